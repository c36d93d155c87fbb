package handlers_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"rolewright/internal/posting"
)

// germanCook is a posting in English with the headings of a new one, but for
// one that the person wrote.
func germanCook() posting.Posting {
	p := posting.Posting{Title: "Koch", Language: "en", Company: posting.Company{Name: "Acme"}, Sections: posting.NewSections("en", "Acme", newID())}
	p.Sections[1].Heading = "Your evenings"
	return p
}

func newID() func() string {
	n := 0
	return func() string { n++; return "part" + string(rune('a'+n)) }
}

func TestLanguageTakesHeadingsAlong(t *testing.T) {
	a := newApp(t)
	p := a.add(germanCook())
	a.post(303, "/postings/"+p.ID, a.editorForm(p.ID).with("language", "de-AT"))
	var got []string
	for _, s := range a.get(p.ID).Value.Content.Sections[:4] {
		got = append(got, s.Heading)
	}
	if want := []string{"Über Acme", "Your evenings", "Ihre Aufgaben", "Das bringen Sie mit"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestLanguageIsToldToScripts: the page has the headings in its boxes, and
// would send the old ones back.
func TestLanguageIsToldToScripts(t *testing.T) {
	a := newApp(t)
	p := a.add(germanCook())
	f := a.editorForm(p.ID).with("language", "de")
	var answer struct {
		Headings, NewHeadings map[string]string
		TitleMarker           string
	}
	save := func(f form) {
		t.Helper()
		answer.Headings, answer.NewHeadings = nil, nil
		rec := a.post(200, "/postings/"+p.ID, f, "Accept", "application/json")
		if err := json.Unmarshal(rec.Body.Bytes(), &answer); err != nil {
			t.Fatal(err)
		}
	}
	save(f)
	first := p.Value.Content.Sections[0].ID
	if answer.Headings[first] != "Über Acme" || answer.NewHeadings["benefits"] != "Das bieten wir Ihnen" || answer.TitleMarker != "(m/w/d)" {
		t.Errorf("got %+v", answer)
	}
	save(a.editorForm(p.ID).with("title", "Köchin"))
	if answer.Headings != nil || answer.NewHeadings != nil {
		t.Errorf("headings are told without a change of language: %+v", answer)
	}
}

func TestTitleMarkerByButton(t *testing.T) {
	a := newApp(t)
	p := a.add(germanCook())
	offer := func() string {
		at := a.page("/postings/" + p.ID).Find("#title-marker")
		if _, hidden := at.Attr("hidden"); hidden {
			return ""
		}
		return strings.TrimSpace(at.Find("button").Text())
	}
	if got := offer(); got != "" {
		t.Errorf("an English title is offered %q", got)
	}
	a.post(303, "/postings/"+p.ID, a.editorForm(p.ID).with("language", "de"))
	if got, want := offer(), "Add (m/w/d) to the title"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	a.post(303, "/postings/"+p.ID, append(a.editorForm(p.ID), pair{"do", "title.marker"}))
	if got := a.get(p.ID).Value.Content.Title; got != "Koch (m/w/d)" || offer() != "" {
		t.Errorf("the title is %q and is offered %q", got, offer())
	}
}

func TestLanguageChooser(t *testing.T) {
	a := newApp(t)
	for tag, want := range map[string]string{
		"": "English", "de": "Deutsch", "de-AT": "Deutsch (Österreich)", "sv": "svenska (headings and facts in English)", "gsw": "gsw",
	} {
		p := a.add(posting.Posting{Title: "Cook", Language: tag})
		chosen := a.page("/postings/" + p.ID).Find("#f-language option[selected]")
		if got := chosen.Text(); got != want || chosen.AttrOr("value", "none") != tag {
			t.Errorf("%q is shown as %q, want %q", tag, got, want)
		}
	}
}
