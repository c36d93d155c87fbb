package export

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"rolewright/internal/posting"
)

// JSONLD is the posting as a schema.org JobPosting for search engines, by the
// rules of Google's job search. It says only what the posting says: a value
// that is empty, or that could be read in more than one way, is left out and
// the report notes it. What a posting does not know is never there:
// directApply, experienceInPlaceOfEducation, an address for the logo.
type JSONLD struct{}

// Name implements Format.
func (JSONLD) Name() string { return "jsonld" }

// Ending implements Format.
func (JSONLD) Ending() string { return ".jsonld" }

// MediaType implements Format.
func (JSONLD) MediaType() string { return "application/ld+json" }

// Write implements Format. The file may stand inside a script element as it
// is. The report notes what Google requires and recommends and the posting
// does not say.
func (JSONLD) Write(w io.Writer, doc Document, _ Options) (Report, error) {
	job, notes := jobPostingOf(doc)
	file, err := job.encode()
	if err != nil {
		return Report{}, err
	}
	_, err = w.Write(file)
	return Report{Notes: notes}, err
}

// jobPosting has the properties of schema.org's JobPosting in the order in
// which people look for them.
type jobPosting struct {
	Context      string   `json:"@context"`
	Type         string   `json:"@type"`
	Title        string   `json:"title,omitempty"`
	Description  string   `json:"description,omitempty"`
	Identifier   *thing   `json:"identifier,omitempty"`
	DatePosted   string   `json:"datePosted,omitempty"`
	ValidThrough string   `json:"validThrough,omitempty"`
	Employment   string   `json:"employmentType,omitempty"`
	Organization *thing   `json:"hiringOrganization,omitempty"`
	Locations    []place  `json:"jobLocation,omitempty"`
	LocationType string   `json:"jobLocationType,omitempty"`
	Applicants   []thing  `json:"applicantLocationRequirements,omitempty"`
	Salary       *salary  `json:"baseSalary,omitempty"`
	Incentives   []string `json:"incentiveCompensation,omitempty"`
	Benefits     string   `json:"jobBenefits,omitempty"`
	Hours        string   `json:"workHours,omitempty"`
	Start        string   `json:"jobStartDate,omitempty"`
	Openings     int      `json:"totalJobOpenings,omitempty"`
	Education    *thing   `json:"educationRequirements,omitempty"`
	Experience   *thing   `json:"experienceRequirements,omitempty"`
	Contact      *thing   `json:"applicationContact,omitempty"`
}

// thing is one of the small objects of schema.org.
type thing struct {
	Type     string `json:"@type"`
	Name     string `json:"name,omitempty"`
	Value    string `json:"value,omitempty"`
	SameAs   string `json:"sameAs,omitempty"`
	Logo     string `json:"logo,omitempty"`
	Category string `json:"credentialCategory,omitempty"`
	Months   int    `json:"monthsOfExperience,omitempty"`
	Email    string `json:"email,omitempty"`
	URL      string `json:"url,omitempty"`
}

// encode writes the posting so that no HTML reader ends a script element in
// it or takes a part of it for a comment.
func (j jobPosting) encode() ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	if err := e.Encode(j); err != nil {
		return nil, fmt.Errorf("writing the structured data: %w", err)
	}
	file := bytes.ReplaceAll(b.Bytes(), []byte("</"), []byte(`<\/`))
	return bytes.ReplaceAll(file, []byte("<!"), []byte(`\u003c!`)), nil
}

// jobReader makes a jobPosting of a document and notes what is missing.
type jobReader struct {
	doc   Document
	from  posting.Posting
	job   jobPosting
	notes []Note
}

func jobPostingOf(doc Document) (jobPosting, []Note) {
	r := jobReader{doc: doc, from: doc.Source, job: jobPosting{Context: "https://schema.org/", Type: "JobPosting"}}
	r.text()
	r.dates()
	r.organization()
	r.places()
	r.salary()
	r.requirements()
	r.recommended()
	return r.job, r.notes
}

// require notes what Google takes no posting without.
func (r *jobReader) require(field, text string) {
	r.notes = append(r.notes, Note{Field: field, Required: true, Text: text})
}

func (r *jobReader) leftOut(field, text string) {
	r.notes = append(r.notes, Note{Field: field, Text: text})
}

func (r *jobReader) text() {
	r.job.Title = r.doc.Title
	if r.job.Title == "" {
		r.require("title", "Google requires a title. Type the job’s name into “Title”.")
	}
	if len(r.doc.Sections) > 0 {
		var b bytes.Buffer
		searchTags().body(&b, r.doc)
		r.job.Description = b.String()
	} else {
		r.require("sections", "Google requires a description. Say what the job is about before you publish it.")
	}
	r.job.Benefits = r.benefits()
}

