package browsertest_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"mime/multipart"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/xuri/excelize/v2"
)

// TestTemplate saves what somebody wrote as a template, in the editor, and
// starts from it: the words are there.
func TestTemplate(t *testing.T) {
	t.Parallel()
	_, p, _ := openDraft(t)
	p.fill(mission, "Nobody gets lost.")
	p.leave(func() { p.clickOn(`button("Save as a template")`) })
	wantWords(t, "the role's page", eval[string](p, `document.body.innerText`), "Saved as a template", "A template of your own")

	p.leave(func() { p.clickOn(`button("Edit")`) })
	wantWords(t, "the template's page", eval[string](p, `$('#form').innerText`), "This is a template of your own")
	if got, want := eval[string](p, `document.title`), "Template: Back-End Developer · Rolewright"; got != want {
		t.Errorf("the page is called %q, want %q", got, want)
	}
	p.fill(`field("title")`, "Map Server Developer")
	p.until("the new title on the sheet", `sheet().includes("Map Server Developer")`)
	p.saved()

	p.open("/new")
	p.clickOn(`$('#roles .shelf .choice')`) // own ones stand first
	p.leave(func() { p.click("#go") })
	p.until("the editor", `$('#editor') && sheet().includes("Map Server Developer")`)
	wantWords(t, "the sheet", eval[string](p, `sheet()`), "Nobody gets lost.")
	wantNone(t, "the editor", eval[string](p, `document.body.innerText`), "This is a template of your own")
}

// TestOwnRole makes a role of the library one's own, with a mistake on the
// way: it stands where the cursor is, and typing mends it.
func TestOwnRole(t *testing.T) {
	t.Parallel()
	p := openBrowser(t, startApp(t))
	p.expect("400")
	p.open("/roles/web-developer")
	p.leave(func() { p.clickOn(`button("Make it your own")`) })
	text := eval[string](p, `$('#source').value`)
	p.fill(`$('#source')`, strings.Replace(text, "title: Web Developer", "titel: Site Builder", 1))
	p.leave(func() { p.clickOn(`button("Save")`) })
	wantWords(t, "the page", eval[string](p, `$('#problem').innerText`), "Not saved.", "titel", "titel: Site Builder")
	marked := `$('#source').value.slice($('#source').selectionStart, $('#source').selectionEnd)`
	p.until("the wrong line marked", `document.activeElement === $('#source') && `+marked+` === "titel: Site Builder"`)

	p.insert("title: Site Builder")
	p.leave(func() { p.clickOn(`button("Save")`) })
	wantWords(t, "the role's page", eval[string](p, `document.body.innerText`), "Saved. Job descriptions that exist stay as they are.", "Your own version of a role in the library.")
	if got := eval[string](p, `$('h1').textContent`); got != "Site Builder" {
		t.Errorf("the role is called %q", got)
	}
	p.leave(func() { p.clickOn(`button("Remove")`) })
	wantWords(t, "the list", eval[string](p, `$('.flash').innerText`), "Removed your own role “Site Builder”", "is shown again")
	p.leave(func() { p.clickOn(`button("Undo")`) })
	wantWords(t, "the page", eval[string](p, `$('.flash').innerText + $('h1').innerText`), "Brought back.", "Site Builder")
}

// TestImportOccupations brings an O*NET release by the page, which follows
// the import to its end by itself.
func TestImportOccupations(t *testing.T) {
	t.Parallel()
	p := openBrowser(t, startApp(t))
	p.open("/roles/import")
	// As many as take longer than the page takes to open.
	p.choosesFile("#release", "db_31_0_text.zip", release(t, 250))
	p.leave(func() { p.clickOn(`button("Import", $('form[action$=occupations]'))`) })
	if !eval[bool](p, `!!$('progress')`) {
		t.Fatal("the page does not show the import under way")
	}
	p.until("the end of the import", `$('#outcome')`)
	wantWords(t, "the page", eval[string](p, `$('#outcome').textContent`), "O*NET 31.0 is in the library: 250 roles.")
	p.until("what came of it read out", `document.activeElement === $('#outcome')`)

	p.open("/roles?q=kiln+tender")
	p.leave(func() { p.clickOn(`$('.cards a')`) })
	wantWords(t, "the role's page", eval[string](p, `document.body.innerText`), "An occupation imported from O*NET.")
	if eval[bool](p, `document.body.innerText.includes("Oven Hand 20")`) {
		t.Error("all of the many other titles are in sight")
	}
	p.clickOn(`button("8 more titles")`)
	wantWords(t, "the other titles", eval[string](p, `$('details.also').innerText`), "Oven Hand 20")
	p.leave(func() { p.clickOn(`button("Start from this role")`) })
	p.until("the editor", `$('#editor') && sheet().includes("Kiln Tender")`)
	wantWords(t, "the credit", eval[string](p, `field("credit").value`), "O*NET 31.0 Database")
}

