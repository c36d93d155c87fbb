// Package handlers is the web: the pages, the JSON API beside them, and what
// every request passes through. It knows HTTP; what a request means is said
// by the packages below it.
package handlers

import (
	"html/template"
	"io/fs"
	"log/slog"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"

	"rolewright/internal/export"
	"rolewright/internal/reference"
	"rolewright/internal/role"
	"rolewright/internal/workspace"
	"rolewright/templates"
)

// Options is what the web needs from the program around it.
type Options struct {
	Workspace *workspace.Workspace
	// Roles are those that come with the program.
	Roles *role.Library
	// Reference has imported roles and wages; nil is none.
	Reference *reference.Folder
	// Hosts are the host names, without port, that requests may be addressed
	// to. A page of another site cannot reach the app under its own name.
	Hosts []string
	// Build names the program that makes the files, and all else that they
	// depend on besides the posting and the choices about it. Browsers keep
	// files by it beyond a restart; empty is a build like no other.
	Build string
	// Fonts are further faces for PDF, or nil.
	Fonts *export.Fonts
	Now   func() time.Time
	Log   *slog.Logger
}

// server holds what the handlers share.
type server struct {
	work      *workspace.Workspace
	roles     *role.Library
	joined    joined
	reference *reference.Folder
	imports   *imports
	bringing  *bringing
	files     *files
	zips      *zips
	now       func() time.Time
	log       *slog.Logger
	views     map[string]*template.Template
	assets    *assets
}

// Web is the pages and the API as one handler.
type Web struct {
	http.Handler
	server *server
}

// Stop ends what goes on when no request does: an import of reference data,
// which then changes nothing, one of job descriptions, of which those that are
// in stay, and downloads of many files. It returns when they have cleared away
// their files. Call it when the last request is answered.
func (w *Web) Stop() {
	w.server.imports.end()
	w.server.bringing.end()
	w.server.zips.end()
}

// New returns the web. The error is about the program's own files: a view that
// does not parse or an asset that cannot be read.
func New(opt Options) (*Web, error) {
	views, err := parseViews(templates.Pages())
	if err != nil {
		return nil, err
	}
	files, err := loadAssets()
	if err != nil {
		return nil, err
	}
	if opt.Reference == nil {
		opt.Reference = new(reference.Folder)
	}
	s := &server{work: opt.Workspace, roles: opt.Roles, reference: opt.Reference, imports: newImports(opt.Log), bringing: newBringing(opt.Log), files: newFiles(opt.Build, opt.Fonts), zips: newZIPs(opt.Log, opt.Now), now: opt.Now, log: opt.Log, views: views, assets: files}
	return &Web{s.engine(opt.Hosts), s}, nil
}

// parseViews reads each page together with what all pages share. Pages are
// kept apart so that two of them can define a part of the same name.
func parseViews(files fs.FS) (map[string]*template.Template, error) {
	layout, err := template.ParseFS(files, "layout.html")
	if err != nil {
		return nil, err
	}
	names, err := fs.Glob(files, "*.html")
	if err != nil {
		return nil, err
	}
	views := map[string]*template.Template{}
	for _, name := range names {
		if name == "layout.html" {
			continue
		}
		page, err := template.Must(layout.Clone()).ParseFS(files, name)
		if err != nil {
			return nil, err
		}
		views[name] = page
	}
	return views, nil
}

// engine lays out every route. Middleware stands in the order in which a
// request passes it.
func (s *server) engine(hosts []string) http.Handler {
	gin.SetMode(gin.ReleaseMode) // its debug mode prints every route
	e := gin.New()
	e.HandleMethodNotAllowed = true
	if err := e.SetTrustedProxies(nil); err != nil {
		s.log.Error("trusted proxies", "error", err)
	}
	// Compression stands outside of recovery, so that it ends the error page of
	// a panic as it ends any other answer.
	e.Use(s.logRequests, compress, s.recoverPanics, secureHeaders, trustedHost(hosts), s.sameOrigin(), limitBody)
	e.NoRoute(s.page(func(*gin.Context) error { return errNoPage }))
	e.NoMethod(s.page(func(*gin.Context) error { return errNoMethod }))
	s.pageRoutes(e)
	s.apiRoutes(e.Group("/api/v1"))
	return e
}

