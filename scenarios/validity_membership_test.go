package scenarios_test

import (
	"slices"

	"entente/agents"
	"entente/sim"
)

// The statements about who belongs where: 1 to 5.

func (s *sheet) nobodyInBoth(article *futures) {
	measured := []*futures{article}
	if !s.deciding {
		measured = append(measured, s.observe("documented"))
	}
	for _, f := range measured {
		alliance, ran := f.bloc("ai_alliance"), f.bloc("ai_ran")
		for _, at := range []struct {
			name string
			tick int
		}{{"in 2025-12", f.tick("2025-12")}, {"at the end", f.last()}} {
			both := f.each(func(run *future) float64 {
				n := 0.0
				for _, set := range run.members[at.tick] {
					if set.Has(alliance) && set.Has(ran) {
						n++
					}
				}
				return n
			})
			if f == article {
				s.add(1, "nobody in both "+at.name, f, proportion(both, func(n float64) bool { return n == 0 }))
			}
			s.add(1, "actors in both "+at.name, f, average(both))
		}
		s.also(1, "Apple in both in 2025-12", f, f.membersOf("apple", f.tick("2025-12"), alliance, ran).plain())
		s.also(1, "both alliances exist at the end", f, rate(f.each(func(run *future) float64 { return truth(run.alliances) })).plain())
	}
	s.whyBoth(article)
}

func (s *sheet) whyBoth(f *futures) {
	alliance, ran := f.bloc("ai_alliance"), f.bloc("ai_ran")
	both := func(set agents.Memberships) bool { return set.Has(alliance) && set.Has(ran) }
	s.why(1, "an actor comes to be in both", f, doneOverStaying, func(d agents.Decision) bool {
		return d.Kind == agents.Move && both(d.To) && !both(d.From)
	})
	s.why(1, "an actor in both leaves one", f, doneOverStaying, func(d agents.Decision) bool {
		return d.Kind == agents.Move && both(d.From) && !both(d.To)
	})
}

func (s *sheet) carriersClosedUniversitiesOpen() {
	f := s.observeReasons("hindcast")
	alliance, ran := f.bloc("ai_alliance"), f.bloc("ai_ran")
	carriers, institutions := carriersAndInstitutions(f)
	positive := func(x float64) bool { return x > 0 }
	closed, open := f.inside(carriers, ran), f.inside(carriers, alliance)
	s.add(2, "more carriers and suppliers in AI-RAN than in the AI Alliance", f, proportion(less(closed, open), positive))
	s.also(2, "carriers and suppliers in AI-RAN", f, average(closed))
	s.also(2, "carriers and suppliers in the AI Alliance", f, average(open))
	closed, open = f.inside(institutions, ran), f.inside(institutions, alliance)
	s.add(2, "more institutions in the AI Alliance than in AI-RAN", f, proportion(less(open, closed), positive))
	s.also(2, "institutions in AI-RAN", f, average(closed))
	s.also(2, "institutions in the AI Alliance", f, average(open))
	if s.deciding {
		return
	}
	same := s.observe("hindcast", sameWants)
	s.also(2, "both alliances want the same roles: carriers and suppliers, as above", same,
		proportion(less(same.inside(carriers, ran), same.inside(carriers, alliance)), positive))
	s.also(2, "both alliances want the same roles: institutions, as above", same,
		proportion(less(same.inside(institutions, alliance), same.inside(institutions, ran)), positive))
	s.why(2, "a carrier or supplier joins AI-RAN", f, doneOverStaying, func(d agents.Decision) bool {
		return joins(d, ran) && slices.Contains(carriers, int(d.Actor))
	})
	s.why(2, "an institution joins the AI Alliance", f, doneOverStaying, func(d agents.Decision) bool {
		return joins(d, alliance) && slices.Contains(institutions, int(d.Actor))
	})
}

// carriersAndInstitutions are the two groups of the second statement.
func carriersAndInstitutions(f *futures) (carriers, institutions []int) {
	named := []string{"nvidia", "lgelectronics", "nokia", "ericsson", "tmobile", "aws", "samsung", "skt", "kt"}
	carriers = f.actors(func(a *agents.Actor) bool {
		telecom, others := a.Roles[agents.Telecom], a.Roles
		others[agents.Telecom] = 0
		return telecom > slices.Max(others[:]) || slices.Contains(named, a.ID)
	})
	institutions = f.actors(func(a *agents.Actor) bool { return a.Kind == agents.Institution })
	return carriers, institutions
}

