package intake

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"rolewright/internal/posting"
)

// judged refuses what is plainly no job description: a recipe, a news page.
// Whoever wrote one that reads like none can say so above the text.
func judged(res Result, err error) (Result, error) {
	if err != nil || len(strings.Fields(res.Original)) < fewestWords {
		return res, err
	}
	text := res.Original[:start(res.Original, longestLook)]
	signs := signsOfReading(res.Posting)
	if signs < enoughAgainst {
		signs += signsOfWords(text)
	}
	if signs >= enoughAgainst {
		return res, nil
	}
	kind := otherKind(text)
	if signs >= enoughSigns && kind == "" {
		return res, nil
	}
	problem := "This does not read like a job description: it names neither duties, requirements, pay nor how to apply."
	if kind != "" {
		problem = "This reads like " + kind + ", not like a job description."
	}
	return Result{}, &Refusal{
		Kind:    NotPosting,
		Problem: problem,
		Remedy:  "Choose another file or page. If it is one, copy its text, write “Job description” above it and paste that.",
	}
}

const (
	// fewestWords is what it takes to tell; fewer may be a part of a posting.
	fewestWords = 40
	// enoughSigns tell a job description, and enoughAgainst do where the text
	// has the words of something else.
	enoughSigns, enoughAgainst = 3, 9
	// longestLook is how many bytes at the beginning are looked at for words.
	longestLook = 40_000
)

// jobWords are what job descriptions say and other texts hardly do.
var jobWords = regexp.MustCompile(`(?i)\b(?:how to apply|to apply|apply (?:now|online|by|before|today|here|at)|applicants?|candidates?|vacanc(?:y|ies)|we are (?:hiring|looking for|seeking)|we[’']re (?:hiring|looking for)|is (?:hiring|looking for|seeking)|join (?:our|the) team|you will|you[’']ll|your profile|salary|equal (?:employment )?opportunity|job (?:description|title|summary|type|bulletin|number)|this (?:position|role)|the (?:position|role|ideal candidate)|full[ -]time|part[ -]time|recrut\w*|candidature|votre profil|profil recherché|vos missions|tes missions|rémunération|poste|postuler|nous recherchons|cdi|cdd|bewerb\w+|stellenangebot|wir suchen|deine aufgaben|ihre aufgaben|dein profil|ihr profil|vollzeit|teilzeit|gehalt|vacature|solliciteer|solliciteren|wij zoeken|salaris|ansök\w*|tjänst\w*|vi söker|ansøg\w*|stilling\w*|oferta de (?:trabajo|empleo)|buscamos|candidatos?|salario|vaga|requisitos|cerchiamo|candidati|stipendio|offerta di lavoro|szukamy|kandydat\w*|wynagrodzenie|stanowisk\w*)\b|応募|必須|歓迎|給与|年収|募集`)

// headLabel matches a first line that says what the text is.
var headLabel = regexp.MustCompile(`(?im)^\W*(?:job description|position description|stellenbeschreibung|fiche de poste|vacature|offre d[’']emploi)\W*$`)

// signsOfWords weighs the words that are those of a job description.
func signsOfWords(text string) int {
	signs := 2 * len(distinctWords(jobWords, text))
	if headLabel.MatchString(text) {
		signs += enoughAgainst
	}
	return signs
}

// signsOfReading weighs what was recognised.
func signsOfReading(p posting.Posting) int {
	signs := 0
	for _, s := range p.Sections {
		switch s.Kind {
		case posting.Responsibilities:
			signs += 3
		case posting.Requirements, posting.Benefits, posting.Process, posting.ApplySection:
			signs++
		}
	}
	for _, fact := range []string{p.Pay.Min + p.Pay.Max, string(p.EmploymentType), string(p.Workplace), p.ApplyBy, p.RequisitionID} {
		if fact != "" {
			signs += 2
		}
	}
	return signs
}

// distinctWords are the different words that a pattern finds.
func distinctWords(pattern *regexp.Regexp, text string) []string {
	var out []string
	for _, w := range pattern.FindAllString(text, -1) {
		out = append(out, strings.ToLower(w))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// others are texts that people mistake for a job description or choose by
// mistake, with words of which three tell each.
var others = sync.OnceValue(func() []otherText {
	return []otherText{
		{"a recipe", regexp.MustCompile(`(?i)\b(?:ingredients|preheat|oven|tbsp|tsp|tablespoons?|teaspoons?|simmer|whisk|servings?|serves|stir|flour|butter|ingrédients|cuillères?|four|farine|zutaten|ofen|mehl|esslöffel|teelöffel)\b`)},
		{"a curriculum vitae", regexp.MustCompile(`(?i)\b(?:curriculum vitae|résumé of|work experience|employment history|professional experience|references available|date of birth|nationality|marital status|hobbies|hobbies and interests|publications|lebenslauf|geburtsdatum|berufserfahrung|expérience professionnelle|date de naissance|centres d.intérêt|languages spoken|my (?:skills|experience|career)|i (?:have|led|built|managed|worked))\b|(?:19|20)\d\d\s*[-–—]\s*(?:present|today|heute|aujourd.hui|(?:19|20)\d\d)`)},
		{"notes for a piece of software", regexp.MustCompile(`(?i)(?:\b(?:npm|pip|brew|cargo|go|apt-get) (?:install|run|get|build|test)\b|\bgit clone\b|\bpull requests?\b|\bdocker (?:run|build|compose)\b|\bmake (?:test|build|install)\b|\breadme\b|\bmit licen[cs]e\b|\bapache licen[cs]e\b|\bchangelog\b|\bcontributing\b|\blocalhost\b)`)},
		{"an invoice", regexp.MustCompile(`(?i)\b(?:invoice|amount due|subtotal|vat|bill to|due date|payment terms|iban|quantity|unit price|rechnung|mehrwertsteuer|facture|tva)\b`)},
		{"minutes of a meeting", regexp.MustCompile(`(?i)\b(?:minutes|attendees|agenda|action items?|absent|adjourned|motion|seconded|apologies|next meeting|protokoll|teilnehmer|ordre du jour)\b`)},
		{"a contract", regexp.MustCompile(`(?i)\b(?:hereinafter|whereas|the parties|governing law|in witness whereof|indemnif\w+|severability|force majeure|this agreement)\b`)},
		{"a letter of application", regexp.MustCompile(`(?i)(?:\bi am (?:writing|applying)\b|\bplease find (?:attached|enclosed)\b|\byours (?:sincerely|faithfully)\b|\bmy application\b|\bdear (?:hiring manager|sir|madam|ms|mr|mrs)\b|\bi look forward\b|\bmy (?:experience|cv|resume)\b|\bmit freundlichen grüßen\b|\bsehr geehrte\b)`)},
	}
})

// otherText is a kind of text with its words.
type otherText struct {
	name  string
	words *regexp.Regexp
}

// otherKind names what else a text reads like, or nothing.
func otherKind(text string) string {
	name, most := "", 2
	for _, o := range others() {
		if n := len(distinctWords(o.words, text)); n > most {
			name, most = o.name, n
		}
	}
	return name
}
