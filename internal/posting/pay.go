package posting

import (
	"regexp"
	"strings"

	"golang.org/x/text/currency"
)

// longestAmount is the most digits before the decimal point; more are no pay.
const longestAmount = 13

// ParseAmount reads an amount of money as people type it: "95k", "$95,000",
// "95.000,00 €", "USD 95 000". The amount is a decimal string with "." and no
// grouping, exactly as typed, never rounded; currency is an ISO 4217 code or
// empty. A bare "$" is taken for USD and a bare "¥" for JPY.
func ParseAmount(text string) (amount, currency string, ok bool) {
	m, ok := parseMoney(text)
	if !ok {
		return "", "", false
	}
	return m.amount, m.resolve("", ""), true
}

// money is an amount with what was said of its currency: an ISO 4217 code, a
// sign that several currencies share ("$"), or nothing.
type money struct {
	amount, unit string
}

// parseMoney reads the currency before or after the number.
func parseMoney(text string) (money, bool) {
	s := strings.TrimSpace(strings.ReplaceAll(singleLine(text), "\u00a0", " "))
	number := strings.TrimFunc(s, func(r rune) bool { return !isDigit(r) })
	if number == "" {
		return money{}, false
	}
	before, after, _ := strings.Cut(s, number)
	after = strings.TrimSpace(after)
	thousand := false
	if rest, found := cutThousand(after); found {
		after, thousand = rest, true
	}
	unit, ok := oneUnit(strings.TrimSpace(before), trimDash(after))
	if !ok {
		return money{}, false
	}
	amount, ok := parseNumber(number, thousand)
	return money{amount, unit}, ok
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// cutThousand takes the "k" of "95k" or "95 k€" off.
func cutThousand(after string) (rest string, found bool) {
	if after == "" || (after[0] != 'k' && after[0] != 'K') {
		return after, false
	}
	rest = strings.TrimSpace(after[1:])
	if _, ok := unitOf(after); ok && len(after) > 1 {
		return after, false // a currency that begins with k: "kr", "KES"
	}
	_, ok := unitOf(rest)
	return rest, ok || rest == ""
}

// trimDash takes the ",-" of "95.000,-" off.
func trimDash(after string) string {
	for _, mark := range []string{",--", ",-", ".--", ".-", ",–", ".–", ",—", ".—"} {
		if rest, ok := strings.CutPrefix(after, mark); ok {
			return strings.TrimSpace(rest)
		}
	}
	return after
}

func oneUnit(before, after string) (string, bool) {
	first, ok1 := unitOf(before)
	second, ok2 := unitOf(after)
	switch {
	case before == "":
		return second, ok2 || after == ""
	case after == "":
		return first, ok1
	}
	return combineUnits(first, second), ok1 && ok2 && combineUnits(first, second) != ""
}

// combineUnits is the currency that both name: "$" and "CAD" give "CAD".
func combineUnits(a, b string) string {
	switch {
	case a == b || fitsSign(a, b):
		return b
	case fitsSign(b, a):
		return a
	}
	return ""
}

// unitOf reads a currency's code, sign or name, or two that agree: "CAD $".
func unitOf(s string) (string, bool) {
	if unit, ok := currencySigns()[strings.ToLower(s)]; ok {
		return unit, true
	}
	if first, second, found := strings.Cut(s, " "); found {
		a, ok1 := unitOf(first)
		b, ok2 := unitOf(second)
		both := combineUnits(a, b)
		return both, ok1 && ok2 && both != ""
	}
	if len(s) != 3 {
		return "", false
	}
	unit, err := currency.ParseISO(s)
	return unit.String(), err == nil
}

// resolve gives the ISO 4217 code: of a sign that several currencies share
// the one that is set already, else the one of the country, else the usual
// one; empty where there is none.
func (m money) resolve(set, country string) string {
	if !isSharedSign(m.unit) {
		return m.unit
	}
	if fitsSign(m.unit, set) {
		return set
	}
	if local := currencyOf(country); fitsSign(m.unit, local) {
		return local
	}
	return map[string]string{"$": "USD", "¥": "JPY"}[m.unit]
}

func isSharedSign(unit string) bool { return unit == "$" || unit == "¥" || unit == "kr" }

// fitsSign reports whether a shared sign may stand for the currency.
func fitsSign(sign, code string) bool {
	switch sign {
	case "$":
		return code != "" && strings.Contains(dollars, code)
	case "¥":
		return code == "JPY" || code == "CNY"
	case "kr":
		return code == "SEK" || code == "NOK" || code == "DKK" || code == "ISK"
	}
	return false
}

// rangeMark is what stands between the two ends of a range.
var rangeMark = regexp.MustCompile(`\s*(?:[-–—]|\s(?:to|bis|à|a|al|tot|do|até|and|und)\s)\s*`)

// parseMoneyRange reads "95-120k", "€95,000 – €120,000" or "95.000 bis
// 120.000 €". A "k" after the second amount counts for the first as well
// where that is below a thousand.
func parseMoneyRange(text string) (low, high money, ok bool) {
	s := singleLine(text)
	marks := rangeMark.FindAllStringIndex(s, -1)
	if len(marks) != 1 {
		return low, high, false
	}
	first, second := s[:marks[0][0]], s[marks[0][1]:]
	high, ok = parseMoney(second)
	if !ok {
		return low, high, false
	}
	if endsInThousand(second) && !endsInThousand(first) {
		if low, ok = parseMoney(strings.TrimRight(first, " ") + "k"); ok && len(low.amount) < 7 {
			return low, high, agree(&low, &high)
		}
	}
	low, ok = parseMoney(first)
	return low, high, ok && agree(&low, &high)
}

func endsInThousand(s string) bool {
	after := strings.TrimSpace(s[strings.LastIndexFunc(s, isDigit)+1:])
	_, found := cutThousand(after)
	return found
}

// agree gives both ends the currency that one of them names; it reports false
// where they name different ones.
func agree(low, high *money) bool {
	switch {
	case low.unit == "":
		low.unit = high.unit
	case high.unit == "":
		high.unit = low.unit
	default:
		unit := combineUnits(low.unit, high.unit)
		low.unit, high.unit = unit, unit
		return unit != ""
	}
	return true
}
