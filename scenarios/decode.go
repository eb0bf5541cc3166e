package scenarios

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// decoder turns a tree into a Document by the types and tags of document.go,
// recording every mistake instead of stopping at the first.
type decoder struct {
	problems *collector
	// positions is filled when the tree is the resolved one; otherwise nil.
	positions *Positions
	// broken holds the paths whose value could not be read, so that the validator
	// does not complain again about what follows from it.
	broken map[string]bool
}

var (
	textType   = reflect.TypeFor[Text]()
	figureType = reflect.TypeFor[Figure]()
	valueType  = reflect.TypeFor[Value]()
)

// document decodes a whole file.
func (d *decoder) document(root *node) Document {
	var document Document
	d.root(root, scenarioForm, reflect.ValueOf(&document).Elem())
	return document
}

// root decodes a file of any form.
func (d *decoder) root(root *node, form form, to reflect.Value) {
	if d.positions != nil {
		d.positions.root = root
	}
	if root.kind != mappingKind {
		d.fail("", root, "a "+form.noun+" is a mapping of keys to values, read "+root.describe(), "it begins with: schema: "+form.schema)
		return
	}
	if schema := root.get("schema"); schema != nil && schema.kind == scalarKind && schema.text != form.schema {
		if other, known := formOf(schema.text); known {
			// One clear word, in place of every key that such a file does not have.
			d.fail("", schema, "this is a "+other.noun+", not a "+form.noun, form.beginning())
			return
		}
	}
	d.structure("", root, to)
}

// fail records that the value at the path is wrong.
func (d *decoder) fail(path string, at *node, text, suggestion string) {
	d.broken[path] = true
	d.problems.add(SeverityError, at.file, at.line, at.column, text, suggestion)
}

// value decodes any type of document.go.
func (d *decoder) value(path string, from *node, to reflect.Value, rules rules) {
	if d.positions != nil {
		d.positions.values[path] = from
	}
	if from.isNull() && to.Kind() != reflect.String {
		d.fail(path, from, "a value is missing after "+quoted(lastKey(path)), "write a value, or remove the key")
		return
	}
	switch {
	case to.Kind() == reflect.Pointer:
		target := reflect.New(to.Type().Elem())
		d.value(path, from, target.Elem(), rules)
		if !d.broken[path] {
			to.Set(target)
		}
	case to.Type() == textType:
		d.text(path, from, to)
	case to.Type() == figureType:
		d.figure(path, from, to, rules)
	case to.Type() == valueType:
		d.leverValue(path, from, to)
	case to.Kind() == reflect.Struct && from.kind == scalarKind && shapeOf(to.Type()).Plain != nil:
		plain := shapeOf(to.Type()).Plain
		d.value(join(path, plain.Key), from, to.Field(plain.Index), plain.Rules)
	case to.Kind() == reflect.Struct:
		d.structure(path, from, to)
	case to.Kind() == reflect.Map:
		d.mapping(path, from, to, rules)
	case to.Kind() == reflect.Slice:
		d.list(path, from, to, rules)
	case to.Kind() == reflect.String:
		d.word(path, from, to, rules)
	case to.Kind() == reflect.Float64:
		if number, ok := d.number(path, from, rules); ok {
			to.SetFloat(number)
		}
	case to.Kind() == reflect.Int:
		if number, ok := d.whole(path, from, rules); ok {
			to.SetInt(int64(number))
		}
	case to.Kind() == reflect.Uint64:
		if number, ok := d.whole(path, from, rules); ok {
			to.SetUint(number)
		}
	case to.Kind() == reflect.Bool:
		d.truth(path, from, to)
	default:
		panic("scenarios: the decoder does not know the type " + to.Type().String())
	}
}

// structure decodes a mapping whose keys are the fields of a type.
func (d *decoder) structure(path string, from *node, to reflect.Value) {
	shape := shapeOf(to.Type())
	if from.kind != mappingKind {
		d.fail(path, from, "a mapping of keys to values was expected, read "+from.describe(), "allowed keys: "+listed(shape.Keys))
		return
	}
	for _, entry := range from.entries {
		member, known := shape.ByKey[entry.key.text]
		if !known {
			d.unknownKey(path, entry.key, shape)
			continue
		}
		inner := join(path, member.Key)
		if d.positions != nil {
			d.positions.keys[inner] = entry.key
		}
		d.value(inner, entry.value, to.Field(member.Index), member.Rules)
	}
}

// unknownKey says which key was meant. The nearest one then counts as read, so that
// it is not also reported as missing.
func (d *decoder) unknownKey(path string, key *node, shape *typeShape) {
	text := "unknown key " + quoted(key.text)
	if !d.problems.mayCompare(len(shape.Keys)) {
		d.problems.add(SeverityError, key.file, key.line, key.column, text, "")
		return
	}
	suggestion := "allowed keys: " + listed(shape.Keys)
	if sameQuantity, hint, found := unitHint(key.text, shape.Keys); found {
		text, suggestion = "the key "+quoted(key.text)+" has the wrong unit", hint
		if _, unit := splitUnit(key.text); unit == "" {
			text = "the key " + quoted(key.text) + " lacks its unit"
		}
		d.broken[join(path, sameQuantity)] = true
	} else if nearest, found := nearestKey(key.text, shape.Keys); found {
		suggestion = "did you mean " + strconv.Quote(nearest) + "?"
		d.broken[join(path, nearest)] = true
	}
	d.problems.add(SeverityError, key.file, key.line, key.column, text, suggestion)
}

