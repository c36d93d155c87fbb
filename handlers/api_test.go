package handlers_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
	"github.com/getkin/kin-openapi/routers/legacy"
	"github.com/gin-gonic/gin"
	"github.com/google/go-cmp/cmp"

	"rolewright/docs"
	"rolewright/handlers"
	"rolewright/internal/export"
	"rolewright/internal/posting"
)

// description is docs/openapi.yaml, checked, with what finds a request in it.
type description struct {
	doc    *openapi3.T
	router routers.Router
}

func loadDescription(t testing.TB) description {
	t.Helper()
	doc, err := openapi3.NewLoader().LoadFromData(docs.OpenAPI)
	if err != nil {
		t.Fatal(err)
	}
	router, err := legacy.NewRouter(doc)
	if err != nil {
		t.Fatal(err)
	}
	return description{doc, router}
}

// find returns what is described of a request, which must be there.
func (d description) find(t testing.TB, req *http.Request) *openapi3filter.RequestValidationInput {
	t.Helper()
	route, params, err := d.router.FindRoute(req)
	if err != nil {
		t.Fatalf("%s %s is not described: %v", req.Method, req.URL, err)
	}
	return &openapi3filter.RequestValidationInput{Request: req, PathParams: params, Route: route, Options: &openapi3filter.Options{}}
}

// checkAnswer holds an answer against the description: its status must be
// listed, its headers and body as described.
func (d description) checkAnswer(t testing.TB, in *openapi3filter.RequestValidationInput, rec *httptest.ResponseRecorder) {
	t.Helper()
	if in.Route.Operation.Responses.Status(rec.Code) == nil {
		t.Errorf("status %d is not described for %s %s", rec.Code, in.Request.Method, in.Route.Path)
	}
	answer := &openapi3filter.ResponseValidationInput{RequestValidationInput: in, Status: rec.Code, Header: rec.Header()}
	answer.SetBodyBytes(rec.Body.Bytes())
	if err := openapi3filter.ValidateResponse(context.Background(), answer); err != nil {
		t.Errorf("the answer is not as described: %v", err)
	}
}

// scenario is one request and what comes of it. In URL, Headers and Body,
// POSTING and COMPANY stand for the ids of a posting at version 2 and a
// company at version 1, CURSOR for a real cursor of another list.
type scenario struct {
	Name, Method, URL string
	Headers           []string
	Body              string
	WantStatus        int
	WantContains      []string
	WantHeaders       []string
	// Changes says that the request changes what is kept.
	Changes bool
}

const jsonType = "application/json"

func asJSON(more ...string) []string { return append([]string{"Content-Type", jsonType}, more...) }

func TestAPI(t *testing.T) {
	d := loadDescription(t)
	for _, list := range [][]scenario{readingScenarios(), writingScenarios(), refusedScenarios(), companyScenarios(), roleScenarios(), convertScenarios(), offerScenarios(), reviewScenarios()} {
		for _, sc := range list {
			t.Run(sc.Name, func(t *testing.T) {
				t.Parallel()
				sc.run(t, d)
			})
		}
	}
}

func (sc scenario) run(t *testing.T, d description) {
	a := newApp(t)
	fill := seed(t, a)
	for i := range sc.Headers {
		sc.Headers[i] = fill.Replace(sc.Headers[i])
	}
	before := a.everything()
	body := fill.Replace(sc.Body)
	req := request(sc.Method, fill.Replace(sc.URL), body, sc.Headers...)
	in := d.find(t, request(sc.Method, fill.Replace(sc.URL), body, sc.Headers...))
	if sc.WantStatus < 400 {
		if err := openapi3filter.ValidateRequest(context.Background(), in); err != nil {
			t.Errorf("the request is not as described: %v", err)
		}
	}
	rec := a.serve(req)
	if rec.Code != sc.WantStatus {
		t.Fatalf("got %d, want %d\n%s", rec.Code, sc.WantStatus, head(rec.Body.String()))
	}
	d.checkAnswer(t, in, rec)
	for _, want := range sc.WantContains {
		if !strings.Contains(rec.Body.String(), fill.Replace(want)) {
			t.Errorf("the answer lacks %q:\n%s", fill.Replace(want), head(rec.Body.String()))
		}
	}
	for i := 0; i+1 < len(sc.WantHeaders); i += 2 {
		if got, want := rec.Header().Get(sc.WantHeaders[i]), fill.Replace(sc.WantHeaders[i+1]); got != want {
			t.Errorf("%s: got %q, want %q", sc.WantHeaders[i], got, want)
		}
	}
	sc.checkProblem(t, rec)
	if diff := cmp.Diff(before, a.everything()); (diff != "") != sc.Changes {
		t.Errorf("changes what is kept: got %v, want %v\n%s", diff != "", sc.Changes, diff)
	}
}

