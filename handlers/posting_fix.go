package handlers

import (
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"

	"rolewright/internal/posting"
	"rolewright/internal/review"
	"rolewright/internal/workspace"
)

// fixAnswer is what the editor's script gets for a mended finding: the answer
// to a save, and the form as it is now.
type fixAnswer struct {
	saveAnswer
	// Form is the content as the editor's form sends it.
	Form string `json:"form"`
}

// fixFinding saves the editor's form and makes the fix whose button was
// pressed: "0:1:KEY" is the first fix of the second finding of the key.
func (s *server) fixFinding(c *gin.Context) error {
	form, saved, answered, err := s.takeForm(c)
	if err != nil || answered {
		return err
	}
	mended, err := s.mend(c, saved, value(form.pairs, "finding"))
	if errors.Is(err, review.ErrOutdated) {
		return &inputError{status: http.StatusConflict, message: "The text has changed since it was reviewed, so nothing was mended. Look at the review again."}
	}
	if err != nil {
		return err
	}
	if !wantsJSON(c) {
		kept, err := s.work.Mend(c.Request.Context(), saved, mended)
		if err != nil {
			return err
		}
		return seeOther(c, "/postings/"+kept.ID+"?mended="+strconv.FormatUint(saved.Version, 10)+"#review")
	}
	kept, err := s.work.Save(c.Request.Context(), saved.ID, saved.Version, mended)
	var conflict *workspace.ConflictError
	if errors.As(err, &conflict) {
		return s.showConflict(c, form, conflict.Current)
	}
	if err != nil {
		return err
	}
	return s.answerFix(c, kept)
}

func (s *server) answerFix(c *gin.Context, p workspace.Posting) error {
	answer, err := s.saveAnswer(c, postingForm{}, p)
	if err != nil {
		return err
	}
	c.JSON(http.StatusOK, fixAnswer{answer, formBody(p.Value.Content)})
	return nil
}

// mend reviews a posting again and makes a fix that its review offered.
func (s *server) mend(c *gin.Context, p workspace.Posting, which string) (posting.Posting, error) {
	number, finding, _ := strings.Cut(which, ":")
	n, err := strconv.Atoi(number)
	if err != nil || n < 0 {
		return posting.Posting{}, badField("finding", "the form does not say what to mend. Reload the page.")
	}
	f, ok := findingNamed(s.reviewOf(c, p.Value).Findings, finding)
	if !ok || n >= len(f.Fixes) {
		return posting.Posting{}, review.ErrOutdated
	}
	if f.Fixes[n].Action == review.Go {
		return posting.Posting{}, badField("finding", "this is for a person to write. Go to the field and change it there.")
	}
	return review.Apply(p.Value.Content, f, f.Fixes[n])
}

// findingNamed is the finding that a form means by "1:KEY", the second one of
// the key.
func findingNamed(findings []review.Finding, name string) (review.Finding, bool) {
	number, key, _ := strings.Cut(name, ":")
	nth, err := strconv.Atoi(number)
	if err != nil {
		return review.Finding{}, false
	}
	for _, f := range findings {
		if f.Key() != key {
			continue
		}
		if nth == 0 {
			return f, true
		}
		nth--
	}
	return review.Finding{}, false
}

// formBody is a posting as the editor's form sends it.
func formBody(content posting.Posting) string {
	form := newFormBuilder(content, nil, nil)
	var b pairsWriter
	for _, g := range form.groups() {
		b.fields(g.Fields)
		if g.More != nil {
			b.fields(g.More.Fields)
		}
	}
	b.add("sections", "1")
	for _, s := range form.sections() {
		b.section(s)
	}
	return strings.TrimPrefix(b.String(), "&")
}

// pairsWriter writes pairs in the order in which they come.
type pairsWriter struct{ strings.Builder }

func (b *pairsWriter) add(name, value string) {
	b.WriteString("&" + url.QueryEscape(name) + "=" + url.QueryEscape(value))
}

func (b *pairsWriter) fields(fields []field) {
	for _, f := range fields {
		b.add(f.Name, f.Value)
	}
}

func (b *pairsWriter) section(s sectionForm) {
	b.add("section", s.ID)
	b.add("section.kind", s.Kind)
	hidden := ""
	if s.Hidden {
		hidden = "1"
	}
	b.add("section.hidden", hidden)
	b.add("section.heading", s.Heading)
	b.fields(s.Fields)
	for _, block := range s.Blocks {
		b.block(block)
	}
}

func (b *pairsWriter) block(block blockForm) {
	b.add("block", block.Kind)
	if block.Kind == "prose" {
		b.add("text", block.Text)
		return
	}
	b.add("importance", block.Importance)
	b.add("group", block.Group)
	for _, item := range block.Items {
		b.add("item", item.ID)
		b.add("item.text", item.Text)
	}
}
