package export

import (
	"slices"
	"strings"

	"rolewright/internal/posting"
)

// NewDocument lays out what a candidate may see of p. Logo is the content of
// the company's PNG or JPEG file, or nil. Whatever is empty is left out, and
// nothing is added that p does not say.
func NewDocument(p posting.Posting, logo []byte) Document {
	v := p.Visible()
	doc := Document{
		Language: language(v),
		Title:    strings.TrimSpace(v.Title),
		Company:  strings.TrimSpace(v.Company.Name),
		Site:     webAddress(v.Company.Site),
		Colour:   hexColour(v.Company.Colour),
		Logo:     logo,
		Facts:    titleFacts(v),
		Credit:   strings.TrimSpace(v.Credit),
	}
	l := layout{posting: &v, shown: map[posting.Kind]bool{}}
	var full []posting.Section
	for _, s := range v.Sections {
		if blocks := l.section(s); len(blocks) > 0 {
			full = append(full, s)
			doc.Sections = append(doc.Sections, Section{
				ID: s.ID, Kind: s.Kind, Heading: strings.TrimSpace(s.Heading), Blocks: blocks,
			})
		}
	}
	// The formats that write the source must not show an empty heading either.
	v.Sections = full
	doc.Source = v
	return doc
}

// titleFacts are the facts below the title; the company stands above it.
func titleFacts(p posting.Posting) []posting.Fact {
	return shownFacts(p.Facts(), "company")
}

// shownFacts are the facts that have a value, without the one of a key.
func shownFacts(facts []posting.Fact, without string) []posting.Fact {
	var out []posting.Fact
	for _, f := range facts {
		if f.Value != "" && f.Key != without {
			out = append(out, f)
		}
	}
	return out
}

// webAddress returns site when a browser may be sent there, else nothing.
func webAddress(site string) string {
	site = strings.TrimSpace(site)
	low := strings.ToLower(site)
	if strings.HasPrefix(low, "https://") || strings.HasPrefix(low, "http://") {
		return site
	}
	return ""
}

// language is p's language; a posting that names none is in English.
func language(p posting.Posting) string {
	if tag := strings.TrimSpace(p.Language); tag != "" {
		return tag
	}
	return "en"
}

// layout turns sections into blocks. Facts and company texts are shown once,
// in the first section of their kind.
type layout struct {
	posting *posting.Posting
	shown   map[posting.Kind]bool
}

func (l *layout) section(s posting.Section) []Block {
	var out []Block
	if !l.shown[s.Kind] {
		l.shown[s.Kind] = true
		out = l.owned(s.Kind)
	}
	open := slices.ContainsFunc(out, func(b Block) bool { return b.Kind == Subheading })
	return append(out, l.ownBlocks(s, open)...)
}

// owned are the blocks for what the posting itself owns and a section of
// kind k only shows: facts and the company's texts.
func (l *layout) owned(k posting.Kind) []Block {
	var out []Block
	if facts := shownFacts(l.posting.SectionFacts(k), ""); len(facts) > 0 {
		out = append(out, Block{Kind: Facts, Facts: facts})
	}
	if k == posting.ApplySection {
		out = append(out, prose(l.posting.Apply.Instructions)...)
	}
	for _, part := range l.posting.Company.Parts() {
		if part.Section == k {
			out = append(out, companyPart(part, l.posting.Language)...)
		}
	}
	return out
}

// companyPart is one of the company's texts, below a subheading of its own
// unless it is what the whole section is for.
func companyPart(part posting.CompanyPart, language string) []Block {
	blocks := prose(*part.Text)
	if len(blocks) == 0 || fillsSection(part.Name) {
		return blocks
	}
	return append([]Block{subheading(1, posting.LabelsFor(language).Part(part.Name))}, blocks...)
}

// fillsSection reports whether the company's text stands directly under the
// heading of its section, which already says what the text is.
func fillsSection(part string) bool {
	return slices.Contains([]string{"about", "benefits", "equalOpportunity"}, part)
}

func subheading(level int, text string) Block {
	return Block{Kind: Subheading, Level: level, Spans: []posting.Span{{Text: text}}}
}

// ownBlocks are the section's own paragraphs and lists. A subheading is
// written where the importance or the group changes.
func (l *layout) ownBlocks(s posting.Section, open bool) []Block {
	var out []Block
	at := scope{open: open}
	for _, b := range s.Blocks {
		block, ok := ownBlock(b)
		if !ok {
			continue
		}
		out = append(out, at.enter(b, posting.LabelsFor(l.posting.Language))...)
		out = append(out, block)
	}
	return out
}

func ownBlock(b posting.Block) (Block, bool) {
	if b.Kind == posting.List {
		items := ownItems(b.Items)
		return Block{Kind: List, Items: items}, len(items) > 0
	}
	spans := posting.ParseInline(b.Text)
	return Block{Kind: Paragraph, Spans: spans}, !blank(spans)
}

func ownItems(items []posting.Item) []Item {
	var out []Item
	for _, it := range items {
		if spans := posting.ParseInline(it.Text); !blank(spans) {
			out = append(out, Item{ID: it.ID, Spans: spans})
		}
	}
	return out
}

func blank(spans []posting.Span) bool {
	return !slices.ContainsFunc(spans, func(s posting.Span) bool { return strings.TrimSpace(s.Text) != "" })
}

// scope is the subheading that the next block would stand under.
type scope struct {
	importance posting.Importance
	group      string
	// open says that there is a subheading of either kind or of a company
	// text above.
	open bool
}

// enter returns the blocks that lead to b: a subheading for its importance
// and one for its group, one level below or in its place, or a break where b
// has neither and would seem to belong to the subheading before. Paragraphs
// stay with the list they follow.
func (at *scope) enter(b posting.Block, labels posting.Labels) []Block {
	if b.Kind != posting.List && (at.importance != "" || at.group != "") {
		return nil
	}
	before := *at
	*at = scopeOf(b)
	switch {
	case *at == before:
		return nil
	case !at.open:
		return []Block{{Kind: Break}}
	default:
		return at.headings(before, labels)
	}
}

func scopeOf(b posting.Block) scope {
	group := strings.TrimSpace(b.Group)
	if b.Kind != posting.List || b.Importance == "" && group == "" {
		return scope{}
	}
	return scope{importance: b.Importance, group: group, open: true}
}

// headings are the subheadings that at needs after the scope before it. An
// importance stands again where a group below it ends.
func (at scope) headings(before scope, labels posting.Labels) []Block {
	var out []Block
	level := 1
	if at.importance != "" {
		level = 2
		if at.importance != before.importance || at.group == "" {
			out = append(out, subheading(1, labels.Importance(at.importance)))
		}
	}
	if at.group != "" {
		out = append(out, subheading(level, at.group))
	}
	return out
}

// prose lays out one of the company's texts or the apply instructions.
func prose(text string) []Block {
	var out []Block
	for _, b := range posting.ParseProse(text) {
		if block, ok := ownBlock(b); ok {
			out = append(out, block)
		}
	}
	return out
}
