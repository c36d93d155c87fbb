package posting

const notAnAmount = " could not be read as an amount. Write the number alone, such as 95000, and choose the currency and the period beside it."

func (n *notes) pay(p Pay) {
	n.known("pay.kind", string(p.Kind), "kind of pay", stringsOf(PayKinds()))
	n.amount("pay.min", p.Min, p.Currency)
	n.amount("pay.max", p.Max, p.Currency)
	n.order(p)
	if p.Min == "" && p.Max == "" {
		return
	}
	switch {
	case p.Currency == "":
		n.add("pay.currency", "The pay has no currency. Choose one, such as USD or EUR.")
	case !isCurrency(p.Currency):
		n.add("pay.currency", quoted(p.Currency)+" is not a currency we know. Write its three-letter code, such as USD or EUR.")
	}
	if p.Period == "" {
		n.add("pay.period", "It is not said what time the pay is for. Choose hour, day, week, month or year.")
	} else {
		n.known("pay.period", string(p.Period), "pay period", stringsOf(Periods()))
	}
}

func (n *notes) amount(field, text, currency string) {
	if _, ok := amountOf(text); ok || text == "" {
		return
	}
	if m, ok := parseMoney(text); ok && m.unit != "" && currency != "" {
		n.add(field, quoted(text)+" names another currency than "+quoted(currency)+". Write the number alone, and choose the currency beside it.")
		return
	}
	n.add(field, quoted(text)+notAnAmount)
}

// order reports amounts that contradict each other or the kind of pay.
func (n *notes) order(p Pay) {
	low, okLow := amountOf(p.Min)
	high, okHigh := amountOf(p.Max)
	switch {
	case okLow && low.Sign() == 0:
		n.add("pay.min", "The pay is zero. Write an amount, or leave it empty.")
	case okLow && okHigh && low.Cmp(high) > 0:
		n.add("pay.min", "The lower amount is above the upper one. Swap them.")
	case okLow && okHigh && p.Kind == PayFixed && low.Cmp(high) != 0:
		n.add("pay.kind", "The pay is called fixed, but it has two amounts. Leave one empty, or choose a range.")
	}
}
