package main

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"rolewright/internal/export"
)

// timed makes a file with what returns it.
func timed(write func() ([]byte, error)) func() ([]byte, time.Duration, error) {
	return func() ([]byte, time.Duration, error) {
		began := time.Now()
		file, err := write()
		return file, time.Since(began), err
	}
}

// inProcess is Rolewright as its server makes files.
func inProcess(_ context.Context, j job) (*way, error) {
	return &way{name: "Rolewright, in the process", repeat: 20, make: timed(func() ([]byte, error) {
		var out bytes.Buffer
		_, err := export.PDF{}.Write(&out, j.doc, export.Options{})
		return out.Bytes(), err
	})}, nil
}

// asProcess is Rolewright's command, which begins with nothing in memory and
// reads the posting.
func asProcess(ctx context.Context, j job) (*way, error) {
	program, result := filepath.Join(j.folder, "rolewright"), filepath.Join(j.folder, "ours.pdf")
	if err := run(ctx, "go", "build", "-o", program, "./cmd/rolewright"); err != nil {
		return nil, err
	}
	return &way{name: "Rolewright, a command", make: timed(func() ([]byte, error) {
		return made(ctx, result, program, "convert", j.source, "-o", result)
	})}, nil
}

// made is the file that a program wrote.
func made(ctx context.Context, result, program string, args ...string) ([]byte, error) {
	if err := run(ctx, program, args...); err != nil {
		return nil, err
	}
	return os.ReadFile(result)
}

// run runs a program and returns what it said where it failed.
func run(ctx context.Context, program string, args ...string) error {
	return runIn(ctx, "", program, args...)
}

func runIn(ctx context.Context, folder, program string, args ...string) error {
	cmd := exec.CommandContext(ctx, program, args...)
	cmd.Dir = folder
	said, err := cmd.CombinedOutput()
	if err != nil {
		return &failure{program: program, said: string(said), err: err}
	}
	return nil
}

// failure is a program that failed.
type failure struct {
	program, said string
	err           error
}

func (f *failure) Error() string { return f.program + ": " + f.err.Error() + "\n" + f.said }
func (f *failure) Unwrap() error { return f.err }
