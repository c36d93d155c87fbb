package handlers_test

import (
	"net/url"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rolewright/internal/posting"
)

// worn is a posting with a worn word in two of its paragraphs and a line.
func worn() posting.Posting {
	p := example()
	p.Sections[1].Blocks = []posting.Block{
		{Kind: posting.Paragraph, Text: "You are a **rockstar** of payroll & more."},
		{Kind: posting.Paragraph, Text: "Our last rockstar has retired."},
	}
	return p
}

// asScript is how the editor's script sends a form.
var asScript = append([]string{"Accept", "application/json"}, formType...)

// pressed is the form of a fix's button, over the version.
func pressed(button string, version uint64) string {
	return url.Values{"version": {strconv.FormatUint(version, 10)}, "finding": {button}}.Encode()
}

// buttonOf is the value of the nth button of a label on the editor's page.
func (a *app) buttonOf(id, label string, nth int) string {
	a.t.Helper()
	buttons := a.page("/postings/" + id).Find("button[name=finding]")
	for i := range buttons.Nodes {
		if b := buttons.Eq(i); b.Text() == label {
			if nth == 0 {
				return b.AttrOr("value", "")
			}
			nth--
		}
	}
	a.t.Fatalf("there is no button %q", label)
	return ""
}

func TestReviewBesideTheText(t *testing.T) {
	a := newApp(t)
	id := a.add(worn()).ID
	doc := a.page("/postings/" + id)
	panel := doc.Find("#review")
	for _, want := range []string{"of 100", "What candidates look for", "“rockstar” says nothing about the job", "Write “expert”", "Costs candidates or trust"} {
		if !strings.Contains(panel.Text(), want) {
			t.Errorf("the review lacks %q:\n%s", want, panel.Text())
		}
	}
	sum := 0
	for _, text := range texts(doc, "#review .points .got") {
		got, _, _ := strings.Cut(text, " of ")
		n, err := strconv.Atoi(got)
		if err != nil {
			t.Fatal(err)
		}
		sum += n
	}
	if score, _ := strconv.Atoi(panel.Find(".total strong").Text()); score != sum || score == 0 {
		t.Errorf("the score is %d, its points add up to %d", score, sum)
	}
	// Each finding leads to a control of the page.
	links := panel.Find("[data-go]")
	for i := range links.Nodes {
		if href := links.Eq(i).AttrOr("href", ""); doc.Find(strings.ReplaceAll(href, ".", `\.`)).Length() != 1 {
			t.Errorf("%q leads to %q, which is not on the page", links.Eq(i).Text(), href)
		}
	}
	at := panel.Find(`[data-go][data-text="rockstar"]`)
	got := []string{at.Eq(0).AttrOr("data-nth", ""), at.Eq(1).AttrOr("data-nth", ""), at.Eq(1).AttrOr("data-box", "")}
	if diff := cmp.Diff([]string{"0", "1", "0"}, got); diff != "" {
		t.Errorf("places in the one box of both paragraphs (-want +got)\n%s", diff)
	}
}

func TestReviewComesWithASave(t *testing.T) {
	a := newApp(t)
	kept := a.add(worn())
	form := url.Values{"version": {"1"}, "title": {"Payroll ninja"}}
	answer := a.want(200, "POST", "/postings/"+kept.ID, form.Encode(), asScript...)
	if got := jsonField(t, answer.Body.Bytes(), "review"); !strings.Contains(got, "ninja") || !strings.Contains(got, "of 100") {
		t.Errorf("the answer's review does not know the new title:\n%s", got)
	}
}