func (s *server) pageRoutes(e *gin.Engine) {
	s.get(e, "/", s.listDrafts)
	s.get(e, "/new", s.showNew)
	s.get(e, "/import", s.showImport)
	e.POST("/import", s.page(s.importFiles))
	e.POST("/import/again", s.withForm(s.importAgain))
	s.get(e, "/import/jobs/:job", s.showJob)
	s.get(e, "/import/jobs/:job/state", s.jobState)
	e.POST("/import/jobs/:job/stop", s.withForm(s.stopJob))

	e.POST("/postings", s.withForm(s.createPosting))
	e.POST("/postings/download", s.withForm(s.downloadMany))
	s.get(e, "/downloads/:id", s.showZIP)
	s.get(e, "/downloads/:id/state", s.zipState)
	s.get(e, "/downloads/:id/file", s.fetchZIP)
	e.POST("/downloads/:id/cancel", s.withForm(s.cancelZIP))
	s.get(e, "/postings/:id", s.showEditor)
	e.POST("/postings/:id", s.page(s.savePosting))
	e.POST("/postings/:id/look", s.withForm(s.setLook))
	e.POST("/postings/:id/status", s.withForm(s.setStatus))
	e.POST("/postings/:id/duplicate", s.withForm(s.duplicatePosting))
	e.POST("/postings/:id/copy-of-mine", s.page(s.copyOfMine))
	e.POST("/postings/:id/keep-company", s.page(s.keepCompany))
	e.POST("/postings/:id/take-company", s.page(s.takeCompany))
	e.POST("/postings/:id/answer", s.page(s.answerFinding))
	e.POST("/postings/:id/fix", s.page(s.fixFinding))
	e.POST("/postings/:id/template", s.withForm(s.makeTemplate))
	e.POST("/postings/:id/keep-template", s.page(s.keepTemplate))
	e.POST("/postings/:id/delete", s.withForm(s.deletePosting))
	e.POST("/postings/:id/undelete", s.withForm(s.undeletePosting))
	s.get(e, "/postings/:id/preview", s.showPages)
	s.get(e, "/postings/:id/pages.pdf", s.showPDF)
	s.get(e, "/postings/:id/copy", s.showCopy)
	s.get(e, "/postings/:id/history", s.showHistory)
	s.get(e, "/postings/:id/published/:version", s.showPublication)
	s.get(e, "/postings/:id/original", s.showOriginal)
	s.get(e, "/postings/:id/original/file", s.downloadOriginal)
	e.POST("/postings/:id/original/remove", s.withForm(s.removeOriginal))
	e.POST("/postings/:id/original/restore", s.withForm(s.restoreOriginal))
	s.get(e, "/postings/:id/offer", s.showOffer)
	e.POST("/postings/:id/offer", s.withForm(s.makeOffer))
	e.POST("/postings/:id/restore", s.withForm(s.restoreRevision))
	for _, format := range downloadFormats() {
		s.get(e, "/postings/:id/download"+format.Ending(), s.download(format))
	}

	s.get(e, "/companies", s.listCompanies)
	e.POST("/companies", s.withForm(s.createCompany))
	s.get(e, "/companies/:id", s.showCompany)
	e.POST("/companies/:id", s.withForm(s.saveCompany))
	e.POST("/companies/:id/delete", s.withForm(s.deleteCompany))

	s.get(e, "/roles", s.listRoles)
	s.get(e, "/roles/compare", s.compareRoles)
	s.get(e, "/roles/import", s.showImportRoles)
	s.get(e, "/roles/import/state", s.importState)
	e.POST("/roles/import/files", s.page(s.importRoleFiles))
	e.POST("/roles/import/occupations", s.page(s.importOccupations))
	e.POST("/roles/import/occupations/remove", s.withForm(s.removeOccupations))
	e.POST("/roles/import/wages", s.page(s.importWages))
	e.POST("/roles/import/wages/remove", s.withForm(s.removeWages))
	s.get(e, "/roles/:slug", s.orMend(s.showRole))
	s.get(e, "/roles/:slug/download.yaml", s.downloadRole)
	e.POST("/roles/:slug/own", s.withForm(s.ownRole))
	s.get(e, "/roles/:slug/edit", s.showRoleFile)
	e.POST("/roles/:slug/edit", s.withForm(s.saveRoleFile))
	e.POST("/roles/:slug/delete", s.withForm(s.deleteRoleFile))
	e.POST("/roles/:slug/undelete", s.withForm(s.undeleteRoleFile))

	s.get(e, "/rules", s.showRules)
	s.get(e, "/policy", s.showPolicy)
	e.POST("/policy", s.withForm(s.savePolicy))
	e.POST("/policy/forget", s.withForm(s.forgetAnswer))
	s.get(e, "/logo/:name", s.showLogo)
	s.get(e, "/colour/:file", s.showColour)
	s.get(e, "/assets/:version/*file", s.showAsset)
	s.get(e, "/healthz", s.healthy)
	s.get(e, "/readyz", s.ready)
}

// get serves a page for GET and HEAD, which Gin keeps apart.
func (s *server) get(e *gin.Engine, path string, h handler) {
	e.GET(path, s.page(h))
	e.HEAD(path, s.page(h))
}
