package sim

import (
	"math"
	"strconv"

	"entente/agents"
)

// stepAdapt moves blocs' openness towards their members', lets hostility fade, and once a year looks at whether blocs
// merge, split or arise; a bloc that has run out of members dissolves. None of these comes about before Model.ChoicesFrom.
func stepAdapt(w *World) error {
	p, blocs := &w.Model.Parameters, &w.Blocs
	years := w.years()
	drift := min(1, float64(p.OpennessDrift*years))
	fade := max(0, 1-float64(p.HostilityDecay*years))
	learn := min(1, years/p.AspirationYears)
	for b := range w.Used {
		if !blocs.Active[b] {
			continue
		}
		if blocs.Mass[b] > 0 && blocs.Members[b] > 0 {
			mean := blocs.OpennessSum[b] / blocs.Mass[b]
			// Branches, which are nearly always foreseen, are faster than min and max, which look for NaN; so in feel.
			openness := blocs.Openness[b] + float64(drift*(mean-blocs.Openness[b]))
			if openness <= 0 {
				openness = 0
			}
			if openness > 1 {
				openness = 1
			}
			blocs.Openness[b] = openness
		}
		w.feel(b, learn)
		for other, level := range w.Row(blocs.Hostility, b)[:b] {
			if level > 0 && blocs.Active[other] {
				w.SetHostility(b, other, float64(level*fade))
			}
		}
	}
	if w.chooses() {
		w.dissolveBlocs()
	}
	if perYear := int32(w.TicksPerYear); w.Tick%perYear == perYear-1 {
		if w.chooses() {
			w.mergeBlocs()
			w.splitBlocs()
			w.foundBlocs()
		}
		w.specialise()
		w.pool()
	}
	return nil
}

// dissolveBlocs ends the blocs that have too few members, and had a year to find more.
func (w *World) dissolveBlocs() {
	for b, active := range w.Blocs.Active[:w.Used] {
		if active && float64(w.Blocs.Members[b]) < w.Model.Parameters.DissolveMembers && !w.young(b) {
			w.Dissolve(b, -1)
		}
	}
}

// young says whether somebody joined a bloc within the last year, be it the leader who founded it: it may still recruit.
func (w *World) young(bloc int) bool {
	for i, set := range w.Actors.Memberships {
		if set.Has(bloc) && w.Years(w.Actors.Joined[i*w.Slots+bloc]) < 1 {
			return true
		}
	}
	return false
}

// feel compares a bloc's market share with what it is used to.
func (w *World) feel(bloc int, learn float64) {
	blocs := &w.Blocs
	// Members who come and go leave a rounding error in the share, which may fall under 0 by it.
	used, share := blocs.Aspiration[bloc], blocs.Share[bloc]
	if share <= 0 {
		share = 0
	}
	blocs.Threat[bloc] = 0
	if used > share {
		blocs.Threat[bloc] = (used - share) / used
	}
	blocs.Aspiration[bloc] = used + float64(learn*(share-used))
}

// mergeBlocs merges the first pair of blocs that have enough members in common, stand close enough in openness, and are
// not hostile.
func (w *World) mergeBlocs() {
	p, blocs, counted := &w.Model.Parameters, &w.Blocs, false
	for b := range w.Used {
		for a := range b {
			if !blocs.Active[a] || !blocs.Active[b] || blocs.Hostility[a*w.Slots+b] > 0.1 {
				continue
			}
			if math.Abs(blocs.Openness[a]-blocs.Openness[b]) > p.MergeDistance {
				continue
			}
			if !counted {
				w.eachChunk((*World).countPairs)
				counted = true
			}
			if w.overlap(a, b) >= p.MergeOverlap {
				from, into := b, a
				if blocs.Mass[b] > blocs.Mass[a] {
					from, into = a, b
				}
				w.Merge(from, into, -1)
				return
			}
		}
	}
}

// countPairs counts how many actors of a chunk belong to each pair of blocs, and to each bloc.
func (w *World) countPairs(chunk int) {
	pairs := w.economy.sums[chunk].pairs
	clear(pairs)
	first, last := w.chunks.bounds(chunk)
	for _, set := range w.Actors.Memberships[first:last] {
		for rest := set; rest != 0; {
			var b int
			b, rest = rest.First()
			pairs[b*w.Slots+b]++
			for others := rest; others != 0; {
				var other int
				other, others = others.First()
				pairs[b*w.Slots+other]++
			}
		}
	}
}

// overlap is the part of the members of two blocs, a before b, that are in both (Jaccard), 0 to 1, as countPairs has counted.
func (w *World) overlap(a, b int) float64 {
	both, any := int32(0), int32(0)
	for chunk := range w.economy.sums {
		pairs := w.economy.sums[chunk].pairs
		both += pairs[a*w.Slots+b]
		any += pairs[a*w.Slots+a] + pairs[b*w.Slots+b] - pairs[a*w.Slots+b]
	}
	if any == 0 {
		return 0
	}
	return float64(both) / float64(any)
}

