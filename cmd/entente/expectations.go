package main

import (
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"entente/scenarios"
	"entente/sim"
	"entente/sim/ensemble"
)

// testOptions are the flags of test.
type testOptions struct {
	runs    int
	workers int
	junit   string
	source  source
}

func (m *Main) testCommand() *cobra.Command {
	options := testOptions{source: source{program: m, quiet: true}}
	command := &cobra.Command{
		Use:   "test DIR|FILE...",
		Short: "Check what scenarios expect of their results",
		Long: `Runs every scenario (.yaml, .yml) in the folders that has an expect: section, and says of each expectation whether it holds:
  expect:
    - P(samsung in stargate by 2025-12) > 0.6
    - {assert: 'mean(strength("KR")) >= 0.015', runs: 500}
Where one does not hold, the exit code is 1. --junit writes the results as JUnit XML for continuous integration.`,
		Example: `  entente new plan.yaml && echo 'expect: [mean(strength("KR")) > 0]' >> plan.yaml && entente test plan.yaml
  entente test . --junit results.xml`,
		Args: some("folders or scenario files"),
		RunE: func(command *cobra.Command, arguments []string) error {
			return m.test(command.Context(), arguments, &options)
		},
	}
	flags := command.Flags()
	flags.IntVar(&options.runs, "runs", 200, "`number` of runs where an expectation does not say")
	flags.IntVar(&options.workers, "workers", 0, "`number` of runs at a time (default one a processor); it changes no result")
	flags.StringVar(&options.junit, "junit", "", "write the results as JUnit XML into this `file`")
	options.source.flags(command)
	return command
}

// The elements of JUnit XML that continuous integration reads.
type (
	junitSuites struct {
		XMLName  xml.Name     `xml:"testsuites"`
		Tests    int          `xml:"tests,attr"`
		Failures int          `xml:"failures,attr"`
		Errors   int          `xml:"errors,attr"`
		Suites   []junitSuite `xml:"testsuite"`
	}
	junitSuite struct {
		Name     string      `xml:"name,attr"`
		Tests    int         `xml:"tests,attr"`
		Failures int         `xml:"failures,attr"`
		Errors   int         `xml:"errors,attr"`
		Cases    []junitCase `xml:"testcase"`
	}
	junitCase struct {
		Name    string        `xml:"name,attr"`
		Class   string        `xml:"classname,attr"`
		Failure *junitMessage `xml:"failure,omitempty"`
		Error   *junitMessage `xml:"error,omitempty"`
	}
	junitMessage struct {
		Message string `xml:"message,attr"`
		Text    string `xml:",chardata"`
	}
)

func (m *Main) test(ctx context.Context, arguments []string, options *testOptions) error {
	if options.runs < 2 {
		return usagef("", "--runs %d: at least 2 are needed", options.runs)
	}
	files, err := scenarioFiles(arguments)
	if err != nil {
		return err
	}
	var suites junitSuites
	invalid, expectations := 0, 0
	for _, file := range files {
		suite, err := m.expectationsOf(ctx, file, options)
		if err != nil && ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			invalid++
			m.report(nil, err)
			suite = junitSuite{Name: file, Tests: 1, Errors: 1, Cases: []junitCase{{Name: "is a valid scenario", Class: file, Error: &junitMessage{"invalid scenario", err.Error()}}}}
		}
		expectations += suite.Tests - suite.Errors
		suites.Tests, suites.Failures, suites.Errors = suites.Tests+suite.Tests, suites.Failures+suite.Failures, suites.Errors+suite.Errors
		if suite.Tests > 0 {
			suites.Suites = append(suites.Suites, suite)
		}
	}
	if options.junit != "" {
		if err := writeJUnit(options.junit, &suites); err != nil {
			return err
		}
	}
	fmt.Fprintf(m.Stdout, "%d of %s in %s hold\n", expectations-suites.Failures, counted(expectations, "expectation"), counted(len(files), "file"))
	switch {
	case invalid > 0:
		return errShown
	case suites.Failures > 0:
		return assertionError{suites.Failures}
	case expectations == 0:
		return usagef("write an expect: section into a scenario", "nothing is expected in %s", strings.Join(arguments, " "))
	}
	return nil
}

