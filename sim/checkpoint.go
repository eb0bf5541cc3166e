package sim

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"math"

	"entente/agents"
)

// Checkpoint is a run between two ticks, to be gone on with later: the whole state of the world and, if wanted, the record so
// far. A run that goes on from it equals the run that was never interrupted to the last bit, by the same version of the program.
//
//	checkpoint, err := w.Checkpoint(recorder.Record())   // at any time between two calls of Step
//	data, err := checkpoint.Encode()
//
//	checkpoint, err := sim.ParseCheckpoint(data)
//	w, err := sim.Restore(model, checkpoint)              // of the same model
//	err := w.Rebase(patched)                              // perhaps, to go on otherwise
//	recorder, err := checkpoint.Recorder(w)
//	w.Observe(recorder)
//	err := w.Run(ctx)
//
// # The format
//
// A checkpoint in bytes is a mark of 12 bytes, a version (4 bytes, little endian), fields, and the SHA-256 of all that. Every
// field has a name, a count, its length in bytes and its elements, which may be fields again: see coder. The fields are about,
// document, world and record; a reader can walk over those that it does not want.
type Checkpoint struct {
	// Scenario, Hash, Seed and Run are the model's and the run's; Hash is empty for a model built in Go.
	Scenario, Hash string
	Seed, Run      uint64
	// Tick is the one that comes next: ticks 0 to Tick-1 have been run.
	Tick int
	// Recorded says whether the record of these ticks is there.
	Recorded bool

	// Document is the scenario from which the model can be built again, Program the version of the program, and Arguments its
	// command line for the whole run. Whoever makes a checkpoint may set them; to Restore they mean nothing.
	Document  []byte
	Program   string
	Arguments []string

	shape         shape
	world, record []byte
}

// shape is by what a model is known that has no hash, and how large its tables are.
type shape struct {
	actors, states []string
	slots          int
	start          int64 // Unix time
	length         TickLength
	ticks          int
}

func (m *Model) shape() shape {
	names := m.Names()
	return shape{names.Actors, names.States, m.Slots(), m.Calendar.Start.Unix(), m.Calendar.Length, m.Calendar.Ticks()}
}

// What can be wrong with a checkpoint; errors of ParseCheckpoint, Restore and Recorder wrap one of these.
var (
	// ErrNotCheckpoint says that the data are none.
	ErrNotCheckpoint = errors.New("not a checkpoint")
	// ErrCheckpointVersion says that the data are of a format version that this program does not read.
	ErrCheckpointVersion = errors.New("a checkpoint of another format version")
	// ErrCheckpointDamaged says that the data are not what was once written.
	ErrCheckpointDamaged = errors.New("damaged checkpoint")
	// ErrOtherModel says that a checkpoint was made from another model.
	ErrOtherModel = errors.New("a checkpoint of another model")
)

const (
	// checkpointMark begins every checkpoint. Its odd bytes show at once where a transfer took it for text.
	checkpointMark    = "\x89ENTENTE\r\n\x1a\n"
	checkpointVersion = 2
	checkpointHead    = len(checkpointMark) + 4
)

// Checkpoint keeps the world as it is now, between two ticks, with the record of the ticks so far, or without one if it is nil.
// It fails where the record is not of exactly these ticks, or the state holds what no run can go on with, such as infinity.
func (w *World) Checkpoint(record *Record) (*Checkpoint, error) {
	if len(w.terms) > 0 && &w.terms[0] != &w.Model.Terms[0] {
		return nil, errors.New("checkpoint: the world's weights are not those of its model (World.Reweigh)")
	}
	if len(w.agenda.done) != len(w.Model.Events) {
		return nil, fmt.Errorf("checkpoint at tick %d: the model's events have changed since the world was made", w.Tick)
	}
	seed, run := w.Random.Key()
	c := &Checkpoint{
		Scenario: w.Model.Name, Hash: w.Model.Hash, Seed: seed, Run: run, Tick: int(w.Tick), Recorded: record != nil,
		shape: w.Model.shape(),
	}
	writing := coder{slots: w.Slots}
	w.stored(&writing)
	w.storedAgenda(&writing)
	w.fits(&writing)
	if writing.err != nil {
		return nil, fmt.Errorf("checkpoint at tick %d: %w", w.Tick, writing.err)
	}
	c.world = writing.data
	if record == nil {
		return c, nil
	}
	writing = coder{slots: w.Slots}
	if err := record.belongs(w); err != nil {
		return nil, fmt.Errorf("checkpoint at tick %d: %w", w.Tick, err)
	}
	record.stored(&writing, w.Slots)
	if writing.err != nil {
		return nil, fmt.Errorf("checkpoint at tick %d: the record: %w", w.Tick, writing.err)
	}
	c.record = writing.data
	return c, nil
}

