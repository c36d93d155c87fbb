package onet_test

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"rolewright/internal/onet"
	"rolewright/internal/role"
)

// archive is a ZIP of the smallest release with one file put in.
func archive(t *testing.T, name string, add func(*zip.Writer)) *zip.Reader {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for other, f := range oneOccupation("Lighthouse Keepers", "Keep lamps.", "Light the lamp.") {
		if other == name {
			continue
		}
		w, err := z.Create(other)
		if err == nil {
			_, err = w.Write(f.Data)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	add(z)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	r, err := zip.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestArchiveBombs wants archives that are small and hold much to be refused
// before they fill the memory.
func TestArchiveBombs(t *testing.T) {
	const tasks = "Task Statements.txt"
	head := "O*NET-SOC Code\tTask ID\tTask\tTask Type\n"
	row := func(i int) string { return fmt.Sprintf("11-1011.00\t%d\tPlan voyages.\tCore\n", i) }
	many := func(name, begin, line string, times int) func(*zip.Writer) {
		return func(z *zip.Writer) {
			w, err := z.Create(name)
			if err == nil {
				_, err = io.WriteString(w, begin)
			}
			for block := strings.Repeat(line, 1000); err == nil && times > 0; times -= 1000 {
				_, err = io.WriteString(w, block)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	tests := []struct {
		name, file string
		add        func(*zip.Writer)
		want       string
	}{
		{"one endless line", tasks, many(tasks, head, "0123456789", 1_000_000), tasks + ":2: the line is longer"},
		{"many tasks", tasks, many(tasks, head, row(1), 2000), tasks + ":1002: O*NET-SOC Code: 11-1011.00 has more tasks"},
		{"many rows", "Job Zone Reference.txt", many("Job Zone Reference.txt", "Job Zone\tExperience\tEducation\n", "1\tnone\t"+strings.Repeat("-", 10_000)+"\n", 11_000), "the release is larger"},
		{"a note that says it is large", "Read Me.txt", func(z *zip.Writer) {
			if _, err := z.CreateRaw(&zip.FileHeader{Name: "Read Me.txt", Method: zip.Deflate, CompressedSize64: 0, UncompressedSize64: 1 << 46}); err != nil {
				t.Fatal(err)
			}
		}, "Read Me.txt"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := onet.Read(context.Background(), archive(t, tt.file, tt.add), nil)
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Fatalf("got %v, want a refusal with %q", err, tt.want)
			}
			if fault := (*role.FileError)(nil); !errors.As(err, &fault) {
				t.Errorf("%v is no *role.FileError", err)
			}
		})
	}
}
