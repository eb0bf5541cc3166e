package sim

import (
	"math"

	"entente/agents"
)

// stored walks over all that a world is between two ticks, beside what follows from its model: facts of actors, roles, ties,
// terms, phases. It lists every field that the next tick may read, also sums that could be added up afresh: they would be
// rounded otherwise. A new field of the structures below belongs here unless it is working space; a test has the list of those.
func (w *World) stored(c *coder) {
	c.section("World", func() {
		value(c, "Used", &w.Used, whole[int](c, 0, int64(w.Slots)))
		value(c, "leadersChanged", &w.leadersChanged, c.truth)
		column(c, "Policies", w.Policies, func(policy *agents.Policy) { w.storedPolicy(c, policy) })
		table(c, "BlocIDs", w.BlocIDs, 1, w.Slots, c.text)
		table(c, "BlocNames", w.BlocNames, 1, w.Slots, func(name *agents.Text) { storedText(c, name) })
		table(c, "Pledges", w.Pledges, 1, w.Slots, func(pledges *[]agents.Pledge) {
			elements(c, pledges, 9, func(pledge *agents.Pledge) {
				whole[int](c, math.MinInt32, math.MaxInt32)(&pledge.Year)
				c.number(&pledge.Money)
			})
		})
	})
	w.storedTuning(c)
	w.storedActors(c)
	c.section("BlocColumns", func() {
		w.storedBlocs(c)
		w.storedBlocSums(c)
	})
	w.storedStates(c)
	w.storedEconomy(c)
}

func storedText(c *coder, text *agents.Text) {
	c.text(&text.English)
	c.text(&text.Korean)
}

func (w *World) storedPolicy(c *coder, policy *agents.Policy) {
	c.number(&policy.AIFunding)
	c.number(&policy.FirmSupport)
	c.number(&policy.Openness)
	c.number(&policy.Coordination)
	c.number(&policy.TalentNet)
	c.number(&policy.FundingResponse)
	elements(c, &policy.Alignment, 8, c.number)
	if len(policy.Alignment) != len(w.Model.States) {
		c.fail("%d alignments for %d states", len(policy.Alignment), len(w.Model.States))
	}
	elements(c, &policy.Controls, 91, func(control *agents.Control) {
		c.text(&control.ID)
		index[int](c, len(w.Model.States))(&control.State)
		elements(c, &control.Actors, 1, place[int](c, len(w.Model.Actors)))
		for role := range control.Roles {
			c.number(&control.Roles[role])
		}
		c.number(&control.Strength)
	})
}

func (w *World) storedTuning(c *coder) {
	tuning := &w.Tuning
	c.section("Tuning", func() {
		value(c, "ScaleHalfMass", &tuning.ScaleHalfMass, c.number)
		value(c, "OpennessTolerance", &tuning.OpennessTolerance, c.number)
		value(c, "RivalryAbroad", &tuning.RivalryAbroad, c.number)
		value(c, "DominanceThreshold", &tuning.DominanceThreshold, c.number)
		value(c, "CommitmentYears", &tuning.CommitmentYears, c.number)
	})
}

func (w *World) storedActors(c *coder) {
	actors, count := &w.Actors, len(w.Model.Actors)
	c.section("ActorColumns", func() {
		column(c, "RoleParts", actors.RoleParts, func(part *agents.RolePart) { c.number(&part.Weight) })
		column(c, "Capital", actors.Capital, c.number)
		column(c, "Mass", actors.Mass, c.number)
		column(c, "Invest", actors.Invest, c.number)
		column(c, "Received", actors.Received, c.number)
		column(c, "Capability", actors.Capability, c.number)
		column(c, "Talent", actors.Talent, c.number)
		column(c, "Share", actors.Share, c.number)
		column(c, "Openness", actors.Openness, c.number)
		column(c, "Memberships", actors.Memberships, c.set)
		column(c, "Invited", actors.Invited, c.set)
		table(c, "Joined", actors.Joined, count, w.Slots, whole[int32](c, math.MinInt32, math.MaxInt32))
		table(c, "InvitedUntil", actors.InvitedUntil, count, w.Slots, whole[int32](c, math.MinInt32, math.MaxInt32))
		list(c, "TargetedBy", &actors.TargetedBy, 10, func(targeting *agents.Targeting) {
			place[int32](c, count)(&targeting.Actor)
			place[int32](c, len(w.Model.States))(&targeting.State)
			c.number(&targeting.Strength)
		})
		column(c, "Targeted", actors.Targeted, c.truth)
	})
}

// set is a set of stored bloc slots.
func (c *coder) set(set *agents.Memberships) {
	bits := uint64(*set)
	c.word(&bits)
	if c.slots < agents.MaxBlocs && bits>>uint(c.slots) != 0 {
		c.fail("a set of blocs (%b) beyond the %d there are", bits, c.slots)
		return
	}
	*set = agents.Memberships(bits)
}

