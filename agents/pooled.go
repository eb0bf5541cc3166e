package agents

import "math/bits"

// Pooled holds sums over some of the actors, to be put together with those over the others: the members of each bloc, and the
// totals of the world. The zero value is ready for PoolSome.
type Pooled struct {
	blocs                                          []blocSums
	homeMembers                                    []int32
	roleMass, homeMass, roleHomeMass, targetedMass []float64
	roleTotal                                      RoleWeights
	top                                            float64
}

// blocSums are a bloc's sums that have no rows. They grow side by side, as every member has a part in all of them.
type blocSums struct {
	share, knowledge, openness, claims float64
	members                            int32
}

// PoolSome adds up the sums over the actors from a first one to the one before a last one, in their order. It changes nothing
// in the situation, so that several goroutines may each add up some of the actors.
func (s *Situation) PoolSome(into *Pooled, first, last int) {
	blocs := &s.Blocs
	if len(into.blocs) != s.Slots || len(into.homeMass) != len(blocs.HomeMass) {
		numbers := func(like []float64) []float64 { return make([]float64, len(like)) }
		*into = Pooled{
			blocs: make([]blocSums, s.Slots), homeMembers: make([]int32, len(blocs.HomeMembers)), roleMass: numbers(blocs.RoleMass),
			homeMass: numbers(blocs.HomeMass), roleHomeMass: numbers(blocs.RoleHomeMass), targetedMass: numbers(blocs.TargetedMass),
		}
	}
	into.clear()
	s.addUp(into, first, last)
}

// PoolTogether puts the sums of all parts of the actors together, in the order of the parts, and refreshes every bloc, as Pool
// does. The result is that of Pool up to rounding, and of one part exactly so.
func (s *Situation) PoolTogether(parts []Pooled) {
	all := s.pooled()
	all.clear()
	for k := range parts {
		all.add(&parts[k])
	}
	s.settle(&all)
}

// pooled are sums of everybody, in the situation's own columns as far as they have rows.
func (s *Situation) pooled() Pooled {
	s.makeRoom()
	if len(s.pooling) != s.Slots {
		s.pooling = make([]blocSums, s.Slots)
	}
	blocs := &s.Blocs
	return Pooled{
		blocs: s.pooling, homeMembers: blocs.HomeMembers, roleMass: blocs.RoleMass, homeMass: blocs.HomeMass,
		roleHomeMass: blocs.RoleHomeMass, targetedMass: blocs.TargetedMass,
	}
}

func (p *Pooled) clear() {
	clear(p.blocs)
	clear(p.homeMembers)
	clear(p.roleMass)
	clear(p.homeMass)
	clear(p.roleHomeMass)
	clear(p.targetedMass)
	p.roleTotal, p.top = RoleWeights{}, 0
}

// add takes in the sums over further actors.
func (p *Pooled) add(more *Pooled) {
	for b := range more.blocs {
		own, other := &p.blocs[b], &more.blocs[b]
		own.members += other.members
		own.share += other.share
		own.knowledge += other.knowledge
		own.openness += other.openness
		own.claims += other.claims
	}
	addAll(p.homeMembers, more.homeMembers)
	addAll(p.roleMass, more.roleMass)
	addAll(p.homeMass, more.homeMass)
	addAll(p.roleHomeMass, more.roleHomeMass)
	addAll(p.targetedMass, more.targetedMass)
	addAll(p.roleTotal[:], more.roleTotal[:])
	p.top = max(p.top, more.top)
}

func addAll[T int32 | float64](sums, more []T) {
	sums = sums[:len(more)]
	for k, x := range more {
		sums[k] += x
	}
}

// addUp adds actors to the sums: what splitShare and pool would do for each, in one pass over the columns.
func (s *Situation) addUp(into *Pooled, first, last int) {
	actors, slots := &s.Actors, s.Slots
	masses := actors.Mass[first:last]
	capabilities, memberships, homes := actors.Capability[first:last], actors.Memberships[first:last], actors.Home[first:last]
	starts := actors.RoleStart[first : last+1]
	rows := RoleCount * slots
	wants, roleMass := s.Blocs.Wants[:rows], into.roleMass[:rows]
	// Totals are kept here until the end: those of two parts may lie in one line of a cache, for which two cores would fight.
	totals, top, end := into.roleTotal, into.top, int(starts[0])
	for i, mass := range masses {
		capability := capabilities[i]
		if capability > top {
			top = capability
		}
		start, held := end, 0.0
		end = int(starts[i+1])
		roles := actors.RoleOf[start:end]
		weights := actors.RoleWeight[start:end]
		for k, role := range roles {
			part := float64(mass * weights[k])
			held += part
			totals[role] += part
		}
		set := memberships[i]
		if set == 0 {
			continue
		}
		actor, home := first+i, int(homes[i])
		knows, stands, claim := float64(mass*capability), float64(mass*actors.Openness[actor]), 0.0
		if actors.Kind[actor] != Government {
			claim = actors.Invest[actor]
		}
		part := actors.Share[actor]
		if count := set.Count(); count > 1 {
			part /= float64(count)
		}
		homeRoles := into.roleHomeMass[home*rows:][:rows]
		for rest := set; rest != 0; rest &= rest - 1 {
			bloc := bits.TrailingZeros64(uint64(rest))
			fit := 0.0
			for k, role := range roles {
				// One place in three tables of one size, which the compiler checks once.
				at, weight := int(role)*slots+bloc, weights[k]
				own := float64(mass * weight)
				fit += float64(weight * wants[at])
				roleMass[at] += own
				homeRoles[at] += own
			}
			sums := &into.blocs[bloc]
			sums.members++
			sums.share += part
			sums.knowledge += knows
			sums.openness += stands
			sums.claims += float64(claim * fit)
			row := home*slots + bloc
			into.homeMass[row] += held
			into.homeMembers[row]++
		}
		if actors.Targeted[actor] {
			s.addTargeted(into.targetedMass, actor)
		}
	}
	into.roleTotal, into.top = totals, top
}

// addTargeted adds an actor that controls name to what they name in its blocs.
func (s *Situation) addTargeted(targetedMass []float64, actor int) {
	for set := s.Actors.Memberships[actor]; set != 0; {
		var bloc int
		bloc, set = set.First()
		for _, targeting := range s.Actors.TargetedBy {
			if int(targeting.Actor) == actor {
				targetedMass[int(targeting.State)*s.Slots+bloc] += float64(s.Actors.Mass[actor] * targeting.Strength)
			}
		}
	}
}

// settle puts sums over all actors into their columns and works out what follows from them.
func (s *Situation) settle(all *Pooled) {
	blocs := &s.Blocs
	for b := range all.blocs {
		sums := &all.blocs[b]
		blocs.Members[b], blocs.Share[b] = sums.members, sums.share
		blocs.KnowledgeSum[b], blocs.OpennessSum[b], blocs.Claims[b] = sums.knowledge, sums.openness, sums.claims
	}
	for role, total := range all.roleTotal {
		s.States.RoleTotal[role], s.States.perRoleTotal[role] = total, 0
		if total > 0 {
			s.States.perRoleTotal[role] = 1 / total
		}
	}
	s.States.TopKnowledge = all.top
	s.findDominant()
	for bloc := range s.Used {
		s.Refresh(bloc)
	}
}
