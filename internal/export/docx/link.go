package docx

import (
	"net/mail"
	"net/url"
	"strings"

	"golang.org/x/net/idna"
)

// longestLink is the most characters of an address that Word follows.
const longestLink = 2079

// link is the id of the relationship to an address, or empty for an address
// that Word does not take: it refuses a whole file for one of them.
func (to *parts) link(address string) string {
	target := linkTarget(address)
	if target == "" {
		return ""
	}
	if id, known := to.links[target]; known {
		return id
	}
	id := to.relate(&to.bodyLinks, "hyperlink", target, true)
	to.links[target] = id
	return id
}

// linkTarget is the address in the form in which a file names it.
func linkTarget(address string) string {
	u, err := url.Parse(clean(strings.TrimSpace(address)))
	if err != nil {
		return ""
	}
	switch u.Scheme {
	case "http", "https":
		if u.Host = plainHost(u.Host); u.Host == "" {
			return ""
		}
		u.RawQuery = strings.ReplaceAll(u.RawQuery, " ", "%20")
	case "mailto":
		to, query, _ := strings.Cut(u.Opaque, "?")
		if _, err := mail.ParseAddress(to); err != nil || strings.ContainsAny(to+query, " \\\"<>{}|^`") {
			return ""
		}
	default:
		return ""
	}
	if target := u.String(); len(target) <= longestLink {
		return target
	}
	return ""
}

// plainHost is the host in the letters that the network knows, or empty where
// it is none.
func plainHost(host string) string {
	name, port, hasPort := strings.Cut(host, ":")
	name, err := idna.Lookup.ToASCII(name)
	if err != nil || name == "" {
		return ""
	}
	if hasPort {
		return name + ":" + port
	}
	return name
}
