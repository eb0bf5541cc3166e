package chunk

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
)

// The marks by which a part is known, and the longest first line that is read.
const (
	partFormat      = "entente-part"
	partVersion     = 1
	mostHeaderBytes = 64 << 10
)

// Part is what was done for a chunk. Its file is a line of JSON, which says what it is of and how long, with a checksum over that
// and what follows; then the payload. The same part has always the same bytes.
type Part struct {
	Chunk Chunk
	// ProgramVersion is that of the program that did it.
	ProgramVersion string
	// Payload is what the experiment's Run has written.
	Payload []byte
}

// header is a part's first line.
type header struct {
	Format        string `json:"format"`
	FormatVersion int    `json:"format_version"`
	Chunk
	ProgramVersion string `json:"program_version"`
	Bytes          int64  `json:"bytes"`
	// SHA256 is over the line without it, and the payload.
	SHA256 string `json:"sha256"`
}

// line is the header as it is written.
func (h *header) line() ([]byte, error) {
	text, err := json.Marshal(h)
	if err != nil {
		return nil, err
	}
	return append(text, '\n'), nil
}

// digest begins the checksum; the payload is to be written to it.
func (h *header) digest() (hash.Hash, error) {
	bare := *h
	bare.SHA256 = ""
	line, err := bare.line()
	if err != nil {
		return nil, err
	}
	digest := sha256.New()
	digest.Write(line)
	return digest, nil
}

// header is the first line of a part's file.
func (p *Part) header() (*header, error) {
	h := &header{
		Format: partFormat, FormatVersion: partVersion, Chunk: p.Chunk, ProgramVersion: p.ProgramVersion, Bytes: int64(len(p.Payload)),
	}
	digest, err := h.digest()
	if err != nil {
		return nil, err
	}
	digest.Write(p.Payload)
	h.SHA256 = hex.EncodeToString(digest.Sum(nil))
	return h, nil
}

// Write writes a part as its file holds it.
func (p *Part) Write(to io.Writer) error {
	h, err := p.header()
	if err != nil {
		return err
	}
	return p.write(to, h)
}

func (p *Part) write(to io.Writer, h *header) error {
	line, err := h.line()
	if err != nil {
		return err
	}
	if len(line) > mostHeaderBytes {
		return fmt.Errorf("the first line of %s would take %d bytes; %d are possible", p.Chunk.Name(), len(line), mostHeaderBytes)
	}
	if _, err := to.Write(line); err != nil {
		return err
	}
	_, err = to.Write(p.Payload)
	return err
}

// ReadPart reads a part whose payload has at most so many bytes, and checks that it is whole and nothing follows. Errors wrap
// ErrPart where it is not. Of whose chunk it is, Check says.
func ReadPart(from io.Reader, most int64) (*Part, error) {
	reader := bufio.NewReaderSize(from, mostHeaderBytes)
	h, _, err := readHeader(reader)
	if err != nil {
		return nil, err
	}
	if h.Bytes > most {
		return nil, fmt.Errorf("it says that it has %d bytes; at most %d are read: %w", h.Bytes, most, ErrPart)
	}
	// The buffer grows with what is there, whatever the header says.
	var payload bytes.Buffer
	if err := h.check(io.TeeReader(reader, &payload)); err != nil {
		return nil, err
	}
	return &Part{h.Chunk, h.ProgramVersion, payload.Bytes()}, nil
}

// readHeader reads the first line of a part, and says how long it is. It must be written exactly as line writes it.
func readHeader(from *bufio.Reader) (*header, int, error) {
	line, err := from.ReadSlice('\n')
	switch {
	case errors.Is(err, bufio.ErrBufferFull) || err == nil && len(line) > mostHeaderBytes:
		return nil, 0, fmt.Errorf("its first line is longer than %d bytes: %w", mostHeaderBytes, ErrPart)
	case errors.Is(err, io.EOF):
		return nil, 0, fmt.Errorf("its first line is cut off: %w", ErrPart)
	case err != nil:
		return nil, 0, err
	}
	h := &header{}
	if err := json.Unmarshal(line, h); err != nil || h.Format != partFormat {
		return nil, 0, fmt.Errorf("it does not begin as a part does: %w", ErrPart)
	}
	if h.FormatVersion != partVersion {
		return nil, 0, fmt.Errorf("format version %d, this program reads %d: %w", h.FormatVersion, partVersion, ErrPart)
	}
	again, err := h.line()
	if err != nil || !bytes.Equal(again, line) || h.Bytes < 0 {
		return nil, 0, fmt.Errorf("its first line is damaged: %w", ErrPart)
	}
	return h, len(line), nil
}

// check reads the payload to the end, and compares its length and the checksum.
func (h *header) check(payload io.Reader) error {
	digest, err := h.digest()
	if err != nil {
		return err
	}
	// One byte more would tell that something follows.
	length, err := io.Copy(digest, io.LimitReader(payload, h.Bytes+1))
	switch {
	case err != nil:
		return err
	case length < h.Bytes:
		return fmt.Errorf("it is cut off after %d of %d bytes: %w", length, h.Bytes, ErrPart)
	case length > h.Bytes:
		return fmt.Errorf("it goes on after its %d bytes: %w", h.Bytes, ErrPart)
	case hex.EncodeToString(digest.Sum(nil)) != h.SHA256:
		return fmt.Errorf("its bytes are not those of its checksum: %w", ErrPart)
	}
	return nil
}
