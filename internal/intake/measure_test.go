package intake_test

import (
	"errors"
	"fmt"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"rolewright/internal/intake"
	"rolewright/internal/posting"
)

// score counts, for one thing that a reader may say: how often it said so and
// was right, and how often there was something to find and it was found.
type score struct{ said, right, there, found int }

func (s *score) add(o score) {
	s.said, s.right, s.there, s.found = s.said+o.said, s.right+o.right, s.there+o.there, s.found+o.found
}

func (s score) String() string {
	return fmt.Sprintf("%9s %9s %6d %6d", share(s.right, s.said), share(s.found, s.there), s.there, s.said)
}

func share(n, of int) string {
	if of == 0 {
		return "-"
	}
	return fmt.Sprintf("%.3f", float64(n)/float64(of))
}

// scores are those of one half of the files, by what they are of.
type scores map[string]*score

func (s scores) of(name string) *score {
	if s[name] == nil {
		s[name] = &score{}
	}
	return s[name]
}

// TestMeasure compares what is read with what a person found, over the files
// in the folder that the environment names, and prints the table of
// docs/intake.md.
func TestMeasure(t *testing.T) {
	dir := os.Getenv("ROLEWRIGHT_POSTINGS")
	if dir == "" {
		t.Skip("ROLEWRIGHT_POSTINGS names no folder with postings")
	}
	halves := map[string]scores{"tuned on": {}, "held out": {}, "all": {}}
	for _, l := range loadLabels(t) {
		if only := os.Getenv("ROLEWRIGHT_ONLY"); only != "" && !strings.Contains(l.File, only) {
			continue
		}
		src, err := l.source(dir)
		if err != nil {
			t.Errorf("%v", err)
			continue
		}
		got := measureFile(t, l, src)
		half := "tuned on"
		if l.heldOut() {
			half = "held out"
		}
		for name, s := range got {
			halves[half].of(name).add(*s)
			halves["all"].of(name).add(*s)
		}
	}
	for _, half := range []string{"tuned on", "held out", "all"} {
		t.Log(table(half, halves[half]))
	}
}

// measureFile compares one file.
func measureFile(t *testing.T, l labelled, src []byte) scores {
	out := scores{}
	res, err := intake.Read(path.Base(l.File), src)
	var refusal *intake.Refusal
	switch {
	case errors.As(err, &refusal) && refusal.Kind == intake.Unsupported:
		out.of("files not read").said++
		return out
	case err != nil && !errors.As(err, &refusal):
		t.Fatalf("%s: %v", l.File, err)
	}
	isPosting := l.Posting != "no"
	out.of("a posting").verdict(l, isPosting, err == nil)
	if !isPosting || err != nil {
		return out
	}
	measureFacts(t, l, res, out)
	text := string(src)
	if len(l.Anchors) > 0 {
		text = res.Original
	}
	if lines := l.lines(strings.ReplaceAll(text, "\r", "")); len(l.Starts)+len(l.Anchors) > 0 {
		measureLines(t, l, lines, res, out)
	}
	return out
}

// verdict counts a yes or no that is right where it says what is.
func (s *score) verdict(l labelled, is, said bool) {
	if said {
		s.said++
	}
	if is {
		s.there++
	}
	if is && said {
		s.right, s.found = s.right+1, s.found+1
	}
	if is != said {
		miss(l, 0, fmt.Sprintf("posting: %v, read: %v", is, said))
	}
}

func measureFacts(t *testing.T, l labelled, res intake.Result, out scores) {
	p := posting.Normalize(res.Posting, func() string { return "" })
	out.of("title").fact(l, "title", l.Title, strings.Join(strings.Fields(p.Title), " "))
	place := ""
	if len(p.Locations) > 0 {
		place = p.Locations[0].City
		if place == "" {
			place = p.Locations[0].Text()
		}
	}
	out.of("place").fact(l, "place", l.Place, place)
	out.of("employment type").fact(l, "employment", l.Employment, string(p.EmploymentType))
	out.of("workplace").fact(l, "workplace", l.Workplace, string(p.Workplace))
	out.of("closing date").fact(l, "applyBy", l.ApplyBy, p.ApplyBy)
	apply := p.Apply.Email
	if apply == "" || slices.Contains(l.Apply, p.Apply.URL) {
		apply = p.Apply.URL
	}
	out.of("address to apply").fact(l, "apply", l.Apply, apply)
	measurePay(l, p.Pay, out.of("pay"))
}

// fact counts one field. A label that allows "" asks for nothing.
func (s *score) fact(l labelled, field string, want []string, got string) {
	right := slices.Contains(want, got) || len(want) == 0 && got == ""
	needed := len(want) > 0 && !slices.Contains(want, "")
	if got != "" {
		s.said++
		if right {
			s.right++
		}
	}
	if needed {
		s.there++
		if right {
			s.found++
		}
	}
	if !right {
		miss(l, 0, fmt.Sprintf("%s: want %q, got %q", field, want, got))
	}
}

func measurePay(l labelled, got posting.Pay, s *score) {
	want := l.Pay
	one := want != nil && !want.Several
	right := one && got.Min == want.Min && got.Max == want.Max &&
		slices.Contains(want.Currency, got.Currency) && slices.Contains(want.Period, string(got.Period))
	if got.Min+got.Max != "" {
		s.said++
		if right {
			s.right++
		}
	}
	if one {
		s.there++
		if right {
			s.found++
		}
	}
	if one && !right || !one && got.Min+got.Max != "" {
		miss(l, 0, fmt.Sprintf("pay: want %+v, got %+v", want, got))
	}
}

