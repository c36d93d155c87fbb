package docx

import "fmt"

func (t Table) element(to *parts) (any, error) {
	out := table{Props: t.props(to.file.RightToLeft)}
	for _, w := range t.Columns {
		out.Grid.Columns = append(out.Grid.Columns, gridColumn{twips(w)})
	}
	for i, r := range t.Rows {
		row, err := t.row(r, to)
		if err != nil {
			return nil, fmt.Errorf("row %d of the table: %w", i+1, err)
		}
		out.Rows = append(out.Rows, row)
	}
	if len(out.Rows) == 0 {
		return nil, fmt.Errorf("a table has no rows")
	}
	return out, nil
}

func (t Table) props(rightToLeft bool) tableProps {
	total := 0
	for _, w := range t.Columns {
		total += twips(w)
	}
	return tableProps{
		Style: reference(t.Style), Bidi: when(rightToLeft), Width: &width{total, "dxa"},
		Layout: &tableLayout{"fixed"}, Look: &tableLook{Val: "0600", NoHBand: 1, NoVBand: 1},
	}
}

// row is a row whose cells fill the columns, as Word demands.
func (t Table) row(r Row, to *parts) (tableRow, error) {
	out := tableRow{Props: rowProps{CantSplit: on()}}
	at := 0
	for _, c := range r.Cells {
		span := max(1, c.Span)
		if at+span > len(t.Columns) {
			return out, fmt.Errorf("more cells than %d columns", len(t.Columns))
		}
		cell, err := c.element(t.Columns[at:at+span], to)
		if err != nil {
			return out, err
		}
		out.Cells = append(out.Cells, cell)
		at += span
	}
	if at < len(t.Columns) {
		return out, fmt.Errorf("cells for %d of %d columns", at, len(t.Columns))
	}
	return out, nil
}

func (c Cell) element(columns []float64, to *parts) (tableCell, error) {
	content, err := c.Paragraph.element(to)
	if err != nil {
		return tableCell{}, err
	}
	total := 0
	for _, w := range columns {
		total += twips(w)
	}
	props := cellProps{Width: width{total, "dxa"}, Borders: newBorders(c.Above, c.Below), Fill: newFill(c.Fill), Margins: c.margins()}
	if len(columns) > 1 {
		props.Span = &number{len(columns)}
	}
	return tableCell{props, content}, nil
}

// margins are the inset and the gaps between the text and the lines: those of
// a cell's borders themselves mean nothing to Word.
func (c Cell) margins() *edges {
	e := edges{Top: gap(c.Above.Gap), Left: gap(c.Inset), Bottom: gap(c.Below.Gap)}
	if e == (edges{}) {
		return nil
	}
	return &e
}

func gap(points float64) *width {
	if points == 0 {
		return nil
	}
	return &width{twips(points), "dxa"}
}
