package agents

// Kind tells firms, states and institutions apart.
type Kind uint8

// The kinds of actor.
const (
	Firm        Kind = iota // sells in the market; its investment follows its revenue
	Government              // acts for a state
	Institution             // universities, foundations, laboratories: invest, learn, do not sell
)

var kindNames = [...]string{"firm", "state", "institution"}

// String is the kind as scenario files write it.
func (k Kind) String() string { return kindNames[k] }

// KindByName finds a kind; false where there is none of that name.
func KindByName(name string) (Kind, bool) {
	for k, known := range kindNames {
		if name == known {
			return Kind(k), true
		}
	}
	return 0, false
}

// Actor holds the facts of one actor at the start of a run.
type Actor struct {
	ID   string
	Name Text
	Kind Kind
	// Home is the index of its state.
	Home int
	// Country is an ISO code, for people to read.
	Country string
	// Roles sum to 1.
	Roles RoleWeights
	// Size is market value or its nearest equivalent, USD bn.
	Size float64
	// Invest is AI investment, USD bn per year: yearly investment times the part of it that goes into AI.
	Invest float64
	// Revenue is USD bn per year.
	Revenue float64
	// OpennessDeclared and OpennessMeasured run from 0 (closed) to 1 (open).
	// Choice uses the declared one: blocs are joined on declared strategy.
	OpennessDeclared float64
	OpennessMeasured float64
	// Capital is the stock of AI capital, USD bn; 0 means what Invest sustains.
	Capital float64
	// Capability is an index, 1 for the most capable actor at the start; 0 means what capital and talent give.
	Capability float64
	// Talent is AI staff in thousands; 0 means in proportion to Invest.
	Talent float64
	// Blocs are the memberships at the start.
	Blocs Memberships
}
