package entente_test

import (
	"bytes"
	"context"
	"fmt"
	"image/gif"
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/render/record"
	"entente/render/scene"
	"entente/scenarios"
	"entente/sim"
)

// The README's film is made by the command that it states; go test . -update makes it anew.
const (
	filmFile    = "docs/korea-stargate.gif"
	filmCommand = "entente record korea-stargate docs/korea-stargate.gif --size 960x540 --rate 15 --speed 6"
)

func TestReadmeFilmIsOfTheRunAsItIsNow(t *testing.T) {
	model, err := scenarios.Model("korea-stargate")
	require.NoError(t, err)
	run, err := sim.Run(context.Background(), model, 1, 0)
	require.NoError(t, err)
	comment := fmt.Sprintf("korea-stargate, seed 1, run 0, record %s", run.SHA256())
	if *update {
		s, err := scene.New(run, scene.Options{Width: 960, Height: 540})
		require.NoError(t, err)
		film, err := record.Film{Scene: s, Speed: 6, Rate: 15, Hold: 2, Comment: comment}.Complete()
		require.NoError(t, err)
		require.NoError(t, record.Write(t.Context(), filmFile, film, true, nil))
	}
	data, err := os.ReadFile(filmFile)
	require.NoError(t, err)
	assert.Less(t, len(data), 3_000_000, "a README must load fast")
	assert.True(t, bytes.Contains(data, []byte(comment)), "the film shows another run; run: go test . -update")
	config, err := gif.DecodeConfig(bytes.NewReader(data))
	require.NoError(t, err)
	assert.Equal(t, [2]int{960, 540}, [2]int{config.Width, config.Height})

	readme, err := os.ReadFile("README.md")
	require.NoError(t, err)
	assert.Contains(t, string(readme), "]("+filmFile+")")
	assert.Contains(t, string(readme), filmCommand)
}
