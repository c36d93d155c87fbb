package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"os/signal"
	"runtime"
	"slices"
	"strings"
	"syscall"

	"rolewright/internal/bundle"
	"rolewright/internal/export"
	"rolewright/internal/workspace"
)

const exportUsage = `Usage: rolewright export --all --to DIR [flags]
       rolewright export ID… --to DIR [flags]

Writes job descriptions that are kept as files into a folder: all of them, or
those whose ids are named (the last part of the address when one is open). The
files hold what a candidate may see.

Again into the same folder, only what has changed is written, and names stay:
so the folder can be kept in git. A file that somebody else wrote or changed is
spared and named. The folder's own list of files is in .rolewright-export.json.
With Rolewright running, the job descriptions come from it.

Flags:
  --all             all job descriptions
  --status STATUS   with --all: only those that are draft, ready, published or
                    archived
  --company NAME    with --all: only those of the company
  --to DIR          the folder; it is made where there is none
  --format LIST     formats with commas between: pdf (default), docx, md, html,
                    txt, board, jsonld, json
  --theme NAME      the look of all files, in place of each one's own;
                    "rolewright themes" lists them
  --paper SIZE      their paper, in the same way: a4 or letter
  --draft           mark each of their pages as a draft; --draft=false marks none
  --fonts DIR       TrueType fonts (.ttf) for scripts that a PDF lacks, such as
                    Chinese, Hindi or Thai
  --prune           remove files of earlier times that are not written now, of
                    job descriptions that were deleted or are not meant
  --force           replace and remove files that others wrote or changed, too
  --store PATH      the file that the data is kept in (default: in the user's data folder)

Examples:
  rolewright export --all --to ~/jobs --format pdf,md
  rolewright export --all --status published --to public --format html --prune

Exit codes: 0 done, 2 wrong usage, 3 a file was spared (the others are
written), 4 a file or the data could not be read or written.
`

func exportCommand() command {
	return command{"export", "write job descriptions into a folder", exportUsage, runExport}
}

// exporting is what the flags of export say.
type exporting struct {
	ids          []string
	all          bool
	filter       workspace.Filter
	dir, store   string
	fonts        string
	formats      []export.Format
	look         func(export.Options) export.Options
	prune, force bool
}

func runExport(ctx context.Context, args []string, std streams) error {
	opt, err := parseExport(args)
	if err != nil {
		return err
	}
	if opt.look, err = withFonts(opt.look, opt.fonts, std.err); err != nil {
		return err
	}
	path, err := storeOf(opt.store, std)
	if err != nil {
		return err
	}
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("there is no data at %s: name its file with --store", path)
	}
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	return withWorkspace(ctx, path,
		func(work *workspace.Workspace) error { return opt.run(ctx, ownShelf{work}, std) },
		func(app *running) error { return opt.run(ctx, askedShelf{app}, std) })
}

func parseExport(args []string) (exporting, error) {
	var opt exporting
	flags := newFlags("export")
	flags.BoolVar(&opt.all, "all", false, "")
	status := flags.String("status", "", "")
	flags.StringVar(&opt.filter.Company, "company", "", "")
	flags.StringVar(&opt.dir, "to", "", "")
	flags.StringVar(&opt.store, "store", "", "")
	format := flags.String("format", "pdf", "")
	theme, paper := flags.String("theme", "", ""), flags.String("paper", "", "")
	draft := flags.Bool("draft", false, "")
	flags.StringVar(&opt.fonts, "fonts", "", "")
	flags.BoolVar(&opt.prune, "prune", false, "")
	flags.BoolVar(&opt.force, "force", false, "")
	var err error
	if opt.ids, err = parse(flags, args); err != nil {
		return opt, err
	}
	opt.filter.Status = workspace.Status(*status)
	if err := opt.check(); err != nil {
		return opt, err
	}
	if opt.formats, err = formatsOf(*format); err != nil {
		return opt, err
	}
	opt.look, err = lookOf(flags, *theme, *paper, *draft)
	return opt, err
}

