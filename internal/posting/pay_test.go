package posting_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rolewright/internal/posting"
)

func TestParseAmount(t *testing.T) {
	tests := []struct{ in, amount, currency string }{
		{"95000", "95000", ""},
		{"95k", "95000", ""},
		{"95 K", "95000", ""},
		{"95.5k", "95500", ""},
		{"95,5k", "95500", ""},
		{"1.125k", "1125", ""},
		{"$95,000", "95000", "USD"},
		{"95.000,00 €", "95000", "EUR"},
		{"95 000", "95000", ""},
		{"95\u202f000\u00a0€", "95000", "EUR"},
		{"€65k", "65000", "EUR"},
		{"65k€", "65000", "EUR"},
		{"USD 95000", "95000", "USD"},
		{"95000 chf", "95000", "CHF"},
		{"95’000 Fr.", "95000", "CHF"},
		{"95.000,- €", "95000", "EUR"},
		{"95.000,-", "95000", ""},
		{"CAD $95,000", "95000", "CAD"},
		{"C$95,000.50", "95000.50", "CAD"},
		{"15 000 zł", "15000", "PLN"},
		{"27.50", "27.50", ""},
		{"27,5", "27.50", ""},
		{"0.125", "0.125", ""},
		{"1,234,567", "1234567", ""},
		{"1.234.567,89", "1234567.89", ""},
		{"12,50,000", "1250000", ""},
		{"₹1,12,50,000.50", "11250000.50", "INR"},
		{"12,500,00", "", ""},
		{"123,50,000", "", ""},
		{"12,50", "12.50", ""},
		{"85 000 $ CA", "85000", "CAD"},
		{"£30k", "30000", "GBP"},
		{"300 KES", "300", "KES"},
		{"300 kr", "300", ""},
		{"007", "7", ""},
		{"", "", ""},
		{"competitive", "", ""},
		{"-5", "", ""},
		{"95000/year", "", ""},
		{"95-120k", "", ""},
		{"1,2345", "1.2345", ""},
		{"12 34", "", ""},
		{"€95 USD", "", ""},
		{"99999999999999999999", "", ""},
	}
	for _, tt := range tests {
		amount, currency, ok := posting.ParseAmount(tt.in)
		if amount != tt.amount || currency != tt.currency || ok != (tt.amount != "") {
			t.Errorf("ParseAmount(%q) = %q, %q, %v; want %q, %q", tt.in, amount, currency, ok, tt.amount, tt.currency)
		}
	}
}

func TestAmountsInNormalFormStay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := rapid.StringMatching(`[0-9]{1,7}([.,' ][0-9]{1,5}){0,2} ?k?`).Draw(t, "in")
		once, _, ok := posting.ParseAmount(in)
		if !ok {
			return
		}
		if twice, _, ok := posting.ParseAmount(once); !ok || twice != once {
			t.Fatalf("%q gives %q, which gives %q", in, once, twice)
		}
	})
}

func FuzzParseAmount(f *testing.F) {
	for _, s := range []string{"95k", "95.000,00 €", "USD 95 000", "k", "1.k", "€", "\xff1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, in string) {
		amount, currency, ok := posting.ParseAmount(in)
		if !ok {
			if amount != "" || currency != "" {
				t.Errorf("%q is refused but gives %q %q", in, amount, currency)
			}
			return
		}
		if again, _, ok := posting.ParseAmount(amount); !ok || again != amount {
			t.Errorf("%q gives %q, which gives %q", in, amount, again)
		}
	})
}

// TestPayLineReadsBack draws pay of every kind, writes it as the sheets of any
// language and region do, and reads it again.
func TestPayLineReadsBack(t *testing.T) {
	amount := rapid.StringMatching(`[1-9][0-9]{0,6}(\.[0-9][1-9])?`)
	rapid.Check(t, func(t *rapid.T) {
		l := rapid.SampledFrom(posting.LanguageChoices()).Draw(t, "language")
		want := posting.Pay{Kind: rapid.SampledFrom(posting.PayKinds()).Draw(t, "kind"), Min: amount.Draw(t, "min"),
			Currency: rapid.SampledFrom([]string{"EUR", "USD", "CAD", "CHF", "PLN", "ZAR", "JPY"}).Draw(t, "currency"),
			Period:   rapid.SampledFrom(append(posting.Periods(), "")).Draw(t, "period")}
		if want.Kind != posting.PayFixed && rapid.Bool().Draw(t, "range") {
			want.Max = "9999999.50"
		}
		if want.Kind == posting.PayRange && want.Max != "" && rapid.Bool().Draw(t, "up to") {
			want.Min = ""
		}
		line := want.Line(l.Tag)
		got, ok := posting.ParsePayLine(strings.ReplaceAll(line, "\u00a0", " "), l.Tag)
		if !ok || got != want {
			t.Fatalf("%s: %q is read as %+v, want %+v", l.Tag, line, got, want)
		}
	})
}

func TestPayLineOfOthersIsNotRead(t *testing.T) {
	for _, line := range []string{"", "competitive", "$95,000 a year plus bonus", "95k", "From $95000 a year", "$1 – $2 – $3", "42 000 – 54 000 €"} {
		if got, ok := posting.ParsePayLine(line, "en"); ok {
			t.Errorf("%q is read as %+v, though it would be written otherwise", line, got)
		}
	}
}
