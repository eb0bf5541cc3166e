package main

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"entente/render/wording"
	"entente/scenarios"
	"entente/sim/landscape"
)

// landscapeOptions are the flags of landscape.
type landscapeOptions struct {
	sides                   int
	together, apart         []string
	configurations          []string
	propensity              float64
	starts                  int
	seed                    uint64
	most                    int
	format, picture, folder string
	spoken                  language
	// said tells which flags were given.
	said func(flag string) bool
}

func (m *Main) landscapeCommand() *cobra.Command {
	var options landscapeOptions
	command := &cobra.Command{
		Use:   "landscape FILE",
		Short: "Find which ways of taking sides hold together, by landscape theory",
		Long: `Takes the sizes of actors and how each leans towards each other one, from a CSV or YAML file or by the name of one that comes
with the program (` + strings.Join(scenarios.Landscapes(), ", ") + `), and finds the configurations that nobody would leave (Axelrod & Bennett 1993): their
energy, from how many configurations steepest descent leads there, and what each actor suffers in the lowest. Where the file says
what happened, it tells how many actors are right, beside trivial rules and chance.

Of two sides and at most 24 actors every configuration is looked at; of more, descent begins at --starts random ones.
Propensities that are not mutual can go round in circles, which are told. docs/landscape.md describes files and conventions.`,
		Example: `  entente landscape unix1988
  entente landscape unix1988 --together "Sun,AT&T" --picture unix.svg
  entente landscape unix1988 --configuration "Sun Prime AT&T | rest" --format json
  entente landscape unix1988 --sides 3 --starts 500 --lang ko`,
		Args: one("a landscape: a name (" + strings.Join(scenarios.Landscapes(), ", ") + "), a CSV or YAML file, or - for standard input"),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return scenarios.Landscapes(), cobra.ShellCompDirectiveDefault
		},
		RunE: func(command *cobra.Command, arguments []string) error {
			options.said = command.Flags().Changed
			return m.landscape(command.Context(), arguments[0], &options)
		},
	}
	flags := command.Flags()
	flags.IntVar(&options.sides, "sides", 2, "`number` of sides, instead of the file's")
	flags.StringArrayVar(&options.together, "together", nil, "`actors` kept on one side, such as A,B; may be given again")
	flags.StringArrayVar(&options.apart, "apart", nil, "`actors` kept on different sides; may be given again")
	flags.StringArrayVar(&options.configurations, "configuration", nil, "`sides` whose energy is told: \"A B | C D\" or \"A, B | rest\"; may be given again")
	flags.Float64Var(&options.propensity, "propensity", 0, "`number` for every pair that the file says nothing of")
	flags.IntVar(&options.starts, "starts", 1000, "`number` of random starts; given, it takes the place of looking at every configuration")
	flags.Uint64Var(&options.seed, "seed", 1, "`number` that random starts follow from")
	flags.IntVar(&options.most, "most", 20, "`number` of minima that are told")
	flags.StringVar(&options.format, "format", "table", "`format`: table, json or csv")
	flags.StringVar(&options.picture, "picture", "", "draw it into this `file`, .svg or .png")
	flags.StringVar(&options.folder, "out", "", "write tables and picture into a new `folder`")
	completeValues(command, "format", "table", "json", "csv")
	options.spoken.flag(command)
	return command
}

func (m *Main) landscape(ctx context.Context, name string, options *landscapeOptions) error {
	if err := options.check(); err != nil {
		return err
	}
	var fallback *float64
	if options.said("propensity") {
		fallback = &options.propensity
	}
	m.log.Info("reading", "landscape", name)
	file, err := scenarios.LoadLandscape(name, fallback, m.reading(false)...)
	if err != nil {
		return scenarioError{err}
	}
	for _, warning := range file.Warnings {
		fmt.Fprintf(m.Stderr, "%s %s: %s\n", m.paint(m.Stderr, yellow, "warning:"), warning.File, warning.Text)
	}
	if err := options.apply(file); err != nil {
		return err
	}
	found, err := options.solve(ctx, file.Problem)
	if err != nil {
		return err
	}
	account, err := newAccount(file, found)
	if err != nil {
		return err
	}
	words := landscapeWords(options.spoken.Language == wording.Korean)
	if options.picture != "" {
		// The fonts of a PNG have no Korean letters.
		inPNG := strings.EqualFold(filepath.Ext(options.picture), ".png")
		if err := draw(options.picture, account.picture(landscapeWords(words.korean && !inPNG), &options.spoken)); err != nil {
			return err
		}
	}
	if options.folder != "" {
		if err := account.write(options.folder, words, &options.spoken); err != nil {
			return err
		}
		fmt.Fprintf(m.Stderr, "wrote %s\n", options.folder)
	}
	switch options.format {
	case "json":
		return m.printJSON(account.document())
	case "csv":
		return account.minimaCSV(m.Stdout)
	}
	_, err = m.Stdout.Write([]byte(account.text(words, &options.spoken)))
	return err
}

