package handlers_test

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"
	"github.com/google/go-cmp/cmp"

	"rolewright/internal/intake"
	"rolewright/internal/posting"
	"rolewright/internal/workspace"
)

// unzip reads an answer that is a ZIP, every file of it whole, in its order.
func (a *app) unzip(rec *httptest.ResponseRecorder) (names []string, files map[string][]byte) {
	a.t.Helper()
	if got := rec.Header().Get("Content-Type"); got != "application/zip" {
		a.t.Fatalf("%s: %s", got, head(rec.Body.String()))
	}
	archive, err := zip.NewReader(bytes.NewReader(rec.Body.Bytes()), int64(rec.Body.Len()))
	if err != nil {
		a.t.Fatal(err)
	}
	files = map[string][]byte{}
	for _, f := range archive.File {
		in, err := f.Open()
		if err != nil {
			a.t.Fatal(err)
		}
		content, err := io.ReadAll(in)
		if err != nil {
			a.t.Fatalf("%s: %v", f.Name, err)
		}
		names, files[f.Name] = append(names, f.Name), content
	}
	return names, files
}

// addTitled keeps a posting of each title, one a minute.
func (a *app) addTitled(titles ...string) []workspace.Posting {
	var out []workspace.Posting
	for _, title := range titles {
		p := example()
		p.Title = title
		out = append(out, a.add(p))
		a.wait(time.Minute)
	}
	return out
}

// TestDownloadMany reads each file of each format back where it can be read,
// and wants it to be the posting's.
func TestDownloadMany(t *testing.T) {
	a := newApp(t)
	kept := a.addTitled("Cook", "Baker", "cook", "Köchin (m/w/d)")
	var all form
	for _, p := range kept {
		all = append(all, pair{"id", p.ID})
	}
	for _, name := range []string{"pdf", "docx", "md", "html", "txt", "board", "jsonld", "json"} {
		rec := a.post(200, "/postings/download", all.with("format", name).with("which", "selected"))
		if got := rec.Header().Get("Content-Disposition"); got != "attachment; filename=job-descriptions-2026-11-02-"+name+".zip" {
			t.Errorf("%s is saved as %s", name, got)
		}
		names, files := a.unzip(rec)
		var got []string
		for i, p := range kept {
			ending := names[i][strings.IndexByte(names[i], '.'):]
			got = append(got, strings.TrimSuffix(names[i], ending))
			single := a.want(200, "GET", "/postings/"+p.ID+"/download"+ending, "").Body.Bytes()
			if !bytes.Equal(files[names[i]], single) {
				t.Errorf("%s is another file than the one that is downloaded alone", names[i])
			}
			if res, err := intake.Read(names[i], files[names[i]]); name != "jsonld" && (err != nil || res.Posting.Title != p.Value.Content.Title) {
				t.Errorf("%s reads as %q: %v", names[i], res.Posting.Title, err)
			}
		}
		if diff := cmp.Diff([]string{"cook-acme", "baker-acme", "cook-acme-2", "kochin-m-w-d-acme"}, got); diff != "" || len(names) != 4 {
			t.Errorf("%s: %q (-want +got)\n%s", name, names, diff)
		}
	}
}

