package browsertest_test

import (
	"archive/zip"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/chromedp"
	"github.com/google/go-cmp/cmp"
)

// savesTo has the browser save what is downloaded in a folder of its own.
func (p *page) savesTo() (dir string) {
	p.t.Helper()
	dir = p.t.TempDir()
	p.do(chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		_, err := chromedp.Call(ctx, browser.SetDownloadBehavior, browser.SetDownloadBehaviorParams{Behavior: "allow", BrowserContextID: chromedp.FromContext(ctx).BrowserContextID, DownloadPath: dir})
		return err
	}))
	return dir
}

// savedZIP waits for the ZIP in the folder and returns the names in it.
func savedZIP(t *testing.T, dir string) []string {
	t.Helper()
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		found, err := filepath.Glob(filepath.Join(dir, "*.zip"))
		if err != nil || len(found) == 0 {
			continue
		}
		archive, err := zip.OpenReader(found[0])
		if err != nil {
			continue // still being written
		}
		var names []string
		for _, f := range archive.File {
			names = append(names, f.Name)
		}
		if err := errorsOf(archive.Close(), os.Remove(found[0])); err != nil {
			t.Fatal(err)
		}
		return names
	}
	t.Fatal("no ZIP was saved")
	return nil
}

func errorsOf(list ...error) error {
	for _, err := range list {
		if err != nil {
			return err
		}
	}
	return nil
}

// keep adds postings named Cook 0 on.
func (a *app) keep(n int) {
	a.t.Helper()
	for i := range n {
		got := a.request("POST", "/api/v1/postings", "", fmt.Appendf(nil, `{"title":"Cook %d"}`, i))
		if got.status != 201 {
			a.t.Fatalf("%d %s", got.status, got.body)
		}
	}
}

// TestChooseAndDownload ticks postings of the list, one by one, as a range and
// all, and wants what the button says.
func TestChooseAndDownload(t *testing.T) {
	t.Parallel()
	a := startApp(t)
	a.keep(5)
	p := openBrowser(t, a)
	dir := p.savesTo()
	p.open("/")
	offered := func() string {
		return eval[string](p, `$$('#bulk button').filter((b) => b.offsetParent).map((b) => b.innerText).join() + " " + $('[data-count]').textContent`)
	}
	want := func(says string) {
		t.Helper()
		if got := offered(); got != says {
			t.Errorf("the list offers %q, want %q", got, says)
		}
	}
	want("Download all 5 Choose all on this page")
	p.clickOn(`$$('.pick')[0]`)
	want("Download 1 1 chosen")
	p.clickOn(`$$('.pick')[2]`)
	want("Download 2 2 chosen")
	p.choose(`$('#bulk [name=format]')`, "md")
	p.clickOn(`button("Download 2")`)
	names := savedZIP(t, dir)
	slices.Sort(names)
	if diff := cmp.Diff([]string{"cook-2.md", "cook-4.md"}, names); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	p.clickOn(`$('.pick-all')`)
	want("Download 5 5 chosen")
	p.clickOn(`$('.pick-all')`)
	want("Download all 5 Choose all on this page")
	eval[bool](p, `$$('.pick input')[1].click() ?? true`)
	eval[bool](p, `$$('.pick input')[3].dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, shiftKey: true })) ?? true`)
	want("Download 3 3 chosen")
}

// TestDownloadWithProgress follows a large download until it is saved, and
// gives another one up.
func TestDownloadWithProgress(t *testing.T) {
	t.Parallel()
	a := startApp(t)
	a.keep(50)
	p := openBrowser(t, a)
	dir := p.savesTo()
	p.open("/")
	p.leave(func() { p.clickOn(`button("Download all 50")`) })
	p.until("the ZIP", `$('#outcome')`)
	if names := savedZIP(t, dir); len(names) != 50 || !strings.HasSuffix(names[0], ".pdf") {
		t.Errorf("the ZIP holds %q", names)
	}
	wantWords(t, "the page", eval[string](p, `$('main').innerText`), "50 job descriptions as PDF", "The ZIP is ready: 50 files")
	p.leave(func() { p.clickOn(`button("Back to the list")`) })
	if got := eval[string](p, `location.pathname`); got != "/" {
		t.Errorf("the way back leads to %s", got)
	}
}

// TestDownloadsAreAccessible has axe-core look at the list with some chosen
// and at a download that is ready and has something to say.
func TestDownloadsAreAccessible(t *testing.T) {
	t.Parallel()
	axe := axeSource(t)
	a := startApp(t)
	a.keep(40)
	a.request("POST", "/api/v1/postings", "", []byte(`{"title":"Wizard \ud83e\uddd9"}`))
	p := openBrowser(t, a)
	p.savesTo()
	p.open("/")
	p.clickOn(`$$('.pick')[1]`)
	p.wantAccessible(axe, "drafts, chosen", "")
	p.clickOn(`$$('.pick')[1]`)
	p.leave(func() { p.clickOn(`button("Download all 41")`) })
	p.until("the ZIP", `$('#outcome')`)
	wantWords(t, "the page", eval[string](p, `$('.remarks').innerText`), "wizard.pdf", "U+1F9D9")
	p.wantAccessible(axe, "download", "")
}
