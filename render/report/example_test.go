package report_test

import (
	"bytes"
	"context"
	"fmt"
	"log"

	"entente/render/report"
	"entente/scenarios"
	"entente/sim"
	"entente/sim/result"
)

// A page of a run, in one file that needs no network.
func ExampleOfRun() {
	scenario, err := scenarios.Load("korea-stargate")
	if err != nil {
		log.Fatal(err)
	}
	model, err := scenarios.Build(&scenario.Document)
	if err != nil {
		log.Fatal(err)
	}
	run, err := sim.Run(context.Background(), model, 1, 0)
	if err != nil {
		log.Fatal(err)
	}
	page, err := report.OfRun(run, &result.Manifest{ProgramVersion: "example"}, &scenario.Document, report.Options{})
	if err != nil {
		log.Fatal(err)
	}
	var html bytes.Buffer
	if err := page.Write(&html); err != nil {
		log.Fatal(err)
	}
	fmt.Println(bytes.HasPrefix(html.Bytes(), []byte("<!DOCTYPE html>")), bytes.Contains(html.Bytes(), []byte("Samsung Electronics")))
	// Output:
	// true true
}
