package posting

import "golang.org/x/text/language"

func englishWords() *words {
	return &words{
		tag: language.English,
		headings: map[Kind]string{
			About: "About the company", Summary: "About the job", Responsibilities: "What you will do",
			Requirements: "What you bring", PaySection: "Pay", Benefits: "Benefits",
			Process: "How we hire", ApplySection: "How to apply", EqualOpportunity: "Equal opportunity",
			Custom: "More information",
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
			Bachelor: "Bachelor’s degree", Certificate: "Professional certificate", Postgraduate: "Postgraduate degree",
		},
		payKinds: map[PayKind]string{PayRange: "Range", PayFixed: "Fixed", PayCommission: "Commission"},
		periods: map[Period]string{
			Hour: "an hour", Day: "a day", Week: "a week", Month: "a month", Year: "a year",
		},
		from: "From %s", upTo: "Up to %s", commission: "%s, commission-based", openTo: "Open to applicants in %s",
		atLeast: "At least %s",
		months:  plural{"%d month", "%d months", "%d months"}, years: plural{"%d year", "%d years", "%d years"},
		draft: "Draft", page: "Page %d of %d", apply: "to apply",
		date: "%[1]s %[2]s %[3]s", first: "1",
		monthNames: [12]string{"January", "February", "March", "April", "May", "June", "July",
			"August", "September", "October", "November", "December"},
		number: numberStyle{group: ",", decimal: ".", fromDigits: 4, prefix: true},
		known:  englishRecognised(),
	}
}

func englishRecognised() recognised {
	r := recognised{
		kinds: englishKinds(),
		parts: map[string][]string{
			"about":        {"About us", "About the company", "Who we are"},
			"mission":      {"Mission", "Goals", "Our mission", "Mission and vision", "Vision", "Purpose", "Our goals"},
			"culture":      {"Company culture", "Our culture", "Culture and team", "How we work", "Working here"},
			"values":       {"Our values", "Core values", "What we believe in", "What we stand for", "Principles"},
			"size":         {"Company size", "Team size", "Employees", "Number of employees"},
			"keyClients":   {"Clients", "Our clients", "Customers", "Key customers", "Who we work with"},
			"officeHours":  {"Working hours", "Work hours", "Hours", "Business hours"},
			"remotePolicy": {"Remote policy", "Remote working", "Working from home", "Hybrid work", "Hybrid working"},
			"benefits":     {"Our benefits", "Benefits package", "Employee benefits"},
			"perks":        {"Our perks", "Extras", "Perks of the job"},
			"equalOpportunity": {
				"Equal opportunity employer", "Equal opportunities", "Diversity and inclusion", "Diversity",
			},
		},
		must: []string{
			"Must haves", "Must", "Musts", "Required", "Required qualifications", "Required skills", "Mandatory",
			"Minimum qualifications", "Minimum requirements", "Basic qualifications", "Essential", "Essentials",
			"Essential requirements", "Essential criteria", "Essential skills", "Required experience", "What you must have",
			"Required skills and experience", "Requirements must have", "Non negotiables", "You must have",
		},
		nice: []string{
			"Nice to haves", "Nice", "Preferred", "Preferred qualifications", "Preferred skills", "Desired", "Desirable",
			"Desirable criteria", "Desirable skills", "Bonus", "Bonus points", "Bonus skills", "Preferred bonus skills",
			"Bonus points if you have", "Bonus points for", "Pluses", "Plus", "A plus", "It's a plus if you have",
			"Good to have", "Optional", "Desired qualifications", "Preferred experience", "Would be nice", "Would be a plus",
			"Preferred requirements", "Extra credit", "Nice to have skills", "Even better if you have",
		},
		fillers: []string{
			"key", "core", "main", "your", "our", "the", "primary", "principal", "general", "job", "position",
			"role", "typical", "specific", "essential", "basic", "some", "of", "this", "these", "a", "an", "few",
		},
		about: []string{"about", "life at", "working at", "who is", "what is"},
		role:  []string{"role", "job", "position", "opportunity", "vacancy", "post", "internship", "apprenticeship"},
		other: []string{"project", "projects", "product", "products", "process", "procedure"},
	}
	addEnglishValues(&r)
	return r
}

