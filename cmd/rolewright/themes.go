package main

import (
	"context"
	"io"
	"strings"

	"rolewright/internal/export"
)

const themesUsage = `Usage: rolewright themes

Prints the names of the looks that a PDF, a Word document and a web page can
have, one a line, for "rolewright convert --theme NAME". The first is the
default.

Exit codes: 0 done, 2 wrong usage, 4 the output could not be written.
`

func themesCommand() command {
	return command{"themes", "list the looks of a job description", themesUsage, runThemes}
}

func runThemes(_ context.Context, args []string, std streams) error {
	rest, err := parse(newFlags("themes"), args)
	if err != nil {
		return err
	}
	if len(rest) > 0 {
		return &usageError{"themes takes no arguments"}
	}
	_, err = io.WriteString(std.out, strings.Join(export.Themes(), "\n")+"\n")
	return err
}
