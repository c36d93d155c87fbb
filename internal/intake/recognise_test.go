package intake_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rolewright/internal/intake"
	"rolewright/internal/posting"
)

// onlyWords fails where the reading lost a word.
func onlyWords(t *testing.T, res intake.Result) {
	t.Helper()
	if lost := lostWords(res); len(lost) > 0 {
		t.Errorf("words lost: %q", lost)
	}
}

const fromASite = `---
# Fill in what follows.
title: "Harbour pilot"
closes: 2026-03-31
application_link: https://jobs.example/17
open: false
key objectives:
  - Bring ships in
    - by night
    - in fog
---

{% comment %} The next line is for editors. {% endcomment %}
{% include alert.html %}
# Harbour pilot at Northport

**Location:** Northport, UK (Hybrid)
**Contract:** Part-time

## Role summary

You will guide ships past the bar. See the [chart](https://northport.example/chart).

## Qualifications

For each ship, bring:

- A *valid* licence
- Ten years at sea

| Grade | Ships |
|-------|-------|
| One   | small |

## Why join Northport

Free coffee.
`

func TestReadMarkdownOfOthers(t *testing.T) {
	res := read(t, "pilot.md", fromASite)
	onlyWords(t, res)
	want := `## Role summary (summary)
You will guide ships past the bar. See the [chart](https://northport.example/chart).
## Qualifications (requirements)
For each ship, bring:
[]
- A *valid* licence
- Ten years at sea
Grade: Ships
One: small
## Why join Northport (benefits)
## Key objectives (responsibilities)
[]
- Bring ships in
- by night
- in fog`
	p := res.Posting
	if diff := cmp.Diff(want, outline(p)); diff != "" {
		t.Errorf("sections (-want +got):\n%s", diff)
	}
	got := posting.Posting{Title: p.Title, ApplyBy: p.ApplyBy, Apply: p.Apply, Locations: p.Locations, Workplace: p.Workplace,
		EmploymentType: p.EmploymentType, Extra: p.Extra}
	facts := posting.Posting{Title: "Harbour pilot", ApplyBy: "2026-03-31", Apply: posting.Apply{URL: "https://jobs.example/17"},
		Locations: []posting.Location{{City: "Northport", Country: "GB"}}, Workplace: posting.Hybrid,
		EmploymentType: posting.PartTime, Extra: "open: false"}
	if diff := cmp.Diff(facts, got); diff != "" {
		t.Errorf("facts (-want +got):\n%s", diff)
	}
	for _, left := range []string{"Fill in what follows", "The next line", "alert.html"} {
		if !strings.Contains(res.LeftOut, left) {
			t.Errorf("%q is not among what was left out:\n%s", left, res.LeftOut)
		}
	}
}

// Front matter that is not quite YAML is lines of labels all the same, unless
// it is of the program's own form, whose author wants to know.
func TestReadBrokenFrontMatter(t *testing.T) {
	res := read(t, "a.md", "---\ntitle: Pilot: deep sea\ncloses: 2026-03-31\n---\n\n## Duties\n\n- Bring ships in\n")
	onlyWords(t, res)
	if res.Posting.Title != "Pilot: deep sea" || res.Posting.ApplyBy != "2026-03-31" {
		t.Errorf("title %q, closing date %q", res.Posting.Title, res.Posting.ApplyBy)
	}
	if _, err := intake.Read("a.md", []byte("---\nworkplace: [\n---\n\n# Pilot\n")); err == nil {
		t.Error("broken front matter of our own form was read")
	}
}

