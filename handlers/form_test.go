package handlers_test

import (
	"fmt"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"rolewright/internal/posting"
	"rolewright/internal/workspace"
)

// pair is one field of a form, in the order of the page.
type pair struct{ name, value string }

// form is what a browser without scripts sends of a form.
type form []pair

// formOn reads the form with the action from a page, as a browser would send
// it when a button without a name is pressed.
func formOn(t testing.TB, page []byte, action string) form {
	t.Helper()
	var f form
	found := false
	doc := parse(t, page)
	for _, n := range elements(doc) {
		if n.Data == "form" && attr(n, "action") == action && attr(n, "method") == "post" {
			found = true
			f = append(f, controls(n)...)
			break
		}
	}
	if !found {
		t.Fatalf("no form for %s on the page\n%s", action, head(string(page)))
	}
	return f
}

func controls(n *html.Node) form {
	var f form
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && attr(c, "name") != "" {
			if value, sent := valueOf(c); sent {
				f = append(f, pair{attr(c, "name"), value})
			}
		}
		if c.Data != "template" && c.Data != "select" && c.Data != "textarea" {
			f = append(f, controls(c)...)
		}
	}
	return f
}

// valueOf is what a control sends, if it sends anything.
func valueOf(n *html.Node) (value string, sent bool) {
	switch n.Data {
	case "textarea":
		if n.FirstChild == nil {
			return "", true
		}
		return strings.ReplaceAll(n.FirstChild.Data, "\n", "\r\n"), true
	case "select":
		first := true
		for _, o := range elements(n) {
			if o.Data == "option" && (first || hasAttr(o, "selected")) {
				value, first = attr(o, "value"), false
			}
		}
		return value, true
	case "input":
		kind := attr(n, "type")
		if kind == "file" || kind == "submit" || ((kind == "checkbox" || kind == "radio") && !hasAttr(n, "checked")) {
			return "", false
		}
		return attr(n, "value"), true
	}
	return "", false
}

func hasAttr(n *html.Node, name string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == name })
}

// with is the form with another value for the first field of the name.
func (f form) with(name, value string) form {
	out := slices.Clone(f)
	for i := range out {
		if out[i].name == name {
			out[i].value = value
			return out
		}
	}
	return append(out, pair{name, value})
}

func (f form) value(name string) string {
	for _, p := range f {
		if p.name == name {
			return p.value
		}
	}
	return ""
}

// replace is the form with another value for the field that has a value.
func (f form) replace(name, old, value string) form {
	out := slices.Clone(f)
	for i := range out {
		if out[i] == (pair{name, old}) {
			out[i].value = value
			return out
		}
	}
	panic("no field " + name + " has the value " + old)
}

func (f form) encode() string {
	parts := make([]string, len(f))
	for i, p := range f {
		parts[i] = url.QueryEscape(p.name) + "=" + url.QueryEscape(p.value)
	}
	return strings.Join(parts, "&")
}

// editorForm is the form of a posting's editor as it is now.
func (a *app) editorForm(id string) form {
	a.t.Helper()
	return formOn(a.t, a.want(200, "GET", "/postings/"+id, "").Body.Bytes(), "/postings/"+id)
}

func (a *app) post(status int, path string, f form, headers ...string) *httptest.ResponseRecorder {
	a.t.Helper()
	return a.want(status, "POST", path, f.encode(), append(headers, formType...)...)
}

