package wages

import (
	"encoding/json"
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
)

// Amount is a published amount of money. The zero Amount is not published.
type Amount struct {
	// Cents is the amount in US cents.
	Cents int
	// AtLeast says that the Bureau publishes no more than that the amount is
	// Cents or higher.
	AtLeast bool
}

// Published reports whether there is a figure at all.
func (a Amount) Published() bool { return a.Cents > 0 }

// Known is the amount in cents if the figure itself is published.
func (a Amount) Known() (cents int, ok bool) { return a.Cents, a.Cents > 0 && !a.AtLeast }

// dollars is the amount rounded to whole dollars, or 0 if it is not known.
func (a Amount) dollars() int {
	cents, ok := a.Known()
	if !ok {
		return 0
	}
	return (cents + 50) / 100
}

// String is the amount as prose has it: "74,920", "22.35", "239,200 or more".
func (a Amount) String() string {
	if !a.Published() {
		return "not published"
	}
	s := grouped(a.Cents / 100)
	if rest := a.Cents % 100; rest > 0 {
		s += fmt.Sprintf(".%02d", rest)
	}
	if a.AtLeast {
		s += " or more"
	}
	return s
}

// grouped writes a number with commas between thousands.
func grouped(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// maxCents is more than any pay of a year, ten million dollars.
const maxCents = 1_000_000_000

// numberCell is a number as a cell holds it, or as somebody typed it with
// commas between thousands.
var numberCell = regexp.MustCompile(`^(\d+|\d{1,3}(,\d{3})+)(\.\d+)?([eE][+-]?\d{1,2})?$`)

// ParseAmount reads a cell: a number of dollars, with the noise of binary
// fractions that spreadsheets keep (32.659999999999997 is 32.66), or a mark of
// the Bureau: "*" is not available, "#" is at or above the highest figure that
// it publishes, which is top.
func ParseAmount(cell string, top Amount) (Amount, error) {
	switch cell = strings.TrimSpace(cell); cell {
	case "", "*", "**":
		return Amount{}, nil
	case "#":
		if !top.Published() {
			return Amount{}, fmt.Errorf("# stands for pay above a bound, and no sheet says which; " +
				"take the workbook as the Bureau publishes it, with its sheet “Field Descriptions”")
		}
		return Amount{Cents: top.Cents, AtLeast: true}, nil
	}
	n, err := parseNumber(cell)
	if err != nil {
		return Amount{}, fmt.Errorf("%w, nor one of the marks * and #", err)
	}
	cents := math.Round(n * 100)
	switch {
	case math.Abs(n*100-cents) > 0.001:
		return Amount{}, fmt.Errorf("%q has a part of a cent", cell)
	case cents < 1 || cents > maxCents:
		return Amount{}, fmt.Errorf("%q is no amount that somebody earns", cell)
	}
	return Amount{Cents: int(cents)}, nil
}

func parseNumber(cell string) (float64, error) {
	if !numberCell.MatchString(cell) {
		return 0, fmt.Errorf("%q is no number", clip(cell))
	}
	return strconv.ParseFloat(strings.ReplaceAll(cell, ",", ""), 64)
}

// clip shortens what an error quotes.
func clip(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}

// parseEmployment reads a number of employees; 0 is not released.
func parseEmployment(cell string) (int, error) {
	switch cell = strings.TrimSpace(cell); cell {
	case "", "*", "**":
		return 0, nil
	}
	n, err := parseNumber(cell)
	if err != nil {
		return 0, fmt.Errorf("%w, nor the mark **", err)
	}
	if n != math.Trunc(n) || n > 1e9 {
		return 0, fmt.Errorf("%q is no number of people", cell)
	}
	return int(n), nil
}

// parseFlag reads a cell that says TRUE or nothing.
func parseFlag(cell string) (bool, error) {
	switch strings.ToUpper(strings.TrimSpace(cell)) {
	case "TRUE", "1":
		return true, nil
	case "", "FALSE", "0":
		return false, nil
	}
	return false, fmt.Errorf("%q is neither TRUE nor empty", clip(cell))
}

// MarshalJSON writes a known amount as a number of cents and one that is only
// known to be reached as ">=23920000".
func (a Amount) MarshalJSON() ([]byte, error) {
	if a.AtLeast {
		return []byte(`"` + atLeast + strconv.Itoa(a.Cents) + `"`), nil
	}
	return strconv.AppendInt(nil, int64(a.Cents), 10), nil
}

const atLeast = ">="

// UnmarshalJSON reads what MarshalJSON writes.
func (a *Amount) UnmarshalJSON(data []byte) error {
	text, bound := string(data), false
	if strings.HasPrefix(text, `"`) {
		if err := json.Unmarshal(data, &text); err != nil {
			return err
		}
		text, bound = strings.CutPrefix(text, atLeast)
	}
	cents, err := strconv.Atoi(text)
	if err != nil || cents < 1 || cents > maxCents {
		return fmt.Errorf("wages: %s is no amount in cents", clip(string(data)))
	}
	*a = Amount{cents, bound}
	return nil
}
