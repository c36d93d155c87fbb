package intake_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rolewright/internal/intake"
)

// odtParts are the parts of an OpenDocument text with a body.
func odtParts(body string) map[string]string {
	return map[string]string{
		"mimetype":              "application/vnd.oasis.opendocument.text",
		"META-INF/manifest.xml": `<m:manifest xmlns:m="m"><m:file-entry/></m:manifest>`,
		"styles.xml":            `<o:document-styles xmlns:o="o" xmlns:s="s" xmlns:t="t"><o:master-styles><s:master-page><s:footer><t:p>Acme Ltd</t:p></s:footer></s:master-page></o:master-styles></o:document-styles>`,
		"content.xml": `<o:document-content xmlns:o="o" xmlns:t="t" xmlns:s="s" xmlns:fo="fo" xmlns:x="x" xmlns:d="d"><o:automatic-styles>` +
			`<s:style s:name="B"><s:text-properties fo:font-weight="bold"/></s:style><s:style s:name="I"><s:text-properties fo:font-style="italic"/></s:style>` +
			`<s:style s:name="P1" s:parent-style-name="B"/></o:automatic-styles><o:body><o:text>` + body + `</o:text></o:body></o:document-content>`,
	}
}

func TestReadOpenDocument(t *testing.T) {
	src := zipped(t, odtParts(`<t:tracked-changes><t:p>Gone</t:p></t:tracked-changes><t:p>Warehouse Lead</t:p>
<table:table xmlns:table="x"><table:table-row><table:table-cell><t:p>Location</t:p></table:table-cell><table:table-cell><t:p>Leeds, UK</t:p></table:table-cell></table:table-row></table:table>
<t:h t:outline-level="1">Duties</t:h><t:list><t:list-item><t:p>Lead <t:span t:style-name="I">six</t:span><t:s/>people</t:p><t:list><t:list-item><t:p>Plan</t:p></t:list-item></t:list></t:list-item></t:list>
<t:p t:style-name="P1">Requirements</t:p><t:p>Care.<t:line-break/>Read <t:a x:href="https://a.example/b">the book</t:a><t:note><t:note-citation>1</t:note-citation><t:note-body><t:p>Paid monthly.</t:p></t:note-body></t:note>.</t:p>
<t:p><d:frame><d:text-box><t:p>In a box.</t:p></d:text-box></d:frame></t:p>`))
	res, err := intake.Read("a.odt", src)
	if err != nil {
		t.Fatal(err)
	}
	want := `## Duties (responsibilities)
[]
- Lead *six* people
- Plan
## Requirements (requirements)
[]
- Care.
- Read [the book](https://a.example/b).
- In a box.
## Notes (custom)
[]
- Paid monthly.`
	if diff := cmp.Diff(want, outline(res.Posting)); diff != "" {
		t.Errorf("sections (-want +got):\n%s", diff)
	}
	if p := res.Posting; p.Title != "Warehouse Lead" || len(p.Locations) != 1 || p.Locations[0].City != "Leeds" {
		t.Errorf("title %q, places %v", p.Title, p.Locations)
	}
	for _, want := range []string{"deleted", "Acme Ltd"} {
		if notes := strings.Join(res.Notes, "\n"); !strings.Contains(notes, want) {
			t.Errorf("notes lack %q:\n%s", want, notes)
		}
	}
}

func TestReadRefusesOpenDocument(t *testing.T) {
	with := func(name, content string) []byte {
		parts := odtParts("<t:p>Text</t:p>")
		parts[name] = content
		return zipped(t, parts)
	}
	for _, c := range []struct {
		name string
		src  []byte
		kind intake.RefusalKind
	}{
		{"a password", with("META-INF/manifest.xml", `<m:manifest xmlns:m="m"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>`), intake.Encrypted},
		{"no text", zipped(t, odtParts("")), intake.Empty},
		{"no content", with("content.xml", "<a/>"), intake.Damaged},
		{"entities", with("content.xml", `<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>`), intake.TooLarge},
		{"a table", with("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), intake.Unsupported},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := intake.Read("a.odt", c.src)
			wantRefusal(t, err, c.kind)
		})
	}
}

func TestRealOpenDocuments(t *testing.T) {
	dir := os.Getenv("ROLEWRIGHT_POSTINGS")
	if dir == "" {
		t.Skip("ROLEWRIGHT_POSTINGS names no folder with postings")
	}
	files, err := filepath.Glob(filepath.Join(dir, "office", "*.odt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no documents in %s/office", dir)
	}
	for _, file := range files {
		keepsEveryWord(t, file)
	}
}

func FuzzOpenDocument(f *testing.F) {
	f.Add(`<t:h>A</t:h><t:list><t:list-item><t:p>b<t:s/>c</t:p></t:list-item></t:list>`)
	f.Add(`<x:table><x:table-row><x:table-cell><t:p>Location</t:p></x:table-cell><x:table-cell><t:p>Leeds</t:p></x:table-cell></x:table-row></x:table>`)
	f.Fuzz(func(t *testing.T, body string) {
		res, err := intake.Read("a.odt", zipped(t, odtParts(body)))
		var refusal *intake.Refusal
		if err != nil {
			if !errors.As(err, &refusal) {
				t.Fatalf("error %T %v, want a *Refusal", err, err)
			}
			return
		}
		if lost := lostWords(res); len(lost) > 0 {
			t.Errorf("words lost: %q\n%s", lost, summary(res))
		}
	})
}
