package handlers

import (
	"context"
	"errors"

	"github.com/gin-gonic/gin"

	"rolewright/internal/workspace"
	"rolewright/store"
)

// companyLine says in the editor where the company's texts come from.
type companyLine struct {
	// Profile is the profile's id, or empty.
	Profile, Name string
	// Differs is set when the posting's texts are not the profile's, Newer
	// when it is the profile that has changed since.
	Differs, Newer bool
}

func (s *server) companyLine(c *gin.Context, p workspace.Posting) (companyLine, error) {
	mine := p.Value.Content.Company
	if mine.Profile == "" {
		return companyLine{}, nil
	}
	profile, err := s.work.Company(c.Request.Context(), mine.Profile)
	if errors.Is(err, store.ErrNotFound) {
		return companyLine{}, nil
	}
	theirs := workspace.Texts(profile)
	newer := theirs.ProfileVersion != mine.ProfileVersion
	theirs.ProfileVersion = mine.ProfileVersion
	return companyLine{Profile: mine.Profile, Name: theirs.Name, Differs: theirs != mine, Newer: newer && theirs != mine}, err
}

// keepCompany saves the editor's form and makes its company texts the
// profile's, so that the next job description begins with them.
func (s *server) keepCompany(c *gin.Context) error {
	return s.withSaved(c, s.work.KeepCompany, "kept")
}

// takeCompany saves the editor's form and gives it the profile's texts.
func (s *server) takeCompany(c *gin.Context) error {
	return s.withSaved(c, s.work.TakeCompany, "taken")
}

// withSaved saves the editor's form first: what stands on the page is what a
// person means by "these texts".
func (s *server) withSaved(c *gin.Context, do func(context.Context, workspace.Posting) (workspace.Posting, error), outcome string) error {
	saved, answered, err := s.saveForm(c)
	if err != nil || answered {
		return err
	}
	_, err = do(c.Request.Context(), saved)
	var profile *workspace.CompanyConflictError
	if errors.As(err, &profile) {
		outcome = "newer"
	} else if err != nil {
		return err
	}
	return seeOther(c, "/postings/"+saved.ID+"?company="+outcome+"#g-company")
}

// saveForm saves the editor's form. answered reports that the answer is given:
// somebody else has changed the posting, and the person must choose.
func (s *server) saveForm(c *gin.Context) (saved workspace.Posting, answered bool, err error) {
	_, saved, answered, err = s.takeForm(c)
	return saved, answered, err
}

// takeForm is saveForm with the form as it was sent.
func (s *server) takeForm(c *gin.Context) (form postingForm, saved workspace.Posting, answered bool, err error) {
	form, err = s.readPostingForm(c)
	if err != nil {
		return form, saved, false, err
	}
	saved, err = s.work.SaveWithLook(c.Request.Context(), form.id, form.version, form.content, form.look)
	var conflict *workspace.ConflictError
	if errors.As(err, &conflict) {
		return form, saved, true, s.showConflict(c, form, conflict.Current)
	}
	return form, saved, false, err
}

// companyFlash tells what became of the company's texts.
func companyFlash(outcome string) *flash {
	texts := map[string]string{
		"kept":  "The next job description begins with these company texts.",
		"taken": "The company texts are the profile’s again. The texts before are in the history.",
		"newer": "The profile was changed after this job description took its texts. Take its texts first, or change it under Companies.",
	}
	if text, ok := texts[outcome]; ok {
		return &flash{Text: text}
	}
	return nil
}
