package posting

import "golang.org/x/text/language"

func germanWords() *words {
	return &words{
		tag: language.German,
		headings: map[Kind]string{
			About: "Über das Unternehmen", Summary: "Über die Stelle", Responsibilities: "Deine Aufgaben",
			Requirements: "Dein Profil", PaySection: "Gehalt", Benefits: "Was wir bieten",
			Process: "So läuft die Bewerbung ab", ApplySection: "So bewirbst du dich", EqualOpportunity: "Chancengleichheit",
			Custom: "Weitere Informationen",
		},
		about: "Über %s",
		parts: map[string]string{
			"about": "Über uns", "mission": "Mission und Ziele", "culture": "Kultur", "values": "Werte",
			"size": "Größe", "keyClients": "Wichtige Kunden", "officeHours": "Arbeitszeiten",
			"remotePolicy": "Mobiles Arbeiten", "benefits": "Leistungen", "perks": "Extras",
			"equalOpportunity": "Chancengleichheit",
		},
		must: "Das brauchst du", nice: "Von Vorteil",
		facts: map[string]string{
			"company": "Unternehmen", "locations": "Ort", "workplace": "Arbeitsplatz",
			"employmentType": "Anstellung", "pay": "Gehalt", "seniority": "Stufe", "department": "Abteilung",
			"reportsTo": "Berichtet an", "hours": "Arbeitszeit", "start": "Beginn", "applyBy": "Bewerbung bis",
			"openings": "Freie Stellen", "experienceMonths": "Erfahrung", "education": "Ausbildung",
			"requisitionId": "Kennziffer", "applicantLocations": "Bewerbungen", "postedOn": "Veröffentlicht",
			"pay.bonus": "Bonus", "pay.equity": "Beteiligung", "apply.url": "Bewerbung unter", "apply.email": "E-Mail",
		},
		seniority: map[Seniority]string{
			Intern: "Praktikum", Junior: "Junior", Mid: "Mit Erfahrung", Senior: "Senior", Lead: "Teamleitung",
			Principal: "Principal", Manager: "Führungskraft", Director: "Bereichsleitung", Executive: "Geschäftsleitung",
		},
		employment: map[EmploymentType]string{
			FullTime: "Vollzeit", PartTime: "Teilzeit", Contractor: "Freie Mitarbeit", Temporary: "Befristet",
			Internship: "Praktikum", Volunteer: "Ehrenamt", PerDiem: "Tageweise",
		},
		workplace: map[Workplace]string{OnSite: "Vor Ort", Hybrid: "Hybrid", Remote: "Remote"},
		education: map[Education]string{
			NoEducation: "Kein Abschluss nötig", HighSchool: "Schulabschluss", Associate: "Fachschulabschluss",
			Bachelor: "Bachelor", Certificate: "Berufsausbildung", Postgraduate: "Master oder Promotion",
		},
		payKinds: map[PayKind]string{PayRange: "Spanne", PayFixed: "Fest", PayCommission: "Provision"},
		periods: map[Period]string{
			Hour: "pro Stunde", Day: "pro Tag", Week: "pro Woche", Month: "im Monat", Year: "im Jahr",
		},
		from: "Ab %s", upTo: "Bis %s", commission: "%s, auf Provisionsbasis", openTo: "Bewerbungen möglich aus: %s",
		atLeast: "Mindestens %s",
		months:  plural{"%d Monat", "%d Monate", "%d Monate"}, years: plural{"%d Jahr", "%d Jahre", "%d Jahre"},
		draft: "Entwurf", page: "Seite %d von %d", apply: "zur Bewerbung",
		date: "%[1]s. %[2]s %[3]s", first: "1",
		monthNames: [12]string{"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli",
			"August", "September", "Oktober", "November", "Dezember"},
		number: numberStyle{group: ".", decimal: ",", fromDigits: 4, spaced: true},
		known:  germanRecognised(),
	}
}

