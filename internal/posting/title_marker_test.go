package posting_test

import (
	"testing"

	"rolewright/internal/posting"
)

func TestTitleMarkerIsOffered(t *testing.T) {
	in := func(country string) []posting.Location { return []posting.Location{{Country: country}} }
	tests := []struct {
		language, title string
		at              []posting.Location
		want            string
	}{
		{"de", "Koch", nil, "(m/w/d)"},
		{"de-AT", "Köchin / Koch", nil, "(m/w/d)"},
		{"de", "Koch/Köchin", nil, "(m/w/d)"},
		{"de", "Leitung R&D", nil, "(m/w/d)"},
		{"de", "Fahrer C/CE", nil, "(m/w/d)"},
		{"fr", "Comptable", nil, "(H/F)"},
		{"fr", "Comptable", in("BE"), "(H/F/X)"},
		{"fr-CA", "Comptable", nil, ""},
		{"nl", "Kok", nil, "(m/v/x)"},
		{"pl", "Kucharz", nil, "(k/m)"},
		{"pt-PT", "Cozinheiro", nil, "(m/f)"},
		{"pt-BR", "Cozinheiro", nil, ""},
		{"en", "Cook", nil, ""},
		{"en", "Cook", in("DE"), ""},
		{"ja", "料理人", nil, ""},
		{"de", " ", nil, ""},

		{"de", "Koch (m/w/d)", nil, ""},
		{"de", "Koch (W/M/D)", nil, ""},
		{"de", "Koch m/w/d", nil, ""},
		{"de", "Koch [d / m / w] in Teilzeit", nil, ""},
		{"de", "Koch (m|w|d)", nil, ""},
		{"de", "Koch (m, w, d)", nil, ""},
		{"de", "Koch (m/w/div.)", nil, ""},
		{"de", "Koch (m/f/x)", nil, ""},
		{"de", "Koch (m/w/*)", nil, ""},
		{"de", "Koch (gn)", nil, ""},
		{"de", "Koch (gn*)", nil, ""},
		{"de", "Koch (all genders)", nil, ""},
		{"de", "Koch:in", nil, ""},
		{"de", "Köch*innen gesucht", nil, ""},
		{"de", "Angestellte*r im Verkauf", nil, ""},
		{"fr", "Comptable H/F", nil, ""},
		{"fr", "Comptable (F/H)", nil, ""},
		{"fr", "Comptable F/H/X", nil, ""},
		{"fr", "Chargé·e de mission", nil, ""},
		{"fr", "Chargé⸱e de mission", nil, ""},
		{"fr", "Développeur.se web", nil, ""},
		{"fr", "Chargé(e) de mission", nil, ""},
		{"nl", "Kok (m/v)", nil, ""},
		{"pl", "Kucharz (m/k)", nil, ""},
	}
	for _, tt := range tests {
		p := posting.Posting{Language: tt.language, Title: tt.title, Locations: tt.at}
		got := p.OfferedTitleMarker()
		if got != tt.want {
			t.Errorf("%q in %s: offers %q, want %q", tt.title, tt.language, got, tt.want)
		}
		if once := p.WithTitleMarker(); once.WithTitleMarker().Title != once.Title || once.OfferedTitleMarker() != "" {
			t.Errorf("%q in %s: the mark stands twice: %q", tt.title, tt.language, once.WithTitleMarker().Title)
		}
	}
	if got, want := (posting.Posting{Language: "de", Title: "Koch"}).WithTitleMarker().Title, "Koch (m/w/d)"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestRelabel(t *testing.T) {
	p := posting.Posting{Title: "Koch (m/w/d)", Language: "de", Company: posting.Company{Name: "Acme"},
		Sections: posting.NewSections("de", "Acme", counter())}
	p.Sections[1].Heading = "Darum geht es"                                                                 // the person's own
	p.Sections = append(p.Sections, posting.Section{Kind: posting.Custom, Heading: "Über das Unternehmen"}) // of another kind
	p.Language = "fr"
	got := p.Relabel("de")
	want := posting.NewSections("fr", "Acme", counter())
	for i, s := range got.Sections {
		heading := p.Sections[i].Heading
		if i != 1 && i < len(want) {
			heading = want[i].Heading
		}
		if s.Heading != heading {
			t.Errorf("%s: got %q, want %q", s.Kind, s.Heading, heading)
		}
	}
	if got.Title != "Koch (H/F)" {
		t.Errorf("the title became %q", got.Title)
	}
	if p.Sections[0].Heading != "Über Acme" {
		t.Error("the posting itself was changed")
	}
	for _, there := range []string{"en", "en-US"} {
		got.Language = there
		if got := got.Relabel("fr"); got.Title != "Koch" || got.Sections[0].Heading != "About Acme" {
			t.Errorf("in %s it became %q, %q", there, got.Title, got.Sections[0].Heading)
		}
	}
}
