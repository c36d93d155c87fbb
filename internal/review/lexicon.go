package review

import (
	"slices"
	"strings"
)

// lexicon finds the entries of all word lists in one walk over a text's
// words, in time that grows with the text alone: a tree of words, no
// expressions that could run away.
type lexicon struct {
	entries []WordEntry
	// lists has the list of every entry, rules the rule of every list.
	lists []int
	rules []Rule
	root  *branch
	// near and anywhere are the patterns of Unless and UnlessNear, by entry.
	near, anywhere []*branch
	// exact has the spellings of entries that count in one case alone.
	exact []map[string]bool
}

// branch is what may follow in a phrase.
type branch struct {
	next map[string]*branch
	// prefixes are branches for words that begin with a text.
	prefixes map[string]*branch
	// shortest is the length of the shortest prefix.
	shortest, longest int
	// ends are the entries whose phrase ends here.
	ends []int
}

func newLexicon() *lexicon { return &lexicon{root: &branch{}} }

func (l *lexicon) add(list WordList) {
	l.rules = append(l.rules, list.Rule)
	for _, e := range list.Entries {
		id := len(l.entries)
		l.entries, l.lists = append(l.entries, e), append(l.lists, len(l.rules)-1)
		for _, pattern := range e.Find {
			l.root.plant(phraseOf(pattern), id)
		}
		l.near = append(l.near, treeOf(e.Unless))
		l.anywhere = append(l.anywhere, treeOf(e.UnlessNear))
		l.exact = append(l.exact, spellings(e))
	}
}

func spellings(e WordEntry) map[string]bool {
	if !e.Exact {
		return nil
	}
	out := map[string]bool{}
	for _, pattern := range e.Find {
		out[pattern] = true
	}
	return out
}

func treeOf(patterns []string) *branch {
	if len(patterns) == 0 {
		return nil
	}
	root := &branch{}
	for _, pattern := range patterns {
		root.plant(phraseOf(pattern), 0)
	}
	return root
}

// phraseOf cuts a pattern into its words as wordsOf cuts a text.
func phraseOf(pattern string) []string {
	return strings.FieldsFunc(lower(pattern), func(r rune) bool { return r == ' ' || r == '-' })
}

// plant adds a phrase below b.
func (b *branch) plant(phrase []string, entry int) {
	if len(phrase) == 0 {
		if !slices.Contains(b.ends, entry) {
			b.ends = append(b.ends, entry)
		}
		return
	}
	head, rest := phrase[0], phrase[1:]
	if optional, ok := strings.CutSuffix(head, "?"); ok {
		b.plant(rest, entry)
		head = optional
	}
	for _, w := range strings.Split(head, "|") {
		b.child(w).plant(rest, entry)
	}
}

// child is the branch for a word or, with a star, for the words that begin so.
func (b *branch) child(w string) *branch {
	prefix, ok := strings.CutSuffix(w, "*")
	into := &b.next
	if ok {
		into = &b.prefixes
		if b.longest == 0 || len(prefix) < b.shortest {
			b.shortest = len(prefix)
		}
		b.longest = max(b.longest, len(prefix))
	}
	if *into == nil {
		*into = map[string]*branch{}
	}
	if (*into)[prefix] == nil {
		(*into)[prefix] = &branch{}
	}
	return (*into)[prefix]
}

// hit is an entry found in a passage.
type hit struct {
	span
	// first and last are the words that it begins with and ends before.
	first, last int
	entry       int
}

// search finds the entries in a passage. Of hits of one rule that overlap the
// longest counts, and none counts that touches a name.
func (l *lexicon) search(p *passage) []hit {
	s := searching{lexicon: l, passage: p}
	for i := range p.words {
		l.root.follow(p.words, i, true, func(end int, entry int) {
			s.add(hit{span{p.words[i].start, p.words[end-1].end}, i, end, entry})
		})
	}
	return s.hits
}

// searching is a search under way.
type searching struct {
	*lexicon
	passage *passage
	hits    []hit
	// latest is the last hit of every list, as a place in hits plus one.
	latest []int
	// quiet remembers which entries the passage makes harmless.
	quiet map[int]bool
}