// checkProblem holds an error to the form that all errors have.
func (sc scenario) checkProblem(t *testing.T, rec *httptest.ResponseRecorder) {
	t.Helper()
	if sc.WantStatus < 400 {
		return
	}
	if got, want := rec.Header().Get("Content-Type"), "application/problem+json"; got != want {
		t.Errorf("Content-Type: got %q, want %q", got, want)
	}
	var p struct{ Detail string }
	if err := json.Unmarshal(rec.Body.Bytes(), &p); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(p.Detail, "boltstore") || strings.Contains(p.Detail, "store:") || !strings.HasSuffix(p.Detail, ".") {
		t.Errorf("the detail is not a sentence for people: %q", p.Detail)
	}
}

func seed(t *testing.T, a *app) *strings.Replacer {
	t.Helper()
	p := a.add(example())
	a.want(200, "PUT", "/api/v1/postings/"+p.ID, `{"title":"Payroll specialist","sections":[{"id":"s1","kind":"summary","heading":"The job"}]}`,
		asJSON("If-Match", `W/"1"`)...)
	company := a.addCompany(posting.Company{Name: "Acme"})
	a.wait(1e9)
	a.add(posting.Posting{Title: "Bookkeeper", Company: posting.Company{Name: "Acme"}, Role: "sql-developer"})
	list := a.want(200, "GET", "/api/v1/postings?limit=1", "")
	var page struct{ Next string }
	if err := json.Unmarshal(list.Body.Bytes(), &page); err != nil || page.Next == "" {
		t.Fatalf("no next page: %v %s", err, list.Body)
	}
	return strings.NewReplacer("POSTING", p.ID, "COMPANY", company.ID, "CURSOR", page.Next)
}

