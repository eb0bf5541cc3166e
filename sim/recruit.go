package sim

import (
	"math"

	"entente/agents"
	"entente/agents/portable"
	"entente/sim/random"
)

// maxCandidates is how many candidates a bloc looks at before it invites one: search is bounded (March & Simon 1958).
const maxCandidates = 64

// recruit lets each bloc invite: at a yearly rate that rises with the market share that it has lost against its aspiration
// and with its leaders' cost disadvantage, the candidate that its leaders value most, if they value any. best is the lowest cost of all.
func (w *World) recruit(best float64) {
	p := &w.Model.Parameters
	for b, active := range w.Blocs.Active[:w.Used] {
		if !active || len(w.Blocs.Leaders[b]) == 0 {
			continue
		}
		felt := w.Blocs.Threat[b] + float64(p.SocialAspiration*w.leadersGap(b, best))
		rate := float64((p.RecruitsPerYear + float64(p.RecruitResponse*felt)) * w.years())
		luck := w.luck.Block(uint64(b), uint64(w.Tick), random.PurposeInvitation, 0)
		if portable.Uniform(luck[0]) < rate {
			w.inviteBest(b)
		}
	}
}

// leadersGap is the mean cost disadvantage of a bloc's leaders.
func (w *World) leadersGap(bloc int, best float64) float64 {
	gap := 0.0
	for _, leader := range w.Blocs.Leaders[bloc] {
		gap += w.costGap(int(leader), best)
	}
	return gap / float64(len(w.Blocs.Leaders[bloc]))
}

// inviteBest looks at candidates, all actors of a small world or a random sample of a large one, and invites the best of
// those that are worth anything to the bloc.
func (w *World) inviteBest(bloc int) {
	c := &w.choosing
	c.candidates = c.candidates[:0]
	if actors := len(w.Keys); actors <= maxCandidates {
		memberships := w.Actors.Memberships
		candidates, invited, outside := c.candidates[:len(memberships)], w.Actors.Invited[:len(memberships)], 0
		for i, set := range memberships {
			// Written in any case and kept by counting it, as in drawTurns.
			candidates[outside] = int32(i)
			if !(set | invited[i]).Has(bloc) {
				outside++
			}
		}
		c.candidates = candidates[:outside]
	} else {
		for k := range uint64(maxCandidates / 4) {
			for _, word := range w.luck.Block(uint64(bloc), uint64(w.Tick), random.PurposeInvitation, 2+k) {
				w.considerCandidate(bloc, int(float64(portable.Uniform(word)*float64(actors))))
			}
		}
	}
	c.worths = c.worths[:len(c.candidates)]
	w.judge.Worths(&w.Situation, bloc, c.candidates, c.worths)
	w.keepWorthy(bloc)
	if len(c.candidates) == 0 {
		return
	}
	best := agents.Choose(c.worths, c.shocks, w.judge.Temperature)
	candidate := int(c.candidates[best])
	if len(w.deciding) > 0 {
		w.explainInvitation(bloc, best)
	}
	w.Invite(candidate, bloc)
}

// considerCandidate lists an actor unless it is in the bloc or invited already.
func (w *World) considerCandidate(bloc, actor int) {
	if !(w.Actors.Memberships[actor] | w.Actors.Invited[actor]).Has(bloc) {
		w.choosing.candidates = append(w.choosing.candidates, int32(actor))
	}
}

// keepWorthy drops the candidates that are worth less than nothing and draws luck for the others.
func (w *World) keepWorthy(bloc int) {
	c := &w.choosing
	kept, tick, lane := 0, uint64(w.Tick), 1024+uint64(bloc)
	candidates := c.candidates
	worths, shocks := c.worths[:len(candidates)], c.shocks[:len(candidates)]
	for k, candidate := range candidates {
		worth := worths[k]
		if worth < 0 {
			continue
		}
		candidates[kept], worths[kept] = candidate, worth
		shocks[kept] = w.luck.Uint64(w.Keys[candidate], tick, random.PurposeInvitation, lane)
		kept++
	}
	c.candidates, c.worths, c.shocks = candidates[:kept], worths[:kept], shocks[:kept]
}

func (w *World) explainInvitation(bloc, best int) {
	c := &w.choosing
	rival, second, top := -1, 0, math.Inf(-1)
	for k := range c.candidates {
		if k == best || agents.ScoreBound(c.worths[k], c.shocks[k], w.judge.Temperature) <= top {
			continue
		}
		if score := agents.Score(c.worths[k], c.shocks[k], w.judge.Temperature); score > top {
			rival, second, top = int(c.candidates[k]), k, score
		}
	}
	shocks := [2]uint64{c.shocks[best], c.shocks[second]}
	w.decided(w.judge.ExplainInvitation(&w.Situation, bloc, int(c.candidates[best]), rival, shocks))
}

// Invite gives an actor a standing invitation to a bloc. Blocs that hold or have invited the actor feel it as a clash.
func (w *World) Invite(actor, bloc int) {
	for rest := w.Actors.Memberships[actor] | w.Actors.Invited[actor]; rest != 0; {
		var other int
		other, rest = rest.First()
		if other != bloc {
			w.clash(bloc, other)
		}
	}
	w.Actors.Invited[actor] = w.Actors.Invited[actor].With(bloc)
	w.Actors.InvitedUntil[actor*w.Slots+bloc] = w.Tick + w.invitationTicks()
}

// clash raises the hostility between two blocs that want the same member.
func (w *World) clash(a, b int) {
	if a != b {
		w.SetHostility(a, b, w.Blocs.Hostility[a*w.Slots+b]+w.Model.Parameters.HostilityGain)
	}
}

// invitationTicks is how many ticks an invitation stands.
func (w *World) invitationTicks() int32 {
	return max(1, int32(float64(w.Model.Parameters.InvitationYears*w.TicksPerYear)))
}

// invitedAt says whether an actor has an invitation that ends at the given tick: one sent in this tick.
func (w *World) invitedAt(actor int, until int32) bool {
	for set := w.Actors.Invited[actor]; set != 0; {
		var bloc int
		bloc, set = set.First()
		if w.Actors.InvitedUntil[actor*w.Slots+bloc] == until {
			return true
		}
	}
	return false
}

// expireInvitations ends the invitations that are over, of the actors from a first one to the one before a last one.
func (w *World) expireInvitations(first, last int) {
	for i, set := range w.Actors.Invited[first:last] {
		for set != 0 {
			var bloc int
			bloc, set = set.First()
			if w.Actors.InvitedUntil[(first+i)*w.Slots+bloc] < w.Tick || !w.Blocs.Active[bloc] {
				w.Actors.Invited[first+i] = w.Actors.Invited[first+i].Without(bloc)
			}
		}
	}
}
