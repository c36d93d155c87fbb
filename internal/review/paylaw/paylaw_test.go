package paylaw_test

import (
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"rolewright/internal/posting"
	"rolewright/internal/review/paylaw"
)

func day(t testing.TB, text string) time.Time {
	t.Helper()
	d, err := time.Parse(time.DateOnly, text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func places(text string) []posting.Location {
	var out []posting.Location
	for place := range strings.SplitSeq(text, ";") {
		if place = strings.TrimSpace(place); place != "" {
			out = append(out, posting.ParseLocation(place, "en"))
		}
	}
	return out
}

// TestCases holds the laws to testdata/cases.psv, whose rows were written
// from the sources that they name.
func TestCases(t *testing.T) {
	text, err := os.ReadFile("testdata/cases.psv")
	if err != nil {
		t.Fatal(err)
	}
	cases := 0
	for n, line := range strings.Split(string(text), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		cols := strings.Split(line, "|")
		for i := range cols {
			cols[i] = strings.TrimSpace(cols[i])
		}
		if len(cols) == 7 { // a row without employees by place
			cols = slices.Insert(cols, 4, "")
		}
		if len(cols) != 8 || !recorded(cols[7]) {
			t.Errorf("line %d: eight columns with a source are wanted: %q", n+1, line)
			continue
		}
		cases++
		p := posting.Posting{Locations: places(cols[0]), Workplace: posting.Workplace(cols[1]), ApplicantLocations: places(cols[2])}
		p.Headcount.Total = cols[3]
		if code, count, ok := strings.Cut(cols[4], " "); ok {
			p.Headcount.ByPlace = []posting.PlaceHeadcount{{Place: code, Count: count}}
		}
		if got, want := told(paylaw.For(p, day(t, cols[5]))), wanted(cols[6]); got != want {
			t.Errorf("line %d: %s\n got %s\nwant %s", n+1, line, got, want)
		}
	}
	if cases < 120 {
		t.Errorf("only %d cases", cases)
	}
}

func recorded(id string) bool {
	return slices.ContainsFunc(paylaw.Jurisdictions(), func(j *paylaw.Jurisdiction) bool { return j.ID == id })
}

func wanted(text string) string {
	var out []string
	for one := range strings.SplitSeq(text, ";") {
		if one = strings.TrimSpace(one); one != "" {
			out = append(out, one)
		}
	}
	slices.Sort(out)
	return strings.Join(out, "; ")
}

func told(r paylaw.Result) string {
	var out []string
	for _, list := range []struct {
		prefix string
		laws   []paylaw.Match
	}{{"", r.InForce}, {"later ", r.Later}, {"coming ", r.Coming}, {"small ", r.TooSmall}} {
		for _, m := range list.laws {
			text := list.prefix + m.Jurisdiction.ID
			if m.SizeUnknown {
				text += "?size"
			}
			if m.ReachUnclear && list.prefix != "small " {
				text += "?reach"
			}
			if list.prefix == "" {
				for _, d := range r.Duties {
					if slices.ContainsFunc(d.Asked, func(a paylaw.Match) bool { return a.Jurisdiction == m.Jurisdiction }) {
						text += " " + string(d.Must)
					}
				}
			}
			out = append(out, text)
		}
	}
	slices.Sort(out)
	return strings.Join(out, "; ")
}
