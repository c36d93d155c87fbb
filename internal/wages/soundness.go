package wages

import (
	"archive/zip"
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"path"
	"regexp"
	"strconv"
	"strings"
)

// The bounds of a workbook. The largest that the Bureau publishes, with all
// areas and industries, has 80 MB, and 500 MB unpacked.
const (
	maxFileBytes   = 256 << 20
	maxSheetBytes  = 1 << 30 // all sheets together
	maxTextBytes   = 16 << 20
	maxPartBytes   = 8 << 20
	maxMemoryBytes = 128 << 20 // all parts that are not unpacked to a file
)

// unpackBytes is the size from which a sheet is unpacked to a file.
const unpackBytes = 4 << 20

// A fault is what is wrong with a file, in words that name the remedy.
type fault string

func (f fault) Error() string { return string(f) }

const (
	tooLarge = fault("the workbook is larger than any that the Bureau of Labor Statistics publishes; take one as it comes from bls.gov/oes")
	damaged  = fault("the file is damaged; get it again from bls.gov/oes/tables.htm")
	noXLSX   = fault("the file is no XLSX workbook; take one from bls.gov/oes/tables.htm, or save this one as “Excel workbook (.xlsx)”")
)

// inspect reads a workbook through once, keeping nothing, and returns the
// number of the last row of each sheet. It refuses a file that is too large
// when unpacked, damaged, or cut off.
func inspect(ctx context.Context, r io.ReaderAt, size int64) ([]int, error) {
	if size > maxFileBytes {
		return nil, tooLarge
	}
	z, err := zip.NewReader(r, size)
	if err != nil {
		return nil, notZip(r)
	}
	if err := checkParts(z); err != nil {
		return nil, err
	}
	var last []int
	for _, f := range z.File {
		n, err := inspectPart(ctx, f)
		if err != nil {
			return nil, err
		}
		if isSheet(f) {
			last = append(last, n)
		}
	}
	return last, nil
}

// notZip tells a cut ZIP file from something else.
func notZip(r io.ReaderAt) error {
	head := make([]byte, 4)
	if _, err := r.ReadAt(head, 0); err == nil && string(head) == "PK\x03\x04" {
		return damaged
	}
	return noXLSX
}

// checkParts looks at what the file's directory says of its parts.
func checkParts(z *zip.Reader) error {
	var unpacked, memory uint64
	names := map[string]bool{}
	for _, f := range z.File {
		names[f.Name] = true
		size := f.UncompressedSize64
		if isSheet(f) && size > unpackBytes {
			unpacked += size
		} else {
			memory += size
		}
		if size > uint64(limitOf(f)) || unpacked > maxSheetBytes || memory > maxMemoryBytes {
			return tooLarge
		}
	}
	if names["xl/workbook.xml"] {
		return nil
	}
	for name := range names {
		if path.Ext(name) == ".xlsx" {
			return fault(fmt.Sprintf("the file is a ZIP file with a workbook in it; unpack it and take %s", path.Base(name)))
		}
	}
	return noXLSX
}

func isSheet(f *zip.File) bool {
	name := strings.ToLower(f.Name)
	return path.Dir(name) == "xl/worksheets" && path.Ext(name) == ".xml"
}

// limitOf is the largest that a part may be. Sheets with a usual name are
// unpacked to a file, everything else to memory.
func limitOf(f *zip.File) int64 {
	switch {
	case strings.HasPrefix(strings.ToLower(f.Name), "xl/worksheets/sheet"):
		return maxSheetBytes
	case isSheet(f), strings.EqualFold(f.Name, "xl/sharedStrings.xml"):
		return maxTextBytes
	}
	return maxPartBytes
}

// inspectPart reads a part to its end, so that its checksum and its size are
// known to be true, and returns the number of a sheet's last row.
func inspectPart(ctx context.Context, f *zip.File) (int, error) {
	in, err := f.Open()
	if err != nil {
		return 0, damaged
	}
	defer in.Close()
	bounded := &io.LimitedReader{R: contextReader{ctx, in}, N: limitOf(f) + 1}
	last := 0
	if isSheet(f) {
		last, err = lastRow(bounded)
	} else {
		_, err = io.Copy(io.Discard, bounded)
	}
	switch {
	case ctx.Err() != nil:
		return 0, ctx.Err()
	case bounded.N == 0:
		return 0, tooLarge
	case err != nil:
		return 0, damaged
	}
	return last, nil
}

// contextReader stops reading when the context ends.
type contextReader struct {
	ctx context.Context
	r   io.Reader
}

func (c contextReader) Read(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	return c.r.Read(p)
}

var errMarkup = errors.New("markup that does not fit together")

// lastRow returns the number of the last row of a sheet's markup. It checks
// only that every element is closed and that the sheet is all there is:
// the library that reads the cells stops without an error where they are not.
func lastRow(r io.Reader) (int, error) {
	in := bufio.NewReaderSize(r, 64<<10)
	row, depth, closed := 0, 0, ""
	for {
		tag, err := nextTag(in)
		if errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return 0, err
		}
		name, step, err := tagName(tag)
		if err != nil {
			return 0, err
		}
		if step >= 0 && name == "row" {
			row = rowNumber(tag, row+1)
		}
		if step < 0 {
			closed = name
		}
		depth += step
	}
	if depth != 0 || closed != "worksheet" {
		return 0, errMarkup
	}
	return row, nil
}

// nextTag returns what stands between the next "<" and the ">" after it.
func nextTag(in *bufio.Reader) ([]byte, error) {
	for {
		_, err := in.ReadSlice('<')
		if err == nil {
			break
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return nil, err
		}
	}
	tag, err := in.ReadSlice('>')
	if err != nil {
		return nil, errMarkup
	}
	return tag[:len(tag)-1], nil
}

// tagName returns the name of a tag without its prefix, and by how many
// elements it takes the reader deeper.
func tagName(tag []byte) (name string, step int, err error) {
	if len(tag) == 0 || bytes.IndexByte(tag, '<') >= 0 {
		return "", 0, errMarkup
	}
	switch {
	case tag[0] == '?' || tag[0] == '!':
		return "", 0, nil
	case tag[0] == '/':
		tag, step = tag[1:], -1
	case tag[len(tag)-1] != '/':
		step = 1
	}
	if i := bytes.IndexAny(tag, " \t\r\n/"); i >= 0 {
		tag = tag[:i]
	}
	if i := bytes.IndexByte(tag, ':'); i >= 0 {
		tag = tag[i+1:]
	}
	return string(tag), step, nil
}

// rowAttribute is a row's number in its tag.
var rowAttribute = regexp.MustCompile(`\sr\s*=\s*["'](\d{1,8})["']`)

func rowNumber(tag []byte, next int) int {
	if m := rowAttribute.FindSubmatch(tag); m != nil {
		if n, err := strconv.Atoi(string(m[1])); err == nil {
			return n
		}
	}
	return next
}
