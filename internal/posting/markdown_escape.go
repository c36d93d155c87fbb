package posting

import "strings"

// textLine is small Markdown as one line of a file, which every CommonMark
// viewer shows as a paragraph with the same words and styles.
func textLine(text string) string {
	if isSimple(text) {
		return escapeLeading(text)
	}
	return escapeLeading(formatSpans(ParseInline(text), true))
}

// headingLine is a heading of plain text.
func headingLine(marks, text string) string {
	text = formatSpans([]Span{{Text: text}}, true)
	if text == "" {
		return marks
	}
	bare := strings.TrimRight(text, "#")
	if bare != text && (bare == "" || strings.HasSuffix(bare, " ")) {
		text = bare + `\` + text[len(bare):]
	}
	return marks + " " + text
}

// escapeLeading escapes what at the beginning of a line would be a list, a
// heading, a quote, a rule, code, a task or a definition of a link.
func escapeLeading(line string) string {
	if line == "" {
		return line
	}
	at := -1
	switch c := line[0]; {
	case strings.IndexByte("-+*", c) >= 0 && endsWord(line[1:]), c == '#' && endsWord(strings.TrimLeft(line, "#")),
		strings.IndexByte("-*_=", c) >= 0 && strings.Trim(line, string(c)+" ") == "",
		c == '>', strings.HasPrefix(line, "~~~"), strings.HasPrefix(line, "```"), c == '[' && isBracketMark(line):
		at = 0
	case c >= '0' && c <= '9':
		at = numberMark(line)
	}
	if at < 0 {
		return line
	}
	return line[:at] + `\` + line[at:]
}

func endsWord(rest string) bool { return rest == "" || rest[0] == ' ' }

// numberMark is where the mark of a numbered item stands in line, or -1.
func numberMark(line string) int {
	n := 0
	for n < len(line) && line[n] >= '0' && line[n] <= '9' {
		n++
	}
	if n > 9 || n == len(line) || line[n] != '.' && line[n] != ')' || !endsWord(line[n+1:]) {
		return -1
	}
	return n
}

// isBracketMark reports whether a line begins like a task ("[ ] a") or like
// the definition of a link or a footnote ("[a]: b").
func isBracketMark(line string) bool {
	if len(line) > 2 && line[2] == ']' && strings.IndexByte(" xX", line[1]) >= 0 {
		return true
	}
	for i := 1; i < len(line); i++ {
		switch line[i] {
		case '\\':
			i++
		case '[':
			return false
		case ']':
			return strings.HasPrefix(line[i+1:], ":")
		}
	}
	return false
}
