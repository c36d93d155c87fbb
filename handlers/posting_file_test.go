package handlers_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"rolewright/internal/posting"
	"rolewright/internal/workspace"
)

// fileEndings are those of every download.
func fileEndings() []string {
	return []string{".pdf", ".docx", ".md", ".html", ".txt", ".board.html", ".jsonld", ".json"}
}

// TestUnchangedFiles wants a browser that has a file to be told so, in as many
// words as HTTP needs.
func TestUnchangedFiles(t *testing.T) {
	a := newApp(t)
	p := a.add(example())
	for _, path := range append(addressesOf(p.ID), "/postings/"+p.ID+"/pages.pdf") {
		first := a.want(200, "GET", path, "")
		tag := first.Header().Get("ETag")
		if !strings.HasPrefix(tag, `"`) || len(tag) < 20 || first.Header().Get("Cache-Control") != "private, no-cache" {
			t.Fatalf("%s: ETag %s, Cache-Control %s", path, tag, first.Header().Get("Cache-Control"))
		}
		for _, sent := range []string{tag, "W/" + tag, `"other", ` + tag, "*"} {
			for _, method := range []string{"GET", "HEAD"} {
				rec := a.want(304, method, path, "", "If-None-Match", sent)
				if rec.Body.Len() > 0 || rec.Header().Get("ETag") != tag {
					t.Errorf("%s %s with %s: %d bytes, ETag %s", method, path, sent, rec.Body.Len(), rec.Header().Get("ETag"))
				}
			}
		}
		again := a.want(200, "GET", path, "", "If-None-Match", `"other"`)
		if again.Body.String() != first.Body.String() || again.Header().Get("ETag") != tag {
			t.Errorf("%s: the same file is another one the second time", path)
		}
	}
}

func addressesOf(id string) []string {
	var out []string
	for _, ending := range fileEndings() {
		out = append(out, "/postings/"+id+"/download"+ending)
	}
	return out
}

// TestTagStandsForTheBytes wants another start of the same program to make the
// same bytes for the same tag.
func TestTagStandsForTheBytes(t *testing.T) {
	one, two := newApp(t), newApp(t)
	p, q := one.add(example()), two.add(example())
	same, err := two.work.Save(t.Context(), q.ID, q.Version, p.Value.Content) // with the same ids of its parts
	if err != nil {
		t.Fatal(err)
	}
	for _, ending := range fileEndings() {
		a, b := one.want(200, "GET", "/postings/"+p.ID+"/download"+ending, ""), two.want(200, "GET", "/postings/"+same.ID+"/download"+ending, "")
		if a.Header().Get("ETag") != b.Header().Get("ETag") || a.Body.String() != b.Body.String() {
			t.Errorf("%s: tags %s and %s, the same bytes: %v", ending, a.Header().Get("ETag"), b.Header().Get("ETag"), a.Body.String() == b.Body.String())
		}
	}
}

// TestChangedFiles wants a new file and a new tag at once, whatever changed.
func TestChangedFiles(t *testing.T) {
	a := newApp(t)
	content := example()
	p := a.add(content)
	file := "/postings/" + p.ID + "/download.pdf"
	seen := map[string]string{}
	look := func(what, path string) {
		t.Helper()
		rec := a.want(200, "GET", path, "", "If-None-Match", lastTag(seen))
		tag := rec.Header().Get("ETag")
		if was, ok := seen[tag]; ok {
			t.Errorf("%s: the tag of %s", what, was)
		}
		seen[tag] = what
	}
	look("the file", file)
	look("A4", file+"?paper=a4")
	look("another format", "/postings/"+p.ID+"/download.docx")
	p = a.save(p, func(c *posting.Posting) { c.Title = "Cook" })
	look("another title", file)
	p = a.save(p, func(c *posting.Posting) { c.Sections[0].Hidden = true })
	look("a hidden section", file)
	a.save(p, func(c *posting.Posting) { c.Company.Logo = newApp(t).logo() })
	look("the name of a logo that is not there", file)
	a.logo()
	look("the logo", file)
}

