package main

import (
	"bytes"
	"context"
	"errors"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"rolewright/internal/export"
)

// webPage is the posting as Rolewright's own HTML file.
func webPage(j job) (path string, err error) {
	var html bytes.Buffer
	if _, err := (export.HTML{}).Write(&html, j.doc, export.Options{}); err != nil {
		return "", err
	}
	path = filepath.Join(j.folder, "posting.html")
	return path, os.WriteFile(path, html.Bytes(), 0o600)
}

func findChromium() (string, error) {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", errors.New("no Chromium is installed")
}

// warmChromium is a browser that is running and prints in one tab that is
// kept open, which is the most that a service can spare it.
func warmChromium(ctx context.Context, j job) (*way, error) {
	program, err := findChromium()
	if err != nil {
		return nil, err
	}
	path, err := webPage(j)
	if err != nil {
		return nil, err
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(program), chromedp.NoSandbox)
	allocator, stopAllocator := chromedp.NewExecAllocator(ctx, options...)
	ctx, stop := chromedp.NewContext(allocator)
	address := (&url.URL{Scheme: "file", Path: path}).String()
	yes := true
	paper := page.PrintToPDFParams{
		GenerateTaggedPDF: &yes, GenerateDocumentOutline: &yes, PreferCSSPageSize: &yes,
		PaperWidth: 210 / 25.4, PaperHeight: 297 / 25.4,
	}
	write := func() ([]byte, error) {
		return chromedp.Run(ctx, func(ctx context.Context, t *chromedp.Target) ([]byte, error) {
			if _, err := chromedp.Navigate(address)(ctx, t); err != nil {
				return nil, err
			}
			printed, err := cdp.Call(ctx, t, page.PrintToPDF, paper)
			return printed.Data, err
		})
	}
	return &way{name: "Chromium, running, of our HTML", make: timed(write), stop: func() { stop(); stopAllocator() }}, nil
}

// coldChromium is a browser that is started for each file.
func coldChromium(ctx context.Context, j job) (*way, error) {
	program, err := findChromium()
	if err != nil {
		return nil, err
	}
	path, err := webPage(j)
	if err != nil {
		return nil, err
	}
	result := filepath.Join(j.folder, "chromium.pdf")
	return &way{name: "Chromium, a command, of our HTML", make: timed(func() ([]byte, error) {
		return made(ctx, result, program, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
			"--generate-pdf-document-outline", "--user-data-dir="+filepath.Join(j.folder, "profile"),
			"--print-to-pdf="+result, path)
	})}, nil
}
