package review

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rolewright/internal/posting"
)

// title looks at the one line that candidates search for.
func title(d *desk) {
	t := d.posting.Title
	if t == "" {
		d.lead("title-missing", "title", "Fill it in", "The posting has no title.")
		return
	}
	words := wordsOf(t)
	d.titleCapitals(t, words)
	d.titleCode(t, words)
	d.titleFacts(t, words)
	if d.language == "en" {
		d.titleNoise(t, words)
		d.titleAbbreviations(t, words)
	}
}

// inTitle adds a finding on bytes start to end of the title.
func (d *desk) inTitle(rule string, at span, message string) *Finding {
	f := d.find(rule, Place{Field: "title", Start: at.start, End: at.end}, message)
	f.Quote = d.posting.Title[at.start:at.end]
	return f
}

// retitle offers another title.
func retitle(f *Finding, title, text string) {
	if text = strings.Join(strings.Fields(text), " "); text != "" && text != title {
		f.Fixes = append(f.Fixes, Fix{
			Action: Replace, Label: "Write “" + text + "”",
			Place: Place{Field: "title", End: len(title)}, Text: text,
		})
	}
}

// titleCapitals finds titles of two words or more without a small letter.
// Short words that are capitals anyway ("IT", "QA") do not make a title one.
func (d *desk) titleCapitals(t string, words []word) {
	shouted := 0
	for _, w := range words {
		text := t[w.start:w.end]
		if strings.IndexFunc(text, unicode.IsLower) >= 0 {
			return
		}
		if len(text) > 3 && strings.IndexFunc(text, unicode.IsUpper) >= 0 {
			shouted++
		}
	}
	if shouted == 0 {
		return
	}
	f := d.inTitle("title-capitals", span{0, len(t)}, "The title is written in capitals.")
	retitle(f, t, sentenceCase(t, words))
}

// sentenceCase writes a title in capitals with small letters, short capitals
// as they are.
func sentenceCase(t string, words []word) string {
	out := t
	for i, w := range slices.Backward(words) {
		text := t[w.start:w.end]
		if len(text) <= 3 && !slices.Contains([]string{"AND", "OF", "FOR", "THE", "IN", "TO", "AT"}, text) {
			continue
		}
		low := strings.ToLower(text)
		if i == 0 {
			low = inCaseOf(text, low)
		}
		out = out[:w.start] + low + out[w.end:]
	}
	return out
}

// titleCode finds internal numbers: four digits or more that are no year, and
// digits after "req", "job" or a number sign.
func (d *desk) titleCode(t string, words []word) {
	for i, w := range words {
		before := i > 0 && slices.Contains([]string{"req", "requisition", "ref", "reference", "job", "id", "no", "nr", "vacancy"}, words[i-1].low)
		marked := w.start > 0 && t[w.start-1] == '#'
		if !isCode(w.low, before || marked) {
			continue
		}
		at := w.span
		if before {
			at.start = words[i-1].start
		}
		f := d.inTitle("title-code", at, "“"+t[at.start:at.end]+"” is a number of yours, not a part of the job's name.")
		retitle(f, t, without(t, at))
		return
	}
}

func isCode(low string, marked bool) bool {
	digits := 0
	for _, r := range low {
		if r >= '0' && r <= '9' {
			digits++
		}
	}
	year := len(low) == 4 && digits == 4 && (strings.HasPrefix(low, "19") || strings.HasPrefix(low, "20"))
	return digits > 0 && marked || digits >= 4 && !year
}

// without takes a stretch out of a title, with the brackets and marks that
// stood around it.
func without(t string, at span) string {
	left := strings.TrimRight(t[:at.start], " #:-–—|/,")
	right := strings.TrimLeft(t[at.end:], " :-–—|/,")
	if strings.HasSuffix(left, "(") || strings.HasSuffix(left, "[") {
		left = strings.TrimRight(left[:len(left)-1], " #:-–—|/,")
		right = strings.TrimLeft(strings.TrimLeft(right, ")]"), " ")
	}
	if right == "" {
		return dropHanging(left)
	}
	if left == "" || strings.IndexByte(")!?.,", right[0]) >= 0 {
		return left + right
	}
	return left + " " + right
}

// dropHanging drops a last word that led to what was taken out.
func dropHanging(t string) string {
	for _, w := range []string{" at", " in", " for", " with", " @", " bei", " chez", " à"} {
		t = strings.TrimSuffix(t, w)
	}
	return t
}

// titleFacts finds pay, the posting's own place and workplace, and the
// employer's name.
func (d *desk) titleFacts(t string, words []word) {
	if at, ok := moneyIn(t, words); ok {
		f := d.inTitle("title-fact", at, "The pay belongs in its own field, not in the title.")
		retitle(f, t, without(t, at))
	}
	for _, fact := range d.factsOfTitle() {
		at, ok := phraseIn(words, fact.text)
		if !ok || at.start == 0 && at.end == len(t) {
			continue
		}
		f := d.inTitle("title-fact", at, "“"+t[at.start:at.end]+"” is the "+fact.what+" and has its own field.")
		retitle(f, t, without(t, at))
	}
}

