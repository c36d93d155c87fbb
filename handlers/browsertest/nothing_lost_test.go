package browsertest_test

import (
	"context"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

const mission = `field("company.mission")`

// openDraft opens a fresh draft in the editor.
func openDraft(t *testing.T) (*app, *page, string) {
	t.Helper()
	a := startApp(t)
	p := openBrowser(t, a)
	id := a.newDraft()
	p.open("/postings/" + id)
	p.saved()
	return a, p, id
}

// TestFailedSave checks what a person sees of a disk that refuses to write,
// and that nothing of their text is lost to it.
func TestFailedSave(t *testing.T) {
	t.Parallel()
	a, p, id := openDraft(t)
	p.expect("503")
	a.broken.Store(true)
	p.clickOn(mission)
	p.write("Nobody gets lost.")
	p.until("the failure with its reason", `state().startsWith("Not saved: Rolewright cannot read or write its file") && $('#retry').offsetParent`)
	p.until("the sheet in step all the same", `sheet().includes("Nobody gets lost.")`)

	p.leave(func() { p.do(chromedp.Reload()) })
	p.until("the text kept over a reload", mission+`.value === "Nobody gets lost." && state().startsWith("Not saved")`)
	wantNone(t, "the store", a.stored(id), "Nobody gets lost.")

	a.broken.Store(false)
	p.click("#retry")
	p.saved()
	p.until("no failure any more", `!$('#retry').offsetParent && sheet().includes("Nobody gets lost.")`)
	wantWords(t, "the store", a.stored(id), "Nobody gets lost.")
}

// TestServerStoppedWhileTyping stops the app, types, and starts it again at
// the same address over the same file.
func TestServerStoppedWhileTyping(t *testing.T) {
	t.Parallel()
	a, p, id := openDraft(t)
	p.expect("ERR_CONNECTION_REFUSED")
	p.fill(mission, "Nobody gets")
	p.saved()
	a.stop()
	p.clickOn(mission)
	p.press("End")
	p.write(" lost.")
	p.until("the failure with its reason", `state().startsWith("Not saved: Rolewright does not answer")`)
	a.start()
	p.write(" Ever.")
	p.saved()
	wantWords(t, "the store", a.stored(id), "Nobody gets lost. Ever.")
}

func TestReloadRightAfterTyping(t *testing.T) {
	t.Parallel()
	a, p, id := openDraft(t)
	p.clickOn(mission)
	p.write("Nobody gets lost.")
	p.until("the typed text", mission+`.value === "Nobody gets lost."`)
	p.leave(func() { p.do(chromedp.Reload()) })
	p.until("the text in the form", mission+`.value === "Nobody gets lost."`)
	p.until("the text on the sheet", `sheet().includes("Nobody gets lost.")`)
	p.saved()
	p.expect("412") // the reload's last save and the new page's first may cross
	p.until("no question asked", `!$('#conflict').open`)
	wantWords(t, "the store", a.stored(id), "Nobody gets lost.")
}

func TestTabClosedRightAfterTyping(t *testing.T) {
	t.Parallel()
	a, p, id := openDraft(t)
	tab := p.anotherTab()
	tab.open("/postings/" + id)
	p.open("/")
	tab.clickOn(mission)
	before := a.saves.Load()
	tab.write("Nobody gets lost.")
	tab.do(chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		_, err := chromedp.Call(ctx, cdppage.Close, cdp.Empty{})
		return err
	}))
	a.untilSaved(before)
	p.expect("412")
	p.open("/postings/" + id)
	p.until("the text in the form", mission+`.value === "Nobody gets lost."`)
	p.until("the text on the sheet", `sheet().includes("Nobody gets lost.")`)
	p.saved()
	wantWords(t, "the store", a.stored(id), "Nobody gets lost.")
}

// TestAnswerLost cuts the line between a save that was done and its answer,
// while the person writes on: that is no conflict with somebody else.
func TestAnswerLost(t *testing.T) {
	t.Parallel()
	a, p, id := openDraft(t)
	p.expect("412")
	p.expect("ERR_EMPTY_RESPONSE")
	p.expect("ERR_INCOMPLETE_CHUNKED_ENCODING")
	a.mute.Store(true)
	before := a.saves.Load()
	p.clickOn(mission)
	p.write("Nobody gets ")
	a.untilSaved(before)
	p.write("lost.")
	p.until("the failure", `state().startsWith("Not saved")`)
	a.mute.Store(false)
	p.saved()
	p.until("no question asked, and the sheet in step", `!$('#conflict').open && sheet().includes("Nobody gets lost.")`)
	wantWords(t, "the store", a.stored(id), "Nobody gets lost.")
}

