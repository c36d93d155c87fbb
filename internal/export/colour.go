package export

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// readableContrast is WCAG 2.2's least contrast for text, success criterion
// 1.4.3.
const readableContrast = 4.5

// Readable returns colour as it may be used for text on white paper: itself
// where its contrast is at least 4.5 to 1, otherwise darkened, with its hue
// kept, until it is. What is not of the form "#rgb" or "#rrggbb" gives "".
func Readable(colour string) string {
	c, ok := parseColour(colour)
	if !ok {
		return ""
	}
	for share := 1.0; share > 0; share -= 0.02 {
		if dark := c.scaled(share); dark.contrastOnWhite() >= readableContrast {
			return dark.String()
		}
	}
	return "#000000"
}

// ColourCSS returns the rule that gives a sheet its company colour: --brand
// for areas and lines, --on-brand for text on those and --brand-ink for text
// on paper. It reports false where colour
// is not of the form "#rgb" or "#rrggbb"; the sheet's own colours serve then.
func ColourCSS(colour string) (css []byte, ok bool) {
	c, ok := parseColour(colour)
	if !ok {
		return nil, false
	}
	on := "#fff"
	if c.contrastOnWhite() < readableContrast {
		on = "#000"
	}
	return fmt.Appendf(nil, ".sheet{--brand:%s;--on-brand:%s;--brand-ink:%s}\n", c, on, Readable(colour)), true
}

// hexColour returns colour as "#rrggbb", or nothing where it is no colour.
func hexColour(colour string) string {
	if c, ok := parseColour(colour); ok {
		return c.String()
	}
	return ""
}

type rgb struct{ r, g, b uint8 }

func parseColour(s string) (rgb, bool) {
	digits, ok := strings.CutPrefix(strings.TrimSpace(s), "#")
	if ok && len(digits) == 3 {
		digits = strings.Repeat(digits[:1], 2) + strings.Repeat(digits[1:2], 2) + strings.Repeat(digits[2:], 2)
	}
	if !ok || len(digits) != 6 {
		return rgb{}, false
	}
	n, err := strconv.ParseUint(digits, 16, 32)
	if err != nil {
		return rgb{}, false
	}
	return rgb{uint8(n >> 16), uint8(n >> 8), uint8(n)}, true
}

// String is the form "#rrggbb".
func (c rgb) String() string { return fmt.Sprintf("#%02x%02x%02x", c.r, c.g, c.b) }

func (c rgb) scaled(share float64) rgb {
	part := func(v uint8) uint8 { return uint8(float64(v) * share) }
	return rgb{part(c.r), part(c.g), part(c.b)}
}

// contrastOnWhite is the contrast ratio of WCAG 2.2 against white.
func (c rgb) contrastOnWhite() float64 {
	l := 0.2126*linear(c.r) + 0.7152*linear(c.g) + 0.0722*linear(c.b)
	return 1.05 / (l + 0.05)
}

func linear(v uint8) float64 {
	s := float64(v) / 255
	if s <= 0.04045 {
		return s / 12.92
	}
	return math.Pow((s+0.055)/1.055, 2.4)
}
