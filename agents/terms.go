package agents

// Terms lists the utility terms in the order in which they are added up, with their default weights in utility units
// per unit of the term and the range in which a weight is judged to lie. Terms are scaled so that 1 is a strong case; so
// weights are 1 but for what all large blocs have alike (scale), what blocks outright (sanctions, close rivals), and what
// only tips a balance (balance, ties, invitations, habit). Scenarios set their own.
func Terms() []Registered {
	return []Registered{
		{Scale{}, 0.5, 0.25, 1},        // increasing returns to a pool
		{Complementarity{}, 1, 0.5, 2}, // the bloc lacks what the actor does
		{Dependence{}, 1, 0.5, 2},      // the bloc holds what the actor needs
		{Learning{}, 1, 0.5, 2},        // what members would teach
		{Funding{}, 1, 0.5, 2},         // pledged money within reach
		{OpennessFit{}, 1, 0.5, 2},     // same stance on open source
		{Rivalry{}, 2, 1, 4},           // members in the same trade
		{Balance{}, 0.5, 0.25, 1},      // against a dominant bloc
		{HomePolicy{}, 1, 0.5, 2},      // where the home state steers
		{StateAlignment{}, 1, 0.5, 2},  // how the members' states get on
		{Sanctions{}, 2, 1, 4},         // export controls between members
		{Ties{}, 0.5, 0.25, 1},         // documented relations
		{Invited{}, 0.25, 0.1, 0.5},    // a standing invitation
		{Commitment{}, 0.5, 0.25, 1},   // habits and sunk investment
		{Landscape{}, 0, 0, 2},         // friends in, rivals out, by size: off, to run landscape theory alone
	}
}