func (w *World) storedBlocs(c *coder) {
	blocs, slots := &w.Blocs, w.Slots
	table(c, "Active", blocs.Active, 1, slots, c.truth)
	table(c, "Leaders", blocs.Leaders, 1, slots, func(leaders *[]int32) {
		elements(c, leaders, 1, place[int32](c, len(w.Model.Actors)))
	})
	table(c, "Openness", blocs.Openness, 1, slots, c.number)
	table(c, "Exclusivity", blocs.Exclusivity, 1, slots, c.number)
	table(c, "Wants", blocs.Wants, agents.RoleCount, slots, c.number)
	table(c, "Admission", blocs.Admission, 1, slots, whole[agents.Admission](c, int64(agents.Open), int64(agents.StateLed)))
	table(c, "State", blocs.State, 1, slots, index[int32](c, len(w.Model.States)))
	table(c, "PledgeRate", blocs.PledgeRate, 1, slots, c.number)
	table(c, "Hostility", blocs.Hostility, c.slots, slots, c.number)
	table(c, "Conflict", blocs.Conflict, c.slots, slots, c.number)
	table(c, "Members", blocs.Members, 1, slots, whole[int32](c, 0, math.MaxInt32))
	table(c, "Share", blocs.Share, 1, slots, c.number)
	table(c, "Aspiration", blocs.Aspiration, 1, slots, c.number)
	table(c, "Threat", blocs.Threat, 1, slots, c.number)
}

func (w *World) storedBlocSums(c *coder) {
	blocs, slots, homes := &w.Blocs, w.Slots, len(w.Model.States)
	const roles = agents.RoleCount
	table(c, "HomeMembers", blocs.HomeMembers, homes, slots, whole[int32](c, 0, math.MaxInt32))
	table(c, "RoleHomeMass", blocs.RoleHomeMass, homes*roles, slots, c.number)
	table(c, "TargetedMass", blocs.TargetedMass, homes, slots, c.number)
	table(c, "KnowledgeSum", blocs.KnowledgeSum, 1, slots, c.number)
	table(c, "OpennessSum", blocs.OpennessSum, 1, slots, c.number)
	table(c, "Claims", blocs.Claims, 1, slots, c.number)
	table(c, "Mass", blocs.Mass, 1, slots, c.number)
	table(c, "RoleMass", blocs.RoleMass, roles, slots, c.number)
	table(c, "HomeMass", blocs.HomeMass, homes, slots, c.number)
	table(c, "Returns", blocs.Returns, 1, slots, c.number)
	table(c, "Gap", blocs.Gap, roles, slots, c.number)
	table(c, "RoleShare", blocs.RoleShare, roles, slots, c.number)
	table(c, "HomeShare", blocs.HomeShare, homes, slots, c.number)
	table(c, "Supply", blocs.Supply, roles, slots, c.number)
	table(c, "Alignment", blocs.Alignment, homes, slots, c.number)
	table(c, "Restricted", blocs.Restricted, homes*roles, slots, c.number)
	table(c, "Sanctioned", blocs.Sanctioned, homes, slots, c.number)
	table(c, "Government", blocs.Government, homes, slots, c.number)
	table(c, "Knowledge", blocs.Knowledge, 1, slots, c.number)
	table(c, "LeaderRoleShare", blocs.LeaderRoleShare, roles, slots, c.number)
	table(c, "LeaderAlignment", blocs.LeaderAlignment, homes, slots, c.number)
	table(c, "LeaderBarrier", blocs.LeaderBarrier, homes*roles, slots, c.number)
}

func (w *World) storedStates(c *coder) {
	states := &w.States
	c.section("StateColumns", func() {
		column(c, "Government", states.Government, index[int32](c, len(w.Model.Actors)))
		column(c, "Coordination", states.Coordination, c.number)
		column(c, "FirmSupport", states.FirmSupport, c.number)
		column(c, "TalentNet", states.TalentNet, c.number)
		column(c, "Alignment", states.Alignment, c.number)
		column(c, "Controls", states.Controls, c.number)
		column(c, "Restricts", states.Restricts, c.truth)
		column(c, "Restricted", states.Restricted, c.truth)
		column(c, "Restricting", states.Restricting, c.truth)
		column(c, "RoleTotal", states.RoleTotal, c.number)
		value(c, "TopKnowledge", &states.TopKnowledge, c.number)
		value(c, "Dominant", &states.Dominant, index[int](c, c.slots))
		value(c, "Dominance", &states.Dominance, c.number)
	})
}

func (w *World) storedEconomy(c *coder) {
	c.section("start", func() {
		start := &w.start
		column(c, "invest", start.invest, c.number)
		column(c, "share", start.share, c.number)
		column(c, "capability", start.capability, c.number)
		column(c, "efficiency", start.efficiency, c.number)
		column(c, "ecosystem", start.ecosystem, c.number)
		column(c, "strength", start.strength, c.number)
	})
	c.section("economy", func() {
		economy := &w.economy
		value(c, "market", &economy.market, c.number)
		value(c, "trend", &economy.trend, c.number)
		value(c, "spread", &economy.spread, c.number)
		value(c, "best", &economy.best, c.number)
		value(c, "spreading", &economy.spreading, c.number)
		value(c, "scale", &economy.scale, c.number)
		value(c, "openTop", &economy.openTop, c.number)
		column(c, "own", economy.own, c.number)
		column(c, "access", economy.access, c.number)
	})
	c.section("choosing", func() {
		column(c, "aspiration", w.choosing.aspiration, c.number)
	})
	c.section("turnOrder", func() {
		column(c, "luck", w.choosing.order.luck[:], func(words *[]uint64) {
			for k := range *words {
				c.word(&(*words)[k])
			}
		})
	})
}

// storedAgenda walks over which events have happened. Reading, the events must be those of the model.
func (w *World) storedAgenda(c *coder) {
	c.section("agenda", func() {
		done := w.agenda.done
		column(c, "events", w.Model.Events, func(event *Event) {
			id := event.ID
			c.text(&id)
			if id != event.ID {
				c.fail("the event %q where the model has %q", id, event.ID)
			}
		})
		column(c, "done", done, c.truth)
	})
}
