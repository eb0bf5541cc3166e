package chunk

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// Shard is one of several equal shares of a job: the chunks whose number leaves Index when divided by Count. A Count of 0 stands
// for all chunks.
type Shard struct{ Index, Count int }

// mostShards bounds how many shards there are; the largest arrays of batch systems have some hundred thousand tasks.
const mostShards = 1 << 20

// indexVariables are where batch systems tell a task its number, which counts from 0 there or as the array was asked for.
var indexVariables = []struct{ name, system string }{
	{"SLURM_ARRAY_TASK_ID", "Slurm"},
	{"JOB_COMPLETION_INDEX", "Kubernetes"},
	{"AWS_BATCH_JOB_ARRAY_INDEX", "AWS Batch"},
}

// ErrShard says that a shard cannot be so.
var ErrShard = errors.New("no such shard")

// ParseShard reads I/N, share I of N with I from 0 to N-1, or auto/N, which takes I from the variable of a batch system: of a Slurm
// array, a Kubernetes Indexed Job or an AWS Batch array. variable gives the value of an environment variable, or "". Errors
// wrap ErrShard.
func ParseShard(text string, variable func(name string) string) (Shard, error) {
	wrong := func(format string, arguments ...any) (Shard, error) {
		return Shard{}, fmt.Errorf("%q: %w: %s", text, ErrShard, fmt.Sprintf(format, arguments...))
	}
	index, count, found := strings.Cut(text, "/")
	n, err := strconv.Atoi(count)
	if !found || err != nil || n < 1 || n > mostShards {
		return wrong("write I/N or auto/N, with N from 1 to %d", mostShards)
	}
	from := ""
	if index == "auto" {
		index = ""
		for _, one := range indexVariables {
			value := variable(one.name)
			switch {
			case value == "":
			case index == "":
				index, from = value, one.name
			case value != index:
				return wrong("%s is %s, but %s is %s: say which it is with I/%d", from, index, one.name, value, n)
			}
		}
		if index == "" {
			return wrong("none of the variables is set that batch systems tell a task's number in: %s", variableNames())
		}
	}
	i, err := strconv.Atoi(index)
	if err != nil || i < 0 || i >= n {
		what := "the index"
		if from != "" {
			what = from
		}
		return wrong("%s is %s; it counts from 0 to %d", what, index, n-1)
	}
	return Shard{i, n}, nil
}

func variableNames() string {
	var names []string
	for _, one := range indexVariables {
		names = append(names, one.name+" ("+one.system+")")
	}
	return strings.Join(names, ", ")
}

// Has says whether a chunk is of this share.
func (s Shard) Has(c *Chunk) bool { return s.Count == 0 || c.Number%s.Count == s.Index }
