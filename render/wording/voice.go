package wording

import "entente/sim"

// Voice is every sentence that a run is told in, so that no language can lack one. Names arrive as they are to be
// written; numbers in utility units unless said otherwise.
type Voice interface {
	// Labels are the headings and single words.
	Labels() Labels
	// Span says what was run, from when to when.
	Span(run Run) string
	// And joins names into one list.
	And(names []string) string
	// Membership says to which blocs an actor belongs, at the start and at the end.
	Membership(start, end []string) string

	// Moved says how an actor changed its memberships.
	Moved(actor string, change Change) string
	// TurnedAway says that an actor wanted a change which the bloc did not allow.
	TurnedAway(actor string, change Change) string
	// Declined says that an actor with invitations stayed as it was.
	Declined(actor string, inviters, kept []string) string
	// Refused says that a bloc refused an actor that was worth less to it than its bar.
	Refused(bloc, actor string, worth, bar float64) string
	// Invited says that a bloc invited an actor; InvitedByEvent that the scenario did it.
	Invited(bloc, actor string) string
	InvitedByEvent(bloc, actor string) string
	// Scripted says that no choice of the actor's own changed its memberships.
	Scripted(actor string, change Change, cause Cause) string
	// Happened says what happened, as part of a list: an event's name or an outcome of the model.
	Happened(cause Cause) string

	// Because gives the reasons for and against what was done.
	Because(pro, con []Point) string
	// Weighed gives what tells for and against a candidate.
	Weighed(pro, con []Point) string
	// SecondBest compares with the option that came second: what told against it and what for it.
	SecondBest(change Change, behind float64, against, forIt []Point) string
	// NextCandidate compares with the candidate that a bloc would have invited next.
	NextCandidate(rival string, behind float64, against, forIt []Point) string
	// In both, what is against the other has negative values.
	// Luck says that chance decided, and by how much the other way would have been better without it.
	Luck(instead Outcome, better float64) string
	// Flip says what smallest change of one input would have turned the decision.
	Flip(instead Outcome, condition Condition) string

	// Position says how a state stands at the start and at the end.
	Position(state string, start, end sim.Position, states int) string
	// AtTheEnd lists a state's actors at the end; each part names a bloc and members.
	AtTheEnd(state string, parts []string) string
	// FiguresNote says what capability is measured in and, where actors belong to several blocs, how those count.
	FiguresNote(overlap bool) string
	// NothingMoved, NoBlocs and NoDecision say why there is nothing to tell.
	NothingMoved() string
	NoBlocs() string
	NoDecision(actor string) string
	// Hidden says how many more there are than are shown.
	Hidden(count int) string
	// Parted says in which decisions, each with its date, a branch and the run as it was first differ. One is empty where
	// nothing more was decided there, both where all decisions are the same.
	Parted(branch, whole string) string
	// ByGovernment says that what follows about a state is about its government.
	ByGovernment(state, id string) string
	// Counted says how many decisions there are about an actor.
	Counted(actor string, decisions int) string
}

// Run says what was run.
type Run struct {
	Scenario  string
	Seed, Run uint64
	From, To  string
	Ticks     int
	Length    sim.TickLength
}

// Labels are headings and single words.
type Labels struct {
	Blocs, Members, Investment, Capability, Share string
	AtStart, Joined, Left, Founded, Ended         string
	ShareChart, Moves, Events, Record             string
	// CapabilityIndex is Capability with its unit, where there is room for it.
	CapabilityIndex string
	// InNone and LeftAgain stand before actors outside every bloc, and before those that left what an event had put them in.
	InNone, LeftAgain                   string
	Reason, Chosen, Stay, RunnerUp, Sum string
	// Admit, Worth and Rival head the columns of a bloc's decisions.
	Admit, Worth, Rival string
	// Kinds are the words for kinds of decision and of actor, by the names that tables write.
	Kinds map[string]string
}

// Change is a change of memberships, by names of blocs; all empty is staying outside every bloc.
type Change struct {
	Joined, Left, Kept []string
}

// Stays says that nothing changes.
func (c Change) Stays() bool { return len(c.Joined)+len(c.Left) == 0 }

// Point is a reason with its weight in utility units.
type Point struct {
	Label  string
	Value  float64
	Nuance Nuance
}

// Nuance tells how a reason counts.
type Nuance uint8

// The nuances.
const (
	Outright Nuance = iota // the thing itself told for or against
	Relief                 // less of a burden told for it
	Loss                   // less of a good told against it
)

// Cause is what moved an actor other than its own choice. Kind is "event" or that of a happening; Name the event, or
// the bloc it was about, and Other the other bloc.
type Cause struct {
	Kind        string
	Name, Other string
}

// Outcome is what would have been decided instead.
type Outcome struct {
	// Kind is Changes, Admits or Invites.
	Kind OutcomeKind
	// Change is what the actor would have done; Name is the candidate that would have been invited.
	Change Change
	Name   string
}

// OutcomeKind tells outcomes apart.
type OutcomeKind uint8

// The kinds of outcome.
const (
	Changes OutcomeKind = iota // the actor would have changed its memberships so, or stayed
	Admits                     // the bloc would have admitted the actor
	Invites                    // the bloc would have invited another, or nobody where Name is empty
)

// Condition is a value that an input would have had to have.
type Condition struct {
	Kind ConditionKind
	// Label is the input's name, Bloc the bloc that it is about where that is not plain from the sentence before.
	Label, Bloc string
	Now, Needed string
}

// ConditionKind tells conditions apart.
type ConditionKind uint8

// The kinds of condition.
const (
	InputWere   ConditionKind = iota // an input had another value
	TermWere                         // a whole term had counted for another value
	Uninvited                        // it had not been invited
	WereInvited                      // it had been invited
)
