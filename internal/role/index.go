package role

import (
	"math"
	"slices"
	"strings"
	"sync"
)

// part is the roles of one library with what a search needs of them. A
// library joined of several searches the parts of each, so that joining one
// anew for every request costs nothing.
type part struct {
	entries []Entry
	// index is made when somebody searches for the first time.
	index func() *index
}

func newPart(entries []Entry, hints func(slug string) hints) *part {
	return &part{entries, sync.OnceValue(func() *index { return newIndex(entries, hints) })}
}

// hints are what a search looks in besides the list's entry.
type hints struct {
	// Occupation is the name under which statistics count the role.
	Occupation string
	Skills     []string
}

// index says which texts about the roles have a word.
type index struct {
	words []indexed
	// byText and byStem find words; alphabet has them in order.
	byText   map[string]int32
	byStem   map[string][]int32
	alphabet []int32
	texts    []text
	// exact finds titles as typed.
	exact map[string][]int32
	// roles is how many there are, rolesOf how many of them have a stem.
	roles   int
	rolesOf map[string]int
	// titles is how many titles each role has.
	titles []float32
	desks  sync.Pool
}

// indexed is a word and where it stands.
type indexed struct {
	text, singular, stem string
	letters              letters
	posts                []post
}

func newIndexed(word string) indexed {
	return indexed{text: word, singular: singular(word), stem: stem(word), letters: lettersOf(word)}
}

type post struct {
	text   int32
	weight float32
	head   bool
}

// kind is where a text about a role stands.
type kind uint8

const (
	ownTitle kind = iota
	otherTitle
	nearTitle
	occupationName
	skill
	familyTitle
	summary
)

// text is one text about a role; weight is what all its words weigh.
type text struct {
	role   int32
	kind   kind
	weight float32
}

// draft is an index in the making: with the tokens of each text, and the
// words met so far.
type draft struct {
	*index
	tokens [][]token
	ids    [][]int32
}

func newIndex(entries []Entry, more func(slug string) hints) *index {
	d := draft{index: &index{
		byText: map[string]int32{}, byStem: map[string][]int32{}, exact: map[string][]int32{},
		roles: len(entries), rolesOf: map[string]int{}, titles: make([]float32, len(entries)),
	}}
	families := map[string]string{}
	for _, f := range Families() {
		families[f.Slug] = f.Title
	}
	for i, e := range entries {
		d.addTitle(i, ownTitle, e.Title)
		for _, t := range e.OtherTitles {
			d.addTitle(i, otherTitle, t)
		}
		for _, t := range e.FoundBy {
			d.addTitle(i, nearTitle, t)
		}
		h := more(e.Slug)
		d.add(i, occupationName, fullForms(words(h.Occupation), ""))
		for _, s := range h.Skills {
			d.add(i, skill, fullForms(words(s), ""))
		}
		d.add(i, familyTitle, fullForms(words(families[e.Family]), ""))
		d.add(i, summary, fullForms(words(e.Summary), ""))
	}
	d.count()
	d.post()
	d.desks.New = func() any { return newDesk(d.index) }
	return d.index
}

func (d *draft) addTitle(role int, k kind, title string) {
	list := words(title)
	key := strings.Join(list, " ")
	d.exact[key] = append(d.exact[key], int32(len(d.texts)))
	d.titles[role]++
	d.add(role, k, tokens(list, head(title, list)))
}

func (d *draft) add(role int, k kind, list []token) {
	ids := make([]int32, len(list))
	for i, t := range list {
		ids[i] = d.id(t.text)
	}
	d.texts = append(d.texts, text{role: int32(role), kind: k})
	d.tokens, d.ids = append(d.tokens, list), append(d.ids, ids)
}

// id is the word's place in the list of words.
func (d *draft) id(word string) int32 {
	id, ok := d.byText[word]
	if !ok {
		id = int32(len(d.words))
		d.byText[word] = id
		w := newIndexed(word)
		d.words = append(d.words, w)
		d.byStem[w.stem] = append(d.byStem[w.stem], id)
	}
	return id
}

// count finds how many roles have each stem.
func (d *draft) count() {
	last := map[string]int32{}
	for i, ids := range d.ids {
		for _, id := range ids {
			s, role := d.words[id].stem, d.texts[i].role+1
			if last[s] != role {
				last[s] = role
				d.rolesOf[s]++
			}
		}
	}
}

// post writes down where every word stands, and what it weighs there.
func (d *draft) post() {
	for i, list := range d.tokens {
		for j, t := range list {
			w := &d.words[d.ids[i][j]]
			weight := t.weight(rarity(d.rolesOf[w.stem], d.roles))
			w.posts = append(w.posts, post{int32(i), weight, t.head})
			d.texts[i].weight += weight
		}
	}
	d.alphabet = make([]int32, len(d.words))
	for i := range d.alphabet {
		d.alphabet[i] = int32(i)
	}
	slices.SortFunc(d.alphabet, func(a, b int32) int { return strings.Compare(d.words[a].text, d.words[b].text) })
}

// rarity is what a word tells about a role that some of all roles have: a
// word that is everywhere tells little.
func rarity(some, all int) float32 {
	if all < 2 {
		return 1
	}
	return float32(common + math.Log(float64(all+1)/float64(some+1))/math.Log(float64(all+1)))
}
