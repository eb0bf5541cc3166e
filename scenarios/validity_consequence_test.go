package scenarios_test

import (
	"slices"

	"entente/agents"
	"entente/sim"
)

// The statements about what follows: 6 to 9.

func (s *sheet) fasterAfterShock(article *futures) {
	calm := s.observeDecisions("article", without("lowcost_model"))
	year := func(f *futures, steps func(*future) []step) []float64 {
		return f.each(func(run *future) float64 {
			return float64(count(steps(run), f.tick("2025-02"), f.tick("2026-01"), anyStep))
		})
	}
	for _, what := range []struct {
		name  string
		steps func(*future) []step
	}{
		{"joins of own choice in 12 months", func(run *future) []step { return run.joins }},
		{"invitations in 12 months", func(run *future) []step { return run.invitations }},
	} {
		more := less(year(article, what.steps), year(calm, what.steps))
		s.add(6, what.name+": more with the shock", article, proportion(more, func(x float64) bool { return x > 0 }))
		s.add(6, what.name+": with the shock less without", article, difference(more))
		s.also(6, what.name+": as many", article, proportion(more, func(x float64) bool { return x == 0 }).plain())
	}
}

func (s *sheet) hostilityRises(f *futures) {
	alliance, ran := f.bloc("ai_alliance"), f.bloc("ai_ran")
	from, to := f.tick("2025-02"), f.tick("2026-12")
	rise := f.each(func(run *future) float64 { return run.hostility[to] - run.hostility[from] })
	s.add(7, "hostility of AI Alliance and AI-RAN higher in 2026-12 than in 2025-02", f, proportion(rise, func(x float64) bool { return x > 0 }))
	s.also(7, "hostility in 2026-12 less that in 2025-02", f, difference(rise))
	shared := f.each(func(run *future) float64 {
		n := 0.0
		for actor := range f.model.Actors {
			by := func(bloc int) bool {
				return count(run.invitations, from, to, func(i step) bool { return i.bloc == bloc && i.actor == actor }) > 0
			}
			n += truth(by(alliance) && by(ran))
		}
		return n
	})
	s.add(7, "rank correlation of candidates that both invited with hostility in 2026-12", f,
		spearman(shared, f.each(func(run *future) float64 { return run.hostility[to] })))
	s.also(7, "candidates that both invited", f, average(shared))
}

func (s *sheet) europeStaysSmall(article *futures) {
	share := func(f *futures) []float64 { return f.each(func(run *future) float64 { return run.share }) }
	capital := func(f *futures) []float64 { return f.each(func(run *future) float64 { return run.capital }) }
	s.add(8, "OpenEuroLLM's part of AI capital under 0.05 at the end", article, proportion(capital(article), func(x float64) bool { return x < 0.05 }))
	s.add(8, "its part of AI capital", article, average(capital(article)))
	s.add(8, "its part of the market", article, average(share(article)))
	s.also(8, "Meta in it at the end", article, article.membersOf("meta", article.last(), article.bloc("openeurollm")).plain())
	s.why(8, "an actor joins OpenEuroLLM", article, doneOverStaying, func(d agents.Decision) bool { return joins(d, article.bloc("openeurollm")) })
	for _, times := range []float64{20, 400} {
		rich := s.observe("article", pledgesTimes("openeurollm", times))
		name := map[float64]string{20: "about 1bn euro", 400: "about 20bn euro"}[times]
		s.add(8, "part of AI capital, with "+name+" less with 52m", article, difference(less(capital(rich), capital(article))))
		s.add(8, "part of the market, with "+name+" less with 52m", article, difference(less(share(rich), share(article))))
	}
}

func (s *sheet) koreaAloneFallsBehind(article *futures) {
	weaken := func(model *sim.Model) {
		policy := &model.States[stateOf(model, "KR")].Policy
		policy.TalentNet, policy.FirmSupport = -1, policy.FirmSupport/2
	}
	alone, weak := s.observe("article", koreaWithdrawn), s.observe("article", koreaWithdrawn, weaken)
	end := func(f *futures) []float64 {
		return f.each(func(run *future) float64 { return run.strength[f.last()] })
	}
	negative := func(x float64) bool { return x < 0 }
	s.add(9, "Korea alone: strength at the end under that at the start", alone,
		proportion(end(alone), func(x float64) bool { return x < alone.before }))
	s.add(9, "Korea alone: strength at the end under that with joining allowed", alone, proportion(less(end(alone), end(article)), negative))
	s.also(9, "strength at the start", alone, average([]float64{alone.before}))
	s.also(9, "strength at the end, joining allowed", article, average(end(article)))
	s.also(9, "strength at the end, alone", alone, average(end(alone)))
	if !s.deciding {
		s.koreaWithoutPledges(article)
	}
	s.add(9, "strength at the end, alone, less that with talent outflow and weak support", alone, difference(less(end(alone), end(weak))))
	fall := func(f *futures) []float64 {
		return f.each(func(run *future) float64 {
			at := slices.IndexFunc(run.strength, func(x float64) bool { return x < 0.95*f.before })
			if at < 0 {
				return float64(f.last() + 1)
			}
			return float64(at)
		})
	}
	within := func(f *futures) func(float64) bool {
		return func(at float64) bool { return at <= float64(f.last()) }
	}
	for _, f := range []struct {
		name string
		*futures
	}{{"alone", alone}, {"alone, with talent outflow and weak support", weak}} {
		falls := slices.DeleteFunc(fall(f.futures), func(at float64) bool { return !within(f.futures)(at) })
		s.add(9, "ever falls under 95 % of the start, "+f.name, f.futures, proportion(fall(f.futures), within(f.futures)).plain())
		s.add(9, "months from the start until it does, where it does, "+f.name, f.futures, average(falls))
	}
	s.also(9, "months until it does, alone, less with talent outflow and weak support (73 if never)", alone,
		difference(less(fall(alone), fall(weak))))
}

// koreaWithoutPledges asks why Korea alone falls behind.
func (s *sheet) koreaWithoutPledges(article *futures) {
	end := func(f *futures) []float64 {
		return f.each(func(run *future) float64 { return run.strength[f.last()] })
	}
	for _, test := range []struct {
		name   string
		change func(*sim.Model)
	}{
		{"Stargate without its pledges", func(*sim.Model) {}},
		{"that, and no knowledge from fellow members", func(model *sim.Model) { model.Parameters.Spillover = 0 }},
		{"that, and no ecosystem in the market", func(model *sim.Model) { model.Parameters.EcosystemElasticity = 0 }},
	} {
		unpaid := pledgesTimes("stargate", 0)
		joined, kept := s.observe("article", unpaid, test.change), s.observe("article", koreaWithdrawn, unpaid, test.change)
		s.also(9, test.name+": strength at the end, alone", article, average(end(kept)))
		s.also(9, test.name+": strength at the end, joining allowed less alone", article, difference(less(end(joined), end(kept))))
	}
}
