package posting

import (
	"bytes"
	"embed"
	"fmt"
	"io/fs"
	"maps"
	"strings"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/language"
)

// catalogueFiles are the languages, one file each, named by the BCP 47 tag.
// docs/languages.md tells what stands in one.
//
//go:embed languages/*.yaml
var catalogueFiles embed.FS

const catalogueFolder = "languages"

// catalogue is the content of one language's file. It is read once and never
// changed; what a file lacks is filled in from the English one.
type catalogue struct {
	tag language.Tag

	// Headings are those of a new posting; AboutCompany is the one about a
	// {company} that has a name, and AboutVowel the same before a vowel.
	Headings     map[Kind]string
	AboutCompany string `yaml:"aboutCompany"`
	AboutVowel   string `yaml:"aboutCompanyVowel"`
	Parts        map[string]string
	Importance   map[Importance]string

	Facts          map[string]string
	Seniority      map[Seniority]string
	EmploymentType map[EmploymentType]string `yaml:"employmentType"`
	Workplace      map[Workplace]string
	Education      map[Education]string
	PayKind        map[PayKind]string `yaml:"payKind"`
	PayPeriod      map[Period]string  `yaml:"payPeriod"`

	Phrases phrases
	Units   units

	forms `yaml:",inline"`
	// Regions are the forms that differ there, by ISO 3166-1 code.
	Regions map[string]forms

	Known recognised
}

// phrases hold what belongs into them as {name}.
type phrases struct {
	PayFrom         string `yaml:"payFrom"`
	PayUpTo         string `yaml:"payUpTo"`
	PayByCommission string `yaml:"payByCommission"`
	OpenTo          string `yaml:"openTo"`
	AtLeast         string `yaml:"atLeast"`
	Draft           string
	Page            string
	ToApply         string `yaml:"toApply"`
	// Colon is written after the name of a fact, and Semicolon between places,
	// where a space belongs before them.
	Colon, Semicolon string
}

// units are lengths of time, each with {n}.
type units struct{ Months, Years plural }

// plural has a phrase for each form that the language tells apart, under the
// names of the Unicode CLDR.
type plural struct{ Zero, One, Two, Few, Many, Other string }

// forms are how a language writes dates and money; a region may differ.
type forms struct {
	// Name is what its speakers call it: "Deutsch", "Deutsch (Schweiz)".
	Name string
	// Date is the long form as a pattern of the Unicode CLDR, with d, MMMM, y
	// and quoted text; FirstDay is written for the first day of a month.
	Date     string
	FirstDay string `yaml:"firstDay"`
	// pieces are those of Date.
	pieces []string
	Months []string
	Number numberForm
	// TitleMarker says behind a job's title that it is for everybody; "none"
	// in a region that has no such custom.
	TitleMarker string `yaml:"titleMarker"`
	// Signs are those of currencies; the others are shown by their code.
	Signs map[string]string
}

// numberForm is how amounts of money are written.
type numberForm struct {
	Group, Decimal string
	// MinimumGrouping is the least number of digits before the first mark.
	MinimumGrouping int `yaml:"minimumGrouping"`
	// HigherGroups is the size of groups above the thousands, where not 3.
	HigherGroups int `yaml:"higherGroups"`
	// Money puts the sign, ¤, before or after the number, 0.
	Money string
}

// recognised are the words that other people's postings use, next to those
// above. All are compared by headingKey.
type recognised struct {
	Headings   map[Kind][]string
	Parts      map[string][]string
	Importance map[Importance][]string
	// Fillers are words without weight: "key" in "Key responsibilities".
	Fillers []string
	// About are what stands before a company's name: "About".
	About []string
	// AboutRole are last words of headings that begin like about ones and are
	// a summary of the job: "role" in "About this role".
	AboutRole []string `yaml:"aboutRole"`
	// AboutOther are last words that make such a heading neither: "project".
	AboutOther []string `yaml:"aboutOther"`

	Seniority      map[Seniority][]string
	EmploymentType map[EmploymentType][]string `yaml:"employmentType"`
	Workplace      map[Workplace][]string
	Education      map[Education][]string
	PayPeriod      map[Period][]string `yaml:"payPeriod"`
	// TitleMarkers are words, and TitleEndings ends of words, by which a title
	// says that the job is for everybody: "gn", ":in".
	TitleMarkers []string `yaml:"titleMarkers"`
	TitleEndings []string `yaml:"titleEndings"`

	// Months are further names and short forms, by month from 1.
	Months map[int][]string
}

