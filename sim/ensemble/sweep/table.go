package sweep

import (
	"fmt"
	"iter"
	"strconv"

	"entente/sim/ensemble"
	"entente/sim/result"
)

// rowLine is a row of the design and how it fared.
type rowLine struct {
	Row      int32  `parquet:"row" about:"row of the design, from 0"`
	Turn     int32  `parquet:"turn" about:"when it was run, from 0: the first turns are a balanced part of the design"`
	Scenario string `parquet:"scenario_sha256,optional" about:"hash of the scenario that the point makes"`
	Seed     string `parquet:"seed,dict" about:"seed of its runs, a whole number"`
	Error    string `parquet:"error,optional,dict" about:"why it failed; null if it did not"`
}

// factorLine is a factor's value in a row.
type factorLine struct {
	Row    int32   `parquet:"row" about:"row of the design"`
	Factor string  `parquet:"factor,dict" about:"name of the factor"`
	Value  float64 `parquet:"value" about:"its value, in the factor's unit"`
}

// estimateLine is an outcome of a row with more than one run; rows that failed have none.
type estimateLine struct {
	Row     int32   `parquet:"row" about:"row of the design"`
	Outcome string  `parquet:"outcome,dict" about:"the outcome as it was written"`
	Value   float64 `parquet:"value" about:"its probability or mean over the row's runs"`
	Low     float64 `parquet:"low" about:"lower bound of the 95 % interval"`
	High    float64 `parquet:"high" about:"upper bound of the 95 % interval"`
}

// valueLine is an outcome of a row with one run, about which no interval can be given.
type valueLine struct {
	Row     int32   `parquet:"row" about:"row of the design"`
	Outcome string  `parquet:"outcome,dict" about:"the outcome as it was written"`
	Value   float64 `parquet:"value" about:"its value; of a statement, 1 or 0"`
}

// What people are told of the tables.
const (
	aboutRows     = "One line for each row of the design, in the order in which they were run."
	aboutFactors  = "One line for each row and factor."
	aboutOutcomes = "One line for each row that did not fail, and each outcome."
)

// tables are the tables of a block.
func (b *block) tables(d *description) []result.StudyTable {
	rows, factors := tableOfBlock(tableNames[0], b.number), tableOfBlock(tableNames[1], b.number)
	outcomes := tableOfBlock(tableNames[2], b.number)
	return []result.StudyTable{
		result.NewStudyTable(rows, aboutRows, b.rowLines), result.NewStudyTable(factors, aboutFactors, b.factorLines(d)),
		b.outcomes(d, outcomes),
	}
}

// outcomes is the table of outcomes, with intervals where there can be any.
func (b *block) outcomes(d *description, name string) result.StudyTable {
	if d.Runs == 1 {
		return result.NewStudyTable(name, aboutOutcomes, outcomeLines(b, d, func(row int32, outcome string, e ensemble.Interval) valueLine {
			return valueLine{row, outcome, e.Value}
		}))
	}
	return result.NewStudyTable(name, aboutOutcomes, outcomeLines(b, d, func(row int32, outcome string, e ensemble.Interval) estimateLine {
		return estimateLine{row, outcome, e.Value, e.Low, e.High}
	}))
}

// lines counts the lines of one of the tables.
func (b *block) lines(table int, d *description) int64 {
	switch table {
	case 0:
		return int64(len(b.rows))
	case 1:
		return int64(len(b.rows) * len(d.Factors))
	}
	count := 0
	for k := range b.rows {
		count += len(b.rows[k].Estimates)
	}
	return int64(count)
}

func (b *block) rowLines(yield func(*rowLine) bool) {
	for k := range b.rows {
		row := &b.rows[k]
		line := rowLine{int32(row.Number), int32(row.Turn), row.Scenario, strconv.FormatUint(row.Seed, 10), row.Error}
		if !yield(&line) {
			return
		}
	}
}

func (b *block) factorLines(d *description) iter.Seq[*factorLine] {
	return func(yield func(*factorLine) bool) {
		for k := range b.rows {
			for f, value := range b.rows[k].Point {
				if !yield(&factorLine{int32(b.rows[k].Number), d.Factors[f], value}) {
					return
				}
			}
		}
	}
}

func outcomeLines[L any](
	b *block, d *description, line func(row int32, outcome string, estimate ensemble.Interval) L,
) iter.Seq[*L] {
	return func(yield func(*L) bool) {
		for k := range b.rows {
			for o, estimate := range b.rows[k].Estimates {
				one := line(int32(b.rows[k].Number), d.Outcomes[o], estimate)
				if !yield(&one) {
					return
				}
			}
		}
	}
}

