package handlers

import (
	"slices"

	"rolewright/internal/role"
)

// vsTable is a table with a column a role.
type vsTable struct {
	Caption string
	Titles  []string
	Rows    []vsRow
}

type vsRow struct {
	// Source names where the figures of the row and of those after it are
	// from, where that changes.
	Label, Source string
	Cells         []vsCell
}

// vsCell is a text, or a rating with the width of its bar in percent; without
// either it is not known.
type vsCell struct {
	Title, Text string
	Rating, X   int
	// Most marks the highest of ratings that differ.
	Most bool
}

// sameOrNot parts the rows in which all roles agree from the others.
type sameOrNot struct{ Differ, Same vsTable }

// comparedPay is one source's figures.
type comparedPay struct {
	vsTable
	// Same is set where the source counts all roles together.
	Same  bool
	Notes []comparedNote
}

type comparedNote struct{ Title, Text string }

func titlesOf(roles []role.Role) []string {
	var out []string
	for _, r := range roles {
		out = append(out, r.Title)
	}
	return out
}

func newSameOrNot(caption string, titles []string) sameOrNot {
	return sameOrNot{vsTable{Caption: caption + ", where the roles differ", Titles: titles}, vsTable{Caption: caption + ", where the roles agree", Titles: titles}}
}

func (s *sameOrNot) add(row vsRow, same bool) {
	if same {
		s.Same.Rows = append(s.Same.Rows, row)
	} else {
		s.Differ.Rows = append(s.Differ.Rows, row)
	}
}

func factsOf(cmp role.Comparison) sameOrNot {
	titles := titlesOf(cmp.Roles)
	out := newSameOrNot("Facts", titles)
	last := ""
	for _, fact := range cmp.Facts {
		row := vsRow{Label: fact.Label}
		if fact.Source != last {
			row.Source, last = fact.Source, fact.Source
		}
		for i, v := range fact.Values {
			row.Cells = append(row.Cells, vsCell{Title: titles[i], Text: v})
		}
		out.add(row, fact.Same)
	}
	return out
}

func ratingsOf(cmp role.Comparison) sameOrNot {
	titles := titlesOf(cmp.Roles)
	out := newSameOrNot("Ratings from 1 to 5", titles)
	for _, a := range cmp.Attributes {
		row := vsRow{Label: a.Label}
		for i, v := range a.Values {
			row.Cells = append(row.Cells, vsCell{Title: titles[i], Rating: v, X: v * 20, Most: !a.Same && v == slices.Max(a.Values)})
		}
		out.add(row, a.Same)
	}
	return out
}

// comparedPays lists each source's figures by label.
func comparedPays(roles []role.Role) []comparedPay {
	var out []comparedPay
	for _, shared := range role.SharedPay(roles) {
		one := comparedPay{vsTable: vsTable{Caption: shared.Name(), Titles: titlesOf(roles)}, Same: countsTogether(shared)}
		for i, p := range shared.Figures {
			if p != nil {
				one.fill(i, *p)
			}
		}
		slices.SortStableFunc(one.Rows, func(a, b vsRow) int { return figureOrder(a.Label) - figureOrder(b.Label) })
		out = append(out, one)
	}
	return out
}

// countsTogether reports whether a source has one occupation for all roles.
func countsTogether(s role.SharedSource) bool {
	return !slices.ContainsFunc(s.Figures, func(p *role.PaySource) bool {
		return p == nil || p.Occupation == "" || s.Figures[0] == nil || p.Occupation != s.Figures[0].Occupation
	})
}

// fill sets the figures of the role at i.
func (p *comparedPay) fill(i int, source role.PaySource) {
	if source.Note != "" && !slices.ContainsFunc(p.Notes, func(n comparedNote) bool { return n.Text == source.Note }) {
		p.Notes = append(p.Notes, comparedNote{p.Titles[i], source.Note})
	}
	all := figures(source)
	if source.Occupation != "" {
		all = append(all, figure{"Counted as", source.Occupation})
	}
	for _, f := range all {
		p.row(f.Label).Cells[i].Text = f.Value
	}
}

// row returns the row of a label, new if need be.
func (p *comparedPay) row(label string) *vsRow {
	at := slices.IndexFunc(p.Rows, func(r vsRow) bool { return r.Label == label })
	if at < 0 {
		at = len(p.Rows)
		p.Rows = append(p.Rows, vsRow{Label: label})
		for _, title := range p.Titles {
			p.Rows[at].Cells = append(p.Rows[at].Cells, vsCell{Title: title})
		}
	}
	return &p.Rows[at]
}

// figureOrder keeps the rows in the order of figures, whichever role has the
// first figure.
func figureOrder(label string) int {
	return slices.Index([]string{"Counted as", "A tenth earn less than", "A quarter earn less than", "Median", "A quarter earn more than",
		"A tenth earn more than", "Typical", "Range", "Early career", "Mid-level", "Senior"}, label)
}