func readingScenarios() []scenario {
	return []scenario{
		{Name: "schema", Method: "GET", URL: "/api/v1/posting.schema.json", WantStatus: 200, WantContains: []string{"https://json-schema.org/draft/2020-12/schema"}, WantHeaders: []string{"Content-Type", "application/schema+json"}},
		{Name: "description", Method: "GET", URL: "/api/v1/openapi.yaml", WantStatus: 200, WantContains: []string{"openapi: 3.1.0"}, WantHeaders: []string{"Content-Type", "application/yaml"}},
		{Name: "list", Method: "GET", URL: "/api/v1/postings", WantStatus: 200, WantContains: []string{`"id":"POSTING"`, `"title":"Bookkeeper"`, `"company":"Acme"`, `"role":"sql-developer"`, `"next":""`}},
		{Name: "list by title", Method: "GET", URL: "/api/v1/postings?q=PAYR", WantStatus: 200, WantContains: []string{`{"next":"","postings":[{"id":"POSTING"`}},
		{Name: "list by status", Method: "GET", URL: "/api/v1/postings?status=archived", WantStatus: 200, WantContains: []string{`"postings":[]`}},
		{Name: "list by company", Method: "GET", URL: "/api/v1/postings?company=acme", WantStatus: 200, WantContains: []string{"Bookkeeper"}},
		{Name: "list of a page", Method: "GET", URL: "/api/v1/postings?limit=1", WantStatus: 200, WantContains: []string{`"next":"CURSOR"`, "Bookkeeper"}},
		{Name: "list, next page", Method: "GET", URL: "/api/v1/postings?limit=1&after=CURSOR", WantStatus: 200, WantContains: []string{`"next":""`, "Payroll"}},
		{Name: "limit above the most", Method: "GET", URL: "/api/v1/postings?limit=100000", WantStatus: 200, WantContains: []string{"Payroll"}},
		{Name: "posting", Method: "GET", URL: "/api/v1/postings/POSTING", WantStatus: 200, WantHeaders: []string{"ETag", `W/"2"`, "Content-Type", jsonType, "Cache-Control", "no-cache"},
			WantContains: []string{`"id":"POSTING","version":2,`, `"status":"draft"`, `"title":"Payroll specialist"`, `"notes":[]`}},
		{Name: "posting not changed", Method: "GET", URL: "/api/v1/postings/POSTING", Headers: []string{"If-None-Match", `W/"2"`}, WantStatus: 304, WantHeaders: []string{"ETag", `W/"2"`}},
		{Name: "posting not changed, several tags", Method: "GET", URL: "/api/v1/postings/POSTING", Headers: []string{"If-None-Match", `W/"1", "2"`}, WantStatus: 304},
		{Name: "posting changed", Method: "GET", URL: "/api/v1/postings/POSTING", Headers: []string{"If-None-Match", `W/"1"`}, WantStatus: 200},
		{Name: "unknown posting", Method: "GET", URL: "/api/v1/postings/none", WantStatus: 404, WantContains: []string{"may have been deleted"}},
		{Name: "an id that cannot be", Method: "GET", URL: "/api/v1/postings/a%01b", WantStatus: 404},
		{Name: "revisions", Method: "GET", URL: "/api/v1/postings/POSTING/revisions", WantStatus: 200, WantContains: []string{`{"next":"","revisions":[]}`}},
		{Name: "revisions of an unknown posting", Method: "GET", URL: "/api/v1/postings/none/revisions", WantStatus: 404},
		{Name: "revisions with a list's cursor", Method: "GET", URL: "/api/v1/postings/POSTING/revisions?after=CURSOR", WantStatus: 400, WantContains: []string{`"field":"after"`, "Start again from the first page"}},
		{Name: "roles", Method: "GET", URL: "/api/v1/roles", WantStatus: 200, WantContains: []string{`"slug":"sql-developer"`}},
		{Name: "roles by words", Method: "GET", URL: "/api/v1/roles?q=senior+blockchain+developer", WantStatus: 200, WantContains: []string{`{"roles":[{"slug":"blockchain-developer"`}},
		{Name: "no such roles", Method: "GET", URL: "/api/v1/roles?q=falconer", WantStatus: 200, WantContains: []string{`"roles":[]`}},
		{Name: "role", Method: "GET", URL: "/api/v1/roles/sql-developer", WantStatus: 200, WantContains: []string{`"slug":"sql-developer"`, `"atAGlance"`}},
		{Name: "unknown role", Method: "GET", URL: "/api/v1/roles/falconer", WantStatus: 404, WantContains: []string{"no role of this name"}},
		{Name: "bad limit", Method: "GET", URL: "/api/v1/postings?limit=ten", WantStatus: 400, WantContains: []string{`"field":"limit"`, "whole number of at least 1"}},
		{Name: "limit of none", Method: "GET", URL: "/api/v1/postings?limit=0", WantStatus: 400, WantContains: []string{`"field":"limit"`}},
		{Name: "bad revisions limit", Method: "GET", URL: "/api/v1/postings/POSTING/revisions?limit=-1", WantStatus: 400, WantContains: []string{`"field":"limit"`}},
		{Name: "bad cursor", Method: "GET", URL: "/api/v1/postings?after=xyz", WantStatus: 400, WantContains: []string{`"field":"after"`, "first page"}},
		{Name: "cursor of another list", Method: "GET", URL: "/api/v1/postings?status=draft&after=CURSOR", WantStatus: 400, WantContains: []string{`"field":"after"`}},
		{Name: "bad status", Method: "GET", URL: "/api/v1/postings?status=lost", WantStatus: 400, WantContains: []string{`"field":"status"`, "Use draft, ready, published or archived"}},
		{Name: "too many words", Method: "GET", URL: "/api/v1/postings?q=" + strings.Repeat("a", 1001), WantStatus: 400, WantContains: []string{`"field":"q"`, "Use fewer"}},
	}
}