// benefits are the sections on benefits, a line for each paragraph and item.
func (r *jobReader) benefits() string {
	var lines []string
	for _, s := range r.doc.Sections {
		if s.Kind != posting.Benefits {
			continue
		}
		for _, b := range s.Blocks {
			if b.Kind == Paragraph {
				lines = append(lines, plain(writtenOut(b.Spans)))
			}
			for _, it := range b.Items {
				lines = append(lines, plain(writtenOut(it.Spans)))
			}
		}
	}
	return strings.Join(lines, "\n")
}

func (r *jobReader) dates() {
	posted, until := r.from.PostedOn, r.from.ApplyBy
	switch {
	case isDate(posted):
		r.job.DatePosted = posted
	case posted == "":
		r.require("postedOn", "Google requires the day on which the posting went out. Fill in “Posted on”.")
	default:
		r.require("postedOn", fmt.Sprintf("Google requires the day on which the posting went out, but “%s” is no date. Write it in “Posted on” as 2026-12-01.", posted))
	}
	switch {
	case isDate(until):
		// The last day counts whole.
		r.job.ValidThrough = until + "T23:59:59"
	case until != "":
		r.leftOut("applyBy", fmt.Sprintf("The end of applications is left out, as “%s” is no date. Write it in “Apply by” as 2026-12-01.", until))
	}
	r.job.Start = r.from.Start
}

func isDate(text string) bool {
	_, err := time.Parse(time.DateOnly, text)
	return err == nil
}

func (r *jobReader) organization() {
	c := r.from.Company
	if r.doc.Company == "" {
		r.require("company.name", "Google requires the company that hires. Type its name into “Company name”.")
	} else {
		r.job.Organization = &thing{Type: "Organization", Name: r.doc.Company, SameAs: r.doc.Site, Logo: webAddress(c.Logo)}
	}
	if id := r.from.RequisitionID; id != "" {
		r.job.Identifier = &thing{Type: "PropertyValue", Name: r.doc.Company, Value: id}
	}
	contact := thing{Type: "ContactPoint", Email: r.from.Apply.Email, URL: webAddress(r.from.Apply.URL)}
	if contact.Email != "" || contact.URL != "" {
		r.job.Contact = &contact
	}
}

// requirements are the facts that have a fixed form of their own.
func (r *jobReader) requirements() {
	p := r.from
	r.job.Hours = p.Hours
	r.job.Employment = employmentCode(p.EmploymentType)
	if p.EmploymentType != "" && r.job.Employment == "" {
		r.leftOut("employmentType", fmt.Sprintf("The employment type “%s” is left out: Google does not know it. Choose one of the list.", p.EmploymentType))
	}
	if n, err := strconv.Atoi(p.Openings); err == nil && n > 0 {
		r.job.Openings = n
	}
	if category := credentialCategory(p.Education); category != "" {
		r.job.Education = &thing{Type: "EducationalOccupationalCredential", Category: category}
	}
	if n, err := strconv.Atoi(p.ExperienceMonths); err == nil && n > 0 {
		r.job.Experience = &thing{Type: "OccupationalExperienceRequirements", Months: n}
	}
	for _, text := range []string{p.Pay.Bonus, p.Pay.Equity} {
		if text != "" {
			r.job.Incentives = append(r.job.Incentives, text)
		}
	}
}

// employmentCode is Google's word for an employment type, or nothing.
func employmentCode(t posting.EmploymentType) string {
	switch t {
	case posting.FullTime:
		return "FULL_TIME"
	case posting.PartTime:
		return "PART_TIME"
	case posting.Contractor:
		return "CONTRACTOR"
	case posting.Temporary:
		return "TEMPORARY"
	case posting.Internship:
		return "INTERN"
	case posting.Volunteer:
		return "VOLUNTEER"
	case posting.PerDiem:
		return "PER_DIEM"
	}
	return ""
}

// credentialCategory is Google's word for a level of education. No education
// asked for is told by leaving it out.
func credentialCategory(e posting.Education) string {
	switch e {
	case posting.HighSchool:
		return "high school"
	case posting.Associate:
		return "associate degree"
	case posting.Bachelor:
		return "bachelor degree"
	case posting.Certificate:
		return "professional certificate"
	case posting.Postgraduate:
		return "postgraduate degree"
	}
	return ""
}

// recommended notes in one line which of the facts that Google recommends are
// empty.
func (r *jobReader) recommended() {
	var missing []string
	for _, f := range []struct {
		name  string
		empty bool
	}{
		{"the pay", r.from.Pay.Line("en") == ""},
		{"the employment type", r.from.EmploymentType == ""},
		{"a last day to apply", r.from.ApplyBy == ""},
	} {
		if f.empty {
			missing = append(missing, f.name)
		}
	}
	if len(missing) > 0 {
		r.leftOut("", "Google also recommends, where you can say it: "+strings.Join(missing, ", ")+".")
	}
}
