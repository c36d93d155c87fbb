package intake

import (
	"errors"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"rolewright/internal/pdftext"
)

// readPages reads a PDF file of others by what its pages show.
func readPages(src []byte) (Result, error) {
	pages, err := pdftext.Read(src)
	if err != nil {
		return Result{}, pdfRefusal(err)
	}
	p := newPDFText(pages)
	if err := p.checkLetters(); err != nil {
		return Result{}, err
	}
	blocks := p.blocks()
	if err := checkText(blocks); err != nil {
		return Result{}, err
	}
	r := newReader()
	res := r.readBlocks(blocks)
	res.Notes = append(p.notes(), res.Notes...)
	res.leaveMargins(p.margins, blocks)
	return res, nil
}

// pdfRefusal says why a PDF file could not be read.
func pdfRefusal(err error) error {
	switch {
	case errors.Is(err, pdftext.ErrEncrypted):
		return &Refusal{
			Kind:    Encrypted,
			Problem: "This PDF file is encrypted: it has a password, or copying from it is restricted.",
			Remedy:  "Open it and print it to a new PDF file, or copy its text and paste that.",
			Err:     err,
		}
	case errors.Is(err, pdftext.ErrTooMuch):
		return &Refusal{
			Kind:    TooLarge,
			Problem: fmt.Sprintf("This PDF file is far larger inside than a job description is; the most is %d pages.", pdftext.MaxPages),
			Remedy:  "Print the pages with the job description to a new PDF file, or copy its text and paste that.",
			Err:     err,
		}
	}
	return &Refusal{
		Kind:    Damaged,
		Problem: "This PDF file is damaged or not all there, and cannot be read.",
		Remedy:  "Open it and print it to a new PDF file, or copy its text and paste that.",
		Err:     err,
	}
}

// pdfText is the text of a PDF file on its way from pages to blocks.
type pdfText struct {
	pages [][]*pdfLine
	// margins are the heads and feet of pages, and what does not run from left
	// to right, such as a mark across the page.
	margins  []block
	left     map[string]bool
	pictures int
	bare     []int // pages without text
	unknown  int
	letters  int

	// body is the size of most letters.
	body float64
	// sizes are those of headings, the largest first.
	sizes []float64
	words map[string]int
}

func newPDFText(pages []pdftext.Page) *pdfText {
	p := &pdfText{words: map[string]int{}, left: map[string]bool{}}
	for i, page := range pages {
		text, around := p.parts(page.Runs)
		for _, l := range linesOf(around, i) {
			p.leave(l)
		}
		lines := linesOf(text, i)
		if len(lines) == 0 {
			p.bare = append(p.bare, i+1)
		}
		p.pictures += page.Pictures
		p.pages = append(p.pages, lines)
	}
	p.measure()
	p.dropMargins(pages)
	return p
}

// parts divides the runs of a page into the text and what stands around it:
// what the file calls no part of it, unless that is most of the page, and what
// does not run from left to right.
func (p *pdfText) parts(runs []pdftext.Run) (text, around []pdftext.Run) {
	inside, outside := 0, 0
	for _, r := range runs {
		p.countLetters(r.Text)
		if r.Artifact {
			outside += len(r.Text)
		} else {
			inside += len(r.Text)
		}
	}
	for _, r := range runs {
		if r.Turned || r.Artifact && outside < inside {
			around = append(around, r)
		} else {
			text = append(text, r)
		}
	}
	return text, around
}

// leave keeps a line that is no part of the text, once.
func (p *pdfText) leave(l *pdfLine) {
	text := l.text()
	if !p.left[text] {
		p.left[text] = true
		p.margins = append(p.margins, block{spans: l.spans})
	}
}

func (p *pdfText) countLetters(text string) {
	for _, r := range text {
		switch {
		case unicode.IsSpace(r):
		case r == pdftext.Unknown, isPrivate(r) && !strings.ContainsRune(symbols, r), unicode.IsControl(r):
			p.unknown++
		default:
			p.letters++
		}
	}
}

