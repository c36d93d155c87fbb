package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"time"

	"rolewright/internal/bundle"
	"rolewright/internal/export"
	"rolewright/internal/posting"
	"rolewright/internal/workspace"
	"rolewright/store"
)

// shelf is where postings to write are kept.
type shelf interface {
	// ids are those of all postings that fit the filter, in any order.
	ids(ctx context.Context, f workspace.Filter) ([]string, error)
	// get reads one posting; bundle.ErrGone says that there is none.
	get(ctx context.Context, id string) (bundle.Posting, error)
}

// ownShelf is a store that nobody else has open.
type ownShelf struct{ work *workspace.Workspace }

func (s ownShelf) ids(ctx context.Context, f workspace.Filter) ([]string, error) {
	var out []string
	for p, err := range s.work.All(ctx, f) {
		if err != nil {
			return nil, err
		}
		out = append(out, p.ID)
	}
	return out, nil
}

func (s ownShelf) get(ctx context.Context, id string) (bundle.Posting, error) {
	p, err := s.work.Get(ctx, id)
	if invalid := (*store.InvalidError)(nil); errors.Is(err, store.ErrNotFound) || errors.As(err, &invalid) {
		return bundle.Posting{}, bundle.ErrGone
	}
	if err != nil {
		return bundle.Posting{}, err
	}
	d := p.Value
	out := bundle.Posting{ID: p.ID, Version: p.Version, Content: d.Content, Changed: p.Updated,
		Options: export.Chosen(d.Content, d.Look.Theme, d.Look.Paper, d.Look.Draft)}
	if name := d.Content.Company.Logo; name != "" {
		out.Logo, err = s.work.Logo(ctx, name)
		if errors.Is(err, store.ErrNotFound) { // it did not come along
			err = nil
		}
	}
	return out, err
}

// askedShelf is what a running app has.
type askedShelf struct{ app *running }

func (s askedShelf) ids(ctx context.Context, f workspace.Filter) ([]string, error) {
	query := url.Values{"limit": {"500"}, "status": {string(f.Status)}, "company": {f.Company}}
	var out []string
	for {
		var page struct {
			Postings []struct{ ID string }
			Next     string
		}
		if err := s.app.call(ctx, http.MethodGet, "/postings?"+query.Encode(), nil, &page); err != nil {
			return nil, err
		}
		for _, p := range page.Postings {
			out = append(out, p.ID)
		}
		if page.Next == "" {
			return out, nil
		}
		query.Set("after", page.Next)
	}
}

func (s askedShelf) get(ctx context.Context, id string) (bundle.Posting, error) {
	var p struct {
		ID      string
		Version uint64
		Updated time.Time
		Look    struct {
			Theme, Paper string
			Draft        bool
		}
		Posting posting.Posting
	}
	err := s.app.call(ctx, http.MethodGet, "/postings/"+url.PathEscape(id), nil, &p)
	if isGone(err) {
		return bundle.Posting{}, bundle.ErrGone
	}
	if err != nil {
		return bundle.Posting{}, err
	}
	out := bundle.Posting{ID: p.ID, Version: p.Version, Content: p.Posting, Changed: p.Updated,
		Options: export.Chosen(p.Posting, p.Look.Theme, p.Look.Paper, p.Look.Draft)}
	if name := p.Posting.Company.Logo; name != "" {
		out.Logo, err = s.app.logo(ctx, name)
	}
	return out, err
}

func isGone(err error) bool {
	refused := (*appProblem)(nil)
	return errors.As(err, &refused) && refused.status == http.StatusNotFound
}

// logo fetches a logo's file; nil is none.
func (r *running) logo(ctx context.Context, name string) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, r.address+"/logo/"+url.PathEscape(name), nil)
	if err != nil {
		return nil, err
	}
	resp, err := r.client.Do(req)
	if err != nil {
		return nil, fmt.Errorf("the Rolewright at %s does not answer: %w", r.address, err)
	}
	defer resp.Body.Close()
	switch resp.StatusCode {
	case http.StatusOK:
		return io.ReadAll(io.LimitReader(resp.Body, store.MaxBlob))
	case http.StatusNotFound:
		return nil, nil
	}
	return nil, fmt.Errorf("the running Rolewright answered %s for a logo", resp.Status)
}
