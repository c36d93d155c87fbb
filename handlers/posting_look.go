package handlers

import (
	"encoding/json"
	"errors"
	"net/http"
	"strconv"

	"github.com/gin-gonic/gin"

	"rolewright/internal/export"
	"rolewright/internal/workspace"
	"rolewright/store"
)

// lookForm is what the controls of the look show.
type lookForm struct {
	Themes []themeChoice
	Papers []lookChoice
	// Usual is the paper of the job's place, which the choice follows until
	// another is taken.
	Usual string
	Draft bool
}

type lookChoice struct {
	Value, Label string
	Chosen       bool
}

type themeChoice struct {
	lookChoice
	// Purpose is when to take the theme, in a few words, and Picture the
	// address of a small page of it.
	Purpose, Picture string
}

// themeWords are the names and purposes of the themes for people.
var themeWords = map[string][2]string{
	"classic": {"Classic", "Serif type, for print and for careful readers"},
	"modern":  {"Modern", "The facts in a column at the side"},
	"compact": {"Compact", "Small and close, on one page where it can be"},
	"plain":   {"Plain", "One column of black text, for programs that read it"},
}

func (s *server) lookForm(d workspace.Draft) lookForm {
	opt := optionsOf(d)
	form := lookForm{Draft: opt.Draft, Usual: string(export.UsualPaper(d.Content))}
	for _, name := range export.Themes() {
		words := themeWords[name]
		form.Themes = append(form.Themes, themeChoice{lookChoice{name, words[0], name == opt.Theme}, words[1], s.assets.address("themes/" + name + ".png")})
	}
	for _, p := range []struct {
		paper export.Paper
		label string
	}{{export.A4, "A4"}, {export.Letter, "US Letter"}} {
		form.Papers = append(form.Papers, lookChoice{string(p.paper), p.label, p.paper == opt.Paper})
	}
	return form
}

// optionsOf are the options of a posting's files by its look.
func optionsOf(d workspace.Draft) export.Options {
	return export.Chosen(d.Content, d.Look.Theme, d.Look.Paper, d.Look.Draft)
}

// optionsAsked are the options of a file: what the address says, and opt for
// the rest.
func optionsAsked(c *gin.Context, opt export.Options) (export.Options, error) {
	if theme := c.Query("theme"); theme != "" {
		known, err := export.ParseTheme(theme)
		if err != nil {
			return opt, badField("theme", "%s.", err)
		}
		opt.Theme = known
	}
	if paper := c.Query("paper"); paper != "" {
		known, err := export.ParsePaper(paper)
		if err != nil {
			return opt, badField("paper", "%s.", err)
		}
		opt.Paper = known
	}
	if draft := c.Query("draft"); draft != "" {
		known, err := strconv.ParseBool(draft)
		if err != nil {
			return opt, badField("draft", "%q is neither true nor false.", draft)
		}
		opt.Draft = known
	}
	return opt, nil
}

// The names of the look's controls.
const (
	lookTheme = "look.theme"
	lookPaper = "look.paper"
	lookUsual = "look.usual"
	lookDraft = "look.draft"
)

// lookOfForm is the look that a form's controls say, or cur where the form has
// none. The paper that was the usual one when the form was written is kept as
// none, so that it goes on following the place of the job.
func lookOfForm(pairs []pair, cur workspace.Look) (workspace.Look, error) {
	theme := value(pairs, lookTheme)
	if theme == "" {
		return cur, nil
	}
	look := workspace.Look{Theme: theme, Paper: value(pairs, lookPaper), Draft: value(pairs, lookDraft) != ""}
	if look.Paper == value(pairs, lookUsual) {
		look.Paper = ""
	}
	return checkedLook(look)
}

// checkedLook is a look in normal form, in which the first theme is none.
func checkedLook(look workspace.Look) (workspace.Look, error) {
	theme, err := export.ParseTheme(look.Theme)
	if err != nil {
		return look, badField("theme", "%s.", err)
	}
	if look.Theme = theme; theme == export.Themes()[0] {
		look.Theme = ""
	}
	if look.Paper != "" {
		paper, err := export.ParsePaper(look.Paper)
		if err != nil {
			return look, badField("paper", "%s.", err)
		}
		look.Paper = string(paper)
	}
	return look, nil
}

// setLook takes the choice of the page that shows the pages, and leads back to
// it.
func (s *server) setLook(c *gin.Context) error {
	p, err := s.work.Get(c.Request.Context(), c.Param("id"))
	if err != nil {
		return err
	}
	var pairs []pair
	for _, name := range []string{lookTheme, lookPaper, lookUsual, lookDraft} {
		pairs = append(pairs, pair{name, c.PostForm(name)})
	}
	look, err := lookOfForm(pairs, p.Value.Look)
	if err != nil {
		return err
	}
	// A look is chosen with the sheet in sight, whatever else has changed.
	if _, err := s.work.SetLook(c.Request.Context(), p.ID, p.Version, look); err != nil {
		return err
	}
	return seeOther(c, "/postings/"+p.ID+"/preview")
}

// lookJSON is the look as the API tells and takes it.
type lookJSON struct {
	Theme string `json:"theme"`
	Paper string `json:"paper"`
	Draft bool   `json:"draft"`
}

func lookToJSON(d workspace.Draft) lookJSON {
	opt := optionsOf(d)
	return lookJSON{opt.Theme, string(opt.Paper), opt.Draft}
}

func (s *server) apiPutLook(c *gin.Context) error {
	version, err := expected(c)
	if err != nil {
		return err
	}
	in, err := readLook(c)
	if err != nil {
		return err
	}
	look, err := checkedLook(workspace.Look(in))
	if err != nil {
		return err
	}
	p, err := s.work.SetLook(c.Request.Context(), c.Param("id"), version, look)
	if errors.Is(err, store.ErrConflict) {
		return preconditionFailed(err)
	}
	if err != nil {
		return err
	}
	return s.writePosting(c, http.StatusOK, p)
}

// readLook reads the look of a request's body. What is left out is as with a
// new posting for which nothing was chosen.
func readLook(c *gin.Context) (lookJSON, error) {
	var in lookJSON
	body, err := jsonBody(c)
	if err != nil {
		return in, err
	}
	d := json.NewDecoder(body)
	d.DisallowUnknownFields()
	if err := d.Decode(&in); err != nil || d.More() {
		if tooBig := (*http.MaxBytesError)(nil); errors.As(err, &tooBig) {
			return in, err
		}
		return in, badInput("This is no look. Send an object with theme and paper, which are texts, draft, which is true or false, and nothing else.")
	}
	return in, nil
}
