package handlers

import (
	"errors"
	"fmt"
	"mime/multipart"
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"

	"rolewright/internal/role"
	"rolewright/internal/wages"
	"rolewright/internal/workspace"
)

// importRolesPage is where reference data and own roles come in.
type importRolesPage struct {
	base
	// Running is the import under way, if one is; Outcome what came of the
	// last one, and Problem why it was refused.
	Running          *runningImport
	Outcome, Problem string
	// Occupations describes the release that is there, or is empty.
	Occupations string
	Wages       []string
	Own         []ownRoleLine
}

// runningImport is an import as the page shows it.
type runningImport struct {
	What, Step string
	Percent    int
}

// Text says what is being done, and how far it is once that is known.
func (r *runningImport) Text() string {
	if r.Percent == 0 {
		return r.What + " " + r.Step + "…"
	}
	return fmt.Sprintf("%s %s: %d %%", r.What, r.Step, r.Percent)
}

type ownRoleLine struct{ Slug, Title string }

func (s *server) showImportRoles(c *gin.Context) error {
	view, err := s.importRolesPage(c)
	if err != nil {
		return err
	}
	return s.render(c, "roles_import.html", view)
}

func (s *server) importRolesPage(c *gin.Context) (importRolesPage, error) {
	view := importRolesPage{base: s.base(c, "roles")}
	state := s.imports.told
	if c.Request.Method == http.MethodHead { // nobody reads it
		state = s.imports.state
	}
	view.Running, view.Outcome, view.Problem = state()
	kept, err := s.reference.Occupations()
	switch {
	case err != nil:
		view.Occupations = sentenceOf(err)
	case kept.Library != nil:
		view.Occupations = fmt.Sprintf("O*NET %s, %s: %s roles.", kept.Version, kept.Date, amount(len(kept.Library.List())))
	}
	book, err := s.reference.Wages()
	if err != nil {
		view.Wages = []string{sentenceOf(err)}
	} else if book != nil {
		view.Wages = wageLines(book)
	}
	view.Own, err = s.ownFiles(c)
	return view, err
}

// ownFiles are the workspace's role files by title.
func (s *server) ownFiles(c *gin.Context) ([]ownRoleLine, error) {
	lib, err := s.library(c)
	if err != nil {
		return nil, err
	}
	var lines []ownRoleLine
	for _, e := range lib.List() {
		if e.Origin != role.Own {
			continue
		}
		if r, err := lib.Get(e.Slug); err != nil || r.Model() == nil {
			lines = append(lines, ownRoleLine{e.Slug, e.Title})
		}
	}
	return lines, nil
}

// wageLines say what tables there are, a line each.
func wageLines(book *wages.Book) []string {
	names := map[wages.AreaKind]string{wages.Nation: "The nation", wages.State: "States and territories", wages.Territory: "Territories",
		wages.Metro: "Metropolitan areas", wages.Nonmetro: "Areas outside of them"}
	var out []string
	for _, t := range book.Tables() {
		line := fmt.Sprintf("%s, %s: %s", names[t.Kind], t.Date, plural(t.Occupations, "occupation"))
		if t.Kind != wages.Nation {
			line += " in " + plural(t.Areas, "area")
		}
		out = append(out, line+".")
	}
	return out
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return amount(n) + " " + what + "s"
}

// importRoleFiles keeps the chosen files as own roles, all or none.
func (s *server) importRoleFiles(c *gin.Context) error {
	files, err := roleFilesOf(c)
	if err == nil && len(files) == 0 {
		err = badInput("No file was chosen. Choose your role files, which end in .yaml.")
	}
	var report workspace.RolesReport
	if err == nil {
		report, err = s.work.ImportRoles(c.Request.Context(), files)
	}
	if err == nil {
		s.imports.say(fmt.Sprintf("Own roles: %d added, %d changed, %d the same.", report.Added, report.Changed, report.Same))
		return seeOther(c, "/roles/import")
	}
	p := problemOf(err)
	view, pageErr := s.importRolesPage(c)
	if pageErr != nil {
		return pageErr
	}
	view.Problem = p.Message
	return s.renderStatus(c, p.Status, "roles_import.html", view)
}

func roleFilesOf(c *gin.Context) ([]workspace.NamedSource, error) {
	err := c.Request.ParseMultipartForm(maxRoleFiles)
	if errors.Is(err, multipart.ErrMessageTooLarge) {
		return nil, badInput("These are too many files at once. Bring in at most %s, and the others after them.", amount(workspace.MostRoleFiles))
	}
	if err != nil {
		return nil, formError(err)
	}
	var files []workspace.NamedSource
	for _, head := range c.Request.MultipartForm.File["files"] {
		src, err := readUpload(head)
		if err != nil {
			return nil, err
		}
		if head.Filename != "" {
			files = append(files, workspace.NamedSource{Name: head.Filename, Source: src})
		}
	}
	return files, nil
}

func (s *server) removeOccupations(c *gin.Context) error {
	if err := s.reference.RemoveOccupations(); err != nil {
		return err
	}
	s.imports.say("The roles from O*NET are removed. Job descriptions that began from them stay. Import the release again to have the roles back.")
	return seeOther(c, "/roles/import")
}

func (s *server) removeWages(c *gin.Context) error {
	if err := s.reference.RemoveWages(); err != nil {
		return err
	}
	s.imports.say("The published wages are removed. Import the workbooks again to have them back.")
	return seeOther(c, "/roles/import")
}

// importState is the part of the page that follows an import, for a script.
func (s *server) importState(c *gin.Context) error {
	running, outcome, problem := s.imports.state()
	c.Header("Cache-Control", "no-store")
	c.JSON(http.StatusOK, gin.H{"running": running != nil, "text": strings.TrimSpace(runningText(running) + outcome + problem), "percent": percentOf(running)})
	return nil
}

func runningText(r *runningImport) string {
	if r == nil {
		return ""
	}
	return r.Text()
}

func percentOf(r *runningImport) int {
	if r == nil {
		return 100
	}
	return r.Percent
}
