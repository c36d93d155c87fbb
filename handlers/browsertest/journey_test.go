package browsertest_test

import (
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/chromedp"
	"github.com/google/go-cmp/cmp"
)

// TestJourney is the whole job, as a hiring manager does it who opens
// Rolewright for the first time.
func TestJourney(t *testing.T) {
	a := startApp(t)
	p := openBrowser(t, a)
	began := time.Now()
	step := func(what string, do func(*page)) {
		do(p)
		if t.Failed() {
			t.Fatalf("stopped after: %s", what)
		}
		t.Logf("%5d ms  %s", time.Since(began).Milliseconds(), what)
	}
	step("find the role", findRole)
	step("company texts and pay", writeFacts)
	step("requirements by keyboard", writeRequirements)
	step("paste lines", pasteLines)
	step("move and sort lines", moveLines)
	step("undo and redo", undoAndRedo)
	step("bold and links", styleText)
	step("parts", changeParts)
	step("a suggestion", takeSuggestion)
	step("reload", reloadKeepsAll)
	step("files", downloadFiles)
	step("going on after a download", writeOn)
}

func findRole(p *page) {
	p.open("/")
	p.leave(func() { p.clickOn(`button("Start from a role")`) })
	p.until("the cursor in the search", `document.activeElement === $('#q')`)
	p.write("senior backend developer in Berlin")
	p.until("the typed role first", `$('#roles .choice strong')?.textContent.match(/back.?end/i) && $('#roles input:checked')`)
	p.until("seniority and place taken out", `$('#seniority').value === "senior" && $('#place').value === "Berlin"`)
	p.fill(`$('#company')`, "Kestrel Maps")
	p.leave(func() { p.click("#go") })
	p.until("the editor", `$('#editor') && sheet().includes("Kestrel Maps")`)
	wantWords(p.t, "the sheet", eval[string](p, `sheet()`), "Berlin", "Senior")
	if title := eval[string](p, `field("title").value`); title == "" {
		p.t.Error("the editor has no title")
	}
}

func writeFacts(p *page) {
	p.fill(`field("company.about")`, "Kestrel Maps draws maps that work without a network.")
	p.until("the new text on the sheet", `sheet().includes("work without a network")`)
	p.fill(`field("company.mission")`, "Nobody gets lost.")
	p.fill(`field("pay.min")`, "85-105k EUR")
	p.press("Tab")
	p.until("pay understood", `field("pay.min").value === "85000" && field("pay.max").value === "105000" && field("pay.currency").value === "EUR"`)
	p.until("pay on the sheet", `/85,?000.*105,?000/.test(sheet())`)
	p.press("Control+Z")
	p.until("what was understood undone with the typing", `field("pay.min").value === "" && field("pay.max").value === "" && field("pay.currency").value === ""`)
	p.press("Control+Shift+Z")
	p.until("pay understood again", `field("pay.min").value === "85000" && field("pay.max").value === "105000"`)
	p.choose(`field("pay.period")`, "year")
	p.saved()
	p.fill(`field("apply.email")`, "jobs@kestrel.example")
	p.saved()
	wantWords(p.t, "the sheet", eval[string](p, `sheet()`), "Nobody gets lost.", "jobs@kestrel.example")
}

func writeRequirements(p *page) {
	p.clickOn(`blank(list("requirements", "must"))`)
	p.write("Go in production")
	p.press("Enter")
	p.write("SQL by heart")
	p.press("Enter")
	p.write("Passing thought")
	p.until("three new lines on the sheet", `sheet().includes("Go in production") && sheet().includes("SQL by heart") && sheet().includes("Passing thought")`)
	for range "Passing thought" {
		p.press("Backspace")
	}
	if focus := eval[string](p, `document.activeElement.name`); focus != "item.text" {
		p.t.Errorf("the cursor is in %q after the line was emptied, want it in the line", focus)
	}
	p.press("Backspace")
	p.until("the cursor at the end of the line before", `document.activeElement === line("SQL by heart") && document.activeElement.selectionStart === "SQL by heart".length`)
	p.until("the line gone", `!sheet().includes("Passing thought")`)
	p.write(", and its plans")
	p.saved()
	got := eval[[]string](p, `texts(list("requirements", "must")).slice(-2)`)
	if diff := cmp.Diff([]string{"Go in production", "SQL by heart, and its plans"}, got); diff != "" {
		p.t.Errorf("the last must-haves differ (-want +got):\n%s", diff)
	}
}

