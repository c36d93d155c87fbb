package intake

import (
	"slices"
	"strings"

	"rolewright/internal/posting"
)

// finish settles what only the whole text can tell.
func (r *reader) finish() {
	r.joinPreamble()
	r.keepEmptyHeadings()
	r.listShortLines()
	r.payOfSection()
	r.applyOfText()
	r.deadlineOfText()
	r.payOfText()
	r.companyTexts()
	if r.res.Posting.Title == "" {
		r.note("No job title was found. Type it above the text.")
	}
}

// joinPreamble puts the text above the first heading into the section on the
// job where that comes next, so that there are not two of them.
func (r *reader) joinPreamble() {
	p := &r.res.Posting
	if r.preamble && len(p.Sections) > 1 && p.Sections[1].Kind == posting.Summary {
		p.Sections[1].Blocks = append(p.Sections[0].Blocks, p.Sections[1].Blocks...)
		p.Sections = p.Sections[1:]
		return
	}
	if r.preamble && len(p.Sections) > 1 && !slices.ContainsFunc(p.Sections[0].Blocks, isSentence) {
		p.Sections[0].Kind, p.Sections[0].Heading = posting.Custom, r.words().Heading(posting.Custom, "")
	}
}

// isSentence reports whether a block above the first heading is more than a
// line of facts, such as "Class code: 1793".
func isSentence(b posting.Block) bool {
	text := b.Text
	for _, item := range b.Items {
		text += item.Text
	}
	return len(text) > 100 || strings.HasSuffix(text, ".") || strings.HasSuffix(text, "!") || strings.HasSuffix(text, "?")
}

// keepEmptyHeadings turns headings that nothing stands under, and that say
// nothing known, back into text of the section before.
func (r *reader) keepEmptyHeadings() {
	p := &r.res.Posting
	var out []posting.Section
	for _, s := range p.Sections {
		if s.Kind == posting.Custom && len(s.Blocks) == 0 && len(out) > 0 {
			last := &out[len(out)-1]
			last.Blocks = append(last.Blocks, posting.Block{Kind: posting.Paragraph, Text: literal(s.Heading)})
			continue
		}
		out = append(out, s)
	}
	p.Sections = out
}

// listShortLines turns runs of short lines in the sections that are lists by
// nature into lists: many pages lose the markers in a copy.
func (r *reader) listShortLines() {
	for i := range r.res.Posting.Sections {
		s := &r.res.Posting.Sections[i]
		if s.Kind == posting.Responsibilities || s.Kind == posting.Requirements {
			s.Blocks = listed(s.Blocks)
		}
		for j := range s.Blocks {
			if s.Blocks[j].Kind == posting.Paragraph {
				s.Blocks[j].Importance = ""
			}
		}
	}
}

const (
	// shortestRun is the fewest lines that are taken for a list.
	shortestRun = 3
	// longestItem is the longest line that may be an item, in bytes.
	longestItem = 240
)

func listed(blocks []posting.Block) []posting.Block {
	var out []posting.Block
	for len(blocks) > 0 {
		n := shortLines(blocks)
		if n < shortestRun {
			n = max(n, 1)
			out = append(out, blocks[:n]...)
			blocks = blocks[n:]
			continue
		}
		list := posting.Block{Kind: posting.List, Importance: blocks[0].Importance}
		for _, b := range blocks[:n] {
			list.Items = append(list.Items, posting.Item{Text: b.Text})
		}
		out, blocks = append(out, list), blocks[n:]
	}
	return out
}

// shortLines counts the paragraphs at the front that may be a list's items.
func shortLines(blocks []posting.Block) int {
	n := slices.IndexFunc(blocks, func(b posting.Block) bool {
		return b.Kind != posting.Paragraph || len(b.Text) > longestItem || strings.HasSuffix(b.Text, ":") ||
			b.Importance != blocks[0].Importance
	})
	if n < 0 {
		return len(blocks)
	}
	return n
}

