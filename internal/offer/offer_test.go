package offer_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rolewright/internal/offer"
	"rolewright/internal/posting"
	"rolewright/internal/role"
)

var update = flag.Bool("update", false, "write the golden files anew")

func today() time.Time { return time.Date(2026, 11, 22, 15, 0, 0, 0, time.UTC) }

// payroll is a posting with every fact that a letter can have.
func payroll() posting.Posting {
	return posting.Posting{
		Title: "Payroll specialist", ReportsTo: "Head of finance", EmploymentType: posting.FullTime, Workplace: posting.Hybrid,
		Hours: "38 a week, Monday to Friday", Start: "2027-01-04",
		Locations: []posting.Location{{City: "Austin", Region: "US-TX", Country: "US"}},
		Pay:       posting.Pay{Kind: posting.PayRange, Min: "62000", Max: "74000", Currency: "USD", Period: posting.Year, Bonus: "Up to 5 % of base pay"},
		Company:   posting.Company{Name: "Acme"},
		Sections: []posting.Section{{Kind: posting.Benefits, Heading: "Benefits", Blocks: []posting.Block{{Kind: posting.List, Items: []posting.Item{
			{Text: "**30 days** of leave"}, {Text: "A pension of 5 %"}}}}}},
	}
}

func terms() offer.Terms {
	return offer.Terms{Candidate: "Ana Souza", Base: "$70k", Raised: "72,500", Signing: "$3,000, paid with the first month", Start: "15 January 2027",
		AnswerBy: "2026-12-01", Instead: "- Five more days of leave\n\n- A pay review after six months", Manager: "Kim Lee"}
}

func statistics() role.PaySource {
	return role.PaySource{Source: "Statistics", Kind: "government statistics", Date: "May 2024", Area: "United States", Currency: "USD", Period: "year",
		Percentiles: role.Percentiles{P10: 40_000, P25: 50_000, P50: 65_000, P75: 70_000, P90: 90_000}}
}

