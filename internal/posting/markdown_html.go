package posting

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// inlineTag is what stands for an HTML tag within a paragraph: nothing, a
// line break, or the text itself where it is no tag of HTML, such as
// "<your name>".
func inlineTag(tag string) string {
	name, _, _ := strings.Cut(strings.Trim(tag, "</>"), " ")
	switch a, known := tagAtom(name); {
	case a == atom.Br:
		return hardBreak
	case known, strings.HasPrefix(tag, "<!"), strings.HasPrefix(tag, "<?"):
		return ""
	}
	return tag
}

// elements are the names of HTML's elements. What else looks like a tag is
// somebody's text; x/net's atoms would not do, since they name attributes too.
const elements = " a abbr address area article aside audio b base bdi bdo big blockquote body br button canvas caption center cite " +
	"code col colgroup data datalist dd del details dfn dialog div dl dt em embed fieldset figcaption figure font footer form " +
	"h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li link main map mark menu meta meter " +
	"nav noscript object ol optgroup option output p param picture pre progress q rp rt ruby s samp script search section select " +
	"slot small source span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title " +
	"tr track tt u ul var video wbr "

func tagAtom(name string) (a atom.Atom, known bool) {
	name, _, _ = strings.Cut(strings.ToLower(strings.TrimSpace(name)), "/")
	known = name != "" && strings.Contains(elements, " "+name+" ")
	return atom.Lookup([]byte(name)), known
}

// htmlLines is the text of a block of HTML, a line for each of its parts.
func htmlLines(source string) string {
	z := html.NewTokenizer(strings.NewReader(source))
	var b strings.Builder
	hidden := false
	for {
		switch z.Next() {
		case html.ErrorToken:
			return b.String()
		case html.TextToken:
			if !hidden {
				b.WriteString(html.UnescapeString(string(z.Raw())))
			}
		case html.StartTagToken, html.SelfClosingTagToken, html.EndTagToken:
			raw := string(z.Raw())
			name, _ := z.TagName()
			a, known := tagAtom(string(name))
			hidden = (a == atom.Script || a == atom.Style) && !strings.HasPrefix(raw, "</")
			b.WriteString(tagText(a, known, raw))
		}
	}
}

// tagText is what stands for a tag in a block of HTML.
func tagText(a atom.Atom, known bool, raw string) string {
	if !known {
		return raw
	}
	switch a {
	case atom.A, atom.B, atom.I, atom.Em, atom.Strong, atom.Span, atom.Code, atom.Small, atom.U, atom.S, atom.Sub, atom.Sup, atom.Abbr:
		return ""
	}
	return "\n"
}
