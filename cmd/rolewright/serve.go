package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"time"

	"rolewright/handlers"
	"rolewright/internal/export"
	"rolewright/internal/reference"
	"rolewright/internal/role"
	"rolewright/internal/workspace"
	"rolewright/store"
	"rolewright/store/boltstore"
	"rolewright/templates"
)

const serveUsage = `Usage: rolewright [serve] [flags]

Starts the web app and prints its address and where its data is. This is what
"rolewright" alone does, too. It stops with Ctrl+C and loses nothing.

Flags:
  --addr ADDRESS       address to listen on (default 127.0.0.1:8080)
  --store PATH         file that the data is kept in (default: in the user's data folder)
  --fonts DIR          TrueType fonts (.ttf) for scripts that a PDF lacks, such as
                       Chinese, Hindi or Thai
  --open               open the page in the browser
  --insecure-listen    allow an address that other machines can reach. Rolewright
                       has no accounts: whoever reaches it can read and change all
  --log LEVEL          debug, info, warn (default) or error

Examples:
  rolewright --open
  rolewright serve --addr 127.0.0.1:8090 --store ~/jobs/rolewright.db

Exit codes: 0 done, 2 wrong usage, 4 the address or the data cannot be used.
`

func serveCommand() command {
	return command{"serve", "start the web app; what rolewright alone does", serveUsage, runServe}
}

type serveOptions struct {
	addr, store    string
	fonts          string
	open, insecure bool
	level          slog.Level
}

func runServe(ctx context.Context, args []string, std streams) error {
	opt := serveOptions{}
	flags := newFlags("serve")
	flags.StringVar(&opt.addr, "addr", "127.0.0.1:8080", "")
	flags.StringVar(&opt.store, "store", "", "")
	flags.StringVar(&opt.fonts, "fonts", "", "")
	flags.BoolVar(&opt.open, "open", false, "")
	flags.BoolVar(&opt.insecure, "insecure-listen", false, "")
	flags.TextVar(&opt.level, "log", slog.LevelWarn, "")
	rest, err := parse(flags, args)
	if err != nil {
		return err
	}
	if len(rest) > 0 {
		return &usageError{fmt.Sprintf("serve takes no argument, got %q", rest[0])}
	}
	sys := boltstore.ThisSystem()
	sys.Getenv = std.getenv
	if opt.store, err = storePath(opt.store, sys); err != nil {
		return err
	}
	return serve(ctx, opt, std.out, std.err)
}

// serve runs the web app until the context ends or the person stops it.
func serve(ctx context.Context, opt serveOptions, stdout, stderr io.Writer) (err error) {
	log := slog.New(slog.NewTextHandler(stderr, &slog.HandlerOptions{Level: opt.level}))
	if err := checkLoopback(opt.addr, opt.insecure); err != nil {
		return err
	}
	fonts, err := openFonts(opt.fonts, stderr)
	if err != nil {
		return err
	}
	listener, err := listen(ctx, opt.addr)
	if err != nil {
		return err
	}
	defer listener.Close()
	engine, err := boltstore.Open(opt.store, boltstore.Options{Logger: log})
	if err != nil {
		return storeError(opt.store, err)
	}
	defer func() { err = errors.Join(err, engine.Close()) }()

	app, err := newApp(ctx, engine, opt.store, listener.Addr(), fonts, log)
	if err != nil {
		return err
	}
	defer app.Stop()
	address, key := pageAddress(listener.Addr()), rand.Text()
	withdraw, err := announce(opt.store, address, key)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, withdraw()) }()
	fmt.Fprintf(stdout, "Rolewright is ready:  %s\nYour data is in:      %s\nStop it with Ctrl+C.\n", address, opt.store)
	if opt.open {
		openBrowser(ctx, address, log)
	}
	return serveUntilStopped(ctx, newServer(keyed(app, key), log), listener, stdout)
}

func newApp(ctx context.Context, engine store.Engine, path string, addr net.Addr, fonts *export.Fonts, log *slog.Logger) (*handlers.Web, error) {
	roles, err := role.Open(templates.Roles())
	if err != nil {
		return nil, err
	}
	work := workspace.New(engine, store.LocalWorkspace, time.Now)
	if n, err := work.EmptyBin(ctx); err != nil {
		log.Warn("the bin was not emptied", "error", err)
	} else if n > 0 {
		log.Info("emptied the bin", "postings", n)
	}
	return handlers.New(handlers.Options{Workspace: work, Roles: roles, Reference: reference.Beside(path), Hosts: hostNames(addr), Build: buildWith(fonts), Fonts: fonts, Now: time.Now, Log: log})
}

// pageAddress is where a browser on this machine finds the app. An address
// that stands for all of a machine is none to open.
func pageAddress(addr net.Addr) string {
	if tcp, ok := addr.(*net.TCPAddr); ok && tcp.IP.IsUnspecified() {
		return fmt.Sprintf("http://127.0.0.1:%d", tcp.Port)
	}
	return "http://" + addr.String()
}

