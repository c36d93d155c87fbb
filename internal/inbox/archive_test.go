package inbox_test

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// zipOf is a ZIP with files by their names.
func zipOf(t *testing.T, files map[string]string) string {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		head := &zip.FileHeader{Name: name, Method: zip.Deflate}
		if strings.HasSuffix(name, ".link") {
			head.SetMode(fs.ModeSymlink | 0o777)
		}
		w, err := z.CreateHeader(head)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(files[name])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func word(t *testing.T, text string) string {
	t.Helper()
	return zipOf(t, map[string]string{"word/document.xml": `<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>` + text + `</w:t></w:r></w:p></w:body></w:document>`})
}

func TestZip(t *testing.T) {
	inside := zipOf(t, map[string]string{"a.txt": baker})
	bomb := strings.Repeat(" ", 6<<20)
	dir := folder(t, map[string]string{"jobs.zip": zipOf(t, map[string]string{
		"baker.txt": baker, "2019/welder.docx": word(t, "Welder"), "nested.zip": inside, "bomb.txt": bomb,
		"__MACOSX/._baker.txt": "x", "to.link": "/etc/passwd", "../../escape.md": "# Cook\n\n## Duties\n\n- Cook\n", "style.css": "a{}", "empty.txt": "",
	})})
	want := map[string]string{
		"/baker.txt": "imported", "/2019/welder.docx": "imported", "/../../escape.md": "imported",
		"/nested.zip": "refused It is a ZIP inside a ZIP.", "/bomb.txt": "refused It unpacks to far more than a job description has.",
		"/__MACOSX/._baker.txt": "skipped It lies in a folder of the system.", "/to.link": "skipped It is a link, which is not followed.",
		"/style.css": "skipped Files of this kind (.css) are no job descriptions.", "/empty.txt": "refused There is no text.",
	}
	got := map[string]string{}
	for name, status := range takeAll(t, dir) {
		got[strings.TrimPrefix(name, "jobs.zip")] = status
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) != 1 {
		t.Errorf("unpacking left %v, %v", left, err)
	}
}

// TestDocumentIsNoFolder: a Word document is a ZIP, too.
func TestDocumentIsNoFolder(t *testing.T) {
	dir := folder(t, map[string]string{"job.docx": word(t, "Welder"), "renamed.zip": word(t, "Diver")})
	want := map[string]string{"job.docx": "imported", "renamed.zip": "imported"}
	if diff := cmp.Diff(want, takeAll(t, dir)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestHostileZips(t *testing.T) {
	many := map[string]string{}
	for i := range 5001 {
		many[strings.Repeat("d", i%40)+string(rune('a'+i%26))+strings.Repeat("0", i/26)] = ""
	}
	good := zipOf(t, map[string]string{"a.txt": baker, "b.txt": baker})
	for name, tt := range map[string]struct{ content, want string }{
		"many":       {zipOf(t, many), "lists more than 5000 files"},
		"overlap":    {overlapping(t, good), "overlap"},
		"states 1GB": {stating(t, good, 1<<30), "unpacks to more than 512 MB"},
		"cut off":    {good[:len(good)-30], "damaged"},
		"no zip":     {"hello", "no ZIP"},
		"none":       {zipOf(t, nil), "holds no file"},
	} {
		dir := folder(t, map[string]string{"x.zip": tt.content})
		got := takeAll(t, filepath.Join(dir, "x.zip"))
		if len(got) != 1 || !strings.HasPrefix(got[""], "refused ") || !strings.Contains(got[""], tt.want) {
			t.Errorf("%s: %v", name, got)
		}
	}
	lying := stating(t, good, 10)
	got := takeAll(t, filepath.Join(folder(t, map[string]string{"x.zip": lying}), "x.zip"))
	if got["a.txt"] != "refused It is damaged inside the ZIP." {
		t.Errorf("a ZIP that states less than it holds: %v", got)
	}
	locked := []byte(good)
	for _, at := range headers(good, "PK\x01\x02") {
		locked[at+8] |= 1
	}
	got = takeAll(t, filepath.Join(folder(t, map[string]string{"x.zip": string(locked)}), "x.zip"))
	if got["b.txt"] != "refused It is encrypted with a password." {
		t.Errorf("an encrypted ZIP: %v", got)
	}
}

// headers are the places of the records of a kind.
func headers(file, kind string) []int {
	var at []int
	for i := range file {
		if strings.HasPrefix(file[i:], kind) {
			at = append(at, i)
		}
	}
	return at
}

// overlapping has every entry state that it takes as much as the whole file.
func overlapping(t *testing.T, file string) string {
	t.Helper()
	out := []byte(file)
	for _, at := range headers(file, "PK\x01\x02") {
		binary.LittleEndian.PutUint32(out[at+20:], uint32(len(file)))
	}
	return string(out)
}

// stating has the first entry state a size.
func stating(t *testing.T, file string, size uint32) string {
	t.Helper()
	out := []byte(file)
	binary.LittleEndian.PutUint32(out[headers(file, "PK\x01\x02")[0]+24:], size)
	return string(out)
}
