package role_test

import (
	"bufio"
	"cmp"
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

// floors are what the search must reach over the reported job titles, in per
// cent. They stand a little below what docs/search.md reports, so that a new
// role does not fail the test and a worse search does.
const (
	floorFirst = 64
	floorThree = 73
)

// TestReportedTitles measures the search by the job titles that people
// reported to O*NET: docs/search.md says how, and has the figures.
func TestReportedTitles(t *testing.T) {
	lib := library(t)
	titles := coveredTitles(t, lib)
	soc := socsOf(t, lib)
	whole := measure(lib, soc, titles)
	whole.log(t, "as reported")
	measure(lib, soc, parts(titles)).log(t, "parts of titles with a second form in brackets")
	known := verbatim(lib)
	measure(lib, soc, keep(titles, func(text string) bool { return !known[bare(text)] })).log(t, "in no role word for word")
	measure(lib, soc, keep(titles, heldOut)).log(t, "held out")
	logMisses(t, whole)
	if first, three := whole.rates(); first < floorFirst || three < floorThree {
		t.Errorf("top-1 %.1f %%, top-3 %.1f %%; want at least %d and %d", first, three, floorFirst, floorThree)
	}
}

// reported is a job title as somebody reported it, and the six-digit codes
// of the occupations that O*NET lists it under.
type reported struct {
	text string
	socs map[string]bool
}

// coveredTitles reads the reported titles of the occupations that the library
// has a role for.
func coveredTitles(t *testing.T, lib *role.Library) []reported {
	t.Helper()
	covered := map[string]bool{}
	for _, code := range socsOf(t, lib) {
		covered[code] = true
	}
	var out []reported
	for text, socs := range readReported(t) {
		for code := range socs {
			if covered[code] || covered[broad(code)] {
				out = append(out, reported{text, socs})
				break
			}
		}
	}
	slices.SortFunc(out, func(a, b reported) int { return cmp.Compare(a.text, b.text) })
	return out
}

// readReported reads the codes of every reported title from the release in
// the folder that ROLEWRIGHT_ONET names.
func readReported(t *testing.T) map[string]map[string]bool {
	t.Helper()
	dir := os.Getenv("ROLEWRIGHT_ONET")
	if dir == "" {
		t.Skip("ROLEWRIGHT_ONET names no folder with an O*NET release")
	}
	file, err := os.Open(filepath.Join(dir, "Sample of Reported Titles.txt"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	out := map[string]map[string]bool{}
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		cells := strings.Split(lines.Text(), "\t")
		if len(cells) < 2 || len(cells[0]) < 7 || cells[0][2] != '-' {
			continue
		}
		if out[cells[1]] == nil {
			out[cells[1]] = map[string]bool{}
		}
		out[cells[1]][cells[0][:7]] = true
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
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
			out = append(out, reported{m[1], r.socs}, reported{m[2], r.socs})
		}
	}
	return out
}

// verbatim is every title of the library, in its bare form.
func verbatim(lib *role.Library) map[string]bool {
	out := map[string]bool{}
	for _, e := range lib.List() {
		for _, title := range append([]string{e.Title}, e.OtherTitles...) {
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

func keep(titles []reported, want func(text string) bool) []reported {
	return slices.DeleteFunc(slices.Clone(titles), func(r reported) bool { return !want(r.text) })
}

// heldOut is the half of the titles whose misses nobody looked at while the
// search and its vocabulary were made: the test never logs them.
func heldOut(text string) bool {
	h := fnv.New32a()
	h.Write([]byte(bare(text)))
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

// logMisses counts the misses by occupation, and names those of the half that
// may be looked at.
func logMisses(t *testing.T, y tally) {
	t.Helper()
	byGroup := map[string]int{}
	for _, m := range y.misses {
		for _, code := range slices.Sorted(maps.Keys(m.socs)) {
			byGroup[code]++
			break
		}
		if !heldOut(m.text) {
			t.Logf("missed: %-50q %v finds %v", m.text, slices.Sorted(maps.Keys(m.socs)), slugs(m.found))
		}
	}
	t.Logf("misses by occupation: %v", byGroup)
}
