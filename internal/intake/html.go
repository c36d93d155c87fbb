package intake

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
)

// isHTML tells a web page by its ending, or by its first characters where
// the name says nothing else.
func isHTML(ending string, src []byte) bool {
	switch ending {
	case "html", "htm", "xhtml":
		return true
	case "":
	default:
		return false
	}
	start := bytes.ToLower(bytes.TrimLeft(bytes.TrimPrefix(src[:min(len(src), 500)], []byte("\xef\xbb\xbf")), " \t\r\n"))
	for _, tag := range []string{"<!doctype html", "<html", "<head", "<body", "<meta ", "<!--startfragment"} {
		if bytes.HasPrefix(start, []byte(tag)) {
			return true
		}
	}
	return false
}

// page is a saved web page.
type page struct {
	root *node
	// content is what holds the job description.
	content *node
	// around is what stands around it.
	around []*node
	jobs   []jobData
}

// readPage reads a saved page, or HTML that was copied.
func readPage(src []byte) (Result, error) {
	text, err := decodePage(src)
	if err != nil {
		return Result{}, err
	}
	var trees forest
	root, err := trees.parseHTML(text)
	if err != nil {
		return Result{}, documentRefusal(err)
	}
	if sheet := ownSheet(root); sheet != nil {
		return readOwnPage(sheet)
	}
	p := page{root: root, jobs: findJobs(root)}
	p.choose()
	shown := blocksOfHTML(p.content)
	if job, ok := p.job(shown); ok {
		return p.readJob(job, shown)
	}
	if err := checkText(shown); err != nil {
		return Result{}, err
	}
	r := newReader()
	p.titleOf(r, shown)
	res := r.readBlocks(shown)
	p.report(&res, nil)
	return res, nil
}

// decodePage returns the page in UTF-8, from the encoding that it names.
func decodePage(src []byte) (string, error) {
	if kind, remedy := knownFile(src); kind != "" {
		return "", &Refusal{Kind: Unsupported, Problem: "This is " + kind + ", which cannot be read.", Remedy: remedy}
	}
	if utf8.Valid(src) && bytes.IndexByte(src, 0) < 0 {
		return strings.TrimPrefix(string(src), "\ufeff"), nil
	}
	encoding, _, _ := charset.DetermineEncoding(src[:min(len(src), 1024)], "")
	out, err := encoding.NewDecoder().Bytes(src)
	if err != nil || bytes.IndexByte(out, 0) >= 0 {
		return "", notText(err)
	}
	return strings.TrimPrefix(string(out), "\ufeff"), nil
}

// choose parts the page into its content and what stands around it. Content
// is the element that says so, or all but what says that it is none.
func (p *page) choose() {
	p.content = p.root
	for _, is := range []func(*node) bool{isMain, isArticle} {
		if found := only(p.root, is); found != nil && enough(found, p.root) {
			p.content = found
			break
		}
	}
	p.around = p.prune(p.root)
}

// only is the only element for which is holds, or nil.
func only(root *node, is func(*node) bool) *node {
	var found []*node
	root.walk(func(n *node) bool {
		if invisible(n) {
			return false
		}
		if is(n) {
			found = append(found, n)
			return false
		}
		return true
	})
	if len(found) != 1 {
		return nil
	}
	return found[0]
}

func isMain(n *node) bool { return n.name == "main" || n.attr("role") == "main" }
func isArticle(n *node) bool {
	return n.name == "article" || n.attr("itemtype") != "" && strings.HasSuffix(n.attr("itemtype"), "/JobPosting")
}

// enough reports whether an element holds a text rather than a note: a
// quarter of the words that are not links' will do.
func enough(n, root *node) bool { return proseWords(n)*4 >= proseWords(root) }

// proseWords counts the words of an element outside of links and furniture.
func proseWords(n *node) int {
	count := 0
	n.walk(func(k *node) bool {
		count += len(strings.Fields(k.text))
		return k.name != "a" && !invisible(k) && !isFurniture(k)
	})
	return count
}

