package experiment

import (
	"context"
	"fmt"

	"entente/sim/ensemble/advice"
	"entente/sim/ensemble/chunk"
	"entente/sim/result"
)

// upTo is an advice in which all that a stage follows from has been judged. The two later stages follow from the first, which is
// read and judged once. What is given back must not be judged further.
func (e *Advice) upTo(ctx context.Context, step advice.Step, before chunk.Parts) (*advice.Advice, error) {
	if step == advice.StepFutures {
		return advice.New(e.Problem(), e.plan)
	}
	e.mutex.Lock()
	defer e.mutex.Unlock()
	if e.judged != nil {
		return e.judged, nil
	}
	a, err := advice.New(e.Problem(), e.plan)
	if err == nil {
		err = e.judge(ctx, a, advice.StepFutures, before)
	}
	if err != nil {
		return nil, err
	}
	e.judged = a
	return a, nil
}

// judge reads the parts of a stage and judges it.
func (e *Advice) judge(ctx context.Context, a *advice.Advice, step advice.Step, parts chunk.Parts) error {
	chunks := e.pieces(step)
	measured := make([]*advice.Measured, 0, chunks.Len)
	for c := range chunks.All() {
		if err := ctx.Err(); err != nil {
			return err
		}
		piece, err := readPiece(a, c, parts)
		if err != nil {
			return fmt.Errorf("%s: %s: %w", step, c.Name(), err)
		}
		measured = append(measured, piece)
	}
	return a.Judge(step, measured)
}

func readPiece(a *advice.Advice, c chunk.Chunk, parts chunk.Parts) (piece *advice.Measured, err error) {
	part, err := parts.Open(c)
	if err != nil {
		return nil, err
	}
	defer func() {
		if closed := part.Close(); err == nil {
			err = closed
		}
	}()
	units := unitsOf(c)
	piece, err = a.Decode(advice.Step(c.Stage), units.From, units.To, part)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", chunk.ErrPart, err)
	}
	return piece, nil
}

// Advise is the advice that the parts of all chunks give: that of advice.Advise. As there, every case is held in memory, about 200
// bytes each.
func (e *Advice) Advise(ctx context.Context, parts chunk.Parts) (*advice.Advice, error) {
	a, err := advice.New(e.Problem(), e.plan)
	if err != nil {
		return nil, err
	}
	for step := range advice.Step(advice.Steps) {
		if err := e.judge(ctx, a, step, parts); err != nil {
			return nil, err
		}
	}
	return a, nil
}

// Merge writes the study of the advice that the parts give.
func (e *Advice) Merge(ctx context.Context, parts chunk.Parts, dir string, options result.Options) error {
	found, err := e.Advise(ctx, parts)
	if err != nil {
		return err
	}
	return result.WriteStudy(ctx, dir, e.Study(), found.Tables(), options)
}

// Study is the advice as a study, without its tables.
func (e *Advice) Study() result.Study { return studyOf(e.job) }
