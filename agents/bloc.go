package agents

// Admission is the rule by which a bloc takes members.
type Admission uint8

// The admission rules.
const (
	Open         Admission = iota // whoever asks, unless the leaders strongly object
	ByInvitation                  // the invited, and those whom the leaders want without it
	StateLed                      // actors of the leading state, and those whom it wants
)

var admissionNames = [...]string{"open", "invitation", "state_led"}

// String is the rule as scenario files write it.
func (a Admission) String() string { return admissionNames[a] }

// AdmissionByName finds a rule; false where there is none of that name.
func AdmissionByName(name string) (Admission, bool) {
	for a, known := range admissionNames {
		if name == known {
			return Admission(a), true
		}
	}
	return 0, false
}

// Bloc holds the facts of one alliance at the start of a run.
type Bloc struct {
	ID   string
	Name Text
	// Active says whether it exists at the start.
	Active bool
	// Leaders are actors by index; they judge candidates.
	Leaders []int
	// Openness is 0 (closed) to 1 (open).
	Openness float64
	// Wants are weights by role, 0 to 1.
	Wants     RoleWeights
	Admission Admission
	// State leads a StateLed bloc, -1 otherwise.
	State int
	// Exclusivity is how far membership forbids another, 0 to 1.
	Exclusivity float64
	// Pledges are sums in USD bn by calendar year, in rising order of year.
	Pledges []Pledge
}

// Pledge is the money that a bloc has promised its projects for a year.
type Pledge struct {
	Year  int
	Money float64 // USD bn
}

// Tie is a documented relation between two actors that is older than the run.
type Tie struct {
	A, B     int
	Strength float64 // -1 (feud) to 1 (owner)
}
