package agents

import "math"

// Luck is 64 random bits for each option of an actor, laid out by what the option leaves and what it joins. Chooser.Weigh says
// which options there are; the words of others are not read. An option has the word of its lane: see Option.Lane.
type Luck struct {
	Joins  Memberships // what may be joined, on top of all or in exchange
	Leaves Memberships // what may be left, for good or in exchange
	Adds   bool        // whether anything may be joined on top of all
	Ends   bool        // whether anything may be left for good

	Stay  uint64
	Leave [MaxBlocs]uint64   // by what is left for good
	Join  [][MaxBlocs]uint64 // by what is joined: on top of all, then in exchange for each of Leaves, in rising order
}

// Weigh values an actor's options without listing them, into Values, in the order in which Consider lists them.
func (c *Chooser) Weigh(s *Situation, actor int) {
	c.value(s, actor)
	present := s.Actors.Memberships[actor]
	count := present.Count()
	dearer := c.Costs.attention(count+1) - c.Costs.attention(count)
	cheaper := 0.0
	if count > 0 {
		cheaper = c.Costs.attention(count) - c.Costs.attention(count-1)
	}
	switching := c.Costs.Switching
	// Blocs that can be joined, found once: they are gone through again for each bloc that could be left for them. The next free
	// place is written in any case and kept by counting it.
	joinable, joins, gains := Memberships(0), 0, &c.gains
	active, utility, crowd := s.Blocs.Active[:s.Used], c.utility[:s.Used], c.crowd[:s.Used]
	utility, crowd = utility[:len(active)], crowd[:len(active)]
	bloc := Memberships(1)
	for b, is := range active {
		c.joins[joins%MaxBlocs], gains[joins%MaxBlocs] = uint8(b), utility[b]-crowd[b]
		if is && present&bloc == 0 {
			joinable |= bloc
			joins++
		}
		bloc <<= 1
	}
	luck := &c.Luck
	luck.Joins, luck.Leaves, luck.Adds, luck.Ends = joinable, present, c.Limits.mayJoin(count), c.Limits.mayLeave(count)
	values, at := c.Values[:1+joins], 1
	values[0] = 0
	if luck.Adds {
		row := values[1:]
		for k, gain := range gains[:len(row)] {
			row[k] = gain - dearer - switching
		}
		at += joins
	}
	list := c.joins[:joins]
	for rest := present; rest != 0; {
		var leave int
		leave, rest = rest.First()
		freed := c.crowd[leave] - c.utility[leave] - switching
		values = values[:cap(values)]
		if luck.Ends {
			values[at] = freed + cheaper
			at++
		}
		conflict := s.Row(s.Blocs.Conflict, leave)
		row := values[at : at+len(list)]
		for k, b := range list {
			row[k] = freed + (gains[k%MaxBlocs] + conflict[b] - switching)
		}
		at += joins
	}
	c.Values = values[:at]
}

// Option is one of those that Weigh has valued, by its place.
func (c *Chooser) Option(place int) Option {
	if place == 0 {
		return Option{-1, -1}
	}
	row, column := c.place(place)
	option := Option{-1, -1}
	if row > 0 {
		leaves := c.Luck.Leaves
		for range row - 1 {
			leaves &= leaves - 1
		}
		leave, _ := leaves.First()
		option.Leave = int32(leave)
	}
	if column >= 0 {
		option.Join = int32(c.joins[column])
	}
	return option
}

// place finds an option that is not to stay: its row of Luck.Join, and which of the blocs that can be joined it joins, -1 for none.
func (c *Chooser) place(place int) (row, column int) {
	joins, heads := c.Luck.Joins.Count(), 0
	place--
	if c.Luck.Adds {
		if place < joins {
			return 0, place
		}
		place -= joins
	}
	if c.Luck.Ends {
		heads = 1
	}
	return 1 + place/(joins+heads), place%(joins+heads) - heads
}

