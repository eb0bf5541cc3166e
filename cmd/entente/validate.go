package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"entente/scenarios"
)

func (m *Main) validateCommand() *cobra.Command {
	from := source{program: m, quiet: true}
	var strict, every bool
	var format string
	command := &cobra.Command{
		Use:   "validate FILE...",
		Short: "Check scenario files and show all their mistakes",
		Long: `Checks scenario files and shows all mistakes of all files, not only the first.

Problems are this command's result, so they go to standard output. With --format json each is an object on a line of
its own. Warnings, such as figures without a source, fail only with --strict; of equal ones the table shows the first
and where the others are, unless --all is given.`,
		Example: `  entente new plan.yaml && entente validate plan.yaml
  entente validate --strict korea-stargate
  entente validate --format json article > problems.ndjson`,
		Args:              some("a scenario file"),
		ValidArgsFunction: completeScenarios,
		RunE: func(command *cobra.Command, names []string) error {
			if err := oneOf("format", format, "table", "json"); err != nil {
				return err
			}
			return m.validate(command.Context(), &from, names, strict, every, format == "json")
		},
	}
	from.flags(command)
	command.Flags().BoolVar(&strict, "strict", false, "take warnings for mistakes")
	command.Flags().BoolVar(&every, "all", false, "show each of several equal warnings")
	command.Flags().StringVar(&format, "format", "table", "`format`: table or json")
	completeValues(command, "format", "table", "json")
	return command
}

func (m *Main) validate(ctx context.Context, from *source, names []string, strict, every, asJSON bool) error {
	var all scenarios.Problems
	for _, name := range names {
		resolved, problems, err := check(ctx, from, name)
		if err != nil {
			return err
		}
		all = append(all, problems...)
		switch {
		case asJSON:
			err = m.printProblemLines(problems)
		case len(problems) > 0:
			m.printProblems(m.Stdout, problems, every)
		}
		if err != nil {
			return err
		}
		if resolved != nil && !asJSON {
			document := &resolved.Document
			fmt.Fprintf(m.Stdout, "%s: %s (%s, %s, %s, %s)\n", name, m.paint(m.Stdout, green, "valid"),
				counted(len(document.Actors), "actor"), counted(len(document.Blocs), "bloc"),
				counted(len(document.States), "state"), counted(len(document.Events), "event"))
		}
	}
	if all.Count(scenarios.SeverityError) > 0 || strict && len(all) > 0 {
		return errShown
	}
	return nil
}

// check reads and builds one scenario. A file that cannot be read is one problem, so that the other files are still
// checked; an error is only an interruption.
func check(ctx context.Context, from *source, name string) (*scenarios.Resolved, scenarios.Problems, error) {
	resolved, err := from.read(name)
	if err == nil {
		if _, err = scenarios.Build(&resolved.Document); err == nil {
			return resolved, resolved.Warnings, nil
		}
	}
	if ctx.Err() != nil {
		return nil, nil, ctx.Err()
	}
	if problems := problemsOf(err); len(problems) > 0 {
		return nil, problems, nil
	}
	var unread scenarioError
	if errors.As(err, &unread) {
		err = unread.error
	}
	return nil, scenarios.Problems{{File: name, Text: err.Error()}}, nil
}

// problemLine is a problem as JSON shows it.
type problemLine struct {
	Severity   string `json:"severity"`
	File       string `json:"file"`
	Line       int    `json:"line"`
	Column     int    `json:"column"`
	Text       string `json:"text"`
	Source     string `json:"source"`
	Suggestion string `json:"suggestion"`
}

func (m *Main) printProblemLines(problems scenarios.Problems) error {
	encoder := json.NewEncoder(m.Stdout)
	encoder.SetEscapeHTML(false)
	for _, p := range problems {
		p = m.limits.Raisable(p)
		line := problemLine{p.Severity.String(), p.File, p.Line, p.Column, p.Text, p.Source, p.Suggestion}
		if err := encoder.Encode(line); err != nil {
			return err
		}
	}
	return nil
}
