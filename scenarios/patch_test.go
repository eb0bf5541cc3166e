package scenarios

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const patchText = `schema: entente/patch/1
clock: {end: 2028-06}
actors:
  - {id: hantel, size_usd_bn: {value: 13, source: "judgement: grown"}}
  - {id: newcomer, name: Newcomer, kind: firm, home: KR}
ties: [{id: openlab-hanchip, remove: true}]
`

func readPatch(t *testing.T, text string) *Patch {
	t.Helper()
	patch, err := ReadPatch("change.yaml", strings.NewReader(text))
	require.NoError(t, err)
	return patch
}

func TestPatchDoesWhatExtendsDoes(t *testing.T) {
	base := readStarterWith(t, expectations)
	before := base.Hash()
	patched, err := base.Patched(readPatch(t, patchText+"name: other\ntitle: Another\n"))
	require.NoError(t, err)
	extended := patchStarter(t, strings.TrimPrefix(patchText, "schema: entente/patch/1\n"))
	assert.Equal(t, "my-scenario", patched.Document.Name, "a patched scenario keeps its name")
	assert.Empty(t, patched.Expectations(), "what was expected of the scenario is not expected of another")
	want := extended.Document
	want.Name, want.Title, want.About = base.Document.Name, base.Document.Title, base.Document.About
	assert.Equal(t, want, patched.Document)
	assert.Equal(t, Hash(patched.Document), patched.Hash())
	assert.Equal(t, []string{"change.yaml", "starter.yaml"}, patched.Files)
	assert.Equal(t, "change.yaml", patched.Positions.Of("actors.hantel.size_usd_bn.value").File)
	assert.Equal(t, "starter.yaml", patched.Positions.Of("actors.vault.size_usd_bn.value").File)
	spoilAll(patched)
	assert.Equal(t, before, Hash(base.Document))
}

func TestPatchesFollowOneAnother(t *testing.T) {
	once, err := readStarterWith(t, "").Patched(readPatch(t, patchText))
	require.NoError(t, err)
	twice, err := once.Patched(readPatch(t, "schema: entente/patch/1\nactors: [{id: newcomer, remove: true}]\nclock: {end: 2027-12}\n"))
	require.NoError(t, err)
	assert.Len(t, twice.Document.Actors, 5)
	assert.Equal(t, "2027-12", twice.Document.Clock.End)
	assert.Equal(t, 13.0, actorByID(t, twice.Document, "hantel").Size.Value)
}

func TestPatchWinsOverSettings(t *testing.T) {
	set, err := Apply(readStarterWith(t, ""), []Setting{{"actors.hantel.size_usd_bn", Number(20)}, {"weights.rivalry", Number(1)}})
	require.NoError(t, err)
	patched, err := set.Patched(readPatch(t, patchText))
	require.NoError(t, err)
	assert.Equal(t, 13.0, actorByID(t, patched.Document, "hantel").Size.Value)
	assert.Equal(t, 1.0, patched.Document.Weights["rivalry"].Value)
	assert.Equal(t, []Setting{{"weights.rivalry", Number(1)}}, patched.Settings)
	assert.Equal(t, "my-scenario with its settings", patched.Positions.Of("weights.rivalry").File)
}

func TestScenariosThatExtendArePatches(t *testing.T) {
	patch, err := LoadPatch("korea-support-doubled")
	require.NoError(t, err)
	assert.Equal(t, "korea-support-doubled", patch.Name)
	base, err := Load("article")
	require.NoError(t, err)
	patched, err := base.Patched(patch)
	require.NoError(t, err)
	whole, err := Load("korea-support-doubled")
	require.NoError(t, err)
	want := whole.Document
	want.Name, want.Title, want.About = base.Document.Name, base.Document.Title, base.Document.About
	assert.Equal(t, want, patched.Document)
	_, err = LoadPatch("korea-suport-doubled")
	require.ErrorContains(t, err, `did you mean "korea-support-doubled"?`)
	_, err = LoadPatch(filepath.Join(t.TempDir(), "absent.yaml"))
	require.ErrorContains(t, err, "reading a patch: ")
}

func TestLimitsHoldForPatches(t *testing.T) {
	_, err := ReadPatch("long.yaml", strings.NewReader(patchText), WithLimits(Limits{Bytes: 20}))
	require.ErrorContains(t, err, "larger than 20 bytes")
	patch, err := ReadPatch("long.yaml", strings.NewReader(patchText), WithLimits(Limits{Actors: 5}))
	require.NoError(t, err)
	_, err = readStarterWith(t, "").Patched(patch)
	require.ErrorContains(t, err, "the scenario has 6 actors; the limit is 5")
	for name, text := range hostileFiles() {
		_, err := ReadPatch("hostile.yaml", strings.NewReader(text))
		require.Error(t, err, name)
	}
}

func BenchmarkPatched(b *testing.B) {
	resolved, err := Load("korea-stargate")
	require.NoError(b, err)
	patch, err := ReadPatch("patch.yaml", bytes.NewReader([]byte("schema: entente/patch/1\nweights: {rivalry: 1}\n")))
	require.NoError(b, err)
	for b.Loop() {
		if _, err := resolved.Patched(patch); err != nil {
			b.Fatal(err)
		}
	}
}
