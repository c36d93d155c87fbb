package handlers_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"mime/multipart"
	"net/http/httptest"
	"net/textproto"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"
	"github.com/google/go-cmp/cmp"

	"rolewright/internal/posting"
	"rolewright/internal/workspace"
)

// query reads a page for looking things up in it.
func query(t testing.TB, rec *httptest.ResponseRecorder) *goquery.Document {
	t.Helper()
	doc, err := goquery.NewDocumentFromReader(bytes.NewReader(rec.Body.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func texts(doc *goquery.Document, selector string) []string {
	return doc.Find(selector).Map(func(_ int, s *goquery.Selection) string { return strings.TrimSpace(s.Text()) })
}

func (a *app) page(path string) *goquery.Document {
	a.t.Helper()
	return query(a.t, a.want(200, "GET", path, ""))
}

func TestEmptyList(t *testing.T) {
	a := newApp(t)
	doc := a.page("/")
	if got := doc.Find("main").Text(); !strings.Contains(got, "first job description") {
		t.Errorf("the empty list does not say what to do: %s", got)
	}
	for _, want := range []string{`a[href="/new"]`, `a[href="/import"]`, `form[action="/postings"]`} {
		if doc.Find("main "+want).Length() == 0 {
			t.Errorf("the empty list has no %s", want)
		}
	}
	a.add(example())
	if got := a.page("/?q=nowhere").Find("main").Text(); !strings.Contains(got, "Nothing fits") {
		t.Errorf("a search without results says: %s", got)
	}
}

// TestStartFromRole walks from a search to the editor of the new posting.
func TestStartFromRole(t *testing.T) {
	a := newApp(t)
	rec := a.want(200, "GET", "/new?q="+url.QueryEscape("senior sql developer in Berlin"), "")
	f := formOn(t, rec.Body.Bytes(), "/postings")
	for name, want := range map[string]string{"role": "sql-developer", "seniority": "senior", "place": "Berlin", "typed": "senior sql developer in Berlin"} {
		if got := f.value(name); got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
	location := a.post(303, "/postings", f.with("place", "Berlin, Germany").with("companyName", "Acme")).Header().Get("Location")
	content := a.get(strings.TrimPrefix(location, "/postings/")).Value.Content
	got := []any{content.Title, content.Role, content.Seniority, content.Locations, content.Company.Name}
	want := []any{"Senior SQL Developer", "sql-developer", posting.Senior, []posting.Location{{City: "Berlin", Country: "DE"}}, "Acme"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if content.Pay != (posting.Pay{}) {
		t.Errorf("the pay is %+v; it is the employer's to say", content.Pay)
	}
	a.page(location)

	// The company is kept and chosen the next time.
	again := formOn(t, a.want(200, "GET", "/new?q=java", "").Body.Bytes(), "/postings")
	companies, err := a.work.Companies(context.Background())
	if err != nil || len(companies) != 1 || again.value("company") != companies[0].ID {
		t.Fatalf("got the company %q chosen of %v, want the one used last", again.value("company"), companies)
	}
	second := a.post(303, "/postings", again).Header().Get("Location")
	if got := a.get(strings.TrimPrefix(second, "/postings/")).Value.Content.Company; got.Name != "Acme" || got.Profile != companies[0].ID || got.ProfileVersion != 1 {
		t.Errorf("the second posting's company is %+v", got)
	}
}

func TestStartBlank(t *testing.T) {
	a := newApp(t)
	for _, tt := range []struct {
		form form
		want string
	}{{form{{"blank", "1"}}, ""}, {form{{"blank", "1"}, {"role", "sql-developer"}, {"typed", "falconer"}}, "falconer"}, {nil, ""}, {form{{"blank", "1"}, {"companyName", " "}}, ""}} {
		location := a.post(303, "/postings", tt.form).Header().Get("Location")
		got := a.get(strings.TrimPrefix(location, "/postings/")).Value.Content
		if got.Title != tt.want || len(got.Sections) != 9 || got.Role != "" {
			t.Errorf("%v: got %q with %d parts, want %q with 9", tt.form, got.Title, len(got.Sections), tt.want)
		}
		a.page(location)
	}
	if n := a.page("/companies").Find(".row").Length(); n != 0 {
		t.Errorf("%d companies without a name were made", n)
	}
	if got := a.page("/new?q=falconer").Find("#roles").Text(); !strings.Contains(got, "No role is called “falconer”") {
		t.Errorf("an unknown role: %s", got)
	}
}

// fill adds postings named Job 00 on, a second apart.
func fill(a *app, n int) {
	for i := range n {
		a.wait(time.Second)
		a.add(posting.Posting{Title: fmt.Sprintf("Job %02d", i), Company: posting.Company{Name: []string{"Acme", "Zeta"}[i%2]}})
	}
}

func TestListPages(t *testing.T) {
	a := newApp(t)
	fill(a, 60)
	var got []string
	for path, pages := "/", 0; path != ""; pages++ {
		doc := a.page(path)
		got = append(got, texts(doc, ".row h2")...)
		path = ""
		doc.Find(".paging a").Each(func(_ int, s *goquery.Selection) {
			if s.Text() == "Older" {
				path, _ = s.Attr("href")
			}
		})
		if newest := doc.Find(`.paging a[href="/"]`).Length(); newest != min(pages, 1) {
			t.Errorf("page %d has %d links back to the newest", pages, newest)
		}
	}
	if len(got) != 60 || got[0] != "Job 59" || got[59] != "Job 00" {
		t.Errorf("got %d postings, want 60 from Job 59 to Job 00: %v", len(got), got)
	}
}

func TestListFilters(t *testing.T) {
	a := newApp(t)
	a.addCompany(posting.Company{Name: "Acme"})
	a.addCompany(posting.Company{Name: "Zeta"})
	fill(a, 4)
	p := a.add(posting.Posting{Title: "Küchenchefin & Mehr", Company: posting.Company{Name: "Zeta"}})
	a.post(303, "/postings/"+p.ID+"/status", form{{"version", "1"}, {"status", "ready"}})
	for path, want := range map[string][]string{
		"/?q=kuchen": {"Küchenchefin & Mehr"}, "/?q=ob+02": {"Job 02"}, "/?status=ready": {"Küchenchefin & Mehr"},
		"/?company=Acme": {"Job 02", "Job 00"}, "/?company=Zeta&status=draft": {"Job 03", "Job 01"}, "/?q=job&company=Acme&status=ready": nil, "/?status=archived": nil,
	} {
		doc := a.page(path)
		if diff := cmp.Diff(want, texts(doc, ".row h2"), cmp.Transformer("nil", func(s []string) string { return strings.Join(s, "|") })); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", path, diff)
		}
		q, _ := url.Parse(path)
		for name := range q.Query() {
			control := doc.Find(`form.filters [name="` + name + `"]`)
			got, _ := control.Attr("value")
			if control.Is("select") {
				got, _ = control.Find("option[selected]").Attr("value")
			}
			if !strings.EqualFold(got, q.Query().Get(name)) {
				t.Errorf("%s: the control %s shows %q", path, name, got)
			}
		}
	}
}

func TestStatusInList(t *testing.T) {
	a := newApp(t)
	p := a.add(example())
	list := a.want(200, "GET", "/", "").Body.Bytes()
	f := formOn(t, list, "/postings/"+p.ID+"/status")
	if f.value("status") != "draft" {
		t.Errorf("the menu shows %q", f.value("status"))
	}
	location := a.post(303, "/postings/"+p.ID+"/status", f.with("status", "published")).Header().Get("Location")
	if got := a.page(location).Find(".flash").Text(); !strings.Contains(got, "“Payroll specialist” is now published") {
		t.Errorf("the list says %q", got)
	}
	if got := a.get(p.ID); got.Value.Status != workspace.StatusPublished || !cmp.Equal(got.Value.Content, p.Value.Content) {
		t.Errorf("got %s, or other content", got.Value.Status)
	}
}

func TestDuplicate(t *testing.T) {
	a := newApp(t)
	p := a.add(example())
	location := a.post(303, "/postings/"+p.ID+"/duplicate", nil).Header().Get("Location")
	got := a.get(strings.TrimPrefix(location, "/postings/")).Value.Content
	want := p.Value.Content
	want.Title, want.RequisitionID, want.PostedOn, want.ApplyBy, want.Start = "Payroll specialist (copy)", "", "", "", ""
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	a.want(404, "POST", "/postings/none/duplicate", "", formType...)
}

func TestDeleteAndUndo(t *testing.T) {
	a := newApp(t)
	p := a.add(example())
	location := a.post(303, "/postings/"+p.ID+"/delete", nil).Header().Get("Location")
	page := a.want(200, "GET", location, "")
	doc := query(t, page)
	if got := doc.Find(".flash p").Text(); got != "Deleted “Payroll specialist”." {
		t.Errorf("the list says %q", got)
	}
	for _, path := range []string{"", "/preview", "/history", "/download.md"} {
		a.want(404, "GET", "/postings/"+p.ID+path, "")
	}
	a.want(404, "POST", "/postings/"+p.ID, "version=2&title=x", formType...)
	undo, _ := doc.Find(".flash form").Attr("action")
	back := a.post(303, undo, formOn(t, page.Body.Bytes(), undo)).Header().Get("Location")
	if got := a.page(back).Find("main").Text(); !strings.Contains(got, "Payroll specialist") || !strings.Contains(got, "Brought back") {
		t.Errorf("after the undo the list says %s", got)
	}
	if diff := cmp.Diff(p.Value.Content, a.get(p.ID).Value.Content); diff != "" {
		t.Errorf("(-before +after)\n%s", diff)
	}
	a.post(303, undo, nil) // twice is no harm
}

func TestHistory(t *testing.T) {
	a := newApp(t)
	p := a.add(example())
	if got := a.page("/postings/" + p.ID + "/history").Find("main").Text(); !strings.Contains(got, "no earlier version yet") {
		t.Errorf("without a history: %s", got)
	}
	a.post(303, "/postings/"+p.ID, a.editorForm(p.ID).with("title", "Second"))
	a.wait(11 * time.Minute)
	a.post(303, "/postings/"+p.ID, a.editorForm(p.ID).with("title", "Third"))             // keeps Second
	a.want(200, "HEAD", "/postings/"+p.ID+"/download.pdf", "")                            // asks only, keeps nothing
	a.want(200, "GET", "/postings/"+p.ID+"/download.md", "")                              // keeps Third
	a.post(303, "/postings/"+p.ID+"/status", form{{"version", "3"}, {"status", "ready"}}) // keeps it as ready
	a.wait(time.Minute)
	a.post(303, "/postings/"+p.ID, a.editorForm(p.ID).with("title", "Fourth"))

	doc := a.page("/postings/" + p.ID + "/history")
	want := []string{"When it became ready", "Downloaded as Markdown", "After a pause in writing"}
	if diff := cmp.Diff(want, texts(doc, ".row h2 + p")); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if got := doc.Find("dl.differences").Last().Text(); !strings.Contains(got, "Second") || !strings.Contains(got, "Fourth") {
		t.Errorf("the differences to now are %q", got)
	}
	oldest, _ := doc.Find("form[action$='/restore'] input[name=revision]").Last().Attr("value")
	a.post(303, "/postings/"+p.ID+"/restore", form{{"revision", oldest}})
	if got := a.get(p.ID); got.Value.Content.Title != "Second" || got.Value.Status != workspace.StatusReady {
		t.Errorf("restored %q, %s, want Second, still ready", got.Value.Content.Title, got.Value.Status)
	}
	after := a.page("/postings/" + p.ID + "/history")
	if got := texts(after, ".row h2 + p")[0]; got != "Before an earlier version was brought back" {
		t.Errorf("what was replaced is kept as %q", got)
	}
	newest, _ := after.Find("input[name=revision]").First().Attr("value")
	a.post(303, "/postings/"+p.ID+"/restore", form{{"revision", newest}})
	if got := a.get(p.ID).Value.Content.Title; got != "Fourth" {
		t.Errorf("bringing back was undone to %q, want Fourth", got)
	}
}

// file is a form's file; form fields come before it.
type file struct {
	field, name string
	content     []byte
}

func (a *app) upload(status int, path string, f form, files ...file) *httptest.ResponseRecorder {
	a.t.Helper()
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	for _, p := range f {
		if err := w.WriteField(p.name, p.value); err != nil {
			a.t.Fatal(err)
		}
	}
	for _, file := range files {
		header := textproto.MIMEHeader{"Content-Disposition": {fmt.Sprintf(`form-data; name=%q; filename=%q`, file.field, file.name)}, "Content-Type": {"application/octet-stream"}}
		part, err := w.CreatePart(header)
		if err != nil {
			a.t.Fatal(err)
		}
		if _, err := part.Write(file.content); err != nil {
			a.t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		a.t.Fatal(err)
	}
	return a.want(status, "POST", path, body.String(), "Content-Type", w.FormDataContentType())
}

func (a *app) companyForm(id string) form {
	a.t.Helper()
	return formOn(a.t, a.want(200, "GET", "/companies/"+id, "").Body.Bytes(), "/companies/"+id)
}

func TestCompany(t *testing.T) {
	a := newApp(t)
	location := a.post(303, "/companies", form{{"company.name", " Acme "}}).Header().Get("Location")
	id := strings.TrimPrefix(location, "/companies/")
	if diff := cmp.Diff([]string{"Acme"}, texts(a.page("/companies"), ".row h2")); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	a.upload(303, location, a.companyForm(id))
	if got := a.companyForm(id).value("version"); got != "1" {
		t.Errorf("saved as it was, version 1 became %s", got)
	}
	f := a.companyForm(id)
	for i := range f {
		if strings.HasPrefix(f[i].name, "company.") {
			f[i].value = "Text of " + strings.TrimPrefix(f[i].name, "company.")
		}
	}
	f = f.with("company.site", "acme.example").with("company.colour", "0a7c4a")
	saved := a.upload(303, location, f).Header().Get("Location")
	if got := a.page(saved).Find("[role=status]").Text(); !strings.Contains(got, "Saved") {
		t.Errorf("after saving the page says %q", got)
	}
	got := a.companyForm(id)
	for _, p := range f {
		want := map[string]string{"version": got.value("version"), "company.site": "https://acme.example", "company.colour": "#0a7c4a"}[p.name]
		if want == "" {
			want = p.value
		}
		if got.value(p.name) != want {
			t.Errorf("%s: got %q, want %q", p.name, got.value(p.name), want)
		}
	}
	stale := query(t, a.upload(409, location, f.with("company.about", "Mine")))
	if text := stale.Find("main").Text(); !strings.Contains(text, "changed elsewhere") || !strings.Contains(text, "Text of about") || !strings.Contains(text, "Mine") {
		t.Errorf("the conflict lacks a side: %s", text)
	}
	nameless := query(t, a.upload(400, location, a.companyForm(id).with("company.name", " ").with("company.about", "Typed")))
	if text := nameless.Find("[role=alert]").Text() + nameless.Find("textarea[name='company.about']").Text(); !strings.Contains(text, "needs a name") || !strings.Contains(text, "Typed") {
		t.Errorf("without a name: %q", text)
	}
	a.post(303, location+"/delete", nil)
	a.want(404, "GET", location, "")
	a.want(404, "POST", location+"/delete", "", formType...)
}

// picture is a colourful image, so that it does not compress to nothing.
func picture(width, height int) image.Image {
	img := image.NewNRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			img.Set(x, y, color.NRGBA{uint8(x), uint8(y), uint8(x / 8 * y / 8), 255})
		}
	}
	return img
}

func pngOf(t testing.TB, width, height int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, picture(width, height)); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// bomb is a PNG file of a few bytes whose header promises a huge image.
func bomb(width, height uint32) []byte {
	var b bytes.Buffer
	b.WriteString("\x89PNG\r\n\x1a\n")
	ihdr := append([]byte("IHDR"), binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, width), height)...)
	ihdr = append(ihdr, 8, 6, 0, 0, 0)
	b.Write(binary.BigEndian.AppendUint32(nil, uint32(len(ihdr)-4)))
	b.Write(ihdr)
	b.Write(binary.BigEndian.AppendUint32(nil, crc32.ChecksumIEEE(ihdr)))
	return b.Bytes()
}

func TestLogo(t *testing.T) {
	a := newApp(t)
	id := a.addCompany(posting.Company{Name: "Acme"}).ID
	location := "/companies/" + id
	secret := []byte("SECRET COMMENT")
	var jpg bytes.Buffer
	if err := jpeg.Encode(&jpg, picture(1200, 300), nil); err != nil {
		t.Fatal(err)
	}
	withComment := slices.Concat(jpg.Bytes()[:2], []byte{0xff, 0xfe, 0, byte(len(secret) + 2)}, secret, jpg.Bytes()[2:])
	for name, content := range map[string][]byte{"logo.png": pngOf(t, 300, 100), "logo.jpg": withComment, "näme<script>.PNG": pngOf(t, 10, 10)} {
		a.upload(303, location, a.companyForm(id), file{"logo", name, content})
		src, _ := a.page(location).Find("img.logo").Attr("src")
		rec := a.want(200, "GET", src, "")
		img, format, err := image.Decode(bytes.NewReader(rec.Body.Bytes()))
		if err != nil || format != "png" || rec.Header().Get("Content-Type") != "image/png" {
			t.Fatalf("%s: came back as %s %s: %v", name, format, rec.Header().Get("Content-Type"), err)
		}
		if size := img.Bounds().Size(); size.X > 640 || size.Y > 240 || bytes.Contains(rec.Body.Bytes(), secret) {
			t.Errorf("%s: came back with %v pixels, or with what was hidden in it", name, size)
		}
	}
	kept, _ := a.page(location).Find("img.logo").Attr("src")
	for name, tt := range map[string]struct {
		content []byte
		says    string
	}{
		"text":        {[]byte("<svg onload=alert(1)>"), "not a PNG or JPEG"},
		"gif":         {[]byte("GIF89a\x01\x00\x01\x00\x00\x00\x00;"), "not a PNG or JPEG"},
		"torn":        {pngOf(t, 300, 100)[:200], "damaged"},
		"too large":   {append(pngOf(t, 10, 10), make([]byte, 2<<20)...), "larger than 2 MB"},
		"pixel bomb":  {bomb(50_000, 50_000), "pixels"},
		"bomb beyond": {bomb(1<<31-1, 1<<31-1), ""},
		"no width":    {bomb(0, 5), ""},
	} {
		doc := query(t, a.upload(400, location, a.companyForm(id).with("company.about", "Typed before"), file{"logo", "logo.png", tt.content}))
		if got := doc.Find("[role=alert]").Text(); !strings.Contains(got, tt.says) || got == "" {
			t.Errorf("%s: the page says %q, want %q", name, got, tt.says)
		}
		if got := doc.Find("textarea[name='company.about']").Text(); got != "Typed before" {
			t.Errorf("%s: what was typed became %q", name, got)
		}
	}
	if now, _ := a.page(location).Find("img.logo").Attr("src"); now != kept {
		t.Errorf("a refused logo replaced the one before")
	}
	started := a.post(303, "/postings", form{{"blank", "1"}, {"company", id}}).Header().Get("Location")
	if src, _ := a.page(started).Find("#sheet img").Attr("src"); src != kept {
		t.Errorf("the sheet shows the logo %q, want %q", src, kept)
	}
	a.upload(303, location, append(a.companyForm(id), pair{"removeLogo", "1"}))
	if n := a.page(location).Find("img.logo").Length(); n != 0 {
		t.Error("the removed logo is still there")
	}
}

const pasted = "Payroll Specialist\n\nAbout the job\nYou pay 300 people on time.\n\nResponsibilities\n- Run the monthly payroll\n- Answer questions\n\nRequirements\n- Two years in payroll\n"

func TestImport(t *testing.T) {
	markdown := []byte("# Head cook\n\n## What you will do\n\n- Cook\n- Taste\n")
	for name, tt := range map[string]struct {
		form  form
		files []file
		title string
	}{
		"pasted":           {form{{"text", strings.ReplaceAll(pasted, "\n", "\r\n")}}, nil, "Payroll Specialist"},
		"Markdown file":    {form{{"text", ""}}, []file{{"file", "cook.md", markdown}}, "Head cook"},
		"pasted Markdown":  {form{{"text", string(markdown)}}, []file{{"file", "", nil}}, "Head cook"},
		"text file":        {form{{"text", ""}}, []file{{"file", "C:\\jobs\\pay.txt", []byte(pasted)}}, "Payroll Specialist"},
		"JSON file":        {form{{"text", ""}}, []file{{"file", "x.json", []byte(`{"title":"From JSON"}`)}}, "From JSON"},
		"text of Windows":  {form{{"text", ""}}, []file{{"file", "a.txt", []byte("K\xf6chin\n\nAufgaben\n- Kochen\n")}}, "Köchin"},
		"saved page":       {form{{"text", ""}}, []file{{"file", "job.htm", []byte("<h1>Diver</h1><h2>Duties</h2><ul><li>Dive</ul>")}}, "Diver"},
		"pasted HTML":      {form{{"text", "Baker Duties"}, {"html", "<h1>Baker</h1><h2>Duties</h2><ul><li>Bake</ul>"}}, nil, "Baker"},
		"HTML of nothing":  {form{{"text", "Baker"}, {"html", "<img src=x>"}}, nil, "Baker"},
		"Word document":    {form{{"text", ""}}, []file{{"file", "job.docx", wordFile(t, "Welder")}}, "Welder"},
		"text with a mark": {form{{"text", ""}}, []file{{"file", "a.md", append([]byte("\xef\xbb\xbf"), markdown...)}}, "Head cook"},
	} {
		a := newApp(t)
		location := a.upload(303, "/import", tt.form, tt.files...).Header().Get("Location")
		doc := a.page(location)
		id := strings.TrimSuffix(strings.TrimPrefix(location, "/postings/"), "?brought")
		if got := a.get(id).Value.Content.Title; got != tt.title {
			t.Errorf("%s: the title is %q, want %q", name, got, tt.title)
		}
		if report := doc.Find(".report").Text(); !strings.Contains(report, "Title: "+tt.title) {
			t.Errorf("%s: the report lacks the title: %s", name, report)
		}
		if n := a.page("/postings/" + id).Find(".report").Length(); n != 0 {
			t.Errorf("%s: the report stays for good", name)
		}
	}
}

// wordFile is a Word document of one line.
func wordFile(t *testing.T, text string) []byte {
	t.Helper()
	return zipped(t, map[string]string{"word/document.xml": `<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>` + text + `</w:t></w:r></w:p></w:body></w:document>`})
}

func TestImportRefused(t *testing.T) {
	a := newApp(t)
	before := a.everything()
	for name, tt := range map[string]struct {
		text string
		file *file
		says string
	}{
		"nothing":      {" \r\n", nil, "There is no text"},
		"broken JSON":  {`{"title": "x", "colour": 1}`, nil, "no such field"},
		"a PDF":        {"typed besides", &file{"file", "a.pdf", []byte("%PDF-1.4 ...")}, "PDF"},
		"a Word file":  {"typed besides", &file{"file", "a.docx", []byte("PK\x03\x04...")}, "damaged"},
		"an old Word":  {"typed besides", &file{"file", "a.doc", []byte("\xd0\xcf\x11\xe0...")}, "save it as .docx"},
		"an odd name":  {"", &file{"file", "a.pages", []byte("text")}, "pages"},
		"an empty one": {"", &file{"file", "a.txt", nil}, "no text"},
		"much text":    {strings.Repeat("word ", 250_000), nil, "1 MB"},
	} {
		var files []file
		if tt.file != nil {
			files = append(files, *tt.file)
		}
		doc := query(t, a.upload(400, "/import", form{{"text", tt.text}}, files...))
		if got := doc.Find("[role=alert]").Text(); !strings.Contains(got, tt.says) {
			t.Errorf("%s: the page says %q, want %q", name, got, tt.says)
		}
		if got := doc.Find("textarea[name=text]").Text(); strings.TrimSpace(got) != strings.TrimSpace(tt.text) {
			t.Errorf("%s: what was pasted is not there any more: %q", name, head(got))
		}
	}
	if diff := cmp.Diff(before, a.everything()); diff != "" {
		t.Errorf("a refused text changed this:\n%s", diff)
	}
}

func TestImportCompany(t *testing.T) {
	a := newApp(t)
	company := a.addCompany(posting.Company{Name: "Acme", Colour: "#0a7c4a", About: "The old posting says nothing of this."})
	location := a.upload(303, "/import", form{{"text", pasted}, {"company", company.ID}}).Header().Get("Location")
	id := strings.TrimSuffix(strings.TrimPrefix(location, "/postings/"), "?brought")
	if got := a.get(id).Value.Content.Company; got.Name != "Acme" || got.Profile != company.ID || got.Colour != "#0a7c4a" || got.About != "" {
		t.Errorf("the posting's company is %+v", got)
	}
}

func TestDownloads(t *testing.T) {
	a := newApp(t)
	p := example()
	p.Title, p.Language, p.Company.Name = "Köchin / Koch (m/w/d) \"Süd\"", "de", "寿司 GmbH"
	kept := a.add(p)
	for ending, want := range map[string]struct{ mediaType, begins string }{
		".pdf": {"application/pdf", "%PDF-"}, ".docx": {"application/vnd.openxmlformats-officedocument.wordprocessingml.document", "PK\x03\x04"}, ".md": {"text/markdown; charset=utf-8", "---\n"},
		".html": {"text/html; charset=utf-8", "<!doctype html>"}, ".json": {"application/json", "{\n  \"title\": \"Köchin"},
		".txt": {"text/plain; charset=utf-8", "Köchin / Koch"}, ".board.html": {"text/html; charset=utf-8", "<h2>Köchin / Koch"},
		".jsonld": {"application/ld+json", "{\n  \"@context\": \"https://schema.org/\""},
	} {
		rec := a.want(200, "GET", "/postings/"+kept.ID+"/download"+ending, "")
		got := []string{rec.Header().Get("Content-Type"), rec.Header().Get("Content-Disposition"), rec.Header().Get("Cache-Control")}
		wantHeaders := []string{want.mediaType, "attachment; filename*=utf-8''koechin-koch-m-w-d-sued-%E5%AF%BF%E5%8F%B8-gmbh" + ending, "private, no-cache"}
		if diff := cmp.Diff(wantHeaders, got); diff != "" || !strings.HasPrefix(rec.Body.String(), want.begins) {
			t.Errorf("%s: (-want +got)\n%s\nand begins with %q", ending, diff, rec.Body.String()[:20])
		}
	}
	a4, letter := a.want(200, "GET", "/postings/"+kept.ID+"/download.pdf?paper=a4", ""), a.want(200, "GET", "/postings/"+kept.ID+"/download.pdf?paper=letter", "")
	if !bytes.Contains(letter.Body.Bytes(), []byte("612.00 792.00")) || bytes.Contains(a4.Body.Bytes(), []byte("612.00 792.00")) {
		t.Error("the paper that was asked for is not the one of the file")
	}
	inline := a.want(200, "GET", "/postings/"+kept.ID+"/pages.pdf", "")
	if got := inline.Header().Get("Content-Disposition") + inline.Header().Get("Content-Security-Policy"); !strings.HasPrefix(got, "inline") || !strings.Contains(got, "frame-ancestors 'self'") {
		t.Errorf("the pages view cannot show the PDF: %s", got)
	}
	src, _ := a.page("/postings/" + kept.ID + "/preview").Find("iframe").Attr("src")
	a.want(200, "GET", src, "")
	name := a.want(200, "GET", "/postings/"+a.add(posting.Posting{Title: "Cook"}).ID+"/download.md", "").Header().Get("Content-Disposition")
	if name != "attachment; filename=cook.md" {
		t.Errorf("got %q", name)
	}
}

func TestCopy(t *testing.T) {
	a := newApp(t)
	p := a.add(example())
	doc := a.page("/postings/" + p.ID + "/copy")
	rec := a.want(200, "GET", "/postings/"+p.ID+"/copy", "", "Accept", "application/json")
	if got := jsonField(t, rec.Body.Bytes(), "markdown"); got != doc.Find(`[aria-label="Markdown"]`).Text() || !strings.Contains(got, "# Payroll specialist") {
		t.Errorf("the Markdown to copy differs or lacks the title: %s", head(got))
	}
	if got := jsonField(t, rec.Body.Bytes(), "html"); !strings.Contains(got, "<strong>Well.</strong>") {
		t.Errorf("the formatted text is not formatted: %s", head(got))
	}
	for name, label := range map[string]string{"text": "Plain text", "board": "HTML for job boards"} {
		if got := jsonField(t, rec.Body.Bytes(), name); got != doc.Find(`[aria-label="`+label+`"]`).Text() || !strings.Contains(got, "Payroll specialist") {
			t.Errorf("the %s to copy differs or lacks the title: %s", name, head(got))
		}
	}
	bare := a.page("/postings/" + a.add(posting.Posting{Title: "Cook"}).ID + "/copy")
	if got := bare.Find("#structured").NextUntil("h2").Text(); !strings.Contains(got, "Google requires the day on which the posting went out") || !strings.Contains(got, `"@type": "JobPosting"`) {
		t.Errorf("the structured data do not say what is missing: %s", head(got))
	}
	for _, name := range []string{"markdown", "html", "board"} {
		text, credit := jsonField(t, rec.Body.Bytes(), name), p.Value.Content.Credit
		if end := text[max(0, len(text)-len(credit)-len("</p></footer>\n</article>\n")):]; !strings.Contains(end, credit) {
			t.Errorf("the %s to copy ends with %q, want the credit", name, end)
		}
	}

}

func TestHealth(t *testing.T) {
	a := newApp(t)
	for path, want := range map[string]string{"/healthz": "ok\n", "/readyz": "ready\n"} {
		if got := a.want(200, "GET", path, "").Body.String(); got != want {
			t.Errorf("%s: got %q, want %q", path, got, want)
		}
	}
}

func TestColour(t *testing.T) {
	a := newApp(t)
	if got := a.want(200, "GET", "/colour/0a7c4a.css", "").Body.String(); !strings.Contains(got, "#0a7c4a") {
		t.Errorf("got %q", got)
	}
	for _, bad := range []string{"none", "zzz", "0a7c4a}body{display:none", "%7D"} {
		if got := a.want(200, "GET", "/colour/"+url.PathEscape(bad)+".css", "").Body.String(); got != "" {
			t.Errorf("%s: got %q, want nothing", bad, got)
		}
	}
}

// TestRolePages: every role's page shows, and its related roles' links lead
// somewhere.
func TestRolePages(t *testing.T) {
	a := newApp(t)
	links := a.page("/roles").Find(".cards a")
	if links.Length() < 10 {
		t.Errorf("only %d roles are listed", links.Length())
	}
	links.Each(func(_ int, s *goquery.Selection) {
		path, _ := s.Attr("href")
		doc := a.page(path)
		if doc.Find("h1").Text() != s.Text() || doc.Find(`form[action="/postings"] button`).Length() == 0 {
			t.Errorf("%s: no title or no way to start from it", path)
		}
	})
}
