package handlers

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"

	"rolewright/internal/posting"
	"rolewright/internal/review"
	"rolewright/internal/workspace"
)

// The review as the editor's panel shows it.
type (
	reviewView struct {
		// ID is the posting's.
		ID string
		// Score is from 0 to 100, the sum of what Points have.
		Score int
		// Count is the number of findings that nobody has answered.
		Count  int
		Points []pointsView
		Groups []findingGroup
		// Answered are the findings that somebody gave a reason against.
		Answered []answeredView
		Skipped  []string
	}

	// pointsView is what a category has of the points that it can have.
	pointsView struct {
		Label, Anchor string
		Got, Of       int
		Costs         []costView
	}

	costView struct {
		Title            string
		Points, Findings int
	}

	findingGroup struct {
		Label, Anchor string
		Findings      []findingView
	}

	findingView struct {
		// Which names the finding in a form, and Action and Answer are where its buttons
		// lead.
		Which, Action, Answer string
		Severity, Weight      string
		Title, Message        string
		Quote, Cost           string
		Why                   string
		Evidence              []evidenceView
		Fixes                 []fixView
		Spot                  spot
	}

	evidenceView struct{ Text, Grade, Source, URL string }

	// fixView is a button that mends a finding, or a link to where a person can.
	fixView struct {
		Label, Do string
		Spot      spot
	}

	// answeredView is a finding that somebody gave a reason against. Here is
	// set where it counts for this posting alone.
	answeredView struct {
		Message, Reason, Back, Action string
		Here                          bool
	}
)

// categoryLabels are the categories' names in headings.
var categoryLabels = map[review.Category]string{
	review.Essentials: "What candidates look for", review.PayAndLaw: "Pay", review.Requirements: "What is asked for",
	review.Inclusion: "Open to everybody", review.PlainWords: "Plain words", review.Length: "Length",
	review.Slips: "Slips", review.Consistency: "Consistency", review.House: "What the company asks",
}

var severityWeights = map[review.Severity]string{
	review.Error: "To mend before it is published", review.Warning: "Costs candidates or trust", review.Notice: "Worth a thought",
}

func anchorOf(c review.Category) string {
	return "review-" + strings.ReplaceAll(string(c), " ", "-")
}

// reviewOf reviews a posting. What is known beside it only adds to a review: a
// role or a policy that cannot be read keeps nobody from their text.
func (s *server) reviewOf(c *gin.Context, d workspace.Draft) review.Report {
	report, err := s.review(c, d)
	if err != nil {
		s.log.Error("a posting is reviewed without all that is known beside it", "error", err)
	}
	if report.RuleSet == "" {
		return review.Review(d.Content, review.Context{Today: s.now()})
	}
	return report
}

// reviewHTML is the panel for the answer to a script.
func (s *server) reviewHTML(c *gin.Context, id string, d workspace.Draft) (string, error) {
	var buf bytes.Buffer
	if err := s.views["editor.html"].ExecuteTemplate(&buf, "review", newReviewView(id, d, s.reviewOf(c, d))); err != nil {
		return "", fmt.Errorf("write the review: %w", err)
	}
	return buf.String(), nil
}

func newReviewView(id string, d workspace.Draft, r review.Report) reviewView {
	view := reviewView{ID: id, Score: r.Score.Value, Count: len(r.Findings), Skipped: r.Skipped}
	costs := map[string]review.Cost{}
	for _, part := range r.Score.Parts {
		points := pointsView{Label: categoryLabels[part.Category], Anchor: anchorOf(part.Category), Got: part.Got, Of: part.Of}
		for _, cost := range part.Costs {
			costs[cost.Rule] = cost
			points.Costs = append(points.Costs, costView{cost.Title, cost.Points, cost.Findings})
		}
		view.Points = append(view.Points, points)
	}
	view.Groups = groupFindings(id, d.Content, r.Findings, costs)
	for _, a := range r.Answered {
		view.Answered = append(view.Answered, answeredView{Message: a.Message, Reason: a.Reason,
			Back: "back:" + a.Suppression.Rule + ":" + a.Suppression.Key, Action: "/postings/" + id + "/answer", Here: isHere(d, a.Suppression)})
	}
	return view
}

// groupFindings puts the findings of a category together. The category whose
// mending helps most comes first: it has the worst finding or, among equals,
// lost the most points.
func groupFindings(id string, p posting.Posting, findings []review.Finding, costs map[string]review.Cost) []findingGroup {
	places := newSpots(id, p)
	numbers := map[string]int{}
	groups := map[review.Category]*findingGroup{}
	lost := map[review.Category]int{}
	var order []review.Category
	for _, f := range findings {
		g := groups[f.Category]
		if g == nil {
			g = &findingGroup{Label: categoryLabels[f.Category], Anchor: anchorOf(f.Category)}
			groups[f.Category] = g
			order = append(order, f.Category)
		}
		v := places.view(f, numbers[f.Key()])
		numbers[f.Key()]++
		if cost, first := costs[f.Rule]; first {
			v.Cost = costWords(cost)
			lost[f.Category] += cost.Points
			delete(costs, f.Rule)
		}
		g.Findings = append(g.Findings, v)
	}
	worst := func(c review.Category) int {
		return slices.Index(review.Severities(), review.Severity(groups[c].Findings[0].Severity))
	}
	slices.SortStableFunc(order, func(a, b review.Category) int {
		return cmp.Or(cmp.Compare(worst(a), worst(b)), cmp.Compare(lost[b], lost[a]))
	})
	out := make([]findingGroup, len(order))
	for i, c := range order {
		out[i] = *groups[c]
	}
	return out
}

