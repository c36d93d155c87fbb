package review

import (
	"strings"

	"rolewright/internal/posting"
)

// essentials looks for the parts that a candidate looks for first.
func essentials(d *desk) {
	d.missingSections()
	d.missingFacts()
	d.missingPlace()
}

// missingSections looks for what a posting cannot do without. A text of the
// company counts where a section shows it.
func (d *desk) missingSections() {
	for _, s := range []struct {
		rule    string
		kind    posting.Kind
		message string
	}{
		{"summary-missing", posting.Summary, "Nothing says in a sentence or two what the job is for."},
		{"responsibilities-missing", posting.Responsibilities, "Nothing says what the person will do. Add five to eight responsibilities."},
		{"requirements-missing", posting.Requirements, "Nothing says what the person must bring. Add the few things the job cannot be done without."},
	} {
		if !d.says(s.kind) {
			d.lead(s.rule, d.sectionField(s.kind), "Write it", s.message)
		}
	}
	if !d.says(posting.Process) {
		d.lead("next-steps-missing", d.sectionField(posting.Process), "Write it",
			"Nothing says what happens after somebody applies: the steps, who takes part, and how long it takes.")
	}
}

// missingFacts looks at the facts that stand in fields.
func (d *desk) missingFacts() {
	p := &d.posting
	for _, f := range []struct {
		rule, field string
		missing     bool
		message     string
	}{
		{"company-missing", "company.name", p.Company.Name == "", "The employer is not named."},
		{"workplace-missing", "workplace", p.Workplace == "", "It is not said whether the work is on site, hybrid or remote."},
		{"employment-type-missing", "employmentType", p.EmploymentType == "", "It is not said whether the job is full-time, part-time or another form of contract."},
		{"hours-missing", "hours", p.Hours == "", "The working hours are not said."},
		{"apply-missing", "apply.url", !d.canApply(), "It is not said how to apply. Give a link, an e-mail address or instructions."},
	} {
		if f.missing {
			d.lead(f.rule, f.field, "Fill it in", f.message)
		}
	}
}

func (d *desk) missingPlace() {
	p := &d.posting
	switch {
	case p.Workplace == posting.Remote && len(p.ApplicantLocations) == 0 && len(p.Locations) == 0:
		d.lead("applicants-place-missing", "applicantLocations", "Fill it in",
			"The job is remote, and it is not said where applicants may live.")
	case p.Workplace != posting.Remote && len(p.Locations) == 0:
		d.lead("place-missing", "locations", "Fill it in", "The place of work is not said.")
	}
}

// canApply reports whether a candidate is told what to do.
func (d *desk) canApply() bool {
	a := d.posting.Apply
	return a.URL != "" || a.Email != "" || d.says(posting.ApplySection)
}

// says reports whether a section of a kind has any text of its own or of the
// company.
func (d *desk) says(k posting.Kind) bool {
	for i := range d.passages {
		if d.passages[i].kind == k && d.passages[i].Text != "" {
			return true
		}
	}
	return false
}

// sectionField is the first visible section of a kind, or the list of
// sections where there is none.
func (d *desk) sectionField(k posting.Kind) string {
	for _, s := range d.posting.Sections {
		if s.Kind == k {
			return "sections." + s.ID
		}
	}
	return "sections"
}

// lead adds a finding about a whole field with a fix that leads there.
func (d *desk) lead(rule, field, label, message string) *Finding {
	at := Place{Field: field}
	if id, ok := strings.CutPrefix(field, "sections."); ok {
		at.Section = id
	}
	f := d.find(rule, at, message)
	f.Fixes = []Fix{{Action: Go, Label: label, Place: at}}
	return f
}
