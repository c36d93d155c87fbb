package export_test

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rolewright/internal/export"
	"rolewright/internal/posting"
)

// job writes p as structured data and reads it.
func job(t *testing.T, p posting.Posting) (map[string]any, []export.Note) {
	t.Helper()
	var out bytes.Buffer
	report, err := export.JSONLD{}.Write(&out, export.NewDocument(p, nil), export.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var got map[string]any
	d := json.NewDecoder(&out)
	d.UseNumber()
	if err := d.Decode(&got); err != nil {
		t.Fatal(err)
	}
	return got, report.Notes
}

// complete is a posting that has a value in every field with a property.
func complete() posting.Posting {
	p := acme()
	p.RequisitionID, p.Openings, p.PostedOn = "PL-7", "2", "2026-11-22"
	p.Workplace, p.ApplicantLocations = posting.Remote, []posting.Location{{Country: "DE"}, {Region: "US-MI", Country: "US"}, {Country: "US"}}
	p.Locations[0].Region, p.Locations[0].County = "DE-BE", "Mitte"
	p.Education, p.ExperienceMonths, p.Pay.Equity = posting.Bachelor, "24", "options"
	p.Company.Logo = "https://acme.example/logo.png"
	return p
}

func TestJSONLD(t *testing.T) {
	golden(t, "testdata/acme.jsonld", written(t, export.JSONLD{}, export.NewDocument(complete(), onePixel())))
}

// TestJSONLDHasEveryProperty follows the table of fields in the design.
func TestJSONLDHasEveryProperty(t *testing.T) {
	got, notes := job(t, complete())
	if len(notes) > 0 {
		t.Errorf("a complete posting has the notes %v", notes)
	}
	for _, f := range posting.Fields() {
		path := strings.Split(f.JSONLD, ".")
		if f.JSONLD != "" && !has(got, path) {
			t.Errorf("%s: there is no %s", f.Path, f.JSONLD)
		}
	}
}

func has(at any, path []string) bool {
	if list, ok := at.([]any); ok && len(list) > 0 {
		at = list[0]
	}
	if len(path) == 0 {
		return at != nil
	}
	object, _ := at.(map[string]any)
	return has(object[path[0]], path[1:])
}

// TestJSONLDInventsNothing: an empty posting gives an empty JobPosting and
// says what Google misses.
func TestJSONLDInventsNothing(t *testing.T) {
	got, notes := job(t, posting.Posting{})
	if diff := cmp.Diff(map[string]any{"@context": "https://schema.org/", "@type": "JobPosting"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	want := []string{"title", "sections", "postedOn", "company.name", "locations"}
	if diff := cmp.Diff(want, requiredBy(notes)); diff != "" {
		t.Errorf("required (-want +got):\n%s", diff)
	}
	if last := notes[len(notes)-1]; last.Required || last.Text != "Google also recommends, where you can say it: the pay, the employment type, a last day to apply." {
		t.Errorf("the last note is %+v", last)
	}
}

func requiredBy(notes []export.Note) []string {
	var out []string
	for _, n := range notes {
		if n.Required {
			out = append(out, n.Field)
		}
	}
	return out
}

// TestJSONLDNeverKnows has what a posting cannot know whatever it says.
func TestJSONLDNeverKnows(t *testing.T) {
	got, _ := job(t, complete())
	for _, name := range []string{"directApply", "experienceInPlaceOfEducation", "industry", "occupationalCategory"} {
		if got[name] != nil {
			t.Errorf("%s is %v", name, got[name])
		}
	}
}

type object = map[string]any

func TestJSONLDValues(t *testing.T) {
	n := func(s string) json.Number { return json.Number(s) }
	pay := func(change func(*posting.Pay)) func(*posting.Posting) {
		return func(p *posting.Posting) {
			p.Pay = posting.Pay{Kind: posting.PayRange, Min: "27.50", Max: "31", Currency: "EUR", Period: posting.Hour}
			change(&p.Pay)
		}
	}
	salary := func(value object) object {
		value["@type"], value["unitText"] = "QuantitativeValue", "HOUR"
		return object{"@type": "MonetaryAmount", "currency": "EUR", "value": value}
	}
	for _, c := range []struct {
		what     string
		change   func(*posting.Posting)
		property string
		want     any
		// noted is the field of a note that there must be, if any.
		noted string
	}{
		{"range", pay(func(*posting.Pay) {}), "baseSalary", salary(object{"minValue": n("27.50"), "maxValue": n("31")}), ""},
		{"from", pay(func(p *posting.Pay) { p.Max = "" }), "baseSalary", salary(object{"minValue": n("27.50")}), ""},
		{"up to", pay(func(p *posting.Pay) { p.Min = "" }), "baseSalary", salary(object{"maxValue": n("31")}), ""},
		{"fixed", pay(func(p *posting.Pay) { p.Kind, p.Max = posting.PayFixed, "" }), "baseSalary", salary(object{"value": n("27.50")}), ""},
		{"both ends alike", pay(func(p *posting.Pay) { p.Max = p.Min }), "baseSalary", salary(object{"value": n("27.50")}), ""},
		{"words", pay(func(p *posting.Pay) { p.Min = "competitive" }), "baseSalary", nil, "pay.min"},
		{"ends exchanged", pay(func(p *posting.Pay) { p.Min = "100" }), "baseSalary", nil, "pay.min"},
		{"two fixed amounts", pay(func(p *posting.Pay) { p.Kind = posting.PayFixed }), "baseSalary", nil, "pay.kind"},
		{"commission", pay(func(p *posting.Pay) { p.Kind = posting.PayCommission }), "baseSalary", nil, "pay.kind"},
		{"no currency", pay(func(p *posting.Pay) { p.Currency = "" }), "baseSalary", nil, "pay.currency"},
		{"no such currency", pay(func(p *posting.Pay) { p.Currency = "eur" }), "baseSalary", nil, "pay.currency"},
		{"no period", pay(func(p *posting.Pay) { p.Period = "shift" }), "baseSalary", nil, "pay.period"},
		{"hidden pay", func(p *posting.Posting) { p.Sections[5].Hidden = true }, "baseSalary", nil, ""},
		{"last day", func(p *posting.Posting) { p.ApplyBy = "2027-01-31" }, "validThrough", "2027-01-31T23:59:59", ""},
		{"no date", func(p *posting.Posting) { p.ApplyBy = "soon" }, "validThrough", nil, "applyBy"},
		{"posted", func(p *posting.Posting) { p.PostedOn = "2026-11-02" }, "datePosted", "2026-11-02", ""},
		{"posted some day", func(p *posting.Posting) { p.PostedOn = "12/01/2026" }, "datePosted", nil, "postedOn"},
		{"contract", func(p *posting.Posting) { p.EmploymentType = posting.PerDiem }, "employmentType", "PER_DIEM", ""},
		{"another contract", func(p *posting.Posting) { p.EmploymentType = "zero hours" }, "employmentType", nil, "employmentType"},
		{"no education", func(p *posting.Posting) { p.Education = posting.NoEducation }, "educationRequirements", nil, ""},
		{"no experience", func(p *posting.Posting) { p.ExperienceMonths = "0" }, "experienceRequirements", nil, ""},
		{"hybrid is not remote", func(p *posting.Posting) { p.Workplace = posting.Hybrid }, "jobLocationType", nil, ""},
		{"remote", func(p *posting.Posting) {
			p.Workplace, p.ApplicantLocations = posting.Remote, []posting.Location{{Country: "DE"}}
		}, "jobLocationType", "TELECOMMUTE", ""},
		{"remote, from nowhere said", func(p *posting.Posting) { p.Workplace = posting.Remote }, "jobLocationType", nil, "applicantLocations"},
		{"remote in a state", func(p *posting.Posting) {
			p.Workplace, p.ApplicantLocations = posting.Remote, []posting.Location{{Region: "US-MI", Country: "US"}}
		}, "applicantLocationRequirements", []any{object{"@type": "State", "name": "Michigan, USA"}}, ""},
		{"remote in a city", func(p *posting.Posting) {
			p.Workplace, p.ApplicantLocations = posting.Remote, []posting.Location{{City: "Austin", Region: "US-TX", Country: "US"}}
		}, "applicantLocationRequirements", []any{object{"@type": "City", "name": "Austin, Texas, USA"}}, "applicantLocations"},
		{"applicants of a job on site", func(p *posting.Posting) {
			p.Workplace, p.ApplicantLocations = posting.OnSite, []posting.Location{{Country: "DE"}}
		}, "applicantLocationRequirements", nil, ""},
		{"no place", func(p *posting.Posting) { p.Locations = nil }, "jobLocation", nil, "locations"},
		{"no country", func(p *posting.Posting) { p.Locations = []posting.Location{{City: "Springfield"}} }, "jobLocation",
			[]any{object{"@type": "Place", "address": object{"@type": "PostalAddress", "addressLocality": "Springfield"}}}, "locations"},
		{"no address to apply at", func(p *posting.Posting) { p.Apply.URL, p.Apply.Email = "javascript:alert(1)", "" }, "applicationContact", nil, ""},
		{"a picture that is no address", func(p *posting.Posting) { p.Company = posting.Company{Name: "A", Logo: "logo.png"} }, "hiringOrganization",
			object{"@type": "Organization", "name": "A"}, ""},
	} {
		p := acme()
		p.PostedOn = "2026-11-22"
		c.change(&p)
		got, notes := job(t, p)
		if diff := cmp.Diff(c.want, got[c.property]); diff != "" {
			t.Errorf("%s: %s (-want +got):\n%s", c.what, c.property, diff)
		}
		noted := slices.ContainsFunc(notes, func(n export.Note) bool { return n.Field == c.noted })
		if c.noted != "" && !noted || c.noted == "" && len(requiredBy(notes)) > 0 {
			t.Errorf("%s: the notes are %+v, want one on %q", c.what, notes, c.noted)
		}
	}
}

func TestJSONLDDescriptionHasTheTagsThatGoogleReads(t *testing.T) {
	got, _ := job(t, complete())
	text, _ := got["description"].(string)
	keepsTags(t, text, "p", "br", "ul", "li")
	for _, want := range []string{"<p>What you bring</p>", "<li>Clear written English</li>", "Workplace: Remote", "30 days of holiday"} {
		if !strings.Contains(text, want) {
			t.Errorf("the description lacks %q", want)
		}
	}
}

// TestStructuredDataInAPage: the HTML file carries the same data, and no text
// of the posting ends its script element.
func TestStructuredDataInAPage(t *testing.T) {
	p := complete()
	p.Title = `</script><script>alert(1)</script><!-- <script>`
	file, tree := page(t, export.NewDocument(p, nil), export.Options{})
	scripts := tree.Find("script")
	if n := scripts.Length(); n != 1 || scripts.AttrOr("type", "") != "application/ld+json" {
		t.Fatalf("the page has %d scripts:\n%s", n, file)
	}
	var inPage map[string]any
	if err := json.Unmarshal([]byte(scripts.Text()), &inPage); err != nil {
		t.Fatal(err)
	}
	if inPage["title"] != p.Title {
		t.Errorf("the title is %q, want %q", inPage["title"], p.Title)
	}
	if got := string(written(t, export.JSONLD{}, export.NewDocument(p, nil))); strings.TrimSpace(got) != strings.TrimSpace(scripts.Text()) {
		t.Errorf("the page's data are not those of the file:\n%s", got)
	}
}

func TestIncompleteStructuredDataIsInNoPage(t *testing.T) {
	if _, tree := page(t, export.NewDocument(acme(), nil), export.Options{}); tree.Find("script").Length() > 0 {
		t.Error("a page without the day of posting has structured data that Google refuses")
	}
}
