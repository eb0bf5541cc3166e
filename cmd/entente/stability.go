package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"entente/agents"
	"entente/sim"
	"entente/sim/coalition"
)

// stabilityOptions are the flags of stability.
type stabilityOptions struct {
	source    source
	seed, run uint64
	at        string
	state     string
	quota     float64
}

func (m *Main) stabilityCommand() *cobra.Command {
	options := stabilityOptions{source: source{program: m}}
	command := &cobra.Command{
		Use:   "stability SCENARIO",
		Short: "Tell whether anybody would change sides, and who could turn a majority",
		Long: `Runs a scenario once and judges the memberships at the end, or at a date. Each verdict has its certificate: the slack by
which every deviation fails, or the actor or coalition that would gain.
  Nash        nobody gains by joining a bloc, leaving one, or changing one for another
  individual  nobody gains so by a move that its bloc would admit
  core        no coalition gains by joining or leaving a bloc together
Then tells the power of the blocs and of a state's actors: how often each turns a coalition into one with more than --quota of
the world's AI capital (Shapley & Shubik 1954; Banzhaf 1965), exact up to 20 players, else sampled with 95 % intervals.`,
		Example: `  entente stability korea-stargate
  entente stability article --seed 7 --at 2026-12`,
		Args:              one(scenarioArgument),
		ValidArgsFunction: completeScenarios,
		RunE: func(command *cobra.Command, arguments []string) error {
			return m.stability(command.Context(), arguments[0], &options)
		},
	}
	flags := command.Flags()
	flags.Uint64Var(&options.seed, "seed", 1, "`number` that all random numbers follow from")
	flags.Uint64Var(&options.run, "run", 0, "`number` of the run with this seed")
	flags.StringVar(&options.at, "at", "", "`date` at whose tick's end the memberships are judged, such as 2026-12 (default the end)")
	flags.StringVar(&options.state, "state", "", "`state` whose actors' power is told (default KR, or the first where there is no KR)")
	flags.Float64Var(&options.quota, "quota", coalition.Half, "`part` of the world's AI capital that a coalition must exceed to win")
	options.source.flags(command)
	return command
}

func (m *Main) stability(ctx context.Context, name string, options *stabilityOptions) error {
	_, model, err := options.source.build(name)
	if err != nil {
		return err
	}
	state, err := stateOf(model, options.state)
	if err != nil {
		return err
	}
	ticks := model.Calendar.Ticks()
	if options.at != "" {
		date, err := sim.ParseDate(options.at)
		if err != nil {
			return usagef("", "--at: %v", err)
		}
		if ticks = model.Calendar.Tick(date) + 1; ticks < 1 || ticks > model.Calendar.Ticks() {
			return usagef("", "--at %s lies outside of the run, %s to %s", options.at, model.Calendar.Label(0), model.Calendar.Label(model.Calendar.Ticks()-1))
		}
	}
	w, err := sim.New(model, options.seed, options.run)
	if err != nil {
		return err
	}
	for range ticks {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := w.Step(); err != nil {
			return fmt.Errorf("running %s: %w", model.Name, err)
		}
	}
	power, err := powerText(w, state, options.quota)
	if err != nil {
		return usagef("", "--quota: %v", err)
	}
	text := fmt.Sprintf("%s, seed %d, run %d, at the end of %s\n%s\n%s", model.Name, options.seed, options.run, model.Calendar.Label(ticks-1),
		verdictsText(w), power)
	_, err = m.Stdout.Write([]byte(text))
	return err
}

// verdictsText tells the three verdicts with their certificates.
func verdictsText(w *sim.World) string {
	examiner := coalition.Examine(w)
	var text strings.Builder
	for _, alone := range []struct {
		name    string
		verdict coalition.Verdict[coalition.Move]
	}{{"Nash", examiner.Nash()}, {"individual", examiner.Individual()}} {
		witness := alone.verdict.Witness
		deed := fmt.Sprintf("%s %s", actorID(w, witness.Actor), optionText(w, witness.Option))
		fmt.Fprintf(&text, "  %-10s  %s: ", alone.name, alone.verdict.Finding)
		switch alone.verdict.Finding {
		case coalition.Unstable:
			fmt.Fprintf(&text, "%s would gain %.3g\n", deed, witness.Gain)
		default:
			fmt.Fprintf(&text, "all %d moves fail, the nearest by %.3g (%s)\n", alone.verdict.Looked, alone.verdict.Slack, deed)
		}
	}
	core := examiner.Core(coalition.JointSearch{})
	fmt.Fprintf(&text, "  %-10s  %s: ", "core", core.Finding)
	if core.Finding != coalition.Unstable {
		fmt.Fprintf(&text, "none of the %d joint moves looked at succeeds, the nearest fails by %.3g\n", core.Looked, core.Slack)
		return text.String()
	}
	var gains []string
	for k, actor := range core.Witness.Actors {
		gains = append(gains, fmt.Sprintf("%s %s (%+.3g)", actorID(w, actor), optionText(w, core.Witness.Options[k]), core.Witness.Gains[k]))
	}
	fmt.Fprintf(&text, "together would gain: %s\n", strings.Join(gains, ", "))
	return text.String()
}

func actorID(w *sim.World, actor int) string { return w.Model.Actors[actor].ID }

// optionText is a change of memberships in words.
func optionText(w *sim.World, option agents.Option) string {
	var parts []string
	if option.Leave >= 0 {
		parts = append(parts, "leaving "+w.BlocIDs[option.Leave])
	}
	if option.Join >= 0 {
		parts = append(parts, "joining "+w.BlocIDs[option.Join])
	}
	return strings.Join(parts, " and ")
}

// powerText tells the power of the blocs, and of a state's actors among all.
func powerText(w *sim.World, state int, quota float64) (string, error) {
	var text strings.Builder
	blocs, err := coalition.PowerOfBlocs(w, quota, coalition.Sampling{})
	if err != nil {
		return "", err
	}
	actors, err := coalition.PowerOfActors(w, quota, coalition.Sampling{})
	if err != nil {
		return "", err
	}
	fmt.Fprintf(&text, "Power over more than %.3g %% of the world's AI capital\n", 100*quota)
	table := newTable("", ">Shapley-Shubik", "", ">Banzhaf", "")
	add := func(name string, power coalition.Power, player int) {
		shapley, banzhaf := power.ShapleyShubik[player], power.Banzhaf[player]
		table.add(name, fmt.Sprintf("%.3g", shapley.Value), intervalText(shapley), fmt.Sprintf("%.3g", banzhaf.Value), intervalText(banzhaf))
	}
	for k, bloc := range blocs.Players {
		add(w.BlocIDs[bloc], blocs.Power, k)
	}
	for k, actor := range actors.Players {
		if int(w.Actors.Home[actor]) == state {
			add(actorID(w, actor), actors.Power, k)
		}
	}
	return text.String() + table.text("  "), nil
}

// intervalText is an estimate's interval, nothing where it is exact.
func intervalText(e coalition.Estimate) string {
	if e.Low == e.High {
		return "exact"
	}
	return fmt.Sprintf("%.2g-%.2g", e.Low, e.High)
}
