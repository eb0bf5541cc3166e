package agents

// DecisionKind says what was decided.
type DecisionKind uint8

// The kinds of decision that are explained.
const (
	Move       DecisionKind = iota // an actor changed its memberships
	Declined                       // an actor with an invitation stayed as it was
	Refusal                        // a bloc refused an actor
	Invitation                     // a bloc invited an actor
	Scripted                       // an event or an outcome of the model moved an actor: no choice of its own
)

var decisionNames = [...]string{"move", "declined", "refusal", "invitation", "scripted"}

// String is the kind as tables write it.
func (k DecisionKind) String() string { return decisionNames[k] }

// DecisionKindByName finds a kind; false where there is none of that name.
func DecisionKindByName(name string) (DecisionKind, bool) {
	for k, known := range decisionNames {
		if name == known {
			return DecisionKind(k), true
		}
	}
	return 0, false
}

// Decision is a why-record: what was decided and what spoke for it.
//
// For a Move or Declined the alternatives are sets of blocs: To was chosen, From is staying, RunnerUp was second.
// For a Refusal or Invitation it is the Bloc that decided about the Actor: chosen is what was decided, staying is not to
// decide so (to admit; to invite nobody), and for an Invitation the runner-up is the next candidate, Rival.
type Decision struct {
	Tick  int32
	Kind  DecisionKind
	Actor int32
	Bloc  int32 // that decided, was joined or left; -1 where it is none
	Rival int32 // second candidate of an Invitation, -1 otherwise
	Event int32 // index of the event that scripted it, -1 otherwise

	From, To, RunnerUp Memberships

	// Reasons are the factors' contributions, in utility units, in the order of the model's factors; factors that
	// contribute nothing anywhere are left out. They sum to the alternatives' scores.
	Reasons []Reason
	// Flips are the changes of a single input that would have turned the decision, smallest first.
	Flips []Flip
}

// Judged is what the candidate of a Refusal was worth to the bloc, luck apart, and the bar that it did not reach, in utility
// units.
func (d *Decision) Judged() (worth, bar float64) {
	for _, reason := range d.Reasons {
		switch reason.Factor {
		case FactorBar:
			bar = -reason.Stay
		case FactorLuck:
		default:
			worth += reason.Stay
		}
	}
	return worth, bar
}

// Reason is one factor's part in a decision, in utility units.
type Reason struct {
	Factor   string // a term's name, or one of the costs, or "luck"
	Chosen   float64
	Stay     float64
	RunnerUp float64
}

// Flip is a change of one input by which the decision would have gone another way, everything else equal.
type Flip struct {
	Factor string
	Bloc   int32 // where the input is about a bloc, else -1
	Input  Input // as it was
	To     float64
	// Distance is the change as a part of the input's range, 0 to 1: by it flips are ordered.
	Distance float64
	// Instead is what would have been chosen.
	Instead Memberships
}

// The factors beside the terms.
const (
	FactorAttention = "attention"
	FactorSwitching = "switching"
	FactorOpenness  = "openness_conflict"
	FactorHostility = "hostility_conflict"
	FactorExclusive = "exclusivity_conflict"
	FactorBar       = "bar"
	FactorLuck      = "luck"
)
