package coalition

import (
	"fmt"
	"math"

	"entente/agents"
	"entente/sim"
)

// Half is the usual quota: a coalition wins with more than half of the AI capital.
const Half = 0.5

// WorldPower is the power of some of a world's actors or blocs.
type WorldPower struct {
	// Players are actors or blocs by index; the indices of Power follow their order.
	Players []int
	Power
}

// PowerOfActors works out the power of all actors: a coalition wins if it holds more than the quota, 0 to below 1, of the world's
// AI capital. Their weights are no whole numbers, so that more than Sampling.Exact actors are sampled.
func PowerOfActors(w *sim.World, quota float64, sampling Sampling) (WorldPower, error) {
	return powerAmong(w, quota, sampling, func(int) bool { return true })
}

// PowerInState works out the power of a state's actors among themselves: a coalition wins if it holds more than the quota of
// the AI capital at home.
func PowerInState(w *sim.World, state int, quota float64, sampling Sampling) (WorldPower, error) {
	return powerAmong(w, quota, sampling, func(actor int) bool { return int(w.Actors.Home[actor]) == state })
}

// PowerInBloc works out the power of a bloc's members among themselves: a coalition wins if it holds more than the quota of
// the bloc's AI capital.
func PowerInBloc(w *sim.World, bloc int, quota float64, sampling Sampling) (WorldPower, error) {
	return powerAmong(w, quota, sampling, func(actor int) bool { return w.Actors.Memberships[actor].Has(bloc) })
}

func powerAmong(w *sim.World, quota float64, sampling Sampling, plays func(actor int) bool) (WorldPower, error) {
	if err := checkQuota(quota); err != nil {
		return WorldPower{}, err
	}
	found, voting, total := WorldPower{}, Voting{More: true}, 0.0
	for actor, mass := range w.Actors.Mass {
		if plays(actor) {
			found.Players = append(found.Players, actor)
			voting.Weights = append(voting.Weights, mass)
			total += mass
		}
	}
	voting.Quota = float64(quota * total)
	var err error
	found.Power, err = voting.Power(sampling)
	return found, err
}

// PowerOfBlocs works out the power of the active blocs: a coalition of blocs wins if their members together, each counted once,
// hold more than the quota, 0 to below 1, of the world's AI capital. What nobody's members hold counts for no bloc.
func PowerOfBlocs(w *sim.World, quota float64, sampling Sampling) (WorldPower, error) {
	if err := checkQuota(quota); err != nil {
		return WorldPower{}, err
	}
	var found WorldPower
	place := make([]int, w.Slots)
	for bloc, active := range w.Blocs.Active[:w.Used] {
		if active {
			place[bloc] = len(found.Players)
			found.Players = append(found.Players, bloc)
		}
	}
	if len(found.Players) == 0 {
		return WorldPower{}, fmt.Errorf("power of blocs: no bloc is active")
	}
	groups, total := holdings(w, place)
	least := float64(quota * total)
	var err error
	found.Power, err = PowerOf(len(found.Players), func(s Set) bool {
		held := 0.0
		for _, group := range groups {
			if group.blocs&s != 0 {
				held += group.mass
			}
		}
		return held > least
	}, sampling)
	return found, err
}

// holding is the mass of all actors who belong to the same blocs.
type holding struct {
	blocs Set
	mass  float64
}

// holdings adds up actors' masses by their blocs, each bloc being the player at its place.
func holdings(w *sim.World, place []int) (groups []holding, total float64) {
	known := map[agents.Memberships]int{}
	for actor, mass := range w.Actors.Mass {
		total += mass
		set := w.Actors.Memberships[actor]
		if set == 0 {
			continue
		}
		at, found := known[set]
		if !found {
			at = len(groups)
			known[set] = at
			group := holding{}
			for _, bloc := range set.List() {
				group.blocs = group.blocs.With(place[bloc])
			}
			groups = append(groups, group)
		}
		groups[at].mass += mass
	}
	return groups, total
}

func checkQuota(quota float64) error {
	if math.IsNaN(quota) || quota < 0 || quota >= 1 {
		return fmt.Errorf("power: quota %v: it must be 0 or more and less than 1", quota)
	}
	return nil
}
