package posting

// otherCountryNames are names that people type and the Unicode CLDR does not
// list first, with their ISO 3166-1 alpha-2 codes.
func otherCountryNames() map[string]string {
	return map[string]string{
		"U.S.A.": "US", "United States of America": "US", "U.S.": "US", "America": "US", "UK": "GB", "U.K.": "GB",
		"Great Britain": "GB", "Britain": "GB", "Holland": "NL", "The Netherlands": "NL", "UAE": "AE", "Emirates": "AE",
		"Czech Republic": "CZ", "Czechia": "CZ", "Republic of Ireland": "IE", "South Korea": "KR", "Korea": "KR",
		"Republic of Korea": "KR", "North Korea": "KP", "Russia": "RU", "Russian Federation": "RU", "Vietnam": "VN",
		"Viet Nam": "VN", "Turkey": "TR", "Türkiye": "TR", "Hong Kong": "HK", "Macau": "MO", "Macao": "MO", "Ivory Coast": "CI",
		"Burma": "MM", "Swaziland": "SZ", "Macedonia": "MK", "Cape Verde": "CV", "Palestine": "PS", "Bosnia": "BA",
		"Democratic Republic of the Congo": "CD", "DR Congo": "CD", "Congo": "CG", "Taiwan": "TW", "Iran": "IR", "Syria": "SY",
		"Laos": "LA", "Moldova": "MD", "Tanzania": "TZ", "Venezuela": "VE", "Bolivia": "BO", "Brunei": "BN", "Vatican": "VA",
		"BRD": "DE", "Schweiz/Suisse": "CH", "Brasil": "BR", "México": "MX", "España": "ES", "EUA": "US", "EE.UU.": "US",
		"États-Unis": "US", "People's Republic of China": "CN", "Mainland China": "CN", "Republic of India": "IN",
	}
}

// newerCountryNames are names by language that readers expect in place of
// those in the Unicode CLDR that we are built with.
func newerCountryNames() map[string]map[string]string {
	return map[string]map[string]string{
		"en": {"HK": "Hong Kong", "MO": "Macau", "MK": "North Macedonia", "SZ": "Eswatini", "TR": "Türkiye", "MM": "Myanmar", "PS": "Palestine"},
		"de": {"HK": "Hongkong", "MO": "Macau", "MK": "Nordmazedonien", "SZ": "Eswatini"},
		"fr": {"HK": "Hong Kong", "MO": "Macao", "MK": "Macédoine du Nord", "SZ": "Eswatini"},
		"es": {"HK": "Hong Kong", "MO": "Macao", "MK": "Macedonia del Norte", "SZ": "Esuatini"},
		"nl": {"HK": "Hongkong", "MO": "Macau", "MK": "Noord-Macedonië", "SZ": "Eswatini"},
		"it": {"HK": "Hong Kong", "MO": "Macao", "MK": "Macedonia del Nord", "SZ": "Eswatini"},
		"pl": {"HK": "Hongkong", "MO": "Makau", "MK": "Macedonia Północna", "SZ": "Eswatini"},
		"pt": {"HK": "Hong Kong", "MO": "Macau", "MK": "Macedônia do Norte", "SZ": "Essuatíni"},
	}
}

// regionNames are the names of first-level divisions by ISO 3166-2 code:
// first the one to show, then, after slashes, others that people type.
func regionNames() map[string]string {
	m := map[string]string{
		"DE-BW": "Baden-Württemberg/Baden-Wuerttemberg", "DE-BY": "Bayern/Bavaria", "DE-BE": "Berlin/Land Berlin", "DE-BB": "Brandenburg",
		"DE-HB": "Bremen/Land Bremen", "DE-HH": "Hamburg", "DE-HE": "Hessen/Hesse", "DE-MV": "Mecklenburg-Vorpommern",
		"DE-NI": "Niedersachsen/Lower Saxony", "DE-NW": "Nordrhein-Westfalen/North Rhine-Westphalia/NRW",
		"DE-RP": "Rheinland-Pfalz/Rhineland-Palatinate", "DE-SL": "Saarland", "DE-SN": "Sachsen/Saxony",
		"DE-ST": "Sachsen-Anhalt/Saxony-Anhalt", "DE-SH": "Schleswig-Holstein", "DE-TH": "Thüringen/Thuringia/Thueringen",
		"CA-AB": "Alberta", "CA-BC": "British Columbia", "CA-MB": "Manitoba", "CA-NB": "New Brunswick",
		"CA-NL": "Newfoundland and Labrador/Newfoundland", "CA-NS": "Nova Scotia", "CA-NT": "Northwest Territories", "CA-NU": "Nunavut",
		"CA-ON": "Ontario", "CA-PE": "Prince Edward Island", "CA-QC": "Quebec/Québec", "CA-SK": "Saskatchewan", "CA-YT": "Yukon",
		"GB-ENG": "England", "GB-SCT": "Scotland", "GB-WLS": "Wales", "GB-NIR": "Northern Ireland",
		"AU-NSW": "New South Wales", "AU-QLD": "Queensland", "AU-SA": "South Australia", "AU-TAS": "Tasmania", "AU-VIC": "Victoria",
		"AU-WA": "Western Australia", "AU-ACT": "Australian Capital Territory", "AU-NT": "Northern Territory",
	}
	for code, name := range statesOfTheUS() {
		m["US-"+code] = name
	}
	return m
}

