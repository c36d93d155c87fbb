//go:build unix

package handlers_test

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"runtime"
	"runtime/metrics"
	"slices"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// clients is how many people download at once in BenchmarkDownloads.
const clients = 16

// BenchmarkDownloads is the PDF of a two-page posting, asked for by sixteen
// clients at once over real connections: of a posting each that nobody has
// asked for before, of one that is kept in memory, and of one that the client
// has already. Client and server share the machine's processors.
func BenchmarkDownloads(b *testing.B) {
	b.Run("first", func(b *testing.B) {
		a := newApp(b)
		paths := make([]string, b.N)
		for i := range paths {
			p := example()
			p.Title = fmt.Sprint("Payroll specialist ", i)
			paths[i] = "/postings/" + a.add(p).ID + "/download.pdf"
		}
		a.load(b, http.StatusOK, func(i int) *http.Request { return request("GET", paths[i], "") })
	})
	b.Run("converted", func(b *testing.B) {
		content := example()
		content.RequisitionID = ""
		body, err := json.Marshal(content)
		if err != nil {
			b.Fatal(err)
		}
		newApp(b).load(b, http.StatusOK, func(i int) *http.Request {
			return request("POST", "/api/v1/convert?to=pdf", fmt.Sprintf(`{"requisitionId":"%d",%s`, i, body[1:]), "Content-Type", "application/json")
		})
	})
	b.Run("kept", func(b *testing.B) {
		a := newApp(b)
		path := "/postings/" + a.add(example()).ID + "/download.pdf"
		a.load(b, http.StatusOK, func(int) *http.Request { return request("GET", path, "") })
	})
	b.Run("unchanged", func(b *testing.B) {
		a := newApp(b)
		path := "/postings/" + a.add(example()).ID + "/download.pdf"
		tag := a.want(200, "GET", path, "").Header().Get("ETag")
		a.load(b, http.StatusNotModified, func(int) *http.Request { return request("GET", path, "", "If-None-Match", tag) })
	})
}

// load has the clients make b.N requests and reports what they saw.
func (a *app) load(b *testing.B, status int, next func(i int) *http.Request) {
	web := a.listen()
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: clients}}
	defer client.CloseIdleConnections()
	took := make([]time.Duration, b.N)
	var asked atomic.Int64
	peak := watchHeap()
	b.ResetTimer()
	before := processorTime(b)
	var all sync.WaitGroup
	for range clients {
		all.Go(func() {
			for i := int(asked.Add(1)) - 1; i < b.N; i = int(asked.Add(1)) - 1 {
				began := time.Now()
				if err := fetch(client, web, next(i), status); err != nil {
					b.Error(err)
					return
				}
				took[i] = time.Since(began)
			}
		})
	}
	all.Wait()
	b.StopTimer()
	b.ReportMetric((processorTime(b)-before).Seconds()*1e3/float64(b.N), "cpu-ms/file")
	slices.Sort(took)
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "files/s")
	b.ReportMetric(float64(took[len(took)/2])/1e6, "p50-ms")
	b.ReportMetric(float64(took[len(took)*99/100])/1e6, "p99-ms")
	b.ReportMetric(float64(peak())/1e6, "peak-heap-MB")
	runtime.GC()
	var after runtime.MemStats
	runtime.ReadMemStats(&after)
	b.ReportMetric(float64(after.HeapAlloc)/1e6, "heap-after-MB")
}

// processorTime is what the whole process has used, client and server: on a
// busy machine it says more than the clock.
func processorTime(b *testing.B) time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		b.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

// fetch makes the request over the network and reads the whole answer.
func fetch(client *http.Client, web string, req *http.Request, status int) error {
	out, err := http.NewRequest(req.Method, web+req.URL.String(), req.Body)
	if err != nil {
		return err
	}
	out.Header = req.Header
	out.ContentLength = req.ContentLength
	resp, err := client.Do(out)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	n, err := io.Copy(io.Discard, resp.Body)
	if err == nil && (resp.StatusCode != status || status == http.StatusOK && n < 10_000) {
		err = fmt.Errorf("got %d with %d bytes", resp.StatusCode, n)
	}
	return err
}

// watchHeap looks at the heap ten times a second until the function that it
// returns is called, which tells the most that was in use, in bytes.
func watchHeap() (stop func() uint64) {
	done, most := make(chan struct{}), make(chan uint64)
	go func() {
		var peak uint64
		tick := time.NewTicker(100 * time.Millisecond)
		defer tick.Stop()
		for {
			sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
			metrics.Read(sample)
			peak = max(peak, sample[0].Value.Uint64())
			select {
			case <-tick.C:
			case <-done:
				most <- peak
				return
			}
		}
	}()
	return func() uint64 { close(done); return <-most }
}
