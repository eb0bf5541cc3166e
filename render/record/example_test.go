package record_test

import (
	"context"
	"fmt"
	"log"
	"os"
	"path/filepath"

	"entente/render/record"
	"entente/render/scene"
	"entente/scenarios"
	"entente/sim"
)

// A film of a run, without a display.
func ExampleWrite() {
	folder, err := os.MkdirTemp("", "entente")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(folder)

	model, err := scenarios.Model("korea-stargate")
	if err != nil {
		log.Fatal(err)
	}
	run, err := sim.Run(context.Background(), model, 1, 0)
	if err != nil {
		log.Fatal(err)
	}
	shown, err := scene.New(run, scene.Options{Width: 320, Height: 180})
	if err != nil {
		log.Fatal(err)
	}
	film, err := record.Film{Scene: shown, To: 12, Speed: 6, Rate: 5}.Complete()
	if err != nil {
		log.Fatal(err)
	}
	name := filepath.Join(folder, "first-year.gif")
	if err := record.Write(context.Background(), name, film, false, func(int) {}); err != nil {
		log.Fatal(err)
	}
	written, err := os.Stat(name)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(film.Frames(), "frames;", written.Size() < 1<<20)
	// Output:
	// 11 frames; true
}
