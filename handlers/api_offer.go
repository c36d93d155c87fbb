package handlers

import (
	"encoding/json"
	"errors"
	"io"
	"maps"
	"net/http"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"

	"rolewright/internal/offer"
)

// apiGetOffer is the guidance for an offer before anything is settled.
func (s *server) apiGetOffer(c *gin.Context) error { return s.writeOffer(c, offer.Terms{}) }

// apiMakeOffer is the guidance for the terms of the body. They are not kept.
func (s *server) apiMakeOffer(c *gin.Context) error {
	body, err := jsonBody(c)
	if err != nil {
		return err
	}
	t, err := readTerms(body)
	if err != nil {
		return err
	}
	return s.writeOffer(c, t)
}

func (s *server) writeOffer(c *gin.Context, t offer.Terms) error {
	p, err := s.work.Get(c.Request.Context(), c.Param("id"))
	if err != nil {
		return err
	}
	return writeJSON(c, http.StatusOK, offer.Make(s.offerInput(p, s.roleBehind(c, p.Value.Content), t)))
}

// readTerms reads an object of texts as strictly as a posting is read: every
// field known, named once, and a text.
func readTerms(body io.Reader) (offer.Terms, error) {
	var t offer.Terms
	d, known, seen := json.NewDecoder(body), termFields(&t), map[string]bool{}
	if open, err := d.Token(); err != nil {
		return t, notTerms(err)
	} else if open != json.Delim('{') {
		return t, badInput("Send the terms as an object in braces.")
	}
	for d.More() {
		name, err := d.Token()
		if err != nil {
			return t, notTerms(err)
		}
		field := name.(string) // the name of a JSON field always is
		switch value, err := d.Token(); {
		case err != nil:
			return t, notTerms(err)
		case known[field].set == nil:
			return t, badField(field, "There is no such field. Remove it; known here are %s.", strings.Join(slices.Sorted(maps.Keys(known)), ", "))
		case seen[field]:
			return t, badField(field, "It is there twice. Keep one.")
		default:
			text, ok := value.(string)
			if !ok {
				return t, badField(field, "Write it as text in quotes.")
			}
			known[field].set(text)
			seen[field] = true
		}
	}
	if _, err := d.Token(); err != nil {
		return t, notTerms(err)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return t, badInput("Something follows the terms. Send one JSON object and nothing after it.")
	}
	return t, nil
}

// notTerms says that a body is not JSON, unless it was too large to be read.
func notTerms(err error) error {
	if tooBig := (*http.MaxBytesError)(nil); errors.As(err, &tooBig) {
		return err
	}
	return badInput("The body is not JSON. Send one object with the terms as text in quotes.")
}
