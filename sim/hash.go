package sim

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"hash"
	"math"

	"entente/agents"
)

// SHA256 is the hash of everything in the record but its names and titles, in a fixed byte order: the same scenario, seed
// and version give the same hash on every machine.
func (r *Record) SHA256() string {
	d := digest{hash: sha256.New(), buffer: make([]byte, 0, 1<<16)}
	d.text(r.Scenario)
	d.integers(r.Seed, r.Run, uint64(r.Ticks), uint64(len(r.Actors)), uint64(len(r.States)), uint64(r.Slots))
	for _, set := range r.Initial {
		d.integers(uint64(set))
	}
	for i := range r.ActorRows {
		row := &r.ActorRows[i]
		d.integers(uint64(row.Memberships), uint64(row.Invited))
		d.numbers(row.Capital, row.Invest, row.Received, row.Capability, row.Talent, row.Share, row.Openness)
	}
	for i := range r.BlocRows {
		row := &r.BlocRows[i]
		active := uint64(0)
		if row.Active {
			active = 1
		}
		d.integers(active, uint64(row.Members), uint64(row.Foe))
		d.numbers(row.Openness, row.Mass, row.Share, row.Knowledge, row.PledgeRate, row.Threat, row.Hostility)
	}
	for i := range r.StateRows {
		row := &r.StateRows[i]
		d.integers(uint64(row.Rank))
		d.numbers(row.Strength, row.Share, row.Capital, row.Dependence, row.AIFunding, row.FirmSupport, row.Talent)
	}
	for i := range r.Decisions {
		d.decision(&r.Decisions[i])
	}
	for _, h := range r.Happenings {
		d.text(h.Kind)
		d.integers(uint64(h.Tick), uint64(h.Event), uint64(h.Bloc), uint64(h.Other))
	}
	d.flush()
	return hex.EncodeToString(d.hash.Sum(nil))
}

// digest feeds a hash through a buffer.
type digest struct {
	hash   hash.Hash
	buffer []byte
}

func (d *digest) decision(decision *agents.Decision) {
	d.integers(uint64(decision.Tick), uint64(decision.Kind), uint64(decision.Actor), uint64(decision.Bloc), uint64(decision.Rival),
		uint64(decision.Event), uint64(decision.From), uint64(decision.To), uint64(decision.RunnerUp))
	for _, reason := range decision.Reasons {
		d.text(reason.Factor)
		d.numbers(reason.Chosen, reason.Stay, reason.RunnerUp)
	}
	for _, flip := range decision.Flips {
		d.text(flip.Factor)
		d.integers(uint64(flip.Bloc), uint64(flip.Instead))
		d.numbers(flip.Input.Value, flip.Input.Low, flip.Input.High, flip.To, flip.Distance)
	}
}

func (d *digest) integers(values ...uint64) {
	for _, value := range values {
		d.buffer = binary.LittleEndian.AppendUint64(d.buffer, value)
	}
	d.spill()
}

func (d *digest) numbers(values ...float64) {
	for _, value := range values {
		d.buffer = binary.LittleEndian.AppendUint64(d.buffer, math.Float64bits(value))
	}
	d.spill()
}

// text is written with its length, so that two texts cannot run into one.
func (d *digest) text(text string) {
	d.buffer = binary.LittleEndian.AppendUint64(d.buffer, uint64(len(text)))
	d.buffer = append(d.buffer, text...)
	d.spill()
}

func (d *digest) spill() {
	if len(d.buffer) > 1<<15 {
		d.flush()
	}
}

func (d *digest) flush() {
	d.hash.Write(d.buffer)
	d.buffer = d.buffer[:0]
}
