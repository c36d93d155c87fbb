package intake

import (
	"html"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"rolewright/internal/posting"
)

// readForeign reads the Markdown of others: its front matter by the labels
// that people use, its body line by line, since many of these files are plain
// text with a few marks.
func readForeign(text string) (Result, error) {
	front, body, found := cutFront(text)
	r := newReader()
	r.res.Original = text
	var lists []*unit
	if found {
		front = r.withoutComments(front)
		p, _, err := posting.ReadMarkdown([]byte("---\n" + front + "---\n"))
		if err != nil {
			// What is not quite YAML is lines of labels all the same.
			body = front + "\n\n" + body
		} else {
			p.Sections, p.Company = nil, posting.Company{Name: p.Company.Name, Site: p.Company.Site}
			r.res.Posting = p
			lists = r.frontMatter()
		}
	}
	body = r.withoutCode(body)
	units := append(markdownUnits(body), lists...)
	r.read(r.paired(units), body)
	return judged(r.res, nil)
}

// Code of site generators (Jekyll, Hugo and the like), which a page never
// shows.
var (
	codeComment = regexp.MustCompile(`(?s)\{%-?\s*comment\b.*?\{%-?\s*endcomment\b.*?%\}|<!--.*?-->`)
	codeLink    = regexp.MustCompile(`\[([^\]\n]*)\]\((\{[%{][^)\n]*[%}]\})\)`)
	codeTag     = regexp.MustCompile(`\{%.*?%\}|\{\{.*?\}\}`)
)

// withoutComments takes the comments out of front matter and keeps them with
// what was left out.
func (r *reader) withoutComments(front string) string {
	var kept, out []string
	for line := range strings.SplitSeq(front, "\n") {
		if strings.HasPrefix(strings.TrimSpace(line), "#") {
			out = append(out, line)
			continue
		}
		kept = append(kept, line)
	}
	r.leaveOut(out, "a comment in the file's front matter")
	return strings.TrimLeft(strings.Join(kept, "\n"), "\n")
}

// leaveOut keeps what is no part of the job description.
func (r *reader) leaveOut(texts []string, what string) {
	if len(texts) == 0 {
		return
	}
	text := strings.Join(texts, "\n")
	r.res.LeftOut = strings.TrimPrefix(r.res.LeftOut+"\n"+text, "\n")
	r.note("Left out, as it is " + what + ": " + excerpt(text))
}

// withoutCode takes the code of site generators out of a text and keeps it
// with what was left out.
func (r *reader) withoutCode(text string) string {
	var out []string
	take := func(code string) string {
		out = append(out, code)
		return ""
	}
	text = codeComment.ReplaceAllStringFunc(text, take)
	text = codeLink.ReplaceAllStringFunc(text, func(link string) string {
		m := codeLink.FindStringSubmatch(link)
		take(m[2])
		return m[1]
	})
	text = codeTag.ReplaceAllStringFunc(text, take)
	r.leaveOut(out, "code of the site that the page was made for")
	return text
}

// frontMatter reads the keys of others by the labels that people use, and
// returns the lists that belong to a section. What it takes is no longer
// among the keys of others.
func (r *reader) frontMatter() []*unit {
	r.frontSeen()
	var doc yaml.Node
	if yaml.Unmarshal([]byte(r.res.Posting.Extra), &doc) != nil || len(doc.Content) == 0 {
		return nil
	}
	root := doc.Content[0]
	var lists []*unit
	var kept []*yaml.Node
	for i := 0; i+1 < len(root.Content); i += 2 {
		key, value := root.Content[i], root.Content[i+1]
		switch {
		case value.Kind == yaml.ScalarNode && value.Value != "" && r.fact(keyLabel(key.Value)+": "+value.Value):
		case value.Kind == yaml.SequenceNode && r.headsSection(keyLabel(key.Value)):
			lists = append(lists, frontList(keyLabel(key.Value), value)...)
		default:
			kept = append(kept, key, value)
		}
	}
	root.Content = kept
	r.res.Posting.Extra = ""
	if len(kept) > 0 {
		if out, err := yaml.Marshal(root); err == nil {
			r.res.Posting.Extra = strings.TrimRight(string(out), "\n")
		}
	}
	return lists
}

