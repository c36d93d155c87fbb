package intake

import (
	"slices"
	"strconv"
	"strings"

	"rolewright/internal/posting"
)

// ownRole is what a block of one of our own files is, by its style or class.
type ownRole string

// The roles of blocks. Others are headings, paragraphs and items.
const (
	ownTitle   ownRole = "title"
	ownCompany ownRole = "company"
	ownCredit  ownRole = "credit"
	ownFact    ownRole = "fact"
	// ownBreak ends what sub-headings govern.
	ownBreak ownRole = "break"
)

// ownPart is what our own files say of a block besides its text.
type ownPart struct {
	role ownRole
	// label, value and link are those of a fact, whose text is both.
	label, value, link string
	// kind is that of the section which a heading opens, where the file says
	// it.
	kind posting.Kind
}

// ownFactBlock is a fact of one of our own files.
func ownFactBlock(label string, value block) block {
	p := ownPart{role: ownFact, label: label, value: value.text()}
	if len(value.spans) > 0 {
		p.link = value.spans[0].Link
	}
	text := p.value
	if label != "" {
		text = label + ": " + text
	}
	return block{spans: []posting.Span{{Text: text}}, own: p}
}

// readOwn reads a file of our own in the given language, whose parts say what
// they are.
func (r *reader) readOwn(blocks []block, language string) Result {
	r.res.Original = plainText(blocks)
	if language != "en" {
		r.res.Posting.Language = language
	}
	heading := ""
	for _, b := range blocks {
		if b.level > 1 {
			heading = b.text()
		}
		if b.own.label == "" {
			// The label of a fact that its section is named after is not shown.
			b.own.label = heading
		}
		b.spans = withoutAddresses(b.spans)
		r.ownBlock(b)
	}
	r.companyTexts()
	if r.res.Posting.Title == "" {
		r.note("No job title was found. Type it above the text.")
	}
	return r.res
}

// withoutAddresses leaves out the addresses that the theme of plain text
// writes behind links.
func withoutAddresses(spans []posting.Span) []posting.Span {
	var out []posting.Span
	for _, s := range spans {
		last := len(out) - 1
		if last >= 0 && s.Link != "" && out[last].Link == s.Link && strings.TrimSpace(s.Text) == "("+strings.TrimPrefix(s.Link, "mailto:")+")" {
			out[last].Text = strings.TrimRight(out[last].Text, " ")
			if strings.HasSuffix(s.Text, " ") {
				out = append(out, posting.Span{Text: " "})
			}
			continue
		}
		out = append(out, s)
	}
	return out
}

func (r *reader) ownBlock(b block) {
	p, text := &r.res.Posting, b.text()
	switch b.own.role {
	case ownTitle:
		p.Title = text
		r.found("title", text, text)
	case ownCompany:
		p.Company.Name, p.Company.Site = text, b.spans[0].Link
		r.found("company", text, text)
	case ownCredit:
		p.Credit = text
		r.found("credit", text, text)
	case ownBreak:
		r.part, r.importance, r.group = "", "", ""
	case ownFact:
		if !r.ownFact(b.own, text) {
			r.add(posting.Block{Kind: posting.Paragraph, Text: literal(text)})
		}
	default:
		r.ownText(b)
	}
}

// ownText reads a heading, an item or a paragraph.
func (r *reader) ownText(b block) {
	switch {
	case b.level > 0:
		r.ownHeading(b)
	case b.bullet:
		r.item(posting.FormatInline(b.spans))
	default:
		r.add(posting.Block{Kind: posting.Paragraph, Text: posting.FormatInline(b.spans)})
	}
}

// ownHeading opens a section, one of the company's texts, or what lists stand
// under.
func (r *reader) ownHeading(b block) {
	h := heading{text: b.text(), strong: true}
	h.learn(h.text, r.res.Posting.Language)
	switch {
	case b.level <= 2:
		if b.own.kind != "" {
			h.kind = b.own.kind
		}
		r.openSection(h.kind, h.text)
	case b.level == 3 && h.part != "" && r.parts[h.part] == nil && r.partsOfKind(h.part):
		r.openPart(h)
	case b.level == 3:
		r.part, r.importance, r.group = "", h.importance, ""
		if h.importance == "" {
			r.group = h.text
		}
	default:
		r.group = h.text
	}
}

