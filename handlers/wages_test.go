package handlers_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"rolewright/internal/posting"
)

// wageWorkbook is a workbook of the Bureau's form with nurses in one area.
func wageWorkbook(t *testing.T, area, title, areaType, state string, p25, p75 int) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	head := strings.Split("AREA,AREA_TITLE,AREA_TYPE,PRIM_STATE,NAICS,NAICS_TITLE,I_GROUP,OWN_CODE,OCC_CODE,OCC_TITLE,O_GROUP,TOT_EMP,EMP_PRSE,"+
		"JOBS_1000,LOC_QUOTIENT,PCT_TOTAL,PCT_RPT,H_MEAN,A_MEAN,MEAN_PRSE,H_PCT10,H_PCT25,H_MEDIAN,H_PCT75,H_PCT90,A_PCT10,A_PCT25,A_MEDIAN,A_PCT75,A_PCT90,ANNUAL,HOURLY", ",")
	row := []any{area, title, areaType, state, "000000", "Cross-industry", "cross-industry", "1235", "29-1141", "Registered Nurses", "detailed",
		1000, 1, "", "", "", "", 45, 93600, 1, 30, 37, 45, 52, 60, 60000, p25, (p25 + p75) / 2, p75, 140000, "", ""}
	for i, r := range []any{&head, &row} {
		cell, err := excelize.CoordinatesToCellName(1, i+1)
		if err == nil {
			err = f.SetSheetRow("Sheet1", cell, r)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestWagesByArea imports wages and wants them on the role's page, in the
// editor and with the offer, by the area where the job is.
func TestWagesByArea(t *testing.T) {
	a := newApp(t)
	p := a.add(posting.Posting{Title: "Registered Nurse", Role: "registered-nurse", Locations: []posting.Location{{City: "Austin", Region: "US-TX", Country: "US"}},
		Pay: posting.Pay{Kind: posting.PayRange, Min: "70000", Max: "90000", Currency: "USD", Period: posting.Year}})
	wantText(t, a.want(200, "GET", "/postings/"+p.ID, "").Body.String(), "the middle half of registered nurses in the United States earn USD 78,610")
	if page := a.want(200, "GET", "/roles/registered-nurse", "").Body.String(); strings.Contains(page, `name="area"`) {
		t.Error("areas can be chosen and there are no wages by area")
	}

	for _, book := range [][]byte{
		wageWorkbook(t, "99", "U.S.", "1", "US", 80010, 109990),
		wageWorkbook(t, "48", "Texas", "2", "TX", 74010, 96020),
		wageWorkbook(t, "0012420", "Austin-Round Rock-San Marcos, TX", "4", "TX", 77030, 99040),
	} {
		page := a.imported(a.upload(303, "/roles/import/wages", form{{"date", "May 2025"}}, file{"file", "wages.xlsx", book}))
		wantText(t, page, "The wages of May 2025 are in the library: 1 figures for 1 area.")
	}

	page := a.want(200, "GET", "/roles/registered-nurse?area=48", "").Body.String()
	wantText(t, page, `<option value="48" selected>Texas</option>`, `<optgroup label="Metropolitan areas">`, "Austin-Round Rock-San Marcos, TX</option>",
		"The middle half of registered nurses in Texas earned USD 74,010 to 96,020 a year (Bureau of Labor Statistics, May 2025).",
		"USD 80,010 a year") // the nation's newer figures stand in the place of the role's own
	if strings.Contains(page, "78,610") {
		t.Error("the page still shows the nation's older figures")
	}
	wantText(t, a.want(200, "GET", "/postings/"+p.ID, "").Body.String(), "A guide, never filled in. The middle half of registered nurses in the Austin-Round Rock-San Marcos, TX metropolitan area earned USD 77,030 to 99,040 a year")
	wantText(t, a.want(200, "GET", "/postings/"+p.ID+"/offer", "").Body.String(), "Austin-Round Rock-San Marcos, TX", "Texas", "United States")
	wantText(t, a.want(200, "GET", "/roles/import", "").Body.String(), "States and territories, May 2025: 1 occupation in 1 area.")

	a.post(303, "/roles/import/wages/remove", nil)
	wantText(t, a.want(200, "GET", "/roles/registered-nurse", "").Body.String(), "USD 78,610 a year")
}
