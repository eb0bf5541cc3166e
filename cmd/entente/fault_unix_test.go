//go:build unix

package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/scenarios"
)

// faultWriter is a command that writes a result or a file. OUT stands for where.
type faultWriter struct {
	name string
	// before makes what the command reads, besides what is in every folder.
	before string
	line   string
	// again replaces a former one; empty where that is never done.
	again string
	// resume goes on with what is there after a failure, by the same command with this behind it; empty where nothing is left.
	resume string
	// check says whether what was gone on with is whole.
	check string
}

var faultWriters = []faultWriter{
	{name: "a run, Parquet", line: "run plan.yaml -q --out OUT", again: " --overwrite"},
	{name: "a run, CSV", line: "run plan.yaml -q --format csv --out OUT", again: " --overwrite"},
	{name: "a run, JSON", line: "run plan.yaml -q --format json --out OUT", again: " --overwrite"},
	{name: "a checkpoint", line: "run plan.yaml -q --checkpoint 12=OUT", again: " --overwrite"},
	{name: "an ensemble", line: "ensemble plan.yaml -q --runs 6 --out OUT", again: " --overwrite"},
	{name: "a comparison", line: "compare plan.yaml other.yaml -q --runs 4 --out OUT", again: " --overwrite"},
	{name: "a sweep", line: "sweep sweep.yaml -q --out OUT", resume: " --resume", check: "verify OUT"},
	{
		name: "a shard", line: "ensemble plan.yaml -q --runs 500 --shard 0/1 --out OUT", resume: " ",
		check: "merge OUT -q -o OUT.merged",
	},
	{name: "a merge", before: "ensemble plan.yaml -q --runs 6 --shard 0/1 --out parts", line: "merge parts -q -o OUT", again: " --overwrite"},
	{name: "advice", line: "advise plan.yaml --levers levers.yaml -q --futures 2 --runs 2 --steps 2 --rivals 1 --out OUT", again: " --overwrite"},
	{name: "a chart, SVG", line: "sensitivity sweep.yaml -q --method tornado --chart OUT.svg", again: " "},
	{name: "a film", line: "record plan.yaml OUT.gif --size 320x180 --to 2025-03 -q", again: " --overwrite"},
	{name: "a picture", line: "record plan.yaml OUT.png --size 320x180 -q", again: " --overwrite"},
	{name: "a page", line: "report plan.yaml -o OUT.html", again: " "},
	{name: "a landscape", line: "landscape unix1988 --out OUT"},
	{name: "a landscape's picture", line: "landscape unix1988 --picture OUT.svg", again: " "},
	{name: "a new scenario", line: "new OUT.yaml"},
	{name: "test results", line: "test plan.yaml --runs 4 --junit OUT.xml", again: " "},
}

const faultSweep = `schema: entente/sweep/1
scenario: plan.yaml
design: {kind: grid}
runs: 2
factors:
  - {path: states.KR.policy.firm_support_fraction, from: 0, to: 0.3, steps: 4}
outcomes:
  - {id: strength, measure: 'strength("KR")'}
`

const faultLevers = `schema: entente/levers/1
for: KR
levers:
  - {path: states.KR.policy.coordination, values: [0.2, 0.6]}
futures:
  - {path: weights.openness_fit, low: 0.5, high: 2}
outcome: strength("KR")
`

// faultFolder is a folder with what the commands read.
func faultFolder(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	plan := string(scenarios.Starter()) + "\nexpect:\n  - P(hanchip in citadel by 2025-12) >= 0\n"
	for name, text := range map[string]string{
		"plan.yaml": plan, "sweep.yaml": faultSweep, "levers.yaml": faultLevers,
		"other.yaml": "schema: entente/scenario/1\nname: other\ntitle: Another\nextends: plan.yaml\nweights: {rivalry: 0.7}\n",
	} {
		require.NoError(t, os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600))
	}
	return folder
}

