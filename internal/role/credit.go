package role

import (
	"fmt"
	"regexp"
)

// onetCredit is the sentence that the O*NET database's licence, CC BY 4.0,
// asks for wherever information from it is shown, and the one for information
// that was changed (onetcenter.org/license_db.html).
const onetCredit = "This %s includes information from the O*NET %s Database by the U.S. Department of Labor, " +
	"Employment and Training Administration (USDOL/ETA). Used under the CC BY 4.0 license. O*NET® is a trademark of USDOL/ETA. " +
	"Rolewright has modified all or some of this information. USDOL/ETA has not approved, endorsed, or tested these modifications."

// onetSource finds the release in the name of a source.
var onetSource = regexp.MustCompile(`O\*NET (\d+\.\d+) Database`)

// Credit is what must stand wherever the role is shown, or nothing.
func (r Role) Credit() string {
	for _, s := range r.Sources {
		if credit := s.credit("page"); credit != "" {
			return credit
		}
	}
	if r.model != nil {
		return r.model.Credit // its role may be gone from the library
	}
	return ""
}

// TextCredit is what a posting made from the role must show, or nothing: the
// credit of the source that its own sentences come from. A source's other
// titles, codes and figures do not reach the posting and ask for none there.
func (r Role) TextCredit() string {
	for _, s := range r.Sources {
		if s.Text {
			return s.credit("posting")
		}
	}
	return ""
}

// credit is what must stand on a page or in a posting that shows what comes
// from the source, or nothing.
func (s Source) credit(shown string) string {
	m := onetSource.FindStringSubmatch(s.Name)
	if m == nil {
		return ""
	}
	return fmt.Sprintf(onetCredit, shown, m[1])
}
