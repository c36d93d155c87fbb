package offer

import (
	"fmt"
	"strings"

	"rolewright/internal/posting"
)

// Text is a letter ready to be copied, or the reason why there is none.
type Text struct {
	// Key is a short name that does not change: "offer".
	Key   string `json:"key"`
	Title string `json:"title"`
	// When says when the letter is for.
	When    string `json:"when"`
	Subject string `json:"subject"`
	Body    string `json:"body"`
	// Missing says what has to be typed or changed first; it is empty where
	// there is a letter.
	Missing string `json:"missing"`
}

// letters are the offer, three replies and a reminder.
func (o *offering) letters() []Text {
	return []Text{o.offerLetter(), o.raiseLetter(), o.insteadLetter(), o.stayLetter(), o.reminderLetter()}
}

// stopped is the reason why no letter is written with an amount, or nothing.
func (o *offering) stopped(field string) string {
	for _, r := range o.remarks {
		if r.Gravity == Stop && r.Field == field {
			return r.Text
		}
	}
	return ""
}

// letter gathers paragraphs.
type letter struct{ paragraphs []string }

// say adds a paragraph of sentences, leaving out those that are empty.
func (l *letter) say(sentences ...string) {
	var kept []string
	for _, s := range sentences {
		if s != "" {
			kept = append(kept, s)
		}
	}
	if len(kept) > 0 {
		l.paragraphs = append(l.paragraphs, strings.Join(kept, " "))
	}
}

// list adds lines below a lead, or nothing where there are none.
func (l *letter) list(lead string, lines []string) {
	if len(lines) > 0 {
		l.paragraphs = append(l.paragraphs, lead+"\n- "+strings.Join(lines, "\n- "))
	}
}

func (l *letter) String() string { return strings.Join(l.paragraphs, "\n\n") + "\n" }

// begin is the greeting, neutral where no name was typed.
func (o *offering) begin() *letter {
	l := &letter{}
	if o.terms.Candidate == "" {
		l.say("Hello,")
	} else {
		l.say("Hello " + o.terms.Candidate + ",")
	}
	return l
}

// end is the greeting at the foot with those who send the letter.
func (o *offering) end(l *letter) string {
	names := []string{"Kind regards,"}
	for _, name := range []string{o.terms.Manager, o.company()} {
		if name != "" {
			names = append(names, name)
		}
	}
	if len(names) == 1 {
		names[0] = "Kind regards"
	}
	l.say(strings.Join(names, "\n"))
	return l.String()
}

func (o *offering) company() string { return oneLine(o.visible.Company.Name) }

// job is the job within a sentence: "the job of Cook at Acme".
func (o *offering) job() string {
	job := "the job"
	if t := inSentence(o.visible.Title); t != "" {
		job += " of " + t
	}
	if c := inSentence(o.visible.Company.Name); c != "" {
		job += " at " + c
	}
	return job
}

// inSentence takes the full stop off what does not end a sentence.
func inSentence(s string) string { return strings.TrimRight(oneLine(s), ".,;: ") }

// subject names the job after the words: "Our offer: Cook at Acme".
func (o *offering) subject(words string) string {
	title, company := inSentence(o.visible.Title), inSentence(o.visible.Company.Name)
	switch {
	case title != "" && company != "":
		return words + ": " + title + " at " + company
	case title+company != "":
		return words + ": " + title + company
	}
	return words
}

// basis says that an amount keeps to what the job description says; it is
// empty where it does not, or where the candidate cannot have seen it.
func (o *offering) basis(m money) string {
	low, high := o.posted.low, o.posted.high
	seen := o.visible.Pay.Line("en")
	switch {
	case seen == "" || !m.alike(high) || m.above(high) || low.above(m):
		return ""
	case m.equals(low) && m.equals(high):
		return "This is the pay that the job description says."
	case m.equals(high):
		return "This is the highest base pay in the job description’s range, " + seen + "."
	case !low.known():
		return ""
	}
	return "This base pay is within the job description’s range, " + seen + "."
}

