package intake

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"rolewright/internal/posting"
)

// payWords are words of which one stands beside an offer within a text, and
// beside no other amount of money.
var payWords = regexp.MustCompile(`(?i)\b(?:salary|salaries|compensation|base pay|pay range|pay rate|pay is|wage|startsalaris|salaris|\w*gehalt|vergütung|salaire|rémunération|taux journalier|tjm|stipendio|retribuzione|salario|lön|wynagrodzenie)\b`)

// nearby is how many bytes around an offer say what it is for.
const nearby = 60

// payOfText takes the only range of pay that a paragraph or an item names as
// such, where neither a label nor the section on pay gave one. It stays in the
// text as well.
func (r *reader) payOfText() {
	if r.seen["pay"] || r.statesPay() {
		return
	}
	found := map[posting.Pay]string{}
	for _, s := range r.res.Posting.Sections {
		for text := range strings.SplitSeq(sectionText(s), "\n") {
			if pay, ok := payWithin(text); ok {
				found[pay] = text
			}
		}
	}
	if len(found) != 1 {
		return
	}
	for pay, text := range found {
		r.res.Posting.Pay = pay
		r.found("pay", payText(pay), text)
	}
}

// statesPay reports whether a section on pay names amounts, which were not
// one offer.
func (r *reader) statesPay() bool {
	return slices.ContainsFunc(r.res.Posting.Sections, func(s posting.Section) bool {
		return s.Kind == posting.PaySection && moneySign.MatchString(sectionText(s))
	})
}

// hasFigure reports whether there is a digit in text, without which it names
// no amount and no day. Patterns for those cost a hundred times as much.
func hasFigure(text string) bool { return strings.ContainsAny(text, "0123456789") }

// payWithin reads the only range of money in a text, with the period that
// stands beside it.
func payWithin(text string) (posting.Pay, bool) {
	if !hasFigure(text) {
		return posting.Pay{}, false
	}
	all := payRange.FindAllStringIndex(text, -1)
	if len(all) != 1 || !moneySign.MatchString(text[all[0][0]:all[0][1]]) {
		return posting.Pay{}, false
	}
	around := text[start(text, all[0][0]-nearby):start(text, all[0][1]+nearby)]
	if !payWords.MatchString(around) {
		return posting.Pay{}, false
	}
	pay, _, ok := readPay(around, "")
	return pay, ok && pay.Currency != ""
}

// start is the beginning of the character at a place in text.
func start(text string, at int) int {
	at = max(0, min(at, len(text)))
	for at > 0 && at < len(text) && !utf8.RuneStart(text[at]) {
		at--
	}
	return at
}

// payText is what a pay says, for people.
func payText(pay posting.Pay) string {
	return strings.Join(strings.Fields(pay.Min+" "+pay.Max+" "+pay.Currency+" "+string(pay.Period)), " ")
}

// setPayPart reads a label for one end of the pay or for its period.
func (r *reader) setPayPart(field, value string) (got string, whole bool) {
	pay := &r.res.Posting.Pay
	if field == "pay.period" {
		if pay.Min+pay.Max == "" {
			return "", false
		}
		period, rest := wordIn(value, periodWords())
		if period != "" {
			pay.Period = period
		}
		return string(period), period != "" && strings.TrimSpace(rest) == ""
	}
	amount, currency, ok := posting.ParseAmount(value)
	if !ok || r.seen["pay"] && !r.seen["pay.min"] && !r.seen["pay.max"] {
		return "", false
	}
	if field == "pay.min" {
		pay.Min = amount
	} else {
		pay.Max = amount
	}
	pay.Kind, r.seen["pay"] = posting.PayRange, true
	if currency != "" {
		pay.Currency = currency
	}
	return value, true
}
