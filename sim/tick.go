package sim

// Phase is one step of a tick: a pure step over the world, the same every time for the same world.
type Phase struct {
	// Name appears in traces and errors.
	Name string
	// Step changes the world. It draws random numbers only from World.Random, keeps no state of its own and, once warm,
	// allocates nothing.
	Step func(w *World) error
}

// Phases lists what happens in a tick, in order.
func Phases() []Phase {
	return []Phase{
		{"events", stepEvents}, // dated and conditional events take effect
		{"policy", stepPolicy}, // states act
		{"invest", stepInvest}, // investment, support and pledges become capital
		{"learn", stepLearn},   // capital, talent and others' knowledge become capability
		{"talent", stepTalent}, // people move between states
		{"market", stepMarket}, // shares follow capability, ecosystem and cost
		{"choose", stepChoose}, // blocs invite; actors revise their memberships; blocs admit or refuse
		{"adapt", stepAdapt},   // blocs change, merge, split, arise and dissolve
		{"record", stepRecord}, // observers look
	}
}
