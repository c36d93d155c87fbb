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
	s, err := w.settings.Get(ctx, w.name, settingsID)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return err
	}
	if s.Value.LastCompany == id {
		return nil
	}
	s.Value.LastCompany = id
	_, err = w.settings.Put(ctx, w.name, settingsID, s.Version, s.Value, nil)
	if errors.Is(err, store.ErrConflict) {
		return nil
	}
	return err
}
