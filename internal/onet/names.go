package onet

import (
	"regexp"
	"slices"
	"strings"
)

// mostTitles is how many other titles a role keeps: enough for a search to
// find it, few enough to read.
const mostTitles = 40

// seniority reads as a level of the role, which a posting says elsewhere.
var seniority = regexp.MustCompile(`(?i)^(junior|senior|jr|sr|entry[- ]level|mid[- ]level)\b`)

// otherTitles are what people also call the role: the titles that people in
// the job reported, then alternate ones; those that mean several occupations
// stand after those that mean only this one, and the official title last.
func (d *data) otherTitles(o *occupation, title string) []string {
	seen := map[string]bool{key(title): true, key(o.title): true}
	var out []string
	add := func(titles []string, shared bool) {
		for _, t := range titles {
			for _, one := range splitTitle(t) {
				k := key(one)
				if seen[k] || (d.titleUses[k] > 1) != shared || seniority.MatchString(one) {
					continue
				}
				seen[k] = true
				out = append(out, one)
			}
		}
	}
	for _, t := range slices.Concat(o.reported, o.alternates) {
		if pair := splitTitle(t); len(pair) == 2 && (key(pair[0]) == key(title) || key(pair[1]) == key(title)) {
			// The short form of the role's own title is what most people type.
			add([]string{t}, false)
			add([]string{t}, true)
		}
	}
	add(o.reported, false)
	add(o.reported, true)
	add(o.alternates, false)
	add(o.alternates, true)
	if title == singularTitle(o.title) {
		return out[:min(len(out), mostTitles)]
	}
	return append(out[:min(len(out), mostTitles-1)], o.title)
}

// countTitles counts for every title the occupations it stands under.
func (d *data) countTitles() {
	for _, o := range d.occupations {
		own := map[string]bool{}
		for _, t := range slices.Concat(o.reported, o.alternates) {
			for _, one := range splitTitle(t) {
				own[key(one)] = true
			}
		}
		for k := range own {
			d.titleUses[k]++
		}
	}
}

// splitTitle makes two titles of "CEO (Chief Executive Officer)".
func splitTitle(title string) []string {
	first, second, ok := strings.Cut(strings.TrimSuffix(title, ")"), " (")
	if !ok || !strings.HasSuffix(title, ")") || strings.ContainsAny(second, "()") {
		return []string{title}
	}
	return []string{strings.TrimSpace(first), strings.TrimSpace(second)}
}

func key(title string) string { return strings.ToLower(title) }
