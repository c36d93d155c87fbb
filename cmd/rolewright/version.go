package main

import (
	"context"
	"fmt"
	"runtime/debug"

	"rolewright/internal/export"
)

const versionUsage = `Usage: rolewright version

Prints the version of the program and the revision that it was built from.
`

func versionCommand() command {
	return command{"version", "print the program's version", versionUsage, runVersion}
}

func runVersion(_ context.Context, args []string, std streams) error {
	rest, err := parse(newFlags("version"), args)
	if err != nil {
		return err
	}
	if len(rest) > 0 {
		return &usageError{"version takes no arguments"}
	}
	version, revision := buildVersion()
	_, err = fmt.Fprintf(std.out, "rolewright %s%s\n", version, revision)
	return err
}

// exactBuild names the source that the program was built from, or is empty
// where that is not known for sure: while somebody works on it.
func exactBuild() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	settings := map[string]string{}
	for _, s := range info.Settings {
		settings[s.Key] = s.Value
	}
	if settings["vcs.modified"] != "false" {
		return ""
	}
	return settings["vcs.revision"] + " " + info.GoVersion
}

// buildWith is exactBuild with the fonts that it was given, on which its files
// depend too.
func buildWith(fonts *export.Fonts) string {
	build := exactBuild()
	if build == "" {
		return ""
	}
	return build + " " + fonts.Fingerprint()
}

// buildVersion is what the Go tool noted when it built the program.
func buildVersion() (version, revision string) {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown", ""
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			revision = " (" + s.Value[:min(12, len(s.Value))] + ")"
		}
	}
	return info.Main.Version, revision
}
