package result_test

import (
	"context"
	"fmt"
	"log"
	"os"
	"path/filepath"

	"entente/scenarios"
	"entente/sim"
	"entente/sim/result"
)

// A run is written as a folder of tables and read back as the record that it was.
func ExampleWrite() {
	folder, err := os.MkdirTemp("", "entente")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(folder)

	model, err := scenarios.Model("article")
	if err != nil {
		log.Fatal(err)
	}
	record, err := sim.Run(context.Background(), model, 1, 0)
	if err != nil {
		log.Fatal(err)
	}
	out := filepath.Join(folder, "out")
	err = result.Write(context.Background(), out, record, result.Manifest{ProgramVersion: "example"}, result.Options{Format: result.CSV})
	if err != nil {
		log.Fatal(err)
	}
	again, manifest, err := result.Read(out)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(again.Ticks, "ticks,", len(manifest.Files), "files, the same record:", again.SHA256() == record.SHA256())
	// Output:
	// 73 ticks, 7 files, the same record: true
}
