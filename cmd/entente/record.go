package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"entente/render/record"
	"entente/render/scene"
	"entente/sim"
	"entente/sim/result"
)

// recordOptions are the flags of record.
type recordOptions struct {
	source           source
	seed, run        uint64
	seeded           bool
	size             string
	scale            float64
	rate, speed      float64
	seconds, hold    float64
	from, to         string
	theme, colour    string
	actor            string
	noLabels, noSide bool
	overwrite, quiet bool
	language         language
}

func (m *Main) recordCommand() *cobra.Command {
	options := recordOptions{source: source{program: m}}
	command := &cobra.Command{
		Use:   "record RUN [RUN] FILE",
		Short: "Make a film or a picture of a run, or of two side by side",
		Long: `Draws a run tick by tick: blocs with their members, who moves where, market shares and events. RUN is a scenario, which is
run first, or a folder that entente run --out has written. Of two runs, actors whose blocs differ are marked.

The file's name says what is made: .gif, .mp4 or .webm for a film, a name that ends in / for a folder with a PNG file for
each frame, .png for one picture of the end, or of the date of --to. MP4 and WebM need ffmpeg. No display is needed, and
the same arguments give the same frames on every machine. The file appears whole or not at all.`,
		Example: `  entente record korea-stargate stargate.gif --size 640x360 --rate 5 --speed 10
  entente record korea-stargate poster.png --to 2027-01 --theme dark --lang ko --colour home
  entente record korea-stargate why.png --to 2025-02 --actor samsung
  entente record korea-stargate korea-sovereign both.png --size 1920x1080
  entente run -q korea-stargate --out results && entente record results frames/ --from 2025-01 --to 2025-03 --size 640x360`,
		Args:              recordArguments,
		ValidArgsFunction: completeScenarios,
		RunE: func(command *cobra.Command, arguments []string) error {
			options.seeded = command.Flags().Changed("seed") || command.Flags().Changed("run")
			return m.recordFilm(command.Context(), arguments, &options)
		},
	}
	flags := command.Flags()
	flags.StringVar(&options.size, "size", "1280x720", "`width x height` in pixels")
	flags.Float64Var(&options.scale, "scale", 1, "least size of texts, as a `factor`: 2 for dense screens")
	flags.Float64Var(&options.rate, "rate", 20, "`frames` a second")
	flags.Float64Var(&options.speed, "speed", 4, "`ticks` a second")
	flags.Float64Var(&options.seconds, "seconds", 0, "length in `seconds`, in place of --speed")
	flags.Float64Var(&options.hold, "hold", 2, "`seconds` for which the last picture stays")
	flags.StringVar(&options.from, "from", "", "first `tick`, a number from 0 or a date that lies in it (default the first)")
	flags.StringVar(&options.to, "to", "", "last `tick` (default the last)")
	flags.StringVar(&options.theme, "theme", "light", "`theme`: light or dark")
	flags.StringVar(&options.colour, "colour", "bloc", "what the `colour` of actors shows: bloc or home")
	flags.StringVar(&options.actor, "actor", "", "`id` or name of an actor whose card, with its reasons, is shown")
	flags.BoolVar(&options.noLabels, "no-labels", false, "leave out the names of actors")
	flags.BoolVar(&options.noSide, "map", false, "show the map only")
	flags.BoolVar(&options.overwrite, "overwrite", false, "replace a former file, or a folder that holds nothing but frames")
	flags.Uint64Var(&options.seed, "seed", 1, "for a scenario, `number` that all random numbers follow from")
	flags.Uint64Var(&options.run, "run", 0, "for a scenario, `number` of the run with this seed")
	flags.BoolVarP(&options.quiet, "quiet", "q", false, "no warnings and no progress bar")
	options.language.flag(command)
	options.source.flags(command)
	completeValues(command, "theme", "light", "dark")
	completeValues(command, "colour", "bloc", "home")
	return command
}

// recordArguments demands one or two runs and a file.
func recordArguments(command *cobra.Command, arguments []string) error {
	switch {
	case len(arguments) < 2:
		return usagef("write "+command.UseLine(), "%s needs a run and the file to write", command.CommandPath())
	case len(arguments) > 3:
		return usagef("", "%s takes one or two runs and a file, but was given %d arguments: %s", command.CommandPath(), len(arguments),
			strings.Join(arguments, " "))
	}
	return nil
}

