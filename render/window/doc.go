// Package window shows a player in a window, drawn with Ebiten. All of it is behind the build tag view, because Ebiten needs
// cgo and the headers of X11 and OpenGL on Linux, and a display as soon as it is linked:
//
//		err := window.Open(player, window.Options{})
//
//	  - game.go: Open, and the window's loop
//	  - input.go: keys and the mouse, handed to the player
//	  - painter.go, quads.go, lines.go: a scene's list as triangles for one draw call
//	  - shade.kage: the program that fills them on the graphics card
//	  - atlas.go: texts, each drawn once
package window
