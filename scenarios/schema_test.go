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

func TestSchemaIsUpToDate(t *testing.T) {
	fresh, err := schemagen.Generate(".")
	require.NoError(t, err)
	assert.Equal(t, string(fresh), string(scenarios.Schema()), "run: go generate ./scenarios")
}

func compileSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(scenarios.Schema()))
	require.NoError(t, err)
	compiler := jsonschema.NewCompiler()
	require.NoError(t, compiler.AddResource("schema.json", document))
	schema, err := compiler.Compile("schema.json")
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
	schema := compileSchema(t)
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

// TestSchemaRefusesWhatTheLoaderRefuses names bad files whose mistake a schema can see.
func TestSchemaRefusesWhatTheLoaderRefuses(t *testing.T) {
	schema := compileSchema(t)
	for _, name := range []string{
		"unknown-key", "unknown-key-of-actor", "unknown-key-of-figure", "unit-millions", "unit-in-value",
		"type-text-for-number", "type-quoted-number", "type-text-for-list", "number-negative-size",
		"number-out-of-range", "number-role-weight", "source-without-mark", "missing-id", "missing-schema",
		"wrong-schema", "unknown-kind", "unknown-role", "unknown-weight", "unknown-tick", "pledge-year",
		"event-two-effects", "event-no-effect", "malformed-id", "date-malformed",
	} {
		text, err := os.ReadFile(filepath.Join("testdata", "bad", name+".yaml"))
		require.NoError(t, err)
		assert.Error(t, validateText(t, schema, text), name)
	}
}
