package typeset

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"
)

// Fonts are the faces of a folder, for the scripts that the built-in ones
// lack. The folder is looked through once; a file is read when a text first
// needs it, and the least used ones are let go where many are. A nil *Fonts
// has no faces. It may be shared.
type Fonts struct {
	files []*fontFile

	mu   sync.Mutex
	held []*fontFile // with their faces, the last used one at the end
}

// Limits of what a folder of fonts may cost.
const (
	maxFontFiles = 2000
	maxFontSize  = 32 << 20 // bytes of a file; the largest Chinese faces have some 20 MB
	maxFontsHeld = 96 << 20 // bytes of the files in memory
)

// Style is what a face is wanted for.
type Style struct {
	Bold, Italic bool
	// Language is a BCP 47 tag. Chinese, Japanese and Korean share characters
	// that they draw differently.
	Language string
}

// OpenFonts looks through a folder and those in it for TrueType fonts. What
// cannot be used is left out, and the warnings say why and what to do. An
// error says that the folder cannot be read or holds nothing to use.
func OpenFonts(dir string) (fonts *Fonts, warnings []string, err error) {
	fonts = &Fonts{}
	var left leftOut
	defer func() { warnings = left.warnings() }()
	seen := 0
	err = filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil && path == dir:
			return err
		case err != nil:
			left.add(path, "cannot be read ("+reason(err)+")")
			return nil
		case entry.IsDir() || !isFontName(path):
			return nil
		}
		if seen++; seen > maxFontFiles {
			return errTooMany
		}
		file, err := scanFont(path)
		if err != nil {
			left.add(path, err.Error())
			return nil
		}
		fonts.files = append(fonts.files, file)
		return nil
	})
	switch {
	case errors.Is(err, errTooMany):
		return nil, nil, fmt.Errorf("fonts in %s: more than %d files; name a folder with only those you need", dir, maxFontFiles)
	case err != nil:
		return nil, nil, fmt.Errorf("fonts in %s: cannot be read (%s); name a folder with TrueType fonts (.ttf)", dir, reason(err))
	case len(fonts.files) == 0:
		return nil, nil, fmt.Errorf("fonts in %s: none that can be used; put TrueType fonts (.ttf) there", dir)
	}
	return fonts, nil, nil
}

// reason is an error without the path, which stands before it.
func reason(err error) string {
	if path := new(fs.PathError); errors.As(err, &path) {
		err = path.Err
	}
	return err.Error()
}

// leftOut is the files that cannot be used, by why.
type leftOut struct {
	whys  []string
	paths map[string][]string
}

func (l *leftOut) add(path, why string) {
	if l.paths == nil {
		l.paths = map[string][]string{}
	}
	if l.paths[why] == nil {
		l.whys = append(l.whys, why)
	}
	l.paths[why] = append(l.paths[why], path)
}

// warnings is a line for each reason.
func (l *leftOut) warnings() []string {
	var out []string
	for _, why := range l.whys {
		paths := l.paths[why]
		more := ""
		if n := len(paths) - 1; n > 0 {
			more = fmt.Sprintf(" and %d more", n)
		}
		out = append(out, paths[0]+more+": "+why)
	}
	return out
}

var errTooMany = errors.New("too many files")

func isFontName(path string) bool {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".ttf", ".otf", ".ttc", ".otc", ".woff", ".woff2":
		return true
	}
	return false
}

// Len is the number of faces.
func (f *Fonts) Len() int {
	if f == nil {
		return 0
	}
	return len(f.files)
}

// Fingerprint stands for the faces: other ones have another.
func (f *Fonts) Fingerprint() string {
	if f == nil {
		return ""
	}
	h := sha256.New()
	for _, file := range f.files {
		fmt.Fprintf(h, "%s %d %d\n", file.path, file.size, file.changed.UnixNano())
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}

// Face is the face that suits best of those that show all of text, or nil
// where none does.
func (f *Fonts) Face(text string, style Style) *Face {
	if f == nil {
		return nil
	}
	var able []*fontFile
	for _, file := range f.files {
		if file.covers(text) {
			able = append(able, file)
		}
	}
	slices.SortStableFunc(able, func(a, b *fontFile) int { return a.misfit(style) - b.misfit(style) })
	for _, file := range able {
		if face := f.load(file); face != nil && face.showsAll(text) {
			return face
		}
	}
	return nil
}

func (f *Face) showsAll(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool { return !f.Shows(r) }) < 0
}

// load is the face of a file, or nil where the file has been damaged or taken
// away since it was found.
func (f *Fonts) load(file *fontFile) *Face {
	f.mu.Lock()
	defer f.mu.Unlock()
	if i := slices.Index(f.held, file); i >= 0 {
		f.held = append(slices.Delete(f.held, i, i+1), file)
		return file.face
	}
	if file.broken {
		return nil
	}
	face, err := file.read()
	if err != nil {
		file.broken = true
		return nil
	}
	file.face = face
	f.held = append(f.held, file)
	f.release()
	return face
}

