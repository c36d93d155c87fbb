package browsertest_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// oldText is what comes out of a word processor when a posting of some years
// ago is copied.
const oldText = "OFFICE MANAGER\n\nLocation:\tLeeds, UK\nReports to:\tOperations Director\n" +
	"Salary:\t£28,000 - £32,000 per annum\nHours:\t37.5 per week\n\n" +
	"ABOUT US\nBrightwell Ltd makes lamps that outlive their owners.\n\n" +
	"KEY RESPONSIBILITIES\n•\tManage suppliers and contracts\n•\tPlan events\no\tSummer party\no\tAway day\n\n" +
	"REQUIREMENTS\nEssential\n•\tTwo years in an office role\n•\tConfident with spreadsheets\nDesirable\n•\tFirst aid certificate\n\n" +
	"WHAT WE OFFER\n•\t25 days holiday\n•\tSubsidised canteen\n\n" +
	"CAR PARKING\nBehind the kiln, free of charge.\n\n" +
	"HOW TO APPLY\nWrite to jane@brightwell.example by the end of March.\n"

func TestPasteAnOldPosting(t *testing.T) {
	a := startApp(t)
	p := openBrowser(t, a)
	p.open("/")
	p.leave(func() { p.clickOn(`button("Bring an old one")`) })
	p.setClipboard(oldText)
	p.click("#text")
	p.press("Control+V")
	p.until("the pasted text", `$('#text').value.includes("end of March")`)
	p.leave(func() { p.clickOn(`button("Read it")`) })

	wantReport(p)
	wantUnderstood(p)
	wantEveryWord(p)
	wantPastedFiles(p)
}

// What is copied from a page brings headings and lists that its text does not
// show. Once the text is changed, the text counts.
func TestPasteFromAPage(t *testing.T) {
	a := startApp(t)
	p := openBrowser(t, a)
	const copied = "<h1>Baker</h1><h3>Our ovens</h3><p>Wood and gas.</p><h3>Duties</h3><ul><li>Bake</li><li>Taste</li></ul>"
	for _, tt := range []struct {
		name, typed string
		want        bool
	}{{"as it was pasted", "", true}, {"changed", " now", false}} {
		p.open("/import")
		p.allowClipboard()
		eval[bool](p, `navigator.clipboard.write([new ClipboardItem({"text/html": new Blob([`+quote(copied)+`], {type: "text/html"}),
			"text/plain": new Blob(["Baker Our ovens Wood and gas. Duties Bake Taste"], {type: "text/plain"})})]).then(() => true)`)
		p.click("#text")
		p.press("Control+V")
		p.until("the HTML", `$("#rich").value.includes("Taste")`)
		p.insert(tt.typed)
		p.leave(func() { p.clickOn(`button("Read it")`) })
		report := eval[string](p, `$(".report").textContent`)
		if got := strings.Contains(report, "“Our ovens” became"); got != tt.want {
			t.Errorf("%s: the headings were seen: %v, want %v: %s", tt.name, got, tt.want, report)
		}
	}
}

func wantReport(p *page) {
	report := eval[string](p, `$('.report').textContent`)
	wantWords(p.t, "the report", report, "CAR PARKING", "a part of its own", "Compare with the original")
}

func wantUnderstood(p *page) {
	got := map[string]string{}
	for _, name := range []string{"title", "locations", "reportsTo", "pay.min", "pay.max", "pay.currency", "pay.period", "apply.email"} {
		got[name] = eval[string](p, `field(`+quote(name)+`)?.value ?? "no such field"`)
	}
	want := map[string]string{"title": "OFFICE MANAGER", "locations": "Leeds, United Kingdom", "reportsTo": "Operations Director",
		"pay.min": "28000", "pay.max": "32000", "pay.currency": "GBP", "pay.period": "year", "apply.email": "jane@brightwell.example"}
	if diff := cmp.Diff(want, got); diff != "" {
		p.t.Errorf("the facts differ (-want +got):\n%s", diff)
	}
	must := eval[[]string](p, `texts(list("requirements", "must"))`)
	if diff := cmp.Diff([]string{"Two years in an office role", "Confident with spreadsheets"}, must); diff != "" {
		p.t.Errorf("the must-haves differ (-want +got):\n%s", diff)
	}
	nice := eval[[]string](p, `texts(list("requirements", "nice"))`)
	if diff := cmp.Diff([]string{"First aid certificate"}, nice); diff != "" {
		p.t.Errorf("the nice-to-haves differ (-want +got):\n%s", diff)
	}
}

var word = regexp.MustCompile(`[\pL\pN][\pL\pN.@-]*[\pL\pN]`)

// wantEveryWord looks for each word of the old text in the editor's form: in
// what its controls hold, or in their labels.
func wantEveryWord(p *page) {
	form := eval[string](p, `$$('#form input:not([type=hidden]), #form textarea, #form select').map((c) => (c.labels[0]?.innerText ?? "") + " " + (c.selectedOptions ? [...c.selectedOptions].map((o) => o.text).join(" ") : c.value)).join("\n") + sheet()`)
	plain := func(s string) string { return strings.ReplaceAll(strings.ToLower(s), ",", "") }
	have := map[string]bool{}
	for _, w := range word.FindAllString(plain(form), -1) {
		have[w] = true
	}
	var missing []string
	for _, w := range word.FindAllString(plain(oldText), -1) {
		if !have[w] {
			missing = append(missing, w)
		}
	}
	// Words whose fact stands in a control of another name, and the headings of
	// parts whose facts say it in the words of the posting's language.
	known := []string{"uk", "salary", "annum", "essential", "desirable"}
	if diff := cmp.Diff(known, missing); diff != "" {
		p.t.Errorf("words of the old text that the editor does not have (-known +missing):\n%s", diff)
	}
}

func wantPastedFiles(p *page) {
	p.fill(`field("title")`, "Office Manager")
	p.clickOn(`blank(part("requirements").querySelector('.block.list'))`)
	p.write("Keep a busy lamp factory running.")
	p.until("the sheet", `sheet().includes("busy lamp factory")`)
	p.saved()
	words := []string{"Office Manager", "Leeds", "28,000", "32,000", "lamps that outlive their owners", "Manage suppliers and contracts",
		"Summer party", "Away day", "First aid certificate", "Subsidised canteen", "Behind the kiln, free of charge.",
		"jane@brightwell.example", "end of March", "Keep a busy lamp factory running."}
	id := p.draftID()
	pdf := p.app.download("/postings/" + id + "/download.pdf")
	wantWords(p.t, "the PDF", pdfText(p.t, pdf.body), words...)
	md := p.app.download("/postings/" + id + "/download.md")
	wantWords(p.t, "the Markdown", string(md.body), words...)
	wantNone(p.t, "the Markdown", string(md.body), "•", "\to ")
	if pdf.name != "office-manager.pdf" && pdf.name != "office-manager-brightwell-ltd.pdf" {
		p.t.Errorf("the PDF is called %q", pdf.name)
	}
}
