package handlers_test

import (
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"rolewright/handlers"
	"rolewright/internal/posting"
	"rolewright/internal/reference"
	"rolewright/internal/role"
	"rolewright/internal/workspace"
	"rolewright/store"
	"rolewright/store/boltstore"
	"rolewright/templates"
)

// app is the whole web over a store of its own, with a clock that only the
// test moves.
type app struct {
	t    testing.TB
	web  http.Handler
	stop func()
	work *workspace.Workspace
	// reference is the imported data, empty at first.
	reference *reference.Folder

	mu  sync.Mutex
	now time.Time
}

func newApp(t testing.TB) *app {
	t.Helper()
	engine, err := boltstore.Open(filepath.Join(t.TempDir(), "data.db"), boltstore.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := engine.Close(); err != nil {
			t.Error(err)
		}
	})
	return newAppOver(t, engine)
}

func newAppOver(t testing.TB, engine store.Engine) *app {
	t.Helper()
	a := &app{t: t, reference: reference.Beside(filepath.Join(t.TempDir(), "data.db")), now: time.Date(2026, 11, 2, 9, 0, 0, 0, time.UTC)}
	a.work = workspace.New(engine, store.LocalWorkspace, a.clock)
	roles, err := role.Open(templates.Roles())
	if err != nil {
		t.Fatal(err)
	}
	web, err := handlers.New(handlers.Options{Workspace: a.work, Roles: roles, Reference: a.reference, Hosts: []string{"localhost", "127.0.0.1", "::1"},
		Build: "test", Now: a.clock, Log: slog.New(slog.NewTextHandler(io.Discard, nil))})
	if err != nil {
		t.Fatal(err)
	}
	a.web, a.stop = web, web.Stop
	t.Cleanup(web.Stop)
	return a
}

func (a *app) clock() time.Time {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.now
}

func (a *app) wait(d time.Duration) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.now = a.now.Add(d)
}

// request is one to the app's own address; headers come in pairs.
func request(method, url, body string, headers ...string) *http.Request {
	req := httptest.NewRequest(method, url, strings.NewReader(body))
	req.Host = "localhost:8080"
	for i := 0; i+1 < len(headers); i += 2 {
		req.Header.Set(headers[i], headers[i+1])
	}
	return req
}

func (a *app) serve(req *http.Request) *httptest.ResponseRecorder {
	rec := httptest.NewRecorder()
	a.web.ServeHTTP(rec, req)
	return rec
}

func (a *app) do(method, url, body string, headers ...string) *httptest.ResponseRecorder {
	return a.serve(request(method, url, body, headers...))
}

// want makes a request and ends the test when the status is another.
func (a *app) want(status int, method, url, body string, headers ...string) *httptest.ResponseRecorder {
	a.t.Helper()
	rec := a.do(method, url, body, headers...)
	if rec.Code != status {
		a.t.Fatalf("%s %s: got %d, want %d\n%s", method, url, rec.Code, status, head(rec.Body.String()))
	}
	return rec
}

func head(s string) string { return s[:min(len(s), 2000)] }

// add keeps a posting and returns it.
func (a *app) add(p posting.Posting) workspace.Posting {
	a.t.Helper()
	kept, err := a.work.Create(context.Background(), p, workspace.Origin{})
	if err != nil {
		a.t.Fatal(err)
	}
	return kept
}

func (a *app) addCompany(c posting.Company) workspace.Profile {
	a.t.Helper()
	kept, err := a.work.CreateCompany(context.Background(), c)
	if err != nil {
		a.t.Fatal(err)
	}
	return kept
}

// get returns the posting as it is kept now.
func (a *app) get(id string) workspace.Posting {
	a.t.Helper()
	p, err := a.work.Get(context.Background(), id)
	if err != nil {
		a.t.Fatal(err)
	}
	return p
}

// everything is all that the app keeps, as text, to see that a refused
// request changed nothing.
func (a *app) everything() string {
	a.t.Helper()
	ctx := context.Background()
	postings, err := a.work.List(ctx, workspace.Filter{Limit: store.MaxLimit})
	if err != nil {
		a.t.Fatal(err)
	}
	companies, err := a.work.Companies(ctx)
	if err != nil {
		a.t.Fatal(err)
	}
	settings, err := a.work.Settings(ctx)
	if err != nil {
		a.t.Fatal(err)
	}
	roles, err := a.work.RoleFiles(ctx)
	if err != nil {
		a.t.Fatal(err)
	}
	templates, err := a.work.Templates(ctx)
	if err != nil {
		a.t.Fatal(err)
	}
	text, err := json.MarshalIndent([]any{postings, companies, settings, roles, templates}, "", " ")
	if err != nil {
		a.t.Fatal(err)
	}
	return string(text)
}