func TestLetters(t *testing.T) {
	g := offer.Make(offer.Input{Posting: payroll(), Terms: terms(), Today: today()})
	bare := offer.Make(offer.Input{Today: today(), Terms: offer.Terms{AnswerBy: "Friday", Instead: "A day at home", Raised: "80000"}})
	for name, g := range map[string]offer.Guidance{"whole": g, "bare": bare} {
		t.Run(name, func(t *testing.T) {
			var out strings.Builder
			for _, text := range g.Texts {
				if text.Missing != "" {
					t.Errorf("%s was not written: %s", text.Key, text.Missing)
				}
				fmt.Fprintf(&out, "== %s\nSubject: %s\n\n%s\n", text.Key, text.Subject, text.Body)
			}
			fmt.Fprintf(&out, "== not in the posting\n%s\n== not typed\n%s\n", strings.Join(g.NotInPosting, "\n"), strings.Join(g.NotTyped, "\n"))
			golden(t, "letters-"+name+".txt", out.String())
		})
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// TestPlaces: where an amount stands, in words that the source supports.
func TestPlaces(t *testing.T) {
	with := func(change func(*role.PaySource)) role.PaySource {
		s := statistics()
		change(&s)
		return s
	}
	plain := func(change func(*role.PaySource)) role.PaySource {
		return with(func(s *role.PaySource) { s.Percentiles = role.Percentiles{}; change(s) })
	}
	topCoded := with(func(s *role.PaySource) { s.Percentiles.P75, s.Percentiles.P90 = 0, 0 })
	twice := with(func(s *role.PaySource) { s.Percentiles.P90 = 70_000 })
	published := plain(func(s *role.PaySource) { s.Range = &role.PayRange{Min: 60_000, Max: 80_000} })
	typical := plain(func(s *role.PaySource) { s.Typical = 60_000 })
	levels := plain(func(s *role.PaySource) {
		s.Typical = 60_000
		s.Levels = map[string]int{"early": 50_000, "senior": 80_000}
	})
	tests := []struct {
		name   string
		amount string
		source role.PaySource
		want   string
	}{
		{"below all", "30000", statistics(), "below the 10th percentile ($40,000), the lowest published figure, by 25 percent"},
		{"at a point", "50000", statistics(), "at the 25th percentile ($50,000)"},
		{"at the lowest", "40000", statistics(), "at the 10th percentile ($40,000)"},
		{"between", "58500", statistics(), "between the 25th percentile ($50,000) and the median ($65,000), 10 percent below the median"},
		{"just above the median", "65000.50", statistics(), "between the median ($65,000) and the 75th percentile ($70,000), less than 1 percent above the median"},
		{"at the highest", "90000", statistics(), "at the 90th percentile ($90,000)"},
		{"above all", "99000", statistics(), "above the 90th percentile ($90,000), the highest published figure, by 10 percent"},
		{"above what is published", "99000", topCoded, "above the median ($65,000), the highest point that is published; how far up cannot be said"},
		{"two points of one amount", "70000", twice, "at the 75th percentile and the 90th percentile ($70,000)"},
		{"within a range", "70000", published, "within the published range ($60,000 to $80,000)"},
		{"above a range", "88000", published, "above the highest published figure ($80,000) by 10 percent"},
		{"below a range", "54000", published, "below the lowest published figure ($60,000) by 10 percent"},
		{"above a typical figure", "66000", typical, "10 percent above the typical figure ($60,000)"},
		{"at a typical figure", "60000", typical, "at the typical figure ($60,000)"},
		{"levels are no ladder", "66000", levels, "10 percent above the typical figure ($60,000)"},
		{"below the levels, the lowest of which is typical", "54000", plain(func(s *role.PaySource) { s.Typical, s.Levels = 60_000, map[string]int{"mid": 70_000} }),
			"below the lowest published figure ($60,000) by 10 percent"},
		{"among the levels", "66000", plain(func(s *role.PaySource) { s.Levels = map[string]int{"early": 50_000, "mid": 70_000} }), "among the published figures ($50,000 to $70,000)"},
		{"above the levels", "88000", levels, "above the highest published figure ($80,000) by 10 percent, 47 percent above the typical figure ($60,000)"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := posting.Posting{Pay: posting.Pay{Kind: posting.PayFixed, Min: tt.amount, Currency: "USD", Period: posting.Year}}
			got := offer.Make(offer.Input{Posting: p, Market: []role.PaySource{tt.source}, Today: today()}).Positions[0]
			if len(got.Figures) != 1 || got.Figures[0].Place != tt.want {
				t.Errorf("got %+v, want %q", got, tt.want)
			}
		})
	}
}

// TestPositions: which amounts are compared with a source, and why not.
func TestPositions(t *testing.T) {
	pay := func(change func(*posting.Posting)) posting.Posting {
		p := payroll()
		change(&p)
		return p
	}
	hourly := statistics()
	hourly.Period, hourly.Percentiles = "hour", role.Percentiles{P50: 30}
	tests := []struct {
		name    string
		posting posting.Posting
		terms   offer.Terms
		source  role.PaySource
		figures string
		why     string
		caution string
	}{
		{name: "a range and an offer", posting: payroll(), terms: terms(), source: statistics(), figures: "Lowest pay $62,000 a year; Highest pay $74,000 a year; Offer $70,000 a year; Raised offer $72,500 a year"},
		{name: "fixed", posting: pay(func(p *posting.Posting) { p.Pay.Kind, p.Pay.Max = posting.PayFixed, "" }), source: statistics(), figures: "Pay $62,000 a year"},
		{name: "from", posting: pay(func(p *posting.Posting) { p.Pay.Max = "" }), source: statistics(), figures: "Lowest pay $62,000 a year"},
		{name: "up to", posting: pay(func(p *posting.Posting) { p.Pay.Min = "" }), source: statistics(), figures: "Highest pay $74,000 a year"},
		{name: "by the hour", posting: pay(func(p *posting.Posting) { p.Pay.Min, p.Pay.Max, p.Pay.Period = "25", "30.50", posting.Hour }), source: statistics(),
			figures: "Lowest pay $52,000 a year; Highest pay $63,440 a year", caution: "2,080 hours a year"},
		{name: "a year for an hour", posting: payroll(), source: hourly, figures: "Lowest pay $29.81 an hour; Highest pay $35.58 an hour", caution: "2,080 hours a year"},
		{name: "commission", posting: pay(func(p *posting.Posting) { p.Pay.Kind = posting.PayCommission }), source: statistics(),
			figures: "Lowest pay $62,000 a year; Highest pay $74,000 a year", caution: "commission-based"},
		{name: "part-time", posting: pay(func(p *posting.Posting) { p.EmploymentType = posting.PartTime }), source: statistics(),
			figures: "Lowest pay $62,000 a year; Highest pay $74,000 a year", caution: "annual figures are for full time"},
		{name: "elsewhere", posting: pay(func(p *posting.Posting) { p.Locations = []posting.Location{{Country: "EC"}} }), source: statistics(),
			figures: "Lowest pay $62,000 a year; Highest pay $74,000 a year", caution: "the job is not there"},
		{name: "the other way round", posting: pay(func(p *posting.Posting) { p.Pay.Min = "80000" }), source: statistics(), why: "no amount to compare"},
		{name: "no amount", posting: pay(func(p *posting.Posting) { p.Pay.Min, p.Pay.Max = "competitive", "" }), source: statistics(), why: "no amount to compare"},
		{name: "no pay, but an offer", posting: pay(func(p *posting.Posting) { p.Pay.Min, p.Pay.Max = "", "" }), terms: terms(), source: statistics(),
			figures: "Offer $70,000 a year; Raised offer $72,500 a year"},
		{name: "another currency", posting: pay(func(p *posting.Posting) { p.Pay.Currency = "EUR" }), source: statistics(), why: "Currencies are not converted"},
		{name: "no currency", posting: pay(func(p *posting.Posting) { p.Pay.Currency = "" }), source: statistics(), why: "Choose it in the job description"},
		{name: "no period", posting: pay(func(p *posting.Posting) { p.Pay.Period = "" }), source: statistics(), why: "Choose the period"},
		{name: "by the month", posting: pay(func(p *posting.Posting) { p.Pay.Period = posting.Month }), source: statistics(), why: "for a year and the pay is for a month"},
		{name: "a source without figures", posting: payroll(), source: role.PaySource{Currency: "USD", Period: "year"}, why: "gives no figure"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := offer.Make(offer.Input{Posting: tt.posting, Terms: tt.terms, Market: []role.PaySource{tt.source}, Today: today()}).Positions[0]
			var figures []string
			for _, f := range got.Figures {
				figures = append(figures, f.Name+" "+f.Amount)
			}
			if diff := cmp.Diff(tt.figures, strings.Join(figures, "; ")); diff != "" {
				t.Errorf("figures (-want +got)\n%s", diff)
			}
			if !strings.Contains(got.Why, tt.why) || (tt.why == "") != (got.Why == "") {
				t.Errorf("why: got %q, want %q", got.Why, tt.why)
			}
			if all := strings.Join(got.Cautions, " "); !strings.Contains(all, tt.caution) || (tt.caution == "") != (all == "") {
				t.Errorf("cautions: got %q, want %q", all, tt.caution)
			}
			if _, ok := got.Own(); ok != (tt.why == "") {
				t.Errorf("a row of the employer's own: %v", ok)
			}
		})
	}
}

