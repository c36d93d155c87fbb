package role

// The weights of the search. They were set by what a person would expect and
// tried on half of the reported titles (docs/search.md); small changes of any
// of them change little.
const (
	// common is what a word weighs that every role has; one that a single
	// role has weighs 1 more.
	common = 0.25
	// levelPart is the part of its weight that a word for a level has.
	levelPart = 0.3
	// headMore is what the word that says what the job is weighs more.
	headMore = 0.1
	// unknownPart is the part of its weight that a word has which no role
	// knows: a place, an employer, a brand.
	unknownPart = 0.7

	// How like a typed word is to one of the same stem, to one that means
	// nearly the same (in part), to one that it begins and to a misspelt one.
	likePlural  = 0.97
	likeDerived = 0.75
	likeSame    = 0.9
	likeBegun   = 0.7
	likeWhole   = 0.95
	likeSlip    = 0.75
	likeSlips   = 0.65
	// likeMeaning is how like a line is to one with another meaning put in
	// the place of its words.
	likeMeaning = 0.95

	// coverTitle is the part of a title's score that comes from how much of
	// the title was typed; the rest comes from how much of the line fits.
	coverTitle = 0.3
	// offHead is what is left of the score of a title of another job: "nurse
	// manager" is no title of a nurse.
	offHead = 0.85
	// sameJob is how like the word for a job must be to name the same one.
	sameJob = 0.82
	// offJob is what is left of the score of a role whose titles all name
	// other jobs.
	offJob = 0.93
	// spread is what the words count that stand anywhere in the role's texts,
	// and share what it counts that many of its titles name the job.
	spread = 0.3
	share  = 0.06

	// What a text counts by where it stands.
	inOther      = 0.94
	inNear       = 0.9
	inOccupation = 0.7
	inSkill      = 0.4
	inFamily     = 0.9 // of its whole name
	inSummary    = 0.35

	// favourOwn and favourImported decide between origins at like scores.
	favourOwn      = 1.05
	favourImported = 0.93
	// besideFitting is what is left of an imported role's score where one of
	// the few others fits the whole line: the many must not bury the few.
	besideFitting = 0.75
	// fitting is the part of the line that a title must have to fit it.
	fitting = 0.95

	// cut is the part of the best score that an entry must reach to be found
	// at all, and least the score.
	cut   = 0.45
	least = 0.1
)
