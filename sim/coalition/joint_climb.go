package coalition

import (
	"math"
	"slices"

	"entente/agents/portable"
)

// search looks for a joint move of a side that blocks, where there are too many to try them all.
func (j *jointSearch) search(side side) {
	j.eliminate(side)
	for k := range side.actors {
		j.climb(side, []part{{side.actors[k], side.options[k][0]}})
	}
	for !j.done() {
		if start := j.draw(side); len(start) > 0 {
			j.climb(side, start)
		}
	}
}

// draw draws a joint move of from two actors, on average, to half of all who could take part.
func (j *jointSearch) draw(side side) []part {
	j.starts++
	draw := func(index int) uint64 {
		return j.source.Uint64(uint64(side.bloc), j.starts, purposeJoint, uint64(index))
	}
	chance := max(2/float64(len(side.actors)), portable.Uniform(draw(0))/2)
	var move []part
	for k, ways := range side.options {
		if luck := draw(1 + k); portable.Uniform(luck) < chance {
			way := luck % uint64(len(ways)) // the low bits; Uniform takes the high ones
			move = append(move, part{side.actors[k], ways[way]})
		}
	}
	return move
}

// done says whether a joint move has been found or enough has been looked at.
func (j *jointSearch) done() bool { return j.verdict.Slack < 0 || j.verdict.Looked >= j.most }

// eliminate starts from all who could move and lets whoever gains least stay, one after another. Where each one's gain only
// rises with the number of those who move, this finds the largest coalition that blocks, if there is one.
func (j *jointSearch) eliminate(side side) {
	var move []part
	for k, actor := range side.actors {
		move = append(move, part{actor, side.options[k][0]})
	}
	for len(move) > 0 && !j.done() {
		j.try(move, math.Inf(1))
		worst, _ := j.view(side, move)
		move = slices.Delete(move, worst, worst+1)
	}
}

// climb takes the best step from a joint move as long as the least gain rises.
func (j *jointSearch) climb(side side, move []part) {
	if j.done() {
		return
	}
	top := j.try(move, math.Inf(-1))
	for !j.done() {
		best, rose := move, false
		step := func(next []part) {
			if len(next) == 0 || j.done() {
				return
			}
			if least := j.try(next, top); least > top {
				best, top, rose = next, least, true
			}
		}
		worst, follower := j.view(side, move)
		fewer := slices.Delete(slices.Clone(move), worst, worst+1)
		step(fewer)
		if follower.actor >= 0 {
			step(append(slices.Clone(move), follower))
			step(append(slices.Clone(fewer), follower))
		}
		for _, way := range side.options[slices.Index(side.actors, move[worst].actor)] {
			if way != move[worst].option {
				other := slices.Clone(move)
				other[worst].option = way
				step(other)
			}
		}
		if !rose {
			return
		}
		move = best
	}
}

// view looks at the world after a joint move: which of the movers gains least, and which of the others would most like to follow
// (actor −1 where there is none).
func (j *jointSearch) view(side side, move []part) (worst int, follower part) {
	j.carryOut(move)
	defer j.trial.TakeBack()
	least := math.Inf(1)
	for k, part := range move {
		if gain := j.gain(part); gain < least {
			worst, least = k, gain
		}
	}
	follower = part{actor: -1}
	top := math.Inf(-1)
	for k, actor := range side.actors {
		if slices.ContainsFunc(move, func(part part) bool { return part.actor == actor }) {
			continue
		}
		options, values := j.trial.Options(actor)
		for o, option := range options {
			if slices.Contains(side.options[k], option) && values[o] > top {
				follower, top = part{actor, option}, values[o]
			}
		}
	}
	return worst, follower
}
