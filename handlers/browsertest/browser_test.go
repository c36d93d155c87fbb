package browsertest_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// The one browser that all tests share; each has a context of its own in it.
var (
	browserContext context.Context
	browserProblem error
)

func TestMain(m *testing.M) { os.Exit(runWithBrowser(m)) }

func runWithBrowser(m *testing.M) int {
	path, err := findChromium()
	if err != nil {
		browserProblem = err
		return m.Run()
	}
	profile, err := os.MkdirTemp("", "rolewright-browser-")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(profile)
	allocator, stop := chromedp.NewExecAllocator(context.Background(), browserFlags(path, profile)...)
	defer stop()
	ctx, cancel := chromedp.NewContext(allocator)
	defer cancel()
	if err := chromedp.Do(ctx); err != nil {
		browserProblem = fmt.Errorf("start %s: %w", path, err)
	}
	browserContext = ctx
	return m.Run()
}

func findChromium() (string, error) {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", errors.New("chromium is not installed")
}

func browserFlags(path, profile string) []chromedp.ExecAllocatorOption {
	flags := append([]chromedp.ExecAllocatorOption{}, chromedp.DefaultExecAllocatorOptions[:]...)
	return append(flags, chromedp.ExecPath(path), chromedp.UserDataDir(profile), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.WindowSize(1440, 900),
		chromedp.Flag("headless", "new"), chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true),
		chromedp.Env("TZ=UTC", "LANG=en_GB.UTF-8"))
}

// need skips a test whose tools are absent, and fails it where CI has to have
// them.
func need(t *testing.T, err error) {
	t.Helper()
	switch {
	case err == nil:
	case os.Getenv("CI") == "true":
		t.Fatal(err)
	default:
		t.Skip(err)
	}
}

// page is a tab of the browser, and what a person does in it.
type page struct {
	t   *testing.T
	app *app
	ctx context.Context

	mu      sync.Mutex
	noise   []string
	allowed []string
}

// patience is how long a condition may take to come true on a busy machine.
const patience = time.Minute

// openBrowser gives a test a person with a browser of their own: no cookies,
// no storage, nothing kept of other tests.
func openBrowser(t *testing.T, a *app) *page {
	t.Helper()
	need(t, browserProblem)
	return newTab(t, a, browserContext, chromedp.WithNewBrowserContext())
}

// anotherTab opens a tab beside p, in the same person's browser.
func (p *page) anotherTab() *page {
	p.t.Helper()
	return newTab(p.t, p.app, p.ctx)
}

func newTab(t *testing.T, a *app, parent context.Context, options ...chromedp.ContextOption) *page {
	t.Helper()
	ctx, cancel := chromedp.NewContext(parent, options...)
	t.Cleanup(cancel)
	// The first step opens the tab, which lives as long as that step's context.
	if err := chromedp.Do(ctx); err != nil {
		t.Fatal(err)
	}
	p := &page{t: t, app: a, ctx: ctx}
	p.do(chromedp.EmulateViewport(1440, 900))
	p.look("light")
	p.listen()
	t.Cleanup(p.checkQuiet)
	return p
}

// look sets the colour scheme. Movement is off throughout: a test would have
// to wait for it.
func (p *page) look(scheme string) {
	p.t.Helper()
	p.do(chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
			{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"},
		}})
		return err
	}))
}

// listen keeps what the page complains of.
func (p *page) listen() {
	messages := chromedp.Console(p.ctx)
	go func() {
		for m, err := range messages {
			if err != nil {
				return
			}
			if m.Type != "error" && m.Type != "warning" && !m.IsException() {
				continue
			}
			p.mu.Lock()
			p.noise = append(p.noise, m.Text+" "+m.URL)
			p.mu.Unlock()
		}
	}()
}

// expect names a complaint that belongs to what the test does.
func (p *page) expect(text string) { p.allowed = append(p.allowed, text) }

func (p *page) checkQuiet() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, line := range p.noise {
		if !containsAny(line, p.allowed) {
			p.t.Errorf("the browser's console says: %s", line)
		}
	}
}

func containsAny(s string, parts []string) bool {
	for _, part := range parts {
		if strings.Contains(s, part) {
			return true
		}
	}
	return false
}

func (p *page) do(steps ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		p.t.Fatal(err)
	}
}