func pasteLines(p *page) {
	p.setClipboard("• Maps and projections\n\n  • Offline storage\r\n3) A driving licence\n- Rust\n")
	p.clickOn(`blank(list("requirements", "nice"))`)
	p.press("Control+V")
	p.until("the pasted lines", `line("Rust")`)
	got := eval[[]string](p, `texts(list("requirements", "nice")).slice(-4)`)
	if diff := cmp.Diff([]string{"Maps and projections", "Offline storage", "A driving licence", "Rust"}, got); diff != "" {
		p.t.Errorf("the pasted lines differ (-want +got):\n%s", diff)
	}
	p.until("the pasted lines on the sheet", `sheet().includes("Offline storage") && sheet().includes("Rust")`)
}

// setClipboard puts a text where the person has copied it from.
func (p *page) setClipboard(text string) {
	p.t.Helper()
	p.allowClipboard()
	eval[bool](p, "navigator.clipboard.writeText("+quote(text)+").then(() => true)")
}

// allowClipboard answers the browser's question for the person.
func (p *page) allowClipboard() {
	p.t.Helper()
	for _, name := range []string{"clipboard-read", "clipboard-write"} {
		if _, err := chromedp.CallBrowser(p.ctx, browser.SetPermission, browser.SetPermissionParams{
			Permission: &browser.PermissionDescriptor{Name: name}, Setting: browser.PermissionSettingGranted,
			BrowserContextID: chromedp.FromContext(p.ctx).BrowserContextID,
		}); err != nil {
			p.t.Fatal(err)
		}
	}
}

func moveLines(p *page) {
	p.clickOn(`line("Rust")`)
	p.press("Alt+ArrowUp")
	p.press("Alt+ArrowUp")
	want := []string{"Maps and projections", "Rust", "Offline storage", "A driving licence"}
	if diff := cmp.Diff(want, eval[[]string](p, `texts(list("requirements", "nice")).slice(-4)`)); diff != "" {
		p.t.Errorf("the order differs (-want +got):\n%s", diff)
	}
	p.press("Alt+ArrowDown")
	p.until("the focus still in the moved line", `document.activeElement === line("Rust")`)
	p.press("Alt+N")
	p.until("the line a must-have", `texts(list("requirements", "must")).at(-1) === "Rust"`)
	p.until("the focus still in the sorted line", `document.activeElement === line("Rust")`)
	p.press("Alt+N")
	p.until("the line nice to have again", `texts(list("requirements", "nice")).at(-1) === "Rust"`)
	p.until("the sheet in that order", `/A driving licence\s+Rust/.test(sheet())`)
	p.saved()
}

func undoAndRedo(p *page) {
	before := eval[[]string](p, `texts(list("requirements", "nice"))`)
	p.clickOn(`item("Rust").querySelector('[data-act=remove]')`)
	p.until("the line gone", `!line("Rust")`)
	p.press("Control+Z")
	p.until("the line back", `line("Rust")`)
	p.press("Control+Shift+Z")
	p.until("the line gone again", `!line("Rust")`)
	p.click("#undo")
	p.until("the line back by the button", `line("Rust")`)
	if diff := cmp.Diff(before, eval[[]string](p, `texts(list("requirements", "nice"))`)); diff != "" {
		p.t.Errorf("undo gives another list (-before +after):\n%s", diff)
	}
	p.clickOn(`line("Rust")`)
	p.press("End")
	p.write(" or C++")
	p.press("Control+Z")
	p.until("the typing undone", `line("Rust") && document.activeElement === line("Rust")`)
	p.click("#redo")
	p.until("the typing done again", `line("Rust or C++")`)
	p.until("and on the sheet", `sheet().includes("Rust or C++")`)
	undoInText(p)
}

