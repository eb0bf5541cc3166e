package cluster

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/nats-io/nats.go"

	"entente/sim/ensemble/chunk"
)

// mostStudies is how many jobs a worker keeps ready.
const mostStudies = 8

// study is a job as a worker has it.
type study struct {
	job        string
	experiment chunk.Experiment
	parts      *remoteParts
}

// studies are the jobs that a worker has met last, the latest at the end.
type studies struct {
	mutex sync.Mutex
	known []*study
}

// find gives a job that is known, and notes that it is in use.
func (s *studies) find(job string) *study {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	at := slices.IndexFunc(s.known, func(one *study) bool { return one.job == job })
	if at < 0 {
		return nil
	}
	found := s.known[at]
	s.known = append(slices.Delete(s.known, at, at+1), found)
	return found
}

func (s *studies) add(one *study) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if s.known = append(s.known, one); len(s.known) > mostStudies {
		s.known = slices.Delete(s.known, 0, 1)
	}
}

// study gives the experiment of a job, whose document it fetches from the submitter. Two that ask for it at once both fetch it: a
// submitter that has gone must not hold up other jobs.
func (w *worker) study(ctx context.Context, job string) (*study, error) {
	if known := w.studies.find(job); known != nil {
		return known, nil
	}
	text, err := w.read(ctx, jobSubject(job, "read"), jobName, nats.Header{}, w.patience(job))
	if err != nil {
		return nil, fmt.Errorf("fetch the job: %w", err)
	}
	document, err := chunk.ParseJob(text)
	if err != nil {
		return nil, fmt.Errorf("read the job: %w", err)
	}
	if id, err := document.ID(); err != nil || id != job {
		return nil, fmt.Errorf("the submitter's job is %.12s: %w", id, chunk.ErrOtherJob)
	}
	experiment, err := w.Of(document, w.Version)
	if err != nil {
		return nil, fmt.Errorf("make the experiment of the job: %w", err)
	}
	made := &study{job: job, experiment: experiment,
		parts: &remoteParts{connection: w.Connection, ctx: w.whole, patience: w.Patience, kept: map[string][]byte{}}}
	w.studies.add(made)
	return made, nil
}

// absences say since when a job's submitter is not there, so that a worker waits once, and not with each chunk.
type absences struct {
	mutex sync.Mutex
	since map[string]time.Time
}

// patience is for how much longer to wait for a job's submitter.
func (w *worker) patience(job string) time.Duration {
	w.absences.mutex.Lock()
	defer w.absences.mutex.Unlock()
	if since, absent := w.absences.since[job]; absent {
		return max(0, w.Patience-time.Since(since))
	}
	return w.Patience
}

// absent notes that a job's submitter was waited for in vain, or is there.
func (w *worker) absent(job string, is bool) {
	w.absences.mutex.Lock()
	defer w.absences.mutex.Unlock()
	if !is {
		delete(w.absences.since, job)
	} else if _, already := w.absences.since[job]; !already {
		w.absences.since[job] = time.Now().Add(-w.Patience)
	}
}
