package posting

import (
	"slices"
	"strings"
	"sync"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// fileParser parses CommonMark with GitHub's tables.
var fileParser = sync.OnceValue(func() parser.Parser {
	inline := append(inlineParsers(true),
		util.Prioritized(parser.NewCodeSpanParser(), 100),
		util.Prioritized(parser.NewAutoLinkParser(), 300),
		util.Prioritized(parser.NewRawHTMLParser(), 400))
	return parser.NewParser(
		parser.WithBlockParsers(blockParsers()...),
		parser.WithInlineParsers(inline...),
		parser.WithParagraphTransformers(
			util.Prioritized(short{parser.LinkReferenceParagraphTransformer}, 100),
			util.Prioritized(short{extension.NewTableParagraphTransformer()}, 200)),
		parser.WithASTTransformers(util.Prioritized(extension.NewTableASTTransformer(), 0)),
	)
})

// bodyReader reads the body of a file into a posting.
type bodyReader struct {
	posting *Posting
	report  *ReadReport
	source  []byte
	// firstLine is the line of the file on which source begins, and breaks
	// are the offsets of its line ends.
	firstLine int
	breaks    []int
	// kinds are those that the front matter gives headings, in their order.
	kinds map[string][]Kind

	// level is the level of headings that begin a section.
	level int
	// seen are the kinds of section that there were.
	seen map[Kind]bool
	flat flattener

	// text is the company's or applying text being read, if any, and texts
	// what it has so far.
	text  *string
	texts []Block

	scope
}

// scope is what a sub-heading gives the lists below it.
type scope struct {
	importance Importance
	group      string
	// afterRule says that a rule was the last block.
	afterRule bool
}

// read reads the body and reports whether it had a title.
func (r *bodyReader) read() (title bool) {
	doc := fileParser().Parse(text.NewReader(r.source))
	r.flat = flattener{report: r.report, source: r.source, lineOf: r.lineOf}
	r.seen = map[Kind]bool{}
	for i, c := range r.source {
		if c == '\n' {
			r.breaks = append(r.breaks, i)
		}
	}
	heading := r.titleOf(doc)
	r.level = sectionLevel(doc, heading)
	if heading != nil {
		r.posting.Title = r.flat.heading(heading)
	}
	facts := true // a quote here shows the key facts
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		if n == heading {
			facts = true
			continue
		}
		if q, ok := n.(*ast.Blockquote); ok && (facts && r.shown(q) || r.credit(q)) {
			facts = false
			continue
		}
		facts = r.block(n)
	}
	r.endText()
	r.addMissing()
	return heading != nil
}

// titleOf is the heading that is the title: the first one of level 1, unless
// it is one of several and the name of a section.
func (r *bodyReader) titleOf(doc ast.Node) ast.Node {
	var first ast.Node
	several := false
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		if h, ok := n.(*ast.Heading); ok && h.Level == 1 {
			several = first != nil
			if several {
				break
			}
			first = h
		}
	}
	if several {
		if _, section := KindOfHeading(r.flat.plain(first), r.posting.Language); section {
			return nil
		}
	}
	return first
}

// sectionLevel is the highest level of heading but for the title.
func sectionLevel(doc, title ast.Node) int {
	level := 6
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		if h, ok := n.(*ast.Heading); ok && n != title {
			level = min(level, h.Level)
		}
	}
	return level
}

// block reads a block; it reports whether a quote after it shows facts.
func (r *bodyReader) block(n ast.Node) (facts bool) {
	rule := false
	switch n := n.(type) {
	case *ast.Heading:
		if n.Level <= r.level {
			r.section(r.flat.heading(n))
			return true
		}
		r.subHeading(n)
	case *ast.ThematicBreak:
		r.endText()
		r.text, rule = nil, true
		r.scope = scope{}
	default:
		r.add(r.flat.blocks(n)...)
	}
	r.afterRule = rule
	return false
}

// section begins a section.
func (r *bodyReader) section(heading string) {
	r.endText()
	s := Section{Heading: heading, Kind: r.kindOf(heading)}
	r.scope = scope{importance: headingImportance(s, r.posting.Language)}
	r.posting.Sections = append(r.posting.Sections, s)
	r.text = nil
	if texts := sectionTexts(r.posting, s.Kind); !r.seen[s.Kind] && len(texts) > 0 {
		r.text = texts[0].Text
	}
	r.seen[s.Kind] = true
}

func (r *bodyReader) kindOf(heading string) Kind {
	if given := r.kinds[heading]; len(given) > 0 {
		r.kinds[heading] = given[1:]
		return given[0]
	}
	return toldKind(heading, r.posting.Language)
}

// current is the section being read. Text above all headings is a summary.
func (r *bodyReader) current() *Section {
	if len(r.posting.Sections) == 0 {
		r.section("")
		r.posting.Sections[0].Kind = Summary
		r.seen[Summary] = true
	}
	return &r.posting.Sections[len(r.posting.Sections)-1]
}

// add adds blocks to the text or the section that is open.
func (r *bodyReader) add(blocks ...Block) {
	if len(blocks) == 0 {
		return
	}
	if r.text != nil {
		r.texts = append(r.texts, blocks...)
		return
	}
	s := r.current()
	for _, b := range blocks {
		if b.Kind == List {
			b.Importance, b.Group = r.importance, r.group
		}
		s.Blocks = append(s.Blocks, b)
	}
}

// endText gives the text that was read to its field.
func (r *bodyReader) endText() {
	if r.text != nil && len(r.texts) > 0 {
		*r.text = strings.TrimSpace(*r.text + "\n\n" + FormatProse(r.texts))
	}
	r.texts = nil
}

