package intake

import (
	"regexp"
	"slices"
	"strings"

	"rolewright/internal/posting"
)

// currencies are the codes and names of currencies that stand beside amounts.
const currencies = `(?:EUR|USD|GBP|CHF|CAD|AUD|NZD|PLN|SEK|NOK|DKK|CZK|HUF|RON|TRY|ILS|JPY|CNY|KRW|INR|SGD|HKD|THB|AED|BRL|MXN|ZAR|Euro|euros?|dollars|zł)`

const amountPattern = `((?:[A-Z]{0,3}[$€£¥₹]|\b[A-Z]{3}\b)?\s?\d[\d.,'’]*(?:\s\d{3}\b)*\s?[kK]?\b\s?(?:[€£$]|` + currencies + `\b)?)`

var (
	payRange = regexp.MustCompile(`(?:\b[Ff]rom |\b[Vv]on |\b[Dd]e )?` + amountPattern + `\s*(?:-|–|—|～|~|\bto\b|\bbis\b|à|\band\b|\bet\b|\ben\b|\btot\b|\btill\b)\s*` + amountPattern)
	payOne   = regexp.MustCompile(amountPattern)
)

// periodWords are the words for a period; all of them are plain once they
// stand beside an amount.
func periodWords() []spelling[posting.Period] {
	return []spelling[posting.Period]{
		{"per hour", posting.Hour}, {"an hour", posting.Hour}, {"hourly", posting.Hour}, {"hour", posting.Hour}, {"hr", posting.Hour}, {"pro stunde", posting.Hour}, {"de l heure", posting.Hour},
		{"per day", posting.Day}, {"a day", posting.Day}, {"daily", posting.Day}, {"day", posting.Day}, {"pro tag", posting.Day},
		{"per week", posting.Week}, {"a week", posting.Week}, {"weekly", posting.Week}, {"week", posting.Week},
		{"per month", posting.Month}, {"a month", posting.Month}, {"monthly", posting.Month}, {"month", posting.Month}, {"pro monat", posting.Month}, {"par mois", posting.Month},
		{"per year", posting.Year}, {"a year", posting.Year}, {"per annum", posting.Year}, {"p a", posting.Year}, {"pa", posting.Year},
		{"annually", posting.Year}, {"yearly", posting.Year}, {"annual", posting.Year}, {"year", posting.Year}, {"yr", posting.Year},
		{"per maand", posting.Month}, {"mensuel", posting.Month}, {"journalier", posting.Day}, {"par jour", posting.Day}, {"per jaar", posting.Year},
		{"brut par an", posting.Year}, {"annuels", posting.Year}, {"年収", posting.Year},
		{"pro jahr", posting.Year}, {"jährlich", posting.Year}, {"jahresgehalt", posting.Year}, {"stundenlohn", posting.Hour}, {"par an", posting.Year}, {"brut annuel", posting.Year},
	}
}

// moneySign tells an amount of money from any other number.
var moneySign = regexp.MustCompile(`[$€£¥₹]|万円|\b` + currencies + `\b`)

// otherPeriod matches the times for which people are paid that a posting's pay
// does not know: such an offer is left to a person.
var otherPeriod = regexp.MustCompile(`(?i)\b(?:bi-?weekly|every two weeks|fortnight(?:ly)?|semi-?monthly|twice a month|quarterly)\b`)

// readPay reads an offer such as "$95,000 - $120,000 per year". The label may
// say the period: "Annual salary". Two offers in one text are none. It
// reports whether the pay says all that text says.
func readPay(text, label string) (pay posting.Pay, whole, ok bool) {
	typed := text
	text = spelledOut(text)
	at, amounts := findOffer(text)
	if amounts == nil || otherPeriod.MatchString(text) {
		return pay, false, false
	}
	if pay, ok = offer(amounts); !ok {
		return pay, false, false
	}
	period, rest := wordIn(text[:at[0]]+" "+text[at[1]:], periodWords())
	if period == "" {
		period, _ = wordIn(label, periodWords())
	}
	pay.Period = period
	if pay.Currency == "" && period == "" && len(pay.Min) < 4 {
		return posting.Pay{}, false, false // a grade or a step, and no money
	}
	return pay, typed == text && fillersOnly(rest), true
}

