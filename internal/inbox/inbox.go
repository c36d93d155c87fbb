// Package inbox takes in job descriptions that others wrote, one file or a
// thousand: it reads each, keeps it as a draft with the file that it was made
// from, and says what became of it. Files come from folders, from ZIP archives
// and from forms; what cannot be a job description is named and left alone.
//
// It stands between the readers of package intake and the workspace, so that
// the page, the API and the command take files in by the same rules.
package inbox

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"log/slog"
	"path"
	"runtime/debug"
	"strings"
	"unicode"
	"unicode/utf8"

	"rolewright/internal/intake"
	"rolewright/internal/posting"
	"rolewright/internal/workspace"
	"rolewright/store"
)

// Status is what became of a file.
type Status string

// The statuses of a file.
const (
	// Imported is a file that a posting was made of.
	Imported Status = "imported"
	// Same is a file that a posting was made of before.
	Same Status = "same"
	// Refused is a file that was not read, with a reason and a remedy.
	Refused Status = "refused"
	// Skipped is a file in a folder or ZIP that can be no job description.
	Skipped Status = "skipped"
)

// Outcome says what became of one file. The JSON form is what the API and
// "rolewright import --json" tell.
type Outcome struct {
	// Name is the file's name as it was given; in a ZIP that of the ZIP, a
	// slash and the name inside.
	Name   string `json:"name"`
	Status Status `json:"status"`
	// ID is that of the posting: the new one, or the one that is here already.
	// A rehearsal makes none.
	ID string `json:"id,omitempty"`
	// Title, Pay and Place are what the posting says of them.
	Title string `json:"title,omitempty"`
	Pay   string `json:"pay,omitempty"`
	Place string `json:"place,omitempty"`
	// Sections are the kinds of the sections that were recognised, in their
	// order, and Unplaced the headings of those that were not.
	Sections []posting.Kind `json:"sections,omitempty"`
	Unplaced []string       `json:"unplaced,omitempty"`
	// Notes are sentences about what a person should look at.
	Notes []string `json:"notes,omitempty"`
	// Problem and Remedy say why a file was refused or left alone, and what to
	// do.
	Problem string `json:"problem,omitempty"`
	Remedy  string `json:"remedy,omitempty"`
}

// Inbox takes files in.
type Inbox struct {
	Work *workspace.Workspace
	// Company is that of postings whose text names none, or the zero Company.
	Company posting.Company
	// Again makes another posting of a file that one was made of before.
	Again bool
	// Rehearsal says what would become of files, and keeps nothing.
	Rehearsal bool
	Log       *slog.Logger

	// rehearsed has the files of a rehearsal, by their content.
	rehearsed map[[sha256.Size]byte]string
}

// Paper is one file with its content.
type Paper struct {
	// Name is for people to read; pasted text has none.
	Name string
	// As is the name that tells how to read it, where that is not Name.
	As      string
	Content []byte
}

// Take takes one file in. A file that is refused is an outcome; the error is
// about the store or the context.
func (b *Inbox) Take(ctx context.Context, p Paper) (Outcome, error) {
	if err := ctx.Err(); err != nil {
		return Outcome{}, err
	}
	p.Name = displayName(p.Name)
	if len(p.Content) > intake.MaxFile { // need not be compared with what is kept
		_, err := intake.Read(p.readAs(), p.Content)
		return refused(p.Name, err), nil
	}
	if out, here, err := b.alreadyHere(ctx, p); here || err != nil {
		return out, err
	}
	res, err := b.read(p)
	if err != nil {
		return refused(p.Name, err), nil
	}
	return b.keep(ctx, p, res)
}

