package docs_test

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"entente/render"
	"entente/sim"
	"entente/sim/result"
)

// keepRecord writes the tables of a run into a folder and reads them back.
func keepRecord(results string) error {
	record, err := sim.Run(context.Background(), crossroads(), 1, 0)
	if err != nil {
		return err
	}
	folder := filepath.Join(results, "crossroads")
	about := result.Manifest{ProgramVersion: "mine 1.0"}
	if err := result.Write(context.Background(), folder, record, about, result.Options{Format: result.CSV}); err != nil {
		return err
	}
	again, manifest, err := result.Read(folder)
	if err != nil {
		return err
	}
	for _, file := range manifest.Files {
		fmt.Println(file.Name, file.Rows, "rows")
	}
	fmt.Println("the same record:", again.SHA256() == record.SHA256())
	return nil
}

// tellRecord has a run told in sentences and prints the heading of that.
func tellRecord() error {
	record, err := sim.Run(context.Background(), crossroads(), 1, 0)
	if err != nil {
		return err
	}
	var told strings.Builder
	if err := render.Explain(&told, record, render.ExplainOptions{Actor: "chipmaker"}); err != nil {
		return err
	}
	heading, _, _ := strings.Cut(told.String(), "\n\n")
	fmt.Println(heading)
	return nil
}
