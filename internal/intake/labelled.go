package intake

import (
	"regexp"
	"slices"
	"strings"

	"rolewright/internal/posting"
)

// labelledLine matches "Label: value" with a short label.
var labelledLine = regexp.MustCompile(`^(?:\*\*)?(\p{L}[^:：.!?]{0,40}?)\s*(?:\*\*)?[:：]+(?:\*\*)?\s+(\S.*)$`)

// isLabelled reports whether a line states one thing by a label.
func isLabelled(text string) bool {
	label, _, ok := cutLabel(text)
	return ok && len(strings.Fields(label)) <= 5
}

func cutLabel(text string) (label, value string, ok bool) {
	if !strings.ContainsAny(text, ":：") {
		return "", "", false // without the cost of the pattern, for most lines
	}
	m := labelledLine.FindStringSubmatch(text)
	if m == nil {
		return "", "", false
	}
	return strings.TrimSpace(m[1]), strings.TrimSpace(m[2]), true
}

// fieldLabels are the labels, in lower case, by which others name the fields
// of a posting.
func fieldLabels() map[string][]string {
	return map[string][]string{
		"title": {"title", "job title", "roles", "official title", "working title", "classification title", "class title", "intitulé", "métier", "emploi", "position title", "position", "role", "job", "vacancy",
			"stelle", "stellenbezeichnung", "position (m/w/d)", "poste", "intitulé du poste", "puesto"},
		"company": {"company", "employer", "employer name", "organization", "organisation", "company name",
			"unternehmen", "arbeitgeber", "firma", "entreprise", "employeur", "empresa"},
		"locations": {"location", "locations", "job location", "work location", "place of work", "city", "office",
			"standort", "arbeitsort", "ort", "lieu", "lieu de travail", "localisation", "ubicación"},
		"workplace": {"workplace", "workplace type", "work model", "working model", "work arrangement", "remote",
			"remote employment", "remote work", "arbeitsmodell", "homeoffice", "télétravail", "job location type", "remote status"},
		"employmentType": {"employment", "employment type", "job type", "job schedule", "appointment type", "employment status", "position type", "time type", "type of employment", "contract", "contract type", "type",
			"beschäftigungsart", "anstellungsart", "vertragsart", "type de contrat", "contrat"},
		"pay": {"pay", "salary", "salary range", "pay range", "compensation", "compensation range", "annual salary", "base salary", "base pay",
			"hourly rate", "hourly pay", "salary per year", "gross salary", "salaris", "lön", "年収", "taux journalier", "tjm", "fourchette de salaire", "wage", "rate", "starting salary", "hiring range",
			"gehalt", "vergütung", "jahresgehalt", "stundenlohn", "salaire", "rémunération", "salario"},
		"pay.min":       {"salary minimum", "minimum salary", "pay minimum", "minimum pay", "salaire minimum", "mindestgehalt"},
		"pay.max":       {"salary maximum", "maximum salary", "pay maximum", "maximum pay", "salaire maximum", "höchstgehalt"},
		"pay.period":    {"frequency", "pay frequency", "salary frequency", "pay period", "pay basis"},
		"department":    {"department", "team", "abteilung", "bereich", "département", "service", "departamento"},
		"reportsTo":     {"reports to", "reporting to", "report to", "line manager", "hiring manager", "berichtet an", "rattachement"},
		"requisitionId": {"job id", "job number", "job no", "job ref", "requisition", "requisition id", "requisition number", "req id", "reference", "reference number", "ref", "job reference", "kennziffer", "referenz", "referenznummer", "référence"},
		"openings":      {"openings", "number of openings", "vacancies", "number of positions", "positions available", "job openings", "anzahl stellen"},
		"applyBy":       {"apply by", "final filing date", "last date to apply", "candidature avant le", "date de clôture", "date limite de candidature", "closing date", "application deadline", "deadline", "applications close", "closes", "valid through", "apply before", "bewerbungsfrist", "bewerbungsschluss", "date limite"},
		"start":         {"start", "start date", "starting date", "starts", "eintritt", "eintrittsdatum", "beginn", "startdatum", "date de début", "début"},
		"postedOn":      {"posted", "posted on", "date posted", "posting date", "opening date", "open date", "veröffentlicht"},
		"hours":         {"hours", "normal work schedule", "working hours", "work hours", "weekly hours", "schedule", "work schedule", "arbeitszeit", "horaires"},
		"seniority":     {"seniority", "seniority level", "level", "experience level", "career level", "karrierestufe"},
		"apply.email":   {"email", "e-mail", "employer email", "contacts", "apply to", "send applications to", "contact", "kontakt"},
		"apply.url":     {"apply at", "apply online", "apply here", "link", "application link", "apply"},
		"company.site":  {"website", "employer website", "company website", "web site", "web", "homepage", "webseite", "site web"},
	}
}

