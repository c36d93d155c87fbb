package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"os"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"

	"rolewright/internal/inbox"
	"rolewright/internal/posting"
	"rolewright/internal/workspace"
	"rolewright/store"
)

const importUsage = `Usage: rolewright import PATH… [flags]

Makes a job description of each old one: Word and OpenDocument files, web
pages, Markdown, text, JSON, and PDF files. PATH is a file, a folder with the
folders in it, or a ZIP. The file is kept beside the job description, so that
nothing of it is lost.

Says for each file what it became, or why it was refused and what to do. What
lies in a folder and can be no job description is named and left alone. A file
that is refused does not keep the others from coming in. A file that a job
description was made of before is known by its content and makes no other one.
With Rolewright running, the files go to it.

Flags:
  --store PATH     the file that the data is kept in (default: in the user's data folder)
  --company NAME   profile of the company, where a text names none
  --again          make another job description of a file that one was made of
  --dry-run        say what would become of the files, and keep nothing
  --json           write the report as JSON

Examples:
  rolewright import ~/jobs/2024 --company "Northwind Freight"
  rolewright import old-jobs.zip --dry-run

Exit codes: 0 done, 2 wrong usage, 3 a file was refused (the others are
imported), 4 a file or the data could not be read or written.
`

func importCommand() command {
	return command{"import", "make job descriptions of old files, folders and ZIPs", importUsage, runImport}
}

// importing is what the flags of import say.
type importing struct {
	paths                []string
	store, company       string
	again, dry, jsonForm bool
}

func runImport(ctx context.Context, args []string, std streams) error {
	opt, err := parseImport(args)
	if err != nil {
		return err
	}
	path, err := storeOf(opt.store, std)
	if err != nil {
		return err
	}
	var batch inbox.Batch
	defer batch.Close()
	for _, p := range opt.paths {
		if err := batch.AddPath(p); err != nil {
			return cannotImport(p, err)
		}
	}
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	report := &importReport{Files: []inbox.Outcome{}}
	err = withWorkspace(ctx, path,
		func(work *workspace.Workspace) error { return opt.into(ctx, work, &batch, report, std.err) },
		func(app *running) error { return opt.by(ctx, app, &batch, report, std.err) })
	if err != nil && len(report.Files) == 0 {
		return err
	}
	return errors.Join(opt.write(report, std.out), opt.ending(report, &batch, err))
}

func parseImport(args []string) (importing, error) {
	var opt importing
	flags := newFlags("import")
	flags.StringVar(&opt.store, "store", "", "")
	flags.StringVar(&opt.company, "company", "", "")
	flags.BoolVar(&opt.again, "again", false, "")
	flags.BoolVar(&opt.dry, "dry-run", false, "")
	flags.BoolVar(&opt.jsonForm, "json", false, "")
	var err error
	if opt.paths, err = parse(flags, args); err != nil {
		return opt, err
	}
	if len(opt.paths) == 0 {
		return opt, &usageError{"import needs at least one file, folder or ZIP"}
	}
	return opt, nil
}

// cannotImport tells a disk that cannot be read from too many files.
func cannotImport(path string, err error) error {
	if errors.Is(err, inbox.ErrTooMany) {
		return &refusal{path, err}
	}
	return cannotRead(path, err)
}

// importReport is what became of the files. Its JSON form is that of the API.
type importReport struct {
	inbox.Summary
	Files []inbox.Outcome `json:"files"`
}

func (r *importReport) add(out inbox.Outcome) {
	r.Count(out)
	r.Files = append(r.Files, out)
}

// into takes the files into a store that nobody has open.
func (opt importing) into(ctx context.Context, work *workspace.Workspace, batch *inbox.Batch, report *importReport, stderr io.Writer) error {
	box := &inbox.Inbox{Work: work, Again: opt.again, Rehearsal: opt.dry}
	if opt.company != "" {
		profile, err := work.FindCompany(ctx, opt.company)
		if errors.Is(err, store.ErrNotFound) {
			return &usageError{fmt.Sprintf("there is no company profile %q: name one by its name or id, or leave --company out", opt.company)}
		}
		if err != nil {
			return err
		}
		box.Company = workspace.Texts(profile)
	}
	return takeEach(ctx, batch, report, stderr, func(f inbox.File) (inbox.Outcome, error) { return box.TakeFile(ctx, f) })
}

// by has the app that has the store open take the files in, one after the
// other.
func (opt importing) by(ctx context.Context, app *running, batch *inbox.Batch, report *importReport, stderr io.Writer) error {
	err := takeEach(ctx, batch, report, stderr, func(f inbox.File) (inbox.Outcome, error) {
		content, err := f.Content()
		if err != nil {
			return inbox.RefusalOf(f, err), nil
		}
		return app.importFile(ctx, f.Name, content, opt)
	})
	if refused := (*appProblem)(nil); errors.As(err, &refused) && refused.status == http.StatusBadRequest {
		return &usageError{refused.detail}
	}
	return err
}

