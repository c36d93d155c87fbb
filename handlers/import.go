package handlers

import (
	"fmt"
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"

	"rolewright/internal/intake"
	"rolewright/internal/posting"
	"rolewright/internal/workspace"
)

type importPage struct {
	base
	Text, Problem string
	Company       string
	Companies     []option
}

func (s *server) showImport(c *gin.Context) error {
	companies, last, err := s.companyOptions(c)
	if err != nil {
		return err
	}
	return s.render(c, "import.html", importPage{base: s.base(c, "new"), Companies: companies, Company: last})
}

// importText makes a draft of a pasted text or a file.
func (s *server) importText(c *gin.Context) error {
	name, src, err := importSource(c)
	if err != nil {
		return err
	}
	found, err := intake.Read(name, src)
	if err != nil {
		return s.refuseImport(c, err)
	}
	content := found.Posting
	if content.Company.Name == "" {
		if content.Company, err = s.chosenCompany(c); err != nil {
			return err
		}
	}
	p, err := s.work.Create(c.Request.Context(), content, found.Original)
	if err != nil {
		return err
	}
	return seeOther(c, "/postings/"+p.ID+"?brought")
}

// importSource is the file, where one was chosen, or the pasted text.
func importSource(c *gin.Context) (name string, src []byte, err error) {
	if err := c.Request.ParseMultipartForm(maxBody); err != nil {
		return "", nil, formError(err)
	}
	file, err := uploaded(c, "file")
	if err != nil {
		return "", nil, err
	}
	if file != nil {
		return c.Request.MultipartForm.File["file"][0].Filename, file, nil
	}
	return "", []byte(c.PostForm("text")), nil
}

// refuseImport shows the page again with the reason and the pasted text.
func (s *server) refuseImport(c *gin.Context, cause error) error {
	companies, last, err := s.companyOptions(c)
	if err != nil {
		return err
	}
	view := importPage{base: s.base(c, "new"), Text: c.PostForm("text"), Problem: sentenceOf(cause), Companies: companies, Company: last}
	return s.renderStatus(c, http.StatusBadRequest, "import.html", view)
}

func sentenceOf(err error) string {
	return strings.TrimSuffix(capital(err.Error()), ".") + "."
}

// importReport says which parts a text was taken apart into. It is made from
// the posting as it is now, so it stays true when the page is reloaded.
func (s *server) importReport(p workspace.Posting) *importReport {
	content := p.Value.Content
	r := &importReport{Lead: "This is how the text was understood. Check it against the original below; everything can be changed.", Original: p.Value.Original}
	for _, f := range append([]posting.Fact{{Label: "Title", Value: titleOf(content)}}, content.Facts()...) {
		r.Lines = append(r.Lines, f.Label+": "+f.Value)
	}
	for _, sec := range content.Sections {
		r.Lines = append(r.Lines, fmt.Sprintf("“%s”: %s", sec.Heading, kindWords(sec)))
	}
	return r
}

// kindWords says what a section was taken for and how much it holds.
func kindWords(s posting.Section) string {
	lines := 0
	for _, b := range s.Blocks {
		lines += max(1, len(b.Items))
	}
	what := english().Heading(s.Kind, "")
	if s.Kind == posting.Custom {
		what = "a part of its own"
	}
	if lines == 1 {
		return what + ", 1 line"
	}
	return fmt.Sprintf("%s, %d lines", what, lines)
}
