package pdftext

import (
	"bytes"
	"math"
	"strings"
	"unicode/utf8"
)

// state is what instructions change and "q" keeps.
type state struct {
	ctm                           matrix
	font                          *font
	size, letter, word            float64
	scale, leading, rise, outline float64
}

// marked is a piece of content with a name.
type marked struct {
	artifact bool
	// actual is what it stands for, and told says that it was said already.
	actual string
	said   bool
	told   bool
}

// drawer follows the drawing instructions of a page.
type drawer struct {
	*file
	page      *Page
	resources any
	state     state
	saved     []state
	marks     []marked
	// text and line are the text matrices.
	text, line matrix
	// known are the fonts by their names here.
	known map[name]*font
	// using are the forms that are being drawn.
	using map[int]bool
}

// mostOperands is how many operands an instruction may have; arrays are one.
const mostOperands = 64

// draw follows the instructions.
func (r *drawer) draw(src []byte, depth int) {
	l := lexer{src: src, work: &r.work}
	var args array
	for l.pos < len(src) {
		v, err := l.next(0)
		op, isOp := v.(keyword)
		switch {
		case err != nil:
			if l.pos < len(src) {
				l.pos++
			}
		case !isOp:
			if len(args) < mostOperands {
				args = append(args, v)
			}
		case op == "BI":
			skipPicture(&l)
			r.page.Pictures++
			args = args[:0]
		default:
			r.do(string(op), args, depth)
			args = args[:0]
		}
	}
}

// skipPicture goes past a picture that stands among the instructions.
func skipPicture(l *lexer) {
	if n := bytes.Index(l.src[l.pos:], []byte("ID")); n >= 0 {
		l.pos += n + 2
	}
	for {
		n := bytes.Index(l.src[l.pos:], []byte("EI"))
		if n < 0 {
			l.pos = len(l.src)
			return
		}
		l.pos += n + 2
		l.work.read(n)
		after := l.pos >= len(l.src) || isSpace(l.src[l.pos])
		if before := l.src[l.pos-3]; isSpace(before) && after {
			return
		}
	}
}

// num is the operand i as a number, or 0.
func (a array) num(i int) float64 {
	if i < len(a) {
		n, _ := a[i].(float64)
		return n
	}
	return 0
}

func (a array) str(i int) string {
	if i < len(a) {
		s, _ := a[i].(string)
		return s
	}
	return ""
}

func (a array) matrix() matrix {
	return matrix{a.num(0), a.num(1), a.num(2), a.num(3), a.num(4), a.num(5)}
}

func (r *drawer) do(op string, a array, depth int) {
	s := &r.state
	switch op {
	case "q":
		if len(r.saved) < 1000 {
			r.saved = append(r.saved, *s)
		}
	case "Q":
		if n := len(r.saved); n > 0 {
			r.state, r.saved = r.saved[n-1], r.saved[:n-1]
		}
	case "cm":
		s.ctm = a.matrix().then(s.ctm)
	case "gs":
		r.graphics(a)
	case "Do":
		r.object(a, depth)
	case "BDC", "BMC":
		r.mark(a)
	case "EMC":
		if n := len(r.marks); n > 0 {
			r.marks = r.marks[:n-1]
		}
	default:
		r.doText(op, a)
	}
}

// doText follows the instructions for text (ISO 32000-1, section 9).
func (r *drawer) doText(op string, a array) {
	s := &r.state
	switch op {
	case "BT":
		r.setLine(matrix{1, 0, 0, 1, 0, 0})
	case "Tf":
		s.size = a.num(1)
		if len(a) > 0 {
			key, _ := a[0].(name)
			s.font = r.named(key)
		}
	case "Tc":
		s.letter = a.num(0)
	case "Tw":
		s.word = a.num(0)
	case "Tz":
		s.scale = a.num(0) / 100
	case "TL":
		s.leading = a.num(0)
	case "Ts":
		s.rise = a.num(0)
	case "Tr":
		s.outline = a.num(0)
	case "Td":
		r.move(a.num(0), a.num(1))
	case "TD":
		s.leading = -a.num(1)
		r.move(a.num(0), a.num(1))
	case "Tm":
		r.setLine(a.matrix())
	case "T*":
		r.move(0, -s.leading)
	case "Tj":
		r.show(a.str(0))
	case "'":
		r.move(0, -s.leading)
		r.show(a.str(0))
	case "\"":
		s.word, s.letter = a.num(0), a.num(1)
		r.move(0, -s.leading)
		r.show(a.str(2))
	case "TJ":
		r.showAll(a)
	}
}

// named is the font that the resources call so.
func (r *drawer) named(key name) *font {
	t := r.known[key]
	if t == nil {
		t = r.font(r.dict(r.dict(r.resources)["Font"])[key])
		r.known[key] = t
	}
	return t
}

func (r *drawer) setLine(m matrix) { r.text, r.line = m, m }

func (r *drawer) move(x, y float64) { r.setLine(matrix{1, 0, 0, 1, x, y}.then(r.line)) }