func writingScenarios() []scenario {
	whole, err := json.Marshal(example())
	if err != nil {
		panic(err)
	}
	return []scenario{
		{Name: "create", Method: "POST", URL: "/api/v1/postings", Headers: asJSON(), Body: `{"title":" Cook "}`, WantStatus: 201, Changes: true,
			WantHeaders: []string{"ETag", `W/"1"`}, WantContains: []string{`"version":1`, `"title":"Cook"`, `"status":"draft"`}},
		{Name: "create a whole one", Method: "POST", URL: "/api/v1/postings", Headers: asJSON(), Body: string(whole), WantStatus: 201, Changes: true, WantContains: []string{`"notes":[]`}},
		{Name: "create what nobody understands", Method: "POST", URL: "/api/v1/postings", Headers: asJSON(), Body: `{"pay":{"min":"competitive"},"workplace":"the moon"}`, WantStatus: 201, Changes: true,
			WantContains: []string{`"min":"competitive"`, `"field":"pay.min"`, `"field":"title"`, `"field":"workplace"`}},
		{Name: "a range in one field", Method: "POST", URL: "/api/v1/postings", Headers: asJSON(), Body: `{"title":"Cook","pay":{"min":"95-120k","currency":"$"}}`, WantStatus: 201, Changes: true,
			WantContains: []string{`"min":"95000","max":"120000","currency":"USD"`}},
		{Name: "a media type with a parameter", Method: "POST", URL: "/api/v1/postings", Headers: []string{"Content-Type", "application/json; charset=utf-8"}, Body: `{"title":"Cook"}`, WantStatus: 201, Changes: true},
		{Name: "replace", Method: "PUT", URL: "/api/v1/postings/POSTING", Headers: asJSON("If-Match", `W/"2"`), Body: `{"title":"Cook"}`, WantStatus: 200, Changes: true,
			WantHeaders: []string{"ETag", `W/"3"`}, WantContains: []string{`"version":3`, `"posting":{"title":"Cook"}`}},
		{Name: "replace, strong tag", Method: "PUT", URL: "/api/v1/postings/POSTING", Headers: asJSON("If-Match", `"2"`), Body: `{"title":"Cook"}`, WantStatus: 200, Changes: true},
		{Name: "replace by the same", Method: "PUT", URL: "/api/v1/postings/POSTING", Headers: asJSON("If-Match", `W/"2"`),
			Body: `{"title":"Payroll specialist","sections":[{"id":"s1","kind":"summary","heading":"The job"}]}`, WantStatus: 200, WantHeaders: []string{"ETag", `W/"2"`}},
		{Name: "choose a look", Method: "PUT", URL: "/api/v1/postings/POSTING/look", Headers: asJSON("If-Match", `W/"2"`), Body: `{"theme":"plain","draft":true}`, WantStatus: 200, Changes: true,
			WantHeaders: []string{"ETag", `W/"3"`}, WantContains: []string{`"look":{"theme":"plain","paper":"a4","draft":true}`}},
		{Name: "choose the look it has", Method: "PUT", URL: "/api/v1/postings/POSTING/look", Headers: asJSON("If-Match", `W/"2"`), Body: `{"theme":"classic"}`, WantStatus: 200, WantHeaders: []string{"ETag", `W/"2"`}},
		{Name: "delete", Method: "DELETE", URL: "/api/v1/postings/POSTING", WantStatus: 204, Changes: true},
		{Name: "delete that version", Method: "DELETE", URL: "/api/v1/postings/POSTING", Headers: []string{"If-Match", `W/"2"`}, WantStatus: 204, Changes: true},
	}
}

