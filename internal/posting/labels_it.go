package posting

import "golang.org/x/text/language"

func italianWords() *words {
	return &words{
		tag: language.Italian,
		headings: map[Kind]string{
			About: "L’azienda", Summary: "La posizione", Responsibilities: "Di cosa ti occuperai",
			Requirements: "Requisiti", PaySection: "Retribuzione", Benefits: "Cosa offriamo",
			Process: "Processo di selezione", ApplySection: "Come candidarsi", EqualOpportunity: "Pari opportunità",
			Custom: "Altre informazioni",
		},
		about: "Chi è %s",
		parts: map[string]string{
			"about": "Chi siamo", "mission": "Missione e obiettivi", "culture": "Cultura", "values": "Valori",
			"size": "Dimensioni", "keyClients": "Clienti principali", "officeHours": "Orario d’ufficio",
			"remotePolicy": "Lavoro da remoto", "benefits": "Benefit", "perks": "Vantaggi",
			"equalOpportunity": "Pari opportunità",
		},
		must: "Indispensabile", nice: "Gradito",
		facts: map[string]string{
			"company": "Azienda", "locations": "Sede", "workplace": "Modalità",
			"employmentType": "Orario", "pay": "Retribuzione", "seniority": "Livello", "department": "Reparto",
			"reportsTo": "Riporta a", "hours": "Ore", "start": "Inizio", "applyBy": "Candidature entro il",
			"openings": "Posti disponibili", "experienceMonths": "Esperienza", "education": "Titolo di studio",
			"requisitionId": "Riferimento", "applicantLocations": "Candidature", "postedOn": "Pubblicato il",
			"pay.bonus": "Bonus", "pay.equity": "Partecipazione", "apply.url": "Candidati su", "apply.email": "E-mail",
		},
		seniority: map[Seniority]string{
			Intern: "Stagista", Junior: "Junior", Mid: "Intermedio", Senior: "Senior", Lead: "Responsabile di team",
			Principal: "Principal", Manager: "Manager", Director: "Direttore", Executive: "Dirigente",
		},
		employment: map[EmploymentType]string{
			FullTime: "Tempo pieno", PartTime: "Tempo parziale", Contractor: "Libero professionista", Temporary: "Tempo determinato",
			Internship: "Tirocinio", Volunteer: "Volontariato", PerDiem: "A giornata",
		},
		workplace: map[Workplace]string{OnSite: "In sede", Hybrid: "Ibrido", Remote: "Da remoto"},
		education: map[Education]string{
			NoEducation: "Nessun titolo richiesto", HighSchool: "Diploma", Associate: "Diploma tecnico superiore",
			Bachelor: "Laurea triennale", Certificate: "Qualifica professionale", Postgraduate: "Laurea magistrale o dottorato",
		},
		payKinds: map[PayKind]string{PayRange: "Fascia", PayFixed: "Fisso", PayCommission: "Provvigione"},
		periods: map[Period]string{
			Hour: "all’ora", Day: "al giorno", Week: "alla settimana", Month: "al mese", Year: "all’anno",
		},
		from: "Da %s", upTo: "Fino a %s", commission: "%s, a provvigione", openTo: "Aperto a candidature da: %s",
		atLeast: "Almeno %s",
		months:  plural{"%d mese", "%d mesi", "%d mesi"}, years: plural{"%d anno", "%d anni", "%d anni"},
		draft: "Bozza", page: "Pagina %d di %d", apply: "per candidarsi",
		date: "%[1]s %[2]s %[3]s", first: "1º",
		monthNames: [12]string{"gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio",
			"agosto", "settembre", "ottobre", "novembre", "dicembre"},
		number: numberStyle{group: ".", decimal: ",", fromDigits: 4, spaced: true},
		known:  italianRecognised(),
	}
}