type titleFact struct{ text, what string }

func (d *desk) factsOfTitle() []titleFact {
	var out []titleFact
	for _, l := range d.posting.Locations {
		out = append(out, titleFact{l.City, "place"})
	}
	out = append(out, titleFact{d.posting.Company.Name, "employer"})
	for _, w := range posting.Workplaces() {
		if d.posting.Workplace == w {
			out = append(out, titleFact{string(w), "workplace"})
		}
	}
	return out
}

// phraseIn is where a name stands in a text as whole words.
func phraseIn(words []word, name string) (span, bool) {
	phrase := nameWords(name)
	if len(phrase) == 0 {
		return span{}, false
	}
	for i := 0; i+len(phrase) <= len(words); i++ {
		match := true
		for k, w := range phrase {
			match = match && words[i+k].low == w
		}
		if match {
			return span{words[i].start, words[i+len(phrase)-1].end}, true
		}
	}
	return span{}, false
}

// moneyIn is where a text has an amount of money: a currency sign before
// digits or behind them, or "60k".
func moneyIn(t string, words []word) (span, bool) {
	from := -1
	to := 0
	for _, w := range words {
		signed := false
		for _, sign := range []string{"$", "€", "£"} {
			signed = signed || strings.HasSuffix(strings.TrimRight(t[:w.start], " "), sign) || strings.HasPrefix(strings.TrimLeft(t[w.end:], " "), sign)
		}
		digit := w.low[0] >= '0' && w.low[0] <= '9'
		thousands := digit && strings.HasSuffix(w.low, "k") && len(w.low) > 2
		if digit && (signed || thousands) {
			if from < 0 {
				from = w.start
			}
			to = w.end
		}
	}
	if from < 0 {
		return span{}, false
	}
	for _, sign := range []string{"$", "€", "£"} {
		if strings.HasSuffix(t[:from], sign) {
			from -= len(sign)
		}
		if strings.HasPrefix(t[to:], sign) {
			to += len(sign)
		}
	}
	return span{from, to}, true
}

// titleNoise finds what advertises the job instead of naming it: words, signs
// and exclamation marks. The fix of each takes all of them out.
func (d *desk) titleNoise(t string, words []word) {
	var noise []span
	clean := t
	for _, w := range slices.Backward(words) {
		if slices.Contains(titleNoiseWords(), w.low) {
			noise, clean = append(noise, w.span), without(clean, w.span)
		}
	}
	clean = strings.Map(func(r rune) rune {
		if r == '!' || isPicture(r) {
			return -1
		}
		return r
	}, clean)
	slices.Reverse(noise)
	for _, at := range noise {
		retitle(d.inTitle("title-noise", at, "“"+t[at.start:at.end]+"” advertises the job; the title should name it."), t, clean)
	}
	for i, r := range t {
		switch at := (span{i, i + utf8.RuneLen(r)}); {
		case r == '!':
			retitle(d.inTitle("title-noise", at, "An exclamation mark does not belong in a title."), t, clean)
			return
		case isPicture(r):
			retitle(d.inTitle("title-noise", at, "A picture in a title reads badly in lists and aloud."), t, clean)
			return
		}
	}
}

// isPicture reports whether a sign is an emoji or the like.
func isPicture(r rune) bool {
	return r > unicode.MaxLatin1 && unicode.In(r, unicode.So, unicode.Sk) || r == '\ufe0f'
}

func titleNoiseWords() []string {
	return []string{
		"urgent", "urgently", "hiring", "wanted", "immediate", "immediately", "asap", "awesome", "amazing",
		"rockstar", "ninja", "guru", "wizard", "superstar", "superhero", "unicorn", "jedi",
	}
}

// titleAbbreviations finds short forms, and writes them out.
func (d *desk) titleAbbreviations(t string, words []word) {
	long := longForms()
	for _, w := range words {
		whole, short := long[w.low]
		if !short {
			continue
		}
		at := w.span
		if at.end < len(t) && t[at.end] == '.' {
			at.end++
		}
		f := d.inTitle("title-abbreviation", at, "Candidates search for “"+whole+"”, not for “"+t[at.start:at.end]+"”.")
		retitle(f, t, t[:at.start]+inCaseOf(t[at.start:at.end], whole)+t[at.end:])
	}
}

// longForms are short forms in titles that nobody searches for.
func longForms() map[string]string {
	return map[string]string{
		"sr": "senior", "snr": "senior", "jr": "junior", "jnr": "junior", "mgr": "manager", "mngr": "manager",
		"asst": "assistant", "assoc": "associate", "eng": "engineer", "engr": "engineer", "dev": "developer",
		"admin": "administrator", "coord": "coordinator", "exec": "executive", "dir": "director",
		"rep": "representative", "spec": "specialist", "tech": "technician", "acct": "account", "mktg": "marketing",
		"ops": "operations", "supv": "supervisor", "svc": "service", "dept": "department",
	}
}
