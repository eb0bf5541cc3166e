// Package schemagen generates the JSON Schemas of scenario, sweep and lever files from the Go types.
//
// It uses github.com/invopop/jsonschema rather than github.com/google/jsonschema-go,
// because it reads descriptions from doc comments, keys from yaml tags, and shares
// types in $defs. Only the generator and its test link it.
package schemagen

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"

	"github.com/invopop/jsonschema"

	"entente/scenarios"
	"entente/scenarios/internal/shape"
)

var (
	textType       = reflect.TypeFor[scenarios.Text]()
	figureType     = reflect.TypeFor[scenarios.Figure]()
	leverValueType = reflect.TypeFor[scenarios.Value]()
)

// Form is a kind of file.
type Form struct {
	// File is the name of its JSON Schema, and Title what that is called.
	File, Title string
	// Root is the type of the whole file.
	Root reflect.Type
}

// patchFile is the schema of patches: that of scenarios, but for what only a whole file says.
const patchFile = "patch.schema.json"

// Forms are the kinds of files that have a JSON Schema.
func Forms() []Form {
	return []Form{
		{"schema.json", "Entente scenario", reflect.TypeFor[scenarios.Document]()},
		{patchFile, "Entente patch", reflect.TypeFor[scenarios.Document]()},
		{"sweep.schema.json", "Entente sweep", reflect.TypeFor[scenarios.SweepSpec]()},
		{"levers.schema.json", "Entente levers", reflect.TypeFor[scenarios.LeverFileSpec]()},
	}
}

// typeFiles hold the types of all forms.
var typeFiles = []string{"document.go", "sweep_spec.go", "lever_file_spec.go"}

// Generate returns the JSON Schema of a form, ending in a line break; folder is that of the package
// scenarios, whose doc comments become the descriptions.
func Generate(folder string, form Form) ([]byte, error) {
	reflector := jsonschema.Reflector{
		Anonymous:                  true,
		ExpandedStruct:             true,
		FieldNameTag:               "yaml",
		RequiredFromJSONSchemaTags: true,
	}
	if err := addComments(&reflector, folder); err != nil {
		return nil, err
	}
	schema := reflector.ReflectFromType(form.Root)
	schema.Version = jsonschema.Version
	schema.Title = form.Title
	generator := generator{root: schema, visited: map[reflect.Type]bool{}}
	generator.structure(form.Root, schema)
	// Figures and values are written out where they stand; an effect is exactly one of its keys.
	delete(schema.Definitions, "Figure")
	delete(schema.Definitions, "Value")
	if effect := schema.Definitions["Effect"]; effect != nil {
		one := uint64(1)
		effect.MinProperties, effect.MaxProperties = &one, &one
	}
	if form.File == patchFile {
		schema.Required = []string{"schema"}
		schema.Properties.Set("schema", word(shape.Rules{Allowed: "patch_schemas"}))
	}
	text, err := json.MarshalIndent(schema, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("writing the JSON Schema: %w", err)
	}
	return append(text, '\n'), nil
}

// addComments reads the doc comments of the files with types alone: the library walks a whole
// folder, tests and all, so it is given a folder that holds nothing else.
func addComments(reflector *jsonschema.Reflector, folder string) error {
	alone, err := os.MkdirTemp("", "schemagen")
	if err != nil {
		return fmt.Errorf("making a folder for the document types: %w", err)
	}
	defer os.RemoveAll(alone)
	for _, name := range typeFiles {
		text, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			return fmt.Errorf("reading the document types: %w", err)
		}
		if err := os.WriteFile(filepath.Join(alone, name), text, 0o600); err != nil {
			return fmt.Errorf("copying the document types: %w", err)
		}
	}
	reflector.CommentMap = map[string]string{}
	if err := reflector.AddGoComments("entente/scenarios", alone); err != nil {
		return fmt.Errorf("reading the comments of the document types: %w", err)
	}
	// The library joins the folder's path to the package's; only the package's is wanted.
	for name, comment := range reflector.CommentMap {
		if at := strings.LastIndexByte(name, '/'); at >= 0 {
			_, member, _ := strings.Cut(name[at:], ".")
			reflector.CommentMap["entente/scenarios."+member] = strings.Join(strings.Fields(comment), " ")
		}
	}
	return nil
}

