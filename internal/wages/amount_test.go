package wages_test

import (
	"encoding/json"
	"testing"

	"rolewright/internal/wages"
)

func TestParseAmount(t *testing.T) {
	top := known(23920000)
	for cell, want := range map[string]wages.Amount{
		"":                   {},
		" ":                  {},
		"*":                  {},
		"**":                 {},
		"#":                  atLeast(23920000),
		"67920":              known(6792000),
		"67,920":             known(6792000),
		"67920.0":            known(6792000),
		"6.792E4":            known(6792000),
		"32.659999999999997": known(3266),
		"68.150000000000006": known(6815),
		"7.25":               known(725),
		" 115 ":              known(11500),
	} {
		got, err := wages.ParseAmount(cell, top)
		if err != nil || got != want {
			t.Errorf("%q: got %+v, %v, want %+v", cell, got, err, want)
		}
	}
	for _, cell := range []string{"0", "-5", "12.345", "1e30", "NaN", "Inf", "0x10", "1_000", "12,34", "$50", "~", "##", "1e", ".5", "67 920"} {
		if got, err := wages.ParseAmount(cell, top); err == nil {
			t.Errorf("%q is taken for %+v", cell, got)
		}
	}
}

func TestAmountString(t *testing.T) {
	for want, a := range map[string]wages.Amount{
		"74,920": known(7492000), "22.35": known(2235), "22.05": known(2205), "239,200 or more": atLeast(23920000),
		"1,239,200": known(123920000), "999": known(99900), "not published": {},
	} {
		if got := a.String(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	if _, ok := atLeast(100).Known(); ok {
		t.Error("a bound is taken for a figure")
	}
}

func TestAmountRefusesOtherJSON(t *testing.T) {
	for _, data := range []string{`0`, `-1`, `"100"x`, `">=x"`, `1.5`, `"<=100"`, `{}`, `99999999999`} {
		var a wages.Amount
		if err := json.Unmarshal([]byte(data), &a); err == nil {
			t.Errorf("%s is taken for %+v", data, a)
		}
	}
}

// FuzzParseAmount: whatever a cell holds is refused or is an amount that is
// kept and read back as it is.
func FuzzParseAmount(f *testing.F) {
	for _, s := range []string{"", "*", "#", "67920", "32.659999999999997", "1,234.50", "1e5", "0.01"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, cell string) {
		a, err := wages.ParseAmount(cell, known(23920000))
		if err != nil || !a.Published() {
			return
		}
		if a.Cents < 0 || a.Cents > 1_000_000_000 {
			t.Fatalf("%q is %d cents", cell, a.Cents)
		}
		data, err := json.Marshal(a)
		must(t, err)
		var back wages.Amount
		if err := json.Unmarshal(data, &back); err != nil || back != a {
			t.Fatalf("%s came back as %+v, %v", data, back, err)
		}
		if plain, err := wages.ParseAmount(a.String(), wages.Amount{}); !a.AtLeast && (err != nil || plain != a) {
			t.Fatalf("%q is written %q, which is %+v, %v", cell, a.String(), plain, err)
		}
	})
}
