package agents

// Pooled holds sums over some of the actors, to be put together with those over the others: the members of each bloc, and the
// totals of the world. The zero value is ready for PoolSome.
type Pooled struct {
	share, roleHomeMass, homeMass, targetedMass []float64
	homeMembers                                 []int32
	sums                                        []memberSums
	roleTotal                                   RoleWeights
	top                                         float64
}

// PoolSome adds up the sums over the actors from a first one to the one before a last one, in their order. It changes nothing in the
// situation, so that several goroutines may each add up some of the actors.
func (s *Situation) PoolSome(into *Pooled, first, last int) {
	blocs := &s.Blocs
	if len(into.sums) != len(blocs.Share) || len(into.roleHomeMass) != len(blocs.RoleHomeMass) {
		into.share, into.roleHomeMass = make([]float64, len(blocs.Share)), make([]float64, len(blocs.RoleHomeMass))
		into.homeMass, into.targetedMass = make([]float64, len(blocs.HomeMass)), make([]float64, len(blocs.TargetedMass))
		into.homeMembers, into.sums = make([]int32, len(blocs.HomeMembers)), make([]memberSums, len(blocs.Share))
	}
	into.clear()
	s.addUp(into, first, last)
}

// PoolTogether puts the sums of all parts of the actors together, in the order of the parts, and refreshes every bloc, as Pool
// does. The result is that of Pool up to rounding, and of one part exactly so.
func (s *Situation) PoolTogether(parts []Pooled) {
	s.makeRoom()
	all := s.pooled()
	all.clear()
	for k := range parts {
		all.add(&parts[k])
	}
	s.settle(&all)
}

// pooled are the situation's own sums, as far as they are kept in columns.
func (s *Situation) pooled() Pooled {
	blocs := &s.Blocs
	return Pooled{
		share: blocs.Share, roleHomeMass: blocs.RoleHomeMass, homeMass: blocs.HomeMass, targetedMass: blocs.TargetedMass,
		homeMembers: blocs.HomeMembers, sums: s.sums,
	}
}

func (p *Pooled) clear() {
	clear(p.share)
	clear(p.roleHomeMass)
	clear(p.homeMass)
	clear(p.targetedMass)
	clear(p.homeMembers)
	clear(p.sums)
	p.roleTotal, p.top = RoleWeights{}, 0
}

// add takes in the sums over further actors.
func (p *Pooled) add(more *Pooled) {
	addAll(p.share, more.share)
	addAll(p.roleHomeMass, more.roleHomeMass)
	addAll(p.homeMass, more.homeMass)
	addAll(p.targetedMass, more.targetedMass)
	for k, members := range more.homeMembers {
		p.homeMembers[k] += members
	}
	for b := range more.sums {
		own, other := &p.sums[b], &more.sums[b]
		own.members += other.members
		own.knowledge += other.knowledge
		own.openness += other.openness
		own.claims += other.claims
		addAll(own.roles[:], other.roles[:])
	}
	addAll(p.roleTotal[:], more.roleTotal[:])
	p.top = max(p.top, more.top)
}

func addAll(sums, more []float64) {
	sums = sums[:len(more)]
	for k, x := range more {
		sums[k] += x
	}
}

// addUp adds actors to the sums: what splitShare and pool would do for each, in one pass over the columns.
func (s *Situation) addUp(into *Pooled, first, last int) {
	actors, slots := &s.Actors, s.Slots
	wants, roleHomeMass, homeMass := s.Blocs.Wants, into.roleHomeMass, into.homeMass
	masses := actors.Mass[first:last]
	capabilities, memberships, homes := actors.Capability[first:last], actors.Memberships[first:last], actors.Home[first:last]
	starts := actors.RoleStart[first : last+1]
	// Totals are kept here until the end: those of two parts may lie in one line of a cache, for which two cores would fight.
	totals, top, end := into.roleTotal, into.top, int(starts[0])
	for i, mass := range masses {
		if capabilities[i] > top {
			top = capabilities[i]
		}
		start := end
		end = int(starts[i+1])
		roles := actors.RoleOf[start:end]
		weights := actors.RoleWeight[start:end]
		for k, role := range roles {
			totals[role] += float64(mass * weights[k])
		}
		set := memberships[i]
		if set == 0 {
			continue
		}
		actor, home := first+i, int(homes[i])
		knowledge, openness, claim := float64(mass*capabilities[i]), float64(mass*actors.Openness[actor]), 0.0
		if actors.Kind[actor] != Government {
			claim = actors.Invest[actor]
		}
		share := actors.Share[actor]
		if count := set.Count(); count > 1 {
			share /= float64(count)
		}
		for set != 0 {
			var bloc int
			bloc, set = set.First()
			into.share[bloc] += share
			sums, fit, held := &into.sums[bloc], 0.0, 0.0
			row := home*slots + bloc
			at := HomeRole(home, 0)*slots + bloc
			for k, role := range roles {
				weight := weights[k]
				part := float64(mass * weight)
				held += part
				sums.roles[role] += part
				roleHomeMass[at+int(role)*slots] += part
				fit += float64(weight * wants[int(role)*slots+bloc])
			}
			sums.members++
			sums.knowledge += knowledge
			sums.openness += openness
			sums.claims += float64(claim * fit)
			homeMass[row] += held
			into.homeMembers[row]++
			if actors.Targeted[actor] {
				for _, targeting := range actors.TargetedBy {
					if int(targeting.Actor) == actor {
						into.targetedMass[int(targeting.State)*slots+bloc] += float64(mass * targeting.Strength)
					}
				}
			}
		}
	}
	into.roleTotal, into.top = totals, top
}

// settle puts sums over all actors into their columns and works out what follows from them.
func (s *Situation) settle(all *Pooled) {
	for bloc := range s.Slots {
		s.keepSums(bloc)
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