// generator adds to the reflected schema what the check tags say.
type generator struct {
	root    *jsonschema.Schema
	visited map[reflect.Type]bool
}

// structure refines the properties of a document type and of the types below it.
func (g *generator) structure(structType reflect.Type, schema *jsonschema.Schema) {
	if g.visited[structType] {
		return
	}
	g.visited[structType] = true
	for _, member := range shape.Of(structType).Fields {
		property, _ := schema.Properties.Get(member.Key)
		refined := g.value(structType.Field(member.Index).Type, member.Rules)
		refined.Description = property.Description
		schema.Properties.Set(member.Key, refined)
		if member.Rules.Always {
			schema.Required = append(schema.Required, member.Key)
		}
	}
}

// value returns the schema of a value of a type under its field's rules.
func (g *generator) value(valueType reflect.Type, rules shape.Rules) *jsonschema.Schema {
	for valueType.Kind() == reflect.Pointer {
		valueType = valueType.Elem()
	}
	switch {
	case valueType == textType:
		return g.define("Text", g.text)
	case valueType == figureType:
		return g.define(figureName(rules), func() *jsonschema.Schema { return g.figure(rules) })
	case valueType == leverValueType:
		return &jsonschema.Schema{OneOf: []*jsonschema.Schema{{Type: "number"}, {Type: "string"}, {Type: "boolean"}}}
	case valueType.Kind() == reflect.Struct && shape.Of(valueType).Plain != nil:
		return g.define(valueType.Name(), func() *jsonschema.Schema { return g.plain(valueType) })
	case valueType.Kind() == reflect.Struct:
		definition := g.root.Definitions[valueType.Name()]
		g.structure(valueType, definition)
		return &jsonschema.Schema{Ref: "#/$defs/" + valueType.Name()}
	case valueType.Kind() == reflect.Slice:
		return &jsonschema.Schema{Type: "array", Items: g.value(valueType.Elem(), rules)}
	case valueType.Kind() == reflect.Map:
		return g.mapping(valueType, rules)
	case valueType.Kind() == reflect.Float64:
		return number(rules)
	case valueType.Kind() == reflect.Int, valueType.Kind() == reflect.Uint64:
		schema := number(rules)
		schema.Type = "integer"
		if schema.Minimum == "" {
			schema.Minimum = "0"
		}
		return schema
	case valueType.Kind() == reflect.Bool:
		return &jsonschema.Schema{Type: "boolean"}
	}
	return word(rules)
}

// define makes a definition once and refers to it.
func (g *generator) define(name string, build func() *jsonschema.Schema) *jsonschema.Schema {
	if existing := g.root.Definitions[name]; existing == nil || existing.OneOf == nil {
		g.root.Definitions[name] = build()
	}
	return &jsonschema.Schema{Ref: "#/$defs/" + name}
}

// text is a plain string or a string a language.
func (g *generator) text() *jsonschema.Schema {
	languages := g.root.Definitions["Text"]
	description := languages.Description
	languages.Description = ""
	return &jsonschema.Schema{Description: description, OneOf: []*jsonschema.Schema{{Type: "string"}, languages}}
}

// plain is a structure, or the single value that stands for it.
func (g *generator) plain(structType reflect.Type) *jsonschema.Schema {
	whole := g.root.Definitions[structType.Name()]
	g.structure(structType, whole)
	description := whole.Description
	whole.Description = ""
	short := shape.Of(structType).Plain
	whole.Required = []string{short.Key}
	value := g.value(structType.Field(short.Index).Type, short.Rules)
	return &jsonschema.Schema{Description: description, OneOf: []*jsonschema.Schema{value, whole}}
}