// graphics takes the font that a set of parameters may name.
func (r *drawer) graphics(a array) {
	if len(a) == 0 {
		return
	}
	key, _ := a[0].(name)
	set := r.dict(r.dict(r.dict(r.resources)["ExtGState"])[key])
	if f := r.array(set["Font"]); len(f) == 2 {
		r.state.font, r.state.size = r.font(f[0]), r.number(f[1], 1)
	}
}

// object draws a form, which holds instructions, or counts a picture.
func (r *drawer) object(a array, depth int) {
	if len(a) == 0 {
		return
	}
	key, _ := a[0].(name)
	v := r.dict(r.dict(r.resources)["XObject"])[key]
	s, ok := r.value(v).(stream)
	if !ok {
		return
	}
	if s.dict["Subtype"] != name("Form") {
		r.page.Pictures++
		return
	}
	if depth > maxDepth || r.using[s.num] {
		return
	}
	data, err := r.unpack1(s)
	if err != nil {
		fail(ErrDamaged, "a form on a page: %v", err)
	}
	r.read(100)
	r.using[s.num] = true
	inner := &drawer{file: r.file, page: r.page, resources: first(s.dict["Resources"], r.resources), state: r.state, known: map[name]*font{}, using: r.using, marks: r.marks}
	if m := r.numbers(s.dict["Matrix"]); len(m) == 6 {
		inner.state.ctm = matrix(m).then(r.state.ctm)
	}
	inner.draw(data, depth+1)
	delete(r.using, s.num)
}

// mark begins a piece of content with a name.
func (r *drawer) mark(a array) {
	if len(r.marks) > 200 {
		fail(ErrDamaged, "its marks lie too deep")
	}
	var m marked
	if n := len(r.marks); n > 0 {
		m.artifact = r.marks[n-1].artifact
	}
	if len(a) > 0 && a[0] == name("Artifact") {
		m.artifact = true
	}
	if len(a) > 1 {
		d := r.dict(a[1])
		if key, ok := a[1].(name); ok {
			d = r.dict(r.dict(r.dict(r.resources)["Properties"])[key])
		}
		if text, ok := r.value(d["ActualText"]).(string); ok {
			m.actual, m.said = text16(text), true
		}
	}
	r.marks = append(r.marks, m)
}

// text16 is text of a file's own: UTF-16, UTF-8 or one byte a letter.
func text16(raw string) string {
	switch {
	case strings.HasPrefix(raw, "\xFE\xFF"):
		return utf16Text(raw[2:])
	case strings.HasPrefix(raw, "\xEF\xBB\xBF"):
		return raw[3:]
	}
	var out strings.Builder
	for _, c := range []byte(raw) {
		out.WriteString(codes("WinAnsiEncoding", 0)(int(c)))
	}
	return out.String()
}

// instead is what the innermost mark with a text of its own says is drawn.
func (r *drawer) instead() *marked {
	for i := len(r.marks) - 1; i >= 0; i-- {
		if r.marks[i].said {
			return &r.marks[i]
		}
	}
	return nil
}

func (r *drawer) showAll(a array) {
	if len(a) == 0 {
		return
	}
	list, _ := a[0].(array)
	for _, v := range list {
		switch x := v.(type) {
		case string:
			r.show(x)
		case float64:
			r.advance(-x / 1000 * r.state.size * r.state.scale)
		}
	}
}

func (r *drawer) advance(by float64) { r.text = matrix{1, 0, 0, 1, by, 0}.then(r.text) }

// show draws a text of codes.
func (r *drawer) show(raw string) {
	s := &r.state
	if s.font == nil || raw == "" {
		return
	}
	m := matrix{s.size * s.scale, 0, 0, s.size, 0, s.rise}.then(r.text).then(s.ctm)
	run := Run{Size: math.Hypot(m[2], m[3]), Bold: s.font.bold || s.outline == 2, Italic: s.font.italic}
	run.X, run.Y = m[4], m[5]
	run.Turned = math.Abs(m[1]) > 0.1*math.Abs(m[0]) || m[0] < 0
	run.Space = math.Abs(m[0]) * s.font.space
	var text strings.Builder
	moved := 0.0
	for _, g := range s.font.glyphs(raw) {
		text.WriteString(g.text)
		by := g.width*s.size + s.letter
		if g.space {
			by += s.word
		}
		moved += by * s.scale
	}
	r.advance(moved)
	end := matrix{s.size * s.scale, 0, 0, s.size, 0, s.rise}.then(r.text).then(s.ctm)
	run.End, run.Text = end[4], text.String()
	if n := len(r.marks); n > 0 {
		run.Artifact = r.marks[n-1].artifact
	}
	r.put(run)
}

// put adds a run to the page, with the text that it stands for.
func (r *drawer) put(run Run) {
	if m := r.instead(); m != nil {
		run.Text = m.actual
		if m.told {
			run.Text = ""
		}
		m.told = true
	}
	if !utf8.ValidString(run.Text) {
		run.Text = strings.ToValidUTF8(run.Text, string(Unknown))
	}
	if run.Text == "" || run.Size == 0 || math.IsNaN(run.X+run.Y+run.End+run.Size) {
		return
	}
	r.write(len(run.Text) + 16)
	r.page.Runs = append(r.page.Runs, run)
}
