package workspace

import (
	"context"

	"rolewright/internal/posting"
	"rolewright/store"
)

// Mend saves content over a posting as Save does and keeps the version before,
// so that a page that remembers nothing can offer to bring it back.
func (w *Workspace) Mend(ctx context.Context, p Posting, content posting.Posting) (Posting, error) {
	next := p.Value
	next.Content = posting.Normalize(content, NewPartID)
	return w.put(ctx, p, next, &store.RevisionChange{Reason: ReasonMend, Previous: true})
}
