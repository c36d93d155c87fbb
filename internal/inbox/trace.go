package inbox

import (
	"html"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"rolewright/internal/posting"
	"rolewright/internal/workspace"
)

// Line is a line of an original, and what became of it.
type Line struct {
	// Number counts from 1.
	Number int
	Text   string
	// Section is the id of the section that has the line's words, or "".
	Section string
	// Field is the fact or the company's text that has them, or "".
	Field string
	// LeftOut says that the reader took the line for no part of the job
	// description.
	LeftOut bool
	// Blank says that the line has no words, such as an empty one or a rule.
	Blank bool
	// Changed says that the section has most of the line's words, not all.
	Changed bool

	words string
}

// Placed reports whether the posting has what the line says.
func (l Line) Placed() bool { return l.Blank || l.LeftOut || l.Section != "" || l.Field != "" }

// Trace looks for each line of a text in a posting as it is now, by its words:
// in sections, company's texts and facts. What was left out and the findings
// are what the reader said. The time is bounded by the sizes of both texts,
// whatever they say.
func Trace(text, leftOut string, found []workspace.Finding, p posting.Posting) []Line {
	t := newTracer(found, p)
	left := lineSet(leftOut)
	var out []Line
	afterLeft := false
	for raw := range strings.SplitSeq(strings.TrimRight(text, "\n"), "\n") {
		l := Line{Number: len(out) + 1, Text: strings.TrimRight(raw, "\r")}
		words := wordsOf(html.UnescapeString(l.Text))
		l.words = strings.Join(words, " ")
		switch {
		case len(words) == 0:
			l.Blank = true
		// A single word that stands elsewhere as well may be a heading.
		case left[l.words] && (afterLeft || len(words) > 1 || strings.HasPrefix(strings.TrimSpace(l.Text), "{") || strings.HasPrefix(strings.TrimSpace(l.Text), "<!")):
			l.LeftOut = true
		default:
			t.place(&l, words)
		}
		afterLeft = l.LeftOut || l.Blank && afterLeft
		out = append(out, l)
	}
	t.placeLabels(out)
	return out
}

// lineSet are the lines of a text by their words.
func lineSet(text string) map[string]bool {
	set := map[string]bool{}
	for line := range strings.Lines(text) {
		set[strings.Join(wordsOf(html.UnescapeString(line)), " ")] = true
	}
	return set
}

// Beside is what was left out and does not stand in the text either, such as
// the menu of a page.
func Beside(text, leftOut string) string {
	have := lineSet(text)
	var out strings.Builder
	for line := range strings.Lines(leftOut) {
		if !have[strings.Join(wordsOf(html.UnescapeString(line)), " ")] {
			out.WriteString(line)
		}
	}
	return strings.TrimSpace(out.String())
}

// placeLabels gives a label that stands in a line of its own, and the value
// below it, to the fact that was read from the two.
func (t *tracer) placeLabels(lines []Line) {
	var next *Line
	for i := len(lines) - 1; i >= 0; i-- {
		l := &lines[i]
		if l.Blank {
			continue
		}
		if next != nil {
			if field, ok := t.found[l.words+" "+next.words]; ok {
				l.Section, l.Field, next.Section, next.Field = "", field, "", field
			}
		}
		next = l
	}
}

// owner is what has words: a section, or a field.
type owner struct{ section, field string }

type tracer struct {
	owners []owner
	// words are those of all owners behind each other, and of says whose each
	// is, by its place in owners.
	words []string
	of    []int
	// pairs and singles find where two words, or one, stand.
	pairs, singles map[string][]int
	// found are the reader's findings by their words.
	found map[string]string
	// at is where the last line was found: the next one is looked for there
	// first.
	at int
}

func newTracer(found []workspace.Finding, p posting.Posting) *tracer {
	t := &tracer{pairs: map[string][]int{}, singles: map[string][]int{}, found: map[string]string{}}
	t.addSections(p)
	t.addFields(p)
	for i, w := range t.words {
		t.singles[w] = append(t.singles[w], i)
		if i+1 < len(t.words) && t.of[i] == t.of[i+1] {
			pair := w + " " + t.words[i+1]
			t.pairs[pair] = append(t.pairs[pair], i)
		}
	}
	for _, f := range found {
		t.found[strings.Join(wordsOf(f.Text), " ")] = f.Field
	}
	return t
}

func (t *tracer) add(o owner, texts ...string) {
	t.owners = append(t.owners, o)
	for _, text := range texts {
		for _, w := range wordsOf(posting.PlainText(text)) {
			t.words, t.of = append(t.words, w), append(t.of, len(t.owners)-1)
		}
	}
}

func (t *tracer) addSections(p posting.Posting) {
	seen := map[posting.Kind]bool{}
	for _, s := range p.Sections {
		texts := []string{s.Heading}
		for _, b := range s.Blocks {
			texts = append(texts, b.Group, b.Text)
			for _, item := range b.Items {
				texts = append(texts, item.Text)
			}
		}
		t.add(owner{section: s.ID}, texts...)
		if !seen[s.Kind] { // of two sections of a kind, the first shows the company's texts
			t.addParts(p, s)
		}
		seen[s.Kind] = true
	}
}