func (s *searching) add(h hit) {
	if !s.counts(h) {
		return
	}
	if s.latest == nil {
		s.latest = make([]int, len(s.rules))
	}
	last := &s.latest[s.lists[h.entry]]
	switch {
	case *last == 0 || !h.overlaps(s.hits[*last-1].span):
		s.hits = append(s.hits, h)
		*last = len(s.hits)
	case h.end-h.start > s.hits[*last-1].end-s.hits[*last-1].start:
		s.hits[*last-1] = h
	}
}

// counts reports whether a hit means what its rule is about.
func (s *searching) counts(h hit) bool {
	e, p := &s.entries[h.entry], s.passage
	if len(e.In) > 0 && !slices.Contains(e.In, p.kind) || slices.Contains(e.NotIn, p.kind) {
		return false
	}
	if exact := s.exact[h.entry]; exact != nil && !exact[p.Text[h.start:h.end]] {
		return false
	}
	return !p.isName(h.span) && !s.near[h.entry].touches(p.words, h) && !s.quiets(h.entry)
}

// quiets reports whether words anywhere in the passage make an entry harmless.
func (s *searching) quiets(entry int) bool {
	tree := s.anywhere[entry]
	if tree == nil {
		return false
	}
	quiet, known := s.quiet[entry]
	if !known {
		quiet = tree.touches(s.passage.words, hit{first: 0, last: len(s.passage.words)})
		if s.quiet == nil {
			s.quiet = map[int]bool{}
		}
		s.quiet[entry] = quiet
	}
	return quiet
}

// longestPhrase is more words than any pattern has.
const longestPhrase = 12

// touches reports whether a phrase of b's has a word in common with a hit.
func (b *branch) touches(words []word, h hit) bool {
	if b == nil {
		return false
	}
	for i := max(0, h.first-longestPhrase); i < h.last; i++ {
		found := false
		b.follow(words, i, true, func(end, _ int) { found = found || end > h.first })
		if found {
			return true
		}
	}
	return false
}

// follow calls found for every phrase of b's that begins at word i, with the
// word after its last one. first says that no word was matched yet.
func (b *branch) follow(words []word, i int, first bool, found func(end, entry int)) {
	if !first {
		for _, entry := range b.ends {
			found(i, entry)
		}
	}
	if i >= len(words) || !first && !words[i].joined {
		return
	}
	low := words[i].low
	if next := b.next[low]; next != nil {
		next.follow(words, i+1, false, found)
	}
	if b.prefixes == nil {
		return
	}
	for n := b.shortest; n <= min(b.longest, len(low)); n++ {
		if next := b.prefixes[low[:n]]; next != nil {
			next.follow(words, i+1, false, found)
		}
	}
}

// names knows the words that are names.
type names struct{ tree *branch }

func newNames(company string, others []string) names {
	n := names{&branch{}}
	for _, name := range append([]string{company}, others...) {
		if phrase := nameWords(name); len(phrase) > 0 {
			n.tree.plant(phrase, 0)
		}
	}
	return n
}

// nameWords cuts a name into words, in which no mark has a meaning.
func nameWords(name string) []string {
	var out []string
	for _, w := range wordsOf(name) {
		out = append(out, w.low)
	}
	return out
}

// cover notes the names in a passage.
func (n names) cover(p *passage) {
	for i := range p.words {
		n.tree.follow(p.words, i, true, func(end, _ int) {
			p.addName(span{p.words[i].start, p.words[end-1].end})
		})
	}
}

// addName notes a name. Names are found in the order of their beginnings;
// those that overlap are one.
func (p *passage) addName(at span) {
	if n := len(p.names); n > 0 && p.names[n-1].overlaps(at) {
		p.names[n-1].end = max(p.names[n-1].end, at.end)
		return
	}
	p.names = append(p.names, at)
}

// isName reports whether a stretch touches a name.
func (p *passage) isName(at span) bool {
	i, _ := slices.BinarySearchFunc(p.names, at.start, func(n span, start int) int { return n.end - start - 1 })
	return i < len(p.names) && p.names[i].overlaps(at)
}