func statesOfTheUS() map[string]string {
	return map[string]string{
		"AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California", "CO": "Colorado",
		"CT": "Connecticut", "DE": "Delaware", "DC": "District of Columbia", "FL": "Florida", "GA": "Georgia",
		"HI": "Hawaii", "ID": "Idaho", "IL": "Illinois", "IN": "Indiana", "IA": "Iowa", "KS": "Kansas",
		"KY": "Kentucky", "LA": "Louisiana", "ME": "Maine", "MD": "Maryland", "MA": "Massachusetts",
		"MI": "Michigan", "MN": "Minnesota", "MS": "Mississippi", "MO": "Missouri", "MT": "Montana",
		"NE": "Nebraska", "NV": "Nevada", "NH": "New Hampshire", "NJ": "New Jersey", "NM": "New Mexico",
		"NY": "New York/New York State", "NC": "North Carolina", "ND": "North Dakota", "OH": "Ohio",
		"OK": "Oklahoma", "OR": "Oregon", "PA": "Pennsylvania", "RI": "Rhode Island", "SC": "South Carolina",
		"SD": "South Dakota", "TN": "Tennessee", "TX": "Texas", "UT": "Utah", "VT": "Vermont", "VA": "Virginia",
		"WA": "Washington/Washington State", "WV": "West Virginia", "WI": "Wisconsin", "WY": "Wyoming",
	}
}

