package result

import (
	"fmt"
	"io"
	"os"

	"github.com/parquet-go/parquet-go"
)

// Parquet tables are not compressed: most of their bytes are numbers that would hardly shrink, the bytes stay the same on
// every machine and with every version of a compressor, and what a file claims to hold can be checked against its size.
const (
	rowsPerGroup = 1 << 18
	// createdBy is fixed: by default it would hold what the program was built from.
	createdBy = "entente"
)

type parquetWriter[R any] struct{ *parquet.GenericWriter[R] }

func newParquetWriter[R any](to io.Writer) parquetWriter[R] {
	return parquetWriter[R]{parquet.NewGenericWriter[R](to,
		parquet.Compression(&parquet.Uncompressed), parquet.MaxRowsPerRowGroup(rowsPerGroup), parquet.CreatedBy(createdBy, "1", ""))}
}

func (w parquetWriter[R]) Write(rows []R) error {
	_, err := w.GenericWriter.Write(rows)
	return err
}

type parquetReader[R any] struct{ *parquet.GenericReader[R] }

// leastRowBytes is what a row takes at least: every table has an int32 that is stored plainly.
const leastRowBytes = 4

func newParquetReader[R any](from *os.File, size int64) (*parquetReader[R], error) {
	if err := checkFooter(from, size); err != nil {
		return nil, err
	}
	file, err := parquet.OpenFile(from, size, parquet.SkipPageIndex(true), parquet.SkipBloomFilters(true))
	if err != nil {
		return nil, err
	}
	want := parquet.SchemaOf(new(R))
	if !parquet.EqualNodes(file.Schema(), want) {
		return nil, fmt.Errorf("the columns are not those of the table:\n%s\nwhere these belong:\n%s", file.Schema(), want)
	}
	if rows := file.NumRows(); rows < 0 || rows > size/leastRowBytes {
		return nil, fmt.Errorf("%d rows cannot be in %d bytes", rows, size)
	}
	if err := checkPages(from, file, size); err != nil {
		return nil, err
	}
	return &parquetReader[R]{parquet.NewGenericReader[R](file)}, nil
}
