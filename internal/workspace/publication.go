package workspace

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"rolewright/store"
)

// Publication is what a review said of a posting on the day it was called
// published. Several laws ask an employer to keep postings for years; the text
// itself is in the posting's history under the same version. It is never
// changed, and stays when the posting is deleted.
type Publication struct {
	Posting string    `json:"posting"`
	Title   string    `json:"title"`
	Version uint64    `json:"version"`
	At      time.Time `json:"at"`
	// RuleSet is the version of the review's rules.
	RuleSet string `json:"ruleSet"`
	Score   int    `json:"score"`
	// Report is the whole review in its JSON form.
	Report json.RawMessage `json:"report"`
}

// byPosting is the index of publications by their posting.
const byPosting = "posting"

func indexPublication(p Publication) (keys []store.IndexKey, text string) {
	return []store.IndexKey{{Name: byPosting, Value: p.Posting}}, shorten(p.Title, store.MaxText)
}

// Publish calls a posting that is at version expect published and keeps what
// its review said: both or neither. One that is published already stays as it
// is. It returns a *ConflictError as Save does.
func (w *Workspace) Publish(ctx context.Context, id string, expect uint64, said Publication) (Posting, error) {
	cur, err := w.at(ctx, id, expect)
	if err != nil || cur.Value.Status == StatusPublished {
		return cur, err
	}
	next := cur.Value
	next.Status = StatusPublished
	change, err := w.postings.PutChange(w.name, id, cur.Version, next, &store.RevisionChange{Reason: ReasonStatus + string(StatusPublished)})
	if err != nil {
		return Posting{}, err
	}
	said.Posting, said.Title, said.Version, said.At = id, next.Content.Title, cur.Version+1, w.now().UTC()
	record, err := w.publications.PutChange(w.name, fmt.Sprintf("%s/%d", id, said.Version), 0, said, nil)
	if err != nil {
		return Posting{}, err
	}
	kept, err := w.engine.Apply(ctx, w.now(), change, record)
	if err != nil {
		return Posting{}, w.conflict(ctx, id, err)
	}
	meta := store.Meta{ID: id, Version: kept[0].Version, Created: kept[0].Created, Updated: kept[0].Updated}
	return Posting{Meta: meta, Value: next}, nil
}

// Publications lists what was said of a posting each time it was published,
// the latest first.
func (w *Workspace) Publications(ctx context.Context, id string) ([]Publication, error) {
	var out []Publication
	for p, err := range w.publications.All(ctx, store.Query{Workspace: w.name, Where: []store.IndexKey{{Name: byPosting, Value: id}}, Limit: store.MaxLimit}) {
		if err != nil {
			return nil, err
		}
		out = append(out, p.Value)
	}
	slices.SortFunc(out, func(a, b Publication) int { return b.At.Compare(a.At) })
	return out, nil
}
