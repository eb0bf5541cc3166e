package agents

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// tolerance is what rounding may do to numbers around 1 in these tests.
const tolerance = 1e-12

// person is an actor of a test, place a state, club a bloc; what is left out is 0.
type person struct {
	kind                                    Kind
	home                                    int
	roles                                   RoleWeights
	mass, invest, capability, talent, share float64
	openness                                float64
	blocs, invited                          Memberships
	joined                                  int32 // tick, for all of its blocs
}

type place struct {
	government   int // actor plus 1, so that the zero value has none
	coordination float64
	alignment    []float64
	controls     []Control
}

type club struct {
	inactive              bool
	openness, exclusivity float64
	wants                 RoleWeights
	admission             Admission
	state                 int
	pledge                float64 // USD bn per year
	leaders               []int32
}

// testTuning holds constants of a usual size; the figures in the tests follow from them.
var testTuning = Tuning{ScaleHalfMass: 0.1, OpennessTolerance: 0.5, RivalryAbroad: 0.5, DominanceThreshold: 0.3, CommitmentYears: 2}

// situationOf fills a situation as the engine does: the columns, then Pool and RefreshLeaders. Ticks are months.
func situationOf(places []place, people []person, clubs []club, ties ...Tie) *Situation {
	s := &Situation{Slots: len(clubs) + 1, Used: len(clubs), TicksPerYear: 12, Tuning: testTuning}
	n, homes, slots, roles := len(people), len(places), len(clubs)+1, RoleCount
	numbers := func(size int) []float64 { return make([]float64, size) }
	s.Actors = ActorColumns{
		Kind: make([]Kind, n), Home: make([]int32, n),
		Capital: numbers(n), Mass: numbers(n), Invest: numbers(n), Received: numbers(n), Capability: numbers(n),
		Talent: numbers(n), Share: numbers(n), Openness: numbers(n),
		Memberships: make([]Memberships, n), Invited: make([]Memberships, n),
		Joined: make([]int32, n*slots), InvitedUntil: make([]int32, n*slots),
		TieStart: make([]int32, 1, n+1), Targeted: make([]bool, n),
	}
	s.Blocs = BlocColumns{
		Active: make([]bool, slots), Leaders: make([][]int32, slots), Openness: numbers(slots), Exclusivity: numbers(slots),
		Wants: numbers(roles * slots), Admission: make([]Admission, slots), State: make([]int32, slots),
		PledgeRate: numbers(slots), Hostility: numbers(slots * slots), Conflict: numbers(slots * slots),
		Members: make([]int32, slots), Mass: numbers(slots), Share: numbers(slots), Aspiration: numbers(slots), Threat: numbers(slots),
		RoleMass: numbers(roles * slots), RoleHomeMass: numbers(homes * roles * slots), HomeMass: numbers(homes * slots),
		TargetedMass: numbers(homes * slots), KnowledgeSum: numbers(slots), Claims: numbers(slots),
		OpennessSum: numbers(slots),
		HomeMembers: make([]int32, homes*slots), Returns: numbers(slots), Gap: numbers(roles * slots),
		RoleShare: numbers(roles * slots), HomeShare: numbers(homes * slots),
		Supply: numbers(roles * slots), Alignment: numbers(homes * slots), Restricted: numbers(homes * roles * slots),
		Sanctioned: numbers(homes * slots), Government: numbers(homes * slots), Knowledge: numbers(slots),
		LeaderRoleShare: numbers(roles * slots), LeaderAlignment: numbers(homes * slots), LeaderBarrier: numbers(homes * roles * slots),
	}
	s.States = StateColumns{
		Count: homes, Government: make([]int32, homes), Coordination: numbers(homes), FirmSupport: numbers(homes),
		TalentNet: numbers(homes), Alignment: numbers(homes * homes), Controls: numbers(homes * homes * roles),
		Restricts: make([]bool, homes*homes), Restricted: make([]bool, homes), Restricting: make([]bool, homes), RoleTotal: numbers(roles), Dominant: -1,
	}
	for h, place := range places {
		s.States.Government[h], s.States.Coordination[h] = int32(place.government)-1, place.coordination
		copy(s.States.Alignment[h*homes:(h+1)*homes], place.alignment)
		s.States.Alignment[h*homes+h] = 1
		for _, control := range place.controls {
			s.restrict(h, control)
		}
	}
	s.Actors.SetRoles(n, func(i int) RoleWeights { return people[i].roles })
	for i, person := range people {
		a := &s.Actors
		a.Kind[i], a.Home[i], a.Mass[i], a.Invest[i] = person.kind, int32(person.home), person.mass, person.invest
		a.Capability[i], a.Talent[i], a.Share[i], a.Openness[i] = person.capability, person.talent, person.share, person.openness
		a.Memberships[i], a.Invited[i] = person.blocs, person.invited
		for b := range clubs {
			a.Joined[i*slots+b] = person.joined
		}
		for _, tie := range ties {
			switch i {
			case tie.A:
				a.TieTo, a.TieStrength = append(a.TieTo, int32(tie.B)), append(a.TieStrength, tie.Strength)
			case tie.B:
				a.TieTo, a.TieStrength = append(a.TieTo, int32(tie.A)), append(a.TieStrength, tie.Strength)
			}
		}
		a.TieStart = append(a.TieStart, int32(len(a.TieTo)))
	}
	for b, club := range clubs {
		s.Blocs.Active[b], s.Blocs.Openness[b], s.Blocs.Exclusivity[b] = !club.inactive, club.openness, club.exclusivity
		s.Blocs.Admission[b], s.Blocs.State[b] = club.admission, int32(club.state)
		s.Blocs.PledgeRate[b], s.Blocs.Leaders[b] = club.pledge, club.leaders
		for role, want := range club.wants {
			s.Blocs.Wants[role*slots+b] = want
		}
	}
	s.repool()
	return s
}

