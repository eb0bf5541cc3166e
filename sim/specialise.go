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
		for _, part := range w.RolesOf(i) {
			masses[agents.HomeRole(int(w.Actors.Home[i]), part.Role)] += float64(mass * part.Weight)
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
		parts := w.RolesOf(i)
		if rate == 0 || len(parts) < 2 || w.Actors.Kind[i] != agents.Firm {
			continue
		}
		var lead [agents.RoleCount]float64
		mean := 0.0
		for k, part := range parts {
			if total := masses[agents.HomeRole(home, part.Role)]; total > 0 {
				lead[k] = float64(mass*part.Weight) / total
			}
			mean += float64(part.Weight * lead[k])
		}
		for k := range parts {
			parts[k].Weight = float64(parts[k].Weight * (1 + float64(rate*(lead[k]-mean))))
		}
	}
}

// Specialisation is how concentrated an actor is in its roles: the sum of squared role weights (Herfindahl), 1 for one role.
func (w *World) Specialisation(actor int) float64 {
	sum := 0.0
	for _, part := range w.RolesOf(actor) {
		sum += float64(part.Weight * part.Weight)
	}
	return sum
}
