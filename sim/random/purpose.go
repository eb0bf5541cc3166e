package random

// Purpose says what a draw is for. It is part of the draw's address, so that
// draws for different purposes never share luck.
//
// The numbers are part of every recorded result: never renumber a purpose, never
// give a retired number to another one, and add new ones at the end.
type Purpose uint64

const (
	PurposeRevise     Purpose = 1  // whether an actor reconsiders in a tick, and in which order
	PurposeChoice     Purpose = 2  // which option it takes
	PurposeAdmission  Purpose = 3  // whether a bloc admits an applicant
	PurposeInvitation Purpose = 4  // whom a bloc invites
	PurposeEvent      Purpose = 5  // whether and when an event strikes
	PurposePolicy     Purpose = 6  // a state's use of its levers
	PurposeTalent     Purpose = 7  // movements of people
	PurposeMarket     Purpose = 8  // demand and prices
	PurposeSynthetic  Purpose = 9  // attributes of generated actors
	PurposeParameter  Purpose = 10 // parameters drawn anew for each run
	PurposeDesign     Purpose = 11 // points of experimental designs and the order in which they are run
	PurposeBootstrap  Purpose = 12 // resampling of outcomes

	// PurposeUser is the first of the numbers left to users of the engine: a term,
	// phase or observer of one's own draws with PurposeUser, PurposeUser + 1, ...
	PurposeUser Purpose = 1 << 32
)
