package intake_test

import (
	"errors"
	"regexp"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"rolewright/internal/intake"
	"rolewright/internal/posting"
)

func read(t *testing.T, name, src string) intake.Result {
	t.Helper()
	res, err := intake.Read(name, []byte(src))
	if err != nil {
		t.Fatalf("Read: %v", err)
	}
	return res
}

// outline writes a posting's sections a line each, for a test to compare.
func outline(p posting.Posting) string {
	var out []string
	for _, s := range p.Sections {
		out = append(out, "## "+s.Heading+" ("+string(s.Kind)+")")
		for _, b := range s.Blocks {
			if b.Kind == posting.Paragraph {
				out = append(out, b.Text)
				continue
			}
			out = append(out, strings.TrimSpace("["+string(b.Importance)+"] "+b.Group))
			for _, it := range b.Items {
				out = append(out, "- "+it.Text)
			}
		}
	}
	return strings.Join(out, "\n")
}

const fromAPage = `Senior Backend Developer
Acme · Berlin, Germany · Hybrid · Full-time

Acme plans the routes of fresh produce for nine thousand shops, from
forty ports to the last corner of the country.

What you'll do
• Design and build services in Go.
• Cut the time from a changed order to a new plan, together with
  two colleagues from operations research.

Requirements:
- SQL and a relational database
- Clear written English

Nice to have:
- Routing or scheduling

Salary
€72,000 – €90,000 per year

How to apply
Write to jobs@acme.example.
`

func TestReadAPostingCopiedFromAPage(t *testing.T) {
	res := read(t, "", fromAPage)
	p := res.Posting
	want := `## About the job (summary)
Acme plans the routes of fresh produce for nine thousand shops, from forty ports to the last corner of the country.
## What you'll do (responsibilities)
[]
- Design and build services in Go.
- Cut the time from a changed order to a new plan, together with two colleagues from operations research.
## Requirements (requirements)
[]
- SQL and a relational database
- Clear written English
[nice]
- Routing or scheduling
## Salary (pay)
## How to apply (apply)
Write to jobs@acme.example.`
	if diff := cmp.Diff(want, outline(p)); diff != "" {
		t.Errorf("sections (-want +got):\n%s", diff)
	}
	got := posting.Posting{Title: p.Title, Workplace: p.Workplace, EmploymentType: p.EmploymentType, Pay: p.Pay,
		Apply: p.Apply, Company: posting.Company{Name: p.Company.Name}, Locations: p.Locations}
	facts := posting.Posting{
		Title: "Senior Backend Developer", Workplace: posting.Hybrid, EmploymentType: posting.FullTime,
		Pay:       posting.Pay{Kind: posting.PayRange, Min: "72000", Max: "90000", Currency: "EUR", Period: posting.Year},
		Apply:     posting.Apply{Email: "jobs@acme.example"},
		Company:   posting.Company{Name: "Acme"},
		Locations: []posting.Location{{City: "Berlin", Country: "DE"}},
	}
	if diff := cmp.Diff(facts, got); diff != "" {
		t.Errorf("facts (-want +got):\n%s", diff)
	}
}

func TestReadLabelledLines(t *testing.T) {
	res := read(t, "bulletin.txt", `JOB DETAILS
Job title: Warehouse technician
Employer: Example County
Location: Prescott
Salary: $95,000 - $120,000 per year
Employment type: Part-time
Workplace: Remote
Department: Elections
Reports to: Registrar
Job number: 2026-17
Closing date: December 31, 2026
Start date: as soon as possible
FLSA: Exempt
`)
	p := res.Posting
	for _, c := range []struct{ field, got, want string }{
		{"title", p.Title, "Warehouse technician"},
		{"company", p.Company.Name, "Example County"},
		{"pay.min", p.Pay.Min, "95000"},
		{"pay.max", p.Pay.Max, "120000"},
		{"pay.currency", p.Pay.Currency, "USD"},
		{"pay.period", string(p.Pay.Period), "year"},
		{"employmentType", string(p.EmploymentType), "part-time"},
		{"workplace", string(p.Workplace), "remote"},
		{"department", p.Department, "Elections"},
		{"reportsTo", p.ReportsTo, "Registrar"},
		{"requisitionId", p.RequisitionID, "2026-17"},
		{"applyBy", p.ApplyBy, "2026-12-31"},
		{"start", p.Start, "as soon as possible"},
	} {
		if c.got != c.want {
			t.Errorf("%s = %q, want %q", c.field, c.got, c.want)
		}
	}
	if want := "## JOB DETAILS (custom)\n[]\n- FLSA: Exempt"; outline(p) != want {
		t.Errorf("sections = %s\nwant %s", outline(p), want)
	}
}