const (
	notContract = "This message sums up our offer. It is not a contract."
	stillAsk    = "If anything is unclear, please ask."
)

// answer asks for an answer, by a day where there is one.
func (o *offering) answer() string {
	if o.answerBy.text == "" {
		return "Please tell us whether you accept."
	}
	return "Please tell us by " + inSentence(o.answerBy.text) + " whether you accept."
}

func (o *offering) offerLetter() Text {
	t := Text{Key: "offer", Title: "Offer", When: "To the person you have chosen, after you have told them on the phone."}
	if t.Missing = o.stopped("base"); t.Missing != "" {
		return t
	}
	t.Subject = o.subject("Our offer")
	l := o.begin()
	l.say("We would like to offer you "+o.job()+".", "Thank you for the time that you have given us so far.")
	l.list("What we offer:", o.offerLines())
	l.say(o.basis(o.base))
	l.list("The job comes with:", o.benefits())
	l.say(o.answer(), stillAsk)
	l.say(notContract)
	t.Body = o.end(l)
	return t
}

// offerLines are the facts of the offer, those typed before those of the
// posting.
func (o *offering) offerLines() []string {
	var out []string
	add := func(label, value string) {
		if value = oneLine(value); value != "" {
			out = append(out, label+": "+value)
		}
	}
	p, labels := o.visible, posting.LabelsFor("en")
	add("Base pay", o.basePay())
	add("Bonus", firstOf(o.terms.Bonus, p.Pay.Bonus))
	add("Signing bonus", o.terms.Signing)
	add("Equity", firstOf(o.terms.Equity, p.Pay.Equity))
	add("Start", o.startText())
	add("Employment", labels.EmploymentType(p.EmploymentType))
	add("Hours", p.Hours)
	add("Workplace", labels.Workplace(p.Workplace))
	add("Place of work", o.placeOfWork())
	add("You report to", p.ReportsTo)
	return out
}

// basePay is the offered amount, or the fixed pay of the posting. A range is
// no offer.
func (o *offering) basePay() string {
	if !o.base.known() && o.posted.low.equals(o.posted.high) && o.visible.Pay.Kind != posting.PayCommission {
		return o.visible.Pay.Line("en")
	}
	return o.base.line()
}

func (o *offering) startText() string {
	return firstOf(o.start.text, posting.DisplayDate(o.visible.Start, "en"))
}

// placeOfWork is the posting's place; of several nobody knows which is meant.
func (o *offering) placeOfWork() string {
	if len(o.visible.Locations) != 1 {
		return ""
	}
	return o.visible.Locations[0].Display("en")
}

// mostBenefits is how many the letter names; the posting has the others.
const mostBenefits = 6

// benefits are the first items of the posting's lists of benefits.
func (o *offering) benefits() []string {
	blocks := posting.ParseProse(o.visible.Company.Benefits)
	for _, s := range o.visible.Sections {
		if s.Kind == posting.Benefits {
			blocks = append(blocks, s.Blocks...)
		}
	}
	var out []string
	for _, b := range blocks {
		for _, item := range b.Items {
			if text := oneLine(posting.PlainText(item.Text)); text != "" {
				out = append(out, text)
			}
		}
	}
	if len(out) > mostBenefits {
		return append(out[:mostBenefits:mostBenefits], "and the other benefits that the job description names")
	}
	return out
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

func (o *offering) reminderLetter() Text {
	t := Text{Key: "reminder", Title: "Reminder", When: "A day or two before the answer is due."}
	switch {
	case o.stopped("base") != "":
		t.Missing = o.stopped("base")
		return t
	case o.answerBy.text == "":
		t.Missing = "Type a day for the answer, and this reminder is written."
		return t
	}
	t.Subject = o.subject("Our offer")
	l := o.begin()
	l.say(fmt.Sprintf("Our offer for %s is open until %s.", o.job(), inSentence(o.answerBy.text)),
		"Please tell us whether you accept, or what you still need to know before you decide.")
	l.say("If you need more time, please say how much.")
	t.Body = o.end(l)
	return t
}
