package posting_test

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"rolewright/internal/posting"
)

func TestDecodeJSONRefuses(t *testing.T) {
	tests := []struct{ in, field, says string }{
		{`{"titel":"x"}`, "titel", "no such field"},
		{`{"Title":"x"}`, "Title", "Write it as “title”"},
		{`{"pay":{"minimum":"1"}}`, "pay.minimum", "known here are kind, min, max"},
		{`{"title":1}`, "title", "text in quotes, but there is a number"},
		{`{"title":"a","title":"b"}`, "title", "twice"},
		{`{"sections":[{"id":"a","kind":"about","heading":"x"},{"blocks":"x"}]}`, "sections.1.blocks", "a list"},
		{`{"sections":[{"blocks":[{"items":[{"text":true}]}]}]}`, "sections.0.blocks.0.items.0.text", "text in quotes"},
		{`{"company":{"profileVersion":1.5}}`, "company.profileVersion", "a whole number"},
		{`{"company":{"profileVersion":-1}}`, "company.profileVersion", "a whole number"},
		{`{} {}`, "", "follows"},
		{`{} x`, "", "follows"},
		{"{\n\"title\":\n", "", "line 3"},
		{``, "", "not JSON"},
		{`null`, "", "an object"},
		{`[]`, "", "an object"},
		{"{\"title\":\"\xff\"}", "", "UTF-8"},
		{`{"title":"` + strings.Repeat("x", posting.MaxJSON) + `"}`, "", "1 MB"},
	}
	for _, tt := range tests {
		_, err := posting.DecodeJSON(strings.NewReader(tt.in))
		var refused *posting.FieldError
		if !errors.As(err, &refused) || refused.Field != tt.field || !strings.Contains(err.Error(), tt.says) || refused.Remedy == "" {
			t.Errorf("%.60s: got %v, want one at %q that says %q", tt.in, err, tt.field, tt.says)
		}
	}
}

func TestDecodeJSONPassesReadErrorsOn(t *testing.T) {
	if _, err := posting.DecodeJSON(iotest.ErrReader(io.ErrClosedPipe)); !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("got %v, want the reader’s error", err)
	}
}

func TestJSONReadsBack(t *testing.T) {
	want := twoPages()
	var file bytes.Buffer
	if err := posting.EncodeJSON(&file, want); err != nil {
		t.Fatal(err)
	}
	got, err := posting.DecodeJSON(&file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestNullIsEmpty(t *testing.T) {
	got, err := posting.DecodeJSON(strings.NewReader(`{"title":"Clerk","pay":null,"locations":null,"company":{"about":null}}`))
	if diff := cmp.Diff(posting.Posting{Title: "Clerk"}, got); err != nil || diff != "" {
		t.Errorf("%v (-want +got)\n%s", err, diff)
	}
}

func FuzzDecodeJSON(f *testing.F) {
	for _, s := range []string{`{"title":"x","sections":[{"id":"a"}]}`, `{"pay":{"min":"1"}}`, `null`, `[`, `{"a":`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		p, err := posting.DecodeJSON(bytes.NewReader(src))
		var refused *posting.FieldError
		if err != nil {
			if !errors.As(err, &refused) {
				t.Errorf("%q: %v does not say which field", src, err)
			}
			return
		}
		var file bytes.Buffer
		if err := posting.EncodeJSON(&file, p); err != nil {
			t.Fatal(err)
		}
		if file.Len() > posting.MaxJSON {
			return
		}
		again, err := posting.DecodeJSON(&file)
		if err != nil || !cmp.Equal(normalEmpty(p), normalEmpty(again)) {
			t.Errorf("%q does not read back: %v", src, err)
		}
	})
}

// normalEmpty makes empty lists nil, as they are not written.
func normalEmpty(p posting.Posting) posting.Posting {
	return posting.Normalize(p, func() string { return "x" })
}
