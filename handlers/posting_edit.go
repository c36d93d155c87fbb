package handlers

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"net/http"
	"strings"
	"time"

	"github.com/gin-gonic/gin"

	"rolewright/internal/export"
	"rolewright/internal/posting"
	"rolewright/internal/role"
	"rolewright/internal/workspace"
)

// editorPage is the view of the editor: the outline, the form and the sheet.
type editorPage struct {
	base
	ID       string
	Title    string
	Version  uint64
	Status   string
	Statuses []option
	// Template is set where a template is edited, which has no status.
	Template   bool
	Saved      string
	Updated    string
	ColourName string
	// Original is set where the file that the posting was made from is kept,
	// and Report when it has just come.
	Original   bool
	Report     *importReport
	Company    companyLine
	Market     *marketLine
	Groups     []group
	Sections   []sectionForm
	AddKinds   []option
	Look       lookForm
	Sheet      template.HTML
	Review     reviewView
	Words      int
	Currencies []string
	// TitleMarker is the mark that the title's language offers it, or empty.
	TitleMarker string

	// What the scripts clone when a person adds a part, a block or a line.
	Templates  []sectionForm
	BlankList  blockForm
	BlankProse blockForm
	BlankItem  itemForm
}

// area is where a source's figures are from, as it stands in a sentence.
func area(p role.PaySource) string {
	if p.Area == "United States" {
		return "the " + p.Area
	}
	return p.Area
}

// marketLine is published pay in one sentence. Address is where the role's page
// has more.
type marketLine struct {
	Text    string `json:"text"`
	Address string `json:"address"`
}

// importReport says what was made of a text that was brought in.
type importReport struct {
	Lead         string
	Notes, Lines []string
}

func (s *server) showEditor(c *gin.Context) error {
	p, err := s.work.Get(c.Request.Context(), c.Param("id"))
	if err != nil {
		return err
	}
	view, err := s.editorPage(c, p)
	if err != nil {
		return err
	}
	if err := s.addOriginal(c, &view, p); err != nil {
		return err
	}
	return s.render(c, "editor.html", view)
}

func (s *server) editorPage(c *gin.Context, p workspace.Posting) (editorPage, error) {
	content := p.Value.Content
	sheet, words, err := s.sheet(content, optionsOf(p.Value))
	if err != nil {
		return editorPage{}, err
	}
	notes := notesByField(posting.Check(content, s.now()))
	began := s.roleBehind(c, content)
	form := newFormBuilder(content, notes, began.Unused(content))
	company, err := s.companyLine(c, p)
	if err != nil {
		return editorPage{}, err
	}
	view := editorPage{
		base: s.base(c, "editor"), ID: p.ID, Title: titleOf(content), Version: p.Version,
		Status: string(p.Value.Status), Statuses: statusOptions(), Template: p.Value.Template,
		Saved:   "Saved " + p.Updated.Local().Format("15:04"),
		Updated: p.Updated.Format(time.RFC3339), ColourName: colourName(content.Company.Colour),
		Company: company, Groups: form.groups(), Sections: form.sections(), AddKinds: form.kinds(),
		Look: s.lookForm(p.Value), Sheet: sheet, Review: newReviewView(p.ID, p.Value, s.reviewOf(c, p.Value)), Words: words, Currencies: commonCurrencies,
		Templates: form.blankSections(), BlankList: form.blankList(), BlankProse: blockForm{Kind: "prose"},
	}
	view.addEmpty(c.Query("prose"), blockForm{Kind: "prose"})
	view.addEmpty(c.Query("list"), form.blankList())
	view.Market = s.market(began, content)
	view.TitleMarker = content.OfferedTitleMarker()
	view.Flash = s.flashOf(c)
	return view, nil
}

// addEmpty puts an empty block at the end of a part.
func (v *editorPage) addEmpty(part string, b blockForm) {
	for i := range v.Sections {
		if v.Sections[i].ID == part {
			v.Sections[i].Blocks = append(v.Sections[i].Blocks, b)
		}
	}
}

// nationalMarket is the first middle half that the role itself has.
func nationalMarket(r role.Role) *marketLine {
	for _, p := range r.Pay {
		if p.Percentiles.P25 > 0 && p.Percentiles.P75 > 0 {
			_, occupation, _ := strings.Cut(p.Occupation, " ") // without its SOC code
			return &marketLine{Address: payAddress(r.Slug, ""), Text: fmt.Sprintf("A guide, never filled in: the middle half of %s in %s earn %s %s to %s a %s (%s, %s).",
				strings.ToLower(firstOf(occupation, "people in this role")), area(p),
				p.Currency, amount(p.Percentiles.P25), amount(p.Percentiles.P75), p.Period, p.Source, p.Date)}
		}
	}
	return nil
}

// sheet renders the live sheet and counts its words.
func (s *server) sheet(content posting.Posting, opt export.Options) (template.HTML, int, error) {
	doc := export.NewDocument(content, nil)
	var buf bytes.Buffer
	if err := export.WriteSheetWithLogo(&buf, doc, logoAddress(content.Company.Logo), opt); err != nil {
		return "", 0, fmt.Errorf("write the sheet: %w", err)
	}
	// The writer escapes every text; a test holds it to that.
	return template.HTML(buf.String()), doc.Words(), nil
}

func logoAddress(name string) string {
	if name == "" {
		return ""
	}
	return "/logo/" + name
}

// colourName is the part of a colour's address: "#0a7c4a" is "0a7c4a".
func colourName(colour string) string {
	if _, ok := export.ColourCSS(colour); !ok {
		return "none"
	}
	return strings.TrimPrefix(colour, "#")
}

// showColour answers the rule that gives a sheet its company's colour: the
// content policy allows no style inside a page.
func (s *server) showColour(c *gin.Context) error {
	name := strings.TrimSuffix(c.Param("file"), ".css")
	css, ok := export.ColourCSS("#" + name)
	if !ok {
		css = nil
	}
	c.Header("Cache-Control", forGood)
	c.Data(http.StatusOK, "text/css; charset=utf-8", css)
	return nil
}

func (s *server) showLogo(c *gin.Context) error {
	file, err := s.work.Logo(c.Request.Context(), c.Param("name"))
	if err != nil {
		return err
	}
	c.Header("Cache-Control", "private, max-age=31536000, immutable")
	c.Data(http.StatusOK, "image/png", file)
	return nil
}

// titleOf is a posting's title for lists and pages, never empty.
func titleOf(p posting.Posting) string {
	if p.Title == "" {
		return "Untitled job description"
	}
	return p.Title
}

func notesByField(notes []posting.Note) map[string]string {
	m := map[string]string{}
	for _, n := range notes {
		field := n.Field
		// A control of several lines has one place for the notes of all.
		for _, list := range []string{"locations.", "applicantLocations.", "headcount.byPlace."} {
			if strings.HasPrefix(field, list) {
				field = strings.TrimSuffix(list, ".")
			}
		}
		if m[field] != "" {
			m[field] += " "
		}
		m[field] += n.Message
	}
	return m
}

// roleBehind is the role that a posting began from, or the zero Role: without
// it the editor has less to offer and works all the same.
func (s *server) roleBehind(c *gin.Context, p posting.Posting) role.Role {
	if p.Role == "" {
		return role.Role{}
	}
	r, err := s.role(c, p.Role)
	if err != nil && !errors.Is(err, role.ErrNotFound) {
		s.log.Error("the role of a posting cannot be read", "role", p.Role, "error", err)
	}
	return r
}
