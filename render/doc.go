// Package render shows a run: [Story] is the one screen that a run prints on a terminal, [Explain] tells every decision
// about one actor. Its sentences, in English and Korean, are in wording; setting text in columns is in terminal.
// Pictures that move are made from a scene, which raster draws and record films; their font is in typeface.
//
//	figures.go           a bloc's members, money, capability and share at a tick
//	story.go             the screen, and how it is made to fit
//	story_blocs.go       blocs at the start and at the end
//	story_chart.go       market shares over time
//	story_moves.go       the most telling moves as sentences
//	telling.go           which moves those are
//	story_position.go    how a state stands
//	explain.go           all about one actor
//	explain_decision.go  one decision in sentences
//	explain_table.go     one decision in numbers
//	balance.go           reasons for and against, with and without luck
//	turning.go           the smallest change that turns a decision
//	cause.go             what moves actors that did not choose
//	names.go             names and labels in a language
package render