func lastTag(seen map[string]string) string {
	var all []string
	for tag := range seen {
		all = append(all, tag)
	}
	return strings.Join(all, ", ")
}

// save changes a posting.
func (a *app) save(p workspace.Posting, change func(*posting.Posting)) workspace.Posting {
	a.t.Helper()
	content := p.Value.Content
	content.Sections = append([]posting.Section(nil), content.Sections...)
	change(&content)
	next, err := a.work.Save(a.t.Context(), p.ID, p.Version, content)
	if err != nil {
		a.t.Fatal(err)
	}
	return next
}

// logo keeps a logo and returns its name.
func (a *app) logo() string {
	a.t.Helper()
	name, err := a.work.PutLogo(a.t.Context(), pngOf(a.t, 40, 20))
	if err != nil {
		a.t.Fatal(err)
	}
	return name
}

// TestDeletedFiles wants nothing of a deleted posting from any store of files,
// for those who have it already, too.
func TestDeletedFiles(t *testing.T) {
	a := newApp(t)
	p := a.add(example())
	tag := a.want(200, "GET", "/postings/"+p.ID+"/download.pdf", "").Header().Get("ETag")
	if _, err := a.work.Delete(t.Context(), p.ID); err != nil {
		t.Fatal(err)
	}
	for _, path := range append(addressesOf(p.ID), "/postings/"+p.ID+"/pages.pdf", "/postings/"+p.ID+"/preview") {
		rec := a.want(404, "GET", path, "", "If-None-Match", tag)
		if rec.Header().Get("ETag") != "" {
			t.Errorf("%s: a tag of nothing", path)
		}
	}
}

// listen serves the app on this machine until the test ends, and returns its
// address.
func (a *app) listen() string {
	srv := httptest.NewServer(a.web)
	a.t.Cleanup(srv.Close)
	return srv.URL
}

// TestHeadOfAFile wants the headers of the file and no history.
func TestHeadOfAFile(t *testing.T) {
	a := newApp(t)
	p := a.add(example())
	web := a.listen()
	for _, ending := range fileEndings() {
		address := web + "/postings/" + p.ID + "/download" + ending
		asked, err := http.Head(address)
		if err != nil {
			t.Fatal(err)
		}
		asked.Body.Close()
		if asked.StatusCode != http.StatusOK || asked.Header.Get("ETag") == "" || asked.Header.Get("Content-Disposition") == "" {
			t.Errorf("%s: %d, %v", ending, asked.StatusCode, asked.Header)
		}
	}
	page, err := a.work.History(t.Context(), p.ID, "", 0)
	if err != nil || len(page.Revisions) > 0 {
		t.Errorf("%d versions are kept, %v", len(page.Revisions), err)
	}
}

// TestConvertAgain wants the same file the second time, and another one for
// another posting.
func TestConvertAgain(t *testing.T) {
	a := newApp(t)
	convert := func(title string) string {
		return a.want(200, "POST", "/api/v1/convert?to=pdf", `{"title":"`+title+`"}`, "Content-Type", "application/json").Body.String()
	}
	cook := convert("Cook")
	if convert("Cook") != cook {
		t.Error("the same posting gives another file")
	}
	if convert("Baker") == cook {
		t.Error("another posting gives the same file")
	}
}

// TestManyAtOnce has many people change and download at once; each wants what
// was saved before they asked. The race detector watches.
func TestManyAtOnce(t *testing.T) {
	a := newApp(t)
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			p := a.add(example())
			for range 3 {
				title := "Cook of kitchen " + string(rune('a'+i)) + " " + p.Value.Content.Title[:1]
				p = a.save(p, func(c *posting.Posting) { c.Title = title })
				rec := a.do("GET", "/postings/"+p.ID+"/download.md", "")
				if rec.Code != 200 || !strings.Contains(rec.Body.String(), "# "+title) {
					t.Errorf("got %d without %q", rec.Code, title)
				}
				a.do("GET", "/postings/"+p.ID+"/download.pdf", "")
			}
		})
	}
	all.Wait()
}