// subHeading reads a heading within a section: of one of the company's texts,
// of an importance, of a group of a list, or else of paragraphs, which keep
// it as bold text above them.
func (r *bodyReader) subHeading(n *ast.Heading) {
	heading := r.flat.plain(n)
	if r.text != nil {
		if text := r.partText(heading); text != nil {
			r.endText()
			r.text = text
			r.flat.heading(n)
			return
		}
		r.endText()
		r.text = nil
	}
	r.listHeading(n, heading)
}

// listHeading reads a heading of lists or of paragraphs. One level below that
// of sections it ends what the one before it gave.
func (r *bodyReader) listHeading(n *ast.Heading, heading string) {
	top := n.Level == r.level+1
	importance, ok := ImportanceOfHeading(heading, r.posting.Language)
	if ok && (top || r.importance == "" && !r.afterRule) && leadsToList(n) {
		r.scope = scope{importance: importance}
		return
	}
	if top {
		r.scope = scope{}
	}
	r.group = ""
	if isList(n.NextSibling()) {
		r.group = heading
		return
	}
	r.headingAsText(n)
}

// partText is the text of the open section that a sub-heading names.
func (r *bodyReader) partText(heading string) *string {
	name, ok := PartOfHeading(heading, r.posting.Language)
	if !ok {
		return nil
	}
	for _, t := range sectionTexts(r.posting, r.current().Kind) {
		if t.Name == name {
			return t.Text
		}
	}
	return nil
}

func (r *bodyReader) headingAsText(n *ast.Heading) {
	spans := r.flat.spans(n)
	for i := range spans {
		spans[i].Bold = true
	}
	r.add(paragraphs([][]Span{spans})...)
}

// leadsToList reports whether a list comes before the next heading of the
// same level or above, or rule.
func leadsToList(n *ast.Heading) bool {
	for s := n.NextSibling(); s != nil; s = s.NextSibling() {
		if isList(s) {
			return true
		}
		if h, ok := s.(*ast.Heading); ok && h.Level <= n.Level {
			return false
		}
		if s.Kind() == ast.KindThematicBreak {
			return false
		}
	}
	return false
}

func isList(n ast.Node) bool {
	_, ok := n.(*ast.List)
	return ok
}

// shown reports whether a quote shows facts that the front matter owns, and
// notes where it shows others.
func (r *bodyReader) shown(q *ast.Blockquote) bool {
	facts := Normalize(Posting{
		Language: r.posting.Language, Company: Company{Name: r.posting.Company.Name, Site: r.posting.Company.Site},
		Locations: r.posting.Locations, ApplicantLocations: r.posting.ApplicantLocations, Workplace: r.posting.Workplace,
		EmploymentType: r.posting.EmploymentType, Pay: r.posting.Pay, Apply: r.posting.Apply, ApplyBy: r.posting.ApplyBy,
	}, func() string { return "" })
	var spans []Span
	if len(r.posting.Sections) == 0 {
		spans = keyFactSpans(facts.KeyFacts())
	} else if s := r.current(); r.firstOfKind(s) {
		spans = sectionFactSpans(s.Kind, facts.SectionFacts(s.Kind), LabelsFor(r.posting.Language))
	}
	return r.shows(q, spans)
}

// credit reports whether a quote shows the credit that the front matter owns:
// the last one of the file, below a rule.
func (r *bodyReader) credit(q *ast.Blockquote) bool {
	before := q.PreviousSibling()
	if r.posting.Credit == "" || q.NextSibling() != nil || before == nil || before.Kind() != ast.KindThematicBreak {
		return false
	}
	return r.shows(q, []Span{{Text: r.posting.Credit}})
}

// shows reports whether there are spans that a quote shows, and notes where
// it shows others.
func (r *bodyReader) shows(q *ast.Blockquote, spans []Span) bool {
	if len(spans) == 0 {
		return false
	}
	want, got := singleLine(joinSpans(spans)), singleLine(r.flat.words(q))
	if got != want {
		r.report.add(r.lineOf(q), "The quoted line %q is not what the front matter says, which wins: %q", got, want)
	}
	return true
}

func (r *bodyReader) firstOfKind(s *Section) bool {
	return s == &r.posting.Sections[slices.IndexFunc(r.posting.Sections, func(o Section) bool { return o.Kind == s.Kind })]
}

// addMissing adds the sections that texts from the front matter need to be
// shown, and notes headings that the front matter names in vain.
func (r *bodyReader) addMissing() {
	for _, part := range r.posting.Company.Parts() {
		if *part.Text != "" && !r.seen[part.Section] {
			r.section("")
			r.posting.Sections[len(r.posting.Sections)-1].Kind = part.Section
			r.seen[part.Section] = true
		}
	}
	for _, heading := range sortedKeys(r.kinds) {
		if len(r.kinds[heading]) > 0 {
			r.report.add(0, "The front matter gives the kind of a section %q; there is none with that heading.", heading)
		}
	}
}

func sortedKeys(m map[string][]Kind) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// lineOf is the line of the file on which a block begins, or 0.
func (r *bodyReader) lineOf(n ast.Node) int {
	for ; n != nil; n = n.FirstChild() {
		if n.Type() == ast.TypeBlock && n.Lines().Len() > 0 {
			at, _ := slices.BinarySearch(r.breaks, n.Lines().At(0).Start)
			return r.firstLine + at
		}
	}
	return 0
}
