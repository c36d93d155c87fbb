package handlers

import (
	"errors"
	"net/http"

	"github.com/gin-gonic/gin"

	"rolewright/internal/check"
	"rolewright/internal/posting"
	"rolewright/internal/review"
	"rolewright/internal/role"
	"rolewright/internal/workspace"
)

// apiReview reviews the posting of the body. Nothing is stored.
func (s *server) apiReview(c *gin.Context) error {
	p, err := readPosting(c)
	if err != nil {
		return err
	}
	p = posting.Normalize(p, workspace.NewPartID)
	ctx, err := s.reviewContext(c, p)
	if err != nil {
		return err
	}
	return writeJSON(c, http.StatusOK, check.NewReport(p, review.Review(p, ctx)))
}

// apiReviewPosting reviews a posting that is kept.
func (s *server) apiReviewPosting(c *gin.Context) error {
	record, err := s.work.Get(c.Request.Context(), c.Param("id"))
	if err != nil {
		return err
	}
	p := record.Value.Content
	ctx, err := s.reviewContext(c, p)
	if err != nil {
		return err
	}
	return writeJSON(c, http.StatusOK, check.NewReport(p, review.Review(p, ctx)))
}

// reviewContext is what the workspace knows beside a posting: its role with
// the pay that is published where the job is. A role that is not there any
// more leaves its checks out.
func (s *server) reviewContext(c *gin.Context, p posting.Posting) (review.Context, error) {
	ctx := review.Context{Today: s.now()}
	if p.Role == "" {
		return ctx, nil
	}
	r, err := s.role(c, p.Role)
	if errors.Is(err, role.ErrNotFound) {
		return ctx, nil
	}
	if err != nil {
		return ctx, err
	}
	if r.Pay, err = s.reference.Market(r, p); err != nil {
		s.log.Error("imported wages are left out", "error", err)
	}
	ctx.Role = check.RoleContext(r)
	return ctx, nil
}
