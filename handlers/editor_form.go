package handlers

import (
	"strings"

	"rolewright/internal/posting"
	"rolewright/internal/workspace"
)

// The parts of the editor's form, as its view shows them.
type (
	option struct{ Value, Label string }

	field struct {
		Name, Label, Value, Hint, Note string
		// Kind is text, select, area (small Markdown) or lines (plain).
		Kind    string
		Options []option
		Rows    int
		Wide    bool
		// List names a datalist of proposals.
		List string
	}

	moreFields struct {
		Label  string
		Fields []field
		Open   bool
	}

	group struct {
		ID, Heading, Lead string
		Fields            []field
		More              *moreFields
	}

	sectionForm struct {
		ID, Kind, Heading, Note, Lead string
		Hidden                        bool
		Fields                        []field
		Blocks                        []blockForm
		Suggestions                   []string
	}

	blockForm struct {
		Kind, Text, Hint  string
		Importance, Group string
		Importances       []option
		Items             []itemForm
	}

	itemForm struct{ ID, Text, Hint string }
)

// formBuilder makes the editor's form from a posting, its notes and what its
// role suggests.
type formBuilder struct {
	content     posting.Posting
	facts       map[string]textField
	described   map[string]posting.Field
	notes       map[string]string
	suggestions map[posting.Kind][]string
}

func newFormBuilder(content posting.Posting, notes map[string]string, suggestions map[posting.Kind][]string) *formBuilder {
	b := &formBuilder{content: content, notes: notes, suggestions: suggestions, described: map[string]posting.Field{}}
	b.facts = factFields(&b.content)
	for _, f := range posting.Fields() {
		b.described[f.Path] = f
	}
	for name, d := range linesOfPlaces {
		b.described[name] = d
	}
	return b
}

// longTexts are the facts that get a box of several lines.
var longTexts = map[string]int{
	"company.about": 4, "company.mission": 2, "company.culture": 2, "company.values": 2, "company.keyClients": 2,
	"company.officeHours": 2, "company.remotePolicy": 2, "company.benefits": 4, "company.perks": 3,
	"company.equalOpportunity": 3, "apply.instructions": 2,
}

// linesOfPlaces are the controls that take several facts as a person types
// them, one place a line.
var linesOfPlaces = map[string]posting.Field{
	"locations":          {Label: "Location", Hint: "Berlin, Germany"},
	"applicantLocations": {Label: "If remote: open to people in", Hint: "Germany"},
	"headcount.byPlace":  {Label: "Employees by place", Hint: "US-CA 40"},
}

// examples stand in the empty boxes of one line, where a whole sentence would
// be cut off.
var examples = map[string]string{
	"title": "Payroll specialist", "department": "Finance", "reportsTo": "Head of finance", "hours": "38 a week",
	"start": "As soon as possible", "applyBy": "31 January", "postedOn": "Today’s date", "openings": "1",
	"requisitionId": "HR-2041", "experienceMonths": "24", "headcount.total": "120",
	"pay.min": "55k or 55,000", "pay.max": "65k", "pay.currency": "EUR", "pay.bonus": "Up to 10% of yearly pay",
	"pay.equity": "Options, vesting over four years", "company.name": "Acme", "company.site": "acme.example",
	"company.colour": "#0a7c4a", "company.size": "120 people, 14 in this team",
	"apply.url": "https://acme.example/jobs", "apply.email": "jobs@acme.example",
	"credit": "A line that a licence asks for; it stands at the end",
}

func (b *formBuilder) field(name string) field {
	d := b.described[name]
	f := field{Name: name, Label: d.Label, Hint: d.Hint, Value: b.facts[name].get(), Note: b.notes[name], Kind: "text"}
	if example, ok := examples[name]; ok {
		f.Hint = example
	}
	if rows, ok := longTexts[name]; ok {
		f.Kind, f.Rows, f.Wide = "area", rows, true
	}
	if options, ok := selectOptions[name]; ok {
		f.Kind, f.Options = "select", withCurrent(options(), f.Value)
	}
	switch name {
	case "title", "company.size":
		f.Wide = true
	case "locations", "applicantLocations", "headcount.byPlace":
		f.Kind, f.Rows = "lines", max(1, strings.Count(f.Value, "\n")+1)
	case "credit":
		f.Kind, f.Rows, f.Wide = "lines", 2, true
	case "pay.currency":
		f.List = "currencies"
	case "language":
		f.Kind, f.Options = "select", withCurrent(languageOptions(f.Value), f.Value)
	}
	return f
}

func (b *formBuilder) fields(names ...string) []field {
	out := make([]field, len(names))
	for i, n := range names {
		out[i] = b.field(n)
	}
	return out
}

// groups are the facts that several parts of the sheet show. A credit, which
// most postings have none of, is a group of its own where there is one.
func (b *formBuilder) groups() []group {
	more := []string{"department", "reportsTo", "hours", "start", "applyBy", "postedOn", "openings",
		"education", "experienceMonths", "requisitionId", "headcount.total", "headcount.byPlace"}
	var credit []group
	if b.content.Credit == "" {
		more = append(more, "credit")
	} else {
		credit = []group{{ID: "credit", Heading: "Source of the text", Lead: b.described["credit"].Hint, Fields: b.fields("credit")}}
	}
	job := group{ID: "job", Heading: "The job",
		Fields: b.fields("title", "seniority", "employmentType", "workplace", "locations", "applicantLocations", "language"),
		More:   b.more("More about the job", more...)}
	pay := group{ID: "pay", Heading: "Pay range", Fields: b.fields("pay.min", "pay.max", "pay.currency", "pay.period"),
		More: b.more("Kind of pay, bonus, equity", "pay.kind", "pay.bonus", "pay.equity")}
	company := group{ID: "company", Heading: "Company", Fields: b.fields("company.name", "company.site", "company.colour")}
	return append([]group{job, pay, company}, credit...)
}

