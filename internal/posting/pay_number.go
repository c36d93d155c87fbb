package posting

import (
	"math/big"
	"strings"
)

// separators may stand within a number; only "." and "," may be decimal.
const separators = ".,'’ _\u202f\u2009"

// parseNumber reads a number with grouping in any country's manner and gives
// it in normal form. "95,000" and "95.000" are ninety-five thousand; with
// thousand, "95.5" is 95500.
func parseNumber(s string, thousand bool) (string, bool) {
	whole, fraction, ok := splitNumber(s, thousand)
	if !ok {
		return "", false
	}
	if thousand {
		fraction += "000"
		whole, fraction = whole+fraction[:3], fraction[3:]
	}
	return normalNumber(whole, fraction)
}

// splitNumber tells the decimal mark from the grouping: it is the last mark
// if that one differs from the others, or is the only one and not followed by
// exactly three digits.
func splitNumber(s string, thousand bool) (whole, fraction string, ok bool) {
	last := strings.LastIndexAny(s, ".,")
	if last < 0 || !isDecimalMark(s, last, thousand) {
		whole, ok = ungroup(s)
		return whole, "", ok
	}
	fraction = s[last+1:]
	whole, ok = ungroup(s[:last])
	return whole, fraction, ok && allDigits(fraction)
}

func isDecimalMark(s string, last int, thousand bool) bool {
	before, after, mark := s[:last], s[last+1:], s[last:last+1]
	if strings.Contains(before, mark) {
		return false
	}
	if strings.ContainsAny(before, separators) || len(after) != 3 || before == "0" || len(before) > 3 {
		return true
	}
	return thousand && mark == "."
}

// ungroup takes the marks between groups of three digits out; all of them
// must be the same. In India only the last group has three digits, and those
// before it have two.
func ungroup(s string) (string, bool) {
	groups := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(separators, r) })
	if len(groups) == 0 {
		return "", false
	}
	size := 3
	if len(groups) > 2 && len(groups[1]) == 2 {
		size = 2
	}
	for i, g := range groups {
		want := size
		if i == len(groups)-1 {
			want = 3
		}
		if !allDigits(g) || (i > 0 && len(g) != want) || (len(groups) > 1 && len(groups[0]) > size) {
			return "", false
		}
	}
	return strings.Join(groups, ""), sameMarks(s) == len(groups)-1
}

// sameMarks counts the marks in s; different ones give -1.
func sameMarks(s string) int {
	n, first := 0, rune(0)
	for _, r := range s {
		if !strings.ContainsRune(separators, r) {
			continue
		}
		if n++; first != 0 && r != first {
			return -1
		}
		first = r
	}
	return n
}

func allDigits(s string) bool {
	return s != "" && strings.TrimFunc(s, isDigit) == "" && !strings.ContainsFunc(s, func(r rune) bool { return !isDigit(r) })
}

// normalNumber drops leading zeros and a fraction of zeros, and writes one
// digit after the point as two: "027.5" is "27.50". Three digits after the
// point get a zero where they would look like grouping.
func normalNumber(whole, fraction string) (string, bool) {
	if whole = strings.TrimLeft(whole, "0"); whole == "" {
		whole = "0"
	}
	if len(whole) > longestAmount || len(fraction) > 6 {
		return "", false
	}
	if strings.Trim(fraction, "0") == "" {
		return whole, true
	}
	if len(fraction) < 2 || (len(fraction) == 3 && len(whole) <= 3 && whole != "0") {
		fraction += "0"
	}
	return whole + "." + fraction, true
}

// amountOf is the value of an amount in normal form.
func amountOf(s string) (*big.Rat, bool) {
	whole, fraction, found := strings.Cut(s, ".")
	if !allDigits(whole) || (found && !allDigits(fraction)) || len(s) > longestAmount+7 {
		return nil, false
	}
	return new(big.Rat).SetString(s)
}

// wholeNumber reads a count such as "12" or "1,200" in normal form.
func wholeNumber(s string) (string, bool) {
	n, ok := parseNumber(strings.TrimSpace(s), false)
	return n, ok && !strings.Contains(n, ".")
}
