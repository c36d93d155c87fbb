package handlers

import (
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"

	"rolewright/internal/posting"
	"rolewright/internal/role"
	"rolewright/internal/workspace"
)

// createPosting starts a draft from a role, or blank, with what the person
// said about it on the way.
func (s *server) createPosting(c *gin.Context) error {
	start, err := s.chosenStart(c)
	if err != nil {
		return err
	}
	company, err := s.chosenCompany(c)
	if err != nil {
		return err
	}
	typed := role.ParseRequest(c.PostForm("typed"))
	opt := role.StartOptions{
		Seniority: posting.Seniority(firstOf(c.PostForm("seniority"), string(typed.Seniority))),
		Location:  posting.ParseLocation(firstOf(c.PostForm("place"), typed.Place), "en"),
		Company:   company,
	}
	p, err := s.work.Create(c.Request.Context(), start(opt), workspace.Origin{})
	if err != nil {
		return err
	}
	return seeOther(c, "/postings/"+p.ID)
}

// chosenStart is how a new posting begins: from the role that the form names,
// or blank. It comes first, so that an unknown role leaves nothing behind.
func (s *server) chosenStart(c *gin.Context) (func(role.StartOptions) posting.Posting, error) {
	slug := c.PostForm("role")
	if slug == "" || c.PostForm("blank") != "" {
		return func(opt role.StartOptions) posting.Posting { return blank(opt, c.PostForm("typed")) }, nil
	}
	r, err := s.role(c, slug)
	return func(opt role.StartOptions) posting.Posting { return role.Start(r, opt, workspace.NewPartID) }, err
}

// blank is a posting with the usual parts and no text.
func blank(opt role.StartOptions, typed string) posting.Posting {
	p := posting.Posting{Language: "en", Seniority: opt.Seniority, Company: opt.Company,
		Sections: posting.NewSections("en", opt.Company.Name, workspace.NewPartID)}
	if words := role.ParseRequest(typed).Words; len(words) > 0 {
		p.Title = typed
	}
	if opt.Location != (posting.Location{}) {
		p.Locations = []posting.Location{opt.Location}
	}
	return p
}

// chosenCompany is the copy of the profile that a form names; of a new one,
// made on the spot, where it gives a name only; or nothing.
func (s *server) chosenCompany(c *gin.Context) (posting.Company, error) {
	ctx := c.Request.Context()
	if name := strings.TrimSpace(c.PostForm("companyName")); name != "" {
		profile, err := s.work.CreateCompany(ctx, posting.Company{Name: name})
		if err != nil {
			return posting.Company{}, err
		}
		return workspace.Texts(profile), s.work.RememberCompany(ctx, profile.ID)
	}
	return s.companyByID(c, c.PostForm("company"))
}

// companyByID is the profile that was chosen from a list, or none. It is the
// one proposed next time.
func (s *server) companyByID(c *gin.Context, id string) (posting.Company, error) {
	ctx := c.Request.Context()
	if id == "" {
		return posting.Company{}, nil
	}
	profile, err := s.work.Company(ctx, id)
	if err != nil {
		return posting.Company{}, &inputError{status: http.StatusBadRequest, message: "The company that was chosen is gone. Choose another one."}
	}
	return workspace.Texts(profile), s.work.RememberCompany(ctx, id)
}

func firstOf(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}
