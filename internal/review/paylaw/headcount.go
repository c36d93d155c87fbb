package paylaw

import (
	"strconv"
	"strings"

	"rolewright/internal/posting"
)

// size is what is known of whether an employer is large enough for a law.
type size int

const (
	tooSmall size = iota
	sizeUnknown
	largeEnough
)

// unknownCount stands for a number of employees that nobody gave.
const unknownCount = -1

// fits tells whether the employer has the employees that a version asks for.
// onSite says that the job is certainly done in the place, where at least the
// new colleague will work.
func (v *Version) fits(j *Jurisdiction, h *posting.Headcount, onSite bool) size {
	here, fits := v.countIn(j, h), largeEnough
	if v.Employees > 0 {
		fits = v.counted(here, countOf(h.Total), onSite)
	}
	if v.OneHere && !onSite {
		fits = min(fits, atLeast(here, 1))
	}
	return fits
}

func (v *Version) counted(here, total int, onSite bool) size {
	if v.Count != "here" {
		if total == unknownCount && here >= v.Employees {
			return largeEnough
		}
		return atLeast(total, v.Employees)
	}
	switch {
	case v.Employees <= 1 && onSite:
		return largeEnough
	case here != unknownCount:
		return atLeast(here, v.Employees)
	case total != unknownCount && total < v.Employees:
		return tooSmall
	}
	return sizeUnknown
}

func atLeast(count, least int) size {
	switch {
	case count == unknownCount:
		return sizeUnknown
	case count >= least:
		return largeEnough
	}
	return tooSmall
}

// countIn is the number of employees in the place of a law. Of a city no
// more can be told than that it has no more than its state.
func (v *Version) countIn(j *Jurisdiction, h *posting.Headcount) int {
	code := j.ID
	if j.isLocal() {
		code = j.Region
	}
	for i := range h.ByPlace {
		if !strings.EqualFold(h.ByPlace[i].Place, code) {
			continue
		}
		n := countOf(h.ByPlace[i].Count)
		if j.isLocal() && n > 0 && (v.Count != "here" || n >= v.Employees) {
			return unknownCount
		}
		return n
	}
	return unknownCount
}

func countOf(text string) int {
	n, err := strconv.Atoi(strings.TrimSpace(text))
	if err != nil || n < 0 {
		return unknownCount
	}
	return n
}