// shock is an option's luck, by its place.
func (c *Chooser) shock(place int) uint64 {
	if place == 0 {
		return c.Luck.Stay
	}
	row, column := c.place(place)
	if column < 0 {
		return c.Luck.Leave[c.Option(place).Leave]
	}
	return c.Luck.Join[row][c.joins[column]]
}

// scoreAt is that of an option, by its place.
func (c *Chooser) scoreAt(place int) float64 {
	return Score(c.Values[place], c.shock(place), c.Temperature)
}

// Pick picks the option that Choose picks of those that Weigh has valued.
//
// Bounds of all scores come first, then the score of the option with the highest bound; hardly any other bound is above that, so
// that the logarithms of one option do for all.
func (c *Chooser) Pick() (option int) {
	bounds, first := c.bound()
	if len(bounds) < 2 {
		return 0
	}
	best, top := first, c.scoreAt(first)
	for o, bound := range bounds {
		// Of options with the same score, the first is chosen: so those count whose bound is no more than equal.
		if bound < top || o == first {
			continue
		}
		if score := c.scoreAt(o); score > top || score == top && o < best {
			best, top = o, score
		}
	}
	return best
}

// PickClearly is Pick, and says by how much at least the score of its option is above that of any other: it stays the choice as long as
// no two options' values move against each other by as much. The margin is +Inf where there is one option.
func (c *Chooser) PickClearly() (option int, margin float64) {
	bounds, first := c.bound()
	if len(bounds) < 2 {
		return 0, math.Inf(1)
	}
	second := next(bounds, first)
	best, top := first, c.scoreAt(first)
	if margin := top - bounds[second]; margin > 0 {
		return first, margin // no score is above its bound, and this is the highest of the others
	}
	rival := c.scoreAt(second)
	if rival > top || rival == top && second < first {
		best, top, rival = second, rival, top
	}
	for o, bound := range bounds {
		if bound < rival || o == first || o == second {
			continue
		}
		switch score := c.scoreAt(o); {
		case score > top || score == top && o < best:
			best, top, rival = o, score, top
		case score > rival:
			rival = score
		}
	}
	return best, top - rival
}

// next is the place of the highest bound but for that of one option.
func next(bounds []float64, first int) int {
	second, highest := -1, math.Inf(-1)
	for o, bound := range bounds {
		if bound > highest && o != first {
			second, highest = o, bound
		}
	}
	return second
}

// bound works out a number for each option that its score does not exceed, and the place of the highest.
func (c *Chooser) bound() (bounds []float64, first int) {
	values, luck, temperature := c.Values, &c.Luck, c.Temperature
	bounds = c.bounds[:len(values)]
	joins := c.joins[:luck.Joins.Count()]
	bounds[0] = ScoreBound(values[0], luck.Stay, temperature)
	highest := bounds[0]
	at := 1
	if luck.Adds {
		if k := boundRow(bounds[at:], values[at:], &luck.Join[0], joins, temperature, highest); k >= 0 {
			first, highest = at+k, bounds[at+k]
		}
		at += len(joins)
	}
	row := 1
	for rest := luck.Leaves; rest != 0; row++ {
		var leave int
		leave, rest = rest.First()
		if luck.Ends {
			bounds[at] = ScoreBound(values[at], luck.Leave[leave], temperature)
			if bounds[at] > highest {
				first, highest = at, bounds[at]
			}
			at++
		}
		if k := boundRow(bounds[at:], values[at:], &luck.Join[row], joins, temperature, highest); k >= 0 {
			first, highest = at+k, bounds[at+k]
		}
		at += len(joins)
	}
	return bounds, first
}

// boundRow does so for a row, and gives the place of the highest bound where it is above what is given, -1 where it is not.
func boundRow(bounds, values []float64, luck *[MaxBlocs]uint64, joins []uint8, temperature, highest float64) (first int) {
	bounds, values, first = bounds[:len(joins)], values[:len(joins)], -1
	for k, b := range joins {
		bound := ScoreBound(values[k], luck[b%MaxBlocs], temperature)
		bounds[k] = bound
		if bound > highest {
			first, highest = k, bound
		}
	}
	return first
}
