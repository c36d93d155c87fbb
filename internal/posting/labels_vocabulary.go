package posting

import (
	"strings"
	"sync"

	"golang.org/x/text/language"
)

// vocabulary is a language's words with the tables that recognise them.
type vocabulary struct {
	words *catalogue
	// regional are the forms of regions that differ.
	regional map[string]*forms

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

// vocabularies knows which languages there are; each is read on first use
// and never changed.
type vocabularies struct {
	matcher language.Matcher
	// tags are the languages, English first.
	tags  []string
	byTag map[string]func() *vocabulary
}

var loadVocabularies = sync.OnceValue(func() *vocabularies {
	v := &vocabularies{tags: catalogueTags(), byTag: map[string]func() *vocabulary{}}
	var tags []language.Tag
	for _, tag := range v.tags {
		v.byTag[tag] = sync.OnceValue(func() *vocabulary { return v.read(tag) })
		tags = append(tags, language.MustParse(tag))
	}
	v.matcher = language.NewMatcher(tags)
	return v
})

func english() *vocabulary { return loadVocabularies().byTag[fallbackLanguage]() }

func vocabularyFor(tag string) *vocabulary {
	v := loadVocabularies()
	base, _, _ := strings.Cut(tag, "-")
	if found, ok := v.byTag[base]; ok {
		return found()
	}
	return v.byTag[v.match(tag)]()
}

// match is the language to use for a tag that is none of ours as it stands.
func (v *vocabularies) match(tag string) string {
	base, _, _ := strings.Cut(strings.ReplaceAll(tag, "_", "-"), "-")
	if _, ok := v.byTag[strings.ToLower(base)]; ok {
		return strings.ToLower(base)
	}
	t, err := language.Parse(tag)
	if err != nil {
		return fallbackLanguage
	}
	_, i, confidence := v.matcher.Match(t)
	if confidence == language.No {
		return fallbackLanguage
	}
	return v.tags[i]
}

// vocabulariesFor are those to look in: the language's own, then English.
func vocabulariesFor(language string) []*vocabulary {
	own := vocabularyFor(language)
	if own == english() {
		return []*vocabulary{own}
	}
	return []*vocabulary{own, english()}
}

func (v *vocabularies) read(tag string) *vocabulary {
	c := readCatalogue(tag)
	if tag != fallbackLanguage {
		c.fillFrom(v.byTag[fallbackLanguage]().words)
	}
	return newVocabulary(c)
}

func newVocabulary(c *catalogue) *vocabulary {
	k := c.Known
	v := &vocabulary{
		words: c, fillers: keySet(k.Fillers), role: keySet(k.AboutRole), other: keySet(k.AboutOther),
		kinds: keyMap(k.Headings), parts: keyMap(k.Parts), importances: keyMap(k.Importance),
		seniority: keyMap(k.Seniority, c.Seniority), employment: keyMap(k.EmploymentType, c.EmploymentType),
		workplace: keyMap(k.Workplace, c.Workplace), education: keyMap(k.Education, c.Education),
		payKinds: keyMap(nil, c.PayKind), periods: keyMap(k.PayPeriod, c.PayPeriod),
		regional: map[string]*forms{},
	}
	for _, prefix := range k.About {
		v.about = append(v.about, headingKey(prefix))
	}
	c.pieces = datePieces.FindAllString(c.Date, -1)
	for region, f := range c.Regions {
		f = f.over(c.forms)
		f.pieces = datePieces.FindAllString(f.Date, -1)
		v.regional[region] = &f
	}
	v.addOwnHeadings()
	v.addMonths()
	return v
}

// addOwnHeadings adds those of new postings last: they win over all others.
func (v *vocabulary) addOwnHeadings() {
	for k, h := range v.words.Headings {
		if k != Custom {
			v.kinds[headingKey(h)] = k
		}
	}
	for part, h := range v.words.Parts {
		v.parts[headingKey(h)] = part
	}
	for i, h := range v.words.Importance {
		v.importances[headingKey(h)] = i
	}
}

func (v *vocabulary) addMonths() {
	v.months = keyMap(v.words.Known.Months)
	for _, f := range v.regional {
		v.addMonthNames(f.Months)
	}
	v.addMonthNames(v.words.Months)
}

func (v *vocabulary) addMonthNames(names []string) {
	for i, name := range names {
		v.months[headingKey(name)] = i + 1
	}
}

// formsFor are the forms of dates and money in the tag's region.
func (v *vocabulary) formsFor(region string) *forms {
	if f, ok := v.regional[region]; ok {
		return f
	}
	return &v.words.forms
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
