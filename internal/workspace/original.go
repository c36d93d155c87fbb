package workspace

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"rolewright/internal/posting"
	"rolewright/store"
)

// Original says what a posting was made from: the file as it came, which is
// kept beside the posting, and what its reader made of it. It is a record of
// its own, so that lists and saves of postings carry none of it.
type Original struct {
	// Name is the file's name as it was given, for people to read and never a
	// path to open; it is empty for pasted text.
	Name      string `json:"name,omitempty"`
	MediaType string `json:"mediaType"`
	// Size is that of the file, in bytes.
	Size int `json:"size"`
	// Hash is the file's SHA-256 in hexadecimal digits.
	Hash   string       `json:"hash"`
	Came   time.Time    `json:"came"`
	Report IntakeReport `json:"report,omitzero"`
	// Parts counts the records that hold the bytes, by what they are.
	Parts map[string]int `json:"parts"`
	// Removed is when somebody was done with it; it can be brought back until
	// keepDeleted has passed.
	Removed time.Time `json:"removed,omitzero"`
}

// IntakeReport is what a reader made of a file.
type IntakeReport struct {
	Found    []Finding      `json:"found,omitempty"`
	Sections []SectionFound `json:"sections,omitempty"`
	// Notes are sentences about what a person should look at.
	Notes []string `json:"notes,omitempty"`
}

// Finding is a fact that was recognised.
type Finding struct {
	// Field is the path of the field, or "importance".
	Field string `json:"field"`
	Value string `json:"value"`
	// Text is what it was read from.
	Text string `json:"text"`
	// Line is the line of the text, from 1, or 0 where it is not known.
	Line int `json:"line,omitempty"`
}

// SectionFound is a section that was recognised, with the first and the last
// line of the text that became it, from 1, or 0 where they are not known.
type SectionFound struct {
	ID      string       `json:"id"`
	Kind    posting.Kind `json:"kind"`
	Heading string       `json:"heading"`
	From    int          `json:"from,omitempty"`
	To      int          `json:"to,omitempty"`
}

// Brought is a file that a posting is made from.
type Brought struct {
	Name, MediaType string
	// File is the file as it came.
	File []byte
	// Text is what was read in it, and LeftOut what is no part of the job
	// description.
	Text, LeftOut string
	Report        IntakeReport
}

// The parts of an original.
const (
	partFile    = "file"
	partText    = "text"
	partLeftOut = "left-out"
)

// Bounds of an original, so that whatever comes can be kept.
const (
	// MaxOriginal is the size of the largest file kept, in bytes.
	MaxOriginal = 16 << 20
	// pieceSize is how much one record holds, in bytes.
	pieceSize = 2 << 20
	// mostFound bounds each list of a report, and longestFound each of its
	// texts, in bytes.
	mostFound    = 1000
	longestFound = 600
)

const (
	byHash    = "hash"
	byRemoved = "removed"
)

func indexOriginal(o Original) (keys []store.IndexKey, text string) {
	keys = []store.IndexKey{{Name: byHash, Value: o.Hash}}
	if !o.Removed.IsZero() {
		keys = append(keys, store.IndexKey{Name: byRemoved, Value: "yes"})
	}
	return keys, ""
}

// CreateFrom keeps content as a draft together with the file that it was made
// from: both or neither. report is asked about the content as it is kept, whose
// sections have their ids. It fails with store.ErrTooLarge above MaxOriginal.
func (w *Workspace) CreateFrom(ctx context.Context, content posting.Posting, from Brought, report func(posting.Posting) IntakeReport) (Posting, error) {
	if len(from.File) > MaxOriginal {
		return Posting{}, fmt.Errorf("%w: the original has %d bytes, at most %d are kept", store.ErrTooLarge, len(from.File), MaxOriginal)
	}
	d := Draft{Status: StatusDraft, Content: posting.Normalize(content, NewPartID)}
	from.Report = bounded(report(d.Content))
	id := w.newID()
	change, err := w.postings.PutChange(w.name, id, 0, d, nil)
	if err != nil {
		return Posting{}, err
	}
	changes, err := w.originalChanges(id, from)
	if err != nil {
		return Posting{}, err
	}
	kept, err := w.engine.Apply(ctx, w.now(), append([]store.Change{change}, changes...)...)
	if err != nil {
		return Posting{}, err
	}
	meta := store.Meta{ID: id, Version: kept[0].Version, Created: kept[0].Created, Updated: kept[0].Updated}
	return Posting{Meta: meta, Value: d}, nil
}