// check refuses values that no file makes right.
func (o *landscapeOptions) check() error {
	if err := oneOf("format", o.format, "table", "json", "csv"); err != nil {
		return err
	}
	ending := strings.ToLower(filepath.Ext(o.picture))
	switch {
	case o.picture != "" && ending != ".svg" && ending != ".png":
		return usagef("", "--picture %s: a picture's file ends in .svg or .png", o.picture)
	case o.said("sides") && (o.sides < 2 || o.sides > landscape.MostSides):
		return usagef("", "--sides %d: 2 to %d are possible", o.sides, landscape.MostSides)
	case o.starts < 1 || o.starts > landscape.MostStarts:
		return usagef("", "--starts %d: 1 to %d are possible", o.starts, landscape.MostStarts)
	case o.most < 1:
		return usagef("", "--most %d: at least 1 is told", o.most)
	}
	return nil
}

// solve looks at every configuration where that can be done, and else draws a sample.
func (o *landscapeOptions) solve(ctx context.Context, p *landscape.Problem) (*landscape.Landscape, error) {
	how := landscape.Exploring{Most: o.most}
	if p.Sides == 2 && p.Movers() <= landscape.MostExact && !o.said("starts") {
		return landscape.Explore(ctx, p, how)
	}
	return landscape.Sample(ctx, p, landscape.Sampling{Exploring: how, Starts: o.starts, Seed: o.seed})
}

// apply changes a problem as the flags say.
func (o *landscapeOptions) apply(file *scenarios.Landscape) error {
	p := file.Problem
	if o.said("sides") {
		p.Sides = o.sides
	}
	for _, list := range []struct {
		flag   string
		values []string
		into   *[][2]int
	}{{"together", o.together, &p.Together}, {"apart", o.apart, &p.Apart}} {
		for _, value := range list.values {
			actors, err := actorsIn(p, value)
			if err != nil {
				return err
			}
			if len(actors) < 2 {
				return usagef("write --"+list.flag+" A,B", "--%s %q names one actor", list.flag, value)
			}
			for k, actor := range actors {
				for _, other := range actors[k+1:] {
					*list.into = append(*list.into, [2]int{actor, other})
				}
			}
		}
	}
	for _, text := range o.configurations {
		sides, err := sidesIn(p, text)
		if err != nil {
			return err
		}
		file.Configurations = append(file.Configurations, scenarios.NamedSides{Name: text, Sides: sides})
	}
	if err := p.Check(); err != nil {
		return usagef("", "%v", err)
	}
	return nil
}

// actorsIn reads names of actors: separated by commas where there are any, else by blanks; a name with a blank is read whole.
func actorsIn(p *landscape.Problem, text string) ([]int, error) {
	var known []string
	index := map[string]int{}
	for i, actor := range p.Actors {
		known, index[actor.Name] = append(known, actor.Name), i
	}
	if i, whole := index[strings.TrimSpace(text)]; whole {
		return []int{i}, nil
	}
	words := strings.Fields(text)
	if strings.Contains(text, ",") {
		words = strings.Split(text, ",")
	}
	var actors []int
	for _, word := range words {
		word = strings.TrimSpace(word)
		i, found := index[word]
		switch {
		case word == "":
		case !found:
			return nil, unknownName("actor", word, known)
		default:
			actors = append(actors, i)
		}
	}
	return actors, nil
}

// sidesIn reads a configuration: sides separated by bars, of which one may be the word rest.
func sidesIn(p *landscape.Problem, text string) ([]int, error) {
	sides, rest := make([]int, len(p.Actors)), -1
	for i := range sides {
		sides[i] = -1
	}
	parts := strings.Split(text, "|")
	if len(parts) > landscape.MostSides {
		return nil, usagef("", "--configuration %q has %d sides; the limit is %d", text, len(parts), landscape.MostSides)
	}
	for side, part := range parts {
		if strings.TrimSpace(part) == "rest" {
			rest = side
			continue
		}
		actors, err := actorsIn(p, part)
		if err != nil {
			return nil, err
		}
		for _, i := range actors {
			if sides[i] >= 0 {
				return nil, usagef("", "--configuration %q has %s twice", text, p.Actors[i].Name)
			}
			sides[i] = side
		}
	}
	for i := range sides {
		if sides[i] < 0 && rest < 0 {
			return nil, usagef("name each actor, or end with | rest", "--configuration %q lacks %s", text, p.Actors[i].Name)
		}
		if sides[i] < 0 {
			sides[i] = rest
		}
	}
	return sides, nil
}
