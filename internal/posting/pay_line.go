package posting

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Line is the pay as a sheet shows it in the language: "$95,000 – $120,000 a
// year", "Ab 55.000 € im Jahr". An amount that was not understood is shown as
// typed and gets neither currency nor period. It is empty without amounts,
// but for a commission.
func (p Pay) Line(language string) string { return p.line(LabelsFor(language)) }

func (p Pay) line(l Labels) string {
	line := p.amounts(l, numbers{l.f})
	switch {
	case p.Kind != PayCommission:
		return line
	case line == "":
		return l.PayKind(PayCommission)
	}
	return fill(l.w.Phrases.PayByCommission, "pay", line)
}

func (p Pay) amounts(l Labels, n numbers) string {
	low, okLow := n.money(p.Min, p.Currency)
	high, okHigh := n.money(p.Max, p.Currency)
	switch {
	case p.Min == "" && p.Max == "":
		return ""
	case p.Min != "" && !okLow || p.Max != "" && !okHigh:
		return joinNonEmpty(" – ", low, high)
	case p.Min == "" && p.Kind != PayFixed:
		return fill(l.w.Phrases.PayUpTo, "pay", p.perPeriod(l, high))
	case p.Max == "" && p.Kind != PayFixed:
		return fill(l.w.Phrases.PayFrom, "pay", p.perPeriod(l, low))
	case p.Min == "" || p.Max == "" || p.Min == p.Max:
		return p.perPeriod(l, firstOf(low, high))
	}
	return p.perPeriod(l, n.moneyRange(p.Min, p.Max, p.Currency))
}

func (p Pay) perPeriod(l Labels, amount string) string {
	return joinNonEmpty(" ", amount, l.Period(p.Period))
}

func joinNonEmpty(separator string, parts ...string) string {
	var kept []string
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, separator)
}

func firstOf[T comparable](a, b T) T {
	var empty T
	if a != empty {
		return a
	}
	return b
}

// numbers writes amounts of money in the forms of one language and region.
type numbers struct{ *forms }

// money writes an amount in normal form with its currency; ok is false for
// any other text, which is given back as it is.
func (n numbers) money(amount, currency string) (text string, ok bool) {
	if _, ok := amountOf(amount); !ok {
		return amount, false
	}
	return n.with(n.grouped(amount), currency), true
}

// moneyRange names a currency that follows the amounts only once.
func (n numbers) moneyRange(low, high, currency string) string {
	first := n.grouped(low)
	if n.putsFirst(currency) {
		first = n.with(first, currency)
	}
	return first + " – " + n.with(n.grouped(high), currency)
}

func (n numbers) with(number, currency string) string {
	sign := n.sign(currency)
	if sign == "" {
		return number
	}
	pattern := n.Number.Money
	if n.putsFirst(currency) != strings.HasPrefix(pattern, signMark) {
		pattern = "0\u00a0" + signMark
	}
	// The Unicode CLDR sets letters off from digits, whatever the pattern says.
	if last, _ := utf8.DecodeLastRuneInString(sign); unicode.IsLetter(last) {
		pattern = strings.Replace(pattern, signMark+"0", signMark+"\u00a00", 1)
	}
	before, after, _ := strings.Cut(pattern, "0")
	return strings.Replace(before, signMark, sign, 1) + number + strings.Replace(after, signMark, sign, 1)
}

// signMark stands for the currency's sign in a pattern.
const signMark = "¤"

// putsFirst reports whether the currency stands before the amount. What is
// not known as a currency is put after it, as people would type it.
func (n numbers) putsFirst(currency string) bool {
	return strings.HasPrefix(n.Number.Money, signMark) && isCurrency(currency)
}

func (n numbers) sign(currency string) string {
	if sign, ok := n.Signs[currency]; ok {
		return sign
	}
	return currency
}

// grouped puts marks between the groups of digits, which stay exactly as they
// are: the last three, and above them three or as many as the language has.
func (n numbers) grouped(amount string) string {
	whole, fraction, found := strings.Cut(amount, ".")
	if f := n.Number; len(whole) >= 3+f.MinimumGrouping {
		size := 3
		for i := len(whole) - size; i > 0; i -= size {
			whole = whole[:i] + f.Group + whole[i:]
			size = firstOf(f.HigherGroups, 3)
		}
	}
	if !found {
		return whole
	}
	return whole + n.Number.Decimal + fraction
}
