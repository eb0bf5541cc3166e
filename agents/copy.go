package agents

// CopyFrom makes the situation the same as another one, in columns of its own: nothing that is done to one shows in the other.
// A column that is large enough is used again, so that copying one world after another allocates nothing once warm.
func (s *Situation) CopyFrom(from *Situation) {
	own := *s
	*s = *from
	s.present = refilled(own.present, from.present)
	s.sums = refilled(own.sums, from.sums)
	s.pooling = refilled(own.pooling, from.pooling)
	s.Actors = own.Actors.refilled(&from.Actors)
	s.States = own.States.refilled(&from.States)
	s.Blocs = own.Blocs
	s.Blocs.CopyFrom(&from.Blocs)
}

// CopyFrom makes the columns the same as others, as Situation.CopyFrom does.
func (c *BlocColumns) CopyFrom(from *BlocColumns) {
	own := *c
	*c = *from
	c.Active = refilled(own.Active, from.Active)
	c.Leaders = own.Leaders
	for len(c.Leaders) < len(from.Leaders) {
		c.Leaders = append(c.Leaders, nil)
	}
	c.Leaders = c.Leaders[:len(from.Leaders)]
	for b, leaders := range from.Leaders {
		c.Leaders[b] = refilled(c.Leaders[b], leaders)
	}
	c.Openness = refilled(own.Openness, from.Openness)
	c.Exclusivity = refilled(own.Exclusivity, from.Exclusivity)
	c.Wants = refilled(own.Wants, from.Wants)
	c.Admission = refilled(own.Admission, from.Admission)
	c.State = refilled(own.State, from.State)
	c.PledgeRate = refilled(own.PledgeRate, from.PledgeRate)
	c.Hostility = refilled(own.Hostility, from.Hostility)
	c.Conflict = refilled(own.Conflict, from.Conflict)
	c.Members = refilled(own.Members, from.Members)
	c.Share = refilled(own.Share, from.Share)
	c.Aspiration = refilled(own.Aspiration, from.Aspiration)
	c.Threat = refilled(own.Threat, from.Threat)
	c.HomeMembers = refilled(own.HomeMembers, from.HomeMembers)
	c.RoleHomeMass = refilled(own.RoleHomeMass, from.RoleHomeMass)
	c.TargetedMass = refilled(own.TargetedMass, from.TargetedMass)
	c.KnowledgeSum = refilled(own.KnowledgeSum, from.KnowledgeSum)
	c.OpennessSum = refilled(own.OpennessSum, from.OpennessSum)
	c.Claims = refilled(own.Claims, from.Claims)
	c.Mass = refilled(own.Mass, from.Mass)
	c.RoleMass = refilled(own.RoleMass, from.RoleMass)
	c.HomeMass = refilled(own.HomeMass, from.HomeMass)
	c.Returns = refilled(own.Returns, from.Returns)
	c.Gap = refilled(own.Gap, from.Gap)
	c.RoleShare = refilled(own.RoleShare, from.RoleShare)
	c.HomeShare = refilled(own.HomeShare, from.HomeShare)
	c.Supply = refilled(own.Supply, from.Supply)
	c.Alignment = refilled(own.Alignment, from.Alignment)
	c.Restricted = refilled(own.Restricted, from.Restricted)
	c.Sanctioned = refilled(own.Sanctioned, from.Sanctioned)
	c.Government = refilled(own.Government, from.Government)
	c.Knowledge = refilled(own.Knowledge, from.Knowledge)
	c.LeaderRoleShare = refilled(own.LeaderRoleShare, from.LeaderRoleShare)
	c.LeaderAlignment = refilled(own.LeaderAlignment, from.LeaderAlignment)
	c.LeaderBarrier = refilled(own.LeaderBarrier, from.LeaderBarrier)
}

func (own ActorColumns) refilled(from *ActorColumns) ActorColumns {
	c := *from
	c.Kind = refilled(own.Kind, from.Kind)
	c.Home = refilled(own.Home, from.Home)
	c.RoleStart = refilled(own.RoleStart, from.RoleStart)
	c.RoleOf = refilled(own.RoleOf, from.RoleOf)
	c.RoleWeight = refilled(own.RoleWeight, from.RoleWeight)
	c.Capital = refilled(own.Capital, from.Capital)
	c.Mass = refilled(own.Mass, from.Mass)
	c.Invest = refilled(own.Invest, from.Invest)
	c.Received = refilled(own.Received, from.Received)
	c.Capability = refilled(own.Capability, from.Capability)
	c.Talent = refilled(own.Talent, from.Talent)
	c.Share = refilled(own.Share, from.Share)
	c.Openness = refilled(own.Openness, from.Openness)
	c.Memberships = refilled(own.Memberships, from.Memberships)
	c.Invited = refilled(own.Invited, from.Invited)
	c.Joined = refilled(own.Joined, from.Joined)
	c.InvitedUntil = refilled(own.InvitedUntil, from.InvitedUntil)
	c.TieStart = refilled(own.TieStart, from.TieStart)
	c.TieTo = refilled(own.TieTo, from.TieTo)
	c.TieStrength = refilled(own.TieStrength, from.TieStrength)
	c.TargetedBy = refilled(own.TargetedBy, from.TargetedBy)
	c.Targeted = refilled(own.Targeted, from.Targeted)
	return c
}

func (own StateColumns) refilled(from *StateColumns) StateColumns {
	c := *from
	c.Government = refilled(own.Government, from.Government)
	c.Coordination = refilled(own.Coordination, from.Coordination)
	c.FirmSupport = refilled(own.FirmSupport, from.FirmSupport)
	c.TalentNet = refilled(own.TalentNet, from.TalentNet)
	c.Alignment = refilled(own.Alignment, from.Alignment)
	c.Controls = refilled(own.Controls, from.Controls)
	c.Restricts = refilled(own.Restricts, from.Restricts)
	c.Restricted = refilled(own.Restricted, from.Restricted)
	c.Restricting = refilled(own.Restricting, from.Restricting)
	c.RoleTotal = refilled(own.RoleTotal, from.RoleTotal)
	return c
}

// refilled is a column with other contents, in its own memory where that is large enough.
func refilled[T any](own, from []T) []T { return append(own[:0], from...) }