// folder is one with what a command reads.
func (w faultWriter) folder(t *testing.T) string {
	t.Helper()
	folder := faultFolder(t)
	if w.before != "" {
		require.Zero(t, child(t, folder, "entente", strings.Fields(w.before)...).code)
	}
	return folder
}

// child runs a program in a folder.
func child(t *testing.T, folder, program string, arguments ...string) outcome {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	command := exec.CommandContext(ctx, program, arguments...)
	command.Dir = folder
	var stdout, stderr bytes.Buffer
	command.Stdout, command.Stderr = &stdout, &stderr
	_ = command.Run()
	require.NoError(t, ctx.Err(), "it hangs")
	return outcome{command.ProcessState.ExitCode(), stdout.String(), stderr.String()}
}

func (w faultWriter) arguments(out, more string) []string {
	return strings.Fields(strings.ReplaceAll(w.line, "OUT", out) + more)
}

// beside are the files below a folder by their names, but for those that commands read.
func beside(t *testing.T, folder string) map[string]string {
	t.Helper()
	found := map[string]string{}
	require.NoError(t, filepath.WalkDir(folder, func(path string, entry os.DirEntry, err error) error {
		name, _ := filepath.Rel(folder, path)
		switch {
		case err != nil, slices.Contains([]string{".", "plan.yaml", "other.yaml", "sweep.yaml", "levers.yaml"}, name):
			return err
		case name == "parts":
			return filepath.SkipDir
		}
		if entry.IsDir() {
			found[name] = "a folder"
			return nil
		}
		text, err := os.ReadFile(path)
		found[name] = string(text)
		return err
	}))
	return found
}

// limited runs entente where no file may grow beyond a number of bytes: what a full disk does at that byte.
func limited() {
	most, err := strconv.ParseUint(os.Args[1], 10, 64)
	if err == nil {
		err = syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: most, Max: most})
	}
	if err != nil {
		panic(err)
	}
	os.Args = slices.Delete(os.Args, 1, 2)
	main()
}

// failed checks how a command ends that could not write: code 4, one line that says why, and no word of success.
func failed(t *testing.T, got outcome, why string) {
	t.Helper()
	assert.Equal(t, exitFailed, got.code, got.stderr)
	assert.Regexp(t, `(?m)^error: .*`+why, got.stderr)
	assert.NotRegexp(t, `(?m)^wrote`, got.stderr)
	assert.NotContains(t, got.stderr, "goroutine")
}

// TestFaults does to the program what disks, pipes and people do. What was said to be written is there, whole; what was there
// before stays; what failed leaves nothing. docs/reliability.md tells how often that was tried.
func TestFaults(t *testing.T) {
	if raced {
		t.Skip("the race detector sees nothing of other processes, and makes them slow")
	}
	tried := map[string]int{}
	wanted := map[string]map[string]string{}
	for _, writer := range faultWriters {
		folder := writer.folder(t)
		got := child(t, folder, "entente", writer.arguments("out", "")...)
		require.Zero(t, got.code, "%s: %s", writer.name, got.stderr)
		wanted[writer.name] = beside(t, folder)
	}
	t.Run("file size", func(t *testing.T) { tried["full"] = faultOfSize(t, wanted) })
	t.Run("full disk", func(t *testing.T) { tried["tmpfs"] = faultOfDisk(t, wanted) })
	t.Run("read only", func(t *testing.T) { tried["read only"] = faultOfPermission(t) })
	t.Run("broken pipe", func(t *testing.T) { tried["pipe"] = faultOfPipe(t) })
	t.Run("kill", func(t *testing.T) { tried["kill"] = faultOfKill(t) })
	t.Run("damage", func(t *testing.T) { tried["damage"] = faultOfDamage(t) })
	t.Run("parts", func(t *testing.T) { tried["parts"] = faultOfParts(t) })
	t.Run("checkpoint", func(t *testing.T) { tried["checkpoint"] = faultOfCheckpoint(t) })
	for name, times := range tried {
		if times == 0 {
			t.Skipf("%s cannot be tried here", name)
		}
	}
	checkReliability(t, tried)
}

