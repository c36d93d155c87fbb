package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"rolewright/internal/export"
	"rolewright/internal/intake"
	"rolewright/internal/posting"
)

const convertUsage = `Usage: rolewright convert IN -o OUT [flags]

Reads a job description and writes it in another format. The files' endings
say which: it reads .docx, .odt, .html, .md, .txt, .json and .pdf, by its pages
where it is of another program; it writes .pdf, .docx, .md, .html, .txt,
.board.html (to paste into a job board's form), .jsonld (structured data for
search engines) and .json.
"-" stands for a pipe, which needs --from or --to.

The output holds what a candidate may see: hidden sections are left out. It is
written whole or not at all, and never over the input.

Flags:
  -o FILE          where to write; "-" is standard output
  --from FORMAT    docx, odt, html, md, txt or json, whatever IN is called
  --to FORMAT      pdf, docx, md, html, txt, board, jsonld or json, whatever OUT
                   is called
  --theme NAME     the look of a PDF, a Word document or a web page;
                   "rolewright themes" lists them
  --paper SIZE     their paper: a4 (default) or letter
  --draft          mark each of their pages as a draft
  --fonts DIR      TrueType fonts (.ttf) for scripts that a PDF lacks, such as
                   Chinese, Hindi or Thai

Examples:
  rolewright convert backend-developer.md -o backend-developer.pdf
  rolewright convert old-posting.docx -o new-posting.md
  rolewright convert saved-page.html -o posting.md
  cat posting.json | rolewright convert - --from json -o - --to md

Exit codes: 0 done, 2 wrong usage, 3 the input was refused, 4 a file could not
be read or written.
`

func convertCommand() command {
	return command{"convert", "turn a job description into another format", convertUsage, runConvert}
}

// conversion is what the flags of convert say.
type conversion struct {
	in, out  string
	from, to string
	fonts    string
	options  export.Options
	format   export.Format
}

func runConvert(_ context.Context, args []string, std streams) error {
	c, err := parseConvert(args)
	if err != nil {
		return err
	}
	if c.options.Fonts, err = openFonts(c.fonts, std.err); err != nil {
		return err
	}
	res, err := readPosting(c.in, c.from, std.in)
	if err != nil {
		return err
	}
	for _, note := range res.Notes {
		fmt.Fprintf(std.err, "%s: %s\n", c.in, note)
	}
	content, err := c.render(posting.Normalize(res.Posting, newID), std.err)
	if err != nil {
		return err
	}
	return writeFile(c.out, content, std.out)
}

func parseConvert(args []string) (conversion, error) {
	var c conversion
	flags := newFlags("convert")
	flags.StringVar(&c.out, "o", "", "")
	flags.StringVar(&c.from, "from", "", "")
	flags.StringVar(&c.to, "to", "", "")
	flags.StringVar(&c.options.Theme, "theme", "", "")
	flags.BoolVar(&c.options.Draft, "draft", false, "")
	flags.StringVar(&c.fonts, "fonts", "", "")
	paper := flags.String("paper", "", "")
	rest, err := parse(flags, args)
	switch {
	case err != nil:
		return c, err
	case len(rest) != 1:
		return c, &usageError{fmt.Sprintf("convert takes one input, not %d", len(rest))}
	case c.out == "":
		return c, &usageError{"convert needs -o FILE: where to write"}
	}
	c.in = rest[0]
	if c.options.Theme, err = export.ParseTheme(c.options.Theme); err != nil {
		return c, &usageError{"--theme: " + err.Error()}
	}
	if c.options.Paper, err = export.ParsePaper(*paper); err != nil {
		return c, &usageError{"--paper: " + err.Error()}
	}
	return c, c.formats()
}

// formats settles the formats by the flags and the files' endings.
func (c *conversion) formats() error {
	var err error
	if c.from == "" && c.in == "-" {
		return &usageError{"convert needs --from docx, odt, html, md, txt or json for a pipe"}
	}
	if c.to == "" && c.out == "-" {
		return &usageError{"convert needs --to FORMAT, such as md, for a pipe"}
	}
	if c.out != "-" && sameFile(c.in, c.out) {
		return &usageError{"IN and OUT are the same file: name another one with -o"}
	}
	c.format, err = outputFormat(c.out, c.to)
	return err
}

func outputFormat(name, to string) (export.Format, error) {
	if to == "" && filepath.Ext(name) == "" {
		return nil, &usageError{fmt.Sprintf("%s has no ending that says the format: add one, or --to FORMAT", name)}
	}
	find, by := export.ByFileName, name
	if to != "" {
		find, by = export.ByName, to
	}
	format, err := find(by)
	if err != nil {
		return nil, &usageError{err.Error()}
	}
	return format, nil
}

// readPosting reads a file, or standard input for "-".
func readPosting(name, from string, stdin io.Reader) (intake.Result, error) {
	src, err := readInput(name, stdin)
	if err != nil {
		return intake.Result{}, err
	}
	as := name
	if from != "" {
		as = "input." + strings.TrimPrefix(from, ".")
	}
	res, err := intake.Read(as, src)
	if err != nil {
		return res, &refusal{name, err}
	}
	return res, nil
}

// readInput reads no more than is needed to see that it is too much.
func readInput(name string, stdin io.Reader) ([]byte, error) {
	in := stdin
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return nil, cannotRead(name, err)
		}
		defer f.Close()
		in = f
	}
	src, err := io.ReadAll(io.LimitReader(in, intake.MaxFile+1))
	if err != nil {
		return nil, cannotRead(name, err)
	}
	return src, nil
}

func cannotRead(name string, err error) error {
	if path := new(fs.PathError); errors.As(err, &path) {
		err = path.Err
	}
	return fmt.Errorf("cannot read %s: %w", name, err)
}

// render writes the posting in the format, and says what could not be shown.
func (c conversion) render(p posting.Posting, stderr io.Writer) ([]byte, error) {
	logo, err := readLogo(c.in, p.Company.Logo)
	if err != nil {
		fmt.Fprintf(stderr, "%s: the logo is left out: %v\n", c.in, err)
	}
	var out bytes.Buffer
	report, err := c.format.Write(&out, export.NewDocument(p, logo), c.options)
	if err != nil {
		return nil, fmt.Errorf("write %s: %w", c.format.Name(), err)
	}
	for _, line := range report.Replacements() {
		fmt.Fprintf(stderr, "%s: the fonts lack some characters: %s\n", c.out, line)
	}
	for _, n := range report.Notes {
		fmt.Fprintf(stderr, "%s: %s\n", c.out, n.Text)
	}
	return out.Bytes(), nil
}

// largestLogo bounds a logo's file, in bytes.
const largestLogo = 5 << 20

// readLogo reads the logo that a posting names, beside the posting's file and
// nowhere else: a posting of a stranger must not pull in other files.
func readLogo(beside, name string) ([]byte, error) {
	if name == "" || beside == "-" {
		return nil, nil
	}
	if !filepath.IsLocal(filepath.FromSlash(name)) {
		return nil, fmt.Errorf("%q does not lie beside the file", name)
	}
	root, err := os.OpenRoot(filepath.Dir(beside))
	if err != nil {
		return nil, cannotRead(name, err)
	}
	defer root.Close()
	f, err := root.Open(filepath.FromSlash(name))
	if err != nil {
		return nil, cannotRead(name, err)
	}
	defer f.Close()
	file, err := io.ReadAll(io.LimitReader(f, largestLogo+1))
	if err == nil && len(file) > largestLogo {
		err = fmt.Errorf("%s is larger than 5 MB", name)
	}
	if err != nil {
		return nil, err
	}
	return file, nil
}