func TestReadHeadingsOfAllKinds(t *testing.T) {
	for _, c := range []struct {
		kind     posting.Kind
		headings string
	}{
		{posting.Summary, "DEFINITION|Role Purpose:|Opportunity overview|Position Summary (Public)|fr:Description du poste|OM TJÄNSTEN|職務内容"},
		{posting.Responsibilities, "EXAMPLES OF DUTIES|Essential Functions|2. Key Responsibilities|II. Duties|What will you do?|What you will be responsible for in this role:|Vos missions|Missions // Rôle|Wat ga je doen als pilot?|Arbetsuppgifter|業務内容"},
		{posting.Requirements, "MINIMUM QUALIFICATIONS|REQUIREMENTS/MINIMUM QUALIFICATIONS|What are we looking for?|fr:Profil recherché|Wie ben jij?|Din profil|Knowledge, Skills, and Abilities|応募要件（必須）"},
		{posting.Benefits, "What can we offer?|Why join Northport|Wat bieden wij?|Vi erbjuder|福利厚生"},
		{posting.PaySection, "ANNUAL SALARY|Rémunération|Salaris|年収"},
		{posting.Process, "SELECTION PROCESS|Hiring process|fr:Processus de recrutement"},
		{posting.ApplySection, "WHERE TO APPLY|APPLICATION DEADLINE|Comment candidater ?|Ansökan"},
		{posting.EqualOpportunity, "Equal Employment Opportunity|EEO Statement"},
		{posting.Custom, "Modalités|Physical demands|PROCESS NOTES"},
	} {
		for heading := range strings.SplitSeq(c.headings, "|") {
			t.Run(heading, func(t *testing.T) {
				heading, french := strings.CutPrefix(heading, "fr:")
				body := "Ships are brought in by night and in fog, and nobody minds."
				if french {
					body = "Vous guidez les navires dans le port avec votre équipe, pour une ville et des gens que nous aimons."
				}
				res := read(t, "a.txt", "Pilot\n\nSomething else\n==============\nA line of text.\n\n"+heading+"\n\n"+body+"\n")
				onlyWords(t, res)
				sections := res.Posting.Sections
				if got := sections[len(sections)-1].Kind; got != c.kind || len(sections) != 2 {
					t.Errorf("%q opens %q, want %q\n%s", heading, got, c.kind, outline(res.Posting))
				}
			})
		}
	}
}

func TestReadPayWhereverItStands(t *testing.T) {
	year, month, day := posting.Year, posting.Month, posting.Day
	offer := func(low, high, currency string, period posting.Period) posting.Pay {
		return posting.Pay{Kind: posting.PayRange, Min: low, Max: high, Currency: currency, Period: period}
	}
	for _, c := range []struct {
		name, text string
		want       posting.Pay
	}{
		{"k and €", "Salaire : 38-45 k€ brut annuel", offer("38000", "45000", "EUR", year)},
		{"millions", "Salary: 7.5 to 9 million JPY per annum", offer("7500000", "9000000", "JPY", year)},
		{"ten thousands of yen", "年収: 750～900万円", offer("7500000", "9000000", "JPY", year)},
		{"in a text", "We sail on Mondays, and the startsalaris is tussen €4.200 en €5.200 per maand.", offer("4200", "5200", "EUR", month)},
		{"in an item", "Conditions\n\n- Rémunération : taux journalier entre 300 à 600 euros HT\n- Télétravail", offer("300", "600", "EUR", day)},
		{"two labels", "Minimum salary: 45000\nMaximum salary: 65000\nPay frequency: per year", posting.Pay{Kind: posting.PayRange, Min: "45000", Max: "65000", Period: year}},
		{"heading in capitals below other lines", "Class code: 7\nANNUAL SALARY\n\n$51,699 to $73,560. Some shifts pay more.", offer("51699", "73560", "USD", year)},
		{"several offers", "SALARY\n\n$47,752 to $69,822 and $54,935 to $80,325\n\nThe salary at the docks is $64,665 to $80,325.", posting.Pay{}},
		{"other money", "Benefits\n\n- A budget of €500 to €900 a year for books", posting.Pay{}},
		{"a period we do not know", "Salary: $2,400 biweekly", posting.Pay{}},
		{"a grade", "Grade: GS-13\nPay: GS-13, by locality", posting.Pay{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			res := read(t, "a.txt", "Pilot\n\n"+c.text+"\n")
			onlyWords(t, res)
			if diff := cmp.Diff(c.want, res.Posting.Pay); diff != "" {
				t.Errorf("pay (-want +got):\n%s\n%s", diff, outline(res.Posting))
			}
		})
	}
}

