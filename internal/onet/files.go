package onet

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// The files that a posting cannot be made without.
const (
	occupationFile = "Occupation Data.txt"
	taskFile       = "Task Statements.txt"
)

// Names of columns that several files share.
const (
	colCode     = "O*NET-SOC Code"
	colElement  = "Element Name"
	colScale    = "Scale ID"
	colValue    = "Data Value"
	colCategory = "Category"
	colSuppress = "Recommend Suppress"
	colDate     = "Date"
	colSource   = "Domain Source"
)

// data is what is kept of a release's files.
type data struct {
	stamp       stamp
	occupations []*occupation
	byCode      map[string]*occupation
	// newest is the newest date of a task.
	newest time.Time
	// categories are the answers of the education survey, by scale and number.
	categories map[string]string
	zones      map[string]zone
	// titleUses counts the occupations that a reported or alternate title
	// stands under.
	titleUses map[string]int
	names     titleBook
	verbs     verbs
}

// occupation is what the files say of one occupation.
type occupation struct {
	code, title, description string

	tasks      []*task
	reported   []string
	alternates []string
	zone       string
	education  distribution
	experience distribution
	tech       []technology
	related    []relation
	styles     []rated
	// distinct are the work styles by which the occupation differs from others.
	distinct  map[string]bool
	knowledge []rated
}

// task is a line of Task Statements.
type task struct {
	id, text string
	kind     string // Core, Supplemental or n/a
	// importance is the mean rating from 1 to 5; 0 where there is none.
	importance float64
}

// rated is an element of the content model with its rating.
type rated struct {
	name  string
	value float64
}

type relation struct {
	code, tier string
	index      float64
}

// zone is a row of the Job Zone Reference.
type zone struct{ experience, education string }

// source is a file and what is done with its rows.
type source struct {
	name    string
	needed  bool
	columns []string
	row     func(*table) error
}

// files lists what is read, in order: the occupations first, since all other
// files name them.
func (d *data) files() []source {
	return []source{
		{occupationFile, true, []string{colCode, "Title", "Description"}, d.readOccupation},
		{taskFile, true, []string{colCode, "Task ID", "Task", "Task Type"}, d.readTask},
		{"Task Ratings.txt", false, []string{colCode, "Task ID", colScale, colValue}, d.readTaskRating},
		{"Sample of Reported Titles.txt", false, []string{colCode, "Reported Job Title"}, d.readReportedTitle},
		{"Alternate Titles.txt", false, []string{colCode, "Alternate Title"}, d.readAlternateTitle},
		{"Job Zone Reference.txt", false, []string{"Job Zone", "Experience", "Education"}, d.readZone},
		{"Job Zones.txt", false, []string{colCode, "Job Zone"}, d.readJobZone},
		{categoryFile, false, []string{colScale, colCategory, "Category Description"}, d.readCategory},
		{surveyFile, false, []string{colCode, colScale, colCategory, colValue}, d.readSurvey},
		{"Technology Skills.txt", false, []string{colCode, "Example", "Commodity Title", "Hot Technology"}, d.readTechnology},
		{"Work Styles.txt", false, []string{colCode, colElement, colScale, colValue}, d.readStyle},
		{"Knowledge.txt", false, []string{colCode, colElement, colScale, colValue}, d.readKnowledge},
		{"Related Occupations.txt", false, []string{colCode, "Related O*NET-SOC Code"}, d.readRelated},
	}
}

func readFiles(ctx context.Context, dir fs.FS, report func(Progress)) (*data, error) {
	d := &data{
		byCode: map[string]*occupation{}, categories: map[string]string{}, zones: map[string]zone{},
		titleUses: map[string]int{},
	}
	files := d.files()
	for i, f := range files {
		if f.needed || !isMissing(dir, f.name) {
			if err := eachRow(ctx, dir, f.name, f.columns, f.row); err != nil {
				return nil, err
			}
		}
		report(Progress{Step: f.name, Done: i + 1, Total: len(files) + 1})
	}
	return d, nil
}

func isMissing(dir fs.FS, file string) bool {
	_, err := fs.Stat(dir, file)
	return errors.Is(err, fs.ErrNotExist)
}

var onetCode = regexp.MustCompile(`^\d{2}-\d{4}\.\d{2}$`)

func (d *data) readOccupation(t *table) error {
	o := &occupation{code: t.get(colCode)}
	if !onetCode.MatchString(o.code) {
		return t.fault(colCode, "%q is no O*NET-SOC code, such as 29-1141.00: unpack the release again", o.code)
	}
	if d.byCode[o.code] != nil {
		return t.fault(colCode, "%s stands in an earlier line already: unpack the release again", o.code)
	}
	var err1, err2 error
	o.title, err1 = t.text("Title")
	o.description, err2 = t.text("Description")
	d.byCode[o.code] = o
	d.occupations = append(d.occupations, o)
	return cmp.Or(err1, err2)
}

