package posting

import "golang.org/x/text/language"

func dutchWords() *words {
	return &words{
		tag: language.Dutch,
		headings: map[Kind]string{
			About: "Over het bedrijf", Summary: "Over de functie", Responsibilities: "Wat ga je doen",
			Requirements: "Wat breng je mee", PaySection: "Salaris", Benefits: "Wat wij bieden",
			Process: "Sollicitatieprocedure", ApplySection: "Solliciteren", EqualOpportunity: "Gelijke kansen",
			Custom: "Meer informatie",
		},
		about: "Over %s",
		parts: map[string]string{
			"about": "Over ons", "mission": "Missie en doelen", "culture": "Cultuur", "values": "Waarden",
			"size": "Omvang", "keyClients": "Belangrijke klanten", "officeHours": "Werktijden",
			"remotePolicy": "Thuiswerken", "benefits": "Arbeidsvoorwaarden", "perks": "Extra’s",
			"equalOpportunity": "Gelijke kansen",
		},
		must: "Dit heb je nodig", nice: "Mooi meegenomen",
		facts: map[string]string{
			"company": "Bedrijf", "locations": "Plaats", "workplace": "Werkplek",
			"employmentType": "Dienstverband", "pay": "Salaris", "seniority": "Niveau", "department": "Afdeling",
			"reportsTo": "Rapporteert aan", "hours": "Uren", "start": "Start", "applyBy": "Solliciteren tot",
			"openings": "Vacatures", "experienceMonths": "Ervaring", "education": "Opleiding",
			"requisitionId": "Referentie", "applicantLocations": "Sollicitanten", "postedOn": "Geplaatst",
			"pay.bonus": "Bonus", "pay.equity": "Aandelen", "apply.url": "Solliciteer via", "apply.email": "E-mail",
		},
		seniority: map[Seniority]string{
			Intern: "Stagiair", Junior: "Junior", Mid: "Medior", Senior: "Senior", Lead: "Lead",
			Principal: "Principal", Manager: "Manager", Director: "Directeur", Executive: "Directie",
		},
		employment: map[EmploymentType]string{
			FullTime: "Voltijd", PartTime: "Deeltijd", Contractor: "Zzp", Temporary: "Tijdelijk",
			Internship: "Stage", Volunteer: "Vrijwilligerswerk", PerDiem: "Per dag",
		},
		workplace: map[Workplace]string{OnSite: "Op locatie", Hybrid: "Hybride", Remote: "Op afstand"},
		education: map[Education]string{
			NoEducation: "Geen diploma vereist", HighSchool: "Middelbare school", Associate: "Associate degree",
			Bachelor: "Bachelor", Certificate: "Vakdiploma", Postgraduate: "Master of hoger",
		},
		payKinds: map[PayKind]string{PayRange: "Bandbreedte", PayFixed: "Vast", PayCommission: "Provisie"},
		periods: map[Period]string{
			Hour: "per uur", Day: "per dag", Week: "per week", Month: "per maand", Year: "per jaar",
		},
		from: "Vanaf %s", upTo: "Tot %s", commission: "%s, op provisiebasis", openTo: "Open voor sollicitanten in %s",
		atLeast: "Ten minste %s",
		months:  plural{"%d maand", "%d maanden", "%d maanden"}, years: plural{"%d jaar", "%d jaar", "%d jaar"},
		draft: "Concept", page: "Pagina %d van %d", apply: "om te solliciteren",
		date: "%[1]s %[2]s %[3]s", first: "1",
		monthNames: [12]string{"januari", "februari", "maart", "april", "mei", "juni", "juli",
			"augustus", "september", "oktober", "november", "december"},
		number: numberStyle{group: ".", decimal: ",", fromDigits: 4, prefix: true, spaced: true},
		known:  dutchRecognised(),
	}
}

func dutchRecognised() recognised {
	r := recognised{
		kinds: dutchKinds(),
		parts: map[string][]string{
			"about":            {"Wie zijn wij", "Wie wij zijn", "Over het bedrijf"},
			"mission":          {"Missie", "Onze missie", "Doelen", "Visie", "Missie en visie"},
			"culture":          {"Onze cultuur", "Bedrijfscultuur", "Zo werken wij"},
			"values":           {"Onze waarden", "Kernwaarden"},
			"size":             {"Bedrijfsgrootte", "Grootte", "Aantal medewerkers", "Teamgrootte"},
			"keyClients":       {"Klanten", "Onze klanten", "Opdrachtgevers"},
			"officeHours":      {"Kantooruren", "Werkuren", "Kantoortijden"},
			"remotePolicy":     {"Hybride werken", "Werken op afstand", "Thuiswerkbeleid"},
			"benefits":         {"Voordelen", "Secundaire arbeidsvoorwaarden"},
			"perks":            {"Extraatjes", "Leuke extra's"},
			"equalOpportunity": {"Diversiteit", "Diversiteit en inclusie"},
		},
		must: []string{"Vereist", "Must", "Noodzakelijk", "Essentieel", "Harde eisen", "Vereisten", "Dit moet je hebben", "Functie-eisen verplicht"},
		nice: []string{"Pre", "Pré", "Is een pre", "Gewenst", "Wenselijk", "Wensen", "Pluspunten", "Een plus", "Optioneel", "Leuk om te hebben"},
		fillers: []string{
			"de", "het", "jouw", "je", "uw", "onze", "belangrijkste",
		},
		about: []string{"over", "wie is", "werken bij", "dit is"},
		role:  []string{"functie", "rol", "baan", "vacature", "positie", "stage"},
		other: []string{"project", "product", "projecten", "producten"},
	}
	addDutchValues(&r)
	return r
}

