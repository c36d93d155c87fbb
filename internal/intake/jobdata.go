package intake

import (
	"encoding/json"
	"html"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"rolewright/internal/posting"
)

// jobData is a JobPosting of schema.org as a page carries it for search
// engines (JSON-LD 1.1; developers.google.com/search/docs/appearance/structured-data/job-posting).
type jobData map[string]any

// findJobs reads the job postings out of a page's scripts.
func findJobs(root *node) []jobData {
	var out []jobData
	root.walk(func(n *node) bool {
		if n.name != "script" {
			return true
		}
		if strings.Contains(strings.ToLower(n.attr("type")), "ld+json") && len(n.content()) <= MaxSize {
			out = append(out, jobsOf(parseData(n.content()), 0)...)
		}
		return false
	})
	return out
}

// parseData reads JSON as pages have it: comments of old browsers around it,
// and line breaks within its texts.
func parseData(text string) any {
	text = strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(text), "<!--"), "-->")
	var out any
	if json.Unmarshal([]byte(text), &out) == nil {
		return out
	}
	text = strings.Map(func(r rune) rune {
		if r < 0x20 {
			return ' '
		}
		return r
	}, text)
	if json.Unmarshal([]byte(text), &out) != nil {
		return nil
	}
	return out
}

// jobsOf finds the postings in a list, a graph or a page's main thing.
func jobsOf(value any, depth int) []jobData {
	if depth > 6 {
		return nil
	}
	var out []jobData
	switch value := value.(type) {
	case []any:
		for _, v := range value {
			out = append(out, jobsOf(v, depth+1)...)
		}
	case map[string]any:
		if slices.Contains(texts(value["@type"]), "JobPosting") {
			return []jobData{value}
		}
		for _, key := range []string{"@graph", "mainEntity", "itemListElement", "item"} {
			out = append(out, jobsOf(value[key], depth+1)...)
		}
	}
	return out
}

// texts are the texts of a value: a text or number, a list of them, or what
// an object is called.
func texts(value any) []string {
	switch value := value.(type) {
	case string:
		if value = strings.TrimSpace(value); value != "" {
			return []string{value}
		}
	case float64:
		return []string{strconv.FormatFloat(value, 'f', -1, 64)}
	case []any:
		var out []string
		for _, v := range value {
			out = append(out, texts(v)...)
		}
		return out
	case map[string]any:
		for _, key := range []string{"name", "value", "description", "@value"} {
			if found := texts(value[key]); len(found) > 0 {
				return found
			}
		}
	}
	return nil
}

// text is the first text of a value, without entities and double spaces.
func text(value any) string {
	if all := texts(value); len(all) > 0 {
		return strings.Join(strings.Fields(clean(html.UnescapeString(all[0]))), " ")
	}
	return ""
}

// part is an object's property where the object is the first of a list.
func part(value any, key string) any {
	if list, ok := value.([]any); ok && len(list) > 0 {
		value = list[0]
	}
	if object, ok := value.(map[string]any); ok {
		return object[key]
	}
	return nil
}

// factsOf sets the fields that the data has, and returns lines for what has
// no field.
func (r *reader) factsOf(job jobData) (rest []string) {
	p := &r.res.Posting
	r.take("title", &p.Title, text(job["title"]))
	if p.Title == "" {
		r.take("title", &p.Title, text(job["name"]))
	}
	r.take("company", &p.Company.Name, text(job["hiringOrganization"]))
	r.take("company.site", &p.Company.Site, safeLink(firstText(part(job["hiringOrganization"], "sameAs"), part(job["hiringOrganization"], "url"))))
	for field, key := range map[string]string{"postedOn": "datePosted", "applyBy": "validThrough", "start": "jobStartDate"} {
		r.take(field, r.textField(field), day(text(job[key])))
	}
	r.take("hours", &p.Hours, text(job["workHours"]))
	r.take("openings", &p.Openings, text(job["totalJobOpenings"]))
	r.take("requisitionId", &p.RequisitionID, firstText(part(job["identifier"], "value"), plain(job["identifier"])))
	r.take("department", &p.Department, text(job["employmentUnit"]))
	rest = append(rest, r.employment(job)...)
	rest = append(rest, r.places(job)...)
	rest = append(rest, r.salary(job)...)
	r.schooling(job)
	return append(rest, r.others(job)...)
}

