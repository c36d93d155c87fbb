package role

import (
	"bytes"
	"io/fs"
	"strings"

	"go.yaml.in/yaml/v3"
)

// hintsOf takes the hints from a role that is at hand.
func hintsOf(r Role) hints {
	h := hints{Skills: r.Tools}
	for _, s := range r.PaySkills {
		h.Skills = append(h.Skills, s.Skill)
	}
	for _, p := range r.Pay {
		if h.Occupation == "" {
			h.Occupation = strings.TrimSpace(strings.TrimLeft(p.Occupation, "0123456789-. "))
		}
	}
	return h
}

// hintsIn takes the hints from role files. Only the parts of a file that have
// any are parsed. A file that is no good has none here: who opens it is told.
func hintsIn(files fs.FS) func(slug string) hints {
	return func(slug string) hints {
		src, err := fs.ReadFile(files, slug+".yaml")
		if err != nil {
			return hints{}
		}
		var r struct {
			Tools     []string
			PaySkills []PaySkill `yaml:"paySkills"`
			Pay       []struct{ Occupation string }
		}
		if err := yaml.Unmarshal(slicesOf(src, "tools", "paySkills", "pay"), &r); err != nil {
			return hints{}
		}
		out := Role{Tools: r.Tools, PaySkills: r.PaySkills}
		for _, p := range r.Pay {
			out.Pay = append(out.Pay, PaySource{Occupation: p.Occupation})
		}
		return hintsOf(out)
	}
}

// slicesOf cuts some of the parts at the top level out of a role file.
func slicesOf(src []byte, names ...string) []byte {
	var out []byte
	for _, name := range names {
		_, rest, ok := bytes.Cut(src, []byte("\n"+name+":"))
		if !ok {
			continue
		}
		out = append(append(out, name...), ':')
		for len(rest) > 0 {
			line, after, _ := bytes.Cut(rest, []byte("\n"))
			out, rest = append(append(out, line...), '\n'), after
			if len(rest) > 0 && rest[0] != ' ' && rest[0] != '-' && rest[0] != '#' && rest[0] != '\n' {
				break
			}
		}
	}
	return out
}
