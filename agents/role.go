package agents

import "slices"

// Role is something an actor does in the AI economy, and that a bloc may want.
type Role uint8

// The roles, in the fixed order in which every table lists them.
const (
	Models Role = iota
	Chips
	Memory
	Cloud
	Telecom
	Devices
	Services
	Compute
	Research
	Capital
	RoleCount int = iota
)

var roleNames = [RoleCount]string{
	"models", "chips", "memory", "cloud", "telecom", "devices", "services", "compute", "research", "capital",
}

// String is the role's name as scenario files write it.
func (r Role) String() string { return roleNames[r] }

// RoleNames lists the names in the order of the constants.
func RoleNames() []string { return slices.Clone(roleNames[:]) }

// RoleByName finds a role; false where there is none of that name.
func RoleByName(name string) (Role, bool) {
	at := slices.Index(roleNames[:], name)
	return Role(max(at, 0)), at >= 0
}

// RoleWeights gives each role a weight of 0 to 1.
// An actor's weights sum to 1 (what part of it does what); a bloc's wants need not.
type RoleWeights [RoleCount]float64

// Normalised divides by the sum; weights that are all zero stay so.
func (w RoleWeights) Normalised() RoleWeights {
	sum := 0.0
	for _, x := range w {
		sum += x
	}
	if sum == 0 {
		return w
	}
	for r := range w {
		w[r] /= sum
	}
	return w
}

// Needs says how much an actor in one role (row) relies on inputs of another (column), each row summing to at most 1.
// It is the input side of resource dependence (Pfeffer & Salancik 1978, ch. 3); the figures are judgements:
// model makers need compute, chips and cloud; cloud needs chips, memory and capital; carriers need chips and models; and so on.
var Needs = [RoleCount]RoleWeights{
	Models:   {Compute: 0.35, Chips: 0.25, Cloud: 0.25, Capital: 0.15},
	Chips:    {Memory: 0.5, Capital: 0.3, Research: 0.2},
	Memory:   {Chips: 0.6, Capital: 0.4},
	Cloud:    {Chips: 0.4, Memory: 0.2, Models: 0.3, Capital: 0.1},
	Telecom:  {Chips: 0.4, Models: 0.3, Cloud: 0.3},
	Devices:  {Models: 0.4, Chips: 0.4, Memory: 0.2},
	Services: {Models: 0.6, Cloud: 0.4},
	Compute:  {Chips: 0.5, Memory: 0.3, Capital: 0.2},
	Research: {Compute: 0.5, Models: 0.3, Capital: 0.2},
	Capital:  {Models: 0.6, Compute: 0.4},
}

// mostNeeds is how many inputs a role relies on at most.
const mostNeeds = 4

// needLists are each role's Needs that are not 0, so that nobody walks over zeros; what is left of a list has no weight. There
// is room for 16 roles, so that a role modulo 16 needs no check.
var needLists = listNeeds()

type listedNeed struct {
	weight float64
	input  Role
}

func listNeeds() (lists [16][mostNeeds]listedNeed) {
	for role := range Needs {
		listed := 0
		for input, weight := range Needs[role] {
			if weight != 0 {
				lists[role][listed] = listedNeed{weight, Role(input)}
				listed++
			}
		}
	}
	return lists
}
