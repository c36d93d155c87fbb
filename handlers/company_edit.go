package handlers

import (
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"

	"rolewright/internal/posting"
	"rolewright/internal/workspace"
)

type companyPage struct {
	base
	ID, Name, Logo string
	Version        uint64
	Groups         []group
	Saved, Problem string
	Conflict       []difference
}

func (s *server) showCompany(c *gin.Context) error {
	p, err := s.work.Company(c.Request.Context(), c.Param("id"))
	if err != nil {
		return err
	}
	view := s.companyPage(c, p.ID, p.Version, p.Value.Texts)
	if _, ok := c.GetQuery("saved"); ok {
		view.Saved = "Saved " + p.Updated.Local().Format("15:04")
	}
	return s.render(c, "company.html", view)
}

func (s *server) companyPage(c *gin.Context, id string, version uint64, texts posting.Company) companyPage {
	content := posting.Posting{Title: "-", Company: texts}
	b := newFormBuilder(content, notesByField(posting.Check(content, s.now())), nil)
	groups := []group{
		{ID: "look", Heading: "Name and look", Fields: b.fields("company.name", "company.site", "company.colour")},
		{ID: "about", Heading: "What a candidate wants to know", Fields: b.sectionFields(posting.About)},
		{ID: "benefits", Heading: "Benefits", Fields: b.sectionFields(posting.Benefits)},
		{ID: "equal", Heading: "Equal opportunity", Fields: b.sectionFields(posting.EqualOpportunity)},
	}
	return companyPage{base: s.base(c, "companies"), ID: id, Version: version, Groups: groups,
		Name: firstOf(texts.Name, "A company without a name"), Logo: logoAddress(texts.Logo)}
}

// saveCompany takes a profile's form. What was typed comes back with every
// refusal.
func (s *server) saveCompany(c *gin.Context) error {
	id := c.Param("id")
	cur, err := s.work.Company(c.Request.Context(), id)
	if err != nil {
		return err
	}
	if err := c.Request.ParseMultipartForm(maxBody); err != nil {
		return formError(err)
	}
	version, err := strconv.ParseUint(c.PostForm("version"), 10, 64)
	if err != nil {
		return badInput("The form does not say which version it began from. Reload the page.")
	}
	texts := companyForm(c.Request.MultipartForm, cur.Value.Texts)
	err = s.takeLogo(c, &texts)
	if strings.TrimSpace(texts.Name) == "" {
		err = badInput("The company needs a name. Type it below and save again.")
	}
	if err != nil {
		view := s.companyPage(c, id, version, texts)
		view.Problem = problemOf(err).Message
		return s.renderStatus(c, http.StatusBadRequest, "company.html", view)
	}
	_, err = s.work.SaveCompany(c.Request.Context(), id, version, texts)
	var conflict *workspace.CompanyConflictError
	if errors.As(err, &conflict) {
		return s.companyConflict(c, conflict.Current, texts)
	}
	if err != nil {
		return err
	}
	return seeOther(c, "/companies/"+id+"?saved")
}

// formError tells a form that is too large from one that is no form.
func formError(err error) error {
	var tooBig *http.MaxBytesError
	if errors.As(err, &tooBig) {
		return err
	}
	return badInput("The form cannot be read. Reload the page and try again.")
}

func companyForm(form *multipart.Form, texts posting.Company) posting.Company {
	for name, field := range companyFields(&texts) {
		if values := form.Value[name]; len(values) > 0 && name != "company.logo" {
			field.set(strings.ReplaceAll(values[0], "\r\n", "\n"))
		}
	}
	return texts
}

// takeLogo keeps the file that was chosen, or forgets the logo where that is
// asked for.
func (s *server) takeLogo(c *gin.Context, texts *posting.Company) error {
	if c.PostForm("removeLogo") != "" {
		texts.Logo = ""
	}
	file, err := uploaded(c, "logo")
	if err != nil || file == nil {
		return err
	}
	texts.Logo, err = s.work.PutLogo(c.Request.Context(), file)
	return err
}

// uploaded is the content of a form's file, or nil where none was chosen.
func uploaded(c *gin.Context, name string) ([]byte, error) {
	file, _, err := c.Request.FormFile(name)
	if errors.Is(err, http.ErrMissingFile) {
		return nil, nil
	}
	if err != nil {
		return nil, formError(err)
	}
	defer file.Close()
	content, err := io.ReadAll(file)
	if err != nil {
		return nil, fmt.Errorf("read the file: %w", err)
	}
	if len(content) == 0 {
		return nil, nil
	}
	return content, nil
}

func (s *server) companyConflict(c *gin.Context, theirs workspace.Profile, mine posting.Company) error {
	view := s.companyPage(c, theirs.ID, theirs.Version, mine)
	view.Conflict = changes(posting.Posting{Company: theirs.Value.Texts}, posting.Posting{Company: mine})
	return s.renderStatus(c, http.StatusConflict, "company.html", view)
}
