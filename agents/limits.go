package agents

// Limits are to how many blocs an actor may belong at a time when it chooses: both 1 where everybody is on exactly one side, as
// in landscape theory; Least 0 and Most 1 where coalitions may not overlap and one may be alone. The zero value sets no limit.
type Limits struct {
	Least int
	Most  int // 0 for as many as there are
}

// mayJoin says whether an actor with so many memberships may begin another one on top.
func (l Limits) mayJoin(count int) bool { return l.Most == 0 || count < l.Most }

// mayLeave says whether it may end one without beginning another.
func (l Limits) mayLeave(count int) bool { return count > l.Least }
