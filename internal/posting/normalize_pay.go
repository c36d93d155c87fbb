package posting

// normal reads the amounts and splits a range that was typed into the lower
// one. A currency found in an amount becomes the currency where there is none
// yet; an amount that names another currency stays as typed.
func (p Pay) normal(in Posting) Pay {
	p.Min, p.Max = singleLine(p.Min), singleLine(p.Max)
	p.Currency = normalCurrency(p.Currency, in)
	if low, high, ok := parseMoneyRange(p.Min); ok && p.Max == "" && p.accepts(low, in) && p.accepts(high, in) {
		p.Min, p.Max = low.amount, high.amount
		p.Currency = firstOf(p.Currency, low.resolve("", in.payCountry()))
		return p
	}
	p.Min = p.readAmount(p.Min, in)
	p.Max = p.readAmount(p.Max, in)
	return p
}

func (p *Pay) readAmount(text string, in Posting) string {
	m, ok := parseMoney(text)
	if !ok || !p.accepts(m, in) {
		return text
	}
	p.Currency = firstOf(p.Currency, m.resolve("", in.payCountry()))
	return m.amount
}

// accepts reports whether nothing is lost when the amount is kept without
// the currency that was typed with it.
func (p Pay) accepts(m money, in Posting) bool {
	unit := m.resolve(p.Currency, in.payCountry())
	if unit == "" {
		return m.unit == ""
	}
	return p.Currency == "" || p.Currency == unit
}

func normalCurrency(s string, in Posting) string {
	s = singleLine(s)
	unit, ok := unitOf(s)
	if !ok {
		return s
	}
	return firstOf(money{unit: unit}.resolve("", in.payCountry()), s)
}

// payCountry is the country whose dollar a bare "$" means: that of the first
// place, else that of the language's region.
func (p Posting) payCountry() string {
	for _, list := range [][]Location{p.Locations, p.ApplicantLocations} {
		if len(list) > 0 && list[0].Country != "" {
			return list[0].Country
		}
	}
	return regionOfTag(p.Language)
}
