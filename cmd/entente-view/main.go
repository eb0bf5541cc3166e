package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strconv"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"entente/render/player"
	"entente/render/scene"
	"entente/render/wording"
	"entente/scenarios"
)

// The exit codes are those of entente.
const (
	exitOK          = 0
	exitUsage       = 2
	exitInvalid     = 3
	exitFailed      = 4
	exitInterrupted = 130
)

// usageError is a mistake on the command line.
type usageError struct{ text string }

func (e usageError) Error() string { return e.text }

func usagef(format string, arguments ...any) error {
	return usageError{fmt.Sprintf(format, arguments...)}
}

// errNoWindow says how to get one.
var errNoWindow = errors.New(`this entente-view was built without its window; with it:
  go run -tags view ./cmd/entente-view korea-stargate
On Linux that needs gcc and the headers of X11 and OpenGL; the README has the line that installs them`)

// options are the command's flags.
type options struct {
	compare       string
	seed, run     uint64
	seeded        bool
	language      string
	theme, colour string
	size          string
	speed         float64
	paused, loop  bool
	fullScreen    bool
	noLabels      bool
	actor, state  string
	report        string
	outside       bool
	limits        scenarios.Limits
}

// launch is what a window is opened with.
type launch struct {
	player        *player.Player
	width, height int
	fullScreen    bool
	// report is the file that tells what is shown, empty for none.
	report string
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop)
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// run is the whole command; it returns the exit code.
func run(ctx context.Context, arguments []string, stdout, stderr io.Writer) int {
	var o options
	command := newCommand(&o)
	command.SetArgs(arguments)
	command.SetOut(stdout)
	command.SetErr(stderr)
	err := command.ExecuteContext(ctx)
	var usage usageError
	var problems scenarios.Problems
	switch {
	case err == nil:
	case errors.As(err, &problems):
		for k := range problems {
			problems[k] = o.limits.Raisable(problems[k])
		}
		fmt.Fprintln(stderr, problems) // each says itself that it is an error
	default:
		fmt.Fprintln(stderr, "error:", err)
	}
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, context.Canceled):
		return exitInterrupted
	case errors.As(err, &usage):
		return exitUsage
	case errors.As(err, &problems):
		return exitInvalid
	}
	return exitFailed
}

func newCommand(o *options) *cobra.Command {
	command := &cobra.Command{
		Use:   "entente-view RUN",
		Short: "Watch a run in a window",
		Long: `Shows a run in a window: blocs with their members, who moves where, market shares and events. RUN is a scenario (a name
from entente list, or a YAML file), which is run first, or a folder that entente run --out has written.

In the window: space plays and pauses, ← and → step, L opens the levers of a state, which can be moved while the run goes
on, a click on an actor tells its reasons, and ? lists all keys.

Exit codes are those of entente: 0, 2 for a mistake on the command line, 3 for an invalid scenario, 4 for what failed, also
where there is no display or the command was built without its window, and 130 when interrupted.`,
		Example: `  entente-view korea-stargate
  entente-view korea-stargate --compare korea-sovereign
  entente-view korea-stargate --lang ko --theme dark --colour home
  entente run -q article --out results && entente-view results`,
		SilenceErrors: true, SilenceUsage: true,
		Args: func(command *cobra.Command, arguments []string) error {
			if len(arguments) != 1 {
				return usagef("entente-view needs one run: a scenario or a result's folder, such as entente-view korea-stargate")
			}
			return nil
		},
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return scenarios.Names(), cobra.ShellCompDirectiveDefault
		},
		RunE: func(command *cobra.Command, arguments []string) error {
			o.seeded = command.Flags().Changed("seed") || command.Flags().Changed("run")
			return watch(command.Context(), arguments[0], o, command.ErrOrStderr())
		},
	}
	command.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err.Error()} })
	flags := command.Flags()
	flags.StringVar(&o.compare, "compare", "", "second `run`, shown beside the first on the same clock")
	flags.Uint64Var(&o.seed, "seed", 1, "for a scenario, `number` that all random numbers follow from")
	flags.Uint64Var(&o.run, "run", 0, "for a scenario, `number` of the run with this seed")
	flags.StringVar(&o.language, "lang", "en", "`language` of names and sentences: en or ko")
	flags.StringVar(&o.theme, "theme", "light", "`theme`: light or dark")
	flags.StringVar(&o.colour, "colour", "bloc", "what the `colour` of actors shows: bloc or home")
	flags.StringVar(&o.size, "size", "1280x720", "`width x height` of the window")
	flags.Float64Var(&o.speed, "speed", 2, "`ticks` a second, from 0.5 to 16")
	flags.BoolVar(&o.paused, "paused", false, "do not play at once")
	flags.BoolVar(&o.loop, "loop", false, "begin anew at the end")
	flags.BoolVar(&o.fullScreen, "full-screen", false, "take the whole screen")
	flags.BoolVar(&o.noLabels, "no-labels", false, "leave out the names of actors")
	flags.StringVar(&o.actor, "actor", "", "`id` of an actor whose card, with its reasons, is shown")
	flags.StringVar(&o.state, "state", "", "`id` of the state whose levers come first (default KR)")
	flags.StringVar(&o.report, "report", "", "write what is shown into this `file`, a line of JSON for each change")
	flags.BoolVar(&o.outside, "allow-outside", false, "let a scenario extend files outside of its own folder")
	flags.Var(scenarios.LimitFlag{Limits: &o.limits}, "limit", scenarios.LimitUsage)
	return command
}

// watch opens the window.
func watch(ctx context.Context, name string, o *options, stderr io.Writer) error {
	if !hasWindow {
		return errNoWindow
	}
	looks, width, height, err := o.looks()
	if err != nil {
		return err
	}
	show, err := o.show(ctx, name, stderr)
	if err != nil {
		return err
	}
	p, err := player.New(show, player.Options{Looks: looks, Paused: o.paused, Loop: o.loop, Speed: o.speed, Actor: o.actor, State: o.state})
	if err != nil {
		return err
	}
	defer p.Close()
	return open(ctx, launch{player: p, width: width, height: height, fullScreen: o.fullScreen, report: o.report})
}

// looks reads what the window is to look like.
func (o *options) looks() (looks scene.Options, width, height int, err error) {
	looks.NoLabels = o.noLabels
	if looks.Language, err = wording.Parse(o.language); err != nil {
		return looks, 0, 0, usagef("--lang: %v", err)
	}
	switch o.theme {
	case "light":
	case "dark":
		looks.Theme = scene.Dark
	default:
		return looks, 0, 0, usagef("--theme cannot be %q: light or dark", o.theme)
	}
	switch o.colour {
	case "bloc":
	case "home":
		looks.ColourBy = scene.ByHome
	default:
		return looks, 0, 0, usagef("--colour cannot be %q: bloc or home", o.colour)
	}
	across, down, found := strings.Cut(o.size, "x")
	width, errAcross := strconv.Atoi(across)
	height, errDown := strconv.Atoi(down)
	if !found || errAcross != nil || errDown != nil || width < 480 || height < 320 || width > 16384 || height > 16384 {
		return looks, 0, 0, usagef("--size cannot be %q: write it as 1280x720; the least is 480x320", o.size)
	}
	if !(o.speed > 0) {
		return looks, 0, 0, usagef("--speed must be positive")
	}
	return looks, width, height, nil
}