// originalChanges keep a file under the id of its posting.
func (w *Workspace) originalChanges(id string, from Brought) ([]store.Change, error) {
	o := Original{Name: shorten(from.Name, longestFound), MediaType: from.MediaType, Size: len(from.File), Hash: hashOf(from.File),
		Came: w.now().UTC(), Report: from.Report, Parts: map[string]int{}}
	var parts []store.Change
	for name, data := range map[string][]byte{partFile: from.File, partText: []byte(from.Text), partLeftOut: []byte(from.LeftOut)} {
		if name == partText && from.Text == string(from.File) {
			continue // the file is the text
		}
		for piece := range slices.Chunk(data, pieceSize) {
			parts = append(parts, store.Change{Workspace: w.name, Kind: store.KindOriginalParts, ID: partID(id, name, o.Parts[name]), Value: piece})
			o.Parts[name]++
		}
	}
	meta, err := w.originals.PutChange(w.name, id, 0, o, nil)
	return append(parts, meta), err
}

func partID(id, name string, i int) string { return fmt.Sprintf("%s/%s/%d", id, name, i) }

func hashOf(file []byte) string {
	sum := sha256.Sum256(file)
	return hex.EncodeToString(sum[:])
}

// bounded cuts a report to what one record takes.
func bounded(r IntakeReport) IntakeReport {
	if more := len(r.Notes) - mostFound; more > 0 {
		r.Notes = append(slices.Clone(r.Notes[:mostFound]), fmt.Sprintf("There are %d more notes of this kind.", more))
	}
	r.Found = slices.Clone(r.Found[:min(len(r.Found), mostFound)])
	r.Sections = slices.Clone(r.Sections[:min(len(r.Sections), mostFound)])
	for i := range r.Notes {
		r.Notes[i] = shorten(r.Notes[i], longestFound)
	}
	for i := range r.Found {
		f := &r.Found[i]
		f.Text, f.Value = shorten(f.Text, longestFound), shorten(f.Value, longestFound)
	}
	for i := range r.Sections {
		r.Sections[i].Heading = shorten(r.Sections[i].Heading, longestFound)
	}
	return r
}

// Original says what a posting was made from, or store.ErrNotFound where it
// was written here, where somebody was done with it, or where the posting is
// not there.
func (w *Workspace) Original(ctx context.Context, id string) (Original, error) {
	o, err := w.original(ctx, id)
	if err == nil && !o.Value.Removed.IsZero() {
		return Original{}, store.ErrNotFound
	}
	return o.Value, err
}

// original is the record, removed or not.
func (w *Workspace) original(ctx context.Context, id string) (store.Item[Original], error) {
	p, err := w.Get(ctx, id)
	if err != nil {
		return store.Item[Original]{}, err
	}
	o, err := w.originals.Get(ctx, w.name, id)
	if errors.Is(err, store.ErrNotFound) && p.Value.Origin.Text != "" {
		o.Value, err = earlier(p), nil
	}
	return o, err
}

// earlier is the text that an earlier Rolewright kept with the posting.
func earlier(p Posting) Original {
	text := []byte(p.Value.Origin.Text)
	return Original{MediaType: "text/plain", Size: len(text), Hash: hashOf(text), Came: p.Created, Report: IntakeReport{Notes: p.Value.Origin.Notes}}
}

// OriginalFile is the file that a posting was made from, as it came. It fails
// as Original does, and with a *store.FormatError for one that is damaged.
func (w *Workspace) OriginalFile(ctx context.Context, id string) ([]byte, error) {
	o, err := w.Original(ctx, id)
	if err != nil {
		return nil, err
	}
	file, err := w.originalPart(ctx, id, o, partFile)
	if err == nil && hashOf(file) != o.Hash {
		err = &store.FormatError{Where: fmt.Sprintf("the original of %q", id), Reason: "is not the file that came", Advice: "Restore a backup"}
	}
	return file, err
}

// OriginalText is what was read in the file, and what was left out of it. It
// fails as Original does.
func (w *Workspace) OriginalText(ctx context.Context, id string) (text, leftOut string, err error) {
	o, err := w.Original(ctx, id)
	if err != nil {
		return "", "", err
	}
	name := partText
	if o.Parts[partText] == 0 {
		name = partFile
	}
	read, err := w.originalPart(ctx, id, o, name)
	if err != nil {
		return "", "", err
	}
	left, err := w.originalPart(ctx, id, o, partLeftOut)
	return string(read), string(left), err
}

func (w *Workspace) originalPart(ctx context.Context, id string, o Original, name string) ([]byte, error) {
	if o.Parts == nil {
		p, err := w.Get(ctx, id)
		if name == partLeftOut {
			return nil, err
		}
		return []byte(p.Value.Origin.Text), err
	}
	var out []byte
	for i := range o.Parts[name] {
		rec, err := w.engine.Get(ctx, w.name, store.KindOriginalParts, partID(id, name, i))
		if err != nil {
			return nil, fmt.Errorf("part %d of the original: %w", i, err)
		}
		out = append(out, rec.Value...)
	}
	return out, nil
}

