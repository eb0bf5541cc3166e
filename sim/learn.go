package sim

import "entente/agents/portable"

// stepLearn moves capability towards what capital, cost and talent sustain, and adds what spills over from members of the
// same blocs (the more the more open they are) and what open knowledge leaks to all.
//
//	dC/dt = λ · (e·s·(K/c)^α·L^β − C) + σ · Σ_b o_b · max(0, knowledge_b − C) + ℓ · max(0, open − C)
//
// Source: knowledge production, Griliches (1979); spillovers, Cohen & Levinthal (1989).
func stepLearn(w *World) error {
	p, columns, blocs, e := &w.Model.Parameters, &w.Actors, &w.Blocs, &w.economy
	years := w.years()
	e.trend = float64(e.trend * (1 - float64(p.CostDecline*years)))
	e.spread += float64(min(1, float64(e.spreading*years)) * (e.best - e.spread))
	common := portable.Log(float64(e.trend * e.spread))
	follow, spill, leak := min(1, float64(p.LearningRate*years)), float64(p.Spillover*years), float64(p.Leak*years)
	open := e.openTop
	efficiency, stances, memberships, own := w.start.efficiency, columns.Openness, columns.Memberships, e.own
	top := 0.0
	for i, capability := range columns.Capability {
		logCost := common
		if own[i] < e.spread {
			logCost = portable.Log(w.cost(i))
		}
		sustained := float64(float64(e.scale*efficiency[i]) * w.inputs(i, logCost))
		gain := float64(follow * (sustained - capability))
		for set := memberships[i]; set != 0; {
			var bloc int
			bloc, set = set.First()
			if more := blocs.Knowledge[bloc] - capability; more > 0 {
				gain += float64(float64(spill*blocs.Openness[bloc]) * more)
			}
		}
		if more := open - capability; more > 0 {
			gain += float64(leak * more)
		}
		capability += gain
		columns.Capability[i] = capability
		if known := float64(stances[i] * capability); known > top {
			top = known
		}
	}
	e.openTop = top
	return nil
}
