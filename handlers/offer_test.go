package handlers_test

import (
	"html"
	"net/url"
	"strings"
	"testing"

	"rolewright/internal/posting"
)

func offerScenarios() []scenario {
	post := func(name, body string, status int, contains ...string) scenario {
		return scenario{Name: name, Method: "POST", URL: "/api/v1/postings/POSTING/offer", Headers: asJSON(), Body: body, WantStatus: status, WantContains: contains}
	}
	return []scenario{
		{Name: "offer", Method: "GET", URL: "/api/v1/postings/POSTING/offer", WantStatus: 200,
			WantContains: []string{`"pay":"","offer":""`, `"field":"pay.min"`, `"subject":"Our offer: Payroll specialist"`, `"notInPosting":["the company`}},
		{Name: "offer of an unknown posting", Method: "GET", URL: "/api/v1/postings/none/offer", WantStatus: 404},
		post("offer with terms", `{"candidate":"Ana","base":"70k"}`, 200, `Hello Ana,`, `Base pay: 70,000`),
		post("offer without terms", `{}`, 200, `Hello,`),
		post("offer with a term that cannot be used", `{"base":"lots"}`, 200, `"gravity":"fault","field":"base"`),
		post("offer with an unknown term", `{"salary":"1"}`, 400, `"field":"salary"`, "known here are answerBy, base"),
		post("offer with a term twice", `{"base":"1","base":"2"}`, 400, `"field":"base"`, "twice"),
		post("offer with a number", `{"base":70000}`, 400, `"field":"base"`, "text in quotes"),
		post("offer with null", `{"base":null}`, 400, `"field":"base"`),
		post("offer with an object", `{"base":{"a":"b"}}`, 400, `"field":"base"`),
		post("offer as a list", `[]`, 400, "object in braces"),
		post("offer as null", `null`, 400, "object in braces"),
		post("offer as nothing", ``, 400, "not JSON"),
		post("offer cut off", `{"base":"1"`, 400, "not JSON"),
		post("offer without a value", `{"base"}`, 400, "not JSON"),
		post("offer with more behind it", `{} {}`, 400, "nothing after it"),
		post("offer that is too large", `{"base":"`+strings.Repeat("a", posting.MaxJSON)+`"}`, 413),
		{Name: "offer as text", Method: "POST", URL: "/api/v1/postings/POSTING/offer", Headers: []string{"Content-Type", "text/plain"}, Body: `{}`, WantStatus: 415},
		{Name: "offer to an unknown posting", Method: "POST", URL: "/api/v1/postings/none/offer", Headers: asJSON(), Body: `{}`, WantStatus: 404},
	}
}

// offered posts the form of the offer's page and returns the page as text.
func (a *app) offered(id string, terms url.Values) string {
	a.t.Helper()
	return html.UnescapeString(a.want(200, "POST", "/postings/"+id+"/offer", terms.Encode(), "Content-Type", "application/x-www-form-urlencoded").Body.String())
}

func wantAll(t *testing.T, page string, wants ...string) {
	t.Helper()
	for _, want := range wants {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
}

func TestOfferPage(t *testing.T) {
	a := newApp(t)
	p := example()
	p.Role = "backend-web-developer"
	id := a.add(p).ID
	before := a.everything()

	page := html.UnescapeString(a.want(200, "GET", "/postings/"+id+"/offer", "").Body.String())
	wantAll(t, page, "$62,000 – $74,000 a year", "Your pay above published pay", "between the 10th percentile ($48,560)",
		"below the lowest published figure ($125,000)", "30 days of leave", "which of its places is meant", "Nothing you type here is kept")
	if strings.Contains(page, "chart-offer") {
		t.Error("an offer is drawn before there is one")
	}

	page = a.offered(id, url.Values{"candidate": {"Ana <b>Souza</b>"}, "base": {"$70k"}, "answerBy": {"12/01/2026"}, "manager": {"Kim Lee"}})
	wantAll(t, page, "Hello Ana <b>Souza</b>,", "- Base pay: $70,000 a year", "$4,000 below its top", `class="chart-offer"`, "Offer 70,000",
		"Kim Lee\nAcme", "“12/01/2026” could not be read as a date", "body=Hello%20Ana%20", "Type the raised base pay, and this reply is written.")
	if raw := a.want(200, "POST", "/postings/"+id+"/offer", "candidate=%3Cb%3E", "Content-Type", "application/x-www-form-urlencoded").Body.String(); strings.Contains(raw, "Hello <b>") {
		t.Error("what is typed is not escaped")
	}

	page = a.offered(id, url.Values{"base": {"50000"}})
	wantAll(t, page, "below the lowest pay that the job description says", "No letter is written with less")
	if strings.Contains(page, "Hello,") {
		t.Error("a letter is written with less than the posted pay")
	}
	if a.everything() != before {
		t.Error("something of the offer is kept")
	}
}

// TestOfferWithout: neither a role nor a pay is needed for the page.
func TestOfferWithout(t *testing.T) {
	a := newApp(t)
	id := a.add(posting.Posting{}).ID
	page := html.UnescapeString(a.want(200, "GET", "/postings/"+id+"/offer", "").Body.String())
	wantAll(t, page, "The job description says no pay.", "did not begin from a role", "Hello,")
	page = a.offered(a.add(posting.Posting{Title: "Cook", Role: "cook", Pay: posting.Pay{Min: "3000", Currency: "EUR", Period: posting.Month}}).ID, nil)
	wantAll(t, page, "Not compared. These figures are in USD and the pay is in EUR.", "Published pay from")

	a.want(404, "GET", "/postings/none/offer", "")
	a.want(400, "POST", "/postings/"+id+"/offer", "salary=1", "Content-Type", "application/x-www-form-urlencoded")
}

// TestOfferIsLinked: the editor leads to the page, from its outline and from
// the pay.
func TestOfferIsLinked(t *testing.T) {
	a := newApp(t)
	id := a.add(example()).ID
	if got := strings.Count(a.want(200, "GET", "/postings/"+id, "").Body.String(), `href="/postings/`+id+`/offer"`); got != 2 {
		t.Errorf("got %d links, want 2", got)
	}
}
