package chunk

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
)

// The marks by which a part is known, and the bounds of what is read of one.
const (
	partFormat  = "entente-part"
	partVersion = 1
	mostHead    = 64 << 10 // bytes; a head has some 500
	mostPayload = 1 << 30  // bytes; a part is held in memory while it is written or read
)

// partHead is a part's first line, JSON that ends with a newline. What follows is the payload, what the chunk gave.
type partHead struct {
	Format        string `json:"format"`
	FormatVersion int    `json:"format_version"`
	Chunk
	// ProgramVersion is that of the program that did the chunk.
	ProgramVersion string `json:"program_version"`
	// Bytes is the length of the payload.
	Bytes int `json:"bytes"`
	// SHA256 is over the head as it is with this field empty, its newline, and the payload.
	SHA256 string `json:"sha256"`
}

// line writes a head as a part has it.
func (h *partHead) line() []byte {
	text, err := json.Marshal(h)
	if err != nil {
		panic(err) // Texts and numbers can always be written.
	}
	return append(text, '\n')
}

// checksum is what a head's SHA256 is with a payload.
func (h partHead) checksum(payload []byte) string {
	h.SHA256 = ""
	digest := sha256.New()
	digest.Write(h.line())
	digest.Write(payload)
	return hex.EncodeToString(digest.Sum(nil))
}

// EncodePart puts what a chunk gave, done by a program of a version, into the bytes of its part.
func EncodePart(c Chunk, version string, payload []byte) []byte {
	head := partHead{Format: partFormat, FormatVersion: partVersion, Chunk: c, ProgramVersion: version, Bytes: len(payload)}
	head.SHA256 = head.checksum(payload)
	return append(head.line(), payload...)
}

// DecodePart gives back the payload of a part, if it is that of the chunk, done by a program of the version. Errors wrap ErrPart;
// those of a whole part of another job, scenario, seed or version ErrOtherJob too.
func DecodePart(part []byte, c Chunk, version string) ([]byte, error) {
	line, _, found := bytes.Cut(part[:min(len(part), mostHead)], []byte{'\n'})
	if !found {
		return nil, fmt.Errorf("%w: its first line does not end", ErrPart)
	}
	payload := part[len(line)+1:]
	var head partHead
	// What is written in another way, such as with other names of fields, is no part: there is one way to write each.
	if err := json.Unmarshal(line, &head); err != nil || head.Format != partFormat || !bytes.Equal(head.line(), part[:len(line)+1]) {
		return nil, fmt.Errorf("%w: its first line is not that of a part", ErrPart)
	}
	switch {
	case head.FormatVersion != partVersion:
		return nil, fmt.Errorf("%w: format version %d, this program reads %d", ErrPart, head.FormatVersion, partVersion)
	case head.Bytes != len(payload):
		return nil, fmt.Errorf("%w: it holds %d bytes where its head says %d: it was cut off or added to", ErrPart, len(payload), head.Bytes)
	case head.SHA256 != head.checksum(payload):
		return nil, fmt.Errorf("%w: its checksum is not the one in its head: it was damaged", ErrPart)
	}
	if err := head.differences(&c, version); err != nil {
		return nil, err
	}
	return payload, nil
}

// differences says in which way a whole part is not the wanted one.
func (h *partHead) differences(c *Chunk, version string) error {
	for _, field := range []struct {
		what        string
		there, here any
		job         bool
	}{
		{"scenario", h.Scenario, c.Scenario, true},
		{"seed", h.Seed, c.Seed, true},
		{"version of the program", h.ProgramVersion, version, true},
		{"job", h.Job, c.Job, true},
		{"stage", h.Stage, c.Stage, false},
		{"number", h.Number, c.Number, false},
		{"rows", h.Rows, c.Rows, false},
		{"runs", h.Runs, c.Runs, false},
	} {
		if field.there == field.here {
			continue
		}
		if field.job {
			return fmt.Errorf("%w: %w: its %s is %v, not %v", ErrPart, ErrOtherJob, field.what, field.there, field.here)
		}
		return fmt.Errorf("%w: it is another chunk's: its %s is %v, not %v", ErrPart, field.what, field.there, field.here)
	}
	return nil
}

// readPart reads a part of a size that is known.
func readPart(from io.Reader, size int64, c Chunk, version string) ([]byte, error) {
	if size > mostHead+mostPayload {
		return nil, fmt.Errorf("%w: it has %d bytes; at most %d are read", ErrPart, size, mostHead+mostPayload)
	}
	part := make([]byte, size)
	if _, err := io.ReadFull(from, part); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrPart, err)
	}
	return DecodePart(part, c, version)
}
