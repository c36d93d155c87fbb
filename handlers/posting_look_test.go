package handlers_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rolewright/internal/export"
	"rolewright/internal/posting"
	"rolewright/internal/workspace"
)

func (f form) without(name string) form {
	var out form
	for _, p := range f {
		if p.name != name {
			out = append(out, p)
		}
	}
	return out
}

// TestLookByForm chooses in the editor of a browser without scripts.
func TestLookByForm(t *testing.T) {
	a := newApp(t)
	cook := posting.Posting{Title: "Cook", Locations: []posting.Location{{City: "Austin", Region: "US-TX", Country: "US"}}}
	p := a.add(cook)
	look := func() workspace.Look { return a.get(p.ID).Value.Look }
	for _, step := range []struct {
		name   string
		change func(form) form
		want   workspace.Look
	}{
		{"a theme and the mark", func(f form) form { return f.with("look.theme", "modern").with("look.draft", "1") }, workspace.Look{Theme: "modern", Draft: true}},
		{"no mark", func(f form) form { return f.without("look.draft") }, workspace.Look{Theme: "modern"}},
		{"another paper", func(f form) form { return f.with("look.paper", "a4") }, workspace.Look{Theme: "modern", Paper: "a4"}},
		{"the usual paper", func(f form) form { return f.with("look.paper", "letter") }, workspace.Look{Theme: "modern"}},
		{"a form of old", func(f form) form { return f.without("look.theme").without("look.paper") }, workspace.Look{Theme: "modern"}},
		{"the first theme", func(f form) form { return f.with("look.theme", export.Themes()[0]) }, workspace.Look{}},
	} {
		a.post(303, "/postings/"+p.ID, step.change(a.editorForm(p.ID)))
		if diff := cmp.Diff(step.want, look()); diff != "" {
			t.Errorf("%s (-want +got)\n%s", step.name, diff)
		}
	}
	before := a.everything()
	a.post(400, "/postings/"+p.ID, a.editorForm(p.ID).with("look.theme", "baroque"))
	a.post(400, "/postings/"+p.ID, a.editorForm(p.ID).with("look.paper", "napkin"))
	if diff := cmp.Diff(before, a.everything()); diff != "" {
		t.Errorf("a look that nobody knows changed something:\n%s", diff)
	}
}

// TestLookFollowsPlace: the paper of a job that moves is the usual one there,
// unless somebody has chosen one.
func TestLookFollowsPlace(t *testing.T) {
	a := newApp(t)
	p := a.add(posting.Posting{Title: "Cook"})
	answer := a.post(200, "/postings/"+p.ID, a.editorForm(p.ID).with("locations", "Austin, TX, US"), "Accept", "application/json")
	if got := answer.Body.String(); !strings.Contains(got, `"look":{"theme":"`+export.Themes()[0]+`","paper":"letter","draft":false,"usual":"letter"}`) {
		t.Errorf("the answer does not say the usual paper: %s", head(got))
	}
	if got := a.editorForm(p.ID).value("look.paper"); got != "letter" {
		t.Errorf("the paper of a job in Austin is %q", got)
	}
	a.post(303, "/postings/"+p.ID, a.editorForm(p.ID).with("look.paper", "a4"))
	a.post(303, "/postings/"+p.ID, a.editorForm(p.ID).with("locations", "Toronto, Canada"))
	if got := a.editorForm(p.ID).value("look.paper"); got != "a4" {
		t.Errorf("the paper that was chosen has become %q", got)
	}
}

// TestLookOfFiles: what was chosen is what every file, the sheet and the pages
// show, unless the address says otherwise.
func TestLookOfFiles(t *testing.T) {
	a := newApp(t)
	p := a.add(posting.Posting{Title: "Cook"})
	pages := "/postings/" + p.ID + "/preview"
	f := formOn(t, a.want(200, "GET", pages, "").Body.Bytes(), "/postings/"+p.ID+"/look")
	rec := a.post(303, "/postings/"+p.ID+"/look", f.with("look.theme", "plain").with("look.paper", "letter").with("look.draft", "1"))
	if got := rec.Header().Get("Location"); got != pages {
		t.Errorf("the choice leads to %s", got)
	}
	for address, want := range map[string][]string{
		"/postings/" + p.ID:                    {`class="sheet sheet-plain"`, `class="sheet-draft"`},
		pages:                                  {`value="plain" checked`, `value="letter" checked`, `value="1" checked`},
		"/postings/" + p.ID + "/pages.pdf":     {"612.00 792.00"},
		"/postings/" + p.ID + "/download.html": {`class="sheet sheet-plain"`, `class="sheet-draft"`, "size:letter"},
		"/postings/" + p.ID + "/download.html?theme=modern&paper=a4&draft=false": {`class="sheet sheet-modern"`, "size:A4"},
		"/postings/" + p.ID + "/download.pdf?paper=a4":                           {"595.28 841.89"},
	} {
		got := a.want(200, "GET", address, "").Body.String()
		for _, w := range want {
			if !strings.Contains(got, w) {
				t.Errorf("%s lacks %s", address, w)
			}
		}
	}
	if got := a.want(200, "GET", "/postings/"+p.ID+"/download.html?draft=false", "").Body.String(); strings.Contains(got, `class="sheet-draft"`) {
		t.Error("a file that is to be no draft is marked as one")
	}
	for _, query := range []string{"theme=baroque", "paper=napkin", "draft=maybe"} {
		a.want(400, "GET", "/postings/"+p.ID+"/download.pdf?"+query, "")
	}
	// The content and its files of text know nothing of it.
	if got := a.want(200, "GET", "/postings/"+p.ID+"/download.md", "").Body.String(); strings.Contains(got, "plain") || strings.Contains(got, "raft") {
		t.Errorf("the text speaks of its look:\n%s", got)
	}
}

// TestLookOfTwo: of two people who change nothing but the look, both are
// served, and a copy of one's own side keeps one's own look.
func TestLookOfTwo(t *testing.T) {
	a := newApp(t)
	p := a.add(posting.Posting{Title: "Cook"})
	mine := a.editorForm(p.ID).with("look.theme", "compact")
	a.post(303, "/postings/"+p.ID, a.editorForm(p.ID).with("look.theme", "modern"))
	a.post(303, "/postings/"+p.ID, mine)
	if got := a.get(p.ID).Value.Look.Theme; got != "compact" {
		t.Errorf("the look is %q", got)
	}
	rec := a.post(303, "/postings/"+p.ID+"/copy-of-mine", mine.with("look.theme", "plain"))
	if got := a.get(strings.TrimPrefix(rec.Header().Get("Location"), "/postings/")).Value.Look.Theme; got != "plain" {
		t.Errorf("the look of the copy is %q", got)
	}
}
