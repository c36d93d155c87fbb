package intake

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"rolewright/internal/posting"
)

// reader turns plain text into a posting, from its first line to its last.
type reader struct {
	res    Result
	labels map[string][]string
	// seen names the fields that have a value already.
	seen map[string]bool
	// titled says that the text names its title by a label.
	titled bool

	// section is the index of the section that takes what comes next, or -1.
	section int
	// preamble says that the first section stands for text above any heading.
	preamble bool
	// part is the company text that takes what comes next, or "".
	part string
	// parts are the company texts that were named by headings of their own.
	parts map[string][]posting.Block
	// importance and group are those of the next list.
	importance posting.Importance
	group      string
	// rank is that of the open section's heading; see unit.rank.
	rank int
	// structured says that the text has real headings, so that a line which
	// only stands like one is none.
	structured bool
	// asked says that the questions of a form have begun, which end the text.
	asked bool
	// lead says that a heading or a line with a colon has just been read, so
	// that lines without markers may be a list.
	lead bool
}

// readText reads plain text.
func readText(text string) Result {
	r := newReader()
	r.res.Original = text
	r.read(joinLines(splitLines(text)), text)
	return r.res
}

func newReader() *reader {
	return &reader{labels: fieldLabels(), seen: map[string]bool{}, parts: map[string][]posting.Block{}, section: -1}
}

// read reads the units of a text, which tells the language.
func (r *reader) read(units []*unit, text string) {
	if language := guessLanguage(text); language != "en" && !r.seen["language"] {
		r.res.Posting.Language = language
	}
	r.titled = r.seen["title"] || slices.ContainsFunc(units, func(u *unit) bool {
		label, _, ok := cutLabel(u.text)
		return ok && r.fieldOfLabel(label) == "title"
	})
	r.structured = structured(units)
	rest := r.head(units)
	for i := 0; i < len(rest); {
		i += r.step(rest, i)
	}
	r.finish()
}

func (r *reader) found(field, value, text string) {
	r.seen[field] = true
	r.res.Found = append(r.res.Found, Finding{Field: field, Value: value, Text: text})
}

func (r *reader) note(text string) { r.res.Notes = append(r.res.Notes, text) }

// head reads the title and the line of facts below it, and returns the rest.
func (r *reader) head(units []*unit) []*unit {
	units = r.companyLine(units)
	if i := titleHeading(units, r.res.Posting.Language); i >= 0 && !r.titled {
		rest := r.headAt(units, i)
		if i == 1 && !r.seen["company"] && namesCompany(units[0], units[2:]) {
			r.companyPiece(units[0].text)
			return rest[1:]
		}
		return rest
	}
	i := leadingFacts(units)
	if len(units) == i || r.titled || !looksLikeTitle(units[i:], r.res.Posting.Language) {
		return units
	}
	return r.headAt(units, i)
}

// namesCompany reports whether the line above the title is the company's
// name: a few words that the text comes back to.
func namesCompany(u *unit, rest []*unit) bool {
	if u.bullet || u.words() > 5 || u.runes() < 3 || u.ends(".:;,!?") {
		return false
	}
	said := 0
	for _, other := range rest {
		if strings.Contains(other.text, u.text) {
			said++
		}
	}
	return said >= 2
}

// leadingFacts counts the labelled lines above the title, of which there are
// a few at most: "URL: https://…".
func leadingFacts(units []*unit) int {
	for i, u := range units {
		if !isLabelled(u.text) || u.joined {
			return i
		}
		if i == 4 {
			break
		}
	}
	return 0
}

// headAt takes the unit i as the title, and the lines of facts below it.
func (r *reader) headAt(units []*unit, i int) []*unit {
	title := units[i].text
	r.res.Posting.Title = title
	r.found("title", title, title)
	rest := r.factRun(units[i+1:])
	for len(rest) > 0 && r.factLine(rest[0]) {
		rest = rest[1:]
	}
	return append(slices.Clip(units[:i]), rest...)
}

