package export

import (
	"strings"
	"time"

	"rolewright/internal/posting"
)

// posted is the day on which the posting appeared. A day that is typed as
// words is none.
func (d Document) posted() time.Time {
	posted, err := time.Parse(time.DateOnly, d.Source.PostedOn)
	if err != nil {
		return time.Time{}
	}
	return posted
}

// subject is the first facts, as the line below the title would read.
func (d Document) subject() string {
	var values []string
	for _, f := range d.Facts[:min(4, len(d.Facts))] {
		values = append(values, f.Value)
	}
	return strings.Join(values, " · ")
}

// footName is what the foot of each page calls the document.
func (d Document) footName() string {
	name := d.Title
	if d.Company != "" {
		name += " · " + d.Company
	}
	return strings.Join(strings.Fields(name), " ")
}

// waysToApply are the addresses to apply at, as the section about it shows
// them.
func (d Document) waysToApply() []posting.Fact {
	var out []posting.Fact
	for _, s := range d.Sections {
		for _, b := range s.Blocks {
			for _, f := range b.Facts {
				if s.Kind == posting.ApplySection && f.Link != "" {
					out = append(out, f)
				}
			}
		}
	}
	return out
}
