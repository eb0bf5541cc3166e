// Package scene describes what a run looks like at any time, as data that several backends draw: which discs, lines and texts
// are where, in which colour. It needs no display.
//
//	scene, err := scene.New(record, scene.Options{Width: 1280, Height: 720})
//	var list scene.List
//	scene.Frame(14.5, &list) // in the middle of the fifteenth tick
//
// Each bloc has a home and each actor a place at every bloc that it ever belongs to. Nobody moves without changing blocs. At
// time t, in ticks, the changes of tick ⌊t⌋ are under way. An actor in several blocs is at the one that it was in first, with
// lines to the others.
//
//   - scene.go: New, Compare, Frame; options.go, palette.go, words.go: what it depends on
//   - list.go: List, what is to be drawn
//   - cast.go, courses.go: who there is, and who is where from when on
//   - layout.go, keep.go, pack.go, arrange.go, plate.go: where everything is, once and for all
//   - stage.go, motion.go: one run, and where its actors are at a time
//   - territories.go, hostility.go, ties.go, memberships.go, nodes.go, names.go, cover.go: the map
//   - panel.go, chart.go, feed.go, card.go, origin.go, key.go: what stands beside and below it
//   - differences.go: two runs side by side
//   - point.go: what is where, for a mouse
package scene
