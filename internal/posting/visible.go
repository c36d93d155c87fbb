package posting

import "slices"

// CompanyPart is one of the employer's texts together with the kind of
// section that shows it.
type CompanyPart struct {
	// Name is the JSON name of the field in Company, such as "keyClients".
	Name string
	// Section is the kind of section that shows the text.
	Section Kind
	// Text is the text itself, addressable so that readers can fill it in.
	Text *string
}

// Parts lists the company's texts in the order in which their sections show
// them. The name, site, logo and colour are not texts and are not among them.
func (c *Company) Parts() []CompanyPart {
	return []CompanyPart{
		{"about", About, &c.About},
		{"mission", About, &c.Mission},
		{"culture", About, &c.Culture},
		{"values", About, &c.Values},
		{"size", About, &c.Size},
		{"keyClients", About, &c.KeyClients},
		{"officeHours", About, &c.OfficeHours},
		{"remotePolicy", About, &c.RemotePolicy},
		{"benefits", Benefits, &c.Benefits},
		{"perks", Benefits, &c.Perks},
		{"equalOpportunity", EqualOpportunity, &c.EqualOpportunity},
	}
}

// Visible returns what a candidate may see of p: no hidden section, no
// headcount, no link to a company profile, and none of the facts that only a
// hidden or missing section would have shown. A posting whose pay section is
// hidden shows no pay anywhere; one that has no pay section at all still
// states its pay among the facts below the title. Apply follows the same rule.
func (p Posting) Visible() Posting {
	v := p
	v.Headcount = Headcount{}
	v.Company.Profile, v.Company.ProfileVersion = "", 0
	v.Sections = slices.DeleteFunc(slices.Clone(p.Sections), func(s Section) bool { return s.Hidden })
	for _, part := range v.Company.Parts() {
		if !v.shows(part.Section) {
			*part.Text = ""
		}
	}
	if p.hides(PaySection) {
		v.Pay = Pay{}
	}
	if p.hides(ApplySection) {
		v.Apply = Apply{}
	}
	return v
}

// shows reports whether p has a section of the kind that is not hidden.
func (p Posting) shows(k Kind) bool {
	return slices.ContainsFunc(p.Sections, func(s Section) bool { return s.Kind == k && !s.Hidden })
}

// hides reports whether p has sections of the kind and all of them are hidden.
func (p Posting) hides(k Kind) bool {
	has := slices.ContainsFunc(p.Sections, func(s Section) bool { return s.Kind == k })
	return has && !p.shows(k)
}
