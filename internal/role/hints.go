package role

import (
	"bytes"
	"io/fs"
	"slices"
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
		if err := yaml.Unmarshal(slices.Concat(topPart(src, "tools"), topPart(src, "paySkills"), firstItem(topPart(src, "pay"))), &r); err != nil {
			return hints{}
		}
		out := Role{Tools: r.Tools, PaySkills: r.PaySkills}
		for _, p := range r.Pay {
			out.Pay = append(out.Pay, PaySource{Occupation: p.Occupation})
		}
		return hintsOf(out)
	}
}

// topPart cuts a part at the top level out of a role file.
func topPart(src []byte, name string) []byte {
	key := []byte("\n" + name + ":\n")
	from := bytes.Index(src, key)
	if from < 0 {
		return nil
	}
	part := src[from+1:]
	for end := len(key) - 2; end < len(part)-1; end++ {
		if part[end] == '\n' && !bytes.ContainsRune([]byte(" -#\n"), rune(part[end+1])) {
			return part[:end+1]
		}
	}
	return part
}

// firstItem cuts a list with its key short behind its first item, which is
// enough to know what the pay is for.
func firstItem(list []byte) []byte {
	at := bytes.IndexByte(list, '-')
	if at < 0 {
		return list
	}
	indent := list[bytes.LastIndexByte(list[:at], '\n')+1 : at+2]
	next := bytes.Index(list[at:], append([]byte("\n"), indent...))
	if next < 0 {
		return list
	}
	return list[:at+next+1]
}
