// Package player is what somebody who watches a run can do: play, stop, step, search, look at an actor, compare, and move
// levers. It knows neither windows nor displays: keys and the mouse come in by name and place, and what is to be seen goes out
// as a list of shapes, the scene with the player's own controls over it.
//
//		p, err := player.New(player.Show{Live: run}, player.Options{})
//		p.Resize(1280, 720, 1)
//		p.Key("Space", false)
//		p.Advance(1.0 / 60)
//		p.Frame(&list)
//
//	  - player.go: Player, and what it shows; settings.go: how it looks
//	  - clock.go: which time is shown
//	  - keys.go, actions.go: what the keys do
//	  - mouse.go: what the mouse does
//	  - branch.go: levers that are moved, and the run that follows from it
//	  - controls.go, bar.go, panel.go, help.go: the controls
//	  - words.go: what they say
//	  - state.go: State, for reports and tests
package player
