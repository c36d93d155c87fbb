package role_test

import (
	"hash/fnv"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"rolewright/internal/role"
)

// The floors are what the search must reach over the reported job titles, in
// per cent. They stand below what docs/search.md reports, so that a new role
// does not fail the test and a worse search does.
const (
	floorFirst = 74
	floorThree = 84
)

// TestReportedTitles measures the search by the job titles that people
// reported to O*NET: docs/search.md says how, and has the figures.
func TestReportedTitles(t *testing.T) {
	lib := library(t)
	soc := socsOf(t, lib)
	const file = "Sample of Reported Titles.txt"
	titles := coveredTitles(readTitles(t, file, ""), soc)
	known := verbatim(lib)
	unknown := func(r reported) bool { return !known[bare(r.text)] }
	whole := measure(lib, soc, titles)
	whole.log(t, "as reported")
	measure(lib, soc, parts(titles)).log(t, "each form of those that have two")
	measure(lib, soc, keep(titles, unknown)).log(t, "those that no role has word for word")
	measure(lib, soc, keep(titles, reported.heldOut)).log(t, "the half held out")
	measure(lib, soc, keep(titles, func(r reported) bool { return r.heldOut() && unknown(r) })).log(t, "of that half, in no role word for word")
	measure(lib, soc, coveredTitles(readTitles(t, file, ".00"), soc)).log(t, "those of the occupations themselves")
	logMisses(t, lib, soc, whole)
	if first, three := whole.rates(); first < floorFirst || three < floorThree {
		t.Errorf("top-1 %.1f %%, top-3 %.1f %%; want at least %d and %d", first, three, floorFirst, floorThree)
	}
}

// TestAlternateTitles logs the same figures for a list seven times as long,
// which has rare and old names as well.
func TestAlternateTitles(t *testing.T) {
	lib := library(t)
	soc := socsOf(t, lib)
	titles := coveredTitles(readTitles(t, "Alternate Titles.txt", ""), soc)
	known := verbatim(lib)
	measure(lib, soc, titles).log(t, "alternate titles")
	measure(lib, soc, keep(titles, func(r reported) bool { return !known[bare(r.text)] })).log(t, "those that no role has word for word")
}

// reported is a job title as somebody reported it, and the six-digit codes
// of the occupations that O*NET lists it under.
type reported struct {
	text string
	socs map[string]bool
}

// coveredTitles keeps the titles of the occupations that a role is of.
func coveredTitles(titles map[string]reported, soc map[string]string) []reported {
	covered := map[string]bool{}
	for _, code := range soc {
		covered[code] = true
	}
	var out []reported
	for _, text := range slices.Sorted(maps.Keys(titles)) {
		r := titles[text]
		if slices.ContainsFunc(slices.Collect(maps.Keys(r.socs)), func(code string) bool { return covered[code] || covered[broad(code)] }) {
			out = append(out, r)
		}
	}
	return out
}

// readTitles reads a file with a code and a title in each line from the
// release in the folder that ROLEWRIGHT_ONET names. The code has the ending:
// ".00" is an occupation itself, and ".01" a speciality within it.
func readTitles(t *testing.T, name, ending string) map[string]reported {
	t.Helper()
	dir := os.Getenv("ROLEWRIGHT_ONET")
	if dir == "" {
		t.Skip("ROLEWRIGHT_ONET names no folder with an O*NET release")
	}
	src, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]reported{}
	for line := range strings.Lines(string(src)) {
		cells := strings.Split(strings.TrimSpace(line), "\t")
		if len(cells) < 2 || len(cells[0]) < 10 || cells[0][2] != '-' || !strings.HasSuffix(cells[0], ending) {
			continue
		}
		r, ok := out[cells[1]]
		if !ok {
			r = reported{text: cells[1], socs: map[string]bool{}}
		}
		r.socs[cells[0][:7]] = true
		out[cells[1]] = r
	}
	return out
}

