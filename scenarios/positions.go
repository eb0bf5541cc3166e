package scenarios

import "strings"

// Place is where a value was written.
type Place struct {
	File string
	// Line and Column count from 1; Column counts characters.
	Line, Column int
	// Source is the line itself.
	Source string

	file *source
}

// Positions tells where each value of a resolved scenario was last set. A path joins
// keys with dots; entries of lists go by their id, or by their number from 0 where
// they have none: "actors.samsung.invest_usd_bn_per_year.value", "events.visit.do.0.invite.bloc".
type Positions struct {
	values map[string]*node
	keys   map[string]*node
	// root is the document itself, the last resort for a place.
	root *node
}

func newPositions() *Positions {
	return &Positions{values: map[string]*node{}, keys: map[string]*node{}}
}

// Written says whether the scenario sets the value at the path itself.
func (p *Positions) Written(path string) bool {
	_, written := p.values[path]
	return written
}

// Of returns the place of the value at the path, or of the nearest value that contains it.
func (p *Positions) Of(path string) Place {
	return p.nearest(p.values, path).place()
}

// Key returns the place of the key that the path ends with, or else of its value.
func (p *Positions) Key(path string) Place {
	if key, written := p.keys[path]; written {
		return key.place()
	}
	return p.Of(path)
}

func (p *Positions) nearest(nodes map[string]*node, path string) *node {
	for path != "" {
		if found, written := nodes[path]; written {
			return found
		}
		dot := strings.LastIndexByte(path, '.')
		if dot < 0 {
			break
		}
		path = path[:dot]
	}
	return p.root
}

// join appends a key to a path.
func join(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}
