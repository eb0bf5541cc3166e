package result

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"os"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/encoding/thrift"
	"github.com/parquet-go/parquet-go/format"
)

const (
	// mostPageValues bounds the values of a page; ours hold far fewer.
	mostPageValues = 1 << 20
	// mostFooterBytes and mostHeaderBytes bound a file's footer and a page's header; ours take some 5 kB for each quarter
	// of a million rows, and some 100 bytes.
	mostFooterBytes = 1 << 20
	mostHeaderBytes = 1 << 16

	// parquetTail is what stands at the end of a file: the footer's length and the mark.
	parquetTail = 8
	parquetMark = "PAR1"
)

// checkFooter looks at the footer before anything decodes it.
func checkFooter(from *os.File, size int64) error {
	var tail [parquetTail]byte
	if size < parquetTail {
		return fmt.Errorf("%d bytes are no Parquet file", size)
	}
	if _, err := from.ReadAt(tail[:], size-parquetTail); err != nil {
		return fmt.Errorf("read the end of the file: %w", err)
	}
	length := int64(binary.LittleEndian.Uint32(tail[:4]))
	if string(tail[4:]) != parquetMark || length > min(size-parquetTail, mostFooterBytes) {
		return fmt.Errorf("it does not end as a Parquet file of a result does")
	}
	footer := make([]byte, length)
	if _, err := from.ReadAt(footer, size-parquetTail-length); err != nil {
		return fmt.Errorf("read the footer: %w", err)
	}
	if _, err := thriftLength(footer); err != nil {
		return fmt.Errorf("the footer is damaged: %w", err)
	}
	return nil
}

// checkPages walks over the headers of all pages before anything is decoded, and refuses those that would make the reader
// take more memory than the file can fill: sizes beyond the file, compressed pages, and counts beyond all sense.
func checkPages(from *os.File, file *parquet.File, size int64) error {
	for _, group := range file.Metadata().RowGroups {
		for c := range group.Columns {
			chunk := &group.Columns[c].MetaData
			if chunk.Codec != format.Uncompressed {
				return fmt.Errorf("a column is compressed (%s)", chunk.Codec)
			}
			start := chunk.DataPageOffset
			if chunk.DictionaryPageOffset > 0 {
				start = min(start, chunk.DictionaryPageOffset)
			}
			if start < 0 || chunk.TotalCompressedSize < 0 || start > size || chunk.TotalCompressedSize > size-start {
				return fmt.Errorf("a column lies outside the file")
			}
			if err := checkChunk(from, start, start+chunk.TotalCompressedSize); err != nil {
				return err
			}
		}
	}
	return nil
}

// checkChunk walks over the pages of one column chunk, which lies between two offsets of the file.
func checkChunk(from *os.File, at, end int64) error {
	buffer := make([]byte, mostHeaderBytes)
	// Most headers are short: look at few bytes first.
	look := int64(256)
	for at < end {
		data := buffer[:min(look, end-at)]
		if _, err := from.ReadAt(data, at); err != nil {
			return fmt.Errorf("read a page header: %w", err)
		}
		length, err := thriftLength(data)
		if err != nil && look < mostHeaderBytes && look < end-at {
			look = mostHeaderBytes
			continue
		}
		if err != nil {
			return fmt.Errorf("a page header is damaged: %w", err)
		}
		look = 256
		at += int64(length)
		header := new(format.PageHeader)
		if err := thrift.Unmarshal(new(thrift.CompactProtocol), bytes.Clone(data[:length]), header); err != nil {
			return fmt.Errorf("a page header is damaged: %w", err)
		}
		page := int64(header.CompressedPageSize)
		if page < 0 || page > end-at || header.UncompressedPageSize != header.CompressedPageSize {
			return fmt.Errorf("a page of %d bytes where %d are left", page, end-at)
		}
		values := max(header.DataPageHeader.V.NumValues, header.DataPageHeaderV2.V.NumValues, header.DataPageHeaderV2.V.NumRows,
			header.DictionaryPageHeader.V.NumValues)
		if values > mostPageValues {
			return fmt.Errorf("a page of %d values, at most %d are read", values, mostPageValues)
		}
		at += page
	}
	return nil
}
