package onet

import (
	"cmp"
	"slices"
	"strings"
)

// A posting lists this many responsibilities: fewer say too little, more are
// not read.
const (
	fewestTasks = 8
	mostTasks   = 10
)

// ranked sorts the tasks: core ones first, then by importance where the
// release has ratings, else as the file has them. The file's order is neither
// that of the letters nor of the ids: O*NET lists what matters most first, as
// it does on its own pages.
func (o *occupation) ranked() []*task {
	tasks := slices.Clone(o.tasks)
	slices.SortStableFunc(tasks, func(a, b *task) int {
		return cmp.Or(
			cmp.Compare(a.class(), b.class()),
			cmp.Compare(b.importance, a.importance),
		)
	})
	return tasks
}

// class is 0 for tasks of the core and those not yet sorted, else 1.
func (t *task) class() int {
	if t.kind == "Supplemental" {
		return 1
	}
	return 0
}

// split chooses the responsibilities of a posting, and leaves the rest as
// suggestions. A task that nearly repeats one before it is left for these.
func split(tasks []*task) (chosen, rest []*task) {
	var words []map[string]bool
	for _, t := range tasks {
		own := contentWords(t.text)
		enough := len(chosen) >= mostTasks || len(chosen) >= fewestTasks && t.class() > 0
		if enough || slices.ContainsFunc(words, func(w map[string]bool) bool { return nearlySame(own, w) }) {
			rest = append(rest, t)
			continue
		}
		chosen, words = append(chosen, t), append(words, own)
	}
	if missing := min(fewestTasks, len(tasks)) - len(chosen); missing > 0 {
		chosen, rest = append(chosen, rest[:missing]...), rest[missing:]
	}
	return chosen, rest
}

// unlike are the tasks that do not nearly repeat one of the others.
func unlike(tasks, others []*task) []*task {
	var words []map[string]bool
	for _, o := range others {
		words = append(words, contentWords(o.text))
	}
	return slices.DeleteFunc(slices.Clone(tasks), func(t *task) bool {
		own := contentWords(t.text)
		return slices.ContainsFunc(words, func(w map[string]bool) bool { return nearlySame(own, w) })
	})
}

// Two tasks are taken for nearly the same that share more than this part of
// the shorter one's words and of the longer one's.
const (
	sameOfShorter = 0.65
	sameOfLonger  = 0.5
)

func nearlySame(a, b map[string]bool) bool {
	shared := 0
	for w := range a {
		if b[w] {
			shared++
		}
	}
	return float64(shared) > sameOfShorter*float64(min(len(a), len(b))) &&
		float64(shared) > sameOfLonger*float64(max(len(a), len(b)))
}

// contentWords are the stems of a task's longer words.
func contentWords(text string) map[string]bool {
	words := map[string]bool{}
	for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return r < 'a' || r > 'z' }) {
		if len(w) > 3 && !slices.Contains([]string{"such", "with", "from", "other", "that", "their", "using", "into", "when"}, w) {
			words[stem(w)] = true
		}
	}
	return words
}

func stem(w string) string {
	for _, end := range []string{"ing", "ed", "es", "s"} {
		if s, ok := strings.CutSuffix(w, end); ok && len(s) > 3 {
			return strings.TrimSuffix(s, "e")
		}
	}
	return strings.TrimSuffix(w, "e")
}

func texts(tasks []*task) []string {
	var out []string
	for _, t := range tasks {
		if !slices.Contains(out, t.text) {
			out = append(out, t.text)
		}
	}
	return out
}
