package role

import (
	"cmp"
	"slices"
	"strings"
)

// Search returns the entries that fit the request's words, best first; all
// of them when the request names no role. It looks in titles, other titles,
// skills, the families' names, the summaries and the names of occupations. A
// word that fits nowhere lowers an entry and does not forbid it; an entry
// that fits much less than the best one is left out.
func (l *Library) Search(q Request) []Entry {
	if len(q.Words) == 0 {
		return l.List()
	}
	asked := l.readings(q)
	typed := strings.Join(q.Whole, " ")
	var hits []hit
	for _, p := range l.parts {
		for _, h := range p.search(asked, typed) {
			if l.owners == nil || l.owners[h.Slug] == p {
				hits = append(hits, h)
			}
		}
	}
	return ranked(hits)
}

// hit is an entry that a search found, and how well it fits. A title that
// somebody typed as it stands is more than any score.
type hit struct {
	*Entry
	exact int
	score float32
	fits  bool
}

// search returns what one part of a library has, in its own order.
func (p *part) search(asked []reading, typed string) []hit {
	x := p.index()
	d := x.desks.Get().(*desk)
	defer x.desks.Put(d)
	clear(d.score)
	clear(d.fits)
	for _, r := range asked {
		d.read(x, r)
	}
	exact := p.exact(x, typed)
	var hits []hit
	for i, s := range d.score {
		if s > 0 {
			e := &p.entries[i]
			hits = append(hits, hit{e, exact[i], s * favour(e.Origin), d.fits[i]})
		}
	}
	return hits
}

// exact says by role how exactly a title of it was typed. Imported roles come
// with so many other titles that only their own one counts.
func (p *part) exact(x *index, typed string) map[int]int {
	out := map[int]int{}
	for _, id := range x.exact[typed] {
		t := x.texts[id]
		i := int(t.role)
		switch {
		case t.kind == ownTitle:
			out[i] = 2
		case p.entries[i].Origin != Imported:
			out[i] = max(out[i], 1)
		}
	}
	return out
}

func favour(o Origin) float32 {
	switch o {
	case Own:
		return favourOwn
	case Imported:
		return favourImported
	}
	return 1
}

// ranked sorts the hits and leaves out those far behind the best.
func ranked(hits []hit) []Entry {
	if slices.ContainsFunc(hits, func(h hit) bool { return h.fits && h.Origin != Imported }) {
		lowerImported(hits)
	}
	var best float32
	for _, h := range hits {
		best = max(best, h.score)
	}
	bar := max(best*cut, least)
	hits = slices.DeleteFunc(hits, func(h hit) bool { return h.exact == 0 && h.score < bar })
	slices.SortStableFunc(hits, func(a, b hit) int {
		return cmp.Or(cmp.Compare(b.exact, a.exact), cmp.Compare(b.score, a.score))
	})
	found := make([]Entry, len(hits))
	for i, h := range hits {
		found[i] = *h.Entry
	}
	return found
}

func lowerImported(hits []hit) {
	for i := range hits {
		if hits[i].Origin == Imported {
			hits[i].score *= besideFitting
		}
	}
}
