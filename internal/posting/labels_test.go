package posting_test

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"rolewright/internal/posting"
)

func TestKindOfHeading(t *testing.T) {
	tests := []struct {
		language, heading string
		want              posting.Kind
	}{
		{"en", "About Acme", posting.About},
		{"en", "About us", posting.About},
		{"en", "**About the role**", posting.Summary},
		{"en", "About this job:", posting.Summary},
		{"en", "What you'll do", posting.Responsibilities},
		{"en", "What you’ll do", posting.Responsibilities},
		{"en", "KEY RESPONSIBILITIES:", posting.Responsibilities},
		{"en", "Duties & Responsibilities", posting.Responsibilities},
		{"en", "Core Responsibilities", posting.Responsibilities},
		{"en", "DUTIES", posting.Responsibilities},
		{"en", "Who you are", posting.Requirements},
		{"en", "Qualifications", posting.Requirements},
		{"en", "REQUIREMENTS/MINIMUM QUALIFICATIONS", posting.Requirements},
		{"en", "Preferred / Bonus Skills", posting.Requirements},
		{"en", "What you'll need for this role", posting.Requirements},
		{"en", "ANNUAL SALARY", posting.PaySection},
		{"en", "Compensation", posting.PaySection},
		{"en", "What we offer", posting.Benefits},
		{"en", "What’s in it for you?", posting.Benefits},
		{"en", "SELECTION PROCESS", posting.Process},
		{"en", "Interview process", posting.Process},
		{"en", "WHERE TO APPLY", posting.ApplySection},
		{"en", "👉 How to apply", posting.ApplySection},
		{"en", "AN EQUAL EMPLOYMENT OPPORTUNITY EMPLOYER", posting.EqualOpportunity},
		{"de", "Das bringst du mit:", posting.Requirements},
		{"de", "Über die Rolle", posting.Summary},
		{"de", "Über Müller & Söhne", posting.About},
		{"de", "Benefits", posting.Benefits},
		{"fr", "🚀 Qui sommes-nous ?", posting.About},
		{"fr", "🔎 Le profil recherché", posting.Requirements},
		{"fr", "Candidater", posting.ApplySection},
		{"fr", "Missions // Rôle", posting.Responsibilities},
		{"fr", "À propos d’Acme", posting.About},
		{"nl", "Wie ben jij?", posting.Requirements},
		{"pl", "Mile widziane", posting.Requirements},
		{"es-MX", "¿Qué ofrecemos?", posting.Benefits},
		{"en", "ATS Keywords", ""},
		{"en", "About the project", ""},
		{"en", "Cookie Policy", ""},
		{"en", "", ""},
	}
	for _, tt := range tests {
		if got, ok := posting.KindOfHeading(tt.heading, tt.language); got != tt.want || ok != (tt.want != "") {
			t.Errorf("KindOfHeading(%q, %q) = %q, %v; want %q", tt.heading, tt.language, got, ok, tt.want)
		}
	}
}

func TestImportanceOfHeading(t *testing.T) {
	tests := []struct {
		language, heading string
		want              posting.Importance
	}{
		{"en", "Must have", posting.MustHave},
		{"en", "Must-haves:", posting.MustHave},
		{"en", "Required Qualifications", posting.MustHave},
		{"en", "Nice to have", posting.NiceToHave},
		{"en", "Bonus points if you have", posting.NiceToHave},
		{"de", "Von Vorteil", posting.NiceToHave},
		{"fr", "Serait un plus", posting.NiceToHave},
		{"en", "Qualifications", ""},
	}
	for _, tt := range tests {
		if got, ok := posting.ImportanceOfHeading(tt.heading, tt.language); got != tt.want || ok != (tt.want != "") {
			t.Errorf("ImportanceOfHeading(%q, %q) = %q, %v; want %q", tt.heading, tt.language, got, ok, tt.want)
		}
	}
}