// TestDownloadChosen wants the chosen ones, all of a list, or a word about it.
func TestDownloadChosen(t *testing.T) {
	a := newApp(t)
	kept := a.addTitled("Cook", "Baker", "Cook's mate", "Driver")
	if _, err := a.work.Delete(t.Context(), kept[3].ID); err != nil {
		t.Fatal(err)
	}
	id := func(i int) pair { return pair{"id", kept[i].ID} }
	md := form{{"format", "md"}}
	chosen, all := append(md, pair{"which", "selected"}), append(md, pair{"which", "all"})
	for name, tt := range map[string]struct {
		form form
		want []string
	}{
		"two":            {append(chosen, id(0), id(1)), []string{"cook-acme.md", "baker-acme.md"}},
		"one is gone":    {append(chosen, id(0), id(3)), []string{"cook-acme.md", "about-these-files.txt"}},
		"all":            {all, []string{"cook-s-mate-acme.md", "baker-acme.md", "cook-acme.md"}},
		"all of a list":  {append(all, pair{"q", "cook"}), []string{"cook-s-mate-acme.md", "cook-acme.md"}},
		"all, some tick": {append(all, pair{"q", "cook"}, id(1)), []string{"cook-s-mate-acme.md", "cook-acme.md"}},
	} {
		names, _ := a.unzip(a.post(200, "/postings/download", tt.form))
		if diff := cmp.Diff(tt.want, names); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", name, diff)
		}
	}
	if got := a.post(303, "/postings/download", append(chosen, id(1))).Header().Get("Location"); got != "/postings/"+kept[1].ID+"/download.md" {
		t.Errorf("a single one comes from %s", got)
	}
	for want, f := range map[string]form{
		"No job description is chosen": chosen,
		"Nothing fits this search":     append(all, pair{"q", "falconer"}),
		"not known: use one of pdf":    {{"format", "exe"}, {"which", "all"}},
	} {
		if got := a.post(400, "/postings/download", f).Body.String(); !strings.Contains(got, want) {
			t.Errorf("no word of %q", want)
		}
	}
	history, err := a.work.History(t.Context(), kept[2].ID, "", 0)
	if err != nil || len(history.Revisions) != 1 || history.Revisions[0].Reason != "export:md" {
		t.Errorf("what left the house is kept as %v, %v", history.Revisions, err)
	}
}

// TestDownloadReport wants the ZIP to say what a file does not show.
func TestDownloadReport(t *testing.T) {
	a := newApp(t)
	a.addTitled("Cook \U0001F9D9", "")
	names, files := a.unzip(a.post(200, "/postings/download", form{{"format", "pdf"}, {"which", "all"}}))
	if diff := cmp.Diff([]string{"acme.pdf", "cook-acme.pdf", "about-these-files.txt"}, names); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	for _, want := range []string{"U+1F9D9", "has no title"} {
		if !bytes.Contains(files["about-these-files.txt"], []byte(want)) {
			t.Errorf("no word of %s in\n%s", want, files["about-these-files.txt"])
		}
	}
}

// TestListOffersDownloads wants the form to work without scripts.
func TestListOffersDownloads(t *testing.T) {
	a := newApp(t)
	kept := a.addTitled("Cook")
	if a.page("/").Find("#bulk").Length() > 0 {
		t.Error("a single posting is offered as several")
	}
	kept = append(kept, a.addTitled("Cook's mate", "Baker")...)
	doc := a.page("/?q=cook")
	form := doc.Find("form#bulk")
	if got := form.Find("button[value=all]").Text(); got != "Download all 2" {
		t.Errorf("the button says %q", got)
	}
	if got := form.Find("input[name=q]").AttrOr("value", ""); got != "cook" {
		t.Errorf("all means those of %q", got)
	}
	var ids []string
	doc.Find("input[name=id][form=bulk]").Each(func(_ int, s *goquery.Selection) { ids = append(ids, s.AttrOr("value", "")) })
	if diff := cmp.Diff([]string{kept[1].ID, kept[0].ID}, ids); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if got := texts(doc, "#bulk option"); len(got) != len(fileEndings()) || slices.Contains(got, "") {
		t.Errorf("the formats are %q", got)
	}
}

// addMany keeps n short postings.
func (a *app) addMany(n int) {
	for i := range n {
		a.add(posting.Posting{Title: fmt.Sprint("Cook ", i), Company: posting.Company{Name: "Acme"}})
	}
}

// zipReady follows a download until it has ended.
func (a *app) zipReady(page string) {
	a.t.Helper()
	for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
		var now struct {
			Running        bool
			Written, Total int
		}
		if err := json.Unmarshal(a.want(200, "GET", page+"/state", "").Body.Bytes(), &now); err != nil {
			a.t.Fatal(err)
		}
		if now.Written > now.Total {
			a.t.Fatalf("%d of %d are written", now.Written, now.Total)
		}
		if !now.Running {
			return
		}
	}
	a.t.Fatal("the download does not end")
}