// refusedScenarios are answered with the place and the remedy, and change
// nothing.
func refusedScenarios() []scenario {
	post := func(name, body string, status int, contains ...string) scenario {
		return scenario{Name: name, Method: "POST", URL: "/api/v1/postings", Headers: asJSON(), Body: body, WantStatus: status, WantContains: contains}
	}
	put := func(name string, headers []string, status int, contains ...string) scenario {
		return scenario{Name: name, Method: "PUT", URL: "/api/v1/postings/POSTING", Headers: headers, Body: `{"title":"Cook"}`, WantStatus: status, WantContains: contains}
	}
	look := func(name, tag, body string, status int, contains ...string) scenario {
		return scenario{Name: name, Method: "PUT", URL: "/api/v1/postings/POSTING/look", Headers: asJSON("If-Match", tag), Body: body, WantStatus: status, WantContains: contains}
	}
	return []scenario{
		look("an unknown theme", `W/"2"`, `{"theme":"baroque"}`, 400, `"field":"theme"`, "use one of "+export.Themes()[0]),
		look("an unknown paper", `W/"2"`, `{"paper":"napkin"}`, 400, `"field":"paper"`, "use a4 or letter"),
		look("no look", `W/"2"`, `{"colour":"red"}`, 400, "theme and paper"),
		look("two looks", `W/"2"`, `{} {}`, 400, "nothing else"),
		look("a look over another version", `W/"1"`, `{"theme":"plain"}`, 412, "version 2"),
		look("a look without a version", "", `{"theme":"plain"}`, 428, "If-Match"),
		post("unknown field", `{"title":"a","pay":{"minimum":"1"}}`, 400, `"field":"pay.minimum"`, "no such field", "known here are kind, min"),
		post("misspelt field", `{"Title":"a"}`, 400, `"field":"Title"`, "Write it as “title”"),
		post("field twice", `{"title":"a","title":"b"}`, 400, `"field":"title"`, "twice", "Keep one"),
		post("number for text", `{"openings":2}`, 400, `"field":"openings"`, "text in quotes"),
		post("text for a list", `{"sections":[{"blocks":"x"}]}`, 400, `"field":"sections.0.blocks"`, "list in square brackets"),
		post("text for a switch", `{"sections":[{"hidden":"yes"}]}`, 400, `"field":"sections.0.hidden"`, "true or false"),
		post("list for a posting", `[]`, 400, "an object in braces"),
		post("null for a posting", `null`, 400, "an object in braces"),
		post("the answer sent back whole", `{"id":"x","version":2,"posting":{"title":"a"}}`, 400, `"field":"id"`, "no such field"),
		post("trailing data", `{"title":"a"} {"title":"b"}`, 400, "Something follows", "nothing after it"),
		post("no JSON", "{\"title\":\n nonsense}", 400, "not JSON", "beyond line 1"),
		post("nothing", "", 400, "not JSON"),
		post("not UTF-8", "{\"title\":\"\xff\xfe\"}", 400, "not UTF-8", "encoding UTF-8"),
		post("too large", `{"title":"`+strings.Repeat("a", posting.MaxJSON)+`"}`, 413, "1 MB", "Nothing was changed"),
		{Name: "wrong type", Method: "POST", URL: "/api/v1/postings", Headers: []string{"Content-Type", "text/plain"}, Body: `{"title":"a"}`, WantStatus: 415, WantContains: []string{`"field":"Content-Type"`, "application/json"}},
		{Name: "no type", Method: "POST", URL: "/api/v1/postings", Body: `{"title":"a"}`, WantStatus: 415},
		{Name: "from another site", Method: "POST", URL: "/api/v1/postings", Headers: asJSON("Sec-Fetch-Site", "cross-site"), Body: `{"title":"a"}`, WantStatus: 403, WantContains: []string{"another site's page", "Nothing was changed"}},
		put("no version", asJSON(), 428, `"field":"If-Match"`, "Send it with the ETag that you read"),
		put("stale version", asJSON("If-Match", `W/"1"`), 412, `"field":"If-Match"`, "is at version 2", "Read it again"),
		put("version to come", asJSON("If-Match", `W/"9"`), 412),
		put("no tag of ours", asJSON("If-Match", `"abc"`), 400, `"field":"If-Match"`, "Send the one that GET gave"),
		put("any version", asJSON("If-Match", `*`), 400, `"field":"If-Match"`),
		put("put as text", []string{"Content-Type", "text/plain", "If-Match", `W/"2"`}, 415),
		{Name: "put to an unknown posting", Method: "PUT", URL: "/api/v1/postings/none", Headers: asJSON("If-Match", `W/"1"`), Body: `{}`, WantStatus: 404},
		{Name: "put too large", Method: "PUT", URL: "/api/v1/postings/POSTING", Headers: asJSON("If-Match", `W/"2"`), Body: strings.Repeat(" ", posting.MaxJSON+1), WantStatus: 413},
		{Name: "put an unknown field", Method: "PUT", URL: "/api/v1/postings/POSTING", Headers: asJSON("If-Match", `W/"2"`), Body: `{"titel":"x"}`, WantStatus: 400, WantContains: []string{`"field":"titel"`}},
		{Name: "delete an unknown posting", Method: "DELETE", URL: "/api/v1/postings/none", WantStatus: 404},
		{Name: "delete a stale version", Method: "DELETE", URL: "/api/v1/postings/POSTING", Headers: []string{"If-Match", `W/"1"`}, WantStatus: 412},
		{Name: "delete without a tag of ours", Method: "DELETE", URL: "/api/v1/postings/POSTING", Headers: []string{"If-Match", `"x"`}, WantStatus: 400},
		{Name: "delete from another site", Method: "DELETE", URL: "/api/v1/postings/POSTING", Headers: []string{"Origin", "https://evil.example"}, WantStatus: 403},
	}
}