// MadeFrom finds the posting that was made from the same file and is not
// deleted, the one made last, or returns store.ErrNotFound.
func (w *Workspace) MadeFrom(ctx context.Context, file []byte) (Posting, error) {
	q := store.Query{Workspace: w.name, Where: []store.IndexKey{{Name: byHash, Value: hashOf(file)}}}
	for o, err := range w.originals.All(ctx, q) {
		if err != nil {
			return Posting{}, err
		}
		p, err := w.Get(ctx, o.ID)
		if !errors.Is(err, store.ErrNotFound) {
			return p, err
		}
	}
	return Posting{}, store.ErrNotFound
}

// RemoveOriginal puts away what a posting was made from: nobody needs it any
// more. RestoreOriginal brings it back for thirty days.
func (w *Workspace) RemoveOriginal(ctx context.Context, id string) error {
	return w.setRemoved(ctx, id, w.now().UTC())
}

// RestoreOriginal brings back what RemoveOriginal put away.
func (w *Workspace) RestoreOriginal(ctx context.Context, id string) error {
	return w.setRemoved(ctx, id, time.Time{})
}

func (w *Workspace) setRemoved(ctx context.Context, id string, at time.Time) error {
	o, err := w.original(ctx, id)
	if err != nil {
		return err
	}
	if o.Version == 0 { // an earlier Rolewright kept the text with the posting
		return store.ErrNotFound
	}
	if o.Value.Removed.IsZero() == at.IsZero() {
		return nil
	}
	o.Value.Removed = at
	_, err = w.originals.Put(ctx, w.name, id, o.Version, o.Value, nil)
	return err
}

// forgetOriginals removes for good what was put away more than thirty days
// ago.
func (w *Workspace) forgetOriginals(ctx context.Context) error {
	var old []store.Item[Original]
	q := store.Query{Workspace: w.name, Where: []store.IndexKey{{Name: byRemoved, Value: "yes"}}}
	for o, err := range w.originals.All(ctx, q) {
		if err != nil {
			return err
		}
		if w.now().Sub(o.Value.Removed) > keepDeleted {
			old = append(old, o)
		}
	}
	for _, o := range old {
		_, err := w.engine.Apply(ctx, w.now(), w.deleteOriginal(o)...)
		if err != nil && !errors.Is(err, store.ErrConflict) && !errors.Is(err, store.ErrNotFound) {
			return err
		}
	}
	return nil
}

// deleteOriginal removes an original with its parts, which are written once.
func (w *Workspace) deleteOriginal(o store.Item[Original]) []store.Change {
	changes := []store.Change{w.originals.DeleteChange(w.name, o.ID, o.Version)}
	for name, n := range o.Value.Parts {
		for i := range n {
			changes = append(changes, store.Change{Workspace: w.name, Kind: store.KindOriginalParts, ID: partID(o.ID, name, i), Expect: 1, Delete: true})
		}
	}
	return changes
}

// CheckOriginals reads every original and returns how many there are, and the
// first that is not the file that came as a *store.FormatError.
func (w *Workspace) CheckOriginals(ctx context.Context) (int, error) {
	n := 0
	for o, err := range w.originals.All(ctx, store.Query{Workspace: w.name}) {
		if err != nil {
			return n, err
		}
		file, err := w.originalPart(ctx, o.ID, o.Value, partFile)
		if err != nil || hashOf(file) != o.Value.Hash {
			return n, &store.FormatError{Where: fmt.Sprintf("the original of %q", o.ID), Reason: "is not the file that came", Advice: "Restore a backup", Err: err}
		}
		n++
	}
	return n, nil
}

// FindCompany returns the profile that a person means by its id or by its
// name, whose words may be joined by hyphens, or store.ErrNotFound.
func (w *Workspace) FindCompany(ctx context.Context, text string) (Profile, error) {
	profiles, err := w.Companies(ctx)
	if err != nil {
		return Profile{}, err
	}
	i := slices.IndexFunc(profiles, func(p Profile) bool {
		return p.ID == text || nameSlug(p.Value.Texts.Name) == nameSlug(text)
	})
	if i < 0 || nameSlug(text) == "" {
		return Profile{}, store.ErrNotFound
	}
	return profiles[i], nil
}

func nameSlug(name string) string {
	return strings.Join(strings.FieldsFunc(store.Fold(name), func(r rune) bool { return strings.ContainsRune(" -_.,&", r) }), "-")
}