func TestLabelsAreRecognised(t *testing.T) {
	for _, language := range posting.Languages() {
		l := posting.LabelsFor(language)
		for _, k := range posting.Kinds() {
			if got, ok := posting.KindOfHeading(l.Heading(k, "Acme"), language); k != posting.Custom && (!ok || got != k) {
				t.Errorf("%s: %q is read as %q, want %q", language, l.Heading(k, "Acme"), got, k)
			}
		}
		for _, i := range []posting.Importance{posting.MustHave, posting.NiceToHave} {
			if got, ok := posting.ImportanceOfHeading(l.Importance(i), language); !ok || got != i {
				t.Errorf("%s: %q is read as %q, want %q", language, l.Importance(i), got, i)
			}
		}
		for _, part := range new(posting.Company).Parts() {
			if got, ok := posting.PartOfHeading(l.Part(part.Name), language); !ok || got != part.Name {
				t.Errorf("%s: %q is read as %q, want %q", language, l.Part(part.Name), got, part.Name)
			}
		}
	}
}

func TestHeadingOfAnyCompanyIsRecognised(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		company := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"The job", "project", "us", "*", "One Two Three Four Five Six Seven Eight Nine"})).
			Draw(t, "company")
		language := rapid.SampledFrom(posting.Languages()).Draw(t, "language")
		heading := posting.LabelsFor(language).Heading(posting.About, company)
		if got, ok := posting.KindOfHeading(heading, language); !ok || got != posting.About {
			t.Fatalf("%q is read as %q", heading, got)
		}
	})
}

// Every word that a sheet may need is there in every language.
func TestLabelsAreComplete(t *testing.T) {
	for _, language := range posting.Languages() {
		l := posting.LabelsFor(language)
		p := twoPages()
		p.Language = language
		p.ApplicantLocations = []posting.Location{{Country: "DE"}}
		p.Pay.Equity = "Shares"
		facts := append(p.Facts(), append(p.SectionFacts(posting.PaySection), p.SectionFacts(posting.ApplySection)...)...)
		for _, f := range facts {
			if f.Label == "" || f.Value == "" {
				t.Errorf("%s: %+v lacks a word", language, f)
			}
		}
		words := []string{l.Draft(), l.Page(1, 2), l.ToApply(), l.Heading(posting.Custom, "")}
		words = append(words, enumWords(t, l)...)
		for i, w := range words {
			if w == "" {
				t.Errorf("%s: word %d is missing", language, i)
			}
		}
	}
}

// enumWords are the words for every known value; the value itself in the
// place of a word would be no translation.
func enumWords(t *testing.T, l posting.Labels) []string {
	t.Helper()
	var out []string
	for _, v := range posting.Seniorities() {
		out = append(out, translated(t, l, string(v), l.Seniority(v)))
	}
	for _, v := range posting.EmploymentTypes() {
		out = append(out, translated(t, l, string(v), l.EmploymentType(v)))
	}
	for _, v := range posting.Workplaces() {
		out = append(out, translated(t, l, string(v), l.Workplace(v)))
	}
	for _, v := range posting.Educations() {
		out = append(out, translated(t, l, string(v), l.Education(v)))
	}
	for _, v := range posting.Periods() {
		out = append(out, translated(t, l, string(v), l.Period(v)))
	}
	return out
}

func translated(t *testing.T, l posting.Labels, value, word string) string {
	t.Helper()
	if word == value {
		t.Errorf("%s: no word for %q", l.Language(), value)
	}
	return word
}

func TestLabelsForMatchesTheBase(t *testing.T) {
	tests := map[string]string{"": "en", "en-GB": "en", "de-AT": "de", "DE": "de", "pt_BR": "pt", "fr-CA": "fr", "ja": "en", "nonsense!": "en"}
	for tag, want := range tests {
		if got := posting.LabelsFor(tag).Language(); got != want {
			t.Errorf("LabelsFor(%q) speaks %q, want %q", tag, got, want)
		}
	}
}

func TestNewSections(t *testing.T) {
	sections := posting.NewSections("de", "Acme", counter())
	ids := map[string]bool{}
	var kinds []posting.Kind
	for _, s := range sections {
		kinds = append(kinds, s.Kind)
		ids[s.ID] = true
		for _, b := range s.Blocks {
			for _, item := range b.Items {
				ids[item.ID] = true
				if item.Text != "" {
					t.Errorf("%s begins with the text %q", s.Kind, item.Text)
				}
			}
		}
	}
	if want := posting.Kinds()[:9]; !reflect.DeepEqual(kinds, want) {
		t.Errorf("got %v, want %v", kinds, want)
	}
	if sections[0].Heading != "Über Acme" || len(ids) != 9+4 {
		t.Errorf("got heading %q and %d ids", sections[0].Heading, len(ids))
	}
}
