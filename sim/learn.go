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
	w.sustain(common)
	all := columns.Capability
	stances, memberships, sustained := columns.Openness[:len(all)], columns.Memberships[:len(all)], e.sustained[:len(all)]
	top := 0.0
	for i, capability := range all {
		gain := float64(follow * (sustained[i] - capability))
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
		all[i] = capability
		if known := float64(stances[i] * capability); known > top {
			top = known
		}
	}
	e.openTop = top
	return nil
}

// sustain works out what capability each actor's capital, cost and talent sustain. logCost is the logarithm of the cost for
// all but those who are ahead.
//
// Logarithms come in a loop of their own, then exponentials: so the processor works on several at once, where one that waits
// for the other would keep it idle half of the time.
func (w *World) sustain(logCost float64) {
	e, exponents := &w.economy, w.economy.sustained
	own, efficiencies := e.own[:len(exponents)], w.start.efficiency[:len(exponents)]
	for i := range exponents {
		exponents[i] = w.logInputs(i)
	}
	elasticity := w.Model.Parameters.CapitalElasticity
	common := float64(elasticity * logCost)
	for i, exponent := range exponents {
		cost := common
		if own[i] < e.spread {
			cost = float64(elasticity * portable.Log(w.cost(i)))
		}
		exponents[i] = float64(float64(e.scale*efficiencies[i]) * portable.Exp(exponent-cost))
	}
}
