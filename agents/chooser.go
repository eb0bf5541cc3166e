package agents

// Option is one way to revise a set of memberships: stay, join a bloc, leave one, or change one for another.
type Option struct {
	Join, Leave int32 // a bloc, or -1
}

// Apply is the set after the option.
func (o Option) Apply(set Memberships) Memberships {
	if o.Leave >= 0 {
		set = set.Without(int(o.Leave))
	}
	if o.Join >= 0 {
		set = set.With(int(o.Join))
	}
	return set
}

// Lane numbers the option among all that could exist, so that an option's luck does not depend on which others there are.
func (o Option) Lane() uint64 {
	switch {
	case o.Join < 0 && o.Leave < 0:
		return 0
	case o.Leave < 0:
		return MaxBlocs + uint64(o.Join)
	case o.Join < 0:
		return 2*MaxBlocs + uint64(o.Leave)
	}
	return 4*MaxBlocs + uint64(o.Leave)*MaxBlocs + uint64(o.Join)
}

// Chooser values an actor's options. It holds working space, so each world needs its own.
//
// A set M of blocs is worth Σ_{b∈M} u(i, b) − Σ_{a<b∈M} conflict(a, b) − attention(|M|), and a change of it costs
// Switching for each membership begun or ended.
type Chooser struct {
	Costs       Costs
	Limits      Limits
	Temperature float64

	terms     []Registered
	infos     []TermInfo // by term
	adding    []adding   // by term
	inverters []Inverter // the same
	rows      []float64  // term by slot, of terms that are no Adder, and for explanations
	utility   []float64  // u(i, b)
	crowd     []float64  // conflict of each bloc with the present memberships

	// Options, with option 0 staying, and what each is worth more than staying.
	Options []Option
	Values  []float64
	// Shocks is room for 64 random bits for each option that Consider has listed, Luck for each that Weigh has valued.
	Shocks []uint64
	Luck   Luck

	joins  [MaxBlocs]uint8   // blocs that can be joined
	gains  [MaxBlocs]float64 // what joining each of them is worth, before what it costs
	bounds []float64         // of scores

	explaining explaining
}

// adding is a term that adds its weighted values, nil where a term can only fill a row.
type adding struct {
	adder  Adder
	weight float64
}

// NewChooser makes a chooser for a number of bloc slots. Terms of weight 0 are left out.
func NewChooser(terms []Registered, slots int) *Chooser {
	kept := make([]Registered, 0, len(terms))
	for _, term := range terms {
		if term.Weight != 0 {
			kept = append(kept, term)
		}
	}
	most := 1 + 2*slots + (slots/2+1)*(slots/2+1)
	infos, added, inverters := make([]TermInfo, len(kept)), make([]adding, len(kept)), make([]Inverter, len(kept))
	for k := range kept {
		infos[k] = kept[k].Term.About()
		added[k].weight = kept[k].Weight
		added[k].adder, _ = kept[k].Term.(Adder)
		inverters[k], _ = kept[k].Term.(Inverter)
	}
	return &Chooser{
		terms:     kept,
		infos:     infos,
		adding:    added,
		inverters: inverters,
		rows:      make([]float64, len(kept)*slots),
		utility:   make([]float64, slots),
		crowd:     make([]float64, slots),
		Options:   make([]Option, 0, most),
		Values:    make([]float64, 0, most),
		Shocks:    make([]uint64, 0, most),
		Luck:      Luck{Join: make([][MaxBlocs]uint64, slots+1)},
		bounds:    make([]float64, most),
		explaining: explaining{
			scores: make([]float64, 0, most), sets: make([]Memberships, 0, most), reasons: make([]Reason, 0, len(kept)+6),
			turns: make([]turningPoint, len(kept)),
		},
	}
}

// ChooseAs takes over what another chooser goes by besides its terms: costs, limits and temperature.
func (c *Chooser) ChooseAs(other *Chooser) {
	c.Costs, c.Limits, c.Temperature = other.Costs, other.Limits, other.Temperature
}

// Terms are the terms that count, in the order of the rows.
func (c *Chooser) Terms() []Registered { return c.terms }

// Utility is u(i, b) for each bloc slot, of the actor that Consider was last called for.
func (c *Chooser) Utility() []float64 { return c.utility }

// Consider lists an actor's options and values them. Blocs that are not active cannot be joined, and what would lead out of the
// limits is no option; who is beyond them, by an event, may still change one bloc for another.
func (c *Chooser) Consider(s *Situation, actor int) {
	c.Weigh(s, actor)
	c.List()
	clear(c.Shocks)
}

// List lists the options that Weigh has valued, with the luck that Luck holds for them, as Explain needs them.
func (c *Chooser) List() {
	c.Options, c.Shocks = c.Options[:len(c.Values)], c.Shocks[:len(c.Values)]
	for place := range c.Options {
		c.Options[place], c.Shocks[place] = c.Option(place), c.shock(place)
	}
}

// Decide picks an option by its value and the shocks.
func (c *Chooser) Decide() int { return Choose(c.Values, c.Shocks, c.Temperature) }

// row is the working space of a term.
func (c *Chooser) row(k, used int) []float64 {
	slots := len(c.utility)
	return c.rows[k*slots : k*slots+used : k*slots+used]
}

// fillRows fills the terms' rows for an explanation.
func (c *Chooser) fillRows(s *Situation, actor int) {
	for k := range c.terms {
		c.terms[k].Term.Fill(s, actor, c.row(k, s.Used))
	}
}

// value works out the terms' weighted sum and the conflict with the present memberships.
func (c *Chooser) value(s *Situation, actor int) {
	slots := s.Used
	utility := c.utility[:slots]
	clear(utility)
	for k, term := range c.adding {
		if term.adder != nil {
			term.adder.Add(s, actor, term.weight, utility)
		} else {
			row := c.row(k, slots)
			c.terms[k].Term.Fill(s, actor, row)
			addWeighted(utility, term.weight, row)
		}
	}
	crowd := c.crowd[:slots]
	clear(crowd)
	for set := s.Actors.Memberships[actor]; set != 0; {
		var member int
		member, set = set.First()
		conflict := s.Row(s.Blocs.Conflict, member)
		for b := range crowd {
			crowd[b] += conflict[b]
		}
	}
}

// addWeighted adds weight times a term's values to the sum.
func addWeighted(sum []float64, weight float64, values []float64) {
	for b := range sum {
		sum[b] += float64(weight * values[b])
	}
}