// payOfSection reads the offer out of the pay section where no label gave it.
func (r *reader) payOfSection() {
	if r.seen["pay"] {
		return
	}
	for i := range r.res.Posting.Sections {
		s := &r.res.Posting.Sections[i]
		if s.Kind != posting.PaySection {
			continue
		}
		if r.payOfBlocks(s) {
			return
		}
	}
}

func (r *reader) payOfBlocks(s *posting.Section) bool {
	var paragraphs []int
	for i, b := range s.Blocks {
		if b.Kind == posting.Paragraph && moneySign.MatchString(b.Text) {
			paragraphs = append(paragraphs, i)
		}
	}
	if len(paragraphs) != 1 {
		if len(paragraphs) > 1 {
			r.note("More than one figure stands in the pay section. Type the offer into the pay fields.")
		}
		return false
	}
	text := posting.PlainText(s.Blocks[paragraphs[0]].Text)
	got, whole := r.setPay(text, s.Heading)
	if got == "" {
		r.note("The pay section holds figures that could not be read as one offer. Type the offer into the pay fields.")
		return false
	}
	r.found("pay", got, text)
	if whole {
		s.Blocks = slices.Delete(s.Blocks, paragraphs[0], paragraphs[0]+1)
	}
	return true
}

// applyOfText takes the only e-mail address of the text as the one to apply
// to, and the only web address of the section on applying. Both stay in the
// text as well.
func (r *reader) applyOfText() {
	var all, apply strings.Builder
	for _, s := range r.res.Posting.Sections {
		text := sectionText(s)
		all.WriteString(text)
		if s.Kind == posting.ApplySection {
			apply.WriteString(text)
		}
	}
	if strings.Contains(all.String(), "@") && !r.seen["apply.email"] {
		if found := distinct(address.FindAllString(all.String(), -1)); len(found) == 1 {
			r.res.Posting.Apply.Email = found[0]
			r.found("apply.email", found[0], found[0])
		}
	}
	if r.seen["apply.url"] || !strings.Contains(strings.ToLower(all.String()), "http") {
		return
	}
	found := distinct(webAddress.FindAllString(apply.String(), -1))
	if m := applyAt.FindAllStringSubmatch(all.String(), -1); len(found) == 0 && len(m) == 1 {
		found = []string{m[0][1]}
	}
	if len(found) == 1 {
		r.res.Posting.Apply.URL = found[0]
		r.found("apply.url", found[0], found[0])
	}
}

func distinct(list []string) []string {
	slices.Sort(list)
	return slices.Compact(list)
}

func sectionText(s posting.Section) string {
	var out strings.Builder
	for _, b := range s.Blocks {
		out.WriteString(posting.PlainText(b.Text) + "\n")
		for _, it := range b.Items {
			out.WriteString(posting.PlainText(it.Text) + "\n")
		}
	}
	return out.String()
}

// companyTexts fills the company's texts that have headings of their own, and
// moves what stands under the first headings about the company,
// its benefits and equal opportunity into the company's texts, which own it.
func (r *reader) companyTexts() {
	p := &r.res.Posting
	for _, part := range p.Company.Parts() {
		*part.Text = posting.FormatProse(r.parts[part.Name])
	}
	for _, own := range []struct {
		kind posting.Kind
		text *string
	}{
		{posting.About, &p.Company.About},
		{posting.Benefits, &p.Company.Benefits},
		{posting.EqualOpportunity, &p.Company.EqualOpportunity},
	} {
		i := slices.IndexFunc(p.Sections, func(s posting.Section) bool { return s.Kind == own.kind })
		if i < 0 || *own.text != "" || grouped(p.Sections[i].Blocks) {
			continue
		}
		*own.text = posting.FormatProse(p.Sections[i].Blocks)
		p.Sections[i].Blocks = nil
	}
}

func grouped(blocks []posting.Block) bool {
	return slices.ContainsFunc(blocks, func(b posting.Block) bool { return b.Group != "" || b.Importance != "" })
}