// TestPayByArea chooses an area on a role's page.
func TestPayByArea(t *testing.T) {
	t.Parallel()
	a := startApp(t)
	a.bring("wages", "wages.xlsx", wages(t))
	p := openBrowser(t, a)
	p.open("/roles/registered-nurse")
	p.choose(`$('#area')`, "48")
	p.leave(func() { p.clickOn(`button("Show")`) })
	wantWords(t, "the pay", eval[string](p, `$('#pay').innerText`), "The middle half of registered nurses in Texas earned USD 74,010 to 96,020 a year")
	p.until("the pay in sight", `(() => { const r = $('#pay').getBoundingClientRect(); return r.top >= 0 && r.top < innerHeight / 2; })()`)
	if got := eval[string](p, `$('#area').value`); got != "48" {
		t.Errorf("the menu shows %q", got)
	}

	p.leave(func() { p.clickOn(`button("Start from this role")`) })
	p.until("the guide of the nation beside the pay", `$('#market').innerText.includes("in the United States")`)
	p.fill(`field("locations")`, "Dallas, TX")
	p.until("the guide of the place that was typed", `$('#market').innerText.includes("nurses in Texas earned USD 74,010 to 96,020")`)
	p.leave(func() { p.clickOn(`button("More about this role’s pay")`) })
	if got := eval[string](p, `$('#area').value`); got != "48" {
		t.Errorf("the guide leads to the pay in %q", got)
	}
}

// choosesFile picks a file of one's own in a file control.
func (p *page) choosesFile(selector, name string, content []byte) {
	p.t.Helper()
	path := filepath.Join(p.t.TempDir(), name)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		p.t.Fatal(err)
	}
	p.do(chromedp.SetUploadFiles(selector, []string{path}))
}

// release is an O*NET release with that many occupations.
func release(t *testing.T, occupations int) []byte {
	t.Helper()
	names := strings.Builder{}
	tasks := strings.Builder{}
	titles := strings.Builder{}
	names.WriteString("O*NET-SOC Code\tTitle\tDescription\r\n")
	tasks.WriteString("O*NET-SOC Code\tTask ID\tTask\tTask Type\r\n")
	titles.WriteString("O*NET-SOC Code\tAlternate Title\tShort Title\tSource(s)\r\n")
	for i := range occupations {
		code := fmt.Sprintf("51-%04d.00", 1000+i)
		fmt.Fprintf(&names, "%s\tKiln Tenders %d\tFire clay in kiln %d.\r\n", code, i+1, i+1)
		for j := range 20 {
			fmt.Fprintf(&tasks, "%s\t%d\tLoad ware number %d into the kiln.\tCore\r\n", code, 20*i+j, j)
			fmt.Fprintf(&titles, "%s\tOven Hand %02d\tn/a\t08\r\n", code, j+1)
		}
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for name, content := range map[string]string{"Read Me.txt": "O*NET 31.0 Database\r\nAugust 2026 Release\r\n", "Occupation Data.txt": names.String(),
		"Task Statements.txt": tasks.String(), "Alternate Titles.txt": titles.String()} {
		w, err := z.Create("db_31_0_text/" + name)
		if err == nil {
			_, err = w.Write([]byte(content))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// wages is a workbook of the Bureau's form with nurses in one state.
func wages(t *testing.T) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	head := strings.Split("AREA,AREA_TITLE,AREA_TYPE,PRIM_STATE,NAICS,I_GROUP,OWN_CODE,OCC_CODE,OCC_TITLE,O_GROUP,TOT_EMP,"+
		"H_MEAN,A_MEAN,H_PCT10,H_PCT25,H_MEDIAN,H_PCT75,H_PCT90,A_PCT10,A_PCT25,A_MEDIAN,A_PCT75,A_PCT90,ANNUAL,HOURLY", ",")
	row := []any{"48", "Texas", "2", "TX", "000000", "cross-industry", "1235", "29-1141", "Registered Nurses", "detailed", 1000,
		45, 93600, 30, 37, 45, 52, 60, 60000, 74010, 85010, 96020, 140000, "", ""}
	for cell, r := range map[string]any{"A1": &head, "A2": &row} {
		if err := f.SetSheetRow("Sheet1", cell, r); err != nil {
			t.Fatal(err)
		}
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// bring imports a file as the page for it would, and waits until it is there.
func (a *app) bring(what, name string, content []byte) {
	a.t.Helper()
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	if err := w.WriteField("date", "May 2025"); err != nil {
		a.t.Fatal(err)
	}
	part, err := w.CreateFormFile("file", name)
	if err == nil {
		_, err = part.Write(content)
	}
	if err := errors.Join(err, w.Close()); err != nil {
		a.t.Fatal(err)
	}
	a.post("/roles/import/"+what, w.FormDataContentType(), body.Bytes())
	for deadline := time.Now().Add(patience); strings.Contains(string(a.download("/roles/import/state").body), `"running":true`); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			a.t.Fatalf("waited in vain for %s", name)
		}
	}
}
