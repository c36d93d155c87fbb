package role

import (
	"bytes"
	"fmt"

	"go.yaml.in/yaml/v3"
)

// YAML is the role as a role file, which Parse reads back to the same role.
// The model of a role made from a posting is not in it: a role file holds the
// knowledge and the text, not the employer's facts.
func (r Role) YAML() ([]byte, error) {
	var out bytes.Buffer
	enc := yaml.NewEncoder(&out)
	enc.SetIndent(2)
	if err := enc.Encode(r); err != nil {
		return nil, fmt.Errorf("write role %s: %w", r.Slug, err)
	}
	if err := enc.Close(); err != nil {
		return nil, fmt.Errorf("write role %s: %w", r.Slug, err)
	}
	return out.Bytes(), nil
}
