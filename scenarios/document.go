package scenarios

// Document is a scenario file as written: the root of the YAML tree.
// Every key that is not listed here is an error.
//
// The yaml tag is the key in the file. The check tag is read by the decoder, the
// validator and the generator of the JSON Schema, so that all three agree:
//
//   - required: the resolved scenario must set it; always: even a patch must
//   - bounds=low:high: numbers outside are refused (either side may be empty). Every figure has both bounds, far beyond
//     anything that is or could be (the world's yearly product is about 110,000 billions of US dollars), so that a slip of
//     the unit is noticed and no sum or product overflows; a number other than 0 that is smaller than 1e-9 is refused too
//   - allowed=list: values come from the vocabulary's list; keys=list: so do a mapping's keys
//   - names=actors|blocs|states: values are ids of the scenario; keynames=: so are a mapping's keys
//   - format=id|name|date|country|source|condition: the shape of a text
//   - plain: where a single value stands in place of the mapping, it is this field's
//   - lever: a word, a date or a truth value that may be set by its path, as every figure may; see Lever
type Document struct {
	// Schema names the format's version; "entente/scenario/1".
	Schema string `yaml:"schema" check:"always,required,allowed=schemas"`
	// Name is how the scenario is called on the command line: lower-case letters, digits and hyphens.
	Name string `yaml:"name" check:"always,required,format=name"`
	// Title is one line for people.
	Title Text `yaml:"title" check:"always,required"`
	// About says what the scenario asks and what it assumes.
	About Text `yaml:"about"`
	// Extends names the scenario that this one patches: an embedded name, or a path beside this file.
	Extends string `yaml:"extends"`
	// Clock sets the first and last tick and their length.
	Clock Clock `yaml:"clock" check:"required"`
	// Parameters sets numbers of the engine by name; those not named keep their defaults.
	Parameters Figures `yaml:"parameters" check:"keys=parameters"`
	// Weights sets the weight of each utility term by name, in utility units per unit of the term, 0 to 1,000. A weight says how
	// much a reason counts; which way it points is the term's own sign.
	Weights Figures `yaml:"weights" check:"bounds=0:1000,keys=weights"`
	// AdmissionWeights sets the weight of each term by which a bloc judges a candidate, in the same units, 0 to 1,000.
	AdmissionWeights Figures `yaml:"admission_weights" check:"bounds=0:1000,keys=admission_weights"`
	// States are the jurisdictions that actors call home, each with a policy.
	States []State `yaml:"states" check:"required"`
	// Actors are the firms, states (as governments) and institutions that choose.
	Actors []Actor `yaml:"actors" check:"required"`
	// Blocs are the alliances, those that exist at the start and those that events may found.
	Blocs []Bloc `yaml:"blocs" check:"required"`
	// Ties are documented relations between two actors that are older than the start.
	Ties []Tie `yaml:"ties"`
	// Hostility lists pairs of blocs that start out hostile.
	Hostility []Hostility `yaml:"hostility"`
	// Events are what happens at a date or on a condition.
	Events []Event `yaml:"events"`
	// Expect says what is expected of this file's results. It changes no run, so it is no part of the hash; nor is it inherited.
	Expect []Expected `yaml:"expect"`
}

// Text is a sentence in English and, where given, in Korean. A plain string is English.
type Text struct {
	English string `yaml:"en"`
	Korean  string `yaml:"ko"`
}

// Figure is a number with its range and its source. A plain number is a figure without a source.
type Figure struct {
	Value float64 `yaml:"value" check:"required"`
	// Low and High bound what the source allows; both or neither.
	Low  *float64 `yaml:"low"`
	High *float64 `yaml:"high"`
	// Source starts with a mark and a colon: "found: …", "recalled: …", "derived: …" or "judgement: …".
	Source string `yaml:"source" check:"format=source"`
}

// Expected is an assertion about results. A plain text is an assertion and no more.
type Expected struct {
	// Assert is the assertion: "P(samsung in stargate by 2025-12) > 0.6".
	Assert string `yaml:"assert" check:"required,plain"`
	// Runs is over how many runs it must hold; where missing, whoever tests decides.
	Runs int `yaml:"runs" check:"bounds=1:1000000"`
	// Seed is the seed of those runs; where missing, whoever tests decides.
	Seed *uint64 `yaml:"seed"`
	// Source says why it is expected.
	Source string `yaml:"source" check:"format=source"`
}

// Figures are figures by name.
type Figures map[string]Figure