func TestFormSavedUnchanged(t *testing.T) {
	a := newApp(t)
	postings := map[string]workspace.Posting{
		"whole": a.add(example()), "empty": a.add(posting.Posting{}), "hostile": a.add(hostilePosting(t)),
		"not understood": a.add(posting.Posting{Title: "Cook", Seniority: "wizard", Openings: "some", Pay: posting.Pay{Min: "competitive", Currency: "shells"},
			Locations: []posting.Location{{City: "Springfield"}, {Region: "Nowhere", Country: "Utopia"}}, Start: "12/01/2026",
			Headcount: posting.Headcount{Total: "many", ByPlace: []posting.PlaceHeadcount{{Place: "Mars", Count: "3"}, {Place: "Moon"}}}}),
		"lines that look like others": a.add(posting.Posting{Title: "- a", Company: posting.Company{About: "\\- no list\n\n1. no list\n\n- list\n- of two"},
			Sections: []posting.Section{{Kind: posting.Custom, Heading: "# x", Blocks: []posting.Block{
				{Kind: posting.Paragraph, Text: "\\- no list"}, {Kind: posting.Paragraph, Text: "a \\*b\\* [c](https://d.example)"},
				{Kind: posting.List, Items: []posting.Item{{Text: "\\- x"}}}, {Kind: posting.List, Group: "G", Items: []posting.Item{{Text: "y"}}}}}}}),
	}
	for _, slug := range []string{"sql-developer", "front-end-developer"} {
		rec := a.post(303, "/postings", form{{"role", slug}, {"seniority", "senior"}, {"place", "Austin, Texas"}})
		postings[slug] = a.get(strings.TrimPrefix(rec.Header().Get("Location"), "/postings/"))
	}
	for name, p := range postings {
		a.post(303, "/postings/"+p.ID, a.editorForm(p.ID))
		now := a.get(p.ID)
		if diff := cmp.Diff(p.Value.Content, now.Value.Content); diff != "" || now.Version != p.Version {
			t.Errorf("%s: saved as it was, version %d became %d (-before +after)\n%s", name, p.Version, now.Version, diff)
		}
	}
}

// TestFormFields changes every fact by its control and nothing besides.
func TestFormFields(t *testing.T) {
	changes := map[string]struct{ typed, kept string }{
		"title": {"Head cook", "Head cook"}, "seniority": {"lead", "lead"}, "department": {" Kitchen ", "Kitchen"}, "reportsTo": {"Chef", "Chef"},
		"requisitionId": {"K-1", "K-1"}, "openings": {"3", "3"}, "language": {"en-GB", "en-GB"}, "employmentType": {"part-time", "part-time"},
		"workplace": {"on-site", "on-site"}, "hours": {"20", "20"}, "start": {"1 Dec 2026", "2026-12-01"}, "applyBy": {"2026-11-30", "2026-11-30"}, "postedOn": {"2026-11-03", "2026-11-03"},
		"locations": {"Paris, France\r\nLyon, France", "Paris, France\nLyon, France"}, "applicantLocations": {"France", "France"},
		"headcount.total": {"1,300", "1300"}, "headcount.byPlace": {"US-NY 50\r\nCalifornia 60", "US-NY 50\nUS-CA 60"},
		"education": {"none", "none"}, "experienceMonths": {"36", "36"},
		"apply.url": {"acme.example/x", "https://acme.example/x"}, "apply.email": {"hr@acme.example", "hr@acme.example"}, "apply.instructions": {"Call.\r\n\r\nOr write.", "Call.\n\nOr write."},
		"pay.kind": {"commission", "commission"}, "pay.min": {"63k", "63000"}, "pay.max": {"competitive", "competitive"}, "pay.currency": {"EUR", "EUR"}, "pay.period": {"month", "month"},
		"pay.bonus": {"None", "None"}, "pay.equity": {"Shares", "Shares"}, "credit": {"Text of\r\nO*NET", "Text of O*NET"},
		"company.name": {"Zeta", "Zeta"}, "company.site": {"zeta.example", "https://zeta.example"}, "company.colour": {"F00", "#ff0000"},
	}
	for _, name := range []string{"about", "mission", "culture", "values", "size", "keyClients", "officeHours", "remotePolicy", "benefits", "perks", "equalOpportunity"} {
		changes["company."+name] = struct{ typed, kept string }{"New **text**\r\n- a\r\n- b", "New **text**\n\n- a\n- b"}
	}
	a := newApp(t)
	controls := a.editorForm(a.add(example()).ID)
	for _, p := range controls[:slices.IndexFunc(controls, func(p pair) bool { return p.name == "sections" })] {
		if _, ok := changes[p.name]; !ok && p.name != "version" && p.name != "status" && !strings.HasPrefix(p.name, "look.") {
			t.Errorf("the control %q is not tested", p.name)
		}
	}
	for name, change := range changes {
		p := a.add(example())
		f := a.editorForm(p.ID)
		a.post(303, "/postings/"+p.ID, f.with(name, change.typed))
		now := a.get(p.ID)
		if now.Version != p.Version+1 {
			t.Errorf("%s: version %d became %d", name, p.Version, now.Version)
		}
		for _, d := range posting.Compare(p.Value.Content, now.Value.Content) {
			if d.Field != name {
				t.Errorf("%s: changed %s from %q to %q", name, d.Field, d.Before, d.After)
			}
		}
		if got := strings.ReplaceAll(a.editorForm(p.ID).value(name), "\r\n", "\n"); got != change.kept {
			t.Errorf("%s: typed %q, kept %q, want %q", name, change.typed, got, change.kept)
		}
	}
}

