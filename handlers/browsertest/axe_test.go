package browsertest_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// scene is a page in a state that a person can bring it into.
type scene struct {
	name, path string
	// set brings the page into its state.
	set func(*page)
	// part is what is new in this state; the rest of the page is in another.
	part string
}

// scenes are every page, each way it can look, over one draft that has a
// history.
func scenes(id, company, imported, template, job string) []scene {
	editor := "/postings/" + id
	return []scene{
		{"drafts", "/", nil, ""},
		{"drafts, menu open", "/", func(p *page) { p.clickOn(`$('.row .pop summary')`) }, ".row"},
		{"drafts, nothing found", "/?q=zzz", nil, ""},
		{"new", "/new?q=senior+backend+developer+in+Berlin", nil, ""},
		{"new, nothing found", "/new?q=zzzz", nil, ""},
		{"import", "/import", nil, ""},
		{"import, refused", "/import", func(p *page) { p.leave(func() { p.clickOn(`button("Read it")`) }) }, ""},
		{"import report", "/postings/" + imported + "?brought", nil, ".report"},
		{"import of many", job, openDetails, ""},
		{"original", "/postings/" + imported + "/original", openDetails, ""},
		{"original removed", "/postings/" + imported + "?original=removed", nil, ".flash"},
		{"editor", editor, openEditor, ""},
		{"editor, menus", editor, func(p *page) { eval[bool](p, `$$('.bar details').forEach((d) => { d.open = true; }) ?? true`) }, ".bar"},
		{"editor, review", editor, openReview, "#review"},
		{"editor, look", editor, func(p *page) { p.click("#look summary") }, "#look"},
		{"editor, link dialog", editor, openLinkDialog, "#link-dialog"},
		{"preview", editor + "/preview", nil, ""},
		{"copy", editor + "/copy", nil, ""},
		{"history", editor + "/history", func(p *page) { eval[bool](p, `$$('details').forEach((d) => { d.open = true; }) ?? true`) }, ""},
		{"offer", editor + "/offer", nil, ""},
		{"offer, worked out", editor + "/offer", workOutOffer, ""},
		{"companies", "/companies", nil, ""},
		{"company", "/companies/" + company, nil, ""},
		{"roles", "/roles", nil, ""},
		{"roles, nothing found", "/roles?q=zzz", nil, ""},
		{"roles, found", "/roles?q=kiln+tender", nil, ""},
		{"role", "/roles/web-developer", nil, ""},
		{"role of one's own", "/roles/front-end-developer", nil, "header"},
		{"role from O*NET", "/roles/kiln-tender-1-51-1000", openDetails, "header"},
		{"role in an area", "/roles/registered-nurse?area=48", nil, "#pay"},
		{"role file", "/roles/front-end-developer/edit?made", nil, ""},
		{"role file, refused", "/roles/front-end-developer/edit", breakRoleFile, "main"},
		{"template", "/postings/" + template, nil, ".report, .outline"},
		{"bring roles", "/roles/import", nil, ""},
		{"bring roles, refused", "/roles/import", bringNonsense, "main"},
		{"compare, choosing", "/roles/compare?with=web-developer", wholePage, ""},
		{"compare, nothing found", "/roles/compare?find=1&q=zzzz", nil, ""},
		{"compare", "/roles/compare?with=backend-software-engineer&with=web-developer", openDetails, ""},
		{"compare four", "/roles/compare?with=registered-nurse&with=cook&with=web-developer&with=front-end-developer", nil, ""},
		{"rules", "/rules", openDetails, ""},
		{"policy", "/policy", nil, ""},
		{"error", "/postings/none", func(p *page) { p.expect("404") }, ""},
	}
}

// wholePage makes the window as tall as the page. axe measures what can be seen
// of a target, and the bar that stays at the window's foot hides whatever
// happens to lie below it until the page is scrolled.
func wholePage(p *page) {
	size := eval[[]float64](p, "[innerWidth, document.documentElement.scrollHeight]")
	p.do(chromedp.EmulateViewport(int64(size[0]), int64(size[1])))
}

func breakRoleFile(p *page) {
	p.fill(`$('#source')`, "titel: Web Developer")
	p.leave(func() { p.clickOn(`button("Save")`) })
}

func bringNonsense(p *page) {
	p.choosesFile("#release", "release.zip", []byte("no archive"))
	p.leave(func() { p.clickOn(`button("Import", $('form[action$=occupations]'))`) })
	p.until("the refusal", `$('.problem')`)
}

func openDetails(p *page) { eval[bool](p, `$$('details').forEach((d) => { d.open = true; }) ?? true`) }

// openEditor brings everything into sight that the editor can show at once.
func openEditor(p *page) {
	p.fill(`field("pay.min")`, "generous")
	p.until("a note", `$$('.note').some((n) => n.offsetParent && n.textContent)`)
	eval[bool](p, `$$('#form details').forEach((d) => { d.open = true; }) ?? true`)
}

