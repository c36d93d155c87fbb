package role_test

import (
	"errors"
	"strings"
	"testing"

	"rolewright/internal/role"
)

// TestMadeUpFiles wants files that were made to keep a reader busy to be
// refused at once.
func TestMadeUpFiles(t *testing.T) {
	bomb := "a: &a [x, x, x, x, x, x, x, x, x]\n"
	for c := 'b'; c <= 'j'; c++ {
		bomb += string(c) + ": &" + string(c) + " [" + strings.TrimSuffix(strings.Repeat("*"+string(c-1)+", ", 9), ", ") + "]\n"
	}
	tests := map[string]struct{ source, want string }{
		"too large":                {"title: Clerk\n" + strings.Repeat("# and so on\n", 30_000), "clerk.yaml: the file is larger than 256 KB"},
		"references to references": {bomb, "clerk.yaml"},
		"lists in lists":           {"title: " + strings.Repeat("[", 100_000), "clerk.yaml"},
		"a list that holds itself": {"title: &a [*a]\n", "clerk.yaml"},
		"many lines alike":         {"levels:\n  mid:\n    leave:\n" + strings.Repeat("      - x\n", 20_000), "clerk.yaml"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			_, err := role.Parse("clerk.yaml", []byte(tt.source))
			if fault := (*role.FileError)(nil); !errors.As(err, &fault) || !strings.HasPrefix(err.Error(), tt.want) {
				t.Errorf("got %v, want a *role.FileError with %q", err, tt.want)
			}
		})
	}
}
