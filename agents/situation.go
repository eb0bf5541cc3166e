package agents

// Situation is all that an actor or a bloc can see when it decides: the facts and the state of every actor, bloc and
// home state, as columns. The engine keeps it; terms read it. Tables with a bloc in their index have Slots columns,
// so that a row is one slice of Slots numbers: see Row.
type Situation struct {
	// Slots is the number of bloc slots, existing or free; Used is how many of the first ones a bloc has ever stood in.
	Slots, Used int
	// Tick counts from 0; TicksPerYear is 12 for months.
	Tick         int32
	TicksPerYear float64

	Actors ActorColumns
	Blocs  BlocColumns
	States StateColumns
	Tuning Tuning

	present []presence // working space of Refresh
	sums    []blocSums // working space of Pool, Enrol and Withdraw

	deferring bool        // what follows from changed memberships waits for Settle
	unsummed  Memberships // blocs whose masses must be added up afresh, as members have gone
	unsettled Memberships // blocs whose members have changed
}

// presence is a home with members in a bloc, and its share of the bloc's mass.
type presence struct {
	home  int
	share float64
}

// RolePart is one of an actor's roles and the part of the actor that does it, 0 to 1.
type RolePart struct {
	Weight float64
	Role   Role
	Actor  int32 // whose it is
}

// ActorColumns hold one entry an actor.
type ActorColumns struct {
	Kind []Kind
	Home []int32
	// Roles are each actor's roles in rising order; all are windows on RoleParts, one after the other. See SetRoles.
	Roles     [][]RolePart
	RoleParts []RolePart

	Capital    []float64 // stock of AI capital, USD bn
	Mass       []float64 // share of the world's AI capital, 0..1
	Invest     []float64 // AI investment out of its own means, USD bn per year
	Received   []float64 // what states and blocs added to it in the last tick, USD bn per year
	Capability []float64 // index, 1 for the best at the start
	Talent     []float64 // AI staff, thousands
	Share      []float64 // of the market, 0..1; 0 for those who do not sell
	Openness   []float64 // declared, 0..1

	Memberships []Memberships
	// Invited holds the blocs with a standing invitation.
	Invited []Memberships
	// Joined[i*Slots+b] is the tick in which i joined b; InvitedUntil[i*Slots+b] the last tick of an invitation.
	Joined       []int32
	InvitedUntil []int32

	// Ties of actor i are TieTo[TieStart[i]:TieStart[i+1]], with their strengths beside.
	TieStart    []int32
	TieTo       []int32
	TieStrength []float64

	// TargetedBy lists export controls that name single actors.
	TargetedBy []Targeting
	// Targeted says whether an actor occurs in TargetedBy.
	Targeted []bool
}

// Targeting is one actor named by a state's export control.
type Targeting struct {
	Actor, State int32
	Strength     float64
}

// BlocColumns hold one entry a slot, or one row of Slots entries for each key that is named.
type BlocColumns struct {
	Active      []bool
	Leaders     [][]int32 // actors
	Openness    []float64
	Exclusivity []float64
	Wants       []float64 // row per role
	Admission   []Admission
	State       []int32
	PledgeRate  []float64 // USD bn per year in this tick
	Hostility   []float64 // row per bloc
	Conflict    []float64 // row per bloc: what belonging to both costs, in utility units

	Members    []int32
	Share      []float64 // of the market, members' shares split evenly over their memberships
	Aspiration []float64 // share that the bloc is used to
	Threat     []float64 // part of that share which it has lost, 0..1

	// Sums over members, kept as members come and go.
	HomeMembers  []int32   // row per home: how many members are from there
	RoleMass     []float64 // row per role
	HomeMass     []float64 // row per home
	RoleHomeMass []float64 // row per (home, role)
	TargetedMass []float64 // row per home: members that its controls name
	KnowledgeSum []float64 // capability times mass
	OpennessSum  []float64 // openness times mass
	Claims       []float64 // on pledged money, USD bn per year

	// What follows from the sums; Refresh keeps it.
	Mass       []float64 // of members, share of the world's AI capital
	Returns    []float64 // to scale: mass / (mass + Tuning.ScaleHalfMass)
	Gap        []float64 // row per role: wants · (1 − RoleShare)
	RoleShare  []float64 // row per role: of the world's mass in the role, 0..1
	HomeShare  []float64 // row per home: part of the bloc's mass, 0..1
	Supply     []float64 // row per role: part of the inputs this role needs which the bloc holds, 0..1
	Alignment  []float64 // row per home: mass-weighted mean alignment with members' homes, -1..1
	Restricted []float64 // row per (home, role): how far members' homes restrict it, 0..1
	Sanctioned []float64 // row per home: part of the bloc that the home restricts, 0..1
	Government []float64 // row per home: 1 where its government is a member
	Knowledge  []float64 // mass-weighted mean capability

	// What follows from the leaders and the policies alone; RefreshLeaders keeps it.
	LeaderRoleShare []float64 // row per role
	LeaderAlignment []float64 // row per home
	LeaderBarrier   []float64 // row per (home, role): controls between leaders' homes and the home
}

