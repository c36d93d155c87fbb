package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"rolewright/internal/role"
	"rolewright/internal/wages"
)

const rolesUsage = `Usage: rolewright roles [list [WORDS]] [--json]
       rolewright roles show SLUG [--json]
       rolewright roles compare SLUG SLUG … [--json]
       rolewright roles import DIR
       rolewright roles import-onet DIR
       rolewright roles import-wages FILE.xlsx [--date "May 2024"]

The role library: what a manager needs to know of a role in order to hire for
it, and the text that a job description starts from.

  list    the roles, a line each: slug and title; with words, those that fit
  show    all that the library says of one role
  compare two to four roles side by side: pay, ratings, duties, tools
  import  make the role files (.yaml) of a folder your own roles, all or none;
          again with the same files changes nothing
  import-onet
          make a role of every occupation with tasks in a release of the O*NET
          database, version 28 or later: its folder of text files, or their ZIP
  import-wages
          read a wage workbook of the U.S. Bureau of Labor Statistics (national,
          state or metropolitan), or its ZIP; roles then show pay by area

Flags:
  --json        as JSON, for programs
  --store PATH  the file that your data is in (default: in the user's data
                folder); your own roles and imported ones belong to it
  --date MONTH  the reference month of a workbook that does not say it

Importing works while the app runs, and changes all or nothing.

Examples:
  rolewright roles
  rolewright roles list senior web
  rolewright roles show back-end-developer
  rolewright roles compare web-developer front-end-developer
  rolewright roles list --json
  rolewright roles import ~/hr/roles
  rolewright roles import-onet ~/Downloads/db_30_1_text
  rolewright roles import-wages ~/Downloads/state_M2024_dl.xlsx

Exit codes: 0 done, 2 wrong usage or a role that is not there, 3 a file was
refused, 4 a file could not be read or written.
`

func rolesCommand() command {
	return command{"roles", "list the role library, show or compare roles", rolesUsage, runRoles}
}

func runRoles(ctx context.Context, args []string, std streams) error {
	flags := newFlags("roles")
	asJSON := flags.Bool("json", false, "")
	store := flags.String("store", "", "")
	date := flags.String("date", "", "")
	rest, err := parse(flags, args)
	if err != nil {
		return err
	}
	verb := "list"
	if len(rest) > 0 {
		verb, rest = rest[0], rest[1:]
	}
	switch verb {
	case "list", "show", "compare":
		lib, err := openLibrary(ctx, *store, std)
		if err != nil {
			return err
		}
		return readRoles(lib, verb, rest, *asJSON, std.out)
	case "import":
		if len(rest) != 1 {
			return &usageError{"roles import takes one folder"}
		}
		return importRoles(ctx, rest[0], *store, std)
	case "import-onet":
		if len(rest) != 1 {
			return &usageError{"roles import-onet takes one folder, or the ZIP of one"}
		}
		return importOccupations(ctx, rest[0], *store, std)
	case "import-wages":
		if len(rest) != 1 {
			return &usageError{"roles import-wages takes one workbook"}
		}
		return importWages(ctx, rest[0], wages.Options{Date: *date}, *store, std)
	}
	return &usageError{fmt.Sprintf("roles cannot %q: use list, show, compare, import, import-onet or import-wages", verb)}
}

// readRoles does what only reads the library.
func readRoles(lib *role.Library, verb string, args []string, asJSON bool, out io.Writer) error {
	switch {
	case verb == "list":
		return listRoles(lib, strings.Join(args, " "), asJSON, out)
	case verb == "compare":
		return compareRoles(lib, args, asJSON, out)
	case len(args) != 1:
		return &usageError{"roles show takes one slug"}
	}
	return showRole(lib, args[0], asJSON, out)
}

func listRoles(lib *role.Library, words string, asJSON bool, out io.Writer) error {
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
	_, err := io.WriteString(out, text.String())
	return err
}

func showRole(lib *role.Library, slug string, asJSON bool, out io.Writer) error {
	r, err := getRole(lib, slug)
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