// frontSeen names what the keys of our own gave.
func (r *reader) frontSeen() {
	p := r.res.Posting
	for field, value := range map[string]string{
		"title": p.Title, "company": p.Company.Name, "department": p.Department, "openings": p.Openings,
		"hours": p.Hours, "start": p.Start, "language": p.Language, "apply.url": p.Apply.URL, "apply.email": p.Apply.Email,
	} {
		if value != "" {
			r.found(field, value, field+": "+value)
		}
	}
}

// keyLabel is a key as a label: "applicationLink" and "application_link" are
// "application link".
func keyLabel(key string) string {
	key = strings.NewReplacer("_", " ", "-", " ").Replace(key)
	return camel.ReplaceAllString(key, "$1 $2")
}

var camel = regexp.MustCompile(`(\p{Ll})(\p{Lu})`)

func (r *reader) headsSection(label string) bool {
	return meaningOf(label, r.res.Posting.Language).kind != posting.Custom
}

// frontList is a list of the front matter as a heading with items. YAML makes
// one text of an item and of the dashes below it.
func frontList(label string, list *yaml.Node) []*unit {
	heading := &unit{line: line{text: strings.ToUpper(label[:1]) + label[1:]}, level: 2, after: true, before: true}
	out := []*unit{heading}
	for _, item := range list.Content {
		if item.Kind != yaml.ScalarNode {
			continue
		}
		for part := range strings.SplitSeq(item.Value, " - ") {
			if part = strings.Join(strings.Fields(part), " "); part != "" {
				out = append(out, &unit{line: line{text: part, bullet: true}})
			}
		}
	}
	return out
}

// markdownUnits takes the body of a Markdown file apart.
func markdownUnits(body string) []*unit {
	lines := splitLines(withoutTables(html.UnescapeString(body)))
	units := joinLines(lines)
	marked := 0
	for _, u := range units {
		u.styled()
		if u.marked {
			marked++
		}
	}
	for _, u := range units {
		u.marked = u.marked && marked*2 <= len(units)
	}
	return slices.DeleteFunc(units, func(u *unit) bool { return u.text == "" })
}

var (
	picture = regexp.MustCompile(`!\[([^\]]*)\]\([^)]*\)`)
	// tag matches HTML between the words of a Markdown file, and nothing else
	// in angle brackets: not an address, which autoLink matches, and not words.
	tag      = regexp.MustCompile(`(?i)</?(?:a|abbr|article|aside|b|big|blockquote|br|button|center|cite|code|dd|del|details|div|dl|dt|em|figcaption|figure|font|footer|form|h[1-6]|header|hr|i|iframe|img|input|ins|kbd|label|li|main|mark|nav|ol|p|pre|q|s|section|small|span|strike|strong|style|sub|summary|sup|table|tbody|td|tfoot|th|thead|tr|tt|u|ul|video|wbr)(?:\s[^<>]*)?/?>`)
	autoLink = regexp.MustCompile(`<((?:https?://|mailto:)[^\s<>]+|[^\s<>@]+@[^\s<>@]+)>`)
)

// styled reads the marks of Markdown in the unit's text.
func (u *unit) styled() {
	text := tag.ReplaceAllString(autoLink.ReplaceAllString(u.text, "$1"), " ")
	text = strings.ReplaceAll(picture.ReplaceAllString(text, "$1"), "`", "")
	u.spans = posting.ParseInline(text)
	u.text = ""
	u.level = u.line.level
	u.marked = len(u.spans) > 0
	for _, s := range u.spans {
		u.text += s.Text
		u.marked = u.marked && (s.Bold || strings.TrimSpace(s.Text) == "")
	}
}

var (
	tableRow  = regexp.MustCompile(`^\s*\|(.*)\|\s*$`)
	tableLine = regexp.MustCompile(`^[\s|:-]+$`)
)

// withoutTables writes the rows of tables as lines: a label with its value,
// or an item.
func withoutTables(body string) string {
	var out []string
	for line := range strings.SplitSeq(body, "\n") {
		m := tableRow.FindStringSubmatch(line)
		if m == nil {
			out = append(out, line)
			continue
		}
		if tableLine.MatchString(m[1]) {
			continue
		}
		cells := strings.Split(m[1], "|")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		if len(cells) == 2 && cells[0] != "" && len(strings.Fields(cells[0])) <= 6 {
			out = append(out, cells[0]+": "+cells[1], "")
			continue
		}
		out = append(out, "- "+strings.Join(slices.DeleteFunc(cells, func(c string) bool { return c == "" }), " · "))
	}
	return strings.Join(out, "\n")
}
