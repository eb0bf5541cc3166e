package result

import (
	"context"
	"fmt"
	"io"
	"iter"
	"os"
	"reflect"

	"entente/sim"
)

// anyTable is a table of a result, whatever its rows are.
type anyTable interface {
	about() *description
	// write writes the record's rows and returns their number.
	write(ctx context.Context, to io.Writer, format Format, n *names) (int64, error)
	// read appends the rows of a file to the record that n names.
	read(from *os.File, size int64, format Format, n *names) (int64, error)
}

// description is what people are told of a table.
type description struct {
	name    string
	text    string
	columns []column
}

// tables are all tables, in the order in which they are written and read: reasons and flips need the decisions.
var tables = []anyTable{actorsTable, blocsTable, statesTable, decisionsTable, reasonsTable, flipsTable, eventsTable}

// table is a table whose rows are of type R; the fields of R are its columns.
type table[R any] struct {
	description
	// rows gives the rows of n's record, one after another, until yield says false.
	rows func(n *names, yield func(*R) bool)
	// take puts a row that was read into n's record.
	take func(n *names, row *R)
}

// newTable makes a table; its columns come from the tags of R.
func newTable[R any](name, text string, rows func(n *names, yield func(*R) bool), take func(n *names, row *R)) *table[R] {
	return &table[R]{description{name, text, columnsOf(reflect.TypeFor[R]())}, rows, take}
}

// rowWriter and rowReader are a format's two ends for one table. Close ends the file's content, not the file.
type rowWriter[R any] interface {
	Write(rows []R) error
	Close() error
}

// rowReader fills rows and returns how many it filled, with io.EOF at the end.
type rowReader[R any] interface {
	Read(rows []R) (int, error)
}

// batch is how many rows are written or read at a time; between batches a write looks whether it was cancelled.
const batch = 1024

func (t *table[R]) about() *description { return &t.description }

func (t *table[R]) write(ctx context.Context, to io.Writer, format Format, n *names) (int64, error) {
	return writeRows(ctx, to, format, t.columns, func(yield func(*R) bool) { t.rows(n, yield) }, n.mistake)
}

// writeRows writes rows batch by batch; mistake says what was wrong with those given so far.
func writeRows[R any](
	ctx context.Context, to io.Writer, format Format, columns []column, all iter.Seq[*R], mistake func() error,
) (count int64, err error) {
	defer recovered(&err)
	var writer rowWriter[R]
	switch format {
	case CSV:
		writer, err = newCSVWriter[R](to, columns)
	case JSON:
		writer = newJSONWriter[R](to, columns)
	default:
		writer = newParquetWriter[R](to)
	}
	if err != nil {
		return 0, err
	}
	rows := make([]R, 0, batch)
	flush := func() {
		if err = mistake(); err == nil {
			err = writable(rows, columns)
		}
		if err == nil {
			err = writer.Write(rows)
		}
		if err == nil {
			err = ctx.Err()
		}
		count += int64(len(rows))
		rows = rows[:0]
	}
	for row := range all {
		if rows = append(rows, *row); len(rows) == batch {
			flush()
		}
		if err != nil {
			break
		}
	}
	if err == nil {
		flush()
	}
	if err != nil {
		return 0, err
	}
	return count, writer.Close()
}

// writable says what is wrong with rows that are about to be written.
func writable[R any](rows []R, columns []column) error {
	for r := range rows {
		row := reflect.ValueOf(&rows[r]).Elem()
		for c := range columns {
			if err := columns[c].writable(row.Field(c)); err != nil {
				return err
			}
		}
	}
	return nil
}

func (t *table[R]) read(from *os.File, size int64, format Format, n *names) (count int64, err error) {
	return readRows(from, size, format, t.columns, func(row *R) error {
		t.take(n, row)
		return n.mistake()
	})
}

// readRows gives the rows of a file one after another to take.
func readRows[R any](from *os.File, size int64, format Format, columns []column, take func(row *R) error) (count int64, err error) {
	defer recovered(&err)
	var reader rowReader[R]
	switch format {
	case CSV:
		reader, err = newCSVReader[R](from, columns)
	case JSON:
		reader = newJSONReader[R](from, columns)
	default:
		var file *parquetReader[R]
		if file, err = newParquetReader[R](from, size); err == nil {
			defer file.Close()
			reader = file
		}
	}
	if err != nil {
		return 0, err
	}
	rows := make([]R, batch)
	for {
		filled, err := reader.Read(rows)
		for r := range rows[:filled] {
			if err := take(&rows[r]); err != nil {
				return count, fmt.Errorf("row %d: %w", count+int64(r)+1, err)
			}
		}
		count += int64(filled)
		if err == io.EOF {
			return count, nil
		}
		if err != nil {
			return count, fmt.Errorf("after row %d: %w", count, err)
		}
	}
}

// recovered turns a panic into an error: what reads untrusted Parquet may panic on damaged bytes.
func recovered(err *error) {
	if problem := recover(); problem != nil {
		*err = fmt.Errorf("unreadable content: %v", problem)
	}
}

// whole says whether a record has the rows that its sizes call for.
func whole(record *sim.Record) error {
	if len(record.Blocs) > record.Slots {
		return fmt.Errorf("%d blocs in %d slots", len(record.Blocs), record.Slots)
	}
	for _, part := range []struct {
		name       string
		rows, want int
	}{
		{"actor", len(record.ActorRows), record.Ticks * len(record.Actors)},
		{"bloc", len(record.BlocRows), record.Ticks * record.Slots},
		{"state", len(record.StateRows), record.Ticks * len(record.States)},
		{"initial membership", len(record.Initial), len(record.Actors)},
	} {
		if part.rows != part.want {
			return fmt.Errorf("%d %s rows where %d belong", part.rows, part.name, part.want)
		}
	}
	return nil
}
