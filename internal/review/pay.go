package review

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"rolewright/internal/posting"
)

// pay looks at what the employer offers.
func pay(d *desk) {
	p := d.posting.Pay
	switch {
	case d.counts["law-pay-missing"] > 0 || d.counts["law-range-open"] > 0:
	case p.Min == "" && p.Max == "" && p.Kind != posting.PayCommission:
		d.lead("pay-missing", "pay.min", "Fill it in", "The pay is not stated.")
	case p.Kind != posting.PayFixed && (p.Min == "") != (p.Max == ""):
		d.openEnded(p)
	}
	low, high, ok := ends(p)
	if !ok {
		return
	}
	d.width(low, high)
	if d.plausible(p, low, high) && d.ctx.Role != nil {
		d.market(p, low, high)
	}
}

func (d *desk) openEnded(p posting.Pay) {
	field, missing := "pay.max", "upper"
	if p.Min == "" {
		field, missing = "pay.min", "lower"
	}
	d.lead("pay-open-ended", field, "Fill it in",
		"The "+missing+" end of the pay range is missing. If there is one amount only, call the pay fixed.")
}

// ends are the amounts of pay as numbers, where both can be read.
func ends(p posting.Pay) (low, high *big.Rat, ok bool) {
	if p.Max == "" {
		p.Max = p.Min
	}
	if p.Min == "" {
		p.Min = p.Max
	}
	low, okLow := new(big.Rat).SetString(amountIn(p.Min))
	high, okHigh := new(big.Rat).SetString(amountIn(p.Max))
	return low, high, okLow && okHigh && low.Sign() > 0 && low.Cmp(high) <= 0
}

// amountIn is the number in a text that is an amount.
func amountIn(text string) string {
	amount, _, ok := posting.ParseAmount(text)
	if !ok {
		return ""
	}
	return amount
}

// widest is the share of the lower end, in percent, from which on a range is
// called very wide where the company has no limit of its own.
const widest = 60

// width is how much wider a range is than its lower end allows.
func (d *desk) width(low, high *big.Rat) {
	share, _ := new(big.Rat).Quo(new(big.Rat).Sub(high, low), low).Float64()
	percent := int(100*share + 0.5)
	if most := d.ctx.Policy.MaxPayWidth; most > 0 {
		if percent > most {
			d.lead("policy-pay-width", "pay.max", "Change it", fmt.Sprintf(
				"The upper end is %d percent above the lower one; the company allows %d percent.", percent, most))
		}
		return
	}
	if percent > widest && d.counts["law-range-width"] == 0 {
		d.lead("pay-wide", "pay.max", "Change it", fmt.Sprintf("The upper end of the pay is %d percent above the lower one.", percent))
	}
}

// plausibleIn are, for currencies of about one dollar, the least and the most
// that pay for a period can be.
func plausibleIn(p posting.Period) (least, most int64) {
	switch p {
	case posting.Hour:
		return 1, 1_000
	case posting.Day:
		return 10, 10_000
	case posting.Week:
		return 40, 40_000
	case posting.Month:
		return 100, 150_000
	case posting.Year:
		return 3_000, 5_000_000
	}
	return 0, 0
}

// plausible reports whether the amounts can be meant for their period.
func (d *desk) plausible(p posting.Pay, low, high *big.Rat) bool {
	least, most := plausibleIn(p.Period)
	if most == 0 || !slices.Contains([]string{"USD", "EUR", "GBP", "CAD", "AUD", "NZD", "CHF", "SGD"}, p.Currency) {
		return true
	}
	switch {
	case low.Cmp(new(big.Rat).SetInt64(least)) < 0:
		d.lead("pay-implausible", "pay.period", "Choose the period", fmt.Sprintf(
			"%s %s is very little for a %s. Is the period right?", p.Min, p.Currency, p.Period))
	case high.Cmp(new(big.Rat).SetInt64(most)) > 0:
		d.lead("pay-implausible", "pay.period", "Choose the period", fmt.Sprintf(
			"%s %s is very much for a %s. Is the period right?", p.Max, p.Currency, p.Period))
	default:
		return true
	}
	return false
}

// market compares the offer with published figures of its currency.
func (d *desk) market(p posting.Pay, low, high *big.Rat) {
	for _, m := range d.ctx.Role.Pay {
		factor := perYear(p.Period)
		if m.Currency != p.Currency || m.P10 == 0 || m.P90 == 0 || factor == nil || perYear(m.Period) == nil {
			continue
		}
		scale := new(big.Rat).Quo(factor, perYear(m.Period))
		from, _ := new(big.Rat).Mul(low, scale).Float64()
		to, _ := new(big.Rat).Mul(high, scale).Float64()
		where := ""
		switch {
		case to < float64(m.P10):
			where = fmt.Sprintf("below the 10th percentile, %d", m.P10)
		case from > float64(m.P90):
			where = fmt.Sprintf("above the 90th percentile, %d", m.P90)
		}
		if where != "" {
			f := d.lead("pay-unusual", "pay.min", "Look at it", fmt.Sprintf(
				"The offer is %s %s a %s, of what %s publishes for %s (%s).", where, m.Currency, m.Period, m.Source, d.ctx.Role.Title, joined(m.Area, m.Date)))
			f.Evidence = append([]Evidence{{Text: fmt.Sprintf("10th percentile %d, median %d, 90th percentile %d.", m.P10, m.P50, m.P90),
				Grade: FieldData, Source: joined(m.Source, m.Area, m.Date)}}, f.Evidence...)
		}
		return
	}
}

func joined(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), ", ")
}

// perYear is how many of a period a full year of work has, as the Bureau of
// Labor Statistics counts it: 2,080 hours. It is nil for an unknown period.
func perYear(p posting.Period) *big.Rat {
	n, known := map[posting.Period]int64{posting.Hour: 2080, posting.Day: 260, posting.Week: 52, posting.Month: 12, posting.Year: 1}[p]
	if !known {
		return nil
	}
	return new(big.Rat).SetInt64(n)
}
