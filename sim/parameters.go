package sim

// Parameters are the numbers of the engine that are no actor's fact and no term's weight. The table in ParameterTable
// gives each one's unit, default, range and source; scenario files set them by the names there.
type Parameters struct {
	// Choosing.
	Temperature       float64 // temperature
	RevisionsPerYear  float64 // revisions_per_year
	SearchResponse    float64 // search_response
	AspirationYears   float64 // aspiration_years
	SocialAspiration  float64 // social_aspiration
	Attention         float64 // attention
	Switching         float64 // switching
	OpennessConflict  float64 // openness_conflict
	HostilityConflict float64 // hostility_conflict
	Exclusivity       float64 // exclusivity_conflict
	InvitationYears   float64 // invitation_years
	RecruitsPerYear   float64 // recruits_per_year
	RecruitResponse   float64 // recruit_response
	// Inside the terms.
	ScaleHalfMass      float64 // scale_half_mass
	OpennessTolerance  float64 // openness_tolerance
	RivalryAbroad      float64 // rivalry_abroad
	DominanceThreshold float64 // dominance_threshold
	CommitmentYears    float64 // commitment_years
	// Admission.
	BarOpen       float64 // bar_open
	BarInvitation float64 // bar_invitation
	BarStateLed   float64 // bar_state_led
	// Investing.
	Depreciation float64 // depreciation_per_year
	Reinvestment float64 // reinvestment_per_year
	MarketGrowth float64 // market_growth_per_year
	// Learning.
	CapitalElasticity float64 // capital_elasticity
	TalentElasticity  float64 // talent_elasticity
	LearningRate      float64 // learning_rate_per_year
	Spillover         float64 // spillover_per_year
	Leak              float64 // leak_per_year
	CostDecline       float64 // cost_decline_per_year
	// Talent.
	TalentMobility  float64 // talent_mobility_per_year
	TalentGrowth    float64 // talent_growth_per_year
	TalentPer10k    float64 // ai_talent_per_10k
	SupportMagnetic float64 // talent_support_pull
	// Market.
	CapabilityElasticity float64 // capability_elasticity
	EcosystemElasticity  float64 // ecosystem_elasticity
	CostElasticity       float64 // cost_elasticity
	MarketAdjustment     float64 // market_adjustment_per_year
	// Adapting.
	OpennessDrift     float64 // openness_drift_per_year
	HostilityGain     float64 // hostility_gain
	HostilityDecay    float64 // hostility_decay_per_year
	MergeOverlap      float64 // merge_overlap
	MergeDistance     float64 // merge_openness_distance
	SplitDispersion   float64 // split_dispersion
	FoundMass         float64 // found_mass
	FoundCoordination float64 // found_coordination
	DissolveMembers   float64 // dissolve_members
	Specialisation    float64 // specialisation_per_year
}

// ParameterInfo describes one parameter.
type ParameterInfo struct {
	Name    string
	Unit    string
	Default float64
	// Low and High are the range in which the value is judged to lie; Minimum and Maximum what the engine accepts.
	Low, High        float64
	Minimum, Maximum float64
	About            string
	Source           string
	field            func(*Parameters) *float64
}

// Get reads the parameter.
func (p ParameterInfo) Get(from *Parameters) float64 { return *p.field(from) }

// Set writes the parameter; the caller has checked the range.
func (p ParameterInfo) Set(to *Parameters, value float64) { *p.field(to) = value }

// DefaultParameters are the defaults of ParameterTable.
func DefaultParameters() Parameters {
	var p Parameters
	for _, info := range ParameterTable() {
		info.Set(&p, info.Default)
	}
	return p
}

