package browsertest_test

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
)

// old are files as they lie in a folder of old job descriptions.
func old() map[string]string {
	return map[string]string{
		"baker.txt":      "Baker\n\nDuties\n- Bake the bread\n\nOUR OVENS\n\nThey burn wood, and each of them has a name that is on the door.\n",
		"2019/cook.md":   "# Head cook\n\n## What you will do\n\n- Cook\n",
		"2019/diver.doc": "\xd0\xcf\x11\xe0",
		"logo.png":       "x",
	}
}

// bringMany brings a ZIP and returns the address of the report.
func (p *page) bringMany() string {
	p.t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for name, content := range old() {
		w, err := z.Create(name)
		if err != nil {
			p.t.Fatal(err)
		}
		if _, err := w.Write([]byte(content)); err != nil {
			p.t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		p.t.Fatal(err)
	}
	p.open("/import")
	p.choosesFile("#file", "jobs.zip", out.Bytes())
	p.leave(func() { p.clickOn(`button("Read it")`) })
	p.until("the report", `!$('progress') && $('h1').textContent.includes("brought in")`)
	return eval[string](p, `location.pathname`)
}

// TestBringMany chooses several files, waits for the report, and compares one
// with its original.
func TestBringMany(t *testing.T) {
	t.Parallel()
	p := openBrowser(t, startApp(t))
	dir, paths := t.TempDir(), []string{}
	for name, content := range old() {
		path := filepath.Join(dir, filepath.Base(name))
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	p.open("/import")
	p.do(chromedp.SetUploadFiles("#file", paths))
	p.until("what was chosen", `$('#chosen').textContent.startsWith("4 files")`)
	p.leave(func() { p.clickOn(`button("Read it")`) })
	p.until("the report", `!$('progress') && $('h1').textContent === "2 brought in, 2 refused"`)
	wantWords(t, "what was refused", eval[string](p, `$('.refused').innerText`), "diver.doc", "save it as .docx", "logo.png")

	p.leave(func() {
		p.clickOn(`button("Compare with the original", $$('.came li').find((li) => li.innerText.includes("baker.txt")))`)
	})
	pair := eval[string](p, `$$('.pair').find((p) => p.innerText.includes("OUR OVENS")).innerText`)
	wantWords(t, "the part of its own", pair, "each of them has a name", "a part of its own")
	p.leave(func() { p.clickOn(`button("OUR OVENS", $('.pairs'))`) })
	if got := eval[string](p, `$(location.hash).querySelector(".heading").value`); got != "OUR OVENS" {
		t.Errorf("the link leads to %q", got)
	}
	p.open("/postings/" + p.draftID() + "/original")
	p.leave(func() { p.clickOn(`button("Done, remove the original")`) })
	p.leave(func() { p.clickOn(`button("Undo")`) })
	wantWords(t, "the original that was brought back", eval[string](p, `$('.pairs').innerText`), "Bake the bread")
}

// TestDropFiles drops files on the page.
func TestDropFiles(t *testing.T) {
	t.Parallel()
	p := openBrowser(t, startApp(t))
	p.open("/import")
	eval[bool](p, `(() => { window.bag = new DataTransfer();
		bag.items.add(new File(["Baker\n\nDuties\n- Bake\n"], "baker.txt")); bag.items.add(new File(["# Head cook\n\n## Duties\n\n- Cook\n"], "cook.md"));
		$('#text').dispatchEvent(new DragEvent("dragenter", { bubbles: true, dataTransfer: bag })); return true; })()`)
	p.until("where to drop", `$('#drop').classList.contains("over")`)
	eval[bool](p, `(() => { const drop = new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: bag });
		document.body.dispatchEvent(drop); return drop.defaultPrevented; })()`)
	p.until("what was dropped", `$('#chosen').textContent.startsWith("2 files") && !$('#drop').classList.contains("over")`)
	p.leave(func() { p.clickOn(`button("Read it")`) })
	p.until("the report", `$('h1').textContent === "2 brought in"`)
}