// Encode is the checkpoint in bytes.
func (c *Checkpoint) Encode() ([]byte, error) {
	writing := coder{data: append(make([]byte, 0, len(c.world)+len(c.record)+len(c.Document)+1<<12), checkpointMark...)}
	writing.data = binary.LittleEndian.AppendUint32(writing.data, checkpointVersion)
	c.stored(&writing)
	if writing.err != nil {
		return nil, fmt.Errorf("encode checkpoint: %w", writing.err)
	}
	sum := sha256.Sum256(writing.data)
	return append(writing.data, sum[:]...), nil
}

// ParseCheckpoint reads a checkpoint's frame, checks it against its hash, and reads what it says of itself. The world and the
// record are read by Restore and Recorder. The checkpoint shares memory with the data. Errors wrap ErrNotCheckpoint,
// ErrCheckpointVersion or ErrCheckpointDamaged.
func ParseCheckpoint(data []byte) (*Checkpoint, error) {
	mark := []byte(checkpointMark)
	switch {
	case len(data) == 0 || !bytes.HasPrefix(data, mark) && !bytes.HasPrefix(mark, data):
		return nil, ErrNotCheckpoint
	case len(data) < checkpointHead:
		return nil, fmt.Errorf("it ends after %d bytes: %w", len(data), ErrCheckpointDamaged)
	}
	if version := binary.LittleEndian.Uint32(data[len(checkpointMark):]); version != checkpointVersion {
		return nil, fmt.Errorf("format version %d, this program reads %d: %w", version, checkpointVersion, ErrCheckpointVersion)
	}
	rest := len(data) - sha256.Size
	if rest < checkpointHead {
		return nil, fmt.Errorf("it ends after %d bytes: %w", len(data), ErrCheckpointDamaged)
	}
	if sum := sha256.Sum256(data[:rest]); !bytes.Equal(sum[:], data[rest:]) {
		return nil, fmt.Errorf("its contents do not have the SHA-256 at its end: it was cut short or changed: %w", ErrCheckpointDamaged)
	}
	c := &Checkpoint{}
	reading := coder{reading: true, data: data[checkpointHead:rest:rest]}
	c.stored(&reading)
	if reading.err == nil && len(reading.data) > 0 {
		reading.fail("%d bytes are left over", len(reading.data))
	}
	if reading.err == nil && !c.Recorded && len(c.record) > 0 {
		reading.fail("a record where it says there is none")
	}
	if reading.err != nil {
		return nil, fmt.Errorf("%w: %w", reading.err, ErrCheckpointDamaged)
	}
	return c, nil
}

// stored walks over the checkpoint itself.
func (c *Checkpoint) stored(to *coder) {
	to.section("about", func() {
		value(to, "Scenario", &c.Scenario, to.text)
		value(to, "Hash", &c.Hash, to.text)
		value(to, "Seed", &c.Seed, to.word)
		value(to, "Run", &c.Run, to.word)
		value(to, "Tick", &c.Tick, whole[int](to, 0, math.MaxInt32))
		value(to, "Recorded", &c.Recorded, to.truth)
		value(to, "Program", &c.Program, to.text)
		list(to, "Arguments", &c.Arguments, 1, to.text)
		list(to, "actors", &c.shape.actors, 1, to.text)
		list(to, "states", &c.shape.states, 1, to.text)
		value(to, "slots", &c.shape.slots, whole[int](to, 0, agents.MaxBlocs))
		value(to, "start", &c.shape.start, func(start *int64) {
			bits := uint64(*start)
			to.word(&bits)
			*start = int64(bits)
		})
		value(to, "length", &c.shape.length, whole[TickLength](to, int64(Week), int64(Year)))
		value(to, "ticks", &c.shape.ticks, whole[int](to, 1, math.MaxInt32))
	})
	to.bytes("document", &c.Document)
	to.bytes("world", &c.world)
	to.bytes("record", &c.record)
}

