package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"
)

// command is one word after "rolewright".
type command struct {
	name string
	// about is the line in the list of commands.
	about string
	// usage is the manual.
	usage string
	run   func(ctx context.Context, args []string, std streams) error
}

// streams are the program's ways in and out.
type streams struct {
	in       io.Reader
	out, err io.Writer
	getenv   func(string) string
}

// commands lists the commands in the order of the manual.
func commands() []command {
	all := []command{serveCommand(), newCommand(), convertCommand(), checkCommand(), importCommand(), exportCommand(), themesCommand(), offerCommand(), rolesCommand()}
	return append(append(all, careCommands()...), versionCommand())
}

func find(name string) (command, bool) {
	all := commands()
	i := slices.IndexFunc(all, func(c command) bool { return c.name == name })
	if i < 0 {
		return command{}, false
	}
	return all[i], true
}

func dispatch(ctx context.Context, name string, args []string, std streams) error {
	switch name {
	case "help", "-h", "--help", "-help":
		return help(args, std)
	case "--version", "-version":
		name = "version"
	}
	c, ok := find(name)
	if !ok {
		return &usageError{fmt.Sprintf("%q is not a command", name)}
	}
	err := c.run(ctx, args, std)
	if errors.Is(err, flag.ErrHelp) {
		_, err = io.WriteString(std.out, c.usage)
	}
	return err
}

// help writes the list of commands, or the manual of the one that is named.
func help(args []string, std streams) error {
	if len(args) > 0 {
		c, ok := find(args[0])
		if !ok {
			return &usageError{fmt.Sprintf("%q is not a command", args[0])}
		}
		_, err := io.WriteString(std.out, c.usage)
		return err
	}
	var out strings.Builder
	out.WriteString("Rolewright builds job descriptions.\n\nUsage: rolewright [COMMAND] [arguments]\n\nCommands:\n")
	for _, c := range commands() {
		fmt.Fprintf(&out, "  %-10s %s\n", c.name, c.about)
	}
	out.WriteString(`
"rolewright COMMAND -h" is the manual of a command.

Exit codes: 0 done, 1 there are findings, 2 wrong usage, 3 an input was
refused, 4 a file could not be read or written.
`)
	_, err := io.WriteString(std.out, out.String())
	return err
}

// parse reads flags that may stand before, between and after the arguments,
// and returns the arguments. "--" ends the flags.
func parse(flags *flag.FlagSet, args []string) ([]string, error) {
	flags.SetOutput(io.Discard)
	var rest, last []string
	if i := slices.Index(args, "--"); i >= 0 {
		args, last = args[:i], args[i+1:]
	}
	for {
		if err := flags.Parse(args); errors.Is(err, flag.ErrHelp) {
			return nil, err
		} else if err != nil {
			return nil, &usageError{err.Error()}
		}
		if flags.NArg() == 0 {
			return append(rest, last...), nil
		}
		rest, args = append(rest, flags.Arg(0)), flags.Args()[1:]
	}
}

// newFlags is a set of flags that reports its errors instead of exiting.
func newFlags(name string) *flag.FlagSet { return flag.NewFlagSet(name, flag.ContinueOnError) }
