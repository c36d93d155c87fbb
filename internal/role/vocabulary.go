package role

import (
	"strings"
	"sync"
)

// The vocabulary is what English job titles have in common whatever list they
// come from: short forms, spellings and words that mean the same job. It is
// data; a line added here needs nothing else.

// shortForms are what a short form always stands for, in typed lines and in
// titles alike; a form of several words is found as a whole.
const shortForms = `
# Words of any title
eng, engr, engg = engineer
dev, devel = developer
prog = programmer
admin, adm = administrator
asst, ass't, ast = assistant
assoc = associate
mgr, mngr, mgmt = manager
mng = managing
tech, techn = technician
rep, reps = representative
coord, coor = coordinator
supv, supvr, supr, spv = supervisor
spec, spclst = specialist
dir = director
exec = executive
ops = operations
opr, oper = operator
sec, secy = secretary
acct, acctg = accounting
gov, govt = government
intl = international
natl = national
svc, svcs, serv = service
cust = customer
dept = department
mfg, manuf = manufacturing
mktg, mkt = marketing
maint, mntc = maintenance
mech = mechanical
elec = electrical
const = construction
equip = equipment
univ = university
prof = professor
sci = science
pe = physical education
elem = elementary
sped = special education
kinder, prek, pre k = preschool
info = information
sw = software
hw = hardware
sys = systems
sysadmin = systems administrator
db = database
prod = production
purch = purchasing
whse, wh, whs = warehouse
inv = inventory
proj = project
pgm = program
qual = quality
res = research
vet = veterinary
lic = licensed
cert = certified
reg = registered
med = medical
surg = surgical
rehab = rehabilitation
psych = psychiatric
peds, paeds = pediatric
pharm = pharmacy
lab = laboratory
hosp = hospital
transp = transportation
demo = demonstration
comm, comms = communications
biz = business
adv = advanced

# Healthcare
rn = registered nurse
lpn, lvn = licensed practical nurse
cna = certified nursing assistant
stna = state tested nursing assistant
np = nurse practitioner
aprn, arnp = advanced practice nurse practitioner
fnp = family nurse practitioner
pa c = physician assistant
emt = emergency medical technician
er = emergency room
icu, ccu = intensive care
or nurse = operating room nurse
cma = certified medical assistant
cns = clinical nurse specialist
bls, acls = life support
snf, ltc = nursing home
rma = registered medical assistant
hha = home health aide
pca, pcw = personal care aide
pct = patient care technician
ot = occupational therapist
otr = occupational therapist
pt = physical therapist
dpt = physical therapist
rdh = registered dental hygienist
cpht = certified pharmacy technician
rad tech, xray, x ray = radiologic technologist
md = medical doctor
lcsw, msw = clinical social worker
lpc, lmhc = licensed mental health counselor
vet tech = veterinary technician
ob, obgyn = obstetrics

# Business, finance, people
ceo = chief executive officer
cfo = chief financial officer
coo = chief operating officer
cto = chief technology officer
cio = chief information officer
ciso = chief information security officer
cmo = chief marketing officer
chro = chief human resources officer
vp = vice president
svp, evp, avp = vice president
ea = executive assistant
hr = human resources
hrbp = human resources business partner
fp a = financial planning analyst
fpa = financial planning analyst
cpa = certified public accountant
ap = accounts payable
ar = accounts receivable
gl = general ledger
csr = customer service representative
ccr = customer care representative
cs = customer service
csm = customer success manager
sdr = sales development representative
bdr = business development representative
ae = account executive
kam = key account manager
pr = public relations
pmm = product marketing manager
seo = search engine optimization
sem = search engine marketing
ppc = paid search
r d = research development
eeo = equal employment opportunity
mba = business administration
hris = human resources information systems

# Computing
swe, sde = software engineer
sdet = software test engineer
sre = site reliability engineer
qa = quality assurance
qc = quality control
sqa = software quality assurance
ux = user experience
ui = user interface
bi = business intelligence
dba = database administrator
ml = machine learning
ai = artificial intelligence
it = information technology
is = information systems
mis = management information systems
lan, wan = network
js = javascript
ts = typescript
nodejs, node js = node.js
reactjs = react
golang = go
k8s = kubernetes
csharp, c sharp = c#
cpp = c++
dotnet, dot net = .net
rdbms = database
soc analyst = security operations analyst
infosec = information security
appsec = application security
devsecops = devops security

# Trades, transport, shops
cdl = commercial truck
otr driver = over the road truck driver
hvac, hvacr = heating ventilation air conditioning
cnc = computer numerically controlled
ndt = nondestructive
gc = general contractor
sous = sous chef
foh = front of house
boh = back of house
f b = food beverage

# One spelling of several
back end = backend
front end = frontend
full stack = fullstack
health care = healthcare
child care = childcare
day care = daycare
house keeper = housekeeper
house keeping = housekeeping
home care = homecare
fork lift = forklift
book keeper = bookkeeper
para legal = paralegal
bar tender = bartender
data base = database
web site = website
block chain = blockchain
e commerce = ecommerce
e mail = email
on line = online
pre school = preschool
sub contractor = subcontractor
high school = highschool
labourer = laborer
counsellor = counselor
centre = center
organisation = organization
optimisation = optimization
programme = program
licence = license
jewellery = jewelry
paediatric = pediatric
anaesthesia = anesthesia
orthopaedic = orthopedic
gynaecology = gynecology
aeroplane = airplane
tyre = tire
adviser = advisor
cheque = check
analytic, analytics, analysis = analyst
`

