package posting

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// frontReader reads front matter into a posting.
type frontReader struct {
	posting *Posting
	report  *ReadReport
	// kinds are the kinds of sections by their heading, in their order.
	kinds map[string][]Kind
	title string
	// extra gathers what is not ours.
	extra yaml.Node
}

// frontLine is the line of the file on which line 1 of the front matter is.
const frontLine = 2

// read reads front matter, without its fences.
func (r *frontReader) read(front string) error {
	r.kinds, r.extra.Kind = map[string][]Kind{}, yaml.MappingNode
	root, err := parseFront(front)
	if err != nil || root == nil {
		return err
	}
	return r.top(root)
}

// finish gives the keys of others to the posting. A title is among them only
// where the body has another: a fact has one owner.
func (r *frontReader) finish(bodyTitle bool) error {
	if !bodyTitle || singleLine(r.title) == singleLine(r.posting.Title) {
		r.dropExtra("title")
	} else if r.title != "" {
		r.report.add(frontLine, "The front matter's title %q is not the heading %q, which is the job's title; it stays as it was.",
			r.title, r.posting.Title)
	}
	var err error
	r.posting.Extra, err = extraText(&r.extra)
	return err
}

func (r *frontReader) dropExtra(key string) {
	c := r.extra.Content
	for i := 0; i+1 < len(c); i += 2 {
		if c[i].Value == key {
			r.extra.Content = slices.Delete(c, i, i+2)
			return
		}
	}
}

func parseFront(front string) (*yaml.Node, error) {
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(front), &doc); err != nil {
		return nil, invalidYAML(err)
	}
	if len(doc.Content) == 0 {
		return nil, nil
	}
	root := doc.Content[0]
	if root.Kind != yaml.MappingNode {
		return nil, wrongType(root, "", "The front matter, between the lines ---, has no keys.", "Write each fact as a key with a value, such as: workplace: remote")
	}
	return root, nil
}

var yamlLine = regexp.MustCompile(`line (\d+): ?`)

func invalidYAML(err error) error {
	problem := strings.TrimPrefix(err.Error(), "yaml: ")
	line := 0
	if m := yamlLine.FindStringSubmatch(problem); m != nil {
		n, _ := strconv.Atoi(m[1])
		line = n + frontLine - 1
		problem = strings.Replace(problem, m[0], "", 1)
	}
	return &ReadError{Line: max(line, frontLine), Problem: "The front matter is not YAML: " + problem + ".",
		Remedy: "Put quotes around a value that has a colon, a # or quotes in it, and indent with spaces."}
}

// wrongType is the error for a value of another type than its key has.
func wrongType(n *yaml.Node, field, problem, remedy string) error {
	return &ReadError{Line: n.Line + frontLine - 1, Field: field, Problem: problem, Remedy: remedy}
}

func (r *frontReader) top(root *yaml.Node) error {
	if err := noRepeats(root, ""); err != nil {
		return err
	}
	fields := frontFields(r.posting)
	if at := valueOf(root, "language"); at != nil && at.Kind == yaml.ScalarNode {
		r.posting.Language = scalarText(at) // places are read in it
	}
	for i := 0; i < len(root.Content); i += 2 {
		key, value := root.Content[i], root.Content[i+1]
		if err := r.key(fields, key, value); err != nil {
			return err
		}
	}
	return nil
}

// noRepeats refuses a mapping that has a key twice, which YAML forbids and
// where one of the values would be lost.
func noRepeats(m *yaml.Node, path string) error {
	seen := map[string]bool{}
	for i := 0; i < len(m.Content); i += 2 {
		key := m.Content[i]
		if key.Kind == yaml.ScalarNode && seen[key.Value] {
			return wrongType(key, path+key.Value, "The key stands here a second time.", "Keep one of the two.")
		}
		seen[key.Value] = key.Kind == yaml.ScalarNode
	}
	return nil
}

func (r *frontReader) key(fields []frontField, key, value *yaml.Node) error {
	value = follow(value)
	i := slices.IndexFunc(fields, func(f frontField) bool { return f.key == key.Value })
	switch {
	case key.Value == "title":
		return r.readTitle(key, value)
	case key.Value == "sections":
		return r.sections(value)
	case i < 0 || key.Kind != yaml.ScalarNode:
		r.extra.Content = append(r.extra.Content, key, value)
		return nil
	case fields[i].places != nil:
		return r.places(fields[i], value)
	case fields[i].fields != nil:
		return r.mapping(fields[i], key, value)
	}
	return setText(fields[i], "", value)
}

// follow gives the value that a YAML alias stands for.
func follow(n *yaml.Node) *yaml.Node {
	if n.Kind == yaml.AliasNode && n.Alias != nil {
		return n.Alias
	}
	return n
}

// scalarText is a scalar as it is written: "95000" and "no" are text to us.
func scalarText(n *yaml.Node) string {
	if n.ShortTag() == "!!null" {
		return ""
	}
	return n.Value
}

func setText(f frontField, path string, value *yaml.Node) error {
	if value.Kind != yaml.ScalarNode {
		return wrongType(value, path+f.key, "This is a list or has keys below it, where one text belongs.",
			fmt.Sprintf("Write %s: and the text on one line.", f.key))
	}
	f.set(scalarText(value))
	return nil
}

// readTitle keeps the title for a body without one; it also stays with the
// keys of others until the body has been read.
func (r *frontReader) readTitle(key, value *yaml.Node) error {
	if err := setText(textField("title", &r.title), "", value); err != nil {
		return err
	}
	r.extra.Content = append(r.extra.Content, key, value)
	return nil
}

