package sim

import (
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
	p, columns, e := &w.Model.Parameters, &w.Actors, &w.economy
	w.scaleBlocs()
	total := 0.0
	for i := range e.demand {
		e.demand[i] = 0
		if columns.Kind[i] != agents.Firm || w.start.share[i] == 0 || columns.Capability[i] <= 0 {
			continue
		}
		appeal := float64(p.CapabilityElasticity*portable.Log(columns.Capability[i]/w.start.capability[i])) +
			float64(p.EcosystemElasticity*(w.ecosystem(i)-w.start.ecosystem[i]))
		if e.own[i] < e.spread {
			appeal -= float64(p.CostElasticity * portable.Log(e.own[i]/e.spread))
		}
		e.demand[i] = float64(w.start.share[i] * portable.Exp(appeal))
		total += e.demand[i]
	}
	if total <= 0 {
		return nil
	}
	follow, perTotal := min(1, float64(p.MarketAdjustment*w.years())), 1/total
	for i, share := range columns.Share {
		columns.Share[i] = share + float64(follow*(float64(e.demand[i]*perTotal)-share))
	}
	w.Pool()
	return nil
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
		largest = max(largest, w.economy.blocScale[bloc])
	}
	return largest
}
