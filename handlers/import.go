package handlers

import (
	"fmt"
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"

	"rolewright/internal/export"
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
	found, err := readImport(name, src, c.PostForm("html"))
	if err != nil {
		return s.refuseImport(c, err)
	}
	content := found.Posting
	if content.Company.Name == "" {
		profile, err := s.chosenCompany(c)
		if err != nil {
			return err
		}
		content.Company = named(content.Company, profile)
	}
	p, err := s.work.Create(c.Request.Context(), content, workspace.Origin{Text: found.Original, Notes: found.Notes})
	if err != nil {
		return err
	}
	return seeOther(c, "/postings/"+p.ID+"?brought")
}

// named gives the texts that were found the name and look of a profile. The
// profile's own texts stay out: the old posting says what it says.
func named(found, profile posting.Company) posting.Company {
	found.Name, found.Profile, found.ProfileVersion = profile.Name, profile.Profile, profile.ProfileVersion
	found.Site = firstOf(found.Site, profile.Site)
	found.Logo = firstOf(found.Logo, profile.Logo)
	found.Colour = firstOf(found.Colour, profile.Colour)
	return found
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

// readImport reads a file, or what was pasted: the HTML of it where the
// clipboard had that, since it knows headings and lists.
func readImport(name string, src []byte, html string) (intake.Result, error) {
	if name == "" && html != "" {
		if found, err := intake.Read("pasted.html", []byte(html)); err == nil {
			return found, nil
		}
	}
	return intake.Read(name, src)
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
	r := &importReport{Lead: "This is how the text was understood. Check it against the original below; everything can be changed.", Notes: p.Value.Origin.Notes, Original: p.Value.Origin.Text}
	for _, f := range append([]posting.Fact{{Label: "Title", Value: titleOf(content)}}, content.Facts()...) {
		r.Lines = append(r.Lines, f.Label+": "+f.Value)
	}
	for _, sec := range export.NewDocument(content, nil).Sections {
		r.Lines = append(r.Lines, fmt.Sprintf("“%s” became %s, %d words", firstOf(sec.Heading, "No heading"), kindWords(sec.Kind), sec.Words()))
	}
	return r
}

// kindWords says what a section was taken for.
func kindWords(k posting.Kind) string {
	if k == posting.Custom {
		return "a part of its own"
	}
	return "“" + english().Heading(k, "") + "”"
}