// TestOwnRow: the employer's pay as a row beside an hourly source's.
func TestOwnRow(t *testing.T) {
	hourly := role.PaySource{Currency: "USD", Period: "hour", Percentiles: role.Percentiles{P50: 30}}
	g := offer.Make(offer.Input{Posting: payroll(), Terms: offer.Terms{Base: "70000"}, Market: []role.PaySource{hourly}, Today: today()})
	got, ok := g.Positions[0].Own()
	want := role.PaySource{Currency: "USD", Period: "hour", Range: &role.PayRange{Min: 30, Max: 36}, Typical: 34}
	if diff := cmp.Diff(want, got); diff != "" || !ok {
		t.Errorf("ok %v (-want +got)\n%s", ok, diff)
	}
}

// TestRemarks: what the employer is told of the pay and the terms, by gravity.
func TestRemarks(t *testing.T) {
	tests := []struct {
		name    string
		posting func(*posting.Posting)
		terms   offer.Terms
		want    []string
	}{
		{name: "nothing to say"},
		{name: "above", terms: offer.Terms{Base: "81400"}, want: []string{"warning base: The offer, $81,400 a year, is 10 percent above the highest pay that the job description says, $74,000 a year. Before you send it: change the range"}},
		{name: "above in California", posting: func(p *posting.Posting) { p.Locations[0].Region = "US-CA" }, terms: offer.Terms{Base: "75000"},
			want: []string{"warning base: ", "note base: California: the pay scale"}},
		{name: "both above in California", posting: func(p *posting.Posting) { p.Locations[0].Region = "US-CA" }, terms: offer.Terms{Base: "75000", Raised: "76000"},
			want: []string{"warning base: ", "warning raised: The raised offer, ", "note base: California: the pay scale"}},
		{name: "below", terms: offer.Terms{Base: "60,000"}, want: []string{"stop base: The offer, $60,000 a year, is below the lowest pay that the job description says, $62,000 a year. "}},
		{name: "below the lowest alone", posting: func(p *posting.Posting) { p.Pay.Max = "" }, terms: offer.Terms{Base: "60000"}, want: []string{"stop base: "}},
		{name: "another than the fixed pay", posting: func(p *posting.Posting) { p.Pay.Kind, p.Pay.Max = posting.PayFixed, "" }, terms: offer.Terms{Base: "63000"}, want: []string{"warning base: "}},
		{name: "the fixed pay", posting: func(p *posting.Posting) { p.Pay.Kind, p.Pay.Max = posting.PayFixed, "" }, terms: offer.Terms{Base: "62000"}, want: []string{"note base: The offer is the pay that"}},
		{name: "within", terms: offer.Terms{Base: "62000"}, want: []string{"note base: The offer is within the job description’s range, $12,000 below its top."}},
		{name: "at the top", terms: offer.Terms{Base: "74000"}, want: []string{"note base: The offer is the highest pay"}},
		{name: "no more than before", terms: offer.Terms{Base: "70000", Raised: "70000"}, want: []string{"fault raised: The raised base pay is not above the offer of $70,000 a year.", "note base: ", "note raised: "}},
		{name: "not an amount", terms: offer.Terms{Base: "a lot"}, want: []string{"fault base: The base pay, “a lot”, could not be read as an amount. Write the number alone"}},
		{name: "nothing at all", terms: offer.Terms{Base: "0"}, want: []string{"fault base: The base pay, “0”, could not be read"}},
		{name: "two amounts", terms: offer.Terms{Base: "70-72k"}, want: []string{"fault base: The base pay, “70-72k”, has two amounts."}},
		{name: "other money", terms: offer.Terms{Base: "€70,000"}, want: []string{"fault base: The base pay, “€70,000”, is in another currency than the job description’s pay, USD."}},
		{name: "no pay", posting: func(p *posting.Posting) { p.Pay = posting.Pay{} }, want: []string{"warning pay.min: The job description says no pay."}},
		{name: "commission", posting: func(p *posting.Posting) { p.Pay = posting.Pay{Kind: posting.PayCommission} }, want: []string{"note pay.kind: The pay is commission-based."}},
		{name: "the wrong way round", posting: func(p *posting.Posting) { p.Pay.Min = "80000" }, terms: offer.Terms{Base: "70000"}, want: []string{"warning pay.min: The lower amount is above the upper one. Swap them."}},
		{name: "not a number", posting: func(p *posting.Posting) { p.Pay.Min, p.Pay.Max = "competitive", "" }, want: []string{"warning pay.min: “competitive” could not be read"}},
		{name: "hidden", posting: func(p *posting.Posting) {
			p.Sections = append(p.Sections, posting.Section{Kind: posting.PaySection, Hidden: true})
		}, want: []string{"note pay.min: The pay is hidden"}},
		{name: "a day that could be two", terms: offer.Terms{AnswerBy: "12/01/2026"}, want: []string{"fault answerBy: “12/01/2026” could not be read as a date."}},
		{name: "days in the past", terms: offer.Terms{Start: "2026-11-01", AnswerBy: "2026-11-21"}, want: []string{"fault start: The start, 1 November 2026, is in the past.", "fault answerBy: "}},
		{name: "today is not past", terms: offer.Terms{Start: "2026-11-22"}},
		{name: "no time to answer", terms: offer.Terms{AnswerBy: "2026-11-23"}, want: []string{"note answerBy: That leaves less than two days"}},
		{name: "an answer today", terms: offer.Terms{AnswerBy: "2026-11-22"}, want: []string{"note answerBy: That leaves less than two days"}},
		{name: "answer after the start", terms: offer.Terms{Start: "2026-12-01", AnswerBy: "2026-12-02"}, want: []string{"fault answerBy: The day to answer by is after"}},
		{name: "in German", posting: func(p *posting.Posting) { p.Language = "de-AT" }, want: []string{"note language: The job description is in German."}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := payroll()
			if tt.posting != nil {
				tt.posting(&p)
			}
			got := offer.Make(offer.Input{Posting: p, Terms: tt.terms, Today: today()}).Remarks
			if len(got) != len(tt.want) {
				t.Fatalf("got %d remarks %q, want %d", len(got), got, len(tt.want))
			}
			for i, r := range got {
				if line := fmt.Sprintf("%s %s: %s", r.Gravity, r.Field, r.Text); !strings.HasPrefix(line, tt.want[i]) {
					t.Errorf("got %q, want %q…", line, tt.want[i])
				}
			}
		})
	}
}

