package result

import (
	"fmt"
	"time"

	"entente/agents"
	"entente/sim"
)

// mostTicks bounds the ticks of a result: ten thousand years of weeks.
const mostTicks = 520_000

// mostDocumentBytes bounds scenario.yaml.
const mostDocumentBytes = 64 << 20

// check says what is wrong with a manifest that was read.
func (m *Manifest) check() error {
	if _, err := m.record(); err != nil {
		return err
	}
	if err := plain(m.Scenario.Name); err != nil {
		return fmt.Errorf("scenario: %w", err)
	}
	format, known := FormatByName(m.Tables)
	if !known {
		return fmt.Errorf("tables: %q is no format", m.Tables)
	}
	files := map[string]bool{scenarioName: true}
	for _, t := range tables {
		files[t.about().name+format.Extension()] = true
	}
	for _, file := range m.Files {
		if !files[file.Name] {
			return fmt.Errorf("files: %q does not belong there, or twice", file.Name)
		}
		if file.Bytes < 0 || file.Rows < -1 || len(file.SHA256) != 64 {
			return fmt.Errorf("files: %s has no sensible size or hash", file.Name)
		}
		if file.Name == scenarioName && file.Bytes > mostDocumentBytes {
			return fmt.Errorf("files: %s has %d bytes, at most %d are read", file.Name, file.Bytes, mostDocumentBytes)
		}
		delete(files, file.Name)
	}
	delete(files, scenarioName)
	for _, t := range tables {
		if name := t.about().name + format.Extension(); files[name] {
			return fmt.Errorf("files: %s is missing", name)
		}
	}
	return nil
}

// record is the record as far as the manifest tells it: its names, without rows.
func (m *Manifest) record() (*sim.Record, error) {
	if m.Ticks < 0 || m.Ticks > mostTicks {
		return nil, fmt.Errorf("%d ticks: 0 to %d are possible", m.Ticks, mostTicks)
	}
	if m.BlocSlots < len(m.Blocs) || m.BlocSlots > agents.MaxBlocs {
		return nil, fmt.Errorf("%d bloc slots for %d blocs, at most %d are possible", m.BlocSlots, len(m.Blocs), agents.MaxBlocs)
	}
	calendar, err := m.Calendar.parse()
	if err != nil {
		return nil, err
	}
	record := &sim.Record{
		Scenario: m.Scenario.Name, Title: m.Scenario.agents(), Hash: m.Scenario.SHA256, Seed: m.Seed, Run: m.Run,
		Calendar: calendar, Ticks: m.Ticks, Slots: m.BlocSlots,
	}
	for _, actor := range m.Actors {
		kind, known := agents.KindByName(actor.Kind)
		if !known {
			return nil, fmt.Errorf("actor %q: %q is no kind of actor", actor.ID, actor.Kind)
		}
		record.Actors = append(record.Actors, sim.ActorName{ID: actor.ID, Name: actor.agents(), Kind: kind, Country: actor.Country})
	}
	for _, bloc := range m.Blocs {
		record.Blocs = append(record.Blocs, sim.BlocName{ID: bloc.ID, Name: bloc.agents()})
	}
	for _, state := range m.States {
		record.States = append(record.States, sim.StateName{ID: state.ID, Name: state.agents()})
	}
	for _, event := range m.Events {
		record.Events = append(record.Events, sim.EventName{ID: event.ID, Name: event.agents()})
	}
	return record, m.refer(record)
}

// refer turns the ids that the manifest's entries refer to into indices.
func (m *Manifest) refer(record *sim.Record) error {
	n, err := newNames(record)
	if err != nil {
		return err
	}
	for i, actor := range m.Actors {
		home := n.index("state", n.states, actor.Home)
		if home < 0 {
			n.complain("actor %q: no home", actor.ID)
		}
		record.Actors[i].Home = int(home)
		record.Initial = append(record.Initial, n.members(actor.InitialBlocs))
	}
	for b, bloc := range m.Blocs {
		for _, leader := range bloc.Leaders {
			record.Blocs[b].Leaders = append(record.Blocs[b].Leaders, n.actorIndex(leader))
		}
	}
	for h, state := range m.States {
		record.States[h].Government = int(n.actorIndex(state.Government))
	}
	for k, tie := range m.Ties {
		a, b := n.actorIndex(tie.Between[0]), n.actorIndex(tie.Between[1])
		if min(a, b) < 0 || a == b {
			n.complain("tie %d: between %q and %q, not two actors", k, tie.Between[0], tie.Between[1])
		}
		record.Ties = append(record.Ties, agents.Tie{A: int(a), B: int(b), Strength: tie.Strength})
	}
	return n.mistake()
}

func (c Calendar) parse() (sim.Calendar, error) {
	length, known := sim.TickLengthByName(c.Tick)
	if !known {
		return sim.Calendar{}, fmt.Errorf("calendar: %q is no length of a tick", c.Tick)
	}
	start, err := time.Parse(dateLayout, c.Start)
	if err != nil {
		return sim.Calendar{}, fmt.Errorf("calendar: start: %w", err)
	}
	end, err := time.Parse(dateLayout, c.End)
	if err != nil {
		return sim.Calendar{}, fmt.Errorf("calendar: end: %w", err)
	}
	return sim.Calendar{Start: start, End: end, Length: length}, nil
}