func TestReadPay(t *testing.T) {
	year, hour := posting.Year, posting.Hour
	for _, c := range []struct {
		line string
		want posting.Pay
		kept bool
	}{
		{"Salary: $95,000 - $120,000 per year", posting.Pay{Kind: "range", Min: "95000", Max: "120000", Currency: "USD", Period: year}, false},
		{"Salary: $95k–$120k a year", posting.Pay{Kind: "range", Min: "95000", Max: "120000", Currency: "USD", Period: year}, false},
		{"Hourly rate: $27.50", posting.Pay{Kind: "fixed", Min: "27.50", Currency: "USD", Period: hour}, false},
		{"Salary: $28.22 - $42.33 HOUR", posting.Pay{Kind: "range", Min: "28.22", Max: "42.33", Currency: "USD", Period: hour}, false},
		{"Gehalt: 60.000 € bis 75.000 € pro Jahr", posting.Pay{Kind: "range", Min: "60000", Max: "75000", Currency: "EUR", Period: year}, false},
		{"Pay: £30,000 to £35,000 per annum plus a car", posting.Pay{Kind: "range", Min: "30000", Max: "35000", Currency: "GBP", Period: year}, true},
		{"Salary: competitive", posting.Pay{}, true},
		{"Salary: $55,624 to $69,133 and $61,846 to $76,817", posting.Pay{}, true},
	} {
		t.Run(c.line, func(t *testing.T) {
			res := read(t, "a.txt", "Tester\n\n"+c.line+"\n")
			if diff := cmp.Diff(c.want, res.Posting.Pay); diff != "" {
				t.Errorf("pay (-want +got):\n%s", diff)
			}
			_, value, _ := strings.Cut(c.line, ": ")
			if kept := strings.Contains(outline(res.Posting), value); kept != c.kept {
				t.Errorf("the line is kept as text: %v, want %v\n%s", kept, c.kept, outline(res.Posting))
			}
		})
	}
}

func TestReadKeepsWhatAFieldCannotTake(t *testing.T) {
	for _, c := range []struct {
		line string
		kept bool
	}{
		{"Location: Leeds, UK", false},
		{"Workplace: Hybrid", false},
		{"Workplace: Hybrid, Tuesdays in the office", true},
		{"Employment type: Full-time", false},
		{"Job type: Full Time - Non Exempt", true},
		{"Employment type: OTHER", true},
		{"Contact: Marijke, jobs@acme.example", true},
		{"E-mail: jobs@acme.example", false},
	} {
		t.Run(c.line, func(t *testing.T) {
			got := outline(read(t, "a.txt", "Tester\n\n"+c.line+"\n").Posting)
			_, value, _ := strings.Cut(c.line, ": ")
			if kept := strings.Contains(got, value); kept != c.kept {
				t.Errorf("the line is kept as text: %v, want %v\n%s", kept, c.kept, got)
			}
		})
	}
}

