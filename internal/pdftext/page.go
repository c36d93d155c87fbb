package pdftext

import "strings"

// readPages reads the pages in their order.
func (f *file) readPages() []Page {
	root := f.dict(f.root)
	if len(root) == 0 || f.value(root["Pages"]) == nil {
		fail(ErrDamaged, "the list of pages is missing")
	}
	leaves := f.leaves(root["Pages"], dict{}, map[int]bool{}, 0)
	if len(leaves) == 0 {
		fail(ErrDamaged, "it has no pages")
	}
	var out []Page
	for _, leaf := range leaves {
		out = append(out, f.page(leaf))
	}
	return out
}

// leaves are the pages below a node, with what they inherit.
func (f *file) leaves(v any, above dict, seen map[int]bool, depth int) []dict {
	num := numberOf(v)
	node, ok := f.value(v).(dict)
	switch {
	case !ok:
		fail(ErrDamaged, "a page is missing")
	case depth > maxDepth || num > 0 && seen[num]:
		fail(ErrDamaged, "its pages go round in circles")
	}
	seen[num] = true
	own := dict{}
	for _, key := range []name{"Resources", "MediaBox", "CropBox", "Rotate"} {
		own[key] = first(node[key], above[key])
	}
	if node["Kids"] == nil {
		own["Contents"], own["Annots"] = node["Contents"], node["Annots"]
		return []dict{own}
	}
	var out []dict
	for _, kid := range f.array(node["Kids"]) {
		if out = append(out, f.leaves(kid, own, seen, depth+1)...); len(out) > MaxPages {
			fail(ErrTooMuch, "more than %d pages", MaxPages)
		}
	}
	return out
}

// page reads one page.
func (f *file) page(d dict) Page {
	box := f.numbers(first(d["CropBox"], d["MediaBox"]))
	if len(box) != 4 {
		box = []float64{0, 0, 612, 792}
	}
	box[0], box[2] = min(box[0], box[2]), max(box[0], box[2])
	box[1], box[3] = min(box[1], box[3]), max(box[1], box[3])
	p := Page{Width: box[2] - box[0], Height: box[3] - box[1]}
	see := looked(box, int(f.number(d["Rotate"], 0)))
	if turns := int(f.number(d["Rotate"], 0)) / 90; turns%2 != 0 {
		p.Width, p.Height = p.Height, p.Width
	}
	r := &drawer{file: f, page: &p, resources: d["Resources"], state: state{ctm: see, scale: 1}, known: map[name]*font{}, using: map[int]bool{}}
	r.draw(f.contents(d["Contents"]), 0)
	f.link(&p, d["Annots"], see)
	return p
}

// contents are the drawing instructions of a page.
func (f *file) contents(v any) []byte {
	if v == nil {
		return nil
	}
	parts := array{v}
	if list := f.array(v); list != nil {
		parts = list
	}
	var out []byte
	for _, part := range parts {
		s, ok := f.value(part).(stream)
		if !ok {
			fail(ErrDamaged, "what a page shows is missing")
		}
		data, err := f.unpack1(s)
		if err != nil {
			fail(ErrDamaged, "what a page shows: %v", err)
		}
		f.read(len(data))
		out = append(append(out, data...), '\n')
	}
	return out
}

// looked leads from the page's own coordinates to those from its upper left
// corner as it is looked at.
func looked(box []float64, rotate int) matrix {
	width, height := box[2]-box[0], box[3]-box[1]
	move := matrix{1, 0, 0, 1, -box[0], -box[1]}
	switch ((rotate % 360) + 360) % 360 {
	case 90:
		return move.then(matrix{0, 1, 1, 0, 0, 0})
	case 180:
		return move.then(matrix{-1, 0, 0, 1, width, 0})
	case 270:
		return move.then(matrix{0, -1, -1, 0, height, width})
	}
	return move.then(matrix{1, 0, 0, -1, 0, height})
}

// link tells the runs that lie below a link where it leads.
func (f *file) link(p *Page, annots any, see matrix) {
	list := f.array(annots)
	for _, v := range list[:min(len(list), 500)] {
		d := f.dict(v)
		uri, _ := f.value(f.dict(d["A"])["URI"]).(string)
		rect := f.numbers(d["Rect"])
		if f.name(d["Subtype"]) != "Link" || uri == "" || len(rect) != 4 {
			continue
		}
		f.read(len(p.Runs))
		x0, y0 := see.at(rect[0], rect[1])
		x1, y1 := see.at(rect[2], rect[3])
		x0, x1, y0, y1 = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
		for i := range p.Runs {
			r := &p.Runs[i]
			x, y := (r.X+r.End)/2, r.Y-r.Size/4
			if x >= x0 && x <= x1 && y >= y0 && y <= y1 {
				r.Link = strings.TrimSpace(uri)
			}
		}
	}
}

// matrix is a transformation (ISO 32000-1, section 8.3.3).
type matrix [6]float64

// then is m and after it n.
func (m matrix) then(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

func (m matrix) at(x, y float64) (float64, float64) {
	return x*m[0] + y*m[2] + m[4], x*m[1] + y*m[3] + m[5]
}