// checkLetters refuses a file without text, and one that does not say which
// letters it shows.
func (p *pdfText) checkLetters() error {
	switch {
	case p.letters+p.unknown == 0:
		return &Refusal{
			Kind:    Empty,
			Problem: "There is no text in this PDF file: its pages are pictures, as a scanner makes them, or empty.",
			Remedy:  "Have its text recognised (OCR) and choose the new file, or type or paste the text.",
		}
	case p.unknown*5 > p.letters:
		return &Refusal{
			Kind:    Unsupported,
			Problem: "This PDF file draws its letters without saying which they are.",
			Remedy:  "Have its text recognised (OCR) and choose the new file, or type or paste the text.",
		}
	}
	return nil
}

func (p *pdfText) notes() []string {
	out := []string{"Read from the pages of a PDF file, which do not say what is a heading, a list or a paragraph: that was told by how they look. Compare with the original."}
	if n := len(p.bare); n > 0 && n < len(p.pages) {
		out = append(out, fmt.Sprintf("Page %d has no text. If it shows some in a picture, type that.", p.bare[0]))
	}
	if p.unknown > 0 {
		out = append(out, fmt.Sprintf("The file does not say what %d of its characters are. They were left out.", p.unknown))
	}
	if p.pictures > 0 {
		out = append(out, "Pictures were left out; words in them are not read.")
	}
	return out
}

// pageNumber matches what numbers a page and says nothing else.
var pageNumber = regexp.MustCompile(`(?i)^(?:page|seite|pagina|página|p\.|s\.|-|–|\|)*\s*\d{1,3}\s*(?:(?:/|of|von|de|sur|van|\|)\s*\d{1,3})?\s*[-–|]?$`)

var someDigits = regexp.MustCompile(`\d+`)

// dropMargins takes out the lines at the top and foot of the pages that
// number them or stand there on several, but not a title that is repeated.
func (p *pdfText) dropMargins(pages []pdftext.Page) {
	type place struct {
		text string
		y    int
	}
	where := func(l *pdfLine) place {
		return place{someDigits.ReplaceAllString(l.text(), "#"), int(math.Round(l.y / 4))}
	}
	edge := func(i int, l *pdfLine) bool {
		return l.y < 0.12*pages[i].Height || l.y > 0.88*pages[i].Height
	}
	times := map[place]int{}
	for i, lines := range p.pages {
		for _, l := range lines {
			if edge(i, l) {
				times[where(l)]++
			}
		}
	}
	for i, lines := range p.pages {
		p.pages[i] = slices.DeleteFunc(lines, func(l *pdfLine) bool {
			numbers := l.y > 0.88*pages[i].Height && len(pages) > 1 && pageNumber.MatchString(l.text())
			title := i == 0 && p.level(l) > 0
			if title || !edge(i, l) || !numbers && times[where(l)] < 2 {
				return false
			}
			p.leave(l)
			return true
		})
	}
}

// measure finds the size of the text and those of its headings, and its
// words.
func (p *pdfText) measure() {
	counted := map[float64]int{}
	for _, lines := range p.pages {
		for _, l := range lines {
			counted[roundSize(l.size)] += len(l.text())
			for word := range strings.FieldsFuncSeq(strings.ToLower(l.text()), notInWord) {
				p.words[word]++
			}
		}
	}
	for size, n := range counted {
		if n > counted[p.body] || n == counted[p.body] && size < p.body {
			p.body = size
		}
	}
	for size := range counted {
		if size > 1.12*p.body {
			p.sizes = append(p.sizes, size)
		}
	}
	slices.Sort(p.sizes)
	slices.Reverse(p.sizes)
}

// roundSize makes sizes equal that look so.
func roundSize(size float64) float64 { return math.Round(size*2) / 2 }

func notInWord(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' && r != '’' && r != '\''
}

// level is the level of a heading of a size, or 0.
func (p *pdfText) level(l *pdfLine) int {
	if i := slices.Index(p.sizes, roundSize(l.size)); i >= 0 {
		return min(i+1, 6)
	}
	return 0
}