func (r *frontReader) mapping(f frontField, key, value *yaml.Node) error {
	if value.Kind == yaml.ScalarNode {
		text := scalarText(value)
		if text != "" && f.scalar == nil {
			return wrongType(value, f.key, "This is one text, where keys belong.",
				fmt.Sprintf("Write %s: and below it, indented, lines such as %s: and a value.", f.key, f.fields[1].key))
		}
		if text != "" {
			f.scalar(text)
		}
		return nil
	}
	if value.Kind != yaml.MappingNode {
		return wrongType(value, f.key, "This is a list, where keys belong.", "Write the keys below it, indented, without dashes.")
	}
	if err := noRepeats(value, f.key+"."); err != nil {
		return err
	}
	return r.fields(f, key, value)
}

func (r *frontReader) fields(f frontField, key, value *yaml.Node) error {
	others := &yaml.Node{Kind: yaml.MappingNode, Line: value.Line}
	for i := 0; i < len(value.Content); i += 2 {
		name, v := value.Content[i], follow(value.Content[i+1])
		at := slices.IndexFunc(f.fields, func(one frontField) bool { return one.key == name.Value })
		if at < 0 {
			others.Content = append(others.Content, name, v)
			continue
		}
		if err := setText(f.fields[at], f.key+".", v); err != nil {
			return err
		}
	}
	if len(others.Content) > 0 {
		r.extra.Content = append(r.extra.Content, key, others)
	}
	return nil
}

func (r *frontReader) places(f frontField, value *yaml.Node) error {
	list := []*yaml.Node{value}
	if value.Kind == yaml.SequenceNode {
		list = value.Content
	}
	for i, n := range list {
		l, err := r.place(fmt.Sprintf("%s.%d.", f.key, i), follow(n))
		if err != nil {
			return err
		}
		if l != (Location{}) {
			*f.places = append(*f.places, l)
		}
	}
	return nil
}

// place reads a place with its parts as keys, or as one text.
func (r *frontReader) place(path string, n *yaml.Node) (l Location, err error) {
	switch n.Kind {
	case yaml.ScalarNode:
		return ParseLocation(scalarText(n), r.posting.Language), nil
	case yaml.MappingNode:
	default:
		return l, wrongType(n, strings.TrimSuffix(path, "."), "This is a list within the list of places.", "Write one place per dash.")
	}
	fields := locationFields(&l)
	for i := 0; i < len(n.Content); i += 2 {
		name, v := n.Content[i], follow(n.Content[i+1])
		at := slices.IndexFunc(fields, func(f frontField) bool { return f.key == name.Value })
		if at < 0 {
			r.report.add(name.Line+frontLine-1, "A place has no %s; it was left out: %s", name.Value, v.Value)
			continue
		}
		if err := setText(fields[at], path, v); err != nil {
			return l, err
		}
	}
	return l, nil
}

// sections reads the list of headings with their kinds.
func (r *frontReader) sections(value *yaml.Node) error {
	if value.Kind != yaml.SequenceNode {
		return wrongType(value, "sections", "This is not a list.", "Write the sections below it, each with a dash, a heading: and a kind:.")
	}
	for i, n := range value.Content {
		if err := r.section(fmt.Sprintf("sections.%d.", i), follow(n)); err != nil {
			return err
		}
	}
	return nil
}

func (r *frontReader) section(path string, n *yaml.Node) error {
	if n.Kind != yaml.MappingNode {
		return wrongType(n, strings.TrimSuffix(path, "."), "This is not a section's heading and kind.", "Write - heading: and below it kind:.")
	}
	var s Section
	for _, f := range []frontField{textField("heading", &s.Heading), textField("kind", &s.Kind)} {
		if v := valueOf(n, f.key); v != nil {
			if err := setText(f, path, follow(v)); err != nil {
				return err
			}
		}
	}
	if !slices.Contains(Kinds(), s.Kind) {
		return wrongType(n, path+"kind", fmt.Sprintf("There is no kind of section called %q.", s.Kind), fmt.Sprintf("Choose one of %v.", Kinds()))
	}
	s.Heading = singleLine(s.Heading)
	r.kinds[s.Heading] = append(r.kinds[s.Heading], s.Kind)
	return nil
}

// extraText writes the keys of others as YAML that reads the same again.
func extraText(extra *yaml.Node) (string, error) {
	if len(extra.Content) == 0 {
		return "", nil
	}
	quoteAll(extra, 0)
	once, err := encodeYAML(extra)
	if err == nil {
		var again string
		if again, err = reencode(once); err == nil && again == once {
			return strings.TrimRight(once, "\n"), nil
		}
	}
	// YAML moves some comments about and takes others for text; without
	// them the keys are safe.
	dropComments(extra, 0)
	once, err = encodeYAML(extra)
	if err == nil {
		once, err = reencode(once)
	}
	if err != nil {
		return "", &ReadError{Line: frontLine, Problem: "The front matter uses YAML that cannot be kept: " + err.Error() + ".",
			Remedy: "Write the values out, without anchors (&) and aliases (*)."}
	}
	return strings.TrimRight(once, "\n"), nil
}

var errNotMapping = errors.New("a value does not read back")

func reencode(text string) (string, error) {
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(text), &doc); err != nil {
		return "", err
	}
	if len(doc.Content) != 1 || doc.Content[0].Kind != yaml.MappingNode {
		return "", errNotMapping
	}
	return encodeYAML(doc.Content[0])
}

// deepest bounds the nesting of YAML that is looked into.
const deepest = 100

func quoteAll(n *yaml.Node, depth int) {
	quoteOdd(n)
	if depth < deepest {
		for _, c := range n.Content {
			quoteAll(c, depth+1)
		}
	}
}

func dropComments(n *yaml.Node, depth int) {
	n.HeadComment, n.LineComment, n.FootComment = "", "", ""
	if depth < deepest {
		for _, c := range n.Content {
			dropComments(c, depth+1)
		}
	}
}