func longest(files map[string]string) int {
	most := 0
	for _, text := range files {
		most = max(most, len(text))
	}
	return most
}

func faultOfSize(t *testing.T, wanted map[string]map[string]string) (tried int) {
	for _, writer := range faultWriters {
		most := longest(wanted[writer.name])
		folder := writer.folder(t)
		for _, bytes := range []int{0, most / 2, most - 1} {
			tried++
			got := child(t, folder, "limited", append([]string{strconv.Itoa(bytes)}, writer.arguments("out", "")...)...)
			failed(t, got, "file too large")
			if writer.resume == "" {
				assert.Empty(t, beside(t, folder), "%s, %d bytes: what is left", writer.name, bytes)
				continue
			}
			got = child(t, folder, "entente", writer.arguments("out", writer.resume)...)
			require.Zero(t, got.code, got.stderr)
			assert.Equal(t, wanted[writer.name], beside(t, folder), "%s, %d bytes: resumed", writer.name, bytes)
			require.NoError(t, os.RemoveAll(filepath.Join(folder, "out")))
		}
		if writer.again == "" {
			continue
		}
		// A former one stays as it was.
		tried++
		require.Zero(t, child(t, folder, "entente", writer.arguments("out", "")...).code)
		failed(t, child(t, folder, "limited", append([]string{strconv.Itoa(most / 2)}, writer.arguments("out", writer.again)...)...), "file too large")
		assert.Equal(t, wanted[writer.name], beside(t, folder), "%s: what was there", writer.name)
	}
	return tried
}

// onDisk runs a shell script that has a small disk of its own, which is mounted at disk; it returns false where that cannot be.
func onDisk(t *testing.T, folder, options, script string) (outcome, bool) {
	t.Helper()
	require.NoError(t, os.MkdirAll(filepath.Join(folder, "disk"), 0o700))
	mount := "mount -t tmpfs -o " + options + " tmpfs disk"
	if child(t, folder, "unshare", "-rm", "sh", "-c", mount).code != 0 {
		t.Log("no small disk can be mounted here: this needs Linux, unshare and the right to use it")
		return outcome{}, false
	}
	return child(t, folder, "unshare", "-rm", "sh", "-c", mount+" && "+script), true
}

func faultOfDisk(t *testing.T, wanted map[string]map[string]string) (tried int) {
	for _, writer := range faultWriters {
		total := 0
		for _, text := range wanted[writer.name] {
			total += (len(text) + 4095) / 4096 * 4096
		}
		line := "entente " + strings.Join(writer.arguments("disk/out", ""), " ")
		script := line + `; code=$?; echo "left:" $(ls -A disk | grep -v '^ballast$'); exit $code`
		if total <= 8192 {
			script = "head -c 4096 /dev/zero >disk/ballast; " + script // Else it would fit.
		}
		if writer.resume != "" {
			check := "entente " + strings.ReplaceAll(writer.check, "OUT", "disk/out") + " >&2"
			script = line + `; code=$?; { mount -o remount,size=64m disk && ` + line + writer.resume + ` && ` + check + `; } || exit 1; exit $code`
		}
		got, possible := onDisk(t, writer.folder(t), fmt.Sprintf("size=%d", max(4096, total/2)), script)
		if !possible {
			return 0
		}
		tried++
		failed(t, got, "no space left on device")
		if writer.resume != "" {
			continue
		}
		assert.Contains(t, got.stdout, "left:\n", "%s: what is left on a full disk", writer.name)
	}
	return tried
}

