package handlers

import (
	"bytes"
	"errors"
	"net/http"
	"strconv"
	"time"

	"github.com/gin-gonic/gin"

	"rolewright/internal/export"
	"rolewright/internal/posting"
	"rolewright/internal/workspace"
)

// saveAnswer is what the editor's script gets for a save: everything on the
// page that the save may have changed.
type saveAnswer struct {
	Version uint64 `json:"version"`
	Updated string `json:"updated"`
	sheetAnswer
	// Fields are facts that were understood and are now written in their
	// normal form, by the name of their control: "95k" became "95000".
	Fields map[string]string `json:"fields"`
	// Headings are those of the parts, by id, and NewHeadings those of parts to
	// add, by kind, where the language changed.
	Headings    map[string]string       `json:"headings,omitempty"`
	NewHeadings map[posting.Kind]string `json:"newHeadings,omitempty"`
	// Market is published pay for the place that the posting has now; nil is
	// none.
	Market *marketLine `json:"market"`
}

// sheetAnswer is what follows from the content alone, saved or not.
type sheetAnswer struct {
	Title  string            `json:"title"`
	Sheet  string            `json:"sheet"`
	Words  int               `json:"words"`
	Colour string            `json:"colour"`
	Notes  map[string]string `json:"notes"`
	// Review is the panel with the findings.
	Review string     `json:"review"`
	Look   lookAnswer `json:"look"`
	// TitleMarker is the mark that the title's language offers it, or empty.
	TitleMarker string `json:"titleMarker"`
}

// lookAnswer is the look as it is drawn, and the paper of the job's place.
type lookAnswer struct {
	lookJSON
	Usual string `json:"usual"`
}

// savePosting takes the editor's form: from a script after a pause in typing,
// or from a browser without scripts with a button's action to do besides.
func (s *server) savePosting(c *gin.Context) error {
	form, err := s.readPostingForm(c)
	if err != nil {
		return err
	}
	saved, err := s.work.SaveWithLook(c.Request.Context(), form.id, form.version, form.content, form.look)
	var conflict *workspace.ConflictError
	switch {
	case errors.As(err, &conflict):
		return s.showConflict(c, form, conflict.Current)
	case err != nil && wantsJSON(c):
		return s.failedSave(c, form, err)
	case err != nil:
		return err
	case wantsJSON(c):
		return s.answerSave(c, form, saved)
	}
	if status := workspace.Status(value(form.pairs, "status")); status.Known() && status != saved.Value.Status {
		// The menu of a page without scripts has no button of its own.
		if _, err := s.changeStatus(c, saved.Version, status); err != nil {
			return err
		}
	}
	return seeOther(c, "/postings/"+saved.ID+emptyBlock(form.do)+anchor(form.do))
}

// postingForm is the editor's form as it was sent.
type postingForm struct {
	id      string
	version uint64
	do      string
	pairs   []pair
	// content is the posting as the form has it, its action done.
	content posting.Posting
	look    workspace.Look
	// relabelled says that the language changed, and headings with it.
	relabelled bool
}

func (s *server) readPostingForm(c *gin.Context) (postingForm, error) {
	pairs, err := readPairs(c)
	if err != nil {
		return postingForm{}, err
	}
	form := postingForm{id: c.Param("id"), pairs: pairs, do: value(pairs, "do")}
	form.version, err = strconv.ParseUint(value(pairs, "version"), 10, 64)
	if err != nil {
		return postingForm{}, &inputError{status: http.StatusPreconditionRequired,
			message: "The form does not say which version it began from. Open the job description again."}
	}
	cur, err := s.work.Get(c.Request.Context(), form.id)
	if err != nil {
		return postingForm{}, err
	}
	form.look, err = lookOfForm(pairs, cur.Value.Look)
	if err != nil {
		return postingForm{}, err
	}
	form.content, err = applyForm(cur.Value.Content, pairs)
	if err != nil {
		return postingForm{}, err
	}
	before := cur.Value.Content.Language
	if form.relabelled = form.content.Language != before; form.relabelled {
		form.content = form.content.Relabel(before)
	}
	form.content, err = applyAction(form.content, form.do, value(pairs, "addKind"))
	return form, err
}

func (s *server) answerSave(c *gin.Context, form postingForm, saved workspace.Posting) error {
	answer, err := s.saveAnswer(c, form, saved)
	if err != nil {
		return err
	}
	c.JSON(http.StatusOK, answer)
	return nil
}

func (s *server) saveAnswer(c *gin.Context, form postingForm, saved workspace.Posting) (saveAnswer, error) {
	content := saved.Value.Content
	sheet, err := s.sheetAnswer(c, saved.ID, saved.Value)
	if err != nil {
		return saveAnswer{}, err
	}
	answer := saveAnswer{Version: saved.Version, Updated: saved.Updated.Format(time.RFC3339),
		sheetAnswer: sheet, Fields: normalised(form.pairs, content), Market: s.market(s.roleBehind(c, content), content)}
	if form.relabelled {
		answer.Headings, answer.NewHeadings = headings(content), newHeadings(content)
	}
	return answer, nil
}