// TestFormCredit: a credit can be given to a posting without one, then stands
// open with what it is for, and can be taken back.
func TestFormCredit(t *testing.T) {
	a := newApp(t)
	p := a.add(posting.Posting{Title: "Cook"})
	for _, want := range []string{"From O*NET.", ""} {
		f := a.editorForm(p.ID)
		if !slices.ContainsFunc(f, func(p pair) bool { return p.name == "credit" }) {
			t.Fatalf("no control to make the credit %q", want)
		}
		a.post(303, "/postings/"+p.ID, f.with("credit", want))
		if got := a.get(p.ID).Value.Content.Credit; got != want {
			t.Errorf("got credit %q, want %q", got, want)
		}
		page := a.page("/postings/" + p.ID)
		if got := page.Find(".sheet-credit").Text(); got != want {
			t.Errorf("the sheet says %q, want %q", got, want)
		}
		if got := page.Find("#g-credit .lead").Text(); (want != "") != strings.Contains(got, "Clear it when you have rewritten them.") {
			t.Errorf("with the credit %q the form says %q", want, got)
		}
	}
}

// TestFormEmptied: a control that a person empties is empty.
func TestFormEmptied(t *testing.T) {
	a := newApp(t)
	p := a.add(example())
	f := a.editorForm(p.ID)
	for i := range f {
		if f[i].name == "sections" {
			break
		}
		if f[i].name != "version" && f[i].name != "status" {
			f[i].value = ""
		}
	}
	a.post(303, "/postings/"+p.ID, f)
	got := a.get(p.ID).Value.Content
	got.Sections, got.Company, got.Apply = nil, posting.Company{}, posting.Apply{}
	if diff := cmp.Diff(posting.Posting{}, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// TestFormParts changes what the sections, blocks and lines have.
func TestFormParts(t *testing.T) {
	p := posting.Posting{Title: "Cook", Sections: []posting.Section{
		{ID: "one", Kind: posting.Custom, Heading: "One", Blocks: []posting.Block{{Kind: posting.Paragraph, Text: "First."},
			{Kind: posting.List, Importance: posting.MustHave, Group: "G", Items: []posting.Item{{ID: "l1", Text: "Line"}}}}},
		{ID: "two", Kind: posting.Process, Heading: "Two"},
	}}
	for name, tt := range map[string]struct {
		change func(form) form
		want   func(*posting.Posting)
	}{
		"heading":      {func(f form) form { return f.replace("section.heading", "One", "Uno") }, func(p *posting.Posting) { p.Sections[0].Heading = "Uno" }},
		"hidden":       {func(f form) form { return f.with("section.hidden", "1") }, func(p *posting.Posting) { p.Sections[0].Hidden = true }},
		"kind":         {func(f form) form { return f.replace("section.kind", "process", "summary") }, func(p *posting.Posting) { p.Sections[1].Kind = posting.Summary }},
		"text":         {func(f form) form { return f.replace("text", "First.", "**Else.**") }, func(p *posting.Posting) { p.Sections[0].Blocks[0].Text = "**Else.**" }},
		"text emptied": {func(f form) form { return f.replace("text", "First.", " ") }, func(p *posting.Posting) { p.Sections[0].Blocks = p.Sections[0].Blocks[1:] }},
		"importance":   {func(f form) form { return f.replace("importance", "must", "nice") }, func(p *posting.Posting) { p.Sections[0].Blocks[1].Importance = "nice" }},
		"not sorted":   {func(f form) form { return f.replace("importance", "must", "") }, func(p *posting.Posting) { p.Sections[0].Blocks[1].Importance = "" }},
		"group":        {func(f form) form { return f.replace("group", "G", "H") }, func(p *posting.Posting) { p.Sections[0].Blocks[1].Group = "H" }},
		"line":         {func(f form) form { return f.replace("item.text", "Line", "Other") }, func(p *posting.Posting) { p.Sections[0].Blocks[1].Items[0].Text = "Other" }},
		"line emptied": {func(f form) form { return f.replace("group", "G", "").replace("item.text", "Line", "") }, func(p *posting.Posting) { p.Sections[0].Blocks = p.Sections[0].Blocks[:1] }},
		"another line": {func(f form) form { return f.replace("item.text", "", "More") }, func(p *posting.Posting) {
			p.Sections[0].Blocks[1].Items = append(p.Sections[0].Blocks[1].Items, posting.Item{Text: "More"})
		}},
		"a text where none was": {func(f form) form { return f.replace("text", "", "New.") }, func(p *posting.Posting) {
			p.Sections[1].Blocks = []posting.Block{{Kind: posting.Paragraph, Text: "New."}}
		}},
		"a list in the text": {func(f form) form { return f.replace("text", "First.", "First.\r\n- a\r\n- b\r\n\r\nLast.") }, func(p *posting.Posting) {
			b := p.Sections[0].Blocks
			p.Sections[0].Blocks = []posting.Block{b[0], {Kind: posting.List, Items: []posting.Item{{Text: "a"}, {Text: "b"}}}, {Kind: posting.Paragraph, Text: "Last."}, b[1]}
		}},
	} {
		a := newApp(t)
		kept := a.add(p)
		a.post(303, "/postings/"+kept.ID, tt.change(a.editorForm(kept.ID)))
		want := kept.Value.Content
		want.Sections = slices.Clone(want.Sections)
		for i := range want.Sections {
			want.Sections[i].Blocks = slices.Clone(want.Sections[i].Blocks)
			for j := range want.Sections[i].Blocks {
				want.Sections[i].Blocks[j].Items = slices.Clone(want.Sections[i].Blocks[j].Items)
			}
		}
		tt.want(&want)
		if diff := cmp.Diff(withoutNewIDs(want), withoutNewIDs(a.get(kept.ID).Value.Content)); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", name, diff)
		}
	}
}

// withoutNewIDs clears the ids that the app made itself, which are longer.
func withoutNewIDs(p posting.Posting) posting.Posting {
	for i := range p.Sections {
		for j := range p.Sections[i].Blocks {
			for k := range p.Sections[i].Blocks[j].Items {
				if it := &p.Sections[i].Blocks[j].Items[k]; len(it.ID) == 10 {
					it.ID = ""
				}
			}
		}
	}
	return p
}

// outline draws a posting's sections as text, to be read in a table.
func outline(p posting.Posting) string {
	var b strings.Builder
	for _, s := range p.Sections {
		fmt.Fprintf(&b, "%s", s.Heading)
		if s.Hidden {
			b.WriteString(" (hidden)")
		}
		for _, block := range s.Blocks {
			if block.Kind == posting.Paragraph {
				fmt.Fprintf(&b, " %q", block.Text)
				continue
			}
			fmt.Fprintf(&b, " %s%s[", block.Importance, block.Group)
			for i, it := range block.Items {
				if i > 0 {
					b.WriteString(", ")
				}
				b.WriteString(it.Text)
			}
			b.WriteString("]")
		}
		b.WriteString("; ")
	}
	return strings.TrimSuffix(b.String(), "; ")
}

// TestFormActions presses every kind of button of the editor.
func TestFormActions(t *testing.T) {
	items := func(texts ...string) []posting.Item {
		var out []posting.Item
		for _, text := range texts {
			out = append(out, posting.Item{ID: "i-" + text, Text: text})
		}
		return out
	}
	start := posting.Posting{Title: "Cook", Sections: []posting.Section{
		{ID: "a", Kind: posting.Summary, Heading: "A", Blocks: []posting.Block{{Kind: posting.Paragraph, Text: "Text"}}},
		{ID: "b", Kind: posting.Responsibilities, Heading: "B", Blocks: []posting.Block{{Kind: posting.List, Items: items("x", "y", "z")}}},
		{ID: "c", Kind: posting.Requirements, Heading: "C", Blocks: []posting.Block{
			{Kind: posting.List, Importance: "must", Items: items("m", "n")}, {Kind: posting.List, Importance: "must", Group: "DB", Items: items("o")},
			{Kind: posting.List, Importance: "nice", Items: items("p")}}},
	}}
	const a, b, c = `A "Text"`, `B [x, y, z]`, `C must[m, n] mustDB[o] nice[p]`
	for _, tt := range []struct{ do, kind, want, anchor string }{
		{"save", "", a + "; " + b + "; " + c, "#form"},
		{"section.up:b", "", b + "; " + a + "; " + c, "#part-b"},
		{"section.up:a", "", a + "; " + b + "; " + c, "#part-a"},
		{"section.down:a", "", b + "; " + a + "; " + c, "#part-a"},
		{"section.down:c", "", a + "; " + b + "; " + c, "#part-c"},
		{"section.hide:b", "", a + "; B (hidden) [x, y, z]; " + c, "#part-b"},
		{"section.remove:b", "", a + "; " + c, "#form"},
		{"section.add", "process", a + "; " + b + "; " + c + "; How we hire", "#add-kind"},
		{"section.add", "custom", a + "; " + b + "; " + c + "; More information", "#add-kind"},
		{"section.add", "nonsense", a + "; " + b + "; " + c + "; More information", "#add-kind"},
		{"item.up:i-y", "", a + "; B [y, x, z]; " + c, ""},
		{"item.up:i-x", "", a + "; " + b + "; " + c, ""},
		{"item.down:i-y", "", a + "; B [x, z, y]; " + c, ""},
		{"item.down:i-z", "", a + "; " + b + "; " + c, ""},
		{"item.remove:i-y", "", a + "; B [x, z]; " + c, ""},
		{"item.swap:i-m", "", a + "; " + b + "; C must[n] mustDB[o] nice[p, m]", ""},
		{"item.swap:i-p", "", a + "; " + b + "; C must[m, n, p] mustDB[o]", ""},
		{"item.swap:i-o", "", a + "; " + b + "; C must[m, n] nice[p] niceDB[o]", ""},
		{"block.prose:a", "", a + "; " + b + "; " + c, "?prose=a#part-a"},
		{"block.list:a", "", a + "; " + b + "; " + c, "?list=a#part-a"},
		{"suggest:b:Taste: *all*", "", a + `; B [x, y, z, Taste: \*all\*]; ` + c, "#part-b"},
		{"suggest:c:Salt", "", a + "; " + b + "; C must[m, n, Salt] mustDB[o] nice[p]", "#part-c"},
		{"suggest:a:Salt", "", `A "Text" [Salt]; ` + b + "; " + c, "#part-a"},
	} {
		web := newApp(t)
		p := web.add(start)
		f := append(web.editorForm(p.ID).with("addKind", tt.kind), pair{"do", tt.do})
		location := web.post(303, "/postings/"+p.ID, f).Header().Get("Location")
		if got := outline(web.get(p.ID).Value.Content); got != tt.want {
			t.Errorf("%s %s:\n got %s\nwant %s", tt.do, tt.kind, got, tt.want)
		}
		if tt.anchor != "" && location != "/postings/"+p.ID+tt.anchor {
			t.Errorf("%s: leads to %s, want %s", tt.do, location, tt.anchor)
		}
	}
}

// TestFormButtons: the editor has a button for each action, and none that the
// server does not know.
func TestFormButtons(t *testing.T) {
	a := newApp(t)
	rec := a.post(303, "/postings", form{{"role", "sql-developer"}})
	id := strings.TrimPrefix(rec.Header().Get("Location"), "/postings/")
	page := a.want(200, "GET", "/postings/"+id, "").Body.Bytes()
	content := a.get(id).Value.Content
	pressed := map[string]bool{}
	for _, n := range elements(parse(t, page)) {
		do := attr(n, "value")
		name, _, _ := strings.Cut(do, ":")
		if n.Data != "button" || attr(n, "name") != "do" || pressed[name] || inTemplate(n) {
			continue
		}
		pressed[name] = true
		a.post(303, "/postings/"+id, append(a.editorForm(id), pair{"do", do}))
		// Start over: what a button did must not take the next one's place.
		id = a.add(content).ID
	}
	for _, want := range []string{"save", "section.up", "section.down", "section.hide", "section.remove", "section.add", "item.up", "item.down", "item.swap", "item.remove", "block.prose", "block.list", "suggest"} {
		if !pressed[want] {
			t.Errorf("no button for %s", want)
		}
	}
}

func inTemplate(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n.Data == "template" {
			return true
		}
	}
	return false
}

