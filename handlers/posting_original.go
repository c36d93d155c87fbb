package handlers

import (
	"errors"
	"fmt"
	"mime"
	"net/http"
	"path"
	"strings"

	"github.com/gin-gonic/gin"

	"rolewright/internal/inbox"
	"rolewright/internal/posting"
	"rolewright/internal/workspace"
	"rolewright/store"
)

// originalPage shows what a posting was made from beside the posting.
type originalPage struct {
	base
	ID, Title string
	// File says what the original is, in a line.
	File string
	// Removable is set where the original can be put away.
	Removable bool
	Notes     []string
	Found     []foundLine
	Counts    string
	// Missing counts the lines that the posting does not have.
	Missing int
	Rows    []compareRow
	LeftOut string
	// Added are the sections that no line of the original became.
	Added []comparePart
}

// foundLine is a fact or a section that was recognised, with the row where it
// stands.
type foundLine struct{ Label, Value, Row string }

// compareRow is lines of the original that became the same thing, and that
// thing.
type compareRow struct {
	// ID is the row's place on the page.
	ID   string
	Text string
	// Kind is section, facts, missing, left or data.
	Kind  string
	Facts []compareFact
	Part  comparePart
	// Again says that the part stands in an earlier row.
	Again   bool
	Changed bool
}

type compareFact struct{ Label, Value, Address string }

// comparePart is a section as it is now.
type comparePart struct {
	Heading, Kind, Address string
	Blocks                 []compareBlock
}

// compareBlock is a paragraph, or a list below what it is called.
type compareBlock struct {
	Label, Text string
	Items       []string
}

// addOriginal puts the way to the original into the editor, and what was made
// of it when it has just come.
func (s *server) addOriginal(c *gin.Context, view *editorPage, p workspace.Posting) error {
	o, err := s.work.Original(c.Request.Context(), p.ID)
	if errors.Is(err, store.ErrNotFound) {
		err = nil
	} else if err == nil {
		view.Original = true
	}
	if _, ok := c.GetQuery("brought"); ok && err == nil {
		view.Report = s.importReport(p, o)
	}
	return err
}

func (s *server) showOriginal(c *gin.Context) error {
	ctx, id := c.Request.Context(), c.Param("id")
	p, err := s.work.Get(ctx, id)
	if err != nil {
		return err
	}
	o, err := s.work.Original(ctx, id)
	if errors.Is(err, store.ErrNotFound) {
		return &inputError{status: http.StatusNotFound, message: "This job description has no original: it was written here, or its original was removed."}
	}
	if err != nil {
		return err
	}
	text, left, err := s.work.OriginalText(ctx, id)
	if err != nil {
		return err
	}
	view := originalPage{base: s.base(c, "editor"), ID: id, Title: titleOf(p.Value.Content), File: fileLine(o), Removable: o.Parts != nil, Notes: o.Report.Notes, LeftOut: inbox.Beside(text, left)}
	view.compare(p, o, text, left)
	view.Flash = s.flashOf(c)
	return s.render(c, "original.html", view)
}

// fileLine says what an original is and when it came.
func fileLine(o workspace.Original) string {
	name := firstOf(o.Name, "Pasted text")
	size := fmt.Sprintf("%d bytes", o.Size)
	if o.Size >= 1<<10 {
		size = fmt.Sprintf("%d KB", o.Size>>10)
	}
	return fmt.Sprintf("%s · %s · %s", name, size, o.Came.Local().Format("2 January 2006, 15:04"))
}

// comparison puts rows together line by line.
type comparison struct {
	view  *originalPage
	post  string
	parts map[string]comparePart
	shown map[string]bool
	facts map[string]compareFact
	// last is what the open row's lines became.
	last string
}

func (v *originalPage) compare(p workspace.Posting, o workspace.Original, text, left string) {
	content := p.Value.Content
	cmp := &comparison{view: v, post: p.ID, parts: map[string]comparePart{}, shown: map[string]bool{}, facts: postingFacts(p.ID, content)}
	for _, s := range content.Sections {
		cmp.parts[s.ID] = partOf(p.ID, content, s)
	}
	if o.MediaType == "application/json" { // read whole or not at all
		v.Rows = []compareRow{{ID: "l1", Text: text, Kind: "data"}}
	} else {
		for _, l := range settle(inbox.Trace(text, left, o.Report.Found, content)) {
			cmp.line(l)
		}
	}
	cmp.end()
	for _, s := range content.Sections {
		if part := cmp.parts[s.ID]; !cmp.shown[s.ID] && len(part.Blocks) > 0 {
			v.Added = append(v.Added, part)
		}
	}
	v.found(o)
}

