package sweep_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/sim/ensemble/sweep"
	"entente/sim/result"
)

// Whatever happens to a file of a sweep, unfinished or finished: it is noticed, and a resumed sweep makes it good.
func TestDamagedFilesAreNoticedAndMadeAgain(t *testing.T) {
	t.Parallel()
	p := plan(22, 256)
	require.Equal(t, 4, sweep.BlockRows(p), "six blocks")
	finished := carriedOut(t, p, 2)
	wanted := contents(t, finished)
	for _, damage := range []struct {
		name string
		do   func(path string, text []byte) error
	}{
		{"cut short", func(path string, text []byte) error { return os.WriteFile(path, text[:len(text)/2], 0o666) }},
		{"emptied", func(path string, _ []byte) error { return os.WriteFile(path, nil, 0o666) }},
		{"a bit turned", func(path string, text []byte) error {
			text[len(text)/3] ^= 4
			return os.WriteFile(path, text, 0o666)
		}},
		{"longer", func(path string, text []byte) error { return os.WriteFile(path, append(text, 0), 0o666) }},
		{"removed", func(path string, _ []byte) error { return os.Remove(path) }},
	} {
		for _, name := range []string{"rows-00002.parquet", "factors-00000.parquet", "outcomes-00005.parquet", "scenario.yaml", "manifest.json"} {
			t.Run(name+" "+damage.name, func(t *testing.T) {
				dir := copied(t, wanted)
				require.NoError(t, damage.do(filepath.Join(dir, name), []byte(wanted[name])))
				s, err := sweep.Read(dir)
				if name == "manifest.json" && damage.name == "longer" {
					require.NoError(t, err, "what it says is still true of every file")
				} else if err == nil {
					assert.False(t, s.Finished, "nothing damaged is passed off as whole")
				} else {
					assert.True(t, errors.Is(err, result.ErrCorrupt) || errors.Is(err, result.ErrNotResult), err)
				}
				resume(t, dir, p)
				same(t, wanted, dir)
			})
			if name == "manifest.json" || name == "scenario.yaml" {
				continue
			}
			t.Run(name+" "+damage.name+" of an unfinished sweep", func(t *testing.T) {
				dir := unfinished(t, wanted, 6)
				require.NoError(t, damage.do(filepath.Join(dir, name), []byte(wanted[name])))
				s, err := sweep.Read(dir)
				require.NoError(t, err)
				assert.Equal(t, 1, s.Damaged)
				wantedDone := 18
				if strings.Contains(name, "00005") {
					wantedDone = 20
				}
				assert.Equal(t, wantedDone, s.Done)
				assert.Len(t, rowsOf(t, dir), wantedDone, "the others can be read")
				resume(t, dir, p)
				same(t, wanted, dir)
			})
		}
	}
}

// The ledger may be cut at any byte, be gone, or hold nonsense: what it does not vouch for is run again.
func TestALedgerMayBeCutAnywhere(t *testing.T) {
	p := plan(9, 256)
	wanted := contents(t, carriedOut(t, p, 2))
	ledger := ledgerText(t, wanted, 3)
	for cut := 0; cut <= len(ledger); cut += 97 {
		dir := unfinished(t, wanted, 3)
		require.NoError(t, os.WriteFile(filepath.Join(dir, "unfinished.ndjson"), []byte(ledger[:cut]), 0o666))
		s, err := sweep.Read(dir)
		require.NoError(t, err)
		assert.Less(t, s.Done, 10)
		assert.False(t, s.Finished)
		resume(t, dir, p)
		same(t, wanted, dir, "cut at byte %d", cut)
	}
	dir := unfinished(t, wanted, 3)
	nonsense := `{"block":-1,"files":[]}` + "\n" + `{"block":7,"files":[{},{},{}]}` + "\n" + `{"block":0,"files":[{"name":"../x"},{},{}]}` + "\n{{{\n"
	require.NoError(t, os.WriteFile(filepath.Join(dir, "unfinished.ndjson"), []byte(nonsense), 0o666))
	resume(t, dir, p)
	same(t, wanted, dir)
	dir = unfinished(t, wanted, 3)
	require.NoError(t, os.Remove(filepath.Join(dir, "unfinished.ndjson")))
	resume(t, dir, p)
	same(t, wanted, dir)
}

// A finished sweep is left as it is; not even a file is touched.
func TestAFinishedSweepIsNotRunAgain(t *testing.T) {
	p := plan(22, 256)
	dir := carriedOut(t, p, 2)
	before, err := os.Stat(filepath.Join(dir, "manifest.json"))
	require.NoError(t, err)
	wanted := contents(t, dir)
	p.Arguments = []string{"sweep", "elsewhere/sweep.yaml"}
	require.NoError(t, sweep.Do(t.Context(), dir, p, sweep.Options{Resume: true, Progress: func(int, int) { t.Error("a row was run") }}))
	same(t, wanted, dir, "how it was called does not count")
	after, err := os.Stat(filepath.Join(dir, "manifest.json"))
	require.NoError(t, err)
	assert.True(t, os.SameFile(before, after))
	// Killed after the manifest, before the ledger was removed: it is finished, and the rest is tidied up.
	require.NoError(t, os.WriteFile(filepath.Join(dir, "unfinished.ndjson"), []byte("{}\n"), 0o666))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "rows-00000.parquet.partial"), []byte("PAR"), 0o666))
	s, err := sweep.Read(dir)
	require.NoError(t, err)
	assert.True(t, s.Finished)
	resume(t, dir, p)
	same(t, wanted, dir)
}

