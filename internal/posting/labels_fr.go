package posting

import "golang.org/x/text/language"

func frenchWords() *words {
	return &words{
		tag: language.French,
		headings: map[Kind]string{
			About: "L’entreprise", Summary: "Le poste", Responsibilities: "Vos missions",
			Requirements: "Votre profil", PaySection: "Rémunération", Benefits: "Avantages",
			Process: "Processus de recrutement", ApplySection: "Comment postuler", EqualOpportunity: "Égalité des chances",
			Custom: "Informations complémentaires",
		},
		about: "À propos de %s",
		parts: map[string]string{
			"about": "Qui sommes-nous", "mission": "Mission et objectifs", "culture": "Culture", "values": "Valeurs",
			"size": "Effectif", "keyClients": "Clients principaux", "officeHours": "Horaires",
			"remotePolicy": "Télétravail", "benefits": "Avantages", "perks": "Les petits plus",
			"equalOpportunity": "Égalité des chances",
		},
		must: "Indispensable", nice: "Apprécié",
		facts: map[string]string{
			"company": "Entreprise", "locations": "Lieu", "workplace": "Mode de travail",
			"employmentType": "Contrat", "pay": "Rémunération", "seniority": "Niveau", "department": "Service",
			"reportsTo": "Rattachement", "hours": "Horaires", "start": "Début", "applyBy": "Candidature avant le",
			"openings": "Postes à pourvoir", "experienceMonths": "Expérience", "education": "Formation",
			"requisitionId": "Référence", "applicantLocations": "Candidatures", "postedOn": "Publié le",
			"pay.bonus": "Prime", "pay.equity": "Participation au capital", "apply.url": "Postuler sur", "apply.email": "Adresse e-mail",
		},
		seniority: map[Seniority]string{
			Intern: "Stagiaire", Junior: "Junior", Mid: "Confirmé", Senior: "Senior", Lead: "Lead",
			Principal: "Principal", Manager: "Manager", Director: "Direction", Executive: "Direction générale",
		},
		employment: map[EmploymentType]string{
			FullTime: "Temps plein", PartTime: "Temps partiel", Contractor: "Indépendant", Temporary: "Durée déterminée",
			Internship: "Stage", Volunteer: "Bénévolat", PerDiem: "À la journée",
		},
		workplace: map[Workplace]string{OnSite: "Sur site", Hybrid: "Hybride", Remote: "Télétravail"},
		education: map[Education]string{
			NoEducation: "Aucun diplôme exigé", HighSchool: "Baccalauréat", Associate: "Bac +2",
			Bachelor: "Licence", Certificate: "Certificat professionnel", Postgraduate: "Master ou doctorat",
		},
		payKinds: map[PayKind]string{PayRange: "Fourchette", PayFixed: "Fixe", PayCommission: "Commission"},
		periods: map[Period]string{
			Hour: "de l’heure", Day: "par jour", Week: "par semaine", Month: "par mois", Year: "par an",
		},
		from: "À partir de %s", upTo: "Jusqu’à %s", commission: "%s, à la commission", openTo: "Candidatures ouvertes : %s",
		atLeast: "Au moins %s",
		months:  plural{"%d mois", "%d mois", "%d mois"}, years: plural{"%d an", "%d ans", "%d ans"},
		draft: "Brouillon", page: "Page %d sur %d", apply: "pour postuler",
		date: "%[1]s %[2]s %[3]s", first: "1er",
		monthNames: [12]string{"janvier", "février", "mars", "avril", "mai", "juin", "juillet",
			"août", "septembre", "octobre", "novembre", "décembre"},
		number: numberStyle{group: "\u202f", decimal: ",", fromDigits: 4, spaced: true},
		known:  frenchRecognised(),
	}
}

func frenchRecognised() recognised {
	r := recognised{
		kinds: frenchKinds(),
		parts: map[string][]string{
			"about":            {"À propos", "Qui sommes nous", "L'entreprise", "Présentation"},
			"mission":          {"Mission", "Notre mission", "Objectifs", "Vision", "Notre vision", "Raison d'être"},
			"culture":          {"Notre culture", "Culture d'entreprise", "Comment nous travaillons"},
			"values":           {"Nos valeurs", "Les valeurs"},
			"size":             {"Taille", "Taille de l'entreprise", "Taille de l'équipe", "Effectifs"},
			"keyClients":       {"Clients", "Nos clients", "Principaux clients"},
			"officeHours":      {"Horaires de travail", "Temps de travail", "Heures de bureau"},
			"remotePolicy":     {"Politique de télétravail", "Travail à distance", "Modalités de télétravail"},
			"benefits":         {"Nos avantages", "Avantages sociaux"},
			"perks":            {"Les plus", "Petits plus"},
			"equalOpportunity": {"Diversité", "Diversité et inclusion"},
		},
		must: []string{
			"Obligatoire", "Requis", "Impératif", "Indispensables", "Compétences requises", "Exigé", "Compétences indispensables",
			"Prérequis", "Pré-requis", "Essentiel",
		},
		nice: []string{
			"Souhaité", "Les plus", "Un plus", "Serait un plus", "Atouts", "Bonus", "Idéalement", "Appréciés", "Compétences appréciées",
			"Optionnel", "Souhaitable", "Nice to have", "Apprécié mais pas indispensable",
			"Idéalement vous avez de l'expérience dans un plusieurs ou tous les domaines suivants",
		},
		fillers: []string{"le", "la", "les", "l", "votre", "vos", "notre", "nos", "ton", "ta", "tes", "du", "de", "principales", "poste"},
		about:   []string{"à propos de", "à propos du", "à propos de l'", "à propos d'", "qui est", "travailler chez", "la vie chez"},
		role:    []string{"poste", "rôle", "offre", "emploi", "mission"},
		other:   []string{"projet", "produit", "projets", "produits"},
	}
	addFrenchValues(&r)
	return r
}

