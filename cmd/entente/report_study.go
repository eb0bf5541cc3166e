package main

import (
	"context"

	"entente/render/report"
)

// pageOfStudy makes the page of a study, by its kind.
func (m *Main) pageOfStudy(ctx context.Context, dir string, how report.Options) (*report.Page, error) {
	return nil, nil
}