func TestReadDates(t *testing.T) {
	for _, c := range []struct{ typed, want string }{
		{"2026-12-31", "2026-12-31"},
		{"December 31, 2026", "2026-12-31"},
		{"31 Dec 2026", "2026-12-31"},
		{"31.12.2026", "2026-12-31"},
		{"12/31/2026", "2026-12-31"},
		{"31/12/2026", "2026-12-31"},
		{"11/04/2026", "11/04/2026"},
		{"5/30/2026 12:55 PM Arizona", "2026-05-30"},
		{"11/04/2026 11:59 PM Pacific", "2026-11-04"},
		{"Thursday, December 31, 2026", "2026-12-31"},
		{"open until filled", "open until filled"},
	} {
		res := read(t, "a.txt", "Tester\n\nClosing date: "+c.typed+"\n")
		if res.Posting.ApplyBy != c.want {
			t.Errorf("closing date %q was read as %q, want %q", c.typed, res.Posting.ApplyBy, c.want)
		}
	}
}

func TestReadMarkers(t *testing.T) {
	for _, c := range []struct{ name, lines string }{
		{"round", "• one\n• two"},
		{"no space", "•one\n•two"},
		{"hyphen", "- one\n- two"},
		{"dash", "– one\n– two"},
		{"star", "* one\n* two"},
		{"middle dot", "·\tone\n·\ttwo"},
		{"Word's round and nested", "•\tone\no\ttwo"},
		{"pictures", "▶️ one\n✅ two"},
		{"Word's symbol font", "\uf0b7 one\n\uf0a7 two"},
		{"numbers", "1. one\n2) two"},
		{"letters", "a.\tone\nb.\ttwo"},
		{"blank lines between", "• one\n\n• two"},
		{"no-break spaces", "•\u00a0one\n•\u00a0\u00a0two"},
		{"carriage returns", "- one\r\n- two\r\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			res := read(t, "a.txt", "Tester\n\nDuties\n\n"+c.lines+"\n")
			if want := "## Duties (responsibilities)\n[]\n- one\n- two"; outline(res.Posting) != want {
				t.Errorf("got %s\nwant %s", outline(res.Posting), want)
			}
		})
	}
}

func TestReadHeadings(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"capitals", "DUTIES\n\nDo things.", "## Duties (responsibilities)\nDo things."},
		{"two lines of capitals", "OPEN TO EVERYBODY ON AN INTERDEPARTMENTAL\nPROMOTIONAL BASIS\n\nDo things.",
			"## OPEN TO EVERYBODY ON AN INTERDEPARTMENTAL PROMOTIONAL BASIS (custom)\nDo things."},
		{"underlined", "Our stack\n---------\nWe like Go.", "## Our stack (custom)\nWe like Go."},
		{"between rules", "=== JOB DESCRIPTION ===\n\nDo things.", "## Job description (summary)\nDo things."},
		{"colon and list", "A typical week:\n- Plan\n- Do", "## A typical week (custom)\n[]\n- Plan\n- Do"},
		{"groups of requirements", "Requirements\n\nLanguages:\n- Go\n\nDatabases:\n- SQL",
			"## Requirements (requirements)\n[] Languages\n- Go\n[] Databases\n- SQL"},
		{"must and nice", "Minimum qualifications\n- Go\nPreferred qualifications\n- SQL",
			"## What you bring (requirements)\n[must]\n- Go\n[nice]\n- SQL"},
		{"on one line", "Benefits: health and dental", "## Benefits (benefits)"},
		{"list without markers", "Duties:\nTrain staff\nPlan the week\nReport to the board",
			"## Duties (responsibilities)\n[]\n- Train staff\n- Plan the week\n- Report to the board"},
		{"a sentence is none", "Salary depends on experience\n\nWe agree on it together.",
			"## About the job (summary)\nSalary depends on experience\nWe agree on it together."},
	} {
		t.Run(c.name, func(t *testing.T) {
			res := read(t, "a.txt", "Tester\n\n"+c.text+"\n")
			if diff := cmp.Diff(c.want, outline(res.Posting)); diff != "" {
				t.Errorf("sections (-want +got):\n%s", diff)
			}
		})
	}
}

