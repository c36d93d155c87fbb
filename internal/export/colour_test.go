package export_test

import (
	"testing"

	"rolewright/internal/export"
)

func TestReadable(t *testing.T) {
	for _, c := range []struct{ colour, want string }{
		{"#1f5a8c", "#1f5a8c"}, // 7.2:1, stays
		{"#000000", "#000000"},
		{"#767676", "#767676"}, // 4.54:1, the palest grey that is allowed
		{"#777777", "#747474"}, // 4.48:1
		{"#ffff00", "#7a7a00"},
		{"#FFF", "#757575"},
		{"#abc", "#6c7782"},
		{"red", ""},
		{"", ""},
		{"#12345", ""},
		{"#1234567", ""},
		{"#gggggg", ""},
		{"#+12345", ""},
	} {
		if got := export.Readable(c.colour); got != c.want {
			t.Errorf("Readable(%q) = %q, want %q", c.colour, got, c.want)
		}
	}
}

func TestColourCSS(t *testing.T) {
	css, ok := export.ColourCSS("#FFCC00")
	if want := ".sheet{--brand:#ffcc00;--on-brand:#000;--brand-ink:#8e7200}\n"; !ok || string(css) != want {
		t.Errorf("ColourCSS = %q, %v, want %q, true", css, ok, want)
	}
	for _, hostile := range []string{"", "red", "#fff}body{display:none", "url(x)", "#ffg"} {
		if css, ok := export.ColourCSS(hostile); ok || css != nil {
			t.Errorf("ColourCSS(%q) = %q, %v, want nothing", hostile, css, ok)
		}
	}
}
