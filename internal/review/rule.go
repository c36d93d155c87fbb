package review

import (
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"sync"

	"go.yaml.in/yaml/v3"
)

// Rule is what a rule says of itself.
type Rule struct {
	// ID is a lasting name, such as "pay-missing".
	ID       string   `yaml:"id"`
	Category Category `yaml:"category"`
	Severity Severity `yaml:"severity"`
	// Title is what a finding of it is called: "No pay stated".
	Title string `yaml:"title"`
	// Why says in plain words why it matters.
	Why      string     `yaml:"why"`
	Evidence []Evidence `yaml:"evidence"`
	// Cost is what one finding takes from the points of its category.
	Cost int `yaml:"cost"`
	// Language is the base language of the text that the rule can read, or
	// empty where it reads facts and structure alone.
	Language string `yaml:"language,omitempty"`
	// RoleDecides says that a word rule is silent where the posting's role
	// template asks in the same words: then the work needs it.
	RoleDecides bool `yaml:"roleDecides,omitempty"`
}

//go:embed rules/*.yaml words/*.yaml facts/*.yaml
var data embed.FS

// Rules lists every rule, by the order of the categories and then by id.
func Rules() []Rule { return slices.Clone(book().list) }

// RuleByID finds a rule.
func RuleByID(id string) (Rule, bool) {
	rule, ok := book().rules[id]
	return rule, ok
}

// WordLists lists the words and phrases that rules look for.
func WordLists() []WordList { return slices.Clone(book().lists) }

// ruleBook is all rules with the words they look for. It never changes.
type ruleBook struct {
	rules map[string]Rule
	list  []Rule
	words *lexicon
	lists []WordList

	technologies []technology
	stems        *stemList
	phrases
}

// book is read once. The files are part of the program, so that a fault in
// them is a fault of the program, which the tests find.
var book = sync.OnceValue(func() *ruleBook {
	b := &ruleBook{rules: map[string]Rule{}, words: newLexicon(), phrases: newPhrases()}
	for _, file := range files("rules/*.yaml") {
		var rules []Rule
		decode(file, &rules)
		for _, r := range rules {
			b.add(r)
		}
	}
	for _, file := range files("words/*.yaml") {
		var list WordList
		decode(file, &list)
		b.lists = append(b.lists, list)
		b.add(list.Rule)
		b.words.add(list)
	}
	decode("facts/technologies.yaml", &b.technologies)
	for i := range b.technologies {
		b.technologies[i].grow()
	}
	var stems []stem
	decode("facts/gender.yaml", &stems)
	b.stems = newStemList(stems)
	slices.SortFunc(b.list, func(a, c Rule) int { return compareRules(a, c) })
	return b
})

func (b *ruleBook) add(r Rule) {
	if _, twice := b.rules[r.ID]; twice || r.ID == "" {
		panic(fmt.Sprintf("review: rule %q stands twice or has no id", r.ID))
	}
	b.rules[r.ID] = r
	b.list = append(b.list, r)
}

func compareRules(a, b Rule) int {
	if d := slices.Index(Categories(), a.Category) - slices.Index(Categories(), b.Category); d != 0 {
		return d
	}
	if a.ID < b.ID {
		return -1
	}
	return 1
}

func files(pattern string) []string {
	names, err := fs.Glob(data, pattern)
	if err != nil {
		panic(err)
	}
	return names
}

func decode(file string, into any) {
	f, err := data.Open(file)
	if err != nil {
		panic(err)
	}
	defer f.Close()
	d := yaml.NewDecoder(f)
	d.KnownFields(true)
	if err := d.Decode(into); err != nil {
		panic(fmt.Sprintf("review: %s: %v", file, err))
	}
}
