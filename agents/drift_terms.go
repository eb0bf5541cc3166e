package agents

import "math"

// furthest is the largest difference between two tables at a bloc, over the keys from a first one to the one before a last one.
func furthest(then, now []float64, bloc, slots, first, last int) float64 {
	most := 0.0
	then = then[:len(now)]
	for at := first*slots + bloc; at < last*slots; at += slots {
		if moved := math.Abs(now[at] - then[at]); moved > most {
			most = moved
		}
	}
	return most
}

// wander is how far a bloc's mass has moved, as a part of what it is now.
func wander(then, now *Situation, bloc int) float64 {
	return math.Abs(now.Blocs.Mass[bloc]-then.Blocs.Mass[bloc]) / now.Blocs.Mass[bloc]
}

// steadyMean bounds how far the mean over a steady member's fellow members has moved, by how far the mean over all members
// has, where a member's own part is at most so far from that of others. With S a sum weighted by mass, M the mass, m the
// member's and x its own part, the fellow members' mean X = (S − m·x)/(M − m) moves by
//
//	X' − X = (M'·(S'/M' − S/M) + (M' − M)·(S/M − X)) / (M' − m),   |S/M − X| = m/M · |x − X|
func steadyMean(then, now *Situation, bloc int, moved, apart float64) float64 {
	return float64(overSteady * (moved + float64(float64(apart*steadyPart)*wander(then, now, bloc))))
}

// Drift follows the mass. For members: x/(x+h) rises by at most h/(x+h)² where x is least.
func (Scale) Drift(then, now *Situation, bloc int) (outsider, member float64) {
	half, before, after := now.Tuning.ScaleHalfMass, then.Blocs.Mass[bloc], now.Blocs.Mass[bloc]
	room := float64(min(before, after)/2) + half
	return math.Abs(now.Blocs.Returns[bloc] - then.Blocs.Returns[bloc]), float64(half*math.Abs(after-before)) / float64(room*room)
}

// Drift follows the gaps: an actor's weights sum to 1.
func (Complementarity) Drift(then, now *Situation, bloc int) (outsider, member float64) {
	moved := furthest(then.Blocs.Gap, now.Blocs.Gap, bloc, now.Slots, 0, RoleCount)
	return moved, moved
}

// Drift follows the supply.
func (Dependence) Drift(then, now *Situation, bloc int) (outsider, member float64) {
	moved := furthest(then.Blocs.Supply, now.Blocs.Supply, bloc, now.Slots, 0, RoleCount)
	return moved, moved
}

// Drift follows the knowledge.
func (Learning) Drift(then, now *Situation, bloc int) (outsider, member float64) {
	top := now.States.TopKnowledge
	if top < negligibleCapability {
		return 0, 0
	}
	moved, factor := math.Abs(now.Blocs.Knowledge[bloc]-then.Blocs.Knowledge[bloc]), math.Abs(now.Blocs.Openness[bloc])/top
	return float64(factor * moved), float64(factor * steadyMean(then, now, bloc, moved, top))
}

// Drift follows the claims. Of a ratio f/(f+v), a part by which f moves shows by at most a quarter; the ratio is within 0 to 1.
func (Funding) Drift(then, now *Situation, bloc int) (outsider, member float64) {
	before, after := then.Blocs.Claims[bloc], now.Blocs.Claims[bloc]
	if now.Blocs.PledgeRate[bloc] == 0 || before == after {
		return 0, 0
	}
	if min(before, after) <= 0 {
		return 1, 1
	}
	moved := min(1, float64((max(before, after)/min(before, after)-1)/4))
	return moved, moved
}

// Drift is 0: it is of the two stances alone.
func (OpennessFit) Drift(_, _ *Situation, _ int) (outsider, member float64) { return 0, 0 }

// Drift follows the mass in each role, in the world and from each home.
func (t Rivalry) Drift(then, now *Situation, bloc int) (outsider, member float64) {
	moved := 0.0
	for home := range now.States.Count {
		moved = max(moved, t.driftFrom(then, now, bloc, home))
	}
	moved += t.driftRest(then, now, bloc)
	return moved, moved
}

// driftFrom follows the mass in each role from a home.
func (Rivalry) driftFrom(then, now *Situation, bloc, home int) float64 {
	states := &now.States
	after, most := now.Blocs.RoleHomeMass, 0.0
	before := then.Blocs.RoleHomeMass[:len(after)]
	at := HomeRole(home, 0)*now.Slots + bloc
	for _, perTotal := range states.perRoleTotal[:RoleCount] {
		if moved := float64(perTotal * math.Abs(after[at]-before[at])); moved > most {
			most = moved
		}
		at += now.Slots
	}
	return float64(math.Abs(1-states.Coordination[home]-now.Tuning.RivalryAbroad) * most)
}

// driftRest follows the mass in each role in the world.
func (Rivalry) driftRest(then, now *Situation, bloc int) float64 {
	abroad := math.Abs(now.Tuning.RivalryAbroad)
	return float64(abroad * furthest(then.Blocs.RoleShare, now.Blocs.RoleShare, bloc, now.Slots, 0, RoleCount))
}

// Drift has no bound while a bloc dominates: another's share then shows in the values of all.
func (Balance) Drift(then, now *Situation, _ int) (outsider, member float64) {
	if then.States.Dominance != 0 || now.States.Dominance != 0 {
		return math.Inf(1), math.Inf(1)
	}
	return 0, 0
}

// Drift has no bound once a government has come or gone: that shows in what other blocs are worth at home.
func (HomePolicy) Drift(then, now *Situation, bloc int) (outsider, member float64) {
	if furthest(then.Blocs.Government, now.Blocs.Government, bloc, now.Slots, 0, now.States.Count) != 0 {
		return math.Inf(1), math.Inf(1)
	}
	return 0, 0
}

// Drift follows the alignment, which is within -1 to 1.
func (StateAlignment) Drift(then, now *Situation, bloc int) (outsider, member float64) {
	moved := furthest(then.Blocs.Alignment, now.Blocs.Alignment, bloc, now.Slots, 0, now.States.Count)
	return moved, steadyMean(then, now, bloc, moved, 2)
}

// mostSanctions is far more than the controls of all homes can add up to for an actor.
const mostSanctions = 16

// Drift follows what homes restrict of a bloc, and what members' homes restrict of a home's roles.
func (Sanctions) Drift(then, now *Situation, bloc int) (outsider, member float64) {
	moved, some := 0.0, false
	for home := range now.States.Count {
		if !now.States.Restricted[home] && !now.States.Restricting[home] {
			continue
		}
		some = true
		moved = max(moved, furthest(then.Blocs.Sanctioned, now.Blocs.Sanctioned, bloc, now.Slots, home, home+1)+
			furthest(then.Blocs.Restricted, now.Blocs.Restricted, bloc, now.Slots, HomeRole(home, 0), HomeRole(home+1, 0)))
	}
	if !some {
		return 0, 0
	}
	return moved, steadyMean(then, now, bloc, moved, mostSanctions)
}

// Drift is 0 for whoever has no ties, as steady actors have none.
func (Ties) Drift(_, _ *Situation, _ int) (outsider, member float64) { return 0, 0 }

// Drift is 0: an invitation is the actor's own.
func (Invited) Drift(_, _ *Situation, _ int) (outsider, member float64) { return 0, 0 }

// Drift is 0: so are the years of its membership.
func (Commitment) Drift(_, _ *Situation, _ int) (outsider, member float64) { return 0, 0 }
