package scenarios

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// writeFolder writes files into a new folder and returns its path.
func writeFolder(t *testing.T, files map[string]string) string {
	t.Helper()
	folder := t.TempDir()
	for name, text := range files {
		path := filepath.Join(folder, filepath.FromSlash(name))
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
		require.NoError(t, os.WriteFile(path, []byte(text), 0o644))
	}
	return folder
}

const patchHead = "schema: entente/scenario/1\nname: patch\ntitle: A patch\nextends: base.yaml\n"

// patchStarter lays a patch over the starter file.
func patchStarter(t *testing.T, patch string) *Resolved {
	t.Helper()
	folder := writeFolder(t, map[string]string{"base.yaml": string(Starter()), "patch.yaml": patchHead + patch})
	resolved, err := Load(filepath.Join(folder, "patch.yaml"))
	require.NoError(t, err)
	return resolved
}

func actorByID(t *testing.T, document Document, id string) Actor {
	t.Helper()
	for _, actor := range document.Actors {
		if actor.ID == id {
			return actor
		}
	}
	require.Fail(t, "no actor", id)
	return Actor{}
}

func TestPatchChangesOnlyWhatItNames(t *testing.T) {
	resolved := patchStarter(t, `
clock: {end: 2028-06}
actors:
  - id: hantel
    size_usd_bn: {value: 13, source: "judgement: grown"}
  - {id: newcomer, name: Newcomer, kind: firm, home: KR}
`)
	assert.Equal(t, Clock{Start: "2025-01", End: "2028-06", Tick: "month"}, resolved.Document.Clock)
	hantel := actorByID(t, resolved.Document, "hantel")
	assert.Equal(t, 13.0, hantel.Size.Value)
	assert.Equal(t, 2.0, hantel.Invest.Value, "the starter's figure stays")
	var order []string
	for _, actor := range resolved.Document.Actors {
		order = append(order, actor.ID)
	}
	assert.Equal(t, []string{"openlab", "vault", "hanchip", "hantel", "korea", "newcomer"}, order, "new entries follow the inherited ones")
}

func TestPatchDoesNotInheritWhatNamesTheBase(t *testing.T) {
	resolved := patchStarter(t, "")
	assert.Equal(t, "patch", resolved.Document.Name)
	assert.Equal(t, "A patch", resolved.Document.Title.English)
	assert.Empty(t, resolved.Document.Title.Korean)
	assert.Empty(t, resolved.Document.About)
	assert.Empty(t, resolved.Document.Extends, "a resolved document stands alone")
	assert.Len(t, resolved.Files, 2)
}

func TestFigureWithValueReplacesTheWholeFigure(t *testing.T) {
	// The starter gives openlab's size as 400, from 350 to 450.
	resolved := patchStarter(t, "actors:\n  - {id: openlab, size_usd_bn: 500}\n")
	assert.Equal(t, &Figure{Value: 500}, actorByID(t, resolved.Document, "openlab").Size)
	resolved = patchStarter(t, "actors:\n  - {id: openlab, size_usd_bn: {value: 500, source: \"found: x\"}}\n")
	assert.Equal(t, &Figure{Value: 500, Source: "found: x"}, actorByID(t, resolved.Document, "openlab").Size)
}

func TestFigureWithoutValueChangesItsParts(t *testing.T) {
	resolved := patchStarter(t, "actors:\n  - {id: openlab, size_usd_bn: {low: 300, source: \"found: x\"}}\n")
	size := actorByID(t, resolved.Document, "openlab").Size
	assert.Equal(t, 400.0, size.Value)
	assert.Equal(t, 300.0, *size.Low)
	assert.Equal(t, 450.0, *size.High)
	assert.Equal(t, "found: x", size.Source)
}

func TestPatchRemovesAnEntry(t *testing.T) {
	resolved := patchStarter(t, "ties:\n  - {id: openlab-hanchip, remove: true}\nevents:\n  - {id: visit, remove: true}\n")
	assert.Empty(t, resolved.Document.Ties)
	require.Len(t, resolved.Document.Events, 1)
	assert.Equal(t, "answer", resolved.Document.Events[0].ID)
}

