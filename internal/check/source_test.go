package check_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"rolewright/internal/check"
)

// TestRegionsOfOddFiles says where findings stand in files that are written
// in unusual ways.
func TestRegionsOfOddFiles(t *testing.T) {
	for _, c := range []struct{ name, src, rule, quote, want string }{
		{"the same item twice", "# Baker\n\n## What you bring\n\n- Bread by hand\n- Cakes\n- Bread by hand\n", "duplicate-item", "Bread", "7:3-7:16"},
		{"the same item three times", "# Baker\n\n## What you bring\n\n- Bread by hand\n- Bread by hand\n- Cakes\n- Bread by hand\n", "duplicate-item", "Bread", "6:3-6:16"},
		{"in a text that began earlier", "# Baker\n\n## The job\n\nBread by hand is ours. Bread.\n\n## What you bring\n\n- Bread by hand\n- Cakes\n- Bread by hand\n", "duplicate-item", "Bread", "11:3-11:16"},
		{"a heading's words in a text", "# Baker\n\n## The job\n\nWhat you bring is a guru.\n\n## What you bring\n\n- You are a guru\n", "cliche", "guru", "5:21-5:25"},
		{"CRLF", "---\r\nlanguage: en\r\n---\r\n\r\n# Baker\r\n\r\n## The job\r\n\r\nYou are a guru.\r\n", "cliche", "guru", "9:11-9:15"},
		{"CR alone in a line", "# Baker\n\n## The job\n\nYou are a guru.\r\nSo you are.\n", "cliche", "guru", "5:11-5:15"},
		{"BOM", "\ufeff# Baker\n\n## The job\n\nYou are a guru.\n", "cliche", "guru", "5:11-5:15"},
		{"BOM and front matter", "\ufeff---\nlanguage: en\n---\n# Baker\n\nYou are a guru.\n", "cliche", "guru", "6:11-6:15"},
		{"BOM, in the first line", "\ufeff# Baker guru\n\nBread.\n", "apply-missing", "", "1:1-1:13"},
		{"a tab before the item", "# Baker\n\n## What you bring\n\n-\tYou are a guru\n", "cliche", "guru", "5:13-5:17"},
		{"tabs in a paragraph", "# Baker\n\n## The job\n\nYou\tare\ta\tguru.\n", "cliche", "guru", "5:11-5:15"},
		{"front matter without body", "---\ntitle: Sr. baker\nhours: 40 a week\n---\n", "apply-missing", "", "1:1-1:4"},
		{"an item over two lines", "# Baker\n\n## What you bring\n\n- You hit the\n  ground running\n", "cliche", "hit the", "5:7-6:17"},
		{"signs of four bytes", "# Baker\n\n## The job\n\n🥐🥐 You are a guru.\n", "cliche", "guru", "5:14-5:18"},
		{"an escaped word", "# Baker\n\n## The job\n\nYou are a *guru* of 1\\.5 breads.\n", "cliche", "guru", "5:12-5:16"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := checker().Content("b.md", []byte(c.src))
			if f.Err != nil {
				t.Fatal(f.Err)
			}
			if got := at(t, f, c.rule, c.quote); got != c.want {
				t.Errorf("%s stands at %s, want %s", c.rule, got, c.want)
			}
		})
	}
}

// TestRegionsOfTwins tells paragraphs apart that are the same.
func TestRegionsOfTwins(t *testing.T) {
	f := checker().Content("b.md", []byte("# Baker\n\n## The job\n\nYou are a guru.\n\nYou are a guru.\n\n## About us\n\nYou are a guru.\n"))
	var got []int
	for _, finding := range f.Report.Findings {
		if finding.Rule == "cliche" {
			got = append(got, f.Region(finding).Line)
		}
	}
	slices.Sort(got)
	if diff := cmp.Diff([]int{5, 7, 11}, got); diff != "" {
		t.Errorf("lines (-want +got):\n%s", diff)
	}
}

// FuzzRegion looks for files that break the review, or for findings that
// stand outside of their file.
func FuzzRegion(f *testing.F) {
	f.Add(guru)
	f.Add("\ufeff---\r\ntitle: Sr. guru\r\n---\r\n")
	f.Add("---\n---\n# \n\n> \n\n***\n- [ ] guru\n\n```\nguru\n```\n")
	f.Add("- guru\n- guru\n\t- guru\n1. guru guru guru guru guru guru guru guru guru guru guru guru guru\n")
	f.Add("# ß İ Ⅷ ﬁ\n\nGURU İİİİ guru ṥ̈ guru\u2028guru\u0085guru\vguru\n")
	f.Add("| guru | guru |\n|---|---|\n| [guru](https://x.example/guru) | &amp; gu&#114;u |\n")
	f.Fuzz(func(t *testing.T, src string) {
		file := checker().Content("b.md", []byte(src))
		lines := strings.Split(src, "\n")
		for _, finding := range file.Report.Findings {
			if r := file.Region(finding); !inside(lines, r) {
				t.Errorf("%s (%q) stands at %+v of %d lines", finding.Rule, finding.Quote, r, len(lines))
			}
		}
		for _, write := range []func() error{
			func() error { return check.WriteSARIF(new(strings.Builder), []check.File{file}) },
			func() error { return check.WriteJSON(new(strings.Builder), []check.File{file}) },
		} {
			if err := write(); err != nil {
				t.Error(err)
			}
		}
	})
}

func inside(lines []string, r check.Region) bool {
	width := func(line int) int {
		return max(1, utf8.RuneCountInString(strings.TrimPrefix(strings.TrimSuffix(lines[line-1], "\r"), "\ufeff")))
	}
	switch {
	case r.Line < 1 || r.EndLine < r.Line || r.EndLine > len(lines):
		return false
	case r.Column < 1 || r.EndColumn < 1 || r.Line == r.EndLine && r.EndColumn <= r.Column:
		return false
	}
	return r.Column <= width(r.Line) && r.EndColumn <= width(r.EndLine)+1
}
