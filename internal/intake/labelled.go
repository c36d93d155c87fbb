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
		"title": {"title", "job title", "position title", "position", "role", "job", "vacancy",
			"stelle", "stellenbezeichnung", "position (m/w/d)", "poste", "intitulé du poste", "puesto"},
		"company": {"company", "employer", "employer name", "organization", "organisation", "company name",
			"unternehmen", "arbeitgeber", "firma", "entreprise", "employeur", "empresa"},
		"locations": {"location", "locations", "job location", "work location", "place of work", "city", "office",
			"standort", "arbeitsort", "ort", "lieu", "lieu de travail", "localisation", "ubicación"},
		"workplace": {"workplace", "workplace type", "work model", "working model", "work arrangement", "remote",
			"remote employment", "remote work", "arbeitsmodell", "homeoffice", "télétravail"},
		"employmentType": {"employment", "employment type", "job type", "type of employment", "contract", "contract type", "type",
			"beschäftigungsart", "anstellungsart", "vertragsart", "type de contrat", "contrat"},
		"pay": {"pay", "salary", "salary range", "pay range", "compensation", "compensation range", "annual salary", "base salary", "base pay",
			"hourly rate", "hourly pay", "wage", "rate", "starting salary", "hiring range",
			"gehalt", "vergütung", "jahresgehalt", "stundenlohn", "salaire", "rémunération", "salario"},
		"department":    {"department", "team", "abteilung", "bereich", "département", "service", "departamento"},
		"reportsTo":     {"reports to", "reporting to", "report to", "line manager", "hiring manager", "berichtet an", "rattachement"},
		"requisitionId": {"job id", "job number", "job no", "job ref", "requisition", "requisition id", "requisition number", "req id", "reference", "reference number", "ref", "job reference", "kennziffer", "referenz", "referenznummer", "référence"},
		"openings":      {"openings", "number of openings", "vacancies", "number of positions", "positions available", "job openings", "anzahl stellen"},
		"applyBy":       {"apply by", "closing date", "application deadline", "deadline", "applications close", "closes", "valid through", "apply before", "bewerbungsfrist", "bewerbungsschluss", "date limite"},
		"start":         {"start", "start date", "starting date", "starts", "eintritt", "eintrittsdatum", "beginn", "startdatum", "date de début", "début"},
		"postedOn":      {"posted", "posted on", "date posted", "posting date", "opening date", "open date", "veröffentlicht"},
		"hours":         {"hours", "working hours", "work hours", "weekly hours", "schedule", "work schedule", "arbeitszeit", "horaires"},
		"seniority":     {"seniority", "seniority level", "level", "experience level", "career level", "karrierestufe"},
		"apply.email":   {"email", "e-mail", "apply to", "send applications to", "contact", "kontakt"},
		"apply.url":     {"apply at", "apply online", "apply here", "link", "application link", "apply"},
		"company.site":  {"website", "web site", "web", "homepage", "webseite", "site web"},
	}
}

// fieldOfLabel names the field that a label stands for.
func (r *reader) fieldOfLabel(label string) string {
	key := strings.ToLower(strings.Join(strings.Fields(strings.Trim(label, "*_ ")), " "))
	for field, labels := range r.labels {
		if slices.Contains(labels, key) {
			return field
		}
	}
	return ""
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
	date, _ := readDate(value)
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
	case "locations":
		return r.setLocations(value)
	case "workplace":
		return setWord(&p.Workplace, value, workplaceWords())
	case "employmentType":
		return setWord(&p.EmploymentType, value, employmentWords())
	case "seniority":
		return setWord(&p.Seniority, value, seniorityWords())
	case "apply.email":
		return r.setEmail(value)
	case "apply.url", "company.site":
		return r.setURL(field, value)
	case "applyBy", "start", "postedOn":
		value, _ = readDate(value)
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

func (r *reader) setLocations(value string) (string, bool) {
	var locations []posting.Location
	for part := range strings.FieldsFuncSeq(value, func(c rune) bool { return c == ';' || c == '|' }) {
		if part = strings.TrimSpace(part); part != "" {
			locations = append(locations, posting.ParseLocation(part, r.res.Posting.Language))
		}
	}
	if w, rest := wordIn(value, workplaceWords()); w != "" && strings.TrimSpace(rest) == "" {
		return setWord(&r.res.Posting.Workplace, value, workplaceWords())
	}
	r.res.Posting.Locations = locations
	return value, keepsWords(value, locations)
}

// keepsWords reports whether the places say all that value does: a postcode
// or an office's name that no field of a place takes must be kept as text.
func keepsWords(value string, locations []posting.Location) bool {
	var have []string
	parts, fields := strings.Count(value, ",")+1, 0
	for _, l := range locations {
		have = append(have, wordsOf(l.Text()+" "+l.Display("en"))...)
		for _, f := range []string{l.City, l.County, l.Region, l.Country} {
			fields += min(len(f), 1)
		}
	}
	unknown := slices.ContainsFunc(wordsOf(value), func(w string) bool { return !slices.Contains(have, w) })
	return !unknown || len(locations) == 1 && parts <= fields
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
