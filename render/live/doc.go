// Package live holds runs that somebody steers while watching: from any tick on, a run can go on with levers set otherwise.
//
//	run, err := live.Start(ctx, resolved, seed, number)
//	lever, err := run.Lever(24, "states.KR.policy.firm_support_fraction")
//	branch, err := run.Branch(ctx, 24, []scenarios.Setting{{Path: lever.Path, Value: scenarios.Number(0.5)}})
//
// A run never changes: a branch is another one, with the same past. So a window can show one while the next is being made.
//
//   - run.go: Run, Start, Branch
//   - levers.go: which levers a state has, and where they stand at a tick
package live
