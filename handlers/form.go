package handlers

import (
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"unicode/utf8"

	"github.com/gin-gonic/gin"

	"rolewright/internal/posting"
)

// pair is one field of a form. The editor's form is read as a sequence of
// pairs, not as a map: a section's blocks and items follow it in the order in
// which they stand on the page, so nothing needs a number.
type pair struct{ Name, Value string }

// readPairs reads a form's body in its own order.
func readPairs(c *gin.Context) ([]pair, error) {
	const want = "application/x-www-form-urlencoded"
	if mediaType, _, _ := strings.Cut(c.ContentType(), ";"); mediaType != want {
		return nil, &inputError{status: http.StatusUnsupportedMediaType, message: "Send the form as " + want + "."}
	}
	body, err := io.ReadAll(c.Request.Body)
	if err != nil {
		return nil, fmt.Errorf("read the form: %w", err)
	}
	return parsePairs(string(body))
}

// withForm has a form read before its handler runs. Without it, a form that
// is too large or garbled would look like one that is empty.
func (s *server) withForm(h handler) gin.HandlerFunc {
	return s.page(func(c *gin.Context) error {
		if err := parseForm(c.Request, c.ContentType()); err != nil {
			return err
		}
		if err := checkUTF8(c.Request.PostForm); err != nil {
			return err
		}
		return h(c)
	})
}

func parseForm(r *http.Request, mediaType string) error {
	var err error
	switch {
	case mediaType == "application/x-www-form-urlencoded", mediaType == "" && r.ContentLength == 0:
		err = r.ParseForm()
	case mediaType == "multipart/form-data":
		err = r.ParseMultipartForm(maxBody)
	default:
		return &inputError{status: http.StatusUnsupportedMediaType, message: "Send this as a form: application/x-www-form-urlencoded or multipart/form-data."}
	}
	if err != nil {
		return formError(err)
	}
	return nil
}

func checkUTF8(form url.Values) error {
	for name, values := range form {
		for _, v := range append(values, name) {
			if !utf8.ValidString(v) {
				return notUTF8(name)
			}
		}
	}
	return nil
}

func notUTF8(name string) error {
	return badInput("The field %q is not UTF-8 text. Reload the page and try again.", name)
}

func parsePairs(body string) ([]pair, error) {
	var pairs []pair
	for part := range strings.SplitSeq(body, "&") {
		if part == "" {
			continue
		}
		rawName, rawValue, _ := strings.Cut(part, "=")
		name, err := url.QueryUnescape(rawName)
		if err != nil {
			return nil, badInput("The form is garbled: a field's name cannot be read. Reload the page and try again.")
		}
		value, err := url.QueryUnescape(rawValue)
		if err != nil || !utf8.ValidString(value) || !utf8.ValidString(name) {
			return nil, notUTF8(name)
		}
		pairs = append(pairs, pair{name, strings.ReplaceAll(value, "\r\n", "\n")})
	}
	return pairs, nil
}

// value returns the first value of a name among pairs, or "".
func value(pairs []pair, name string) string {
	for _, p := range pairs {
		if p.Name == name {
			return p.Value
		}
	}
	return ""
}

// maxParts bounds a form's sections, blocks and items, so that a body of
// nothing but their names cannot make work without end.
const maxParts = 5000

// applyForm returns content with the form's fields over it. Fields that the
// form does not have stay as they are; a name that no field has is refused.
func applyForm(content posting.Posting, pairs []pair) (posting.Posting, error) {
	d := formDecoder{content: content, facts: factFields(&content)}
	for _, p := range pairs {
		if err := d.take(p); err != nil {
			return posting.Posting{}, err
		}
	}
	// The facts were written through pointers into the local copy.
	content.Sections = d.content.Sections
	return content, nil
}

type formDecoder struct {
	content posting.Posting
	facts   map[string]textField
	parts   int
}

// take puts one pair where it belongs: a fact, or the open section, block or
// item.
func (d *formDecoder) take(p pair) error {
	if f, ok := d.facts[p.Name]; ok {
		f.set(p.Value)
		return nil
	}
	switch p.Name {
	case "version", "do", "status", "addKind", "finding", answerKey, answerReason, lookTheme, lookPaper, lookUsual, lookDraft:
		return nil // read by the handlers themselves
	case "sections":
		d.content.Sections = nil
		return nil
	}
	if d.parts++; d.parts > maxParts {
		return &inputError{status: http.StatusRequestEntityTooLarge, message: "This job description has too many parts. Remove some lists or lines."}
	}
	return d.takePart(p)
}

func (d *formDecoder) takePart(p pair) error {
	if p.Name == "section" {
		d.content.Sections = append(d.content.Sections, posting.Section{ID: p.Value, Kind: posting.Custom})
		return nil
	}
	if len(d.content.Sections) == 0 {
		return badInput("The form has a field that Rolewright does not know: %q.", p.Name)
	}
	s := &d.content.Sections[len(d.content.Sections)-1]
	switch p.Name {
	case "section.kind":
		s.Kind = posting.Kind(p.Value)
	case "section.heading":
		s.Heading = p.Value
	case "section.hidden":
		s.Hidden = p.Value != ""
	case "block":
		return openBlock(s, p.Value)
	default:
		return takeBlockField(s, p)
	}
	return nil
}

// openBlock begins a block. Prose has no fields but its text, which brings
// its own paragraphs and lists along.
func openBlock(s *posting.Section, kind string) error {
	switch kind {
	case "prose":
	case "list":
		s.Blocks = append(s.Blocks, posting.Block{Kind: posting.List})
	default:
		return badInput("The form has a block of an unknown kind: %q.", kind)
	}
	return nil
}

func takeBlockField(s *posting.Section, p pair) error {
	if p.Name == "text" {
		s.Blocks = append(s.Blocks, posting.ParseProse(p.Value)...)
		return nil
	}
	if len(s.Blocks) == 0 {
		return badInput("The form has a field that Rolewright does not know: %q.", p.Name)
	}
	b := &s.Blocks[len(s.Blocks)-1]
	switch p.Name {
	case "importance":
		b.Importance = posting.Importance(p.Value)
	case "group":
		b.Group = p.Value
	case "item":
		b.Items = append(b.Items, posting.Item{ID: p.Value})
	case "item.text":
		if len(b.Items) == 0 {
			return badInput("The form has a line without its beginning. Reload the page and try again.")
		}
		b.Items[len(b.Items)-1].Text = p.Value
	default:
		return badInput("The form has a field that Rolewright does not know: %q.", p.Name)
	}
	return nil
}