// restrict adds an export control of a home state to the columns.
func (s *Situation) restrict(home int, control Control) {
	s.States.Restricting[home] = true
	if control.State >= 0 {
		pair := home*s.States.Count + control.State
		s.States.Restricts[pair], s.States.Restricted[control.State] = true, true
		for role := range RoleCount {
			at := pair*RoleCount + role
			s.States.Controls[at] = max(s.States.Controls[at], control.Covers(Role(role)))
		}
	}
	for _, actor := range control.Actors {
		s.Actors.Targeted[actor] = true
		s.Actors.TargetedBy = append(s.Actors.TargetedBy, Targeting{int32(actor), int32(home), control.Strength})
	}
}

// repool works everything out afresh after a change of facts.
func (s *Situation) repool() {
	s.Pool()
	for b := range s.Used {
		s.RefreshLeaders(b)
	}
}

// fill is a term's row, over what a caller may have left in it.
func fill(term Term, s *Situation, actor int) []float64 {
	row := make([]float64, s.Used)
	for b := range row {
		row[b] = -123 // the garbage that Fill must overwrite
	}
	term.Fill(s, actor, row)
	return row
}

// set makes a set of blocs.
func set(blocs ...int) Memberships {
	var made Memberships
	for _, bloc := range blocs {
		made = made.With(bloc)
	}
	return made
}

// does gives an actor one role.
func does(role Role) RoleWeights {
	var roles RoleWeights
	roles[role] = 1
	return roles
}

// requireInverse checks that the term takes the value for which Invert gave an input, once change has put the input there.
func requireInverse(t require.TestingT, term Inverter, s *Situation, actor, bloc int, value float64, change func(to float64)) {
	to, ok := term.Invert(s, actor, bloc, value)
	require.True(t, ok, "%s can be %v", term.About().Name, value)
	input := term.Input(s, actor, bloc, fill(term, s, actor)[bloc])
	require.GreaterOrEqual(t, to, input.Low)
	require.LessOrEqual(t, to, input.High)
	change(to)
	require.InDelta(t, to, term.Input(s, actor, bloc, fill(term, s, actor)[bloc]).Value, 1e-9, "the input is what it was changed to")
	require.InDelta(t, value, fill(term, s, actor)[bloc], 1e-9, "the term takes the value")
}

// requireIdentity checks that the term's input is its own value times sign, and that Invert keeps it within bounds.
func requireIdentity(t require.TestingT, term Inverter, s *Situation, sign float64) {
	for actor := range s.Actors.Mass {
		row := fill(term, s, actor)
		for b, value := range row {
			input := term.Input(s, actor, b, value)
			require.InDelta(t, sign*value, input.Value, tolerance)
			to, ok := term.Invert(s, actor, b, value)
			require.True(t, ok, "%s: its present value %v is possible", term.About().Name, value)
			require.InDelta(t, input.Value, to, tolerance)
			for _, beyond := range []float64{input.Low - 0.01, input.High + 0.01} {
				_, ok = term.Invert(s, actor, b, sign*beyond)
				require.False(t, ok, "%s: %v is out of bounds", term.About().Name, beyond)
			}
		}
	}
}

