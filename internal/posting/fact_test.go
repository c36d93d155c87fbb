package posting_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rolewright/internal/posting"
)

func TestPayLine(t *testing.T) {
	eur := posting.Pay{Min: "55000", Max: "65000", Currency: "EUR", Period: posting.Year}
	with := func(change func(*posting.Pay)) posting.Pay {
		p := eur
		change(&p)
		return p
	}
	tests := []struct {
		language string
		pay      posting.Pay
		want     string
	}{
		{"en", posting.Pay{Min: "95000", Max: "120000", Currency: "USD", Period: posting.Year}, "$95,000 – $120,000 a year"},
		{"en", eur, "€55,000 – €65,000 a year"},
		{"de", eur, "55.000 – 65.000~€ im Jahr"},
		{"de-CH", with(func(p *posting.Pay) { p.Currency = "CHF" }), "CHF~55’000 – CHF~65’000 im Jahr"},
		{"fr", eur, "55\u202f000 – 65\u202f000~€ par an"},
		{"es", eur, "55.000 – 65.000~€ al año"},
		{"es", posting.Pay{Min: "1500", Max: "1500", Currency: "EUR", Period: posting.Month}, "1500~€ al mes"},
		{"nl", eur, "€~55.000 – €~65.000 per jaar"},
		{"it", eur, "55.000 – 65.000~€ all’anno"},
		{"pl", posting.Pay{Min: "15000", Currency: "PLN", Period: posting.Month}, "Od 15~000~zł miesięcznie"},
		{"pt-BR", posting.Pay{Max: "8000", Currency: "BRL", Period: posting.Month}, "Até R$~8.000 por mês"},
		{"pt-PT", eur, "55~000 – 65~000~€ por ano"},
		{"en", posting.Pay{Min: "27.50", Currency: "GBP", Period: posting.Hour}, "From £27.50 an hour"},
		{"en", posting.Pay{Kind: posting.PayFixed, Min: "27.50", Currency: "GBP", Period: posting.Hour}, "£27.50 an hour"},
		{"en", posting.Pay{Max: "100000.01", Currency: "SEK"}, "Up to SEK~100,000.01"},
		{"en", posting.Pay{Min: "80000", Currency: "CAD"}, "From CA$80,000"},
		{"en-CA", posting.Pay{Min: "80000", Currency: "CAD"}, "From $80,000"},
		{"en", posting.Pay{Min: "80000", Currency: "shells"}, "From 80,000~shells"},
		{"en", posting.Pay{Min: "80000"}, "From 80,000"},
		{"en", posting.Pay{Min: "competitive", Currency: "USD", Period: posting.Year}, "competitive"},
		{"en", posting.Pay{Min: "80000", Max: "depends", Currency: "USD", Period: posting.Year}, "$80,000 – depends"},
		{"en", posting.Pay{Kind: posting.PayCommission}, "Commission"},
		{"en", posting.Pay{Kind: posting.PayCommission, Min: "500", Max: "900", Currency: "USD", Period: posting.Week}, "$500 – $900 a week, commission-based"},
		{"en", posting.Pay{Min: "123456789012.123456", Max: "123456789012.123457"}, "123,456,789,012.123456 – 123,456,789,012.123457"},
		{"en", posting.Pay{Kind: posting.PayRange, Currency: "USD", Period: posting.Year}, ""},
	}
	for _, tt := range tests {
		want := strings.ReplaceAll(tt.want, "~", "\u00a0")
		if got := tt.pay.Line(tt.language); got != want {
			t.Errorf("%+v in %s: got %q, want %q", tt.pay, tt.language, got, want)
		}
	}
}

func TestFacts(t *testing.T) {
	want := []posting.Fact{
		{"company", "Company", "Acme", "https://example.com"},
		{"locations", "Location", "Austin, Texas, United States; Los Angeles, California, United States", ""},
		{"workplace", "Workplace", "Hybrid", ""},
		{"employmentType", "Employment", "Full-time", ""},
		{"pay", "Pay", "$95,000 – $120,000 a year", ""},
		{"seniority", "Level", "Senior", ""},
		{"department", "Department", "Finance", ""},
		{"reportsTo", "Reports to", "Head of finance", ""},
		{"hours", "Hours", "40 a week", ""},
		{"start", "Start", "January 4, 2027", ""},
		{"applyBy", "Apply by", "December 1, 2026", ""},
		{"openings", "Openings", "2", ""},
		{"experienceMonths", "Experience", "At least 3 years", ""},
		{"education", "Education", "Bachelor’s degree", ""},
		{"requisitionId", "Reference", "FIN-204", ""},
	}
	p := twoPages()
	if diff := cmp.Diff(want, p.Facts()); diff != "" {
		t.Errorf("Facts (-want +got)\n%s", diff)
	}
	if diff := cmp.Diff(want[:5], p.KeyFacts()); diff != "" {
		t.Errorf("KeyFacts (-want +got)\n%s", diff)
	}
	if got := (posting.Posting{Title: "Clerk"}).Facts(); len(got) != 0 {
		t.Errorf("a posting without facts shows %+v", got)
	}
}

