package workspace

import (
	"context"
	"errors"

	"rolewright/store"
)

// Settings is what the program remembers from one posting to the next.
type Settings struct {
	// LastCompany is the id of the profile that was used last.
	LastCompany string `json:"lastCompany,omitempty"`
	// Look is the one that was chosen last, without its draft mark.
	Look Look `json:"look,omitzero"`
}

// settingsID names the one record of settings of a workspace.
const settingsID = "settings"

// Settings returns what is remembered; nothing, at first.
func (w *Workspace) Settings(ctx context.Context) (Settings, error) {
	s, err := w.settings.Get(ctx, w.name, settingsID)
	if errors.Is(err, store.ErrNotFound) {
		return Settings{}, nil
	}
	return s.Value, err
}

// RememberCompany notes the company that a posting was started with. Two
// postings started at once may leave either of their companies remembered.
func (w *Workspace) RememberCompany(ctx context.Context, id string) error {
	return w.remember(ctx, func(s *Settings) { s.LastCompany = id })
}

// remember changes the settings, unless somebody else does so at this moment.
func (w *Workspace) remember(ctx context.Context, edit func(*Settings)) error {
	s, err := w.settings.Get(ctx, w.name, settingsID)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return err
	}
	next := s.Value
	edit(&next)
	if next == s.Value {
		return nil
	}
	_, err = w.settings.Put(ctx, w.name, settingsID, s.Version, next, nil)
	if errors.Is(err, store.ErrConflict) {
		return nil
	}
	return err
}
