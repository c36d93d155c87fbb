package browsertest_test

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestDragLine moves a line with the mouse, by its grip.
func TestDragLine(t *testing.T) {
	t.Parallel()
	a, p, id := openDraft(t)
	const items = `[...part("responsibilities").querySelectorAll(".item")]`
	before := eval[[]string](p, items+`.map((i) => i.querySelector("textarea").value)`)
	at := eval[[4]float64](p, `(() => { const list = `+items+`; list[1].scrollIntoView({ block: "center", behavior: "instant" });
		const grip = list[0].querySelector(".grip").getBoundingClientRect(), to = list[2].getBoundingClientRect();
		return [grip.x + grip.width / 2, grip.y + 12, to.x + 80, to.bottom - 4]; })()`)
	p.do(chromedp.DragAndDropXY(at[0], at[1], at[2], at[3], 12))
	p.until("the first line in the third place", items+`[2].querySelector("textarea").value === `+quote(before[0]))
	p.until("the line's new place said aloud", `$("#live").textContent.includes("line 3 of")`)
	p.saved()
	stored := a.stored(id)
	if strings.Index(stored, before[0]) < strings.Index(stored, before[2]) {
		t.Error("the store still has the line in its old place")
	}
	p.press("Control+Z")
	p.until("the line back in its place", items+`[0].querySelector("textarea").value === `+quote(before[0]))
}

// TestCopy copies the posting for a mail and for a text file. The clipboard is
// one for all pages, so it does not run beside other tests.
func TestCopy(t *testing.T) {
	_, p, _ := openDraft(t)
	p.allowClipboard()
	copied := func(kind string) {
		p.clickOn(`button("Copy")`)
		p.click("[data-copy=" + kind + "]")
		p.until("the word that it was copied", `state() === "Copied"`)
	}
	copied("formatted")
	html := eval[string](p, `navigator.clipboard.read().then(([item]) => item.getType("text/html")).then((blob) => blob.text())`)
	wantWords(t, "the formatted text", html, "<h1>Back-End Developer</h1>", "<li>")
	wantNone(t, "the formatted text", html, "class=", "id=", "data-")

	p.until("the state again", `state() !== "Copied"`)
	copied("board")
	board := eval[string](p, `navigator.clipboard.read().then(([item]) => item.getType("text/html")).then((blob) => blob.text())`)
	wantWords(t, "the text for a job board", board, "<h2>Back-End Developer</h2>", "<h3>", "<li>")
	wantWords(t, "the same as plain text", eval[string](p, `navigator.clipboard.readText()`), "Back-End Developer\n====")

	p.until("the state again", `state() !== "Copied"`)
	copied("markdown")
	wantWords(t, "the Markdown", eval[string](p, `navigator.clipboard.readText()`), "# Back-End Developer", "## What you will do")
}