// read reads a block's rows back from its files, into b.
func (b *block) read(dir string, d *description, files []result.File) error {
	study := &result.Study{Tables: result.Parquet.String(), Files: files}
	from, to := d.span(b.number)
	rows := b.rows[:0]
	err := result.ReadStudyTable(dir, study, tableOfBlock(tableNames[0], b.number), func(line *rowLine) error {
		seed, err := strconv.ParseUint(line.Seed, 10, 64)
		if err != nil || int(line.Turn) != from+len(rows) || line.Row < 0 || int(line.Row) >= d.Rows || len(rows) == to-from {
			return fmt.Errorf("a line of row %d, turn %d and seed %q where turn %d comes", line.Row, line.Turn, line.Seed, from+len(rows))
		}
		rows = append(rows, Row{Number: int(line.Row), Turn: int(line.Turn), Scenario: line.Scenario, Seed: seed, Error: line.Error})
		return nil
	})
	if err == nil && len(rows) < to-from {
		err = fmt.Errorf("block %d has %d rows where %d belong: %w", b.number, len(rows), to-from, result.ErrCorrupt)
	}
	b.rows = rows
	if err == nil {
		err = b.readFactors(dir, d, study)
	}
	if err == nil {
		err = b.readOutcomes(dir, d, study)
	}
	return err
}

func (b *block) readFactors(dir string, d *description, study *result.Study) error {
	at, points := 0, make([]float64, len(b.rows)*len(d.Factors))
	for k := range b.rows {
		b.rows[k].Point = points[k*len(d.Factors) : (k+1)*len(d.Factors)]
	}
	err := result.ReadStudyTable(dir, study, tableOfBlock(tableNames[1], b.number), func(line *factorLine) error {
		k, f := at/len(d.Factors), at%len(d.Factors)
		if k >= len(b.rows) || int(line.Row) != b.rows[k].Number || line.Factor != d.Factors[f] {
			return fmt.Errorf("a line of row %d and factor %q that does not belong there", line.Row, line.Factor)
		}
		points[at] = line.Value
		at++
		return nil
	})
	if err == nil && at < len(points) {
		err = fmt.Errorf("block %d has %d values of factors where %d belong: %w", b.number, at, len(points), result.ErrCorrupt)
	}
	return err
}

func (b *block) readOutcomes(dir string, d *description, study *result.Study) error {
	k := 0
	take := func(number int32, outcome string, estimate ensemble.Interval) error {
		for k < len(b.rows) && (b.rows[k].Error != "" || len(b.rows[k].Estimates) == len(d.Outcomes)) {
			k++
		}
		if k == len(b.rows) || int(number) != b.rows[k].Number || outcome != d.Outcomes[len(b.rows[k].Estimates)] {
			return fmt.Errorf("a line of row %d and outcome %q that does not belong there", number, outcome)
		}
		b.rows[k].Estimates = append(b.rows[k].Estimates, estimate)
		return nil
	}
	name := tableOfBlock(tableNames[2], b.number)
	var err error
	if d.Runs == 1 {
		err = result.ReadStudyTable(dir, study, name, func(line *valueLine) error {
			return take(line.Row, line.Outcome, single(line.Value))
		})
	} else {
		err = result.ReadStudyTable(dir, study, name, func(line *estimateLine) error {
			return take(line.Row, line.Outcome, ensemble.Interval{Value: line.Value, Low: line.Low, High: line.High})
		})
	}
	if err != nil {
		return err
	}
	for k := range b.rows {
		if b.rows[k].Error == "" && len(b.rows[k].Estimates) != len(d.Outcomes) {
			return fmt.Errorf("block %d lacks outcomes of row %d: %w", b.number, b.rows[k].Number, result.ErrCorrupt)
		}
	}
	return nil
}

// Tables are the three tables that a block has, without rows: for those who want to know their columns.
func Tables() []result.StudyTable {
	return []result.StudyTable{
		result.NewStudyTable(tableNames[0], aboutRows, func(func(*rowLine) bool) {}),
		result.NewStudyTable(tableNames[1], aboutFactors, func(func(*factorLine) bool) {}),
		result.NewStudyTable(tableNames[2], aboutOutcomes, func(func(*estimateLine) bool) {}),
	}
}