func (s *sheet) chineseFirmsStay(article *futures) {
	relaxed := s.observeReasons("china-coordination-relaxed")
	var stayed, specialised [2][]float64
	for k, f := range []*futures{article, relaxed} {
		china, home := f.bloc("china"), f.state("CN")
		firms := f.actors(func(a *agents.Actor) bool { return a.Kind == agents.Firm && a.Home == home })
		several := f.actors(func(a *agents.Actor) bool {
			return a.Kind == agents.Firm && a.Home == home && slices.Max(a.Roles[:]) < 1
		})
		stayed[k] = f.each(func(run *future) float64 {
			for _, firm := range firms {
				if run.members[f.tick("2025-01")][firm].Has(china) && !run.members[f.last()][firm].Has(china) {
					return 0
				}
			}
			return 1
		})
		specialised[k] = f.each(func(run *future) float64 {
			sum := 0.0
			for _, firm := range several {
				sum += run.rolesAtEnd[firm] - run.rolesAtStart[firm]
			}
			return sum / float64(len(several))
		})
		all := rate(stayed[k])
		if f == relaxed {
			all = all.plain() // the statement is about firms that are coordinated
		}
		s.add(3, "every Chinese firm of China's bloc stays", f, all)
		s.also(3, "Chinese firms that left China's bloc", f, average(f.each(func(run *future) float64 {
			n := 0.0
			for _, firm := range firms {
				n += truth(run.members[f.tick("2025-01")][firm].Has(china) && !run.members[f.last()][firm].Has(china))
			}
			return n
		})))
		s.add(3, "gain in specialisation of Chinese firms of several roles", f, average(specialised[k]))
	}
	s.pair(3, "the same, with full coordination less relaxed", article, relaxed, difference(less(specialised[0], specialised[1])))
	s.alsoPair(3, "every firm stays, with full coordination less relaxed", article, relaxed, difference(less(stayed[0], stayed[1])))
	if s.deciding {
		return
	}
	s.chineseFirmsJoin()
	march, china, home := relaxed.tick("2025-03"), relaxed.bloc("china"), relaxed.state("CN")
	invited := func(d agents.Decision) bool {
		return d.Kind == agents.Declined && int(d.Tick) >= march && d.From.Has(china) && relaxed.model.Actors[d.Actor].Home == home
	}
	s.why(3, "coordination relaxed: a Chinese member declines an invitation, its best alternative against staying", relaxed, declinedOverStaying, invited)
	s.why(3, "coordination relaxed: the same, what its present memberships are worth", relaxed,
		func(r agents.Reason) float64 { return r.Stay }, invited)
}

// chineseFirmsJoin asks whether Chinese firms would gather without coordination from the start.
func (s *sheet) chineseFirmsJoin() {
	inside := func(changes ...func(*sim.Model)) (*futures, []float64) {
		f := s.observe("hindcast", changes...)
		china, home := f.bloc("china"), f.state("CN")
		return f, f.each(func(run *future) float64 {
			n := 0.0
			for actor, set := range run.members[f.last()] {
				n += truth(f.model.Actors[actor].Kind == agents.Firm && f.model.Actors[actor].Home == home && set.Has(china))
			}
			return n
		})
	}
	f, with := inside()
	_, never := inside(func(model *sim.Model) { model.States[stateOf(model, "CN")].Policy.Coordination = 0 })
	s.also(3, "Chinese firms in China's bloc", f, average(with))
	s.also(3, "the same, China's coordination 0 from the start", f, average(never))
	s.also(3, "the former less the latter", f, difference(less(with, never)))
}

