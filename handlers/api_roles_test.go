package handlers_test

import (
	"encoding/json"
	"strings"
	"testing"
)

const clerkYAML = `title: Payroll Clerk
family: finance
summary: Pays people on time.
posting:
  summary: [You pay people.]
  responsibilities: [Run the payroll]
  requirements:
    - group: Experience
      must: [A year in payroll]
reviewed: "2026-11-01"
`

// roleFiles is the body that brings role files; names and sources alternate.
func roleFiles(namesAndSources ...string) string {
	type file struct {
		Name   string `json:"name"`
		Source string `json:"source"`
	}
	var files []file
	for i := 0; i+1 < len(namesAndSources); i += 2 {
		files = append(files, file{namesAndSources[i], namesAndSources[i+1]})
	}
	body, err := json.Marshal(map[string]any{"files": files})
	if err != nil {
		panic(err)
	}
	return string(body)
}

func roleScenarios() []scenario {
	bring := func(name, body string, status int, contains ...string) scenario {
		return scenario{Name: name, Method: "POST", URL: "/api/v1/roles", Headers: asJSON(), Body: body, WantStatus: status, WantContains: contains, Changes: status < 300}
	}
	return []scenario{
		bring("bring role files", roleFiles("payroll-clerk.yaml", clerkYAML), 200, `{"added":1,"changed":0,"same":0}`),
		bring("bring a bad role file", roleFiles("clerk.yaml", clerkYAML, "cook.yaml", strings.Replace(clerkYAML, "finance", "wizardry", 1)), 400,
			`"field":"family"`, "Nothing was changed. cook.yaml:2: family: "),
		bring("bring no role file", `{"files":[]}`, 400, `"field":"files"`),
		bring("bring something else", `{"role":{}}`, 400, `"field":"files"`, "Send {"),
		{Name: "bring role files as a form", Method: "POST", URL: "/api/v1/roles", Body: "files=1", Headers: []string{"Content-Type", "text/plain"}, WantStatus: 415},
		{Name: "remove a role that is not own", Method: "DELETE", URL: "/api/v1/roles/sql-developer", WantStatus: 404},
	}
}

// TestOwnRoleOverAPI brings a role, finds and reads it, replaces one of the
// program's and removes both again.
func TestOwnRoleOverAPI(t *testing.T) {
	a := newApp(t)
	written := a.want(200, "GET", "/api/v1/roles/sql-developer", "").Body.String()
	bringing := roleFiles("payroll-clerk.yaml", clerkYAML, "sql-developer.yaml", strings.Replace(clerkYAML, "Payroll Clerk", "Our SQL Developer", 1))
	a.want(200, "POST", "/api/v1/roles", bringing, asJSON()...)
	if got := a.want(200, "POST", "/api/v1/roles", bringing, asJSON()...).Body.String(); !strings.Contains(got, `"same":2`) {
		t.Errorf("bringing the same files again: %s", got)
	}

	list := a.want(200, "GET", "/api/v1/roles?q=payroll+clerk", "").Body.String()
	if !strings.HasPrefix(list, `{"roles":[{"slug":"payroll-clerk"`) || !strings.Contains(list, `"origin":"own"`) {
		t.Errorf("the own role is not found first:\n%s", head(list))
	}
	if got := a.want(200, "GET", "/api/v1/roles/sql-developer", "").Body.String(); !strings.Contains(got, `"title":"Our SQL Developer"`) {
		t.Errorf("the own role does not stand in the place of the program's:\n%s", head(got))
	}

	for _, slug := range []string{"payroll-clerk", "sql-developer"} {
		a.want(204, "DELETE", "/api/v1/roles/"+slug, "")
	}
	a.want(404, "GET", "/api/v1/roles/payroll-clerk", "")
	if got := a.want(200, "GET", "/api/v1/roles/sql-developer", "").Body.String(); got != written {
		t.Errorf("the program's role is not back:\n%s", head(got))
	}
}
