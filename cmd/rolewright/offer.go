package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"rolewright/internal/offer"
	"rolewright/internal/posting"
	"rolewright/internal/reference"
	"rolewright/internal/role"
)

const offerUsage = `Usage: rolewright offer FILE [flags]

Guidance for somebody who offers the job: where the pay stands among the
figures published for the role, what else there is to offer, and letters made
of what the job description says. No amount is proposed, and nothing is kept.

FILE is a posting, .md, .txt or .json; "-" with --from for a pipe.

What is settled, each as you would type it:
  --candidate NAME    who gets the offer
  --base AMOUNT       the base pay, in the posting's currency and period
  --raised AMOUNT     the base pay after a negotiation
  --bonus TEXT        a bonus, if it is another than in the posting
  --signing TEXT      a signing bonus
  --equity TEXT       equity and its vesting
  --start DAY         the first day, if it is another than in the posting
  --answer-by DAY     the day to answer by
  --instead TEXT      what is added where the base cannot rise; may be repeated
  --manager NAME      who signs

Flags:
  --letter NAME   one letter alone, ready to be sent: offer, raise, instead,
                  stay or reminder
  --json          as JSON, for programs
  --from FORMAT   the format of a pipe: md, txt or json
  --store PATH    the file that your own roles are in

Examples:
  rolewright offer backend.md
  rolewright offer backend.md --base 95k --candidate Ana --letter offer

Exit codes: 0 done, 1 the offer is below the posted pay or the letter cannot
be written, 2 wrong usage, 3 the posting was refused, 4 a file could not be
read or written.
`

func offerCommand() command {
	return command{"offer", "see where an offer stands, and write its letters", offerUsage, runOffer}
}

// offerCall is what the flags of offer say.
type offerCall struct {
	in, from, store, letter string
	asJSON                  bool
	terms                   offer.Terms
}

func parseOffer(args []string) (offerCall, error) {
	var c offerCall
	var instead []string
	flags := newFlags("offer")
	for name, to := range map[string]*string{
		"from": &c.from, "store": &c.store, "letter": &c.letter, "candidate": &c.terms.Candidate, "base": &c.terms.Base,
		"raised": &c.terms.Raised, "bonus": &c.terms.Bonus, "signing": &c.terms.Signing, "equity": &c.terms.Equity,
		"start": &c.terms.Start, "answer-by": &c.terms.AnswerBy, "manager": &c.terms.Manager,
	} {
		flags.StringVar(to, name, "", "")
	}
	flags.BoolVar(&c.asJSON, "json", false, "")
	flags.Func("instead", "", func(s string) error { instead = append(instead, s); return nil })
	rest, err := parse(flags, args)
	letters := []string{"", "offer", "raise", "instead", "stay", "reminder"}
	switch {
	case err != nil:
		return c, err
	case len(rest) != 1:
		return c, &usageError{fmt.Sprintf("offer takes one posting, not %d", len(rest))}
	case !slices.Contains(letters, c.letter):
		return c, &usageError{fmt.Sprintf("--letter %q is not known: use offer, raise, instead, stay or reminder", c.letter)}
	case rest[0] == "-" && c.from == "":
		return c, &usageError{"offer needs --from md, txt or json for a pipe"}
	}
	c.in, c.terms.Instead = rest[0], strings.Join(instead, "\n")
	return c, nil
}

func runOffer(ctx context.Context, args []string, std streams) error {
	c, err := parseOffer(args)
	if err != nil {
		return err
	}
	res, err := readPosting(c.in, c.from, std.in)
	if err != nil {
		return err
	}
	p := posting.Normalize(res.Posting, newID)
	r, err := c.role(ctx, p.Role, std)
	if err != nil {
		return err
	}
	g := offer.Make(offer.Input{Posting: p, Family: r.Family, Market: c.market(r, p, std), Terms: c.terms, Today: time.Now()})
	if err := c.write(g, r, std); err != nil {
		return err
	}
	if slices.ContainsFunc(g.Remarks, func(r offer.Remark) bool { return r.Gravity == offer.Stop }) {
		return errFindings
	}
	return nil
}

