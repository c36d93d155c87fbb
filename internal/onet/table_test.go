package onet_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"rolewright/internal/onet"
	"rolewright/internal/role"
)

// oneOccupation is a release with a single occupation.
func oneOccupation(title, description string, tasks ...string) fstest.MapFS {
	lines := []string{"O*NET-SOC Code\tTask ID\tTask\tTask Type"}
	for _, task := range tasks {
		lines = append(lines, "11-1011.00\t1\t"+task+"\tCore")
	}
	return fstest.MapFS{
		"Read Me.txt":         {Data: []byte("O*NET 28.0 Database\nAugust 2023 Release\n")},
		"Occupation Data.txt": {Data: []byte("O*NET-SOC Code\tTitle\tDescription\n11-1011.00\t" + title + "\t" + description + "\n")},
		"Task Statements.txt": {Data: []byte(strings.Join(lines, "\n"))},
	}
}

// FuzzRead reads any bytes as the tasks of a release: what comes back is a
// good role or a fault with the file's name, and never a panic.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		"O*NET-SOC Code\tTask ID\tTask\tTask Type\n11-1011.00\t1\tPlan voyages.\tCore\n",
		"\ufeffTask Type\tTask\tTask ID\tO*NET-SOC Code\r\nCore\tSay \"ahoy\", and wave.\t1\t11-1011.00\r\n\r\n",
		"O*NET-SOC Code\tTask ID\tTask\tTask Type\n11-1011.00\t1\tPlan and\tn/a",
		"O*NET-SOC Code\tTask ID\tTask\tTask Type\n\n\n",
		"O*NET-SOC Code\tTask ID\tTask\tTask Type\n11-1011.00\t1\t.\tCore\n11-1011.00\t1\t.\tCore\n",
		"\xff\xfe",
		"",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, tasks string) {
		files := oneOccupation("Lighthouse Keepers", "Keep lamps.")
		files["Task Statements.txt"].Data = []byte(tasks)
		rel, err := onet.Read(context.Background(), files, nil)
		var fault *role.FileError
		if err != nil {
			if !errors.As(err, &fault) || fault.File != "Task Statements.txt" || fault.Problem == "" {
				t.Fatalf("error without a place: %v", err)
			}
			return
		}
		if !utf8.ValidString(tasks) {
			t.Fatal("text that is not UTF-8 was read")
		}
		for _, r := range rel.Roles {
			src, err := r.YAML()
			if err != nil {
				t.Fatal(err)
			}
			if _, err := role.Parse(r.Slug+".yaml", src); err != nil {
				t.Fatalf("%v\n%s", err, src)
			}
		}
	})
}