func companyScenarios() []scenario {
	put := func(name string, headers []string, body string, status int, contains ...string) scenario {
		return scenario{Name: name, Method: "PUT", URL: "/api/v1/companies/COMPANY", Headers: headers, Body: body, WantStatus: status, WantContains: contains}
	}
	changed := put("replace a company", asJSON("If-Match", `W/"1"`), `{"name":"Acme Ltd","colour":"0A7C4A"}`, 200, `"company":{"name":"Acme Ltd","colour":"#0a7c4a"}`)
	changed.Changes = true
	return []scenario{
		{Name: "companies", Method: "GET", URL: "/api/v1/companies", WantStatus: 200, WantContains: []string{`{"companies":[{"id":"COMPANY","version":1,`, `"company":{"name":"Acme"}`}},
		{Name: "create a company", Method: "POST", URL: "/api/v1/companies", Headers: asJSON(), Body: `{"name":"Zeta","about":"Text.","profile":"x","profileVersion":3}`, WantStatus: 201, Changes: true,
			WantHeaders: []string{"ETag", `W/"1"`}, WantContains: []string{`"company":{"name":"Zeta","about":"Text."}`}},
		{Name: "company", Method: "GET", URL: "/api/v1/companies/COMPANY", WantStatus: 200, WantHeaders: []string{"ETag", `W/"1"`}, WantContains: []string{`"name":"Acme"`}},
		{Name: "company not changed", Method: "GET", URL: "/api/v1/companies/COMPANY", Headers: []string{"If-None-Match", `W/"1"`}, WantStatus: 304},
		{Name: "unknown company", Method: "GET", URL: "/api/v1/companies/none", WantStatus: 404},
		changed,
		put("company without a version", asJSON(), `{"name":"x"}`, 428, `"field":"If-Match"`),
		put("stale company", asJSON("If-Match", `W/"7"`), `{"name":"x"}`, 412, "is at version 1"),
		put("company without a name", asJSON("If-Match", `W/"1"`), `{"about":"x"}`, 400, `"field":"name"`, "needs a name"),
		put("null for a company", asJSON("If-Match", `W/"1"`), `null`, 400),
		put("company with an unknown field", asJSON("If-Match", `W/"1"`), `{"name":"x","motto":"y"}`, 400, `"field":"motto"`, "no such field"),
		put("company with a number for its name", asJSON("If-Match", `W/"1"`), `{"name":7}`, 400, `"field":"name"`, "text in quotes"),
		put("list for a company", asJSON("If-Match", `W/"1"`), `[]`, 400, "an object in braces"),
		put("company with trailing data", asJSON("If-Match", `W/"1"`), `{"name":"x"} {}`, 400, "one JSON object"),
		put("company that breaks out", asJSON("If-Match", `W/"1"`), `{"name":"x"},"title":"y"`, 400),
		put("company that is no JSON", asJSON("If-Match", `W/"1"`), `name: x`, 400, "not JSON"),
		put("company that is not UTF-8", asJSON("If-Match", `W/"1"`), "{\"name\":\"\xff\"}", 400, "UTF-8"),
		put("company too large", asJSON("If-Match", `W/"1"`), `{"name":"`+strings.Repeat("a", posting.MaxJSON)+`"}`, 413),
		put("company as text", []string{"Content-Type", "text/plain", "If-Match", `W/"1"`}, `{"name":"x"}`, 415),
		{Name: "put to an unknown company", Method: "PUT", URL: "/api/v1/companies/none", Headers: asJSON("If-Match", `W/"1"`), Body: `{"name":"x"}`, WantStatus: 404},
		{Name: "delete a company", Method: "DELETE", URL: "/api/v1/companies/COMPANY", WantStatus: 204, Changes: true},
		{Name: "delete a stale company", Method: "DELETE", URL: "/api/v1/companies/COMPANY", Headers: []string{"If-Match", `W/"2"`}, WantStatus: 412},
		{Name: "delete an unknown company", Method: "DELETE", URL: "/api/v1/companies/none", WantStatus: 404},
	}
}

func reviewScenarios() []scenario {
	review := func(name, body string, status int, contains ...string) scenario {
		return scenario{Name: name, Method: "POST", URL: "/api/v1/review", Headers: asJSON(), Body: body, WantStatus: status, WantContains: contains}
	}
	return []scenario{
		review("review a posting", `{"title":"Sr. cook","pay":{"min":"90","max":"60"}}`, 200, `"ruleSet":"`, `"rule":"title-abbreviation"`, `"quote":"Sr."`, `"rule":"pay-note"`, `"label":"Write “Senior cook”"`),
		review("review by the role's template", `{"title":"Nurse","role":"registered-nurse","seniority":"junior","experienceMonths":"120"}`, 200, `"rule":"experience-creep"`),
		review("review with a role that is gone", `{"title":"Nurse","role":"nobody"}`, 200, `"score":{"value":`),
		review("review an unknown field", `{"titel":"x"}`, 400, `"field":"titel"`),
		{Name: "review a kept posting", Method: "GET", URL: "/api/v1/postings/POSTING/review", WantStatus: 200, WantContains: []string{`"findings":[`}},
		{Name: "review an unknown posting", Method: "GET", URL: "/api/v1/postings/none/review", WantStatus: 404},
	}
}