func (t *tracer) addParts(p posting.Posting, s posting.Section) {
	for _, part := range p.Company.Parts() {
		if part.Section == s.Kind && *part.Text != "" {
			t.add(owner{s.ID, "company." + part.Name}, strings.Split(*part.Text, "\n")...)
		}
	}
	if s.Kind == posting.ApplySection {
		t.add(owner{s.ID, "apply.instructions"}, strings.Split(p.Apply.Instructions, "\n")...)
	}
}

// addFields adds the facts, as they are kept and as a sheet shows them.
func (t *tracer) addFields(p posting.Posting) {
	facts := append(p.Facts(), p.SectionFacts(posting.PaySection)...)
	facts = append(facts, p.SectionFacts(posting.ApplySection)...)
	t.add(owner{field: "title"}, p.Title)
	for _, f := range facts {
		t.add(owner{field: f.Key}, f.Value)
	}
	for _, l := range append(slices.Clone(p.Locations), p.ApplicantLocations...) {
		t.add(owner{field: "locations"}, l.Text())
	}
	for _, f := range [][2]string{
		{"company.name", p.Company.Name}, {"company.site", p.Company.Site}, {"postedOn", p.PostedOn}, {"applyBy", p.ApplyBy}, {"start", p.Start},
		{"pay.min", p.Pay.Min}, {"pay.max", p.Pay.Max}, {"pay.currency", p.Pay.Currency}, {"pay.period", string(p.Pay.Period)}, {"pay.kind", string(p.Pay.Kind)},
		{"employmentType", string(p.EmploymentType)}, {"workplace", string(p.Workplace)}, {"seniority", string(p.Seniority)},
		{"credit", p.Credit}, {"language", p.Language}, {"role", p.Role}, {"extra", p.Extra},
	} {
		t.add(owner{field: f[0]}, f[1])
	}
}

// place says what became of a line. What the reader took a whole line for
// counts first, then where its words stand, then a fact that it names.
func (t *tracer) place(l *Line, words []string) {
	field, whole := t.found[l.words]
	if whole && field != "importance" && !strings.HasPrefix(field, "company.") {
		l.Field = field
		return
	}
	if o, ok := t.find(words); ok {
		l.Section, l.Field = o.section, o.field
		return
	}
	if whole { // a heading that said something about what stands below it
		l.Field = field
		return
	}
	t.placeRoughly(l, words)
}

// marker matches the number or letter of a list's item, which the posting does
// not have: "1.", "(b)", and "o", which Word draws as a small circle.
var marker = regexp.MustCompile(`^\s*(?:\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,4})[.)]|[o§Øv])\s+`)

// siteCode is what site generators put among the words.
var siteCode = regexp.MustCompile(`\{[%{].*?[%}]\}`)

// placeRoughly looks for the text without its marks, for what a label stands
// before, and for most of the words.
func (t *tracer) placeRoughly(l *Line, words []string) {
	tries := [][]string{wordsOf(siteCode.ReplaceAllString(l.Text, " ")), wordsOf(marker.ReplaceAllString(l.Text, "")), wordsOf(posting.PlainText(l.Text))}
	if _, value, ok := strings.Cut(l.Text, ":"); ok {
		tries = append(tries, wordsOf(value))
	}
	for _, try := range tries {
		if o, ok := t.find(try); ok {
			l.Section, l.Field = o.section, o.field
			return
		}
	}
	if o, ok := t.most(words); ok {
		l.Section, l.Field, l.Changed = o.section, o.field, true
	}
}

// mostPlaces bounds how many places are tried for one line.
const mostPlaces = 64

// find looks for words that follow each other, first behind the last line
// that was found.
func (t *tracer) find(words []string) (owner, bool) {
	var places []int
	switch len(words) {
	case 0:
		return owner{}, false
	case 1:
		places = t.singles[words[0]]
	default:
		places = t.pairs[words[0]+" "+words[1]]
	}
	first, _ := slices.BinarySearch(places, t.at)
	for i := range min(len(places), mostPlaces) {
		place := places[(first+i)%len(places)]
		end := place + len(words)
		if end <= len(t.words) && t.of[place] == t.of[end-1] && slices.Equal(t.words[place:end], words) {
			t.at = end
			return t.owners[t.of[place]], true
		}
	}
	return owner{}, false
}

// most looks for an owner that has at least two thirds of the words, of four
// or more.
func (t *tracer) most(words []string) (owner, bool) {
	if len(words) < 4 {
		return owner{}, false
	}
	counts := map[int]int{}
	for _, w := range words[:min(len(words), 200)] {
		last := -1
		for _, place := range t.near(t.singles[w]) {
			if o := t.of[place]; o != last {
				counts[o]++
				last = o
			}
		}
	}
	best := -1
	for o, n := range counts {
		if best < 0 || n > counts[best] || n == counts[best] && o < best {
			best = o
		}
	}
	if best < 0 || counts[best]*3 < min(len(words), 200)*2 {
		return owner{}, false
	}
	return t.owners[best], true
}

// near are the places around the last line that was found, in their order.
func (t *tracer) near(places []int) []int {
	first, _ := slices.BinarySearch(places, t.at)
	from := max(0, first-mostPlaces/2)
	return places[from:min(len(places), from+mostPlaces)]
}

// wordsOf are the words of a text in lower case: letters and digits. What a
// soft hyphen divides is one word.
func wordsOf(text string) []string {
	text = strings.ToLower(strings.ReplaceAll(text, "\u00ad", ""))
	return strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
}
