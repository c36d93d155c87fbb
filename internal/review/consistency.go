package review

import (
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"rolewright/internal/posting"
)

// consistency looks for a fact that the posting says in two ways.
func consistency(d *desk) {
	d.fieldNotes()
	d.otherCompanies()
	if d.language != "en" {
		return
	}
	for i := range d.passages {
		p := &d.passages[i]
		d.otherWorkplace(p)
		if !p.company {
			d.otherPlace(p)
			d.otherTitle(p)
		}
		d.otherPay(p)
		d.pastDate(p)
	}
}

// fieldNotes brings what the fields' own checks say into the report, so that
// it is in every place where a review is read.
func (d *desk) fieldNotes() {
	if d.ctx.Today.IsZero() {
		return
	}
	for _, n := range posting.Check(d.whole, d.ctx.Today) {
		rule := "field-note"
		switch {
		case n.Field == "title" && d.posting.Title == "":
			continue
		case strings.HasPrefix(n.Field, "pay."):
			rule = "pay-note"
		}
		d.lead(rule, n.Field, "Change it", n.Message)
	}
}

// otherCompanies finds names of other companies, but not where they are a
// part of this one's name.
func (d *desk) otherCompanies() {
	others := newNames("", d.ctx.OtherCompanies).tree
	for i := range d.passages {
		p := &d.passages[i]
		for k := range p.words {
			others.follow(p.words, k, true, func(end, _ int) {
				at := span{p.words[k].start, p.words[end-1].end}
				if !ownName(d.posting.Company.Name, p.Text[at.start:at.end]) && !d.full("other-company") {
					d.findIn("other-company", p, at.start, at.end,
						"“"+p.Text[at.start:at.end]+"” is another company; this posting is from "+orUnnamed(d.posting.Company.Name)+".")
				}
			})
		}
	}
}

func ownName(own, name string) bool {
	_, ok := phraseIn(wordsOf(own), name)
	return ok
}

func orUnnamed(name string) string {
	if name == "" {
		return "one without a name"
	}
	return name
}

// otherWorkplace finds words for a workplace that is not the posting's.
func (d *desk) otherWorkplace(p *passage) {
	var against *branch
	said := ""
	switch d.posting.Workplace {
	case posting.OnSite:
		against, said = book().remote, "on site"
	case posting.Remote:
		against, said = book().onSite, "remote"
	default:
		return
	}
	if at, ok := against.firstIn(p.words); ok && !d.full("workplace-contradiction") {
		d.findIn("workplace-contradiction", p, at.start, at.end,
			"The posting is marked as "+said+", and the text says “"+p.Text[at.start:at.end]+"”.").
			Fixes = []Fix{{Action: Go, Label: "Choose the workplace", Place: Place{Field: "workplace"}}}
	}
}

// workplacePatterns are phrases that leave no doubt.
func workplacePatterns() (remote, onSite []string) {
	return []string{
			"fully remote", "100 remote", "remote first", "work from anywhere", "work from home full time", "this is a remote", "remote position|role|job",
		}, []string{
			"this is an on site|onsite", "on site|onsite position|role|job", "in our office every day", "not remote", "in person role|position",
			"days a|per week in the|our office", "days in the|our office",
		}
}

// otherPlace finds a place that the job is said to be in and that is none of
// the posting's.
func (d *desk) otherPlace(p *passage) {
	if len(d.posting.Locations) == 0 {
		return
	}
	for i := range p.words {
		book().basedIn.follow(p.words, i, true, func(end, _ int) {
			at, ok := nameAt(p, end)
			if ok && !d.knownPlace(p.Text[at.start:at.end]) && !d.full("place-contradiction") {
				d.findIn("place-contradiction", p, at.start, at.end,
					"The text says “"+p.Text[at.start:at.end]+"”; the posting’s place is "+d.posting.Locations[0].Display(d.posting.Language)+".").
					Fixes = []Fix{{Action: Go, Label: "Change the place", Place: Place{Field: "locations"}}}
			}
		})
	}
}