// release lets go of the faces that were not used for longest. Documents that
// are being drawn keep those that they have.
func (f *Fonts) release() {
	var sum int64
	for i := len(f.held) - 1; i >= 0; i-- {
		if sum += f.held[i].size; sum > maxFontsHeld && i < len(f.held)-1 {
			for _, old := range f.held[:i+1] {
				old.face = nil
			}
			f.held = slices.Delete(f.held, 0, i+1)
			return
		}
	}
}

// fontFile is a file of a folder and what tells whether it is wanted.
type fontFile struct {
	path    string
	name    string // PostScript's
	size    int64
	changed time.Time
	ranges  [][2]rune // that the face has glyphs for, in order
	weight  int       // 400 is regular, 700 bold
	italic  bool
	asian   uint32 // the bits of asianPages that hold for the face

	face   *Face // while held
	broken bool
}

func (f *fontFile) covers(text string) bool {
	for _, r := range text {
		if isUnseen(r) {
			continue
		}
		i, found := slices.BinarySearchFunc(f.ranges, r, func(span [2]rune, r rune) int {
			switch {
			case span[1] < r:
				return -1
			case span[0] > r:
				return 1
			}
			return 0
		})
		if _ = i; !found {
			return false
		}
	}
	return true
}

// The code pages of East Asian languages in the table "OS/2".
const (
	japanese           = 1 << 17
	simplifiedChinese  = 1 << 18
	korean             = 1<<19 | 1<<21
	traditionalChinese = 1 << 20
	asianPages         = japanese | simplifiedChinese | korean | traditionalChinese
)

func asianPageOf(language string) uint32 {
	tag := strings.ToLower(language)
	base, _, _ := strings.Cut(tag, "-")
	switch base {
	case "ja":
		return japanese
	case "ko":
		return korean
	case "zh":
		for _, part := range []string{"hant", "-tw", "-hk", "-mo"} {
			if strings.Contains(tag, part) {
				return traditionalChinese
			}
		}
		return simplifiedChinese
	}
	return 0
}

// misfit grows with how little a face suits. The language matters most, then
// upright or italic, then the weight.
func (f *fontFile) misfit(style Style) int {
	want := 400
	if style.Bold {
		want = 700
	}
	n := max(want-f.weight, f.weight-want)
	if f.italic != style.Italic {
		n += 1000
		if f.italic {
			n += 1000 // upright stands in for italic, and not the other way
		}
	}
	if page := asianPageOf(style.Language); page != 0 && f.asian != 0 {
		if f.asian&page == 0 {
			n += 10000
		}
		n += 100 * onesIn(f.asian&^page) // a face for one language before one for all
	}
	return n
}

func onesIn(v uint32) int {
	n := 0
	for ; v != 0; v &= v - 1 {
		n++
	}
	return n
}

func (f *fontFile) read() (*Face, error) {
	info, err := os.Stat(f.path)
	if err != nil {
		return nil, err
	}
	if info.Size() != f.size || !info.ModTime().Equal(f.changed) {
		return nil, fmt.Errorf("font %s: was changed", f.path)
	}
	ttf, err := os.ReadFile(f.path)
	if err != nil {
		return nil, err
	}
	return ParseFace(f.name, ttf)
}

// scanFont reads what a file says of itself, and not its glyphs.
func scanFont(path string) (*fontFile, error) {
	in, err := os.Open(path)
	if err != nil {
		return nil, errors.New("cannot be opened")
	}
	defer in.Close()
	info, err := in.Stat()
	switch {
	case err != nil || !info.Mode().IsRegular():
		return nil, errors.New("is no file")
	case info.Size() > maxFontSize:
		return nil, fmt.Errorf("larger than %d MB; use a subset of it", maxFontSize>>20)
	}
	d, err := readDirectory(in, info.Size())
	if err != nil {
		return nil, err
	}
	f := &fontFile{path: path, size: info.Size(), changed: info.ModTime()}
	if err := f.describe(d); err != nil {
		return nil, err
	}
	return f, nil
}

func (f *fontFile) describe(d directory) error {
	if err := d.check(); err != nil {
		return err
	}
	cmap, err := d.table("cmap")
	if err != nil {
		return err
	}
	if f.ranges, err = coverage(cmap); err != nil {
		return err
	}
	f.weight = 400
	if os2, err := d.table("OS/2"); err == nil && len(os2) >= 64 {
		f.weight = int(binary.BigEndian.Uint16(os2[4:]))
		flags := binary.BigEndian.Uint16(os2[62:])
		f.italic = flags&(1<<0|1<<9) != 0
		if len(os2) >= 86 {
			f.asian = binary.BigEndian.Uint32(os2[78:]) & asianPages
		}
	}
	f.name = d.postScriptName()
	if f.name == "" {
		f.name = nameOfFile(f.path)
	}
	return nil
}

// nameOfFile is a name that PDF takes, of a file's.
func nameOfFile(path string) string {
	name := cleanName(strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)))
	if name == "" {
		return "Font"
	}
	return name
}

func cleanName(name string) string {
	name = strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' || r == '_' {
			return r
		}
		return -1
	}, name)
	return name[:min(len(name), 63)]
}
