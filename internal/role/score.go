package role

// desk is what a search writes on while it adds up. It is used again, so that
// a search among many titles makes no new tables.
type desk struct {
	// What has been found of each text: the weight of the line's words and of
	// its own, whether its head is the line's, and in which turn it was seen.
	texts   []foundText
	touched []int32
	roles   []foundRole
	// met are the roles of the present turn.
	met     []int32
	matches []match
	turn    int32
	// score is the best reading's, by role, and fits whether a title has all
	// of a reading's words.
	score []float32
	fits  []bool
}

type foundText struct {
	asked, had float32
	head       bool
	turn       int32
}

type foundRole struct {
	// best is that of the texts, words what the line's words weigh that stand
	// anywhere, job how like its job is and named how many titles say so.
	best, words, job, named float32
	// term is how well the word of this turn fits.
	term float32
	turn int32
}

func newDesk(x *index) *desk {
	return &desk{texts: make([]foundText, len(x.texts)), roles: make([]foundRole, x.roles),
		score: make([]float32, x.roles), fits: make([]bool, x.roles)}
}

// read scores every role by one reading of the line.
func (d *desk) read(x *index, r reading) {
	for _, t := range r.terms {
		d.find(x, t)
	}
	for _, id := range d.touched {
		f, t := &d.texts[id], x.texts[id]
		role := &d.roles[t.role]
		role.best = max(role.best, f.score(t, r.total))
		if t.kind <= nearTitle && f.head && f.asked >= fitting*r.total {
			d.fits[t.role] = true
		}
		*f = foundText{turn: f.turn}
	}
	d.touched = d.touched[:0]
	for i := range d.roles {
		f := &d.roles[i]
		if f.best > 0 {
			d.score[i] = max(d.score[i], f.score(r, x.titles[i]))
			*f = foundRole{turn: f.turn}
		}
	}
}

// score rates how well a text fits a line of the total weight.
func (f foundText) score(t text, total float32) float32 {
	s := f.asked / total * t.kind.counts()
	if t.kind == familyTitle {
		return s * min(f.had/t.weight, 1)
	}
	if t.kind > nearTitle {
		return s
	}
	s *= 1 - coverTitle + coverTitle*min(f.had/t.weight, 1)
	if !f.head {
		s *= offHead
	}
	return s
}

// score rates how well a role with that many titles fits.
func (f foundRole) score(r reading, titles float32) float32 {
	s := f.best + spread*f.words/r.total
	if r.headKnown {
		s *= offJob + (1-offJob)*f.job
	}
	return r.like * (s + share*f.named/titles)
}

// counts is what a text of the kind counts.
func (k kind) counts() float32 {
	switch k {
	case ownTitle:
		return 1
	case otherTitle:
		return inOther
	case nearTitle:
		return inNear
	case occupationName:
		return inOccupation
	case skill:
		return inSkill
	case familyTitle:
		return inFamily
	}
	return inSummary
}

// find adds what one word of the line weighs to the texts that have it, and
// to their roles. The words most like it come first: a text counts once.
func (d *desk) find(x *index, t term) {
	d.turn++
	d.met = d.met[:0]
	d.matches = x.matches(d.matches[:0], t)
	for _, m := range d.matches {
		for _, p := range x.words[m.word].posts {
			if d.texts[p.text].turn != d.turn && !(m.derived && x.texts[p.text].kind == skill) {
				d.add(x.texts[p.text], p, t, m.like)
			}
		}
	}
	for _, i := range d.met {
		d.roles[i].words += d.roles[i].term * t.weight
	}
}

func (d *desk) add(in text, p post, t term, like float32) {
	f, role := &d.texts[p.text], &d.roles[in.role]
	if f.asked == 0 {
		d.touched = append(d.touched, p.text)
	}
	f.turn = d.turn
	f.asked += t.weight * like
	f.had += p.weight * like
	if role.turn != d.turn {
		role.turn, role.term = d.turn, 0
		d.met = append(d.met, in.role)
	}
	role.term = max(role.term, like*in.kind.counts())
	if t.head && p.head && in.kind <= nearTitle {
		f.head = true
		if like > sameJob { // "sales" begins, but does not mean, a salesperson
			role.job = max(role.job, like)
			role.named += like
		}
	}
}
