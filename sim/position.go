package sim

import "entente/agents"

// Position is how a state stands among all.
type Position struct {
	// Rank by Strength, 1 for the strongest.
	Rank int32
	// Strength is the state's part of the world's AI strength (capital times capability), 0 to 1.
	Strength float64
	// Share is its firms' part of the market, 0 to 1.
	Share float64
	// Capital is its actors' part of the world's AI capital, 0 to 1.
	Capital float64
	// Dependence is the part of its actors' needed inputs that foreign-led blocs they belong to hold, weighted by capital,
	// 0 (none) to 1 (all).
	Dependence float64
}

// Positions works out every state's position. The slice is the world's own, overwritten by the next call.
func (w *World) Positions() []Position {
	positions := w.economy.positions
	for h, strength := range w.Strengths() {
		positions[h] = Position{Rank: 1, Strength: strength}
	}
	ledFrom := w.ledFrom()[:len(positions)]
	masses := w.Actors.Mass
	homes, shares, memberships := w.Actors.Home[:len(masses)], w.Actors.Share[:len(masses)], w.Actors.Memberships[:len(masses)]
	for i, mass := range masses {
		home := homes[i]
		position := &positions[home]
		position.Share += shares[i]
		position.Capital += mass
		if foreign := memberships[i] &^ ledFrom[home]; foreign != 0 {
			position.Dependence += float64(mass * w.supplied(i, foreign))
		}
	}
	for h := range positions {
		position := &positions[h]
		if position.Capital > 0 {
			position.Dependence /= position.Capital
		}
		// Of two states, the weaker stands a rank lower; of equals, the later.
		for earlier := range positions[:h] {
			if other := &positions[earlier]; other.Strength < position.Strength {
				other.Rank++
			} else {
				position.Rank++
			}
		}
	}
	return positions
}

// ledFrom lists, for each state, the blocs that have a leader from it. The slice is the world's own.
func (w *World) ledFrom() []agents.Memberships {
	ledFrom := w.economy.ledFrom
	clear(ledFrom)
	for bloc, leaders := range w.Blocs.Leaders[:w.Used] {
		for _, leader := range leaders {
			home := w.Actors.Home[leader]
			ledFrom[home] = ledFrom[home].With(bloc)
		}
	}
	return ledFrom
}

// supplied is the largest part of an actor's needed inputs that one of the blocs holds, 0 to 1.
func (w *World) supplied(actor int, blocs agents.Memberships) float64 {
	supplied := 0.0
	parts := w.RolesOf(actor)
	for blocs != 0 {
		var bloc int
		bloc, blocs = blocs.First()
		supply := 0.0
		for _, part := range parts {
			supply += float64(part.Weight * w.Blocs.Supply[int(part.Role)*w.Slots+bloc])
		}
		if supply > supplied {
			supplied = supply
		}
	}
	if supplied > 1 { // by rounding
		return 1
	}
	return supplied
}
