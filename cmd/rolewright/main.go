// Command rolewright builds job descriptions: as a web app ("rolewright"
// alone) and on the command line. "rolewright help" lists the commands, and
// "rolewright COMMAND -h" is the manual of each.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"rolewright/internal/intake"
	"rolewright/internal/posting"
)

// The exit codes, which scripts rely on.
const (
	exitDone     = 0
	exitFindings = 1
	exitUsage    = 2
	exitRefused  = 3
	exitFailed   = 4
)

func main() {
	os.Exit(run(context.Background(), os.Args[1:], os.Stdin, os.Stdout, os.Stderr, os.Getenv))
}

// run runs the command that args name and returns the exit code.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer, getenv func(string) string) int {
	std := streams{in: stdin, out: stdout, err: stderr, getenv: getenv}
	name := "serve"
	if len(args) > 0 && (isWord(args[0]) || asksForHelp(args[0])) {
		name, args = args[0], args[1:]
	}
	err := dispatch(ctx, name, args, std)
	if err == nil {
		return exitDone
	}
	if !errors.Is(err, errFindings) {
		fmt.Fprintf(stderr, "rolewright: %v\n", err)
	}
	if usage := new(usageError); errors.As(err, &usage) {
		fmt.Fprintf(stderr, "See: rolewright %s\n", usage.manual(name))
	}
	return exitCode(err)
}

// isWord tells a command from a flag: "rolewright --open" is a flag of serve.
func isWord(arg string) bool { return !strings.HasPrefix(arg, "-") }

func asksForHelp(arg string) bool {
	switch arg {
	case "-h", "-help", "--help", "-version", "--version":
		return true
	}
	return false
}

// errFindings says that a check found something and has said so.
var errFindings = errors.New("there are findings")

// usageError is a wrong call. Its text says what is wrong and what to write
// instead.
type usageError struct{ text string }

// Error implements error.
func (e *usageError) Error() string { return e.text }

// manual is what shows how the command is called.
func (e *usageError) manual(name string) string {
	if _, ok := find(name); ok {
		return name + " -h"
	}
	return "help"
}

// refusal is an input that was read and cannot be used.
type refusal struct {
	file string
	err  error
}

// Error implements error.
func (r *refusal) Error() string { return r.file + ": " + r.err.Error() }

// Unwrap returns the reason.
func (r *refusal) Unwrap() error { return r.err }

func exitCode(err error) int {
	var (
		usage   *usageError
		refused *refusal
		intaken *intake.Refusal
		field   *posting.FieldError
	)
	switch {
	case err == nil, errors.Is(err, flag.ErrHelp):
		return exitDone
	case errors.Is(err, errFindings):
		return exitFindings
	case errors.As(err, &usage):
		return exitUsage
	case errors.As(err, &refused), errors.As(err, &intaken), errors.As(err, &field):
		return exitRefused
	default:
		return exitFailed
	}
}
