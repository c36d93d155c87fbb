// Package store keeps what people write: job descriptions, companies, logos
// and settings, each as a record with a version, a history and the keys it is
// listed by.
//
// It has two layers. [Engine] is small, knows only bytes and is what a
// database implements; store/boltstore is the embedded one, and
// store/storetest is the contract each must pass. [Collection] stands on top
// of any engine, is written once and typed.
//
// A record is named by (workspace, kind, id). Nothing is shared between
// workspaces. The package imports nothing else of Rolewright.
package store

import "time"

// LocalWorkspace is the workspace of a Rolewright used without accounts.
const LocalWorkspace = "local"

// Kind says what a record is. It is part of the record's name, so the same id
// may be used in several kinds.
type Kind string

// The kinds that Rolewright keeps. An engine takes any other name as well.
const (
	KindPostings  Kind = "postings"
	KindCompanies Kind = "companies"
	KindBlobs     Kind = "blobs"
	KindSettings  Kind = "settings"
	KindRoles     Kind = "roles"
	KindPolicies  Kind = "policies"
	// KindPublications are what reviews said of postings when they went out.
	KindPublications Kind = "publications"
	// KindOriginals says what postings were made from, by the postings' ids;
	// KindOriginalParts are the bytes of it.
	KindOriginals     Kind = "originals"
	KindOriginalParts Kind = "original-parts"
)

// Limits, in bytes unless said otherwise.
const (
	MaxWorkspace  = 128
	MaxKind       = 64
	MaxID         = 256
	MaxIndexName  = 64
	MaxIndexKeys  = 64      // keys per record
	MaxIndexValue = 4 << 10 // a value of an index key
	MaxText       = 64 << 10
	MaxReason     = 256
	MaxValue      = 4 << 20
	MaxChanges    = 1000 // changes in one Apply
)

// Record is one stored value with what the store knows of it.
type Record struct {
	Workspace string
	Kind      Kind
	ID        string
	// Version is 1 when the record is created and grows by one with every
	// change of its value.
	Version uint64
	// Created and Updated are in UTC, cut to the microsecond, which is the
	// finest time every engine can keep.
	Created, Updated time.Time
	// Value is the caller's own copy; it may be changed freely.
	Value []byte
}

// Revision is a value that a record once had and that was kept.
type Revision struct {
	// Version is the record's version at that time and the revision's name.
	Version uint64
	// At is when the record took that value, in UTC.
	At time.Time
	// Reason says why it was kept, in a word of the caller's choosing.
	Reason string
	// Size is the length of the value in bytes.
	Size int
	// Value is nil in a listing; [Engine].Revision fills it.
	Value []byte
}

// IndexKey is one key by which a record can be listed, such as
// {"status", "draft"}. A record may have several keys of one name.
type IndexKey struct {
	Name, Value string
}

// Page is a part of a listing.
type Page struct {
	Records []Record
	// Next asks for the following page; it is empty on the last one.
	Next string
}

// RevisionPage is a part of a history.
type RevisionPage struct {
	Revisions []Revision
	// Next asks for the following page; it is empty on the last one.
	Next string
}
