package intake_test

import (
	"strings"
	"testing"

	"rolewright/internal/intake"
)

// TestAngleBrackets: of what stands in them in Markdown only tags are left
// out; an address and a word to fill in are text.
func TestAngleBrackets(t *testing.T) {
	res, err := intake.Read("cook.md", []byte("# Cook\n\n## Duties\n\n- Cook<br>and <b class=x>taste</b>\n- Report to <your team>\n\n## How to apply\n\nWrite to Ana <ana.lee@kitchen.example> or see <https://kitchen.example/jobs>.\n"))
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	for _, s := range res.Posting.Sections {
		for _, b := range s.Blocks {
			text.WriteString(b.Text + "\n")
			for _, it := range b.Items {
				text.WriteString(it.Text + "\n")
			}
		}
	}
	for _, want := range []string{"ana.lee@kitchen.example", "https://kitchen.example/jobs", "your team", "Cook and"} {
		if !strings.Contains(text.String(), want) {
			t.Errorf("%q is lost:\n%s", want, text.String())
		}
	}
	if strings.Contains(text.String(), "class=") {
		t.Errorf("a tag became text:\n%s", text.String())
	}
}
