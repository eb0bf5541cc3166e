//go:build view

package window_test

import (
	"os"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"
)

// stage runs the tests within the first frame of a window: before that there is no graphics card.
type stage struct {
	m    *testing.M
	code int
}

func (s *stage) Update() error {
	s.code = s.m.Run()
	return ebiten.Termination
}

func (s *stage) Draw(*ebiten.Image) {}

func (s *stage) Layout(int, int) (int, int) { return 320, 240 }

func TestMain(m *testing.M) {
	if os.Getenv(longRunVariable) != "" {
		os.Exit(longRun())
	}
	s := &stage{m: m, code: 1}
	if err := ebiten.RunGame(s); err != nil {
		panic(err)
	}
	os.Exit(s.code)
}
