package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"rolewright/internal/export"
	"rolewright/internal/posting"
	"rolewright/internal/role"
)

const newUsage = `Usage: rolewright new --role SLUG [flags]

Starts a job description from a role of the library, as a Markdown file to
edit. "rolewright roles" lists the roles. No pay is filled in: that is for the
employer to say.

Flags:
  --role SLUG         the role to start from
  --company FILE      a YAML file with the company's texts; its keys are those
                      of "company" in a posting's JSON form: name, about,
                      mission, benefits …
  --seniority WORD    intern, junior, mid, senior, lead, principal, manager,
                      director or executive
  --place TEXT        where the work is: "Berlin, Germany"
  -o FILE             where to write (default: standard output); the ending
                      says the format, .md or another that convert writes
  --force             write over a file that is there
  --store PATH        the file that your data is in (default: in the user's data
                      folder); your own roles and imported ones belong to it

Examples:
  rolewright new --role back-end-developer -o backend.md
  rolewright new --role web-developer --seniority senior --place "Austin, TX" --company acme.yaml -o web.md

Exit codes: 0 done, 2 wrong usage, 3 the company file was refused, 4 a file
could not be read or written.
`

func newCommand() command {
	return command{"new", "start a job description from a role", newUsage, runNew}
}

// start is what the flags of new say.
type start struct {
	role, company, seniority, place, out, store string
	force                                       bool
}

func runNew(ctx context.Context, args []string, std streams) error {
	s, err := parseNew(args)
	if err != nil {
		return err
	}
	c := conversion{in: s.company, out: s.out}
	if c.format, err = outputFormat("posting.md", ""); err == nil && s.out != "-" {
		c.format, err = outputFormat(s.out, "")
	}
	if err != nil {
		return err
	}
	p, err := s.posting(ctx, std)
	if err != nil {
		return err
	}
	content, err := c.draft(p, std)
	if err != nil {
		return err
	}
	return writeFile(s.out, content, std.out)
}

// draft writes a posting that somebody will go on with: unlike the files for
// candidates, its Markdown form keeps the headings that nothing stands under.
func (c conversion) draft(p posting.Posting, std streams) ([]byte, error) {
	if c.format.Name() != (export.Markdown{}).Name() {
		return c.render(p, std.err)
	}
	var out bytes.Buffer
	err := posting.WriteMarkdown(&out, p)
	return out.Bytes(), err
}

func parseNew(args []string) (start, error) {
	var s start
	flags := newFlags("new")
	flags.StringVar(&s.role, "role", "", "")
	flags.StringVar(&s.company, "company", "", "")
	flags.StringVar(&s.seniority, "seniority", "", "")
	flags.StringVar(&s.place, "place", "", "")
	flags.StringVar(&s.out, "o", "-", "")
	flags.StringVar(&s.store, "store", "", "")
	flags.BoolVar(&s.force, "force", false, "")
	rest, err := parse(flags, args)
	switch {
	case err != nil:
		return s, err
	case len(rest) > 0:
		return s, &usageError{fmt.Sprintf("new takes no argument %q: name the role with --role", rest[0])}
	case s.role == "":
		return s, &usageError{`new needs --role SLUG; "rolewright roles" lists the roles`}
	case s.seniority != "" && !slices.Contains(posting.Seniorities(), posting.Seniority(s.seniority)):
		return s, &usageError{fmt.Sprintf("--seniority %q is not known", s.seniority)}
	}
	return s, s.mayWrite()
}

// mayWrite refuses to write over somebody's work.
func (s start) mayWrite() error {
	if s.out == "-" || s.force {
		return nil
	}
	if info, err := os.Stat(s.out); err == nil && info.Mode().IsRegular() {
		return fmt.Errorf("%s is there already: name another file, or add --force to write over it", s.out)
	}
	return nil
}

func (s start) posting(ctx context.Context, std streams) (posting.Posting, error) {
	lib, err := openLibrary(ctx, s.store, std)
	if err != nil {
		return posting.Posting{}, err
	}
	r, err := getRole(lib, s.role)
	if err != nil {
		return posting.Posting{}, err
	}
	opt := role.StartOptions{Seniority: posting.Seniority(s.seniority)}
	if s.place != "" {
		opt.Location = posting.ParseLocation(s.place, "en")
	}
	if s.company != "" {
		if opt.Company, err = readCompany(s.company, std); err != nil {
			return posting.Posting{}, err
		}
	}
	return role.Start(r, opt, newID), nil
}

// getRole gets a role of the library; an unknown slug is answered with
// those that come near.
func getRole(lib *role.Library, slug string) (role.Role, error) {
	r, err := lib.Get(slug)
	if errors.Is(err, role.ErrNotFound) {
		return r, &usageError{fmt.Sprintf("there is no role %q%s", slug, suggestions(lib, slug))}
	}
	return r, err
}

func suggestions(lib *role.Library, slug string) string {
	near := lib.Search(role.ParseRequest(strings.ReplaceAll(slug, "-", " ")))
	var names []string
	for _, e := range near[:min(3, len(near))] {
		names = append(names, e.Slug)
	}
	if len(names) == 0 || len(near) == len(lib.List()) {
		return `; "rolewright roles" lists them`
	}
	return "; did you mean " + strings.Join(names, ", ") + "?"
}

// readCompany reads a company's texts from YAML, of which JSON is a part. The
// keys are checked as strictly as those of a posting's JSON form.
func readCompany(name string, std streams) (posting.Company, error) {
	src, err := readInput(name, std.in)
	if err != nil {
		return posting.Company{}, err
	}
	var keys map[string]any
	if err := yaml.Unmarshal(src, &keys); err != nil {
		return posting.Company{}, &refusal{name, fmt.Errorf("this is no YAML: %w", err)}
	}
	asJSON, err := json.Marshal(keys)
	if err != nil {
		return posting.Company{}, &refusal{name, fmt.Errorf("every key must be a word and every value a text: %w", err)}
	}
	company, err := posting.DecodeCompany(asJSON)
	if err != nil {
		return company, &refusal{name, err}
	}
	return company, nil
}