// catalogueTags are the languages that have a file, English first.
func catalogueTags() []string {
	files, err := fs.ReadDir(catalogueFiles, catalogueFolder)
	if err != nil {
		panic(err) // the folder is embedded
	}
	tags := []string{fallbackLanguage}
	for _, f := range files {
		if tag := strings.TrimSuffix(f.Name(), ".yaml"); tag != fallbackLanguage {
			tags = append(tags, tag)
		}
	}
	return tags
}

// fallbackLanguage speaks where a language has no words.
const fallbackLanguage = "en"

// readCatalogue reads the file of a language. A file that cannot be read is a
// fault of the program, which the tests find.
func readCatalogue(tag string) *catalogue {
	c := &catalogue{tag: language.MustParse(tag)}
	d := yaml.NewDecoder(bytes.NewReader(catalogueFile(tag)))
	d.KnownFields(true)
	if err := d.Decode(c); err != nil {
		panic(fmt.Sprintf("language %s: %v", tag, err))
	}
	return c
}

func catalogueFile(tag string) []byte {
	text, err := catalogueFiles.ReadFile(catalogueFolder + "/" + tag + ".yaml")
	if err != nil {
		panic(err)
	}
	return text
}

// fillFrom takes what c lacks from another language.
func (c *catalogue) fillFrom(other *catalogue) {
	fillMap(&c.Headings, other.Headings)
	fillMap(&c.Parts, other.Parts)
	fillMap(&c.Importance, other.Importance)
	fillMap(&c.Facts, other.Facts)
	fillMap(&c.Seniority, other.Seniority)
	fillMap(&c.EmploymentType, other.EmploymentType)
	fillMap(&c.Workplace, other.Workplace)
	fillMap(&c.Education, other.Education)
	fillMap(&c.PayKind, other.PayKind)
	fillMap(&c.PayPeriod, other.PayPeriod)
	c.AboutCompany = firstOf(c.AboutCompany, other.AboutCompany)
	c.Phrases.fillFrom(other.Phrases)
	if c.Units.Months.Other == "" || c.Units.Years.Other == "" {
		c.Units = other.Units
	}
	signs := c.Signs // a currency that a language has no sign for goes by its code
	if c.forms = c.over(other.forms); len(signs) > 0 {
		c.Signs = signs
	}
}

func fillMap[K comparable](own *map[K]string, other map[K]string) {
	filled := maps.Clone(other)
	maps.Copy(filled, *own)
	*own = filled
}

func (p *phrases) fillFrom(other phrases) {
	p.PayFrom = firstOf(p.PayFrom, other.PayFrom)
	p.PayUpTo = firstOf(p.PayUpTo, other.PayUpTo)
	p.PayByCommission = firstOf(p.PayByCommission, other.PayByCommission)
	p.OpenTo = firstOf(p.OpenTo, other.OpenTo)
	p.AtLeast = firstOf(p.AtLeast, other.AtLeast)
	p.Draft = firstOf(p.Draft, other.Draft)
	p.Page = firstOf(p.Page, other.Page)
	p.ToApply = firstOf(p.ToApply, other.ToApply)
}

// over is f with what it lacks taken from those below it.
func (f forms) over(below forms) forms {
	f.Date = firstOf(f.Date, below.Date)
	f.FirstDay = firstOf(f.FirstDay, below.FirstDay)
	f.TitleMarker = firstOf(f.TitleMarker, below.TitleMarker)
	if len(f.Months) != len(below.Months) {
		f.Months = below.Months
	}
	f.Number = f.Number.over(below.Number)
	fillMap(&f.Signs, below.Signs)
	return f
}

func (n numberForm) over(below numberForm) numberForm {
	n.Group = firstOf(n.Group, below.Group)
	n.Decimal = firstOf(n.Decimal, below.Decimal)
	n.Money = firstOf(n.Money, below.Money)
	if n.MinimumGrouping == 0 {
		n.MinimumGrouping = below.MinimumGrouping
	}
	if n.HigherGroups == 0 {
		n.HigherGroups = below.HigherGroups
	}
	return n
}
