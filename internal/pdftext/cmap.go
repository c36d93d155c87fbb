package pdftext

// readCMap reads what a file says that the codes of a font stand for
// (ISO 32000-1, section 9.10.3).
func (f *file) readCMap(data []byte) map[int]string {
	out := map[int]string{}
	l := lexer{src: data, work: &f.work}
	var list array
	for len(out) < 1<<16 {
		v, err := l.next(0)
		if err != nil {
			if l.pos >= len(data) {
				break
			}
			l.pos++
			continue
		}
		switch v {
		case keyword("beginbfchar"), keyword("beginbfrange"):
			list = nil
		case keyword("endbfchar"):
			for i := 0; i+1 < len(list); i += 2 {
				f.says(out, list[i], list[i+1])
			}
		case keyword("endbfrange"):
			for i := 0; i+2 < len(list); i += 3 {
				f.saysRange(out, list[i], list[i+1], list[i+2])
			}
		default:
			list = append(list, v)
		}
	}
	return out
}

func (f *file) says(out map[int]string, code, text any) {
	c, ok1 := code.(string)
	t, ok2 := text.(string)
	if ok1 && ok2 {
		out[codeOf(c)] = utf16Text(t)
	}
}

func (f *file) saysRange(out map[int]string, from, to, text any) {
	a, ok1 := from.(string)
	b, ok2 := to.(string)
	if !ok1 || !ok2 {
		return
	}
	low, high := codeOf(a), codeOf(b)
	switch t := text.(type) {
	case array:
		for i, v := range t {
			if s, ok := v.(string); ok && low+i <= high {
				out[low+i] = utf16Text(s)
			}
		}
	case string:
		runes := []rune(utf16Text(t))
		if len(runes) == 0 {
			return
		}
		last := runes[len(runes)-1]
		for code := low; code <= high && code-low < 1<<16; code++ {
			f.part()
			runes[len(runes)-1] = last + rune(code-low)
			out[code] = string(runes)
		}
	}
}

func codeOf(raw string) int {
	n := 0
	for i := 0; i < len(raw) && i < 4; i++ {
		n = n<<8 | int(raw[i])
	}
	return n
}
