package check

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"rolewright/internal/posting"
	"rolewright/internal/review"
)

// ConfigName is the name of the file that holds a repository's policy.
const ConfigName = ".rolewright.yaml"

// Config is a policy as it lies beside postings in files.
type Config struct {
	// FailOn is the severity from which on a check fails; empty is error.
	FailOn review.Severity `yaml:"failOn"`
	Policy Policy          `yaml:"policy"`
	// Names are of products and skills, at whose words no rule looks.
	Names []string `yaml:"names"`
	// Companies are other companies of the house, whose names must not be left
	// in a posting.
	Companies []string `yaml:"companies"`
	// Headcount is the employer's, for the law; files do not carry it.
	Headcount Headcount `yaml:"headcount"`
	// Suppress are findings that were answered with a reason.
	Suppress []Suppression `yaml:"suppress"`
}

// Policy is a company's policy; see review.Policy.
type Policy struct {
	Sections     []posting.Kind `yaml:"sections"`
	Banned       []Banned       `yaml:"banned"`
	MinScore     int            `yaml:"minScore"`
	NoErrors     bool           `yaml:"noErrors"`
	MaxPayWidth  int            `yaml:"maxPayWidth"`
	MaxMustHaves int            `yaml:"maxMustHaves"`
}

// Banned is a word that the company does not want to read.
type Banned struct {
	Words   string `yaml:"words"`
	Reason  string `yaml:"reason"`
	Instead string `yaml:"instead"`
}

// Headcount is the number of employees, in all and by ISO 3166 code.
type Headcount struct {
	Total   int            `yaml:"total"`
	ByPlace map[string]int `yaml:"byPlace"`
}

// Suppression is a reasoned "not here".
type Suppression struct {
	Rule string `yaml:"rule"`
	// Quote is the text that was found; empty means all findings of the rule.
	Quote  string `yaml:"quote"`
	Reason string `yaml:"reason"`
	// Files are patterns of the names of the files that it is for, as
	// path.Match reads them, or folders; empty means every file.
	Files []string `yaml:"files"`
}

// ReadConfig reads a policy. The error names the line or the field, and what
// to do.
func ReadConfig(src []byte) (Config, error) {
	var c Config
	d := yaml.NewDecoder(bytes.NewReader(src))
	d.KnownFields(true)
	if err := d.Decode(&c); err != nil && !errors.Is(err, io.EOF) {
		return Config{}, plainYAML(err)
	}
	return c, c.check()
}

// plainYAML says what is wrong without the words of the library.
func plainYAML(err error) error {
	text := strings.TrimPrefix(strings.TrimPrefix(err.Error(), "yaml: "), "unmarshal errors:\n  ")
	if line, field, ok := strings.Cut(text, ": field "); ok {
		name, _, _ := strings.Cut(field, " ")
		return fmt.Errorf("%s: %q is not a key we know; the manual of \"rolewright check\" lists them", line, name)
	}
	return errors.New(text)
}

func (c Config) check() error {
	if c.FailOn != "" && !slices.Contains(review.Severities(), c.FailOn) {
		return fmt.Errorf("failOn: %q is not known: use error, warning or notice", c.FailOn)
	}
	for _, k := range c.Policy.Sections {
		if !slices.Contains(posting.Kinds(), k) {
			return fmt.Errorf("policy.sections: %q is not a kind of section: use one of %s", k, join(posting.Kinds()))
		}
	}
	if c.Policy.MinScore < 0 || c.Policy.MinScore > 100 {
		return fmt.Errorf("policy.minScore: %d is not a score: use 0 to 100", c.Policy.MinScore)
	}
	for i, s := range c.Suppress {
		if _, known := review.RuleByID(s.Rule); !known {
			return fmt.Errorf("suppress, entry %d: %q is not a rule; \"rolewright check --rules\" lists them", i+1, s.Rule)
		}
		if strings.TrimSpace(s.Reason) == "" {
			return fmt.Errorf("suppress, entry %d: say in reason why %s does not matter here", i+1, s.Rule)
		}
	}
	return nil
}

func join[T ~string](list []T) string {
	var out []string
	for _, v := range list {
		out = append(out, string(v))
	}
	return strings.Join(out, ", ")
}

// FindConfig looks for a policy in a folder and in those above it, up to the
// one that holds a ".git", and reads the first it finds. The name is empty
// where there is none.
func FindConfig(folder string) (c Config, name string, err error) {
	folder, err = filepath.Abs(folder)
	if err != nil {
		return Config{}, "", err
	}
	for {
		name = filepath.Join(folder, ConfigName)
		src, err := os.ReadFile(name)
		if err == nil {
			c, err = ReadConfig(src)
			return c, name, err
		}
		if !errors.Is(err, os.ErrNotExist) {
			return Config{}, name, withoutPath(err)
		}
		_, noRoot := os.Stat(filepath.Join(folder, ".git"))
		up := filepath.Dir(folder)
		if noRoot == nil || up == folder {
			return Config{}, "", nil
		}
		folder = up
	}
}

func (c Config) policy() review.Policy {
	p := review.Policy{
		Sections: c.Policy.Sections, MinScore: c.Policy.MinScore, NoErrors: c.Policy.NoErrors,
		MaxPayWidth: c.Policy.MaxPayWidth, MaxMustHaves: c.Policy.MaxMustHaves,
	}
	for _, b := range c.Policy.Banned {
		p.Banned = append(p.Banned, review.BannedWord(b))
	}
	return p
}

// facts is the posting with what the policy knows of the employer.
func (c Config) facts(p posting.Posting) posting.Posting {
	if c.Headcount.Total > 0 {
		p.Headcount.Total = fmt.Sprint(c.Headcount.Total)
	}
	p.Headcount.ByPlace = slices.Clone(p.Headcount.ByPlace)
	var places []string
	for place := range c.Headcount.ByPlace {
		places = append(places, place)
	}
	slices.Sort(places)
	for _, place := range places {
		p.Headcount.ByPlace = append(p.Headcount.ByPlace, posting.PlaceHeadcount{Place: place, Count: fmt.Sprint(c.Headcount.ByPlace[place])})
	}
	return p
}

// suppressions are those that are for a file.
func (c Config) suppressions(file string) []review.Suppression {
	var out []review.Suppression
	for _, s := range c.Suppress {
		if len(s.Files) > 0 && !slices.ContainsFunc(s.Files, func(pattern string) bool { return isFor(pattern, file) }) {
			continue
		}
		by := review.Suppression{Rule: s.Rule, Reason: s.Reason}
		if s.Quote != "" {
			by.Key = review.Finding{Rule: s.Rule, Quote: s.Quote}.Key()
		}
		out = append(out, by)
	}
	return out
}

// isFor reports whether a pattern means a file: by its whole path, by its
// name, or by a folder that it lies in.
func isFor(pattern, file string) bool {
	file = strings.TrimPrefix(path.Clean(file), "./")
	pattern = strings.TrimSuffix(strings.TrimPrefix(pattern, "./"), "/")
	for _, name := range []string{file, path.Base(file)} {
		if ok, err := path.Match(pattern, name); ok && err == nil {
			return true
		}
	}
	return strings.HasPrefix(file, pattern+"/")
}
