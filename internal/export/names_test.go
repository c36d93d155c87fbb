package export_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"rolewright/internal/export"
	"rolewright/internal/posting"
)

func TestFileName(t *testing.T) {
	for _, c := range []struct{ title, company, language, want string }{
		{"Backend developer", "Acme", "en", "backend-developer-acme.md"},
		{"Entwickler (m/w/d) für Köln", "Acme", "de-AT", "entwickler-m-w-d-fuer-koeln-acme.md"},
		{"Straßenbahnfahrer", "", "de", "strassenbahnfahrer.md"},
		{"Säljare till Göteborg", "Åkeri Ö", "sv", "saljare-till-goteborg-akeri-o.md"},
		{"Rådgiver", "Bjørk", "nb", "raadgiver-bjoerk.md"},
		{"Développeur·se à Nîmes", "L’Œuvre", "fr", "developpeur-se-a-nimes-l-oeuvre.md"},
		{"Programista Łódź", "Żółw", "pl", "programista-lodz-zolw.md"},
		{"Re\u0301sume\u0301 writer", "", "en", "resume-writer.md"},
		{"İstanbul satış", "Işık", "tr", "istanbul-satis-isik.md"},
		{"バックエンド開発者", "アクメ", "ja", "バックエンド開発者-アクメ.md"},
		{"सॉफ़्टवेयर", "", "hi", "सॉफ़्टवेयर.md"},
		{"Йога-тренер", "", "ru", "йога-тренер.md"},
		{"../../etc/passwd", "", "en", "etc-passwd.md"},
		{"Con", "", "en", "con-job.md"},
		{"COM1", "", "en", "com1-job.md"},
		{"***", "—", "en", "job-description.md"},
		{"", "", "", "job-description.md"},
	} {
		p := posting.Posting{Title: c.title, Language: c.language, Company: posting.Company{Name: c.company}}
		if got := export.FileName(p, export.Markdown{}); got != c.want {
			t.Errorf("FileName(%q, %q) = %q, want %q", c.title, c.company, got, c.want)
		}
	}
}

func TestFileNameIsBounded(t *testing.T) {
	for _, word := range []string{"senior ", "ж", "開"} {
		p := posting.Posting{Title: strings.Repeat(word, 200)}
		got := export.FileName(p, export.JSON{})
		if len(got) > 130 || len(got) < 100 || !utf8.ValidString(got) || strings.HasSuffix(got, "-.json") {
			t.Errorf("FileName of a long title = %q, %d bytes", got, len(got))
		}
	}
}