// StateColumns hold one entry a home state, and matrices of states.
type StateColumns struct {
	Count        int
	Government   []int32 // actor, -1 where there is none
	Coordination []float64
	FirmSupport  []float64
	TalentNet    []float64
	Alignment    []float64 // Alignment[h*Count+other]
	Controls     []float64 // Controls[(h*Count+other)*RoleCount+role]: h's restriction of actors of other
	Restricts    []bool    // Restricts[h*Count+other]: whether any of these is not 0
	Restricted   []bool    // Restricted[h]: whether any state has ever restricted h in this run
	Restricting  []bool    // Restricting[h]: whether h has restricted a state or an actor in this run
	// World totals.
	RoleTotal    []float64   // mass by role over all actors
	perRoleTotal [16]float64 // 1 / RoleTotal, 0 where that is 0, with room for 16 roles
	TopKnowledge float64     // highest capability of all actors
	Dominant     int         // bloc with the largest market share, -1 where there is none
	Dominance    float64     // how far its share is over the threshold, 0..1
}

// Tuning holds the constants inside the terms; the engine's parameters set them.
type Tuning struct {
	ScaleHalfMass      float64 // pooled mass at which returns to scale reach half, share of the world's AI capital
	OpennessTolerance  float64 // openness distance at which a misfit costs one unit
	RivalryAbroad      float64 // rivalry with an equal from another home, relative to one at home
	DominanceThreshold float64 // market share over which a bloc counts as dominant
	CommitmentYears    float64 // membership after which commitment is full
}

// Row is the part of a table that belongs to a key: one number per bloc slot.
func (s *Situation) Row(table []float64, key int) []float64 {
	return table[key*s.Slots : (key+1)*s.Slots : (key+1)*s.Slots]
}

// HomeRole is the key of a (home, role) row.
func HomeRole(home int, role Role) int { return home*RoleCount + int(role) }

// RolesOf gives an actor's roles with their weights, in rising order of roles.
func (s *Situation) RolesOf(actor int) []RolePart { return s.Actors.Roles[actor] }

// SetRoles lays out the roles of a number of actors; roles of weight 0 are left out.
func (c *ActorColumns) SetRoles(actors int, weights func(actor int) RoleWeights) {
	c.RoleParts = nil
	counts := make([]int, actors)
	for i := range counts {
		for role, weight := range weights(i) {
			if weight > 0 {
				c.RoleParts = append(c.RoleParts, RolePart{weight, Role(role), int32(i)})
				counts[i]++
			}
		}
	}
	c.Roles = make([][]RolePart, actors)
	rest := c.RoleParts
	for i, count := range counts {
		c.Roles[i], rest = rest[:count:count], rest[count:]
	}
}

// Years is the time since a tick.
func (s *Situation) Years(since int32) float64 { return float64(s.Tick-since) / s.TicksPerYear }
