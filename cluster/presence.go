package cluster

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/nats-io/nats.go"
)

// presenceTime is how long others have to say that they are there.
const presenceTime = 250 * time.Millisecond

// presence is what a submitter or a worker says of itself.
type presence struct {
	Name    string `json:"name"`
	Where   string `json:"where"`
	Version string `json:"version"`
	Job     string `json:"job,omitempty"`
	// Established says of a submitter that it is past looking for others.
	Established bool `json:"established,omitempty"`
}

// here is this process, for people who look for it.
func here() string {
	host, err := os.Hostname()
	if err != nil {
		host = "a machine without a name"
	}
	return fmt.Sprintf("process %d on %s", os.Getpid(), host)
}

// callAll asks everybody who listens to a subject who they are, until one answers that is enough to know.
func (c *Connection) callAll(ctx context.Context, subject string, from presence, enough func(presence) bool) ([]presence, error) {
	text, err := json.Marshal(from)
	if err != nil {
		return nil, err
	}
	inbox := c.nats.NewRespInbox()
	answers, err := c.nats.SubscribeSync(inbox)
	if err != nil {
		return nil, err
	}
	defer answers.Unsubscribe()
	if err := c.nats.PublishRequest(subject, inbox, text); err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, presenceTime)
	defer cancel()
	var all []presence
	for {
		message, err := answers.NextMsgWithContext(ctx)
		if err != nil || message.Header.Get("Status") == "503" {
			return all, nil
		}
		var one presence
		if json.Unmarshal(message.Data, &one) == nil && one.Name != from.Name {
			all = append(all, one)
			if enough(one) {
				return all, nil
			}
		}
	}
}

// presence is what a submitter answers.
func (s *submitter) presence() presence {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return presence{Name: s.name, Where: here(), Version: s.Version, Job: s.job, Established: s.established}
}

func respond(message *nats.Msg, one presence) {
	if text, err := json.Marshal(one); err == nil {
		_ = message.Respond(text)
	}
}

func (s *submitter) answerWho(message *nats.Msg)     { respond(message, s.presence()) }
func (s *submitter) answerVersion(message *nats.Msg) { respond(message, s.presence()) }

// soleSubmitter refuses to be the second submitter of a job. Of two that begin at once, the one with the lower name stays if each sees
// the other. The first may have asked before the second listened: so who sees one that is not yet sure asks again, until that one
// has given way or is sure.
func (s *submitter) soleSubmitter(ctx context.Context) error {
	for unsure := true; unsure; {
		others, err := s.callAll(ctx, jobSubject(s.job, "who"), s.presence(), func(other presence) bool { return other.Established })
		if err != nil {
			return fmt.Errorf("look for other submitters: %w", err)
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		unsure = len(others) > 0
		for _, other := range others {
			if other.Established || other.Name < s.name {
				return fmt.Errorf("%w: %s submits job %.12s; wait for it, or cancel it first", ErrTaken, other.Where, s.job)
			}
		}
	}
	s.mutex.Lock()
	s.established = true
	s.mutex.Unlock()
	return nil
}

// someWorkerFits refuses to wait for workers of another version. Where there is none at all yet, it waits.
func (s *submitter) someWorkerFits(ctx context.Context) error {
	workers, err := s.callAll(ctx, workerCall, s.presence(), s.fits)
	if err != nil {
		return fmt.Errorf("look for workers: %w", err)
	}
	strangers := versionsBut(workers, s.Version)
	if len(workers) > 0 && len(strangers) == len(workers) {
		return fmt.Errorf("%w: this is version %q, and all %d workers are of version %s; start workers of this version, or submit with that one",
			ErrVersion, s.Version, len(workers), listed(strangers))
	}
	return nil
}

// fits says whether another is of this version.
func (s *submitter) fits(other presence) bool { return other.Version == s.Version }

// tellWhoIsMissing says why nothing moves, if there is no worker.
func (s *submitter) tellWhoIsMissing(ctx context.Context) {
	workers, err := s.callAll(ctx, workerCall, s.presence(), s.fits)
	if err != nil || len(workers) == 0 {
		s.Log.Warn("waiting: no worker is connected")
		return
	}
	if strangers := versionsBut(workers, s.Version); len(strangers) == len(workers) {
		s.Log.Warn("waiting: every worker is of another version", "here", s.Version, "workers", listed(strangers))
	}
}

// versionsBut lists the versions of those that are not of this one, each as often as it is there.
func versionsBut(all []presence, version string) []string {
	var others []string
	for _, one := range all {
		if one.Version != version {
			others = append(others, one.Version)
		}
	}
	return others
}

func listed(versions []string) string {
	different := map[string]bool{}
	for _, version := range versions {
		different[fmt.Sprintf("%q", version)] = true
	}
	return strings.Join(slices.Sorted(maps.Keys(different)), ", ")
}
