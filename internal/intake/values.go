package intake

import (
	"strings"
	"unicode"

	"rolewright/internal/posting"
)

// spelling is one way to write a known value.
type spelling[T ~string] struct {
	text  string
	value T
}

func employmentWords() []spelling[posting.EmploymentType] {
	return []spelling[posting.EmploymentType]{
		{"full time", posting.FullTime}, {"fulltime", posting.FullTime}, {"vollzeit", posting.FullTime},
		{"temps plein", posting.FullTime}, {"permanent", posting.FullTime}, {"unbefristet", posting.FullTime}, {"cdi", posting.FullTime},
		{"part time", posting.PartTime}, {"teilzeit", posting.PartTime}, {"temps partiel", posting.PartTime},
		{"indépendant", posting.Contractor}, {"indépendante", posting.Contractor}, {"indépendent", posting.Contractor}, {"indépendants", posting.Contractor},
		{"perm", posting.FullTime}, {"term", posting.Temporary}, {"ft", posting.FullTime}, {"voltijd", posting.FullTime}, {"deeltijd", posting.PartTime},
		{"heltid", posting.FullTime}, {"deltid", posting.PartTime}, {"tempo pieno", posting.FullTime}, {"tiempo completo", posting.FullTime}, {"intern", posting.Internship}, {"traineeship", posting.Internship},
		{"contractor", posting.Contractor}, {"contract", posting.Contractor}, {"freelance", posting.Contractor},
		{"temporary", posting.Temporary}, {"seasonal", posting.Temporary}, {"fixed term", posting.Temporary}, {"befristet", posting.Temporary}, {"cdd", posting.Temporary},
		{"internship", posting.Internship}, {"praktikum", posting.Internship}, {"stage", posting.Internship},
		{"volunteer", posting.Volunteer}, {"per diem", posting.PerDiem},
	}
}

func workplaceWords() []spelling[posting.Workplace] {
	return []spelling[posting.Workplace]{
		{"hybrid", posting.Hybrid}, {"hybride", posting.Hybrid},
		{"on site", posting.OnSite}, {"onsite", posting.OnSite}, {"in office", posting.OnSite}, {"vor ort", posting.OnSite}, {"sur site", posting.OnSite},
		{"telecommute", posting.Remote}, {"telework", posting.Remote}, {"remote first", posting.Remote}, {"à distance", posting.Remote}, {"op afstand", posting.Remote},
		{"fully remote", posting.Remote}, {"remote", posting.Remote}, {"work from home", posting.Remote}, {"télétravail", posting.Remote},
	}
}

func seniorityWords() []spelling[posting.Seniority] {
	out := []spelling[posting.Seniority]{
		{"internship", posting.Intern}, {"entry level", posting.Junior}, {"entry", posting.Junior}, {"mid level", posting.Mid},
		{"intermediate", posting.Mid}, {"senior level", posting.Senior},
	}
	for _, s := range posting.Seniorities() {
		out = append(out, spelling[posting.Seniority]{string(s), s})
	}
	return out
}

// setWord sets field to the known value that text names, and reports whether
// text says nothing else.
func setWord[T ~string](field *T, text string, words []spelling[T]) (got string, whole bool) {
	value, rest := wordIn(text, words)
	if value == "" {
		return "", false
	}
	*field = value
	return string(value), len(wordsOf(rest)) == 0
}

// wordIn finds the first of the spellings that stands in text as whole words,
// and what text says besides. Two different values are none.
func wordIn[T ~string](text string, words []spelling[T]) (value T, rest string) {
	rest = " " + strings.Join(wordsOf(text), " ") + " "
	for _, w := range words {
		without := strings.ReplaceAll(rest, " "+w.text+" ", " ")
		if without == rest || value != "" && w.value == value {
			rest = without
			continue
		}
		if value != "" {
			return "", text
		}
		value, rest = w.value, without
	}
	return value, rest
}

// wordsOf are the words of text in lower case.
func wordsOf(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	})
}
