package export_test

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// The values that a PDF file is made of, besides float64, bool and nil.
type (
	pdfName  string
	pdfRef   int
	pdfBytes string // a string
	pdfDict  map[pdfName]any
	pdfWord  string // an operator
)

// pdfFile is a finished file, taken apart without help from the code that
// made it.
type pdfFile struct {
	t       testing.TB
	objects map[pdfRef]any
	streams map[pdfRef][]byte
	catalog pdfDict
}

func parsePDF(t testing.TB, raw []byte) pdfFile {
	t.Helper()
	f := pdfFile{t: t, objects: map[pdfRef]any{}, streams: map[pdfRef][]byte{}}
	start := number(t, raw, regexp.MustCompile(`startxref\n(\d+)\n%%EOF\n$`))
	entries := regexp.MustCompile(`(?m)^(\d{10}) 00000 n $`).FindAllSubmatch(raw[start:], -1)
	for i, e := range entries {
		offset, _ := strconv.Atoi(string(e[1]))
		f.object(raw[offset:], i+1)
	}
	f.catalog = f.dict(pdfRef(number(t, raw[start:], regexp.MustCompile(`/Root (\d+) 0 R`))))
	return f
}

func number(t testing.TB, raw []byte, pattern *regexp.Regexp) int {
	t.Helper()
	m := pattern.FindSubmatch(raw)
	if m == nil {
		t.Fatalf("file lacks %s", pattern)
	}
	n, _ := strconv.Atoi(string(m[1]))
	return n
}

// object reads the object that stands at the start of raw.
func (f pdfFile) object(raw []byte, n int) {
	f.t.Helper()
	head := fmt.Sprintf("%d 0 obj\n", n)
	if !bytes.HasPrefix(raw, []byte(head)) {
		f.t.Fatalf("object %d is not where the table says", n)
	}
	l := lexer{t: f.t, rest: raw[len(head):]}
	value := l.value()
	f.objects[pdfRef(n)] = value
	if data, found := bytes.CutPrefix(l.rest, []byte("\nstream\n")); found {
		dict := value.(pdfDict)
		data = data[:int(dict["Length"].(float64))]
		if dict["Filter"] == pdfName("FlateDecode") {
			data = inflated(f.t, data)
		}
		f.streams[pdfRef(n)] = data
	}
}

func inflated(t testing.TB, data []byte) []byte {
	t.Helper()
	r, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	out, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// get follows references.
func (f pdfFile) get(v any) any {
	if r, ok := v.(pdfRef); ok {
		return f.objects[r]
	}
	return v
}

func (f pdfFile) dict(v any) pdfDict {
	f.t.Helper()
	d, ok := f.get(v).(pdfDict)
	if !ok {
		f.t.Fatalf("%v is no dictionary", v)
	}
	return d
}

func (f pdfFile) list(v any) []any {
	f.t.Helper()
	l, ok := f.get(v).([]any)
	if v != nil && !ok {
		f.t.Fatalf("%v is no array", v)
	}
	return l
}

// pages are the references of the pages, in order.
func (f pdfFile) pages() []pdfRef {
	var out []pdfRef
	for _, p := range f.list(f.dict(f.catalog["Pages"])["Kids"]) {
		out = append(out, p.(pdfRef))
	}
	return out
}

// lexer reads values from the start of a text.
type lexer struct {
	t    testing.TB
	rest []byte
}

var (
	reference = regexp.MustCompile(`^(\d+) 0 R\b`)
	token     = regexp.MustCompile(`^[^\s()<>\[\]{}/%]+`)
)

func (l *lexer) space() { l.rest = bytes.TrimLeft(l.rest, " \n\r\t") }

// take reads one of the marks and reports whether it stood there.
func (l *lexer) take(mark string) bool {
	after, found := bytes.CutPrefix(l.rest, []byte(mark))
	l.rest = after
	return found
}

func (l *lexer) value() any {
	l.t.Helper()
	l.space()
	switch {
	case l.take("<<"):
		return l.dict()
	case l.take("["):
		list := []any{}
		for l.space(); !l.take("]"); l.space() {
			list = append(list, l.value())
		}
		return list
	case l.take("/"):
		return pdfName(l.token())
	case l.take("("):
		return l.text()
	case l.take("<"):
		hex, rest, _ := bytes.Cut(l.rest, []byte(">"))
		l.rest = rest
		return pdfBytes(hex)
	}
	if m := reference.FindSubmatch(l.rest); m != nil {
		l.rest = l.rest[len(m[0]):]
		n, _ := strconv.Atoi(string(m[1]))
		return pdfRef(n)
	}
	return word(l.token())
}

func word(s string) any {
	if n, err := strconv.ParseFloat(s, 64); err == nil {
		return n
	}
	switch s {
	case "true", "false":
		return s == "true"
	case "null":
		return nil
	}
	return pdfWord(s)
}

func (l *lexer) token() string {
	l.t.Helper()
	m := token.Find(l.rest)
	if m == nil {
		l.t.Fatalf("no value at %.40q", l.rest)
	}
	l.rest = l.rest[len(m):]
	return string(m)
}

func (l *lexer) dict() pdfDict {
	d := pdfDict{}
	for l.space(); !l.take(">>"); l.space() {
		if !l.take("/") {
			l.t.Fatalf("no key at %.40q", l.rest)
		}
		key := pdfName(l.token())
		d[key] = l.value()
	}
	return d
}

// text reads a string in round brackets.
func (l *lexer) text() pdfBytes {
	var b strings.Builder
	for i := 0; i < len(l.rest); i++ {
		switch c := l.rest[i]; c {
		case '\\':
			i++
			b.WriteByte(l.rest[i])
		case ')':
			l.rest = l.rest[i+1:]
			return pdfBytes(b.String())
		default:
			b.WriteByte(c)
		}
	}
	l.t.Fatal("a string does not end")
	return ""
}
