package sim

import "entente/agents"

// stepInvest lets firms' investment follow their sales (a flexible accelerator, Koyck 1954), pays support and pledges, and
// turns the money into capital, less depreciation. Capital of the controlled buys less: see refreshAccess.
func stepInvest(w *World) error {
	e := &w.economy
	e.market += float64(float64(e.market*w.Model.Parameters.MarketGrowth) * w.years())
	w.payPledges()
	w.eachChunk((*World).investChunk)
	w.weighActors()
	return nil
}

// investChunk lets the actors of a chunk invest and adds up their capital.
func (w *World) investChunk(chunk int) {
	p, columns, e := &w.Model.Parameters, &w.Actors, &w.economy
	years := w.years()
	follow := min(1, float64(p.Reinvestment*years))
	first, last := w.chunks.bounds(chunk)
	homes := columns.Home[first:last]
	// All columns are cut to one length, so that the compiler need not check each access.
	count := len(homes)
	kinds, invest := columns.Kind[first:last][:count], columns.Invest[first:last][:count]
	shares, received := columns.Share[first:last][:count], columns.Received[first:last][:count]
	capital, memberships := columns.Capital[first:last][:count], columns.Memberships[first:last][:count]
	targeted := columns.Targeted[first:last][:count]
	startInvest, startShare := w.start.invest[first:last][:count], w.start.share[first:last][:count]
	pledging, total := w.pledging(), 0.0
	for i, home := range homes {
		own, paid := invest[i], 0.0
		switch kinds[i] {
		case agents.Government:
			own = w.Policies[home].AIFunding
		case agents.Firm:
			if start := startShare[i]; start > 0 {
				target := float64(float64(startInvest[i]*e.market)*shares[i]) / start
				own += float64(follow * (target - own))
			}
		}
		invest[i] = own
		if kinds[i] != agents.Government {
			paid = float64(w.States.FirmSupport[home] * own)
			for set := memberships[i] & pledging; set != 0; {
				var bloc int
				bloc, set = set.First()
				paid += w.ExpectedFunding(first+i, bloc)
			}
		}
		received[i] = paid
		access := e.access[home]
		if targeted[i] {
			access = float64(access * w.named(first+i))
		}
		money := float64((own + paid) * access)
		stock := capital[i] + float64(years*(money-float64(p.Depreciation*capital[i])))
		capital[i] = stock
		total += stock
	}
	e.sums[chunk].total = total
}

// payPledges sets what each bloc pays this tick, USD bn per year, by its pledges for the year.
func (w *World) payPledges() {
	year := w.Model.Calendar.Date(int(w.Tick)).Year()
	for b, pledges := range w.Pledges {
		w.Blocs.PledgeRate[b] = 0
		if !w.Blocs.Active[b] {
			continue
		}
		for _, pledge := range pledges {
			if pledge.Year == year {
				w.Blocs.PledgeRate[b] += pledge.Money
			}
		}
	}
}

// pledging are the blocs that pay pledges this tick.
func (w *World) pledging() (blocs agents.Memberships) {
	for b, rate := range w.Blocs.PledgeRate {
		if rate > 0 {
			blocs = blocs.With(b)
		}
	}
	return blocs
}

// named is what is left of access for an actor that export controls name: 1 less the strongest control.
func (w *World) named(actor int) float64 {
	strongest := 0.0
	for _, targeting := range w.Actors.TargetedBy {
		if int(targeting.Actor) == actor {
			strongest = max(strongest, targeting.Strength)
		}
	}
	return max(0.05, 1-strongest)
}
