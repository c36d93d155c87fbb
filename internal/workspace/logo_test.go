package workspace_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"rolewright/internal/workspace"
	"rolewright/store"
)

// plain is an image of one colour.
func plain(width, height int, c color.Color) *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			img.Set(x, y, c)
		}
	}
	return img
}

// noise is an image that no format can make small.
func noise(width, height int) *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, width, height))
	r := rand.NewChaCha8([32]byte{1})
	r.Read(img.Pix)
	for i := 3; i < len(img.Pix); i += 4 {
		img.Pix[i] = 255
	}
	return img
}

func pngFile(t *testing.T, img image.Image) []byte {
	t.Helper()
	var buf bytes.Buffer
	if err := png.Encode(&buf, img); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func jpegFile(t *testing.T, img image.Image) []byte {
	t.Helper()
	var buf bytes.Buffer
	if err := jpeg.Encode(&buf, img, nil); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func gifFile(t *testing.T, img image.Image) []byte {
	t.Helper()
	var buf bytes.Buffer
	if err := gif.Encode(&buf, img, nil); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// chunk is a part of a PNG file.
func chunk(name, data string) []byte {
	body := []byte(name + data)
	out := binary.BigEndian.AppendUint32(nil, uint32(len(data)))
	return binary.BigEndian.AppendUint32(append(out, body...), crc32.ChecksumIEEE(body))
}

// withPNGText puts a text chunk behind the header.
func withPNGText(file []byte, text string) []byte {
	const head = 8 + 25 // signature and header chunk
	return slices.Concat(file[:head], chunk("tEXt", "Comment\x00"+text), file[head:])
}

// withExif puts an Exif segment behind a JPEG file's first marker.
func withExif(file []byte, text string) []byte {
	body := "Exif\x00\x00" + text
	segment := binary.BigEndian.AppendUint16([]byte{0xff, 0xe1}, uint16(len(body)+2))
	return slices.Concat(file[:2], segment, []byte(body), file[2:])
}

// pngHeader is a PNG file of a size that it says but does not have.
func pngHeader(width, height uint32) []byte {
	size := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, width), height)
	return slices.Concat([]byte("\x89PNG\r\n\x1a\n"), chunk("IHDR", string(size)+"\x08\x06\x00\x00\x00"), chunk("IDAT", "x"))
}

func TestLogo(t *testing.T) {
	const secret = "taken at 52.5 N by Eve"
	green := color.NRGBA{10, 124, 74, 255}
	tests := map[string]struct {
		file          []byte
		width, height int
		colour        color.NRGBA
	}{
		"PNG":               {pngFile(t, plain(200, 80, green)), 200, 80, green},
		"see-through":       {pngFile(t, plain(20, 10, color.NRGBA{})), 20, 10, color.NRGBA{}},
		"PNG with comment":  {withPNGText(pngFile(t, plain(200, 80, green)), secret), 200, 80, green},
		"PNG and more":      {append(pngFile(t, plain(200, 80, green)), secret...), 200, 80, green},
		"JPEG":              {jpegFile(t, plain(200, 80, green)), 200, 80, green},
		"JPEG with Exif":    {withExif(jpegFile(t, plain(200, 80, green)), secret), 200, 80, green},
		"too wide":          {pngFile(t, plain(1280, 100, green)), 640, 50, green},
		"too high":          {jpegFile(t, plain(100, 480, green)), 50, 240, green},
		"a line":            {pngFile(t, plain(3000, 1, green)), 640, 1, green},
		"a dot":             {pngFile(t, plain(1, 1, green)), 1, 1, green},
		"of just that size": {pngFile(t, plain(640, 240, green)), 640, 240, green},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			id, err := d.PutLogo(t.Context(), tt.file)
			d.must(err)
			got, err := d.Logo(t.Context(), id)
			d.must(err)
			if bytes.Contains(got, []byte(secret)) {
				t.Error("what was hidden in the file is still there")
			}
			img, err := png.Decode(bytes.NewReader(got))
			d.must(err)
			if b := img.Bounds(); b.Dx() != tt.width || b.Dy() != tt.height {
				t.Errorf("got %d × %d pixels, want %d × %d", b.Dx(), b.Dy(), tt.width, tt.height)
			}
			wantColour(t, img.At(tt.width/2, tt.height/2), tt.colour)
		})
	}
}

// wantColour allows for what JPEG rounds.
func wantColour(t *testing.T, got color.Color, want color.NRGBA) {
	t.Helper()
	c := color.NRGBAModel.Convert(got).(color.NRGBA)
	for i, pair := range [][2]uint8{{c.R, want.R}, {c.G, want.G}, {c.B, want.B}, {c.A, want.A}} {
		if diff := int(pair[0]) - int(pair[1]); diff < -3 || diff > 3 {
			t.Errorf("colour %v, want %v (channel %d)", c, want, i)
		}
	}
}

func TestLogoRefused(t *testing.T) {
	good := pngFile(t, noise(64, 64))
	photo := jpegFile(t, noise(64, 64))
	tests := map[string]struct {
		file []byte
		want string
	}{
		"nothing":           {nil, "not a PNG or JPEG image"},
		"text":              {[]byte("<svg xmlns='http://www.w3.org/2000/svg'/>"), "not a PNG or JPEG image"},
		"GIF":               {gifFile(t, plain(20, 20, color.Black)), "not a PNG or JPEG image"},
		"cut short":         {good[:len(good)/2], "damaged"},
		"JPEG cut short":    {photo[:len(photo)/2], "damaged"},
		"header alone":      {good[:20], "not a PNG or JPEG image"},
		"pixel bomb":        {pngHeader(50_000, 50_000), "50000 × 50000 pixels"},
		"huge header":       {pngHeader(1<<31-1, 1<<31-1), ""},
		"no width":          {pngHeader(0, 10), ""},
		"large file":        {append(good, make([]byte, workspace.MaxLogoFile)...), "larger than 2 MB"},
		"too much detail":   {pngFile(t, noise(640, 240)), "too much detail"},
		"wrong in the body": {slices.Concat(good[:60], []byte("xxxx"), good[64:]), "damaged"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			_, err := d.PutLogo(t.Context(), tt.file)
			if !errors.Is(err, workspace.ErrLogo) || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want ErrLogo with %q", err, tt.want)
			}
		})
	}
}

func TestLogoNames(t *testing.T) {
	d := newDesk(t)
	file := pngFile(t, plain(20, 20, color.Black))
	first, err := d.PutLogo(t.Context(), file)
	d.must(err)
	again, err := d.PutLogo(t.Context(), withPNGText(file, "other comment"))
	d.must(err)
	if first != again {
		t.Errorf("the same picture has the names %q and %q", first, again)
	}
	_, err = d.Logo(t.Context(), "nothing")
	wantErr(t, err, store.ErrNotFound)
}
