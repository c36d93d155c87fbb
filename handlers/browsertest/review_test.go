package browsertest_test

import "testing"

// finding is the finding that says the words.
func findingOf(said string) string {
	return `$$('.finding').find((f) => f.querySelector('.said').innerText.includes(` + quote(said) + `))`
}

// TestReview mends and answers findings beside the text, by mouse and
// keyboard, and goes back.
func TestReview(t *testing.T) {
	t.Parallel()
	a := startApp(t)
	id := a.newDraft()
	p := openBrowser(t, a)
	p.open("/postings/" + id)
	const box, text = `part("summary").querySelector("textarea[name=text]")`, "We want a rockstar who draws maps."
	p.fill(box, text)
	p.saved()
	p.click("#review-toggle")
	p.until("the finding", findingOf("rockstar"))
	p.until("the words underlined on the sheet", `[...CSS.highlights.get("review-notice")].some((r) => String(r) === "rockstar")`)

	p.clickOn(findingOf("rockstar") + `.querySelector(".said a")`)
	p.until("the words selected in their box", `document.activeElement === `+box+` && `+box+`.value.slice(`+box+`.selectionStart, `+box+`.selectionEnd) === "rockstar"`)

	p.clickOn(findingOf("rockstar") + `.querySelector("[data-fix]")`)
	p.until("the text mended and the finding gone", box+`.value === "We want a expert who draws maps." && !`+findingOf("rockstar"))
	wantWords(t, "the store after the fix", a.stored(id), "We want a expert")
	p.press("Control+Z")
	p.until("the text as it was", box+`.value === `+quote(text))
	p.until("the finding again", findingOf("rockstar"))

	// A reason is asked for, and what is typed then goes nowhere else.
	p.clickOn(findingOf("rockstar") + `.querySelector(".not-here summary")`)
	p.press("Tab")
	p.press("Enter")
	p.until("why nothing is recorded", findingOf("rockstar")+`.querySelector(".note").innerText.includes("Say in a few words")`)
	p.write("They are a band.")
	p.press("Enter")
	p.until("the finding answered", `!`+findingOf("rockstar")+` && $('.answered')`)
	p.saved()
	wantNone(t, "the posting", a.stored(id), "a band")
	p.press("Escape")
	p.until("the panel closed and the focus back", `$('#review').hidden && document.activeElement.id === "review-toggle"`)
}
