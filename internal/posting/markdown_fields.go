package posting

// frontField is one key of the front matter and the place in a posting that
// it stands for: a text, a mapping of further keys, or a list of places.
type frontField struct {
	key    string
	get    func() string
	set    func(string)
	fields []frontField
	places *[]Location
	// scalar takes a plain value given in place of a mapping, where people
	// write one: "company: Acme".
	scalar func(string)
}

func textField[T ~string](key string, v *T) frontField {
	return frontField{key: key, get: func() string { return string(*v) }, set: func(s string) { *v = T(s) }}
}

// frontFields lists the front matter's keys in their order. The title is the
// body's and the sections are told apart from here.
func frontFields(p *Posting) []frontField {
	return []frontField{
		companyField(&p.Company),
		textField("role", &p.Role),
		textField("seniority", &p.Seniority),
		textField("department", &p.Department),
		textField("reportsTo", &p.ReportsTo),
		textField("requisitionId", &p.RequisitionID),
		textField("openings", &p.Openings),
		textField("language", &p.Language),
		textField("employmentType", &p.EmploymentType),
		textField("workplace", &p.Workplace),
		{key: "locations", places: &p.Locations},
		{key: "applicantLocations", places: &p.ApplicantLocations},
		textField("hours", &p.Hours),
		textField("start", &p.Start),
		textField("applyBy", &p.ApplyBy),
		textField("postedOn", &p.PostedOn),
		textField("education", &p.Education),
		textField("experienceMonths", &p.ExperienceMonths),
		payField(&p.Pay),
		applyField(&p.Apply),
		textField("credit", &p.Credit),
	}
}

func payField(p *Pay) frontField {
	return frontField{key: "pay", fields: []frontField{
		textField("kind", &p.Kind),
		textField("min", &p.Min),
		textField("max", &p.Max),
		textField("currency", &p.Currency),
		textField("period", &p.Period),
		textField("bonus", &p.Bonus),
		textField("equity", &p.Equity),
	}}
}

func applyField(a *Apply) frontField {
	return frontField{key: "apply", scalar: a.setWay, fields: []frontField{
		textField("url", &a.URL),
		textField("email", &a.Email),
		textField("instructions", &a.Instructions),
	}}
}

// setWay takes a way to apply for what it is.
func (a *Apply) setWay(s string) {
	switch {
	case webLink(s) != "":
		a.URL = s
	case mailLink(s) != "":
		a.Email = s
	default:
		a.Instructions = s
	}
}

func companyField(c *Company) frontField {
	f := frontField{key: "company", scalar: func(s string) { c.Name = s }, fields: []frontField{
		textField("name", &c.Name),
		textField("site", &c.Site),
		textField("logo", &c.Logo),
		textField("colour", &c.Colour),
	}}
	for _, part := range c.Parts() {
		f.fields = append(f.fields, textField(part.Name, part.Text))
	}
	return f
}

// locationFields are the keys of one place.
func locationFields(l *Location) []frontField {
	return []frontField{
		textField("city", &l.City),
		textField("county", &l.County),
		textField("region", &l.Region),
		textField("country", &l.Country),
	}
}
