package posting

import "golang.org/x/text/language"

func spanishWords() *words {
	return &words{
		tag: language.Spanish,
		headings: map[Kind]string{
			About: "Sobre la empresa", Summary: "El puesto", Responsibilities: "Qué harás",
			Requirements: "Requisitos", PaySection: "Salario", Benefits: "Qué ofrecemos",
			Process: "Proceso de selección", ApplySection: "Cómo presentar tu candidatura", EqualOpportunity: "Igualdad de oportunidades",
			Custom: "Más información",
		},
		about: "Sobre %s",
		parts: map[string]string{
			"about": "Quiénes somos", "mission": "Misión y objetivos", "culture": "Cultura", "values": "Valores",
			"size": "Tamaño", "keyClients": "Clientes principales", "officeHours": "Horario de oficina",
			"remotePolicy": "Teletrabajo", "benefits": "Beneficios", "perks": "Ventajas",
			"equalOpportunity": "Igualdad de oportunidades",
		},
		must: "Imprescindible", nice: "Se valorará",
		facts: map[string]string{
			"company": "Empresa", "locations": "Lugar", "workplace": "Modalidad",
			"employmentType": "Jornada", "pay": "Salario", "seniority": "Nivel", "department": "Departamento",
			"reportsTo": "Depende de", "hours": "Horario", "start": "Incorporación", "applyBy": "Plazo de solicitud",
			"openings": "Vacantes", "experienceMonths": "Experiencia", "education": "Formación",
			"requisitionId": "Referencia", "applicantLocations": "Candidaturas", "postedOn": "Publicado",
			"pay.bonus": "Incentivos", "pay.equity": "Participación", "apply.url": "Solicitud en", "apply.email": "Correo electrónico",
		},
		seniority: map[Seniority]string{
			Intern: "Prácticas", Junior: "Júnior", Mid: "Intermedio", Senior: "Sénior", Lead: "Líder de equipo",
			Principal: "Principal", Manager: "Gerencia", Director: "Dirección", Executive: "Alta dirección",
		},
		employment: map[EmploymentType]string{
			FullTime: "Jornada completa", PartTime: "Media jornada", Contractor: "Autónomo", Temporary: "Temporal",
			Internship: "Prácticas", Volunteer: "Voluntariado", PerDiem: "Por días",
		},
		workplace: map[Workplace]string{OnSite: "Presencial", Hybrid: "Híbrido", Remote: "En remoto"},
		education: map[Education]string{
			NoEducation: "Sin titulación exigida", HighSchool: "Bachillerato", Associate: "Técnico superior",
			Bachelor: "Grado universitario", Certificate: "Certificado profesional", Postgraduate: "Posgrado",
		},
		payKinds: map[PayKind]string{PayRange: "Rango", PayFixed: "Fijo", PayCommission: "Comisión"},
		periods: map[Period]string{
			Hour: "por hora", Day: "al día", Week: "a la semana", Month: "al mes", Year: "al año",
		},
		from: "Desde %s", upTo: "Hasta %s", commission: "%s, a comisión", openTo: "Abierto a candidaturas de: %s",
		atLeast: "Al menos %s",
		months:  plural{"%d mes", "%d meses", "%d meses"}, years: plural{"%d año", "%d años", "%d años"},
		draft: "Borrador", page: "Página %d de %d", apply: "para solicitar el puesto",
		date: "%[1]s de %[2]s de %[3]s", first: "1",
		monthNames: [12]string{"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio",
			"agosto", "septiembre", "octubre", "noviembre", "diciembre"},
		number: numberStyle{group: ".", decimal: ",", fromDigits: 5, spaced: true},
		known:  spanishRecognised(),
	}
}

func spanishRecognised() recognised {
	r := recognised{
		kinds: spanishKinds(),
		parts: map[string][]string{
			"about":            {"Sobre nosotros", "La empresa", "Sobre la empresa"},
			"mission":          {"Misión", "Nuestra misión", "Objetivos", "Visión", "Misión y visión", "Propósito"},
			"culture":          {"Nuestra cultura", "Cultura de empresa", "Cómo trabajamos"},
			"values":           {"Nuestros valores", "Principios"},
			"size":             {"Tamaño de la empresa", "Plantilla", "Tamaño del equipo"},
			"keyClients":       {"Clientes", "Nuestros clientes", "Clientes clave"},
			"officeHours":      {"Horario", "Horario laboral", "Jornada"},
			"remotePolicy":     {"Trabajo en remoto", "Trabajo remoto", "Política de teletrabajo", "Trabajo a distancia"},
			"benefits":         {"Beneficios sociales", "Nuestros beneficios"},
			"perks":            {"Extras", "Otras ventajas"},
			"equalOpportunity": {"Diversidad", "Diversidad e inclusión"},
		},
		must: []string{
			"Requisitos imprescindibles", "Obligatorio", "Requisitos mínimos", "Imprescindibles", "Necesario", "Esencial",
			"Requisitos obligatorios", "Excluyente",
		},
		nice: []string{
			"Deseable", "Requisitos deseables", "Valorable", "Se valora", "Sería un plus", "Opcional", "Un plus", "Valoramos", "No excluyente",
			"Se valorará positivamente",
		},
		fillers: []string{"el", "la", "los", "las", "tu", "tus", "su", "sus", "nuestro", "nuestra", "nuestros", "principales", "del", "de", "puesto"},
		about:   []string{"sobre", "acerca de", "quién es", "trabajar en", "la vida en"},
		role:    []string{"puesto", "rol", "oferta", "empleo", "posición", "vacante", "trabajo"},
		other:   []string{"proyecto", "producto", "proyectos", "productos"},
	}
	addSpanishValues(&r)
	return r
}

