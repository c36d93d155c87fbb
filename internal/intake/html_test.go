package intake_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rolewright/internal/intake"
	"rolewright/internal/posting"
)

func readPage(t *testing.T, src string) intake.Result {
	t.Helper()
	res := read(t, "page.html", src)
	if lost := lostWords(res); len(lost) > 0 {
		t.Errorf("words lost: %q", lost)
	}
	return res
}

const careersPage = `<!DOCTYPE html><html><head><title>Store Manager – Brightwell | Careers</title><style>p{}</style></head><body>
<header role="banner"><a href="/">Home</a></header><nav><ul><li><a href="/a">About<li><a href="/b">Shops</ul></nav>
<main><h1>Store Manager</h1>
<dl><dt>Location</dt><dd>Leeds, UK</dd><dt>Salary</dt><dd>£28,000 – £32,000 per annum</dd></dl>
<h2>The role</h2><p>You will run the shop on <b>Briggate</b>.<br>It opens at nine.</p>
<h2>Responsibilities</h2><ul><li><p>Lead a team of six</p><li>Manage stock<ul><li>Returns</ul><li>Keep <a href="https://b.example/x">the book</a> and <a href="javascript:x">more</a></ul>
<h2>Requirements</h2><h3>Essential</h3><ul><li>Two years in retail</ul><p><strong>Desirable</strong></p><ul><li>First aid</ul>
<h2>Car parking</h2><p>Behind the kiln.
</main><div class="cookie-notice">We use cookies <button>Agree</button></div><footer>© Brightwell</footer><script>var a = "<p>no</p>"</script></body></html>`

func TestReadPage(t *testing.T) {
	res := readPage(t, careersPage)
	want := `## The role (summary)
You will run the shop on **Briggate**.
It opens at nine.
## Responsibilities (responsibilities)
[]
- Lead a team of six
- Manage stock
- Returns
- Keep [the book](https://b.example/x) and more
## Requirements (requirements)
[must]
- Two years in retail
[nice]
- First aid
## Car parking (custom)
Behind the kiln.`
	if diff := cmp.Diff(want, outline(res.Posting)); diff != "" {
		t.Errorf("sections (-want +got):\n%s", diff)
	}
	p := res.Posting
	if p.Title != "Store Manager" || p.Pay.Max != "32000" || len(p.Locations) != 1 || p.Locations[0].City != "Leeds" {
		t.Errorf("title %q, pay %v, places %v", p.Title, p.Pay, p.Locations)
	}
	notes := strings.Join(res.Notes, "\n")
	for _, want := range []string{"Home", "Shops", "cookies", "© Brightwell"} {
		if !strings.Contains(notes, want) || !strings.Contains(res.LeftOut, want) || !strings.Contains(res.Original, want) {
			t.Errorf("%q is not named as left out, or not in the original:\n%s", want, notes)
		}
	}
}

const jobData = `<!doctype html><title>Job at Acme</title><script type="application/ld+json">
{"@context":"https://schema.org","@graph":[{"@type":"WebPage"},{"@type":["JobPosting"],"title":"Data Engineer &amp; Analyst","datePosted":"2026-10-02T09:00:00+00:00","validThrough":"2026-12-31",
"employmentType":["FULL_TIME","PART_TIME"],"identifier":{"@type":"PropertyValue","name":"Acme","value":4411},"totalJobOpenings":2,
"hiringOrganization":{"@type":"Organization","name":"Acme","sameAs":"https://acme.example"},"jobLocationType":"TELECOMMUTE","applicantLocationRequirements":[{"@type":"Country","name":"Germany"}],
"jobLocation":[{"@type":"Place","address":{"streetAddress":"1 Main St","addressLocality":"Austin","addressRegion":"TX","postalCode":"78701","addressCountry":{"@type":"Country","name":"US"}}}],
"baseSalary":{"@type":"MonetaryAmount","currency":"USD","value":{"minValue":"150000","maxValue":180000.0,"unitText":"YEAR"}},
"educationRequirements":{"@type":"EducationalOccupationalCredential","credentialCategory":"bachelor degree"},"experienceRequirements":{"monthsOfExperience":36},
"description":"&lt;p&gt;&lt;b&gt;What you&amp;#39;ll do&lt;/b&gt;&lt;/p&gt;&lt;ul&gt;&lt;li&gt;Build pipelines &amp;amp; models&lt;/li&gt;&lt;/ul&gt;",
"responsibilities":"Build pipelines & models","qualifications":"<ul><li>Five years of SQL</li></ul>","industry":"Logistics","directApply":true}]}
</script><h1>Data Engineer & Analyst</h1><p>Build pipelines &amp; models</p><p>Apply with one click</p>`