func TestFixFinding(t *testing.T) {
	a := newApp(t)
	kept := a.add(worn())
	second := a.buttonOf(kept.ID, "Write “expert”", 1)

	// A script gets the form as it is now.
	answer := a.want(200, "POST", "/postings/"+kept.ID+"/fix", pressed(second, 1), asScript...)
	text := func() [2]string {
		b := a.get(kept.ID).Value.Content.Sections[1].Blocks
		return [2]string{b[0].Text, b[1].Text}
	}
	mended := [2]string{"You are a **rockstar** of payroll & more.", "Our last expert has retired."}
	if diff := cmp.Diff(mended, text()); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	form := jsonField(t, answer.Body.Bytes(), "form")
	a.want(200, "POST", "/postings/"+kept.ID, "version=2&"+form, asScript...)
	if now := a.get(kept.ID); now.Version != 2 {
		t.Errorf("the form of the answer is not the content that is kept: saving it made version %d", now.Version)
	}

	// The same button again finds nothing to mend, and says so.
	a.want(409, "POST", "/postings/"+kept.ID+"/fix", pressed(second, 2), asScript...)
	a.want(400, "POST", "/postings/"+kept.ID+"/fix", pressed("all of it", 2), asScript...)
	a.want(412, "POST", "/postings/"+kept.ID+"/fix", pressed(second, 1), asScript...)
	if diff := cmp.Diff(mended, text()); diff != "" {
		t.Errorf("after fixes that were refused (-want +got)\n%s", diff)
	}

	// Without scripts, what was typed is saved first, and a button undoes.
	body := pressed(a.buttonOf(kept.ID, "Write “expert”", 0), 2) + "&title=Typed"
	next := a.want(303, "POST", "/postings/"+kept.ID+"/fix", body, formType...).Header().Get("Location")
	want := [2]string{"You are a **expert** of payroll & more.", mended[1]}
	if diff := cmp.Diff(want, text()); diff != "" || a.get(kept.ID).Value.Content.Title != "Typed" {
		t.Errorf("the title is %q; (-want +got)\n%s", a.get(kept.ID).Value.Content.Title, diff)
	}
	address, _, _ := strings.Cut(next, "#")
	undo := a.page(address).Find(".flash form")
	field := undo.Find("input")
	a.want(303, "POST", undo.AttrOr("action", ""), url.Values{field.AttrOr("name", ""): {field.AttrOr("value", "")}}.Encode(), formType...)
	if diff := cmp.Diff(mended, text()); diff != "" || a.get(kept.ID).Value.Content.Title != "Typed" {
		t.Errorf("after undo, the title is %q; (-want +got)\n%s", a.get(kept.ID).Value.Content.Title, diff)
	}
}

func TestAnswerFinding(t *testing.T) {
	a := newApp(t)
	kept, other := a.add(worn()), a.add(worn())
	const said = "“rockstar” says nothing"
	findings := func(id string) int { return strings.Count(a.page("/postings/"+id).Find(".findings").Text(), said) }
	answer := func(scope, reason string, more ...string) string {
		name := strings.TrimPrefix(a.buttonOf(kept.ID, "Leave it here", a.indexOf(kept.ID, said)), "here:")
		form := pressed(scope+":"+name, a.get(kept.ID).Version)
		return form + "&" + strings.Join(append(more, "answer.key=x&answer.reason=other", url.Values{"answer.key": {name}}.Encode(), url.Values{"answer.reason": {reason}}.Encode()), "&")
	}
	before := a.everything()
	got := a.want(400, "POST", "/postings/"+kept.ID+"/answer", answer("here", "  "), asScript...).Body.String()
	if !strings.Contains(got, `"field":"reason"`) || !strings.Contains(got, "Say in a few words") {
		t.Errorf("an answer without a reason: got %s, want the field and what to do", got)
	}
	a.want(400, "POST", "/postings/"+kept.ID+"/answer", answer("nowhere", "It is a band."), asScript...)
	if after := a.everything(); after != before {
		t.Error("refused answers changed something")
	}

	// One word, two places: the answer is to both.
	panel := jsonField(t, a.want(200, "POST", "/postings/"+kept.ID+"/answer", answer("here", "It is a band."), asScript...).Body.Bytes(), "review")
	if !strings.Contains(panel, "It is a band.") {
		t.Error("the review does not show the reason")
	}
	if got := [2]int{findings(kept.ID), findings(other.ID)}; got != [2]int{0, 2} {
		t.Errorf("after an answer here: got %v findings, want none here and 2 elsewhere", got)
	}
	back := a.page("/postings/"+kept.ID).Find(".answered button").First().AttrOr("value", "")
	a.want(303, "POST", "/postings/"+kept.ID+"/answer", pressed(back, a.get(kept.ID).Version), formType...)
	a.want(303, "POST", "/postings/"+kept.ID+"/answer", answer("everywhere", "It is a band.", "title=Typed"), formType...)
	if got := [2]int{findings(kept.ID), findings(other.ID)}; got != [2]int{0, 0} {
		t.Errorf("after an answer for all: got %v findings, want none", got)
	}
	if title := a.get(kept.ID).Value.Content.Title; title != "Typed" {
		t.Errorf("what was typed beside the answer is not saved: %q", title)
	}
	a.want(303, "POST", "/postings/"+kept.ID+"/answer", pressed(back, a.get(kept.ID).Version), formType...)
	if got := [2]int{findings(kept.ID), findings(other.ID)}; got != [2]int{2, 2} {
		t.Errorf("after taking it back: got %v findings, want 2 and 2", got)
	}
}

// indexOf is the number of the first finding that says the text.
func (a *app) indexOf(id, said string) int {
	a.t.Helper()
	for i, text := range texts(a.page("/postings/"+id), ".finding .said") {
		if strings.Contains(text, said) {
			return i
		}
	}
	a.t.Fatalf("no finding says %q", said)
	return 0
}
