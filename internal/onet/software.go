package onet

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"rolewright/internal/role"
)

// technology is a line of Technology Skills.
type technology struct {
	name string
	// kind is the commodity that the technology is an example of.
	kind string
	// hot technologies are named in many employers' postings; wanted ones in
	// many of this occupation's.
	hot, wanted bool
	// known is how many occupations' postings want it, a measure of how well
	// people know it.
	known int
}

// A posting asks for this many kinds of software at most.
const (
	mostSoftwareMusts = 3
	mostSoftwareNices = 4
	mostExamples      = 3
	mostTools         = 15
)

// commodity is the technologies of one kind that an occupation uses.
type commodity struct {
	label, group string
	list         []technology
}

func (c commodity) count(is func(technology) bool) int {
	n := 0
	for _, t := range c.list {
		if is(t) {
			n++
		}
	}
	return n
}

func isWanted(t technology) bool { return t.wanted }
func isHot(t technology) bool    { return t.hot }

// commodities puts an occupation's technologies together by kind: those of
// which most are wanted first, then those of which the occupation uses most.
func (o *occupation) commodities() []commodity {
	var out []commodity
	for _, t := range o.tech {
		k := kindOf(t)
		i := slices.IndexFunc(out, func(c commodity) bool { return c.label == k.label })
		if i < 0 {
			out, i = append(out, commodity{label: k.label, group: k.group}), len(out)
		}
		out[i].list = append(out[i].list, t)
	}
	slices.SortStableFunc(out, func(a, b commodity) int {
		return cmp.Or(
			cmp.Compare(b.count(isWanted), a.count(isWanted)),
			cmp.Compare(len(b.list), len(a.list)),
		)
	})
	return out
}

// A commodity that nobody's posting for the occupation names is a
// nice-to-have if the occupation uses so many hot products of it, or so many
// in any case.
const (
	enoughHot = 2
	enoughAny = 4
)

// wanted reports whether postings for the occupation name the commodity. One
// language alone does not count, as the data find the letter R in postings
// for pilots, nor does what everybody can use.
func (c commodity) wanted() bool {
	switch c.label {
	case browsers:
		return false
	case languages.label:
		return c.count(isWanted) > 1
	}
	return c.count(isWanted) > 0
}

// worthAsking reports whether the commodity is a nice-to-have. Office software
// is one for desk work only, and what is of another trade for nobody.
func (c commodity) worthAsking(o *occupation) bool {
	switch {
	case c.wanted():
		return true
	case c.label == browsers || c.label == officeLabel && !o.deskWork() || !c.atHome(o.code):
		return false
	case c.count(isHot) >= enoughHot:
		return true
	}
	return !c.vague() && len(c.list) >= enoughAny
}

// atHome reports whether a kind of software may belong to an occupation that
// no posting wants it of. The data name products that somebody in the job
// reported: databases for home health aides, and programming languages for
// professors of politics.
func (c commodity) atHome(code string) bool {
	switch {
	case c.group == groupCode, c.group == groupIT, c.label == "Databases and queries":
		return strings.HasPrefix(code, "15-") || strings.HasPrefix(code, "11-3021")
	case c.label == "Sales and marketing software":
		return strings.HasPrefix(code, "41-") || strings.HasPrefix(code, "11-20")
	}
	return true
}

// worthNaming reports whether the commodity is a suggestion.
func (c commodity) worthNaming() bool {
	return c.count(isHot) > 0 || !c.vague() && len(c.list) >= enoughHot
}

// vague reports whether the label says nothing without examples.
func (c commodity) vague() bool {
	return slices.Contains([]string{officeLabel, "Databases and queries", "Analytical software", "Operating systems", "Web page and social media tools"}, c.label)
}

// deskWork reports whether the occupation needs at least medium preparation:
// in the job zones below, few people use office software.
func (o *occupation) deskWork() bool { return o.zone >= "3" }

// softwareGroups asks for the kinds of software that postings for the
// occupation name most; further ones are nice to have, and what is left is
// for the suggestions.
func (o *occupation) softwareGroups() (groups []role.Requirement, rest []string) {
	musts, nices := 0, 0
	for _, c := range o.commodities() {
		line := c.line()
		into := groupOf(&groups, c.group)
		switch {
		case c.wanted() && musts < mostSoftwareMusts:
			into.Must = append(into.Must, line)
			musts++
		case c.worthAsking(o) && nices < mostSoftwareNices:
			into.Nice = append(into.Nice, line)
			nices++
		case c.worthNaming() && c.atHome(o.code):
			rest = append(rest, line)
		}
	}
	return tidy(groups), rest
}

func groupOf(groups *[]role.Requirement, name string) *role.Requirement {
	i := slices.IndexFunc(*groups, func(g role.Requirement) bool { return g.Group == name })
	if i < 0 {
		*groups, i = append(*groups, role.Requirement{Group: name}), len(*groups)
	}
	return &(*groups)[i]
}

