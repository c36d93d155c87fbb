package workspace

import (
	"context"
	"slices"
	"strings"

	"rolewright/store"
)

// SaveAsTemplate makes a copy of a posting the workspace's own role template:
// new postings can start from it, it is edited as a posting is, and no list of
// postings shows it. The posting stays as it is.
func (w *Workspace) SaveAsTemplate(ctx context.Context, id string) (Posting, error) {
	p, err := w.Get(ctx, id)
	if err != nil {
		return Posting{}, err
	}
	return w.create(ctx, Draft{Template: true, Content: reusable(p.Value.Content), Look: p.Value.Look.next()})
}

// Templates lists the workspace's own role templates by title.
func (w *Workspace) Templates(ctx context.Context) ([]Posting, error) {
	var list []Posting
	q := store.Query{Workspace: w.name, Limit: store.MaxLimit, Where: []store.IndexKey{{Name: byState, Value: stateTemplate}}}
	for p, err := range w.postings.All(ctx, q) {
		if err != nil {
			return nil, err
		}
		list = append(list, p)
	}
	slices.SortStableFunc(list, func(a, b Posting) int {
		return strings.Compare(store.Fold(a.Value.Content.Title), store.Fold(b.Value.Content.Title))
	})
	return list, nil
}