// titleHeading is the index of the only heading of the highest level, where
// it stands near the top and says nothing known, or -1.
func titleHeading(units []*unit, language string) int {
	at := -1
	for i, u := range units {
		switch {
		case u.level != 1 || u.made:
		case at >= 0 || i >= 12 || !looksLikeTitle(units[i:], language):
			return -1
		default:
			at = i
		}
	}
	return at
}

// legalForm ends the name of a company and no job's title.
var legalForm = regexp.MustCompile(`(?i)[\s,](gmbh|gmbh & co\. kg|ag|se|kg|ohg|ug|e\.v\.|inc\.?|llc|llp|ltd\.?|limited|plc|corp\.?|corporation|s\.a\.|sas|sarl|s\.r\.l\.|s\.p\.a\.|b\.v\.|n\.v\.|ab|aps|oy|sp\. z o\.o\.|pty ltd)$`)

// companyLine reads a company's name that stands above the title, as on a
// letterhead.
func (r *reader) companyLine(units []*unit) []*unit {
	if len(units) < 2 || !looksLikeTitle(units, r.res.Posting.Language) || !legalForm.MatchString(units[0].text) {
		return units
	}
	r.companyPiece(units[0].text)
	return units[1:]
}

// looksLikeTitle reports whether the first unit is a job's title rather than
// a heading or a sentence.
func looksLikeTitle(units []*unit, language string) bool {
	u := units[0]
	if u.bullet || u.joined || u.made || u.words() > 12 || u.runes() > 100 || u.ends(".:;,!?：") || u.level != 1 && isLabelled(u.text) {
		return false
	}
	var h heading
	h.text = u.text
	return !h.learn(u.text, language) && !strings.EqualFold(u.text, "job details")
}

// factLine reads a line such as "Acme · Berlin, Germany · Hybrid". It takes
// the whole line or nothing.
func (r *reader) factLine(u *unit) bool {
	pieces := strings.FieldsFunc(u.text, func(c rune) bool { return strings.ContainsRune("·|•()", c) })
	if u.bullet || isLabelled(u.text) || u.words() > 14 || len(pieces) == 1 && u.words() > 3 {
		return false
	}
	trial := *r
	trial.res.Found = slices.Clone(r.res.Found)
	trial.seen = map[string]bool{}
	for i, piece := range pieces {
		piece = strings.Trim(piece, " ,–—-")
		if piece != "" && !trial.piece(piece) && !(i == 0 && len(pieces) > 1 && trial.companyPiece(piece)) {
			return false
		}
	}
	*r = trial
	for _, f := range r.res.Found {
		r.seen[f.Field] = true
	}
	return true
}

func (r *reader) companyPiece(piece string) bool {
	r.res.Posting.Company.Name = piece
	r.found("company", piece, piece)
	return true
}

// piece reads one piece of a fact line.
func (r *reader) piece(piece string) bool {
	for _, field := range []string{"workplace", "employmentType", "pay", "locations"} {
		trial := *r
		got, whole := trial.set(field, "", piece)
		if got == "" || !whole || field == "locations" && !knownPlace(trial.res.Posting.Locations) || field == "pay" && !moneySign.MatchString(piece) {
			continue
		}
		*r = trial
		r.found(field, got, piece)
		return true
	}
	return false
}

// knownPlace reports whether the only location's country or region is known.
func knownPlace(locations []posting.Location) bool {
	return len(locations) == 1 && locations[0].City != "" && len(locations[0].Country) == 2
}