// take sets a field to a value that the data has.
func (r *reader) take(field string, to *string, value string) {
	if value != "" {
		*to = value
		r.found(field, value, value)
	}
}

func firstText(values ...any) string {
	for _, v := range values {
		if t := text(v); t != "" {
			return t
		}
	}
	return ""
}

// plain is a value that is a text itself.
func plain(value any) string {
	t, _ := value.(string)
	return t
}

// day is the day of a date and time; anything else is as it was.
func day(text string) string {
	if len(text) > 10 && (text[10] == 'T' || text[10] == ' ') {
		if date, ok := readDate(text[:10]); ok {
			return date
		}
	}
	date, _ := readDate(text)
	return date
}

func (r *reader) employment(job jobData) (rest []string) {
	for _, t := range texts(job["employmentType"]) {
		for _, one := range strings.FieldsFunc(t, func(c rune) bool { return c == ',' || c == '[' || c == ']' }) {
			one = strings.ReplaceAll(strings.Trim(one, ` "'`), "_", " ")
			if strings.EqualFold(one, "intern") {
				one = "internship"
			}
			trial := posting.EmploymentType("")
			got, whole := setWord(&trial, one, employmentWords())
			if got == "" || !whole || r.seen["employmentType"] {
				rest = append(rest, "Employment type: "+one)
				continue
			}
			r.res.Posting.EmploymentType = trial
			r.found("employmentType", got, one)
		}
	}
	return rest
}

// places reads where the work is done and where those who do it may live.
func (r *reader) places(job jobData) (rest []string) {
	p := &r.res.Posting
	for _, place := range list(job["jobLocation"]) {
		l, more := r.place(place)
		if l != (posting.Location{}) && !slices.Contains(p.Locations, l) {
			p.Locations = append(p.Locations, l)
			r.found("locations", l.Text(), l.Text())
		}
		rest = append(rest, more...)
	}
	for _, place := range list(job["applicantLocationRequirements"]) {
		if name := text(place); name != "" {
			p.ApplicantLocations = append(p.ApplicantLocations, posting.ParseLocation(name, p.Language))
			r.found("applicantLocations", name, name)
		}
	}
	if strings.EqualFold(text(job["jobLocationType"]), "TELECOMMUTE") {
		p.Workplace = posting.Remote
		r.found("workplace", string(posting.Remote), "")
	}
	return rest
}

func list(value any) []any {
	switch value := value.(type) {
	case nil:
		return nil
	case []any:
		return value
	default:
		return []any{value}
	}
}

// place reads a Place, its address or a text. The street and the postcode
// have no field.
func (r *reader) place(value any) (l posting.Location, rest []string) {
	address := value
	if inner := part(value, "address"); inner != nil {
		address = inner
	}
	var parts []string
	for _, key := range []string{"addressLocality", "addressRegion", "addressCountry"} {
		if t := text(part(address, key)); t != "" && !slices.Contains(parts, t) {
			parts = append(parts, t)
		}
	}
	if len(parts) == 0 {
		parts = []string{text(address)}
	}
	l = posting.ParseLocation(strings.Join(parts, ", "), r.res.Posting.Language)
	var more []string
	for _, key := range []string{"streetAddress", "postalCode", "postOfficeBoxNumber"} {
		if t := text(part(address, key)); t != "" {
			more = append(more, t)
		}
	}
	if len(more) > 0 {
		rest = append(rest, "Address: "+strings.Join(more, ", ")+", "+strings.Join(parts, ", "))
	}
	return l, rest
}