// Another plan in the folder is refused with what differs, and the folder stays as it is.
func TestAnotherPlanIsRefusedWithWhatDiffers(t *testing.T) {
	dir := carriedOut(t, plan(20, 64), 2)
	before := contents(t, dir)
	for _, test := range []struct {
		change func(p *sweep.Plan)
		says   string
	}{
		{func(p *sweep.Plan) { *p = plan(40, 64) }, "rows: 20 in the folder, 40 here"},
		{func(p *sweep.Plan) { p.Runs = 65 }, "runs of each row: 64 in the folder, 65 here"},
		{func(p *sweep.Plan) { p.Seed = 5 }, "seed: 18446744073709551615 in the folder, 5 here"},
		{func(p *sweep.Plan) { p.Outcomes = p.Outcomes[:1] }, `outcomes: ["a0 in b1" "share(\"b0\")"] in the folder, ["a0 in b1"] here`},
		{func(p *sweep.Plan) { p.Names = []string{"x", "y"} }, `factors: ["parameters.temperature" "blocs.b0.openness"] in the folder, ["x" "y"] here`},
		{func(p *sweep.Plan) { p.ProgramVersion = "next" }, "version of the program: test in the folder, next here"},
		{func(p *sweep.Plan) { p.Documents[1].Text = []byte("name: large\n") }, "the text of scenario.yaml"},
		{func(p *sweep.Plan) { p.Documents = p.Documents[:1] }, "the text of scenario.yaml"},
		{func(p *sweep.Plan) { p.Scenarios[0].SHA256 = "4567" }, "the scenario small"},
		{func(p *sweep.Plan) { p.Order = nil }, "the points of the design, or their order"},
		{func(p *sweep.Plan) {
			p.Point = func(_ int, into []float64) { into[0], into[1] = 1, 1 }
		}, "the points of the design"},
		{func(p *sweep.Plan) { p.Seed, p.Runs = 1, 1 }, "runs of each row: 64 in the folder, 1 here; seed:"},
	} {
		p := plan(20, 64)
		test.change(&p)
		for _, resume := range []bool{false, true} {
			err := sweep.Do(t.Context(), dir, p, sweep.Options{Resume: resume})
			require.ErrorIs(t, err, sweep.ErrOtherPlan)
			assert.ErrorContains(t, err, test.says)
			same(t, before, dir)
		}
	}
}

func TestAFolderThatIsInUseIsLeftAlone(t *testing.T) {
	p := plan(20, 64)
	finished := carriedOut(t, p, 2)
	other := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(other, "notes.txt"), []byte("mine"), 0o666))
	study := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(study, "manifest.json"), []byte("{}"), 0o666))
	strange := copied(t, contents(t, finished))
	require.NoError(t, os.WriteFile(filepath.Join(strange, "plan.json"), []byte(`{"format":"other"}`), 0o666))
	for _, test := range []struct {
		dir    string
		resume bool
		is     error
		says   string
	}{
		{finished, false, result.ErrExists, "a finished sweep of this plan: resume it or name another folder"},
		{unfinished(t, contents(t, finished), 1), false, result.ErrExists, "an unfinished sweep of this plan: resume it"},
		{other, false, result.ErrExists, "it holds notes.txt and no sweep"},
		{other, true, result.ErrExists, "it holds notes.txt and no sweep"},
		{study, true, result.ErrExists, "it holds manifest.json and no sweep"},
		{strange, true, result.ErrCorrupt, "it cannot be said whether the sweep there is this one"},
	} {
		before := contents(t, test.dir)
		err := sweep.Do(t.Context(), test.dir, p, sweep.Options{Resume: test.resume})
		require.ErrorIs(t, err, test.is)
		assert.ErrorContains(t, err, test.says)
		same(t, before, test.dir)
	}
	for _, dir := range []string{other, study, t.TempDir(), filepath.Join(other, "nowhere")} {
		_, err := sweep.Read(dir)
		assert.ErrorIs(t, err, result.ErrNotResult)
	}
}

// Files that are not the sweep's stay in its folder, even such as end like its own.
func TestStrangersFilesStay(t *testing.T) {
	p := plan(22, 256)
	wanted := contents(t, carriedOut(t, p, 2))
	dir := unfinished(t, wanted, 2)
	strangers := map[string]string{"notes.txt": "mine", "thesis.partial": "mine too"}
	for name, text := range strangers {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666))
	}
	require.NoError(t, os.WriteFile(filepath.Join(dir, "factors-00003.parquet.partial"), []byte("PAR1"), 0o666))
	resume(t, dir, p)
	maps.Copy(wanted, strangers)
	same(t, wanted, dir)
}

// copied puts files into a folder of their own.
func copied(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "copy")
	require.NoError(t, os.Mkdir(dir, 0o777))
	for name, text := range files {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666))
	}
	return dir
}

// unfinished is a folder as it was when so many blocks of a sweep were done.
func unfinished(t *testing.T, finished map[string]string, blocks int) string {
	t.Helper()
	files := maps.Clone(finished)
	files["unfinished.ndjson"] = ledgerText(t, finished, blocks)
	maps.DeleteFunc(files, func(name, _ string) bool {
		table, number, part := strings.Cut(strings.TrimSuffix(name, ".parquet"), "-")
		return name == "manifest.json" || part && len(table) > 3 && number >= fmt.Sprintf("%05d", blocks)
	})
	return copied(t, files)
}

func ledgerText(t testing.TB, finished map[string]string, blocks int) string {
	t.Helper()
	var study result.Study
	require.NoError(t, json.Unmarshal([]byte(finished["manifest.json"]), &study))
	ledger := `{"format":"entente-sweep-unfinished","format_version":1,"note":""}` + "\n"
	for files := range slices.Chunk(study.Files[:3*blocks], 3) {
		line, err := json.Marshal(map[string]any{"block": strings.Count(ledger, "\n") - 1, "files": files})
		require.NoError(t, err)
		ledger += string(line) + "\n"
	}
	return ledger
}
