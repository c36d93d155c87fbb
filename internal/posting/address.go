package posting

import (
	"net/mail"
	"net/url"
	"regexp"
	"strings"
)

// webLink is an http or https address that can be followed, or empty.
func webLink(s string) string {
	u, err := url.Parse(s)
	if err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Hostname() == "" || strings.ContainsAny(s, " <>\"") {
		return ""
	}
	return s
}

// mailLink is the mailto address of an e-mail address, or empty.
func mailLink(s string) string {
	if !isEmail(s) {
		return ""
	}
	return "mailto:" + s
}

func isEmail(s string) bool {
	a, err := mail.ParseAddress(s)
	if err != nil || a.Address != s {
		return false
	}
	host := s[strings.LastIndexByte(s, '@')+1:]
	return hostPattern.MatchString(host)
}

// hostPattern is a name with at least one dot and a top level that is not a
// number.
var hostPattern = regexp.MustCompile(`^(?i)(?:[\p{L}\d](?:[\p{L}\d-]*[\p{L}\d])?\.)+[\p{L}][\p{L}\d-]*[\p{L}\d]$`)

// normalURL adds the https that people leave out: "acme.com/jobs".
func normalURL(s string) string {
	s = singleLine(s)
	if s == "" || strings.Contains(s, "://") || strings.ContainsAny(s, " @") {
		return s
	}
	host, _, _ := strings.Cut(s, "/")
	host, _, _ = strings.Cut(host, "?")
	host, _, _ = strings.Cut(host, ":")
	if !hostPattern.MatchString(host) {
		return s
	}
	return "https://" + s
}

// normalEmail takes off the "mailto:" of a copied link.
func normalEmail(s string) string {
	s = singleLine(s)
	if len(s) > 7 && strings.EqualFold(s[:7], "mailto:") {
		return strings.TrimSpace(s[7:])
	}
	return s
}