// meanings are what a typed form may stand for besides itself; each meaning
// is tried. Those of several words on the left are found as a whole.
const meanings = `
pm = project manager | product manager | property manager
ta = talent acquisition | teaching assistant
ed = education | emergency department
op = operator
vp, svp, evp, avp = director
vice president = director
scrum master = project manager
pa = physician assistant | personal assistant
ba = business analyst
sa = systems administrator | systems analyst
ma = medical assistant
am = account manager
em = engineering manager
dr = doctor
ops manager = operations manager
ta teacher = teaching assistant
personnel = human resources
shop assistant = retail sales associate
sales assistant = retail sales associate
clerk typist = administrative clerk
personal banker = bank teller
estate agent = real estate agent
realtor = real estate agent
salesman, saleswoman, salesperson = sales representative | retail sales associate
trucker = truck driver
lorry driver = truck driver
typist = data entry clerk
hgv driver = truck driver
nanny = childcare provider
babysitter = childcare provider
daycare = childcare
kindergarten teacher = elementary teacher
primary teacher = elementary teacher
highschool teacher = secondary teacher
coder = software developer
webmaster = web developer
stylist = hairdresser
general practitioner = family physician
gp = family physician
solicitor = lawyer
help desk = it support
service desk = it support
desktop support = it support
content writer = content marketer
copywriter = content marketer
headhunter = recruiter
talent acquisition = recruiter
chauffeur = driver
maid = housekeeper
busser = waiter assistant
handyman = maintenance worker
bodyguard = security guard
bouncer = security guard
steward = attendant
`

