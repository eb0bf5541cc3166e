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
	for i := range columns.Invest {
		home := columns.Home[i]
		switch columns.Kind[i] {
		case agents.Government:
			columns.Invest[i] = w.Policies[home].AIFunding
		case agents.Firm:
			if w.start.share[i] > 0 {
				target := float64(float64(w.start.invest[i]*e.market)*columns.Share[i]) / w.start.share[i]
				columns.Invest[i] += float64(follow * (target - columns.Invest[i]))
			}
		}
		received := 0.0
		if columns.Kind[i] != agents.Government {
			received = float64(w.States.FirmSupport[home] * columns.Invest[i])
			for set := columns.Memberships[i]; set != 0; {
				var bloc int
				bloc, set = set.First()
				if w.Blocs.PledgeRate[bloc] > 0 {
					received += w.ExpectedFunding(i, bloc)
				}
			}
		}
		columns.Received[i] = received
		access := e.access[home]
		if columns.Targeted[i] {
			access = float64(access * w.named(i))
		}
		money := float64((columns.Invest[i] + received) * access)
		columns.Capital[i] += float64(years * (money - float64(p.Depreciation*columns.Capital[i])))
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