// blocks are the text of all pages.
func (p *pdfText) blocks() []block {
	w := &pdfWriter{pdfText: p}
	for _, lines := range p.pages {
		for _, region := range regionsOf(lines) {
			w.region(region)
		}
	}
	w.end()
	return w.sheet.blocks
}

// pdfWriter makes blocks of lines.
type pdfWriter struct {
	*pdfText
	sheet
	// last is the last line of the open block, and begun its first one.
	last, begun *pdfLine
	// left and right are the sides of the region, and pitch is how far its
	// lines stand from each other.
	left, right, pitch float64
	// as is what is known of the open block.
	as block
}

func (w *pdfWriter) region(g pdfRegion) {
	if g.rows != nil {
		w.table(g.rows)
		return
	}
	w.left, w.right, w.pitch = math.Inf(1), 0, pitchOf(g.lines)
	for _, l := range g.lines {
		w.left, w.right = min(w.left, l.x), max(w.right, l.end)
	}
	for i := 0; i < len(g.lines); {
		n := 1
		for i+n < len(g.lines) && math.Abs(g.lines[i+n].y-g.lines[i].y) < 0.3*g.lines[i].size {
			n++
		}
		if n > 1 {
			w.cells(g.lines[i : i+n])
		} else {
			w.line(g.lines[i])
		}
		i += n
	}
}

// pitchOf is the usual distance between lines, in parts of their size.
func pitchOf(lines []*pdfLine) float64 {
	var all []float64
	for i, l := range lines[min(1, len(lines)):] {
		if d := (l.y - lines[i].y) / l.size; d > 0.9 && d < 2.2 {
			all = append(all, d)
		}
	}
	if len(all) == 0 {
		return 1.3
	}
	slices.Sort(all)
	return all[len(all)/3]
}

// table adds the rows of a table.
func (w *pdfWriter) table(rows [][][]*pdfLine) {
	w.end()
	var cells [][][]block
	for _, row := range rows {
		var out [][]block
		for _, cell := range row {
			inner := &pdfWriter{pdfText: w.pdfText}
			inner.region(pdfRegion{lines: cell})
			inner.end()
			out = append(out, inner.sheet.blocks)
		}
		cells = append(cells, out)
	}
	w.gap = true
	w.add(tableBlocks(cells))
	w.gap, w.last = true, nil
}

// cells adds what stands side by side on one line: a label and its value, a
// row of a table, or else two texts, such as a name on the left and a place on
// the right.
func (w *pdfWriter) cells(lines []*pdfLine) {
	if len(lines) == 2 && lines[0].bold == lines[1].bold && !strings.HasSuffix(lines[0].text(), ":") {
		for _, l := range lines {
			w.end()
			w.line(l)
		}
		return
	}
	var row [][]*pdfLine
	for _, l := range lines {
		row = append(row, []*pdfLine{l})
	}
	w.table([][][]*pdfLine{row})
}

// line adds a line to the open block, or begins another one.
func (w *pdfWriter) line(l *pdfLine) {
	if w.last != nil && w.continues(l) {
		w.join(l)
	} else {
		apart := w.last == nil || w.last.page == l.page && w.distance(l) > 1.25*w.pitch
		w.end()
		w.as = block{level: w.level(l), apart: apart}
		w.begun = l
		w.runs(l)
	}
	w.last = l
}

// distance is that of a line from the one above, in parts of its size.
func (w *pdfWriter) distance(l *pdfLine) float64 { return (l.y - w.last.y) / max(l.size, w.last.size) }

