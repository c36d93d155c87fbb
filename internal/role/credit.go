package role

import (
	"fmt"
	"regexp"
)

// onetCredit is the sentence that the O*NET database's licence, CC BY 4.0,
// asks for wherever information from it is shown, and the one for information
// that was changed (onetcenter.org/license_db.html).
const onetCredit = "This page includes information from the O*NET %s Database by the U.S. Department of Labor, " +
	"Employment and Training Administration (USDOL/ETA). Used under the CC BY 4.0 license. O*NET® is a trademark of USDOL/ETA. " +
	"Rolewright has modified all or some of this information. USDOL/ETA has not approved, endorsed, or tested these modifications."

// onetSource finds the release in the name of a source.
var onetSource = regexp.MustCompile(`O\*NET (\d+\.\d+) Database`)

// Credit is what must stand wherever the role is shown, or nothing.
func (r Role) Credit() string {
	for _, s := range r.Sources {
		if m := onetSource.FindStringSubmatch(s.Name); m != nil {
			return fmt.Sprintf(onetCredit, m[1])
		}
	}
	return ""
}