func faultOfPermission(t *testing.T) (tried int) {
	for _, writer := range faultWriters {
		got, possible := onDisk(t, writer.folder(t), "size=64k,ro", "entente "+strings.Join(writer.arguments("disk/out", ""), " "))
		if !possible {
			return 0
		}
		tried++
		failed(t, got, "read-only file system")
	}
	return tried
}

// faultOfPipe closes standard output before anything is written to it, and after the first bytes.
func faultOfPipe(t *testing.T) (tried int) {
	for _, line := range []string{
		"run plan.yaml", "run plan.yaml --format csv", "run plan.yaml --format json --table actors", "list", "show plan.yaml", "schema",
		"explain plan.yaml --actor hanchip", "ensemble plan.yaml --runs 4", "compare plan.yaml other.yaml --runs 4",
		"landscape unix1988", "hash plan.yaml", "test plan.yaml --runs 4", "run plan.yaml --out out",
	} {
		for _, taken := range []int64{0, 1} {
			tried++
			folder := faultFolder(t)
			command := exec.Command("entente", strings.Fields(line)...)
			command.Dir = folder
			var stderr bytes.Buffer
			command.Stderr = &stderr
			reading, err := command.StdoutPipe()
			require.NoError(t, err)
			if taken == 0 {
				require.NoError(t, reading.Close())
			}
			require.NoError(t, command.Start())
			if taken > 0 {
				_, err := io.CopyN(io.Discard, reading, taken)
				require.NoError(t, err)
				require.NoError(t, reading.Close())
			}
			_ = command.Wait()
			status := command.ProcessState.Sys().(syscall.WaitStatus)
			// A short output may have been taken by the pipe before it was closed.
			ended := status.Signaled() && status.Signal() == syscall.SIGPIPE || taken > 0 && status.ExitStatus() == exitOK
			assert.True(t, ended, "%s ends with %v: %s", line, command.ProcessState, stderr.String())
			assert.NotContains(t, stderr.String(), "goroutine", line)
			if _, err := os.Stat(filepath.Join(folder, "out")); err == nil {
				assert.Zero(t, child(t, folder, "entente", "verify", "out").code, "a result that is there is whole")
			} else {
				assert.NotContains(t, stderr.String(), "wrote", "what was said to be written is there")
			}
		}
	}
	return tried
}

// faultOfKill ends a run that writes as kill -9 does, at moments drawn with a fixed seed. TestAHundredKills does it to sweeps.
func faultOfKill(t *testing.T) (tried int) {
	folder, source := faultFolder(t), rand.New(rand.NewPCG(7, 9))
	start := time.Now()
	require.Zero(t, child(t, folder, "entente", "run", "plan.yaml", "-q", "--out", "out").code)
	whole := time.Since(start)
	wanted := beside(t, folder)
	stayed := 0
	for range 40 {
		tried++
		require.NoError(t, os.RemoveAll(filepath.Join(folder, "out")))
		command := exec.Command("entente", "run", "plan.yaml", "-q", "--out", "out")
		command.Dir = folder
		require.NoError(t, command.Start())
		time.Sleep(time.Duration(source.Int64N(int64(whole) * 5 / 4)))
		_ = command.Process.Kill()
		_ = command.Wait()
		entries, err := os.ReadDir(folder)
		require.NoError(t, err)
		for _, entry := range entries {
			if strings.HasPrefix(entry.Name(), ".out.partial-") {
				// It may be left behind, hidden, and may be removed.
				stayed++
				require.NoError(t, os.RemoveAll(filepath.Join(folder, entry.Name())))
			}
		}
		if found := beside(t, folder); len(found) > 0 {
			assert.Equal(t, wanted, found, "what is there is whole")
		}
	}
	t.Logf("%d hidden folders were left", stayed)
	return tried
}