func TestReadGerman(t *testing.T) {
	res := read(t, "", `Entwickler (m/w/d)

Über uns
Wir planen die Wege für frisches Obst und die Ware ist bei uns in guten Händen.

Aufgaben
- Du planst mit uns die Dienste für die Disposition
- Du sprichst mit der Fachabteilung und mit den Fahrern

Anforderungen
- Erfahrung mit Go und SQL
`)
	p := res.Posting
	if p.Language != "de" || p.Title != "Entwickler (m/w/d)" {
		t.Errorf("language %q, title %q", p.Language, p.Title)
	}
	var kinds []posting.Kind
	for _, s := range p.Sections {
		kinds = append(kinds, s.Kind)
	}
	if diff := cmp.Diff([]posting.Kind{posting.About, posting.Responsibilities, posting.Requirements}, kinds); diff != "" {
		t.Errorf("kinds (-want +got):\n%s", diff)
	}
	if want := "Wir planen die Wege für frisches Obst und die Ware ist bei uns in guten Händen."; p.Company.About != want {
		t.Errorf("about = %q, want %q", p.Company.About, want)
	}
}

func TestReadShowsTextAsItWas(t *testing.T) {
	res := read(t, "a.txt", "Tester\n\nDuties\n- Use *args and [brackets](x) with snake_case_names & <tags>\n")
	grouped := read(t, "a.txt", "Tester\n\nRequirements\n\nC_and_*nix*:\n- make\n").Posting.Sections[0].Blocks[0]
	if grouped.Group != "C_and_*nix*" {
		t.Errorf("group = %q, want it as it was: a group is plain text", grouped.Group)
	}
	want := "Use *args and [brackets](x) with snake_case_names & <tags>"
	if got := posting.PlainText(res.Posting.Sections[0].Blocks[0].Items[0].Text); got != want {
		t.Errorf("item reads %q, want %q", got, want)
	}
}

func TestReadKeepsEveryWord(t *testing.T) {
	for _, text := range []string{fromAPage,
		"Just one line.", "- a list\n- alone", "TITLE\n\nEMPTY HEADING\n\nANOTHER ONE\n",
		"Title: A\nTitle: B\nSalary: $5 an hour\nSalary: $6 an hour\n",
		"Tester\n\nDuties\non:\n- a b\non:\n- c d\n",
		"Tester\n\nOur mission\nLess waste.\n\nOur mission\nMore shops.\n",
	} {
		if lost := lostWords(read(t, "a.txt", text)); len(lost) > 0 {
			t.Errorf("words lost: %q of\n%s", lost, text)
		}
	}
}

func utf16LE(text string) []byte {
	out := []byte{0xff, 0xfe}
	for _, u := range utf16.Encode([]rune(text)) {
		out = append(out, byte(u), byte(u>>8))
	}
	return out
}

func TestReadOtherEncodings(t *testing.T) {
	for _, c := range []struct {
		name string
		src  []byte
		note bool
	}{
		{"UTF-8", []byte("Köchin – Café\n"), false},
		{"UTF-8 with a mark", []byte("\ufeffKöchin – Café\n"), false},
		{"UTF-16", utf16LE("Köchin – Café\n"), true},
		{"Windows-1252", []byte("K\xf6chin \x96 Caf\xe9\n"), true},
	} {
		t.Run(c.name, func(t *testing.T) {
			res, err := intake.Read("a.txt", c.src)
			if err != nil {
				t.Fatal(err)
			}
			if res.Posting.Title != "Köchin – Café" {
				t.Errorf("title = %q", res.Posting.Title)
			}
			noted := len(res.Notes) > 0 && strings.Contains(res.Notes[0], "was")
			if noted != c.note {
				t.Errorf("notes = %q, want one about the encoding: %v", res.Notes, c.note)
			}
		})
	}
}

