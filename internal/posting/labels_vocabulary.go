package posting

import (
	"strings"
	"sync"

	"golang.org/x/text/language"
)

// vocabulary is a language's words with the tables that recognise them.
type vocabulary struct {
	words       *words
	kinds       map[string]Kind
	parts       map[string]string
	importances map[string]Importance
	fillers     map[string]bool
	about       []string
	role, other map[string]bool

	seniority  map[string]Seniority
	employment map[string]EmploymentType
	workplace  map[string]Workplace
	education  map[string]Education
	payKinds   map[string]PayKind
	periods    map[string]Period
	months     map[string]int
}

// vocabularies are built once, on first use, and never changed.
type vocabularies struct {
	matcher language.Matcher
	all     []*vocabulary
	byTag   map[string]*vocabulary
}

// loadVocabularies returns the words of all languages, English first.
var loadVocabularies = sync.OnceValue(func() *vocabularies {
	v := &vocabularies{byTag: map[string]*vocabulary{}}
	var tags []language.Tag
	for _, w := range allWords() {
		one := newVocabulary(w)
		v.all = append(v.all, one)
		v.byTag[w.tag.String()] = one
		tags = append(tags, w.tag)
	}
	v.matcher = language.NewMatcher(tags)
	return v
})

func allWords() []*words {
	return []*words{
		englishWords(), germanWords(), frenchWords(), spanishWords(),
		dutchWords(), italianWords(), polishWords(), portugueseWords(),
	}
}

// Languages lists the BCP 47 tags of the languages that have labels of their
// own, English first.
func Languages() []string {
	var out []string
	for _, v := range loadVocabularies().all {
		out = append(out, v.words.tag.String())
	}
	return out
}

func english() *vocabulary { return loadVocabularies().all[0] }

func vocabularyFor(tag string) *vocabulary {
	v := loadVocabularies()
	base, _, _ := strings.Cut(strings.ReplaceAll(tag, "_", "-"), "-")
	if found, ok := v.byTag[strings.ToLower(base)]; ok {
		return found
	}
	t, err := language.Parse(tag)
	if err != nil {
		return english()
	}
	_, i, confidence := v.matcher.Match(t)
	if confidence == language.No {
		return english()
	}
	return v.all[i]
}

// vocabulariesFor are those to look in: the language's own, then English.
func vocabulariesFor(language string) []*vocabulary {
	own := vocabularyFor(language)
	if own == english() {
		return []*vocabulary{own}
	}
	return []*vocabulary{own, english()}
}

func newVocabulary(w *words) *vocabulary {
	k := w.known
	v := &vocabulary{
		words: w, fillers: keySet(k.fillers), role: keySet(k.role), other: keySet(k.other),
		kinds: keyMap(k.kinds), parts: keyMap(k.parts),
		importances: keyMap(map[Importance][]string{MustHave: k.must, NiceToHave: k.nice}),
		seniority:   keyMap(k.seniority, w.seniority), employment: keyMap(k.employment, w.employment),
		workplace: keyMap(k.workplace, w.workplace), education: keyMap(k.education, w.education),
		payKinds: keyMap(nil, w.payKinds), periods: keyMap(k.periods, w.periods),
	}
	for _, prefix := range k.about {
		v.about = append(v.about, headingKey(prefix))
	}
	v.addOwnHeadings()
	v.addMonths()
	return v
}

// addOwnHeadings adds those of new postings last: they win over all others.
func (v *vocabulary) addOwnHeadings() {
	for k, h := range v.words.headings {
		if k != Custom {
			v.kinds[headingKey(h)] = k
		}
	}
	for part, h := range v.words.parts {
		v.parts[headingKey(h)] = part
	}
	v.importances[headingKey(v.words.must)] = MustHave
	v.importances[headingKey(v.words.nice)] = NiceToHave
}

func (v *vocabulary) addMonths() {
	v.months = keyMap(v.words.known.monthNames)
	for i, name := range v.words.monthNames {
		v.months[headingKey(name)] = i + 1
	}
}

// keyMap turns lists of spellings by value into values by headingKey; the
// words that we write ourselves win.
func keyMap[T comparable](spellings map[T][]string, own ...map[T]string) map[string]T {
	m := map[string]T{}
	for value, list := range spellings {
		for _, s := range list {
			m[headingKey(s)] = value
		}
	}
	for _, o := range own {
		for value, s := range o {
			m[headingKey(s)] = value
		}
	}
	return m
}

func keySet(list []string) map[string]bool {
	m := map[string]bool{}
	for _, s := range list {
		m[headingKey(s)] = true
	}
	return m
}