// hostNames are the names that a browser may use for us: those of this
// machine and, where we listen on all of its addresses, what others call it.
func hostNames(addr net.Addr) []string {
	names := []string{"localhost", "127.0.0.1", "::1"}
	tcp, ok := addr.(*net.TCPAddr)
	if !ok {
		return names
	}
	if !tcp.IP.IsUnspecified() {
		return append(names, tcp.IP.String())
	}
	if name, err := os.Hostname(); err == nil {
		names = append(names, strings.ToLower(name))
	}
	own, err := net.InterfaceAddrs()
	if err != nil {
		return names
	}
	for _, a := range own {
		if network, ok := a.(*net.IPNet); ok {
			names = append(names, network.IP.String())
		}
	}
	return names
}

// checkLoopback refuses to listen where other machines could reach the app,
// which has no accounts.
func checkLoopback(addr string, allowed bool) error {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return &usageError{fmt.Sprintf("--addr %q is not an address: write it as 127.0.0.1:8080", addr)}
	}
	ip := net.ParseIP(host)
	if allowed || host == "localhost" || (ip != nil && ip.IsLoopback()) {
		return nil
	}
	return &usageError{fmt.Sprintf("--addr %s can be reached from other machines, and Rolewright has no accounts.\nUse 127.0.0.1, or add --insecure-listen if something in front of it keeps strangers out", addr)}
}

// listen tells a port that is taken from other trouble, and a Rolewright that
// runs there already from a stranger.
func listen(ctx context.Context, addr string) (net.Listener, error) {
	l, err := new(net.ListenConfig).Listen(ctx, "tcp", addr)
	if err == nil {
		return l, nil
	}
	if !errors.Is(err, syscall.EADDRINUSE) {
		return nil, fmt.Errorf("cannot listen on %s: %w", addr, err)
	}
	if isRolewright(ctx, addr) {
		return nil, fmt.Errorf("a Rolewright is running already: open http://%s", addr)
	}
	_, port, _ := net.SplitHostPort(addr)
	return nil, fmt.Errorf("another program uses port %s: choose another one, such as --addr 127.0.0.1:8090", port)
}

func isRolewright(ctx context.Context, addr string) bool {
	ctx, cancel := context.WithTimeout(ctx, 2*time.Second)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+addr+"/api/v1/roles", nil)
	if err != nil {
		return false
	}
	resp, err := newClient().Do(req)
	if err != nil {
		return false
	}
	defer resp.Body.Close()
	return resp.StatusCode == http.StatusOK && strings.HasPrefix(resp.Header.Get("Content-Type"), "application/json")
}

// storeError puts the store's refusal into words with what to do.
func storeError(path string, err error) error {
	if errors.Is(err, store.ErrLocked) {
		return fmt.Errorf("another Rolewright has the data open: %s\nUse that one, stop it first, or name another file with --store", path)
	}
	return err
}

func newServer(app http.Handler, log *slog.Logger) *http.Server {
	return &http.Server{
		Handler:           app,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       30 * time.Second,
		WriteTimeout:      60 * time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    64 << 10,
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelDebug),
	}
}

// shutdownTime is how long requests under way may take to finish.
const shutdownTime = 10 * time.Second

// serveUntilStopped serves until the context ends or a signal comes, then lets requests
// under way finish: a save that was begun is answered. A second signal ends
// the program at once.
func serveUntilStopped(ctx context.Context, srv *http.Server, l net.Listener, stdout io.Writer) error {
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	failed := make(chan error, 1)
	go func() { failed <- srv.Serve(l) }()
	select {
	case err := <-failed:
		return fmt.Errorf("the web server stopped: %w", err)
	case <-ctx.Done():
	}
	stop()
	fmt.Fprintln(stdout, "Stopping …")
	ending, cancel := context.WithTimeout(context.WithoutCancel(ctx), shutdownTime)
	defer cancel()
	if err := srv.Shutdown(ending); err != nil {
		return errors.Join(err, srv.Close())
	}
	return nil
}

// openBrowser asks the system to show a page; not having a browser is no
// reason to stop.
func openBrowser(ctx context.Context, address string, log *slog.Logger) {
	command := []string{"xdg-open"}
	switch runtime.GOOS {
	case "darwin":
		command = []string{"open"}
	case "windows":
		command = []string{"rundll32", "url.dll,FileProtocolHandler"}
	}
	cmd := exec.CommandContext(context.WithoutCancel(ctx), command[0], append(command[1:], address)...)
	if err := cmd.Start(); err != nil {
		log.Warn("cannot open the browser", "error", err)
		return
	}
	go func() { _ = cmd.Wait() }()
}

// storePath is where the data is: the flag's file, or the user's data folder.
func storePath(flag string, sys boltstore.System) (string, error) {
	if flag == "" {
		return boltstore.DefaultPath(sys)
	}
	return filepath.Abs(flag)
}
