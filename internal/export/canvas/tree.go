package canvas

import (
	"slices"
	"strconv"
)

// putTree adds the structure tree and returns its root. Annotations are the
// objects of the links, in the order in which they were drawn.
func (c *Canvas) putTree(f *file, annotations []int) int {
	w := treeWriter{file: f, annotations: annotations}
	root, parents := f.next(), f.next()+1
	w.next = parents + 1
	w.number(c.root)
	f.add("<</Type /StructTreeRoot /K [" + ref(c.root.number) + "] /ParentTree " + ref(parents) +
		" /ParentTreeNextKey " + strconv.Itoa(len(c.owners)+len(c.links)) + ">>")
	f.addBytes(c.parentTree())
	const usual = 96 // bytes of an element
	w.text = make([]byte, 0, usual*(w.next-parents))
	w.ends = make([]int, 0, w.next-parents)
	w.put(c.root, root)
	w.addAll()
	return root
}

func ref(object int) string { return strconv.Itoa(object) + " 0 R" }

// parentTree leads from the marks of each page, and then from each link's
// annotation, to the element that holds them.
func (c *Canvas) parentTree() []byte {
	b := append(make([]byte, 0, 4<<10), "<</Nums ["...)
	for page, owners := range c.owners {
		b = strconv.AppendInt(b, int64(page), 10)
		b = append(b, " ["...)
		for _, e := range owners {
			b = append(appendRef(b, e.number), ' ')
		}
		b = append(b, "]\n"...)
	}
	for i, l := range c.links {
		b = strconv.AppendInt(b, int64(c.annotationKey(i)), 10)
		b = append(appendRef(append(b, ' '), l.element.number), '\n')
	}
	return append(b, "]>>"...)
}

// annotationKey is the key of a link in the parent tree; the first ones are
// those of the pages.
func (c *Canvas) annotationKey(link int) int { return len(c.owners) + link }

func appendRef(b []byte, object int) []byte {
	return append(strconv.AppendInt(b, int64(object), 10), " 0 R"...)
}

// treeWriter writes the elements in the order in which they were numbered.
type treeWriter struct {
	file        *file
	annotations []int
	next        int
	text        []byte // of the elements, one after the other
	ends        []int
}

// addAll adds the elements to the file.
func (w *treeWriter) addAll() {
	w.file.objects = slices.Grow(w.file.objects, len(w.ends))
	from := 0
	for _, to := range w.ends {
		w.file.addBytes(w.text[from:to:to])
		from = to
	}
}

// number gives the element and those within it the objects' next numbers.
func (w *treeWriter) number(e *Element) {
	e.number = w.next
	w.next++
	kept := e.kids[:0]
	for _, k := range e.kids {
		if k.element != nil && !k.element.holds() {
			continue
		}
		kept = append(kept, k)
		if k.element != nil {
			w.number(k.element)
		}
	}
	e.kids = kept
}

func (w *treeWriter) put(e *Element, parent int) {
	b := append(w.text, "<</S /"...) // whose type nobody need be told
	b = append(append(b, e.role...), " /P "...)
	b = appendRef(b, parent)
	page := e.page()
	if page > 0 {
		b = appendRef(append(b, " /Pg "...), pageObject(page))
	}
	b = append(b, e.entries()...)
	b = w.appendKids(b, e, page)
	w.text = append(b, ">>"...)
	w.ends = append(w.ends, len(w.text))
	for _, k := range e.kids {
		if k.element != nil {
			w.put(k.element, e.number)
		}
	}
}

// page is the page of the first thing drawn directly within the element, or 0.
func (e *Element) page() int {
	for _, k := range e.kids {
		if k.page > 0 {
			return k.page
		}
	}
	return 0
}

// entries are what the element's role asks for. The list of facts has labels
// that are words: PDF calls their numbering "None".
func (e *Element) entries() string {
	switch {
	case e.role == Figure:
		return " /Alt " + textString(e.alt) + " /A <</O /Layout /Placement /Block /BBox [" + numbers(e.box[:]) + "]>>"
	case e.role == span:
		return " /ActualText " + textString(e.stands)
	case e.role == List && e.bulleted:
		return " /A <</O /List /ListNumbering /Disc>>"
	case e.role == List:
		return " /A <</O /List /ListNumbering /None>>"
	}
	return ""
}

func numbers(list []float64) string {
	var b []byte
	for _, n := range list {
		b = append(strconv.AppendFloat(b, n, 'f', 2, 64), ' ')
	}
	return string(b)
}

func (w *treeWriter) appendKids(b []byte, e *Element, page int) []byte {
	b = append(b, " /K ["...)
	for i, k := range e.kids {
		if i > 0 {
			b = append(b, ' ')
		}
		b = w.appendKid(b, k, page)
	}
	return append(b, ']')
}

// appendKid names a mark by its number alone where it is on the element's
// page.
func (w *treeWriter) appendKid(b []byte, k kid, page int) []byte {
	switch {
	case k.element != nil:
		return appendRef(b, k.element.number)
	case k.annotation:
		b = appendRef(append(b, "<</Type /OBJR /Obj "...), w.annotations[k.mark])
		return append(appendRef(append(b, " /Pg "...), pageObject(k.page)), ">>"...)
	case k.page == page:
		return strconv.AppendInt(b, int64(k.mark), 10)
	}
	b = appendRef(append(b, "<</Type /MCR /Pg "...), pageObject(k.page))
	return append(strconv.AppendInt(append(b, " /MCID "...), int64(k.mark), 10), ">>"...)
}
