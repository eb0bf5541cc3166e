package coalition

import "math"

// Finding is what was found out about stability.
type Finding uint8

// The findings. A game searched in part can be found unstable, which its witness proves, but never stable.
const (
	NotProven Finding = iota // no deviation that was looked at succeeds, and not all were looked at
	Stable                   // no deviation succeeds: all were looked at
	Unstable                 // a deviation succeeds: the witness
)

var findingNames = [...]string{"not proven", "stable", "unstable"}

// String is the finding in words.
func (f Finding) String() string { return findingNames[f] }

// Verdict is a finding with its certificate.
//
// Gains are compared exactly: a deviation must gain strictly more than 0, and a tie is no gain. Sums that are equal on paper and
// differ by rounding do count as different; whoever needs ties gives values whose sums are exact, such as whole numbers.
type Verdict[D any] struct {
	Finding Finding
	// Slack is, for Stable, the smallest margin by which a deviation fails, 0 or more, in the game's unit of utility: no
	// change of all utilities by less than half of it makes one succeed. It is +Inf where there is nothing to deviate to. For
	// Unstable it is minus the witness's gain; for NotProven the smallest margin among the deviations looked at.
	Slack float64
	// Looked is how many deviations were looked at.
	Looked int
	// Witness is the deviation that succeeds or else the one that comes nearest; of several alike the first one. Zero where
	// there is none.
	Witness D
}

// Deviation is a change that players of a hedonic game can make.
type Deviation struct {
	// Movers are the players who act: one for a move, several for a blocking coalition.
	Movers Set
	// Forms is the coalition that the movers are in afterwards.
	Forms Set
	// Gains are how much better off each mover is, in rising order of movers.
	Gains []float64
	// Objector is a player who loses by the move and is asked, and Loss what it loses; -1 and 0 where nobody does.
	Objector int
	Loss     float64
}

// note takes a deviation's success into the verdict: score is more than 0 where it succeeds and otherwise minus the margin by
// which it fails. It says whether none before came as near.
func (v *Verdict[D]) note(score float64) bool {
	v.Looked++
	if v.Looked > 1 && -score >= v.Slack {
		return false
	}
	v.Slack = 0 - score
	return true
}

// conclude turns what was noted into a finding.
func (v *Verdict[D]) conclude(all bool) {
	if v.Looked == 0 {
		v.Slack = math.Inf(1)
	}
	switch {
	case v.Slack < 0:
		v.Finding = Unstable
	case all:
		v.Finding = Stable
	default:
		v.Finding = NotProven
	}
}
