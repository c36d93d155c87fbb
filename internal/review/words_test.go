package review_test

import (
	"fmt"
	"strings"
	"testing"

	"rolewright/internal/posting"
	"rolewright/internal/review"
)

// paragraph is a posting that says text in a section of kind k.
func paragraph(k posting.Kind, text string) posting.Posting {
	return posting.Posting{Title: "Baker", Sections: []posting.Section{
		{ID: "s1", Kind: k, Heading: "Heading", Blocks: []posting.Block{{Kind: posting.Paragraph, Text: text}}},
	}}
}

// found are the findings of one rule in a paragraph of a kind of section.
func found(rule string, k posting.Kind, text string) []review.Finding {
	var out []review.Finding
	for _, f := range review.Review(paragraph(k, text), review.Context{}).Findings {
		if f.Rule == rule {
			out = append(out, f)
		}
	}
	return out
}

// TestWordLists runs the examples of every entry.
func TestWordLists(t *testing.T) {
	for _, list := range review.WordLists() {
		for _, e := range list.Entries {
			t.Run(list.Rule.ID+"/"+e.Find[0], func(t *testing.T) {
				kind := posting.Summary
				if len(e.In) > 0 {
					kind = e.In[0]
				}
				if len(e.Catches) == 0 {
					t.Error("no example of what it catches")
				}
				for _, text := range e.Catches {
					if len(found(list.Rule.ID, kind, text)) == 0 {
						t.Errorf("does not catch %q", text)
					}
				}
				for _, text := range e.Passes {
					if got := found(list.Rule.ID, kind, text); len(got) > 0 {
						t.Errorf("catches %q in %q", got[0].Quote, text)
					}
				}
			})
		}
	}
}

func TestWordFindingStandsWhereItWasTyped(t *testing.T) {
	typed := "We want a **rock star** who codes."
	got := found("cliche", posting.Summary, typed)
	if len(got) != 1 {
		t.Fatalf("got %d findings, want 1", len(got))
	}
	if at := got[0].Place; typed[at.Start:at.End] != "rock star" || at.Field != "sections.s1.blocks.0" {
		t.Errorf("stands at %+v, %q", at, typed[at.Start:at.End])
	}
	mended, err := review.Apply(paragraph(posting.Summary, typed), got[0], got[0].Fixes[0])
	if want := "We want a **expert** who codes."; err != nil || mended.Sections[0].Blocks[0].Text != want {
		t.Errorf("after the fix it reads %q (%v), want %q", mended.Sections[0].Blocks[0].Text, err, want)
	}
}

func TestNoWordRuleLooksAtNames(t *testing.T) {
	p := paragraph(posting.Summary, "Ninja Kitchen sells pans. You use Code Guru and lead.")
	p.Company.Name = "Ninja Kitchen"
	p.Sections[0].Heading = "Your life as a ninja"
	report := review.Review(p, review.Context{Names: []string{"Code Guru"}})
	for _, f := range report.Findings {
		if f.Rule == "cliche" {
			t.Errorf("finds %q", f.Quote)
		}
	}
}

func TestWordsOfEnglishStayOutOfOtherLanguages(t *testing.T) {
	p := paragraph(posting.Summary, "Wir suchen einen Guru.")
	p.Language = "de-AT"
	report := review.Review(p, review.Context{})
	if len(report.Skipped) != 1 || !strings.Contains(report.Skipped[0], "not in English") {
		t.Errorf("says %q of what it left out", report.Skipped)
	}
	for _, f := range report.Findings {
		if f.Rule == "cliche" {
			t.Errorf("finds %q in German", f.Quote)
		}
	}
}

// BenchmarkHostileText must grow with the text, not with its square.
func BenchmarkHostileText(b *testing.B) {
	for _, text := range []string{"hit the ground ", "guru ", "setup guru wizard ", "a*b", "[[(", "x.\n- "} {
		for _, n := range []int{1_000, 10_000, 100_000} {
			b.Run(fmt.Sprintf("%q×%d", text, n), func(b *testing.B) {
				p := paragraph(posting.Summary, strings.Repeat(text, n))
				for b.Loop() {
					review.Review(p, review.Context{})
				}
			})
		}
	}
}
