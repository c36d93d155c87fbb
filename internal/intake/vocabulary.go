package intake

import (
	"strings"
	"sync"

	"rolewright/internal/posting"
)

// The words of headings that other people's texts have besides those of
// package posting, whose own headings must be told apart more strictly: forms
// of public employers, headings that are questions, and languages that
// postings are read in and not written in.

// headingWords are further headings, by what stands below them.
func headingWords() map[posting.Kind]string {
	return map[posting.Kind]string{
		posting.About: `about us|our department|the department|the agency|about the agency|about the department|the organization|
			about the division|employer overview|organization overview|organisation overview|agency overview|who we are and what we do|
			le produit|la structure|notre structure|l établissement|qui sommes nous|notre mission et nos valeurs|présentation du service|
			la startup|la solution|der arbeitgeber|das unternehmen|wir über uns|over ons|wie zijn wij|wie we zijn|over het bedrijf|
			om oss|om företaget|om os|om virksomheden|chi siamo|l azienda|quiénes somos|sobre nosotros|quem somos|o nas|kim jesteśmy|
			当社について|会社概要|企業概要|私たちについて|会社紹介`,
		posting.Summary: `definition|class definition|position definition|general description|general summary|class summary|basic function|
			position purpose|role purpose|purpose|purpose of the position|purpose of the job|primary purpose|purpose of position|nature of work|
			opportunity overview|the opportunity|position description|role overview|role description|job overview|general statement of duties|
			le poste en bref|descriptif|objet du poste|finalité du poste|finalité|mission principale|intitulé et contexte|
			contexte et enjeux|présentation du poste|stellenbeschreibung|kurzprofil|zur stelle|functieomschrijving|de functie|over de functie|
			om rollen|om tjänsten|om jobbet|om stillingen|職務内容|仕事内容|募集背景|ポジション概要|業務概要`,
		posting.Responsibilities: `examples of duties|typical duties|typical tasks|essential functions|essential duties|essential job functions|
			essential responsibilities|essential duties and responsibilities|representative duties|illustrative examples of work|examples of work|
			duties include|example of duties|job duties|additional job duties|major duties|primary duties|principal duties|job functions|
			essential tasks|key objectives|position duties|work performed|what you will do|what does the job involve|what will you be doing|
			a typical day|a day in the life|day to day responsibilities|main activities|vos missions|vos activités|vos responsabilités|
			missions principales|principales missions|principales activités|tes missions au quotidien|ton rôle|votre quotidien|
			description des missions|détail des missions|missions et activités|activités essentielles|les activités|
			ihre aufgaben|deine aufgaben|das erwartet dich|das erwartet sie|aufgabengebiet|tätigkeiten|ihr aufgabengebiet|was dich erwartet|
			wat ga je doen|wat je gaat doen|jouw taken|taken|werkzaamheden|arbetsuppgifter|dina arbetsuppgifter|arbejdsopgaver|dine opgaver|
			主な業務内容|業務内容|担当業務|具体的な業務内容|仕事の内容`,
		posting.Requirements: `knowledge skills and abilities|knowledge and abilities|knowledge of|ability to|skills and abilities|
			skills abilities and competencies|behavioral competencies|competencies required|training and experience|licenses and certificates|
			license|licenses|licenses and certifications|special requirements|necessary special requirements|license required|
			specialized experience requirements|employment standards|entrance requirements|education required|experience required|
			post employment requirements|pre employment requirements|we are looking for someone who is|our ideal candidate will|
			the ideal candidate will|an ideal candidate will|who should apply|who can apply|position requirements|job requirements|
			candidate requirements|what you bring to the table|interpersonal skills|other skills|compétences et expérience|profil souhaité|
			votre profil|ton profil|le profil idéal|profil attendu|compétences attendues|connaissances requises|savoir faire|savoir être|
			compétences techniques|ihr profil|dein profil|das bringst du mit|das bringen sie mit|voraussetzungen|anforderungsprofil|
			wat vragen we van jou|wat vragen wij|wat vragen we|wat neem je mee|wie ben jij|wie ben je|wie zoeken wij|functie eisen|wat breng je mee|jouw profiel|dit breng je mee|kvalifikationer|
			din profil|din bakgrund|vem är du|vi söker dig som|dine kvalifikationer|
			応募要件|応募資格|求める人物像|求めるスキル|資格要件|学歴|スキル要件`,
		posting.PaySection: `annual salary|salary and benefits range|hourly rate|hourly wage|pay rate|rate of pay|salary information|compensation details|
			salary compensation|what we pay|gehaltsspanne|entgelt|vergütungsgruppe|niveau de rémunération|grille de rémunération|salaris|
			wat verdien je|lön|løn|ersättning|salarisomschrijving|salarisindicatie|salaris indicatie|年収|給与|想定年収|給与 待遇|報酬`,
		posting.Benefits: `what can we offer|what do we offer|what will you get|why work for us|why you will love this job|
			a few reasons you might love this job|reasons you might love this job|working conditions and benefits|additional benefits|
			ce que nous proposons|ce que nous vous proposons|ce que nous t offrons|conditions et avantages|vos avantages|tes avantages|
			wir bieten|das bieten wir|das bieten wir ihnen|das bieten wir dir|unser angebot|was wir bieten|wat bieden wij|wat bieden we|
			wij bieden|dit bieden wij|wat krijg je|vi erbjuder|vad vi erbjuder|förmåner|vi tilbyder|福利厚生|待遇|勤務条件|working condition|
			working environment|勤務環境`,
		posting.Process: `selection process|examination process|examination|exam process|the examination|testing process|selection procedure|
			assessment process|interview and selection|evaluation process|selection plan|application evaluation|processus de sélection|
			étapes du process|déroulement des entretiens|bewerbungsprozess|auswahlverfahren|sollicitatieprocedure|de procedure|
			rekryteringsprocess|選考プロセス|選考フロー|採用プロセス`,
		posting.ApplySection: `application deadline|deadline to apply|closing date|filing deadline|where to apply|how do you apply|application procedure|
			application procedures|application filing|how to submit|application requirements|to be considered|required documents|
			comment candidater|modalités de candidature|candidatez|déposer sa candidature|pour postuler|contact et candidature|
			so bewerben sie sich|jetzt bewerben|bewerbung|solliciteren|hoe solliciteer je|solliciteer|ansökan|så ansöker du|ansøgning|
			応募方法|応募先|お問い合わせ`,
		posting.EqualOpportunity: `equal employment opportunity|eeo statement|non discrimination|nondiscrimination|non discrimination statement|
			company commitment|our commitment to inclusion|commitment to diversity|reasonable accommodation|
			reasonable accommodations|accommodations|égalité femmes hommes|chancengleichheit`,
		posting.Custom: `similar jobs|people also viewed|related jobs|more jobs|ähnliche stellen|offres similaires|job function|industries|basic information|notes|note|notice|process notes|additional information|modalités|modalités pratiques|conditions pratiques|
			modalités de travail|en pratique|supplemental questions|supplemental questionnaire|work environment|physical demands|
			working conditions|conditions de travail|data privacy notice|definitions|distinguishing characteristics|class characteristics|
			supervision received and exercised|supervision exercised|conviction history|disaster service worker`,
	}
}

