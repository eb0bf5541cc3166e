package chunk

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// ErrShard says that a shard cannot be what it is given as.
var ErrShard = errors.New("no shard")

// Shard is a part of the chunks of each stage: those whose number leaves the remainder Index when divided by Count.
type Shard struct {
	// Index counts from 0 to Count-1.
	Index, Count uint64
}

// mostShards bounds into how many shards a job is cut.
const mostShards = 1 << 31

// indexVariables are where batch systems write the index of a task: Slurm job arrays, Kubernetes Indexed Jobs, AWS Batch.
var indexVariables = [...]string{"SLURM_ARRAY_TASK_ID", "JOB_COMPLETION_INDEX", "AWS_BATCH_JOB_ARRAY_INDEX"}

// ParseShard reads "I/N", or "auto/N" where the index is in the environment, in the variable that Slurm, Kubernetes or AWS Batch
// set for each task of an array. Errors wrap ErrShard.
func ParseShard(text string, environment func(name string) string) (Shard, error) {
	index, count, found := strings.Cut(text, "/")
	if !found {
		return Shard{}, fmt.Errorf("%w: %q: write it as I/N or auto/N, such as 0/8", ErrShard, text)
	}
	s := Shard{}
	var err error
	if s.Count, err = strconv.ParseUint(count, 10, 64); err != nil || s.Count == 0 || s.Count > mostShards {
		return Shard{}, fmt.Errorf("%w: %q: behind the stroke stands how many there are, 1 to %d", ErrShard, text, uint64(mostShards))
	}
	source := "it"
	if index == "auto" {
		if source, index, err = indexOf(environment); err != nil {
			return Shard{}, fmt.Errorf("%w: %s: %w", ErrShard, text, err)
		}
	}
	if s.Index, err = strconv.ParseUint(index, 10, 64); err != nil {
		if source == "it" {
			return Shard{}, fmt.Errorf("%w: %q: before the stroke stands a number from 0, or auto", ErrShard, text)
		}
		return Shard{}, fmt.Errorf("%w: %s: %s is %q, no number from 0", ErrShard, text, source, index)
	}
	if s.Index >= s.Count {
		if source == "it" {
			source = "the index"
		}
		return Shard{}, fmt.Errorf("%w: %s: %s is %d; %d shards are counted from 0 to %d", ErrShard, text, source, s.Index, s.Count, s.Count-1)
	}
	return s, nil
}

// indexOf finds the index in the environment, and in which variable it is.
func indexOf(environment func(name string) string) (variable, index string, err error) {
	for _, name := range indexVariables {
		value := environment(name)
		switch {
		case value == "" || value == index:
		case index != "":
			return "", "", fmt.Errorf("%s is %s but %s is %s: write the index itself", variable, index, name, value)
		default:
			variable, index = name, value
		}
	}
	if index == "" {
		return "", "", fmt.Errorf("none of %s is set: write the index itself, or start it as a task of an array", strings.Join(indexVariables[:], ", "))
	}
	return variable, index, nil
}

// Has says whether a chunk is the shard's.
func (s Shard) Has(c *Chunk) bool { return uint64(c.Number)%s.Count == s.Index }

// String writes a shard as I/N.
func (s Shard) String() string { return fmt.Sprintf("%d/%d", s.Index, s.Count) }
