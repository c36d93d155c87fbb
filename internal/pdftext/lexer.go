package pdftext

import (
	"bytes"
	"errors"
	"strconv"
)

// The kinds of object besides float64, bool, string (a text of bytes) and nil.
type (
	name    string
	keyword string
	array   []any
	dict    map[name]any
	ref     int // an object's number
	stream  struct {
		dict dict
		raw  []byte
		num  int
	}
)

// errSyntax says that what stands there is no object.
var errSyntax = errors.New("no object stands there")

// lexer takes bytes apart.
type lexer struct {
	src  []byte
	pos  int
	work *work
	// kept counts the parts, which is for objects that stay in memory.
	kept bool
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelimiter(c byte) bool { return bytes.IndexByte([]byte("()<>[]{}/%"), c) >= 0 }

func isRegular(c byte) bool { return !isSpace(c) && !isDelimiter(c) }

// skip goes past spaces and comments.
func (l *lexer) skip() {
	for l.pos < len(l.src) {
		switch c := l.src[l.pos]; {
		case isSpace(c):
			l.pos++
		case c == '%':
			for l.pos < len(l.src) && l.src[l.pos] != '\n' && l.src[l.pos] != '\r' {
				l.pos++
			}
		default:
			return
		}
	}
}

// next reads one object. Keywords are objects as well; references are told
// apart by whoever may have them. At the end it is errSyntax.
func (l *lexer) next(depth int) (any, error) {
	before := l.pos
	l.skip()
	defer func() { l.work.read(l.pos - before + 1) }()
	if l.pos >= len(l.src) || depth > maxDepth {
		return nil, errSyntax
	}
	if l.kept {
		l.work.part()
	}
	switch c := l.src[l.pos]; c {
	case '/':
		l.pos++
		return l.name(), nil
	case '(':
		l.pos++
		return l.text()
	case '<':
		l.pos++
		if l.pos < len(l.src) && l.src[l.pos] == '<' {
			l.pos++
			before = l.pos
			return l.dict(depth)
		}
		return l.hex()
	case '[':
		l.pos++
		before = l.pos
		return l.array(depth)
	case ']', '{', '}', ')':
		l.pos++
		return keyword(c), nil
	case '>':
		l.pos++
		if l.pos < len(l.src) && l.src[l.pos] == '>' {
			l.pos++
		}
		return keyword(">>"), nil
	}
	return word(l.regular()), nil
}

// regular reads up to the next space or delimiter.
func (l *lexer) regular() string {
	start := l.pos
	for l.pos < len(l.src) && isRegular(l.src[l.pos]) {
		l.pos++
	}
	return string(l.src[start:l.pos])
}

// word is what a run of regular characters stands for.
func word(text string) any {
	switch text {
	case "true":
		return true
	case "false":
		return false
	case "null":
		return nil
	}
	if c := text[0]; c >= '0' && c <= '9' || c == '-' || c == '+' || c == '.' {
		if n, ok := number(text); ok {
			return n
		}
	}
	return keyword(text)
}

// number reads a number as programs write it; some write "--5" and "1.-2".
func number(text string) (float64, bool) {
	n, err := strconv.ParseFloat(text, 64)
	if err != nil {
		if n, err = strconv.ParseFloat(string(bytes.TrimLeft([]byte(text), "-")), 64); err != nil {
			return 0, false
		}
		n = -n
	}
	// What is beyond any page is as good as nothing.
	if !(n > -1e12 && n < 1e12) {
		n = 0
	}
	return n, true
}

func (l *lexer) name() name {
	text := l.regular()
	if bytes.IndexByte([]byte(text), '#') < 0 {
		return name(text)
	}
	var out []byte
	for i := 0; i < len(text); i++ {
		if text[i] == '#' && i+2 < len(text) {
			if n, err := strconv.ParseUint(text[i+1:i+3], 16, 8); err == nil {
				out = append(out, byte(n))
				i += 2
				continue
			}
		}
		out = append(out, text[i])
	}
	return name(out)
}

func (l *lexer) hex() (string, error) {
	var out []byte
	half, first := false, byte(0)
	for l.pos < len(l.src) {
		c := l.src[l.pos]
		l.pos++
		switch {
		case c == '>':
			if half {
				out = append(out, first<<4)
			}
			return string(out), nil
		case isSpace(c):
			continue
		}
		n, err := strconv.ParseUint(string(rune(c)), 16, 8)
		if err != nil {
			return "", errSyntax
		}
		if half = !half; half {
			first = byte(n)
		} else {
			out = append(out, first<<4|byte(n))
		}
	}
	return "", errSyntax
}

func (l *lexer) text() (string, error) {
	var out []byte
	for depth := 1; l.pos < len(l.src); {
		c := l.src[l.pos]
		l.pos++
		switch c {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return string(out), nil
			}
		case '\\':
			out = l.escape(out)
			continue
		}
		out = append(out, c)
	}
	return "", errSyntax
}

// escape reads what stands behind a backslash.
func (l *lexer) escape(out []byte) []byte {
	if l.pos >= len(l.src) {
		return out
	}
	c := l.src[l.pos]
	l.pos++
	if i := bytes.IndexByte([]byte("nrtbf"), c); i >= 0 {
		return append(out, "\n\r\t\b\f"[i])
	}
	switch {
	case c == '\r':
		if l.pos < len(l.src) && l.src[l.pos] == '\n' {
			l.pos++
		}
		return out
	case c == '\n':
		return out
	case c < '0' || c > '7':
		return append(out, c)
	}
	n := int(c - '0')
	for i := 0; i < 2 && l.pos < len(l.src) && l.src[l.pos] >= '0' && l.src[l.pos] <= '7'; i++ {
		n = n*8 + int(l.src[l.pos]-'0')
		l.pos++
	}
	return append(out, byte(n))
}

func (l *lexer) array(depth int) (any, error) {
	out := array{}
	for {
		v, err := l.next(depth + 1)
		if err != nil {
			return nil, err
		}
		switch v {
		case keyword("]"):
			return out, nil
		case keyword("R"):
			if out = referred(out); out == nil {
				return nil, errSyntax
			}
			continue
		}
		if _, ok := v.(keyword); ok {
			return nil, errSyntax
		}
		out = append(out, v)
	}
}

// referred turns the two numbers at the end into a reference.
func referred(list array) array {
	if len(list) < 2 {
		return nil
	}
	n, ok := list[len(list)-2].(float64)
	if !ok || n < 0 || n > 1e9 {
		return nil
	}
	return append(list[:len(list)-2], ref(n))
}

func (l *lexer) dict(depth int) (any, error) {
	list := array{}
	for {
		v, err := l.next(depth + 1)
		if err != nil {
			return nil, err
		}
		switch v {
		case keyword(">>"):
			return pairs(list), nil
		case keyword("R"):
			if list = referred(list); list == nil {
				return nil, errSyntax
			}
			continue
		}
		if _, ok := v.(keyword); ok {
			return nil, errSyntax
		}
		list = append(list, v)
	}
}

// pairs makes a dictionary of keys and values.
func pairs(list array) dict {
	out := make(dict, len(list)/2)
	for i := 0; i+1 < len(list); i += 2 {
		key, ok := list[i].(name)
		if !ok {
			i--
			continue
		}
		out[key] = list[i+1]
	}
	return out
}