// splitBlocs splits the first bloc whose members' openness, weighted by mass, is too dispersed for its coordination:
// those more open than the bloc leave for a new one. The more the largest home coordinates, the more a bloc can bear.
func (w *World) splitBlocs() {
	p, blocs := &w.Model.Parameters, &w.Blocs
	w.eachChunk((*World).sumDistances)
	for b := range w.Used {
		if !w.splits(b) {
			continue
		}
		mean, sum := blocs.OpennessSum[b]/blocs.Mass[b], 0.0
		for chunk := range w.economy.sums {
			sum += w.economy.sums[chunk].distances[b]
		}
		spread := math.Sqrt(sum / blocs.Mass[b]) // of members' openness, weighted by mass
		if float64(spread*(1-w.coordination(b))) > p.SplitDispersion {
			w.splitOff(b, mean)
			return
		}
	}
}

// splits says whether a bloc is large enough to split.
func (w *World) splits(bloc int) bool {
	return w.Blocs.Active[bloc] && w.Blocs.Members[bloc] >= 4 && w.Blocs.Mass[bloc] > 0
}

// sumDistances adds up, over the members of each bloc in a chunk, the squared distance of their openness from the bloc's mean, weighted by
// mass.
func (w *World) sumDistances(chunk int) {
	blocs, distances := &w.Blocs, w.economy.sums[chunk].distances
	clear(distances)
	var means [agents.MaxBlocs]float64
	var large agents.Memberships
	for b := range w.Used {
		if w.splits(b) {
			large, means[b] = large.With(b), blocs.OpennessSum[b]/blocs.Mass[b]
		}
	}
	first, last := w.chunks.bounds(chunk)
	stances, masses := w.Actors.Openness[first:last], w.Actors.Mass[first:last]
	for i, set := range w.Actors.Memberships[first:last] {
		for set &= large; set != 0; {
			var bloc int
			bloc, set = set.First()
			distance := stances[i] - means[bloc]
			distances[bloc] += float64(masses[i] * float64(distance*distance))
		}
	}
}

// coordination is the coordination of the home that holds most of a bloc's mass.
func (w *World) coordination(bloc int) float64 {
	top, coordination := 0.0, 0.0
	for h := range w.States.Count {
		if share := w.Blocs.HomeShare[h*w.Slots+bloc]; share > top {
			top, coordination = share, w.States.Coordination[h]
		}
	}
	return coordination
}

// splitOff moves the members that are more open than the mean into a new bloc, led by the largest of them.
func (w *World) splitOff(bloc int, mean float64) {
	leader := -1
	for i, set := range w.Actors.Memberships {
		if set.Has(bloc) && w.Actors.Openness[i] > mean && (leader < 0 || w.Actors.Mass[i] > w.Actors.Mass[leader]) {
			leader = i
		}
	}
	slot := w.freeSlot()
	if leader < 0 || slot < 0 {
		return
	}
	name := w.BlocNames[bloc]
	fact := agents.Bloc{
		ID:      w.freeID(w.BlocIDs[bloc] + "_open"),
		Name:    agents.Text{English: name.English + " (open wing)", Korean: name.Korean + " (개방파)"},
		Leaders: []int{leader}, Openness: w.Actors.Openness[leader], Admission: agents.Open, State: -1,
		Exclusivity: 1 - w.Actors.Openness[leader], Wants: w.wants(bloc),
	}
	w.setBloc(slot, fact)
	w.Split(bloc, slot, -1, func(actor int) bool { return w.Actors.Openness[actor] > mean })
}

func (w *World) wants(bloc int) agents.RoleWeights {
	var wants agents.RoleWeights
	for role := range wants {
		wants[role] = w.Blocs.Wants[role*w.Slots+bloc]
	}
	return wants
}

// foundBlocs lets a state that coordinates its firms found a bloc, where it has none and much of its AI capital is
// unaligned.
func (w *World) foundBlocs() {
	p := &w.Model.Parameters
	for h := range w.States.Count {
		government := int(w.States.Government[h])
		if government < 0 || w.States.Coordination[h] < p.FoundCoordination || w.Actors.Memberships[government] != 0 {
			continue
		}
		unaligned := 0.0
		var roles agents.RoleWeights
		for i, set := range w.Actors.Memberships {
			if set == 0 && int(w.Actors.Home[i]) == h {
				unaligned += w.Actors.Mass[i]
				for _, part := range w.RolesOf(i) {
					roles[part.Role] = max(roles[part.Role], part.Weight)
				}
			}
		}
		slot := w.freeSlot()
		if unaligned < p.FoundMass || slot < 0 {
			continue
		}
		name := w.Model.States[h].Name
		w.setBloc(slot, agents.Bloc{
			ID: w.freeID(w.Model.States[h].ID + "_bloc"), Name: agents.Text{English: name.English + " bloc", Korean: name.Korean + " 진영"},
			Leaders: []int{government}, Openness: w.Policies[h].Openness, Exclusivity: 1 - w.Policies[h].Openness,
			Wants: roles, Admission: agents.StateLed, State: h,
		})
		w.Found(slot, -1)
	}
}

// freeSlot is a slot that no bloc has ever used, -1 where there is none.
func (w *World) freeSlot() int {
	for b, id := range w.BlocIDs {
		if id == "" {
			return b
		}
	}
	return -1
}

// freeID is the id, with a number behind it where a bloc already has it.
func (w *World) freeID(id string) string {
	free := id
	for n := 2; w.Bloc(free) >= 0; n++ {
		free = id + strconv.Itoa(n)
	}
	return free
}
