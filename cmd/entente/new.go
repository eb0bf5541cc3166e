package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/spf13/cobra"

	"entente/scenarios"
)

// starterName is the name that the starter file gives its scenario.
const starterName = "my-scenario"

func (m *Main) newCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "new [FILE]",
		Short: "Write a commented scenario file to start from",
		Long: `Writes a small, complete scenario whose comments explain each section, by default to ` + starterName + `.yaml, and beside it
schema.json, from which editors complete and check the file. Files that are already there are left alone.
With - the scenario goes to standard output.`,
		Example: `  entente new plan.yaml && entente run plan.yaml
  entente new - | entente run -`,
		Args: atMostOne,
		RunE: func(_ *cobra.Command, arguments []string) error {
			switch {
			case len(arguments) == 0:
				return m.start(starterName + ".yaml")
			case arguments[0] == "-":
				_, err := m.Stdout.Write(scenarios.Starter())
				return err
			}
			return m.start(arguments[0])
		},
	}
}

var wellFormedName = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,63}$`)

// start writes the starter file and the schema that it names.
func (m *Main) start(file string) error {
	ending := filepath.Ext(file)
	if ending != ".yaml" && ending != ".yml" {
		return usagef("write entente new "+file+".yaml", "a scenario file ends in .yaml, but %q does not", file)
	}
	text := scenarios.Starter()
	if name := strings.TrimSuffix(filepath.Base(file), ending); wellFormedName.MatchString(name) {
		text = bytes.Replace(text, []byte("\nname: "+starterName+"\n"), []byte("\nname: "+name+"\n"), 1)
	}
	if err := create(file, text); err != nil {
		return err
	}
	schema := filepath.Join(filepath.Dir(file), "schema.json")
	written := file + " and " + schema
	if err := create(schema, scenarios.Schema()); errors.Is(err, fs.ErrExist) {
		written = file
	} else if err != nil {
		return err
	}
	fmt.Fprintf(m.Stderr, "wrote %s\nnext: entente run %s\n", written, file)
	return nil
}

// create writes a file that must not be there yet; what could not be written whole is removed.
func create(name string, text []byte) (err error) {
	file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s is already there, and is left as it is: %w", name, fs.ErrExist)
	}
	if err != nil {
		return err
	}
	defer func() {
		if err = errors.Join(err, file.Close()); err != nil {
			os.Remove(name)
		}
	}()
	_, err = file.Write(text)
	return err
}