func basedInPatterns() []string {
	return []string{"position|role|job is based|located in", "will be based|located in", "you will work in", "work from our", "working from our"}
}

// nameAt is the run of capitalised words that begins at word i.
func nameAt(p *passage, i int) (span, bool) {
	from := i
	for i < len(p.words) && (i == from || p.words[i].joined) {
		if r, _ := utf8.DecodeRuneInString(p.Text[p.words[i].start:]); !unicode.IsUpper(r) {
			break
		}
		i++
	}
	if i == from {
		return span{}, false
	}
	return span{p.words[from].start, p.words[i-1].end}, true
}

// knownPlace reports whether a name shares a word with one of the posting's
// places.
func (d *desk) knownPlace(name string) bool {
	for _, l := range d.posting.Locations {
		words := nameWords(strings.Join([]string{l.City, l.County, l.Region, l.Country, l.Display("en")}, " "))
		if slices.ContainsFunc(nameWords(name), func(w string) bool { return slices.Contains(words, w) }) {
			return true
		}
	}
	return slices.ContainsFunc(wordsOf(d.posting.Company.Name), func(w word) bool { return slices.Contains(nameWords(name), w.low) })
}

// otherTitle finds “looking for a …” with a job that is not the title's.
func (d *desk) otherTitle(p *passage) {
	for i := range p.words {
		book().lookingFor.follow(p.words, i, true, func(end, _ int) {
			at, ok := jobAt(p, end)
			if ok && !d.meansTitle(p.Text[at.start:at.end]) && !d.full("title-contradiction") {
				d.findIn("title-contradiction", p, at.start, at.end,
					"The text looks for “"+p.Text[at.start:at.end]+"”; the title says “"+d.posting.Title+"”.")
			}
		})
	}
}

func lookingForPatterns() []string {
	return []string{"looking for a|an|our", "seeking a|an", "hiring a|an", "searching for a|an"}
}

// jobAt is what stands between "looking for a" and the word that ends it, if
// its last word is that of a job.
func jobAt(p *passage, i int) (span, bool) {
	from := i
	for i < len(p.words) && i < from+6 && (i == from || p.words[i].joined) && !slices.Contains(afterJob(), p.words[i].low) {
		i++
	}
	if i == from || !isJob(p.words[i-1].low) {
		return span{}, false
	}
	return span{p.words[from].start, p.words[i-1].end}, true
}

func afterJob() []string {
	return []string{"to", "who", "with", "for", "in", "at", "that", "on", "of", "and", "or", "as", "from", "based", "whose", "ready", "joining"}
}

// isJob tells the name of a job by its ending from words for any person.
func isJob(low string) bool {
	if slices.Contains([]string{
		"player", "leader", "learner", "worker", "member", "starter", "communicator", "thinker", "partner", "newcomer", "performer", "solver",
		"achiever", "contributor", "collaborator", "listener", "mentor", "joiner", "finisher", "believer", "master", "maker", "doer", "innovator",
		"number", "career", "offer", "order", "number", "motivator", "planner", "builder", "team", "person", "colleague", "talent", "successor",
		"participant", "applicant", "assistant", "employer", "customer", "provider", "user", "further", "better", "other", "another",
	}, low) {
		return false
	}
	return slices.ContainsFunc([]string{"er", "or", "ist", "ian", "ant", "nurse", "clerk", "chef", "cook"}, func(end string) bool {
		return strings.HasSuffix(low, end) && len(low) > 3
	})
}

// meansTitle reports whether a job shares a word with the title or with
// another name of the role.
func (d *desk) meansTitle(job string) bool {
	known := nameWords(d.posting.Title)
	if d.ctx.Role != nil {
		known = append(known, nameWords(d.ctx.Role.Title+" "+strings.Join(d.ctx.Role.OtherTitles, " "))...)
	}
	return slices.ContainsFunc(nameWords(job), func(w string) bool { return len(w) > 2 && slices.Contains(known, w) }) || len(known) == 0
}

