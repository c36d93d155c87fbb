package intake

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// docx reads a Word document (ECMA-376, WordprocessingML): the text that is
// printed, with what says how it is meant.
type docx struct {
	*archive
	main   string
	links  map[string]relation
	styles map[string]wordStyle
	lists  map[string]string
	notes  map[string]*node
	// titled says that a line in the style "Title" stands above all headings.
	titled bool
	// own says that the document is one of ours.
	own bool
	// airy says that empty paragraphs set the others apart.
	airy bool
	// used are the notes that the text refers to, in its order.
	used []string
	// counted is how often something was left out, by what it was.
	counted map[string]int
}

// readDOCX reads a Word document. The name of its main part stands in the
// archive's relations: it need not be word/document.xml.
func readDOCX(a *archive) (Result, error) {
	d := &docx{archive: a, counted: map[string]int{}, notes: map[string]*node{}}
	if err := d.open(); err != nil {
		return Result{}, documentRefusal(err)
	}
	root, err := d.xml(d.main)
	if err != nil {
		return Result{}, documentRefusal(err)
	}
	body := root.find("document", "body")
	if body.name == "" {
		return Result{}, documentRefusal(fmt.Errorf("%s has no text", d.main))
	}
	d.titled, d.airy, d.own = d.usesTitle(body), usesGaps(body), d.isOwn()
	blocks := d.read(body)
	blocks = append(blocks, d.footnotes()...)
	if len(blocks) == 0 {
		if blocks, err = d.margins(); err != nil {
			return Result{}, documentRefusal(err)
		}
	}
	return d.result(blocks)
}

// open reads the parts that the text refers to.
func (d *docx) open() error {
	roots, err := d.relations("")
	if err != nil {
		return err
	}
	d.main = "word/document.xml"
	for _, r := range roots {
		if r.kind == "officeDocument" {
			d.main = r.target
		}
	}
	if d.links, err = d.relations(d.main); err != nil {
		return err
	}
	styles, err := d.xml(d.part("styles"))
	if err != nil {
		return err
	}
	d.styles = readStyles(styles.find("styles"))
	numbering, err := d.xml(d.part("numbering"))
	if err != nil {
		return err
	}
	d.lists = readNumbering(numbering.find("numbering"))
	return d.openNotes()
}

// part is the name of the main part's first relation of a kind, or "".
func (d *docx) part(kind string) string {
	if all := d.partsOf(kind); len(all) > 0 {
		return all[0]
	}
	return ""
}

func (d *docx) partsOf(kind string) []string {
	var out []string
	for _, id := range slices.Sorted(maps.Keys(d.links)) {
		if d.links[id].kind == kind {
			out = append(out, d.links[id].target)
		}
	}
	return out
}

func (d *docx) openNotes() error {
	for kind, element := range map[string]string{"footnotes": "footnote", "endnotes": "endnote"} {
		root, err := d.xml(d.part(kind))
		if err != nil {
			return err
		}
		for _, k := range root.kid(kind).kids {
			// The separators above notes are notes with a type.
			if _, special := k.lookup("type"); k.name == element && !special {
				d.notes[element+k.attr("id")] = k
			}
		}
	}
	return nil
}

func (d *docx) read(n *node) []block {
	r := wordReader{docx: d, sheet: sheet{exact: d.own}}
	r.blocks(n)
	r.end(block{})
	return r.sheet.blocks
}

// footnotes are the notes that the text refers to, in a part of their own.
func (d *docx) footnotes() []block {
	var out []block
	for _, id := range d.used {
		for _, b := range d.read(d.notes[id]) {
			b.apart = len(out) == 0
			b.bullet, b.numbered = true, true
			out = append(out, b)
		}
		delete(d.notes, id)
	}
	if len(out) == 0 {
		return nil
	}
	return append([]block{madeHeading("Notes")}, out...)
}

// margins are the texts of headers and footers, which repeat a letterhead
// and page numbers; they count where a document has nothing else.
func (d *docx) margins() ([]block, error) {
	var out []block
	for _, part := range append(d.partsOf("header"), d.partsOf("footer")...) {
		root, err := d.xml(part)
		if err != nil {
			return nil, err
		}
		for _, k := range root.kids {
			out = append(out, d.read(k)...)
		}
	}
	return out, nil
}

func (d *docx) result(blocks []block) (Result, error) {
	if err := checkText(blocks); err != nil {
		return Result{}, err
	}
	var res Result
	if d.own {
		res = newReader().readOwn(blocks, d.language())
	} else {
		res = newReader().readBlocks(blocks)
	}
	if d.part("comments") != "" {
		d.counted["comment"]++
	}
	res.Notes = append(res.Notes, leftOutNotes(d.counted)...)
	margins, err := d.margins()
	if err != nil {
		return Result{}, documentRefusal(err)
	}
	res.leaveMargins(margins, blocks)
	return res, nil
}

// leftOutNotes say what of a document was left out.
func leftOutNotes(counted map[string]int) []string {
	var out []string
	for _, c := range []struct{ what, note string }{
		{"deleted", "Text that a tracked change deleted was left out; insertions were taken."},
		{"hidden", "Hidden text was left out."},
		{"picture", "Pictures were left out; words in them are not read."},
		{"comment", "Comments were left out."},
	} {
		if counted[c.what] > 0 {
			out = append(out, c.note)
		}
	}
	return out
}

// leaveMargins names what headers and footers say that the text does not.
func (res *Result) leaveMargins(margins, blocks []block) {
	text := plainText(blocks)
	var out []string
	for _, b := range margins {
		if t := b.text(); len(out) < mostMargins && !strings.Contains(text, t) && !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	if len(out) == 0 {
		return
	}
	res.LeftOut = strings.Join(out, "\n")
	res.Original += "\n" + res.LeftOut + "\n"
	res.Notes = append(res.Notes, "Left out, as it stands in the page's header or footer: "+excerpt(res.LeftOut))
}

// mostMargins is how many lines of headers and footers are looked at.
const mostMargins = 100

// usesTitle reports whether the document has a line in the style "Title",
// above which no heading stands.
func (d *docx) usesTitle(body *node) bool {
	found := false
	body.walk(func(n *node) bool {
		if n.name == "pStyle" && d.styles[n.attr("val")].level == titleLevel {
			found = true
		}
		return !found
	})
	return found
}

// usesGaps reports whether a document sets its paragraphs apart by empty
// ones, rather than by space that its styles say.
func usesGaps(body *node) bool {
	all, empty := 0, 0
	for _, k := range body.kids {
		if k.name != "p" {
			continue
		}
		all++
		if k.words() == "" {
			empty++
		}
	}
	return empty >= 3 && empty*12 >= all
}
