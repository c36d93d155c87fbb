package export

import (
	"rolewright/internal/export/canvas"
	"rolewright/internal/posting"
)

// list adds items with hanging bullets. At least two items stand on either
// side of a page's end.
func (c *pdfComposer) list(items []Item, gap float64) {
	from := len(c.rows)
	var ends []int // the last rows of the items
	element := c.tree.at().AddBullets()
	bullet := c.bullet()
	for _, item := range items {
		rows := c.item(element, bullet, item)
		if len(rows) == 0 {
			continue
		}
		keep := keepEnds
		if len(rows) <= 3 {
			keep = keepWhole
		}
		if len(c.rows) > from {
			gap = c.theme.afterItem
		}
		c.add(rows, gap, keep)
		ends = append(ends, len(c.rows)-1)
	}
	if n := len(ends); n > 1 {
		c.rows[ends[0]].keep, c.rows[ends[n-2]].keep = true, true
	}
}

// bullet is the sign before each item.
func (c *pdfComposer) bullet() pdfText {
	t := c.theme
	style := pdfStyle{pdfType: t.body, colour: t.accent}
	return c.lines([]posting.Span{{Text: "•"}}, style, t.text.x+t.bullet, t.indent)[0].texts[0]
}

// item is an item's lines, the first with its bullet.
func (c *pdfComposer) item(list *canvas.Element, bullet pdfText, item Item) []pdfRow {
	t := c.theme
	col := t.text
	li := list.Add(canvas.ListItem)
	bullet.element = li.Add(canvas.Term)
	rows := c.lines(c.written(item.Spans), pdfStyle{pdfType: t.body, colour: t.ink}, col.x+t.indent, col.width-t.indent)
	owned(rows, li.Add(canvas.Body))
	if len(rows) > 0 {
		rows[0].texts = append([]pdfText{bullet}, rows[0].texts...)
	}
	return rows
}
