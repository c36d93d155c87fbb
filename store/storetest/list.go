package storetest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"rolewright/store"
)

func where(keys ...string) store.Query {
	var q store.Query
	for i := 0; i < len(keys); i += 2 {
		q.Where = append(q.Where, store.IndexKey{Name: keys[i], Value: keys[i+1]})
	}
	return q
}

func testListOrder(t *testing.T, e store.Engine) {
	wantDiff(t, "an empty store", store.Page{}, list(t, e, store.Query{}))
	apply(t, e, at(1), put("b", 0, "b"))
	apply(t, e, at(2), put("a", 0, "a"))
	apply(t, e, at(3), put("e", 0, "e"), put("c", 0, "c"), put("d", 0, "d"))
	wantDiff(t, "newest first, then by id", []string{"c", "d", "e", "a", "b"}, listAll(t, e, store.Query{}))
	apply(t, e, at(4), put("b", 1, "b2"))
	wantDiff(t, "a change comes to the front", []string{"b", "c", "d", "e", "a"}, listAll(t, e, store.Query{}))

	page := list(t, e, store.Query{})
	wantDiff(t, "a listed record", get(t, e, "b"), page.Records[0])
	wantDiff(t, "the last page's Next", "", page.Next)
}

func testListWhere(t *testing.T, e store.Engine) {
	apply(t, e, at(1), keyed("a", 0, "Nurse", "status", "draft", "company", "acme", "tag", "night", "tag", "ward"))
	apply(t, e, at(2), keyed("b", 0, "Cook", "status", "published", "company", "acme"))
	apply(t, e, at(3), keyed("c", 0, "Baker", "status", "draft", "company", "bolt", "tag", "night"))
	cases := []struct {
		q    store.Query
		want []string
	}{
		{where("status", "draft"), []string{"c", "a"}},
		{where("status", "published"), []string{"b"}},
		{where("company", "acme"), []string{"b", "a"}},
		{where("company", "acme", "status", "draft"), []string{"a"}},
		{where("status", "draft", "company", "acme"), []string{"a"}},
		{where("tag", "night"), []string{"c", "a"}},
		{where("tag", "ward", "tag", "night"), []string{"a"}},
		{where("tag", "night", "tag", "night"), []string{"c", "a"}},
		{where("status", "Draft"), nil},
		{where("status", "draf"), nil},
		{where("status", ""), nil},
		{where("company", "draft"), nil},
		{where("unknown", "x"), nil},
	}
	for _, c := range cases {
		wantDiff(t, fmt.Sprint(c.q.Where), c.want, listAll(t, e, c.q))
	}
	odd := "a\x00b\x01c\n"
	apply(t, e, at(4), keyed("odd", 0, "x", "odd", odd), keyed("zero", 0, "x", "odd", "a"))
	wantDiff(t, "an odd value", []string{"odd"}, listAll(t, e, where("odd", odd)))
	_, err := e.List(t.Context(), store.Query{Workspace: ws, Kind: kind, Where: []store.IndexKey{{Name: "", Value: "x"}}})
	wantInvalid(t, "a key without a name", err, "where")
}