func spanishKinds() map[Kind][]string {
	return map[Kind][]string{
		About: {
			"Sobre nosotros", "Quiénes somos", "Acerca de nosotros", "La empresa", "Nuestra empresa", "Empresa", "Nosotros", "El equipo",
			"Nuestro equipo", "Conócenos",
		},
		Summary: {
			"Descripción del puesto", "Descripción", "Resumen", "Descripción de la oferta", "El rol", "La posición", "La oferta",
			"En resumen", "Tu misión", "Introducción",
		},
		Responsibilities: {
			"Responsabilidades", "Funciones", "Tareas", "Tus responsabilidades", "Tus funciones", "Qué vas a hacer", "Funciones principales",
			"Responsabilidades principales", "Tu día a día", "Lo que harás", "Tus tareas", "Funciones y responsabilidades", "Objetivos del puesto",
		},
		Requirements: {
			"Perfil", "Tu perfil", "Qué buscamos", "Perfil buscado", "Perfil requerido", "Qué necesitas", "Cualificaciones",
			"Habilidades", "Experiencia", "Formación", "Qué esperamos de ti", "Lo que buscamos", "A quién buscamos", "Competencias", "Conocimientos",
			"Experiencia y formación", "Sobre ti", "Requerimientos",
		},
		PaySection: {"Sueldo", "Remuneración", "Rango salarial", "Retribución", "Compensación", "Banda salarial"},
		Benefits: {
			"Beneficios", "Ofrecemos", "Te ofrecemos", "Qué te ofrecemos", "Ventajas", "Lo que ofrecemos", "Nuestra oferta", "Se ofrece",
			"Por qué unirte", "Por qué trabajar con nosotros", "Condiciones", "Salario y beneficios",
		},
		Process: {"Selección", "Nuestro proceso de selección", "Próximos pasos", "Proceso", "Fases del proceso", "Entrevistas"},
		ApplySection: {
			"Solicitar", "Cómo aplicar", "Aplicar", "Cómo presentarse", "Candidatura", "Inscripción", "Contacto", "Cómo solicitar el puesto",
			"Postúlate", "Cómo postularse", "Cómo postular", "Te interesa", "Únete",
		},
		EqualOpportunity: {"Diversidad", "Diversidad e inclusión", "Igualdad", "Inclusión", "No discriminación"},
	}
}

func addSpanishValues(r *recognised) {
	r.seniority = map[Seniority][]string{
		Intern: {"becario", "becaria", "en prácticas"}, Junior: {"principiante"}, Mid: {"semi senior", "intermedia"},
		Lead: {"jefe de equipo", "jefa de equipo"}, Manager: {"gerente"}, Director: {"directora"}, Executive: {"ejecutivo", "ejecutiva"},
	}
	r.employment = map[EmploymentType][]string{
		FullTime: {"tiempo completo", "a tiempo completo", "a jornada completa"}, PartTime: {"tiempo parcial", "a tiempo parcial", "jornada parcial"},
		Contractor: {"autónoma", "freelance", "por cuenta propia"}, Temporary: {"contrato temporal"}, Internship: {"pasantía", "beca"},
		Volunteer: {"voluntario", "voluntaria"},
	}
	r.workplace = map[Workplace][]string{
		OnSite: {"en oficina", "en la oficina"}, Hybrid: {"híbrida", "semipresencial"}, Remote: {"remoto", "teletrabajo", "a distancia", "remota"},
	}
	r.education = map[Education][]string{
		NoEducation: {"ninguna", "ninguno"}, HighSchool: {"secundaria", "educación secundaria"}, Associate: {"FP superior"},
		Bachelor: {"grado", "licenciatura"}, Certificate: {"certificado"}, Postgraduate: {"máster", "doctorado", "maestría"},
	}
	r.periods = map[Period][]string{
		Hour: {"hora", "la hora", "a la hora"}, Day: {"día", "por día", "diario"}, Week: {"semana", "por semana", "semanal"},
		Month: {"mes", "por mes", "mensual", "mensuales"}, Year: {"año", "por año", "anual", "anuales", "bruto anual"},
	}
	r.monthNames = map[int][]string{
		1: {"ene"}, 2: {"feb"}, 3: {"mar"}, 4: {"abr"}, 6: {"jun"}, 7: {"jul"}, 8: {"ago"}, 9: {"sep", "sept", "setiembre"},
		10: {"oct"}, 11: {"nov"}, 12: {"dic"},
	}
}