// TestFormHasEveryField: every field of a posting that a person fills in has
// its control.
func TestFormHasEveryField(t *testing.T) {
	a := newApp(t)
	p, company := a.add(example()), a.addCompany(posting.Company{Name: "Acme"})
	names := map[string]bool{}
	for _, page := range []string{"/postings/" + p.ID, "/companies/" + company.ID} {
		for _, n := range elements(parse(t, a.want(200, "GET", page, "").Body.Bytes())) {
			if !inTemplate(n) && (n.Data == "input" || n.Data == "select" || n.Data == "textarea") {
				names[page[:5]+attr(n, "name")] = true
			}
		}
	}
	control := strings.NewReplacer("sections.*.blocks.*.items.*.text", "item.text", "sections.*.blocks.*.kind", "block", "sections.*.blocks.*.", "", "sections.*.", "section.")
	for _, f := range posting.Fields() {
		name, _, _ := strings.Cut(control.Replace(f.Path), ".*")
		want := "/post" + name
		if name == "company.logo" {
			want = "/complogo"
		}
		if f.Control != "none" && !names[want] {
			t.Errorf("%s (%s) has no control %q", f.Path, f.Label, name)
		}
	}
}

func TestConflict(t *testing.T) {
	start := func(t *testing.T) (*app, workspace.Posting, form, []byte) {
		a := newApp(t)
		p := a.add(example())
		stale := a.editorForm(p.ID)
		a.post(303, "/postings/"+p.ID, stale.with("title", "Theirs").with("department", "Their department"))
		page := a.post(409, "/postings/"+p.ID, stale.with("title", "Mine").with("company.about", "Two\r\n\r\nparagraphs")).Body.Bytes()
		return a, p, stale, page
	}
	a, p, _, page := start(t)
	for _, want := range []string{"Theirs", "Mine", "Their department", "Finance", "We make scales.", "paragraphs"} {
		if !strings.Contains(everyText(parse(t, page)), want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if got := a.get(p.ID); got.Version != 2 || got.Value.Content.Title != "Theirs" {
		t.Errorf("the conflict changed the posting: version %d, %q", got.Version, got.Value.Content.Title)
	}

	a.post(303, "/postings/"+p.ID, formOn(t, page, "/postings/"+p.ID))
	if got := a.get(p.ID); got.Value.Content.Title != "Mine" || got.Value.Content.Company.About != "Two\n\nparagraphs" {
		t.Errorf("keep mine: got %q %q", got.Value.Content.Title, got.Value.Content.Company.About)
	}

	var stale form
	a, p, stale, page = start(t)
	copied := a.post(303, "/postings/"+p.ID+"/copy-of-mine", formOn(t, page, "/postings/"+p.ID+"/copy-of-mine")).Header().Get("Location")
	if got := a.get(strings.TrimPrefix(copied, "/postings/")).Value.Content; got.Title != "Mine" {
		t.Errorf("keep both: the copy is %q", got.Title)
	}
	if got := a.get(p.ID); got.Value.Content.Title != "Theirs" || got.Version != 2 {
		t.Errorf("keep both: the other is %q at %d", got.Value.Content.Title, got.Version)
	}

	// The same twice is no conflict: nothing is to be chosen.
	a.post(303, "/postings/"+p.ID, stale.with("title", "Theirs").with("department", "Their department"))
	answer := a.post(412, "/postings/"+p.ID, stale.with("title", "Script's"), "Accept", "application/json").Body.Bytes()
	if got := jsonField(t, answer, "conflict"); !strings.Contains(got, "Script&#39;s") || !strings.Contains(got, "Theirs") {
		t.Errorf("the script's answer lacks a side: %s", got)
	}
}

func TestScriptedSave(t *testing.T) {
	a := newApp(t)
	p := a.add(example())
	rec := a.post(200, "/postings/"+p.ID, a.editorForm(p.ID).with("pay.min", "65k").with("applyBy", "yesterday").with("title", "Head & cook"), "Accept", "application/json")
	body := rec.Body.Bytes()
	if got := jsonField(t, body, "sheet"); !strings.Contains(got, "Head &amp; cook") || !strings.Contains(got, "65,000") {
		t.Errorf("the sheet is not that of the save: %s", head(got))
	}
	for _, want := range []string{`"version":2`, `"pay.min":"65000"`, `"applyBy":"“yesterday”`, `"title":"Head \u0026 cook"`, `"words":`, `"colour":"0a7c4a"`} {
		if !strings.Contains(string(body), want) {
			t.Errorf("the answer lacks %s: %s", want, head(string(body)))
		}
	}
}

// TestStatusInEditor: the menu works without scripts, which have it send
// itself.
func TestStatusInEditor(t *testing.T) {
	a := newApp(t)
	p := a.add(example())
	a.post(303, "/postings/"+p.ID, a.editorForm(p.ID).with("status", "ready").with("title", "Cook"))
	if got := a.get(p.ID); got.Value.Status != workspace.StatusReady || got.Value.Content.Title != "Cook" {
		t.Errorf("got %s %q, want ready Cook", got.Value.Status, got.Value.Content.Title)
	}
	rec := a.want(200, "POST", "/postings/"+p.ID+"/status", "version=3&status=published", append(formType, "Accept", "application/json")...)
	if got, want := rec.Body.String(), `{"status":"published","version":4}`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	for address, words := range map[string][]string{
		"history":          {"What the review said", "rule set 20"},
		"published/4.json": {`"ruleSet":"20`, `"findings":[`, `"title":"Cook"`},
	} {
		body := a.want(200, "GET", "/postings/"+p.ID+"/"+address, "").Body.String()
		for _, w := range words {
			if !strings.Contains(body, w) {
				t.Errorf("%s lacks %q", address, w)
			}
		}
	}
	a.want(404, "GET", "/postings/"+p.ID+"/published/3.json", "")
}