func costWords(c review.Cost) string {
	switch {
	case c.Points == 0:
		return ""
	case c.Findings > 1:
		return fmt.Sprintf("%s for these %d", counted(c.Points, "point"), c.Findings)
	}
	return counted(c.Points, "point")
}

func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return strconv.Itoa(n) + " " + what + "s"
}

// view shows a finding, the nth of its key.
func (s *spots) view(f review.Finding, nth int) findingView {
	rule, _ := review.RuleByID(f.Rule)
	v := findingView{Which: strconv.Itoa(nth) + ":" + f.Key(), Action: "/postings/" + s.id + "/fix", Answer: "/postings/" + s.id + "/answer", Severity: string(f.Severity), Weight: severityWeights[f.Severity],
		Title: rule.Title, Message: f.Message, Why: f.Why, Spot: s.spot(f.Place, f.Quote)}
	if quote := posting.PlainText(f.Quote); !strings.Contains(f.Message, quote) {
		v.Quote = quote
	}
	for _, e := range f.Evidence {
		v.Evidence = append(v.Evidence, evidenceView{e.Text, capital(string(e.Grade)), e.Source, e.URL})
	}
	for i, fix := range f.Fixes {
		if fix.Action == review.Go {
			v.Fixes = append(v.Fixes, fixView{Label: fix.Label, Spot: s.spot(fix.Place, "")})
			continue
		}
		v.Fixes = append(v.Fixes, fixView{Label: fix.Label, Do: strconv.Itoa(i) + ":" + v.Which})
	}
	return v
}

// spot is where a finding is on the page: its control in the form and its
// words on the sheet.
type spot struct {
	// Href leads to the control, or to the part that it is in.
	Href string
	// Control is the id of the control of a fact; otherwise Section is the id
	// of the part, and Item that of a line or Box the number of its text, from
	// 0; -1 is none.
	Control, Section, Item string
	Box                    int
	// Text is what is meant in the control, and Nth how often the same text
	// stands before it there. Plain is the same as the sheet shows it, and On
	// the id of the sheet's element that it is in.
	Text, Plain, On string
	Nth             int
}

// spots finds the places of a posting on the page.
type spots struct {
	id      string
	posting posting.Posting
	facts   map[string]textField
	shown   map[string]bool
}

func newSpots(id string, p posting.Posting) *spots {
	s := &spots{id: id, posting: p, shown: map[string]bool{}}
	s.facts = factFields(&s.posting)
	return s
}

func (s *spots) spot(at review.Place, quote string) spot {
	out := spot{Box: -1, Text: quote, Plain: posting.PlainText(quote)}
	if typed, ok := review.TextOf(s.posting, at); ok && quote != "" && at.Start <= len(typed) {
		out.Nth = strings.Count(typed[:at.Start], quote)
	}
	if name := controlOf(at.Field); s.facts[name].get != nil {
		out.Control, out.Href, out.On = "f-"+name, "#f-"+name, s.sheetPart(name)
		return out
	}
	if at.Section == "" {
		out.Href = "#sections"
		return out
	}
	out.Section, out.Item, out.Href, out.On = at.Section, at.Item, "#part-"+at.Section, "section-"+at.Section
	if at.Item != "" {
		out.On = "item-" + at.Item
		return out
	}
	if _, number, ok := strings.Cut(at.Field, ".blocks."); ok {
		s.inBox(&out, number)
	}
	return out
}

// controlOf is the name of the control that shows a field. Places have one
// control for all.
func controlOf(field string) string {
	for list := range linesOfPlaces {
		if strings.HasPrefix(field, list+".") {
			return list
		}
	}
	return field
}

// sheetPart is the id of the sheet's part that shows a fact's text.
func (s *spots) sheetPart(name string) string {
	kind := posting.Kind("")
	switch name {
	case "title":
		return "title"
	case "apply.instructions":
		kind = posting.ApplySection
	}
	for _, part := range s.posting.Company.Parts() {
		if "company."+part.Name == name {
			kind = part.Section
		}
	}
	for _, section := range s.posting.Sections {
		if section.Kind == kind {
			return "section-" + section.ID
		}
	}
	return ""
}

// inBox finds the box of a paragraph: those next to each other share one.
func (s *spots) inBox(at *spot, number string) {
	block, err := strconv.Atoi(number)
	i := slices.IndexFunc(s.posting.Sections, func(sec posting.Section) bool { return sec.ID == at.Section })
	if err != nil || i < 0 || block >= len(s.posting.Sections[i].Blocks) {
		return
	}
	first, open := at.Nth, false
	at.Box = 0
	for _, b := range s.posting.Sections[i].Blocks[:block] {
		switch {
		case b.Kind == posting.Paragraph:
			at.Nth += count(b.Text, at.Text)
			open = true
		case open:
			at.Box++
			at.Nth, open = first, false
		}
	}
}

func count(text, part string) int {
	if part == "" {
		return 0
	}
	return strings.Count(text, part)
}
