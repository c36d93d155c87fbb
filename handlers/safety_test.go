package handlers_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"rolewright/internal/posting"
	"rolewright/internal/workspace"
	"rolewright/store"
	"rolewright/store/boltstore"
)

// hostile is a text that does harm wherever it is not escaped.
const hostile = `<script>alert(1)</script>"'&`

// pagesOf are the addresses of every page that shows a posting and a company.
func pagesOf(p, company string) []string {
	return []string{"/", "/?q=x", "/new", "/new?q=developer", "/import", "/companies", "/companies/" + company, "/companies/" + company + "?saved", "/roles", "/roles?q=sql",
		"/roles/sql-developer", "/postings/" + p, "/postings/" + p + "?brought", "/postings/" + p + "/preview", "/postings/" + p + "/copy", "/postings/" + p + "/history", "/nowhere"}
}

// parse reads a page as a browser does.
func parse(t testing.TB, page []byte) *html.Node {
	t.Helper()
	doc, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// elements are all elements of a page, those inside of <template>, too.
func elements(n *html.Node) []*html.Node {
	var out []*html.Node
	for d := range n.Descendants() {
		if d.Type == html.ElementNode {
			out = append(out, d)
		}
	}
	return out
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// unsafe says what in a page the content policy forbids or a link must not do.
func unsafe(doc *html.Node) []string {
	var out []string
	for _, n := range elements(doc) {
		if n.Data == "script" && (attr(n, "src") == "" || n.FirstChild != nil) {
			out = append(out, "a script inside the page")
		}
		if n.Data == "style" || n.Data == "base" || n.Data == "object" || n.Data == "embed" {
			out = append(out, "an element <"+n.Data+">")
		}
		for _, a := range n.Attr {
			if strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "srcdoc" {
				out = append(out, "an attribute "+a.Key)
			}
			if slices.Contains([]string{"href", "src", "action", "formaction"}, a.Key) && !safeAddress(a.Val) {
				out = append(out, fmt.Sprintf("an address %s=%q", a.Key, a.Val))
			}
		}
	}
	return out
}

func safeAddress(address string) bool {
	u, err := url.Parse(address)
	return err == nil && slices.Contains([]string{"", "http", "https", "mailto"}, u.Scheme)
}

func TestPagesKeepThePolicy(t *testing.T) {
	a := newApp(t)
	p, company := a.add(example()), a.addCompany(posting.Company{Name: "Acme"})
	a.want(303, "POST", "/postings/"+p.ID+"/status", "version=1&status=ready", formType...)
	for _, page := range pagesOf(p.ID, company.ID) {
		rec := a.do("GET", page, "")
		for _, problem := range unsafe(parse(t, rec.Body.Bytes())) {
			t.Errorf("%s has %s", page, problem)
		}
		for name, want := range map[string]string{"Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'",
			"X-Content-Type-Options": "nosniff", "Cross-Origin-Opener-Policy": "same-origin", "Referrer-Policy": "same-origin"} {
			if got := rec.Header().Get(name); !strings.HasPrefix(got, want) {
				t.Errorf("%s: %s: got %q, want %q …", page, name, got, want)
			}
		}
	}
}

// hostilePosting has the text in every field that is text.
func hostilePosting(t *testing.T) posting.Posting {
	t.Helper()
	src, err := json.Marshal(example())
	if err != nil {
		t.Fatal(err)
	}
	var fields map[string]any
	if err := json.Unmarshal(src, &fields); err != nil {
		t.Fatal(err)
	}
	poisoned, err := json.Marshal(poison(fields, ""))
	if err != nil {
		t.Fatal(err)
	}
	p, err := posting.DecodeJSON(bytes.NewReader(poisoned))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func poison(v any, name string) any {
	switch v := v.(type) {
	case map[string]any:
		for k := range v {
			v[k] = poison(v[k], k)
		}
	case []any:
		for i := range v {
			v[i] = poison(v[i], name)
		}
	case string:
		if name == "kind" || name == "importance" {
			return v
		}
		return hostile
	}
	return v
}

func TestTextIsEscaped(t *testing.T) {
	a := newApp(t)
	content := hostilePosting(t)
	p := a.add(content)
	texts := content.Company
	texts.Name = hostile
	company := a.addCompany(texts)
	a.want(303, "POST", "/postings/"+p.ID+"/status", "version=1&status=ready", formType...)
	second := a.get(p.ID)
	form := url.Values{"version": {"1"}, "title": {"Other " + hostile}, "company.about": {hostile + hostile}}
	pages := pagesOf(p.ID, company.ID)
	pages = append(pages, "/?deleted="+p.ID+"&title="+url.QueryEscape(hostile), "/?changed="+p.ID, "/?q="+url.QueryEscape(hostile), "/new?q="+url.QueryEscape(hostile), "/roles?q="+url.QueryEscape(hostile))
	answers := map[string][]byte{"the conflict": a.want(409, "POST", "/postings/"+p.ID, form.Encode(), formType...).Body.Bytes()}
	for _, page := range pages {
		answers[page] = a.do("GET", page, "").Body.Bytes()
	}
	for _, field := range []string{"html", "board"} {
		path := "/postings/" + p.ID + "/copy"
		answers[path+" as "+field] = []byte(jsonField(t, a.want(200, "GET", path, "", "Accept", "application/json").Body.Bytes(), field))
	}
	save := a.want(200, "POST", "/postings/"+p.ID, fmt.Sprintf("version=%d&title=%s", second.Version, url.QueryEscape(hostile+"!")), append(formType, "Accept", "application/json")...)
	answers["the sheet"] = []byte(jsonField(t, save.Body.Bytes(), "sheet"))
	refused := a.want(409, "POST", "/postings/"+p.ID, form.Encode(), formType...)
	answers["a conflict on the page"] = refused.Body.Bytes()
	for name, body := range answers {
		doc := parse(t, body)
		for _, problem := range unsafe(doc) {
			t.Errorf("%s has %s", name, problem)
		}
		if name == "the sheet" || strings.HasPrefix(name, "/postings/") || strings.HasPrefix(name, "/companies") {
			if !strings.Contains(everyText(doc), hostile) {
				t.Errorf("%s does not show the text as it was typed", name)
			}
		}
	}
}

func jsonField(t *testing.T, body []byte, name string) string {
	t.Helper()
	var fields map[string]any
	if err := json.Unmarshal(body, &fields); err != nil {
		t.Fatal(err)
	}
	text, _ := fields[name].(string)
	if text == "" {
		t.Fatalf("no %q in %s", name, head(string(body)))
	}
	return text
}

// everyText is all that a page shows: its text and its controls' values.
func everyText(doc *html.Node) string {
	var b strings.Builder
	for n := range doc.Descendants() {
		if n.Type == html.TextNode {
			b.WriteString(n.Data + "\n")
		}
		if n.Type == html.ElementNode {
			b.WriteString(attr(n, "value") + "\n")
		}
	}
	return b.String()
}

func TestLinksAreLimited(t *testing.T) {
	for _, bad := range []string{"javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,<b>x</b>", "vbscript:x", "file:///etc/passwd", " javascript:alert(1)", "java\tscript:alert(1)", "//evil.example"} {
		p := posting.Posting{Title: "Cook", Apply: posting.Apply{URL: bad, Instructions: "Go [here](" + bad + ")"},
			Company: posting.Company{Name: "Acme", Site: bad, About: "See [us](" + bad + ")"},
			Sections: []posting.Section{{Kind: posting.About, Heading: "About"}, {Kind: posting.ApplySection, Heading: "Apply"},
				{Kind: posting.Custom, Heading: "More", Blocks: []posting.Block{{Kind: posting.Paragraph, Text: "[a](" + bad + ") [b](<" + bad + ">)"},
					{Kind: posting.List, Items: []posting.Item{{Text: "[c](" + bad + ")"}}}}}}}
		a := newApp(t)
		kept := a.add(p)
		for _, page := range []string{"/postings/" + kept.ID, "/postings/" + kept.ID + "/copy", "/postings/" + kept.ID + "/download.html", "/companies"} {
			for _, n := range elements(parse(t, a.want(200, "GET", page, "").Body.Bytes())) {
				if href := attr(n, "href"); n.Data == "a" && (!safeAddress(href) || strings.Contains(strings.ToLower(href), "script:") || strings.HasPrefix(href, "//")) {
					t.Errorf("%q on %s became the link %q", bad, page, href)
				}
			}
		}
	}
}

func TestForeignHost(t *testing.T) {
	a := newApp(t)
	for host, want := range map[string]int{"localhost": 200, "localhost:8080": 200, "LOCALHOST:1": 200, "127.0.0.1:8080": 200, "[::1]:8080": 200, "[::1]": 200,
		"evil.example": 421, "evil.example:8080": 421, "localhost.evil.example": 421, "": 421, "0.0.0.0:8080": 421} {
		req := request("GET", "/", "")
		req.Host = host
		if got := a.serve(req).Code; got != want {
			t.Errorf("host %q: got %d, want %d", host, got, want)
		}
	}
}

func TestOtherSitesCannotWrite(t *testing.T) {
	a := newApp(t)
	p, company := a.add(example()), a.addCompany(posting.Company{Name: "Acme"})
	before := a.everything()
	for _, path := range []string{"/postings", "/import", "/import/again", "/postings/" + p.ID + "/original/remove", "/postings/" + p.ID + "/original/restore", "/companies", "/companies/" + company.ID, "/companies/" + company.ID + "/delete", "/postings/" + p.ID,
		"/postings/" + p.ID + "/delete", "/postings/" + p.ID + "/status", "/postings/" + p.ID + "/duplicate", "/postings/" + p.ID + "/copy-of-mine", "/postings/" + p.ID + "/restore", "/postings/" + p.ID + "/undelete"} {
		for _, headers := range [][]string{{"Sec-Fetch-Site", "cross-site"}, {"Sec-Fetch-Site", "same-site"}, {"Origin", "http://evil.example"}, {"Origin", "null"}, {"Origin", "http://localhost:9999"}} {
			rec := a.want(403, "POST", path, "version=1&status=archived&company.name=x&title=x&text=x", append(headers, formType...)...)
			if !strings.Contains(rec.Body.String(), "</html>") || !strings.Contains(rec.Body.String(), "another site") {
				t.Errorf("%s: no whole page that says why: %s", path, head(rec.Body.String()))
			}
		}
	}
	if diff := cmp.Diff(before, a.everything()); diff != "" {
		t.Errorf("another site's page changed this:\n%s", diff)
	}
	a.want(303, "POST", "/postings/"+p.ID+"/duplicate", "", "Origin", "http://localhost:8080", "Sec-Fetch-Site", "same-origin")
}

var formType = []string{"Content-Type", "application/x-www-form-urlencoded"}

// TestRefusedForms: what cannot be a form of ours is refused before anything
// is made of it.
func TestRefusedForms(t *testing.T) {
	a := newApp(t)
	p, company := a.add(example()), a.addCompany(posting.Company{Name: "Acme"})
	before := a.everything()
	large := "typed=" + strings.Repeat("a", 4<<20)
	multipart := []string{"Content-Type", "multipart/form-data; boundary=x"}
	for _, tt := range []struct {
		name, path, body string
		headers          []string
		want             int
		says             string
	}{
		{"too large to start from", "/postings", large, formType, 413, "3 MB"},
		{"too large to save", "/postings/" + p.ID, "version=1&title=" + large, formType, 413, "3 MB"},
		{"too large to import", "/import", "--x\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n" + large + large + large + "\r\n--x--", multipart, 413, "9 MB"},
		{"too large a company", "/companies/" + company.ID, "--x\r\nContent-Disposition: form-data; name=\"logo\"; filename=\"a\"\r\n\r\n" + large + "\r\n--x--", multipart, 413, "3 MB"},
		{"JSON to start from", "/postings", "{}", asJSON(), 415, "Send this as a form"},
		{"JSON to save", "/postings/" + p.ID, "{}", asJSON(), 415, "Send the form as"},
		{"no type to start from", "/postings", "role=x", nil, 415, "Send this as a form"},
		{"garbled", "/postings", "typed=%zz", formType, 400, "cannot be read"},
		{"garbled save", "/postings/" + p.ID, "version=1&title=%zz", formType, 400, "Reload the page"},
		{"not UTF-8", "/postings", "typed=%ff", formType, 400, "not UTF-8"},
		{"save that is not UTF-8", "/postings/" + p.ID, "version=1&title=%ff", formType, 400, "not UTF-8"},
		{"company that is not UTF-8", "/companies", "company.name=%ff", formType, 400, "not UTF-8"},
		{"no company's name", "/companies", "company.name=+", formType, 400, "needs a name"},
		{"torn multipart", "/import", "--x\r\nContent-Disp", multipart, 400, "cannot be read"},
		{"unknown role", "/postings", "role=falconer&companyName=Nobody", formType, 404, "no role of this name"},
		{"company that is gone", "/postings", "role=sql-developer&company=gone", formType, 400, "Choose another one"},
		{"unknown field", "/postings/" + p.ID, "version=1&colour=red", formType, 400, "does not know"},
		{"unknown action", "/postings/" + p.ID, "version=1&do=explode:" + p.Value.Content.Sections[0].ID, formType, 400, "does not know the action"},
		{"action on a part that is gone", "/postings/" + p.ID, "version=1&do=section.up:zzz", formType, 400, "is gone"},
		{"action on a line that is gone", "/postings/" + p.ID, "version=1&do=item.up:zzz", formType, 400, "is gone"},
		{"a line without its beginning", "/postings/" + p.ID, "version=1&sections=1&section=a&block=list&item.text=x", formType, 400, "without its beginning"},
		{"an unknown block", "/postings/" + p.ID, "version=1&sections=1&section=a&block=table", formType, 400, "unknown kind"},
		{"parts without end", "/postings/" + p.ID, "version=1&sections=1" + strings.Repeat("&section=a", 5001), formType, 413, "too many parts"},
		{"no version", "/postings/" + p.ID, "title=x", formType, 428, "Open the job description again"},
		{"no version of a status", "/postings/" + p.ID + "/status", "status=ready", formType, 400, "Reload the page"},
		{"unknown status", "/postings/" + p.ID + "/status", "status=lost&version=1", formType, 400, "use draft, ready"},
		{"stale status", "/postings/" + p.ID + "/status", "status=ready&version=7", formType, 409, "Open it again"},
		{"no revision", "/postings/" + p.ID + "/restore", "", formType, 400, "Reload the page"},
		{"unknown revision", "/postings/" + p.ID + "/restore", "revision=99", formType, 404, "nothing at this address"},
		{"save of an unknown posting", "/postings/none", "version=1", formType, 404, "nothing at this address"},
	} {
		rec := a.do("POST", tt.path, tt.body, tt.headers...)
		if rec.Code != tt.want || !strings.Contains(html.UnescapeString(rec.Body.String()), tt.says) || !strings.HasSuffix(strings.TrimSpace(rec.Body.String()), "</html>") {
			t.Errorf("%s: got %d, want %d and a whole page with %q\n%s", tt.name, rec.Code, tt.want, tt.says, head(rec.Body.String()))
		}
	}
	if diff := cmp.Diff(before, a.everything()); diff != "" {
		t.Errorf("a refused form changed this:\n%s", diff)
	}
}

func TestUnknownAddresses(t *testing.T) {
	a := newApp(t)
	p := a.add(example())
	for _, path := range []string{"/nowhere", "/postings/none", "/postings/none/preview", "/postings/none/history", "/postings/none/copy", "/postings/none/pages.pdf", "/postings/none/download.pdf", "/postings/none/download.md",
		"/companies/none", "/roles/falconer", "/logo/none", "/logo/a%00b", "/postings/a%01b", "/assets/000000000000/app.css", "/postings/" + p.ID + "/download.exe", "/companies/a%00b", "/postings/" + strings.Repeat("a", 300)} {
		rec := a.do("GET", path, "")
		if rec.Code != 404 || !strings.HasSuffix(strings.TrimSpace(rec.Body.String()), "</html>") || !strings.Contains(rec.Body.String(), `href="/"`) {
			t.Errorf("%s: got %d, want 404 and a whole page with a way on:\n%s", path, rec.Code, head(rec.Body.String()))
		}
	}
	rec := a.want(404, "GET", "/api/v1/nowhere", "")
	if got := rec.Header().Get("Content-Type"); got != "application/problem+json" {
		t.Errorf("an unknown address of the API: got %q, want a problem", got)
	}
	for _, query := range []string{"/?status=lost", "/?after=xyz", "/postings/" + p.ID + "/history?after=xyz", "/postings/" + p.ID + "/preview?paper=napkin", "/postings/" + p.ID + "/download.pdf?paper=napkin"} {
		a.want(400, "GET", query, "")
	}
}

func TestMethods(t *testing.T) {
	a := newApp(t)
	p, company := a.add(example()), a.addCompany(posting.Company{Name: "Acme"})
	for _, path := range append(pagesOf(p.ID, company.ID), "/healthz", "/readyz", "/postings/"+p.ID+"/download.md", "/postings/"+p.ID+"/pages.pdf", "/colour/0a7c4a.css") {
		get, head := a.do("GET", path, ""), a.do("HEAD", path, "")
		if get.Code != head.Code || get.Header().Get("Content-Type") != head.Header().Get("Content-Type") {
			t.Errorf("%s: HEAD gives %d %q, GET %d %q", path, head.Code, head.Header().Get("Content-Type"), get.Code, get.Header().Get("Content-Type"))
		}
	}
	for path, want := range map[string]string{"/": "GET, HEAD", "/postings": "POST", "/postings/" + p.ID: "GET, HEAD, POST", "/api/v1/postings": "GET, HEAD, POST", "/api/v1/postings/" + p.ID: "DELETE, GET, HEAD, PUT"} {
		rec := a.want(405, "PATCH", path, "")
		allow := strings.Split(rec.Header().Get("Allow"), ", ")
		slices.Sort(allow)
		if got := strings.Join(allow, ", "); got != want {
			t.Errorf("%s: Allow: got %q, want %q", path, got, want)
		}
	}
}

func TestGzip(t *testing.T) {
	a := newApp(t)
	p := a.add(example())
	css := stylesheet(t, a)
	for _, tt := range []struct {
		path, accept string
		want         bool
	}{
		{"/", "gzip, deflate, br", true}, {"/", "*", true}, {"/", "br, gzip;q=0.5", true}, {css, "gzip", true}, {"/postings/" + p.ID + "/copy", "gzip", true},
		{"/api/v1/roles/sql-developer", "gzip", true}, {"/postings/" + p.ID + "/download.md", "gzip", true}, {"/nowhere", "gzip", true},
		{"/", "", false}, {"/", "br", false}, {"/", "gzip;q=0", false}, {"/", "gzip;q=0, *", false}, {"/healthz", "gzip", false}, {"/postings/" + p.ID + "/download.pdf", "gzip", false},
	} {
		plain := a.do("GET", tt.path, "")
		rec := a.do("GET", tt.path, "", "Accept-Encoding", tt.accept)
		if got := rec.Header().Get("Content-Encoding") == "gzip"; got != tt.want {
			t.Errorf("%s for %q: gzip %v, want %v", tt.path, tt.accept, got, tt.want)
			continue
		}
		if strings.HasPrefix(plain.Header().Get("Content-Type"), "text/html") && plain.Header().Get("Vary") != "Accept-Encoding" {
			t.Errorf("%s: caches are not told that it comes in two forms", tt.path)
		}
		if tt.want && !bytes.Equal(unzip(t, rec.Body), plain.Body.Bytes()) {
			t.Errorf("%s: unpacked, it is not what it is without gzip", tt.path)
		}
	}
}

func unzip(t *testing.T, body io.Reader) []byte {
	t.Helper()
	r, err := gzip.NewReader(body)
	if err != nil {
		t.Fatal(err)
	}
	plain, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return plain
}

// stylesheet is the address of the first page's style.
func stylesheet(t *testing.T, a *app) string {
	t.Helper()
	for _, n := range elements(parse(t, a.want(200, "GET", "/", "").Body.Bytes())) {
		if n.Data == "link" && attr(n, "rel") == "stylesheet" {
			return attr(n, "href")
		}
	}
	t.Fatal("the first page has no style")
	return ""
}

func TestAssets(t *testing.T) {
	a := newApp(t)
	p, company := a.add(example()), a.addCompany(posting.Company{Name: "Acme"})
	hashed := regexp.MustCompile(`^/assets/[0-9a-f]{12}/[a-z]+\.(css|js|svg)$`)
	seen := map[string]bool{}
	for _, page := range pagesOf(p.ID, company.ID) {
		for _, n := range elements(parse(t, a.do("GET", page, "").Body.Bytes())) {
			address := attr(n, "src") + attr(n, "href")
			if (n.Data != "link" && n.Data != "script") || seen[address] {
				continue
			}
			seen[address] = true
			rec := a.want(200, "GET", address, "")
			if got := rec.Header().Get("Cache-Control"); !strings.Contains(got, "immutable") || !strings.Contains(got, "max-age=31536000") {
				t.Errorf("%s: Cache-Control: got %q", address, got)
			}
			if !hashed.MatchString(address) && !strings.HasPrefix(address, "/colour/") {
				t.Errorf("%s does not change with its content", address)
			}
		}
	}
	if len(seen) < 5 {
		t.Errorf("only %v were found", seen)
	}
	for address := range seen {
		if style, found := strings.CutSuffix(address, "app.css"); found {
			if got := a.want(200, "GET", style+"themes/modern.png", "").Header().Get("Content-Type"); got != "image/png" {
				t.Errorf("a picture of a theme is of type %q", got)
			}
		}
	}
	for _, page := range []string{"/", "/postings/" + p.ID} {
		if got := a.want(200, "GET", page, "").Header().Get("Cache-Control"); got != "no-store" {
			t.Errorf("%s: Cache-Control: got %q, want no-store", page, got)
		}
	}
}

// brittle is a store that fails as the test says.
type brittle struct {
	store.Engine
	fail func() error
}

func (b *brittle) List(ctx context.Context, q store.Query) (store.Page, error) {
	if err := b.fail(); err != nil {
		return store.Page{}, err
	}
	return b.Engine.List(ctx, q)
}

func (b *brittle) Apply(ctx context.Context, now time.Time, changes ...store.Change) ([]store.Record, error) {
	if err := b.fail(); err != nil {
		return nil, err
	}
	return b.Engine.Apply(ctx, now, changes...)
}

func newBrittle(t *testing.T) (*app, *brittle) {
	t.Helper()
	engine, err := boltstore.Open(filepath.Join(t.TempDir(), "data.db"), boltstore.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = engine.Close() })
	b := &brittle{engine, func() error { return nil }}
	return newAppOver(t, b), b
}

func TestPanicIsAnswered(t *testing.T) {
	a, engine := newBrittle(t)
	engine.fail = func() error { panic("secret of the inside") }
	for _, accept := range []string{"", "gzip"} {
		rec := a.want(500, "GET", "/", "", "Accept-Encoding", accept)
		body := rec.Body.Bytes()
		if accept == "gzip" {
			body = unzip(t, rec.Body)
		}
		if text := string(body); !strings.HasSuffix(strings.TrimSpace(text), "</html>") || !strings.Contains(text, "Something went wrong") || strings.Contains(text, "secret") {
			t.Errorf("for %q: no whole page, or one with the program's inside:\n%s", accept, head(text))
		}
	}
	engine.fail = func() error { return nil }
	a.want(200, "GET", "/", "")
}

func TestFaultsOfTheStore(t *testing.T) {
	a, engine := newBrittle(t)
	p := a.add(example())
	for _, tt := range []struct {
		cause error
		want  int
	}{
		{fmt.Errorf("disk at /home/secret: %w", store.ErrUnavailable), 503},
		{fmt.Errorf("secret: broken"), 500},
	} {
		engine.fail = func() error { return tt.cause }
		for _, rec := range []*httptest.ResponseRecorder{a.want(tt.want, "GET", "/", ""), a.want(tt.want, "GET", "/api/v1/postings", ""), a.want(tt.want, "GET", "/readyz", ""),
			a.want(tt.want, "POST", "/postings/"+p.ID, "version=1&title=x", formType...)} {
			if strings.Contains(rec.Body.String(), "secret") {
				t.Errorf("the program's inside got out: %s", head(rec.Body.String()))
			}
		}
		// The editor's script gets the sheet of what was typed all the same.
		rec := a.want(tt.want, "POST", "/postings/"+p.ID, "version=1&title=Typed+just+now", append(formType, "Accept", "application/json")...)
		if sheet := jsonField(t, rec.Body.Bytes(), "sheet"); !strings.Contains(sheet, "Typed just now") {
			t.Errorf("the sheet is not of what was typed: %s", head(sheet))
		}
		for name, want := range map[string]string{"title": "Typed just now", "detail": ""} {
			if got := jsonField(t, rec.Body.Bytes(), name); want != "" && got != want {
				t.Errorf("%s: got %q, want %q", name, got, want)
			}
		}
	}
	engine.fail = func() error { return nil }
	if got := a.get(p.ID); got.Version != 1 || got.Value.Status != workspace.StatusDraft {
		t.Errorf("a failed save changed the posting: version %d", got.Version)
	}
	a.want(http.StatusOK, "GET", "/healthz", "")
}
