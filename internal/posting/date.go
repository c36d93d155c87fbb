package posting

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

// ParseDate reads a date as people type it in the language or in English, and
// gives it as YYYY-MM-DD. ok is false for what is no date, has no year, or
// could be two dates, such as 12/01/2026 in English.
func ParseDate(text, language string) (date string, ok bool) {
	text = singleLine(text)
	if y, m, d, ok := numericDate(text, vocabularyFor(language) == english()); ok {
		return isoDate(y, m, d)
	}
	for _, v := range vocabulariesFor(language) {
		if y, m, d, ok := v.writtenDate(text); ok {
			return isoDate(y, m, d)
		}
	}
	return "", false
}

func isoDate(y, m, d int) (string, bool) {
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if y < 1900 || y > 2999 || t.Day() != d || int(t.Month()) != m {
		return "", false
	}
	return t.Format(time.DateOnly), true
}

// numericDate reads 2026-12-01, 1.12.2026 and 31/12/2026. With slashes or
// hyphens the day comes first, but in English that must follow from the
// numbers.
func numericDate(s string, english bool) (y, m, d int, ok bool) {
	parts := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("-/. ", r) })
	mark := strings.Trim(s, "0123456789 ")
	if len(parts) != 3 || mark == "" || strings.Trim(mark, mark[:1]+"0123456789 ") != "" {
		return 0, 0, 0, false
	}
	n := [3]int{}
	for i, p := range parts {
		if n[i], ok = dateNumber(p); !ok {
			return 0, 0, 0, false
		}
	}
	switch {
	case len(parts[0]) == 4:
		return n[0], n[1], n[2], true
	case len(parts[2]) != 4:
		return 0, 0, 0, false
	case mark[0] == '.' || !english || n[0] > 12 || n[0] == n[1]:
		return n[2], n[1], n[0], true
	case n[1] > 12:
		return n[2], n[0], n[1], true
	}
	return 0, 0, 0, false
}

func dateNumber(s string) (int, bool) {
	n, err := strconv.Atoi(s)
	return n, err == nil && len(s) <= 4 && isDigit(rune(s[0]))
}

// writtenDate reads a date with the month's name: "1 Dec 2026", "December
// 1st, 2026", "1. Dezember 2026", "1 de diciembre de 2026".
func (v *vocabulary) writtenDate(s string) (y, m, d int, ok bool) {
	found := 0
	for w := range strings.FieldsSeq(headingKey(s)) {
		n, isNumber := dateNumber(trimOrdinal(w))
		month, isMonth := v.months[w]
		switch {
		case isMonth && m == 0:
			m = month
		case isNumber && len(w) == 4 && n > 31 && y == 0:
			y = n
		case isNumber && n <= 31 && d == 0:
			d = n
		case w == "de" || w == "of" || w == "the" || w == "del" || w == "le":
			continue
		default:
			return 0, 0, 0, false
		}
		found++
	}
	return y, m, d, found == 3
}

func trimOrdinal(w string) string {
	for _, end := range []string{"st", "nd", "rd", "th", "er", "º", "°", "o"} {
		if n, ok := strings.CutSuffix(w, end); ok && n != "" {
			return n
		}
	}
	return w
}

// DisplayDate writes a date in normal form in the language's long form, "1
// December 2026"; anything else is shown as typed.
func DisplayDate(date, language string) string { return LabelsFor(language).f.date(date) }

func (f *forms) date(date string) string {
	t, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return date
	}
	return f.longDate(t)
}

// longDate follows the pattern: d is the day, dd the same with two digits, MMMM
// the month's name and y the year; what stands in quotes, and every other
// sign, is as it is.
func (f *forms) longDate(t time.Time) string {
	var b strings.Builder
	for _, piece := range f.pieces {
		switch piece {
		case "d":
			b.WriteString(f.day(t.Day()))
		case "dd":
			b.WriteString(t.Format("02"))
		case "MMMM":
			b.WriteString(f.Months[t.Month()-1])
		case "y":
			b.WriteString(strconv.Itoa(t.Year()))
		default:
			b.WriteString(strings.Trim(piece, "'"))
		}
	}
	return b.String()
}

// datePieces are the marks of a pattern and what stands between them, as it is
// or in quotes.
var datePieces = regexp.MustCompile(`'[^']*'|dd|d|MMMM|y|[^'dMy]+`)

func (f *forms) day(n int) string {
	if n == 1 && f.FirstDay != "" {
		return f.FirstDay
	}
	return strconv.Itoa(n)
}
