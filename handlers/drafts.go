package handlers

import (
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/gin-gonic/gin"

	"rolewright/internal/export"
	"rolewright/internal/posting"
	"rolewright/internal/role"
	"rolewright/internal/workspace"
)

// draftsPage is the list of postings.
type draftsPage struct {
	base
	// Welcome is set while there is no posting at all.
	Welcome       bool
	Roles         int
	Query, Status string
	Company       string
	Statuses      []option
	Companies     []option
	Rows          []draftRow
	// Total counts the postings of the list on all its pages, in words; Several
	// says that there are at least two.
	Total        string
	Several      bool
	Formats      []option
	Newer, Older string
}

type draftRow struct {
	ID, Title           string
	Details             []string
	Status              string
	Statuses            []option
	Version             uint64
	Updated, UpdatedISO string
}

func (s *server) listDrafts(c *gin.Context) error {
	filter := workspace.Filter{Status: workspace.Status(c.Query("status")), Company: c.Query("company"),
		Text: c.Query("q"), Cursor: c.Query("after")}
	if filter.Status != "" && !filter.Status.Known() {
		return badInput("The status %q is not known: use draft, ready, published or archived.", filter.Status)
	}
	list, err := s.work.List(c.Request.Context(), filter)
	if err != nil {
		return err
	}
	companies, err := s.companyFilter(c)
	if err != nil {
		return err
	}
	unfiltered := filter == workspace.Filter{}
	view := draftsPage{base: s.base(c, "drafts"), Welcome: unfiltered && len(list.Items) == 0, Roles: len(s.published().List()),
		Query: filter.Text, Status: string(filter.Status), Company: filter.Company, Companies: companies,
		Statuses: append([]option{{"", "Any status"}}, statusOptions()...)}
	view.Flash = s.flashOf(c)
	lib := s.published()
	for _, p := range list.Items {
		view.Rows = append(view.Rows, s.draftRow(p, lib))
	}
	total, err := s.work.Count(c.Request.Context(), filter)
	if err != nil {
		return err
	}
	view.Total, view.Several, view.Formats = amount(total), total > 1, downloadOptions()
	view.page(filter, list.Next)
	return s.render(c, "drafts.html", view)
}

func (s *server) draftRow(p workspace.Posting, lib *role.Library) draftRow {
	content := p.Value.Content
	return draftRow{ID: p.ID, Title: titleOf(content), Details: details(content, lib), Status: string(p.Value.Status),
		Statuses: statusOptions(), Version: p.Version,
		Updated: when(p.Updated, s.now()), UpdatedISO: p.Updated.Format(time.RFC3339)}
}

// details are the company, places, role and seniority below a title.
func details(p posting.Posting, lib *role.Library) []string {
	var places []string
	for _, l := range p.Locations {
		places = append(places, l.Display("en"))
	}
	out := []string{p.Company.Name, strings.Join(places, "; "), capital(english().Workplace(p.Workplace)),
		roleTitle(p, lib), capital(english().Seniority(p.Seniority))}
	return slices.DeleteFunc(out, func(s string) bool { return s == "" })
}

// roleTitle is the title of the role that a posting began from, where the
// posting's own title does not say it.
func roleTitle(p posting.Posting, lib *role.Library) string {
	e, ok := lib.Entry(p.Role)
	if !ok || strings.Contains(strings.ToLower(p.Title), strings.ToLower(e.Title)) {
		return ""
	}
	return e.Title
}

// when is a time as people say it: the hour today, the date before.
func when(t, now time.Time) string {
	t, now = t.Local(), now.Local()
	switch {
	case t.YearDay() == now.YearDay() && t.Year() == now.Year():
		return "Today " + t.Format("15:04")
	case t.Year() == now.Year():
		return t.Format("2 January")
	}
	return t.Format("2 January 2006")
}

// companyFilter are the companies that the list can be narrowed to.
func (s *server) companyFilter(c *gin.Context) ([]option, error) {
	profiles, err := s.work.Companies(c.Request.Context())
	out := []option{{"", "Any company"}}
	for _, p := range profiles {
		out = append(out, option{p.Value.Texts.Name, p.Value.Texts.Name})
	}
	return out, err
}

// page sets the links to the pages before and after.
func (v *draftsPage) page(f workspace.Filter, next string) {
	first := f
	first.Cursor = ""
	if next != "" {
		older := f
		older.Cursor = next
		v.Older = listAddress(older)
	}
	if f.Cursor != "" {
		v.Newer = listAddress(first)
	}
}

// listAddress is where the list shows the postings of a filter.
func listAddress(f workspace.Filter) string {
	q := url.Values{}
	for name, value := range map[string]string{"q": f.Text, "status": string(f.Status), "company": f.Company, "after": f.Cursor} {
		if value != "" {
			q.Set(name, value)
		}
	}
	if len(q) == 0 {
		return "/"
	}
	return "/?" + q.Encode()
}

// downloadOptions are the formats that a list can be downloaded in.
func downloadOptions() []option {
	var out []option
	for _, f := range export.Formats() {
		out = append(out, option{f.Name(), formatLabels[f.Name()]})
	}
	return out
}

var formatLabels = map[string]string{"pdf": "PDF", "docx": "Word (DOCX)", "md": "Markdown", "html": "Web page (HTML)", "txt": "Plain text",
	"board": "HTML to paste", "jsonld": "For search engines (JSON-LD)", "json": "For programs (JSON)"}