// check refuses flags that contradict each other.
func (opt exporting) check() error {
	filtered := opt.filter != workspace.Filter{}
	switch {
	case opt.dir == "":
		return &usageError{"export needs --to DIR: the folder to write into"}
	case !opt.all && len(opt.ids) == 0:
		return &usageError{"export needs --all, or the ids of job descriptions"}
	case opt.all && len(opt.ids) > 0:
		return &usageError{fmt.Sprintf("export takes --all or ids, not both: %s", opt.ids[0])}
	case !opt.all && filtered:
		return &usageError{"--status and --company go with --all"}
	case opt.filter.Status != "" && !opt.filter.Status.Known():
		return &usageError{fmt.Sprintf("--status %q is not known: use draft, ready, published or archived", opt.filter.Status)}
	}
	return nil
}

func formatsOf(list string) ([]export.Format, error) {
	var out []export.Format
	for name := range strings.SplitSeq(list, ",") {
		f, err := export.ByName(strings.TrimSpace(name))
		if err != nil {
			return nil, &usageError{"--format: " + err.Error()}
		}
		if !slices.Contains(out, f) {
			out = append(out, f)
		}
	}
	return out, nil
}

// lookOf is what the flags change about a look.
func lookOf(flags *flag.FlagSet, theme, paper string, draft bool) (func(export.Options) export.Options, error) {
	given := map[string]bool{}
	flags.Visit(func(f *flag.Flag) { given[f.Name] = true })
	knownTheme, err := export.ParseTheme(theme)
	if err != nil {
		return nil, &usageError{"--theme: " + err.Error()}
	}
	knownPaper, err := export.ParsePaper(paper)
	if err != nil {
		return nil, &usageError{"--paper: " + err.Error()}
	}
	return func(o export.Options) export.Options {
		if given["theme"] {
			o.Theme = knownTheme
		}
		if given["paper"] {
			o.Paper = knownPaper
		}
		if given["draft"] {
			o.Draft = draft
		}
		return o
	}, nil
}

// run writes the postings of a shelf into the folder.
func (opt exporting) run(ctx context.Context, from shelf, std streams) (err error) {
	ids, err := opt.meant(ctx, from)
	if err != nil {
		return err
	}
	folder, err := bundle.OpenFolder(opt.dir, opt.force)
	if err != nil {
		return fmt.Errorf("cannot use %s: %w", opt.dir, err)
	}
	w := exportRun{exporting: opt, folder: folder, total: len(ids) * len(opt.formats), stderr: std.err, counts: map[bundle.Outcome]int{}}
	err = w.files(ctx, opt.postings(ctx, from, folder, ids))
	if err == nil {
		err = w.others(std.out)
	}
	if err = errors.Join(err, folder.Close()); err != nil {
		return w.brokenOff(err)
	}
	if err := w.say(std.out); err != nil {
		return err
	}
	return w.ending()
}

// meant are the ids of the postings to write, the oldest first, so that the
// same data give the same names.
func (opt exporting) meant(ctx context.Context, from shelf) ([]string, error) {
	ids := opt.ids
	if opt.all {
		var err error
		if ids, err = from.ids(ctx, opt.filter); err != nil {
			return nil, err
		}
	}
	ids = slices.Clone(ids)
	slices.Sort(ids)
	ids = slices.Compact(ids)
	for _, id := range opt.ids {
		if _, err := from.get(ctx, id); errors.Is(err, bundle.ErrGone) {
			return nil, &usageError{fmt.Sprintf("there is no job description with the id %q: it is the last part of the address when one is open", id)}
		} else if err != nil {
			return nil, err
		}
	}
	return ids, nil
}