// nearestKey is the nearest name, or else the one key that goes on where this one ends.
func nearestKey(key string, allowed []string) (string, bool) {
	if nearest, found := Nearest(key, allowed); found {
		return nearest, true
	}
	longer := ""
	for _, candidate := range allowed {
		if strings.HasPrefix(candidate, strings.ToLower(key)+"_") {
			if longer != "" {
				return "", false
			}
			longer = candidate
		}
	}
	return longer, longer != ""
}

// mapping decodes names, or years, to figures or numbers.
func (d *decoder) mapping(path string, from *node, to reflect.Value, rules rules) {
	if from.kind != mappingKind {
		d.fail(path, from, "a mapping of keys to values was expected, read "+from.describe(), "write {key: value}, or one key: value a line")
		return
	}
	var allowed []string
	if rules.Keys != "" {
		allowed = Vocabulary(rules.Keys)
	}
	target := reflect.MakeMapWithSize(to.Type(), len(from.entries))
	for _, entry := range from.entries {
		inner := join(path, entry.key.text)
		if d.positions != nil {
			d.positions.keys[inner] = entry.key
		}
		key := reflect.New(to.Type().Key()).Elem()
		if !d.mapKey(inner, entry.key, key, rules.Keys, allowed) {
			continue
		}
		value := reflect.New(to.Type().Elem()).Elem()
		valueRules := rules
		if rules.Keys == "parameters" {
			valueRules.Low, valueRules.High = parameterRange(entry.key.text)
		}
		d.value(inner, entry.value, value, valueRules)
		target.SetMapIndex(key, value)
	}
	if target.Len() > 0 {
		to.Set(target)
	}
}

func (d *decoder) mapKey(path string, from *node, to reflect.Value, list string, allowed []string) bool {
	if to.Kind() == reflect.Int {
		year, err := strconv.Atoi(from.text)
		if err != nil || len(from.text) != 4 || year < firstYear || year > lastYear {
			d.fail(path, from, "a year was expected, read "+quoted(from.text), "years go from "+strconv.Itoa(firstYear)+" to "+strconv.Itoa(lastYear))
			return false
		}
		to.SetInt(int64(year))
		return true
	}
	if len(allowed) > 0 && !slices.Contains(allowed, from.text) {
		d.fail(path, from, "unknown "+singular(list)+" "+quoted(from.text), d.problems.suggest(from.text, allowed))
		return false
	}
	to.SetString(from.text)
	return true
}

// list decodes a list; entries with an id are known by it from here on.
func (d *decoder) list(path string, from *node, to reflect.Value, rules rules) {
	if from.kind != listKind {
		suggestion := "write a list: [one, two], or one entry a line, each after a dash"
		if from.kind == scalarKind && to.Type().Elem().Kind() == reflect.String {
			suggestion = "write a list: [" + printableName(from.text) + "]"
		}
		d.fail(path, from, "a list was expected, read "+from.describe(), suggestion)
		return
	}
	if len(from.items) == 0 {
		return
	}
	target := reflect.MakeSlice(to.Type(), len(from.items), len(from.items))
	merges := to.Type().Elem().Kind() == reflect.Struct && shapeOf(to.Type().Elem()).HasID
	first := map[string]int{}
	for i, item := range from.items {
		inner := join(path, strconv.Itoa(i))
		if merges {
			inner = join(path, entryName(item, i))
			d.uniqueID(inner, item, first)
		}
		d.value(inner, item, target.Index(i), rules)
	}
	to.Set(target)
}

// uniqueID checks that a list names each id once.
func (d *decoder) uniqueID(path string, item *node, first map[string]int) {
	id := item.get("id")
	if id == nil || id.kind != scalarKind || id.isNull() {
		if id == nil && item.kind == mappingKind {
			place := item
			if len(item.entries) > 0 {
				place = item.entries[0].key
			}
			d.fail(join(path, "id"), place, "the entry has no id", "write id: and a short name as its first line")
		}
		return
	}
	if line, repeated := first[id.text]; repeated {
		d.problems.add(SeverityError, id.file, id.line, id.column, "the id "+quoted(id.text)+" is used twice in this list",
			"it was first used on line "+grouped(line)+"; give each entry an id of its own")
		return
	}
	first[id.text] = id.line
}

// entryName is the part of a path that names an entry of a list.
func entryName(item *node, index int) string {
	if id := item.get("id"); id != nil && id.kind == scalarKind && id.text != "" {
		return id.text
	}
	return strconv.Itoa(index)
}

// lastKey is the part of a path after its last dot.
func lastKey(path string) string {
	return path[strings.LastIndexByte(path, '.')+1:]
}