// openReview shows all that the review says.
func openReview(p *page) {
	p.fill(`field("title")`, "Rockstar cartographer")
	p.click("#review-toggle")
	p.until("a finding", findingOf("Rockstar"))
	eval[bool](p, `$$('#review details').forEach((d) => { d.open = true; }) ?? true`)
}

// workOutOffer has the page say all that it can say.
func workOutOffer(p *page) {
	p.fill(`field("base")`, "generous")
	p.fill(`field("raised")`, "90k")
	p.fill(`field("answerBy")`, "Friday")
	p.leave(func() { p.clickOn(`button("Work it out")`) })
	p.until("a note and a letter", `$('.note:not(:empty)') && $('#body-raise').value.includes("90,000")`)
	eval[bool](p, `$$('details').forEach((d) => { d.open = true; }) ?? true`)
}

func openLinkDialog(p *page) {
	p.clickOn(`part("summary").querySelector("textarea[name=text]")`)
	p.press("Control+K")
	p.until("the dialog", `$('#link-dialog').open`)
}

// furnished is an app with a draft that has a history, a company, a draft that
// was brought in, and a library of several origins.
func furnished(t *testing.T) (a *app, p *page, all []scene) {
	t.Helper()
	a = startApp(t)
	p = openBrowser(t, a)
	id := a.newDraft()
	a.download("/postings/" + id + "/download.pdf")
	a.changeElsewhere(id, "department", "Maps")
	p.open("/import")
	p.fill(`$('#text')`, oldText)
	p.leave(func() { p.clickOn(`button("Read it")`) })
	imported := p.draftID()
	job := p.bringMany()
	p.open("/companies")
	company := eval[string](p, `$('.row a').getAttribute("href").split("/").at(-1)`)
	a.bring("occupations", "db_31_0_text.zip", release(t, 2))
	a.bring("wages", "wages.xlsx", wages(t))
	a.postForm("/roles/front-end-developer/own", nil)
	template, _, _ := strings.Cut(strings.TrimPrefix(a.postForm("/postings/"+id+"/template", nil), "/roles/"), "?")
	return a, p, scenes(id, company, imported, template, job)
}

func (p *page) show(s scene) {
	p.t.Helper()
	p.open(s.path)
	if s.set != nil {
		s.set(p)
	}
}

// TestAccessible has axe-core look at every page in light and dark.
func TestAccessible(t *testing.T) {
	t.Parallel()
	axe := axeSource(t)
	a, p, all := furnished(t)
	p.expect("400")
	for _, s := range all {
		p.show(s)
		p.wantAccessible(axe, s.name, s.part)
	}
	p.open("/postings/" + a.newDraft())
	p.wantAccessibleConflicts(axe)
	empty := openBrowser(t, startApp(t))
	empty.open("/")
	empty.wantAccessible(axe, "welcome", "")
	empty.open("/roles/import")
	empty.wantAccessible(axe, "bring roles, nothing there yet", "")
}

// wantAccessibleConflicts looks at the conflict as a dialog and as a page.
func (p *page) wantAccessibleConflicts(axe string) {
	p.t.Helper()
	p.expect("412")
	p.expect("409")
	id := p.draftID()
	p.app.changeElsewhere(id, "title", "Cartographer")
	p.fill(mission, "Nobody gets lost.")
	p.until("the dialog", `$('#conflict').open`)
	p.wantAccessible(axe, "conflict dialog", "#conflict")
	p.leave(func() { p.clickOn(`button("Take the other", $('#conflict'))`) })
	p.app.changeElsewhere(id, "title", "Surveyor")
	p.leave(func() {
		eval[bool](p, `(() => { field("title").value = "Mapmaker"; HTMLFormElement.prototype.submit.call($('#editor')); return true; })()`)
	})
	p.wantAccessible(axe, "conflict page", "")
}

func axeSource(t *testing.T) string {
	t.Helper()
	path := os.Getenv("ROLEWRIGHT_AXE")
	if path == "" {
		need(t, errors.New("ROLEWRIGHT_AXE does not name axe-core's axe.min.js"))
	}
	source, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(source)
}

type violation struct {
	ID, Help string
	Nodes    []struct{ HTML, FailureSummary string }
}

func (p *page) wantAccessible(axe, name, part string) {
	p.t.Helper()
	for _, scheme := range []string{"light", "dark"} {
		p.look(scheme)
		for _, v := range p.runAxe(axe, part) {
			var nodes strings.Builder
			for _, n := range v.Nodes {
				fmt.Fprintf(&nodes, "\n    %s\n      %s", n.HTML, strings.ReplaceAll(n.FailureSummary, "\n", "\n      "))
			}
			p.t.Errorf("%s, %s: %s: %s%s", name, scheme, v.ID, v.Help, nodes.String())
		}
	}
	p.look("light")
}

func (p *page) runAxe(axe, part string) []violation {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	if loaded := eval[bool](p, `typeof axe === "object"`); !loaded {
		if _, err := chromedp.Run(ctx, chromedp.Evaluate[chromedp.Void](axe)); err != nil {
			p.t.Fatal(err)
		}
	}
	context := `{ exclude: ["iframe"] }`
	if part != "" {
		context = "{ include: [" + quote(part) + "] }"
	}
	return eval[[]violation](p, `axe.run(`+context+`, { iframes: false, preload: false, resultTypes: ["violations"],
		runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })
		.then((r) => r.violations.map((v) => ({ ID: v.id, Help: v.help, Nodes: v.nodes.slice(0, 4).map((n) => ({ HTML: n.html.slice(0, 200), FailureSummary: n.failureSummary })) })))`)
}

