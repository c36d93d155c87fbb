package offer

import (
	"fmt"
	"math"
	"math/big"

	"rolewright/internal/posting"
)

// hoursPerYear is how the U.S. Bureau of Labor Statistics turns hourly into
// annual wages: 52 weeks of 40 hours.
const hoursPerYear = 2080

// money is an amount that was understood. The zero value is none.
type money struct {
	value *big.Rat
	// text is the decimal string that value was read from.
	text     string
	currency string
	period   posting.Period
}

// newMoney reads a decimal string in normal form.
func newMoney(text, currency string, period posting.Period) money {
	if text == "" {
		return money{}
	}
	for _, r := range text {
		if (r < '0' || r > '9') && r != '.' {
			return money{}
		}
	}
	value, ok := new(big.Rat).SetString(text)
	if !ok || value.Sign() <= 0 {
		return money{}
	}
	return money{value, text, currency, period}
}

func whole(n int, currency, period string) money {
	return newMoney(fmt.Sprint(n), currency, posting.Period(period))
}

func (m money) known() bool { return m.value != nil }

// line is the amount in words: "$95,000 a year".
func (m money) line() string {
	if !m.known() {
		return ""
	}
	return posting.Pay{Kind: posting.PayFixed, Min: m.text, Currency: m.currency, Period: m.period}.Line("en")
}

// bare is the amount without its period: "$95,000".
func (m money) bare() string {
	m.period = ""
	return m.line()
}

// above reports whether m is more than other; amounts that are not both known
// and alike are not.
func (m money) above(other money) bool { return m.alike(other) && m.value.Cmp(other.value) > 0 }

func (m money) equals(other money) bool { return m.alike(other) && m.value.Cmp(other.value) == 0 }

func (m money) alike(other money) bool {
	return m.known() && other.known() && m.currency == other.currency && m.period == other.period
}

// minus is the difference of two alike amounts.
func (m money) minus(other money) money {
	diff := new(big.Rat).Sub(m.value, other.value)
	m.value, m.text = diff, decimal(diff)
	return m
}

// per converts an hour's pay to a year's or the other way round; ok is false
// for other periods.
func (m money) per(period posting.Period) (converted money, ok bool) {
	switch {
	case m.period == period:
		return m, true
	case m.period == posting.Hour && period == posting.Year:
		m.value = new(big.Rat).Mul(m.value, big.NewRat(hoursPerYear, 1))
	case m.period == posting.Year && period == posting.Hour:
		m.value = new(big.Rat).Mul(m.value, big.NewRat(1, hoursPerYear))
	default:
		return money{}, false
	}
	m.text, m.period = decimal(m.value), period
	return m, true
}

// decimal writes an amount with two digits after the point, or with none.
func decimal(v *big.Rat) string {
	text := v.FloatString(2)
	if n := len(text) - 3; text[n:] == ".00" {
		return text[:n]
	}
	return text
}

// units is the amount in whole units of the currency, for a chart.
func (m money) units() int {
	if !m.known() {
		return 0
	}
	f, _ := m.value.Float64()
	return int(math.Round(math.Min(f, 1e15)))
}

// gap is how far m is from another amount, as a share of that one: "12
// percent", or "less than 1 percent".
func (m money) gap(from money) string {
	share := new(big.Rat).Sub(m.value, from.value)
	share.Quo(share, from.value)
	f, _ := share.Float64()
	percent := math.Abs(f) * 100
	if percent < 1 {
		return "less than 1 percent"
	}
	return fmt.Sprintf("%.0f percent", percent)
}