// step reads the unit i and what belongs to it; it returns how many units it
// took.
func (r *reader) step(units []*unit, i int) int {
	u := units[i]
	if questionNumber.MatchString(u.text) && u.after && u.before && r.section >= 0 {
		r.questions(u)
		return 1
	}
	if r.namesTitle(u) {
		r.found("title", r.res.Posting.Title, u.text)
		return 1
	}
	if !u.bullet || r.early() {
		if r.fact(u.text) || r.deadline(u.text) {
			return 1
		}
	}
	if label, value, ok := cutLabel(u.text); ok && !r.asked && (!u.bullet || u.numbered && u.after && u.words() > 12) && r.inlineHeading(label) {
		r.paragraph(u.tail(len(value)))
		return 1
	}
	if h, ok := headingAt(units, i, r.res.Posting.Language); ok && !r.asked {
		r.open(h, units, i)
		return 1
	}
	if n := r.untitledDuties(units, i); n > 0 {
		r.openSection(posting.Responsibilities, r.words().Heading(posting.Responsibilities, ""))
		for _, duty := range units[i : i+n] {
			r.item(duty.markdown())
		}
		return n
	}
	switch {
	case u.bullet, !u.joined && isLabelled(u.text) && r.early():
		r.item(u.markdown())
	case r.lead && bareList(units, i) >= shortestRun:
		n := bareList(units, i)
		for _, item := range units[i : i+n] {
			if !r.fact(item.text) {
				r.item(item.markdown())
			}
		}
		r.lead = false
		return n
	default:
		r.text(u)
	}
	return 1
}

// namesTitle reports whether a line near the top, or the highest heading, is
// the title that a label gave, once more.
func (r *reader) namesTitle(u *unit) bool {
	title := r.res.Posting.Title
	if title == "" || u.bullet {
		return false
	}
	return strings.EqualFold(u.text, title) && r.early() || u.level == 1 && len(strings.Fields(title)) > 1 && strings.HasPrefix(u.text, title)
}

// text reads a paragraph. Three kinds stand at the end of many postings without
// a heading: the statements on equal opportunity and benefits, and how to apply.
func (r *reader) text(u *unit) {
	before := r.section
	switch {
	case r.asked:
		r.paragraph(u.markdown())
	case u.after && equalStatement.MatchString(u.text) && r.kind() != posting.EqualOpportunity:
		r.openSection(posting.EqualOpportunity, r.words().Heading(posting.EqualOpportunity, ""))
		r.paragraph(u.markdown())
		r.section = before
	case u.after && benefitStatement.MatchString(u.text) && slices.Contains(ended(), r.kind()):
		r.openSection(posting.Benefits, r.words().Heading(posting.Benefits, ""))
		r.paragraph(u.markdown())
		if !u.ends(":") {
			r.section = before
		}
	case u.after && applyStatement.MatchString(u.text) && r.kind() != posting.ApplySection:
		r.openSection(posting.ApplySection, r.words().Heading(posting.ApplySection, ""))
		r.paragraph(u.markdown())
	default:
		r.paragraph(u.markdown())
	}
	r.lead = u.ends(":：")
}

var (
	equalStatement   = regexp.MustCompile(`(?i)^[^.]*(?:\b(?:is|are) an? (?:[\w-]+ ){0,3}?equal[ -](?:employment )?opportunity\b|\b(?:does|do) not discriminate\b|\b(?:without regard to|regardless of)[^.]*\b(?:race|religion|gender|age)\b|\b(?:provides? equal access|commit\w+ to (?:providing |ensuring )?(?:an )?equal)\b)`)
	applyStatement   = regexp.MustCompile(`(?i)^(?:to apply|apply (?:at|by|via|through|online|now|here)|please apply|bewirb dich|bewerben sie sich|postulez|envoyez(?:[ -]nous)?|envoyer une candidature|pour postuler)\b|\b(?:e-?mail|send|submit)(?: us)? your (?:cv|resume|résumé|application|online application)\b`)
	benefitStatement = regexp.MustCompile(`(?i)^[^.]*\b(?:offers?|provides?|eligible|information)\b[^.]*\bbenefits?\b`)
)

// ended are the kinds that a statement on benefits, which stands near the end
// of many postings, does not belong to.
func ended() []posting.Kind {
	return []posting.Kind{posting.Responsibilities, posting.Requirements, posting.EqualOpportunity}
}

// early reports whether the reader is still above the sections proper.
func (r *reader) early() bool {
	return r.section < 0 || r.res.Posting.Sections[r.section].Kind == posting.Custom
}