// salary reads baseSalary: a MonetaryAmount with a range or a value.
func (r *reader) salary(job jobData) (rest []string) {
	base := job["baseSalary"]
	if base == nil {
		base = job["estimatedSalary"]
		if base != nil {
			return []string{"Estimated salary: " + flat(base)}
		}
		return nil
	}
	value := part(base, "value")
	low, high := firstText(part(value, "minValue"), part(base, "minValue")), firstText(part(value, "maxValue"), part(base, "maxValue"))
	if one := text(value); low == "" && high == "" {
		low = one
	}
	if low == "" && high == "" {
		low = plain(base)
	}
	unit := firstText(part(value, "unitText"), part(base, "unitText"))
	currency := firstText(part(base, "currency"), part(value, "currency"), job["salaryCurrency"])
	pay, ok := structuredPay(low, high, currency, unit)
	if !ok {
		if said := flat(base); said != "" {
			return []string{"Salary: " + said}
		}
		return nil
	}
	r.res.Posting.Pay = pay
	text := strings.Join(strings.Fields(low+" "+high+" "+currency+" "+unit), " ")
	r.found("pay", strings.Join(strings.Fields(pay.Min+" "+pay.Max+" "+pay.Currency+" "+string(pay.Period)), " "), text)
	return nil
}

// structuredPay is an offer of amounts that are given one by one. Zero stands
// for no amount on many pages.
func structuredPay(low, high, currency, unit string) (posting.Pay, bool) {
	amount := func(text string) string {
		number, _, ok := posting.ParseAmount(text)
		if !ok || strings.Trim(number, "0.") == "" {
			return ""
		}
		return number
	}
	pay := posting.Pay{Kind: posting.PayRange, Min: amount(low), Max: amount(high), Currency: strings.ToUpper(currency)}
	if pay.Min == "" && pay.Max == "" {
		return pay, false
	}
	if pay.Max == pay.Min || pay.Max == "" && high == "" {
		pay.Kind, pay.Max = posting.PayFixed, ""
	}
	pay.Period, _ = wordIn(unit, periodWords())
	return pay, true
}

// flat is all that a value says, for a person to read.
func flat(value any) string {
	var out []string
	switch value := value.(type) {
	case map[string]any:
		keys := make([]string, 0, len(value))
		for k := range value {
			if !strings.HasPrefix(k, "@") {
				keys = append(keys, k)
			}
		}
		slices.Sort(keys)
		for _, k := range keys {
			out = append(out, flat(value[k]))
		}
	case []any:
		for _, v := range value {
			out = append(out, flat(v))
		}
	default:
		out = append(out, text(value))
	}
	return strings.Join(slices.DeleteFunc(out, func(s string) bool { return s == "" }), ", ")
}

// schooling reads the least education and experience where they are given as
// data rather than as text.
func (r *reader) schooling(job jobData) {
	p := &r.res.Posting
	categories := map[string]posting.Education{
		"high school": posting.HighSchool, "associate degree": posting.Associate, "bachelor degree": posting.Bachelor,
		"professional certificate": posting.Certificate, "postgraduate degree": posting.Postgraduate,
	}
	if t := text(part(job["educationRequirements"], "credentialCategory")); t != "" {
		if e, ok := categories[strings.ToLower(t)]; ok {
			p.Education = e
			r.found("education", string(e), t)
		}
	}
	months := text(part(job["experienceRequirements"], "monthsOfExperience"))
	if _, err := strconv.ParseUint(months, 10, 16); err == nil {
		p.ExperienceMonths = months
		r.found("experienceMonths", months, months)
	}
}

// others are lines for what has no field of its own.
func (r *reader) others(job jobData) (rest []string) {
	for _, o := range []struct{ key, label string }{
		{"industry", "Industry"}, {"occupationalCategory", "Occupational category"},
		{"securityClearanceRequirement", "Security clearance"}, {"eligibilityToWorkRequirement", "Eligibility to work"},
		{"physicalRequirement", "Physical requirement"}, {"sensoryRequirement", "Sensory requirement"},
		{"jobImmediateStart", "Immediate start"}, {"applicationContact", "Contact"}, {"specialCommitments", "Special commitments"},
	} {
		if said := flat(job[o.key]); said != "" {
			rest = append(rest, o.label+": "+said)
		}
	}
	return rest
}

// entities tells HTML that was escaped once more.
var entities = regexp.MustCompile(`&lt;/?(?:p|br|ul|li|div|h[1-6]|strong|b)\b`)

// description is the blocks of a text of the data: HTML, or plain lines.
func description(source string) []block {
	if entities.MatchString(source) && !strings.Contains(source, "</") {
		source = html.UnescapeString(source)
	}
	if !strings.Contains(source, "<") {
		source = "<pre>" + strings.ReplaceAll(strings.ReplaceAll(source, `\r`, ""), `\n`, "\n") + "</pre>"
	}
	var trees forest
	root, err := trees.parseHTML(source)
	if err != nil {
		return nil
	}
	return blocksOfHTML(root)
}

