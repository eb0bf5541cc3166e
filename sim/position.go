package sim

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
	for i, mass := range w.Actors.Mass {
		position := &positions[w.Actors.Home[i]]
		position.Share += w.Actors.Share[i]
		position.Capital += mass
		position.Dependence += float64(mass * w.foreignSupply(i))
	}
	for h := range positions {
		if positions[h].Capital > 0 {
			positions[h].Dependence /= positions[h].Capital
		}
		for other := range positions {
			if positions[other].Strength > positions[h].Strength || (positions[other].Strength == positions[h].Strength && other < h) {
				positions[h].Rank++
			}
		}
	}
	return positions
}

// foreignSupply is the largest part of an actor's needed inputs that a bloc of its led from another state holds.
func (w *World) foreignSupply(actor int) float64 {
	supplied := 0.0
	for set := w.Actors.Memberships[actor]; set != 0; {
		var bloc int
		bloc, set = set.First()
		if w.ledFrom(bloc, w.Actors.Home[actor]) {
			continue
		}
		supply := 0.0
		parts := w.RolesOf(actor)
		for _, part := range parts {
			role := part.Role
			supply += float64(part.Weight * w.Row(w.Blocs.Supply, int(role))[bloc])
		}
		supplied = max(supplied, supply)
	}
	return min(1, supplied)
}

// ledFrom says whether any leader of the bloc is from the state.
func (w *World) ledFrom(bloc int, state int32) bool {
	for _, leader := range w.Blocs.Leaders[bloc] {
		if w.Actors.Home[leader] == state {
			return true
		}
	}
	return false
}
