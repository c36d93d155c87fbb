package posting

import (
	"reflect"
	"strconv"
	"strings"
)

// Difference is one thing that two versions of a posting do not share.
type Difference struct {
	// Field is the path of the field: "pay.min", "sections.SECTIONID",
	// "sections.SECTIONID.items.ITEMID".
	Field string
	// Label is what a person calls it: "Pay from", "Responsibilities, line 3".
	Label string
	// Before and After are the texts; one is empty where the other was added.
	Before, After string
}

// Compare lists the differences from a to b in the form's order. Sections
// and lines are the same when their ids are. Two postings in normal form
// without any difference are equal.
func Compare(a, b Posting) []Difference {
	c := comparison{}
	sections, lists := false, placeLists()
	for _, f := range Fields() {
		switch {
		case strings.HasPrefix(f.Path, "sections."):
			if !sections {
				c.sections(a.Sections, b.Sections)
			}
			sections = true
		case strings.Contains(f.Path, "*"):
		default:
			c.add(f.Path, f.Label, leaf(a, f.Path), leaf(b, f.Path))
		}
		if list, ok := lists[f.Path]; ok {
			c.add(list.path, list.label, list.text(a), list.text(b))
		}
	}
	return c.found
}

type comparison struct{ found []Difference }

func (c *comparison) add(field, label, before, after string) {
	if before != after {
		c.found = append(c.found, Difference{field, label, before, after})
	}
}

// leaf is the text of the field at a path of JSON names without lists.
func leaf(p Posting, path string) string {
	v := reflect.ValueOf(p)
	for name := range strings.SplitSeq(path, ".") {
		for i, f := range jsonFields()[v.Type()] {
			if f.name == name {
				v = v.Field(i)
				break
			}
		}
	}
	if n, ok := v.Interface().(uint64); ok {
		return strconv.FormatUint(n, 10)
	}
	return v.String()
}

// placeList is a list of places, compared as a whole where its first field
// stands in the form.
type placeList struct {
	path, label string
	text        func(Posting) string
}

func placeLists() map[string]placeList {
	return map[string]placeList{
		"locations.*.city":          {"locations", "Places of work", func(p Posting) string { return placesText(p.Locations) }},
		"applicantLocations.*.city": {"applicantLocations", "Where applicants may live", func(p Posting) string { return placesText(p.ApplicantLocations) }},
		"headcount.byPlace.*.place": {"headcount.byPlace", "Employees by place", headcountText},
	}
}

func placesText(list []Location) string {
	var lines []string
	for _, l := range list {
		lines = append(lines, l.Text())
	}
	return strings.Join(lines, "\n")
}

func headcountText(p Posting) string {
	var lines []string
	for _, h := range p.Headcount.ByPlace {
		lines = append(lines, h.Place+": "+h.Count)
	}
	return strings.Join(lines, "\n")
}
