package browsertest_test

import (
	"context"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/google/go-cmp/cmp"
)

// TestWithoutScripts is the same job in a browser that runs no scripts: plain
// forms and their buttons.
func TestWithoutScripts(t *testing.T) {
	t.Parallel()
	a := startApp(t)
	p := openBrowser(t, a)
	p.do(chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		_, err := chromedp.Call(ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
		return err
	}))
	startPlain(p)
	writePlain(p)
	linesPlain(p)
	partsPlain(p)
	filesPlain(p)
	lookPlain(p)
	conflictPlain(p)
	listPlain(p)
	comparePlain(p)
	libraryPlain(p)
}

func startPlain(p *page) {
	p.open("/")
	p.leave(func() { p.clickOn(`button("Start from a role")`) })
	p.fill(`$('#q')`, "senior backend developer in Berlin")
	p.leave(func() { p.clickOn(`button("Find")`) })
	if got := eval[string](p, `[$('#roles input:checked').value, $('#seniority').value, $('#place').value].join(" ")`); got != "back-end-developer senior Berlin" {
		p.t.Errorf("the search understood %q", got)
	}
	p.fill(`$('#company')`, "Kestrel Maps")
	p.leave(func() { p.click("#go") })
	if got := eval[int](p, `$$('[data-scripted]').filter((e) => e.offsetParent).length`); got != 0 {
		p.t.Errorf("%d tools that need scripts are shown", got)
	}
}

func comparePlain(p *page) {
	p.open("/roles/compare")
	p.fill(`$('#q')`, "cook")
	p.submit(`button("Search")`)
	p.clickOn(`$('#found [value=cook]')`)
	p.fill(`$('#q')`, "baker")
	p.submit(`button("Search")`)
	p.clickOn(`$('#found [value=baker]')`)
	p.submit(`button("Compare")`)
	if got, want := eval[string](p, `$('h1').textContent`), "Cook or Baker?"; got != want {
		p.t.Errorf("got %q, want %q", got, want)
	}
}

// libraryPlain brings occupations and wages, looks at the pay of a place, and
// saves a template, all by forms.
func libraryPlain(p *page) {
	p.open("/roles/import")
	p.choosesFile("#release", "db_31_0_text.zip", release(p.t, 400))
	p.submit(`button("Import", $('form[action$=occupations]'))`)
	for eval[bool](p, `!!$('progress')`) {
		p.submit(`button("See how far it is")`)
	}
	wantWords(p.t, "the page", eval[string](p, `$('#outcome').textContent`), "400 roles")
	p.app.bring("wages", "wages.xlsx", wages(p.t))
	p.open("/roles/registered-nurse")
	p.choose(`$('#area')`, "48")
	p.submit(`button("Show")`)
	wantWords(p.t, "the pay", eval[string](p, `$('#pay').innerText`), "in Texas earned USD 74,010")
	p.submit(`button("Start from this role")`)
	p.fill(`field("company.mission")`, "Nobody gets lost.")
	p.submit(`button("Save as a template")`)
	p.submit(`button("Start from this role")`)
	wantWords(p.t, "the sheet", eval[string](p, `sheet()`), "Nobody gets lost.")
}

// press submits the form by one of its buttons.
func (p *page) submit(button string) {
	p.t.Helper()
	p.leave(func() { p.clickOn(button) })
}

func (p *page) savePlain() {
	p.t.Helper()
	p.submit(`$('#save')`)
}

func writePlain(p *page) {
	p.fill(`field("company.about")`, "Kestrel Maps draws maps that work without a network.")
	p.fill(`field("pay.min")`, "85-105k EUR")
	p.fill(`part("summary").querySelector("textarea[name=text]")`, "You draw the **lines** that others follow.")
	p.savePlain()
	if got := eval[string](p, `["pay.min", "pay.max", "pay.currency"].map((n) => field(n).value).join(" ")`); got != "85000 105000 EUR" {
		p.t.Errorf("pay was understood as %q", got)
	}
	wantWords(p.t, "the sheet", eval[string](p, `sheet()`), "work without a network", "105,000", "You draw the lines that others follow.")
	if state := eval[string](p, `state()`); len(state) < len("Saved 10:42") {
		p.t.Errorf("the state is %q", state)
	}
}

