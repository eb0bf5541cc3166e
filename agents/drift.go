package agents

import "math"

// Drifter is a term that can say how far its values for others can have moved when members come and go. Where all terms are
// Drifters, the engine works out several actors' choices at once, ahead of their turns, and lets those stand that nothing
// which has happened meanwhile can have turned. Such a term is asked by several goroutines at a time, while others move: it may not
// read another actor's memberships, except for an actor with ties, whose choices are not worked out ahead.
type Drifter interface {
	Term
	// Drift bounds |now − then| of the term's values at a bloc: for actors outside the bloc, and for its steady members (see
	// Situation.Steady). Between then and now nothing has changed but memberships, and not those of the actors that it is
	// asked for. Of then, only the columns of blocs and the states' dominance are as they were. It is +Inf where there is no
	// bound.
	Drift(then, now *Situation, bloc int) (outsider, member float64)
}

// steadyPart is what part of a bloc's mass a member may at most hold so that others' coming and going moves the mean over its
// fellow members hardly more than the mean over all.
const steadyPart = 1.0 / 64

// overSteady is 1 over the least part of a bloc's mass that fellow members of a steady member hold, be the bloc half as large
// by now.
const overSteady = 1 / (1 - 2*steadyPart)

// homeDrifter is a Drifter whose bound is the greatest of parts, one for each home, that move with the members from there alone, and
// a rest on top: after a move only the part of one home is worked out again.
type homeDrifter interface {
	Drifter
	driftFrom(then, now *Situation, bloc, home int) float64
	driftRest(then, now *Situation, bloc int) float64
}

// Drift keeps how far what blocs are worth to steady actors has moved at most since a moment, while others came and went.
type Drift struct {
	terms           []Drifter
	weights         []float64 // without their signs
	then            Situation // that moment, with columns of its own for blocs alone
	outside, inside []float64 // by bloc: of actors outside it, and of its steady members
	most            float64   // of outside
	rounding        float64   // far more than rounding can move a sum of the terms by

	homes []homeDrifter // by term, nil for one that is none
	parts [][]float64   // of those that are, by bloc and home
}

// roundingPart of a term's weight is far more than rounding can move its weighted value by.
const roundingPart = 1e-9

// NewDrift is a Drift by terms, those of weight 0 left out; nil where one of them is no Drifter.
func NewDrift(terms []Registered, slots int) *Drift {
	d := &Drift{outside: make([]float64, slots), inside: make([]float64, slots), rounding: roundingPart}
	for _, term := range terms {
		if term.Weight == 0 {
			continue
		}
		drifter, is := term.Term.(Drifter)
		if !is {
			return nil
		}
		weight := math.Abs(term.Weight)
		d.terms, d.weights, d.rounding = append(d.terms, drifter), append(d.weights, weight), d.rounding+float64(roundingPart*weight)
		homes, _ := drifter.(homeDrifter)
		d.homes, d.parts = append(d.homes, homes), append(d.parts, nil)
	}
	return d
}

// Then is the moment. What moves change is in it as it was then, but for the columns of actors.
func (d *Drift) Then() *Situation { return &d.then }

// Start makes this the moment.
func (d *Drift) Start(s *Situation) {
	blocs := d.then.Blocs
	d.then = *s
	d.then.Blocs = blocs
	d.then.Blocs.CopyFrom(&s.Blocs)
	clear(d.outside)
	clear(d.inside)
	d.most = 0
	for k, term := range d.homes {
		if term != nil {
			d.parts[k] = append(d.parts[k][:0], s.Blocs.HomeMass...) // of the same length
			clear(d.parts[k])
		}
	}
}

// Follow notes how far a bloc's worth has moved, after a member from a home has come or gone.
func (d *Drift) Follow(s *Situation, bloc, home int) {
	outside, inside := 0.0, 0.0
	for k, term := range d.terms {
		out, in := d.moved(k, term, s, bloc, home)
		outside += float64(d.weights[k] * out)
		inside += float64(d.weights[k] * in)
	}
	// A bloc that has lost half of its mass, or has none to speak of, is another one to its members.
	if mass := s.Blocs.Mass[bloc]; mass < max(d.then.Blocs.Mass[bloc]/2, negligibleMass/steadyPart) {
		inside = math.Inf(1)
	}
	d.outside[bloc], d.inside[bloc], d.most = outside, inside, 0
	for _, moved := range d.outside {
		if !(moved <= d.most) { // so that NaN would count as no bound
			d.most = moved
		}
	}
}

// moved is a term's Drift.
func (d *Drift) moved(k int, term Drifter, s *Situation, bloc, home int) (outsider, member float64) {
	homes := d.homes[k]
	if homes == nil {
		return term.Drift(&d.then, s, bloc)
	}
	parts := d.parts[k][bloc*s.States.Count : (bloc+1)*s.States.Count]
	parts[home] = homes.driftFrom(&d.then, s, bloc, home)
	most := 0.0
	for _, part := range parts {
		if !(part <= most) { // so that NaN would count as no bound
			most = part
		}
	}
	most += homes.driftRest(&d.then, s, bloc)
	return most, most
}

// Bound is how far the values of two options of a steady actor can have moved against each other: by what each of them joins
// and leaves, and by rounding. The actor's own memberships have not changed.
func (d *Drift) Bound(memberships Memberships) float64 {
	inside := 0.0
	for memberships != 0 {
		var bloc int
		bloc, memberships = memberships.First()
		if moved := d.inside[bloc]; !(moved <= inside) {
			inside = moved
		}
	}
	return float64(2*(d.most+inside)) + d.rounding
}

// Steady says whether a Drift holds for an actor: it has no ties, no control names it, and it holds little of its blocs.
func (s *Situation) Steady(actor int) bool {
	columns := &s.Actors
	if columns.TieStart[actor] != columns.TieStart[actor+1] || columns.Targeted[actor] {
		return false
	}
	mass := columns.Mass[actor]
	for set := columns.Memberships[actor]; set != 0; {
		var bloc int
		bloc, set = set.First()
		if whole := s.Blocs.Mass[bloc]; mass > float64(whole*steadyPart) || whole < negligibleMass/steadyPart {
			return false
		}
	}
	return true
}
