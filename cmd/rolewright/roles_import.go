package main

import (
	"context"
	"errors"
	"net/http"
	"os"
	"path/filepath"
	"strings"

	"rolewright/internal/role"
	"rolewright/internal/workspace"
)

// importRoles keeps the role files of a folder as the workspace's own roles,
// by way of the app where one runs.
func importRoles(ctx context.Context, dir, storeFlag string, std streams) error {
	files, err := roleFilesIn(dir)
	if err != nil {
		return err
	}
	path, err := storeOf(storeFlag, std)
	if err != nil {
		return err
	}
	var report workspace.RolesReport
	err = withWorkspace(ctx, path,
		func(work *workspace.Workspace) (err error) { report, err = work.ImportRoles(ctx, files); return err },
		func(app *running) (err error) { report, err = app.importRoles(ctx, files); return err })
	var fault *role.FileError
	var refused *appProblem
	if errors.As(err, &fault) || errors.As(err, &refused) && refused.status < http.StatusInternalServerError {
		return &refusal{"nothing was imported", err}
	}
	if err != nil {
		return err
	}
	return say(std.out, "%s: %d added, %d changed, %d the same.\n", dir, report.Added, report.Changed, report.Same)
}

// roleFilesIn reads the role files of a folder. Other files in it are left
// alone; a folder without any is a mistake.
func roleFilesIn(dir string) ([]workspace.NamedSource, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var files []workspace.NamedSource
	for _, e := range entries {
		if ext := strings.ToLower(filepath.Ext(e.Name())); e.IsDir() || ext != ".yaml" && ext != ".yml" {
			continue
		}
		src, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			return nil, err
		}
		files = append(files, workspace.NamedSource{Name: e.Name(), Source: src})
	}
	if len(files) == 0 {
		return nil, &refusal{dir, errors.New("there is no role file here: name the folder that holds your .yaml files")}
	}
	return files, nil
}

func (r *running) importRoles(ctx context.Context, files []workspace.NamedSource) (workspace.RolesReport, error) {
	type file struct {
		Name   string `json:"name"`
		Source string `json:"source"`
	}
	body := map[string][]file{}
	for _, f := range files {
		body["files"] = append(body["files"], file{f.Name, string(f.Source)})
	}
	var report workspace.RolesReport
	err := r.call(ctx, "POST", "/roles", body, &report)
	return report, err
}
