package posting

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// writeFront writes the front matter, with its fences, of what is visible in
// p; nothing where there is nothing to say.
func writeFront(b *bytes.Buffer, p Posting) error {
	facts, untold := p.withoutTexts(), untoldSections(p)
	const fence = "---\n"
	b.WriteString(fence)
	if len(untold) == 0 && plainFront(b, &facts) {
		if b.Len() == len(fence) {
			b.Reset()
			return nil
		}
		b.WriteString(fence + "\n")
		return nil
	}
	b.Reset()
	root := frontNode(frontFields(&facts))
	if len(untold) > 0 {
		root.Content = append(root.Content, stringNode("sections"), sectionsNode(untold))
	}
	if err := addExtra(root, p.Extra); err != nil {
		return err
	}
	if len(root.Content) == 0 {
		return nil
	}
	text, err := encodeYAML(root)
	if err != nil {
		return fmt.Errorf("front matter: %w", err)
	}
	b.WriteString(fence + text + fence + "\n")
	return nil
}

// withoutTexts is p without the texts that its sections show.
func (p Posting) withoutTexts() Posting {
	for _, part := range p.Company.Parts() {
		if p.shows(part.Section) {
			*part.Text = ""
		}
	}
	if p.shows(ApplySection) {
		p.Apply.Instructions = ""
	}
	return p
}

// frontNode is a mapping of the fields that are not empty.
func frontNode(fields []frontField) *yaml.Node {
	m := &yaml.Node{Kind: yaml.MappingNode}
	for _, f := range fields {
		var value *yaml.Node
		switch {
		case f.places != nil:
			value = placesNode(*f.places)
		case f.fields != nil:
			value = frontNode(f.fields)
		case f.get() != "":
			value = scalarNode(f.get())
		}
		if value != nil && (value.Kind == yaml.ScalarNode || len(value.Content) > 0) {
			m.Content = append(m.Content, stringNode(f.key), value)
		}
	}
	return m
}

func placesNode(places []Location) *yaml.Node {
	list := &yaml.Node{Kind: yaml.SequenceNode}
	for _, l := range places {
		if one := frontNode(locationFields(&l)); len(one.Content) > 0 {
			list.Content = append(list.Content, one)
		}
	}
	return list
}

// sectionsNode tells the kinds that the headings do not.
func sectionsNode(untold []Section) *yaml.Node {
	list := &yaml.Node{Kind: yaml.SequenceNode}
	for _, s := range untold {
		list.Content = append(list.Content, &yaml.Node{Kind: yaml.MappingNode, Content: []*yaml.Node{
			stringNode("heading"), stringNode(s.Heading), stringNode("kind"), stringNode(string(s.Kind)),
		}})
	}
	return list
}

// untoldSections are those whose heading does not tell their kind. Of several
// with one heading, those before such a one are among them: readers count.
func untoldSections(p Posting) []Section {
	last := map[string]int{}
	for i, s := range p.Sections {
		if toldKind(s.Heading, p.Language) != s.Kind {
			last[s.Heading] = i
		}
	}
	var out []Section
	for i, s := range p.Sections {
		if end, ok := last[s.Heading]; ok && i <= end {
			out = append(out, s)
		}
	}
	return out
}

// toldKind is the kind that a heading alone tells.
func toldKind(heading, language string) Kind {
	if k, ok := KindOfHeading(heading, language); ok {
		return k
	}
	return Custom
}

func stringNode(s string) *yaml.Node {
	n := &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: s}
	quoteOdd(n)
	return n
}

// plainNumber is a number or date that reads the same in every YAML reader.
var plainNumber = regexp.MustCompile(`^((0|[1-9][0-9]{0,14})(\.[0-9]+)?|[0-9]{4}-[0-9]{2}-[0-9]{2})$`)

// scalarNode is a string, or a number or a date where it is one, so that
// "min: 95000" needs no quotes.
func scalarNode(s string) *yaml.Node {
	n := stringNode(s)
	if plainNumber.MatchString(s) {
		n.Tag = (&yaml.Node{Kind: yaml.ScalarNode, Value: s}).ShortTag()
	}
	return n
}

// quoteOdd has text with tabs and rare line ends written in double quotes,
// where YAML escapes them; other styles of it do not read back everywhere.
func quoteOdd(n *yaml.Node) {
	if strings.ContainsAny(n.Value, "\t\r\u0085\u2028\u2029\ufeff") {
		n.Style = yaml.DoubleQuotedStyle
	}
}

func encodeYAML(n *yaml.Node) (string, error) {
	var b bytes.Buffer
	e := yaml.NewEncoder(&b)
	e.SetIndent(2)
	if err := e.Encode(n); err != nil {
		return "", err
	}
	err := e.Close()
	return b.String(), err
}

// addExtra adds the keys of others to root. Those below a mapping of ours,
// such as "pay", go into it.
func addExtra(root *yaml.Node, extra string) error {
	if strings.TrimSpace(extra) == "" {
		return nil
	}
	m, err := parseExtra(extra)
	if err != nil {
		return err
	}
	own := frontFields(&Posting{})
	for i := 0; i < len(m.Content); i += 2 {
		if err := addExtraKey(root, own, m.Content[i], m.Content[i+1]); err != nil {
			return err
		}
	}
	return nil
}

func parseExtra(extra string) (*yaml.Node, error) {
	refuse := func(problem string) error {
		return &FieldError{Field: "extra", Problem: problem, Remedy: "Write it as YAML keys with values, or empty it."}
	}
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(extra+"\n"), &doc); err != nil {
		return nil, refuse(fmt.Sprintf("The front matter of others is not YAML (%v).", err))
	}
	if len(doc.Content) == 0 {
		return &yaml.Node{Kind: yaml.MappingNode}, nil
	}
	if doc.Content[0].Kind != yaml.MappingNode {
		return nil, refuse("The front matter of others has no keys.")
	}
	if err := noRepeats(doc.Content[0], ""); err != nil {
		return nil, refuse("The front matter of others has a key twice.")
	}
	return doc.Content[0], nil
}

// addExtraKey adds one of them; own are the posting's. The title is not among
// those: the body's heading owns it, and others may keep one of theirs.
func addExtraKey(root *yaml.Node, own []frontField, key, value *yaml.Node) error {
	i := slices.IndexFunc(own, func(f frontField) bool { return f.key == key.Value })
	if i < 0 && key.Value != "sections" {
		root.Content = append(root.Content, key, value)
		return nil
	}
	if i < 0 || own[i].fields == nil || value.Kind != yaml.MappingNode {
		return ownKey(key.Value)
	}
	for j := 0; j < len(value.Content); j += 2 {
		name := value.Content[j].Value
		if slices.ContainsFunc(own[i].fields, func(f frontField) bool { return f.key == name }) {
			return ownKey(key.Value + "." + name)
		}
	}
	if at := valueOf(root, key.Value); at != nil {
		at.Content = append(at.Content, value.Content...)
		return nil
	}
	root.Content = append(root.Content, key, value)
	return nil
}

func ownKey(key string) error {
	return &FieldError{Field: "extra", Problem: fmt.Sprintf("The front matter of others has the key %s, which is the posting's own.", key),
		Remedy: "Take it out."}
}

// valueOf is the value of a key of a mapping, or nil.
func valueOf(m *yaml.Node, key string) *yaml.Node {
	for i := 0; i+1 < len(m.Content); i += 2 {
		if m.Content[i].Value == key {
			return m.Content[i+1]
		}
	}
	return nil
}