// prune takes what stands around the content out of the tree, and returns it.
// The only heading of the first level stays, above the content.
func (p *page) prune(root *node) []*node {
	var out []*node
	if p.content != root {
		out = append(out, siblings(root, p.content)...)
		out = append(out, removed(p.content)...)
		if h := only(root, isFirstHeading); h != nil && !contains(p.content, h) && !furnished(root, h) {
			p.content = &node{kids: []*node{h, p.content}}
		}
		return out
	}
	return removed(root)
}

func isFirstHeading(n *node) bool { return n.name == "h1" }

func contains(n, sought *node) bool {
	found := false
	n.walk(func(k *node) bool {
		found = found || k == sought
		return !found
	})
	return found
}

// furnished reports whether the element stands in a menu or a footer.
func furnished(root, sought *node) bool {
	found := false
	root.walk(func(k *node) bool {
		if isFurniture(k) && k.name != "header" && contains(k, sought) {
			found = true
		}
		return !found
	})
	return found
}

// siblings are the elements that stand beside the way from the root to an
// element.
func siblings(root, to *node) []*node {
	var out []*node
	for _, k := range root.kids {
		switch {
		case k == to:
		case contains(k, to):
			out = append(out, siblings(k, to)...)
		default:
			out = append(out, k)
		}
	}
	return out
}

// removed takes menus, footers and notices out of an element.
func removed(n *node) []*node {
	var out []*node
	n.kids = slices.DeleteFunc(n.kids, func(k *node) bool {
		if isFurniture(k) && !(k.name == "header" && only(k, isFirstHeading) != nil) {
			out = append(out, k)
			return true
		}
		out = append(out, removed(k)...)
		return false
	})
	return out
}

// isFurniture reports whether an element says of itself that it is no part
// of what the page is about.
func isFurniture(n *node) bool {
	switch n.name {
	case "nav", "footer", "aside", "dialog", "button", "label", "select", "textarea", "search":
		return true
	case "header", "main", "article", "body", "html", "h1", "h2", "h3", "p", "li", "":
		return n.name == "header" && n.attr("role") == "banner"
	}
	switch n.attr("role") {
	case "navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog", "menu", "menubar", "button":
		return true
	}
	for word := range strings.FieldsFuncSeq(strings.ToLower(n.attr("class")+" "+n.attr("id")), func(c rune) bool {
		return c == ' ' || c == '-' || c == '_'
	}) {
		switch word {
		case "cookie", "cookies", "breadcrumb", "breadcrumbs", "navbar", "sidebar", "footer":
			return true
		}
	}
	return false
}

// titleOf reads the title out of the page's own where no heading has it.
func (p *page) titleOf(r *reader, shown []block) {
	units := unitsOf(shown)
	if len(units) == 0 || titleHeading(units, "") >= 0 || looksLikeTitle(units, "") {
		return
	}
	whole := p.root.titleText()
	title := whole
	for _, mark := range []string{" | ", " – ", " — ", " - ", " · "} {
		title, _, _ = strings.Cut(title, mark)
	}
	if u := (&unit{line: line{text: title}}); title == "" || !looksLikeTitle([]*unit{u}, "") {
		return
	}
	r.res.Posting.Title = title
	r.found("title", title, whole)
	r.note("The title was taken from the page's own title: " + excerpt(whole))
}

func (n *node) titleText() string {
	out := ""
	n.walk(func(k *node) bool {
		if k.name == "title" && out == "" {
			out = k.words()
		}
		return out == "" && k.name != "svg" && k.name != "body"
	})
	return out
}

// report names what was left out: what stands around the content, and what
// the page shows besides the text of its data. The original keeps both.
func (p *page) report(res *Result, besides []string) {
	var around []string
	for _, n := range p.around {
		for _, b := range blocksOfHTML(&node{kids: []*node{n}}) {
			around = append(around, b.text())
		}
	}
	for _, left := range []struct {
		note  string
		lines []string
	}{
		{"Left out, as it stands around the job description on the page: ", around},
		{"Left out, as the page shows it but its job data does not have it: ", besides},
	} {
		if len(left.lines) > 0 {
			res.Notes = append(res.Notes, left.note+excerpt(strings.Join(left.lines, " · ")))
		}
	}
	res.LeftOut = strings.Join(append(around, besides...), "\n")
	if res.LeftOut != "" {
		res.Original += "\n" + res.LeftOut + "\n"
	}
}
