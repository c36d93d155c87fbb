package export

import (
	"encoding/json"
	"math/big"
	"regexp"

	"golang.org/x/text/currency"

	"rolewright/internal/posting"
)

// salary is a schema.org MonetaryAmount.
type salary struct {
	Type     string   `json:"@type"`
	Currency string   `json:"currency"`
	Value    quantity `json:"value"`
}

// quantity is a QuantitativeValue: one value, or the ends of a range that are
// known. The numbers are written digit by digit as they were typed.
type quantity struct {
	Type  string      `json:"@type"`
	Value json.Number `json:"value,omitempty"`
	Min   json.Number `json:"minValue,omitempty"`
	Max   json.Number `json:"maxValue,omitempty"`
	Unit  string      `json:"unitText"`
}

// salary gives the base pay where its amounts, currency and period are all
// known. The pay stays in the description in any case.
func (r *jobReader) salary() {
	p := r.from.Pay
	if p.Line("en") == "" {
		return
	}
	field, why := salaryLacks(p)
	if why != "" {
		r.leftOut(field, "The pay is left out of the structured data: "+why)
		return
	}
	q := quantity{Type: "QuantitativeValue", Unit: unitText(p.Period)}
	switch {
	case p.Kind == posting.PayFixed || p.Min == p.Max:
		q.Value = json.Number(p.Min)
		if p.Min == "" {
			q.Value = json.Number(p.Max)
		}
	default:
		q.Min, q.Max = json.Number(p.Min), json.Number(p.Max)
	}
	r.job.Salary = &salary{Type: "MonetaryAmount", Currency: p.Currency, Value: q}
}

// salaryLacks says why the pay cannot be given as a base salary, and which
// field to look at.
func salaryLacks(p posting.Pay) (field, why string) {
	switch {
	case p.Kind == posting.PayCommission:
		return "pay.kind", "a commission is no base pay."
	case p.Min != "" && !isAmount(p.Min):
		return "pay.min", "“" + p.Min + "” is no amount. Write the number alone, such as 95000."
	case p.Max != "" && !isAmount(p.Max):
		return "pay.max", "“" + p.Max + "” is no amount. Write the number alone, such as 95000."
	case p.Min != "" && p.Max != "" && compareAmounts(p.Min, p.Max) > 0:
		return "pay.min", "its lower end is above the upper one. Exchange the two."
	case p.Kind == posting.PayFixed && p.Min != "" && p.Max != "" && p.Min != p.Max:
		return "pay.kind", "it is said to be one amount, but there are two. Choose a range."
	case !isCurrency(p.Currency):
		return "pay.currency", "its currency is not known. Choose one, such as EUR."
	case unitText(p.Period) == "":
		return "pay.period", "nothing says what time the amount is for. Choose a pay period."
	}
	return "", ""
}

var amountForm = regexp.MustCompile(`^(0|[1-9][0-9]{0,12})(\.[0-9]+)?$`)

func isAmount(text string) bool { return amountForm.MatchString(text) }

func compareAmounts(a, b string) int {
	x, _ := new(big.Rat).SetString(a)
	y, _ := new(big.Rat).SetString(b)
	return x.Cmp(y)
}

func isCurrency(code string) bool {
	unit, err := currency.ParseISO(code)
	return err == nil && unit.String() == code
}

// unitText is Google's word for a pay period, or nothing.
func unitText(p posting.Period) string {
	switch p {
	case posting.Hour:
		return "HOUR"
	case posting.Day:
		return "DAY"
	case posting.Week:
		return "WEEK"
	case posting.Month:
		return "MONTH"
	case posting.Year:
		return "YEAR"
	}
	return ""
}
