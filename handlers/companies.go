package handlers

import (
	"strings"
	"time"

	"github.com/gin-gonic/gin"

	"rolewright/internal/posting"
)

type companiesPage struct {
	base
	Rows []companyRow
}

type companyRow struct{ ID, Name, Site, Updated, UpdatedISO string }

func (s *server) listCompanies(c *gin.Context) error {
	profiles, err := s.work.Companies(c.Request.Context())
	if err != nil {
		return err
	}
	view := companiesPage{base: s.base(c, "companies")}
	for _, p := range profiles {
		view.Rows = append(view.Rows, companyRow{p.ID, p.Value.Texts.Name, p.Value.Texts.Site, when(p.Updated, s.now()), p.Updated.Format(time.RFC3339)})
	}
	return s.render(c, "companies.html", view)
}

func (s *server) createCompany(c *gin.Context) error {
	name := strings.TrimSpace(c.PostForm("company.name"))
	if name == "" {
		return badInput("The company needs a name. Go back and type it.")
	}
	p, err := s.work.CreateCompany(c.Request.Context(), posting.Company{Name: name})
	if err != nil {
		return err
	}
	return seeOther(c, "/companies/"+p.ID)
}

func (s *server) deleteCompany(c *gin.Context) error {
	if err := s.work.DeleteCompany(c.Request.Context(), c.Param("id")); err != nil {
		return err
	}
	return seeOther(c, "/companies")
}
