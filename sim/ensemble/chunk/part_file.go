package chunk

import (
	"bufio"
	"fmt"
	"io"
	"os"
)

// partFile is an open part file whose first line has been read. Reading gives what comes next.
type partFile struct {
	*os.File
	path   string
	header *header
	// begin is where the payload begins.
	begin int
}

// openPart opens a part and checks its first line and its length.
func openPart(path string, c *Chunk, programVersion string) (*partFile, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	p := &partFile{File: file, path: path}
	if err := p.readHeader(c, programVersion); err != nil {
		p.Close()
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return p, nil
}

func (p *partFile) readHeader(c *Chunk, programVersion string) error {
	about, err := p.Stat()
	if err != nil {
		return err
	}
	if !about.Mode().IsRegular() {
		return fmt.Errorf("it is no file: %w", ErrPart)
	}
	if p.header, p.begin, err = readHeader(bufio.NewReaderSize(p.File, mostHeaderBytes)); err != nil {
		return err
	}
	if length := about.Size() - int64(p.begin); length != p.header.Bytes {
		return fmt.Errorf("it has %d bytes where it says %d: %w", length, p.header.Bytes, ErrPart)
	}
	if err := belonging(&p.header.Chunk, p.header.ProgramVersion, c, programVersion); err != nil {
		// Only if all of it is whole is it another chunk's; else it is damaged.
		if damage := p.whole(); damage != nil {
			return damage
		}
		return err
	}
	return nil
}

// checked says whether all of a part's bytes are those of its checksum; if not, it names the file.
func (p *partFile) checked() error {
	if err := p.whole(); err != nil {
		return fmt.Errorf("%s: %w", p.path, err)
	}
	return nil
}

func (p *partFile) whole() error {
	if err := p.rewind(); err != nil {
		return err
	}
	return p.header.check(p.File)
}

// rewind goes to the beginning of the payload.
func (p *partFile) rewind() error {
	_, err := p.Seek(int64(p.begin), io.SeekStart)
	return err
}

// Close closes the file; nothing where there is none.
func (p *partFile) Close() error {
	if p == nil {
		return nil
	}
	return p.File.Close()
}