// postings reads the postings one after the other. One that was deleted since
// the ids were read is passed over.
func (opt exporting) postings(ctx context.Context, from shelf, folder *bundle.Folder, ids []string) iter.Seq2[bundle.Posting, error] {
	return func(yield func(bundle.Posting, error) bool) {
		for _, id := range ids {
			p, err := from.get(ctx, id)
			if errors.Is(err, bundle.ErrGone) {
				continue
			}
			if err == nil {
				p.Stem, p.Options = folder.Stem(p.ID, p.Content), opt.look(p.Options)
			}
			if !yield(p, err) || err != nil {
				return
			}
		}
	}
}

// exportRun is one export under way, and what came of it.
type exportRun struct {
	exporting
	folder *bundle.Folder
	total  int
	stderr io.Writer

	done   int
	counts map[bundle.Outcome]int
	// spared and failed are names of files; removed counts them.
	spared, failed []string
	removed        int
}

func (r *exportRun) files(ctx context.Context, postings iter.Seq2[bundle.Posting, error]) error {
	line := newProgress(r.stderr)
	defer line.end()
	order := bundle.Order{Formats: r.formats, Workers: runtime.GOMAXPROCS(0)}
	for f, err := range bundle.Files(ctx, postings, order) {
		if err != nil {
			return err
		}
		line.bar(r.done, r.total, f.Name)
		if f.Err != nil {
			r.failed = append(r.failed, f.Name)
			r.tell(line, f.Name, f.Err.Error())
		} else if err := r.put(f, line); err != nil {
			return plainPathError(f.Name, err)
		}
		r.done++
	}
	return nil
}

// put writes one file, and says what there is to know about it.
func (r *exportRun) put(f bundle.File, line *progress) error {
	outcome, err := r.folder.Put(f)
	if err != nil {
		return err
	}
	r.counts[outcome]++
	switch outcome {
	case bundle.Spared:
		r.spared = append(r.spared, f.Name)
		r.tell(line, f.Name, "was written or changed by somebody else and is left as it is")
	case bundle.Added, bundle.Changed:
		for _, note := range f.Notes {
			r.tell(line, f.Name, note)
		}
	}
	return nil
}

func (r *exportRun) tell(line *progress, name, text string) {
	line.end()
	fmt.Fprintf(r.stderr, "%s: %s\n", name, text)
}

// others removes or names the files of earlier times.
func (r *exportRun) others(out io.Writer) error {
	if !r.prune {
		if n := len(r.folder.Others()); n > 0 && r.all && r.filter == (workspace.Filter{}) {
			return say(out, "%s of earlier times, of job descriptions or formats that are not written any more: --prune removes them.\n", files(n))
		}
		return nil
	}
	gone, err := r.folder.RemoveOthers()
	r.removed = len(gone)
	return err
}

func files(n int) string {
	if n == 1 {
		return "1 file"
	}
	return fmt.Sprintf("%d files", n)
}

func (r *exportRun) say(out io.Writer) error {
	text := fmt.Sprintf("%s: %d added, %d changed, %d the same", r.dir, r.counts[bundle.Added], r.counts[bundle.Changed], r.counts[bundle.Unchanged])
	if r.removed > 0 {
		text += fmt.Sprintf(", %d removed", r.removed)
	}
	return say(out, "%s.\n", text)
}

func (r *exportRun) brokenOff(err error) error {
	if errors.Is(err, context.Canceled) {
		return fmt.Errorf("stopped after %d of %s: those are complete, and the same command goes on with the others", r.done, files(r.total))
	}
	return err
}

// ending says how the command ends where not everything was written.
func (r *exportRun) ending() error {
	switch {
	case len(r.failed) > 0:
		return fmt.Errorf("%s could not be written", files(len(r.failed)))
	case len(r.spared) > 0:
		return &refusal{r.dir, fmt.Errorf("%s spared. Move what you need of them elsewhere, or add --force to replace them", files(len(r.spared)))}
	}
	return nil
}
