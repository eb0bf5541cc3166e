package main

import (
	"math"
	"math/bits"
)

// choose is the third system: all on the same view, and moved thereafter.
func (m *Model) choose() {
	query := m.choosing.Query()
	for query.NextTable() {
		stances, moneys, memberships := query.GetColumns()
		for i := range memberships {
			set := memberships[i].Set
			m.value(&stances[i], moneys[i].Mass, set)
			m.options(set)
			memberships[i].Next = m.sets[m.draw()]
		}
	}
	m.blocs.Mass = [mostBlocs]float64{}
	again := m.choosing.Query()
	for again.NextTable() {
		_, moneys, memberships := again.GetColumns()
		for i := range memberships {
			memberships[i].Set = memberships[i].Next
			for set := memberships[i].Set; set != 0; set &= set - 1 {
				m.blocs.Mass[bits.TrailingZeros64(set)&15] += moneys[i].Mass
			}
		}
	}
}

// value works out what each bloc is worth to an actor.
func (m *Model) value(stance *Stance, mass float64, set uint64) {
	blocs, alignment := m.blocs, &m.blocs.Alignment[stance.Home]
	for b := range blocs.Count {
		distance := stance.Openness - blocs.Openness[b]
		m.utility[b] = scaleWeight*blocs.Returns[b] - distance*distance*overTolerance + alignment[b]
	}
	for ; set != 0; set &= set - 1 {
		b := bits.TrailingZeros64(set) & 15
		others, seen := max(0, blocs.Mass[b]-mass), 0.0
		if blocs.Members[b] > 1 && others >= negligible {
			seen = min(1, max(-1, (alignment[b]*blocs.Mass[b]-mass)/others))
		}
		m.utility[b] += scaleWeight*(others/(others+half)-blocs.Returns[b]) + seen - alignment[b]
	}
}

// options lists the sets that an actor may have next, and what each is worth more than the present one.
func (m *Model) options(set uint64) {
	m.sets, m.worths = append(m.sets[:0], set), append(m.worths[:0], 0)
	count := float64(bits.OnesCount64(set))
	out := uint64(1)<<m.blocs.Count - 1 - set
	for in := out; in != 0; in &= in - 1 {
		b := bits.TrailingZeros64(in) & 15
		m.add(set|1<<b, m.utility[b]-attention*(count+1)-switching)
	}
	for of := set; of != 0; of &= of - 1 {
		a := bits.TrailingZeros64(of) & 15
		freed, rest := -m.utility[a]-switching, set&^(1<<a)
		m.add(rest, freed+attention*count)
		for in := out; in != 0; in &= in - 1 {
			b := bits.TrailingZeros64(in) & 15
			m.add(rest|1<<b, freed+m.utility[b]-switching)
		}
	}
}

func (m *Model) add(set uint64, worth float64) {
	m.sets, m.worths = append(m.sets, set), append(m.worths, worth)
}

// draw picks an option by a logit, or the best at temperature 0.
func (m *Model) draw() int {
	if m.temperature == 0 {
		best := 0
		for k, worth := range m.worths {
			if worth > m.worths[best] {
				best = k
			}
		}
		return best
	}
	total := 0.0
	for k, worth := range m.worths {
		m.worths[k] = math.Exp(worth / m.temperature)
		total += m.worths[k]
	}
	at := m.random.Float64() * total
	for k, weight := range m.worths {
		if at -= weight; at < 0 {
			return k
		}
	}
	return len(m.worths) - 1
}