func frenchKinds() map[Kind][]string {
	return map[Kind][]string{
		About: {
			"Qui sommes-nous", "À propos", "À propos de nous", "Notre entreprise", "Présentation de l'entreprise", "Entreprise", "Notre équipe",
			"L'équipe", "La société", "Présentation", "Qui nous sommes", "La startup", "L'environnement du poste et l'équipe",
		},
		Summary: {
			"Poste", "Descriptif du poste", "Description du poste", "Contexte", "En bref", "Résumé", "Le rôle", "La mission",
			"Contexte de la mission", "À propos du poste", "Introduction", "Votre mission", "Ta mission", "Votre rôle",
		},
		Responsibilities: {
			"Missions", "Responsabilités", "Vos responsabilités", "Tes missions", "Tâches", "Missions principales", "Rôle et mission",
			"Ce que vous ferez", "Vos tâches", "Rôle et missions", "Les missions", "Missions rôle", "Activités", "Activités principales",
			"Au quotidien", "Ce que vous allez faire",
		},
		Requirements: {
			"Profil", "Profil recherché", "Le profil recherché", "Compétences", "Ton profil", "Votre profil nous intéresse si", "Qualifications",
			"Compétences et expérience", "Qui êtes-vous", "Prérequis", "Exigences", "Ce que nous recherchons", "Formation", "Expérience",
			"Qualités requises", "Expérience et compétences", "Nous recherchons",
		},
		PaySection: {"Salaire", "Fourchette de salaire", "Paie", "Rémunération et avantages sociaux", "Le salaire", "Package"},
		Benefits: {
			"Ce que nous offrons", "Nous offrons", "Ce que nous vous offrons", "Pourquoi nous rejoindre", "Avantages sociaux",
			"Ce que nous vous proposons", "Nos avantages", "Nous vous offrons", "Les avantages", "Pourquoi nous choisir", "Rémunération et avantages",
		},
		Process: {
			"Recrutement", "Le processus de recrutement", "Étapes du recrutement", "Les étapes", "Déroulement du recrutement",
			"Le processus", "Étapes", "Prochaines étapes", "Modalités de recrutement",
		},
		ApplySection: {
			"Postuler", "Candidater", "Candidature", "Comment candidater", "Pour postuler", "Comment envoyer votre candidature", "Contact",
			"Pour candidater", "Envoyer votre candidature", "Intéressé", "Intéressée", "Nous contacter",
		},
		EqualOpportunity: {
			"Diversité", "Diversité et inclusion", "Inclusion", "Égalité professionnelle", "Handicap", "Non-discrimination",
		},
	}
}

func addFrenchValues(r *recognised) {
	r.seniority = map[Seniority][]string{
		Intern: {"stage"}, Junior: {"débutant", "débutante"}, Mid: {"confirmée", "intermédiaire"}, Senior: {"sénior"},
		Manager: {"responsable", "encadrant"}, Director: {"directeur", "directrice"},
	}
	r.employment = map[EmploymentType][]string{
		FullTime: {"à temps plein", "plein temps", "temps complet"}, PartTime: {"à temps partiel", "mi-temps"},
		Contractor: {"freelance", "indépendante", "prestation"}, Temporary: {"CDD", "intérim", "contrat à durée déterminée"},
		Internship: {"stagiaire"}, Volunteer: {"bénévole"},
	}
	r.workplace = map[Workplace][]string{
		OnSite: {"sur place", "présentiel", "en présentiel", "au bureau"}, Hybrid: {"télétravail partiel"},
		Remote: {"à distance", "télétravail complet", "100 % télétravail", "full remote"},
	}
	r.education = map[Education][]string{
		NoEducation: {"aucun", "aucune"}, HighSchool: {"bac"}, Associate: {"BTS", "DUT"}, Bachelor: {"bac +3"},
		Certificate: {"CAP", "certificat"}, Postgraduate: {"bac +5", "master", "doctorat"},
	}
	r.periods = map[Period][]string{
		Hour: {"heure", "par heure", "l'heure", "/h", "horaire"}, Day: {"jour", "/jour", "journalier"}, Week: {"semaine", "hebdomadaire"},
		Month: {"mois", "mensuel", "/mois"}, Year: {"an", "année", "annuel", "par année", "brut annuel"},
	}
	r.monthNames = map[int][]string{
		1: {"janv"}, 2: {"févr", "fév", "fevrier"}, 4: {"avr"}, 7: {"juil"}, 8: {"aout"}, 9: {"sept"}, 10: {"oct"}, 11: {"nov"},
		12: {"déc", "decembre"},
	}
}