// scenarioFiles are the files that arguments name, and those in the folders among them, in order.
func scenarioFiles(arguments []string) ([]string, error) {
	var files []string
	for _, argument := range arguments {
		info, err := os.Stat(argument)
		if err != nil {
			return nil, usagef("", "%s: %v", argument, errors.Unwrap(err))
		}
		if !info.IsDir() {
			files = append(files, argument)
			continue
		}
		err = filepath.WalkDir(argument, func(name string, entry fs.DirEntry, err error) error {
			if ending := filepath.Ext(name); err == nil && !entry.IsDir() && (ending == ".yaml" || ending == ".yml") && isScenario(name) {
				files = append(files, name)
			}
			return err
		})
		if err != nil {
			return nil, fmt.Errorf("looking for scenarios: %w", err)
		}
	}
	slices.Sort(files)
	return slices.Compact(files), nil
}

// isScenario says whether a YAML file in a folder says that it is one: others lie beside them.
func isScenario(name string) bool {
	file, err := os.Open(name)
	if err != nil {
		return true // it is told of when it is read
	}
	defer file.Close()
	start := make([]byte, 4096)
	n, _ := file.Read(start)
	return strings.Contains(string(start[:n]), "entente/scenario/")
}

// expectationsOf checks what a file expects: one run of an ensemble for each number of runs and seed that it asks for.
func (m *Main) expectationsOf(ctx context.Context, file string, options *testOptions) (junitSuite, error) {
	suite := junitSuite{Name: file}
	resolved, model, err := options.source.build(file)
	if err != nil {
		return suite, err
	}
	var problems scenarios.Problems
	for _, expected := range resolved.Expectations() {
		rule, outcome, err := readExpectation(expected.Text, model)
		if err != nil {
			problems = append(problems, expected.Problem(0, err.Error(), ""))
			continue
		}
		runs := ensemble.Runs{Model: model, Seed: 1, Count: uint64(options.runs), Workers: options.workers}
		if expected.Runs > 0 {
			runs.Count = uint64(expected.Runs)
		}
		if expected.Seed != nil {
			runs.Seed = *expected.Seed
		}
		answers, err := ensemble.Ask(ctx, runs, outcome)
		if err != nil {
			return suite, err
		}
		verdict := rule.Check(answers.ByRun[0])
		test := junitCase{Name: expected.Text, Class: model.Name}
		word, code := "holds", green
		if !verdict.Holds {
			word, code = "does not hold", red
			suite.Failures++
			test.Failure = &junitMessage{verdict.Found, fmt.Sprintf("%s:%d: %s: %s", expected.Place.File, expected.Place.Line, expected.Text, verdict.Found)}
		}
		suite.Tests++
		suite.Cases = append(suite.Cases, test)
		fmt.Fprintf(m.Stdout, "%s:%d: %s: %s: %s\n", file, expected.Place.Line, m.paint(m.Stdout, code, word), expected.Text, verdict.Found)
	}
	if len(problems) > 0 {
		return suite, scenarioError{problems}
	}
	return suite, nil
}

func readExpectation(text string, model *sim.Model) (*ensemble.Assertion, *ensemble.Outcome, error) {
	rule, err := ensemble.ParseAssertion(text)
	if err != nil {
		return nil, nil, err
	}
	if rule.Needs() > 1 {
		return nil, nil, fmt.Errorf("assertion %q: it compares scenarios, and a file expects something of itself alone", text)
	}
	outcome, err := rule.Read(model)
	return rule, outcome, err
}

func writeJUnit(name string, suites *junitSuites) error {
	text, err := xml.MarshalIndent(suites, "", "  ")
	if err == nil {
		err = replace(name, append([]byte(xml.Header), append(text, '\n')...))
	}
	if err != nil {
		return fmt.Errorf("writing JUnit XML: %w", err)
	}
	return nil
}