// TestTypingTakenBack checks that what was deleted before it was saved does
// not come back.
func TestTypingTakenBack(t *testing.T) {
	t.Parallel()
	_, p, _ := openDraft(t)
	p.clickOn(mission)
	p.write("x")
	p.press("Backspace")
	p.saved()
	p.leave(func() { p.do(chromedp.Reload()) })
	p.saved()
	if got := eval[string](p, mission+`.value`); got != "" {
		p.t.Errorf("after a reload the text is %q, want nothing", got)
	}
}

// TestTwoTabs checks that two tabs on one draft follow each other.
func TestTwoTabs(t *testing.T) {
	t.Parallel()
	a, p, id := openDraft(t)
	other := p.anotherTab()
	other.open("/postings/" + id)
	p.clickOn(mission)
	p.write("Nobody gets ")
	p.saved()
	other.until("the text in the other tab", `sheet().includes("Nobody gets")`)
	if n := eval[int](other, `localStorage.length`); n != 0 {
		t.Error("the tab that follows has something to save, though nobody typed there")
	}
	p.write("lost.")
	other.until("the rest in the other tab", mission+`.value === "Nobody gets lost." && sheet().includes("Nobody gets lost.")`)
	other.clickOn(`blank(list("requirements", "must"))`)
	other.write("Go in production")
	p.until("the line in the first tab", `line("Go in production") && sheet().includes("Go in production")`)
	p.choose(`$('#status')`, "ready")
	other.until("the status in the other tab", `$('#status').value === "ready"`)
	other.write(", daily")
	other.saved()
	p.until("the rest in the first tab", `line("Go in production, daily")`)
	p.clickOn(mission)
	p.press("End")
	p.write(" Ever.")
	p.saved()
	other.until("no question asked", `!$('#conflict').open && `+mission+`.value === "Nobody gets lost. Ever."`)
	wantWords(t, "the store", a.stored(id), "Nobody gets lost. Ever.", "Go in production, daily", `"ready"`)
}

// TestConflict changes a draft through the API while its page is open, and
// tries each way out.
func TestConflict(t *testing.T) {
	t.Parallel()
	for name, settle := range map[string]func(*testing.T, *app, *page, string){
		"keep mine": keepMine, "take the other": takeTheirs, "keep both": keepBoth,
	} {
		t.Run(name, func(t *testing.T) {
			a, p, id := openDraft(t)
			p.expect("412")
			a.changeElsewhere(id, "title", "Cartographer")
			p.clickOn(mission)
			p.insert("Nobody gets lost.") // in one go: the question would take the keys of a slow hand
			p.until("both versions shown", `$('#conflict').open`)
			wantWords(t, "the dialog", eval[string](p, `$('#conflict').innerText`), "changed elsewhere", "The other version", "Yours", "Cartographer", "Nobody gets lost.")
			p.press("Escape")
			p.until("the question still open", `$('#conflict').open && state().startsWith("Not saved")`)
			settle(t, a, p, id)
		})
	}
}

func keepMine(t *testing.T, a *app, p *page, id string) {
	p.clickOn(`button("Keep mine", $('#conflict'))`)
	p.saved()
	wantWords(t, "the store", a.stored(id), "Nobody gets lost.", "Back-End Developer")
	wantNone(t, "the store", a.stored(id), "Cartographer")
}

func takeTheirs(t *testing.T, a *app, p *page, id string) {
	p.leave(func() { p.clickOn(`button("Take the other", $('#conflict'))`) })
	p.saved()
	if got := eval[string](p, `field("title").value + "|" + `+mission+`.value`); got != "Cartographer|" {
		t.Errorf("title and mission are %q, want the other version's", got)
	}
	wantNone(t, "the store", a.stored(id), "Nobody gets lost.")
}

func keepBoth(t *testing.T, a *app, p *page, id string) {
	p.leave(func() { p.clickOn(`button("Keep both", $('#conflict'))`) })
	p.saved()
	mine := p.draftID()
	if mine == id {
		t.Fatal("the page still shows the first draft, want mine as a new one")
	}
	wantWords(t, "my draft", a.stored(mine), "Nobody gets lost.", "Back-End Developer")
	wantWords(t, "the first draft", a.stored(id), "Cartographer")
	wantNone(t, "the first draft", a.stored(id), "Nobody gets lost.")
}
