package sim

import (
	"slices"

	"entente/agents"
)

// allocate makes every column of the world once; Reset fills them.
func (w *World) allocate() {
	m := w.Model
	n, homes, slots := len(m.Actors), len(m.States), m.Slots()
	roles := agents.RoleCount
	numbers := func(size int) []float64 { return make([]float64, size) }
	w.Slots = slots
	w.TicksPerYear = m.Calendar.Length.PerYear()
	w.Actors = agents.ActorColumns{
		Kind: make([]agents.Kind, n), Home: make([]int32, n),
		Capital: numbers(n), Mass: numbers(n), Invest: numbers(n), Received: numbers(n), Capability: numbers(n),
		Talent: numbers(n), Share: numbers(n), Openness: numbers(n),
		Memberships: make([]agents.Memberships, n), Invited: make([]agents.Memberships, n),
		Joined: make([]int32, n*slots), InvitedUntil: make([]int32, n*slots),
		TieStart: make([]int32, n+1), Targeted: make([]bool, n),
	}
	w.Blocs = agents.BlocColumns{
		Active: make([]bool, slots), Leaders: make([][]int32, slots), Openness: numbers(slots), Exclusivity: numbers(slots),
		Wants: numbers(roles * slots), Admission: make([]agents.Admission, slots), State: make([]int32, slots),
		PledgeRate: numbers(slots), Hostility: numbers(slots * slots), Conflict: numbers(slots * slots),
		Members: make([]int32, slots), Mass: numbers(slots), Share: numbers(slots), Aspiration: numbers(slots), Threat: numbers(slots),
		RoleMass: numbers(roles * slots), RoleHomeMass: numbers(homes * roles * slots), HomeMass: numbers(homes * slots),
		TargetedMass: numbers(homes * slots), KnowledgeSum: numbers(slots), Claims: numbers(slots),
		OpennessSum: numbers(slots), HomeMembers: make([]int32, homes*slots),
		Returns: numbers(slots), Gap: numbers(roles * slots), RoleShare: numbers(roles * slots), HomeShare: numbers(homes * slots),
		Supply: numbers(roles * slots), Alignment: numbers(homes * slots), Restricted: numbers(homes * roles * slots),
		Sanctioned: numbers(homes * slots), Government: numbers(homes * slots), Knowledge: numbers(slots),
		LeaderRoleShare: numbers(roles * slots), LeaderAlignment: numbers(homes * slots), LeaderBarrier: numbers(homes * roles * slots),
	}
	w.States = agents.StateColumns{
		Count: homes, Government: make([]int32, homes), Coordination: numbers(homes), FirmSupport: numbers(homes),
		TalentNet: numbers(homes), Alignment: numbers(homes * homes), Controls: numbers(homes * homes * roles),
		Restricts: make([]bool, homes*homes), Restricted: make([]bool, homes), Restricting: make([]bool, homes), RoleTotal: numbers(roles), Dominant: -1,
	}
	w.Policies = make([]agents.Policy, homes)
	w.BlocNames, w.BlocIDs = make([]agents.Text, slots), make([]string, slots)
	w.Pledges = make([][]agents.Pledge, slots)
	for b := range w.Blocs.Leaders {
		w.Blocs.Leaders[b] = make([]int32, 0, 8)
	}
	w.Keys = make([]uint64, n)
	for i := range m.Actors {
		w.Keys[i] = key(m.Actors[i].ID)
	}
	w.start = start{
		invest: numbers(n), share: numbers(n), capability: numbers(n), efficiency: numbers(n), ecosystem: numbers(n),
		strength: numbers(homes),
	}
	w.chunks = newChunks(n, homes*roles*slots)
	w.economy.allocate(n, homes, slots, w.chunks.count)
	w.choosing.allocate(n, slots)
	w.setTerms(m.Terms)
	w.judge = agents.NewJudge(m.AdmissionTerms)
	w.loadRoles()
	w.loadTies()
	w.start.roleParts = slices.Clone(w.Actors.RoleParts)
}

// loadRoles and loadTies fill the tables that no run changes.
func (w *World) loadRoles() {
	columns := &w.Actors
	for i := range w.Model.Actors {
		actor := &w.Model.Actors[i]
		columns.Kind[i], columns.Home[i] = actor.Kind, int32(actor.Home)
	}
	columns.SetRoles(len(w.Model.Actors), func(i int) agents.RoleWeights { return w.Model.Actors[i].Roles.Normalised() })
}

func (w *World) loadTies() {
	columns := &w.Actors
	others := make([][]agents.Tie, len(w.Model.Actors))
	for _, tie := range w.Model.Ties {
		others[tie.A] = append(others[tie.A], agents.Tie{A: tie.A, B: tie.B, Strength: tie.Strength})
		others[tie.B] = append(others[tie.B], agents.Tie{A: tie.B, B: tie.A, Strength: tie.Strength})
	}
	for i, ties := range others {
		for _, tie := range ties {
			columns.TieTo = append(columns.TieTo, int32(tie.B))
			columns.TieStrength = append(columns.TieStrength, tie.Strength)
		}
		columns.TieStart[i+1] = int32(len(columns.TieTo))
	}
}

