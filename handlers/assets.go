package handlers

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"net/http"
	"path"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"

	assetfiles "rolewright/assets"
	"rolewright/internal/export"
)

// assets are the styles, scripts and icons, under a path that changes with
// their content, so that browsers may keep them for good.
type assets struct {
	prefix string
	files  map[string]asset
}

type asset struct {
	mediaType string
	content   []byte
}

// loadAssets reads the embedded files and adds the sheet's style, which
// belongs to the export.
func loadAssets() (*assets, error) {
	a := &assets{files: map[string]asset{"sheet.css": {mediaTypeOf("sheet.css"), export.SheetCSS()}}}
	err := fs.WalkDir(assetfiles.Files, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		content, err := fs.ReadFile(assetfiles.Files, name)
		a.files[name] = asset{mediaTypeOf(name), content}
		return err
	})
	if err != nil {
		return nil, err
	}
	a.prefix = "/assets/" + a.hash()
	return a, nil
}

// mediaTypeOf does not ask the system's own tables, which differ.
func mediaTypeOf(name string) string {
	switch path.Ext(name) {
	case ".css":
		return "text/css; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".svg":
		return "image/svg+xml"
	case ".png":
		return "image/png"
	}
	return "application/octet-stream"
}

func (a *assets) hash() string {
	names := make([]string, 0, len(a.files))
	for name := range a.files {
		names = append(names, name)
	}
	slices.Sort(names)
	sum := sha256.New()
	for _, name := range names {
		sum.Write([]byte(name))
		sum.Write(a.files[name].content)
	}
	return hex.EncodeToString(sum.Sum(nil))[:12]
}

// address is where a browser finds the file, or empty where there is none.
func (a *assets) address(name string) string {
	if _, ok := a.files[name]; !ok {
		return ""
	}
	return a.prefix + "/" + name
}

// forGood is for answers whose address changes with their content.
const forGood = "public, max-age=31536000, immutable"

func (s *server) showAsset(c *gin.Context) error {
	file, ok := s.assets.files[strings.TrimPrefix(c.Param("file"), "/")]
	if !ok || "/assets/"+c.Param("version") != s.assets.prefix {
		return errNoPage
	}
	c.Header("Cache-Control", forGood)
	c.Data(http.StatusOK, file.mediaType, file.content)
	return nil
}
