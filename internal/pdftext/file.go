package pdftext

import (
	"bytes"
	"cmp"
)

// file is a PDF file with its objects.
type file struct {
	work
	src     []byte
	objects map[int]any
	// at is where an object stands, or the stream that holds it.
	at   map[int]int
	root any
	// unpacked are streams that were unpacked, and fonts those that were read,
	// by number.
	unpacked map[int][]byte
	fonts    map[int]*font
	// held are streams of objects.
	held []stream
}

// scan finds the objects. Of several with one number the last counts: a
// program that changes a file may add to its end.
func (f *file) scan() {
	trailers := placesOf(f.src, "trailer")
	for pos := 0; ; {
		at := bytes.Index(f.src[pos:], []byte("obj"))
		for len(trailers) > 0 && trailers[0] < pos {
			trailers = trailers[1:]
		}
		if len(trailers) > 0 && (at < 0 || trailers[0] < pos+at) {
			pos = f.trailer(trailers[0] + len("trailer"))
			continue
		}
		if at < 0 {
			break
		}
		pos = f.object(pos+at, pos+at+len("obj"))
	}
	for _, s := range f.held {
		f.openHeld(s)
	}
	if f.root == nil {
		fail(ErrDamaged, "nothing says where the pages are")
	}
}

// placesOf lists where a word stands.
func placesOf(src []byte, word string) []int {
	var out []int
	for pos := 0; ; pos++ {
		n := bytes.Index(src[pos:], []byte(word))
		if n < 0 {
			return out
		}
		pos += n
		out = append(out, pos)
	}
}

// trailer reads what leads to the pages.
func (f *file) trailer(pos int) int {
	l := lexer{src: f.src, pos: pos, work: &f.work, kept: true}
	v, err := l.next(0)
	d, ok := v.(dict)
	if err != nil || !ok {
		return pos
	}
	f.leads(d)
	return l.pos
}

func (f *file) leads(d dict) {
	if d["Encrypt"] != nil {
		fail(ErrEncrypted, "its trailer says so")
	}
	if d["Root"] != nil {
		f.root = d["Root"]
	}
}

// object reads the object whose word "obj" stands at a place, and returns
// where to go on.
func (f *file) object(at, pos int) int {
	num, ok := numberBefore(f.src, at)
	if !ok {
		return pos
	}
	l := lexer{src: f.src, pos: pos, work: &f.work, kept: true}
	v, err := l.next(0)
	if err != nil {
		return pos
	}
	f.at[num] = at
	if n, isNumber := v.(float64); isNumber {
		v = l.maybeRef(n)
	}
	d, isDict := v.(dict)
	l.skip()
	if !isDict || !bytes.HasPrefix(f.src[l.pos:], []byte("stream")) {
		f.objects[num] = v
		return l.pos
	}
	raw, end := f.raw(d, l.pos+len("stream"))
	s := stream{dict: d, raw: raw, num: num}
	f.objects[num] = s
	switch d["Type"] {
	case name("XRef"):
		f.leads(d)
	case name("ObjStm"):
		f.held = append(f.held, s)
	}
	return end
}

// maybeRef is the reference that begins with n, or n.
func (l *lexer) maybeRef(n float64) any {
	at := l.pos
	if _, err := l.next(0); err == nil {
		if v, err := l.next(0); err == nil && v == keyword("R") {
			return ref(n)
		}
	}
	l.pos = at
	return n
}

// numberBefore reads "12 0 " backwards.
func numberBefore(src []byte, at int) (int, bool) {
	start := max(0, at-24)
	fields := bytes.Fields(src[start:at])
	if n := len(fields); n >= 2 && at > 0 && isSpace(src[at-1]) {
		// The beginning of what was cut out may be the middle of a number.
		num := digits(fields[n-2])
		return num, num > 0 && digits(fields[n-1]) >= 0
	}
	return 0, false
}

// digits reads the number that text ends in, or -1.
func digits(text []byte) int {
	n, unit, some := 0, 1, false
	for i := len(text) - 1; i >= 0 && text[i] >= '0' && text[i] <= '9' && unit <= 1e9; i-- {
		n, unit, some = n+int(text[i]-'0')*unit, unit*10, true
	}
	if !some {
		return -1
	}
	return n
}

// raw is the data of a stream that begins at a place, and where it ends.
func (f *file) raw(d dict, pos int) ([]byte, int) {
	if bytes.HasPrefix(f.src[pos:], []byte("\r\n")) {
		pos += 2
	} else if pos < len(f.src) && (f.src[pos] == '\n' || f.src[pos] == '\r') {
		pos++
	}
	if n, ok := d["Length"].(float64); ok && n >= 0 && int(n) <= len(f.src)-pos {
		end := pos + int(n)
		rest := bytes.TrimLeft(f.src[end:min(end+16, len(f.src))], "\r\n ")
		if bytes.HasPrefix(rest, []byte("endstream")) {
			return f.src[pos:end], end
		}
	}
	n := bytes.Index(f.src[pos:], []byte("endstream"))
	if n < 0 {
		n = len(f.src) - pos
	}
	f.read(n)
	return f.src[pos : pos+n], pos + n
}

// openHeld reads the objects that a stream holds.
func (f *file) openHeld(s stream) {
	data, err := f.unpack1(s)
	if err != nil {
		fail(ErrDamaged, "a stream of objects: %v", err)
	}
	first, _ := f.value(s.dict["First"]).(float64)
	count, _ := f.value(s.dict["N"]).(float64)
	head := lexer{src: data, work: &f.work}
	for range int(min(count, maxParts)) {
		num, err1 := head.next(0)
		at, err2 := head.next(0)
		n, ok1 := num.(float64)
		offset, ok2 := at.(float64)
		if err1 != nil || err2 != nil || !ok1 || !ok2 || first+offset < 0 || first+offset > float64(len(data)) {
			return
		}
		l := lexer{src: data, pos: int(first + offset), work: &f.work, kept: true}
		if v, err := l.next(0); err == nil && f.at[int(n)] < f.at[s.num] {
			f.objects[int(n)], f.at[int(n)] = v, f.at[s.num]
		}
	}
}

// value follows references.
func (f *file) value(v any) any {
	for range maxDepth {
		switch x := v.(type) {
		case ref:
			v = f.objects[int(x)]
		default:
			return v
		}
	}
	return nil
}

// dict is the dictionary that a value is or that its stream has, or an empty
// one.
func (f *file) dict(v any) dict {
	switch x := f.value(v).(type) {
	case dict:
		return x
	case stream:
		return x.dict
	}
	return dict{}
}

func (f *file) array(v any) array {
	a, _ := f.value(v).(array)
	return a
}

func (f *file) number(v any, otherwise float64) float64 {
	if n, ok := f.value(v).(float64); ok {
		return n
	}
	return otherwise
}

func (f *file) name(v any) string {
	n, _ := f.value(v).(name)
	return string(n)
}

// numbers are the numbers of an array, or nil where it has others.
func (f *file) numbers(v any) []float64 {
	var out []float64
	for _, e := range f.array(v) {
		n, ok := f.value(e).(float64)
		if !ok {
			return nil
		}
		out = append(out, n)
	}
	return out
}

// numberOf is the number of the object that a value refers to, or 0.
func numberOf(v any) int {
	r, _ := v.(ref)
	return int(r)
}

// first is the first of the values that is there.
func first(values ...any) any {
	for _, v := range values {
		if v != nil {
			return v
		}
	}
	return nil
}

// between brings a number between two others.
func between[T cmp.Ordered](low, n, high T) T { return min(max(n, low), high) }
