package agents

// Resume works out what a situation keeps besides its columns, only for speed, after the columns have been filled from a
// stored state. Columns are left as they are, to the last bit.
func (s *Situation) Resume() {
	for role, total := range s.States.RoleTotal {
		s.States.perRoleTotal[role] = 0
		if total > 0 {
			s.States.perRoleTotal[role] = 1 / total
		}
	}
}