func englishKinds() map[Kind][]string {
	return map[Kind][]string{
		About: {
			"About us", "Who we are", "The company", "Company", "About our company", "About the team", "The team", "Our team",
			"Company overview", "Company description", "Company profile", "Our story", "Who are we", "Meet the team",
			"About the organisation", "About the organization", "Our company", "The organisation", "Introduction to us",
		},
		Summary: {
			"About the role", "Summary", "Overview", "The role", "Job description", "Description", "Role summary", "Job summary",
			"Position summary", "Position overview", "The job", "The position", "The opportunity", "Your role", "Your mission",
			"Purpose of the role", "Job purpose", "Introduction", "In short", "At a glance", "In a nutshell", "The challenge",
			"Opportunity", "The mission", "Role", "Position", "Job",
		},
		Responsibilities: {
			"Responsibilities", "What you'll do", "What you will be doing", "What you'll be doing", "Duties", "Tasks",
			"Duties and responsibilities", "Roles and responsibilities", "Your responsibilities", "Key objectives", "Objectives",
			"Your tasks", "What you do", "The work", "Your day to day", "Day to day", "Accountabilities", "Key duties",
			"What the job involves", "What you'll own", "How you'll contribute", "Your impact", "The impact you'll have",
			"In this role you will", "You will", "Your work", "Scope of work", "Responsibilities and duties", "What you'll work on",
		},
		Requirements: {
			"Requirements", "Qualifications", "Who you are", "About you", "Skills", "Your profile", "Profile", "Your skills",
			"What you'll bring", "What you will bring", "What we're looking for", "What we are looking for", "Who we're looking for",
			"Who we are looking for", "What you'll need", "What you need", "What you'll need for this role", "You have", "You are",
			"Skills and experience", "Skills and qualifications", "Experience", "Candidate profile", "Person specification",
			"Requirements and qualifications", "Requirements minimum qualifications", "Education and experience", "Requirement",
			"Knowledge skills and abilities", "Skill set", "Skillset", "Your background", "Your experience", "Ideal candidate",
			"The ideal candidate", "What it takes", "What we expect", "Specialized experience requirements", "Must haves",
			"Do you have what it takes", "You're probably a match if", "Technical skills", "Competencies", "Education",
			"Experience and skills", "Qualifications and experience", "Requirement minimum qualification", "About your skills",
		},
		PaySection: {
			"Salary", "Compensation", "Pay", "Pay range", "Salary range", "Annual salary", "Compensation range", "Remuneration",
			"Pay transparency", "Salary and pay", "Wage", "Wages", "Compensation and pay", "What you'll earn", "Rate", "Base salary",
		},
		Benefits: {
			"What we offer", "Perks", "Why join us", "Perks and benefits", "Benefits and perks", "What's in it for you",
			"What you'll get", "We offer", "What you get", "Compensation and benefits", "Salary and benefits", "Our offer",
			"Pay and benefits", "Why us", "Why you'll love working here", "What's on offer", "What we can offer you",
			"Our benefits", "Benefits package", "Workplace benefits", "Your benefits", "Why work with us", "Your extras", "We provide",
			"What we offer you", "What do we offer", "In return", "Reasons to join",
		},
		Process: {
			"Hiring process", "Interview process", "Recruitment process", "Selection process", "The process", "Next steps",
			"What happens next", "What to expect", "How we interview", "Our hiring process", "Application process",
			"The interview process", "Recruitment", "Interviews", "Steps",
		},
		ApplySection: {
			"Apply", "Application", "Apply now", "How to apply", "To apply", "Where to apply", "Ready to apply", "Interested",
			"Applying", "Contact", "How do I apply", "Application instructions", "Want to apply", "Send your application", "Join us",
		},
		EqualOpportunity: {
			"Equal opportunity employer", "An equal employment opportunity employer", "Equal employment opportunity", "EEO",
			"EEO statement", "Diversity and inclusion", "Diversity", "Equal opportunities", "Diversity equity and inclusion",
			"Equality", "Our commitment to diversity", "Inclusion", "Equality and diversity", "Accommodations", "Equal opportunity statement",
		},
	}
}

func addEnglishValues(r *recognised) {
	r.seniority = map[Seniority][]string{
		Intern: {"internship", "trainee"}, Junior: {"jr", "entry", "entry level", "graduate", "early career"},
		Mid:    {"mid", "middle", "intermediate", "medior"},
		Senior: {"sr", "senior level"}, Lead: {"lead level"}, Principal: {"principal level"},
		Manager: {"mgr", "manager level"}, Director: {"dir", "director level"},
		Executive: {"exec", "c level", "executive level"},
	}
	r.employment = map[EmploymentType][]string{
		FullTime:   {"full", "fulltime", "permanent full time", "ft"},
		PartTime:   {"part", "parttime", "pt"},
		Contractor: {"contract", "freelance", "freelancer", "self employed", "contract to hire"},
		Temporary:  {"temp", "fixed term", "seasonal"},
		Internship: {"intern", "traineeship", "apprenticeship"},
		Volunteer:  {"voluntary", "volunteering"}, PerDiem: {"perdiem"},
	}
	r.workplace = map[Workplace][]string{
		OnSite: {"onsite", "in office", "office", "on premises", "in person", "office based"},
		Hybrid: {"hybrid remote", "partly remote", "partially remote"},
		Remote: {"fully remote", "home office", "work from home", "wfh", "telecommute", "telework", "100 remote", "remote only"},
	}
	r.education = map[Education][]string{
		NoEducation: {"no degree", "not required", "no requirements", "none"},
		HighSchool:  {"highschool", "secondary school", "high school diploma", "ged", "a levels"},
		Associate:   {"associates", "associate's degree", "associates degree"},
		Bachelor:    {"bachelors", "bachelor's", "bachelor degree", "bsc", "ba", "bs", "undergraduate degree"},
		Certificate: {"certificate", "certification", "vocational", "vocational training", "professional certification"},
		Postgraduate: {"master", "masters", "master's", "master's degree", "phd", "doctorate", "msc", "mba", "graduate degree",
			"doctoral degree"},
	}
	r.periods = map[Period][]string{
		Hour: {"hourly", "per hour", "hr", "h", "ph", "p h", "hours", "hourly rate"}, Day: {"daily", "per day", "per diem", "days"},
		Week: {"weekly", "per week", "wk", "pw", "p w", "weeks"}, Month: {"monthly", "per month", "mo", "pm", "p m", "pcm", "months"},
		Year: {"yearly", "annual", "annually", "per year", "per annum", "pa", "p a", "yr", "a year", "years"},
	}
	r.monthNames = map[int][]string{
		1: {"Jan"}, 2: {"Feb"}, 3: {"Mar"}, 4: {"Apr"}, 6: {"Jun"}, 7: {"Jul"}, 8: {"Aug"}, 9: {"Sep", "Sept"},
		10: {"Oct"}, 11: {"Nov"}, 12: {"Dec"},
	}
}
