package workspace

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	_ "image/jpeg" // logos come as JPEG files, too
	"image/png"

	"golang.org/x/image/draw"

	"rolewright/store"
)

// Bounds of a logo. What is kept is at most logoWidth by logoHeight pixels:
// twice the size in which the finest printed sheet shows it.
const (
	// MaxLogoFile is the size of the largest logo file taken, in bytes.
	MaxLogoFile   = 2 << 20
	maxLogoPixels = 20_000_000
	logoWidth     = 640
	logoHeight    = 240
)

// ErrLogo is matched by every error about a logo file that a person can put
// right by choosing another one; its text says what is wrong.
var ErrLogo = errors.New("the logo cannot be used")

func logoError(format string, args ...any) error {
	return fmt.Errorf("%w: %s", ErrLogo, fmt.Sprintf(format, args...))
}

// PutLogo checks a PNG or JPEG file, makes it a PNG of its own without
// anything hidden in it, and returns the name by which Logo gives it back.
func (w *Workspace) PutLogo(ctx context.Context, file []byte) (string, error) {
	if len(file) > MaxLogoFile {
		return "", logoError("the file is larger than %d MB. Choose a smaller one", MaxLogoFile>>20)
	}
	cfg, format, err := image.DecodeConfig(bytes.NewReader(file))
	if err != nil || (format != "png" && format != "jpeg") {
		return "", logoError("the file is not a PNG or JPEG image. Save the logo as PNG and try again")
	}
	if cfg.Width == 0 || cfg.Height == 0 || int64(cfg.Width)*int64(cfg.Height) > maxLogoPixels {
		return "", logoError("it has %d × %d pixels. About %d × %d is plenty", cfg.Width, cfg.Height, logoWidth, logoHeight)
	}
	img, _, err := image.Decode(bytes.NewReader(file))
	if err != nil {
		return "", logoError("the file is damaged. Save it again and retry")
	}
	var out bytes.Buffer
	if err := png.Encode(&out, fit(img)); err != nil {
		return "", fmt.Errorf("encode the logo: %w", err)
	}
	if out.Len() > store.MaxBlob {
		return "", logoError("it holds too much detail for a logo. Choose a simpler image")
	}
	return w.blobs.PutBlob(ctx, w.name, out.Bytes())
}

// Logo returns the PNG file of the name, or store.ErrNotFound.
func (w *Workspace) Logo(ctx context.Context, name string) ([]byte, error) {
	return w.blobs.GetBlob(ctx, w.name, name)
}

// fit scales an image down to a logo's bounds and keeps its shape.
func fit(img image.Image) image.Image {
	b := img.Bounds()
	scale := min(1, float64(logoWidth)/float64(b.Dx()), float64(logoHeight)/float64(b.Dy()))
	width, height := max(1, int(float64(b.Dx())*scale)), max(1, int(float64(b.Dy())*scale))
	out := image.NewNRGBA(image.Rect(0, 0, width, height))
	draw.CatmullRom.Scale(out, out.Bounds(), img, b, draw.Src, nil)
	return out
}
