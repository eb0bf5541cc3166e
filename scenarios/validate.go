package scenarios

import (
	"cmp"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// validator checks what one value of a resolved scenario says about another. What a
// value may be on its own was checked when it was read.
type validator struct {
	*overlay
	limits   Limits
	problems *collector
	// names are the ids of actors, blocs and states, in the order of the document; known finds them.
	names map[string][]string
	known map[string]map[string]bool
	// start is the clock's start, if it could be read.
	start   Date
	started bool

	actors map[string]*Actor
	blocs  map[string]*Bloc
	states map[string]*State
}

func validate(laid overlay, limits Limits, problems *collector) {
	if laid.broken[""] {
		return
	}
	v := &validator{overlay: &laid, limits: limits, problems: problems}
	v.index()
	v.walk("", reflect.ValueOf(&v.document).Elem(), anyRules)
	v.checkSizes()
	v.checkClock()
	v.checkDepreciation()
	v.checkStates()
	v.checkActors()
	v.checkBlocs()
	v.checkTies()
	v.checkHostility()
	v.checkEvents()
}

// index notes which actors, blocs and states there are.
func (v *validator) index() {
	document := &v.document
	v.actors, v.blocs, v.states = map[string]*Actor{}, map[string]*Bloc{}, map[string]*State{}
	v.names = map[string][]string{}
	for i := range document.Actors {
		if document.Actors[i].ID == "" {
			continue
		}
		v.actors[document.Actors[i].ID] = &document.Actors[i]
		v.names["actors"] = append(v.names["actors"], document.Actors[i].ID)
	}
	for i := range document.Blocs {
		if document.Blocs[i].ID == "" {
			continue
		}
		v.blocs[document.Blocs[i].ID] = &document.Blocs[i]
		v.names["blocs"] = append(v.names["blocs"], document.Blocs[i].ID)
	}
	for i := range document.States {
		if document.States[i].ID == "" {
			continue
		}
		v.states[document.States[i].ID] = &document.States[i]
		v.names["states"] = append(v.names["states"], document.States[i].ID)
	}
	v.known = map[string]map[string]bool{}
	for list, names := range v.names {
		v.known[list] = map[string]bool{}
		for _, name := range names {
			v.known[list][name] = true
		}
	}
	start, err := ParseDate(document.Clock.Start)
	v.start, v.started = start, err == nil
}

// report records an error at the value of a path, unless the value could not even be read.
func (v *validator) report(path, text, suggestion string) {
	v.reportAt(SeverityError, path, v.positions.Of(path), text, suggestion)
}

// beyond records at the value of a path that the scenario goes beyond a limit.
func (v *validator) beyond(limit, path, text, suggestion string) {
	if place := v.positions.Of(path); !v.unread(path) {
		v.problems.beyond(limit, place.file, place.Line, place.Column, text, suggestion)
	}
}

// reportKey records an error at the key that a path ends with.
func (v *validator) reportKey(path, text, suggestion string) {
	v.reportAt(SeverityError, path, v.positions.Key(path), text, suggestion)
}

// warn records a warning at the value of a path.
func (v *validator) warn(path, text, suggestion string) {
	v.reportAt(SeverityWarning, path, v.positions.Of(path), text, suggestion)
}

func (v *validator) reportAt(severity Severity, path string, place Place, text, suggestion string) {
	if !v.unread(path) {
		v.problems.add(severity, place.file, place.Line, place.Column, text, suggestion)
	}
}

// unread says whether the value at the path, or one that contains it, could not be read.
func (v *validator) unread(path string) bool {
	for len(v.broken) > 0 {
		if v.broken[path] {
			return true
		}
		dot := strings.LastIndexByte(path, '.')
		if dot < 0 {
			return false
		}
		path = path[:dot]
	}
	return false
}

// walk checks what the tags of document.go demand of the resolved scenario: required
// values, names that exist, and the inner order of figures.
func (v *validator) walk(path string, value reflect.Value, rules rules) {
	switch value.Kind() {
	case reflect.Pointer:
		if !value.IsNil() {
			v.walk(path, value.Elem(), rules)
		}
	case reflect.Struct:
		v.walkStructure(path, value)
	case reflect.Slice:
		for i := range value.Len() {
			item := value.Index(i)
			name := strconv.Itoa(i)
			if item.Kind() == reflect.Struct && shapeOf(item.Type()).HasID {
				name = cmp.Or(item.FieldByName("ID").String(), name)
			}
			// An entry whose id could not be read was reported for that, and has no path to speak of.
			if inner := join(path, name); v.positions.Written(inner) {
				v.walk(inner, item, rules)
			}
		}
	case reflect.Map:
		v.walkMapping(path, value, rules)
	case reflect.String:
		v.checkName(path, value.String(), rules.Names, v.report)
	}
}

func (v *validator) walkStructure(path string, value reflect.Value) {
	var missing []string
	for _, member := range shapeOf(value.Type()).Fields {
		inner := join(path, member.Key)
		part := value.Field(member.Index)
		if member.Rules.Required && v.absent(inner, part) {
			missing = append(missing, member.Key)
			continue
		}
		if v.positions.Written(inner) {
			v.walk(inner, part, member.Rules)
		}
	}
	v.reportAllMissing(path, missing)
	if value.Type() == figureType {
		v.checkFigure(path, value.Interface().(Figure))
	}
}

// absent says whether a required value was not written, or written as nothing.
func (v *validator) absent(path string, value reflect.Value) bool {
	switch value.Kind() {
	case reflect.String, reflect.Slice, reflect.Map:
		return value.Len() == 0
	case reflect.Struct:
		if value.Type() == textType {
			return strings.TrimSpace(value.Field(0).String()) == ""
		}
	}
	return !v.positions.Written(path)
}

// reportAllMissing reports each key that an entry lacks; or, where its id is near that of another, the id alone: a patch that
// misspells one begins a new entry.
func (v *validator) reportAllMissing(path string, keys []string) {
	if len(keys) == 0 {
		return
	}
	if nearest, found := v.meant(path); found {
		list, id, _ := strings.Cut(path, ".")
		v.report(join(path, "id"), "there is no "+singular(list)+" "+quoted(id)+" to change",
			"did you mean "+strconv.Quote(nearest)+"? A new one would also need "+strings.Join(keys, ", "))
		return
	}
	for _, key := range keys {
		v.reportMissing(path, join(path, key), key)
	}
}

func (v *validator) reportMissing(parent, path, key string) {
	if v.positions.Written(path + ".ko") {
		v.report(path, "the text "+quoted(key)+" has no English", "write {en: …, ko: …}")
		return
	}
	if v.positions.Written(path) {
		v.report(path, quoted(key)+" is empty", "write a value")
		return
	}
	text := "the key " + quoted(key) + " is missing"
	if parent != "" {
		text += " in " + parent
	}
	v.reportAt(SeverityError, path, v.positions.Of(parent), text, "add "+key+": and a value")
}

// meant is the entry whose id is near that of another: a patch that misspells an id begins a new entry, and an incomplete one.
func (v *validator) meant(path string) (nearest string, found bool) {
	list, id, entry := strings.Cut(path, ".")
	names := v.names[list]
	if !entry || strings.Contains(id, ".") || !v.problems.mayCompare(len(names)) {
		return "", false
	}
	others := slices.DeleteFunc(slices.Clone(names), func(name string) bool { return name == id })
	return Nearest(id, others)
}

func (v *validator) walkMapping(path string, value reflect.Value, rules rules) {
	keys := map[string]reflect.Value{}
	for _, key := range value.MapKeys() {
		keys[fmt.Sprint(key.Interface())] = value.MapIndex(key)
	}
	for _, key := range slices.Sorted(maps.Keys(keys)) {
		inner := join(path, key)
		v.checkName(inner, key, rules.KeyNames, v.reportKey)
		v.walk(inner, keys[key], rules)
	}
}

// checkName reports a name that no actor, bloc or state of the scenario has.
func (v *validator) checkName(path, name, list string, report func(path, text, suggestion string)) {
	if list == "" || name == "" || v.known[list][name] || v.unread(list) {
		return
	}
	report(path, "there is no "+singular(list)+" "+quoted(name)+" in this scenario", v.problems.suggest(name, v.names[list]))
}

// checkFigure checks the range of a figure and that it has a source.
func (v *validator) checkFigure(path string, figure Figure) {
	switch {
	case figure.Low == nil && figure.High == nil, v.unread(join(path, "low")), v.unread(join(path, "high")):
	case figure.Low == nil:
		v.report(join(path, "high"), "a figure with high needs low as well", "write both, or neither")
	case figure.High == nil:
		v.report(join(path, "low"), "a figure with low needs high as well", "write both, or neither")
	case *figure.Low > *figure.High:
		v.report(join(path, "low"), "low is greater than high", "swap them")
	case v.positions.Written(join(path, "value")) && (figure.Value < *figure.Low || figure.Value > *figure.High):
		v.report(join(path, "value"), "the value lies outside of its own range", fmt.Sprintf("low is %g and high is %g", *figure.Low, *figure.High))
	}
	if figure.Source == "" && !v.unread(join(path, "source")) {
		v.warn(path, "the figure has no source", `write {value: …, source: "found: …"}; the marks are found, recalled, derived and judgement`)
	}
}

// checkSizes bounds how many entries a scenario has.
func (v *validator) checkSizes() {
	for _, list := range []struct {
		path         string
		count, limit int
		noun         string // where it is not the path
	}{
		{"states", len(v.document.States), v.limits.States, ""},
		{"actors", len(v.document.Actors), v.limits.Actors, ""},
		{"blocs", len(v.document.Blocs), v.limits.Blocs, ""},
		{"events", len(v.document.Events), v.limits.Events, ""},
		{"expect", len(v.document.Expect), v.limits.Expectations, "expectations"},
	} {
		if list.count > list.limit {
			v.beyond(cmp.Or(list.noun, list.path), list.path, fmt.Sprintf("the scenario has %s %s; the limit is %s",
				grouped(list.count), cmp.Or(list.noun, list.path), grouped(list.limit)), "")
		}
	}
}