func germanRecognised() recognised {
	r := recognised{
		kinds: germanKinds(),
		parts: map[string][]string{
			"about":            {"Wer wir sind", "Über das Unternehmen"},
			"mission":          {"Mission", "Unsere Mission", "Ziele", "Vision", "Unser Ziel", "Mission und Vision", "Leitbild"},
			"culture":          {"Unternehmenskultur", "Unsere Kultur", "So arbeiten wir", "Arbeitskultur"},
			"values":           {"Unsere Werte", "Wofür wir stehen", "Grundsätze"},
			"size":             {"Unternehmensgröße", "Teamgröße", "Mitarbeitende", "Mitarbeiterzahl", "Mitarbeiter"},
			"keyClients":       {"Kunden", "Unsere Kunden", "Kundschaft", "Referenzen"},
			"officeHours":      {"Arbeitszeit", "Bürozeiten", "Öffnungszeiten"},
			"remotePolicy":     {"Homeoffice", "Remote", "Remote-Arbeit", "Mobile Arbeit", "Home-Office"},
			"benefits":         {"Benefits", "Sozialleistungen", "Zusatzleistungen"},
			"perks":            {"Vorteile", "Vergünstigungen", "Goodies"},
			"equalOpportunity": {"Vielfalt", "Diversität", "Gleichstellung"},
		},
		must: []string{
			"Muss", "Muss-Kriterien", "Musskriterien", "Zwingend", "Erforderlich", "Voraussetzung", "Das musst du mitbringen",
			"Zwingende Anforderungen", "Notwendig", "Pflicht", "Unbedingt erforderlich", "Das brauchen Sie",
		},
		nice: []string{
			"Kann", "Kann-Kriterien", "Wünschenswert", "Idealerweise", "Das wäre schön", "Pluspunkte", "Ein Plus", "Vorteilhaft",
			"Nett zu haben", "Wünschenswerte Anforderungen", "Gerne gesehen", "Optional",
		},
		fillers: []string{"deine", "ihre", "unsere", "dein", "ihr", "unser", "die", "das", "der", "wichtigste", "wichtigsten", "eure"},
		about:   []string{"über", "arbeiten bei", "wer ist", "das ist"},
		role:    []string{"stelle", "position", "rolle", "job", "aufgabe", "praktikum", "tätigkeit"},
		other:   []string{"projekt", "produkt", "projekte", "produkte"},
	}
	addGermanValues(&r)
	return r
}

func germanKinds() map[Kind][]string {
	return map[Kind][]string{
		About: {
			"Über uns", "Wer wir sind", "Das Unternehmen", "Unternehmen", "Wir über uns", "Das sind wir", "Unternehmensprofil",
			"Wir sind", "Das Team", "Dein Team", "Über unser Unternehmen", "Firmenprofil",
		},
		Summary: {
			"Die Stelle", "Stellenbeschreibung", "Die Position", "Zusammenfassung", "Überblick", "Auf einen Blick", "Einleitung",
			"Kurz gesagt", "Deine Rolle", "Die Rolle", "Deine Mission", "Worum es geht", "Stellenprofil",
		},
		Responsibilities: {
			"Aufgaben", "Ihre Aufgaben", "Das erwartet dich", "Was dich erwartet", "Aufgabengebiet", "Tätigkeiten", "Verantwortung",
			"Das machst du", "Aufgabenbereich", "Das sind deine Aufgaben", "Was du machst", "Deine Tätigkeiten", "Hauptaufgaben",
			"Was Sie erwartet", "Verantwortlichkeiten", "Das sind Ihre Aufgaben", "Tätigkeitsbereich",
		},
		Requirements: {
			"Profil", "Ihr Profil", "Anforderungen", "Das bringst du mit", "Was du mitbringst", "Qualifikationen", "Voraussetzungen",
			"Anforderungsprofil", "Was wir erwarten", "Das bringen Sie mit", "Wen wir suchen", "Wir suchen", "Das solltest du mitbringen",
			"Qualifikation", "Kenntnisse", "Was Sie mitbringen", "Fähigkeiten", "Das zeichnet dich aus", "Über dich", "Wer du bist",
		},
		PaySection: {"Vergütung", "Bezahlung", "Gehaltsspanne", "Entgelt", "Lohn", "Dein Gehalt", "Verdienst", "Eingruppierung"},
		Benefits: {
			"Wir bieten", "Benefits", "Vorteile", "Das bieten wir", "Leistungen", "Unser Angebot", "Das bieten wir dir", "Warum wir",
			"Was wir dir bieten", "Wir bieten dir", "Was wir Ihnen bieten", "Wir bieten Ihnen", "Deine Vorteile", "Ihre Vorteile",
			"Das bieten wir Ihnen", "Zusatzleistungen", "Gehalt und Benefits", "Darauf kannst du dich freuen",
		},
		Process: {
			"Bewerbungsprozess", "Auswahlverfahren", "Ablauf", "Der Bewerbungsprozess", "Wie es weitergeht", "Nächste Schritte",
			"Bewerbungsverfahren", "So geht es weiter", "Der Ablauf", "Einstellungsverfahren", "Bewerbungsablauf",
		},
		ApplySection: {
			"Bewerbung", "Jetzt bewerben", "Bewirb dich", "Kontakt", "So bewerben Sie sich", "Ihre Bewerbung", "Interesse",
			"Bewerben", "Interessiert", "Bewirb dich jetzt", "Ansprechpartner", "Ihr Kontakt", "Haben wir dein Interesse geweckt",
		},
		EqualOpportunity: {
			"Vielfalt", "Diversität", "Gleichstellung", "Vielfalt und Inklusion", "Diversity", "Gleichbehandlung", "Diversität und Inklusion",
			"Schwerbehinderung", "Inklusion",
		},
	}
}