func TestReadRefuses(t *testing.T) {
	for _, c := range []struct {
		name, file, src string
		kind            intake.RefusalKind
	}{
		{"nothing", "a.txt", "", intake.Empty},
		{"white space", "", " \n\t \n", intake.Empty},
		{"only a byte order mark", "", "\ufeff", intake.Empty},
		{"too much", "a.txt", strings.Repeat("a ", 1<<20), intake.TooLarge},
		{"PDF", "a.txt", "%PDF-1.7 ...", intake.Damaged},
		{"torn archive", "", "PK\x03\x04...", intake.Damaged},
		{"old Word", "a.doc", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1...", intake.Unsupported},
		{"RTF", "a.rtf", `{\rtf1 a}`, intake.Unsupported},
		{"encrypted", "a.docx", "\xd0\xcf\x11\xe0..E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00", intake.Encrypted},
		{"text called Word", "a.docx", "a text", intake.Damaged},
		{"too large a file", "a.docx", strings.Repeat("a", intake.MaxFile+1), intake.TooLarge},
		{"page without text", "a.html", "<html><nav>Home</nav><img src=x></html>", intake.Empty},
		{"picture called page", "a.html", "\x89PNG\r\n", intake.Unsupported},
		{"NUL", "a.txt", "a\x00b", intake.Unsupported},
		{"binary", "", "\x01\x02\x03\x04\x05\x06\x80\x81", intake.Unsupported},
		{"ending", "a.pages", "text", intake.Unsupported},
		{"other JSON", "a.json", `{"nope": 1}`, intake.Invalid},
		{"broken JSON", "a.json", `{"title": `, intake.Invalid},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := intake.Read(c.file, []byte(c.src))
			var refusal *intake.Refusal
			if !errors.As(err, &refusal) {
				t.Fatalf("error = %v, want a *Refusal", err)
			}
			if refusal.Kind != c.kind || refusal.Problem == "" || refusal.Remedy == "" {
				t.Errorf("refusal = %+v, want kind %q with a problem and a remedy", refusal, c.kind)
			}
		})
	}
}

func FuzzRead(f *testing.F) {
	f.Add("", []byte(fromAPage))
	f.Add("a.md", []byte("---\ntitle: A\n---\n# A\n\n## Duties\n\n- b\n"))
	f.Add("a.json", []byte(`{"title":"A"}`))
	f.Add("a.txt", []byte("DUTIES\n=====\n1. a\n\to\tb\nSalary: $1-2k\n"))
	f.Fuzz(func(t *testing.T, name string, src []byte) {
		_, err := intake.Read(name, src)
		var refusal *intake.Refusal
		if err != nil && !errors.As(err, &refusal) {
			t.Fatalf("error %T %v, want a *Refusal", err, err)
		}
	})
}

func FuzzTextKeepsWords(f *testing.F) {
	f.Add(fromAPage)
	f.Add("DUTIES\n=====\n1. a\n\to\tb\nSalary: $1-2k\n")
	f.Add("Acme is an equal opportunity employer.\n\nOur mission:\n- a b\n\nLocation: Leeds, UK, LS1\n")
	f.Add("Title: A\nTitle: B\nMust have\nPay: $5 an hour or so\nHello | Remote | 5\n")
	f.Fuzz(func(t *testing.T, text string) {
		fuzzWords(t, "a.txt", text)
	})
}

// markWithin matches marks of Markdown within a word: what reads as two words
// becomes one.
var markWithin = regexp.MustCompile("[\\p{L}\\p{N}\\p{M}][*_`]+[\\p{L}\\p{N}\\p{M}]")

func FuzzMarkdownKeepsWords(f *testing.F) {
	f.Add(fromASite)
	f.Add("# A\n\n- [b](c)\n\n**D:** e\n| f | g |\n|---|---|\n<!-- h -->\n{% i %}\n")
	f.Fuzz(func(t *testing.T, text string) {
		if strings.ContainsAny(text, "<&\\[{!") || markWithin.MatchString(text) || !utf8.ValidString(text) {
			return // marks whose words a count cannot tell
		}
		fuzzWords(t, "a.md", text)
	})
}

// fuzzWords reads a text, as a job description where it does not look like
// one, and counts its words.
func fuzzWords(t *testing.T, name, text string) {
	res, err := intake.Read(name, []byte(text))
	var refusal *intake.Refusal
	if errors.As(err, &refusal) && refusal.Kind == intake.NotPosting {
		res, err = intake.Read(name, []byte("Job description\n\n"+text))
	}
	if err != nil {
		return
	}
	if lost := lostWords(res); len(lost) > 0 {
		t.Errorf("words lost: %q\n%s", lost, summary(res))
	}
}

