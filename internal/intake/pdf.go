package intake

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
)

// pdfStart is how every PDF file begins.
const pdfStart = "%PDF-"

// sourceNote tells what was read of a PDF file.
const sourceNote = "Read from the text that the PDF file carries, and not from its pages: what was changed in the PDF since is not in it."

// readPDF reads the posting in its Markdown form that the program's own PDF
// files carry, and of the files of others what their pages show.
func readPDF(src []byte) (Result, error) {
	text, err := sourceOf(src)
	if err != nil {
		return judged(readPages(src))
	}
	res, err := readPlain("posting.md", text)
	if err != nil {
		return Result{}, err
	}
	res.Notes = append([]string{sourceNote}, res.Notes...)
	return res, nil
}

// The places in a PDF file that lead to the posting, as far as programs that
// add to a file, such as comments, leave them.
var (
	pdfTableAt = regexp.MustCompile(`startxref\s+(\d+)\s+%%EOF\s*$`)
	pdfRoot    = regexp.MustCompile(`/Root\s+(\d+)\s+0\s+R`)
	pdfBefore  = regexp.MustCompile(`/Prev\s+(\d+)`)
	pdfRange   = regexp.MustCompile(`^\s*(\d+) (\d+)\s*\n`)
	pdfNamed   = regexp.MustCompile(`/EmbeddedFiles\s*<<\s*/Names\s*\[\s*\(posting\.md\)\s*(\d+)\s+0\s+R`)
	pdfContent = regexp.MustCompile(`/EF\s*<<\s*/F\s+(\d+)\s+0\s+R`)
	pdfLength  = regexp.MustCompile(`/Length\s+(\d+)`)
	pdfStream  = regexp.MustCompile(`>>\s*stream\r?\n`)
)

// pdfEnd is more than the last lines of a file have, in bytes.
const pdfEnd = 1024

var errNoSource = errors.New("the file is not of the form in which sources are carried")

// sourceOf is the file "posting.md" that a PDF file carries.
func sourceOf(src []byte) ([]byte, error) {
	p := pdfObjects{src: src, at: map[int]int{}}
	end := src[max(0, len(src)-pdfEnd):]
	if err := p.readTables(numberIn(pdfTableAt, end)); err != nil {
		return nil, err
	}
	spec := p.object(numberIn(pdfNamed, p.object(p.root)))
	return unpacked(p.stream(numberIn(pdfContent, spec)))
}

// pdfObjects finds the objects of a PDF file.
type pdfObjects struct {
	src  []byte
	at   map[int]int // offset, by number
	root int
}

// mostTables bounds how often a file may have been added to.
const mostTables = 16

// readTables reads the cross-reference tables, the newest first.
func (p *pdfObjects) readTables(offset int) error {
	for range mostTables {
		if offset <= 0 || offset >= len(p.src) {
			return errNoSource
		}
		rest, found := bytes.CutPrefix(p.src[offset:], []byte("xref"))
		if !found {
			return errNoSource
		}
		trailer := p.readTable(rest)
		trailer, _, _ = bytes.Cut(trailer, []byte("startxref"))
		if p.root == 0 {
			p.root = numberIn(pdfRoot, trailer)
		}
		if offset = numberIn(pdfBefore, trailer); offset < 0 {
			return nil
		}
	}
	return errNoSource
}

// readTable notes where objects are, unless a newer table said so, and
// returns what follows the table.
func (p *pdfObjects) readTable(rest []byte) []byte {
	const entry = 20
	for {
		m := pdfRange.FindSubmatch(rest)
		if m == nil {
			return rest
		}
		first, count := atoi(m[1]), atoi(m[2])
		rest = rest[len(m[0]):]
		for i := 0; i < count && len(rest) >= entry; i++ {
			if _, newer := p.at[first+i]; !newer && rest[17] == 'n' {
				p.at[first+i] = atoi(rest[:10])
			}
			rest = rest[entry:]
		}
	}
}

// object is the content of an object up to where "endobj" first stands, or
// nothing.
func (p *pdfObjects) object(n int) []byte {
	body, _, _ := bytes.Cut(p.from(n), []byte("endobj"))
	return body
}

func (p *pdfObjects) from(n int) []byte {
	at, found := p.at[n]
	if !found || at <= 0 || at >= len(p.src) {
		return nil
	}
	head := regexp.MustCompile(fmt.Sprintf(`^\s*%d 0 obj\b`, n)).Find(p.src[at:])
	if head == nil {
		return nil
	}
	return p.src[at+len(head):]
}

// stream is the packed data of an object.
func (p *pdfObjects) stream(n int) []byte {
	body := p.from(n)
	start := pdfStream.FindIndex(body)
	if start == nil {
		return nil
	}
	length := numberIn(pdfLength, body[:start[0]])
	if length < 0 || length > len(body)-start[1] {
		return nil
	}
	return body[start[1] : start[1]+length]
}

// unpacked is the text, or a little more than can be read of it where it is
// too long.
func unpacked(packed []byte) ([]byte, error) {
	r, err := zlib.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, fmt.Errorf("the posting in the file: %w", err)
	}
	text, err := io.ReadAll(io.LimitReader(r, MaxSize+1))
	if err != nil {
		return nil, fmt.Errorf("the posting in the file: %w", err)
	}
	return text, nil
}

// numberIn is the number that a pattern finds, or -1.
func numberIn(pattern *regexp.Regexp, text []byte) int {
	m := pattern.FindSubmatch(text)
	if m == nil {
		return -1
	}
	return atoi(m[1])
}

// atoi reads digits; what is no number of an int is -1.
func atoi(digits []byte) int {
	n, err := strconv.Atoi(string(digits))
	if err != nil {
		return -1
	}
	return n
}
