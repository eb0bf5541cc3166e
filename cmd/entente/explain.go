package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"entente/agents"
	"entente/render"
	"entente/sim"
	"entente/sim/result"
)

// explainOptions are the flags of explain.
type explainOptions struct {
	source    source
	actor     string
	seed, run uint64
	seeded    bool
	width     int
	language  language
}

func (m *Main) explainCommand() *cobra.Command {
	options := explainOptions{source: source{program: m}}
	command := &cobra.Command{
		Use:   "explain RESULT --actor ACTOR",
		Short: "Tell why an actor joined, left, was refused or stayed",
		Long: `Tells every decision of an actor and about it, with what spoke for and against it and what would have turned it.
RESULT is a folder that entente run --out has written, or a scenario, which is then run first.`,
		Example: `  entente explain korea-stargate --actor samsung
  entente explain korea-stargate --actor kakao --seed 7 --lang ko
  entente run -q korea-stargate --out results && entente explain results --actor samsung`,
		Args:              one("a result: the folder of entente run --out, or a scenario"),
		ValidArgsFunction: completeScenarios,
		RunE: func(command *cobra.Command, arguments []string) error {
			options.seeded = command.Flags().Changed("seed") || command.Flags().Changed("run")
			return m.explain(command.Context(), arguments[0], &options)
		},
	}
	flags := command.Flags()
	flags.StringVar(&options.actor, "actor", "", "`id` or name of the actor, or of a state, which stands for its government")
	flags.Uint64Var(&options.seed, "seed", 1, "for a scenario, `number` that all random numbers follow from")
	flags.Uint64Var(&options.run, "run", 0, "for a scenario, `number` of the run with this seed")
	flags.IntVar(&options.width, "width", 0, "`columns` of the text (default those of the terminal, or 80)")
	options.language.flag(command)
	options.source.flags(command)
	return command
}

func (m *Main) explain(ctx context.Context, name string, options *explainOptions) error {
	if err := checkWidth(options.width); err != nil {
		return err
	}
	record, err := recordOf(ctx, name, options)
	if err != nil {
		return err
	}
	actor, err := actorOf(record, options.actor)
	if err != nil {
		return err
	}
	columns, _ := m.screen(options.width)
	var text bytes.Buffer
	err = render.Explain(&text, record, render.ExplainOptions{
		Actor: actor, Language: options.language.Language, Width: columns,
	})
	if err != nil {
		return fmt.Errorf("explaining %s: %w", actor, err)
	}
	_, err = m.Stdout.Write(text.Bytes())
	return err
}

// recordOf reads a result, or runs a scenario.
func recordOf(ctx context.Context, name string, options *explainOptions) (*sim.Record, error) {
	if about, err := os.Stat(name); err != nil || !about.IsDir() {
		_, record, err := options.source.run(ctx, name, options.seed, options.run)
		return record, err
	}
	if options.seeded {
		return nil, usagef("leave them out", "--seed and --run are for scenarios: the result in %s has its own", name)
	}
	record, _, err := result.Read(name)
	return record, err
}

// actorOf finds the id of an actor, or of a state with a government, by id or by name in any language.
func actorOf(record *sim.Record, wanted string) (string, error) {
	var known []string
	for _, actor := range record.Actors {
		known = append(known, actor.ID)
	}
	if wanted == "" {
		return "", usagef("the actors are "+strings.Join(known, ", "), "--actor is missing: whose decisions are to be explained?")
	}
	if slices.Contains(known, wanted) {
		return wanted, nil
	}
	for _, actor := range record.Actors {
		if called(wanted, actor.ID, actor.Name) {
			return actor.ID, nil
		}
	}
	for _, state := range record.States {
		if called(wanted, state.ID, state.Name) && state.Government >= 0 {
			return state.ID, nil
		}
	}
	return "", unknownActor(record, wanted)
}

func called(wanted, id string, name agents.Text) bool {
	return strings.EqualFold(wanted, id) || strings.EqualFold(wanted, name.English) || wanted == name.Korean
}
