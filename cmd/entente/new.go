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

// starter is a file to start from, and the schema by which editors complete it.
type starter struct {
	what, name string // what it is, and what it is called where nobody says
	text       []byte
	schemaName string
	schema     []byte
	next       string
}

// starters are the kinds of files.
func starters(sweep, levers bool) (starter, error) {
	switch {
	case sweep && levers:
		return starter{}, usagef("write one of the two", "--sweep and --levers are two files")
	case sweep:
		return starter{"sweep", "my-sweep", scenarios.SweepStarter(), "sweep.schema.json", scenarios.SweepSchema(), "entente sweep %s --out FOLDER"}, nil
	case levers:
		return starter{"lever", "my-levers", scenarios.LeversStarter(), "levers.schema.json", scenarios.LeversSchema(), "entente advise korea-stargate --levers %s"}, nil
	}
	return starter{"scenario", starterName, scenarios.Starter(), "schema.json", scenarios.Schema(), "entente run %s"}, nil
}

func (m *Main) newCommand() *cobra.Command {
	var sweep, levers bool
	command := &cobra.Command{
		Use:   "new [FILE]",
		Short: "Write a commented file to start from: a scenario, a sweep, levers to advise on",
		Long: `Writes a small, complete scenario whose comments explain each section, by default to ` + starterName + `.yaml, and beside it
schema.json, from which editors complete and check the file. Files that are already there are left alone.
With - the scenario goes to standard output. --sweep writes a file for entente sweep, --levers one for entente advise.`,
		Example: `  entente new plan.yaml && entente run plan.yaml
  entente new - | entente run -
  entente new --sweep study.yaml && entente sweep study.yaml --out study`,
		Args: atMostOne,
		RunE: func(_ *cobra.Command, arguments []string) error {
			kind, err := starters(sweep, levers)
			if err != nil {
				return err
			}
			switch {
			case len(arguments) == 0:
				return m.start(kind.name+".yaml", kind)
			case arguments[0] == "-":
				_, err := m.Stdout.Write(kind.text)
				return err
			}
			return m.start(arguments[0], kind)
		},
	}
	command.Flags().BoolVar(&sweep, "sweep", false, "a file for entente sweep and sensitivity")
	command.Flags().BoolVar(&levers, "levers", false, "a file for entente advise")
	return command
}

var wellFormedName = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,63}$`)

// start writes a starter file and the schema that it names.
func (m *Main) start(file string, kind starter) error {
	ending := filepath.Ext(file)
	if ending != ".yaml" && ending != ".yml" {
		return usagef("write entente new "+file+".yaml", "a %s file ends in .yaml, but %q does not", kind.what, file)
	}
	text := kind.text
	if name := strings.TrimSuffix(filepath.Base(file), ending); wellFormedName.MatchString(name) {
		text = bytes.Replace(text, []byte("\nname: "+starterName+"\n"), []byte("\nname: "+name+"\n"), 1)
	}
	if err := create(file, text); err != nil {
		return err
	}
	schema := filepath.Join(filepath.Dir(file), kind.schemaName)
	written := file + " and " + schema
	if err := create(schema, kind.schema); errors.Is(err, fs.ErrExist) {
		written = file
	} else if err != nil {
		os.Remove(file) // Both or none: a second try must not find the first one in its way.
		return err
	}
	fmt.Fprintf(m.Stderr, "wrote %s\nnext: "+kind.next+"\n", written, file)
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
