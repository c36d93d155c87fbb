package handlers

import (
	"net/url"
	"strings"

	"github.com/gin-gonic/gin"

	"rolewright/internal/offer"
	"rolewright/internal/role"
	"rolewright/internal/workspace"
)

// offerPage is the view of the guidance for somebody who offers the job.
type offerPage struct {
	base
	ID, Title string
	// RoleTitle and Slug name the role whose published pay is shown.
	RoleTitle, Slug string
	Fields, Replies []field
	Remarks         []offer.Remark
	Guidance        offer.Guidance
	Chart           *payChart
	Confidence      role.Confidence
	// Disagreement says which sources differ and by how much.
	Disagreement string
	Letters      []letterBox
	LeftOut      []string
	Credit       string
}

// letterBox is a letter with the link that opens it in a mail program.
type letterBox struct {
	offer.Text
	Rows int
	Mail string
	// Open says that the letter is there to be read at once: the offer, and
	// the replies that were asked for by what was typed.
	Open bool
}

// showOffer is the guidance before anything was typed.
func (s *server) showOffer(c *gin.Context) error { return s.renderOffer(c, offer.Terms{}) }

// makeOffer answers the terms with the guidance for them. They are about a
// person who has not been asked, so they are not kept.
func (s *server) makeOffer(c *gin.Context) error {
	var t offer.Terms
	known := termFields(&t)
	for name, values := range c.Request.PostForm {
		f, ok := known[name]
		if !ok {
			return badInput("The form has a field that Rolewright does not know: %q.", name)
		}
		f.set(values[0])
	}
	return s.renderOffer(c, t)
}

func (s *server) renderOffer(c *gin.Context, t offer.Terms) error {
	p, err := s.work.Get(c.Request.Context(), c.Param("id"))
	if err != nil {
		return err
	}
	r := s.roleBehind(c, p.Value.Content)
	in := s.offerInput(p, r, t)
	g := offer.Make(in)
	view := offerPage{base: s.base(c, "offer"), ID: p.ID, Title: titleOf(p.Value.Content), RoleTitle: r.Title, Slug: r.Slug, Guidance: g,
		Chart: offerChart(in.Market, g.Positions), Confidence: role.PayConfidence(r.Pay, in.Today), Disagreement: role.Disagreement(r.Pay),
		Letters: letterBoxes(g.Texts), LeftOut: leftOutLines(g), Credit: r.Credit()}
	view.Fields, view.Replies, view.Remarks = offerFields(t, g.Remarks)
	return s.render(c, "offer.html", view)
}

// offerInput is a posting with what is published about its role.
func (s *server) offerInput(p workspace.Posting, r role.Role, t offer.Terms) offer.Input {
	market, err := s.reference.Market(r, p.Value.Content)
	s.leftOut(err)
	return offer.Input{Posting: p.Value.Content, Family: r.Family, Market: market, Terms: t, Today: s.now()}
}

// termFields maps the names of the controls to the terms.
func termFields(t *offer.Terms) map[string]textField {
	return map[string]textField{
		"candidate": text(&t.Candidate), "base": text(&t.Base), "raised": text(&t.Raised), "bonus": text(&t.Bonus),
		"signing": text(&t.Signing), "equity": text(&t.Equity), "start": text(&t.Start), "answerBy": text(&t.AnswerBy),
		"instead": text(&t.Instead), "manager": text(&t.Manager),
	}
}

// offerFields are the controls, those for an answer to a negotiation apart.
// What is wrong with a term stands below it; the other remarks are returned.
func offerFields(t offer.Terms, remarks []offer.Remark) (fields, replies []field, rest []offer.Remark) {
	known, notes := termFields(&t), map[string]string{}
	for _, r := range remarks {
		if r.Gravity != offer.Fault {
			rest = append(rest, r)
			continue
		}
		notes[r.Field] = strings.TrimSpace(notes[r.Field] + " " + r.Text)
	}
	line := func(name, label, hint string) field {
		return field{Name: name, Label: label, Hint: hint, Value: known[name].get(), Note: notes[name], Kind: "text"}
	}
	fields = []field{
		line("candidate", "Who gets the offer", "As you write to them"), line("base", "Base pay you offer", "70k or 70,000"),
		line("bonus", "Bonus", "If other than posted"), line("signing", "Signing bonus", "3,000 in the first month"),
		line("equity", "Equity and its vesting", "If other than posted"), line("start", "Start", "If other than posted"),
		line("answerBy", "Answer by", "A day that leaves time"), line("manager", "Your name", "As you sign"),
	}
	instead := line("instead", "What you can add instead", "A line each: five more days of leave")
	instead.Kind, instead.Rows, instead.Wide = "lines", 2, true
	return fields, []field{line("raised", "Raised base pay", "72,500"), instead}, rest
}

// offerChart sets the employer's pay above the sources that can be compared
// with it; without any it is the sources alone.
func offerChart(market []role.PaySource, positions []offer.Position) *payChart {
	var rows []labelled
	for i, p := range positions {
		own, ok := p.Own()
		if ok && len(rows) == 0 {
			rows = append(rows, labelled{"Your pay", own})
		}
		if ok {
			rows = append(rows, labelled{chartLabel(market[i], market), market[i]})
		}
	}
	if len(rows) > 0 {
		return withOwnPay(newPayChart(rows))
	}
	for _, s := range market {
		rows = append(rows, labelled{chartLabel(s, market), s})
	}
	return newPayChart(rows)
}

// withOwnPay calls the first row what it is: an offer, and nothing published.
func withOwnPay(c *payChart) *payChart {
	for _, c := range []*payChart{c, c.Narrow} {
		c.Alt = strings.Replace(c.Alt, "Published pay", "Your pay above published pay", 1)
		for i := range c.Rows[0].Marks {
			m := &c.Rows[0].Marks[i]
			m.Kind, m.Label = "offer", strings.Replace(m.Label, "Typical", "Offer", 1)
		}
	}
	return c
}

func letterBoxes(texts []offer.Text) []letterBox {
	var out []letterBox
	for _, t := range texts {
		body := strings.ReplaceAll(t.Body, "\n", "\r\n")
		out = append(out, letterBox{t, strings.Count(t.Body, "\n") + 1,
			"mailto:?subject=" + mailText(t.Subject) + "&body=" + mailText(body), t.Key != "stay" && t.Key != "reminder"})
	}
	return out
}

// mailText writes a text for a mailto address: RFC 6068 has a space as %20.
func mailText(s string) string { return strings.ReplaceAll(url.QueryEscape(s), "+", "%20") }

// leftOutLines say what the letters could not say, and why.
func leftOutLines(g offer.Guidance) []string {
	var out []string
	if len(g.NotInPosting) > 0 {
		out = append(out, "Not in the letters, because the job description does not say it: "+strings.Join(g.NotInPosting, ", ")+".")
	}
	if len(g.NotTyped) > 0 {
		out = append(out, "Not in the letters, because it was not typed or could not be used: "+strings.Join(g.NotTyped, ", ")+".")
	}
	return out
}