func TestReadPlaces(t *testing.T) {
	for _, c := range []struct {
		value     string
		places    []posting.Location
		area      []posting.Location
		workplace posting.Workplace
	}{
		{"Louisburg, NC, NC, 27549", []posting.Location{{City: "Louisburg", Region: "US-NC", Country: "US"}}, nil, ""},
		{"Stockholm, Sweden (Hybrid)", []posting.Location{{City: "Stockholm", Country: "SE"}}, nil, posting.Hybrid},
		{"Remote - Berlin, Germany", []posting.Location{{City: "Berlin", Country: "DE"}}, nil, posting.Remote},
		{"Anywhere in the U.S. (remote)", nil, []posting.Location{{Country: "US"}}, posting.Remote},
	} {
		t.Run(c.value, func(t *testing.T) {
			res := read(t, "a.txt", "Pilot\n\nLocation: "+c.value+"\n")
			onlyWords(t, res)
			p := res.Posting
			if diff := cmp.Diff([]any{c.places, c.area, c.workplace}, []any{p.Locations, p.ApplicantLocations, p.Workplace}); diff != "" {
				t.Errorf("places, area and workplace (-want +got):\n%s", diff)
			}
		})
	}
}

// Job boards put the facts below the title, a line each.
func TestReadLinesOfFactsBelowTitle(t *testing.T) {
	res := read(t, "a.txt", "Harbour pilot\nNorthport Pilots\nHull\nOn-site\nFull time\n\nDuties\n\n- Bring ships in\n")
	onlyWords(t, res)
	p := res.Posting
	if p.Company.Name != "Northport Pilots" || len(p.Locations) != 1 || p.Locations[0].City != "Hull" ||
		p.Workplace != posting.OnSite || p.EmploymentType != posting.FullTime || len(p.Sections) != 1 {
		t.Errorf("company %q, places %v, %q, %q\n%s", p.Company.Name, p.Locations, p.Workplace, p.EmploymentType, outline(p))
	}
}

func TestReadDeadlineInText(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Applications must be received by THURSDAY, APRIL 28, 2016.", "2016-04-28"},
		{"Please apply before 31 March 2026.", "2026-03-31"},
		{"Apply by 1 May 2026. Late candidates may apply by 1 June 2026.", ""},
		{"We were founded on 1 May 2026.", ""},
	} {
		res := read(t, "a.txt", "Pilot\n\nHow to apply\n\n"+c.text+"\n")
		onlyWords(t, res)
		if res.Posting.ApplyBy != c.want {
			t.Errorf("%q: closing date %q, want %q", c.text, res.Posting.ApplyBy, c.want)
		}
	}
}

// A list of duties without a heading is none of the requirements above it,
// and the questions of an application form belong to no section.
func TestReadWhatHasNoHeading(t *testing.T) {
	res := read(t, "a.txt", `Pilot

Desirable qualifications:
Sails for pleasure
Speaks Dutch
Sleeps by day

Directs ships past the bar
Maintains the chart and its copies
Trains two apprentices every year
Prepares a report for the harbour board
Coordinates with tugs and lock keepers
Supervises the boat's crew

Northport does not discriminate on the basis of age or religion.

01


Do you hold a licence?

Yes
No
`)
	onlyWords(t, res)
	want := `## What you bring (requirements)
[nice]
- Sails for pleasure
- Speaks Dutch
- Sleeps by day
## What you will do (responsibilities)
[]
- Directs ships past the bar
- Maintains the chart and its copies
- Trains two apprentices every year
- Prepares a report for the harbour board
- Coordinates with tugs and lock keepers
- Supervises the boat's crew
## Equal opportunity (equal-opportunity)
## More information (custom)
01
Do you hold a licence?
Yes
No`
	if diff := cmp.Diff(want, outline(res.Posting)); diff != "" {
		t.Errorf("sections (-want +got):\n%s", diff)
	}
}

// Pages copied without care break at every bold word.
func TestReadTornLines(t *testing.T) {
	res := read(t, "a.txt", "Pilot\n\nBenefits\n\nHolidays\n: thirty days, and\n\na bicycle\n\n. Both from the first day.\n")
	onlyWords(t, res)
	want := "Holidays: thirty days, and\n\na bicycle. Both from the first day."
	if got := res.Posting.Company.Benefits; got != want {
		t.Errorf("benefits = %q, want %q", got, want)
	}
}
