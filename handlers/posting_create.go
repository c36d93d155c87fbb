package handlers

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"rolewright/internal/posting"
	"rolewright/internal/role"
	"rolewright/internal/workspace"
)

// createPosting starts a draft from a role, or blank, with what the person
// said about it on the way.
func (s *server) createPosting(c *gin.Context) error {
	ctx := c.Request.Context()
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
	content := blank(opt, c.PostForm("typed"))
	if slug := c.PostForm("role"); slug != "" && c.PostForm("blank") == "" {
		r, err := s.roles.Get(slug)
		if err != nil {
			return err
		}
		content = role.Start(r, opt, workspace.NewPartID)
	}
	p, err := s.work.Create(ctx, content, "")
	if err != nil {
		return err
	}
	return seeOther(c, "/postings/"+p.ID)
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
	if name := c.PostForm("companyName"); name != "" {
		profile, err := s.work.CreateCompany(ctx, posting.Company{Name: name})
		if err != nil {
			return posting.Company{}, err
		}
		return workspace.Texts(profile), s.work.RememberCompany(ctx, profile.ID)
	}
	id := c.PostForm("company")
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