// importFile sends one file to the app.
func (r *running) importFile(ctx context.Context, name string, content []byte, opt importing) (inbox.Outcome, error) {
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	for _, value := range [][2]string{{"company", opt.company}, {"again", strconv.FormatBool(opt.again)}, {"rehearsal", strconv.FormatBool(opt.dry)}} {
		if err := form.WriteField(value[0], value[1]); err != nil {
			return inbox.Outcome{}, err
		}
	}
	part, err := form.CreateFormFile("file", filepath.ToSlash(name))
	if err != nil {
		return inbox.Outcome{}, err
	}
	_, err = part.Write(content)
	if err := errors.Join(err, form.Close()); err != nil {
		return inbox.Outcome{}, err
	}
	var report importReport
	if err := r.send(ctx, http.MethodPost, "/import", form.FormDataContentType(), &body, &report); err != nil {
		return inbox.Outcome{}, err
	}
	if len(report.Files) != 1 {
		return inbox.Outcome{}, fmt.Errorf("the Rolewright at %s tells of %d files instead of one", r.address, len(report.Files))
	}
	return report.Files[0], nil
}

// takeEach takes the files in and shows how far it is.
func takeEach(ctx context.Context, batch *inbox.Batch, report *importReport, stderr io.Writer, take func(inbox.File) (inbox.Outcome, error)) error {
	for _, out := range batch.Told {
		report.add(out)
	}
	line := newProgress(stderr)
	defer line.end()
	for i, f := range batch.Files {
		if err := ctx.Err(); err != nil {
			return err
		}
		line.bar(i, len(batch.Files), f.Name)
		out, err := take(f)
		if err != nil {
			return fmt.Errorf("%s: %w", f.Name, err)
		}
		report.add(out)
	}
	return nil
}

func (opt importing) write(r *importReport, out io.Writer) error {
	if !opt.jsonForm {
		_, err := io.WriteString(out, r.text(opt.dry))
		return err
	}
	enc := json.NewEncoder(out)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(r)
}

// ending says how the command ends: what broke it off, or that files were
// refused.
func (opt importing) ending(r *importReport, batch *inbox.Batch, err error) error {
	done, all := len(r.Files), len(batch.Files)+len(batch.Told)
	switch {
	case errors.Is(err, context.Canceled):
		return fmt.Errorf("stopped after %d of %d files: what was imported is kept, and the same command goes on with the others", done, all)
	case err != nil:
		return err
	case r.Refused > 0:
		others := "the others are imported"
		if opt.dry {
			others = "nothing was kept: this was a dry run"
		}
		return &refusal{"import", fmt.Errorf("%d of %d files were refused, %s", r.Refused, all, others)}
	}
	return nil
}

// text is the report for people.
func (r *importReport) text(dry bool) string {
	var out strings.Builder
	for _, f := range r.Files {
		out.WriteString(outcomeText(f))
	}
	verb := "imported"
	if dry {
		verb = "would be imported"
	}
	fmt.Fprintf(&out, "%d %s, %d here already, %d refused, %d left alone.\n", r.Imported, verb, r.Same, r.Refused, r.Skipped)
	return out.String()
}

// outcomeText is a file's name and, indented below, what became of it.
func outcomeText(f inbox.Outcome) string {
	var out strings.Builder
	line := func(label, text string) {
		if text != "" {
			fmt.Fprintf(&out, "  %s: %s\n", label, text)
		}
	}
	fmt.Fprintln(&out, f.Name)
	switch f.Status {
	case inbox.Imported:
		line("imported", said(f))
		line("recognised", kindNames(f.Sections))
		line("kept as it is", strings.Join(f.Unplaced, " · "))
		for _, n := range f.Notes {
			line("note", n)
		}
	case inbox.Same:
		line("here already", strings.TrimSpace(said(f)+". "+f.Problem))
	case inbox.Refused:
		line("refused", strings.TrimSpace(f.Problem+" "+f.Remedy))
	case inbox.Skipped:
		line("left alone", f.Problem)
	}
	return out.String()
}

// said is what the posting says, in a line.
func said(f inbox.Outcome) string {
	parts := []string{f.Title}
	if f.Title == "" {
		parts[0] = "(no title found)"
	}
	for _, part := range []string{f.Place, f.Pay} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, " · ")
}

// kindNames are the sections' names in English, each once.
func kindNames(kinds []posting.Kind) string {
	words := posting.LabelsFor("en")
	var names []string
	seen := map[posting.Kind]bool{}
	for _, k := range kinds {
		if !seen[k] {
			names = append(names, strings.ToLower(words.Heading(k, "")))
		}
		seen[k] = true
	}
	return strings.Join(names, ", ")
}