func TestReadPageWithJobData(t *testing.T) {
	res := readPage(t, jobData)
	want := `## What you'll do (responsibilities)
[]
- Build pipelines & models
## What you bring (requirements)
[]
- Five years of SQL
## Further details (custom)
[]
- Employment type: PART TIME
- Address: 1 Main St, 78701, Austin, TX, US
- Industry: Logistics`
	if diff := cmp.Diff(want, outline(res.Posting)); diff != "" {
		t.Errorf("sections (-want +got):\n%s", diff)
	}
	facts := posting.Posting{
		Title: "Data Engineer & Analyst", Company: posting.Company{Name: "Acme", Site: "https://acme.example"},
		PostedOn: "2026-10-02", ApplyBy: "2026-12-31", EmploymentType: posting.FullTime, RequisitionID: "4411", Openings: "2",
		Workplace: posting.Remote, Locations: []posting.Location{{City: "Austin", Region: "US-TX", Country: "US"}},
		ApplicantLocations: []posting.Location{{Country: "DE"}}, Education: posting.Bachelor, ExperienceMonths: "36",
		Pay: posting.Pay{Kind: posting.PayRange, Min: "150000", Max: "180000", Currency: "USD", Period: posting.Year},
	}
	got := res.Posting
	got.Sections = nil
	if diff := cmp.Diff(facts, got); diff != "" {
		t.Errorf("facts (-want +got):\n%s", diff)
	}
	if !strings.Contains(res.LeftOut, "Apply with one click") || !strings.Contains(strings.Join(res.Notes, "\n"), "one click") {
		t.Errorf("what only the page shows is not named: %q", res.Notes)
	}
}

func TestReadJobDataPay(t *testing.T) {
	for _, c := range []struct {
		salary string
		want   posting.Pay
		kept   string
	}{
		{`{"currency":"EUR","value":{"value":21.5,"unitText":"HOUR"}}`, posting.Pay{Kind: "fixed", Min: "21.50", Currency: "EUR", Period: "hour"}, ""},
		{`{"currency":"eur","minValue":2000,"maxValue":2500,"unitText":"MONTH"}`, posting.Pay{Kind: "range", Min: "2000", Max: "2500", Currency: "EUR", Period: "month"}, ""},
		{`{"currency":"USD","value":{"minValue":0,"maxValue":0,"unitText":"YEAR"}}`, posting.Pay{}, "Salary: USD, YEAR, 0, 0"},
		{`"up to you"`, posting.Pay{}, "Salary: up to you"},
		{`null`, posting.Pay{}, ""},
	} {
		res := readPage(t, `<script type="application/ld+json">{"@type":"JobPosting","title":"Tester","description":"Some text.","baseSalary":`+c.salary+`}</script>`)
		if diff := cmp.Diff(c.want, res.Posting.Pay); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.salary, diff)
		}
		if c.kept != "" && !strings.Contains(outline(res.Posting), strings.TrimPrefix(c.kept, "Salary: ")[:3]) {
			t.Errorf("%s was lost:\n%s", c.salary, outline(res.Posting))
		}
	}
}

// Word and other programs put HTML of their own on the clipboard.
func TestReadCopiedHTML(t *testing.T) {
	for _, c := range []struct{ name, src, want string }{
		{"Word", `<html xmlns:o="urn:x"><head><style><!-- p {} --></style></head><body><!--StartFragment--><p class=MsoTitle>Tester<o:p></o:p></p>
<p><b>KEY RESPONSIBILITIES<o:p></o:p></b></p><p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span><![endif]>Manage
suppliers<o:p></o:p></p><p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>Plan events</p><!--EndFragment--></body></html>`,
			"## Key responsibilities (responsibilities)\n[]\n- Manage suppliers\n- Plan events"},
		{"Google Docs", `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-x"><h1><span style="font-weight:400">Tester</span></h1>
<h2><span>What you will do</span></h2><ul><li aria-level="1"><p role="presentation"><span style="font-weight:400">Test things</span></p></li><li><p><span style="font-weight:700">Smile</span><span> a lot</span></p></li></ul></b>`,
			"## What you will do (responsibilities)\n[]\n- Test things\n- **Smile** a lot"},
		{"divs", `<!--StartFragment--><div>Tester</div><div><br></div><div><b>Duties</b></div><div>- one</div><div>- two</div>`, "## Duties (responsibilities)\n[]\n- one\n- two"},
		{"breaks", `<body><p>Tester</p><p><b>Duties</b><br>• one<br>• two</p>`, "## Duties (responsibilities)\n[]\n- one\n- two"},
		{"groups", `<body><h1>Tester</h1><h2>Requirements</h2><p><b>Languages</b></p><ul><li>Go</ul><p><b>Databases:</b></p><ul><li>SQL</ul>`,
			"## Requirements (requirements)\n[] Languages\n- Go\n[] Databases\n- SQL"},
		{"plain paragraphs", "<body><p>Tester</p><p>" + strings.Repeat("Candidates apply online. ", 12) + "<p>Where we work<p>" + strings.Repeat("And more. ", 12) + "<p>A word<p>Another",
			"## About the job (summary)\n" + strings.TrimSpace(strings.Repeat("Candidates apply online. ", 12)) + "\n## Where we work (custom)\n" + strings.TrimSpace(strings.Repeat("And more. ", 12)) + "\nA word\nAnother"},
		{"headings below headings", "<body><h1>Tester</h1><h2>The first 90 days</h2><h3>Month one</h3><ul><li>Learn</ul><h3>Month two</h3><p>Do.",
			"## The first 90 days (custom)\n[] Month one\n- Learn\n**Month two**\nDo."},
	} {
		t.Run(c.name, func(t *testing.T) {
			res := read(t, "", c.src)
			if diff := cmp.Diff(c.want, outline(res.Posting)); diff != "" || res.Posting.Title != "Tester" {
				t.Errorf("title %q, sections (-want +got):\n%s", res.Posting.Title, diff)
			}
		})
	}
}