// A letterhead stands above the title in many a Word file.
func TestReadCompanyAboveTitle(t *testing.T) {
	got, err := intake.Read("", []byte("ACME LOGISTICS GMBH\nWarehouse Team Lead (m/f/d)\nLocation: Hamburg\n\nABOUT US\nWe move parcels.\n"))
	if err != nil {
		t.Fatal(err)
	}
	p := got.Posting
	if p.Company.Name != "ACME LOGISTICS GMBH" || p.Title != "Warehouse Team Lead (m/f/d)" || p.Company.About != "We move parcels." {
		t.Errorf("got company %q, title %q, about %q", p.Company.Name, p.Title, p.Company.About)
	}
}

// A labelled place right below the title is read by its label: "Location" is
// no part of the city.
func TestLabelledPlaceBelowTitle(t *testing.T) {
	got, err := intake.Read("", []byte("Office Manager\n\nLocation:\tLeeds, UK\nHours:\t37.5 a week\n\nDUTIES\n- Manage suppliers\n"))
	if err != nil {
		t.Fatal(err)
	}
	want := []posting.Location{{City: "Leeds", Country: "GB"}}
	if diff := cmp.Diff(want, got.Posting.Locations); diff != "" {
		t.Errorf("locations differ (-want +got):\n%s", diff)
	}
}

// TestReadCredit wants files of ours to keep the credit that their text owes,
// and a text from anywhere to keep its words where they stand.
func TestReadCredit(t *testing.T) {
	const credit = "This posting includes information from O*NET."
	const text = "Cook\n\nResponsibilities\n- Cook soup\n- Taste it\n\n" + credit + "\n"
	for name, tt := range map[string]struct{ file, src, credit string }{
		"Markdown": {"a.md", "---\ncredit: " + credit + "\n---\n# Cook\n\n***\n\n> " + credit + "\n", credit},
		"JSON":     {"a.json", `{"title":"Cook","credit":"` + credit + `"}`, credit},
		"pasted":   {"", text, ""},
	} {
		p := read(t, tt.file, tt.src).Posting
		shown := strings.Count(outline(p), credit)
		if want := map[bool]int{true: 1}[tt.credit == ""]; p.Credit != tt.credit || shown != want {
			t.Errorf("%s: credit %q, and %d times in the text:\n%s", name, p.Credit, shown, outline(p))
		}
	}
}

// Lists of links and dates stand above the title in many a saved file.
func TestTitleBelowFacts(t *testing.T) {
	for src, want := range map[string]string{
		"- URL: https://a.example/1\n\nBaker\n\nDuties\n- Bake\n": "Baker",
		"Location: Leeds, UK\nBaker\n\nDuties\n- Bake\n":          "Baker",
		"Location: Leeds, UK\n\nDuties\n- Bake\n":                 "",
	} {
		if got := read(t, "a.txt", src).Posting.Title; got != want {
			t.Errorf("%q: title %q, want %q", src, got, want)
		}
	}
}

func TestReadDeadlineWithoutColon(t *testing.T) {
	for src, want := range map[string]string{
		"Apply by 18 December 2026":                              "2026-12-18",
		"Closing date: 2026-12-18\n\nApply by 18 December 2026":  "2026-12-18",
		"Apply by: 2026-12-18\n\nClosing date: 18 December 2026": "2026-12-18",
		"Apply by the end of 2026":                               "",
	} {
		res := read(t, "a.txt", "Tester\n\nDuties\n- Test\n\n"+src+"\n")
		if res.Posting.ApplyBy != want || len(lostWords(res)) > 0 {
			t.Errorf("%q: apply by %q, want %q; lost %q", src, res.Posting.ApplyBy, want, lostWords(res))
		}
		if shown := strings.Contains(outline(res.Posting), "18 December"); shown {
			t.Errorf("%q is shown twice:\n%s", src, outline(res.Posting))
		}
	}
}