// Clock is the calendar of a run.
type Clock struct {
	// Start is the first tick's month, or day for weekly ticks: "2023-12" or "2023-12-04".
	Start string `yaml:"start" check:"required,format=date"`
	// End is the last tick, inclusive.
	End string `yaml:"end" check:"required,format=date"`
	// ChoicesFrom is the date from whose tick on everybody chooses; where missing, from the start. Before it only events move
	// actors, invite them, and found or end blocs; the economy runs.
	ChoicesFrom string `yaml:"choices_from" check:"format=date,lever"`
	// Tick is week, month, quarter or year.
	Tick string `yaml:"tick" check:"required,allowed=ticks,lever"`
	// Revision is asynchronous (one after another in random order; where missing), synchronous (all on the same view),
	// one_at_random (one actor a tick, anybody with the same probability) or one_in_turn (one a tick, in the order of actors).
	Revision string `yaml:"revision" check:"allowed=revisions,lever"`
}

// State is a jurisdiction.
type State struct {
	// ID is a short code such as KR.
	ID   string `yaml:"id" check:"always,required,format=id"`
	Name Text   `yaml:"name" check:"required"`
	// Remove deletes an entry inherited through extends.
	Remove bool `yaml:"remove"`
	// Government is the actor that acts for the state, if the scenario has one.
	Government string `yaml:"government" check:"names=actors"`
	Policy     Policy `yaml:"policy"`
}

// Policy holds a state's levers.
type Policy struct {
	// AIFunding is public money for AI, in billions of US dollars per year, 0 to 1,000,000.
	AIFunding *Figure `yaml:"ai_funding_usd_bn_per_year" check:"bounds=0:1000000"`
	// FirmSupport is the part of its home actors' AI investment that the state adds, as a fraction (0.1 = 10 %).
	FirmSupport *Figure `yaml:"firm_support_fraction" check:"bounds=0:1"`
	// Openness is the openness the state wants of AI, 0 closed to 1 open.
	Openness *Figure `yaml:"openness_stance" check:"bounds=0:1"`
	// Coordination steers home firms into the home bloc and into specialisation, 0 none to 1 full.
	Coordination *Figure `yaml:"coordination" check:"bounds=0:1"`
	// TalentNet is net migration of AI talent per 10,000 people in the field's network and year, -10,000 to 10,000; negative is outflow.
	TalentNet *Figure `yaml:"talent_net_per_10k_per_year" check:"bounds=-10000:10000"`
	// FundingResponse is how fast funding rises while the state's capability share is below its share at the start, per year, 0 to 100.
	FundingResponse *Figure `yaml:"funding_response_per_year" check:"bounds=0:100"`
	// Alignment with other states by their ids, -1 hostile to 1 allied; both directions unless the other side says otherwise.
	Alignment Figures `yaml:"alignment" check:"bounds=-1:1,keynames=states"`
	// ExportControls limit what actors of other states may get.
	ExportControls []ExportControl `yaml:"export_controls"`
}

// ExportControl is a restriction by a state on a state or on single actors.
type ExportControl struct {
	ID     string `yaml:"id" check:"always,required,format=id"`
	Remove bool   `yaml:"remove"`
	// OnState and OnActors name the targets; at least one.
	OnState  string   `yaml:"on_state" check:"names=states"`
	OnActors []string `yaml:"on_actors" check:"names=actors"`
	// Roles are the goods and services restricted (chips, memory, …); empty means all.
	Roles []string `yaml:"roles" check:"allowed=roles"`
	// Strength is 0 (none) to 1 (total ban).
	Strength Figure `yaml:"strength" check:"required,bounds=0:1"`
	// Source is where the targets and the roles come from.
	Source string `yaml:"source" check:"format=source"`
}