// undoInText checks that the cursor survives an undo in running text, where
// the person goes on typing.
func undoInText(p *page) {
	text := `part("summary").querySelector("textarea[name=text]")`
	p.fill(text, "You draw the lines that others follow.")
	p.until("the summary on the sheet", `sheet().includes("others follow")`)
	p.clickOn(`part("summary").querySelector(".heading")`)
	p.clickOn(text)
	p.press("End")
	p.write(" Daily.")
	p.press("Control+Z")
	p.until("the last words undone", text+`.value === "You draw the lines that others follow."`)
	p.write(" Often.")
	p.until("typing goes on where the cursor was", text+`.value === "You draw the lines that others follow. Often."`)
	p.saved()
}

func styleText(p *page) {
	text := `part("summary").querySelector("textarea[name=text]")`
	p.selectText(text, "lines")
	p.press("Control+B")
	p.until("bold on the sheet", `$$('#sheet strong, #sheet b').some((b) => b.textContent === "lines")`)
	p.press("Control+B")
	p.until("plain again", `!$$('#sheet strong, #sheet b').some((b) => b.textContent === "lines")`)
	p.press("Control+B")
	p.selectText(text, "others")
	p.press("Control+K")
	p.until("the link dialog", `$('#link-dialog').open && document.activeElement === $('#link-url')`)
	p.write("kestrel.example/others")
	p.press("Enter")
	p.until("a link on the sheet", `$$('#sheet a').some((a) => a.textContent === "others" && a.href === "https://kestrel.example/others")`)
	p.until("the cursor back in the text", `document.activeElement === `+text)
	p.selectText(text, "Often")
	p.press("Control+K")
	p.until("the link dialog again", `$('#link-dialog').open`)
	p.press("Escape")
	p.until("no link", `!$('#link-dialog').open && `+text+`.value.includes(" Often.")`)
	p.saved()
}

func changeParts(p *page) {
	p.choose(`$('#add-kind')`, "custom")
	p.clickOn(`button("Add", $('.add-section'))`)
	p.until("the cursor in the heading", `document.activeElement.matches('.heading') && document.activeElement.value === ""`)
	p.write("Where we sit")
	p.clickOn(`partOf("Where we sit").querySelector('textarea[name=text]')`)
	p.write("By the river.")
	p.until("the part on the sheet and in the outline", `sheet().includes("Where we sit") && sheet().includes("By the river.") && $('#outline').innerText.includes("Where we sit")`)
	p.clickOn(`partOf("Where we sit").querySelector('[data-act=up]')`)
	p.clickOn(`partOf("Where we sit").querySelector('[data-act=up]')`)
	want := eval[[]string](p, `$$('#sections .heading').map((h) => h.value)`)
	p.fill(`partOf("Where we sit").querySelector('.heading')`, "Our office")
	p.until("the new heading on the sheet", `sheet().includes("Our office") && !sheet().includes("Where we sit")`)
	if at := indexOf(want, "Where we sit"); at != len(want)-3 {
		p.t.Errorf("the part stands at place %d of %d, want two before the last", at+1, len(want))
	}
	p.clickOn(`part("equal-opportunity").querySelector('[data-act=hide]')`)
	p.until("the part hidden", `part("equal-opportunity").hasAttribute('data-hidden') && part("equal-opportunity").querySelector('[data-act=hide]').getAttribute('aria-pressed') === "true"`)
	p.clickOn(`part("process").querySelector('[data-act=remove]')`)
	p.until("the part removed", `!part("process")`)
	p.press("Control+Z")
	p.until("the part back", `part("process")`)
	p.press("Control+Y")
	p.until("the part removed again", `!part("process")`)
	p.saved()
}

func indexOf(list []string, s string) int {
	for i, v := range list {
		if v == s {
			return i
		}
	}
	return -1
}