func convertScenarios() []scenario {
	convert := func(name, query, body string, status int, contains ...string) scenario {
		return scenario{Name: name, Method: "POST", URL: "/api/v1/convert" + query, Headers: asJSON(), Body: body, WantStatus: status, WantContains: contains}
	}
	named := convert("convert names the file", "?to=md", `{"title":"Köchin","language":"de","company":{"name":"寿司"}}`, 200, "# Köchin")
	named.WantHeaders = []string{"Content-Disposition", "attachment; filename*=utf-8''koechin-%E5%AF%BF%E5%8F%B8.md", "Content-Type", "text/markdown; charset=utf-8"}
	structured := convert("convert to structured data", "?to=jsonld", `{"title":"Cook"}`, 200, `"@type": "JobPosting"`)
	structured.WantHeaders = []string{"Content-Type", "application/ld+json", "Rolewright-Missing", "sections, postedOn, company.name, locations"}
	return []scenario{
		named,
		convert("convert to PDF", "?to=pdf&paper=letter", `{"title":"Cook"}`, 200, "%PDF-"),
		convert("convert to Word", "?to=docx&paper=letter", `{"title":"Cook"}`, 200, "PK\x03\x04"),
		convert("convert to a modern web page", "?to=html&theme=modern&paper=letter&draft=true", `{"title":"Cook"}`, 200, `class="sheet sheet-modern"`, "size:letter", ">Draft</p>"),
		convert("convert in an unknown theme", "?to=pdf&theme=baroque", `{}`, 400, `"field":"theme"`, "use one of "+export.Themes()[0]),
		convert("convert as perhaps a draft", "?to=pdf&draft=maybe", `{}`, 400, `"field":"draft"`),
		convert("convert to HTML", "?to=html", `{"title":"Cook & <b>Baker</b>"}`, 200, "Cook &amp; &lt;b&gt;Baker&lt;/b&gt;"),
		convert("convert to JSON", "?to=json", `{"title":"Cook","headcount":{"total":"9"},"sections":[{"kind":"custom","heading":"Seen","blocks":[{"text":"Text"}]},{"kind":"custom","heading":"Secret","hidden":true}]}`, 200, `"heading": "Seen"`),
		convert("convert to plain text", "?to=txt", `{"title":"Cook"}`, 200, "Cook\n====\n"),
		convert("convert to HTML for job boards", "?to=board", `{"title":"Cook & <b>Baker</b>"}`, 200, "<h2>Cook &amp; &lt;b&gt;Baker&lt;/b&gt;</h2>"),
		structured,
		convert("convert a file that names its schema", "?to=json", `{"$schema":"posting.schema.json","title":"Cook"}`, 200, "{\n  \"title\": \"Cook\""),
		convert("convert to nothing", "", `{}`, 400, `"field":"to"`, "use one of pdf"),
		convert("convert to what nobody knows", "?to=odt", `{}`, 400, `"field":"to"`, "use one of pdf"),
		convert("convert on unknown paper", "?to=pdf&paper=napkin", `{}`, 400, `"field":"paper"`, "use a4 or letter"),
		convert("convert an unknown field", "?to=pdf", `{"titel":"x"}`, 400, `"field":"titel"`),
		convert("convert too much", "?to=md", strings.Repeat(" ", posting.MaxJSON+1), 413),
		{Name: "convert text", Method: "POST", URL: "/api/v1/convert?to=md", Body: "# Cook", Headers: []string{"Content-Type", "text/markdown"}, WantStatus: 415},
	}
}

// TestAPIConvertHides: a file for candidates has nothing that they must not see.
func TestAPIConvertHides(t *testing.T) {
	a := newApp(t)
	body := `{"title":"Cook","headcount":{"total":"987"},"sections":[{"kind":"custom","heading":"Secret","hidden":true}]}`
	for _, format := range []string{"md", "html", "txt", "board", "jsonld", "json"} {
		got := a.want(200, "POST", "/api/v1/convert?to="+format, body, asJSON()...).Body.String()
		if strings.Contains(got, "Secret") || strings.Contains(got, "987") {
			t.Errorf("%s shows what is hidden:\n%s", format, got)
		}
	}
}