func (m *Main) recordFilm(ctx context.Context, arguments []string, options *recordOptions) error {
	runs, name := arguments[:len(arguments)-1], arguments[len(arguments)-1]
	looks, err := options.looks()
	if err != nil {
		return err
	}
	if _, err := record.FormatOf(name); err != nil {
		return usagef("", "%v", err)
	}
	options.source.quiet = options.quiet
	var records []*sim.Record
	for _, run := range runs {
		// Both runs have the same seed, so that they differ by their scenarios alone.
		read, err := options.recordOf(ctx, run)
		if err != nil {
			return err
		}
		records = append(records, read)
	}
	film, err := options.film(records, looks)
	if err != nil {
		return err
	}
	frames := uint64(film.Frames())
	if format, _ := record.FormatOf(name); format == record.Poster {
		frames = 1
	}
	done, finish := func(uint64) {}, func() {}
	if !options.quiet {
		done, finish = m.progressOf(frames, "drawing", "frames")
	}
	err = record.Write(ctx, name, film, options.overwrite, func(frames int) { done(uint64(frames)) })
	finish()
	switch {
	case errors.Is(err, record.ErrNoFFmpeg):
		return fmt.Errorf("%w\n  install it with your system's packages, or write a .gif, which needs nothing", err)
	case errors.Is(err, record.ErrExists) && !options.overwrite:
		return fmt.Errorf("%w (--overwrite replaces it)", err)
	case err != nil:
		return err
	}
	switch {
	case options.quiet:
	case frames == 1:
		fmt.Fprintf(m.Stderr, "wrote %s\n", name)
	default:
		fmt.Fprintf(m.Stderr, "wrote %s, %d frames\n", name, frames)
	}
	return nil
}

// looks are what the flags say of how the run is shown.
func (o *recordOptions) looks() (scene.Options, error) {
	looks := scene.Options{Scale: o.scale, Language: o.language.Language, NoLabels: o.noLabels, NoPanel: o.noSide}
	if err := oneOf("theme", o.theme, "light", "dark"); err != nil {
		return looks, err
	}
	if err := oneOf("colour", o.colour, "bloc", "home"); err != nil {
		return looks, err
	}
	if o.theme == "dark" {
		looks.Theme = scene.Dark
	}
	if o.colour == "home" {
		looks.ColourBy = scene.ByHome
	}
	width, height, found := strings.Cut(o.size, "x")
	var err, err2 error
	looks.Width, err = strconv.Atoi(width)
	looks.Height, err2 = strconv.Atoi(height)
	if !found || err != nil || err2 != nil || looks.Width == 0 || looks.Height == 0 {
		return looks, usagef("write it as --size 1280x720", "--size cannot be %q", o.size)
	}
	if o.seconds < 0 || o.speed <= 0 || o.rate <= 0 {
		return looks, usagef("", "--seconds, --speed and --rate must be positive")
	}
	return looks, nil
}

// recordOf reads a result, or runs a scenario.
func (o *recordOptions) recordOf(ctx context.Context, name string) (*sim.Record, error) {
	if about, err := os.Stat(name); err != nil || !about.IsDir() {
		_, record, err := o.source.run(ctx, name, o.seed, o.run)
		return record, err
	}
	if o.seeded {
		return nil, usagef("leave them out", "--seed and --run are for scenarios: the result in %s has its own", name)
	}
	record, _, err := result.Read(name)
	return record, err
}

// film lays out the runs.
func (o *recordOptions) film(records []*sim.Record, looks scene.Options) (record.Film, error) {
	film := record.Film{Speed: o.speed, Rate: o.rate, Hold: o.hold, Comment: commentOf(records[0])}
	calendar := records[0].Calendar
	from, err := tickOf("from", o.from, calendar, 0)
	if err != nil {
		return film, err
	}
	to, err := tickOf("to", o.to, calendar, calendar.Ticks()-1)
	if err != nil {
		return film, err
	}
	if from > to {
		return film, usagef("", "--from %s comes after --to %s", o.from, o.to)
	}
	// The end of a tick is shown, not yet the start of the next one; after the last tick the film ends when all moves are done.
	const shortly = 1e-3
	film.From, film.To = float64(from), float64(to+1)-shortly
	if o.seconds > 0 {
		film.Speed = (film.To - film.From) / o.seconds
	}
	if o.to == "" {
		film.To = 0
	}
	if len(records) == 2 {
		film.Scene, err = scene.Compare(records[0], records[1], looks)
	} else {
		film.Scene, err = scene.New(records[0], looks)
	}
	if err != nil {
		return film, usagef("", "%v", err)
	}
	if o.actor != "" {
		actor, err := actorOf(records[0], o.actor)
		if err != nil {
			return film, err
		}
		film.Scene.Select(actor)
	}
	if film, err = film.Complete(); err != nil {
		return film, usagef("", "%v", err)
	}
	return film, nil
}

// commentOf says what was recorded.
func commentOf(of *sim.Record) string {
	return fmt.Sprintf("%s, seed %d, run %d, record %s", of.Scenario, of.Seed, of.Run, of.SHA256())
}

// tickOf reads a tick: a number from 0, or a date that lies in it.
func tickOf(flag, value string, calendar sim.Calendar, otherwise int) (int, error) {
	if value == "" {
		return otherwise, nil
	}
	tick, err := strconv.Atoi(value)
	if err != nil {
		date, err := sim.ParseDate(value)
		if err != nil {
			return 0, usagef("write a tick or a date, such as --"+flag+" 24 or --"+flag+" 2026-01", "--%s cannot be %q", flag, value)
		}
		tick = calendar.Tick(date)
	}
	if last := calendar.Ticks() - 1; tick < 0 || tick > last {
		return 0, usagef(fmt.Sprintf("ticks run from 0 (%s) to %d (%s)", calendar.Label(0), last, calendar.Label(last)),
			"--%s %s lies outside of the run", flag, value)
	}
	return tick, nil
}