var (
	// millions matches "7.5 to 9 million", and manYen amounts in ten thousands
	// of yen: "750～900万円".
	millions = regexp.MustCompile(`(\d+(?:\.\d+)?)\s*(to|-|–|—)\s*(\d+(?:\.\d+)?)\s*(?:million|millions|Mio\.?)\b`)
	manYen   = regexp.MustCompile(`(\d+)(?:万円?)?\s*[～〜~-]\s*(\d+)\s*万円`)
)

// spelledOut writes out amounts that are given in millions or in ten
// thousands of yen.
func spelledOut(text string) string {
	text = manYen.ReplaceAllString(text, "JPY ${1}0000 - ${2}0000")
	return millions.ReplaceAllStringFunc(text, func(s string) string {
		m := millions.FindStringSubmatch(s)
		return inMillions(m[1]) + " " + m[2] + " " + inMillions(m[3])
	})
}

// inMillions is a number of millions in digits, written without rounding.
func inMillions(number string) string {
	whole, fraction, _ := strings.Cut(number, ".")
	if len(fraction) > 6 {
		return number
	}
	return strings.TrimLeft(whole+fraction, "0") + strings.Repeat("0", 6-len(fraction))
}

// findOffer finds the only range in text, or its only amount.
func findOffer(text string) (at []int, amounts []string) {
	if all := payRange.FindAllStringSubmatchIndex(text, -1); len(all) == 1 {
		m := all[0]
		return m[:2], []string{amountText(text[m[2]:m[3]]), amountText(text[m[4]:m[5]])}
	}
	if all := payOne.FindAllStringIndex(text, -1); len(all) == 1 {
		return all[0], []string{amountText(text[all[0][0]:all[0][1]])}
	}
	return nil, nil
}

// amountText is an amount without the stop or comma of its sentence.
func amountText(text string) string { return strings.TrimRight(text, ".,'’ ") }

// offer makes the pay of one or two amounts. In "95-120k" the k, and in
// "$95,000 - 120,000" the currency, is for both.
func offer(amounts []string) (posting.Pay, bool) {
	first, last := strings.TrimSpace(amounts[0]), strings.TrimSpace(amounts[len(amounts)-1])
	if endsInK(last) && !endsInK(first) && len(first) <= 4 {
		first += "k"
	}
	low, currency, ok := posting.ParseAmount(first)
	high, currencyHigh, okHigh := posting.ParseAmount(last)
	if !ok || !okHigh || currency != "" && currencyHigh != "" && currency != currencyHigh {
		return posting.Pay{}, false
	}
	pay := posting.Pay{Kind: posting.PayRange, Min: low, Max: high, Currency: currency}
	if currency == "" {
		pay.Currency = currencyHigh
	}
	if len(amounts) == 1 {
		pay.Kind, pay.Max = posting.PayFixed, ""
	}
	return pay, true
}

func endsInK(amount string) bool { return thousandEnd.MatchString(amount) }

// thousandEnd matches "95k" and "45 k€".
var thousandEnd = regexp.MustCompile(`(?i)\d\s?k\s?(?:[€$£]|\p{L}{3})?$`)

// fillersOnly reports whether text holds no word but those that an offer
// does without.
func fillersOnly(text string) bool {
	fillers := []string{"from", "to", "von", "bis", "de", "range"}
	return !slices.ContainsFunc(wordsOf(text), func(w string) bool { return !slices.Contains(fillers, w) })
}

// setPay reads the line of a pay label, or a paragraph of a pay section.
func (r *reader) setPay(text, label string) (got string, whole bool) {
	if own, ok := posting.ParsePayLine(text, r.res.Posting.Language); ok && own.Period != "" {
		r.res.Posting.Pay = own
		return payText(own), true
	}
	pay, whole, ok := readPay(text, label)
	if !ok {
		return "", false
	}
	r.res.Posting.Pay = pay
	return payText(pay), whole
}