func (s *sheet) koreaAndJapanSooner(f *futures) {
	stargate, founded, never := f.bloc("stargate"), f.tick("2025-01"), f.last()+1
	korea, japan := f.state("KR"), f.state("JP")
	leaders := f.model.Blocs[stargate].Leaders
	asia := f.actors(func(a *agents.Actor) bool { return a.Home == korea || a.Home == japan })
	asia = slices.DeleteFunc(asia, func(actor int) bool { return slices.Contains(leaders, actor) })
	named := []string{"google", "microsoft", "meta", "aws", "apple", "xai", "anthropic"}
	america := f.actors(func(a *agents.Actor) bool { return slices.Contains(named, a.ID) })
	first := func(run *future, group []int) int {
		for _, join := range run.joins {
			if join.bloc == stargate && slices.Contains(group, join.actor) {
				return join.tick
			}
		}
		return never
	}
	when := func(rule func(a, b int) bool) estimate {
		return rate(f.each(func(run *future) float64 { return truth(rule(first(run, asia), first(run, america))) }))
	}
	s.add(4, "the first of Korea and Japan joins Stargate before the first of US big tech", f, when(func(a, b int) bool { return a < b }))
	s.add(4, "in the same month", f, when(func(a, b int) bool { return a == b && a < never }).plain())
	s.add(4, "later", f, when(func(a, b int) bool { return a > b }).plain())
	s.add(4, "none of either ever joins", f, when(func(a, b int) bool { return a == never && b == never }).plain())
	perMember := func(group []int) []float64 {
		return f.each(func(run *future) float64 {
			joined := count(run.joins, founded, founded+23, func(j step) bool { return j.bloc == stargate && slices.Contains(group, j.actor) })
			return float64(joined) / float64(len(group))
		})
	}
	east, west := perMember(asia), perMember(america)
	s.add(4, "joins per actor of Korea and Japan within 24 months", f, average(east))
	s.add(4, "joins per actor of US big tech within 24 months", f, average(west))
	s.also(4, "the former less the latter", f, difference(less(east, west)))
	for _, group := range []struct {
		name    string
		members []int
	}{{"Korea and Japan", asia}, {"US big tech", america}} {
		s.why(4, "an actor of "+group.name+" joins Stargate within 24 months", f, doneOverStaying, func(d agents.Decision) bool {
			return joins(d, stargate) && int(d.Tick) < founded+24 && slices.Contains(group.members, int(d.Actor))
		})
	}
}

func (s *sheet) kakaoAccepts(article *futures) {
	measured := []*futures{article}
	if !s.deciding {
		measured = append(measured, s.observe("article", without("seoul_visit")))
	}
	for _, f := range measured {
		for _, who := range []string{"kakao", "samsung"} {
			stargate, august := f.bloc("stargate"), f.tick("2025-08")
			actor := f.actors(func(a *agents.Actor) bool { return a.ID == who })[0]
			accepted := rate(f.each(func(run *future) float64 {
				for _, now := range run.members[:august+1] {
					if now[actor].Has(stargate) {
						return 1
					}
				}
				return 0
			}))
			stayed := f.membersOf(who, f.last(), stargate)
			if f == article && who == "kakao" {
				s.add(5, "Kakao in Stargate by 2025-08", f, accepted)
				s.add(5, "Kakao in Stargate at the end", f, stayed)
				continue
			}
			name := map[string]string{"kakao": "Kakao", "samsung": "Samsung"}[who]
			if f != article {
				name += ", without the visit,"
			}
			s.also(5, name+" in Stargate by 2025-08", f, accepted.plain())
			s.also(5, name+" in Stargate at the end", f, stayed.plain())
		}
	}
	s.whyKakao(article)
}

func (s *sheet) whyKakao(f *futures) {
	stargate := f.bloc("stargate")
	kakao := int32(f.actors(func(a *agents.Actor) bool { return a.ID == "kakao" })[0])
	s.why(5, "Kakao joins Stargate by 2025-08", f, doneOverStaying, func(d agents.Decision) bool {
		return joins(d, stargate) && d.Actor == kakao && int(d.Tick) <= f.tick("2025-08")
	})
	s.why(5, "Kakao stays out in the month of the visit, its best alternative against staying", f, declinedOverStaying, func(d agents.Decision) bool {
		return d.Kind == agents.Declined && d.Actor == kakao && int(d.Tick) == f.tick("2025-02") && !d.From.Has(stargate)
	})
}
