package main

import (
	"context"
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain lets the scripts call the program by its name.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"rolewright": func() {
			os.Exit(run(context.Background(), os.Args[1:], os.Stdin, os.Stdout, os.Stderr, os.Getenv))
		},
	})
}

// TestScripts runs testdata/script/*.txtar: each calls the program as people
// and other programs do.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"exits": exits, "lists": lists},
	})
}

// exits runs a command and checks its exit code: exits 2 rolewright convert.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND [ARGUMENTS]")
	}
	err := ts.Exec(args[1], args[2:]...)
	got := "0"
	if err != nil {
		got = exitText(err)
	}
	if got != args[0] {
		ts.Fatalf("exit code %s, want %s", got, args[0])
	}
}

// exitText is the number in an error such as "exit status 2".
func exitText(err error) string {
	if exit, ok := err.(interface{ ExitCode() int }); ok {
		return string(rune('0' + exit.ExitCode()))
	}
	return err.Error()
}

// lists checks the names of the files in a folder: lists DIR NAME….
func lists(ts *testscript.TestScript, neg bool, args []string) {
	entries, err := os.ReadDir(ts.MkAbs(args[0]))
	ts.Check(err)
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	want := args[1:]
	if len(got) != len(want) {
		ts.Fatalf("%s holds %q, want %q", args[0], got, want)
	}
	for i := range got {
		if got[i] != want[i] {
			ts.Fatalf("%s holds %q, want %q", args[0], got, want)
		}
	}
}