// TestNarrow checks that no page has to be scrolled sideways on a phone.
func TestNarrow(t *testing.T) {
	t.Parallel()
	_, p, all := furnished(t)
	p.expect("400")
	p.do(chromedp.EmulateViewport(360, 740))
	for _, s := range all {
		p.show(s)
		wide := eval[[]string](p, `document.documentElement.scrollWidth <= innerWidth ? [] : $$('body *').filter((e) => {
			const r = e.getBoundingClientRect(); if (r.width === 0 || r.right <= innerWidth + 1) return false;
			for (let up = e.parentElement; up && up !== document.body; up = up.parentElement) if (/auto|scroll|hidden|clip/.test(getComputedStyle(up).overflowX)) return false;
			return true; }).slice(0, 5).map((e) => e.outerHTML.slice(0, 120))`)
		scroll := eval[int](p, `document.documentElement.scrollWidth`)
		if scroll > 360 {
			t.Errorf("%s is %d px wide on a screen of 360 px: %q", s.name, scroll, wide)
		}
	}
}

// tabStop is where the Tab key has led.
type tabStop struct {
	Name    string
	Visible bool
	// Again is set when all have been met and the round begins anew.
	Again bool
}

// TestKeyboard presses Tab through each page: every control is reached, and
// it can be seen where one is.
func TestKeyboard(t *testing.T) {
	t.Parallel()
	_, p, all := furnished(t)
	p.expect("400")
	for _, s := range all {
		if s.part != "" {
			continue // its controls are in another scene too
		}
		p.show(s)
		p.tabThrough(s.name)
	}
}

func (p *page) tabThrough(name string) {
	p.t.Helper()
	wanted := eval[int](p, markControls)
	eval[bool](p, `(document.activeElement?.blur(), scrollTo(0, 0), true)`)
	for range 2*wanted + 20 {
		p.press("Tab")
		stop := eval[tabStop](p, whereTabLed)
		if stop.Again {
			break
		}
		if !stop.Visible {
			p.t.Errorf("%s: it cannot be seen that the focus is on %s", name, stop.Name)
		}
	}
	if missed := eval[[]string](p, `$$('[data-test-wanted]').slice(0, 5).map((e) => e.outerHTML.slice(0, 140))`); len(missed) > 0 {
		p.t.Errorf("%s: Tab does not reach %q", name, missed)
	}
}

// markControls notes what Tab has to reach; of a group of radio buttons that
// is one.
const markControls = `(() => {
	const all = $$('a[href], button, input:not([type=hidden]), select, textarea, summary, iframe').filter((e) => !e.disabled && !e.hidden && e.tabIndex >= 0 &&
		(e.type !== "radio" || e.checked || !document.querySelector('input[type=radio]:checked') && e === $('input[type=radio]')) && e.checkVisibility({ visibilityProperty: true }) && e.tagName !== "IFRAME");
	for (const e of all) e.dataset.testWanted = "1";
	return all.length; })()`

// whereTabLed looks at the element with the focus: is it on the screen, and
// does it show a ring or another border than without?
const whereTabLed = `(() => {
	const e = document.activeElement;
	if (!e || e === document.body) return { Visible: true };
	if (e.dataset.testSeen) return { Visible: true, Again: true };
	e.dataset.testSeen = "1";
	delete e.dataset.testWanted;
	const r = e.getBoundingClientRect(), s = getComputedStyle(e);
	const ring = s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 1.5 || e.tagName === "IFRAME";
	const inside = r.width > 0 && r.bottom > 0 && r.top < innerHeight && r.right > 0 && r.left < innerWidth;
	let opacity = 1;
	for (let up = e; up; up = up.parentElement) opacity *= parseFloat(getComputedStyle(up).opacity);
	const x = Math.min(Math.max(r.x + r.width / 2, 0), innerWidth - 1), y = Math.min(Math.max(r.y + Math.min(r.height, 20) / 2, 0), innerHeight - 1);
	const top = document.elementFromPoint(x, y);
	const covered = top && !e.contains(top) && !top.contains(e) && e.tagName !== "IFRAME";
	return { Name: e.outerHTML.slice(0, 140) + " ring " + ring + " inside " + inside + " opacity " + opacity + " covered by " + (covered ? top.outerHTML.slice(0, 80) : "nothing"), Visible: ring && inside && opacity > 0.4 && !covered };
})()`

// TestStatusOfErrors keeps the scenes honest: the error page is one.
func TestStatusOfErrors(t *testing.T) {
	t.Parallel()
	a := startApp(t)
	if got := a.request(http.MethodGet, "/postings/none", "", nil).status; got != http.StatusNotFound {
		t.Errorf("GET /postings/none: status %d, want 404", got)
	}
}
