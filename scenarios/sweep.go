package scenarios

import (
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"io"
	"reflect"
)

// Sweep is a sweep file, read and found to fit its scenario.
type Sweep struct {
	Spec     SweepSpec
	Scenario *Resolved
	Design   Design
	// Runs is how often each point is run, at least 1; Seed is the seed of those runs.
	Runs int
	Seed uint64
	// Factors are in the order of the file. A mark stands for as many as it finds, in the order of the scenario.
	Factors  []Factor
	Outcomes []Outcome
	// File is the file's name as the caller gave it.
	File     string
	Warnings Problems
}

// Design is a design of experiments with its defaults filled in.
type Design struct {
	// Kind is grid, latin-hypercube, sobol, morris or one-at-a-time. In a grid and in one-at-a-time every factor has Values.
	Kind string
	// Points is for latin-hypercube and sobol, Trajectories and Levels for morris; 0 elsewhere.
	Points, Trajectories, Levels int
	// Seed is the seed by which points are drawn.
	Seed uint64
}

// Outcome is a named expression.
type Outcome struct {
	ID string
	Expression
}

// LoadSweep reads a sweep file by its path, or from the stream of WithInput for "-", and the scenario that it names.
// A file with mistakes gives an error of type Problems with all of them, those of the scenario last.
func LoadSweep(name string, options ...Option) (*Sweep, error) {
	s := newSettings(options)
	s.form = sweepForm
	from, input, err := s.openFileOrStream(name)
	if err != nil {
		return nil, err
	}
	return s.sweep(from, input, nil)
}

// ReadSweep reads a sweep file from a stream. It can name only embedded scenarios; file is the name that its problems show.
func ReadSweep(file string, input io.Reader, options ...Option) (*Sweep, error) {
	s := newSettings(options)
	s.form = sweepForm
	return s.sweep(origin{name: file, key: "stream:"}, input, nil)
}

// ReadSweepOf is ReadSweep for a file that is kept beside its scenario, which stands in for the one that the file names.
func ReadSweepOf(file string, input io.Reader, scenario *Resolved, options ...Option) (*Sweep, error) {
	s := newSettings(options)
	s.form = sweepForm
	return s.sweep(origin{name: file, key: "stream:"}, input, scenario)
}

// Canonical writes the file in one fixed form, like the function Canonical.
func (s *SweepSpec) Canonical() []byte {
	return canonicalOf(reflect.ValueOf(s).Elem())
}

// Hash identifies a sweep: the SHA-256 of its canonical form and of its scenario's hash, in hexadecimal. What it is called
// and what it says about itself count too.
func (s *Sweep) Hash() string {
	sum := sha256.Sum256(append(s.Spec.Canonical(), s.Scenario.Hash()...))
	return hex.EncodeToString(sum[:])
}

// sweep reads and checks, for a scenario or, where it is nil, for the one that the file names.
func (s *settings) sweep(from origin, input io.Reader, resolved *Resolved) (*Sweep, error) {
	problems := newCollector(s.limits)
	sweep := &Sweep{File: from.name}
	spec := &sweep.Spec
	r := s.readSpec(from, input, spec, problems)
	if r == nil {
		return nil, problems.result()
	}
	sweep.Design = r.design(spec.Design)
	sweep.Runs, sweep.Seed = max(spec.Runs, 1), seedOr(spec.Seed)
	for _, outcome := range spec.Outcomes {
		at := join("outcomes", outcome.ID+".measure")
		sweep.Outcomes = append(sweep.Outcomes, Outcome{ID: outcome.ID, Expression: r.positions.expression(at, outcome.Measure)})
	}
	var mistakes Problems
	if resolved == nil {
		resolved, mistakes = s.scenarioOf(r, from, "scenario", spec.Scenario)
	}
	if resolved != nil {
		sweep.Scenario = resolved
		r.about(&resolved.Document)
		sweep.Factors = r.sweepFactors(spec)
	}
	if problems.failed() {
		return nil, append(problems.result(), mistakes...)
	}
	sweep.Warnings = problems.result()
	return sweep, nil
}

// design checks a design and fills in its defaults.
func (r *specReader) design(spec DesignSpec) Design {
	design := Design{Kind: spec.Kind, Points: spec.Points, Trajectories: spec.Trajectories, Levels: spec.Levels, Seed: seedOr(spec.Seed)}
	if r.unread("design") || r.unread("design.kind") || spec.Kind == "" {
		return design
	}
	draws := spec.Kind == "latin-hypercube" || spec.Kind == "sobol"
	morris := spec.Kind == "morris"
	for _, key := range []struct {
		name           string
		allowed, needs bool
	}{
		{"points", draws, draws},
		{"trajectories", morris, morris},
		{"levels", morris, false},
		{"seed", draws || morris, false},
	} {
		at := join("design", key.name)
		switch written := r.positions.Written(at) || r.unread(at); {
		case written && !key.allowed:
			r.reportKey(at, "a "+spec.Kind+" design has no "+key.name, "remove it, or choose another kind of design")
		case !written && key.needs:
			r.report("design", "a "+spec.Kind+" design needs its number of "+key.name, "write {kind: "+spec.Kind+", "+key.name+": 64}")
		}
	}
	if morris && spec.Levels == 0 {
		design.Levels = 4
	}
	if morris && design.Levels%2 != 0 {
		r.report("design.levels", "trajectories step over half of the levels, so their number is even", "write 4, 6 or 8")
	}
	return design
}

// sweepFactors checks the factors against the scenario and the design.
func (r *specReader) sweepFactors(spec *SweepSpec) []Factor {
	if !r.checkSize("factors", len(spec.Factors), r.limits.Factors, "factors") {
		return nil
	}
	for _, factor := range spec.Factors {
		r.listed[factor.Path] = true
	}
	grid, single := spec.Design.Kind == "grid", spec.Design.Kind == "one-at-a-time"
	var all []Factor
	rows, most := int64(1), int64(r.limits.Rows)
	for i, factor := range spec.Factors {
		text := factor.text(i)
		if !grid && !single && text.steps > 0 && spec.Design.Kind != "" {
			r.reportKey(join(text.at, "steps"), "a "+spec.Design.Kind+" design draws from the whole range", "remove steps, or list values")
			continue
		}
		found := r.factors(text)
		for k := range found {
			if single && len(found[k].Values) == 0 {
				found[k].Values = []Value{Number(found[k].Low), Number(found[k].High)}
			}
			if grid && len(found[k].Values) == 0 && r.unread(join(text.at, "steps")) {
				continue
			}
			if grid && len(found[k].Values) == 0 {
				r.report(text.at, "a grid needs to know how many values to take from the range", "add steps: 5, or list values")
				break
			}
			if rows <= most && grid {
				rows *= int64(len(found[k].Values))
			}
		}
		all = append(all, found...)
	}
	r.checkSize("factors", len(all), r.limits.Factors, "factors")
	if rows > most {
		r.beyond("points", "factors", "the grid has more than "+grouped(r.limits.Rows)+" points, which is the limit",
			"take fewer values, or a latin-hypercube or sobol design")
	}
	return all
}

//go:embed sweep_starter.yaml
var sweepStarter []byte

// SweepStarter returns a small sweep file whose comments explain each key.
func SweepStarter() []byte {
	return append([]byte(nil), sweepStarter...)
}
