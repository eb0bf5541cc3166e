// Package live holds runs that somebody steers while watching: before any tick levers can be moved, and the run goes on from
// there. The window and the browser's page steer by it.
//
//	run, err := live.Start(ctx, resolved, seed, number)
//	lever := run.Levers(24, "KR")[0]
//	branch, err := run.Branch(ctx, 24, []scenarios.Setting{{Path: lever.Path, Value: scenarios.Number(0.5)}})
//
//	turns, err := live.ParseTurns("24:states.KR.policy.openness_stance=0.8,30:weights.rivalry=2")
//	other, err := run.Follow(ctx, turns)
//
// A run never changes: a branch is another one, with the same past. So a window can show one while the next is being made. The
// same scenario, seed and turns give the same record on every machine, whatever was tried before. A turn does what entente
// branch does.
//
//   - run.go: Run, Start; follow.go: Branch, Follow; course.go: how a run goes on and is kept
//   - turn.go: Turn, and how turns are written in an address
//   - levers.go: which levers a state has, and where they stand at a tick
//   - offer.go, offers.go: all levers that are offered, in groups; words.go: what they are called
package live
