package browsertest_test

import "testing"

// TestLanguage changes a draft's language: the sheet, the headings that nobody
// wrote and those of parts to add follow, and undo brings all of it back.
func TestLanguage(t *testing.T) {
	t.Parallel()
	a, p, id := openDraft(t)
	own := `part("summary").querySelector(".heading")`
	p.fill(own, "Your evenings")
	p.saved()
	other := p.anotherTab()
	other.open("/postings/" + id)

	p.choose(field("language"), "de")
	headings := `partOf("Ihre Aufgaben") && partOf("Das bringen Sie mit") && partOf("Your evenings") && $('#outline').innerText.includes("Ihre Aufgaben")`
	p.until("the headings in German", headings)
	p.until("the sheet in German", `sheet().includes("Das setzen wir voraus") || sheet().includes("Ihre Aufgaben")`)
	p.saved()
	wantWords(t, "the store", a.stored(id), "Ihre Aufgaben", "Your evenings")
	other.until("the headings in the other tab", headings+` && `+field("language")+`.value === "de"`)

	p.choose(`$('#add-kind')`, "benefits")
	p.clickOn(`button("Add", $('.add-section'))`)
	p.until("a part with a German heading", `$$('#sections [data-kind="benefits"] .heading').at(-1).value === "Das bieten wir Ihnen"`)

	p.fill(field("title"), "Koch")
	p.clickOn(`button("Add (m/w/d)")`)
	p.until("the mark in the title", field("title")+`.value === "Koch (m/w/d)" && $('#title-marker').hidden && sheet().includes("Koch (m/w/d)")`)
	p.saved()
	for range 4 {
		p.clickOn(`$('#undo')`)
	}
	p.until("English again", field("language")+`.value === "en" && partOf("What you will do") && !partOf("Ihre Aufgaben")`)
	p.saved()
	wantWords(t, "the store", a.stored(id), "What you will do", "Your evenings")
}

func field(name string) string { return `field("` + name + `")` }