// importanceWords are further headings of lists that say how much they
// matter.
func importanceWords() map[posting.Importance]string {
	return map[posting.Importance]string{
		posting.MustHave: `minimum qualifications|minimum qualification|required qualifications|required knowledge|must have skills|
			requirements minimum qualifications|requirement minimum qualification|minimum education and experience|
			応募要件 必須|必須要件|必須|必須条件|必須スキル|krav|eisen|vereist|zwingend erforderlich|indispensable|compétences requises`,
		posting.NiceToHave: `desired skills|desirable qualifications|desirable experience|desired experience|highly desirable|preferred experience|
			preferred background|応募要件 歓迎|歓迎要件|歓迎|歓迎条件|歓迎スキル|尚可|meriterande|ønskeligt|pré|een pré|wünschenswert|
			von vorteil|serait un plus|les plus|souhaité|qualités appréciées|idealerweise`,
	}
}

// meanings are the tables by phrase.
type meanings struct {
	kinds       map[string]posting.Kind
	importances map[string]posting.Importance
}

var loadMeanings = sync.OnceValue(func() meanings {
	m := meanings{map[string]posting.Kind{}, map[string]posting.Importance{}}
	for kind, list := range headingWords() {
		for words := range strings.SplitSeq(list, "|") {
			m.kinds[phrase(words)] = kind
		}
	}
	for importance, list := range importanceWords() {
		for words := range strings.SplitSeq(list, "|") {
			m.importances[phrase(words)] = importance
		}
	}
	return m
})

// phrase is the words of a heading in lower case with single spaces.
func phrase(text string) string { return strings.Join(wordsOf(text), " ") }