// TestCurrencyOfThePlace: a bare sign is the posting's own money.
func TestCurrencyOfThePlace(t *testing.T) {
	p := payroll()
	p.Pay.Currency = "CAD"
	if got, want := offer.Make(offer.Input{Posting: p, Terms: offer.Terms{Base: "$70k"}, Today: today()}).Offer, "CA$70,000 a year"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestNoLetter: what is below the posted pay gets no letter, and what is not
// settled no reply.
func TestNoLetter(t *testing.T) {
	tests := []struct {
		name  string
		terms offer.Terms
		want  string
	}{
		{"nothing typed", offer.Terms{}, "offer stay"},
		{"too little", offer.Terms{Base: "50000", Raised: "70000", Instead: "A day", AnswerBy: "Friday"}, ""},
		{"too little even when raised", offer.Terms{Raised: "50000"}, "offer stay"},
		{"no raise", offer.Terms{Base: "70000", Raised: "69000"}, "offer stay"},
		{"all settled", terms(), "offer raise instead stay reminder"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var written []string
			for _, text := range offer.Make(offer.Input{Posting: payroll(), Terms: tt.terms, Today: today()}).Texts {
				if (text.Body == "") == (text.Missing == "") {
					t.Errorf("%s has both a letter and a reason against it, or neither: %+v", text.Key, text)
				}
				if text.Body != "" {
					written = append(written, text.Key)
				}
			}
			if got := strings.Join(written, " "); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// TestTodayIsThePersonsOwn: it is still Sunday west of Greenwich.
func TestTodayIsThePersonsOwn(t *testing.T) {
	west := time.Date(2026, 11, 22, 23, 0, 0, 0, time.FixedZone("", -8*3600))
	if got := offer.Make(offer.Input{Posting: payroll(), Terms: offer.Terms{Start: "2026-11-22"}, Today: west}).Remarks; len(got) > 0 {
		t.Errorf("got %q", got)
	}
}

// TestWhatIsNotSettled: a letter takes nothing for settled that is not.
func TestWhatIsNotSettled(t *testing.T) {
	tests := []struct {
		name         string
		change       func(*posting.Posting)
		with, no     string
		notInPosting string
	}{
		{"a range is no offer", func(*posting.Posting) {}, "", "Base pay:", ""},
		{"fixed pay is", func(p *posting.Posting) { p.Pay.Kind, p.Pay.Max = posting.PayFixed, "" }, "- Base pay: $62,000 a year\n", "", ""},
		{"a commission is not base pay", func(p *posting.Posting) { p.Pay.Kind, p.Pay.Max = posting.PayCommission, "62000" }, "", "Base pay:", ""},
		{"one of several places", func(p *posting.Posting) {
			p.Locations = append(p.Locations, posting.Location{City: "Bern", Country: "CH"})
		}, "", "Place of work:", "which of its places is meant"},
		{"the first of many benefits", func(p *posting.Posting) { p.Company.Benefits = strings.Repeat("- Lunch\n", 6) }, "- Lunch\n- and the other benefits that the job description names\n", "30 days", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := payroll()
			tt.change(&p)
			g := offer.Make(offer.Input{Posting: p, Today: today()})
			body := g.Texts[0].Body
			if !strings.Contains(body, tt.with) || tt.no != "" && strings.Contains(body, tt.no) {
				t.Errorf("want %q and not %q:\n%s", tt.with, tt.no, body)
			}
			if got := strings.Join(g.NotInPosting, ", "); got != tt.notInPosting {
				t.Errorf("not in the posting: got %q, want %q", got, tt.notInPosting)
			}
		})
	}
}

// TestHiddenFacts: a letter says nothing that the candidate could not see.
func TestHiddenFacts(t *testing.T) {
	p := payroll()
	p.Sections[0].Hidden = true
	p.Sections = append(p.Sections, posting.Section{Kind: posting.PaySection, Hidden: true})
	p.Headcount.Total = "987"
	for _, text := range offer.Make(offer.Input{Posting: p, Terms: terms(), Today: today()}).Texts {
		for _, secret := range []string{"74,000", "62,000", "30 days", "Up to 5", "987"} {
			if strings.Contains(text.Body, secret) {
				t.Errorf("%s says %q:\n%s", text.Key, secret, text.Body)
			}
		}
	}
}
