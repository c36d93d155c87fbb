package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"rolewright/internal/role"
	"rolewright/templates"
)

const rolesUsage = `Usage: rolewright roles [list [WORDS]] [--json]
       rolewright roles show SLUG [--json]
       rolewright roles compare SLUG SLUG … [--json]

The role library: what a manager needs to know of a role in order to hire for
it, and the text that a job description starts from.

  list    the roles, a line each: slug and title; with words, those that fit
  show    all that the library says of one role
  compare two to four roles side by side: pay, ratings, duties, tools

Flags:
  --json    as JSON, for programs

Examples:
  rolewright roles
  rolewright roles list senior web
  rolewright roles show back-end-developer
  rolewright roles compare web-developer front-end-developer
  rolewright roles list --json

Exit codes: 0 done, 2 wrong usage or a role that is not there, 4 the output
could not be written.
`

func rolesCommand() command {
	return command{"roles", "list the role library, show or compare roles", rolesUsage, runRoles}
}

func runRoles(_ context.Context, args []string, std streams) error {
	flags := newFlags("roles")
	asJSON := flags.Bool("json", false, "")
	rest, err := parse(flags, args)
	if err != nil {
		return err
	}
	verb := "list"
	if len(rest) > 0 {
		verb, rest = rest[0], rest[1:]
	}
	switch {
	case verb == "list":
		return listRoles(strings.Join(rest, " "), *asJSON, std.out)
	case verb == "show" && len(rest) == 1:
		return showRole(rest[0], *asJSON, std.out)
	case verb == "show":
		return &usageError{"roles show takes one slug"}
	case verb == "compare":
		return compareRoles(rest, *asJSON, std.out)
	default:
		return &usageError{fmt.Sprintf("roles cannot %q: use list, show or compare", verb)}
	}
}

func listRoles(words string, asJSON bool, out io.Writer) error {
	lib, err := role.Open(templates.Roles())
	if err != nil {
		return err
	}
	entries := lib.List()
	if words != "" {
		entries = lib.Search(role.ParseRequest(words))
	}
	if asJSON {
		return writeJSON(out, entries)
	}
	width := 0
	for _, e := range entries {
		width = max(width, len(e.Slug))
	}
	var text strings.Builder
	for _, e := range entries {
		fmt.Fprintf(&text, "%-*s  %s\n", width, e.Slug, e.Title)
	}
	_, err = io.WriteString(out, text.String())
	return err
}

func showRole(slug string, asJSON bool, out io.Writer) error {
	r, err := getRole(slug)
	if err != nil {
		return err
	}
	if asJSON {
		return writeJSON(out, r)
	}
	_, err = io.WriteString(out, roleText(r))
	return err
}

func writeJSON(out io.Writer, v any) error {
	e := json.NewEncoder(out)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(v)
}
