//go:build view

package window

import (
	"errors"
	"fmt"
	"image"
	"time"

	"github.com/hajimehoshi/ebiten/v2"

	"entente/render/player"
	"entente/render/scene"
)

// Options say how the window starts.
type Options struct {
	// Width and Height are in units of the screen; 0 stands for 1280 and 720.
	Width, Height int
	FullScreen    bool
	// Report is called after every frame with what has been shown; nil for nobody.
	Report func(p *player.Player)
	// Done closes the window.
	Done <-chan struct{}
}

// Open shows a player until somebody closes the window. It must be called on the main goroutine, and once.
func Open(p *player.Player, options Options) error {
	if options.Width <= 0 || options.Height <= 0 {
		options.Width, options.Height = 1280, 720
	}
	ebiten.SetWindowTitle(p.Title())
	ebiten.SetWindowSize(options.Width, options.Height)
	ebiten.SetWindowResizingMode(ebiten.WindowResizingModeEnabled)
	ebiten.SetWindowSizeLimits(480, 320, -1, -1)
	ebiten.SetFullscreen(options.FullScreen)
	// A frame that is like the last one is not drawn again, so that a window at rest costs nothing.
	ebiten.SetScreenClearedEveryFrame(false)
	ebiten.SetTPS(ebiten.SyncWithFPS)
	game := NewGame(p, options)
	err := ebiten.RunGameWithOptions(game, &ebiten.RunGameOptions{X11ClassName: "Entente", X11InstanceName: "entente-view"})
	if err != nil && !errors.Is(err, ebiten.Termination) {
		return fmt.Errorf("show the window: %w", err)
	}
	return nil
}

// Game is the window's loop, as Ebiten wants it.
type Game struct {
	player  *player.Player
	painter *Painter
	options Options
	list    scene.List
	input   input
	last    time.Time
	// drawn and size are of the frame that is on the screen.
	drawn uint64
	size  image.Point
	// full is the player's wish when it was last looked at.
	full bool
	// unchanged counts frames that were like the one before.
	unchanged int
	err       error
}

// NewGame makes a game; its painter is made with its first frame, because before that there is no graphics card.
func NewGame(p *player.Player, options Options) *Game {
	return &Game{player: p, options: options}
}

// longest is what a frame counts for at most, in seconds: after a pause of the machine nothing jumps.
const longest = 0.1

// Update hands keys and the mouse to the player and lets time go by.
func (g *Game) Update() error {
	now := time.Now()
	seconds := 0.0
	if !g.last.IsZero() {
		seconds = min(now.Sub(g.last).Seconds(), longest)
	}
	g.last = now
	g.input.read(g.player)
	g.player.Advance(seconds)
	if g.options.Report != nil {
		g.options.Report(g.player)
	}
	if full := g.player.FullScreen(); full != g.full {
		// The window may have been started in full screen, or put there by other means.
		g.full = full
		ebiten.SetFullscreen(!ebiten.IsFullscreen())
	}
	select {
	case <-g.options.Done:
		return ebiten.Termination
	default:
	}
	switch {
	case g.err != nil:
		return g.err
	case g.player.Err() != nil:
		return g.player.Err()
	case g.player.Quits():
		return ebiten.Termination
	}
	return nil
}

// Draw draws what the player shows, if that has changed.
func (g *Game) Draw(screen *ebiten.Image) {
	if g.err != nil {
		return
	}
	changes, size := g.player.Changes(), screen.Bounds().Size()
	if changes == g.drawn && size == g.size && g.painter != nil {
		// Where several buffers take turns, each must get the frame.
		if g.unchanged++; g.unchanged > buffers {
			return
		}
	} else {
		g.unchanged = 0
	}
	g.drawn, g.size = changes, size
	if g.painter == nil {
		if g.painter, g.err = NewPainter(); g.err != nil {
			return
		}
	}
	g.player.Frame(&g.list)
	g.err = g.painter.Draw(&g.list, screen)
}

// buffers is how many there may be.
const buffers = 4

// Layout is required by Ebiten, which asks LayoutF in its place.
func (g *Game) Layout(int, int) (int, int) { panic("window: LayoutF is there") }

// LayoutF takes every pixel of the screen, also of dense ones.
func (g *Game) LayoutF(width, height float64) (float64, float64) {
	scale := ebiten.Monitor().DeviceScaleFactor()
	width, height = float64(int(width*scale+0.5)), float64(int(height*scale+0.5))
	g.player.Resize(int(width), int(height), scale)
	return width, height
}
