package sim

import "entente/agents"

// stepInvest lets firms' investment follow their sales (a flexible accelerator, Koyck 1954), pays support and pledges, and
// turns the money into capital, less depreciation. Capital of the controlled buys less: see refreshAccess.
func stepInvest(w *World) error {
	p, columns, e := &w.Model.Parameters, &w.Actors, &w.economy
	years := w.years()
	e.market += float64(float64(e.market*p.MarketGrowth) * years)
	w.payPledges()
	follow := min(1, float64(p.Reinvestment*years))
	// All columns are cut to one length, so that the compiler need not check each access.
	count := len(columns.Home)
	kinds, invest, shares, received := columns.Kind[:count], columns.Invest[:count], columns.Share[:count], columns.Received[:count]
	capital, memberships, targeted := columns.Capital[:count], columns.Memberships[:count], columns.Targeted[:count]
	startInvest, startShare := w.start.invest[:count], w.start.share[:count]
	pledging := w.pledging()
	for i, home := range columns.Home {
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
				paid += w.ExpectedFunding(i, bloc)
			}
		}
		received[i] = paid
		access := e.access[home]
		if targeted[i] {
			access = float64(access * w.named(i))
		}
		money := float64((own + paid) * access)
		capital[i] += float64(years * (money - float64(p.Depreciation*capital[i])))
	}
	w.weighActors()
	return nil
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
