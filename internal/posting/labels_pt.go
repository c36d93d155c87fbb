package posting

import "golang.org/x/text/language"

func portugueseWords() *words {
	return &words{
		tag: language.Portuguese,
		headings: map[Kind]string{
			About: "Sobre a empresa", Summary: "Sobre a vaga", Responsibilities: "Responsabilidades",
			Requirements: "Requisitos", PaySection: "Salário", Benefits: "O que oferecemos",
			Process: "Processo seletivo", ApplySection: "Como se candidatar", EqualOpportunity: "Igualdade de oportunidades",
			Custom: "Mais informações",
		},
		about: "Sobre a %s",
		parts: map[string]string{
			"about": "Quem somos", "mission": "Missão e objetivos", "culture": "Cultura", "values": "Valores",
			"size": "Tamanho", "keyClients": "Principais clientes", "officeHours": "Horário de trabalho",
			"remotePolicy": "Trabalho remoto", "benefits": "Benefícios", "perks": "Vantagens",
			"equalOpportunity": "Igualdade de oportunidades",
		},
		must: "Obrigatório", nice: "Diferencial",
		facts: map[string]string{
			"company": "Empresa", "locations": "Local", "workplace": "Modalidade",
			"employmentType": "Contrato", "pay": "Salário", "seniority": "Nível", "department": "Departamento",
			"reportsTo": "Reporta a", "hours": "Horário", "start": "Início", "applyBy": "Candidaturas até",
			"openings": "Vagas", "experienceMonths": "Experiência", "education": "Formação",
			"requisitionId": "Referência", "applicantLocations": "Candidatos", "postedOn": "Publicado em",
			"pay.bonus": "Bônus", "pay.equity": "Participação", "apply.url": "Candidatura em", "apply.email": "E-mail",
		},
		seniority: map[Seniority]string{
			Intern: "Estagiário", Junior: "Júnior", Mid: "Pleno", Senior: "Sênior", Lead: "Líder",
			Principal: "Principal", Manager: "Gerente", Director: "Diretor", Executive: "Executivo",
		},
		employment: map[EmploymentType]string{
			FullTime: "Tempo integral", PartTime: "Meio período", Contractor: "Autônomo", Temporary: "Temporário",
			Internship: "Estágio", Volunteer: "Voluntariado", PerDiem: "Por dia",
		},
		workplace: map[Workplace]string{OnSite: "Presencial", Hybrid: "Híbrido", Remote: "Remoto"},
		education: map[Education]string{
			NoEducation: "Não exigida", HighSchool: "Ensino médio", Associate: "Tecnólogo",
			Bachelor: "Graduação", Certificate: "Certificado profissional", Postgraduate: "Pós-graduação",
		},
		payKinds: map[PayKind]string{PayRange: "Faixa", PayFixed: "Fixo", PayCommission: "Comissão"},
		periods: map[Period]string{
			Hour: "por hora", Day: "por dia", Week: "por semana", Month: "por mês", Year: "por ano",
		},
		from: "A partir de %s", upTo: "Até %s", commission: "%s, por comissão", openTo: "Aberto a candidatos de: %s",
		atLeast: "Pelo menos %s",
		months:  plural{"%d mês", "%d meses", "%d meses"}, years: plural{"%d ano", "%d anos", "%d anos"},
		draft: "Rascunho", page: "Página %d de %d", apply: "para se candidatar",
		date: "%[1]s de %[2]s de %[3]s", first: "1",
		monthNames: [12]string{"janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho",
			"agosto", "setembro", "outubro", "novembro", "dezembro"},
		number: numberStyle{group: ".", decimal: ",", fromDigits: 4, prefix: true, spaced: true},
		known:  portugueseRecognised(),
	}
}

func portugueseRecognised() recognised {
	r := recognised{
		kinds: portugueseKinds(),
		parts: map[string][]string{
			"about":            {"Sobre nós", "A empresa", "Sobre a empresa"},
			"mission":          {"Missão", "Nossa missão", "Objetivos", "Visão", "A nossa missão", "Missão e visão"},
			"culture":          {"Nossa cultura", "Cultura da empresa", "Como trabalhamos", "A nossa cultura"},
			"values":           {"Nossos valores", "Os nossos valores", "Princípios"},
			"size":             {"Dimensão", "Tamanho da empresa", "Número de colaboradores"},
			"keyClients":       {"Clientes", "Nossos clientes", "Os nossos clientes"},
			"officeHours":      {"Horário", "Jornada", "Horário de expediente"},
			"remotePolicy":     {"Teletrabalho", "Home office", "Política de trabalho remoto"},
			"benefits":         {"Nossos benefícios", "Pacote de benefícios"},
			"perks":            {"Extras", "Outras vantagens"},
			"equalOpportunity": {"Diversidade", "Diversidade e inclusão"},
		},
		must: []string{"Requisitos obrigatórios", "Imprescindível", "Requisitos mínimos", "Necessário", "Essencial", "Indispensável", "Obrigatórios"},
		nice: []string{"Diferenciais", "Desejável", "Requisitos desejáveis", "Desejáveis", "Um plus", "Valorizamos", "Opcional", "Será um diferencial"},
		fillers: []string{
			"a", "o", "as", "os", "sua", "seu", "suas", "seus", "nosso", "nossa", "nossos", "principais", "da", "do", "vaga",
		},
		about: []string{"sobre a", "sobre o", "sobre", "quem é", "trabalhar na", "a vida na"},
		role:  []string{"vaga", "função", "posição", "cargo", "oportunidade", "trabalho"},
		other: []string{"projeto", "produto", "projetos", "produtos"},
	}
	addPortugueseValues(&r)
	return r
}

