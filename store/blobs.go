package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"time"
)

// MaxBlob is the size of the largest blob in bytes.
const MaxBlob = 256 << 10

// Blobs keeps files such as logos under a name made from their content, so
// that one file is kept once and a name never changes its meaning.
type Blobs interface {
	// PutBlob keeps data and returns its name: the SHA-256 of the content in
	// 64 hexadecimal digits. Outcomes:
	//   - the name, also when the same content is kept already;
	//   - ErrTooLarge, wrapped, above MaxBlob;
	//   - an *InvalidError for no data, and the general errors of [Engine].
	PutBlob(ctx context.Context, workspace string, data []byte) (name string, err error)

	// GetBlob returns the content of that name. Outcomes:
	//   - the content, the caller's own copy;
	//   - ErrNotFound;
	//   - the general errors of [Engine].
	GetBlob(ctx context.Context, workspace, name string) ([]byte, error)
}

// NewBlobs keeps blobs as records of KindBlobs.
func NewBlobs(engine Engine, clock func() time.Time) Blobs {
	return &recordBlobs{engine: engine, clock: clock}
}

type recordBlobs struct {
	engine Engine
	clock  func() time.Time
}

func (b *recordBlobs) PutBlob(ctx context.Context, workspace string, data []byte) (string, error) {
	if len(data) == 0 {
		return "", &InvalidError{"file", "is empty"}
	}
	if len(data) > MaxBlob {
		return "", tooLarge("file in bytes", len(data), MaxBlob)
	}
	sum := sha256.Sum256(data)
	name := hex.EncodeToString(sum[:])
	_, err := b.engine.Apply(ctx, b.clock(), Change{Workspace: workspace, Kind: KindBlobs, ID: name, Value: data})
	if err != nil && !errors.Is(err, ErrConflict) {
		return "", err
	}
	return name, nil
}

func (b *recordBlobs) GetBlob(ctx context.Context, workspace, name string) ([]byte, error) {
	rec, err := b.engine.Get(ctx, workspace, KindBlobs, name)
	return rec.Value, err
}