func italianRecognised() recognised {
	r := recognised{
		kinds: italianKinds(),
		parts: map[string][]string{
			"about":            {"L'azienda", "La società"},
			"mission":          {"Missione", "La nostra missione", "Mission", "Obiettivi", "Visione", "La nostra mission"},
			"culture":          {"La nostra cultura", "Cultura aziendale", "Come lavoriamo"},
			"values":           {"I nostri valori", "Principi"},
			"size":             {"Dimensione", "Organico", "Dipendenti", "Dimensioni dell'azienda"},
			"keyClients":       {"Clienti", "I nostri clienti"},
			"officeHours":      {"Orario", "Orario di lavoro", "Orari"},
			"remotePolicy":     {"Lavoro a distanza", "Smart working", "Telelavoro"},
			"benefits":         {"I nostri benefit", "Benefit aziendali"},
			"perks":            {"Extra"},
			"equalOpportunity": {"Diversità", "Diversità e inclusione"},
		},
		must: []string{"Indispensabili", "Obbligatorio", "Requisiti indispensabili", "Requisiti obbligatori", "Requisiti minimi", "Necessario", "Essenziale"},
		nice: []string{
			"Graditi", "Preferibile", "Requisiti preferenziali", "Costituisce titolo preferenziale", "Un plus", "Facoltativo", "Opzionale", "Requisiti graditi",
		},
		fillers: []string{"il", "la", "i", "le", "gli", "tuo", "tua", "tuoi", "tue", "nostro", "nostri", "principali", "della", "del"},
		about:   []string{"chi è", "informazioni su", "lavorare in", "a proposito di", "la vita in"},
		role:    []string{"posizione", "ruolo", "offerta", "lavoro"},
		other:   []string{"progetto", "prodotto", "progetti", "prodotti"},
	}
	addItalianValues(&r)
	return r
}

func italianKinds() map[Kind][]string {
	return map[Kind][]string{
		About: {"Chi siamo", "Su di noi", "Azienda", "La nostra azienda", "La società", "Il team", "Il nostro team", "Profilo aziendale"},
		Summary: {
			"Il ruolo", "Descrizione", "Descrizione del ruolo", "Descrizione della posizione", "In breve", "Panoramica", "Sintesi", "L'offerta",
			"Descrizione del lavoro", "La tua missione", "Introduzione",
		},
		Responsibilities: {
			"Responsabilità", "Mansioni", "Attività", "Compiti", "Cosa farai", "Principali responsabilità", "Le tue responsabilità", "Principali attività",
			"Attività principali", "Le tue attività", "Ruolo e responsabilità",
		},
		Requirements: {
			"Profilo", "Il tuo profilo", "Chi cerchiamo", "Cosa cerchiamo", "Competenze", "Qualifiche", "Profilo ricercato", "Requisiti richiesti",
			"Esperienza", "Formazione", "Competenze richieste", "Chi sei", "Cosa porti",
		},
		PaySection: {"Stipendio", "Compenso", "RAL", "Fascia retributiva", "Salario", "Inquadramento e retribuzione"},
		Benefits:   {"Benefit", "Offriamo", "Cosa ti offriamo", "Vantaggi", "La nostra offerta", "Perché noi", "Si offre", "Perché lavorare con noi"},
		Process:    {"Selezione", "Iter di selezione", "Il processo di selezione", "Prossimi passi", "Colloqui"},
		ApplySection: {
			"Candidatura", "Candidati", "Candidati ora", "Contatti", "Invia la tua candidatura", "Interessato", "Ti interessa", "Come fare domanda",
		},
		EqualOpportunity: {"Diversità", "Diversità e inclusione", "Inclusione", "Parità"},
	}
}

func addItalianValues(r *recognised) {
	r.seniority = map[Seniority][]string{
		Intern: {"tirocinante", "stage"}, Mid: {"intermedia"}, Lead: {"team leader", "capo team"}, Director: {"direttrice"},
		Executive: {"amministratore"},
	}
	r.employment = map[EmploymentType][]string{
		FullTime: {"a tempo pieno"}, PartTime: {"part time", "a tempo parziale"}, Contractor: {"partita IVA", "freelance", "libera professionista"},
		Temporary: {"a tempo determinato", "contratto a termine"}, Internship: {"stage"}, Volunteer: {"volontario", "volontaria"},
	}
	r.workplace = map[Workplace][]string{
		OnSite: {"in ufficio", "in presenza"}, Hybrid: {"ibrida"}, Remote: {"remoto", "a distanza", "smart working", "telelavoro"},
	}
	r.education = map[Education][]string{
		NoEducation: {"nessuno", "nessuna"}, HighSchool: {"diploma di maturità", "maturità"}, Associate: {"ITS"}, Bachelor: {"laurea"},
		Certificate: {"qualifica"}, Postgraduate: {"laurea magistrale", "dottorato", "master"},
	}
	r.periods = map[Period][]string{
		Hour: {"ora", "orario", "l'ora"}, Day: {"giorno", "giornaliero"}, Week: {"settimana", "settimanale"},
		Month: {"mese", "mensile", "mensili"}, Year: {"anno", "annuo", "annuale", "annui", "l'anno"},
	}
	r.monthNames = map[int][]string{
		1: {"gen"}, 2: {"feb"}, 3: {"mar"}, 4: {"apr"}, 5: {"mag"}, 6: {"giu"}, 7: {"lug"}, 8: {"ago"}, 9: {"set", "sett"},
		10: {"ott"}, 11: {"nov"}, 12: {"dic"},
	}
}
