package workspace

import (
	"context"

	"rolewright/internal/posting"
)

// Look is how a posting's sheet is drawn. It belongs to the keeping of a
// posting, not to its content: no file says it in words.
type Look struct {
	// Theme is a theme's name, or empty for the first.
	Theme string `json:"theme,omitempty"`
	// Paper is a paper's name, or empty for the one that is usual where the
	// job is.
	Paper string `json:"paper,omitempty"`
	// Draft marks each page as a draft.
	Draft bool `json:"draft,omitempty"`
}

// next is the look that the next posting begins with. Whether one is a draft
// says nothing about another.
func (l Look) next() Look { return Look{Theme: l.Theme, Paper: l.Paper} }

// SaveWithLook is Save of the content and the look in one change. A look that
// is new is what the next posting begins with.
func (w *Workspace) SaveWithLook(ctx context.Context, id string, expect uint64, content posting.Posting, look Look) (Posting, error) {
	content = posting.Normalize(content, NewPartID)
	return w.change(ctx, id, expect, func(d *Draft) { d.Content, d.Look = content, look })
}

// SetLook changes the look alone, otherwise as SaveWithLook.
func (w *Workspace) SetLook(ctx context.Context, id string, expect uint64, look Look) (Posting, error) {
	return w.change(ctx, id, expect, func(d *Draft) { d.Look = look })
}

// rememberLook notes the look that was chosen last. Of two choices at once,
// either may be remembered.
func (w *Workspace) rememberLook(ctx context.Context, look Look) error {
	return w.remember(ctx, func(s *Settings) { s.Look = look.next() })
}
