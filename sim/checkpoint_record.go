package sim

import (
	"fmt"
	"math"

	"entente/agents"
)

// Recorder makes a recorder that goes on with the checkpoint's record, for the world that was restored from it, whether it has
// been rebased or not; give it to World.Observe before the next tick. Events that the world's model no longer has stay in
// the record's list, behind the model's own, where they have left a mark. Errors wrap ErrCheckpointDamaged.
func (c *Checkpoint) Recorder(w *World) (*Recorder, error) {
	if !c.Recorded {
		return nil, fmt.Errorf("checkpoint at tick %d of %s: it holds no record", c.Tick, c.Scenario)
	}
	if int(w.Tick) != c.Tick || w.Slots < c.shape.slots ||
		len(w.Model.Actors) != len(c.shape.actors) || len(w.Model.States) != len(c.shape.states) {
		return nil, fmt.Errorf("checkpoint at tick %d of %s: the world, at tick %d, was not restored from it", c.Tick, c.Scenario, w.Tick)
	}
	recorder := NewRecorder(w)
	record := recorder.record
	now := record.Events
	record.Ticks, record.Events = c.Tick, nil
	reading := coder{reading: true, data: c.record, slots: c.shape.slots}
	record.stored(&reading, w.Slots)
	if reading.err == nil && len(reading.data) > 0 {
		reading.fail("%d bytes are left over", len(reading.data))
	}
	if reading.err != nil {
		return nil, fmt.Errorf("checkpoint at tick %d of %s: the record: %w: %w", c.Tick, c.Scenario, reading.err, ErrCheckpointDamaged)
	}
	record.renumberEvents(now)
	return recorder, nil
}

// belongs says whether the record is one of the world so far.
func (r *Record) belongs(w *World) error {
	if r.Ticks != int(w.Tick) || r.Slots != w.Slots || len(r.Actors) != len(w.Model.Actors) || len(r.States) != len(w.Model.States) ||
		len(r.ActorRows) != r.Ticks*len(r.Actors) || len(r.BlocRows) != r.Ticks*r.Slots ||
		len(r.Enmities) != r.Ticks*pairs(r.Slots) || len(r.StateRows) != r.Ticks*len(r.States) {
		return fmt.Errorf("the record is one of %d ticks, and not of this run up to here", r.Ticks)
	}
	return nil
}

// stored walks over what a record has that does not follow from the model. Reading, rows get as many slots as the world has.
func (r *Record) stored(c *coder, slots int) {
	text := func(name *agents.Text) { storedText(c, name) }
	column(c, "Initial", r.Initial, c.set)
	list(c, "Blocs", &r.Blocs, 4, func(bloc *BlocName) {
		c.text(&bloc.ID)
		text(&bloc.Name)
		elements(c, &bloc.Leaders, 1, place[int32](c, len(r.Actors)))
	})
	if len(r.Blocs) > c.slots {
		c.fail("%d blocs where there is room for %d", len(r.Blocs), c.slots)
	}
	list(c, "Events", &r.Events, 3, func(event *EventName) {
		c.text(&event.ID)
		text(&event.Name)
	})
	rows(c, "ActorRows", &r.ActorRows, r.Ticks*len(r.Actors), 72, func(row *ActorRow) { storedActorRow(c, row) })
	rows(c, "BlocRows", &r.BlocRows, r.Ticks*c.slots, 59, func(row *BlocRow) { storedBlocRow(c, row) })
	rows(c, "Enmities", &r.Enmities, r.Ticks*pairs(c.slots), 8, c.anyNumber)
	rows(c, "StateRows", &r.StateRows, r.Ticks*len(r.States), 57, func(row *StateRow) { storedStateRow(c, row) })
	list(c, "Decisions", &r.Decisions, 32, func(decision *agents.Decision) { r.storedDecision(c, decision) })
	list(c, "Happenings", &r.Happenings, 5, func(happening *Happening) {
		place[int32](c, r.Ticks)(&happening.Tick)
		c.text(&happening.Kind)
		index[int32](c, len(r.Events))(&happening.Event)
		index[int32](c, c.slots)(&happening.Bloc)
		index[int32](c, c.slots)(&happening.Other)
	})
	if c.reading && c.err == nil {
		r.widen(c.slots, slots)
	}
}

// rows is a field of exactly so many rows, each of at least so many bytes.
func rows[T any](c *coder, name string, values *[]T, wanted, least int, each func(*T)) {
	c.field(name, len(*values), func(count int) {
		if count != wanted {
			c.fail("%d rows where there must be %d", count, wanted)
			return
		}
		repeat(c, values, count, least, each)
	})
}

