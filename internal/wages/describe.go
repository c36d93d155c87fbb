package wages

import (
	"regexp"
	"strings"
	"time"
)

// description is what a workbook says of itself outside the table.
type description struct {
	// date is the reference month, empty where nothing names it.
	date string
	// topAnnual and topHourly are what "#" stands for.
	topAnnual, topHourly Amount
}

var (
	// monthOfRelease is the heading of the sheet "Field Descriptions", "May
	// 2024 OEWS Estimates", and the name of a sheet, "All May 2024 data".
	monthOfRelease = regexp.MustCompile(`\b(May|November) ((?:19|20)\d{2})\b`)
	// yearOfFile is the date in the name of a file or its sheet,
	// "national_M2024_dl": the M stands for May.
	yearOfFile = regexp.MustCompile(`(?:^|_)M((?:19|20)\d{2})_`)
	// topNote explains "#" on the sheet "Field Descriptions".
	topNote = regexp.MustCompile(`^#.*\$([\d,]+\.?\d*) per hour or \$([\d,]+\.?\d*) per year`)
)

// note takes what a line outside the table says.
func (d *description) note(line string) {
	line = strings.Join(strings.Fields(line), " ")
	if m := monthOfRelease.FindString(line); m != "" && d.date == "" && strings.Contains(line, "Estimates") {
		d.date = m
	}
	if m := topNote.FindStringSubmatch(line); m != nil {
		hourly, errHourly := ParseAmount(m[1], Amount{})
		annual, errAnnual := ParseAmount(m[2], Amount{})
		if errHourly == nil && errAnnual == nil {
			d.topHourly, d.topAnnual = hourly, annual
		}
	}
}

// name takes what the name of a sheet or of the file says, where the sheets
// say nothing.
func (d *description) name(name string) {
	if d.date != "" {
		return
	}
	d.date = monthOfRelease.FindString(strings.ReplaceAll(name, "_", " "))
	if m := yearOfFile.FindStringSubmatch(name); d.date == "" && m != nil {
		d.date = "May " + m[1]
	}
}

// settle compares the date with the one that a person gave.
func (d *description) settle(given string) error {
	if given != "" {
		if _, err := time.Parse(monthForm, given); err != nil {
			return fault("the date “" + clip(given) + "” is no month; write it as “May 2024”")
		}
	}
	switch {
	case d.date == "" && given == "":
		return fault("neither the workbook nor its name says which month it is for; give the date, such as “May 2024”")
	case d.date == "":
		d.date = given
	case given != "" && given != d.date:
		return fault("the workbook is for " + d.date + ", not for " + given)
	}
	return nil
}

// monthForm is the form of a table's date.
const monthForm = "January 2006"