func TestEffectsAndPlainListsAreReplaced(t *testing.T) {
	resolved := patchStarter(t, `
events:
  - id: visit
    do:
      - join: {bloc: commons, actors: [hantel]}
blocs:
  - {id: commons, leaders: [openlab, hantel]}
`)
	require.Len(t, resolved.Document.Events[0].Do, 1)
	assert.Nil(t, resolved.Document.Events[0].Do[0].Invite)
	assert.Equal(t, []string{"hantel"}, resolved.Document.Events[0].Do[0].Join.Actors)
	assert.Equal(t, "2025-02-04", resolved.Document.Events[0].Date)
	assert.Equal(t, []string{"openlab", "hantel"}, resolved.Document.Blocs[0].Leaders)
}

func TestPositionsPointToTheFileThatLastSetAValue(t *testing.T) {
	resolved := patchStarter(t, "actors:\n  - {id: openlab, size_usd_bn: 500}\n")
	place := resolved.Positions.Of("actors.openlab.size_usd_bn.value")
	assert.Equal(t, "patch.yaml", filepath.Base(place.File))
	assert.Equal(t, 6, place.Line) // four lines of head, "actors:", then the entry
	assert.Equal(t, 32, place.Column)
	assert.Equal(t, "  - {id: openlab, size_usd_bn: 500}", place.Source)
	place = resolved.Positions.Of("actors.openlab.invest_usd_bn_per_year.value")
	assert.Equal(t, "base.yaml", filepath.Base(place.File))
	assert.True(t, resolved.Positions.Written("events.visit.do.0.invite.bloc"))
	assert.False(t, resolved.Positions.Written("actors.openlab.revenue_usd_bn_per_year"))
	nearest := resolved.Positions.Of("actors.openlab.revenue_usd_bn_per_year")
	assert.Equal(t, resolved.Positions.Of("actors.openlab"), nearest)
}

func TestFilesCannotLeaveTheirFolder(t *testing.T) {
	folder := writeFolder(t, map[string]string{
		"secret.yaml":     string(Starter()),
		"inner/up.yaml":   strings.Replace(patchHead, "base.yaml", "../secret.yaml", 1),
		"inner/link.yaml": strings.Replace(patchHead, "base.yaml", "link-to-secret.yaml", 1),
	})
	up, link := filepath.Join(folder, "inner", "up.yaml"), filepath.Join(folder, "inner", "link.yaml")
	_, err := Load(up)
	require.ErrorContains(t, err, "only extend files of its own folder")
	_, err = Load(up, WithFilesOutside())
	require.NoError(t, err)
	if os.Symlink(filepath.Join(folder, "secret.yaml"), filepath.Join(folder, "inner", "link-to-secret.yaml")) != nil {
		t.Skip("this system has no symbolic links")
	}
	_, err = Load(link)
	require.ErrorContains(t, err, "cannot be read")
}

func TestStreamExtendsOnlyEmbeddedScenarios(t *testing.T) {
	_, err := Load("-", WithInput(strings.NewReader(patchHead)))
	require.ErrorContains(t, err, "<stdin>:4:10: error: only a file on disk can extend a path")
}

func TestChainOfExtendsIsBounded(t *testing.T) {
	files := map[string]string{"f0.yaml": string(Starter())}
	for i := 1; i <= 17; i++ {
		files[fmt.Sprintf("f%d.yaml", i)] = strings.Replace(patchHead, "base.yaml", fmt.Sprintf("f%d.yaml", i-1), 1)
	}
	folder := writeFolder(t, files)
	_, err := Load(filepath.Join(folder, "f16.yaml")) // 16 files extend one another, down to f0.
	require.NoError(t, err)
	_, err = Load(filepath.Join(folder, "f17.yaml"))
	require.ErrorContains(t, err, "more than 16 scenarios extend one another")
}
