package handlers_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"

	"rolewright/internal/workspace"
	"rolewright/store"
	"rolewright/store/boltstore"
)

// bring sends files to the page, waits for the import and returns its report.
func (a *app) bring(files ...file) *goquery.Document {
	a.t.Helper()
	address := a.upload(303, "/import", nil, files...).Header().Get("Location")
	a.waitForJob(address)
	return a.page(address)
}

func (a *app) waitForJob(address string) {
	a.t.Helper()
	for range 6000 {
		if state := a.want(200, "GET", address+"/state", "").Body.String(); strings.Contains(state, `"running":false`) {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	a.t.Fatal("the import does not end")
}

// one brings one file and returns the id of its posting.
func (a *app) one(name, content string) string {
	a.t.Helper()
	location := a.upload(303, "/import", nil, file{"file", name, []byte(content)}).Header().Get("Location")
	return strings.TrimSuffix(strings.TrimPrefix(location, "/postings/"), "?brought")
}

func (a *app) titles() string {
	a.t.Helper()
	list, err := a.work.List(context.Background(), workspace.Filter{Limit: store.MaxLimit})
	if err != nil {
		a.t.Fatal(err)
	}
	var titles []string
	for _, p := range list.Items {
		titles = append(titles, p.Value.Content.Title)
	}
	return strings.Join(titles, ", ")
}

func TestImportMany(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	a := newApp(t)
	archive := zipped(t, map[string]string{"2019/cook.md": "# Head cook\n\n## What you will do\n\n- Cook\n", "2019/logo.png": "x"})
	doc := a.bring(file{"file", "", nil}, file{"file", "old/pay.txt", []byte(pasted)}, file{"file", "old.doc", []byte("\xd0\xcf\x11\xe0")}, file{"file", "jobs.zip", archive})
	if got, want := doc.Find("h1").Text(), "2 brought in, 1 refused, 1 left alone"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	wantText(t, words(doc, ".refused"), "old.doc", "old Word file", "save it as .docx")
	wantText(t, words(doc, "section[aria-labelledby=imported]"), "Payroll Specialist", "old/pay.txt", "What you bring", "jobs.zip/2019/cook.md")
	wantText(t, words(doc, "section[aria-labelledby=skipped]"), "jobs.zip/2019/logo.png")
	a.want(200, "GET", doc.Find("section[aria-labelledby=imported] a[href$='/original']").First().AttrOr("href", ""), "")
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Errorf("the import left %v, %v", left, err)
	}

	again := a.bring(file{"file", "copy.txt", []byte(pasted)}, file{"file", "jobs.zip", archive})
	if got, want := again.Find("h1").Text(), "0 brought in, 2 here already, 1 left alone"; got != want {
		t.Errorf("the same files again: got %q, want %q", got, want)
	}
	id := again.Find("section[aria-labelledby=same] input[name=posting]").First().AttrOr("value", "")
	a.post(303, "/import/again", form{{"posting", id}})
	if got := a.titles(); strings.Count(got, "Payroll Specialist")+strings.Count(got, "Head cook") != 3 {
		t.Errorf("asked for another one there are %s", got)
	}
	wantText(t, a.want(404, "GET", "/import/jobs/gone", "").Body.String(), "is not here any more")
}

func words(doc *goquery.Document, part string) string {
	return strings.Join(strings.Fields(doc.Find(part).Text()), " ")
}

func TestImportTheSameFile(t *testing.T) {
	a := newApp(t)
	id := a.one("pay.txt", pasted)
	doc := query(t, a.upload(409, "/import", form{{"text", strings.ReplaceAll(pasted, "\n", "\r\n")}}))
	if doc.Find(`.same a[href="/postings/`+id+`"]`).Length() != 1 || a.titles() != "Payroll Specialist" {
		t.Errorf("the page says %q; there are %s", words(doc, ".same"), a.titles())
	}
	location := a.post(303, "/import/again", form{{"posting", id}}).Header().Get("Location")
	if location == "/postings/"+id+"?brought" || a.titles() != "Payroll Specialist, Payroll Specialist" {
		t.Errorf("asked for another one I stand at %s; there are %s", location, a.titles())
	}
}

// TestImportOfHostileFiles: each is refused with a reason, and the others come
// in.
func TestImportOfHostileFiles(t *testing.T) {
	a := newApp(t)
	bomb := zipped(t, map[string]string{"a.txt": strings.Repeat(" ", 7<<20)})
	entities := zipped(t, map[string]string{"word/document.xml": `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><w:document xmlns:w="w"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>`})
	doc := a.bring(file{"file", "bomb.zip", bomb}, file{"file", "entities.docx", entities}, file{"file", "empty.txt", nil}, file{"file", "cut.zip", bomb[:20]},
		file{"file", "big.txt", []byte(strings.Repeat("word ", 2<<20))}, file{"file", "<b>pay</b>.txt", []byte(pasted)})
	if got, want := doc.Find("h1").Text(), "1 brought in, 5 refused"; got != want {
		t.Errorf("got %q, want %q: %s", got, want, words(doc, ".refused"))
	}
	wantText(t, words(doc, ".refused"), "far more than a job description", "damaged", "There is no text", "larger than 8 MB")
	if doc.Find(".came b:contains(pay)").Length() > 0 {
		t.Error("a file's name is read as HTML")
	}
}

// TestStoppedImport stops one between two files: what is in stays, and the
// same files again bring the others.
func TestStoppedImport(t *testing.T) {
	a := newApp(t)
	var files []file
	for i := range 200 {
		files = append(files, file{"file", fmt.Sprintf("%d.txt", i), []byte(fmt.Sprintf("Clerk %d\n\n%s", i, pasted))})
	}
	address := a.upload(303, "/import", nil, files...).Header().Get("Location")
	wantText(t, a.upload(409, "/import", nil, files[:2]...).Body.String(), "Another import is under way")
	wantText(t, a.want(200, "GET", "/import", "").Body.String(), `href="`+address+`"`)
	wantText(t, a.want(200, "GET", address, "").Body.String(), "<progress", "/stop")
	a.post(303, address+"/stop", nil)
	a.waitForJob(address)
	wantText(t, a.want(200, "GET", address, "").Body.String(), "Stopped after", "of 200 files")
	if got := a.bring(files...).Find("h1").Text(); !strings.Contains(got, "here already") && !strings.HasPrefix(got, "200 ") {
		t.Errorf("the same files again: %s", got)
	}
	if got := strings.Count(a.titles(), "Clerk"); got != 200 {
		t.Errorf("there are %d job descriptions, want 200", got)
	}
}

const withMenu = "<html><body><nav><a href=/>Home</a> <a href=/x>Careers &lt;script&gt;</a></nav><h1>Diver</h1><p>Location: Leeds, UK</p><h2>Duties</h2><ul><li>Dive <b>deep</b></ul><h2>Our boats</h2><p>Two boats of wood.</p></body></html>"

func TestOriginalBesideThePosting(t *testing.T) {
	a := newApp(t)
	id := a.one("2019/diver.html", withMenu)
	editor := a.page("/postings/" + id)
	if editor.Find(`.outline a[href="/postings/`+id+`/original"]`).Length() != 1 {
		t.Error("the editor does not lead to the original")
	}
	doc := a.page("/postings/" + id + "/original")
	wantText(t, words(doc, ".page"), "2019/diver.html", "Careers <script>", "Left out when it came")
	pairs := map[string]string{}
	doc.Find(".pair").Each(func(_ int, s *goquery.Selection) {
		pairs[strings.Join(strings.Fields(s.Find("pre").Text()), " ")] = strings.Join(strings.Fields(s.Find(".became").Text()), "")
	})
	for text, became := range map[string]string{"Diver Location: Leeds, UK": "Title Diver Location Leeds, United Kingdom",
		"Duties - Dive deep": "Duties as “What you will do” Dive deep", "Our boats Two boats of wood.": "Our boats a part of its own Two boats of wood."} {
		if pairs[text] != strings.ReplaceAll(became, " ", "") {
			t.Errorf("beside %q stands %q, want %q\n%q", text, pairs[text], became, pairs)
		}
	}
	if section := a.get(id).Value.Content.Sections[0]; doc.Find(`.to a[href="/postings/`+id+`#part-`+section.ID+`"]`).Length() != 1 {
		t.Error("a part does not lead to where it is changed")
	}
	a.do("PUT", "/api/v1/postings/"+id, `{"title":"Diver"}`, asJSON("If-Match", `"1"`)...)
	wantText(t, words(a.page("/postings/"+id+"/original"), ".page"), "4 lines of the original stand nowhere", "Not in the job description now")
}

// TestOriginalIsHandedOut as it came, to be kept and not to be shown.
func TestOriginalIsHandedOut(t *testing.T) {
	a := newApp(t)
	id := a.one(`C:\jobs\diver.html`, withMenu)
	rec := a.want(200, "GET", "/postings/"+id+"/original/file", "")
	h := rec.Header()
	if rec.Body.String() != withMenu || h.Get("Content-Disposition") != "attachment; filename=diver.html" || h.Get("X-Content-Type-Options") != "nosniff" || !strings.Contains(h.Get("Content-Security-Policy"), "sandbox") {
		t.Errorf("it is handed out as %v: %s", h, head(rec.Body.String()))
	}
	location := a.post(303, "/postings/"+id+"/original/remove", nil).Header().Get("Location")
	page := a.page(location)
	if page.Find(`a[href$="/original"]`).Length() != 0 || page.Find(`.flash form[action="/postings/`+id+`/original/restore"]`).Length() != 1 {
		t.Errorf("removed, the editor says %q", words(page, ".flash"))
	}
	a.want(404, "GET", "/postings/"+id+"/original/file", "")
	wantText(t, a.want(404, "GET", "/postings/"+id+"/original", "").Body.String(), "has no original")
	a.post(303, "/postings/"+id+"/original/restore", nil)
	a.want(200, "GET", "/postings/"+id+"/original/file", "")
	a.want(404, "GET", "/postings/"+a.add(example()).ID+"/original", "")
	a.want(404, "POST", "/postings/nobody/original/remove", "", formType...)
}

// TestOriginalHasEveryLine: whatever was made of a text, each of its lines is
// on the page.
func TestOriginalHasEveryLine(t *testing.T) {
	a := newApp(t)
	for name, text := range map[string]string{
		"hostile.txt": hostile + "\n\n\n  indented\n" + hostile + "\nend",
		"own.md":      "---\nlocations:\n  - city: Leeds\n---\n\n# Cook\n\n> Leeds\n\n## What you will do\n\n- **Cook**\n\n***\n",
		"data.json":   "{\n \"title\": \"Cook\"\n}",
		"old.txt":     "\n\n" + pasted + "\n-----\n?\n",
	} {
		doc := a.page("/postings/" + a.one(name, text) + "/original")
		var got strings.Builder
		doc.Find(".pair pre").Each(func(_ int, s *goquery.Selection) { got.WriteString(s.Text()) })
		for line := range strings.Lines(text) {
			if !strings.Contains(got.String(), strings.TrimSpace(line)) {
				t.Errorf("%s: the page lacks the line %q:\n%s", name, line, got.String())
			}
		}
		if strings.TrimSpace(strings.Join(strings.Fields(text), "")) != strings.Join(strings.Fields(got.String()), "") {
			t.Errorf("%s: the page has another text:\n%s", name, got.String())
		}
	}
}

// fullDisk is a store that takes nothing from a moment on.
type fullDisk struct {
	store.Engine
	full bool
}

func (e *fullDisk) Apply(ctx context.Context, now time.Time, changes ...store.Change) ([]store.Record, error) {
	if e.full {
		return nil, fmt.Errorf("%w: %w", store.ErrUnavailable, errors.New("no space left"))
	}
	return e.Engine.Apply(ctx, now, changes...)
}

// TestImportOnAFullDisk says that it broke off, and by what.
func TestImportOnAFullDisk(t *testing.T) {
	engine, err := boltstore.Open(filepath.Join(t.TempDir(), "data.db"), boltstore.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { engine.Close() })
	disk := &fullDisk{Engine: engine, full: true}
	a := newAppOver(t, disk)
	doc := a.bring(file{"file", "a.txt", []byte(pasted)}, file{"file", "b.txt", []byte(pasted)})
	wantText(t, words(doc, ".page"), "broke off", "cannot read or write")
	disk.full = false
	if got := a.bring(file{"file", "a.txt", []byte(pasted)}, file{"file", "b.txt", []byte(pasted)}).Find("h1").Text(); got != "1 brought in, 1 here already" {
		t.Errorf("afterwards: %s", got)
	}
}
