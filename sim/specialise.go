package sim

import "entente/agents"

// specialise shifts firms of coordinating states, once a year, towards the roles in which they lead at home: a role's
// weight grows with how much larger the firm's part of its home's mass in that role is than on average over its roles.
//
//	w_ir ← w_ir · (1 + s·coordination_h · (a_ir − Σ_q w_iq·a_iq)),   a_ir = the firm's part of its home's mass in role r
//
// Source: replicator dynamics, Taylor & Jonker (1978), which keep the weights' sum at 1; that states bring it about is the
// lever's meaning.
func (w *World) specialise() {
	if w.Model.Parameters.Specialisation == 0 {
		return
	}
	w.eachChunk((*World).sumRoles)
	masses := w.economy.roleMass
	clear(masses)
	for chunk := range w.economy.sums {
		for k, mass := range w.economy.sums[chunk].roleMass {
			masses[k] += mass
		}
	}
	w.eachChunk((*World).specialiseChunk)
}

// sumRoles adds up the mass of a chunk by home and role.
func (w *World) sumRoles(chunk int) {
	masses := w.economy.sums[chunk].roleMass
	clear(masses)
	first, last := w.chunks.bounds(chunk)
	for i := first; i < last; i++ {
		mass := w.Actors.Mass[i]
		roles, weights := w.RolesOf(i)
		for k, role := range roles {
			masses[agents.HomeRole(int(w.Actors.Home[i]), role)] += float64(mass * weights[k])
		}
	}
}

// specialiseChunk shifts the firms of a chunk.
func (w *World) specialiseChunk(chunk int) {
	speed, masses := w.Model.Parameters.Specialisation, w.economy.roleMass
	first, last := w.chunks.bounds(chunk)
	for i := first; i < last; i++ {
		mass, home := w.Actors.Mass[i], int(w.Actors.Home[i])
		rate := min(1, float64(speed*w.States.Coordination[home]))
		roles, weights := w.RolesOf(i)
		if rate == 0 || len(roles) < 2 || w.Actors.Kind[i] != agents.Firm {
			continue
		}
		advantage := func(k int) float64 {
			total := masses[agents.HomeRole(home, roles[k])]
			if total <= 0 {
				return 0
			}
			return float64(mass*weights[k]) / total
		}
		var lead [agents.RoleCount]float64
		mean := 0.0
		for k := range roles {
			lead[k] = advantage(k)
			mean += float64(weights[k] * lead[k])
		}
		for k := range roles {
			weights[k] = float64(weights[k] * (1 + float64(rate*(lead[k]-mean))))
		}
	}
}

// Specialisation is how concentrated an actor is in its roles: the sum of squared role weights (Herfindahl), 1 for one role.
func (w *World) Specialisation(actor int) float64 {
	sum := 0.0
	_, weights := w.RolesOf(actor)
	for _, weight := range weights {
		sum += float64(weight * weight)
	}
	return sum
}