// faultOfDamage cuts and changes every file of a result, and asks for it.
func faultOfDamage(t *testing.T) (tried int) {
	folder := faultFolder(t)
	for _, result := range []struct {
		makes string
		asks  []string
	}{
		{"run plan.yaml -q --out out", []string{"verify out", "explain out --actor hanchip", "report out -o page.html"}},
		{"ensemble plan.yaml -q --runs 4 --out out", []string{"verify out", "report out -o page.html"}},
	} {
		require.Zero(t, child(t, folder, "entente", strings.Fields(result.makes)...).code)
		for name, text := range beside(t, folder) {
			file := filepath.Join(folder, name)
			if name == "out" {
				continue
			}
			ways := []string{text[:0], text[:len(text)/2], text[:len(strings.TrimSpace(text))-1], changedAt(text, len(text)/2)}
			if filepath.Base(name) == "manifest.json" {
				ways = ways[:3] // It holds the hashes and has none itself: a changed word that fits is not seen.
			}
			for _, damaged := range ways {
				require.NoError(t, os.WriteFile(file, []byte(damaged), 0o600))
				for _, ask := range result.asks {
					tried++
					got := call(t, nil, strings.Fields(strings.NewReplacer(" out", " "+filepath.Join(folder, "out"), "page.html", filepath.Join(folder, "page.html")).Replace(ask))...)
					failed(t, got, regexp.QuoteMeta(filepath.Base(name)))
					assert.NoFileExists(t, filepath.Join(folder, "page.html"))
				}
			}
			require.NoError(t, os.WriteFile(file, []byte(text), 0o600))
		}
		require.NoError(t, os.RemoveAll(filepath.Join(folder, "out")))
	}
	return tried
}

// faultOfParts cuts and changes every part of an ensemble and of a sweep, and merges them; done again by the shard, they are whole.
func faultOfParts(t *testing.T) (tried int) {
	folder := faultFolder(t)
	for _, line := range []string{"ensemble plan.yaml -q --runs 1200 --shard 0/1 --out out", "sweep sweep.yaml -q --shard 0/1 --out out"} {
		tried += damageParts(t, folder, strings.Fields(line))
		require.NoError(t, os.RemoveAll(filepath.Join(folder, "out")))
	}
	return tried
}

func damageParts(t *testing.T, folder string, shard []string) (tried int) {
	t.Helper()
	require.Zero(t, child(t, folder, "entente", shard...).code)
	whole := beside(t, folder)
	for name, text := range whole {
		if filepath.Ext(name) != ".part" {
			continue
		}
		for _, damaged := range []string{text[:0], text[:len(text)/2], text[:len(text)-1], changedAt(text, len(text)/2)} {
			tried++
			require.NoError(t, os.WriteFile(filepath.Join(folder, name), []byte(damaged), 0o600))
			failed(t, child(t, folder, "entente", "merge", "out", "-o", "merged"), `parts are missing or damaged: 1 of \d chunks`)
			assert.NoDirExists(t, filepath.Join(folder, "merged"))
			require.Zero(t, child(t, folder, "entente", shard...).code)
			assert.Equal(t, whole, beside(t, folder), "%s, done again", name)
		}
	}
	return tried
}

func changedAt(text string, at int) string {
	changed := []byte(text)
	changed[at] ^= 1
	return string(changed)
}

// faultOfCheckpoint cuts and changes a checkpoint at places over its length. The engine's own tests go through every byte.
func faultOfCheckpoint(t *testing.T) (tried int) {
	folder := faultFolder(t)
	require.Zero(t, child(t, folder, "entente", "run", "plan.yaml", "-q", "--checkpoint", "12=kept").code)
	file := filepath.Join(folder, "kept")
	whole, err := os.ReadFile(file)
	require.NoError(t, err)
	for part := range 50 {
		at := len(whole) * part / 50
		changed := bytes.Clone(whole)
		changed[at] ^= 1
		for _, damaged := range [][]byte{whole[:at], changed} {
			tried++
			require.NoError(t, os.WriteFile(file, damaged, 0o600))
			failed(t, call(t, nil, "branch", file, "-q"), "kept")
		}
	}
	return tried
}
