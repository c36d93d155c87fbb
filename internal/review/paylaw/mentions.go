package paylaw

import (
	"slices"
	"strings"
	"sync"

	"rolewright/internal/posting"
)

// sign is a phrase, in lower case, that tells that a text speaks of something.
type sign struct {
	phrase string
	must   Must
}

func signs() []sign {
	return []sign{
		{"ongoing basis", Deadline}, {"rolling basis", Deadline}, {"no deadline", Deadline},
		{"existing vacancy", Vacancy}, {"existing vacancies", Vacancy}, {"vacant position", Vacancy},
		{"talent pool", Vacancy}, {"future vacanc", Vacancy},
		{"conviction record", FairChance}, {"criminal histor", FairChance}, {"arrest or conviction", FairChance},
		{"arrest and conviction", FairChance}, {"fair chance", FairChance},
		{"artificial intelligence", AIUse}, {"use ai ", AIUse}, {"using ai ", AIUse}, {"ai to screen", AIUse},
		{"überzahlung", Overpay}, {"pay more", Overpay}, {"higher pay", Overpay}, {"mehr zu zahlen", Overpay},
	}
}

// signsByByte are the signs by the first byte of their phrases.
var signsByByte = sync.OnceValue(func() *[256][]sign {
	var by [256][]sign
	for _, s := range signs() {
		by[s.phrase[0]] = append(by[s.phrase[0]], s)
	}
	return &by
})

// mentions reports whether any text of the posting speaks of what a law asks
// for. The text is read once.
func (s *shown) mentions(m Must) bool {
	if !s.read {
		s.read = true
		s.readAll()
	}
	return slices.Contains(s.mentioned, m)
}

func (s *shown) readAll() {
	p := s.posting
	s.readText(p.Apply.Instructions)
	s.readText(p.Company.EqualOpportunity)
	for i := range p.Sections {
		for b := range p.Sections[i].Blocks {
			s.readBlock(&p.Sections[i].Blocks[b])
		}
	}
}

func (s *shown) readBlock(b *posting.Block) {
	s.readText(b.Text)
	for i := range b.Items {
		s.readText(b.Items[i].Text)
	}
}

// readText looks for signs at the beginning of each word.
func (s *shown) readText(text string) {
	by := signsByByte()
	inWord := false
	for i := range len(text) {
		c := text[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		if !inWord {
			s.readHere(by[c], text[i:])
		}
		inWord = 'a' <= c && c <= 'z' || c >= 0x80
	}
}

func (s *shown) readHere(signs []sign, text string) {
	for _, g := range signs {
		if len(text) >= len(g.phrase) && strings.EqualFold(text[:len(g.phrase)], g.phrase) && !slices.Contains(s.mentioned, g.must) {
			s.mentioned = append(s.mentioned, g.must)
		}
	}
}
