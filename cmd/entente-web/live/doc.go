// Package live is a run that somebody watches and turns: levers are moved before some of its ticks, and it goes on from there.
//
//	run, err := live.New("korea-stargate", 7)
//	turns, err := live.ParseTurns("24:states.KR.policy.openness_stance=0.8,30:weights.rivalry=2")
//	err = run.Follow(ctx, turns, nil)
//	run.Record().SHA256()
//
// The same scenario, seed and turns give the same record on every machine. A turn does what entente branch does.
//
//   - turn.go: Turn, and how turns are written in an address
//   - run.go, course.go: Run, and how levers are turned on the way
//   - lever.go, levers.go: the levers that are offered, in groups; words.go: what they are called
//   - view.go, look.go: View, a run in pictures and what a page says of it
package live
