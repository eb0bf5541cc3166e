package main

import (
	"cmp"
	"errors"
	"math"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"entente/scenarios"
	"entente/sim"
)

// unknownCommand explains a first word that is no command.
func unknownCommand(root *cobra.Command, arguments []string) error {
	if len(arguments) == 0 {
		return nil
	}
	word := arguments[0]
	hint := "the commands are " + strings.Join(commandNames(root), ", ")
	if slices.Contains(scenarios.Names(), word) || strings.HasSuffix(word, ".yaml") || strings.HasSuffix(word, ".yml") {
		hint = "to run the scenario, write entente run " + word
	} else if nearest, found := scenarios.Nearest(word, commandNames(root)); found {
		hint = "did you mean " + nearest + "?"
	}
	return usagef(hint, "there is no command %q", word)
}

func commandNames(root *cobra.Command) []string {
	var names []string
	for _, command := range root.Commands() {
		if command.IsAvailableCommand() {
			names = append(names, command.Name())
		}
	}
	return names
}

// wrongFlag explains a flag that is not known or has a wrong value.
func wrongFlag(command *cobra.Command, err error) error {
	text := err.Error()
	var invalid *pflag.InvalidValueError
	if errors.As(err, &invalid) {
		flag := invalid.GetFlag()
		if flag.Name == "limit" {
			return usagef("", "--limit: %v", errors.Unwrap(invalid))
		}
		if allowed := valuesOf[flag.Value.Type()]; allowed != "" {
			return usagef("", "--%s takes %s, read %q", flag.Name, allowed, invalid.GetValue())
		}
	}
	word, unknown := strings.CutPrefix(text, "unknown flag: --")
	if !unknown {
		return usagef("", "%s", text)
	}
	var names []string
	command.Flags().VisitAll(func(flag *pflag.Flag) { names = append(names, flag.Name) })
	hint := ""
	if nearest, found := scenarios.Nearest(word, names); found {
		hint = "did you mean --" + nearest + "?"
	}
	return usagef(hint, "%s has no flag --%s", command.CommandPath(), word)
}

// valuesOf says in words what flags take, by their type.
var valuesOf = map[string]string{
	"uint64": "a whole number, 0 or more", "uint": "a whole number, 0 or more", "uint32": "a whole number, 0 or more",
	"int": "a whole number", "int64": "a whole number", "float64": "a number", "bool": "true or false",
	"duration": "a time such as 90s or 5m",
}

// unknownName explains a name that the scenario or result does not have.
func unknownName(kind, name string, known []string) error {
	hint := "known: " + strings.Join(known, ", ")
	if nearest, found := scenarios.Nearest(name, known); found {
		hint = "did you mean " + nearest + "?"
	}
	return usagef(hint, "there is no %s %q", kind, name)
}

// mostNearest is how many actors are offered in place of one that is not known.
const mostNearest = 3

// unknownActor explains a name that no actor has, and offers the nearest: those whose id or name holds it, then those that
// take the fewest edits.
func unknownActor(record *sim.Record, wanted string) error {
	for _, state := range record.States {
		if called(wanted, state.ID, state.Name) {
			return usagef("its actors are "+strings.Join(actorsAt(record, state.ID), ", "), "the state %s has no government among the actors", state.ID)
		}
	}
	edits := func(actor sim.ActorName) int {
		least := math.MaxInt
		for _, name := range []string{actor.ID, actor.Name.English, actor.Name.Korean} {
			if strings.Contains(strings.ToLower(name), strings.ToLower(wanted)) {
				return 0
			}
			if name != "" {
				least = min(least, scenarios.Distance(wanted, name))
			}
		}
		return least
	}
	nearest := slices.SortedStableFunc(slices.Values(record.Actors), func(a, b sim.ActorName) int {
		return cmp.Compare(edits(a), edits(b))
	})
	var offered []string
	for _, actor := range nearest[:min(mostNearest, len(nearest))] {
		offered = append(offered, actor.ID+" ("+actor.Name.English+")")
	}
	return usagef("the nearest are "+strings.Join(offered, ", "), "there is no actor %q", wanted)
}

// actorsAt are the ids of the actors whose home is a state.
func actorsAt(record *sim.Record, state string) []string {
	var ids []string
	for _, actor := range record.Actors {
		if actor.Home >= 0 && actor.Home < len(record.States) && record.States[actor.Home].ID == state {
			ids = append(ids, actor.ID)
		}
	}
	return ids
}
