package role

import "regexp"

// slugForm is what a slug may look like: it is a file's name and a part of an
// address.
var slugForm = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// reservedSlugs are addresses below /roles that are no role's.
var reservedSlugs = map[string]bool{"compare": true, "import": true}

// ValidSlug reports whether a role may be called so: small letters, digits and
// single hyphens, at most 100 of them, and not a page's own name.
func ValidSlug(slug string) bool {
	return len(slug) <= 100 && slugForm.MatchString(slug) && !reservedSlugs[slug]
}