// ParameterTable lists every parameter, in the order of the phases that read them.
func ParameterTable() []ParameterInfo {
	const judged = "judgement"
	many := 1e6
	return []ParameterInfo{
		{"temperature", "utility", 0.15, 0.05, 0.4, 0, many, "scale of the random part of utility; 0 is a best response", "logit choice, McFadden 1974; value: " + judged, func(p *Parameters) *float64 { return &p.Temperature }},
		{"revisions_per_year", "1/year", 1, 0.5, 2, 0, 365, "how often an actor reconsiders its memberships", "yearly planning; " + judged, func(p *Parameters) *float64 { return &p.RevisionsPerYear }},
		{"search_response", "1/year", 6, 0, 12, 0, 365, "extra revisions per unit of market share lost against aspiration", "problemistic search, Cyert & March 1963, Greve 1998; value: " + judged, func(p *Parameters) *float64 { return &p.SearchResponse }},
		{"aspiration_years", "years", 1, 0.5, 2, 0.01, 100, "time over which aspirations follow results", "Cyert & March 1963; value: " + judged, func(p *Parameters) *float64 { return &p.AspirationYears }},
		{"social_aspiration", "ratio", 0.1, 0, 0.25, 0, 10, "shortfall felt per unit of cost disadvantage against the best practice", "social aspirations, Greve 1998; value: " + judged, func(p *Parameters) *float64 { return &p.SocialAspiration }},
		{"attention", "utility", 0.4, 0.2, 0.8, 0, many, "cost of the first membership; the n-th costs n times as much", "limits of attention, Ocasio 1997; value: " + judged, func(p *Parameters) *float64 { return &p.Attention }},
		{"switching", "utility", 0.2, 0.1, 0.4, 0, many, "cost of each membership begun or ended", "switching costs, Klemperer 1995; value: " + judged, func(p *Parameters) *float64 { return &p.Switching }},
		{"openness_conflict", "utility", 1, 0.5, 2, 0, many, "cost of belonging to two blocs, per squared tolerance of openness between them", "Enelow & Hinich 1984; value: " + judged, func(p *Parameters) *float64 { return &p.OpennessConflict }},
		{"hostility_conflict", "utility", 1, 0.5, 2, 0, many, "cost of belonging to two blocs, per unit of hostility between them", "structural balance, Cartwright & Harary 1956; value: " + judged, func(p *Parameters) *float64 { return &p.HostilityConflict }},
		{"exclusivity_conflict", "utility", 1, 0.5, 2, 0, many, "cost of belonging to two blocs, times the product of exclusivity and what the other bloc opens", "leakage in alliances, Oxley & Sampson 2004; value: " + judged, func(p *Parameters) *float64 { return &p.Exclusivity }},
		{"invitation_years", "years", 0.5, 0.25, 1, 0, 100, "how long an invitation stands", judged, func(p *Parameters) *float64 { return &p.InvitationYears }},
		{"recruits_per_year", "1/year", 4, 1, 8, 0, 365, "invitations that a bloc sends", judged, func(p *Parameters) *float64 { return &p.RecruitsPerYear }},
		{"recruit_response", "1/year", 24, 0, 48, 0, many, "extra invitations per unit of market share lost against aspiration", "problemistic search, Cyert & March 1963; value: " + judged, func(p *Parameters) *float64 { return &p.RecruitResponse }},

		{"scale_half_mass", "share", 0.1, 0.05, 0.2, 1e-9, 1, "pooled AI capital at which returns to scale reach half", judged, func(p *Parameters) *float64 { return &p.ScaleHalfMass }},
		{"openness_tolerance", "openness", 0.5, 0.3, 0.7, 1e-3, 10, "openness distance that costs one unit", judged, func(p *Parameters) *float64 { return &p.OpennessTolerance }},
		{"rivalry_abroad", "ratio", 0.5, 0.2, 1, 0, 1, "rivalry with an equal abroad, relative to one at home", judged, func(p *Parameters) *float64 { return &p.RivalryAbroad }},
		{"dominance_threshold", "share", 0.3, 0.2, 0.5, 0, 1, "market share over which a bloc counts as dominant", "a third of the votes in formal balance theory; " + judged, func(p *Parameters) *float64 { return &p.DominanceThreshold }},
		{"commitment_years", "years", 2, 1, 4, 0.01, 100, "membership after which commitment is full", judged, func(p *Parameters) *float64 { return &p.CommitmentYears }},

		{"bar_open", "utility", -1, -2, 0, -many, many, "worth a candidate must have for an open bloc", judged, func(p *Parameters) *float64 { return &p.BarOpen }},
		{"bar_invitation", "utility", 0.5, 0.25, 1, -many, many, "the same for a bloc by invitation, where the candidate is not invited; 0 if it is", judged, func(p *Parameters) *float64 { return &p.BarInvitation }},
		{"bar_state_led", "utility", 1, 0.5, 2, -many, many, "the same for a state-led bloc, where the candidate is not from that state; 0 if it is", judged, func(p *Parameters) *float64 { return &p.BarStateLed }},

		{"depreciation_per_year", "1/year", 0.2, 0.15, 0.3, 0, 12, "loss of AI capital", "server lives of five to six years in annual reports; " + judged, func(p *Parameters) *float64 { return &p.Depreciation }},
		{"reinvestment_per_year", "1/year", 0.5, 0.25, 1, 0, 12, "how fast a firm's investment follows its revenue", "flexible accelerator, Koyck 1954; value: " + judged, func(p *Parameters) *float64 { return &p.Reinvestment }},
		{"market_growth_per_year", "1/year", 0.2, 0.1, 0.4, -0.9, 10, "growth of the market", judged, func(p *Parameters) *float64 { return &p.MarketGrowth }},

		{"capital_elasticity", "elasticity", 0.4, 0.2, 0.6, 0, 2, "of capability to AI capital over cost", "knowledge production, Griliches 1979; value: " + judged, func(p *Parameters) *float64 { return &p.CapitalElasticity }},
		{"talent_elasticity", "elasticity", 0.4, 0.2, 0.6, 0, 2, "of capability to talent", "Romer 1990; value: " + judged, func(p *Parameters) *float64 { return &p.TalentElasticity }},
		{"learning_rate_per_year", "1/year", 1, 0.5, 2, 0, 12, "how fast capability follows its inputs", judged, func(p *Parameters) *float64 { return &p.LearningRate }},
		{"spillover_per_year", "1/year", 0.2, 0.05, 0.4, 0, 12, "part of the gap to a fully open bloc's knowledge that a member closes", "Cohen & Levinthal 1989; value: " + judged, func(p *Parameters) *float64 { return &p.Spillover }},
		{"leak_per_year", "1/year", 0.05, 0, 0.1, 0, 12, "part of the gap to open knowledge that anyone closes", judged, func(p *Parameters) *float64 { return &p.Leak }},
		{"cost_decline_per_year", "1/year", 0.3, 0.1, 0.6, -0.9, 0.99, "fall of the cost of capability", "falling inference prices; " + judged, func(p *Parameters) *float64 { return &p.CostDecline }},

		{"talent_mobility_per_year", "1/year", 0.05, 0.02, 0.1, 0, 12, "part of talent that moves per unit of pull", "gravity of migration, Grogger & Hanson 2011; value: " + judged, func(p *Parameters) *float64 { return &p.TalentMobility }},
		{"talent_growth_per_year", "1/year", 0.1, 0.05, 0.2, -0.9, 10, "growth of talent everywhere", judged, func(p *Parameters) *float64 { return &p.TalentGrowth }},
		{"ai_talent_per_10k", "people", 100, 50, 200, 1, 10000, "AI talent among 10,000 people in the network where net migration is counted", judged, func(p *Parameters) *float64 { return &p.TalentPer10k }},
		{"talent_support_pull", "pull", 1, 0.5, 2, 0, many, "pull of state support, per unit of support relative to investment", judged, func(p *Parameters) *float64 { return &p.SupportMagnetic }},

		{"capability_elasticity", "elasticity", 0.5, 0.25, 1, 0, 10, "of market demand to capability", "logit demand, Berry 1994; value: " + judged, func(p *Parameters) *float64 { return &p.CapabilityElasticity }},
		{"ecosystem_elasticity", "utility", 0.3, 0, 0.6, 0, 10, "of market demand to the scale of the blocs one belongs to", "Katz & Shapiro 1985; value: " + judged, func(p *Parameters) *float64 { return &p.EcosystemElasticity }},
		{"cost_elasticity", "elasticity", 0.2, 0, 0.5, 0, 10, "of market demand to falling cost", judged, func(p *Parameters) *float64 { return &p.CostElasticity }},
		{"market_adjustment_per_year", "1/year", 0.5, 0.25, 1, 0, 12, "how fast shares follow demand", "partial adjustment, Nerlove 1958; value: " + judged, func(p *Parameters) *float64 { return &p.MarketAdjustment }},

		{"openness_drift_per_year", "1/year", 0.2, 0, 0.5, 0, 12, "how fast a bloc's openness follows its members'", judged, func(p *Parameters) *float64 { return &p.OpennessDrift }},
		{"hostility_gain", "per clash", 0.05, 0.02, 0.1, 0, 1, "hostility from each invitation to somebody whom the other bloc has invited or holds", "realistic conflict over scarce members, Sherif 1966; value: " + judged, func(p *Parameters) *float64 { return &p.HostilityGain }},
		{"hostility_decay_per_year", "1/year", 0.3, 0.1, 0.6, 0, 12, "decay of hostility", judged, func(p *Parameters) *float64 { return &p.HostilityDecay }},
		{"merge_overlap", "share", 0.6, 0.4, 0.8, 0, 2, "part of members in common (Jaccard) from which two blocs merge; over 1 never", judged, func(p *Parameters) *float64 { return &p.MergeOverlap }},
		{"merge_openness_distance", "openness", 0.2, 0.1, 0.3, 0, 1, "openness distance up to which they do", judged, func(p *Parameters) *float64 { return &p.MergeDistance }},
		{"split_dispersion", "openness", 0.3, 0.2, 0.4, 0, 1, "standard deviation of members' openness, by mass, from which an uncoordinated bloc splits; 1 never", judged, func(p *Parameters) *float64 { return &p.SplitDispersion }},
		{"found_mass", "share", 0.02, 0.01, 0.05, 0, 2, "unaligned AI capital at home from which a state founds a bloc; over 1 never", judged, func(p *Parameters) *float64 { return &p.FoundMass }},
		{"found_coordination", "0..1", 0.7, 0.5, 0.9, 0, 2, "coordination from which a state founds a bloc; over 1 never", judged, func(p *Parameters) *float64 { return &p.FoundCoordination }},
		{"dissolve_members", "actors", 2, 1, 3, 0, many, "members below which a bloc dissolves", judged, func(p *Parameters) *float64 { return &p.DissolveMembers }},
		{"specialisation_per_year", "1/year", 0.5, 0.25, 1, 0, 12, "how fast a fully coordinated firm shifts to the roles in which it leads at home", "replicator dynamics, Taylor & Jonker 1978; value: " + judged, func(p *Parameters) *float64 { return &p.Specialisation }},
	}
}