func dutchKinds() map[Kind][]string {
	return map[Kind][]string{
		About: {
			"Over ons", "Wie zijn wij", "Wie wij zijn", "Het bedrijf", "Ons bedrijf", "Bedrijfsprofiel", "Het team", "Je team", "Dit zijn wij",
			"De organisatie", "Onze organisatie",
		},
		Summary: {
			"De functie", "Functieomschrijving", "Samenvatting", "De rol", "Functie", "Jouw rol", "In het kort", "De baan", "Introductie", "Inleiding",
		},
		Responsibilities: {
			"Taken", "Verantwoordelijkheden", "Je taken", "Jouw taken", "Werkzaamheden", "Taken en verantwoordelijkheden", "Wat je gaat doen",
			"Dit ga je doen", "Wat doe je", "Jouw werkzaamheden", "Jouw verantwoordelijkheden",
		},
		Requirements: {
			"Functie-eisen", "Jouw profiel", "Profiel", "Eisen", "Wie ben jij", "Wat vragen wij", "Wat wij vragen", "Kwalificaties", "Dit ben jij",
			"Wie zoeken wij", "Wat je meebrengt", "Dit breng je mee", "Wij vragen", "Vaardigheden", "Ervaring", "Vereisten", "Over jou", "Opleiding",
		},
		PaySection: {"Beloning", "Loon", "Salarisindicatie", "Vergoeding", "Jouw salaris"},
		Benefits: {
			"Wij bieden", "Wat bieden wij", "Arbeidsvoorwaarden", "Voordelen", "Ons aanbod", "Dit bieden wij", "Wat wij jou bieden",
			"Wat krijg je", "Dit krijg je", "Wat bieden we jou", "Wij bieden jou", "Waarom wij", "Salaris en arbeidsvoorwaarden",
		},
		Process: {"Procedure", "Selectieprocedure", "Sollicitatieproces", "De procedure", "Het proces", "Volgende stappen", "Hoe verder"},
		ApplySection: {
			"Solliciteer", "Sollicitatie", "Hoe solliciteren", "Interesse", "Contact", "Direct solliciteren", "Solliciteer nu", "Hoe solliciteer je",
			"Geïnteresseerd", "Solliciteer direct", "Reageren",
		},
		EqualOpportunity: {"Diversiteit", "Diversiteit en inclusie", "Inclusie", "Gelijkheid"},
	}
}

func addDutchValues(r *recognised) {
	r.seniority = map[Seniority][]string{
		Intern: {"stage", "stagiaire"}, Junior: {"starter"}, Lead: {"teamleider"}, Manager: {"leidinggevende"}, Director: {"directrice"},
	}
	r.employment = map[EmploymentType][]string{
		FullTime: {"fulltime", "voltijds"}, PartTime: {"parttime", "deeltijds"}, Contractor: {"freelance", "zelfstandige", "zzp'er"},
		Temporary: {"tijdelijk contract", "bepaalde tijd"}, Internship: {"stageplek"}, Volunteer: {"vrijwilliger"},
	}
	r.workplace = map[Workplace][]string{
		OnSite: {"op kantoor", "kantoor"}, Hybrid: {"deels thuis"}, Remote: {"thuiswerk", "thuiswerken", "volledig op afstand", "thuis"},
	}
	r.education = map[Education][]string{
		NoEducation: {"geen"}, HighSchool: {"havo", "vwo"}, Bachelor: {"hbo"}, Certificate: {"mbo"}, Postgraduate: {"wo", "master"},
	}
	r.periods = map[Period][]string{
		Hour: {"uur"}, Day: {"dag"}, Week: {"wekelijks"}, Month: {"maand", "maandelijks", "p.m."}, Year: {"jaar", "jaarlijks", "p.j."},
	}
	r.monthNames = map[int][]string{
		1: {"jan"}, 2: {"feb"}, 3: {"mrt"}, 4: {"apr"}, 6: {"jun"}, 7: {"jul"}, 8: {"aug"}, 9: {"sep", "sept"}, 10: {"okt"},
		11: {"nov"}, 12: {"dec"},
	}
}