// figure is a plain number or a number with its range and source. A patch may name only parts of it.
func (g *generator) figure(rules shape.Rules) *jsonschema.Schema {
	properties := jsonschema.NewProperties()
	for _, member := range shape.Of(figureType).Fields {
		property := number(rules)
		if member.Key == "source" {
			property = word(member.Rules)
		}
		if reflected := g.root.Definitions["Figure"]; reflected != nil && reflected.Properties != nil {
			if described, found := reflected.Properties.Get(member.Key); found {
				property.Description = described.Description
			}
		}
		properties.Set(member.Key, property)
	}
	return &jsonschema.Schema{
		Description: "A number, or a number with its range and its source. Allowed: " + rangeOf(rules) + ".",
		OneOf: []*jsonschema.Schema{
			number(rules),
			{Type: "object", Properties: properties, AdditionalProperties: jsonschema.FalseSchema},
		},
	}
}

// mapping is names, or years, to figures or numbers.
func (g *generator) mapping(mapType reflect.Type, rules shape.Rules) *jsonschema.Schema {
	schema := &jsonschema.Schema{Type: "object"}
	var names []string
	if rules.Keys != "" {
		names = scenarios.Vocabulary(rules.Keys)
	}
	switch {
	case mapType.Key().Kind() == reflect.Int:
		schema.PatternProperties = map[string]*jsonschema.Schema{"^(19|20|21)[0-9]{2}$|^2200$": g.value(mapType.Elem(), rules)}
		schema.AdditionalProperties = jsonschema.FalseSchema
	case len(names) > 0:
		schema.Properties = jsonschema.NewProperties()
		for _, name := range names {
			schema.Properties.Set(name, g.entry(mapType.Elem(), rules, name))
		}
		schema.AdditionalProperties = jsonschema.FalseSchema
	default:
		schema.AdditionalProperties = g.value(mapType.Elem(), rules)
	}
	return schema
}

// entry is the value of a name in a mapping: each parameter has a range of its own.
func (g *generator) entry(valueType reflect.Type, rules shape.Rules, name string) *jsonschema.Schema {
	if rules.Keys == "parameters" {
		if lever, err := scenarios.FindLever(&scenarios.Document{}, rules.Keys+"."+name); err == nil {
			rules.Low, rules.High = lever.Minimum, lever.Maximum
		}
	}
	return g.value(valueType, rules)
}

// word is a text with its vocabulary or its format.
func word(rules shape.Rules) *jsonschema.Schema {
	schema := &jsonschema.Schema{Type: "string"}
	if rules.Allowed != "" {
		for _, name := range scenarios.Vocabulary(rules.Allowed) {
			schema.Enum = append(schema.Enum, name)
		}
	}
	schema.Pattern = map[string]string{
		"id":      "^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$",
		"name":    "^[a-z0-9][a-z0-9-]{0,63}$",
		"date":    "^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$",
		"country": "^[A-Z]{2}$",
		"source":  "^(found|recalled|derived|judgement):",
	}[rules.Format]
	return schema
}

func number(rules shape.Rules) *jsonschema.Schema {
	schema := &jsonschema.Schema{Type: "number"}
	if !math.IsInf(rules.Low, 0) {
		schema.Minimum = json.Number(plainNumber(rules.Low))
	}
	if !math.IsInf(rules.High, 0) {
		schema.Maximum = json.Number(plainNumber(rules.High))
	}
	return schema
}

// figureName names a definition by the range of its number: FigureFromMinus1To1, FigureFrom0To0_99.
func figureName(rules shape.Rules) string {
	if math.IsInf(rules.Low, 0) && math.IsInf(rules.High, 0) {
		return "FigureOfAnySize"
	}
	name := "Figure"
	if !math.IsInf(rules.Low, 0) {
		name += "From" + bound(rules.Low)
	}
	if !math.IsInf(rules.High, 0) {
		name += "To" + bound(rules.High)
	}
	return name
}

// bound writes a number as a part of a name.
func bound(number float64) string {
	return strings.NewReplacer("-", "Minus", ".", "_").Replace(plainNumber(number))
}

func plainNumber(number float64) string {
	return strconv.FormatFloat(number, 'f', -1, 64)
}

func rangeOf(rules shape.Rules) string {
	switch {
	case math.IsInf(rules.Low, 0):
		return "any finite number"
	case math.IsInf(rules.High, 0):
		return plainNumber(rules.Low) + " or more"
	}
	return plainNumber(rules.Low) + " to " + plainNumber(rules.High)
}
