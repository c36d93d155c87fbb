package handlers

import (
	"strings"

	"rolewright/internal/posting"
)

// textField reads and writes one fact of a posting as the text of a form's
// control.
type textField struct {
	get func() string
	set func(string)
}

func text[T ~string](v *T) textField {
	return textField{func() string { return string(*v) }, func(s string) { *v = T(s) }}
}

// factFields maps the names of the editor's controls to the facts of p. The
// names are the JSON paths. Places are a control of several lines, one place
// a line, as people type them.
func factFields(p *posting.Posting) map[string]textField {
	f := map[string]textField{
		"title": text(&p.Title), "role": text(&p.Role), "seniority": text(&p.Seniority),
		"department": text(&p.Department), "reportsTo": text(&p.ReportsTo),
		"requisitionId": text(&p.RequisitionID), "openings": text(&p.Openings), "language": text(&p.Language),
		"employmentType": text(&p.EmploymentType), "workplace": text(&p.Workplace), "hours": text(&p.Hours),
		"start": text(&p.Start), "applyBy": text(&p.ApplyBy), "postedOn": text(&p.PostedOn),
		"locations":          places(&p.Locations, p),
		"applicantLocations": places(&p.ApplicantLocations, p),
		"headcount.total":    text(&p.Headcount.Total), "headcount.byPlace": headcounts(&p.Headcount.ByPlace),
		"education": text(&p.Education), "experienceMonths": text(&p.ExperienceMonths),
		"apply.url": text(&p.Apply.URL), "apply.email": text(&p.Apply.Email), "apply.instructions": text(&p.Apply.Instructions),
		"pay.kind": text(&p.Pay.Kind), "pay.min": text(&p.Pay.Min), "pay.max": text(&p.Pay.Max),
		"pay.currency": text(&p.Pay.Currency), "pay.period": text(&p.Pay.Period),
		"pay.bonus": text(&p.Pay.Bonus), "pay.equity": text(&p.Pay.Equity),
		"credit": text(&p.Credit), "extra": text(&p.Extra),
	}
	for name, field := range companyFields(&p.Company) {
		f[name] = field
	}
	return f
}

// companyFields maps the names of the controls to a company's texts.
func companyFields(c *posting.Company) map[string]textField {
	f := map[string]textField{
		"company.name": text(&c.Name), "company.site": text(&c.Site),
		"company.logo": text(&c.Logo), "company.colour": text(&c.Colour),
	}
	for _, part := range c.Parts() {
		f["company."+part.Name] = text(part.Text)
	}
	return f
}

func places(list *[]posting.Location, p *posting.Posting) textField {
	get := func() string {
		lines := make([]string, len(*list))
		for i, l := range *list {
			lines[i] = l.Text()
		}
		return strings.Join(lines, "\n")
	}
	set := func(s string) {
		*list = nil
		for line := range strings.Lines(s) {
			if line = strings.TrimSpace(line); line != "" {
				*list = append(*list, posting.ParseLocation(line, p.Language))
			}
		}
	}
	return textField{get, set}
}

// headcounts is a control of several lines such as "US-CA 40".
func headcounts(list *[]posting.PlaceHeadcount) textField {
	get := func() string {
		lines := make([]string, len(*list))
		for i, h := range *list {
			lines[i] = strings.TrimSpace(h.Place + " " + h.Count)
		}
		return strings.Join(lines, "\n")
	}
	set := func(s string) {
		*list = nil
		for line := range strings.Lines(s) {
			if words := strings.Fields(line); len(words) > 0 {
				*list = append(*list, headcount(words))
			}
		}
	}
	return textField{get, set}
}

// headcount takes the last word for the number, if it has any digit.
func headcount(words []string) posting.PlaceHeadcount {
	last := len(words) - 1
	if !strings.ContainsAny(words[last], "0123456789") {
		return posting.PlaceHeadcount{Place: strings.Join(words, " ")}
	}
	return posting.PlaceHeadcount{Place: strings.Join(words[:last], " "), Count: words[last]}
}
