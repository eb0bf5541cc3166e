package main

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"entente/experiment"
	"entente/sim/ensemble/discovery"
	"entente/sim/ensemble/sweep"
	"entente/sim/random"
)

// discoverOptions are the flags of discover.
type discoverOptions struct {
	where     string
	boxes     int
	threshold float64
	last      bool
}

func (m *Main) discoverCommand() *cobra.Command {
	var options discoverOptions
	command := &cobra.Command{
		Use:   "discover FOLDER --where CONDITION",
		Short: "Tell which region of a sweep's factors leads to an outcome",
		Long: `Reads the rows of a sweep and finds boxes of its factors within which an outcome is likely, by the patient rule induction
method (Friedman & Fisher 1999; Bryant & Lempert 2010). For each box: density (part of its rows with the outcome), coverage
(part of all rows with the outcome that it holds), its limits with quasi-p-values, and how it fares on halves of the rows that
it was not found on. A sweep over a latin-hypercube or sobol design with some hundred rows suits best.

--where says what is of interest: an outcome's id or text, a comparison sign and a number.`,
		Example: `  entente new --sweep study.yaml
  entente sweep study.yaml -q --out study
  entente discover study --where "strength > 0.02"`,
		Args: one("the folder of a sweep"),
		RunE: func(command *cobra.Command, arguments []string) error {
			return m.discover(command.Context(), arguments[0], &options)
		},
	}
	flags := command.Flags()
	flags.StringVar(&options.where, "where", "", "`condition` that rows of interest meet")
	flags.IntVar(&options.boxes, "boxes", 3, "greatest `number` of boxes to look for")
	flags.Float64Var(&options.threshold, "density", 0.8, "least `part` of a box's rows that must be of interest")
	flags.BoolVar(&options.last, "last-step", false, "take the last box of each search, as the EMA Workbench does, not the best balanced one")
	return command
}

var condition = regexp.MustCompile(`^(.*\S)\s*(<=|>=|<|>)\s*(\S+)$`)

func (m *Main) discover(ctx context.Context, dir string, options *discoverOptions) error {
	parts := condition.FindStringSubmatch(options.where)
	if parts == nil {
		return usagef(`write --where "strength > 0.02"`, "--where %q is no condition", options.where)
	}
	number, err := strconv.ParseFloat(parts[3], 64)
	if err != nil {
		return usagef("", "--where: %q is not a number", parts[3])
	}
	s, err := sweep.Read(dir)
	if err != nil {
		return err
	}
	c, err := experiment.ReadColumns(s)
	if err != nil {
		return err
	}
	outcome, known := placeOf(c, parts[1])
	if outcome < 0 {
		return unknownName("outcome", parts[1], known)
	}
	meets := map[string]func(float64) bool{
		"<": func(x float64) bool { return x < number }, "<=": func(x float64) bool { return x <= number },
		">": func(x float64) bool { return x > number }, ">=": func(x float64) bool { return x >= number },
	}[parts[2]]
	data, failed, err := dataOf(s, c, outcome, meets)
	if err != nil {
		return err
	}
	prim := discovery.Default()
	prim.Threshold, prim.Significance = options.threshold, 0.05
	if !options.last {
		prim.Choose = discovery.BalancedFrom(options.threshold)
	}
	found, err := prim.Boxes(data, options.boxes)
	var constant discovery.ConstantOutcome
	if errors.As(err, &constant) {
		return usagef("choose another number", "--where: %v", err)
	}
	if err != nil {
		return usagef("", "%v", err)
	}
	var text strings.Builder
	if !s.Finished {
		fmt.Fprintf(&text, "The sweep is not finished: %d of %d rows are there.\n", s.Done, s.Rows)
	}
	if failed > 0 {
		fmt.Fprintf(&text, "%d rows failed and are left out.\n", failed)
	}
	fmt.Fprintf(&text, "%s\n", found)
	for k, box := range found.Boxes {
		if err := ctx.Err(); err != nil {
			return err
		}
		if trust, err := box.Reproduce(20, random.New(s.Seed, uint64(k))); err == nil {
			fmt.Fprintf(&text, "Box %d on rows that it was not found on: density %.3g (%.3g to %.3g over %d halves)\n", k+1,
				trust.HeldOutDensity.Mean, trust.HeldOutDensity.Least, trust.HeldOutDensity.Most, trust.Halves)
		}
	}
	_, err = m.Stdout.Write([]byte(text.String()))
	return err
}

// placeOf finds an outcome by its id in the sweep file, or by its text.
func placeOf(c *experiment.Columns, name string) (int, []string) {
	var known []string
	for k, outcome := range c.Outcomes {
		if outcome.ID == name || outcome.Text == name {
			return k, nil
		}
		known = append(known, outcome.ID)
	}
	return -1, known
}

// dataOf are a sweep's rows as points, and how many of them failed.
func dataOf(s *sweep.Sweep, c *experiment.Columns, outcome int, meets func(float64) bool) (*discovery.Data, int, error) {
	data, failed := &discovery.Data{}, 0
	for _, name := range s.Factors {
		data.Factors = append(data.Factors, discovery.Factor{Name: name})
	}
	err := s.Each(func(row *sweep.Row) error {
		if row.Error != "" {
			failed++
			return nil
		}
		for k, value := range row.Point {
			data.Factors[k].Values = append(data.Factors[k].Values, value)
		}
		data.Outcome = append(data.Outcome, meets(row.Estimates[outcome].Value))
		return nil
	})
	for k, factor := range c.Factors {
		if len(factor.Words) > 0 {
			data.Factors[k].Kind, data.Factors[k].Categories = discovery.Categorical, factor.Words
		}
	}
	return data, failed, err
}
