package intake

import (
	"regexp"
	"strings"

	"rolewright/internal/posting"
)

// meaning is what the words of a heading say.
type meaning struct {
	kind       posting.Kind
	importance posting.Importance
	part       string
	// known says that the words are those of a heading, which Custom may be
	// too.
	known bool
}

// meaningOf looks a heading up as it is written, then in the shapes to which
// people's ways of putting it reduce.
func meaningOf(text, language string) meaning {
	for _, shape := range shapes(text) {
		if m := lookUp(shape, language); m.known {
			return m
		}
	}
	if kind, ok := kindOfOpening(text); ok {
		return meaning{kind: kind, known: true}
	}
	return meaning{kind: posting.Custom}
}

func lookUp(text, language string) meaning {
	m := meaning{kind: posting.Custom}
	own, key := loadMeanings(), phrase(text)
	if kind, ok := own.kinds[key]; ok {
		m.kind, m.known = kind, true
		return m
	}
	if importance, ok := own.importances[key]; ok {
		return meaning{kind: posting.Requirements, importance: importance, known: true}
	}
	m.importance, _ = posting.ImportanceOfHeading(text, language)
	m.part, _ = posting.PartOfHeading(text, language)
	kind, ok := posting.KindOfHeading(text, language)
	if ok {
		m.kind = kind
	}
	m.known = ok || m.importance != "" || m.part != ""
	return m
}

var (
	// headingNumber is what stands in front of a numbered heading.
	headingNumber = regexp.MustCompile(`^(?:(?:section|part|partie|teil)\s+)?(?:\d{1,2}|[IVX]{1,4}|[A-H])(?:\.\d{1,2})?\s*[.):/–-]\s*`)
	// headingAside is what stands behind a heading in brackets.
	headingAside = regexp.MustCompile(`\s*[(\[（［][^)\]）］]*[)\]）］]\s*[:：]?\s*$`)
	// headingTail names the job behind a heading: "Your tasks as a cook".
	headingTail = regexp.MustCompile(`(?i)\s+(?:as an?|as our|als|comme|en tant que|som|como|in this role|for this role|for this position|in deze rol|dans ce poste)\b.*$`)
	// headingQuestion is a heading asked rather than said: "What will you do?"
	headingQuestion = regexp.MustCompile(`(?i)^(what|who|how)\s+(will|can|do|are|would|should)\s+(you|we)\b`)
)

// openings are how headings begin that go on with a name.
var openings = []struct {
	words *regexp.Regexp
	kind  posting.Kind
}{
	{regexp.MustCompile(`(?i)^(?:why (?:join|work (?:at|for|with)|choose)|what you[’\']ll (?:love|enjoy|get)|perks (?:at|of)|benefits (?:at|of)|pourquoi (?:nous )?(?:rejoindre|choisir)|warum (?:zu uns|wir)|waarom)\b`), posting.Benefits},
	{regexp.MustCompile(`(?i)^(?:what you[’\']ll (?:do|be doing|own|work on)|your (?:tasks|responsibilities|mission) (?:at|as)|tes missions chez|vos missions (?:chez|au sein))\b`), posting.Responsibilities},
	{regexp.MustCompile(`(?i)^(?:about (?:us|our)|who (?:we|is)|meet)\b`), posting.About},
}

// kindOfOpening tells the kind of a heading that begins as one and goes on
// with a name: "Why join Acme".
func kindOfOpening(text string) (posting.Kind, bool) {
	if len(strings.Fields(text)) > 8 {
		return "", false
	}
	for _, o := range openings {
		if o.words.MatchString(text) {
			return o.kind, true
		}
	}
	return "", false
}

// shapes are the shapes to which a heading reduces, itself first.
func shapes(text string) []string {
	out := []string{text}
	for _, reduce := range []func(string) string{
		func(s string) string { return headingNumber.ReplaceAllString(s, "") },
		withoutAside,
		func(s string) string { return headingTail.ReplaceAllString(s, "") },
		func(s string) string { return headingQuestion.ReplaceAllString(s, "$1 $3 $2") },
	} {
		last := out[len(out)-1]
		if next := strings.TrimSpace(reduce(last)); next != "" && next != last {
			out = append(out, next)
		}
	}
	return append(out, beginnings(out[len(out)-1])...)
}

func withoutAside(s string) string {
	if !strings.ContainsAny(s, "([（［") {
		return s
	}
	return headingAside.ReplaceAllString(s, "")
}

// beginnings are the first words of a heading that leads to what follows:
// "What you will bring to the team:". Fewer than three words say too little.
func beginnings(text string) []string {
	var out []string
	if !strings.HasSuffix(text, ":") && !strings.HasSuffix(text, "?") {
		return nil
	}
	words := strings.Fields(text)
	for n := min(len(words)-1, 6); n >= 3; n-- {
		out = append(out, strings.Join(words[:n], " "))
	}
	for _, side := range strings.FieldsFunc(text, func(r rune) bool { return r == '/' || r == '|' }) {
		out = append(out, strings.TrimSpace(side))
	}
	return out
}