func linesPlain(p *page) {
	must, nice := `list("requirements", "must")`, `list("requirements", "nice")`
	for _, text := range []string{"Go in production", "SQL by heart", "Passing thought"} {
		p.fill(`blank(`+must+`)`, text)
		p.savePlain()
	}
	p.submit(`item("Passing thought").querySelector('[data-act=remove]')`)
	p.submit(`item("SQL by heart").querySelector('[data-act=up]')`)
	got := eval[[]string](p, `texts(`+must+`).slice(-2)`)
	if diff := cmp.Diff([]string{"SQL by heart", "Go in production"}, got); diff != "" {
		p.t.Errorf("the must-haves differ (-want +got):\n%s", diff)
	}
	p.submit(`item("SQL by heart").querySelector('[data-act=swap]')`)
	if got := eval[string](p, `texts(`+nice+`).at(-1)`); got != "SQL by heart" {
		p.t.Errorf("the last nice-to-have is %q, want the line that was switched", got)
	}
	p.clickOn(`part("requirements").querySelector('.suggest summary')`)
	suggested := eval[string](p, `part("requirements").querySelector('[data-suggest]').dataset.suggest`)
	p.submit(`part("requirements").querySelector('[data-suggest]')`)
	if got := eval[[]string](p, `texts(`+must+`)`); indexOf(got, suggested) < 0 {
		p.t.Errorf("the must-haves lack the suggestion %q: %q", suggested, got)
	}
}

func partsPlain(p *page) {
	p.choose(`$('#add-kind')`, "custom")
	p.submit(`button("Add", $('.add-section'))`)
	p.fill(`partOf("More information").querySelector('.heading')`, "Our office")
	p.fill(`partOf("More information") ? partOf("More information").querySelector('textarea') : partOf("Our office").querySelector('textarea')`, "By the river.")
	p.submit(`partOf("Our office").querySelector('[data-act=up]')`)
	headings := eval[[]string](p, `$$('#sections .heading').map((h) => h.value)`)
	if at := indexOf(headings, "Our office"); at != len(headings)-2 {
		p.t.Errorf("the new part stands at place %d of %d, want one before the last", at+1, len(headings))
	}
	p.submit(`part("equal-opportunity").querySelector('[data-act=hide]')`)
	p.submit(`part("process").querySelector('[data-act=remove]')`)
	if eval[bool](p, `!part("equal-opportunity").hasAttribute('data-hidden') || !!part("process")`) {
		p.t.Error("the parts were not hidden and removed")
	}
	p.submit(`part("summary").querySelector('[data-act=add-list]')`)
	p.fill(`part("summary").querySelector('.block.list:last-of-type .item textarea')`, "One more line")
	p.savePlain()
	wantWords(p.t, "the sheet", eval[string](p, `sheet()`), "Our office", "By the river.", "One more line")
}

func filesPlain(p *page) {
	p.clickOn(`button("Download")`)
	words := []string{"Kestrel Maps", "Berlin", "105,000", "Go in production", "SQL by heart", "Our office", "By the river.", "One more line"}
	pdf := p.app.download(eval[string](p, `button("PDF", $(".download")).getAttribute("href")`))
	wantWords(p.t, "the PDF", pdfText(p.t, pdf.body), words...)
	md := p.app.download(eval[string](p, `$$('.pop-body a').find((a) => a.textContent.startsWith("Markdown")).getAttribute("href")`))
	wantWords(p.t, "the Markdown", string(md.body), append(words[3:], "Kestrel Maps", "You draw the **lines** that others follow.")...)
	wantNone(p.t, "the PDF", pdfText(p.t, pdf.body), "Passing thought", "More information")
}

func lookPlain(p *page) {
	p.click("#look summary")
	p.clickOn(`$('#look [value=plain]')`)
	p.clickOn(`$('[name="look.draft"]')`)
	p.submit(`button("Use this look")`)
	p.wantLook("plain", "a4", true)
	id := p.draftID()
	p.open("/postings/" + id + "/preview")
	p.clickOn(`$('.look [value=modern]')`)
	p.clickOn(`$('[name="look.draft"]')`)
	p.submit(`button("Use this look")`)
	p.open("/postings/" + id)
	p.wantLook("modern", "a4", false)
}

func conflictPlain(p *page) {
	id := p.draftID()
	p.savePlain()
	p.app.changeElsewhere(id, "title", "Cartographer")
	p.fill(`field("company.mission")`, "Nobody gets lost.")
	p.expect("409")
	p.savePlain()
	wantWords(p.t, "the page of the conflict", eval[string](p, `document.body.innerText`), "changed elsewhere", "Cartographer", "Nobody gets lost.")
	p.submit(`button("Keep mine")`)
	wantWords(p.t, "the sheet", eval[string](p, `sheet()`), "Nobody gets lost.")
	wantNone(p.t, "the sheet", eval[string](p, `sheet()`), "Cartographer")
}

func listPlain(p *page) {
	p.choose(`$('#status')`, "ready")
	p.savePlain()
	p.leave(func() { p.open("/") })
	if got := eval[string](p, `$('.row select[name=status]').value`); got != "ready" {
		p.t.Errorf("the status is %q, want ready", got)
	}
	p.clickOn(`$('.row .pop summary')`)
	p.submit(`button("Delete", $('.row'))`)
	wantWords(p.t, "the page", eval[string](p, `document.body.innerText`), "Deleted")
	p.submit(`button("Undo")`)
	wantWords(p.t, "the list", eval[string](p, `document.body.innerText`), "Brought back", "Kestrel Maps")
}
