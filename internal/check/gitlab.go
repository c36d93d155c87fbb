package check

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"rolewright/internal/review"
)

// codeQuality is one entry of the report that GitLab shows in a merge request.
type codeQuality struct {
	Description string        `json:"description"`
	CheckName   string        `json:"check_name"`
	Fingerprint string        `json:"fingerprint"`
	Severity    string        `json:"severity"`
	Location    codeQualityAt `json:"location"`
}

type codeQualityAt struct {
	Path  string           `json:"path"`
	Lines codeQualityLines `json:"lines"`
}

type codeQualityLines struct {
	Begin int `json:"begin"`
}

// WriteGitLab writes findings as a Code Quality report. Where two findings are
// alike their fingerprints tell them apart, because GitLab shows the first of
// a fingerprint alone.
func WriteGitLab(w io.Writer, files []File) error {
	all := []codeQuality{}
	seen := map[string]int{}
	add := func(f File, rule, key, severity, text string, line int) {
		key = f.Name + "\x00" + key
		seen[key]++
		sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%d", key, seen[key]))
		at := codeQualityAt{strings.TrimPrefix(f.Name, "./"), codeQualityLines{max(1, line)}}
		all = append(all, codeQuality{text, rule, hex.EncodeToString(sum[:16]), severity, at})
	}
	for _, f := range files {
		if f.Err != nil {
			add(f, "not-read", "", "blocker", "Not read: "+f.Err.Error(), 1)
		}
		for _, finding := range f.Report.Findings {
			add(f, finding.Rule, finding.Key(), gitLabSeverity(finding.Severity), finding.Message, f.Region(finding).Line)
		}
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(all)
}

func gitLabSeverity(s review.Severity) string {
	switch s {
	case review.Error:
		return "critical"
	case review.Warning:
		return "minor"
	}
	return "info"
}
