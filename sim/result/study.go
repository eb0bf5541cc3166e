package result

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"reflect"

	"entente/sim"
)

// The marks by which the manifest of a study is known.
const (
	studyFormat  = "entente-study"
	studyVersion = 1
)

// Study says what the tables of many runs are: how to do them again and which files belong to them. A caller of WriteStudy
// sets all but Format, FormatVersion, Tables and Files.
type Study struct {
	Format        string `json:"format"`
	FormatVersion int    `json:"format_version"`
	// Kind is ensemble, comparison, sweep, sensitivity, discovery, advice or hindcast.
	Kind string `json:"kind"`
	// ProgramVersion and Arguments say what wrote it: no times and nothing about the machine, so that the same study gives the
	// same bytes.
	ProgramVersion string   `json:"program_version"`
	Arguments      []string `json:"arguments"`
	// Scenarios are what was run, in the order in which they were named.
	Scenarios []Scenario `json:"scenarios"`
	Seed      uint64     `json:"seed"`
	// Runs is the number of runs of each scenario or row.
	Runs uint64 `json:"runs"`
	// Outcomes are what each run was asked.
	Outcomes []string `json:"outcomes"`
	// Tables is the format of the tables' files; Files lists every file beside the manifest.
	Tables string `json:"tables"`
	Files  []File `json:"files"`

	// Documents are files that belong to it besides the tables: the resolved scenarios, a specification.
	Documents []Document `json:"-"`
}

// Document is a file that belongs to a study: its name, without folder, and its text.
type Document struct {
	Name string
	Text []byte
}

// ScenarioOf names a model for a study.
func ScenarioOf(model *sim.Model) Scenario {
	return Scenario{model.Name, named(model.Title), model.Hash}
}

// StudyTable is a table of a study; NewStudyTable makes one.
type StudyTable interface {
	describe() *description
	writeTo(ctx context.Context, to io.Writer, format Format) (int64, error)
}

// studyTable has rows of type R.
type studyTable[R any] struct {
	description
	rows iter.Seq[*R]
}

// NewStudyTable makes a table of rows of type R, whose fields are its columns: int32, float64, bool, string or []string. The
// tag parquet gives a column's name (with ",optional" for a text that may be missing, ",date" for days since 1970-01-01),
// unit and about say what it means. It panics on any other type.
func NewStudyTable[R any](name, about string, rows iter.Seq[*R]) StudyTable {
	return &studyTable[R]{description{name, about, columnsOf(reflect.TypeFor[R]())}, rows}
}

func (t *studyTable[R]) describe() *description { return &t.description }

func (t *studyTable[R]) writeTo(ctx context.Context, to io.Writer, format Format) (int64, error) {
	return writeRows(ctx, to, format, t.columns, t.rows, func() error { return nil })
}

// PrintTable writes one table to a stream, as CSV or JSON.
func PrintTable(ctx context.Context, to io.Writer, table StudyTable, format Format) error {
	if _, err := table.writeTo(ctx, to, format); err != nil {
		return fmt.Errorf("table %s: %w", table.describe().name, err)
	}
	return nil
}

// WriteStudy writes tables and a manifest into the folder dir, as Write does with a record: whole or not at all.
func WriteStudy(ctx context.Context, dir string, study Study, tables []StudyTable, options Options) error {
	return staged(dir, options.Overwrite, createFile, func(stage *staging) error {
		return fillStudy(ctx, stage, &study, tables, options.Format)
	})
}

func fillStudy(ctx context.Context, stage *staging, study *Study, tables []StudyTable, format Format) error {
	study.Tables, study.Files = format.String(), nil
	for _, table := range tables {
		file := File{Name: table.describe().name + format.Extension()}
		err := stage.hashed(&file, func(to io.Writer) (err error) {
			file.Rows, err = table.writeTo(ctx, to, format)
			return err
		})
		if err != nil {
			return fmt.Errorf("table %s: %w", table.describe().name, err)
		}
		study.Files = append(study.Files, file)
	}
	for _, document := range study.Documents {
		file, err := stage.document(document.Name, document.Text)
		if err != nil {
			return err
		}
		study.Files = append(study.Files, file)
	}
	encoded, err := study.Encode()
	if err != nil {
		return err
	}
	if err := stage.manifest(encoded); err != nil {
		return err
	}
	return ctx.Err()
}

// ReadStudy reads the manifest of a study and checks every file against it. Errors wrap ErrNotResult, ErrVersion or
// ErrCorrupt and name the file.
func ReadStudy(dir string) (*Study, error) {
	data, err := readManifest(dir)
	if err != nil {
		return nil, fmt.Errorf("read result %s: %w: %w", dir, err, ErrNotResult)
	}
	study := &Study{}
	decoder := json.NewDecoder(bytes.NewReader(data))
	if err := decoder.Decode(study); err != nil || study.Format != studyFormat {
		return nil, fmt.Errorf("read result %s: %s is not that of a study: %w", dir, manifestName, ErrNotResult)
	}
	if study.FormatVersion != studyVersion {
		return nil, fmt.Errorf("read result %s: format version %d, this program reads %d: %w", dir, study.FormatVersion, studyVersion, ErrVersion)
	}
	for _, file := range study.Files {
		if plainName(file.Name) != nil || file.Bytes < 0 {
			return nil, fmt.Errorf("read result %s: %q is no file of a study: %w", dir, file.Name, ErrCorrupt)
		}
		if err := verified(dir, file, func(*os.File) error { return nil }); err != nil {
			return nil, fmt.Errorf("read result %s: %w", dir, err)
		}
	}
	return study, nil
}

// plainName refuses names that would lead out of the folder.
func plainName(name string) error {
	if name == "" || name == manifestName || name != filepath.Base(name) || name[0] == '.' {
		return errors.New("not a plain name")
	}
	return nil
}

// ReadDocument reads a file of a study that is no table.
func (s *Study) ReadDocument(dir, name string) ([]byte, error) {
	file, err := s.file(name)
	if err != nil {
		return nil, err
	}
	var text []byte
	err = verified(dir, file, func(from *os.File) (err error) {
		text, err = io.ReadAll(io.LimitReader(from, min(file.Bytes, mostDocumentBytes)))
		return err
	})
	return text, err
}

// ReadStudyTable gives the rows of a table of a study one after another to take; a row is overwritten by the next.
func ReadStudyTable[R any](dir string, study *Study, name string, take func(row *R) error) error {
	format, known := FormatByName(study.Tables)
	if !known {
		return fmt.Errorf("tables: %q is no format: %w", study.Tables, ErrCorrupt)
	}
	file, err := study.file(name + format.Extension())
	if err != nil {
		return err
	}
	return verified(dir, file, func(from *os.File) error {
		rows, err := readRows(from, file.Bytes, format, columnsOf(reflect.TypeFor[R]()), take)
		if err == nil && rows != file.Rows {
			err = fmt.Errorf("%d rows where the manifest says %d", rows, file.Rows)
		}
		return err
	})
}

// file finds a file by its name.
func (s *Study) file(name string) (File, error) {
	for _, file := range s.Files {
		if file.Name == name {
			return file, nil
		}
	}
	return File{}, fmt.Errorf("the study holds no %s: %w", name, ErrNotResult)
}
