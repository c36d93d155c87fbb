package browsertest_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// wantLook looks at the controls and at the sheet.
func (p *page) wantLook(theme, paper string, draft bool) {
	p.t.Helper()
	got := eval[string](p, `[$('[name="look.theme"]:checked').value, $('[name="look.paper"]:checked').value, $('[name="look.draft"]').checked, $('#sheet .sheet').className, !!$('.sheet-draft')].join(" ")`)
	if want := fmt.Sprintf("%s %s %t sheet sheet-%s %t", theme, paper, draft, theme, draft); got != want {
		p.t.Errorf("the look is %s, want %s", got, want)
	}
}

// untilLook waits for a sheet in the theme whose choice is saved.
func (p *page) untilLook(theme string) {
	p.t.Helper()
	p.until("the sheet in "+theme, `$('#sheet .sheet-`+theme+`')`)
	p.saved()
}

// TestLook chooses how a posting looks, with the mouse and with the keys.
func TestLook(t *testing.T) {
	t.Parallel()
	a, p, id := openDraft(t)
	p.wantLook("classic", "a4", false)
	p.click("#look summary")
	p.until("the pictures", `$$('.theme img').length === 4 && $$('.theme img').every((i) => i.naturalWidth > 0)`)
	p.clickOn(`$('#look [value=modern]')`)
	p.untilLook("modern")
	p.press("ArrowRight")
	p.untilLook("compact")
	p.clickOn(`$('[name="look.draft"]')`)
	p.until("the mark on the sheet", `$('.sheet-draft')`)
	p.saved()
	p.press("Escape")
	p.until("the choice closed and the focus on its button", `!$('.pop[open]') && document.activeElement.textContent === "Look"`)

	p.press("Control+Z")
	p.until("a sheet without mark", `!$('.sheet-draft')`)
	p.press("Control+Z")
	p.untilLook("modern")
	p.wantLook("modern", "a4", false)
	p.leave(func() { p.do(chromedp.Reload()) })
	p.wantLook("modern", "a4", false)

	p.leave(func() { p.clickOn(`button("Pages", $('.paper-tools'))`) })
	if got := eval[bool](p, `$('[value=modern]').checked`); !got {
		t.Error("the pages are not in the look that was chosen")
	}
	before := eval[string](p, `$('iframe').src`)
	p.leave(func() { p.clickOn(`$('.look [value=letter]')`) })
	if after := eval[string](p, `$('iframe').src`); after == before {
		t.Error("the pages do not follow the choice")
	}
	if got := string(a.download("/postings/" + id + "/download.html").body); !strings.Contains(got, `class="sheet sheet-modern"`) || !strings.Contains(got, "size:letter") {
		t.Error("the file does not have the look that was chosen")
	}
	p.open("/postings/" + a.newDraft())
	p.wantLook("modern", "letter", false)
}

// TestPaperFollowsPlace: the usual paper goes with the place of the job.
func TestPaperFollowsPlace(t *testing.T) {
	t.Parallel()
	_, p, _ := openDraft(t)
	p.fill(`field("locations")`, "Austin, TX, US")
	p.until("the paper of Austin", `$('[name="look.paper"]:checked').value === "letter"`)
	p.saved()
	p.leave(func() { p.do(chromedp.Reload()) })
	p.wantLook("classic", "letter", false)
	p.click("#look summary")
	p.clickOn(`$('#look [value=a4]')`)
	p.saved()
	p.press("Escape")
	p.fill(`field("locations")`, "Toronto, Canada")
	p.until("the sheet of Toronto", `sheet().includes("Toronto")`)
	p.saved()
	p.wantLook("classic", "a4", false)
}