// partsOfKind reports whether the open section shows the company's text.
func (r *reader) partsOfKind(name string) bool {
	return slices.ContainsFunc(r.res.Posting.Company.Parts(), func(p posting.CompanyPart) bool {
		return p.Name == name && p.Section == r.kind()
	})
}

// ownFact reads a fact. It reports whether the posting holds it now.
func (r *reader) ownFact(f ownPart, text string) bool {
	field := r.ownFactField(f.label)
	before := r.res.Posting
	if r.seen[field] {
		return r.saysAgain(field, f, text)
	}
	got, whole := f.value, true
	switch field {
	case "":
		return false
	case "education":
		r.res.Posting.Education = r.educationOf(f.value)
	case "experienceMonths":
		r.res.Posting.ExperienceMonths = r.monthsOf(f.value)
	case "applicantLocations":
		r.res.Posting.ApplicantLocations = r.applicantsOf(f.value)
		whole = len(r.res.Posting.ApplicantLocations) > 0
	case "pay.bonus":
		r.res.Posting.Pay.Bonus = f.value
	case "pay.equity":
		r.res.Posting.Pay.Equity = f.value
	case "apply.url":
		r.res.Posting.Apply.URL = f.value
	default:
		got, whole = r.set(field, f.label, f.value)
	}
	if got == "" || !whole {
		r.res.Posting = before
		return false
	}
	r.found(field, got, text)
	return true
}

// ownFactField names the field that the label of a fact stands for.
func (r *reader) ownFactField(label string) string {
	for _, field := range []string{"applicantLocations", "education", "experienceMonths", "pay.bonus", "pay.equity", "apply.url", "apply.email"} {
		if strings.EqualFold(r.words().Fact(field), label) {
			return field
		}
	}
	return r.fieldOfLabel(label)
}

// saysAgain reports whether a fact that is shown twice says the same.
func (r *reader) saysAgain(field string, f ownPart, text string) bool {
	if field != "pay" {
		return r.repeats(field, f.value, text)
	}
	trial := *r
	got, whole := trial.setPay(f.value, f.label)
	return got == payText(r.res.Posting.Pay) && whole
}

// educationOf is the level that our sheets call so, or what was typed.
func (r *reader) educationOf(value string) posting.Education {
	for _, e := range posting.Educations() {
		if r.words().Education(e) == value {
			return e
		}
	}
	return posting.Education(value)
}

// applicantsOf are the places in our phrase for where people may live, or none.
func (r *reader) applicantsOf(value string) []posting.Location {
	const stand = "§"
	sample := posting.Posting{Language: r.res.Posting.Language, ApplicantLocations: []posting.Location{{City: stand}}}
	spaced := strings.NewReplacer("\u00a0", " ", "\u202f", " ")
	before, after, _ := strings.Cut(spaced.Replace(sample.Facts()[0].Value), stand)
	places, ok := strings.CutPrefix(spaced.Replace(value), before)
	places, ended := strings.CutSuffix(places, after)
	if !ok || !ended {
		return nil
	}
	var out []posting.Location
	for part := range strings.SplitSeq(places, ";") {
		out = append(out, posting.ParseLocation(strings.TrimSpace(part), r.res.Posting.Language))
	}
	return out
}

// mostMonths is more experience than a job asks for.
const mostMonths = 600

// monthsOf is the number of months that our sheets write so, or what was
// typed.
func (r *reader) monthsOf(value string) string {
	spaced := strings.NewReplacer("\u00a0", " ", "\u202f", " ")
	for n := 1; n <= mostMonths; n++ {
		months := strconv.Itoa(n)
		facts := posting.Posting{Language: r.res.Posting.Language, ExperienceMonths: months}.Facts()
		if slices.ContainsFunc(facts, func(f posting.Fact) bool { return spaced.Replace(f.Value) == spaced.Replace(value) }) {
			return months
		}
	}
	return value
}

// ownSheet is the sheet that a page of ours shows, or nil.
func ownSheet(root *node) *node {
	sheet := only(root, func(n *node) bool { return n.name == "article" && hasClass(n, "sheet") })
	if sheet == nil || only(sheet, func(n *node) bool { return n.name == "header" && hasClass(n, "sheet-head") }) == nil {
		return nil
	}
	return sheet
}

// readOwnPage reads the sheet of a page of ours.
func readOwnPage(n *node) (Result, error) {
	blocks := blocksOfOwn(n)
	if err := checkText(blocks); err != nil {
		return Result{}, err
	}
	return newReader().readOwn(blocks, n.attr("lang")), nil
}