// Actor is a firm, a state's government or an institution.
type Actor struct {
	ID     string `yaml:"id" check:"always,required,format=id"`
	Name   Text   `yaml:"name" check:"required"`
	Remove bool   `yaml:"remove"`
	// Kind is firm, state or institution.
	Kind string `yaml:"kind" check:"required,allowed=kinds"`
	// Home is the id of a state.
	Home string `yaml:"home" check:"required,names=states"`
	// Country is the ISO code where it differs from home (FI for a Finnish firm whose home is the EU).
	Country string `yaml:"country" check:"format=country"`
	// Roles are weights by role: models, chips, memory, cloud, telecom, devices, services, compute, research, capital.
	Roles map[string]float64 `yaml:"roles" check:"bounds=0:1,keys=roles"`
	// Size is market value or its nearest equivalent, in billions of US dollars, 0 to 1,000,000.
	Size *Figure `yaml:"size_usd_bn" check:"bounds=0:1000000"`
	// Invest is yearly investment as its source counts it, in billions of US dollars per year, 0 to 1,000,000.
	Invest *Figure `yaml:"invest_usd_bn_per_year" check:"bounds=0:1000000"`
	// AIFraction is the part of Invest that goes into AI, 0 to 1, so that capex, R&D and budgets become comparable.
	AIFraction *Figure `yaml:"ai_fraction" check:"bounds=0:1"`
	// Revenue is yearly revenue, in billions of US dollars per year, 0 to 1,000,000.
	Revenue *Figure `yaml:"revenue_usd_bn_per_year" check:"bounds=0:1000000"`
	// OpennessDeclared and OpennessMeasured are 0 (closed) to 1 (open).
	OpennessDeclared *Figure `yaml:"openness_declared" check:"bounds=0:1"`
	OpennessMeasured *Figure `yaml:"openness_measured" check:"bounds=0:1"`
	// Talent is AI staff in thousands, 0 to 10,000,000; where missing it follows from investment.
	Talent *Figure `yaml:"talent_thousands" check:"bounds=0:10000000"`
	// Capability is an index, 0 to 1,000, 1 for the world's most capable actor at the start; where missing it follows from capital
	// and talent.
	Capability *Figure `yaml:"capability_index" check:"bounds=0:1000"`
	// Blocs are memberships at the start.
	Blocs []string `yaml:"blocs" check:"names=blocs"`
	// Source is where the memberships and roles come from.
	Source string `yaml:"source" check:"format=source"`
}

// Bloc is an alliance.
type Bloc struct {
	ID     string `yaml:"id" check:"always,required,format=id"`
	Name   Text   `yaml:"name" check:"required"`
	Remove bool   `yaml:"remove"`
	// Founded is the date from which it exists ("2023-12"); before that, or without it, only an event brings it up.
	Founded string `yaml:"founded" check:"format=date"`
	// Leaders are actors who decide on admission.
	Leaders []string `yaml:"leaders" check:"names=actors"`
	// Openness is 0 (closed) to 1 (open).
	Openness *Figure `yaml:"openness" check:"required,bounds=0:1"`
	// Wants are weights by role, 0 to 1.
	Wants map[string]float64 `yaml:"wants" check:"bounds=0:1,keys=roles"`
	// Admission is open, invitation or state_led.
	Admission string `yaml:"admission" check:"required,allowed=admissions,lever"`
	// State leads a state_led bloc.
	State string `yaml:"state" check:"names=states"`
	// Exclusivity is how far membership forbids another, 0 to 1; where missing it is 1 - openness.
	Exclusivity *Figure `yaml:"exclusivity" check:"bounds=0:1"`
	// Pledges are sums by calendar year, in billions of US dollars, 0 to 1,000,000.
	Pledges map[int]Figure `yaml:"pledges_usd_bn" check:"bounds=0:1000000"`
	Source  string         `yaml:"source" check:"format=source"`
}

// Tie is a documented relation between two actors.
type Tie struct {
	ID     string `yaml:"id" check:"always,required,format=id"`
	Remove bool   `yaml:"remove"`
	// Between names the two actors.
	Between []string `yaml:"between" check:"required,names=actors"`
	// Strength is -1 (feud) to 1 (owner).
	Strength Figure `yaml:"strength" check:"required,bounds=-1:1"`
	// Since is the date from which it is documented; it must lie before the start.
	Since string `yaml:"since" check:"required,format=date"`
}

// Hostility is between two blocs at the start.
type Hostility struct {
	ID      string   `yaml:"id" check:"always,required,format=id"`
	Remove  bool     `yaml:"remove"`
	Between []string `yaml:"between" check:"required,names=blocs"`
	// Level is 0 to 1.
	Level Figure `yaml:"level" check:"required,bounds=0:1"`
}

// Event happens at a date or on a condition.
type Event struct {
	ID     string `yaml:"id" check:"always,required,format=id"`
	Name   Text   `yaml:"name" check:"required"`
	Remove bool   `yaml:"remove"`
	// Date fires the event in the tick that holds the date; When fires it in the first tick where the expression is true. One of the two.
	Date string `yaml:"date" check:"format=date,lever"`
	When string `yaml:"when" check:"format=condition"`
	// Repeat fires a conditional event in every tick where it holds.
	Repeat bool     `yaml:"repeat" check:"lever"`
	Do     []Effect `yaml:"do" check:"required"`
	Source string   `yaml:"source" check:"format=source"`
}

