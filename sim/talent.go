package sim

// stepTalent grows talent everywhere and moves it between states: by the net migration that policy sets or suffers, and
// towards pay and support. What one state gains by pull another loses.
//
//	dL/dt = L · (g + net_h / per10k + μ · (pull_h − mean pull)),   pull_h = (pay_h − pay) / (pay_h + pay) + s · support_h
//
// where pay is money for AI per head. Source: gravity of migration, Grogger & Hanson (2011); the form is a judgement.
func stepTalent(w *World) error {
	p, e := &w.Model.Parameters, &w.economy
	years := w.years()
	w.eachChunk((*World).countTalent)
	clear(e.homeTalent)
	clear(e.homeMoney)
	talent, money := 0.0, 0.0
	for chunk := range e.sums {
		sums := &e.sums[chunk]
		talent += sums.total
		money += sums.money
		for h := range e.homeTalent {
			e.homeTalent[h] += sums.byHome[h]
			e.homeMoney[h] += sums.moneyByHome[h]
		}
	}
	e.totalTalent, e.totalMoney = 0, money
	if talent <= 0 {
		return nil
	}
	pay, mean := money/talent, 0.0
	for h := range e.pull {
		e.pull[h] = 0
		if e.homeTalent[h] <= 0 {
			continue
		}
		homePay := e.homeMoney[h] / e.homeTalent[h]
		if homePay+pay > 0 {
			e.pull[h] = (homePay - pay) / (homePay + pay)
		}
		e.pull[h] += float64(p.SupportMagnetic * w.States.FirmSupport[h])
		mean += float64(e.pull[h]*e.homeTalent[h]) / talent
	}
	for h := range e.pull {
		net := w.States.TalentNet[h] / p.TalentPer10k
		growth := p.TalentGrowth + net + float64(p.TalentMobility*(e.pull[h]-mean))
		e.pull[h] = max(0, 1+float64(growth*years))
		e.totalTalent += float64(e.homeTalent[h] * e.pull[h])
	}
	w.eachChunk((*World).moveTalent)
	return nil
}

// countTalent adds up the talent of a chunk, and the money for it, by home.
func (w *World) countTalent(chunk int) {
	columns, sums := &w.Actors, &w.economy.sums[chunk]
	first, last := w.chunks.bounds(chunk)
	homeTalent, homeMoney := sums.byHome, sums.moneyByHome
	clear(homeTalent)
	clear(homeMoney)
	all := columns.Talent[first:last]
	homes, invest := columns.Home[first:last][:len(all)], columns.Invest[first:last][:len(all)]
	received, talent, money := columns.Received[first:last][:len(all)], 0.0, 0.0
	for i, staff := range all {
		home := homes[i]
		paid := invest[i] + received[i]
		homeTalent[home] += staff
		homeMoney[home] += paid
		talent += staff
		money += paid
	}
	sums.total, sums.money = talent, money
}

// moveTalent lets the talent of a chunk grow or shrink by what its home pulls.
func (w *World) moveTalent(chunk int) {
	first, last := w.chunks.bounds(chunk)
	homes, pull := w.Actors.Home[first:last], w.economy.pull
	staff := w.Actors.Talent[first:last][:len(homes)]
	for i, home := range homes {
		staff[i] = float64(staff[i] * pull[home])
	}
}
