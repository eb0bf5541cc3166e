package sim

import (
	"math"

	"entente/agents"
	"entente/agents/portable"
)

// stepMarket moves firms' market shares towards logit demand over capability, ecosystem and cost, all relative to the
// start, so that the shares of the start are its base (Berry 1994), with inertia (Nerlove 1958).
//
//	demand_i ∝ share_i(0) · exp(β_c·log(C_i / C_i(0)) + β_e·(E_i − E_i(0)) − β_p·log c_i)
//
// E is the scale term of the largest bloc that the firm belongs to; c its cost of capability.
func stepMarket(w *World) error {
	w.scaleBlocs()
	w.eachChunk((*World).demandChunk)
	total := 0.0
	for chunk := range w.economy.sums {
		total += w.economy.sums[chunk].total
	}
	w.economy.totalDemand = total
	if total <= 0 {
		return nil
	}
	w.economy.perDemand = 1 / total
	w.eachChunk((*World).sellChunk)
	w.gather()
	return nil
}

// demandChunk works out the demand for what the firms of a chunk sell, before it is compared with that of all.
func (w *World) demandChunk(chunk int) {
	p, columns, e := &w.Model.Parameters, &w.Actors, &w.economy
	first, last := w.chunks.bounds(chunk)
	capabilities := columns.Capability[first:last]
	count, total := len(capabilities), 0.0
	demand, own, kinds := e.demand[first:last][:count], e.own[first:last][:count], columns.Kind[first:last][:count]
	startShare, startCapability := w.start.share[first:last][:count], w.start.capability[first:last][:count]
	startEcosystem := w.start.ecosystem[first:last][:count]
	// Logarithms first and then exponentials, as in sustain.
	for i, capability := range capabilities {
		demand[i] = math.Inf(-1)
		if kinds[i] == agents.Firm && startShare[i] != 0 && capability > 0 {
			demand[i] = float64(p.CapabilityElasticity * portable.Log(capability/startCapability[i]))
		}
	}
	for i, appeal := range demand {
		appeal += float64(p.EcosystemElasticity * (w.ecosystem(first+i) - startEcosystem[i]))
		if own[i] < e.spread {
			appeal -= float64(p.CostElasticity * portable.Log(own[i]/e.spread))
		}
		wanted := float64(startShare[i] * portable.Exp(appeal))
		demand[i] = wanted
		total += wanted
	}
	e.sums[chunk].total = total
}

// sellChunk moves the shares of a chunk's firms towards demand, and adds up what blocs hold.
func (w *World) sellChunk(chunk int) {
	first, last := w.chunks.bounds(chunk)
	follow, perTotal := min(1, float64(w.Model.Parameters.MarketAdjustment*w.years())), w.economy.perDemand
	demand := w.economy.demand[first:last]
	shares := w.Actors.Share[first:last][:len(demand)]
	for i, wanted := range demand {
		shares[i] += float64(follow * (float64(wanted*perTotal) - shares[i]))
	}
	w.poolChunk(chunk)
}

// scaleBlocs works out each bloc's scale for ecosystem.
func (w *World) scaleBlocs() {
	for b, mass := range w.Blocs.Mass {
		w.economy.blocScale[b] = mass / (mass + w.Tuning.ScaleHalfMass)
	}
}

// ecosystem is the scale of the largest bloc that an actor belongs to, 0 to 1.
func (w *World) ecosystem(actor int) float64 {
	largest := 0.0
	for set := w.Actors.Memberships[actor]; set != 0; {
		var bloc int
		bloc, set = set.First()
		if scale := w.economy.blocScale[bloc]; scale > largest {
			largest = scale
		}
	}
	return largest
}
