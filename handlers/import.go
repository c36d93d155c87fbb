package handlers

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"github.com/gin-gonic/gin"

	"rolewright/internal/export"
	"rolewright/internal/inbox"
	"rolewright/internal/posting"
	"rolewright/internal/workspace"
)

// importPage is where old job descriptions come in.
type importPage struct {
	base
	Text, Problem string
	// Same is the job description that was made of the same file before.
	Same      *sameFile
	Company   string
	Companies []option
	// Running is the address of an import under way, or empty.
	Running string
	Most    string
}

// sameFile is a posting that a file was made into before.
type sameFile struct{ ID, Title string }

func (s *server) showImport(c *gin.Context) error {
	view, err := s.importPage(c)
	if err != nil {
		return err
	}
	return s.render(c, "import.html", view)
}

func (s *server) importPage(c *gin.Context) (importPage, error) {
	companies, last, err := s.companyOptions(c)
	view := importPage{base: s.base(c, "new"), Companies: companies, Company: last, Most: amount(inbox.MostFiles)}
	if job := s.bringing.running(); job != nil {
		view.Running = job.address()
	}
	return view, err
}

// importFiles brings in what a form has: a pasted text or one file at once,
// more of them in the background.
func (s *server) importFiles(c *gin.Context) error {
	d, err := receiveFiles(c)
	if err != nil {
		return err
	}
	kept := false
	defer func() {
		if !kept {
			s.clearAway(d)
		}
	}()
	company, err := s.companyByID(c, d.values["company"])
	if err != nil {
		return err
	}
	box := s.inbox(company)
	box.Again = d.values["again"] != ""
	switch {
	case len(d.Files)+len(d.Told) == 0:
		return s.importPasted(c, box, d.values)
	case len(d.Files)+len(d.Told) == 1 && d.sent == 1:
		return s.importOne(c, box, d)
	}
	job, err := s.bringing.start(d, box)
	if err != nil {
		return err
	}
	kept = true // the job clears it away
	return seeOther(c, job.address())
}

// importPasted reads the HTML of what was pasted where the clipboard had that,
// since it knows headings and lists.
func (s *server) importPasted(c *gin.Context, box *inbox.Inbox, values map[string]string) error {
	text := strings.ReplaceAll(values["text"], "\r\n", "\n")
	if rich := values["html"]; rich != "" {
		out, err := box.Take(c.Request.Context(), inbox.Paper{As: "pasted.html", Content: []byte(rich)})
		if err != nil || out.Status != inbox.Refused {
			return s.imported(c, out, err, text)
		}
	}
	out, err := box.Take(c.Request.Context(), inbox.Paper{Content: []byte(text)})
	return s.imported(c, out, err, text)
}

func (s *server) importOne(c *gin.Context, box *inbox.Inbox, d *delivery) error {
	if len(d.Told) == 1 {
		return s.imported(c, d.Told[0], nil, d.values["text"])
	}
	out, err := box.TakeFile(c.Request.Context(), d.Files[0])
	return s.imported(c, out, err, d.values["text"])
}

// imported goes on to the posting that was made, or shows the page again with
// the reason why none was.
func (s *server) imported(c *gin.Context, out inbox.Outcome, err error, text string) error {
	if err != nil {
		return err
	}
	if out.Status == inbox.Imported {
		return seeOther(c, "/postings/"+out.ID+"?brought")
	}
	view, err := s.importPage(c)
	if err != nil {
		return err
	}
	view.Text = text
	if out.Status == inbox.Same {
		view.Same = &sameFile{out.ID, firstOf(out.Title, "Untitled job description")}
		return s.renderStatus(c, http.StatusConflict, "import.html", view)
	}
	view.Problem = strings.TrimSpace(out.Problem + " " + out.Remedy)
	return s.renderStatus(c, http.StatusBadRequest, "import.html", view)
}

// importAgain makes another posting of the file that one was made of.
func (s *server) importAgain(c *gin.Context) error {
	ctx, id := c.Request.Context(), c.PostForm("posting")
	o, err := s.work.Original(ctx, id)
	if err != nil {
		return err
	}
	file, err := s.work.OriginalFile(ctx, id)
	if err != nil {
		return err
	}
	company, err := s.companyByID(c, c.PostForm("company"))
	if err != nil {
		return err
	}
	box := s.inbox(company)
	box.Again = true
	paper := inbox.Paper{Name: o.Name, Content: file}
	if o.Name == "" && o.MediaType == "text/html" {
		paper.As = "pasted.html"
	}
	out, err := box.Take(ctx, paper)
	return s.imported(c, out, err, "")
}

func sentenceOf(err error) string {
	return strings.TrimSuffix(capital(err.Error()), ".") + "."
}

// importReport says which parts a text was taken apart into. It is made from
// the posting as it is now, so it stays true when the page is reloaded.
func (s *server) importReport(p workspace.Posting, o workspace.Original) *importReport {
	content := p.Value.Content
	r := &importReport{Lead: "This is how the text was understood. Compare it with the original; everything can be changed.", Notes: o.Report.Notes}
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

func originalAddress(id string) string { return "/postings/" + url.PathEscape(id) + "/original" }
