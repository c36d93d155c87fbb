package review

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Readability are the two measures that everybody uses, of a posting's prose:
// its paragraphs, since neither was made for lists.
//
// Ease is Flesch's reading ease (R. Flesch, A new readability yardstick,
// Journal of Applied Psychology 32, 1948); 100 is very easy, 30 is for
// graduates. Grade is the Flesch-Kincaid grade level (Kincaid, Fishburne,
// Rogers and Chissom, Research Branch Report 8-75, 1975) in years of school.
type Readability struct {
	Sentences, Words, Syllables int
	Ease, Grade                 float64
}

// ReadabilityOf measures English text.
func ReadabilityOf(text string) Readability {
	p := passage{}
	p.Text, p.words = text, wordsOf(text)
	var r Readability
	r.add(&p)
	return r.rated()
}

func (r *Readability) add(p *passage) {
	for _, s := range sentencesOf(p) {
		r.Sentences++
		r.Words += s.last - s.first
	}
	for _, w := range p.words {
		r.Syllables += Syllables(w.low)
	}
}

// rated works the two measures out.
func (r Readability) rated() Readability {
	if r.Sentences == 0 || r.Words == 0 {
		return r
	}
	length, weight := float64(r.Words)/float64(r.Sentences), float64(r.Syllables)/float64(r.Words)
	r.Ease = 206.835 - 1.015*length - 84.6*weight
	r.Grade = 0.39*length + 11.8*weight - 15.59
	return r
}

// sentence is words first to last of a passage.
type sentence struct{ first, last int }

// sentencesOf parts a passage at full stops, question and exclamation marks
// that are followed by a capital, a digit or the end, and are not those of a
// short form.
func sentencesOf(p *passage) []sentence {
	var out []sentence
	first := 0
	for i := range p.words {
		if i == len(p.words)-1 || endsSentence(p, i) {
			out = append(out, sentence{first, i + 1})
			first = i + 1
		}
	}
	return out
}

// endsSentence looks at what stands between word i and the next one.
func endsSentence(p *passage, i int) bool {
	between := p.Text[p.words[i].end:p.words[i+1].start]
	at := strings.IndexAny(between, ".!?…")
	if at < 0 {
		return false
	}
	if !strings.ContainsAny(between[at:], " \n\t\u00a0") {
		return false // 3.5, example.com
	}
	if between[at] == '.' && shortForm(p.words[i].low) && !strings.ContainsAny(between, "!?") {
		return false
	}
	next, _ := utf8.DecodeRuneInString(p.Text[p.words[i+1].start:])
	return unicode.IsUpper(next) || unicode.IsDigit(next)
}

func shortForm(low string) bool {
	return len(low) == 1 && low != "i" || slices.Contains([]string{
		"e.g", "i.e", "eg", "ie", "etc", "vs", "mr", "mrs", "ms", "dr", "prof", "st", "no", "inc", "ltd", "co", "corp", "dept", "approx", "min", "max",
		"incl", "est", "jr", "sr", "fig", "u.s", "a.m", "p.m",
	}, low)
}

// The limits of prose.
const (
	longSentence = 25
	leastProse   = 80 // words below which a measure says nothing
	hardGrade    = 14
)

// prose looks at sentences and at how hard the paragraphs are to read.
func prose(d *desk) {
	if d.language != "en" {
		return
	}
	var all Readability
	for i := range d.passages {
		p := &d.passages[i]
		if !p.Item {
			all.add(p)
		}
		d.longSentences(p)
	}
	d.readability = all.rated()
	if r := d.readability; r.Words >= leastProse && r.Grade > hardGrade {
		d.lead("hard-to-read", "sections", "Shorten the sentences", fmt.Sprintf(
			"The paragraphs ask for %.0f years of school (Flesch-Kincaid grade), with %.0f words in a sentence. Most newspapers stay below 12.", r.Grade, float64(r.Words)/float64(r.Sentences)))
	}
}

func (d *desk) longSentences(p *passage) {
	for _, s := range sentencesOf(p) {
		if n := s.last - s.first; n > longSentence && !d.full("long-sentence") {
			d.findIn("long-sentence", p, p.words[s.first].start, p.words[s.last-1].end,
				fmt.Sprintf("This sentence has %d words. Two shorter ones are easier to read.", n))
		}
	}
}