// inlineHeading opens a section for the label of "Benefits: health, dental".
func (r *reader) inlineHeading(label string) bool {
	m := meaningOf(label, r.res.Posting.Language)
	kind := m.kind
	if kind == posting.Custom || m.importance != "" || r.fieldOfLabel(label) == "applyBy" || kind == posting.Requirements && r.kind() == kind {
		return false
	}
	r.openSection(kind, label)
	return true
}

// longestRun bounds a list that lost its markers.
const longestRun = 200

// bareList counts the single lines from i on that follow each other without
// a blank line and look like the items of a list that lost its markers.
func bareList(units []*unit, i int) int {
	n, stops := 0, 0
	for ; i+n < len(units) && n < longestRun; n++ {
		u := units[i+n]
		if u.bullet || u.joined || u.ruled || n > 0 && headsApart(u) || u.runes() > 200 || u.ends(":：") || n > 0 && u.after {
			break
		}
		if u.ends(".") {
			stops++
		}
	}
	if stops*2 > n && stops != n {
		return 0
	}
	return n
}

// headsApart reports whether a line within a list without markers is the next
// heading: it is asked, or set in capitals, and known.
func headsApart(u *unit) bool {
	if u.words() > longestHeading || !u.ends("?？") && !isCaps(u.text) && (u.words() < 2 || !titleCase(u.text)) {
		return false
	}
	return meaningOf(u.text, "").kind != posting.Custom
}

// kind is the kind of the open section, or "".
func (r *reader) kind() posting.Kind {
	if r.section < 0 {
		return ""
	}
	return r.res.Posting.Sections[r.section].Kind
}

// open reads a heading. A heading that cannot open anything is kept as text.
func (r *reader) open(h heading, units []*unit, i int) {
	r.lead = true
	switch {
	case h.kind == posting.EqualOpportunity && isStatement(h.text):
		if r.kind() != h.kind {
			r.openSection(h.kind, r.words().Heading(h.kind, ""))
		}
		r.paragraph(units[i].markdown())
	case h.importance != "":
		r.openImportance(h)
	case h.part != "" && h.kind == posting.Custom:
		r.openPart(h)
	case h.weak && r.leadsIn(h, units, i), r.asides(h, units[i]):
		r.paragraph(units[i].markdown())
		r.lead = true
	case r.isGroup(h, units, i) && h.text != r.group:
		r.group = h.text
	case r.isSubHeading(h, units[i]):
		r.divide(h, units, i)
	case i > 0 && h.kind == posting.Custom && !h.strong && r.section >= 0 && !units[i].after:
		r.paragraph(units[i].markdown())
		r.lead = true
	default:
		text := h.text
		if h.kind != posting.Custom {
			text = calm(text)
		}
		r.openSection(h.kind, text)
		r.rank = units[i].rank()
	}
}

// isSubHeading reports whether a heading divides the text below a higher one
// and stays in it: a line in bold below a real heading, or a heading below
// one whose words say nothing.
func (r *reader) isSubHeading(h heading, u *unit) bool {
	if h.kind != posting.Custom || r.section < 0 || u.rank() <= r.rank || u.bullet {
		return false
	}
	return u.marked && u.level == 0 || u.level > 0 && r.rank > 1 && r.kind() == posting.Custom
}

// divide adds a sub-heading: the group of a list, or a line in bold.
func (r *reader) divide(h heading, units []*unit, i int) {
	if nextIsItem(units, i) {
		r.group = h.text
		return
	}
	r.paragraph(posting.FormatInline([]posting.Span{{Text: units[i].text, Bold: true}}))
	r.lead = true
}

// calm sets a known heading that shouts in capitals as a sentence: "YOUR
// TASKS" is "Your tasks". Fewer than four letters may be an abbreviation. It is
// not for unknown headings, whose capitals may be those of names.
func calm(heading string) string {
	if !isCaps(heading) || utf8.RuneCountInString(heading) < 4 {
		return heading
	}
	first, size := utf8.DecodeRuneInString(heading)
	return string(first) + strings.ToLower(heading[size:])
}

