package role

import "regexp"

// socCode is a code of the Standard Occupational Classification, 2018.
var socCode = regexp.MustCompile(`^\d{2}-\d{4}`)

// SOC is the six-digit code of the Standard Occupational Classification that
// statistics count the role under, such as "29-1141": the role's own or that
// of its published pay. It is empty where neither names one.
func (r Role) SOC() string {
	if code := socCode.FindString(r.Occupation); code != "" {
		return code
	}
	for _, p := range r.Pay {
		if code := socCode.FindString(p.Occupation); code != "" {
			return code
		}
	}
	return ""
}