// example is a whole posting: every section, every fact, two pages of text.
func example() posting.Posting {
	line := func(texts ...string) []posting.Item {
		var items []posting.Item
		for _, text := range texts {
			items = append(items, posting.Item{Text: text})
		}
		return items
	}
	long := strings.Repeat("You keep the accounts of a growing company in order and explain them to people who do not read accounts. ", 3)
	return posting.Posting{
		Title: "Payroll specialist", Seniority: posting.Mid, Department: "Finance", ReportsTo: "Head of finance",
		RequisitionID: "FIN-2026-014", Openings: "2", Language: "en", EmploymentType: posting.FullTime, Workplace: posting.Hybrid,
		Hours: "38 a week, Monday to Friday", Start: "as soon as possible", ApplyBy: "2026-12-01", PostedOn: "2026-11-02",
		Locations:          []posting.Location{{City: "Austin", Region: "US-TX", Country: "US"}, {City: "Berlin", Country: "DE"}},
		ApplicantLocations: []posting.Location{{Country: "DE"}},
		Headcount:          posting.Headcount{Total: "120", ByPlace: []posting.PlaceHeadcount{{Place: "US-CA", Count: "40"}}},
		Education:          posting.Bachelor, ExperienceMonths: "24",
		Apply: posting.Apply{URL: "https://acme.example/jobs/payroll", Email: "jobs@acme.example", Instructions: "A page about you is enough."},
		Pay:   posting.Pay{Kind: posting.PayRange, Min: "62000", Max: "74000", Currency: "USD", Period: posting.Year, Bonus: "Up to 5 %", Equity: "Options over four years"},
		Company: posting.Company{Name: "Acme", Site: "https://acme.example", Colour: "#0a7c4a", About: "We make scales.", Mission: "Fair trade.",
			Culture: "Quiet mornings.", Values: "Say what is.", Size: "120 people.", KeyClients: "Markets.", OfficeHours: "Nine to three.",
			RemotePolicy: "Three days at home.", Benefits: "- 30 days of leave\n- A pension of 5 %", Perks: "Lunch.", EqualOpportunity: "We hire people of every background."},
		Sections: []posting.Section{
			{Kind: posting.About, Heading: "About Acme"},
			{Kind: posting.Summary, Heading: "The job", Blocks: []posting.Block{{Kind: posting.Paragraph, Text: long + "**Well.**"}, {Kind: posting.Paragraph, Text: long}}},
			{Kind: posting.Responsibilities, Heading: "What you will do", Blocks: []posting.Block{{Kind: posting.List,
				Items: line("Run the monthly payroll for 300 people", "Answer questions about [payslips](https://acme.example/payslips)", long, "Close the month", "Report to the tax office", long)}}},
			{Kind: posting.Requirements, Heading: "What you bring", Blocks: []posting.Block{
				{Kind: posting.List, Importance: posting.MustHave, Items: line("Two years in payroll", long, "Care")},
				{Kind: posting.List, Importance: posting.MustHave, Group: "Tools", Items: line("Spreadsheets")},
				{Kind: posting.List, Importance: posting.NiceToHave, Items: line("A second language", long)},
			}},
			{Kind: posting.PaySection, Heading: "Pay", Blocks: []posting.Block{{Kind: posting.Paragraph, Text: "Reviewed each spring."}}},
			{Kind: posting.Benefits, Heading: "Benefits"},
			{Kind: posting.Process, Heading: "What happens next", Blocks: []posting.Block{{Kind: posting.List, Items: line("A call", "A day with us")}}},
			{Kind: posting.ApplySection, Heading: "How to apply"},
			{Kind: posting.EqualOpportunity, Heading: "Equal opportunity"},
			{Kind: posting.Custom, Heading: "Our building", Blocks: []posting.Block{
				{Kind: posting.Paragraph, Text: "It has a garden."}, {Kind: posting.List, Group: "Rooms", Items: line("A kitchen")}, {Kind: posting.Paragraph, Text: "And a roof."},
			}},
		},
		Credit: "This posting includes information from the O*NET 30.1 Database.",
	}
}
