package agents

// Worth is what a set of blocs is worth to an actor as things stand: Σ_{b∈M} u(i, b) − Σ_{a<b∈M} conflict(a, b) − attention(|M|),
// without the cost of switching to it. Consider values options by differences of it; Worth compares one situation with another,
// as before and after others have moved.
func (c *Chooser) Worth(s *Situation, actor int, set Memberships) float64 {
	c.value(s, actor)
	worth := -c.Costs.attention(set.Count())
	for rest := set; rest != 0; {
		var bloc int
		bloc, rest = rest.First()
		worth += c.utility[bloc]
		conflict := s.Row(s.Blocs.Conflict, bloc)
		for others := rest; others != 0; {
			var other int
			other, others = others.First()
			worth -= conflict[other]
		}
	}
	return worth
}

// SwitchingCost is what the option costs whoever takes it: Costs.Switching for each membership begun or ended.
func (c *Chooser) SwitchingCost(option Option) float64 {
	return float64(c.Costs.Switching * float64(option.changes()))
}