// measureLines counts in lines and in sections: a section of the source is
// found where at least half of its lines went into its kind, and a section of
// the reading is right where at least half of its lines belong there.
func measureLines(t *testing.T, l labelled, lines []truth, res intake.Result, out scores) {
	all := pieces(res)
	at := place(lines, all)
	runs, sections := map[int]*tally{}, map[int]*tally{}
	run := 0
	for i, line := range lines {
		if i > 0 && !slices.Equal(line.kinds, lines[i-1].kinds) && !slices.Contains(line.kinds, "any") {
			run = i
		}
		if slices.Contains(line.kinds, "any") || len(plainWords(line.text)) == 0 {
			continue
		}
		got := piece{kinds: []string{"lost"}, section: -1}
		if at[i] >= 0 {
			got = all[at[i]]
		}
		right := fits(line.kinds, got.kinds)
		countLine(line, got, right, out)
		if named(line.kinds) {
			tallyIn(runs, run, kindOf(line.kinds[0]), right)
		}
		if got.section >= 0 && named(got.kinds) {
			tallyIn(sections, got.section, got.kinds[0], right)
		}
		if !right && (named(line.kinds) || named(got.kinds)) {
			miss(l, line.number, fmt.Sprintf("%s read as %s: %.70s", strings.Join(line.kinds, "|"), strings.Join(got.kinds, "|"), line.text))
		}
	}
	for _, r := range runs {
		out.of("sections " + r.kind).add(score{there: 1, found: r.half()})
	}
	for _, s := range sections {
		out.of("sections " + s.kind).add(score{said: 1, right: s.half()})
	}
}

// tally counts the lines of one section.
type tally struct {
	kind       string
	right, all int
}

func (t *tally) half() int {
	if t.right*2 >= t.all {
		return 1
	}
	return 0
}

func tallyIn(m map[int]*tally, key int, kind string, right bool) {
	if m[key] == nil {
		m[key] = &tally{kind: kind}
	}
	m[key].all++
	if right {
		m[key].right++
	}
}

// countLine counts a line for the kinds of section and for the importance.
func countLine(line truth, got piece, right bool, out scores) {
	if named(got.kinds) {
		out.of("lines " + got.kinds[0]).add(score{said: 1, right: one(right)})
	}
	if named(line.kinds) {
		out.of("lines " + kindOf(line.kinds[0])).add(score{there: 1, found: one(right)})
	}
	for _, w := range []string{"must", "nice"} {
		is, said := slices.Equal(line.kinds, []string{w}), got.importance == w
		plain := w == "must" && slices.Contains(line.kinds, "requirements")
		if said && !plain {
			out.of(w).add(score{said: 1, right: one(slices.Contains(line.kinds, w))})
		}
		if is {
			out.of(w).add(score{there: 1, found: one(said)})
		}
	}
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// kindOf is the kind of section that a label stands for.
func kindOf(label string) string {
	if label == "must" || label == "nice" {
		return string(posting.Requirements)
	}
	return label
}

// named reports whether all of the kinds are kinds of section that say
// something.
func named(kinds []string) bool {
	return slices.Contains(sectionNames(), kindOf(kinds[0])) &&
		!slices.ContainsFunc(kinds[1:], func(k string) bool { return !slices.Contains(sectionNames(), kindOf(k)) && k != "facts" })
}

// fits reports whether a line may be what it was read as.
func fits(want, got []string) bool {
	return slices.ContainsFunc(want, func(k string) bool { return slices.Contains(got, kindOf(k)) })
}

// miss prints what was read wrongly in files that may be tuned on.
func miss(l labelled, line int, text string) {
	if os.Getenv("ROLEWRIGHT_MISSES") != "" && !l.heldOut() {
		fmt.Printf("%s:%d: %s\n", l.File, line, text)
	}
}

// table is what a half gave, a line each.
func table(half string, s scores) string {
	var out strings.Builder
	fmt.Fprintf(&out, "%s\n%-28s %9s %9s %6s %6s\n", half, "", "precision", "recall", "there", "said")
	row := func(name string, sc score) { fmt.Fprintf(&out, "%-28s %s\n", name, sc) }
	for _, unit := range []string{"lines", "sections"} {
		total := score{}
		var p, r []string
		for _, k := range sectionNames() {
			if sc := s[unit+" "+k]; sc != nil {
				row(unit+" "+k, *sc)
				total.add(*sc)
				p, r = append(p, share(sc.right, sc.said)), append(r, share(sc.found, sc.there))
			}
		}
		row(strings.ToUpper(unit)+" of all kinds", total)
		fmt.Fprintf(&out, "%-28s %9s %9s\n", unit+", mean of the kinds", mean(p), mean(r))
	}
	for _, name := range []string{"must", "nice", "title", "pay", "place", "employment type", "workplace", "address to apply", "closing date", "a posting", "files not read"} {
		row(name, *s.of(name))
	}
	return out.String()
}

func mean(shares []string) string {
	sum, n := 0.0, 0
	for _, s := range shares {
		var x float64
		if _, err := fmt.Sscan(s, &x); err == nil {
			sum, n = sum+x, n+1
		}
	}
	if n == 0 {
		return "-"
	}
	return fmt.Sprintf("%.3f", sum/float64(n))
}