// sameJobs are groups of words that name the same work, or nearly; a number
// says how nearly, in hundredths.
const sameJobs = `
90 lawyer attorney counsel barrister
90 doctor physician
90 waiter waitress server
90 cleaner janitor custodian
90 housekeeper housekeeping maid
90 hairdresser hairstylist stylist barber cosmetologist beautician
90 developer programmer
80 developer engineer coder
75 programmer engineer
85 teacher instructor educator
65 teacher tutor professor lecturer faculty
90 professor lecturer
85 secondary highschool
85 elementary primary
85 preschool prekindergarten kindergarten
80 childcare daycare babysitter nanny
85 recruiter recruitment sourcer headhunter
85 purchasing procurement buyer sourcing
90 warehouse storeroom stockroom
85 receiving shipping
80 stock inventory
80 stocker stock shelf
85 guard officer
85 laborer labourer handler
60 laborer worker helper
75 assistant aide helper
60 assistant attendant associate
70 worker associate attendant
70 clerk associate assistant specialist
70 specialist representative coordinator associate
70 representative agent associate consultant
70 coordinator administrator
70 administrator manager
75 manager director supervisor
65 supervisor lead leader superintendent foreman
65 manager head chief
60 director president chief head
75 consultant advisor analyst
60 officer specialist
60 analyst specialist
80 technician technologist
70 technician mechanic specialist installer
75 mechanic repairer servicer
70 installer fitter
85 operator driver
75 operator machinist
85 assembler fabricator assembly
85 inspector tester checker
60 inspector examiner investigator auditor
80 examiner investigator
85 bookkeeper bookkeeping
80 physiotherapist physical
90 radiographer radiologic radiology radiographic
85 secretary secretarial
80 secretary administrative
85 guest hotel
80 receptionist reception
80 cashier checker
75 server attendant
80 support helpdesk
85 cybersecurity security infosec
80 cook chef
70 mobile ios android app
80 marketing advertising promotion
70 marketing brand
75 communications publicity
80 therapist therapy
75 counselor therapist
85 vocational practical
85 truck lorry trailer
70 truck delivery
85 courier delivery
85 home house
75 bus coach
85 coordinator planner
70 dispatch dispatcher scheduler
75 financial finance
75 money cash
70 logistics transportation supply
80 benefits compensation
80 training learning
70 trainer instructor
70 training development
75 writer editor author
80 technical documentation
75 apartment property
75 facility facilities building
80 tax taxation
80 mental behavioral
80 substance addiction abuse
75 store shop retail
85 carpenter joiner woodworker
85 plumber pipefitter steamfitter plumbing
85 electrician electrical wireman
80 hvac refrigeration heating
85 welder welding brazer solderer
80 phlebotomist phlebotomy
`

// connecting are words that say nothing of a job.
const connecting = "a an the of for in to and or with at on by i level de la"

// vocabulary is the data above, ready for use.
type vocabulary struct {
	// short and mean go by the first word of a form.
	short map[string][]form
	mean  map[string][]form
	same  map[string][]likeness // by stem
	skip  map[string]bool
}

// form is words and what may stand in their place.
type form struct {
	words []string
	stand [][]string
}

// likeness is a word that means nearly the same, and how nearly.
type likeness struct {
	singular, stem string
	like           float32
}

// theVocabulary reads the data once; it never changes.
var theVocabulary = sync.OnceValue(func() vocabulary {
	v := vocabulary{short: readForms(shortForms), mean: readForms(meanings), same: map[string][]likeness{}, skip: map[string]bool{}}
	for _, w := range strings.Fields(connecting) {
		v.skip[w] = true
	}
	for line := range strings.Lines(sameJobs) {
		v.addSame(strings.Fields(line))
	}
	return v
})

func readForms(data string) map[string][]form {
	out := map[string][]form{}
	for line := range strings.Lines(data) {
		left, right, ok := strings.Cut(line, "=")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		var stand [][]string
		for choice := range strings.SplitSeq(right, "|") {
			stand = append(stand, strings.Fields(choice))
		}
		for alias := range strings.SplitSeq(left, ",") {
			w := strings.Fields(alias)
			out[w[0]] = append(out[w[0]], form{w, stand})
		}
	}
	return out
}

// addSame takes one group: how like its words are, and the words.
func (v *vocabulary) addSame(fields []string) {
	if len(fields) < 3 {
		return
	}
	like := float32(fields[0][0]-'0')/10 + float32(fields[0][1]-'0')/100
	for _, a := range fields[1:] {
		for _, b := range fields[1:] {
			if stem(a) != stem(b) {
				v.same[stem(a)] = append(v.same[stem(a)], likeness{singular(b), stem(b), like})
			}
		}
	}
}

// at returns the longest form that the words begin with.
func at(forms map[string][]form, list []string) (form, bool) {
	var best form
	for _, f := range forms[list[0]] {
		if len(f.words) > len(best.words) && len(f.words) <= len(list) && equalWords(f.words, list[:len(f.words)]) {
			best = f
		}
	}
	return best, len(best.words) > 0
}

func equalWords(a, b []string) bool {
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}
