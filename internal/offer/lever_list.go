package offer

import "rolewright/internal/posting"

func baseLever(room money) Lever {
	return Lever{
		Key: "base", Name: "Base pay, " + room.bare() + " below the top of the range",
		Helps: "When the pay itself is the sticking point, and the person brings more than the least that the job asks for.",
		Costs: "It is paid every year, and raises, pension and overtime are reckoned from it.",
		Watch: "Hold it against the pay of the people who do the job already, and write down why this person gets this amount.",
	}
}

// leverRules are the levers in the words of an employer's guide.
func leverRules() []leverRule {
	return append(moneyLevers(), timeLevers()...)
}

func moneyLevers() []leverRule {
	return []leverRule{
		{Lever: Lever{
			Key: "signing", Name: "Signing bonus",
			Helps: "When base pay is at the top of its range, or the person loses a bonus by leaving now.",
			Costs: "It is paid once. Next year’s pay is the same as without it.",
			Watch: "If it is to be paid back by somebody who leaves early, say from when to when and how much before they accept; places differ in what they allow.",
		}, fits: isLasting, words: []string{"signing bonus", "sign on bonus", "joining bonus", "welcome bonus"}},
		{Lever: Lever{
			Key: "bonus", Name: "Yearly bonus",
			Helps: "When results can be measured, and the person is ready to stand for them.",
			Costs: "It differs from year to year. Set money aside for the case that all goes well.",
			Watch: "Say what it is reckoned from, who decides and when it is paid. Base pay that only looks right with the bonus is not right.",
		}, fits: isLasting, fact: func(p posting.Posting) string { return p.Pay.Bonus }},
		{Lever: Lever{
			Key: "equity", Name: "Equity and its vesting",
			Helps: "When the person can wait for a part of the pay and wants to share in what the company becomes.",
			Costs: "It takes a part of the company from those who own it now, and work to set up and to explain.",
			Watch: "Say the kind and number of shares or options, the total that there are, the price, the vesting and what happens on leaving. Four years with nothing before the first (a one-year cliff) is a common arrangement, not a rule. Never name a future value; taxes differ by country.",
		}, fits: ownsShares, fact: func(p posting.Posting) string { return p.Pay.Equity }},
		{Lever: Lever{
			Key: "refresh", Name: "Refresh grants",
			Helps: "When the first grant would be vested in a few years and nothing would be left to stay for.",
			Costs: "A further part of the company, in every year in which they are given.",
			Watch: "Say whether they are usual and who decides. Promise a size only where it is settled.",
		}, fits: func(o *offering) bool { return ownsShares(o) || o.visible.Pay.Equity != "" },
			words: []string{"refresh grant", "refresher", "equity refresh"}},
		{Lever: Lever{
			Key: "relocation", Name: "Help with moving",
			Helps: "When the person would have to move for the job, or has a long way to it at first.",
			Costs: "It is paid once: the move, some weeks of housing, a visit beforehand.",
			Watch: "Say what is paid, up to how much and against which receipts. It may be taxed as pay.",
		}, fits: moves, words: []string{"relocation", "moving", "help with your move"}},
		{Lever: Lever{
			Key: "training", Name: "Money and time to learn",
			Helps: "When the person wants to grow into what the job does not need yet.",
			Costs: "A sum a year and the days away from work.",
			Watch: "Give both, the money and the days. Offer it to the rest of the team as well.",
		}, fits: isEmployee, words: []string{"training", "learning", "conference", "course", "education budget", "tuition", "development budget"}},
	}
}

func timeLevers() []leverRule {
	return []leverRule{
		{Lever: Lever{
			Key: "start", Name: "Start date",
			Helps: "When the person waits for a bonus, has a long notice period or needs a break in between.",
			Costs: "The work waits, or somebody else does it for longer.",
			Watch: "Ask what they need before you propose a day. A later start is cheap and is remembered.",
		}, fact: func(p posting.Posting) string { return posting.DisplayDate(p.Start, "en") }},
		{Lever: Lever{
			Key: "leave", Name: "More days of leave",
			Helps: "When time is worth more to the person than money, or they give up days by leaving.",
			Costs: "Each day is about 0.4 percent of a year’s pay, by 260 working days a year, and the work of that day.",
			Watch: "Days that only some have are noticed. Say whether they last or are for the first year.",
		}, fits: isEmployee, words: []string{"leave", "holiday", "vacation", "pto", "paid time off", "days off"}},
		{Lever: Lever{
			Key: "hours", Name: "Hours and shifts",
			Helps: "When somebody has children, a way to work or a course to fit in: fewer hours, other shifts, four days.",
			Costs: "Little, where the work can be handed over; a plan that others keep to as well.",
			Watch: "Say whether pay and leave change with the hours. Do not ask about family or health: ask which hours suit.",
		}, fact: func(p posting.Posting) string { return p.Hours }, words: []string{"flexible hours", "flexitime", "flextime", "four day"}},
		{Lever: Lever{
			Key: "remote", Name: "Days at home",
			Helps: "When the way to work is long, or quiet is hard to find there.",
			Costs: "A desk at home, and care that those at home hear what the others hear.",
			Watch: "Say how many days and who may change that. Another state or country brings its own taxes and rules on pay.",
		}, fits: canBeRemote, fact: workplaceFact, words: []string{"remote", "work from home", "working from home", "home office"}},
		{Lever: Lever{
			Key: "review", Name: "A pay review after six months",
			Helps: "When you cannot tell yet how far the person’s experience fits, and both would like to see.",
			Costs: "A raise sooner than usual, if it goes well.",
			Watch: "Write down the day and what will be looked at. Never let it stand for a raise that is not decided.",
		}, fits: isLasting, words: []string{"pay review", "salary review", "reviewed"}},
		{Lever: Lever{
			Key: "title", Name: "Title and level",
			Helps: "When the work that you have in mind is really that of the next level.",
			Costs: "What the level costs: its range, its duties and what it is measured by.",
			Watch: "A title in place of pay wears off. Those who do the same work should have the same one. Change the job description, too.",
		}, fits: isLasting},
	}
}

// principles hold for every offer. Laws are named with their source and date,
// those of the job's places first.
func (o *offering) principles() []string {
	history := "Do not ask what somebody earned before, and do not make it the measure of the offer."
	eu, va := o.isInEU(), o.isIn("US-VA")
	const euLaw = " In the EU, Article 5 of Directive 2023/970 rules the question out; member states had until 7 June 2026 to make it their law, and several had not on 29 June 2026."
	const vaLaw = " Virginia bans it from 1 July 2026 (Code of Virginia § 40.1-28.7:12, by law firms’ summaries)."
	switch {
	case eu && !va:
		history += euLaw
	case va && !eu:
		history += vaLaw
	default:
		history += euLaw + vaLaw
	}
	return []string{
		history + " Other places have rules of their own: look up yours.",
		"Before you offer more than the range, look at the pay of the people who do the job already. Differences need a reason that holds for anybody.",
		"Offer the same levers to everybody in the same position, and write down why an offer is what it is.",
	}
}

// isInEU reports whether the job may be in a member state of the EU.
func (o *offering) isInEU() bool {
	for _, code := range []string{"AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"} {
		if o.isIn(code) {
			return true
		}
	}
	return false
}
