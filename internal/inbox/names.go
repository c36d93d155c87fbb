package inbox

import (
	"bytes"
	"path"
	"slices"
	"strings"
	"unicode"

	"rolewright/internal/intake"
)

// longestName bounds a file's name, in characters.
const longestName = 300

// displayName is a name that is safe to show: valid text of one line. It is
// never used as a path.
func displayName(name string) string {
	name = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.In(r, unicode.Cf) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(name, "\uFFFD"))
	runes := []rune(strings.TrimSpace(name))
	if len(runes) > longestName {
		runes = append([]rune("…"), runes[len(runes)-longestName+1:]...)
	}
	return string(runes)
}

func endingOf(name string) string { return strings.ToLower(strings.TrimPrefix(path.Ext(name), ".")) }

// tried are the endings of files that may be job descriptions: those that are
// read, and documents whose refusal says what to do.
var tried = []string{"", "md", "markdown", "txt", "text", "html", "htm", "json", "docx", "odt", "pdf",
	"doc", "docm", "dotx", "rtf", "pages", "wps", "wpd", "eml", "msg", "mht", "mhtml", "zip"}

// reasonToSkip says why a file that was found in a folder or an archive can be
// no job description, or "". A file that somebody chose is always tried.
func reasonToSkip(name string) string {
	base := path.Base(name)
	stem := strings.ToLower(strings.TrimSuffix(base, path.Ext(base)))
	switch {
	case slices.ContainsFunc(strings.Split(path.Dir(name), "/"), hidden):
		return "It lies in a folder of the system."
	case hidden(base), strings.HasPrefix(base, "~$"), strings.EqualFold(base, "thumbs.db"), strings.EqualFold(base, "desktop.ini"):
		return "It is a file of the system."
	case slices.Contains([]string{"readme", "license", "licence", "changelog", "contributing", "copying"}, stem):
		return "It is about the folder."
	case !slices.Contains(tried, endingOf(base)):
		return "Files of this kind (." + endingOf(base) + ") are no job descriptions."
	}
	return ""
}

func hidden(name string) bool {
	return name != "." && name != ".." && strings.HasPrefix(name, ".") || name == "__MACOSX" || name == "node_modules"
}

func skipped(name, reason string) Outcome {
	return Outcome{Name: displayName(name), Status: Skipped, Problem: reason}
}

// mediaType is what a file is handed out as. Its content counts, not what a
// browser said.
func mediaType(p Paper) string {
	ending := endingOf(p.readAs())
	switch {
	case bytes.HasPrefix(p.Content, []byte("%PDF-")):
		return "application/pdf"
	case bytes.HasPrefix(p.Content, []byte("PK")) && bytes.Contains(p.Content[:min(len(p.Content), 200)], []byte("opendocument.text")):
		return "application/vnd.oasis.opendocument.text"
	case bytes.HasPrefix(p.Content, []byte("PK")):
		return "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	case ending == "html", ending == "htm":
		return "text/html"
	case ending == "md", ending == "markdown":
		return "text/markdown"
	case ending == "json":
		return "application/json"
	}
	return "text/plain"
}

// largest is the most that is read of a file: enough to see that it is too
// much.
const largest = intake.MaxFile + 1
