package check

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"rolewright/internal/review"
)

// WriteText writes what was found for a person at a terminal: a line for each
// finding in the order of the file, with what would mend it, and the score.
func WriteText(w io.Writer, files []File) error {
	var out strings.Builder
	for _, f := range files {
		f.text(&out)
	}
	out.WriteString(summary(files))
	_, err := io.WriteString(w, out.String())
	return err
}

func (f File) text(out *strings.Builder) {
	if f.Err != nil {
		fmt.Fprintf(out, "%s: not read: %s\n\n", f.Name, f.Err)
		return
	}
	type placed struct {
		review.Finding
		Region
	}
	var found []placed
	for _, finding := range f.Report.Findings {
		found = append(found, placed{finding, f.Region(finding)})
	}
	slices.SortStableFunc(found, func(a, b placed) int { return a.Line - b.Line })
	for _, p := range found {
		fmt.Fprintf(out, "%s: %s: %s [%s]\n", position(f.Name, p.Region), p.Severity, p.Message, p.Rule)
		for _, fix := range p.Fixes {
			if fix.Action != review.Go {
				fmt.Fprintf(out, "    %s\n", fix.Label)
				break
			}
		}
	}
	for _, why := range f.Report.Skipped {
		fmt.Fprintf(out, "%s: %s\n", f.Name, why)
	}
	fmt.Fprintf(out, "%s: score %d of 100%s\n\n", f.Name, f.Report.Score.Value, lost(f.Report.Score))
}

func position(name string, at Region) string {
	if at.Line == 0 {
		return name
	}
	return fmt.Sprintf("%s:%d:%d", name, at.Line, at.Column)
}

// lost says where points went: " (pay 7 of 15, length 3 of 5)".
func lost(s review.Score) string {
	var parts []string
	for _, p := range s.Parts {
		if p.Got < p.Of {
			parts = append(parts, fmt.Sprintf("%s %d of %d", p.Category, p.Got, p.Of))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return " (" + strings.Join(parts, ", ") + ")"
}

// summary is the last line.
func summary(files []File) string {
	counts := map[review.Severity]int{}
	refused := 0
	for _, f := range files {
		if f.Err != nil {
			refused++
		}
		for _, finding := range f.Report.Findings {
			counts[finding.Severity]++
		}
	}
	line := fmt.Sprintf("%s: %s, %s, %s", many(len(files), "file"), many(counts[review.Error], "error"),
		many(counts[review.Warning], "warning"), many(counts[review.Notice], "notice"))
	if refused > 0 {
		line += fmt.Sprintf("; %d could not be read", refused)
	}
	return line + ". Rule set " + review.RuleSet + ".\n"
}

func many(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// WriteGitHub writes findings as the commands that GitHub's runners show
// beside the changed lines.
func WriteGitHub(w io.Writer, files []File) error {
	var out strings.Builder
	for _, f := range files {
		if f.Err != nil {
			fmt.Fprintf(&out, "::error file=%s,title=Not read::%s\n", property(f.Name), message(f.Err.Error()))
		}
		for _, finding := range f.Report.Findings {
			rule, _ := review.RuleByID(finding.Rule)
			place := "file=" + property(f.Name)
			if at := f.Region(finding); at.Line > 0 {
				place += fmt.Sprintf(",line=%d,endLine=%d", at.Line, at.EndLine)
				if at.Line == at.EndLine {
					place += fmt.Sprintf(",col=%d,endColumn=%d", at.Column, at.EndColumn)
				}
			}
			fmt.Fprintf(&out, "::%s %s,title=%s::%s\n", finding.Severity, place, property(rule.Title), message(finding.Message+" "+finding.Why))
		}
	}
	_, err := io.WriteString(w, out.String())
	return err
}

// message escapes what ends a command.
func message(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(s)
}

// property escapes what ends a property too.
func property(s string) string {
	return strings.NewReplacer(":", "%3A", ",", "%2C").Replace(message(s))
}
