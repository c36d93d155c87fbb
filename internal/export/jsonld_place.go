package export

import (
	"fmt"

	bcp47 "golang.org/x/text/language"

	"rolewright/internal/posting"
)

// place is a schema.org Place with its address.
type place struct {
	Type string `json:"@type"`
	// Name is set where the address has no part for all that is known.
	Name    string  `json:"name,omitempty"`
	Address address `json:"address"`
}

type address struct {
	Type     string `json:"@type"`
	Locality string `json:"addressLocality,omitempty"`
	Region   string `json:"addressRegion,omitempty"`
	Country  string `json:"addressCountry,omitempty"`
}

// places says where the work is done and, for remote work alone, where
// applicants may live.
func (r *jobReader) places() {
	for _, l := range r.from.Locations {
		r.job.Locations = append(r.job.Locations, placeOf(l))
		if !isCountry(l.Country) {
			r.require("locations", fmt.Sprintf("Google requires the country of a place of work, and “%s” names none that is known. Add it to the place.", l.Display("en")))
		}
	}
	switch {
	case r.from.Workplace == posting.Remote:
		r.remote()
	case len(r.from.Locations) == 0:
		r.require("locations", "Google requires the place of work with its country, unless the job is remote altogether. Fill in “City”.")
	}
}

// remote writes TELECOMMUTE, which is for jobs that are remote altogether,
// and never without the places where applicants may live: Google refuses it.
func (r *jobReader) remote() {
	if len(r.from.ApplicantLocations) == 0 {
		r.require("applicantLocations", "Google requires the country or state in which people who work remotely may live; without it the job is not marked as remote. Fill in where applicants may live.")
		return
	}
	r.job.LocationType = "TELECOMMUTE"
	for _, l := range r.from.ApplicantLocations {
		area := areaOf(l)
		r.job.Applicants = append(r.job.Applicants, area)
		if area.Type != "Country" && area.Type != "State" {
			r.leftOut("applicantLocations", fmt.Sprintf("Google reads countries and states as the places where applicants may live, but not “%s”.", area.Name))
		}
	}
}

// placeOf gives a country by its code where it was understood, and a region
// by its name. A county has no part in an address, so it is in the name.
func placeOf(l posting.Location) place {
	p := place{Type: "Place", Address: address{
		Type: "PostalAddress", Locality: l.City, Region: posting.Location{Region: l.Region}.Display("en"), Country: l.Country,
	}}
	if l.County != "" {
		p.Name = posting.Location{County: l.County, Region: l.Region, Country: l.Country}.Display("en")
	}
	return p
}

// areaOf names an area as Google's examples do: "Michigan, USA".
func areaOf(l posting.Location) thing {
	name := l.Display("en")
	if l.Country == "US" {
		name = withoutCountry(l) + "USA"
	}
	switch {
	case !isCountry(l.Country):
		return thing{Type: "AdministrativeArea", Name: name}
	case l.City != "":
		return thing{Type: "City", Name: name}
	case l.County != "":
		return thing{Type: "AdministrativeArea", Name: name}
	case l.Region != "":
		return thing{Type: "State", Name: name}
	}
	return thing{Type: "Country", Name: name}
}

func withoutCountry(l posting.Location) string {
	l.Country = ""
	if name := l.Display("en"); name != "" {
		return name + ", "
	}
	return ""
}

// isCountry reports whether code is the ISO 3166-1 code of a country.
func isCountry(code string) bool {
	if len(code) != 2 {
		return false
	}
	region, err := bcp47.ParseRegion(code)
	return err == nil && region.IsCountry()
}
