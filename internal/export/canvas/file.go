package canvas

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
	"strconv"
)

// file is a PDF file taken apart into its objects.
type file struct {
	objects    [][]byte // what stands between "obj" and "endobj", by number - 1
	root, info int
}

// readFile takes a file that gofpdf wrote apart. It follows the file's own
// cross-reference table, so that nothing within a stream can be taken for an
// object, and refuses a file that is not of the form it knows.
func readFile(raw []byte) (*file, error) {
	table, err := tableOffset(raw)
	if err != nil {
		return nil, err
	}
	offsets, trailer, err := readTable(raw[table:])
	if err != nil {
		return nil, err
	}
	f := &file{}
	ends := append(slices.Clone(offsets), table)
	slices.Sort(ends)
	for i, from := range offsets {
		next, _ := slices.BinarySearch(ends, from+1)
		if from < 0 || next == len(ends) || ends[next] > table {
			return nil, fmt.Errorf("object %d is not where the file says", i+1)
		}
		to := ends[next]
		body, err := objectBody(raw[from:to], i+1)
		if err != nil {
			return nil, err
		}
		f.objects = append(f.objects, body)
	}
	if _, err := fmt.Sscanf(string(trailer), "trailer\n<<\n/Size %d\n/Root %d 0 R\n/Info %d 0 R\n", new(int), &f.root, &f.info); err != nil {
		return nil, fmt.Errorf("trailer: %w", err)
	}
	if f.root < 1 || f.root > len(f.objects) || f.info < 1 || f.info > len(f.objects) {
		return nil, errors.New("trailer names objects that the file lacks")
	}
	return f, nil
}

// tableOffset finds the cross-reference table from the file's last lines.
func tableOffset(raw []byte) (int, error) {
	const mark = "startxref\n"
	i := bytes.LastIndex(raw, []byte(mark))
	if i < 0 {
		return 0, errors.New("file has no cross-reference table")
	}
	digits, _, _ := bytes.Cut(raw[i+len(mark):], []byte("\n"))
	offset, err := strconv.Atoi(string(digits))
	if err != nil || offset < 0 || offset >= i {
		return 0, errors.New("cross-reference table is not where the file says")
	}
	return offset, nil
}

// entryLength is the length of a line of the table, set by the file format.
const entryLength = 20

// readTable reads the offsets of the objects 1, 2, … and what follows them.
func readTable(table []byte) (offsets []int, rest []byte, err error) {
	var size int
	if _, err := fmt.Sscanf(string(table[:min(40, len(table))]), "xref\n0 %d\n", &size); err != nil {
		return nil, nil, fmt.Errorf("cross-reference table: %w", err)
	}
	head := len(fmt.Sprintf("xref\n0 %d\n", size))
	if size < 1 || len(table) < head+size*entryLength {
		return nil, nil, errors.New("cross-reference table is cut off")
	}
	for n := 1; n < size; n++ {
		entry := table[head+n*entryLength:]
		offset, err := strconv.Atoi(string(entry[:10]))
		if err != nil {
			return nil, nil, fmt.Errorf("cross-reference table: %w", err)
		}
		offsets = append(offsets, offset)
	}
	return offsets, table[head+size*entryLength:], nil
}

func objectBody(raw []byte, number int) ([]byte, error) {
	head := []byte(fmt.Sprintf("%d 0 obj\n", number))
	tail := []byte("\nendobj\n")
	if !bytes.HasPrefix(raw, head) || !bytes.HasSuffix(raw, tail) {
		return nil, fmt.Errorf("object %d is not where the file says", number)
	}
	return raw[len(head) : len(raw)-len(tail)], nil
}

// next is the number that the next object will get.
func (f *file) next() int { return len(f.objects) + 1 }

// add appends an object and returns its number.
func (f *file) add(body string) int { return f.addBytes([]byte(body)) }

// addBytes is add for what must not change afterwards.
func (f *file) addBytes(body []byte) int {
	f.objects = append(f.objects, body)
	return len(f.objects)
}

// edit replaces a text that must stand in the object once, and fails where
// the object does not begin as it should or lacks the text.
func (f *file) edit(number int, begin, from, to string) error {
	if number > len(f.objects) {
		return fmt.Errorf("object %d is missing", number)
	}
	body := f.objects[number-1]
	if !bytes.HasPrefix(body, []byte(begin)) || bytes.Count(body, []byte(from)) != 1 {
		return fmt.Errorf("object %d is not of the expected form", number)
	}
	f.objects[number-1] = bytes.Replace(body, []byte(from), []byte(to), 1)
	return nil
}

// bytes is the file, put together again.
func (f *file) bytes() []byte {
	// The bytes above 127 tell programs that copy files that this is no text.
	out := append(make([]byte, 0, f.size()), "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"...)
	offsets := make([]int, len(f.objects))
	for i, body := range f.objects {
		offsets[i] = len(out)
		out = append(strconv.AppendInt(out, int64(i+1), 10), " 0 obj\n"...)
		out = append(append(out, body...), "\nendobj\n"...)
	}
	id := sha256.Sum256(out)
	table := len(out)
	out = fmt.Appendf(out, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, o := range offsets {
		out = append(appendOffset(out, o), " 00000 n \n"...)
	}
	return fmt.Appendf(out, "trailer\n<</Size %d /Root %d 0 R /Info %d 0 R /ID [<%x> <%x>]>>\nstartxref\n%d\n%%%%EOF\n",
		len(offsets)+1, f.root, f.info, id[:16], id[:16], table)
}

// appendOffset writes an offset in ten digits.
func appendOffset(b []byte, offset int) []byte {
	const digits = 10
	b = append(b, "0000000000"...)
	for i := len(b) - 1; offset > 0 && i >= len(b)-digits; i-- {
		b[i] = byte('0' + offset%10)
		offset /= 10
	}
	return b
}

// size is at least the length of the file.
func (f *file) size() int {
	const head, perObject = 512, 32 + entryLength
	n := head + perObject*len(f.objects)
	for _, body := range f.objects {
		n += len(body)
	}
	return n
}
