package paylaw

import (
	"strconv"
	"strings"

	"rolewright/internal/posting"
)

// State is how a posting stands to one thing that laws ask for.
type State string

// The states.
const (
	// Shown: the posting shows it.
	Shown State = "shown"
	// Missing: it does not.
	Missing State = "missing"
	// OpenEnded: a range of pay lacks an end.
	OpenEnded State = "open-ended"
	// TooWide: the ends of the range are further apart than a law allows.
	TooWide State = "too-wide"
	// ToCheck: only the employer knows whether there is anything to say.
	ToCheck State = "to-check"
)

// shown is what a posting shows, as far as laws ask.
type shown struct {
	posting *posting.Posting
	// low and high are the ends of the pay in a year; 0 where there is none.
	low, high float64
	// mentioned are the things that words of the text are about, once read.
	mentioned []Must
	read      bool
}

func newShown(visible *posting.Posting) shown {
	pay := &visible.Pay
	factor := float64(perYear(pay.Period))
	return shown{posting: visible, low: amount(pay.Min) * factor, high: amount(pay.Max) * factor}
}

// amount is a number of units of a currency, or 0 for what is no amount.
func amount(text string) float64 {
	if text == "" {
		return 0
	}
	number, err := strconv.ParseFloat(text, 64)
	if err == nil {
		return max(number, 0)
	}
	if parsed, _, ok := posting.ParseAmount(text); ok {
		number, _ = strconv.ParseFloat(parsed, 64)
	}
	return number
}

// perYear is how many of a period a full year of work has; an amount without
// a period is taken for a year's.
func perYear(p posting.Period) int {
	switch p {
	case posting.Hour:
		return 2080
	case posting.Day:
		return 260
	case posting.Week:
		return 52
	case posting.Month:
		return 12
	}
	return 1
}

// state tells how the posting stands to what a version asks for.
func (s *shown) state(m Must, v *Version) State {
	switch m {
	case Pay:
		return s.pay(v)
	case Benefits:
		return missingUnless(s.says(posting.Benefits) || s.posting.Company.Benefits != "" || s.posting.Company.Perks != "")
	case Deadline:
		return missingUnless(s.posting.ApplyBy != "" || s.mentions(Deadline))
	case HowToApply:
		a := &s.posting.Apply
		return missingUnless(a.URL != "" || a.Email != "" || a.Instructions != "" || s.says(posting.ApplySection))
	case Vacancy:
		return missingUnless(s.mentions(Vacancy))
	case FairChance:
		return missingUnless(s.mentions(FairChance))
	case OtherPay:
		return checkUnless(s.posting.Pay.Bonus != "" || s.posting.Pay.Equity != "")
	case AIUse:
		return checkUnless(s.mentions(AIUse))
	case Overpay:
		return checkUnless(s.mentions(Overpay))
	}
	return ToCheck
}

func missingUnless(shows bool) State {
	if shows {
		return Shown
	}
	return Missing
}

func checkUnless(shows bool) State {
	if shows {
		return Shown
	}
	return ToCheck
}

func (s *shown) pay(v *Version) State {
	pay := &s.posting.Pay
	if pay.Kind == posting.PayCommission && (v.Commission == "statement" || v.Commission == "exempt") {
		return Shown
	}
	if v.ExemptAbove > 0 && max(s.low, s.high) > float64(v.ExemptAbove) {
		return Shown
	}
	switch {
	case s.low == 0 && s.high == 0:
		return Missing
	case v.Closed && pay.Kind != posting.PayFixed && (s.low == 0 || s.high == 0):
		return OpenEnded
	case s.wider(v):
		return TooWide
	}
	return Shown
}

// wider reports whether the ends of the range are further apart than a
// version allows.
func (s *shown) wider(v *Version) bool {
	apart := s.high - s.low
	if s.low == 0 || apart <= 0 {
		return false
	}
	if v.Width > 0 && (s.posting.Pay.Currency == v.WidthCurrency || s.posting.Pay.Currency == "") && apart > float64(v.Width) {
		return true
	}
	return v.WidthPercent > 0 && apart > s.low*float64(v.WidthPercent)/100
}

// says reports whether a section of a kind has text.
func (s *shown) says(k posting.Kind) bool {
	for i := range s.posting.Sections {
		section := &s.posting.Sections[i]
		if section.Kind != k {
			continue
		}
		for b := range section.Blocks {
			if block := &section.Blocks[b]; len(block.Items) > 0 || strings.TrimSpace(block.Text) != "" {
				return true
			}
		}
	}
	return false
}
