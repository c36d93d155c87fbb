package intake

import (
	"regexp"

	"rolewright/internal/posting"
)

// questionNumber is what stands alone above each question that forms of public
// employers ask below a posting.
var questionNumber = regexp.MustCompile(`^[01]\d$`)

// questions puts a question of such a form into a section of its own.
func (r *reader) questions(u *unit) {
	if !r.asked {
		r.openSection(posting.Custom, r.words().Heading(posting.Custom, ""))
		r.asked = true
	}
	r.paragraph(u.markdown())
}
