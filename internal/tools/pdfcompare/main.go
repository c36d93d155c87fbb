// Command pdfcompare makes the same job description with Rolewright and with
// other programs that make PDF files, in turn, and prints what each took. It
// stands beside the product and is no part of it.
//
// Chromium and npm are used where they are installed; npm fetches Typst into
// a temporary folder. What is absent is left out with a line that says so.
package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"time"

	"github.com/pdfcpu/pdfcpu/pkg/api"

	"rolewright/internal/export"
	"rolewright/internal/posting"
)

func main() {
	rounds := flag.Int("n", 9, "rounds")
	flag.Usage = func() {
		fmt.Fprintln(flag.CommandLine.Output(), "usage: go run ./internal/tools/pdfcompare [-n ROUNDS] POSTING.md")
		flag.PrintDefaults()
	}
	flag.Parse()
	if flag.NArg() != 1 || *rounds < 1 {
		flag.Usage()
		os.Exit(2)
	}
	if err := compare(context.Background(), os.Stdout, flag.Arg(0), *rounds); err != nil {
		fmt.Fprintln(os.Stderr, "pdfcompare:", err)
		os.Exit(1)
	}
}

// job is what all of them make: a posting, in a folder to work in.
type job struct {
	source string // the posting's file
	doc    export.Document
	folder string
}

// way is one way to make a PDF file of the job.
type way struct {
	name string
	// repeat is how many files are made in a round.
	repeat int
	// make makes a file and says how long it took.
	make func() (file []byte, took time.Duration, err error)
	stop func()

	times []time.Duration
	file  []byte
}

func compare(ctx context.Context, out io.Writer, source string, rounds int) error {
	folder, err := os.MkdirTemp("", "pdfcompare")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	j := job{source: source, folder: folder}
	if j.doc, err = read(source); err != nil {
		return err
	}
	ways := open(ctx, out, j)
	defer func() {
		for _, w := range ways {
			w.stop()
		}
	}()
	for round := range rounds + 1 {
		for _, w := range ways {
			if err := w.run(round > 0); err != nil {
				return fmt.Errorf("%s: %w", w.name, err)
			}
		}
	}
	return report(out, ways)
}

func read(source string) (export.Document, error) {
	text, err := os.ReadFile(source)
	if err != nil {
		return export.Document{}, err
	}
	p, _, err := posting.ReadMarkdown(text)
	if err != nil {
		return export.Document{}, err
	}
	return export.NewDocument(p, nil), nil
}

// open begins all ways that work here, ours first.
func open(ctx context.Context, out io.Writer, j job) []*way {
	var ways []*way
	for _, begin := range []func(context.Context, job) (*way, error){
		inProcess, asProcess, stockGofpdf, warmChromium, coldChromium, warmTypst, coldTypst,
	} {
		w, err := begin(ctx, j)
		if err != nil {
			fmt.Fprintln(out, "left out:", err)
			continue
		}
		if w.stop == nil {
			w.stop = func() {}
		}
		ways = append(ways, w)
	}
	return ways
}

// run makes the files of a round. The first round of all warms up and is not
// kept.
func (w *way) run(keep bool) error {
	for range max(1, w.repeat) {
		file, took, err := w.make()
		if err != nil {
			return err
		}
		w.file = file
		if keep {
			w.times = append(w.times, took)
		}
	}
	return nil
}

func (w *way) median() time.Duration {
	return slices.Sorted(slices.Values(w.times))[len(w.times)/2]
}

// report prints the table. The ratios are those of the fastest files, which
// other programs on the machine disturbed least.
func report(out io.Writer, ways []*way) error {
	fmt.Fprintln(out, "| made by | fastest, ms | times ours | median, ms | bytes | pages | tagged |")
	fmt.Fprintln(out, "|---|---|---|---|---|---|---|")
	ours := slices.Min(ways[0].times)
	for _, w := range ways {
		info, err := api.PDFInfo(bytes.NewReader(w.file), "", nil, false, nil)
		if err != nil {
			return fmt.Errorf("%s: %w", w.name, err)
		}
		tagged := "no"
		if info.Tagged {
			tagged = "yes"
		}
		fastest := slices.Min(w.times)
		fmt.Fprintf(out, "| %s | %.2f | %.1f | %.2f | %d | %d | %s |\n", w.name, ms(fastest),
			float64(fastest)/float64(ours), ms(w.median()), len(w.file), info.PageCount, tagged)
	}
	return nil
}

func ms(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }
