package scenarios_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v4"

	"entente/scenarios"
	"entente/scenarios/internal/schemagen"
)

// shipped are the JSON Schemas of the program by their file.
func shipped() map[string][]byte {
	return map[string][]byte{
		"schema.json": scenarios.Schema(), "sweep.schema.json": scenarios.SweepSchema(), "levers.schema.json": scenarios.LeversSchema(),
		"patch.schema.json": scenarios.PatchSchema(),
	}
}

func TestSchemasAreUpToDate(t *testing.T) {
	require.Len(t, shipped(), len(schemagen.Forms()))
	for _, form := range schemagen.Forms() {
		fresh, err := schemagen.Generate(".", form)
		require.NoError(t, err)
		assert.Equal(t, string(fresh), string(shipped()[form.File]), "run: go generate ./scenarios")
	}
}

func compileSchema(t *testing.T, file string) *jsonschema.Schema {
	t.Helper()
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(shipped()[file]))
	require.NoError(t, err)
	compiler := jsonschema.NewCompiler()
	require.NoError(t, compiler.AddResource(file, document))
	schema, err := compiler.Compile(file)
	require.NoError(t, err)
	return schema
}

// plain turns YAML into what an editor's JSON Schema check sees: keys as text, dates as text.
func plain(t *testing.T, node *yaml.Node) any {
	t.Helper()
	switch node.Kind {
	case yaml.DocumentNode:
		return plain(t, node.Content[0])
	case yaml.AliasNode:
		return plain(t, node.Alias)
	case yaml.MappingNode:
		object := map[string]any{}
		for i := 0; i < len(node.Content); i += 2 {
			object[node.Content[i].Value] = plain(t, node.Content[i+1])
		}
		return object
	case yaml.SequenceNode:
		list := []any{}
		for _, item := range node.Content {
			list = append(list, plain(t, item))
		}
		return list
	}
	if tag := node.ShortTag(); tag == "!!str" || tag == "!!timestamp" {
		return node.Value
	}
	var value any
	require.NoError(t, node.Decode(&value))
	return value
}

func validateText(t *testing.T, schema *jsonschema.Schema, text []byte) error {
	t.Helper()
	var node yaml.Node
	require.NoError(t, yaml.Load(text, &node))
	return schema.Validate(plain(t, &node))
}

func TestScenarioFilesFitTheSchema(t *testing.T) {
	schema := compileSchema(t, "schema.json")
	assert.NoError(t, validateText(t, schema, scenarios.Starter()), "starter")
	for _, name := range scenarios.Names() {
		text, err := scenarios.Source(name)
		require.NoError(t, err)
		assert.NoError(t, validateText(t, schema, text), name)
		resolved, err := scenarios.Load(name)
		require.NoError(t, err)
		assert.NoError(t, validateText(t, schema, scenarios.Canonical(resolved.Document)), name)
	}
}

func TestSweepAndLeverFilesFitTheirSchemas(t *testing.T) {
	assert.NoError(t, validateText(t, compileSchema(t, "sweep.schema.json"), scenarios.SweepStarter()))
	assert.NoError(t, validateText(t, compileSchema(t, "levers.schema.json"), scenarios.LeversStarter()))
	for _, bad := range []string{
		"design: {kind: sobol, points: 0}", "design: latin", "factors: [{path: 1}]", "factors: [{mark: guessed}]", "runs: 1.5",
		"outcomes: [{measure: a}]", "outcome: x",
	} {
		assert.Error(t, validateText(t, compileSchema(t, "sweep.schema.json"), []byte("schema: entente/sweep/1\n"+bad)), bad)
	}
	for _, bad := range []string{"budget_usd_bn_per_year: -1", "aim: win", "options: [{set: {a: []}}]", "levers: [{values: 1}]", "for: [KR]"} {
		assert.Error(t, validateText(t, compileSchema(t, "levers.schema.json"), []byte("schema: entente/levers/1\n"+bad)), bad)
	}
}

// TestSchemaRefusesWhatTheLoaderRefuses names bad files whose mistake a schema can see.
func TestSchemaRefusesWhatTheLoaderRefuses(t *testing.T) {
	schema := compileSchema(t, "schema.json")
	for _, name := range []string{
		"unknown-key", "unknown-key-of-actor", "unknown-key-of-figure", "unit-millions", "unit-in-value",
		"type-text-for-number", "type-quoted-number", "type-text-for-list", "number-negative-size",
		"number-out-of-range", "number-beyond-bounds", "number-role-weight", "source-without-mark", "missing-id", "missing-schema",
		"wrong-schema", "unknown-kind", "unknown-role", "unknown-weight", "unknown-tick", "pledge-year",
		"expect-malformed", "expect-no-list", "event-two-effects", "event-no-effect", "malformed-id", "date-malformed",
	} {
		text, err := os.ReadFile(filepath.Join("testdata", "bad", name+".yaml"))
		require.NoError(t, err)
		assert.Error(t, validateText(t, schema, text), name)
	}
}
