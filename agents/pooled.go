package agents

import (
	"cmp"
	"slices"
)

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

// Pool adds up all sums afresh, in the order of actors, and refreshes every bloc.
// The engine adds up once a tick, so that differences of rounding cannot pile up; in a large world by PoolSome and PoolTogether.
func (s *Situation) Pool() {
	all := s.pooled()
	all.clear()
	s.addUp(&all, 0, len(s.Actors.Mass))
	s.settle(&all)
}

// pooled are sums of everybody, in the situation's own columns as far as they have rows.
func (s *Situation) pooled() Pooled {
	if len(s.sums) != s.Slots {
		s.sums = make([]blocSums, s.Slots)
	}
	blocs := &s.Blocs
	return Pooled{
		blocs: s.sums, homeMembers: blocs.HomeMembers, roleMass: blocs.RoleMass, homeMass: blocs.HomeMass,
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

// addUp adds actors to the sums.
func (s *Situation) addUp(into *Pooled, first, last int) {
	s.pool(into, first, s.Actors.Memberships[first:last], ^Memberships(0), 1)
	// Totals are kept here until the end: those of two parts may lie in one line of a cache, for which two cores would fight.
	totals, top, masses := into.roleTotal, into.top, s.Actors.Mass
	parts := s.Actors.RoleParts
	for _, part := range parts[firstPart(parts, first):firstPart(parts, last)] {
		totals[part.Role] += float64(masses[part.Actor] * part.Weight)
	}
	for _, capability := range s.Actors.Capability[first:last] {
		if capability > top {
			top = capability
		}
	}
	into.roleTotal, into.top = totals, top
}

// firstPart is where the parts of an actor begin, or of those after it.
func firstPart(parts []RolePart, actor int) int {
	at, _ := slices.BinarySearchFunc(parts, int32(actor), func(part RolePart, actor int32) int { return cmp.Compare(part.Actor, actor) })
	return at
}

// pool adds the parts of some actors, from first on, to the sums of their blocs (sign 1) or takes them out (sign -1), but only
// of blocs among those given.
func (s *Situation) pool(into *Pooled, first int, memberships []Memberships, among Memberships, sign float64) {
	// Columns are cut to one length and tables to another, so that the compiler need not check the index in each.
	actors, slots, last := &s.Actors, s.Slots, first+len(memberships)
	kinds, homes, roles, targeted := actors.Kind[first:last], actors.Home[first:last], actors.Roles[first:last], actors.Targeted[first:last]
	masses, shares, invest := actors.Mass[first:last], actors.Share[first:last], actors.Invest[first:last]
	capabilities, opennesses := actors.Capability[first:last], actors.Openness[first:last]
	table, members := RoleCount*slots, int32(sign)
	wants, roleMass, homeMass := s.Blocs.Wants[:table], into.roleMass[:table], into.homeMass
	homeMembers, roleHomeMass := into.homeMembers[:len(homeMass)], into.roleHomeMass
	for k, all := range memberships {
		set := all & among
		if set == 0 {
			continue
		}
		home, mass := int(homes[k]), float64(sign*masses[k])
		share, claim := float64(sign*shares[k]), 0.0
		if all&(all-1) != 0 {
			share /= float64(all.Count())
		}
		if kinds[k] != Government {
			claim = float64(sign * invest[k])
		}
		if targeted[k] {
			s.poolTargeted(into, first+k, set, mass)
		}
		knowledge, openness := float64(mass*capabilities[k]), float64(mass*opennesses[k])
		parts, homeRoles := roles[k], home*table
		for set != 0 {
			var bloc int
			bloc, set = set.First()
			fit, held := 0.0, 0.0
			for p := range parts {
				part := &parts[p]
				row := int(part.Role)*slots + bloc
				does := float64(mass * part.Weight)
				held += does
				roleMass[row] += does
				roleHomeMass[homeRoles+row] += does
				fit += float64(part.Weight * wants[row])
			}
			row := home*slots + bloc
			homeMass[row] += held
			homeMembers[row] += members
			sums := &into.blocs[bloc]
			sums.members += members
			sums.share += share
			sums.knowledge += knowledge
			sums.openness += openness
			sums.claims += float64(claim * fit)
		}
	}
}

// poolTargeted adds an actor's mass, below 0 where it goes, to what states that name it find of it in some blocs.
func (s *Situation) poolTargeted(into *Pooled, actor int, blocs Memberships, mass float64) {
	for _, targeting := range s.Actors.TargetedBy {
		if int(targeting.Actor) != actor {
			continue
		}
		row := int(targeting.State) * s.Slots
		for set := blocs; set != 0; {
			var bloc int
			bloc, set = set.First()
			into.targetedMass[row+bloc] += float64(mass * targeting.Strength)
		}
	}
}

// settle puts sums over all actors into their columns and works out what follows from them.
func (s *Situation) settle(all *Pooled) {
	for b := range all.blocs {
		s.keepSums(b, &all.blocs[b])
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

// keepSums puts a bloc's sums into its columns.
func (s *Situation) keepSums(bloc int, sums *blocSums) {
	blocs := &s.Blocs
	blocs.Members[bloc], blocs.Share[bloc] = sums.members, sums.share
	blocs.KnowledgeSum[bloc], blocs.OpennessSum[bloc], blocs.Claims[bloc] = sums.knowledge, sums.openness, sums.claims
}
