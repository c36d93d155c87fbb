package check

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"net/url"
	"strings"

	"rolewright/internal/review"
)

// The parts of SARIF 2.1.0 (OASIS Standard, 27 March 2020) that are written.
// Columns count Unicode code points, as columnKind says.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool        sarifTool         `json:"tool"`
		ColumnKind  string            `json:"columnKind"`
		Invocations []sarifInvocation `json:"invocations"`
		Results     []sarifResult     `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name            string      `json:"name"`
		Version         string      `json:"version"`
		SemanticVersion string      `json:"semanticVersion,omitempty"`
		Rules           []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID                   string       `json:"id"`
		ShortDescription     sarifMessage `json:"shortDescription"`
		FullDescription      sarifMessage `json:"fullDescription"`
		Help                 sarifMessage `json:"help"`
		DefaultConfiguration sarifLevel   `json:"defaultConfiguration"`
		Properties           sarifTags    `json:"properties"`
	}
	sarifLevel struct {
		Level string `json:"level"`
	}
	sarifTags struct {
		Tags []string `json:"tags"`
	}
	sarifMessage struct {
		Text string `json:"text"`
	}
	sarifInvocation struct {
		ExecutionSuccessful bool                `json:"executionSuccessful"`
		Notifications       []sarifNotification `json:"toolExecutionNotifications,omitempty"`
	}
	sarifNotification struct {
		Level     string          `json:"level"`
		Message   sarifMessage    `json:"message"`
		Locations []sarifLocation `json:"locations"`
	}
	sarifResult struct {
		RuleID       string             `json:"ruleId"`
		RuleIndex    int                `json:"ruleIndex"`
		Level        string             `json:"level"`
		Message      sarifMessage       `json:"message"`
		Locations    []sarifLocation    `json:"locations"`
		Fingerprints map[string]string  `json:"partialFingerprints"`
		Suppressions []sarifSuppression `json:"suppressions,omitempty"`
	}
	sarifLocation struct {
		Physical sarifPhysical `json:"physicalLocation"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn"`
		EndLine     int `json:"endLine"`
		EndColumn   int `json:"endColumn"`
	}
	sarifSuppression struct {
		Kind          string `json:"kind"`
		Justification string `json:"justification"`
	}
)

// WriteSARIF writes the files as a SARIF 2.1.0 log. Findings that were
// answered are in it as suppressed results.
func WriteSARIF(w io.Writer, files []File) error {
	run := sarifRun{
		Tool: sarifTool{sarifDriver{Name: "Rolewright", Version: review.RuleSet}}, ColumnKind: "unicodeCodePoints",
		Results: []sarifResult{},
	}
	index := map[string]int{}
	for i, rule := range review.Rules() {
		index[rule.ID] = i
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, newSARIFRule(rule))
	}
	done := sarifInvocation{ExecutionSuccessful: true}
	for _, f := range files {
		if f.Err != nil {
			done.ExecutionSuccessful = false
			done.Notifications = append(done.Notifications, sarifNotification{"error", sarifMessage{f.Err.Error()}, f.location(Region{})})
		}
		for _, finding := range f.Report.Findings {
			run.Results = append(run.Results, f.sarif(finding, index))
		}
		for _, a := range f.Report.Answered {
			result := f.sarif(a.Finding, index)
			result.Suppressions = []sarifSuppression{{"external", a.Reason}}
			run.Results = append(run.Results, result)
		}
	}
	run.Invocations = []sarifInvocation{done}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(sarifLog{"https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", []sarifRun{run}})
}

func newSARIFRule(r review.Rule) sarifRule {
	help := r.Why
	for _, e := range r.Evidence {
		help += "\n\n" + e.Text + " (" + string(e.Grade) + ": " + e.Source + ")"
	}
	return sarifRule{
		ID: r.ID, ShortDescription: sarifMessage{r.Title + "."}, FullDescription: sarifMessage{r.Why}, Help: sarifMessage{help},
		DefaultConfiguration: sarifLevel{sarifLevelOf(r.Severity)}, Properties: sarifTags{[]string{string(r.Category)}},
	}
}

func sarifLevelOf(s review.Severity) string {
	if s == review.Notice {
		return "note"
	}
	return string(s)
}

func (f File) sarif(of review.Finding, index map[string]int) sarifResult {
	sum := sha256.Sum256([]byte(of.Key()))
	return sarifResult{
		RuleID: of.Rule, RuleIndex: index[of.Rule], Level: sarifLevelOf(of.Severity), Message: sarifMessage{of.Message},
		Locations: f.location(f.Region(of)), Fingerprints: map[string]string{"rolewright/v1": hex.EncodeToString(sum[:8])},
	}
}

func (f File) location(at Region) []sarifLocation {
	address := url.URL{Path: strings.TrimPrefix(f.Name, "./")}
	l := sarifPhysical{Artifact: sarifArtifact{strings.TrimPrefix(address.String(), "./")}}
	if at.Line > 0 {
		l.Region = &sarifRegion{at.Line, at.Column, at.EndLine, at.EndColumn}
	}
	return []sarifLocation{{l}}
}