func TestReadPageEncodings(t *testing.T) {
	for name, src := range map[string]string{
		"named":    "<meta charset=iso-8859-1><p>K\xf6chin",
		"unnamed":  "<p>Köchin",
		"mark":     "\ufeff<p>Köchin",
		"entities": "<p>K&ouml;chin",
		"a guess":  "<p>K\xf6chin",
	} {
		if got := read(t, "a.html", src).Posting.Title; got != "Köchin" {
			t.Errorf("%s: title %q", name, got)
		}
	}
}

// Pages that make a browser's parser build more than they hold.
func TestReadPageBombs(t *testing.T) {
	for name, src := range map[string]string{
		"depth":       strings.Repeat("<div>", 200_000) + "text",
		"formatting":  strings.Repeat("<b id=1><i>", 400) + strings.Repeat("<p>x", 200_000),
		"links":       strings.Repeat("<a href=x>y", 200_000),
		"tables":      strings.Repeat("<table><tr><td>x", 100_000),
		"lists":       strings.Repeat("<ul><li>x", 100_000),
		"headings":    strings.Repeat("<h1>Tester</h1>", 100_000),
		"furniture":   strings.Repeat("<header><nav>x</nav>", 40_000),
		"end tags":    strings.Repeat("<i>", 190) + strings.Repeat("</b>", 250_000),
		"comment":     "<!--" + strings.Repeat("x", 7<<20),
		"attributes":  "<p " + strings.Repeat("a=b ", 1_000_000) + ">x",
		"job data":    `<script type="application/ld+json">` + strings.Repeat("[", 1_000_000) + `</script>x`,
		"much a text": "<p>" + strings.Repeat("word ", 1_000_000),
	} {
		t.Run(name, func(t *testing.T) {
			_, err := intake.Read("a.html", []byte(src))
			var refusal *intake.Refusal
			if err != nil && !errors.As(err, &refusal) {
				t.Errorf("error %v, want a *Refusal", err)
			}
		})
	}
}

func FuzzPage(f *testing.F) {
	f.Add(careersPage)
	f.Add(jobData)
	f.Add(`<b style="font-weight:400"><p style='mso-list:l0'>a<dl><dt>Location<dd>Leeds</dl><table><tr><th>a<td>b`)
	f.Fuzz(func(t *testing.T, src string) {
		res, err := intake.Read("a.html", []byte(src))
		var refusal *intake.Refusal
		if err != nil {
			if !errors.As(err, &refusal) {
				t.Fatalf("error %T %v, want a *Refusal", err, err)
			}
			return
		}
		if lost := lostWords(res); len(lost) > 0 {
			t.Errorf("words lost: %q\n%s\nOriginal:\n%s\nLeft out:\n%s", lost, summary(res), res.Original, res.LeftOut)
		}
	})
}

// A company's name stands above the title on many a page; other words do, too.
func TestReadCompanyAbovePageTitle(t *testing.T) {
	for above, want := range map[string]string{"Northwind Freight": "Northwind Freight", "Now hiring": ""} {
		res := readPage(t, "<p>"+above+"</p><h1>Driver</h1><h2>About Northwind Freight</h2><p>Northwind Freight moves parcels.</p>")
		if p := res.Posting; p.Company.Name != want || p.Title != "Driver" {
			t.Errorf("%s: company %q, title %q", above, p.Company.Name, p.Title)
		}
	}
}
