package main

import (
	"fmt"
	"slices"
	"time"

	"entente/agents"
	"entente/sim"
)

const homes = 8

// hashed is the number from 0 to under 1 that belongs to a key: splitmix64's finisher (Steele, Lea & Flood 2014).
func hashed(key uint64) float64 {
	z := (key + 1) * 0x9E3779B97F4A7C15
	z = (z ^ z>>30) * 0xBF58476D1CE4E5B9
	z = (z ^ z>>27) * 0x94D049BB133111EB
	return float64((z^z>>31)>>11) * 0x1p-53
}

// allianceChoice is the model of docs/bench-spec.md.
func allianceChoice(actors, blocs, ticks int, temperature float64) *sim.Model {
	start := time.Date(2024, time.January, 1, 0, 0, 0, 0, time.UTC)
	model := sim.NewModel("alliance choice", sim.Calendar{Start: start, End: start.AddDate(0, ticks, 0), Length: sim.Month})
	for g := range homes {
		state := agents.State{ID: fmt.Sprintf("s%d", g), Government: -1}
		for h := range homes {
			likes := float64(2*hashed(uint64(1<<41+8*min(g, h)+max(g, h)))) - 1
			state.Policy.Alignment = append(state.Policy.Alignment, likes)
		}
		model.States = append(model.States, state)
	}
	for b := range blocs {
		model.Blocs = append(model.Blocs, agents.Bloc{
			ID: fmt.Sprintf("b%d", b), Active: true, Openness: hashed(uint64(1<<40 + b)), State: -1,
		})
	}
	for i := range actors {
		key := uint64(4 * i)
		actor := agents.Actor{
			ID: fmt.Sprintf("a%d", i), Home: int(hashed(key+1) * homes), Invest: 1 / (0.01 + hashed(key+2)), OpennessDeclared: hashed(key),
		}
		actor.Roles[agents.Models] = 1
		if i < 3*blocs {
			actor.Blocs = actor.Blocs.With(i % blocs)
		}
		model.Actors = append(model.Actors, actor)
	}
	model.Terms = slices.DeleteFunc(model.Terms, func(term agents.Registered) bool {
		return !slices.Contains([]string{"scale", "openness_fit", "alignment"}, term.Term.About().Name)
	})
	model.AdmissionTerms = nil // whoever asks is taken
	model.Phases = slices.DeleteFunc(model.Phases, func(phase sim.Phase) bool {
		return !slices.Contains([]string{"invest", "market", "choose"}, phase.Name)
	})
	p := &model.Parameters
	p.Temperature, p.BarOpen, p.RevisionsPerYear, p.SearchResponse = temperature, -1e6, 12, 0
	p.OpennessConflict, p.HostilityConflict, p.Exclusivity, p.HostilityGain = 0, 0, 0, 0
	model.Revision, model.SpareSlots = sim.Synchronous, 0
	return model
}