// Effect is one consequence of an event: exactly one of its fields is set.
type Effect struct {
	Found     *FoundEffect     `yaml:"found"`
	Dissolve  *DissolveEffect  `yaml:"dissolve"`
	Merge     *MergeEffect     `yaml:"merge"`
	Split     *SplitEffect     `yaml:"split"`
	Join      *MemberEffect    `yaml:"join"`
	Leave     *MemberEffect    `yaml:"leave"`
	Invite    *MemberEffect    `yaml:"invite"`
	Pledge    *PledgeEffect    `yaml:"pledge"`
	Bloc      *BlocEffect      `yaml:"bloc"`
	Actor     *ActorEffect     `yaml:"actor"`
	Policy    *PolicyEffect    `yaml:"policy"`
	Control   *ControlEffect   `yaml:"export_control"`
	Hostility *HostilityEffect `yaml:"hostility"`
	CostShock *CostShockEffect `yaml:"cost_shock"`
}

// FoundEffect brings a bloc of the blocs list into being, with its leaders as first members.
type FoundEffect struct {
	Bloc string `yaml:"bloc" check:"required,names=blocs"`
	// Members join at once, beside the leaders.
	Members []string `yaml:"members" check:"names=actors"`
}

// DissolveEffect ends a bloc; its members are free.
type DissolveEffect struct {
	Bloc string `yaml:"bloc" check:"required,names=blocs"`
}

// MergeEffect moves all members, pledges and leaders of From into Into.
type MergeEffect struct {
	From string `yaml:"from" check:"required,names=blocs"`
	Into string `yaml:"into" check:"required,names=blocs"`
}

// SplitEffect moves the named members of From into the bloc Into, which is founded by it.
type SplitEffect struct {
	From    string   `yaml:"from" check:"required,names=blocs"`
	Into    string   `yaml:"into" check:"required,names=blocs"`
	Members []string `yaml:"members" check:"required,names=actors"`
}

// MemberEffect names actors that join, leave or are invited to a bloc.
type MemberEffect struct {
	Bloc   string   `yaml:"bloc" check:"required,names=blocs"`
	Actors []string `yaml:"actors" check:"required,names=actors"`
}

// PledgeEffect sets a bloc's pledges by year, in billions of US dollars, 0 to 1,000,000.
type PledgeEffect struct {
	Bloc    string         `yaml:"bloc" check:"required,names=blocs"`
	Pledges map[int]Figure `yaml:"pledges_usd_bn" check:"required,bounds=0:1000000"`
}

// BlocEffect changes a bloc's rules; what is missing stays.
type BlocEffect struct {
	Bloc        string  `yaml:"bloc" check:"required,names=blocs"`
	Openness    *Figure `yaml:"openness" check:"bounds=0:1"`
	Exclusivity *Figure `yaml:"exclusivity" check:"bounds=0:1"`
	Admission   string  `yaml:"admission" check:"allowed=admissions,lever"`
}

// ActorEffect changes actors' facts; what is missing stays.
type ActorEffect struct {
	Actors           []string `yaml:"actors" check:"required,names=actors"`
	OpennessDeclared *Figure  `yaml:"openness_declared" check:"bounds=0:1"`
	// InvestFactor multiplies yearly investment, 0 to 1,000.
	InvestFactor *Figure `yaml:"invest_factor" check:"bounds=0:1000"`
}

// PolicyEffect changes a state's levers; what is missing stays.
type PolicyEffect struct {
	State string `yaml:"state" check:"required,names=states"`
	Set   Policy `yaml:"set" check:"required"`
}

// ControlEffect sets an export control's strength.
type ControlEffect struct {
	State   string        `yaml:"state" check:"required,names=states"`
	Control ExportControl `yaml:"control" check:"required"`
}

// HostilityEffect sets the hostility between two blocs.
type HostilityEffect struct {
	Between []string `yaml:"between" check:"required,names=blocs"`
	Level   Figure   `yaml:"level" check:"required,bounds=0:1"`
}

// CostShockEffect makes capability cheaper: first for its origin, then for all, the faster the more open the origin is.
type CostShockEffect struct {
	Origin string `yaml:"origin" check:"required,names=actors"`
	// Factor multiplies the cost of capability, above 0 to 1,000: 0.1 is ten times cheaper.
	Factor Figure `yaml:"factor" check:"required,bounds=0:1000"`
	// Diffusion is the share of the gap that everyone else closes per year at full openness of the origin, 0 to 100.
	Diffusion Figure `yaml:"diffusion_per_year" check:"required,bounds=0:100"`
}
