// Package workspace keeps an employer's postings, companies and own roles: it puts the
// record (status, versions, history) around the content and the store below.
//
// It stands between the web and the store so that the command line and the
// pages keep a posting by the same rules.
package workspace

import (
	"crypto/rand"
	"strings"
	"time"

	"github.com/oklog/ulid/v2"

	"rolewright/store"
)

// Workspace is one employer's postings, companies and own roles.
type Workspace struct {
	name      string
	postings  *store.Collection[Draft]
	companies *store.Collection[Company]
	settings  *store.Collection[Settings]
	roles     *store.Collection[RoleFile]
	originals *store.Collection[Original]
	policies  *store.Collection[Policy]

	publications *store.Collection[Publication]
	engine       *counted
	blobs        store.Blobs
	now          func() time.Time
	made         madeLibrary
}

// New returns the workspace of the name over an engine. now is the clock. All
// changes of the workspace pass through it: nobody else writes to its records.
func New(over store.Engine, name string, now func() time.Time) *Workspace {
	engine := &counted{Engine: over}
	return &Workspace{
		name:         name,
		postings:     store.NewCollection(engine, store.KindPostings, now, indexDraft),
		companies:    store.NewCollection(engine, store.KindCompanies, now, indexCompany),
		settings:     store.NewCollection[Settings](engine, store.KindSettings, now, nil),
		roles:        store.NewCollection[RoleFile](engine, store.KindRoles, now, nil),
		policies:     store.NewCollection[Policy](engine, store.KindPolicies, now, nil),
		publications: store.NewCollection(engine, store.KindPublications, now, indexPublication),
		originals:    store.NewCollection(engine, store.KindOriginals, now, indexOriginal),
		blobs:        store.NewBlobs(engine, now),
		engine:       engine,
		now:          now,
	}
}

// newID returns an id that sorts by the time it was made.
func (w *Workspace) newID() string {
	return strings.ToLower(ulid.MustNew(ulid.Timestamp(w.now()), rand.Reader).String())
}

// NewPartID returns a short random id for a section or an item.
func NewPartID() string { return strings.ToLower(rand.Text()[:10]) }