// loadStates puts the policies back to the model's.
func (w *World) loadStates() {
	clear(w.States.Restricted)
	clear(w.States.Restricting)
	for h := range w.Model.States {
		state := &w.Model.States[h]
		policy := &w.Policies[h]
		alignment, controls := policy.Alignment[:0], policy.Controls[:0]
		*policy = state.Policy
		policy.Alignment = append(alignment, state.Policy.Alignment...)
		for len(policy.Alignment) < len(w.Model.States) {
			policy.Alignment = append(policy.Alignment, 0)
		}
		policy.Controls = append(controls, state.Policy.Controls...)
		w.States.Government[h] = int32(state.Government)
	}
	p := &w.Model.Parameters
	w.Tuning = agents.Tuning{
		ScaleHalfMass: p.ScaleHalfMass, OpennessTolerance: p.OpennessTolerance, RivalryAbroad: p.RivalryAbroad,
		DominanceThreshold: p.DominanceThreshold, CommitmentYears: p.CommitmentYears,
	}
	w.chooser.Temperature, w.judge.Temperature = p.Temperature, p.Temperature
	w.chooser.Limits = w.Model.Limits
	w.chooser.Costs = agents.Costs{
		Attention: p.Attention, Switching: p.Switching, Openness: p.OpennessConflict, Hostility: p.HostilityConflict, Exclusive: p.Exclusivity,
	}
	w.judge.Bars = agents.Bars{Open: p.BarOpen, Invitation: p.BarInvitation, StateLed: p.BarStateLed}
	w.PoliciesChanged()
}

// PoliciesChanged works the policies into the columns that terms read. Call it after changing Policies.
func (w *World) PoliciesChanged() {
	states, count := &w.States, w.States.Count
	clear(states.Controls)
	clear(states.Restricts)
	clear(w.Actors.Targeted)
	w.Actors.TargetedBy = w.Actors.TargetedBy[:0]
	for h := range w.Policies {
		policy := &w.Policies[h]
		states.Coordination[h], states.FirmSupport[h], states.TalentNet[h] = policy.Coordination, policy.FirmSupport, policy.TalentNet
		copy(states.Alignment[h*count:(h+1)*count], policy.Alignment)
		states.Alignment[h*count+h] = 1
		for c := range policy.Controls {
			w.loadControl(h, &policy.Controls[c])
		}
	}
	w.leadersChanged = true
}

func (w *World) loadControl(home int, control *agents.Control) {
	if control.Strength == 0 {
		return
	}
	states := &w.States
	states.Restricting[home] = true
	if control.State >= 0 {
		pair := home*states.Count + control.State
		states.Restricts[pair], states.Restricted[control.State] = true, true
		for role := range agents.RoleCount {
			at := pair*agents.RoleCount + role
			states.Controls[at] = max(states.Controls[at], control.Covers(agents.Role(role)))
		}
	}
	for _, actor := range control.Actors {
		w.Actors.Targeted[actor] = true
		w.Actors.TargetedBy = append(w.Actors.TargetedBy, agents.Targeting{
			Actor: int32(actor), State: int32(home), Strength: control.Strength,
		})
	}
}

// loadActors puts actors' facts back; what the model leaves open follows from the rest.
func (w *World) loadActors() {
	columns := &w.Actors
	for i := range w.Model.Actors {
		actor := &w.Model.Actors[i]
		columns.Memberships[i], columns.Invited[i] = actor.Blocs, 0
		columns.Openness[i], columns.Invest[i], columns.Received[i] = actor.OpennessDeclared, actor.Invest, 0
	}
	copy(columns.RoleParts, w.start.roleParts)
	clear(columns.Joined)
	clear(columns.InvitedUntil)
}

// loadBlocs puts blocs' facts back; spare slots are empty.
func (w *World) loadBlocs() {
	blocs, slots := &w.Blocs, w.Slots
	clear(blocs.Hostility)
	clear(blocs.Aspiration)
	clear(blocs.Threat)
	w.Used = 0
	for b := range slots {
		fact := agents.Bloc{State: -1}
		if b < len(w.Model.Blocs) {
			fact = w.Model.Blocs[b]
		}
		w.setBloc(b, fact)
	}
	for _, enmity := range w.Model.Hostility {
		w.SetHostility(enmity.A, enmity.B, enmity.Level)
	}
}

// setBloc fills a slot with a bloc's facts.
func (w *World) setBloc(slot int, fact agents.Bloc) {
	blocs := &w.Blocs
	w.BlocIDs[slot], w.BlocNames[slot] = fact.ID, fact.Name
	if fact.ID != "" {
		w.Used = max(w.Used, slot+1)
	}
	w.Pledges[slot] = append(w.Pledges[slot][:0], fact.Pledges...)
	blocs.Active[slot], blocs.Openness[slot], blocs.Exclusivity[slot] = fact.Active, fact.Openness, fact.Exclusivity
	blocs.Admission[slot], blocs.State[slot] = fact.Admission, int32(fact.State)
	blocs.Leaders[slot] = blocs.Leaders[slot][:0]
	for _, leader := range fact.Leaders {
		blocs.Leaders[slot] = append(blocs.Leaders[slot], int32(leader))
	}
	for role, want := range fact.Wants {
		blocs.Wants[role*w.Slots+slot] = want
	}
}

// SetHostility sets it between two blocs, both ways, within 0 to 1.
func (w *World) SetHostility(a, b int, level float64) {
	level = min(1, max(0, level))
	w.Blocs.Hostility[a*w.Slots+b] = level
	w.Blocs.Hostility[b*w.Slots+a] = level
}