// fieldOfLabel names the field that a label stands for.
func (r *reader) fieldOfLabel(label string) string {
	key := strings.ToLower(strings.Join(strings.Fields(strings.Trim(label, "*_:： ")), " "))
	for field, labels := range r.labels {
		if slices.Contains(labels, key) {
			return field
		}
	}
	return r.ownField(key)
}

// fact reads a line "Label: value". It reports whether the posting's fields
// now hold all that the line says; otherwise the line must be kept as text.
func (r *reader) fact(text string) bool {
	label, value, ok := cutLabel(text)
	if !ok {
		return false
	}
	field := r.fieldOfLabel(label)
	value = strings.Trim(value, "*")
	if field == "" || r.seen[field] {
		return field != "" && r.repeats(field, value, text)
	}
	got, whole := r.set(field, label, value)
	if got == "" && field == "employmentType" && !r.seen["workplace"] {
		field = "workplace"
		got, whole = r.set(field, label, value)
	}
	if got == "" {
		return false
	}
	r.found(field, got, text)
	return whole
}

// repeats reports whether a line says once more what a field has: the sheet
// shows it from there.
func (r *reader) repeats(field, value, text string) bool {
	to := r.textField(field)
	date, _, _ := r.readDay(value)
	if to == nil || *to != value && *to != date {
		return false
	}
	r.found(field, *to, text)
	return true
}

// set gives the field what value says, and returns what it was set to, or ""
// where value says nothing that the field can take.
func (r *reader) set(field, label, value string) (got string, whole bool) {
	p := &r.res.Posting
	switch field {
	case "pay":
		return r.setPay(value, label)
	case "pay.min", "pay.max", "pay.period":
		return r.setPayPart(field, value)
	case "hours":
		if got, whole := setWord(&p.EmploymentType, value, employmentWords()); whole {
			return got, true
		}
	case "locations":
		return r.setLocations(value)
	case "workplace":
		return setKnown(&p.Workplace, value, r.ownWords(value).Workplace, posting.Workplaces(), workplaceWords())
	case "employmentType":
		return setKnown(&p.EmploymentType, value, r.ownWords(value).EmploymentType, posting.EmploymentTypes(), employmentWords())
	case "seniority":
		return setKnown(&p.Seniority, value, r.ownWords(value).Seniority, posting.Seniorities(), seniorityWords())
	case "apply.email":
		return r.setEmail(value)
	case "apply.url", "company.site":
		return r.setURL(field, value)
	case "applyBy", "start", "postedOn":
		date, ok, whole := r.readDay(value)
		switch {
		case ok:
			value = date
		case field == "postedOn" && !strings.ContainsAny(value, "0123456789"):
			return "", false
		}
		*r.textField(field) = value
		return value, !ok || whole
	}
	*r.textField(field) = value
	return value, true
}

// textField is the field that keeps what was typed.
func (r *reader) textField(field string) *string {
	p := &r.res.Posting
	return map[string]*string{
		"title": &p.Title, "company": &p.Company.Name, "department": &p.Department, "reportsTo": &p.ReportsTo,
		"requisitionId": &p.RequisitionID, "openings": &p.Openings, "hours": &p.Hours,
		"applyBy": &p.ApplyBy, "start": &p.Start, "postedOn": &p.PostedOn,
	}[field]
}

var (
	address    = regexp.MustCompile(`[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,}`)
	applyAt    = regexp.MustCompile(`(?i)\b(?:apply|bewerben|bewirb|postulez)\b[^.\n]*?(https?://[^\s<>"]*[^\s<>".,;:!?)\]'])`)
	webAddress = regexp.MustCompile(`https?://[^\s<>"]*[^\s<>".,;:!?)\]']`)
)

func (r *reader) setEmail(value string) (string, bool) {
	found := address.FindString(value)
	if found == "" {
		return "", false
	}
	r.res.Posting.Apply.Email = found
	return found, found == value
}

func (r *reader) setURL(field, value string) (string, bool) {
	found := webAddress.FindString(value)
	if found == "" {
		return "", false
	}
	if field == "company.site" {
		r.res.Posting.Company.Site = found
	} else {
		r.res.Posting.Apply.URL = found
	}
	return found, found == value
}
