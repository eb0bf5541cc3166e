package agents

// State is a jurisdiction: what actors call home, with the policy of its government.
type State struct {
	ID   string
	Name Text
	// Government is the index of the actor that acts for the state, -1 where there is none.
	Government int
	Policy     Policy
}

// Policy holds a state's levers.
type Policy struct {
	// AIFunding is public money for AI, USD bn per year; the government's own investment.
	AIFunding float64
	// FirmSupport is what the state adds to its home firms' and institutions' AI investment, as a fraction of it.
	FirmSupport float64
	// Openness is the stance the state wants, 0 to 1; the government's own preference.
	Openness float64
	// Coordination steers home firms into the home bloc and into specialisation in place of rivalry, 0 to 1.
	Coordination float64
	// TalentNet is net migration of AI talent, per 10,000 people and year.
	TalentNet float64
	// FundingResponse is how fast funding rises while the state has lost share since the start, per year.
	FundingResponse float64
	// Alignment with each state by index, -1 hostile to 1 allied.
	Alignment []float64
	// Controls are its export controls.
	Controls []Control
}

// Control is an export control of one state.
type Control struct {
	// ID tells a state's controls apart, so that an event can change one.
	ID string
	// State is the target state's index, -1 where only actors are named.
	State int
	// Actors are targets by index.
	Actors []int
	// Roles restricted; none set means all.
	Roles RoleWeights
	// Strength is 0 (none) to 1 (total ban).
	Strength float64
}

// Covers is the control's strength for a role.
func (c *Control) Covers(role Role) float64 {
	if c.Roles == (RoleWeights{}) {
		return c.Strength
	}
	return float64(c.Strength * c.Roles[role])
}