// broad is the code of the broad occupation that a detailed one belongs to:
// "31-1120" of "31-1121". Pay is published by broad occupation in places, so
// some roles have one.
func broad(code string) string { return code[:6] + "0" }

func socsOf(t *testing.T, lib *role.Library) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, e := range lib.List() {
		r, err := lib.Get(e.Slug)
		if err != nil {
			t.Fatal(err)
		}
		out[e.Slug] = r.SOC()
	}
	return out
}

// parts are the two forms of titles such as "RN (Registered Nurse)", each a
// question of its own.
func parts(titles []reported) []reported {
	brackets := regexp.MustCompile(`^(.*?)\s*\((.*)\)\s*$`)
	var out []reported
	for _, r := range titles {
		if m := brackets.FindStringSubmatch(r.text); m != nil {
			for _, form := range m[1:] {
				part := r
				part.text = form
				out = append(out, part)
			}
		}
	}
	return out
}

// verbatim is every title of the library, in its bare form.
func verbatim(lib *role.Library) map[string]bool {
	out := map[string]bool{}
	for _, e := range lib.List() {
		for _, title := range slices.Concat([]string{e.Title}, e.OtherTitles, e.FoundBy) {
			out[bare(title)] = true
		}
	}
	return out
}

// bare takes case, signs and spaces from a title.
func bare(title string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(title), func(r rune) bool {
		return !strings.ContainsRune("abcdefghijklmnopqrstuvwxyz0123456789#+", r)
	}), "")
}

func keep(titles []reported, want func(reported) bool) []reported {
	return slices.DeleteFunc(slices.Clone(titles), func(r reported) bool { return !want(r) })
}

// heldOut is the half of the titles whose misses nobody looked at while the
// search and its vocabulary were made: the test never logs them.
func (r reported) heldOut() bool {
	h := fnv.New32a()
	h.Write([]byte(bare(r.text)))
	return h.Sum32()%2 == 0
}

// tally is how a search did; misses are those that none of the first three
// fits, with what was found instead.
type tally struct {
	asked, first, three int
	misses              []miss
}

type miss struct {
	reported
	found []role.Entry
}

func measure(lib *role.Library, soc map[string]string, titles []reported) tally {
	out := tally{asked: len(titles)}
	for _, r := range titles {
		found := lib.Search(role.ParseRequest(r.text))
		found = found[:min(3, len(found))]
		switch rank := slices.IndexFunc(found, func(e role.Entry) bool { return r.fits(soc[e.Slug]) }); {
		case rank == 0:
			out.first++
			out.three++
		case rank > 0:
			out.three++
		default:
			out.misses = append(out.misses, miss{r, found})
		}
	}
	return out
}

func (r reported) fits(soc string) bool {
	for code := range r.socs {
		if soc == code || soc == broad(code) {
			return true
		}
	}
	return false
}

// rates are the parts found first and among the first three, in per cent.
func (y tally) rates() (first, three float64) {
	n := float64(max(y.asked, 1))
	return 100 * float64(y.first) / n, 100 * float64(y.three) / n
}

func (y tally) log(t *testing.T, what string) {
	t.Helper()
	first, three := y.rates()
	t.Logf("%-50s %5d asked, top-1 %5.1f %%, top-3 %5.1f %%", what, y.asked, first, three)
}

// logMisses counts the misses by family, and names those of the half that may
// be looked at.
func logMisses(t *testing.T, lib *role.Library, soc map[string]string, y tally) {
	t.Helper()
	byFamily := map[string]int{}
	for _, m := range y.misses {
		byFamily[m.family(lib, soc)]++
		if !m.heldOut() {
			t.Logf("missed: %-50q %v finds %v", m.text, slices.Sorted(maps.Keys(m.socs)), slugs(m.found))
		}
	}
	t.Logf("misses by family: %v", byFamily)
}

// family is that of the first role that would have been right.
func (r reported) family(lib *role.Library, soc map[string]string) string {
	for _, e := range lib.List() {
		if r.fits(soc[e.Slug]) {
			return e.Family
		}
	}
	return ""
}
