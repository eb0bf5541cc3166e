package cluster

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"

	"entente/sim/ensemble/chunk"
)

// The subjects. Chunks wait in the stream; all else is asked and answered at once, and kept nowhere.
const (
	streamName    = "ENTENTE"
	chunkSubjects = "entente.chunk.>"
	submitterCall = "entente.submitters"
	workerCall    = "entente.workers"
	// Workers listen to the end of every job.
	leftSubjects = jobPrefix + "*." + leftSuffix
	jobPrefix    = "entente.job."
	leftSuffix   = "left"
)

// buildToken is a version of the program as a part of a subject.
func buildToken(version string) string {
	hash := sha256.Sum256([]byte(version))
	return hex.EncodeToString(hash[:6])
}

// queueSubject is where the chunks of a job wait, of a version's workers to do.
func queueSubject(version, job string) string {
	return "entente.chunk." + buildToken(version) + "." + job
}

func chunkSubject(version string, c *chunk.Chunk) string {
	return fmt.Sprintf("%s.%d.%d", queueSubject(version, c.Job), c.Stage, c.Number)
}

// numberOf is the number of the chunk that waits under a subject.
func numberOf(subject string) (stage, number int, ok bool) {
	tokens := strings.Split(subject, ".")
	if len(tokens) != 6 {
		return 0, 0, false
	}
	stage, err := strconv.Atoi(tokens[4])
	if err != nil {
		return 0, 0, false
	}
	number, err = strconv.Atoi(tokens[5])
	return stage, number, err == nil
}

// jobSubject is where a job's submitter is asked for something.
func jobSubject(job, what string) string { return jobPrefix + job + "." + what }