func storedActorRow(c *coder, row *ActorRow) {
	c.set(&row.Memberships)
	c.set(&row.Invited)
	for _, number := range []*float64{
		&row.Capital, &row.Invest, &row.Received, &row.Capability, &row.Talent, &row.Share, &row.Openness,
	} {
		c.anyNumber(number)
	}
}

func storedBlocRow(c *coder, row *BlocRow) {
	c.truth(&row.Active)
	whole[int32](c, 0, math.MaxInt32)(&row.Members)
	for _, number := range []*float64{
		&row.Openness, &row.Mass, &row.Share, &row.Knowledge, &row.PledgeRate, &row.Threat, &row.Hostility,
	} {
		c.anyNumber(number)
	}
	index[int32](c, c.slots)(&row.Foe)
}

func storedStateRow(c *coder, row *StateRow) {
	whole[int32](c, 0, math.MaxInt32)(&row.Rank)
	for _, number := range []*float64{
		&row.Strength, &row.Position.Share, &row.Position.Capital, &row.Dependence, &row.AIFunding, &row.FirmSupport, &row.Talent,
	} {
		c.anyNumber(number)
	}
}

func (r *Record) storedDecision(c *coder, decision *agents.Decision) {
	place[int32](c, r.Ticks)(&decision.Tick)
	whole[agents.DecisionKind](c, int64(agents.Move), int64(agents.Scripted))(&decision.Kind)
	place[int32](c, len(r.Actors))(&decision.Actor)
	index[int32](c, c.slots)(&decision.Bloc)
	index[int32](c, len(r.Actors))(&decision.Rival)
	index[int32](c, len(r.Events))(&decision.Event)
	c.set(&decision.From)
	c.set(&decision.To)
	c.set(&decision.RunnerUp)
	elements(c, &decision.Reasons, 25, func(reason *agents.Reason) {
		c.text(&reason.Factor)
		c.anyNumber(&reason.Chosen)
		c.anyNumber(&reason.Stay)
		c.anyNumber(&reason.RunnerUp)
	})
	elements(c, &decision.Flips, 53, func(flip *agents.Flip) {
		c.text(&flip.Factor)
		index[int32](c, c.slots)(&flip.Bloc)
		storedText(c, &flip.Input.Label)
		c.text(&flip.Input.Unit)
		for _, number := range []*float64{&flip.Input.Value, &flip.Input.Low, &flip.Input.High, &flip.To, &flip.Distance} {
			c.anyNumber(number)
		}
		c.set(&flip.Instead)
	})
}

// widen gives the rows of blocs as many slots as the world has; slots that were not there were empty.
func (r *Record) widen(from, to int) {
	if from == to {
		return
	}
	wide, levels := make([]BlocRow, 0, r.Ticks*to), make([]float64, 0, r.Ticks*pairs(to))
	for tick := range r.Ticks {
		wide = append(wide, r.BlocRows[tick*from:(tick+1)*from]...)
		for range to - from {
			wide = append(wide, BlocRow{Foe: -1})
		}
		levels = append(levels, r.Enmities[tick*pairs(from):(tick+1)*pairs(from)]...)
		levels = append(levels, make([]float64, pairs(to)-pairs(from))...)
	}
	r.BlocRows, r.Enmities = wide, levels
}

// renumberEvents lists the given events in place of the record's own, found again by their ids; of the record's own, those
// that are missing and have left a mark come behind.
func (r *Record) renumberEvents(now []EventName) {
	former := r.Events
	formerIDs, nowIDs := make([]string, len(former)), make([]string, len(now))
	for e := range former {
		formerIDs[e] = former[e].ID
	}
	for e := range now {
		nowIDs[e] = now[e].ID
	}
	numbers := match(formerIDs, nowIDs)
	r.Events = now
	renumber := func(event *int32) {
		if *event < 0 {
			return
		}
		if numbers[*event] < 0 {
			numbers[*event] = len(r.Events)
			r.Events = append(r.Events, former[*event])
		}
		*event = int32(numbers[*event])
	}
	for k := range r.Decisions {
		renumber(&r.Decisions[k].Event)
	}
	for k := range r.Happenings {
		renumber(&r.Happenings[k].Event)
	}
}

// match finds each former id among those of now, -1 where it is none. Of equal ids the first is matched with the first, and so on.
func match(former, now []string) []int {
	places := map[string][]int{}
	for k, id := range now {
		places[id] = append(places[id], k)
	}
	found := make([]int, len(former))
	for k, id := range former {
		found[k] = -1
		if rest := places[id]; len(rest) > 0 {
			found[k], places[id] = rest[0], rest[1:]
		}
	}
	return found
}
