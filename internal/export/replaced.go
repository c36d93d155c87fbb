package export

import (
	"fmt"
	"strings"
)

// Replacements says, in a line for each sign that stands for others, which
// these are and how often they occur: “✅ as “√”, 2 times”.
func (r Report) Replacements() []string {
	var shown []string
	by := map[string][]Replacement{}
	for _, one := range r.Replaced {
		if by[one.Shown] == nil {
			shown = append(shown, one.Shown)
		}
		by[one.Shown] = append(by[one.Shown], one)
	}
	var out []string
	for _, s := range shown {
		out = append(out, replacement(by[s]))
	}
	return out
}

// replacement is the line for characters that are all shown as the same.
func replacement(list []Replacement) string {
	const most = 8 // characters that are named
	var names strings.Builder
	count := 0
	for i, r := range list {
		if count += r.Count; i < most {
			names.WriteString(written(r.Rune))
		}
	}
	if len(list) > most {
		names.WriteRune('…')
	}
	as := " left out"
	if list[0].Shown != "" {
		as = " as “" + list[0].Shown + "”"
	}
	if count > 1 {
		as += fmt.Sprintf(", %d times", count)
	}
	return names.String() + as
}

// written is a character as it can be read in a message.
func written(r rune) string {
	if isControl(r) || r == '\u200B' {
		return fmt.Sprintf("U+%04X", r)
	}
	return string(r)
}