// TestAPIPages walks a list that changes between its pages by its cursors.
func TestAPIPages(t *testing.T) {
	a := newApp(t)
	for i := range 60 {
		a.wait(1e9)
		a.add(posting.Posting{Title: fmt.Sprintf("Job %02d", i)})
	}
	var got []string
	for next := ""; ; {
		var page struct {
			Postings []struct{ Title string }
			Next     string
		}
		body := a.want(200, "GET", "/api/v1/postings?limit=25&after="+next, "").Body.Bytes()
		if err := json.Unmarshal(body, &page); err != nil {
			t.Fatal(err)
		}
		for _, p := range page.Postings {
			got = append(got, p.Title)
		}
		if next = page.Next; next == "" {
			break
		}
	}
	if len(got) != 60 || got[0] != "Job 59" || got[59] != "Job 00" || len(slices.Compact(slices.Clone(got))) != 60 {
		t.Errorf("got %d postings, from %s to %s, want 60 from Job 59 to Job 00, each once", len(got), got[0], got[len(got)-1])
	}
}

// TestAPIRoundTrip: what was read can be sent back and changes nothing.
func TestAPIRoundTrip(t *testing.T) {
	a := newApp(t)
	p := a.add(example())
	rec := a.want(200, "GET", "/api/v1/postings/"+p.ID, "")
	var answer struct{ Posting json.RawMessage }
	if err := json.Unmarshal(rec.Body.Bytes(), &answer); err != nil {
		t.Fatal(err)
	}
	again := a.want(200, "PUT", "/api/v1/postings/"+p.ID, string(answer.Posting), asJSON("If-Match", rec.Header().Get("ETag"))...)
	if diff := cmp.Diff(rec.Body.String(), again.Body.String()); diff != "" {
		t.Errorf("(-read +sent back)\n%s", diff)
	}
}

// TestAPIDescribed: the router and the description have the same routes.
func TestAPIDescribed(t *testing.T) {
	web, isWeb := newApp(t).web.(*handlers.Web)
	if !isWeb {
		t.Fatal("the web is another")
	}
	engine, ok := web.Handler.(*gin.Engine)
	if !ok {
		t.Fatal("the web does not list its routes")
	}
	var got, want []string
	for _, r := range engine.Routes() {
		if strings.HasPrefix(r.Path, "/api/") && r.Method != http.MethodHead {
			got = append(got, r.Method+" "+r.Path)
		}
	}
	described := strings.NewReplacer("{", ":", "}", "")
	for path, item := range loadDescription(t).doc.Paths.Map() {
		for method := range item.Operations() {
			want = append(want, method+" "+described.Replace(path))
		}
	}
	slices.Sort(got)
	slices.Sort(want)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-described +served)\n%s", diff)
	}
}

// TestAPIFields: the description has the fields of a posting, all of them and
// no others.
func TestAPIFields(t *testing.T) {
	doc := loadDescription(t).doc
	var got []string
	collect(doc.Components.Schemas["Posting"].Value, "", &got)
	got = slices.DeleteFunc(got, func(path string) bool { return path == "$schema" }) // no field: it is not kept
	var want []string
	for _, f := range posting.Fields() {
		want = append(want, f.Path)
	}
	slices.Sort(got)
	slices.Sort(want)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-posting +described)\n%s", diff)
	}
}

// collect lists the paths of a schema's leaves as posting.Fields does.
func collect(s *openapi3.Schema, path string, out *[]string) {
	switch {
	case s.Type.Is("object"):
		for name, property := range s.Properties {
			collect(property.Value, strings.TrimPrefix(path+"."+name, "."), out)
		}
	case s.Type.Is("array"):
		collect(s.Items.Value, path+".*", out)
	default:
		*out = append(*out, path)
	}
}

// TestAPIRoles: every role of the library is as described.
func TestAPIRoles(t *testing.T) {
	a, d := newApp(t), loadDescription(t)
	var list struct{ Roles []struct{ Slug string } }
	if err := json.Unmarshal(a.want(200, "GET", "/api/v1/roles", "").Body.Bytes(), &list); err != nil {
		t.Fatal(err)
	}
	for _, r := range list.Roles {
		req := request("GET", "/api/v1/roles/"+r.Slug, "")
		d.checkAnswer(t, d.find(t, req), a.serve(req))
	}
}

// TestAPIHead: HEAD answers as GET does, without the body.
func TestAPIHead(t *testing.T) {
	a := newApp(t)
	p := a.add(example())
	for _, path := range []string{"/api/v1/postings", "/api/v1/postings/" + p.ID, "/api/v1/roles", "/api/v1/openapi.yaml", "/api/v1/companies/none"} {
		get, head := a.do("GET", path, ""), a.do("HEAD", path, "")
		if head.Code != get.Code || head.Header().Get("ETag") != get.Header().Get("ETag") || head.Header().Get("Content-Type") != get.Header().Get("Content-Type") {
			t.Errorf("HEAD %s: got %d %v, want %d %v", path, head.Code, head.Header(), get.Code, get.Header())
		}
	}
}
