package hindcast

import (
	"math"
	"slices"

	"entente/agents"
	"entente/sim"
)

// Rule is a trivial way to say where an actor is: the blocs of the others that are like it.
type Rule struct {
	Name string
	// InSample is what it says when the actor itself is among those that it looks at, LeftOut when it is not.
	InSample, LeftOut Score

	left predictions
}

// neighbours is how many of the others are looked at where likeness is a distance.
const neighbours = 5

// Rules are chance, the majority, and home, role, size or openness alone.
func Rules(model *sim.Model, facts *Facts, seed uint64) []Rule {
	rules := []Rule{chance(facts, seed)}
	actor := func(k int) *agents.Actor { return &model.Actors[facts.Actors[k]] }
	for _, of := range []struct {
		name string
		like func(k int, others []int) []int
	}{
		{"majority", func(_ int, others []int) []int { return others }},
		{"home alone", func(k int, others []int) []int {
			return slices.DeleteFunc(others, func(other int) bool { return actor(other).Home != actor(k).Home })
		}},
		{"role alone", func(k int, others []int) []int {
			return slices.DeleteFunc(others, func(other int) bool { return largestRole(actor(other)) != largestRole(actor(k)) })
		}},
		{"size alone", func(k int, others []int) []int {
			return nearest(others, func(other int) float64 { return timesLarger(actor(other).Size, actor(k).Size) })
		}},
		{"openness alone", func(k int, others []int) []int {
			return nearest(others, func(other int) float64 { return math.Abs(actor(other).OpennessDeclared - actor(k).OpennessDeclared) })
		}},
	} {
		inside, left := facts.ruled(of.like, true), facts.ruled(of.like, false)
		rule := Rule{Name: of.name, InSample: facts.score(seed, facts.judged(inside)), left: facts.judged(left)}
		rule.LeftOut = facts.score(seed, rule.left)
		rules = append(rules, rule)
	}
	return rules
}

// chance takes each bloc that holds a scored actor for equally likely; whether it is right is its expectation.
func chance(facts *Facts, seed uint64) Rule {
	held := facts.held()
	p := predictions{make([]float64, len(facts.Actors)), make([]float64, len(facts.Actors))}
	row := make([]float64, len(facts.Classes))
	for _, class := range held {
		row[class] = 1 / float64(len(held))
	}
	for k := range facts.Actors {
		p.brier[k] = facts.brierOf(k, row)
		for _, class := range held {
			if facts.right(k, class) {
				p.hits[k] += 1 / float64(len(held))
			}
		}
	}
	score := facts.score(seed, p)
	return Rule{"chance", score, score, p}
}

// ruled predicts, for each actor, the blocs of those like it; of all others where none is.
func (f *Facts) ruled(like func(k int, others []int) []int, itself bool) Places {
	places := make(Places, len(f.Actors))
	for k := range places {
		var others []int
		for other := range f.Actors {
			if other != k || itself {
				others = append(others, other)
			}
		}
		chosen := like(k, slices.Clone(others))
		if len(chosen) == 0 {
			chosen = others
		}
		places[k] = f.shares(chosen)
	}
	return places
}

// shares are the parts of the actors that are in each class.
func (f *Facts) shares(actors []int) []float64 {
	row := make([]float64, len(f.Classes))
	for _, k := range actors {
		for class, part := range f.True[k] {
			row[class] += part / float64(len(actors))
		}
	}
	return row
}

// largestRole is what an actor does most; of equal ones the first.
func largestRole(actor *agents.Actor) int {
	best := 0
	for role, weight := range actor.Roles {
		if weight > actor.Roles[best] {
			best = role
		}
	}
	return best
}

// timesLarger is how many times the larger is the smaller; 1 where both are 0 or unknown.
func timesLarger(a, b float64) float64 {
	switch {
	case a == b:
		return 1
	case min(a, b) == 0:
		return math.Inf(1)
	}
	return max(a, b) / min(a, b)
}

// nearest are the nearest of others, with all that are as near as the last of them.
func nearest(others []int, distance func(other int) float64) []int {
	slices.SortStableFunc(others, func(a, b int) int {
		switch da, db := distance(a), distance(b); {
		case da < db:
			return -1
		case da > db:
			return 1
		}
		return 0
	})
	count := min(neighbours, len(others))
	for count < len(others) && distance(others[count]) == distance(others[count-1]) {
		count++
	}
	return others[:count]
}