// Restore makes the world that a checkpoint was made of, ready for its next tick. The model must be the one that the checkpoint
// was made from: it is known by its hash, or where it was built in Go by its name, actors, states, events and calendar; its
// parameters, terms and phases are the caller's to keep. To go on with another model, call Rebase on the world.
//
// Observers are not kept: add them anew. Errors wrap ErrOtherModel or ErrCheckpointDamaged.
func Restore(model *Model, c *Checkpoint) (*World, error) {
	if err := c.of(model); err != nil {
		return nil, fmt.Errorf("restore tick %d of %s: %w", c.Tick, c.Scenario, err)
	}
	w, err := New(model, c.Seed, c.Run)
	if err != nil {
		return nil, fmt.Errorf("restore tick %d of %s: %w", c.Tick, c.Scenario, err)
	}
	if err := w.read(c.world, c.shape.slots, true); err != nil {
		return nil, fmt.Errorf("restore tick %d of %s: %w: %w", c.Tick, c.Scenario, err, ErrCheckpointDamaged)
	}
	w.Situation.Tick = int32(c.Tick)
	return w, nil
}

// read fills a world with a stored state of so many slots.
func (w *World) read(data []byte, slots int, agenda bool) error {
	reading := coder{reading: true, data: data, slots: slots}
	w.stored(&reading)
	if agenda {
		w.storedAgenda(&reading)
		if reading.err == nil && len(reading.data) > 0 {
			reading.fail("%d bytes are left over", len(reading.data))
		}
	}
	if reading.err == nil {
		w.fits(&reading)
	}
	w.Resume()
	return reading.err
}

// fits checks that nobody belongs to a bloc that has never been, and nothing refers to one: the phases look at blocs in use only.
func (w *World) fits(c *coder) {
	used := 0
	for b, id := range w.BlocIDs[:c.slots] {
		if id != "" {
			used = b + 1
		} else if w.Blocs.Active[b] {
			c.fail("slot %d holds an active bloc without an id", b)
		}
	}
	if w.Used != used || w.States.Dominant >= used {
		c.fail("%d slots in use and a dominant bloc in slot %d, where blocs fill %d", w.Used, w.States.Dominant, used)
	}
	for i, set := range w.Actors.Memberships {
		if beyond := (set | w.Actors.Invited[i]) >> uint(used); used < agents.MaxBlocs && beyond != 0 {
			c.fail("actor %s: memberships beyond the %d blocs", w.Model.Actors[i].ID, used)
		}
	}
}

// of says where a model is not the one that the checkpoint was made from.
func (c *Checkpoint) of(m *Model) error {
	made, given := c.shape, m.shape()
	switch {
	case c.Scenario != m.Name:
		return fmt.Errorf("the model's name is %q: %w", m.Name, ErrOtherModel)
	case c.Hash != m.Hash:
		return fmt.Errorf("the model's hash is %q and not %q: %w", m.Hash, c.Hash, ErrOtherModel)
	case !sameNames(made.actors, given.actors):
		return fmt.Errorf("the model has other actors: %w", ErrOtherModel)
	case !sameNames(made.states, given.states):
		return fmt.Errorf("the model has other states: %w", ErrOtherModel)
	case made.slots != given.slots:
		return fmt.Errorf("the model has room for %d blocs and not for %d: %w", given.slots, made.slots, ErrOtherModel)
	case made.start != given.start || made.length != given.length || made.ticks != given.ticks:
		return fmt.Errorf("the model has another calendar: %w", ErrOtherModel)
	case c.Tick > made.ticks:
		return fmt.Errorf("tick %d of a run of %d: %w", c.Tick, made.ticks, ErrCheckpointDamaged)
	}
	return nil
}

func sameNames(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for k := range a {
		if a[k] != b[k] {
			return false
		}
	}
	return true
}

// RunTo steps until the given tick comes next, or until the context is cancelled, as Run does.
func (w *World) RunTo(ctx context.Context, tick int) error {
	ticks := w.Model.Calendar.Ticks()
	for int(w.Tick) < min(tick, ticks) {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("run stopped at tick %d of %d: %w", w.Tick, ticks, err)
		}
		if err := w.Step(); err != nil {
			return err
		}
	}
	return nil
}