func TestSectionFacts(t *testing.T) {
	p := twoPages()
	pay := []posting.Fact{{"pay", "Pay", "$95,000 – $120,000 a year", ""}, {"pay.bonus", "Bonus", "Up to 10 %", ""}}
	apply := []posting.Fact{
		{"apply.url", "Apply at", "https://example.com/jobs/204", "https://example.com/jobs/204"},
		{"apply.email", "E-mail", "jobs@example.com", "mailto:jobs@example.com"},
		{"applyBy", "Apply by", "December 1, 2026", ""},
	}
	if diff := cmp.Diff(pay, p.SectionFacts(posting.PaySection)); diff != "" {
		t.Errorf("pay (-want +got)\n%s", diff)
	}
	if diff := cmp.Diff(apply, p.SectionFacts(posting.ApplySection)); diff != "" {
		t.Errorf("apply (-want +got)\n%s", diff)
	}
	p.Apply.URL = "javascript:alert(1)"
	if got := p.SectionFacts(posting.ApplySection)[0]; got.Link != "" || got.Value != p.Apply.URL {
		t.Errorf("an unsafe link is shown as %+v", got)
	}
	if got := p.SectionFacts(posting.Benefits); len(got) != 0 {
		t.Errorf("benefits show %+v", got)
	}
}

func TestFactsInOtherLanguages(t *testing.T) {
	p := posting.Posting{
		Language: "pl", ExperienceMonths: "48", Start: "2026-12-01", Workplace: posting.Remote,
		ApplicantLocations: []posting.Location{{Country: "PL"}, {Country: "DE"}},
	}
	var got []string
	for _, f := range p.Facts() {
		got = append(got, f.Value)
	}
	want := []string{"Zdalnie", "Zapraszamy kandydatów z: Polska; Niemcy", "1 grudnia 2026", "Co najmniej 4 lata"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestDisplayDate(t *testing.T) {
	tests := map[string]string{
		"en": "1 December 2026", "de": "1. Dezember 2026", "fr": "1er décembre 2026", "es": "1 de diciembre de 2026",
		"nl": "1 december 2026", "it": "1º dicembre 2026", "pl": "1 grudnia 2026", "pt": "1 de dezembro de 2026",
	}
	for language, want := range tests {
		got := posting.DisplayDate("2026-12-01", language)
		if got != want {
			t.Errorf("%s: got %q, want %q", language, got, want)
		}
		if back, ok := posting.ParseDate(got, language); !ok || back != "2026-12-01" {
			t.Errorf("%s: %q is read as %q", language, got, back)
		}
	}
	if got := posting.DisplayDate("soon", "de"); got != "soon" {
		t.Errorf("got %q", got)
	}
}

func TestParseDate(t *testing.T) {
	tests := []struct{ text, language, want string }{
		{"2026-12-01", "en", "2026-12-01"},
		{"2026/12/1", "en", "2026-12-01"},
		{"1 Dec 2026", "en", "2026-12-01"},
		{"Dec. 1st, 2026", "en", "2026-12-01"},
		{"1 Dec 2026", "de", "2026-12-01"},
		{"1. Dez. 2026", "de", "2026-12-01"},
		{"01.12.2026", "en", "2026-12-01"},
		{"12/01/2026", "en", ""},
		{"12/01/2026", "fr", "2026-01-12"},
		{"31/12/2026", "en", "2026-12-31"},
		{"12/31/2026", "en", "2026-12-31"},
		{"03/03/2026", "en", "2026-03-03"},
		{"31 février 2026", "fr", ""},
		{"2026-02-30", "en", ""},
		{"1 Dec", "en", ""},
		{"1 Dec 26", "en", ""},
		{"as soon as possible", "en", ""},
		{"May", "en", ""},
		{"", "en", ""},
	}
	for _, tt := range tests {
		if got, ok := posting.ParseDate(tt.text, tt.language); got != tt.want || ok != (tt.want != "") {
			t.Errorf("ParseDate(%q, %q) = %q, %v; want %q", tt.text, tt.language, got, ok, tt.want)
		}
	}
}
