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
	report, err := s.review(c, workspace.Draft{Content: p})
	if err != nil {
		return err
	}
	return writeJSON(c, http.StatusOK, check.NewReport(p, report))
}

// apiReviewPosting reviews a posting that is kept.
func (s *server) apiReviewPosting(c *gin.Context) error {
	record, err := s.work.Get(c.Request.Context(), c.Param("id"))
	if err != nil {
		return err
	}
	report, err := s.review(c, record.Value)
	if err != nil {
		return err
	}
	return writeJSON(c, http.StatusOK, check.NewReport(record.Value.Content, report))
}

// review reviews a posting with what the workspace knows beside it.
func (s *server) review(c *gin.Context, d workspace.Draft) (review.Report, error) {
	ctx, err := s.work.ReviewContext(c.Request.Context(), d)
	if err != nil {
		return review.Report{}, err
	}
	ctx.Today = s.now()
	ctx.Role, err = s.reviewRole(c, d.Content)
	return review.Review(d.Content, ctx), err
}

// reviewRole is the posting's role with the pay that is published where the job
// is. A role that is not there any more leaves its checks out.
func (s *server) reviewRole(c *gin.Context, p posting.Posting) (*review.Role, error) {
	if p.Role == "" {
		return nil, nil
	}
	r, err := s.role(c, p.Role)
	if errors.Is(err, role.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	if r.Pay, err = s.reference.Market(r, p); err != nil {
		s.log.Error("imported wages are left out", "error", err)
	}
	return check.RoleContext(r), nil
}
