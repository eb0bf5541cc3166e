package wording

// Sheet is every heading and sentence that a scenario is shown in, so that no language can lack one. Names arrive as they
// are to be written.
type Sheet interface {
	// Labels are the headings and single words.
	Labels() SheetLabels
	// Period says from when to when, in which ticks, from when on everybody chooses, and in which order; the last two may
	// be empty.
	Period(start, end, tick, choicesFrom, revision string) string
	// Chain says from which files the scenario was read: each extends the next.
	Chain(files []string) string
	// Marks says what the letters behind figures mean.
	Marks() string
	// Notation says how files write the words that the sheet has in the language; empty where they are the same.
	Notation(roles []string) string
	// Named is a name with the id by which files call it.
	Named(name, id string) string

	// At says what an actor is and where it is at home.
	At(kind, home string) string
	// AdmitsBy says how a bloc admits; state is that which leads it, or empty.
	AdmitsBy(admission, state string) string
	// On says what a control is on: no goods are all.
	On(targets, goods []string) string

	// Founded says that a bloc comes into being under its leaders and with further members.
	Founded(bloc string, leaders, members []string) string
	Dissolves(bloc string) string
	Merges(from, into string) string
	Splits(members []string, from, into string) string
	Joins(actors []string, bloc string) string
	Leaves(actors []string, bloc string) string
	Invited(actors []string, bloc string) string
	// Pledged says that a bloc's pledges become these sums in USD bn, by year.
	Pledged(bloc string, years []int, sums []Figure) string
	// Admits says that a bloc changes how it admits.
	Admits(bloc, admission string) string
	// Becomes says that a quantity of somebody's takes a value.
	Becomes(owners []string, quantity Quantity, value Figure) string
	// Aligned says how a state stands to another.
	Aligned(state, other string, value Figure) string
	// Controlled says how strong a state's export control on somebody becomes; no goods are all.
	Controlled(state, control string, targets, goods []string, strength Figure) string
	// Hostile says how hostile two blocs become.
	Hostile(bloc, other string, level Figure) string
	// Cheaper says by what factor capability gets cheaper for an actor, and how fast the others follow.
	Cheaper(origin string, factor, diffusion Figure) string
	// When says on what condition an event happens.
	When(condition string, repeat bool) string
}

// Figure is a number with the letter that says how it is known.
type Figure struct {
	Value float64
	Mark  string
}

// Quantity is what an event can set to a value.
type Quantity uint8

// The quantities, with the units of their values.
const (
	PublicMoney     Quantity = iota // of a state for AI, USD bn per year
	FirmSupport                     // of a state, as a fraction of its actors' AI investment
	OpennessStance                  // of a state, 0..1
	Coordination                    // of a state, 0..1
	TalentNet                       // net migration to a state per 10,000 and year
	FundingResponse                 // of a state, per year
	BlocOpenness                    // 0..1
	Exclusivity                     // of a bloc, 0..1
	Declared                        // openness that actors declare, 0..1
	Investment                      // of actors, times what it is
	quantities
)

// SheetLabels are the headings and single words of a sheet.
type SheetLabels struct {
	// The headings of the sections.
	States, Controls, Actors, Blocs, Ties, Hostility, Events, Weights, AdmissionWeights, Parameters string
	// The headings of columns, with units.
	ID, Name, Details, Value                              string
	Money, FirmSupport, Openness, Coordination, TalentNet string
	Strength, Level, Between, Since, When, Effects        string
	Size, Invest, AIFraction, Declared, Measured, Founded string
	// What stands before a part of the details, with a colon.
	Government, Alignment, FundingResponse, Country, MemberOf         string
	Revenue, Talent, Capability, Leaders, Wants, Pledges, Exclusivity string
	// By heads the state that controls; OnCondition stands in place of an event's date.
	By, OnCondition string
	// Words are the words for kinds, roles, rules of admission, lengths of ticks and orders of revision, as files write them.
	Words map[string]string
}

// Word is a word of files in the language; as it stands where the language has none.
func (l SheetLabels) Word(written string) string {
	if word := l.Words[written]; word != "" {
		return word
	}
	return written
}

// Sheet gives the language's words for scenarios.
func (l Language) Sheet() Sheet {
	if l == Korean {
		return koreanSheet{}
	}
	return englishSheet{}
}