func addGermanValues(r *recognised) {
	r.seniority = map[Seniority][]string{
		Intern: {"Praktikant", "Praktikantin", "Praktikant/in"}, Junior: {"Berufseinsteiger", "Berufseinstieg"},
		Lead: {"Teamleiter", "Teamleiterin"}, Manager: {"Manager"}, Director: {"Bereichsleiter", "Direktor", "Direktorin"},
		Executive: {"Geschäftsführung", "Vorstand"},
	}
	r.employment = map[EmploymentType][]string{
		FullTime: {"in Vollzeit"}, PartTime: {"in Teilzeit"}, Contractor: {"Freiberuflich", "freier Mitarbeiter", "Freelancer", "Freiberufler"},
		Temporary: {"befristete Anstellung", "Zeitvertrag", "auf Zeit"}, Volunteer: {"ehrenamtlich", "Freiwilligendienst"},
	}
	r.workplace = map[Workplace][]string{
		OnSite: {"Präsenz", "im Büro", "Büro"}, Hybrid: {"teilweise remote"}, Remote: {"Homeoffice", "Home-Office", "mobil", "100 % remote"},
	}
	r.education = map[Education][]string{
		NoEducation: {"keine", "keiner"}, HighSchool: {"Abitur", "Fachabitur", "Hochschulreife", "Realschulabschluss"},
		Bachelor: {"Bachelorabschluss", "Bachelor-Abschluss"}, Certificate: {"Ausbildung", "abgeschlossene Berufsausbildung"},
		Postgraduate: {"Master", "Diplom", "Promotion", "Masterabschluss"},
	}
	r.periods = map[Period][]string{
		Hour: {"Stunde", "die Stunde", "Std", "stündlich"}, Day: {"Tag", "am Tag", "täglich"}, Week: {"Woche", "in der Woche", "wöchentlich"},
		Month: {"Monat", "pro Monat", "monatlich", "mtl"}, Year: {"Jahr", "pro Jahr", "jährlich", "p. a.", "brutto im Jahr"},
	}
	r.monthNames = map[int][]string{
		1: {"Jan", "Jänner"}, 2: {"Feb", "Feber"}, 3: {"Mrz", "Mär", "Maerz"}, 4: {"Apr"}, 6: {"Jun"}, 7: {"Jul"}, 8: {"Aug"},
		9: {"Sep", "Sept"}, 10: {"Okt"}, 11: {"Nov"}, 12: {"Dez"},
	}
}