func takeSuggestion(p *page) {
	p.until("suggestions of the role", `part("requirements").querySelector('.suggest')`)
	p.clickOn(`part("requirements").querySelector('.suggest summary')`)
	suggested := eval[string](p, `part("requirements").querySelector('[data-suggest]').dataset.suggest`)
	p.clickOn(`part("requirements").querySelector('[data-suggest]')`)
	p.until("the suggestion among the must-haves", `texts(list("requirements", "must")).includes(`+quote(suggested)+`)`)
	p.until("the suggestion on the sheet", `sheet().includes(`+quote(suggested)+`)`)
	p.until("the suggestion not offered again", `!$$('#sections [data-suggest]').some((b) => b.dataset.suggest === `+quote(suggested)+`)`)
	p.saved()
}

// reloadKeepsAll compares what the form and the sheet hold before and after
// the page is read anew.
func reloadKeepsAll(p *page) {
	form := `$$('#editor input, #editor textarea, #editor select').filter((c) => c.name && c.name !== "version" && c.name !== "addKind" && c.value !== "" && !(c.name === "item" && c.closest('.item').querySelector('textarea').value === "")).map((c) => c.name + ": " + c.value)`
	before, sheet := eval[[]string](p, form), eval[string](p, `sheet()`)
	p.leave(func() { p.do(chromedp.Reload()) })
	if diff := cmp.Diff(before, eval[[]string](p, form)); diff != "" {
		p.t.Errorf("the form changed with a reload (-before +after):\n%s", diff)
	}
	if diff := cmp.Diff(sheet, eval[string](p, `sheet()`)); diff != "" {
		p.t.Errorf("the sheet changed with a reload (-before +after):\n%s", diff)
	}
}

func downloadFiles(p *page) {
	p.clickOn(`button("Download")`)
	p.until("the menu of files", `button("PDF", $(".download"))?.offsetParent && button("Markdown", $(".download")).hasAttribute("download")`)
	words := []string{"Kestrel Maps", "Nobody gets lost.", "work without a network", "Berlin", "105,000", "Go in production",
		"SQL by heart, and its plans", "Maps and projections", "Rust or C++", "Our office", "By the river.", "jobs@kestrel.example"}
	pdf := p.app.download(eval[string](p, `button("PDF", $(".download")).getAttribute("href")`))
	wantWords(p.t, "the PDF", pdfText(p.t, pdf.body), append(words, "You draw the lines that others follow. Often.")...)
	md := p.app.download(eval[string](p, `$$('.pop-body a').find((a) => a.textContent.startsWith("Markdown")).getAttribute("href")`))
	wantWords(p.t, "the Markdown", string(md.body), append(words[:4:4], "You draw the **lines** that [others](https://kestrel.example/others) follow. Often.")...)
	wantNone(p.t, "the Markdown", string(md.body), "You will …", "Another line")
	got := []string{pdf.name, md.name}
	want := []string{"senior-back-end-developer-kestrel-maps.pdf", "senior-back-end-developer-kestrel-maps.md"}
	if diff := cmp.Diff(want, got); diff != "" {
		p.t.Errorf("the files' names differ (-want +got):\n%s", diff)
	}
	p.press("Escape")
	p.until("the menu closed and the focus on its button", `!$('.pop[open]') && document.activeElement.textContent === "Download"`)
}

// writeOn checks that a download, which keeps a version, does not make the
// open page a stale one.
func writeOn(p *page) {
	p.fill(`field("company.mission")`, "Nobody gets lost twice.")
	p.until("the text on the sheet", `sheet().includes("lost twice")`)
	p.saved()
	p.choose(`$('#status')`, "ready")
	p.until("the status said", `$('#live').textContent === "Status changed"`)
	p.fill(`field("company.mission")`, "Nobody gets lost, ever.")
	p.until("the text on the sheet", `sheet().includes("lost, ever")`)
	p.saved()
	p.open("/")
	wantWords(p.t, "the list", eval[string](p, `document.body.innerText`), "Kestrel Maps", "Berlin", "Senior")
	if got := eval[string](p, `$('.row select[name=status]').value`); got != "ready" {
		p.t.Errorf("the status is %q, want ready", got)
	}
}
