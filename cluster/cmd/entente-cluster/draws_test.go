package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"entente/sim/ensemble/chunk"
	"entente/sim/random"
	"entente/sim/result"
)

// draws is a small experiment: each chunk draws numbers. In a second stage a chunk draws as many as a part of the first has bytes.
type draws struct {
	job      *chunk.Job
	settings drawsSettings
	id       string
}

type drawsSettings struct {
	Chunks int `json:"chunks"`
	Stages int `json:"stages"`
	// Bytes is how long a part is; every hundredth is Long bytes longer.
	Bytes int `json:"bytes"`
	Long  int `json:"long,omitempty"`
	// Takes is how long a chunk takes, beside the drawing.
	Takes time.Duration `json:"takes"`
	// Poisoned chunks fail, Deadly ones end the process that does them; -1 is none.
	Poisoned int `json:"poisoned"`
	Deadly   int `json:"deadly"`
}

func drawsJob(version string, seed uint64, settings drawsSettings) (*chunk.Job, error) {
	text, err := json.Marshal(settings)
	return &chunk.Job{
		Format: chunk.JobFormat, FormatVersion: chunk.JobVersion, Kind: "draws", ProgramVersion: version, Seed: seed, Runs: 1,
		Scenarios: []result.Scenario{{Name: "draws", SHA256: "0123"}}, Outcomes: []string{}, Arguments: []string{}, Settings: text,
		Documents: []chunk.Text{},
	}, err
}

func newDraws(job *chunk.Job, version string) (chunk.Experiment, error) {
	if job.Kind != "draws" {
		return experimentOf(job, version)
	}
	d := &draws{job: job}
	if err := json.Unmarshal(job.Settings, &d.settings); err != nil {
		return nil, err
	}
	var err error
	d.id, err = job.ID()
	return d, err
}

func (d *draws) Job() *chunk.Job { return d.job }
func (d *draws) Stages() int     { return d.settings.Stages }

func (d *draws) Chunks(_ context.Context, stage int, _ chunk.Parts) (chunk.List, error) {
	return chunk.List{Len: d.settings.Chunks, At: func(number int) chunk.Chunk {
		row := uint64(number)
		return chunk.Chunk{
			Job: d.id, Scenario: "0123", Stage: stage, Number: number, Rows: chunk.Range{From: row, To: row + 1}, Runs: chunk.Range{To: 1},
			Seed: d.job.Seed,
		}
	}}, nil
}

func (d *draws) Run(ctx context.Context, c chunk.Chunk, before chunk.Parts, _ int, to io.Writer) error {
	switch c.Number {
	case d.settings.Poisoned:
		return errors.New("the drum is stuck")
	case d.settings.Deadly:
		os.Exit(99)
	}
	if d.settings.Takes > 0 {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(d.settings.Takes):
		}
	}
	length := d.settings.Bytes
	if c.Number%100 == 99 {
		length += d.settings.Long
	}
	if c.Stage > 0 {
		former := c
		former.Stage, former.Number = 0, (c.Number*7)%d.settings.Chunks
		former.Rows = chunk.Range{From: uint64(former.Number), To: uint64(former.Number) + 1}
		part, err := before.Open(former)
		if err != nil {
			return err
		}
		read, err := io.Copy(io.Discard, part)
		if err := errors.Join(err, part.Close()); err != nil {
			return err
		}
		length = int(read)
	}
	numbers := random.New(c.Seed, uint64(c.Number))
	payload := make([]byte, length)
	for k := range payload {
		payload[k] = byte(numbers.Uint64(uint64(k), uint64(c.Stage), random.PurposeChoice, 0))
	}
	_, err := to.Write(payload)
	return err
}

func (d *draws) Fail(c chunk.Chunk, problem string, to io.Writer) error {
	_, err := fmt.Fprintf(to, "chunk %d: %s\n", c.Number, problem)
	return err
}

func (d *draws) Merge(ctx context.Context, parts chunk.Parts, dir string, _ result.Options) error {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	file, err := os.Create(filepath.Join(dir, "draws"))
	if err != nil {
		return err
	}
	defer file.Close()
	for stage := range d.settings.Stages {
		chunks, err := d.Chunks(ctx, stage, parts)
		if err != nil {
			return err
		}
		for c := range chunks.All() {
			part, err := parts.Open(c)
			if err != nil {
				return err
			}
			_, err = io.Copy(file, part)
			if err := errors.Join(err, part.Close()); err != nil {
				return err
			}
		}
	}
	return file.Close()
}
