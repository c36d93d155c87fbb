package posting

import "golang.org/x/text/language"

func polishWords() *words {
	return &words{
		tag: language.Polish,
		headings: map[Kind]string{
			About: "O firmie", Summary: "O stanowisku", Responsibilities: "Twoje zadania",
			Requirements: "Nasze oczekiwania", PaySection: "Wynagrodzenie", Benefits: "Co oferujemy",
			Process: "Proces rekrutacji", ApplySection: "Jak aplikować", EqualOpportunity: "Równe szanse",
			Custom: "Dodatkowe informacje",
		},
		about: "O firmie %s",
		parts: map[string]string{
			"about": "O nas", "mission": "Misja i cele", "culture": "Kultura", "values": "Wartości",
			"size": "Wielkość firmy", "keyClients": "Główni klienci", "officeHours": "Godziny pracy",
			"remotePolicy": "Praca zdalna", "benefits": "Benefity", "perks": "Dodatki",
			"equalOpportunity": "Równe szanse",
		},
		must: "Wymagane", nice: "Mile widziane",
		facts: map[string]string{
			"company": "Firma", "locations": "Miejsce", "workplace": "Tryb pracy",
			"employmentType": "Wymiar pracy", "pay": "Wynagrodzenie", "seniority": "Poziom", "department": "Dział",
			"reportsTo": "Przełożony", "hours": "Godziny", "start": "Rozpoczęcie", "applyBy": "Aplikuj do",
			"openings": "Liczba miejsc", "experienceMonths": "Doświadczenie", "education": "Wykształcenie",
			"requisitionId": "Numer referencyjny", "applicantLocations": "Kandydaci", "postedOn": "Opublikowano",
			"pay.bonus": "Premia", "pay.equity": "Udziały", "apply.url": "Aplikuj na", "apply.email": "E-mail",
		},
		seniority: map[Seniority]string{
			Intern: "Stażysta", Junior: "Junior", Mid: "Mid", Senior: "Senior", Lead: "Lider zespołu",
			Principal: "Principal", Manager: "Kierownik", Director: "Dyrektor", Executive: "Zarząd",
		},
		employment: map[EmploymentType]string{
			FullTime: "Pełny etat", PartTime: "Niepełny etat", Contractor: "Kontrakt", Temporary: "Praca tymczasowa",
			Internship: "Staż", Volunteer: "Wolontariat", PerDiem: "Na dni",
		},
		workplace: map[Workplace]string{OnSite: "Stacjonarnie", Hybrid: "Hybrydowo", Remote: "Zdalnie"},
		education: map[Education]string{
			NoEducation: "Niewymagane", HighSchool: "Średnie", Associate: "Policealne",
			Bachelor: "Licencjat", Certificate: "Zawodowe", Postgraduate: "Magisterskie lub wyższe",
		},
		payKinds: map[PayKind]string{PayRange: "Widełki", PayFixed: "Stałe", PayCommission: "Prowizja"},
		periods: map[Period]string{
			Hour: "za godzinę", Day: "dziennie", Week: "tygodniowo", Month: "miesięcznie", Year: "rocznie",
		},
		from: "Od %s", upTo: "Do %s", commission: "%s, prowizyjnie", openTo: "Zapraszamy kandydatów z: %s",
		atLeast: "Co najmniej %s",
		months:  plural{"%d miesiąc", "%d miesiące", "%d miesięcy"}, years: plural{"%d rok", "%d lata", "%d lat"},
		draft: "Wersja robocza", page: "Strona %d z %d", apply: "aby aplikować",
		date: "%[1]s %[2]s %[3]s", first: "1",
		monthNames: [12]string{"stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca",
			"sierpnia", "września", "października", "listopada", "grudnia"},
		number: numberStyle{group: "\u00a0", decimal: ",", fromDigits: 5, spaced: true},
		known:  polishRecognised(),
	}
}

func polishRecognised() recognised {
	r := recognised{
		kinds: polishKinds(),
		parts: map[string][]string{
			"about":            {"Kim jesteśmy", "O firmie"},
			"mission":          {"Misja", "Nasza misja", "Cele", "Wizja", "Misja i wizja"},
			"culture":          {"Nasza kultura", "Kultura organizacyjna", "Jak pracujemy"},
			"values":           {"Nasze wartości", "Zasady"},
			"size":             {"Wielkość", "Liczba pracowników", "Wielkość zespołu"},
			"keyClients":       {"Klienci", "Nasi klienci", "Kluczowi klienci"},
			"officeHours":      {"Godziny biura", "Czas pracy"},
			"remotePolicy":     {"Praca hybrydowa", "Zasady pracy zdalnej"},
			"benefits":         {"Nasze benefity", "Świadczenia"},
			"perks":            {"Bonusy", "Udogodnienia"},
			"equalOpportunity": {"Różnorodność", "Różnorodność i inkluzywność"},
		},
		must:    []string{"Konieczne", "Niezbędne", "Wymagania konieczne", "Wymagania obowiązkowe", "Obowiązkowe", "Musisz mieć"},
		nice:    []string{"Mile widziane umiejętności", "Dodatkowe atuty", "Atuty", "Będzie plusem", "Dodatkowym atutem będzie", "Opcjonalne", "Plusy"},
		fillers: []string{"twoje", "twój", "nasze", "nasz", "główne", "państwa"},
		about:   []string{"o firmie", "o", "kim jest", "praca w"},
		role:    []string{"stanowisku", "roli", "ofercie", "pracy"},
		other:   []string{"projekcie", "produkcie"},
	}
	addPolishValues(&r)
	return r
}

