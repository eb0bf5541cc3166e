package scenarios

import (
	"errors"
	"io"
	"maps"
	"reflect"
	"slices"
)

// specReader checks a sweep or lever file against the scenario that it is about. Of the validator it uses the walk over
// required values and the reports.
type specReader struct {
	*validator
	// scenario is what the levers are of, nil where it could not be read; scratch is a copy to try values on.
	scenario, scratch *Document
	// listed are the paths that the file names; taken, those read so far, with their lines.
	listed map[string]bool
	taken  map[string]int
	// slots are the places of the levers in scratch.
	slots map[string]slot
}

// readSpec decodes a file into a structure, and checks what its type demands. It returns nil if nothing could be read.
func (s *settings) readSpec(from origin, input io.Reader, into any, problems *collector) *specReader {
	_, tree := s.read(from, 0, input, problems)
	if tree == nil {
		return nil
	}
	positions, broken := newPositions(), map[string]bool{}
	decoding := decoder{problems: problems, positions: positions, broken: broken}
	value := reflect.ValueOf(into).Elem()
	decoding.root(tree, s.form, value)
	if broken[""] {
		return nil
	}
	checking := &validator{overlay: &overlay{positions: positions, broken: broken}, limits: s.limits, problems: problems}
	checking.walk("", value, anyRules)
	return &specReader{validator: checking, listed: map[string]bool{}, taken: map[string]int{}, slots: map[string]slot{}}
}

// about says of which scenario the file speaks.
func (r *specReader) about(scenario *Document) {
	r.scenario, r.scratch = scenario, scenario.Clone()
}

// reportInside records an error within a text of the file.
func (r *specReader) reportInside(at, text string, offset int, problem, suggestion string) {
	if r.unread(at) {
		return
	}
	place := r.positions.expression(at, text).at(offset)
	r.problems.add(SeverityError, place.file, place.Line, place.Column, problem, suggestion)
}

// scenarioOf reads the scenario that the file names at a path. Mistakes of the scenario itself are returned, not collected.
func (s *settings) scenarioOf(r *specReader, from origin, at, name string) (*Resolved, Problems) {
	if name == "" || r.unread(at) {
		return nil, nil
	}
	next, err := s.base(from, name)
	if err != nil {
		r.report(at, err.Error(), s.suggestBase(from, name))
		return nil, nil
	}
	opened, err := s.open(next)
	if err != nil {
		r.report(at, "the scenario "+quoted(name)+" cannot be read: "+reason(err), s.suggestBase(from, name))
		return nil, nil
	}
	inner := *s
	inner.form = scenarioForm
	resolved, err := inner.resolve(next, opened)
	var mistakes Problems
	if errors.As(err, &mistakes) {
		r.report(at, "the scenario "+quoted(name)+" has mistakes of its own", "correct them; they are shown too")
	}
	return resolved, mistakes
}

// seedOr returns a seed, or 1 where none is written.
func seedOr(written *uint64) uint64 {
	if written == nil {
		return 1
	}
	return *written
}

// checkSize reports a list that is too long.
func (r *specReader) checkSize(path string, count, limit int, noun string) bool {
	if count > limit {
		r.beyond("factors", path, "there are "+grouped(count)+" "+noun+"; the limit is "+grouped(limit), "")
	}
	return count <= limit
}

// sortedKeys are the keys of a mapping in order, so that problems are too.
func sortedKeys(set map[string]Value) []string {
	return slices.Sorted(maps.Keys(set))
}
