package handlers

import (
	"fmt"
	"slices"
	"strings"

	"rolewright/internal/posting"
	"rolewright/internal/workspace"
)

// commonCurrencies are proposed; any ISO 4217 code can be typed.
var commonCurrencies = []string{"USD", "EUR", "GBP", "CHF", "CAD", "AUD", "PLN", "SEK", "DKK", "NOK", "CZK", "INR", "JPY", "BRL", "MXN", "SGD", "NZD", "ZAR"}

// selectOptions are the choices of the facts that have a known set of values.
var selectOptions = map[string]func() []option{
	"seniority":      func() []option { return choices(posting.Seniorities(), english().Seniority) },
	"employmentType": func() []option { return choices(posting.EmploymentTypes(), english().EmploymentType) },
	"workplace":      func() []option { return choices(posting.Workplaces(), english().Workplace) },
	"education":      func() []option { return choices(posting.Educations(), english().Education) },
	"pay.kind":       func() []option { return choices(posting.PayKinds(), english().PayKind) },
	"pay.period":     func() []option { return choices(posting.Periods(), english().Period) },
}

// english are the words of the tools themselves, whatever the language of a
// posting.
func english() posting.Labels { return posting.LabelsFor("en") }

func choices[T ~string](values []T, label func(T) string) []option {
	out := []option{{"", "—"}}
	for _, v := range values {
		out = append(out, option{string(v), capital(label(v))})
	}
	return out
}

// withCurrent adds a value that is none of the known ones, so that a menu
// never changes what somebody typed elsewhere.
func withCurrent(options []option, current string) []option {
	if slices.ContainsFunc(options, func(o option) bool { return o.Value == current }) {
		return options
	}
	return append(options, option{current, current})
}

// languageOptions are the languages by their own names; those whose headings,
// names of facts and dates would be English, in whole or in part, say so. A
// posting that names no language is in English.
func languageOptions(current string) []option {
	var out []option
	for _, l := range append(posting.LanguageChoices(), posting.OtherLanguages()...) {
		label := l.Name
		switch n := len(l.Lacks); {
		case n == 1 && l.Lacks[0] == "all":
			label += " (headings and facts in English)"
		case n > 0:
			label += fmt.Sprintf(" (%d of its words in English)", n)
		}
		out = append(out, option{l.Tag, label})
	}
	if current == "" {
		out[0].Value = ""
	}
	return out
}

func importanceOptions() []option {
	l := english()
	return []option{{"", "List"}, {string(posting.MustHave), l.Importance(posting.MustHave)}, {string(posting.NiceToHave), l.Importance(posting.NiceToHave)}}
}

func statusOptions() []option {
	var out []option
	for _, s := range workspace.Statuses() {
		out = append(out, option{string(s), capital(string(s))})
	}
	return out
}

func capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
