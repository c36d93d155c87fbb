package review

import (
	"slices"
	"strings"
)

// placeholders finds what somebody was to fill in: words in square, curly or
// angle brackets, blanks of underscores, and text that only fills space.
func placeholders(d *desk) {
	for i := range d.passages {
		p := &d.passages[i]
		for _, at := range blanksIn(p.Text) {
			if d.full("placeholder") {
				return
			}
			d.findIn("placeholder", p, at.start, at.end, "“"+p.Text[at.start:at.end]+"” was to be filled in.")
		}
		d.fillerText(p)
	}
	for _, at := range blanksIn(d.posting.Title) {
		d.inTitle("placeholder", at, "“"+d.posting.Title[at.start:at.end]+"” was to be filled in.")
	}
}

// fillerText finds words that stand for text to come.
func (d *desk) fillerText(p *passage) {
	for i := range p.words {
		book().filler.follow(p.words, i, true, func(end, _ int) {
			if at := (span{p.words[i].start, p.words[end-1].end}); !d.full("placeholder") {
				d.findIn("placeholder", p, at.start, at.end, "“"+p.Text[at.start:at.end]+"” stands for text to come.")
			}
		})
	}
}

func fillerPatterns() []string {
	return []string{"lorem ipsum", "insert|your text here", "text goes here", "tbd", "tbc", "xxx", "xxxx", "to be filled in"}
}

// longestBlank is the most bytes between the brackets of a blank.
const longestBlank = 60

// blanksIn finds the blanks of a text in one walk.
func blanksIn(text string) []span {
	var out []span
	for i := 0; i < len(text); i++ {
		end := 0
		switch text[i] {
		case '[':
			end = bracketed(text, i, ']')
		case '{':
			end = bracketed(text, i, '}')
		case '<':
			end = bracketed(text, i, '>')
		case '_':
			end = i + len(text[i:]) - len(strings.TrimLeft(text[i:], "_"))
			if end-i < 3 {
				end = 0
			}
		}
		if end > 0 {
			out = append(out, span{i, end})
			i = end - 1
		}
	}
	return out
}

// bracketed is the end of a blank that begins at an opening bracket, or 0
// where what is between the brackets was not for filling in.
func bracketed(text string, from int, closing byte) int {
	if from+1 < len(text) && text[from+1] == ' ' && closing != ']' {
		return 0 // a comparison, or code
	}
	window := text[from+1 : min(len(text), from+1+longestBlank)]
	n := strings.IndexByte(window, closing)
	if n < 1 || !asksForWords(strings.Trim(window[:n], "{}[] "), closing) {
		return 0
	}
	end := from + 1 + n + 1
	for end < len(text) && text[end] == closing { // {{name}}
		end++
	}
	return end
}

// asksForWords tells "[Company name]" from "[sic]", "[1]" and a list's box.
func asksForWords(inside string, closing byte) bool {
	words := wordsOf(inside)
	if len(words) == 0 || strings.ContainsAny(inside, "@=/|") || len(words) > 6 {
		return false
	}
	if closing == '}' || closing == '>' {
		return true
	}
	return slices.ContainsFunc(words, func(w word) bool { return slices.Contains(blankWords(), w.low) }) ||
		inside == strings.ToUpper(inside) && len(inside) > 2 && inside != strings.ToLower(inside)
}

// blankWords are words that say what is to be filled in.
func blankWords() []string {
	return []string{
		"insert", "enter", "add", "your", "name", "company", "employer", "organization", "organisation", "title", "position",
		"city", "state", "location", "place", "address", "date", "day", "month", "amount", "salary", "pay", "range", "number", "email",
		"link", "url", "phone", "department", "team", "manager", "supervisor", "list", "describe", "xx", "firma", "unternehmen",
		"entreprise", "ort", "ville", "datum",
	}
}
