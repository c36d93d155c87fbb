package intake

import (
	"bytes"
	"errors"
	"fmt"
	"path"
	"strings"
	"unicode/utf16"
)

// saveAs is what to do with a document of another program.
const saveAs = "Open it in Word or LibreOffice and save it as .docx, or copy its text and paste that."

// refuseText turns away what is no text at all.
func refuseText(src []byte) error {
	switch {
	case len(src) > MaxSize:
		return &Refusal{
			Kind:    TooLarge,
			Problem: fmt.Sprintf("The text has %.1f MB; the most is 1 MB.", float64(len(src))/(1<<20)),
			Remedy:  "Leave out everything but the job description.",
		}
	case len(bytes.TrimSpace(src)) == 0:
		return emptyRefusal()
	}
	if kind, remedy := knownFile(src); kind != "" {
		return &Refusal{Kind: Unsupported, Problem: "This is " + kind + ", which cannot be read.", Remedy: remedy}
	}
	return nil
}

func emptyRefusal() error {
	return &Refusal{Kind: Empty, Problem: "There is no text.", Remedy: "Paste the job description, or choose another file."}
}

// knownFile names the kind of a file that is not read, by its first bytes,
// and what to do instead.
func knownFile(src []byte) (kind, remedy string) {
	for _, k := range []struct{ start, name, remedy string }{
		{oleStart, "an old Word file (.doc)", saveAs},
		{`{\rtf`, "an RTF file", saveAs},
		{"\x89PNG", "a picture", "Type its text, or copy it where it stands as text, and paste that."},
		{"\xff\xd8\xff", "a picture", "Type its text, or copy it where it stands as text, and paste that."},
		{"GIF8", "a picture", "Type its text, or copy it where it stands as text, and paste that."},
		{"\x1f\x8b", "a compressed file", "Unpack it first."},
	} {
		if bytes.HasPrefix(src, []byte(k.start)) {
			return k.name, k.remedy
		}
	}
	return "", ""
}

// The beginnings of files that hold others: ZIP archives, and the compound
// files of older programs, which an encrypted document is one of as well.
const (
	zipStart = "PK\x03\x04"
	oleStart = "\xd0\xcf\x11\xe0"
)

// compoundRefusal tells an encrypted document from one of an old program by
// the name of the stream that holds it.
func compoundRefusal(name string, src []byte) error {
	if bytes.Contains(src, inUTF16("EncryptedPackage")) {
		return encryptedRefusal(nil)
	}
	kind := "an old Word file (.doc)"
	if ending := strings.ToLower(path.Ext(name)); ending != "" && ending != ".doc" {
		kind = "a file of an old Office program"
	}
	return &Refusal{Kind: Unsupported, Problem: "This is " + kind + ", which cannot be read.", Remedy: saveAs}
}

func inUTF16(text string) []byte {
	var out []byte
	for _, c := range utf16.Encode([]rune(text)) {
		out = append(out, byte(c), byte(c>>8))
	}
	return out
}

func encryptedRefusal(err error) error {
	return &Refusal{
		Kind:    Encrypted,
		Problem: "This document is encrypted with a password.",
		Remedy:  "Open it in Word or LibreOffice, take the password off and save it again, or copy its text and paste that.",
		Err:     err,
	}
}

// archiveRefusal says what an archive is that holds no text document.
func archiveRefusal(a *archive) error {
	kind, remedy := "a ZIP file without a document", "Unpack it and choose the job description itself."
	switch {
	case a.has("xl/workbook.xml"):
		kind, remedy = "an Excel workbook", "Copy the job description's text and paste that."
	case a.has("ppt/presentation.xml"):
		kind, remedy = "a PowerPoint presentation", "Copy the job description's text and paste that."
	case strings.HasPrefix(a.start("mimetype"), "application/vnd.oasis.opendocument"):
		kind, remedy = "an OpenDocument file", saveAs
	case a.has("Index/Document.iwa"):
		kind, remedy = "a Pages document", "Export it from Pages as Word (.docx)."
	}
	return &Refusal{Kind: Unsupported, Problem: "This is " + kind + ", which cannot be read.", Remedy: remedy}
}

// documentRefusal says why a document could not be read.
func documentRefusal(err error) error {
	switch {
	case errors.Is(err, errEncrypted):
		return encryptedRefusal(err)
	case errors.Is(err, errTooMuch):
		return &Refusal{
			Kind:    TooLarge,
			Problem: "This document is far larger inside than a job description is.",
			Remedy:  "Copy its text and paste that.",
			Err:     err,
		}
	}
	return &Refusal{
		Kind:    Damaged,
		Problem: "This document is damaged and cannot be read.",
		Remedy:  "Open it in Word or LibreOffice, which may repair it, and save it again; or copy its text and paste that.",
		Err:     err,
	}
}

// maxLines is how many paragraphs, headings and items a document may have.
const maxLines = 20_000

// checkText refuses a document without text, and one with more than is read
// as a text.
func checkText(blocks []block) error {
	size := 0
	for _, b := range blocks {
		size += len(b.text()) + 1
	}
	switch {
	case size == 0:
		return &Refusal{
			Kind:    Empty,
			Problem: "There is no text in this document.",
			Remedy:  "If it shows text in a picture, type that; else choose another file.",
		}
	case len(blocks) > maxLines:
		return &Refusal{
			Kind:    TooLarge,
			Problem: fmt.Sprintf("The document has %d lines of text; the most is %d.", len(blocks), maxLines),
			Remedy:  "Leave out everything but the job description.",
		}
	case size > MaxSize:
		return &Refusal{
			Kind:    TooLarge,
			Problem: fmt.Sprintf("The document has %.1f MB of text; the most is 1 MB.", float64(size)/(1<<20)),
			Remedy:  "Leave out everything but the job description.",
		}
	}
	return nil
}

// excerpt is the beginning of a text in quotation marks.
func excerpt(text string) string {
	const most = 120
	runes := []rune(strings.Join(strings.Fields(text), " "))
	if len(runes) > most {
		runes = append(runes[:most-1], '…')
	}
	return "“" + string(runes) + "”"
}