func polishKinds() map[Kind][]string {
	return map[Kind][]string{
		About: {"O nas", "Kim jesteśmy", "Firma", "Nasza firma", "Poznaj nas", "O zespole", "Zespół"},
		Summary: {
			"Stanowisko", "Opis stanowiska", "Podsumowanie", "O roli", "Opis pracy", "Opis", "W skrócie", "Wprowadzenie",
		},
		Responsibilities: {
			"Zadania", "Obowiązki", "Zakres obowiązków", "Twój zakres obowiązków", "Główne zadania", "Czym będziesz się zajmować", "Twoje obowiązki",
			"Opis zadań", "Zakres odpowiedzialności", "Co będziesz robić",
		},
		Requirements: {
			"Wymagania", "Nasze wymagania", "Oczekiwania", "Oczekujemy", "Kwalifikacje", "Profil kandydata", "Kogo szukamy", "Twój profil",
			"Umiejętności", "Czego oczekujemy", "Doświadczenie", "Wykształcenie",
		},
		PaySection: {"Płaca", "Zarobki", "Pensja", "Widełki", "Widełki płacowe"},
		Benefits: {
			"Oferujemy", "Benefity", "Nasza oferta", "To oferujemy", "Dlaczego warto", "Co zyskujesz", "Zapewniamy", "Dlaczego my",
		},
		Process:      {"Rekrutacja", "Etapy rekrutacji", "Przebieg rekrutacji", "Proces rekrutacyjny", "Kolejne kroki"},
		ApplySection: {"Aplikuj", "Aplikowanie", "Aplikacja", "Kontakt", "Zainteresowany", "Aplikuj teraz", "Jak się zgłosić", "Dołącz do nas"},
		EqualOpportunity: {
			"Różnorodność", "Różnorodność i inkluzywność", "Równość", "Równość szans", "Polityka równych szans",
		},
	}
}

func addPolishValues(r *recognised) {
	r.seniority = map[Seniority][]string{
		Intern: {"praktykant", "stażystka"}, Junior: {"młodszy", "młodsza"}, Mid: {"regular"}, Senior: {"starszy", "starsza"},
		Lead: {"liderka zespołu"}, Manager: {"kierowniczka", "menedżer"}, Director: {"dyrektorka"},
	}
	r.employment = map[EmploymentType][]string{
		FullTime: {"cały etat", "pełen etat"}, PartTime: {"część etatu", "pół etatu"}, Contractor: {"B2B", "kontrakt B2B", "freelance"},
		Temporary: {"tymczasowo", "umowa na czas określony"}, Internship: {"praktyki", "praktyka"}, Volunteer: {"wolontariusz"},
	}
	r.workplace = map[Workplace][]string{
		OnSite: {"stacjonarna", "w biurze", "praca stacjonarna"}, Hybrid: {"hybrydowa", "praca hybrydowa"}, Remote: {"zdalna", "praca zdalna"},
	}
	r.education = map[Education][]string{
		NoEducation: {"brak"}, HighSchool: {"wykształcenie średnie", "matura"}, Bachelor: {"licencjackie", "inżynier"},
		Certificate: {"wykształcenie zawodowe"}, Postgraduate: {"magister", "doktorat", "wyższe magisterskie"},
	}
	r.periods = map[Period][]string{
		Hour: {"godzina", "na godzinę", "godz", "/h"}, Day: {"dzień", "za dzień"}, Week: {"tydzień", "na tydzień"},
		Month: {"miesiąc", "na miesiąc", "mies", "za miesiąc"}, Year: {"rok", "na rok", "za rok"},
	}
	r.monthNames = map[int][]string{
		1: {"styczeń", "sty"}, 2: {"luty", "lut"}, 3: {"marzec", "mar"}, 4: {"kwiecień", "kwi"}, 5: {"maj"}, 6: {"czerwiec", "cze"},
		7: {"lipiec", "lip"}, 8: {"sierpień", "sie"}, 9: {"wrzesień", "wrz"}, 10: {"październik", "paź"}, 11: {"listopad", "lis"},
		12: {"grudzień", "gru"},
	}
}
