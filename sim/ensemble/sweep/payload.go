package sweep

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"entente/sim/result"
)

// The marks of a payload.
const (
	payloadFormat  = "entente-sweep-block"
	payloadVersion = 1
	// mostHeadBytes bounds the first line of a payload; three files with their hashes take 600 bytes.
	mostHeadBytes = 4096
)

// payloadHead is the first line of a payload, after which the block's files follow one after another: they are what the folder
// will hold, so that putting blocks together is copying. The order of the fields is that of the line.
type payloadHead struct {
	Format        string `json:"format"`
	FormatVersion int    `json:"format_version"`
	// Plan is the SHA-256 of plan.json.
	Plan  string        `json:"plan"`
	Block int           `json:"block"`
	Files []result.File `json:"files"`
}

// encode is the head as a line.
func (h *payloadHead) encode() ([]byte, error) {
	line, err := json.Marshal(h)
	if err != nil {
		return nil, fmt.Errorf("write a block: %w", err)
	}
	return append(line, '\n'), nil
}

// parsePayloadHead reads the first line of a payload, strictly: what it reads would be written with the same bytes.
func parsePayloadHead(line []byte) (*payloadHead, error) {
	head := &payloadHead{}
	decoder := json.NewDecoder(bytes.NewReader(line))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(head); err != nil || head.Format != payloadFormat {
		return nil, fmt.Errorf("%w: its first line is not that of a block", ErrPayload)
	}
	if head.FormatVersion != payloadVersion {
		return nil, fmt.Errorf("%w: format version %d, this program reads %d", ErrPayload, head.FormatVersion, payloadVersion)
	}
	if again, err := head.encode(); err != nil || !bytes.Equal(again, line) {
		return nil, fmt.Errorf("%w: its first line is not as it was written", ErrPayload)
	}
	return head, nil
}

// writePayload writes a block.
func (c *Cut) writePayload(ctx context.Context, b *block, to io.Writer) error {
	files, texts, err := c.tablesOf(ctx, b)
	if err != nil {
		return err
	}
	head := payloadHead{payloadFormat, payloadVersion, c.identity, b.number, files}
	line, err := head.encode()
	if err != nil {
		return err
	}
	for _, text := range append([][]byte{line}, texts...) {
		if _, err := to.Write(text); err != nil {
			return fmt.Errorf("write a block: %w", err)
		}
	}
	return nil
}

// readPayload puts a block's files into the folder, each as it streams past, and only where it is the one that the first line
// says. What is in them is not looked at.
func (c *Cut) readPayload(f *folder, number int, from io.Reader) ([]result.File, error) {
	reader := bufio.NewReaderSize(from, 1<<16)
	line, err := reader.ReadSlice('\n')
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, bufio.ErrBufferFull) {
		return nil, fmt.Errorf("read: %w", err)
	}
	if err != nil || len(line) > mostHeadBytes {
		return nil, fmt.Errorf("%w: its first line does not end", ErrPayload)
	}
	head, err := parsePayloadHead(line)
	if err != nil {
		return nil, err
	}
	if head.Plan != c.identity {
		return nil, fmt.Errorf("%w: it is of another plan", ErrPayload)
	}
	if head.Block != number || !c.description.belong(number, head.Files) {
		return nil, fmt.Errorf("%w: it is block %d", ErrPayload, head.Block)
	}
	for _, file := range head.Files {
		if err := f.copyIn(file, reader); err != nil {
			return nil, err
		}
	}
	if _, err := reader.ReadByte(); !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("%w: more follows after its last file", ErrPayload)
	}
	return head.Files, nil
}

// copyIn puts the next file of a stream into the folder, if it is that one.
func (f *folder) copyIn(file result.File, from io.Reader) error {
	_, err := f.write(file.Name, func(to io.Writer) error {
		digest := sha256.New()
		copied, err := io.CopyN(io.MultiWriter(to, digest), from, file.Bytes)
		switch {
		case errors.Is(err, io.EOF):
			return fmt.Errorf("%w: it ends after %d of %d bytes", ErrPayload, copied, file.Bytes)
		case err != nil:
			return err
		case hex.EncodeToString(digest.Sum(nil)) != file.SHA256:
			return fmt.Errorf("%w: its hash is not the one that the first line says", ErrPayload)
		}
		return nil
	})
	return err
}

// tablesOf are a block's tables as the bytes of their files.
func (c *Cut) tablesOf(ctx context.Context, b *block) (files []result.File, texts [][]byte, err error) {
	for k, table := range b.tables(&c.description) {
		var text bytes.Buffer
		if err := result.PrintTable(ctx, &text, table, result.Parquet); err != nil {
			return nil, nil, err
		}
		hash := sha256.Sum256(text.Bytes())
		files = append(files, result.File{
			Name: fileOfBlock(k, b.number), Rows: b.lines(k, &c.description), Bytes: int64(text.Len()), SHA256: hex.EncodeToString(hash[:]),
		})
		texts = append(texts, text.Bytes())
	}
	return files, texts, nil
}
