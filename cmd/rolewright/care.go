package main

import (
	"context"
	"fmt"
	"io"
	"time"

	"rolewright/internal/workspace"
	"rolewright/store"
	"rolewright/store/boltstore"
)

const careFlags = `
Flags:
  --store PATH     the file that the data is kept in (default: in the user's data folder)

Stop Rolewright first: one program has the data open at a time.

Exit codes: 0 done, 2 wrong usage, 4 a file could not be read or written.
`

const backupUsage = `Usage: rolewright backup FILE [--store PATH]

Writes a copy of all data to FILE, which must not exist yet. The copy appears
only when it is complete and on the disk.
` + careFlags

const restoreUsage = `Usage: rolewright restore FILE [--store PATH]

Puts a backup in the place of the data. The backup is read through first, and
nothing changes when it is not sound. The data before is kept beside it.
` + careFlags

const compactUsage = `Usage: rolewright compact [--store PATH]

Gives unused space in the data's file back to the disk.
` + careFlags

const verifyUsage = `Usage: rolewright verify [--store PATH]

Reads all data and says whether it is sound.
` + careFlags

func careCommands() []command {
	return []command{
		{"backup", "write a copy of all data", backupUsage, runBackup},
		{"restore", "put a backup in the place of the data", restoreUsage, runRestore},
		{"compact", "give unused space back to the disk", compactUsage, runCompact},
		{"verify", "read all data and say whether it is sound", verifyUsage, runVerify},
	}
}

// care reads the one flag that the commands share, and their arguments.
func care(name string, wants int, args []string, std streams) (path string, rest []string, err error) {
	flags := newFlags(name)
	store := flags.String("store", "", "")
	rest, err = parse(flags, args)
	if err != nil {
		return "", nil, err
	}
	if len(rest) != wants {
		return "", nil, &usageError{fmt.Sprintf("%s takes %d file names, got %d", name, wants, len(rest))}
	}
	sys := boltstore.ThisSystem()
	sys.Getenv = std.getenv
	path, err = storePath(*store, sys)
	return path, rest, err
}

// withStore opens the data for one command.
func withStore(path string, do func(*boltstore.Store) error) (err error) {
	s, err := boltstore.Open(path, boltstore.Options{})
	if err != nil {
		return storeError(path, err)
	}
	defer func() {
		if closeErr := s.Close(); err == nil {
			err = closeErr
		}
	}()
	return do(s)
}

func runBackup(ctx context.Context, args []string, std streams) error {
	path, files, err := care("backup", 1, args, std)
	if err != nil {
		return err
	}
	return withStore(path, func(s *boltstore.Store) error {
		if err := s.BackupFile(ctx, files[0]); err != nil {
			return err
		}
		return say(std.out, "All data is in %s.\n", files[0])
	})
}

func runRestore(ctx context.Context, args []string, std streams) error {
	path, files, err := care("restore", 1, args, std)
	if err != nil {
		return err
	}
	kept, err := boltstore.Restore(ctx, files[0], path, boltstore.Options{})
	if err != nil {
		return storeError(path, err)
	}
	if kept != "" {
		return say(std.out, "Restored %s. The data before is in %s.\n", path, kept)
	}
	return say(std.out, "Restored %s.\n", path)
}

func runCompact(_ context.Context, args []string, std streams) error {
	path, _, err := care("compact", 0, args, std)
	if err != nil {
		return err
	}
	before, after, err := boltstore.Compact(path, boltstore.Options{})
	if err != nil {
		return storeError(path, err)
	}
	return say(std.out, "%s has %d KB, before it had %d KB.\n", path, after>>10, before>>10)
}

func runVerify(ctx context.Context, args []string, std streams) error {
	path, _, err := care("verify", 0, args, std)
	if err != nil {
		return err
	}
	return withStore(path, func(s *boltstore.Store) error {
		report, err := s.Verify(ctx)
		if err == nil {
			err = report.Err()
		}
		if err == nil {
			_, err = workspace.New(s, store.LocalWorkspace, time.Now).CheckOriginals(ctx)
		}
		if err != nil {
			return err
		}
		return say(std.out, "%s is sound: %d records and %d earlier versions.\n", path, report.Records, report.Revisions)
	})
}

func say(w io.Writer, format string, args ...any) error {
	_, err := fmt.Fprintf(w, format, args...)
	return err
}
