package offer

// current is the base pay that the talk is about, or none.
func (o *offering) current() money {
	if !o.base.known() && o.posted.low.equals(o.posted.high) && o.visible.Pay.Line("en") != "" {
		return o.posted.low
	}
	return o.base
}

// raiseLetter is the reply of an employer who can pay more.
func (o *offering) raiseLetter() Text {
	t := Text{Key: "raise", Title: "Reply: we can raise the base pay", When: "When there is room for what the person asks for, or for a part of it."}
	switch t.Missing = firstOf(o.stopped("base"), o.stopped("raised")); {
	case t.Missing != "":
		return t
	case !o.raised.known():
		t.Missing = "Type the raised base pay, and this reply is written."
		return t
	case o.base.known() && !o.raised.above(o.base):
		t.Missing = "The raised base pay is not above the offer. Write a higher amount, and this reply is written."
		return t
	}
	t.Subject = o.subject("Your question about our offer")
	l := o.begin()
	l.say("Thank you for telling us openly what you would like to change.")
	l.say(o.raise(), o.basis(o.raised), "Everything else stays as we offered it.")
	l.say(o.answer(), stillAsk)
	l.say(notContract)
	t.Body = o.end(l)
	return t
}

func (o *offering) raise() string {
	if from := o.current(); from.known() {
		return "We can raise the base pay from " + from.bare() + " to " + o.raised.line() + "."
	}
	return "We can raise the base pay to " + o.raised.line() + "."
}

// insteadLetter is the reply of an employer who has other levers.
func (o *offering) insteadLetter() Text {
	t := Text{Key: "instead", Title: "Reply: the base pay is settled, and here is what we can add", When: "When the range has no room, and other levers do."}
	add := lines(o.terms.Instead)
	switch t.Missing = o.stopped("base"); {
	case t.Missing != "":
		return t
	case len(add) == 0:
		t.Missing = "Type what you can add instead, a thing a line, and this reply is written."
		return t
	}
	t.Subject = o.subject("Your question about our offer")
	l := o.begin()
	l.say("Thank you for telling us openly what you would like to change.")
	l.say(o.stays("We have looked at the base pay again and cannot raise it"), o.basis(o.current()))
	l.list("What we can add:", add)
	l.say("Everything else stays as we offered it.")
	l.say(o.answer(), stillAsk)
	l.say(notContract)
	t.Body = o.end(l)
	return t
}

// stays ends a sentence with the amount, where there is one.
func (o *offering) stays(sentence string) string {
	if m := o.current(); m.known() {
		return sentence + ": it stays at " + m.line() + "."
	}
	return sentence + "."
}

// stayLetter is the reply of an employer whose offer is the last word.
func (o *offering) stayLetter() Text {
	t := Text{Key: "stay", Title: "Reply: the offer stays as it is", When: "When nothing can move. Say so plainly and soon."}
	if t.Missing = o.stopped("base"); t.Missing != "" {
		return t
	}
	t.Subject = o.subject("Your question about our offer")
	l := o.begin()
	l.say("Thank you for telling us openly what you would like to change.")
	l.say(o.stays("We have looked at our offer again and cannot change it"), o.basis(o.current()))
	l.say("We know that this is not the answer you hoped for, and we would still be glad to have you with us.", o.answer(), stillAsk)
	l.say(notContract)
	t.Body = o.end(l)
	return t
}
