package boltstore

import (
	"errors"
	"os"
	"runtime"
	"strings"
)

// System is what DefaultPath asks of the machine.
type System struct {
	// GOOS names the system as the Go toolchain does.
	GOOS string
	// Getenv returns an environment variable, "" when it is not set.
	Getenv func(string) string
	// Home returns the user's home folder.
	Home func() (string, error)
}

// ThisSystem is the machine the program runs on.
func ThisSystem() System {
	return System{GOOS: runtime.GOOS, Getenv: os.Getenv, Home: os.UserHomeDir}
}

// DefaultPath is where a person's store is when no path is named:
//   - Windows: %LocalAppData%\Rolewright\rolewright.db;
//   - macOS: ~/Library/Application Support/Rolewright/rolewright.db;
//   - elsewhere: $XDG_DATA_HOME/rolewright/rolewright.db, by default
//     ~/.local/share/rolewright/rolewright.db (XDG Base Directory
//     Specification 0.8: a relative $XDG_DATA_HOME counts as not set).
//
// It fails when the system does not tell the folder.
func DefaultPath(sys System) (string, error) {
	const file = "rolewright.db"
	switch sys.GOOS {
	case "windows":
		dir := sys.Getenv("LocalAppData")
		if dir == "" {
			return "", errors.New("%LocalAppData% is not set; name the store's file with --store")
		}
		return strings.Join([]string{dir, "Rolewright", file}, `\`), nil
	case "darwin", "ios":
		return sys.inHome("Library", "Application Support", "Rolewright", file)
	}
	if dir := sys.Getenv("XDG_DATA_HOME"); strings.HasPrefix(dir, "/") {
		return strings.Join([]string{strings.TrimRight(dir, "/"), "rolewright", file}, "/"), nil
	}
	return sys.inHome(".local", "share", "rolewright", file)
}

func (sys System) inHome(parts ...string) (string, error) {
	home, err := sys.Home()
	if err != nil || home == "" {
		return "", errors.New("the home folder is not known; name the store's file with --store")
	}
	return strings.Join(append([]string{strings.TrimRight(home, "/")}, parts...), "/"), nil
}