// continues reports whether a line goes on with the open block: it looks like
// it, stands where its lines stand, and its first word had no more place on
// the line above.
func (w *pdfWriter) continues(l *pdfLine) bool {
	a := w.last
	if w.level(l) != w.level(a) || math.Abs(l.size-a.size) > 0.1*a.size || l.bold != a.bold && (l.bold || a == w.begun && len(a.text()) < 60) {
		return false
	}
	if _, _, ok := cutMarker(l.text()); ok {
		return false
	}
	room := w.room(a)
	if l.page != a.page || l.y < a.y {
		open := openEnded(line{text: a.text()})
		return open && w.level(l) == 0 && !l.bold && room < 0.35*w.right && startsLow(l)
	}
	if w.distance(l) > 1.25*w.pitch {
		return false
	}
	if text := w.begun.bullet; text > 0 {
		if l.x < text-0.6*l.size && l.x <= w.begun.x+0.6*l.size && !startsLow(l) {
			return false
		}
	} else if _, _, item := cutMarker(w.begun.text()); item && l.x <= w.begun.x+0.3*l.size && !startsLow(l) && room > l.word+0.3*l.size {
		return false
	}
	if w.level(l) > 0 {
		return true
	}
	return room < l.word+0.6*l.size || startsLow(l) && openEnded(line{text: a.text()})
}

// room is how much wider a line could have been; one in the middle could have
// been so on both sides.
func (w *pdfWriter) room(l *pdfLine) float64 {
	left, right := l.x-w.left, w.right-l.end
	if left > 2*l.size && math.Abs(left-right) < 0.05*(w.right-w.left) {
		return left + right
	}
	return right
}

// startsLow reports whether a line begins in lower case, as one does that goes
// on with a sentence.
func startsLow(l *pdfLine) bool {
	for _, r := range l.text() {
		return unicode.IsLower(r)
	}
	return false
}

// join adds a line to the open block.
func (w *pdfWriter) join(l *pdfLine) {
	spans := w.open.spans
	if n := len(spans); n > 0 {
		last := &spans[n-1]
		switch rest, divided := strings.CutSuffix(last.Text, softHyphen); {
		case divided:
			last.Text = rest
		case strings.HasSuffix(last.Text, "-") && !strings.HasSuffix(last.Text, " -"):
			if w.mends(last.Text, l.text()) {
				last.Text = strings.TrimSuffix(last.Text, "-")
			}
		default:
			w.space()
		}
	}
	w.runs(l)
}

// mends reports whether a hyphen at a line's end only divides a word: the
// file has the word without it elsewhere, or neither with it nor its end as a
// word of its own.
func (p *pdfText) mends(before, after string) bool {
	head := lastWord(strings.TrimSuffix(strings.ToLower(before), "-"))
	tail, _, _ := strings.Cut(strings.ToLower(after), " ")
	tail = strings.TrimFunc(tail, notInWord)
	first := []rune(after)
	if head == "" || tail == "" || !unicode.IsLower(first[0]) {
		return false
	}
	switch {
	case p.words[head+tail] > 0:
		return true
	// The line itself begins with what may be no word.
	case p.words[head+"-"+tail] > 0, p.words[tail] > 1, p.words[head] > 0:
		return false
	}
	return len(head) > 1 && len(tail) > 1
}

func lastWord(text string) string {
	words := strings.FieldsFunc(text, notInWord)
	if len(words) == 0 || !strings.HasSuffix(text, words[len(words)-1]) {
		return ""
	}
	return words[len(words)-1]
}

// runs adds the text of a line.
func (w *pdfWriter) runs(l *pdfLine) {
	heading := w.as.level > 0
	for _, s := range l.spans {
		marked := s.Bold || l.bold || heading
		if heading || l.bold && len(l.text()) < 100 {
			s.Bold, s.Italic = false, false
		}
		text := strings.ReplaceAll(s.Text, string(pdftext.Unknown), "")
		s.Text = ""
		divided := strings.HasSuffix(text, softHyphen)
		w.run(text, s, marked)
		if divided && len(w.open.spans) > 0 {
			w.open.spans[len(w.open.spans)-1].Text += softHyphen
		}
	}
}

// end ends the open block.
func (w *pdfWriter) end() {
	if len(w.open.spans) > 0 {
		w.sheet.end(w.as)
	}
	w.last, w.begun = nil, nil
}