// settle gives the lines that only say how others are meant, such as "Must
// have", to what stands below them, and lines without words to what stands
// above.
func settle(lines []inbox.Line) []inbox.Line {
	next := inbox.Line{}
	for i := len(lines) - 1; i >= 0; i-- {
		l := &lines[i]
		if l.Section == "" && (l.Field == "importance" || strings.HasPrefix(l.Field, "company.")) && next.Section != "" {
			l.Section, l.Field = next.Section, next.Field
		}
		if !l.Blank {
			next = *l
		}
	}
	return lines
}

// line adds a line to the open row, or opens another one.
func (c *comparison) line(l inbox.Line) {
	become, kind := "section "+l.Section, "section"
	switch {
	case l.Blank && c.last != "":
		become = c.last
	case l.LeftOut:
		become, kind = "left", "left"
	case l.Blank, !l.Placed():
		become, kind = "missing", "missing"
	case l.Section == "":
		become, kind = "facts", "facts"
	}
	if become != c.last {
		c.end()
		c.open(become, kind, l)
	}
	row := &c.view.Rows[len(c.view.Rows)-1]
	if row.Text != "" || strings.TrimSpace(l.Text) != "" {
		row.Text += l.Text + "\n"
	}
	row.Changed = row.Changed || l.Changed && !l.Blank
	if l.Blank {
		return
	}
	if row.Kind == "missing" {
		c.view.Missing++
	}
	if f, ok := c.facts[l.Field]; row.Kind == "facts" && ok {
		row.addFact(f)
	}
}

// end takes the empty lines off the end of the open row.
func (c *comparison) end() {
	if n := len(c.view.Rows); n > 0 {
		c.view.Rows[n-1].Text = strings.TrimRight(c.view.Rows[n-1].Text, " \t\n")
	}
}

func (c *comparison) open(become, kind string, l inbox.Line) {
	row := compareRow{ID: fmt.Sprintf("l%d", l.Number), Kind: kind}
	if kind == "section" {
		row.Part, row.Again = c.parts[l.Section], c.shown[l.Section]
		c.shown[l.Section] = true
	}
	c.view.Rows, c.last = append(c.view.Rows, row), become
}

func (r *compareRow) addFact(f compareFact) {
	for _, have := range r.Facts {
		if have == f {
			return
		}
	}
	r.Facts = append(r.Facts, f)
}

// found lists what was recognised when the file came, each with its row.
func (v *originalPage) found(o workspace.Original) {
	labels := fieldLabels()
	for _, f := range o.Report.Found {
		label := firstOf(labels[f.Field], f.Field)
		switch {
		case f.Field == "importance":
			label = map[string]string{"must": "Must-haves", "nice": "Nice-to-haves"}[f.Value]
		case strings.HasPrefix(f.Field, "company.") && f.Field != "company.name" && f.Field != "company.site":
			f.Value = f.Text
		}
		v.Found = append(v.Found, foundLine{label, f.Value, v.rowOf(f.Line)})
	}
	placed, own := 0, 0
	for _, s := range o.Report.Sections {
		if s.Kind == posting.Custom {
			own++
		} else {
			placed++
		}
		v.Found = append(v.Found, foundLine{"“" + firstOf(s.Heading, "No heading") + "”", "became " + kindWords(s.Kind), v.rowOf(s.From)})
	}
	v.Counts = fmt.Sprintf("%s and %s recognised, %s put aside in parts of their own", plural(len(o.Report.Found), "fact"), plural(placed, "part"), amount(own))
}

// rowOf is the row that has a line, or "".
func (v *originalPage) rowOf(line int) string {
	at := ""
	for _, r := range v.Rows {
		var first int
		if _, err := fmt.Sscanf(r.ID, "l%d", &first); err == nil && first <= line {
			at = r.ID
		}
	}
	return at
}

func fieldLabels() map[string]string {
	labels := map[string]string{"pay": "Pay", "company": "Company", "locations": "Place", "applicantLocations": "Open to people in"}
	for _, f := range posting.Fields() {
		if labels[f.Path] == "" {
			labels[f.Path] = f.Label
		}
	}
	return labels
}