func (p Paper) readAs() string {
	if p.As != "" {
		return p.As
	}
	return path.Base(strings.ReplaceAll(p.Name, `\`, "/"))
}

// alreadyHere finds the posting that was made of the same file.
func (b *Inbox) alreadyHere(ctx context.Context, p Paper) (Outcome, bool, error) {
	if b.Again || len(p.Content) == 0 {
		return Outcome{}, false, nil
	}
	if first, ok := b.rehearsed[sha256.Sum256(p.Content)]; ok {
		return Outcome{Name: p.Name, Status: Same, Problem: fmt.Sprintf("It is the same file as %s.", first)}, true, nil
	}
	kept, err := b.Work.MadeFrom(ctx, p.Content)
	if errors.Is(err, store.ErrNotFound) {
		return Outcome{}, false, nil
	}
	if err != nil {
		return Outcome{}, false, err
	}
	out := outcomeOf(p.Name, kept.Value.Content)
	out.Status, out.ID, out.Problem = Same, kept.ID, "A job description was made of this file before."
	return out, true, nil
}

// errStumbled refuses a file that a reader has a fault with: nobody else is
// there to catch it, and the other files must come in.
var errStumbled = &intake.Refusal{
	Kind:    intake.Damaged,
	Problem: "Rolewright stumbled over this file. The fault is its own.",
	Remedy:  "Copy the text and paste that.",
}

func (b *Inbox) read(p Paper) (res intake.Result, err error) {
	defer func() {
		if r := recover(); r != nil {
			if b.Log != nil {
				b.Log.Error("a reader failed", "file", p.Name, "panic", r, "stack", string(debug.Stack()))
			}
			err = errStumbled
		}
	}()
	return intake.Read(p.readAs(), p.Content)
}

// keep makes a posting of what was read.
func (b *Inbox) keep(ctx context.Context, p Paper, res intake.Result) (Outcome, error) {
	content := res.Posting
	if content.Company.Name == "" {
		content.Company = Named(content.Company, b.Company)
	}
	if b.Rehearsal {
		if b.rehearsed == nil {
			b.rehearsed = map[[sha256.Size]byte]string{}
		}
		b.rehearsed[sha256.Sum256(p.Content)] = p.Name
		out := outcomeOf(p.Name, posting.Normalize(content, workspace.NewPartID))
		out.Status, out.Notes = Imported, res.Notes
		return out, nil
	}
	if res.LeftOut != "" { // which the reader puts behind the text
		res.Original = strings.TrimSuffix(res.Original, "\n"+res.LeftOut+"\n")
	}
	from := workspace.Brought{Name: p.Name, MediaType: mediaType(p), File: p.Content, Text: res.Original, LeftOut: res.LeftOut}
	kept, err := b.Work.CreateFrom(ctx, content, from, func(made posting.Posting) workspace.IntakeReport {
		return reportOf(res, made)
	})
	if errors.Is(err, store.ErrTooLarge) {
		return Outcome{Name: p.Name, Status: Refused, Problem: "Its text is more than one job description can hold.", Remedy: "Leave out everything but the job description."}, nil
	}
	if err != nil {
		return Outcome{}, err
	}
	out := outcomeOf(p.Name, kept.Value.Content)
	out.Status, out.ID, out.Notes = Imported, kept.ID, res.Notes
	return out, nil
}

// Named gives the texts that were found the name and look of a profile. The
// profile's own texts stay out: the old posting says what it says.
func Named(found, profile posting.Company) posting.Company {
	found.Name, found.Profile, found.ProfileVersion = profile.Name, profile.Profile, profile.ProfileVersion
	if found.Site == "" {
		found.Site = profile.Site
	}
	if found.Logo == "" {
		found.Logo = profile.Logo
	}
	if found.Colour == "" {
		found.Colour = profile.Colour
	}
	return found
}

func refused(name string, err error) Outcome {
	out := Outcome{Name: name, Status: Refused, Problem: err.Error()}
	if r := (*intake.Refusal)(nil); errors.As(err, &r) {
		out.Problem, out.Remedy = r.Problem, r.Remedy
	}
	first, size := utf8.DecodeRuneInString(out.Problem)
	out.Problem = string(unicode.ToUpper(first)) + out.Problem[size:]
	return out
}

// outcomeOf is what a posting says, for a line of a report.
func outcomeOf(name string, p posting.Posting) Outcome {
	out := Outcome{Name: name, Title: p.Title, Pay: p.Pay.Line(p.Language)}
	var places []string
	for _, l := range p.Locations {
		places = append(places, l.Display(p.Language))
	}
	out.Place = strings.Join(places, "; ")
	for _, s := range p.Sections {
		if s.Kind == posting.Custom {
			out.Unplaced = append(out.Unplaced, s.Heading)
		} else {
			out.Sections = append(out.Sections, s.Kind)
		}
	}
	return out
}

// reportOf says what a file became, section by section.
func reportOf(res intake.Result, made posting.Posting) workspace.IntakeReport {
	r := workspace.IntakeReport{Notes: res.Notes}
	for _, f := range res.Found {
		r.Found = append(r.Found, workspace.Finding{Field: f.Field, Value: f.Value, Text: f.Text})
	}
	lines := Trace(res.Original, res.LeftOut, r.Found, made)
	spans := map[string][2]int{}
	for _, l := range lines {
		if l.Section != "" {
			span, ok := spans[l.Section]
			if !ok {
				span[0] = l.Number
			}
			span[1] = l.Number
			spans[l.Section] = span
		}
	}
	for _, s := range made.Sections {
		span := spans[s.ID]
		r.Sections = append(r.Sections, workspace.SectionFound{ID: s.ID, Kind: s.Kind, Heading: s.Heading, From: span[0], To: span[1]})
	}
	locate(r.Found, lines)
	return r
}

// locate gives each finding the line that says it, in the text's order.
func locate(found []workspace.Finding, lines []Line) {
	at := 0
	for i := range found {
		want := strings.Join(wordsOf(found[i].Text), " ")
		for n := range min(len(lines), mostLooked) {
			l := lines[(at+n)%len(lines)]
			if want != "" && strings.Contains(l.words, want) {
				found[i].Line, at = l.Number, l.Number-1
				break
			}
		}
	}
}

// mostLooked bounds how many lines are looked at for one finding.
const mostLooked = 2000