func testListText(t *testing.T, e store.Engine) {
	titles := []string{"Senior Site Reliability Engineer", "Krankenpfleger (m/w/d) Große Klinik", "Chargé d’affaires",
		"Smørrebrød Cook", "İstanbul Müdürü", "SENIOR BAKER", "Инженер-конструктор", "ソフトウェアエンジニア"}
	for i, title := range titles {
		apply(t, e, at(i), keyed(fmt.Sprintf("%d", i), 0, title, "status", []string{"draft", "published"}[i%2]))
	}
	cases := []struct {
		text string
		want []string
	}{
		{"senior", []string{"5", "0"}},
		{"engineer SENIOR", []string{"0"}},
		{"relia eng", []string{"0"}},
		{"  senior\tbaker ", []string{"5"}},
		{"senior nurse", nil},
		{"grosse", []string{"1"}},
		{"GROSSE KLINIK", []string{"1"}},
		{"charge", []string{"2"}},
		{"CHARGÉ", []string{"2"}},
		{"charge\u0301", []string{"2"}},
		{"smorrebrod", []string{"3"}},
		{"smørrebrød", []string{"3"}},
		{"istanbul", []string{"4"}},
		{"ИНЖЕНЕР", []string{"6"}},
		{"エンジニア", []string{"7"}},
		{"(m/w/d)", []string{"1"}},
		{"%", nil},
		{"_", nil},
		{`\`, nil},
		{"", []string{"7", "6", "5", "4", "3", "2", "1", "0"}},
	}
	for _, c := range cases {
		wantDiff(t, fmt.Sprintf("text %q", c.text), c.want, listAll(t, e, store.Query{Text: c.text}))
	}
	q := where("status", "published")
	q.Text = "senior"
	wantDiff(t, "text and key", []string{"5"}, listAll(t, e, q))
	_, err := e.List(t.Context(), store.Query{Workspace: ws, Kind: kind, Text: strings.Repeat("x", 1001)})
	wantInvalid(t, "a long text", err, "text")
}

func testListFollowsChanges(t *testing.T, e store.Engine) {
	apply(t, e, at(1), keyed("a", 0, "Nurse", "status", "draft", "company", "acme"))
	apply(t, e, at(2), keyed("a", 1, "Matron", "status", "published"))
	wantDiff(t, "the old key", []string(nil), listAll(t, e, where("status", "draft")))
	wantDiff(t, "the dropped key", []string(nil), listAll(t, e, where("company", "acme")))
	wantDiff(t, "the new key", []string{"a"}, listAll(t, e, where("status", "published")))
	wantDiff(t, "the old text", []string(nil), listAll(t, e, store.Query{Text: "nurse"}))
	wantDiff(t, "the new text", []string{"a"}, listAll(t, e, store.Query{Text: "matron"}))
	wantDiff(t, "all", []string{"a"}, listAll(t, e, store.Query{}))
}

func testPaging(t *testing.T, e store.Engine) {
	fillNumbered(t, e, 57)
	want := listAll(t, e, store.Query{Limit: 100})
	if len(want) != 57 || !slices.IsSortedFunc(want, func(a, b string) int { return strings.Compare(b, a) }) {
		t.Fatalf("one page of all: got %v", want)
	}
	for _, limit := range []int{1, 2, 19, 25, 56, 57} {
		q := where("status", "draft")
		q.Limit, q.Text = limit, "role"
		wantDiff(t, fmt.Sprintf("pages of %d", limit), want, listAll(t, e, q))
	}
	first := list(t, e, store.Query{Limit: 57})
	wantDiff(t, "Next of a page that is just full", "", first.Next)
	wantDiff(t, "the default size", store.DefaultLimit, len(list(t, e, store.Query{}).Records))
	_, err := e.List(t.Context(), store.Query{Workspace: ws, Kind: kind, Limit: -1})
	wantInvalid(t, "a negative limit", err, "limit")
	wantDiff(t, "more than the greatest limit", 57, len(list(t, e, store.Query{Limit: store.MaxLimit + 1}).Records))
}

// testPagingWhileChanging changes, adds and deletes records between pages: all
// that stay as they are must be met once.
func testPagingWhileChanging(t *testing.T, e store.Engine) {
	fillNumbered(t, e, 40)
	q, met := store.Query{Limit: 7}, map[string]int{}
	for round := 0; ; round++ {
		page := list(t, e, q)
		for _, id := range ids(page.Records) {
			met[id]++
		}
		if q.Cursor = page.Next; q.Cursor == "" {
			break
		}
		switch round {
		case 0: // the very record the cursor stands on, and one still to come
			apply(t, e, at(100), keyed("r033", 1, "Role", "status", "draft"), keyed("r010", 1, "Role", "status", "draft"))
		case 1:
			apply(t, e, at(101), remove("r026", 1), keyed("new", 0, "Role"))
		case 2:
			apply(t, e, at(102), remove("r005", 1))
		}
	}
	for i := range 40 {
		id := fmt.Sprintf("r%03d", i)
		want := 1
		if id == "r010" || id == "r005" { // went to the front, was deleted
			want = 0
		}
		if met[id] != want {
			t.Errorf("%s was met %d times, want %d", id, met[id], want)
		}
	}
}

func testCursors(t *testing.T, e store.Engine) {
	fillNumbered(t, e, 5)
	q := where("status", "draft")
	q.Workspace, q.Kind, q.Limit, q.Text = ws, kind, 2, "role"
	good := list(t, e, q).Next
	bad := map[string]func(q *store.Query){
		"junk":           func(q *store.Query) { q.Cursor = "junk" },
		"not base64":     func(q *store.Query) { q.Cursor = "!!" },
		"cut off":        func(q *store.Query) { q.Cursor = good[:len(good)-2] },
		"changed":        func(q *store.Query) { q.Cursor = "A" + good[1:] },
		"lengthened":     func(q *store.Query) { q.Cursor = good + "AAAA" },
		"other text":     func(q *store.Query) { q.Text = "r" },
		"other key":      func(q *store.Query) { q.Where = nil },
		"other kind":     func(q *store.Query) { q.Kind = store.KindCompanies },
		"other place":    func(q *store.Query) { q.Workspace = "acme" },
		"a long one":     func(q *store.Query) { q.Cursor = strings.Repeat("A", 100_000) },
		"not ASCII even": func(q *store.Query) { q.Cursor = "é\x00" },
	}
	for what, edit := range bad {
		other := q
		other.Cursor = good
		edit(&other)
		_, err := e.List(t.Context(), other)
		wantInvalid(t, what, err, "cursor")
	}
	q.Cursor, q.Limit, q.Text = good, 3, " ROLE "
	wantDiff(t, "another limit and the same words", []string{"r002", "r001", "r000"}, ids(list(t, e, q).Records))
}

func testCount(t *testing.T, e store.Engine) {
	fillNumbered(t, e, 30)
	apply(t, e, at(31), keyed("x", 0, "Nurse", "status", "published"))
	q := where("status", "draft")
	for want, edit := range map[int]func(q *store.Query){
		30: func(q *store.Query) {},
		31: func(q *store.Query) { q.Where = nil },
		12: func(q *store.Query) { q.Text = "role 2" },
		0:  func(q *store.Query) { q.Kind = store.KindCompanies },
		1:  func(q *store.Query) { q.Where = []store.IndexKey{{Name: "status", Value: "published"}} },
	} {
		q := q
		q.Workspace, q.Kind, q.Limit = ws, kind, 2
		edit(&q)
		got, err := e.Count(t.Context(), q)
		if err != nil || got != want {
			t.Errorf("Count(%+v) = %d, %v, want %d", q, got, err, want)
		}
	}
}