// headings are those of the parts, by their id.
func headings(content posting.Posting) map[string]string {
	out := map[string]string{}
	for _, s := range content.Sections {
		out[s.ID] = s.Heading
	}
	return out
}

// newHeadings are those of parts that are added, by their kind.
func newHeadings(content posting.Posting) map[posting.Kind]string {
	labels, out := posting.LabelsFor(content.Language), map[posting.Kind]string{}
	for _, k := range posting.Kinds() {
		out[k] = labels.Heading(k, content.Company.Name)
	}
	return out
}

func (s *server) sheetAnswer(c *gin.Context, id string, d workspace.Draft) (sheetAnswer, error) {
	content := d.Content
	sheet, words, err := s.sheet(content, optionsOf(d))
	if err != nil {
		return sheetAnswer{}, err
	}
	panel, err := s.reviewHTML(c, id, d)
	return sheetAnswer{Title: titleOf(content), Sheet: string(sheet), Words: words,
		Colour: colourName(content.Company.Colour), Notes: notesByField(posting.Check(content, s.now())), Review: panel,
		Look:        lookAnswer{lookToJSON(d), string(export.UsualPaper(content))},
		TitleMarker: content.OfferedTitleMarker()}, err
}

// normalised are the facts whose normal form is not what was sent.
func normalised(sent []pair, content posting.Posting) map[string]string {
	facts := factFields(&content)
	out := map[string]string{}
	for _, p := range sent {
		if f, ok := facts[p.Name]; ok && f.get() != p.Value {
			out[p.Name] = f.get()
		}
	}
	return out
}

// failedSave tells a script why nothing was saved, with the sheet all the
// same: what a person types must show whether or not the disk is full.
func (s *server) failedSave(c *gin.Context, form postingForm, cause error) error {
	p := problemOf(cause)
	if p.Status >= http.StatusInternalServerError {
		s.log.Error("save failed", "error", cause)
	}
	sheet, err := s.sheetAnswer(c, form.id, workspace.Draft{Content: posting.Normalize(form.content, workspace.NewPartID), Look: form.look})
	if err != nil {
		return err
	}
	c.JSON(p.Status, struct {
		Status int    `json:"status"`
		Detail string `json:"detail"`
		sheetAnswer
	}{p.Status, p.Message, sheet})
	return nil
}

// conflictPage shows two versions of a posting and lets the person choose.
type conflictPage struct {
	base
	ID          string
	Differences []difference
	// Mine is the form as it was sent, over the other's version.
	Mine []pair
}

type difference struct{ Label, Theirs, Mine string }

func (s *server) showConflict(c *gin.Context, form postingForm, theirs workspace.Posting) error {
	mine := posting.Normalize(form.content, workspace.NewPartID)
	view := conflictPage{base: s.base(c, "editor"), ID: form.id, Mine: overVersion(form.pairs, theirs.Version)}
	for _, d := range posting.Compare(theirs.Value.Content, mine) {
		view.Differences = append(view.Differences, difference{d.Label, d.Before, d.After})
	}
	if !wantsJSON(c) && len(view.Differences) == 0 {
		// Saved twice, as by a double click: there is nothing to choose. The
		// look is the one that was seen last.
		if _, err := s.work.SetLook(c.Request.Context(), form.id, theirs.Version, form.look); err != nil {
			return err
		}
		return seeOther(c, "/postings/"+form.id+anchor(form.do))
	}
	if !wantsJSON(c) {
		return s.renderStatus(c, http.StatusConflict, "conflict.html", view)
	}
	var buf bytes.Buffer
	if err := s.views["conflict.html"].ExecuteTemplate(&buf, "conflict", view); err != nil {
		return err
	}
	c.JSON(http.StatusPreconditionFailed, gin.H{"version": theirs.Version, "conflict": buf.String(), "same": len(view.Differences) == 0})
	return nil
}

// overVersion is a form that begins from another version and does no action.
func overVersion(pairs []pair, version uint64) []pair {
	out := []pair{{"version", strconv.FormatUint(version, 10)}}
	for _, p := range pairs {
		if p.Name != "version" && p.Name != "do" && p.Name != "status" && p.Name != "addKind" && p.Name != "finding" && !isAnswer(p.Name) {
			out = append(out, p)
		}
	}
	return out
}

// copyOfMine keeps one side of a conflict as a posting of its own.
func (s *server) copyOfMine(c *gin.Context) error {
	form, err := s.readPostingForm(c)
	if err != nil {
		return err
	}
	p, err := s.work.Create(c.Request.Context(), form.content, workspace.Origin{})
	if err != nil {
		return err
	}
	if _, err := s.work.SetLook(c.Request.Context(), p.ID, p.Version, form.look); err != nil {
		return err
	}
	return seeOther(c, "/postings/"+p.ID)
}
