package sim

import "entente/agents/portable"

// stepLearn moves capability towards what capital, cost and talent sustain, and adds what spills over from members of the
// same blocs (the more the more open they are) and what open knowledge leaks to all.
//
//	dC/dt = λ · (e·s·(K/c)^α·L^β − C) + σ · Σ_b o_b · max(0, knowledge_b − C) + ℓ · max(0, open − C)
//
// Source: knowledge production, Griliches (1979); spillovers, Cohen & Levinthal (1989).
func stepLearn(w *World) error {
	p, e := &w.Model.Parameters, &w.economy
	years := w.years()
	e.trend = float64(e.trend * (1 - float64(p.CostDecline*years)))
	e.spread += float64(min(1, float64(e.spreading*years)) * (e.best - e.spread))
	e.logCost = portable.Log(float64(e.trend * e.spread))
	w.eachChunk((*World).learnChunk)
	e.openTop, e.totalCapability = 0, 0
	for chunk := range e.sums {
		e.totalCapability += e.sums[chunk].total
		e.openTop = max(e.openTop, e.sums[chunk].top)
	}
	return nil
}

// learnChunk lets the actors of a chunk learn, and finds the best that leaks from them.
func (w *World) learnChunk(chunk int) {
	p, columns, blocs, e := &w.Model.Parameters, &w.Actors, &w.Blocs, &w.economy
	years := w.years()
	follow, spill, leak := min(1, float64(p.LearningRate*years)), float64(p.Spillover*years), float64(p.Leak*years)
	open := e.openTop
	first, last := w.chunks.bounds(chunk)
	w.sustain(first, last)
	all := columns.Capability[first:last]
	stances, memberships := columns.Openness[first:last][:len(all)], columns.Memberships[first:last][:len(all)]
	sustained, top, total := e.sustained[first:last][:len(all)], 0.0, 0.0
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
		total += capability
		if known := float64(stances[i] * capability); known > top {
			top = known
		}
	}
	e.sums[chunk].top, e.sums[chunk].total = top, total
}

// sustain works out what capability the capital, cost and talent of the actors from a first one to the one before a last one
// sustain.
//
// Logarithms come in a loop of their own, then exponentials: so the processor works on several at once, where one that waits
// for the other would keep it idle half of the time.
func (w *World) sustain(first, last int) {
	e, exponents := &w.economy, w.economy.sustained[first:last]
	own, efficiencies := e.own[first:last][:len(exponents)], w.start.efficiency[first:last][:len(exponents)]
	for i := range exponents {
		exponents[i] = w.logInputs(first + i)
	}
	elasticity := w.Model.Parameters.CapitalElasticity
	common := float64(elasticity * e.logCost)
	for i, exponent := range exponents {
		cost := common
		if own[i] < e.spread {
			cost = float64(elasticity * portable.Log(w.cost(first+i)))
		}
		exponents[i] = float64(float64(e.scale*efficiencies[i]) * portable.Exp(exponent-cost))
	}
}
