package intake

import (
	"strings"

	"rolewright/internal/posting"
)

// tableBlocks makes lines of a table's rows of cells. Two columns are labels
// and what they stand for; tables of one column, or with whole texts in their
// cells, only lay out a page; in any other a row is an item.
func tableBlocks(rows [][][]block) []block {
	width, texts := 0, false
	for i, row := range rows {
		rows[i] = filled(row)
		width = max(width, len(rows[i]))
		for _, cell := range rows[i] {
			texts = texts || len(cell) > 2
		}
	}
	var out []block
	for _, row := range rows {
		switch {
		case len(row) < 2, texts && !labels(row):
			for _, cell := range row {
				out = append(out, apart(cell)...)
			}
		case labels(row) && width%2 == 0:
			for i := 0; i+1 < len(row); i += 2 {
				out = append(out, labelled(row[i][0], row[i+1])...)
			}
		default:
			out = append(out, rowItem(row))
		}
	}
	return out
}

// filled are the cells of a row that are not empty.
func filled(row [][]block) [][]block {
	var out [][]block
	for _, cell := range row {
		if len(cell) > 0 {
			out = append(out, cell)
		}
	}
	return out
}

func apart(cell []block) []block {
	cell[0].apart = true
	return cell
}

// labels reports whether every other cell of a row is a label.
func labels(row [][]block) bool {
	if len(row)%2 != 0 {
		return false
	}
	for i := 0; i < len(row); i += 2 {
		label := line{text: row[i][0].text()}
		if len(row[i]) != 1 || label.words() > 6 || label.runes() > 60 || row[i][0].bullet || label.ends(".!?") {
			return false
		}
	}
	return true
}

// longestValue is how many characters stand behind a label on its line.
const longestValue = 160

// labelled is a label with one value on its line, or as a heading above
// more.
func labelled(label block, value []block) []block {
	name := strings.TrimSpace(strings.TrimRight(label.text(), ":："))
	first := line{text: value[0].text()}
	if len(value) > 1 || first.runes() > longestValue || value[0].bullet {
		label.marked, label.apart = true, true
		if label.level == 0 {
			label.level = cellLevel
		}
		return append([]block{label}, value...)
	}
	out := block{spans: append([]posting.Span{{Text: name + ": "}}, value[0].spans...)}
	return []block{out}
}

// cellLevel is the level of a heading that stands beside its text in a table.
const cellLevel = 6

// rowItem is a row as one item.
func rowItem(row [][]block) block {
	item := block{bullet: true}
	for i, cell := range row {
		for j, b := range cell {
			switch {
			case j > 0:
				item.spans = append(item.spans, posting.Span{Text: " "})
			case i > 0:
				item.spans = append(item.spans, posting.Span{Text: " · "})
			}
			item.spans = append(item.spans, b.spans...)
		}
	}
	return item
}

// madeHeading is a heading that the source does not have.
func madeHeading(text string) block {
	return block{spans: []posting.Span{{Text: text}}, level: 1, apart: true, made: true}
}