// market is what is published where the posting is. Imported wages that cannot
// be read are told by the library.
func (c offerCall) market(r role.Role, p posting.Posting, std streams) []role.PaySource {
	path, err := storeOf(c.store, std)
	if err != nil {
		return r.Pay
	}
	sources, _ := reference.Beside(path).Market(r, p)
	return sources
}

// role is the role that the posting began from; without it there are no
// published figures, and the rest is as good.
func (c offerCall) role(ctx context.Context, slug string, std streams) (role.Role, error) {
	if slug == "" {
		return role.Role{}, nil
	}
	lib, err := openLibrary(ctx, c.store, std)
	if err != nil {
		return role.Role{}, err
	}
	r, err := lib.Get(slug)
	if errors.Is(err, role.ErrNotFound) {
		fmt.Fprintf(std.err, "%s: no published pay is shown: there is no role %q\n", c.in, slug)
		return role.Role{}, nil
	}
	return r, err
}

func (c offerCall) write(g offer.Guidance, r role.Role, std streams) error {
	switch {
	case c.asJSON:
		return writeJSON(std.out, g)
	case c.letter != "":
		return writeLetter(g, c.letter, std)
	}
	_, err := io.WriteString(std.out, offerText(g, r))
	return err
}

// writeLetter writes one letter, or says what it lacks.
func writeLetter(g offer.Guidance, key string, std streams) error {
	i := slices.IndexFunc(g.Texts, func(t offer.Text) bool { return t.Key == key })
	t := g.Texts[i] // parseOffer has looked at the name
	if t.Missing != "" {
		fmt.Fprintf(std.err, "rolewright: there is no letter: %s\n", t.Missing)
		return errFindings
	}
	for _, remark := range g.Remarks {
		if remark.Gravity != offer.Note {
			fmt.Fprintf(std.err, "rolewright: %s\n", remark.Text)
		}
	}
	_, err := fmt.Fprintf(std.out, "Subject: %s\n\n%s", t.Subject, t.Body)
	return err
}

// offerText is the guidance for a terminal.
func offerText(g offer.Guidance, r role.Role) string {
	var p page
	p.WriteString("Pay in the posting: " + orNone(g.Pay) + "\n")
	if g.Offer != "" {
		p.WriteString("Offer: " + g.Offer + "\n")
	}
	p.list("To know first", each(g.Remarks, func(r offer.Remark) string { return r.Text }))
	for _, at := range g.Positions {
		p.text("Beside "+at.Source+", "+at.Date, strings.TrimSuffix(at.Area+": "+at.Occupation, ": "))
		for _, f := range at.Figures {
			p.WriteString(wrap("- ", "  ", fmt.Sprintf("%s, %s: %s", f.Name, f.Amount, f.Place)))
		}
		for _, line := range append(append([]string{at.Why}, at.Cautions...), at.Note) {
			if line != "" {
				p.WriteString(wrap("", "", line))
			}
		}
	}
	p.list("For every offer", g.Principles)
	for _, l := range g.Levers {
		p.text(l.Name, l.Helps, labelled("In the posting", l.InPosting), labelled("Costs", l.Costs), labelled("Watch", l.Watch))
	}
	for _, t := range g.Texts {
		p.heading(t.Title)
		if t.Missing != "" {
			p.WriteString(wrap("", "", t.Missing))
			continue
		}
		p.WriteString("Subject: " + t.Subject + "\n\n" + t.Body)
	}
	p.list("Not in the letters: the posting does not say it", g.NotInPosting)
	p.list("Not in the letters: not given, or not usable", g.NotTyped)
	p.text("Credit", r.Credit())
	return p.String()
}

func orNone(s string) string {
	if s == "" {
		return "none"
	}
	return s
}
