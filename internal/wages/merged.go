package wages

import (
	"slices"
	"strings"
)

// merges says which occupations of the Standard Occupational Classification
// of 2018 the Bureau publishes as one, by the code that it gives them. The
// codes with their titles are in the workbooks of May 2024, as "detailed";
// what each covers follows from the titles and from the occupations of the
// classification that have no row of their own.
func merges() map[string][]string {
	return map[string][]string{
		"13-1020": {"13-1021", "13-1022", "13-1023"},
		"13-2020": {"13-2022", "13-2023"},
		"21-1018": {"21-1011", "21-1014"},
		"25-2052": {"25-2055", "25-2056"},
		"25-9045": {"25-9042", "25-9043", "25-9049"},
		"29-2010": {"29-2011", "29-2012"},
		"31-1120": {"31-1121", "31-1122"},
		"39-7010": {"39-7011", "39-7012"},
		"47-4090": {"47-4091", "47-4099"},
		"51-2028": {"51-2022", "51-2023"},
		"51-2090": {"51-2092", "51-2099"},
		"53-1047": {"53-1042", "53-1043", "53-1044", "53-1049"},
	}
}

// Merges lists the occupations that a code of the Bureau stands for; none for
// a code of the classification itself.
func Merges(soc string) []string { return merges()[soc] }

// mergedInto returns the code that an occupation may be published under
// besides its own: the Bureau's that merges it, or that of its broad
// occupation, which ends with a zero.
func mergedInto(soc string) string {
	for code, parts := range merges() {
		if slices.Contains(parts, soc) {
			return code
		}
	}
	if len(soc) == len("00-0000") && !strings.HasSuffix(soc, "0") {
		return soc[:len(soc)-1] + "0"
	}
	return ""
}