// otherPay finds a range of pay in the text that has neither end in common
// with the posting's.
func (d *desk) otherPay(p *passage) {
	if d.full("pay-contradiction") || !touchesAny(book().payWords, p.words) {
		return
	}
	low, high, ok := ends(d.posting.Pay)
	if !ok {
		return
	}
	amounts := amountsIn(p)
	for i := 1; i < len(amounts); i++ {
		a, b := amounts[i-1], amounts[i]
		if b.start-a.end > 6 || a.value == b.value || slices.Contains([]string{low.RatString(), high.RatString()}, a.value) ||
			slices.Contains([]string{low.RatString(), high.RatString()}, b.value) {
			continue
		}
		d.findIn("pay-contradiction", p, a.start, b.end, "The text says “"+p.Text[a.start:b.end]+"”; the posting’s pay is "+
			d.posting.Pay.Line(d.posting.Language)+".").Fixes = []Fix{{Action: Go, Label: "Change the pay", Place: Place{Field: "pay.min"}}}
		return
	}
}

type amount struct {
	span
	value string
}

// amountsIn are the amounts with a currency's sign or a "k", in a text that
// was found to speak of pay.
func amountsIn(p *passage) []amount {
	var out []amount
	for i := 0; i < len(p.words); i++ {
		w := p.words[i]
		if w.low[0] < '0' || w.low[0] > '9' {
			continue
		}
		end := w.end // groups of three digits are words of their own
		for i+1 < len(p.words) && p.words[i+1].start == end+1 && strings.IndexByte(",.", p.Text[end]) >= 0 && isDigits(p.words[i+1].low) {
			i++
			end = p.words[i].end
		}
		before := strings.TrimRight(p.Text[:w.start], " ")
		signed := strings.HasSuffix(before, "$") || strings.HasSuffix(before, "€") || strings.HasSuffix(before, "£")
		if value := amountIn(p.Text[w.start:end]); value != "" && (signed || strings.HasSuffix(strings.ToLower(p.Text[w.start:end]), "k")) {
			out = append(out, amount{span{signStart(before, w.start), end}, value})
		}
	}
	return out
}

// signStart is where an amount begins that stands behind text, with its sign.
func signStart(before string, at int) int {
	for _, sign := range []string{"$", "€", "£"} {
		if n := len(before) - len(sign); strings.HasSuffix(before, sign) && len(before) == at {
			return n
		}
	}
	return at
}

func isDigits(s string) bool { return strings.Trim(s, "0123456789") == "" }

// pastDate finds the last day to apply in a text, where it is past.
func (d *desk) pastDate(p *passage) {
	if d.ctx.Today.IsZero() || !touchesAny(book().deadline, p.words) || d.full("past-date") {
		return
	}
	for i := 0; i+2 < len(p.words); i++ {
		at := span{p.words[i].start, p.words[i+2].end}
		date, ok := posting.ParseDate(p.Text[at.start:at.end], d.posting.Language)
		if !ok {
			continue
		}
		if day, err := time.Parse(time.DateOnly, date); err == nil && day.Before(d.ctx.Today.Truncate(24*time.Hour)) {
			d.findIn("past-date", p, at.start, at.end, "“"+p.Text[at.start:at.end]+"” is in the past.")
			return
		}
	}
}

func deadlinePatterns() []string {
	return []string{"deadline", "closing date", "apply by", "applications by", "apply before", "closes on", "until", "no later than", "received by", "due by"}
}

func payPatterns() []string {
	return []string{"salary", "salaries", "pay", "wage|wages", "compensation", "base", "remuneration", "earn", "hourly", "annually", "per|a year|annum|hour|month"}
}