// blocksOfOwn reads an element of a page of ours.
func blocksOfOwn(n *node) []block {
	r := htmlReader{own: true, sheet: sheet{exact: true}}
	r.kids(n, look{})
	r.flush(look{})
	return r.blocks
}

func hasClass(n *node, class string) bool {
	return slices.Contains(strings.Fields(n.attr("class")), class)
}

// ownElement reads what the classes of our own pages name. It reports whether
// the element is of these.
func (r *htmlReader) ownElement(n *node, l look) bool {
	role := ownRole("")
	switch {
	case hasClass(n, "sheet-draft"):
		return true
	case hasClass(n, "sheet-company"):
		role = ownCompany
	case hasClass(n, "sheet-title"):
		role = ownTitle
	case hasClass(n, "sheet-credit"):
		role = ownCredit
	case hasClass(n, "sheet-break"):
		r.flush(l)
		r.blocks = append(r.blocks, block{own: ownPart{role: ownBreak}})
		return true
	case hasClass(n, "sheet-facts"):
		r.flush(l)
		r.ownFacts(n)
		return true
	}
	if role == "" {
		return false
	}
	r.flush(l)
	if blocks := blocksOfOwn(n); len(blocks) > 0 {
		blocks[0].own.role = role
		r.add(blocks[:1])
	}
	return true
}

// ownFacts reads a list of facts.
func (r *htmlReader) ownFacts(n *node) {
	label := ""
	for _, k := range termsOf(n) {
		switch cell := blocksOfOwn(k); {
		case k.name == "dt":
			label = k.words()
		case k.name == "dd" && len(cell) > 0:
			r.add([]block{ownFactBlock(label, cell[0])})
		}
	}
}

// ownStyle is what a style of our own Word files makes of a paragraph.
func ownStyle(id string) ownRole {
	return map[string]ownRole{
		"Title": ownTitle, "Subtitle": ownCompany, "Credit": ownCredit, "Fact": ownFact, "FactInTable": ownFact, "Pause": ownBreak,
	}[id]
}

// ownParagraph tells what a paragraph of one of our own Word files is, which
// has been read as the last block unless it is empty.
func (r *wordReader) ownParagraph(n *node, id string, empty bool) {
	role := ownStyle(id)
	if role == ownBreak {
		r.sheet.blocks = append(r.sheet.blocks, block{own: ownPart{role: ownBreak}})
		return
	}
	if role == "" || empty {
		return
	}
	b := &r.sheet.blocks[len(r.sheet.blocks)-1]
	if role != ownFact {
		b.own.role = role
		return
	}
	label, size := "", 0
	for _, run := range wrapped(n, "r") {
		if run.find("rPr", "rStyle").attr("val") == "FactLabel" {
			label += run.words()
		}
	}
	label = strings.TrimSpace(label)
	if rest, ok := strings.CutPrefix(b.text(), label); ok {
		size = len(b.text()) - len(strings.TrimLeft(rest, " "))
	}
	*b = ownFactBlock(strings.TrimSpace(strings.TrimRight(label, ": ")), block{spans: cutSpans(b.spans, size)})
}

// ownTable reads the rows of a table of facts: labels, each before its value.
// It reports whether the table is one.
func (r *wordReader) ownTable(rows [][][]block) bool {
	var out []block
	for _, row := range rows {
		for i, cell := range row {
			if len(cell) != 1 || cell[0].own.role != ownFact {
				return false
			}
			if i%2 == 1 {
				p := cell[0].own
				out = append(out, ownFactBlock(row[i-1][0].own.label, block{spans: []posting.Span{{Text: p.value, Link: p.link}}}))
			}
		}
	}
	r.add(out)
	return true
}

// isOwn reports whether the document has the styles of our own Word files.
func (d *docx) isOwn() bool {
	for _, id := range []string{"Fact", "FactInTable", "FactLabel", "Credit", "Pause"} {
		if _, ok := d.styles[id]; !ok {
			return false
		}
	}
	return true
}

// language is the one that the document's properties name.
func (d *docx) language() string {
	roots, err := d.relations("")
	if err != nil {
		return ""
	}
	for _, r := range roots {
		if root, err := d.xml(r.target); err == nil && r.kind == "core-properties" {
			return root.find("coreProperties", "language").words()
		}
	}
	return ""
}
