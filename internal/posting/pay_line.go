package posting

import (
	"fmt"
	"strings"

	"golang.org/x/text/language"
)

// Line is the pay as a sheet shows it in the language: "$95,000 – $120,000 a
// year", "Ab 55.000 € im Jahr". An amount that was not understood is shown as
// typed and gets neither currency nor period. It is empty without amounts,
// but for a commission.
func (p Pay) Line(language string) string {
	l := LabelsFor(language)
	line := p.amounts(l, numbersFor(language))
	switch {
	case p.Kind != PayCommission:
		return line
	case line == "":
		return l.PayKind(PayCommission)
	}
	return fmt.Sprintf(l.w.commission, line)
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
		return fmt.Sprintf(l.w.upTo, p.perPeriod(l, high))
	case p.Max == "" && p.Kind != PayFixed:
		return fmt.Sprintf(l.w.from, p.perPeriod(l, low))
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

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// numbers writes amounts of money in one language and region.
type numbers struct {
	numberStyle
	// home is the currency of the tag's region; its shared sign is enough.
	home string
}

// numbersFor follows the Unicode CLDR for the regions whose manner differs
// from that of their language.
func numbersFor(tag string) numbers {
	n := numbers{numberStyle: vocabularyFor(tag).words.number}
	region := regionOfTag(tag)
	if region == "" {
		return n
	}
	n.home = currencyOf(region)
	switch base := vocabularyFor(tag).words.tag.String(); {
	case region == "CH" || region == "LI":
		n.numberStyle = numberStyle{group: "’", decimal: ".", fromDigits: 4, prefix: true, spaced: true}
	case base == "de" && region == "AT":
		n.numberStyle = numberStyle{group: "\u00a0", decimal: ",", fromDigits: 4, prefix: true, spaced: true}
	case base == "es" && (region == "MX" || region == "US" || region == "PR"):
		n.numberStyle = english().words.number
	case base == "pt" && region == "PT":
		n.numberStyle = numberStyle{group: "\u00a0", decimal: ",", fromDigits: 5, spaced: true}
	}
	return n
}

func regionOfTag(tag string) string {
	if !strings.ContainsAny(tag, "-_") {
		return ""
	}
	t, err := language.Parse(tag)
	if err != nil {
		return ""
	}
	_, _, region := t.Raw()
	if !region.IsCountry() {
		return ""
	}
	return region.String()
}

// money writes an amount in normal form with its currency; ok is false for
// any other text, which is given back as it is.
func (n numbers) money(amount, currency string) (text string, ok bool) {
	if _, ok := amountOf(amount); !ok {
		return amount, false
	}
	return n.with(n.group3(amount), currency), true
}

// moneyRange names a currency that follows the amounts only once.
func (n numbers) moneyRange(low, high, currency string) string {
	first := n.group3(low)
	if n.putsFirst(currency) {
		first = n.with(first, currency)
	}
	return first + " – " + n.with(n.group3(high), currency)
}

func (n numbers) with(number, currency string) string {
	sign := n.sign(currency)
	switch {
	case sign == "":
		return number
	case !n.putsFirst(currency):
		return number + "\u00a0" + sign
	case n.spaced || len([]rune(sign)) > 1 && sign == currency:
		return sign + "\u00a0" + number
	}
	return sign + number
}

// putsFirst reports whether the currency stands before the amount. What is
// not known as a currency is put after it, as people would type it.
func (n numbers) putsFirst(currency string) bool { return n.prefix && isCurrency(currency) }

func (n numbers) sign(currency string) string {
	if currency == n.home && fitsSign("$", currency) {
		return "$"
	}
	if sign, ok := shownSigns()[currency]; ok {
		return sign
	}
	return currency
}

// group3 writes the digits in groups of three, exactly as they are.
func (n numbers) group3(amount string) string {
	whole, fraction, found := strings.Cut(amount, ".")
	grouped := whole
	if len(whole) >= n.fromDigits {
		for i := len(whole) - 3; i > 0; i -= 3 {
			grouped = grouped[:i] + n.group + grouped[i:]
		}
	}
	if !found {
		return grouped
	}
	return grouped + n.decimal + fraction
}