// more is a group's second row. It stands open when something in it needs a
// person's eye.
func (b *formBuilder) more(label string, names ...string) *moreFields {
	m := &moreFields{Label: label, Fields: b.fields(names...)}
	for _, f := range m.Fields {
		m.Open = m.Open || f.Note != ""
	}
	return m
}

// sections are the posting's own, each with the facts that it shows. Of two
// sections of one kind, the first has the facts.
func (b *formBuilder) sections() []sectionForm {
	var out []sectionForm
	seen := map[posting.Kind]bool{}
	for _, s := range b.content.Sections {
		f := sectionForm{ID: s.ID, Kind: string(s.Kind), Heading: s.Heading, Hidden: s.Hidden,
			Note: b.notes["sections."+s.ID], Suggestions: b.suggestions[s.Kind]}
		if !seen[s.Kind] {
			f.Fields, f.Lead = b.sectionFields(s.Kind), sectionLeads[s.Kind]
		}
		f.Blocks = blockForms(s)
		seen[s.Kind] = true
		out = append(out, f)
	}
	return out
}

func (b *formBuilder) sectionFields(k posting.Kind) []field {
	var names []string
	for _, part := range b.content.Company.Parts() {
		if part.Section == k {
			names = append(names, "company."+part.Name)
		}
	}
	if k == posting.ApplySection {
		names = []string{"apply.url", "apply.email", "apply.instructions"}
	}
	return b.fields(names...)
}

// sectionLeads say what belongs in a part, where the fields do not.
var sectionLeads = map[posting.Kind]string{
	posting.Summary:          "Two or three sentences to the candidate: what the job is for, and what is good about it.",
	posting.Responsibilities: "What this person does, a line each, most important first.",
	posting.Requirements:     "Must-haves are what nobody can do the job without. The rest is nice to have.",
	posting.PaySection:       "Shows the pay above. Add what a candidate should know about it.",
	posting.Process:          "What happens after applying: the steps, who is met, how long it takes.",
}

// proseHints stand in a section's empty text.
var proseHints = map[posting.Kind]string{
	posting.Summary:    "You will …",
	posting.PaySection: "How the offer is set within the range, or when pay is reviewed",
	posting.Process:    "A call of 30 minutes, then a paid task of two hours, then a day with the team. You hear from us within a week of each.",
}

// blockForms turns a section's blocks into boxes and lists. Paragraphs next
// to each other share a box, lists end with an empty line to go on writing,
// and a section that has nothing yet shows what is usual for its kind.
func blockForms(s posting.Section) []blockForm {
	var out []blockForm
	var prose []posting.Block
	flush := func() {
		if len(prose) > 0 {
			out = append(out, blockForm{Kind: "prose", Text: posting.FormatProse(prose)})
			prose = nil
		}
	}
	for _, b := range s.Blocks {
		if b.Kind == posting.Paragraph {
			prose = append(prose, b)
			continue
		}
		flush()
		out = append(out, listForm(b))
	}
	flush()
	return append(out, usualBlocks(s.Kind, out)...)
}

func listForm(b posting.Block) blockForm {
	f := blockForm{Kind: "list", Importance: string(b.Importance), Group: b.Group, Importances: importanceOptions()}
	for _, it := range b.Items {
		f.Items = append(f.Items, itemForm{ID: it.ID, Text: it.Text})
	}
	f.Items = append(f.Items, itemForm{ID: workspace.NewPartID(), Hint: "Another line"})
	return f
}

// usualBlocks are the empty blocks that a section of a kind needs besides
// those it has.
func usualBlocks(k posting.Kind, have []blockForm) []blockForm {
	lacks := func(kind, importance string) bool {
		for _, b := range have {
			if b.Kind == kind && (kind == "prose" || b.Importance == importance) {
				return false
			}
		}
		return true
	}
	var out []blockForm
	switch k {
	case posting.Responsibilities:
		if lacks("list", "") {
			out = append(out, listForm(posting.Block{Kind: posting.List}))
		}
	case posting.Requirements:
		for _, i := range []posting.Importance{posting.MustHave, posting.NiceToHave} {
			if lacks("list", string(i)) {
				out = append(out, listForm(posting.Block{Kind: posting.List, Importance: i}))
			}
		}
	case posting.Summary, posting.PaySection, posting.Process, posting.Custom:
		if len(have) == 0 {
			out = append(out, blockForm{Kind: "prose", Hint: proseHints[k]})
		}
	}
	return out
}

// blankSections are what the scripts clone to add a part: one of each kind.
func (b *formBuilder) blankSections() []sectionForm {
	labels := posting.LabelsFor(b.content.Language)
	out := make([]sectionForm, 0, len(posting.Kinds()))
	for _, k := range posting.Kinds() {
		heading := labels.Heading(k, b.content.Company.Name)
		out = append(out, sectionForm{ID: "new", Kind: string(k), Heading: heading, Lead: sectionLeads[k],
			Fields: b.sectionFields(k), Blocks: usualBlocks(k, nil)})
	}
	return out
}

func (b *formBuilder) blankList() blockForm { return listForm(posting.Block{Kind: posting.List}) }

// kinds are the parts that a person can add, the free one first.
func (b *formBuilder) kinds() []option {
	labels := posting.LabelsFor(b.content.Language)
	out := []option{{string(posting.Custom), "Your own part"}}
	for _, k := range posting.Kinds() {
		if k != posting.Custom {
			out = append(out, option{string(k), labels.Heading(k, b.content.Company.Name)})
		}
	}
	return out
}
