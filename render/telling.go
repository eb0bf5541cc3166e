package render

import (
	"cmp"
	"math"
	"slices"

	"entente/agents"
	"entente/sim"
)

// mostMoves is how many moves the story tells.
const mostMoves = 5

// forFocus is how many of these places are kept for actors of the state in focus: the story ends with that state's position.
const forFocus = 2

// telling picks the moves that say most about a run, the most telling first, no two of one actor. A move's score is
//
//	√(actor's part of the world's AI capital) · gain / √(moves to or from the same bloc) / (moves of the actor)
//
// where gain is how much better than staying the move was without luck, so that moves by chance do not tell. The root
// keeps the one giant from always coming first; the divisions let a rare move and a settled actor tell more. The best
// moves of actors of the state in focus have forFocus of the mostMoves places to themselves. Moves that a bloc turned away are no moves.
func telling(record *sim.Record, focus, mostMoves, forFocus int) []*agents.Decision {
	ofActor, ofBloc := map[int32]int{}, map[int32]int{}
	var moves []*agents.Decision
	turned, capital := turnedAway(record), capitals(record)
	for d := range record.Decisions {
		move := &record.Decisions[d]
		if move.Kind != agents.Move || int(move.Tick) >= record.Ticks || turned[turnOf(move)] {
			continue
		}
		moves = append(moves, move)
		ofActor[move.Actor]++
		ofBloc[move.Bloc]++
	}
	scores := make(map[*agents.Decision]float64, len(moves))
	for _, move := range moves {
		mass := 0.0
		if total := capital[move.Tick]; total > 0 {
			mass = record.Actor(int(move.Tick), int(move.Actor)).Capital / total
		}
		score := math.Sqrt(mass) * weigh(move, overStaying).withoutLuck()
		score /= math.Sqrt(float64(ofBloc[move.Bloc])) * float64(ofActor[move.Actor])
		scores[move] = score
	}
	slices.SortStableFunc(moves, func(a, b *agents.Decision) int { return cmp.Compare(scores[b], scores[a]) })
	var picked []*agents.Decision
	pick := func(most int, allowed func(*agents.Decision) bool) {
		for _, move := range moves {
			told := slices.ContainsFunc(picked, func(other *agents.Decision) bool { return other.Actor == move.Actor })
			if !told && len(picked) < most && allowed(move) {
				picked = append(picked, move)
			}
		}
	}
	pick(forFocus, func(move *agents.Decision) bool { return record.Actors[move.Actor].Home == focus })
	pick(mostMoves, func(*agents.Decision) bool { return true })
	slices.SortStableFunc(picked, func(a, b *agents.Decision) int { return cmp.Compare(scores[b], scores[a]) })
	return picked
}