// tidy drops empty groups, and makes one group of those with a single line.
func tidy(groups []role.Requirement) []role.Requirement {
	single := role.Requirement{Group: "Software"}
	var out []role.Requirement
	for _, g := range groups {
		switch len(g.Must) + len(g.Nice) {
		case 0:
		case 1:
			single.Must, single.Nice = append(single.Must, g.Must...), append(single.Nice, g.Nice...)
		default:
			out = append(out, g)
		}
	}
	if len(single.Must)+len(single.Nice) > 0 {
		out = append(out, single)
	}
	return out
}

// line names a kind of software with examples that are wanted or hot. Others
// are no examples: the data list them by the alphabet.
func (c commodity) line() string {
	var names []string
	list := byDemand(c.list)
	if c.label == officeLabel {
		list = makerFirst(list)
	}
	for _, t := range list {
		if name := productName(t); (t.wanted || t.hot) && !t.generic() && !slices.Contains(names, name) && len(names) < mostExamples {
			names = append(names, name)
		}
	}
	switch {
	case len(names) == 0:
		return c.label
	case c.label == officeLabel:
		return officeLine(names)
	}
	return c.label + ", such as " + enumerated(names, "or")
}

// officeMaker is the maker whose name an office line gives once.
const officeMaker = "Microsoft "

// makerFirst puts the products of the maker that most offices use first.
func makerFirst(list []technology) []technology {
	slices.SortStableFunc(list, func(a, b technology) int {
		return cmp.Compare(b2i(strings.HasPrefix(b.name, officeMaker)), b2i(strings.HasPrefix(a.name, officeMaker)))
	})
	return list
}

// officeLine names the maker once.
func officeLine(names []string) string {
	suite := officeMaker + "Office"
	if i := slices.Index(names, suite); i > 0 {
		names = slices.Insert(slices.Delete(names, i, i+1), 0, suite)
	}
	for i := 1; i < len(names); i++ {
		names[i] = strings.TrimPrefix(names[i], officeMaker)
	}
	if names[0] == suite && len(names) > 1 {
		return suite + ", in particular " + enumerated(names[1:], "and")
	}
	return enumerated(names, "and")
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

func byDemand(list []technology) []technology {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b technology) int {
		return cmp.Or(
			cmp.Compare(b2i(b.wanted), b2i(a.wanted)),
			cmp.Compare(b2i(b.hot), b2i(a.hot)),
			cmp.Compare(b.known, a.known),
		)
	})
	return list
}

// countKnown counts for every technology the occupations that want it.
func (d *data) countKnown() {
	wanted := map[string]int{}
	for _, o := range d.occupations {
		for _, t := range o.tech {
			wanted[t.name] += b2i(t.wanted)
		}
	}
	for _, o := range d.occupations {
		for i := range o.tech {
			o.tech[i].known = wanted[o.tech[i].name]
		}
	}
}

// tools are the technologies that the role's page names: wanted ones, hot
// ones, then those of the kinds that the occupation uses most of.
func (o *occupation) tools() []string {
	var all []technology
	for _, c := range o.commodities() {
		all = append(all, byDemand(c.list)...)
	}
	var out []string
	for _, t := range byDemand(all) {
		if name := productName(t); len(out) < mostTools && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}

// generic reports whether a name is that of a kind and not of a product.
func (t technology) generic() bool {
	words := strings.Fields(t.name)
	if !slices.Contains([]string{"software", "systems", "system", "programs", "applications"}, words[len(words)-1]) && !trailingAbbreviation.MatchString(t.name) {
		return false
	}
	for _, w := range words[1:] {
		if strings.ToLower(w) != w && !abbreviation(w) {
			return false
		}
	}
	return !t.hot && !abbreviation(words[0])
}

// trailingAbbreviation is how O*NET writes "Structured query language SQL".
var trailingAbbreviation = regexp.MustCompile(`^([A-Z][a-z-]+(?: [a-z/-]+)+) ([A-Z]{2,})$`)

// productName is the name that people use of a technology.
func productName(t technology) string {
	if name, ok := usualNames[t.name]; ok {
		return name
	}
	if m := trailingAbbreviation.FindStringSubmatch(t.name); m != nil {
		if strings.Contains(m[1], "language") {
			return m[2]
		}
		return m[1] + " (" + m[2] + ")"
	}
	if name, ok := strings.CutSuffix(t.name, " software"); ok && t.hot {
		return name
	}
	return t.name
}

// usualNames are products that O*NET calls by a longer name than people do.
var usualNames = map[string]string{
	"Amazon Web Services AWS software":                 "Amazon Web Services",
	"Cascading style sheets CSS":                       "CSS",
	"ESRI ArcGIS software":                             "ArcGIS",
	"Geographic information system GIS systems":        "Geographic information systems (GIS)",
	"Google Angular":                                   "Angular",
	"IBM Terraform":                                    "Terraform",
	"JavaScript Object Notation JSON":                  "JSON",
	"Jenkins CI":                                       "Jenkins",
	"Microsoft Visual Basic for Applications VBA":      "Visual Basic for Applications",
	"Oracle Java":                                      "Java",
	"Practical extraction and reporting language Perl": "Perl",
	"The MathWorks MATLAB":                             "MATLAB",
	"Epic Systems":                                     "Epic",
}
