package wages

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"time"
)

// Book answers from several kept tables, such as the national, the state and
// the metropolitan one. It reads the file of an occupation when asked for it,
// and keeps the last ones: an editor asks for the same one at every save. It
// may be used at the same time by many, if its files may.
type Book struct {
	tables []keptTable
	areas  []Area

	mu sync.Mutex
	// kept are the occupations read last, by SOC code.
	kept map[string]Occupation
}

// mostKept is how many occupations a book keeps: with four hundred areas each
// takes some 0.2 MB.
const mostKept = 16

// keptTable is one table of a book.
type keptTable struct {
	files fs.FS
	index index
	date  time.Time
	areas map[string]Area
	title map[string]string // by SOC code
}

// Open opens kept tables, each a ZIP file that Write wrote or its unpacked
// folder. Where two hold the same area, the newer counts.
func Open(files ...fs.FS) (*Book, error) {
	b := &Book{}
	for _, f := range files {
		t, err := openTable(f)
		if err != nil {
			return nil, fmt.Errorf("wages: the kept wage figures cannot be read, import the workbooks again: %w", err)
		}
		b.tables = append(b.tables, t)
	}
	slices.SortStableFunc(b.tables, func(x, y keptTable) int { return y.date.Compare(x.date) })
	seen := map[string]bool{}
	for _, t := range b.tables {
		for _, a := range t.index.Areas {
			if !seen[a.Code] {
				seen[a.Code] = true
				b.areas = append(b.areas, a)
			}
		}
	}
	slices.SortFunc(b.areas, compareAreas)
	return b, nil
}

// compareAreas orders areas for people: the widest first, then by name.
func compareAreas(a, b Area) int {
	return cmp.Or(cmp.Compare(a.Kind.rank(), b.Kind.rank()), cmp.Compare(a.Title, b.Title), cmp.Compare(a.Code, b.Code))
}

func openTable(files fs.FS) (keptTable, error) {
	t := keptTable{files: files, areas: map[string]Area{}, title: map[string]string{}}
	if err := readJSON(files, indexFile, &t.index); err != nil {
		return t, err
	}
	if t.index.Form != form {
		return t, fmt.Errorf("%s is of another version (%d, not %d)", indexFile, t.index.Form, form)
	}
	var err error
	if t.date, err = time.Parse(monthForm, t.index.Date); err != nil {
		return t, fmt.Errorf("%s: date: %q is no month", indexFile, t.index.Date)
	}
	for _, a := range t.index.Areas {
		if a.Kind.rank() < 0 {
			return t, fmt.Errorf("%s: the area %s is of an unknown kind, %q", indexFile, a.Code, a.Kind)
		}
		t.areas[a.Code] = a
	}
	for _, o := range t.index.Occupations {
		t.title[o.SOC] = o.Title
	}
	return t, nil
}

// maxKeptBytes is more than any file of a kept table needs.
const maxKeptBytes = 64 << 20

func readJSON(files fs.FS, name string, to any) error {
	f, err := files.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxKeptBytes))
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	if err := json.Unmarshal(data, to); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// Areas lists the areas of all tables, the widest first, then by title. The
// list is the caller's.
func (b *Book) Areas() []Area { return slices.Clone(b.areas) }

// ErrNoOccupation says that no table has figures for an occupation.
var ErrNoOccupation = errors.New("wages: no figures for the occupation")

// Occupation returns all that is published for an occupation, by its SOC code
// or its O*NET code ("29-1141.00"). For one that the Bureau publishes only
// merged with others, these are the merged figures, and their notes say so.
// It is false also where the kept files cannot be read; see Lookup.
func (b *Book) Occupation(soc string) (Occupation, bool) {
	o, err := b.Lookup(soc)
	return o, err == nil
}

// Lookup is Occupation with the reason: ErrNoOccupation, or what is wrong with
// the kept files. The estimates are shared: do not change them.
func (b *Book) Lookup(soc string) (Occupation, error) {
	soc, _, _ = strings.Cut(strings.TrimSpace(soc), ".")
	b.mu.Lock()
	o, ok := b.kept[soc]
	b.mu.Unlock()
	if ok {
		return o, nil
	}
	o, err := b.read(soc)
	if err != nil {
		return Occupation{}, err
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.kept == nil || len(b.kept) >= mostKept {
		b.kept = map[string]Occupation{}
	}
	b.kept[soc] = o
	return o, nil
}

func (b *Book) read(soc string) (Occupation, error) {
	o := Occupation{SOC: soc}
	seen := map[string]bool{}
	for _, t := range b.tables {
		estimates, err := t.estimates(soc)
		if err != nil {
			return Occupation{}, fmt.Errorf("wages: the kept wage figures cannot be read, import the workbooks again: %w", err)
		}
		for _, e := range estimates {
			if !seen[e.Area.Code] {
				seen[e.Area.Code] = true
				o.Estimates = append(o.Estimates, e)
			}
		}
	}
	if len(o.Estimates) == 0 {
		return Occupation{}, fmt.Errorf("%w %s", ErrNoOccupation, soc)
	}
	slices.SortStableFunc(o.Estimates, func(x, y Estimate) int { return compareAreas(x.Area, y.Area) })
	o.Title = o.Estimates[0].Row.Occupation
	return o, nil
}

// estimates reads what a table has for an occupation, or for the code that it
// is merged into.
func (t keptTable) estimates(asked string) ([]Estimate, error) {
	soc := asked
	if _, ok := t.title[soc]; !ok {
		soc = mergedInto(asked)
	}
	title, ok := t.title[soc]
	if !ok {
		return nil, nil
	}
	var rows []keptRow
	if err := readJSON(t.files, occupationFile(soc), &rows); err != nil {
		return nil, err
	}
	out := make([]Estimate, len(rows))
	for i, r := range rows {
		area, ok := t.areas[r.Area]
		if !ok {
			return nil, fmt.Errorf("%s: the area %q is not in %s", occupationFile(soc), r.Area, indexFile)
		}
		out[i] = Estimate{Area: area, Date: t.index.Date, Asked: asked, Row: Row{
			Area: r.Area, SOC: soc, Occupation: title, Employment: r.Employment,
			Annual: r.Annual, Hourly: r.Hourly, OnlyAnnual: r.OnlyAnnual, OnlyHourly: r.OnlyHourly,
		}}
	}
	return out, nil
}

// Occupation is what is published for one occupation in all areas.
type Occupation struct {
	// SOC is the code that was asked for.
	SOC string
	// Title is the occupation's published title, or that of the merged ones.
	Title string
	// Estimates are the areas, the widest first, then by name.
	Estimates []Estimate
}

// In returns the figures for an area by its code.
func (o Occupation) In(area string) (Estimate, bool) {
	i := slices.IndexFunc(o.Estimates, func(e Estimate) bool { return e.Area.Code == area })
	if i < 0 {
		return Estimate{}, false
	}
	return o.Estimates[i], true
}
