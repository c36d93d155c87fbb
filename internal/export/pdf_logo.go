package export

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	_ "image/jpeg" // logos may be JPEG files
	"image/png"
	"math"

	"golang.org/x/image/draw"
)

// logo is a company's logo, ready to draw. Width and height are in points.
type logo struct {
	png           []byte
	width, height float64
}

const (
	logoHeight    = 40  // points
	logoWidth     = 150 // points
	logoPixels    = 600 // of the longer side, enough to print sharply
	logoMaxPixels = 50_000_000
)

// readLogo decodes a PNG or JPEG file and writes it anew, small, without the
// camera's or the tool's notes, and in the one form that every reader knows.
func readLogo(file []byte) (*logo, error) {
	if len(file) == 0 {
		return nil, nil
	}
	conf, _, err := image.DecodeConfig(bytes.NewReader(file))
	if err != nil {
		return nil, fmt.Errorf("company logo: not a PNG or JPEG file that can be read (%w); choose another file", err)
	}
	if conf.Width*conf.Height > logoMaxPixels || conf.Width < 1 || conf.Height < 1 {
		return nil, fmt.Errorf("company logo: %d × %d pixels is too large; use at most 7,000 × 7,000", conf.Width, conf.Height)
	}
	picture, _, err := image.Decode(bytes.NewReader(file))
	if err != nil {
		return nil, fmt.Errorf("company logo: the file is damaged (%w); choose another file", err)
	}
	return newLogo(picture)
}

func newLogo(picture image.Image) (*logo, error) {
	size := picture.Bounds().Size()
	shrink := min(1, logoPixels/float64(max(size.X, size.Y)))
	target := image.NewNRGBA(image.Rect(0, 0, max(1, int(float64(size.X)*shrink)), max(1, int(float64(size.Y)*shrink))))
	draw.CatmullRom.Scale(target, target.Bounds(), picture, picture.Bounds(), draw.Src, nil)
	var out bytes.Buffer
	if err := png.Encode(&out, target); err != nil {
		return nil, errors.New("company logo: the picture cannot be written; choose another file")
	}
	fit := min(logoHeight/float64(size.Y), logoWidth/float64(size.X))
	return &logo{out.Bytes(), float64(size.X) * fit, float64(size.Y) * fit}, nil
}

// logoArea is how much of a page a logo covers, in square points. Logos of
// one area look of one size, whether they are wide or tall.
const logoArea = 3000

// within is the logo in a box. The size follows from its shape.
func (l *logo) within(width, height float64) *logo {
	if l == nil {
		return nil
	}
	shape := l.width / l.height
	w := min(math.Sqrt(logoArea*shape), width, height*shape)
	return &logo{l.png, w, w / shape}
}
