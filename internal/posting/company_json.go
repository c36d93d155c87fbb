package posting

import (
	"bytes"
	"encoding/json"
)

// DecodeCompany reads a company's texts from JSON, as strictly as DecodeJSON
// reads a posting. Its errors are *FieldError.
func DecodeCompany(src []byte) (Company, error) {
	wrapped, err := json.Marshal(map[string]json.RawMessage{"title": []byte(`""`), "company": src})
	if err != nil {
		return Company{}, &FieldError{Field: "company", Problem: "The text is not JSON.", Remedy: "Send one JSON object."}
	}
	p, err := DecodeJSON(bytes.NewReader(wrapped))
	return p.Company, err
}
