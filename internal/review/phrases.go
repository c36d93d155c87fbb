package review

// phrases are the patterns that checks of facts look for.
type phrases struct {
	degree, equivalent *branch
	remote, onSite     *branch
	basedIn            *branch
	lookingFor         *branch
	deadline, payWords *branch
	filler             *branch
}

func newPhrases() phrases {
	degree, equivalent := degreePatterns()
	remote, onSite := workplacePatterns()
	return phrases{
		degree: treeOf(degree), equivalent: treeOf(equivalent),
		remote: treeOf(remote), onSite: treeOf(onSite),
		basedIn: treeOf(basedInPatterns()), lookingFor: treeOf(lookingForPatterns()),
		deadline: treeOf(deadlinePatterns()), payWords: treeOf(payPatterns()),
		filler: treeOf(fillerPatterns()),
	}
}