// TestLargeDownload follows one from the list to its end.
func TestLargeDownload(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	a := newApp(t)
	a.addMany(60)
	all := form{{"format", "pdf"}, {"which", "all"}, {"q", "cook"}}
	page := a.post(303, "/postings/download", all).Header().Get("Location")
	if !strings.HasPrefix(page, "/downloads/") {
		t.Fatalf("60 files lead to %s", page)
	}
	a.zipReady(page)
	doc := a.page(page)
	if got := doc.Find(".outcome").Text(); !strings.Contains(got, "ready: 60 files") {
		t.Errorf("the page says %q", got)
	}
	if got := doc.Find("main h1").Text(); got != "60 job descriptions as PDF" {
		t.Errorf("the page is called %q", got)
	}
	file := doc.Find("[data-file]").AttrOr("href", "")
	for range 2 { // fetching it twice is no harm
		names, files := a.unzip(a.want(200, "GET", file, ""))
		if len(names) != 60 {
			t.Errorf("the ZIP holds %q", names)
		}
		for name, content := range files {
			if !bytes.HasPrefix(content, []byte("%PDF-")) || !bytes.HasSuffix(bytes.TrimSpace(content), []byte("%%EOF")) {
				t.Errorf("%s is no whole PDF", name)
			}
		}
	}
	if got := a.post(303, page+"/cancel", nil).Header().Get("Location"); got != "/?q=cook" {
		t.Errorf("the way back leads to %s", got)
	}
	for _, path := range []string{page, page + "/state", file} {
		a.want(404, "GET", path, "")
	}
	noFilesLeft(t)
}

// noFilesLeft wants the folder for temporary files to be empty.
func noFilesLeft(t *testing.T) {
	t.Helper()
	left, err := os.ReadDir(os.TempDir())
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

// TestLargeDownloadEnds wants nothing left of one that is cancelled, or under
// way or not fetched when the app stops.
func TestLargeDownloadEnds(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	a := newApp(t)
	a.addMany(60)
	all := form{{"format", "pdf"}, {"which", "all"}}
	begin := func() string { return a.post(303, "/postings/download", all).Header().Get("Location") }
	done := begin()
	a.zipReady(done)
	one, two := begin(), begin()
	if rec := a.post(503, "/postings/download", all); !strings.Contains(rec.Body.String(), "being made already") {
		t.Errorf("a third one: %s", head(rec.Body.String()))
	}
	a.post(303, one+"/cancel", nil)
	a.want(404, "GET", one, "")
	a.stop()
	noFilesLeft(t)
	a.want(404, "GET", two, "")
	if rec := a.do("POST", "/postings/download", all.encode(), formType...); rec.Code == 303 {
		t.Error("one was begun after the end")
	}
}

// TestOldDownloads wants few kept, and none for long.
func TestOldDownloads(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	a := newApp(t)
	a.addMany(41)
	var pages []string
	for range 6 {
		pages = append(pages, a.post(303, "/postings/download", form{{"format", "txt"}, {"which", "all"}}).Header().Get("Location"))
		a.zipReady(pages[len(pages)-1])
	}
	if left, err := os.ReadDir(os.TempDir()); err != nil || len(left) != 4 {
		t.Errorf("%d files are kept, %v", len(left), err)
	}
	a.want(404, "GET", pages[1], "")
	a.want(200, "GET", pages[5]+"/file", "")
	a.wait(2 * time.Hour)
	a.zipReady(a.post(303, "/postings/download", form{{"format", "txt"}, {"which", "all"}}).Header().Get("Location"))
	a.want(404, "GET", pages[5], "")
}

func TestAPIExport(t *testing.T) {
	a := newApp(t)
	kept := a.addTitled("Cook", "Baker", "Cook's mate")
	names, _ := a.unzip(a.want(200, "GET", "/api/v1/postings/export?to=md&q=cook", ""))
	if diff := cmp.Diff([]string{"cook-s-mate-acme.md", "cook-acme.md"}, names); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	names, _ = a.unzip(a.want(200, "GET", "/api/v1/postings/export?to=md&id="+kept[1].ID, ""))
	if diff := cmp.Diff([]string{"baker-acme.md"}, names); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if rec := a.want(200, "HEAD", "/api/v1/postings/export?to=md", ""); rec.Body.Len() > 0 || rec.Header().Get("Content-Type") != "application/zip" {
		t.Errorf("HEAD: %v", rec.Header())
	}
	for _, query := range []string{"", "?to=exe", "?to=pdf&status=lost", "?to=pdf&paper=napkin"} {
		rec := a.want(400, "GET", "/api/v1/postings/export"+query, "")
		if rec.Header().Get("Content-Disposition") != "" || rec.Header().Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s: %v", query, rec.Header())
		}
	}
}