// job is the posting that the page is about: the only one, or the one whose
// title the page shows as a heading.
func (p *page) job(shown []block) (jobData, bool) {
	if len(p.jobs) == 1 {
		return p.jobs[0], true
	}
	for _, job := range p.jobs {
		for _, b := range shown {
			if b.level > 0 && b.text() == text(job["title"]) {
				return job, true
			}
		}
	}
	return nil, false
}

// shortDescription is how many words a description has that only teases.
const shortDescription = 60

// readJob reads a page that carries its job as data. The text is that of the
// data; what the page shows besides is kept as left out.
func (p *page) readJob(job jobData, shown []block) (Result, error) {
	blocks := description(plain(job["description"]))
	if words := len(strings.Fields(plainText(blocks))); words < shortDescription && len(strings.Fields(plainText(shown))) > 3*words {
		blocks, shown = shown, nil
	}
	r := newReader()
	if language := guessLanguage(plainText(blocks)); language != "en" {
		r.res.Posting.Language = language
	}
	r.seen["language"] = true
	rest := r.factsOf(job)
	blocks = withoutTitle(blocks, r.res.Posting.Title)
	blocks = append(blocks, r.furtherParts(job, blocks)...)
	if len(rest) > 0 {
		blocks = append(blocks, madeHeading("Further details"))
	}
	for _, line := range rest {
		line = strings.Join(strings.Fields(clean(line)), " ")
		blocks = append(blocks, block{spans: []posting.Span{{Text: line}}, bullet: true})
	}
	if err := checkText(blocks); err != nil {
		return Result{}, err
	}
	res := r.readBlocks(blocks)
	res.Notes = append(res.Notes, "The facts come from the data that the page carries for search engines.")
	p.report(&res, besides(shown, blocks, res.Posting.Title))
	return res, nil
}

// withoutTitle drops the title where the text begins with it.
func withoutTitle(blocks []block, title string) []block {
	if len(blocks) > 0 && strings.EqualFold(blocks[0].text(), title) {
		return blocks[1:]
	}
	return blocks
}

// furtherParts are the parts of the data besides the description that it
// does not repeat, each under a heading of its own.
func (r *reader) furtherParts(job jobData, blocks []block) []block {
	said := newSaying(plainText(blocks))
	var out []block
	for _, part := range []struct {
		key  string
		kind posting.Kind
	}{
		{"responsibilities", posting.Responsibilities}, {"qualifications", posting.Requirements}, {"skills", posting.Requirements},
		{"educationRequirements", posting.Requirements}, {"experienceRequirements", posting.Requirements},
		{"jobBenefits", posting.Benefits}, {"incentiveCompensation", posting.PaySection}, {"employerOverview", posting.About},
	} {
		var inner []block
		for _, t := range texts(job[part.key]) {
			for _, b := range description(t) {
				if !said.has(b.text()) {
					inner = append(inner, b)
				}
			}
		}
		if len(inner) > 0 {
			out = append(append(out, madeHeading(r.words().Heading(part.kind, r.res.Posting.Company.Name))), inner...)
		}
	}
	return out
}

// besides are the lines that the page shows and the text does not have.
func besides(shown, blocks []block, title string) []string {
	said := newSaying(title + " " + plainText(blocks))
	var out []string
	for _, b := range shown {
		if t := b.text(); !said.has(t) {
			out = append(out, t)
		}
	}
	return out
}

// saying is what a text says: its words, and which three of them follow each
// other.
type saying map[[3]string]bool

func newSaying(text string) saying {
	s := saying{}
	words := wordsOf(text)
	for i, w := range words {
		s[[3]string{w}] = true
		if i >= 2 {
			s[[3]string(words[i-2:i+1])] = true
		}
	}
	return s
}

// has reports whether a line was said.
func (s saying) has(text string) bool {
	words := wordsOf(text)
	for i, w := range words {
		if !s[[3]string{w}] || i >= 2 && !s[[3]string(words[i-2:i+1])] {
			return false
		}
	}
	return true
}