func portugueseKinds() map[Kind][]string {
	return map[Kind][]string{
		About: {"Sobre nós", "Quem somos", "A empresa", "Empresa", "Nossa empresa", "Nosso time", "A equipa", "A equipe", "O time"},
		Summary: {
			"A vaga", "Descrição da vaga", "Descrição", "Resumo", "A função", "Descrição da função", "O cargo", "Em resumo", "Descrição do cargo",
			"A oportunidade", "Introdução",
		},
		Responsibilities: {
			"Atividades", "Funções", "Tarefas", "O que você vai fazer", "Suas responsabilidades", "Principais responsabilidades", "Atribuições",
			"O que vais fazer", "Principais atividades", "Responsabilidades e atribuições", "O seu dia a dia", "Seu dia a dia",
		},
		Requirements: {
			"Perfil", "O que buscamos", "O que procuramos", "Qualificações", "O seu perfil", "Quem procuramos", "Competências", "Habilidades",
			"Requisitos e qualificações", "O que esperamos de você", "Experiência", "Formação", "Sobre você", "Perfil procurado", "Conhecimentos",
		},
		PaySection: {"Remuneração", "Faixa salarial", "Salário e remuneração", "Vencimento", "Retribuição"},
		Benefits: {
			"Benefícios", "Oferecemos", "Vantagens", "Nossa oferta", "O que você ganha", "Por que trabalhar conosco", "A nossa oferta",
			"Salário e benefícios", "Porquê nós", "Por que nós",
		},
		Process: {
			"Processo de seleção", "Processo de recrutamento", "Etapas do processo", "Próximos passos", "Seleção", "Recrutamento", "Etapas",
		},
		ApplySection: {
			"Candidatura", "Candidate-se", "Como candidatar-se", "Inscrição", "Contato", "Contacto", "Como se inscrever", "Inscreva-se", "Interessado",
		},
		EqualOpportunity: {"Diversidade", "Diversidade e inclusão", "Inclusão", "Igualdade"},
	}
}

func addPortugueseValues(r *recognised) {
	r.seniority = map[Seniority][]string{
		Intern: {"estagiária", "estágio"}, Mid: {"intermédio", "intermediário"}, Senior: {"sénior"}, Lead: {"líder de equipe"},
		Director: {"diretora"}, Executive: {"executiva"},
	}
	r.employment = map[EmploymentType][]string{
		FullTime: {"a tempo inteiro", "tempo inteiro", "período integral"}, PartTime: {"part time", "tempo parcial", "meio-período", "a tempo parcial"},
		Contractor: {"autônoma", "freelancer", "PJ", "independente", "trabalhador independente"}, Temporary: {"temporária", "contrato a termo"},
		Internship: {"estagiário"}, Volunteer: {"voluntário", "voluntária"},
	}
	r.workplace = map[Workplace][]string{
		OnSite: {"no escritório", "no local"}, Hybrid: {"híbrida"}, Remote: {"remota", "teletrabalho", "home office", "à distância"},
	}
	r.education = map[Education][]string{
		NoEducation: {"nenhuma", "nenhum"}, HighSchool: {"ensino secundário"}, Bachelor: {"bacharelado", "licenciatura"},
		Certificate: {"certificado"}, Postgraduate: {"mestrado", "doutorado", "doutoramento"},
	}
	r.periods = map[Period][]string{
		Hour: {"hora", "à hora"}, Day: {"dia", "ao dia", "diário"}, Week: {"semana", "à semana", "semanal"},
		Month: {"mês", "mensal", "ao mês", "mensais"}, Year: {"ano", "ao ano", "anual", "anuais"},
	}
	r.monthNames = map[int][]string{
		1: {"jan"}, 2: {"fev"}, 3: {"mar"}, 4: {"abr"}, 5: {"mai"}, 6: {"jun"}, 7: {"jul"}, 8: {"ago"}, 9: {"set"}, 10: {"out"},
		11: {"nov"}, 12: {"dez"},
	}
}