// of finds the occupation of a row. A code that Occupation Data does not have
// is refused: the files of two releases were mixed, and what came of it would
// be silently incomplete.
func (d *data) of(t *table) (*occupation, error) { return d.named(t, colCode) }

func (d *data) named(t *table, column string) (*occupation, error) {
	code := t.get(column)
	if o := d.byCode[code]; o != nil {
		return o, nil
	}
	return nil, t.fault(column, "%q is not in %s: use the files of one release only", code, occupationFile)
}

func (d *data) readTask(t *table) error {
	o, err1 := d.of(t)
	text, err2 := t.text("Task")
	if err := cmp.Or(err1, err2); err != nil {
		return err
	}
	if len(o.tasks) == maxTasks {
		return t.fault(colCode, "%s has more tasks than any occupation of O*NET: unpack the release again", o.code)
	}
	o.tasks = append(o.tasks, &task{id: t.get("Task ID"), text: text, kind: t.get("Task Type")})
	if when, err := time.Parse("01/2006", t.get(colDate)); err == nil && when.After(d.newest) {
		d.newest = when
	}
	return nil
}

func (d *data) readTaskRating(t *table) error {
	o, err1 := d.of(t)
	value, ok, err2 := t.number(colValue)
	if err := cmp.Or(err1, err2); err != nil || !ok || t.get(colScale) != "IM" {
		return err
	}
	id := t.get("Task ID")
	for _, task := range o.tasks {
		if task.id == id {
			task.importance = value
			return nil
		}
	}
	return t.fault("Task ID", "the occupation %s has no task %q in %s: use the files of one release only", o.code, id, taskFile)
}

func (d *data) readReportedTitle(t *table) error {
	return d.readTitle(t, "Reported Job Title", func(o *occupation, title string) { o.reported = append(o.reported, title) })
}

func (d *data) readAlternateTitle(t *table) error {
	return d.readTitle(t, "Alternate Title", func(o *occupation, title string) { o.alternates = append(o.alternates, title) })
}

func (d *data) readTitle(t *table, column string, keep func(*occupation, string)) error {
	o, err1 := d.of(t)
	title, err2 := t.text(column)
	if err := cmp.Or(err1, err2); err != nil {
		return err
	}
	keep(o, title)
	return nil
}

func (d *data) readZone(t *table) error {
	d.zones[t.get("Job Zone")] = zone{experience: t.get("Experience"), education: t.get("Education")}
	return nil
}

func (d *data) readJobZone(t *table) error {
	o, err := d.of(t)
	if err != nil {
		return err
	}
	o.zone = t.get("Job Zone")
	if n, err := strconv.Atoi(o.zone); err != nil || n < 1 || n > 5 {
		return t.fault("Job Zone", "%q is no job zone from 1 to 5: unpack the release again", o.zone)
	}
	return nil
}

func (d *data) readTechnology(t *table) error {
	o, err1 := d.of(t)
	name, err2 := t.text("Example")
	kind, err3 := t.text("Commodity Title")
	if err := cmp.Or(err1, err2, err3); err != nil {
		return err
	}
	// Clones let the rest of the line go.
	o.tech = append(o.tech, technology{
		name: strings.Clone(name), kind: strings.Clone(kind),
		hot: t.get("Hot Technology") == "Y", wanted: t.get("In Demand") == "Y",
	})
	return nil
}

// readStyle reads how much a work style matters: its importance (IM, up to
// release 30.0) or its impact and its rank among the distinctive ones (WI and
// DR, since).
func (d *data) readStyle(t *table) error {
	if o := d.byCode[t.get(colCode)]; o != nil && t.get(colScale) == "DR" {
		rank, _, err := t.number(colValue)
		if rank > 0 {
			if o.distinct == nil {
				o.distinct = map[string]bool{}
			}
			o.distinct[strings.Clone(t.get(colElement))] = true
		}
		return err
	}
	return d.readRated(t, []string{"IM", "WI"}, func(o *occupation, r rated) { o.styles = append(o.styles, r) })
}

func (d *data) readKnowledge(t *table) error {
	return d.readRated(t, []string{"IM"}, func(o *occupation, r rated) { o.knowledge = append(o.knowledge, r) })
}

func (d *data) readRated(t *table, scales []string, keep func(*occupation, rated)) error {
	o, err1 := d.of(t)
	value, ok, err2 := t.number(colValue)
	if err := cmp.Or(err1, err2); err != nil {
		return err
	}
	for _, s := range scales {
		if ok && t.get(colScale) == s && t.get(colSuppress) != "Y" {
			keep(o, rated{name: strings.Clone(t.get(colElement)), value: value})
		}
	}
	return nil
}

func (d *data) readRelated(t *table) error {
	o, err1 := d.of(t)
	other, err2 := d.named(t, "Related O*NET-SOC Code")
	index, _, err3 := t.number("Index")
	if err := cmp.Or(err1, err2, err3); err != nil {
		return err
	}
	o.related = append(o.related, relation{code: other.code, tier: strings.Clone(t.get("Relatedness Tier")), index: index})
	return nil
}