// isStatement reports whether "An equal opportunity employer" says the thing
// itself rather than standing above it.
func isStatement(text string) bool {
	low := strings.ToLower(text)
	return strings.HasPrefix(low, "an ") || strings.HasPrefix(low, "we ") ||
		strings.Contains(low, " is an ") || strings.HasSuffix(low, " employer")
}

// isGroup reports whether a heading names a group of the open section's
// lists rather than a section.
func (r *reader) isGroup(h heading, units []*unit, i int) bool {
	kind := r.kind()
	if h.strong && units[i].rank() <= r.rank || kind == "" || kind == posting.Custom || !nextIsItem(units, i) || len(strings.Fields(h.text)) > 5 || h.weak && strings.Contains(h.text, ",") {
		return false
	}
	return h.kind == posting.Custom && (kind == posting.Requirements || !units[i].after) || h.kind == kind && kind == posting.Requirements && !r.empty()
}

func (r *reader) empty() bool { return len(r.res.Posting.Sections[r.section].Blocks) == 0 }

func (r *reader) openSection(kind posting.Kind, heading string) {
	r.res.Posting.Sections = append(r.res.Posting.Sections, posting.Section{Kind: kind, Heading: heading})
	r.section = len(r.res.Posting.Sections) - 1
	r.importance, r.group, r.part, r.lead, r.rank = "", "", "", true, lowestRank
}

// openImportance reads "Must have" or "Preferred qualifications".
func (r *reader) openImportance(h heading) {
	if r.kind() != posting.Requirements {
		r.openSection(posting.Requirements, r.words().Heading(posting.Requirements, ""))
	}
	r.importance, r.group = h.importance, ""
	r.found("importance", string(h.importance), h.text)
	delete(r.seen, "importance")
}

// openPart reads the heading of one of the company's texts.
func (r *reader) openPart(h heading) {
	for _, part := range r.res.Posting.Company.Parts() {
		if part.Name != h.part {
			continue
		}
		if r.parts[h.part] != nil {
			r.openSection(posting.Custom, h.text)
			return
		}
		if r.kind() != part.Section {
			r.openSection(part.Section, r.words().Heading(part.Section, r.res.Posting.Company.Name))
		}
		r.part, r.importance, r.group = h.part, "", ""
		r.found("company."+h.part, h.part, h.text)
	}
}

func (r *reader) words() posting.Labels { return posting.LabelsFor(r.res.Posting.Language) }

// literal is plain text as small Markdown that shows it as it is.
func literal(text string) string {
	return posting.FormatInline([]posting.Span{{Text: text}})
}

// current is the section that takes text, opened when there is none yet.
func (r *reader) current() *posting.Section {
	if r.section < 0 {
		r.preamble = true
		r.openSection(posting.Summary, r.words().Heading(posting.Summary, ""))
	}
	return &r.res.Posting.Sections[r.section]
}

// paragraph adds a paragraph of small Markdown.
func (r *reader) paragraph(text string) {
	r.group = ""
	// The importance is for listShortLines, which takes it off again.
	r.add(posting.Block{Kind: posting.Paragraph, Text: text, Importance: r.importance})
	if len(text) > longestItem {
		r.importance = ""
	}
}

// item adds an item of small Markdown to the open list.
func (r *reader) item(text string) {
	r.add(posting.Block{
		Kind: posting.List, Importance: r.importance, Group: r.group, Items: []posting.Item{{Text: text}},
	})
}

// add puts a block where the last heading says. A list goes on with the list
// before it where both stand under the same sub-headings.
func (r *reader) add(b posting.Block) {
	if r.part != "" {
		r.parts[r.part] = extended(r.parts[r.part], b)
		return
	}
	s := r.current()
	s.Blocks = extended(s.Blocks, b)
}

func extended(blocks []posting.Block, b posting.Block) []posting.Block {
	if n := len(blocks); b.Kind == posting.List && n > 0 {
		last := &blocks[n-1]
		if last.Kind == posting.List && last.Importance == b.Importance && last.Group == b.Group {
			last.Items = append(last.Items, b.Items...)
			return blocks
		}
	}
	return append(blocks, b)
}
