package review

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/golangci/misspell"
)

// slips looks for what a last reading would have found.
func slips(d *desk) {
	for i := range d.passages {
		p := &d.passages[i]
		d.doubled(p)
		d.brackets(p)
		if d.language == "en" {
			d.misspelt(p)
		}
	}
}

// doubled finds a word that stands twice. Some do so rightly, and numbers and
// names may.
func (d *desk) doubled(p *passage) {
	for i := 1; i < len(p.words); i++ {
		a, b := p.words[i-1], p.words[i]
		between := p.Text[a.end:b.start]
		if a.low != b.low || strings.Trim(between, " ") != "" || !mayNotDouble(a.low) || d.full("doubled-word") {
			continue
		}
		f := d.findIn("doubled-word", p, a.start, b.end, "“"+p.Text[a.start:b.end]+"”: the word stands twice.")
		if _, _, whole := p.Typed(a.start, b.end); whole {
			f.Fixes = []Fix{{Action: Replace, Label: "Take one out", Place: f.Place, Text: p.Text[a.start:a.end]}}
		}
	}
}

func mayNotDouble(low string) bool {
	r, _ := utf8.DecodeRuneInString(low)
	return unicode.IsLetter(r) && !slices.Contains([]string{
		"had", "that", "is", "ha", "bora", "pago", "walla", "tom", "yo", "so", "very", "no", "go", "win", "vous", "nous", "der", "die", "das", "sie",
	}, low)
}

// brackets finds a passage whose brackets do not pair up. A smile, a list's
// "a)" and what is cut at both ends are let pass.
func (d *desk) brackets(p *passage) {
	if !strings.ContainsAny(p.Text, "()[]") || d.full("unmatched-bracket") {
		return
	}
	var open []int
	for i, r := range p.Text {
		switch {
		case r == '(' || r == '[':
			open = append(open, i)
		case r != ')' && r != ']', i > 0 && (p.Text[i-1] == ':' || p.Text[i-1] == '-' && i > 1 && p.Text[i-2] == ':'):
		case len(open) > 0:
			open = open[:len(open)-1]
		case !isEnumerator(p.Text[:i]):
			d.findIn("unmatched-bracket", p, i, i+1, "This bracket closes and never opened.")
			return
		}
	}
	if len(open) > 0 && !smile(p.Text[open[0]:], p.Text[:open[0]]) {
		d.findIn("unmatched-bracket", p, open[0], open[0]+1, "This bracket opens and never closes.")
	}
}

// isEnumerator reports whether a text ends with the "a" or "12" of "a)".
func isEnumerator(before string) bool {
	before = before[strings.LastIndexAny(before, " (;,")+1:]
	return len(before) > 0 && len(before) <= 3 && strings.Trim(before, "abcdefghijvxIVXABCDE0123456789") == ""
}

func smile(from, before string) bool {
	return len(from) == 1 && (strings.HasSuffix(before, ":") || strings.HasSuffix(before, ";") || strings.HasSuffix(before, ":-"))
}

// misspelt finds common misspellings. A word with a capital that is not the
// first of its passage may be a name.
func (d *desk) misspelt(p *passage) {
	known := misspellings()
	for i, w := range p.words {
		right, wrong := known[w.low]
		if !wrong || len(w.low) < 4 || d.full("misspelling") || p.isName(w.span) {
			continue
		}
		said := p.Text[w.start:w.end]
		if said != w.low && i > 0 {
			continue
		}
		f := d.findIn("misspelling", p, w.start, w.end, "“"+said+"” is a common misspelling of “"+inCaseOf(said, right)+"”.")
		if _, _, whole := p.Typed(w.start, w.end); whole {
			f.Fixes = []Fix{replacement(f, p, w.span, right)}
		}
	}
}

// misspellings are those that Wikipedia's editors collected, as the library
// has them: wrong words and the right ones. British and American spellings
// are both right.
var misspellings = sync.OnceValue(func() map[string]string {
	pairs := misspell.DictMain
	known := make(map[string]string, len(pairs)/2)
	for i := 0; i+1 < len(pairs); i += 2 {
		if wrong := pairs[i]; !strings.ContainsAny(wrong, " -'") {
			known[wrong] = pairs[i+1]
		}
	}
	return known
})
