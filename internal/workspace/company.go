package workspace

import (
	"context"
	"errors"
	"slices"
	"strings"

	"rolewright/internal/posting"
	"rolewright/store"
)

// Company is a profile that new postings take their company's texts from.
type Company struct {
	Texts posting.Company `json:"texts"`
}

// Profile is a company with what the store knows of it.
type Profile = store.Item[Company]

func indexCompany(c Company) (keys []store.IndexKey, text string) {
	return nil, shorten(c.Texts.Name, store.MaxText)
}

// CompanyConflictError says that a profile was changed by somebody else;
// Current is the profile as it is now.
type CompanyConflictError struct {
	Current Profile
	err     error
}

func (e *CompanyConflictError) Error() string { return e.err.Error() }

// Unwrap makes a CompanyConflictError match store.ErrConflict.
func (e *CompanyConflictError) Unwrap() error { return e.err }

// Companies lists the profiles by name.
func (w *Workspace) Companies(ctx context.Context) ([]Profile, error) {
	var list []Profile
	for p, err := range w.companies.All(ctx, store.Query{Workspace: w.name, Limit: store.MaxLimit}) {
		if err != nil {
			return nil, err
		}
		list = append(list, p)
	}
	slices.SortStableFunc(list, func(a, b Profile) int {
		return strings.Compare(store.Fold(a.Value.Texts.Name), store.Fold(b.Value.Texts.Name))
	})
	return list, nil
}

// Company returns a profile, or store.ErrNotFound.
func (w *Workspace) Company(ctx context.Context, id string) (Profile, error) {
	return w.companies.Get(ctx, w.name, id)
}

// CreateCompany keeps a new profile.
func (w *Workspace) CreateCompany(ctx context.Context, texts posting.Company) (Profile, error) {
	return w.companies.Create(ctx, w.name, w.newID(), Company{Texts: normalCompany(texts)}, nil)
}

// SaveCompany replaces a profile's texts. Texts that are the same make no new
// version, which the postings that use them would be asked to take. It returns
// a *CompanyConflictError when the profile is no longer at version expect.
func (w *Workspace) SaveCompany(ctx context.Context, id string, expect uint64, texts posting.Company) (Profile, error) {
	cur, err := w.Company(ctx, id)
	if err != nil {
		return Profile{}, err
	}
	texts = normalCompany(texts)
	if cur.Version == expect && cur.Value.Texts == texts {
		return cur, nil
	}
	p, err := w.companies.Put(ctx, w.name, id, expect, Company{Texts: texts}, nil)
	if !errors.Is(err, store.ErrConflict) {
		return p, err
	}
	cur, getErr := w.Company(ctx, id)
	if getErr != nil {
		return Profile{}, getErr
	}
	return Profile{}, &CompanyConflictError{Current: cur, err: err}
}

// DeleteCompany removes a profile. Postings keep their own copy of its texts.
func (w *Workspace) DeleteCompany(ctx context.Context, id string) error {
	cur, err := w.Company(ctx, id)
	if err != nil {
		return err
	}
	_, err = w.companies.Delete(ctx, w.name, id, cur.Version)
	return err
}

// Texts returns the copy of a profile's texts that a new posting begins with,
// marked with where it was taken from.
func Texts(p Profile) posting.Company {
	c := p.Value.Texts
	c.Profile, c.ProfileVersion = p.ID, p.Version
	return c
}

// normalCompany brings a profile's texts into normal form by way of a posting,
// which is what they are for.
func normalCompany(c posting.Company) posting.Company {
	c.Profile, c.ProfileVersion = "", 0
	return posting.Normalize(posting.Posting{Company: c}, NewPartID).Company
}

// KeepCompany makes a posting's company texts the profile's, for the next
// posting; a posting that began without a profile gets one. It returns a
// *CompanyConflictError when the profile was changed after the posting took
// its texts: nobody's work is overwritten unseen.
func (w *Workspace) KeepCompany(ctx context.Context, p Posting) (Posting, error) {
	texts := p.Value.Content.Company
	var profile Profile
	var err error
	if texts.Profile == "" {
		profile, err = w.CreateCompany(ctx, texts)
	} else {
		profile, err = w.SaveCompany(ctx, texts.Profile, texts.ProfileVersion, texts)
	}
	if errors.Is(err, store.ErrNotFound) { // the profile was deleted meanwhile
		profile, err = w.CreateCompany(ctx, texts)
	}
	if err != nil {
		return Posting{}, err
	}
	return w.useCompany(ctx, p, profile, nil)
}

// TakeCompany gives a posting the texts that its profile has now. The version
// before is kept in the history.
func (w *Workspace) TakeCompany(ctx context.Context, p Posting) (Posting, error) {
	profile, err := w.Company(ctx, p.Value.Content.Company.Profile)
	if err != nil {
		return Posting{}, err
	}
	return w.useCompany(ctx, p, profile, &store.RevisionChange{Reason: ReasonProfile, Previous: true})
}

func (w *Workspace) useCompany(ctx context.Context, p Posting, profile Profile, keep *store.RevisionChange) (Posting, error) {
	next := p.Value
	next.Content.Company = Texts(profile)
	return w.put(ctx, p, next, keep)
}
