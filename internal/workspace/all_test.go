package workspace_test

import (
	"fmt"
	"testing"
	"time"

	"rolewright/internal/workspace"
)

// TestAll wants each posting once, also those that are changed and added while
// somebody goes through them.
func TestAll(t *testing.T) {
	d := newDesk(t)
	var kept []workspace.Posting
	for i := range 120 {
		kept = append(kept, d.create(titled(fmt.Sprint("Cook ", i))))
		d.wait(time.Second)
	}
	if _, err := d.Delete(t.Context(), kept[7].ID); err != nil {
		t.Fatal(err)
	}
	given := map[string]string{}
	for p, err := range d.All(t.Context(), workspace.Filter{Limit: 3}) {
		d.must(err)
		if was, ok := given[p.ID]; ok {
			t.Errorf("%s came twice", was)
		}
		given[p.ID] = p.Value.Content.Title
		switch len(given) {
		case 60: // one not yet given moves to the front, and so does one that was
			d.wait(time.Second)
			d.save(kept[3], titled("Baker"))
			d.save(kept[119], titled("Waiter"))
		case 70:
			d.create(titled("Driver"))
		}
	}
	if len(given) != 120 || given[kept[3].ID] != "Baker" || given[kept[119].ID] != "Cook 119" || given[kept[7].ID] != "" {
		t.Errorf("%d postings: %q, %q, deleted %q", len(given), given[kept[3].ID], given[kept[119].ID], given[kept[7].ID])
	}
}

func TestAllOfAFilter(t *testing.T) {
	d := newDesk(t)
	p := d.create(titled("Cook"))
	d.create(titled("Cook's mate"))
	d.create(titled("Driver"))
	if _, err := d.SetStatus(t.Context(), p.ID, p.Version, workspace.StatusReady); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		filter workspace.Filter
		want   int
	}{{workspace.Filter{}, 3}, {workspace.Filter{Text: "cook"}, 2}, {workspace.Filter{Text: "cook", Status: workspace.StatusReady}, 1}, {workspace.Filter{Company: "Acme"}, 0}} {
		n := 0
		for _, err := range d.All(t.Context(), tt.filter) {
			d.must(err)
			n++
		}
		count, err := d.Count(t.Context(), tt.filter)
		d.must(err)
		if n != tt.want || count != tt.want {
			t.Errorf("%+v: %d given, %d counted, want %d", tt.filter, n, count, tt.want)
		}
	}
}