// postingFacts are the facts of a posting by their fields, each with the way to
// where it is changed.
func postingFacts(id string, p posting.Posting) map[string]compareFact {
	out := map[string]compareFact{}
	edit := "/postings/" + id + "#"
	labels := fieldLabels()
	controls := factFields(&p)
	for name, field := range controls {
		if labels[name] != "" {
			out[name] = compareFact{labels[name], strings.ReplaceAll(field.get(), "\n", "; "), edit + "f-" + name}
		}
	}
	for _, f := range append(p.Facts(), p.SectionFacts(posting.PaySection)...) {
		old := out[f.Key]
		out[f.Key] = compareFact{f.Label, f.Value, firstOf(old.Address, edit+"g-job")}
	}
	pay, company := out["pay"], out["company.name"]
	pay.Label, pay.Address = "Pay", edit+"g-pay"
	for _, name := range []string{"pay", "pay.min", "pay.max", "pay.currency", "pay.period", "pay.kind"} {
		out[name] = pay
	}
	out["company"] = company
	return out
}

// partOf is a section with the texts of the company that it shows.
func partOf(id string, p posting.Posting, s posting.Section) comparePart {
	part := comparePart{Heading: firstOf(s.Heading, "No heading"), Kind: "a part of its own", Address: "/postings/" + id + "#part-" + s.ID}
	if name := english().Heading(s.Kind, ""); s.Kind != posting.Custom {
		part.Kind = "as “" + name + "”"
		if strings.EqualFold(name, s.Heading) {
			part.Kind = ""
		}
	}
	part.add(s.Blocks)
	if !isFirst(p, s) {
		return part
	}
	labels := fieldLabels()
	for _, text := range p.Company.Parts() {
		if text.Section == s.Kind && *text.Text != "" {
			part.Blocks = append(part.Blocks, compareBlock{Label: labels["company."+text.Name]})
			part.add(posting.ParseProse(*text.Text))
		}
	}
	if s.Kind == posting.ApplySection {
		part.add(posting.ParseProse(p.Apply.Instructions))
	}
	return part
}

// isFirst reports whether a section is the first of its kind, which shows the
// facts and texts that belong to the kind.
func isFirst(p posting.Posting, s posting.Section) bool {
	for _, other := range p.Sections {
		if other.Kind == s.Kind {
			return other.ID == s.ID
		}
	}
	return false
}

func (part *comparePart) add(blocks []posting.Block) {
	for _, b := range blocks {
		block := compareBlock{Label: b.Group, Text: posting.PlainText(b.Text)}
		switch b.Importance {
		case posting.MustHave:
			block.Label = strings.Trim("Must have, "+b.Group, ", ")
		case posting.NiceToHave:
			block.Label = strings.Trim("Nice to have, "+b.Group, ", ")
		}
		for _, item := range b.Items {
			block.Items = append(block.Items, posting.PlainText(item.Text))
		}
		part.Blocks = append(part.Blocks, block)
	}
}

// downloadOriginal hands the file out as it came: to be kept, never to be
// shown by the browser.
func (s *server) downloadOriginal(c *gin.Context) error {
	ctx, id := c.Request.Context(), c.Param("id")
	o, err := s.work.Original(ctx, id)
	if err != nil {
		return err
	}
	file, err := s.work.OriginalFile(ctx, id)
	if err != nil {
		return err
	}
	c.Header("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": downloadName(o)}))
	c.Header("Content-Security-Policy", "default-src 'none'; sandbox")
	c.Header("Cache-Control", "no-store")
	c.Data(http.StatusOK, o.MediaType, file)
	return nil
}

// downloadName is the last part of the name under which a file came.
func downloadName(o workspace.Original) string {
	if o.Name != "" {
		return path.Base(strings.ReplaceAll(o.Name, `\`, "/"))
	}
	if o.MediaType == "text/html" {
		return "pasted.html"
	}
	return "pasted.txt"
}

func (s *server) removeOriginal(c *gin.Context) error {
	id := c.Param("id")
	if err := s.work.RemoveOriginal(c.Request.Context(), id); err != nil {
		return err
	}
	return seeOther(c, "/postings/"+id+"?original=removed")
}

func (s *server) restoreOriginal(c *gin.Context) error {
	id := c.Param("id")
	if err := s.work.RestoreOriginal(c.Request.Context(), id); err != nil {
		return err
	}
	return seeOther(c, originalAddress(id)+"?restored=1")
}
