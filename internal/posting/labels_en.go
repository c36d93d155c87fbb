package posting

import "golang.org/x/text/language"

func englishWords() *words {
	return &words{
		tag: language.English,
		headings: map[Kind]string{
			About: "About the company", Summary: "About the job", Responsibilities: "What you will do",
			Requirements: "What you bring", PaySection: "Pay", Benefits: "Benefits",
			Process: "How we hire", ApplySection: "How to apply", EqualOpportunity: "Equal opportunity",
			Custom: "More",
		},
		about: "About %s",
		parts: map[string]string{
			"about": "About us", "mission": "Mission and goals", "culture": "Culture", "values": "Values",
			"size": "Size", "keyClients": "Key clients", "officeHours": "Office hours",
			"remotePolicy": "Remote work", "benefits": "Benefits", "perks": "Perks",
			"equalOpportunity": "Equal opportunity",
		},
		must: "Must have", nice: "Nice to have",
		facts: map[string]string{
			"company": "Company", "locations": "Location", "workplace": "Workplace",
			"employmentType": "Employment", "pay": "Pay", "seniority": "Level", "department": "Department",
			"reportsTo": "Reports to", "hours": "Hours", "start": "Start", "applyBy": "Apply by",
			"openings": "Openings", "experienceMonths": "Experience", "education": "Education",
			"requisitionId": "Reference", "applicantLocations": "Applicants", "postedOn": "Posted",
			"pay.bonus": "Bonus", "pay.equity": "Equity", "apply.url": "Apply at", "apply.email": "E-mail",
		},
		seniority: map[Seniority]string{
			Intern: "Intern", Junior: "Junior", Mid: "Mid-level", Senior: "Senior", Lead: "Lead",
			Principal: "Principal", Manager: "Manager", Director: "Director", Executive: "Executive",
		},
		employment: map[EmploymentType]string{
			FullTime: "Full-time", PartTime: "Part-time", Contractor: "Contractor", Temporary: "Temporary",
			Internship: "Internship", Volunteer: "Volunteer", PerDiem: "Per diem",
		},
		workplace: map[Workplace]string{OnSite: "On-site", Hybrid: "Hybrid", Remote: "Remote"},
		education: map[Education]string{
			NoEducation: "None required", HighSchool: "High school", Associate: "Associate degree",
			Bachelor: "Bachelor's degree", Certificate: "Professional certificate", Postgraduate: "Postgraduate degree",
		},
		payKinds: map[PayKind]string{PayRange: "Range", PayFixed: "Fixed", PayCommission: "Commission"},
		periods: map[Period]string{
			Hour: "an hour", Day: "a day", Week: "a week", Month: "a month", Year: "a year",
		},
		from: "from %s", upTo: "up to %s", openTo: "Open to applicants in %s",
		months: plural{"%d month", "%d months"}, years: plural{"%d year", "%d years"},
		draft: "Draft", page: "Page %d of %d", apply: "to apply",
		longDate: "2 January 2006",
		months12: [12]string{"January", "February", "March", "April", "May", "June", "July",
			"August", "September", "October", "November", "December"},
		known: englishRecognised(),
	}
}

func englishRecognised() recognised {
	return recognised{
		about:   []string{"about"},
		role:    []string{"role", "job", "position", "opportunity", "vacancy", "post", "internship"},
		other:   []string{"project", "product", "products"},
		fillers: []string{"key", "core", "main", "your", "our", "the", "primary", "principal", "general", "job", "position", "role"},
		kinds: map[Kind][]string{
			About:            {"About us", "Who we are", "The company", "Company"},
			Summary:          {"About the role", "Summary", "Overview", "The role", "Job description"},
			Responsibilities: {"Responsibilities", "What you'll do", "Duties", "Tasks"},
			Requirements:     {"Requirements", "Qualifications", "Who you are", "About you", "Skills"},
			PaySection:       {"Salary", "Compensation"},
			Benefits:         {"What we offer", "Perks", "Why join us"},
			Process:          {"Hiring process", "Interview process"},
			ApplySection:     {"Apply", "Application"},
			EqualOpportunity: {"Equal opportunity employer", "Diversity and inclusion"},
		},
		must: []string{"Must haves", "Required", "Required qualifications", "Minimum qualifications"},
		nice: []string{"Nice to haves", "Preferred", "Preferred qualifications", "Bonus points"},
	}
}