// largeCities are cities whose name alone tells the place to nearly every
// reader, by ISO 3166-1 code or, where one is needed to name the place,
// ISO 3166-2 code. Names that large cities of two countries share are left
// out, apart from where one is meant nearly always.
func largeCities() map[string]string {
	return map[string]string{
		"DE": "Berlin, Hamburg, Munich, München, Cologne, Köln, Frankfurt am Main, Frankfurt, Stuttgart, Düsseldorf, Leipzig, Dortmund, " +
			"Essen, Bremen, Dresden, Hannover, Hanover, Nuremberg, Nürnberg, Duisburg, Bochum, Wuppertal, Bielefeld, Bonn, Münster, Mannheim, " +
			"Karlsruhe, Augsburg, Wiesbaden, Aachen, Kiel, Freiburg, Mainz, Heidelberg, Darmstadt, Potsdam, Regensburg",
		"AT": "Vienna, Wien, Graz, Linz, Salzburg, Innsbruck", "CH": "Zurich, Zürich, Geneva, Genève, Genf, Basel, Bern, Lausanne",
		"FR": "Paris, Marseille, Lyon, Toulouse, Nantes, Bordeaux, Lille, Strasbourg, Rennes, Grenoble, Montpellier",
		"ES": "Madrid, Barcelona, Seville, Sevilla, Bilbao, Málaga, Zaragoza", "PT": "Lisbon, Lisboa, Porto, Braga",
		"IT": "Rome, Roma, Milan, Milano, Turin, Torino, Bologna, Firenze, Napoli, Genova", "IE": "Dublin, Cork, Galway",
		"NL": "Amsterdam, Rotterdam, The Hague, Den Haag, Utrecht, Eindhoven, Groningen", "BE": "Brussels, Bruxelles, Brussel, Antwerp, Antwerpen, Ghent, Gent",
		"LU": "Luxembourg City", "DK": "Copenhagen, København, Aarhus", "SE": "Stockholm, Gothenburg, Göteborg, Malmö", "NO": "Oslo, Bergen, Trondheim",
		"FI": "Helsinki, Espoo, Tampere", "IS": "Reykjavik, Reykjavík", "EE": "Tallinn, Tartu", "LV": "Riga", "LT": "Vilnius, Kaunas",
		"PL": "Warsaw, Warszawa, Kraków, Krakow, Wrocław, Wroclaw, Gdańsk, Gdansk, Poznań, Poznan, Łódź, Lodz, Katowice",
		"CZ": "Prague, Praha, Brno", "SK": "Bratislava", "HU": "Budapest", "RO": "Bucharest, București, Cluj-Napoca, Timișoara, Iași",
		"BG": "Sofia, Plovdiv", "GE": "Tbilisi, Batumi", "GR": "Thessaloniki", "HR": "Zagreb", "SI": "Ljubljana", "RS": "Belgrade, Beograd", "UA": "Kyiv, Kiev, Lviv",
		"TR": "Istanbul, İstanbul, Ankara, Izmir", "RU": "Moscow, Saint Petersburg", "CY": "Nicosia, Limassol", "MT": "Valletta",
		"GB-ENG": "London, Manchester, Leeds, Liverpool, Sheffield, Brighton, Nottingham", "GB-SCT": "Edinburgh, Glasgow", "GB-WLS": "Cardiff", "GB-NIR": "Belfast",
		"US-NY": "New York, New York City", "US-CA": "Los Angeles, San Francisco, San Diego, Sacramento, Palo Alto, Mountain View", "US-IL": "Chicago",
		"US-TX": "Houston, Dallas, Austin, San Antonio", "US-WA": "Seattle", "US-MA": "Boston", "US-CO": "Denver, Boulder", "US-GA": "Atlanta",
		"US-FL": "Miami, Orlando, Tampa", "US-AZ": "Phoenix", "US-PA": "Philadelphia, Pittsburgh", "US-MI": "Detroit", "US-MN": "Minneapolis",
		"US-NV": "Las Vegas", "US-DC": "Washington DC", "US-UT": "Salt Lake City", "US-LA": "New Orleans", "US-TN": "Nashville",
		"CA-ON": "Toronto, Ottawa, Mississauga", "CA-BC": "Vancouver", "CA-QC": "Montreal, Montréal, Quebec City", "CA-AB": "Calgary, Edmonton", "CA-MB": "Winnipeg",
		"MX": "Mexico City, Ciudad de México, Guadalajara, Monterrey", "BR": "São Paulo, Sao Paulo, Rio de Janeiro, Belo Horizonte, Brasília, Curitiba",
		"AR": "Buenos Aires", "CL": "Santiago de Chile", "CO": "Bogotá, Bogota, Medellín, Medellin", "PE": "Lima", "UY": "Montevideo",
		"AU-NSW": "Sydney", "AU-VIC": "Melbourne", "AU-QLD": "Brisbane", "AU-SA": "Adelaide", "NZ": "Auckland, Wellington, Christchurch",
		"IN": "Mumbai, Delhi, New Delhi, Bangalore, Bengaluru, Hyderabad, Chennai, Pune, Kolkata, Gurgaon, Gurugram, Noida, Ahmedabad",
		"CN": "Beijing, Shanghai, Shenzhen, Guangzhou, Hangzhou, Chengdu", "JP": "Tokyo, Osaka, Kyoto, Yokohama, Fukuoka", "KR": "Seoul, Busan",
		"TW": "Taipei", "TH": "Bangkok", "VN": "Hanoi, Ho Chi Minh City", "ID": "Jakarta, Bali", "MY": "Kuala Lumpur", "PH": "Manila",
		"AE": "Dubai, Abu Dhabi", "SA": "Riyadh, Jeddah", "QA": "Doha", "IL": "Tel Aviv, Jerusalem, Haifa", "EG": "Cairo", "MA": "Casablanca, Rabat",
		"KE": "Nairobi", "NG": "Lagos, Abuja", "GH": "Accra", "ZA": "Johannesburg, Cape Town, Durban", "ET": "Addis Ababa", "TN": "Tunis",
		"PK": "Karachi, Lahore, Islamabad", "BD": "Dhaka", "LK": "Colombo",
	}
}
