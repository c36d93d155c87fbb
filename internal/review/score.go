package review

// Score is 100 less what the findings cost, told as a list.
type Score struct {
	// Value is from 0 to 100.
	Value int
	// Parts are the categories, in the order of reports.
	Parts []ScorePart
}

// ScorePart is what one category adds to the score.
type ScorePart struct {
	Category Category
	// Got is at least 0 and at most Of.
	Got, Of int
	// Costs says what each rule's findings took, in the order of the report.
	Costs []Cost
}

// Cost is what the findings of a rule took from the points of its category.
type Cost struct {
	Rule string
	// Title is the rule's.
	Title string
	// Findings is how many there are.
	Findings int
	// Points is what they took. Together they take no more than the category
	// has.
	Points int
}

// weights is how many of the 100 points a category has. What keeps people
// from applying weighs most: the facts they look for, the pay and
// what is asked of them.
func weights() map[Category]int {
	return map[Category]int{
		Essentials: 40, PayAndLaw: 15, Requirements: 15, Inclusion: 10,
		PlainWords: 8, Length: 4, Slips: 4, Consistency: 4,
	}
}

// score adds the findings up. Findings of a company's own policy cost nothing:
// a score is to mean the same in every company.
func score(findings []Finding) Score {
	var s Score
	weights := weights()
	for _, c := range Categories() {
		of, counts := weights[c]
		if !counts {
			continue
		}
		part := ScorePart{Category: c, Got: of, Of: of}
		for _, f := range findings {
			if f.Category == c {
				part.take(f)
			}
		}
		s.Parts = append(s.Parts, part)
		s.Value += part.Got
	}
	return s
}

// take counts a finding in.
func (p *ScorePart) take(f Finding) {
	points := min(f.cost, p.Got)
	p.Got -= points
	for i := range p.Costs {
		if p.Costs[i].Rule == f.Rule {
			p.Costs[i].Findings++
			p.Costs[i].Points += points
			return
		}
	}
	rule, _ := RuleByID(f.Rule)
	p.Costs = append(p.Costs, Cost{Rule: f.Rule, Title: rule.Title, Findings: 1, Points: points})
}
