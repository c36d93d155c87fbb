package boltstore_test

import (
	"errors"
	"testing"

	"rolewright/store/boltstore"
)

func TestDefaultPath(t *testing.T) {
	cases := map[string]struct {
		goos, home string
		env        map[string]string
		want       string
	}{
		"Linux":               {"linux", "/home/ana", nil, "/home/ana/.local/share/rolewright/rolewright.db"},
		"Linux XDG":           {"linux", "/home/ana", map[string]string{"XDG_DATA_HOME": "/data/"}, "/data/rolewright/rolewright.db"},
		"Linux relative XDG":  {"linux", "/home/ana", map[string]string{"XDG_DATA_HOME": "data"}, "/home/ana/.local/share/rolewright/rolewright.db"},
		"Linux XDG, no home":  {"linux", "", map[string]string{"XDG_DATA_HOME": "/data"}, "/data/rolewright/rolewright.db"},
		"no home":             {"linux", "", nil, ""},
		"macOS":               {"darwin", "/Users/ana", map[string]string{"XDG_DATA_HOME": "/data"}, "/Users/ana/Library/Application Support/Rolewright/rolewright.db"},
		"Windows":             {"windows", `C:\Users\ana`, map[string]string{"LocalAppData": `C:\Users\ana\AppData\Local`}, `C:\Users\ana\AppData\Local\Rolewright\rolewright.db`},
		"Windows without one": {"windows", `C:\Users\ana`, nil, ""},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			sys := boltstore.System{GOOS: c.goos, Getenv: func(k string) string { return c.env[k] }, Home: func() (string, error) {
				if c.home == "" {
					return "", errors.New("no home")
				}
				return c.home, nil
			}}
			got, err := boltstore.DefaultPath(sys)
			if got != c.want || (err != nil) != (c.want == "") {
				t.Errorf("got %q, %v, want %q", got, err, c.want)
			}
		})
	}
}
