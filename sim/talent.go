package sim

// stepTalent grows talent everywhere and moves it between states: by the net migration that policy sets or suffers, and
// towards pay and support. What one state gains by pull another loses.
//
//	dL/dt = L · (g + net_h / per10k + μ · (pull_h − mean pull)),   pull_h = (pay_h − pay) / (pay_h + pay) + s · support_h
//
// where pay is money for AI per head. Source: gravity of migration, Grogger & Hanson (2011); the form is a judgement.
func stepTalent(w *World) error {
	p, columns, e := &w.Model.Parameters, &w.Actors, &w.economy
	years := w.years()
	clear(e.homeTalent)
	clear(e.homeMoney)
	talent, money := 0.0, 0.0
	count := len(columns.Talent)
	homes, invest, received := columns.Home[:count], columns.Invest[:count], columns.Received[:count]
	homeTalent, homeMoney, pull := e.homeTalent, e.homeMoney, e.pull
	for i, staff := range columns.Talent {
		home := homes[i]
		paid := invest[i] + received[i]
		homeTalent[home] += staff
		homeMoney[home] += paid
		talent += staff
		money += paid
	}
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
	}
	staff := columns.Talent[:count]
	for i, home := range homes {
		staff[i] = float64(staff[i] * pull[home])
	}
	return nil
}