// drawSituation is a random world: up to four homes, a dozen actors and six blocs, with controls, ties, invitations, some
// actors without capital and some blocs that do not exist.
func drawSituation(t *rapid.T) *Situation {
	homes := rapid.IntRange(1, 4).Draw(t, "homes")
	n := rapid.IntRange(1, 12).Draw(t, "actors")
	slots := rapid.IntRange(1, 6).Draw(t, "blocs")
	unit := rapid.Float64Range(0, 1)
	places := make([]place, homes)
	for h := range places {
		places[h] = place{government: rapid.IntRange(0, n).Draw(t, "government"), coordination: unit.Draw(t, "coordination")}
		places[h].alignment = rapid.SliceOfN(rapid.Float64Range(-1, 1), homes, homes).Draw(t, "alignment")
		for range rapid.IntRange(0, 2).Draw(t, "controls") {
			places[h].controls = append(places[h].controls, Control{
				State: rapid.IntRange(-1, homes-1).Draw(t, "target"), Strength: unit.Draw(t, "strength"),
				Actors: rapid.SliceOfNDistinct(rapid.IntRange(0, n-1), 0, min(2, n), rapid.ID[int]).Draw(t, "named"),
				Roles:  drawRoles(t, "controlled", 0),
			})
		}
	}
	clubs := make([]club, slots)
	for b := range clubs {
		clubs[b] = club{
			inactive: rapid.IntRange(0, 5).Draw(t, "inactive") == 0, openness: unit.Draw(t, "openness"), exclusivity: unit.Draw(t, "exclusivity"),
			wants: drawRoles(t, "wants", 0), admission: Admission(rapid.IntRange(0, 2).Draw(t, "admission")),
			state: rapid.IntRange(0, homes-1).Draw(t, "state"), pledge: rapid.Float64Range(0, 100).Draw(t, "pledge"),
			leaders: rapid.SliceOfNDistinct(rapid.Int32Range(0, int32(n-1)), 0, min(3, n), rapid.ID[int32]).Draw(t, "leaders"),
		}
	}
	people := make([]person, n)
	total, sold := 0.0, 0.0
	for i := range people {
		people[i] = person{
			kind: Kind(rapid.IntRange(0, 2).Draw(t, "kind")), home: rapid.IntRange(0, homes-1).Draw(t, "home"),
			roles: drawRoles(t, "roles", 1).Normalised(), invest: rapid.Float64Range(0.01, 100).Draw(t, "invest"),
			capability: unit.Draw(t, "capability"), openness: unit.Draw(t, "stance"),
		}
		if rapid.IntRange(0, 5).Draw(t, "capital") > 0 {
			people[i].mass = rapid.Float64Range(0.01, 1).Draw(t, "mass")
		}
		if people[i].kind == Firm {
			people[i].share = rapid.Float64Range(0, 1).Draw(t, "share")
		}
		for b := range clubs {
			if clubs[b].inactive {
				continue
			}
			switch rapid.IntRange(0, 4).Draw(t, "membership") {
			case 0, 1:
				if people[i].blocs.Count() < 4 {
					people[i].blocs = people[i].blocs.With(b)
				}
			case 2:
				people[i].invited = people[i].invited.With(b)
			}
		}
		total += people[i].mass
		sold += people[i].share
	}
	for i := range people {
		if total > 0 {
			people[i].mass /= total
		}
		if sold > 0 {
			people[i].share /= sold
		}
	}
	var ties []Tie
	if n > 1 {
		for range rapid.IntRange(0, 4).Draw(t, "ties") {
			pair := rapid.SliceOfNDistinct(rapid.IntRange(0, n-1), 2, 2, rapid.ID[int]).Draw(t, "pair")
			ties = append(ties, Tie{pair[0], pair[1], rapid.Float64Range(-1, 1).Draw(t, "tie")})
		}
	}
	s := situationOf(places, people, clubs, ties...)
	s.Tick = rapid.Int32Range(0, 60).Draw(t, "tick")
	for a := range s.Used {
		for b := range a {
			level := rapid.SampledFrom([]float64{0, 0, 0.3, 1}).Draw(t, "hostility")
			s.Blocs.Hostility[a*s.Slots+b], s.Blocs.Hostility[b*s.Slots+a] = level, level
		}
	}
	return s
}

// drawRoles gives weights of 0 to 1 to up to three roles, which often are the same ones.
func drawRoles(t *rapid.T, label string, least int) RoleWeights {
	var roles RoleWeights
	for _, role := range rapid.SliceOfN(rapid.IntRange(0, 4), least, 3).Draw(t, label) {
		roles[role] = rapid.SampledFrom([]float64{0.25, 0.5, 1}).Draw(t, label+" weight")
	}
	return roles
}

func TestSituationTellsYearsAndRows(t *testing.T) {
	s := situationOf([]place{{}}, []person{{roles: RoleWeights{Chips: 0.25, Memory: 0.75}}}, []club{{}, {}})
	s.Tick = 18
	assert.Equal(t, 1.0, s.Years(6), "twelve months since tick 6")
	assert.Equal(t, []RolePart{{0.25, Chips, 0}, {0.75, Memory, 0}}, s.RolesOf(0))
	row := s.Row(s.Blocs.Wants, int(Memory))
	assert.Len(t, row, s.Slots)
	row[1] = 0.5
	assert.Equal(t, 0.5, s.Blocs.Wants[int(Memory)*s.Slots+1], "a row is a window on its table")
	assert.Equal(t, s.Slots, cap(row), "appending to a row cannot reach the next")
	assert.Equal(t, RoleCount+int(Memory), HomeRole(1, Memory))
}
