package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"rolewright/internal/check"
	"rolewright/internal/review"
	"rolewright/internal/role"
	"rolewright/templates"
)

const checkUsage = `Usage: rolewright check [flags] FILE…

Reviews job descriptions: what is missing, what keeps people from applying,
what the laws on pay in postings ask for, and what contradicts itself. Each
finding says why, on what evidence, and what would mend it. Files of all
formats that "rolewright import" reads are taken; of a folder, the Markdown files in it
are. "-" is standard input, as Markdown.

A file ` + check.ConfigName + ` in the folder of the first FILE or above holds the policy:

  failOn: warning
  headcount: {total: 120, byPlace: {US-CO: 12}}
  policy:
    sections: [pay, benefits, equal-opportunity]
    banned: [{words: "human resources", instead: "people team", reason: "Our name for it."}]
    minScore: 80
    maxPayWidth: 40     # percent of the lower end
    maxMustHaves: 8
  names: [Ninja Forms]  # products and skills whose words are never flagged
  companies: [Old Name] # that must not be left in a posting
  suppress:
    - {rule: cliche, quote: "hit the ground running", reason: "A quotation.", files: ["ads/"]}

Flags:
  --format FORMAT   text (default), json, sarif (2.1.0), github (annotations) or
                    gitlab (a Code Quality report)
  --fail-on LEVEL   error (default), warning or notice: what ends with code 1
  --headcount N     the employer's number of employees, for the pay laws
  --config FILE     the policy, instead of the one that is found
  --no-config       no policy
  --today DATE      the date that "past" is measured by, YYYY-MM-DD
  --rules           lists the rules, and checks nothing

Examples:
  rolewright check backend-developer.md
  rolewright check --fail-on warning --format sarif jobs/ > findings.sarif

docs/ci.md has all keys of the policy, a Git hook and jobs for GitHub and GitLab.

Exit codes: 0 nothing found, 1 there are findings, 2 wrong usage, 3 an input
was refused (the others were checked), 4 a file could not be read or written.
`

func checkCommand() command {
	return command{"check", "review job descriptions, for people and for CI", checkUsage, runCheck}
}

// checking is what the flags of check say.
type checking struct {
	paths   []string
	failOn  review.Severity
	write   func(io.Writer, []check.File) error
	checker check.Checker
	rules   bool
}

func runCheck(ctx context.Context, args []string, std streams) error {
	c, err := parseCheck(args)
	if err != nil {
		return err
	}
	if c.rules {
		return writeRules(std.out)
	}
	written, err := role.Open(templates.Roles())
	if err != nil {
		return err
	}
	c.checker.NewID = newID
	c.checker.Role = func(slug string) *review.Role {
		r, err := written.Get(slug)
		if err != nil {
			return nil // a role of one's own, which a file cannot bring along
		}
		return check.RoleContext(r)
	}
	files, err := c.files(ctx, std.in)
	if err != nil {
		return err
	}
	if err := c.write(std.out, files); err != nil {
		return err
	}
	return c.outcome(files)
}

// files reviews what the paths mean.
func (c checking) files(ctx context.Context, stdin io.Reader) ([]check.File, error) {
	if slices.Equal(c.paths, []string{"-"}) {
		src, err := readInput("-", stdin)
		if err != nil {
			return nil, err
		}
		return []check.File{c.checker.Content("stdin.md", src)}, nil
	}
	names, err := check.Find(c.paths)
	if err != nil {
		return nil, err
	}
	if len(names) == 0 {
		return nil, &usageError{"there is no Markdown file in " + strings.Join(c.paths, ", ")}
	}
	return c.checker.Files(ctx, names)
}

// outcome is the error that says how the command ends. A file that could not
// be read weighs more than a finding: nobody knows what is in it.
func (c checking) outcome(files []check.File) error {
	var found bool
	for _, f := range files {
		if f.Err != nil {
			return &refusal{f.Name, f.Err}
		}
		found = found || f.Report.Worst() != "" && f.Report.Worst().AtLeast(c.failOn)
	}
	if found {
		return errFindings
	}
	return nil
}

func parseCheck(args []string) (checking, error) {
	var c checking
	flags := newFlags("check")
	format := flags.String("format", "text", "")
	failOn := flags.String("fail-on", "", "")
	headcount := flags.Int("headcount", 0, "")
	config := flags.String("config", "", "")
	noConfig := flags.Bool("no-config", false, "")
	today := flags.String("today", "", "")
	flags.BoolVar(&c.rules, "rules", false, "")
	var err error
	if c.paths, err = parse(flags, args); err != nil || c.rules {
		return c, err
	}
	if len(c.paths) == 0 {
		return c, &usageError{"check needs a FILE, a folder, or \"-\" for standard input"}
	}
	if c.write, err = checkFormat(*format); err != nil {
		return c, err
	}
	if c.checker.Today, err = checkDate(*today); err != nil {
		return c, err
	}
	if c.checker.Config, err = checkConfig(*config, *noConfig, c.paths[0]); err != nil {
		return c, err
	}
	if *headcount > 0 {
		c.checker.Config.Headcount.Total = *headcount
	}
	c.failOn, err = checkLevel(*failOn, c.checker.Config.FailOn)
	return c, err
}

func checkFormat(name string) (func(io.Writer, []check.File) error, error) {
	switch name {
	case "text":
		return check.WriteText, nil
	case "json":
		return check.WriteJSON, nil
	case "sarif":
		return check.WriteSARIF, nil
	case "github":
		return check.WriteGitHub, nil
	case "gitlab":
		return check.WriteGitLab, nil
	}
	return nil, &usageError{fmt.Sprintf("--format %q is not known: use text, json, sarif, github or gitlab", name)}
}

func checkDate(text string) (time.Time, error) {
	if text == "" {
		return time.Now(), nil
	}
	day, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return day, &usageError{fmt.Sprintf("--today %q is not a date: write it like 2026-12-01", text)}
	}
	return day, nil
}

func checkLevel(flag string, config review.Severity) (review.Severity, error) {
	switch s := review.Severity(flag); {
	case slices.Contains(review.Severities(), s):
		return s, nil
	case flag != "":
		return "", &usageError{fmt.Sprintf("--fail-on %q is not known: use error, warning or notice", flag)}
	case config != "":
		return config, nil
	}
	return review.Error, nil
}

// checkConfig reads the policy that a flag names, or the one that lies by the
// first path.
func checkConfig(name string, none bool, first string) (check.Config, error) {
	switch {
	case none:
		return check.Config{}, nil
	case name != "":
		src, err := readInput(name, nil)
		if err != nil {
			return check.Config{}, err
		}
		c, err := check.ReadConfig(src)
		if err != nil {
			return c, &refusal{name, err}
		}
		return c, nil
	}
	folder := first
	if !isFolder(first) {
		folder = filepath.Dir(first)
	}
	c, found, err := check.FindConfig(folder)
	if err != nil {
		return c, &refusal{found, err}
	}
	return c, nil
}

// writeRules lists the rules with what they are for.
func writeRules(w io.Writer) error {
	var out strings.Builder
	category := review.Category("")
	for _, r := range review.Rules() {
		if r.Category != category {
			category = r.Category
			fmt.Fprintf(&out, "%s\n", category)
		}
		fmt.Fprintf(&out, "  %-28s %-8s %s\n", r.ID, r.Severity, r.Title)
	}
	_, err := io.WriteString(w, out.String())
	return err
}

func isFolder(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}
