package browsertest_test

import (
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"rolewright/assets"
)

// What the editor may weigh when it is opened for the first time.
const (
	maxRequests    = 10
	maxTransferred = 100 << 10
	maxScript      = 30 << 10
)

// traffic is what a page loads.
type traffic struct {
	mu       sync.Mutex
	requests map[network.RequestID]string
	kinds    map[network.RequestID]network.ResourceType
	bytes    map[network.RequestID]float64
	zipped   map[network.RequestID]bool
}

func (p *page) watchTraffic() *traffic {
	p.t.Helper()
	w := &traffic{requests: map[network.RequestID]string{}, kinds: map[network.RequestID]network.ResourceType{},
		bytes: map[network.RequestID]float64{}, zipped: map[network.RequestID]bool{}}
	if err := chromedp.Listen(p.ctx, w.note); err != nil {
		p.t.Fatal(err)
	}
	return w
}

func (w *traffic) note(ev any) {
	w.mu.Lock()
	defer w.mu.Unlock()
	switch ev := ev.(type) {
	case *network.EventRequestWillBeSent:
		w.requests[ev.RequestID], w.kinds[ev.RequestID] = ev.Request.URL, ev.Type
	case *network.EventResponseReceived:
		w.zipped[ev.RequestID] = ev.Response.Headers["Content-Encoding"] != nil
	case *network.EventLoadingFinished:
		w.bytes[ev.RequestID] = ev.EncodedDataLength
	}
}

// TestEditorIsLight measures the editor's first load.
func TestEditorIsLight(t *testing.T) {
	t.Parallel()
	a := startApp(t)
	id := a.newDraft()
	p := openBrowser(t, a)
	w := p.watchTraffic()
	p.open("/postings/" + id)
	p.saved()
	p.until("all files loaded", `document.readyState === "complete" && performance.getEntriesByType("resource").length > 5`)

	w.mu.Lock()
	defer w.mu.Unlock()
	var total, script float64
	for _, id := range slices.SortedFunc(maps.Keys(w.requests), func(a, b network.RequestID) int { return int(w.bytes[b] - w.bytes[a]) }) {
		address := strings.TrimPrefix(w.requests[id], a.url)
		t.Logf("%7.1f KB  gzip %-5t  %s", w.bytes[id]/1024, w.zipped[id], address)
		if !strings.HasPrefix(address, "/") {
			t.Errorf("the editor loads something from elsewhere: %s", address)
		}
		total += w.bytes[id]
		if w.kinds[id] == network.ResourceTypeScript {
			script += w.bytes[id]
		}
	}
	t.Logf("%7.1f KB  in %d requests, %.1f KB of it script", total/1024, len(w.requests), script/1024)
	if len(w.requests) > maxRequests || total > maxTransferred || script > maxScript || script == 0 {
		t.Errorf("the editor loads %.0f bytes in %d requests, %.0f of script: want at most %d, %d and %d", total, len(w.requests), script, maxTransferred, maxRequests, maxScript)
	}
}

// TestSheetFollows measures how long after the last key the sheet has
// changed, beyond the pause that saving waits for. It asserts only that it
// does.
func TestSheetFollows(t *testing.T) {
	_, p, _ := openDraft(t)
	p.clickOn(mission)
	eval[bool](p, `(() => { window.took = []; let at = 0;
		addEventListener("keydown", () => { at = performance.now(); }, true);
		new MutationObserver(() => { window.took.push(performance.now() - at); }).observe($('#sheet'), { childList: true }); return true; })()`)
	const keys = 9
	for i := range keys {
		p.write("x")
		p.until("the sheet to follow", "window.took.length > "+strconv.Itoa(i))
	}
	took := eval[[]float64](p, `window.took`)
	slices.Sort(took)
	pause := savingPause(t)
	t.Logf("from the last key to the changed sheet, beyond the pause of %v: median %.0f ms, slowest %.0f ms of %d",
		pause, took[len(took)/2]-ms(pause), took[len(took)-1]-ms(pause), keys)
}

func ms(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

// savingPause is how long saving.js waits after a key.
func savingPause(t *testing.T) time.Duration {
	t.Helper()
	source, err := fs.ReadFile(assets.Files, "saving.js")
	if err != nil {
		t.Fatal(err)
	}
	m := regexp.MustCompile(`const pause = (\d+);`).FindSubmatch(source)
	if m == nil {
		t.Fatal("saving.js does not say its pause")
	}
	n, err := strconv.Atoi(string(m[1]))
	if err != nil {
		t.Fatal(err)
	}
	return time.Duration(n) * time.Millisecond
}
