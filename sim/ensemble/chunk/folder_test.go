package chunk_test

import (
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/sim/ensemble/chunk"
)

func TestAFolderGivesBackWhatWasWritten(t *testing.T) {
	x := newSums(1, 3)
	dir := filepath.Join(t.TempDir(), "above", "parts")
	f := folderFor(t, dir, x)
	c := chunksOf(t, x)[1]
	_, err := f.Open(c)
	require.ErrorIs(t, err, fs.ErrNotExist)
	assert.ErrorContains(t, err, "part-0-000001.part is in no folder of "+dir)
	for _, payload := range []string{"twelve bytes"} {
		require.NoError(t, f.Write(c, []byte(payload)))
		assert.Equal(t, payload, payloadOf(t, f, c))
		require.NoError(t, f.Write(c, []byte(payload)), "a second time")
	}
	err = f.Write(c, []byte("twelve bytez"))
	assert.ErrorContains(t, err, "a valid part of the chunk is there, and it is another")
	assert.Equal(t, []string{"job.json", "part-0-000001.part"}, namesIn(t, dir))
	again, err := chunk.OpenFolder(dir)
	require.NoError(t, err)
	assert.Equal(t, x.Job(), again.Job())
	assert.Equal(t, "twelve bytes", payloadOf(t, again, c))
	other := chunksOf(t, newSums(2, 3))[1]
	require.ErrorIs(t, f.Write(other, nil), chunk.ErrOtherJob)
}

func payloadOf(t *testing.T, f *chunk.Folder, c chunk.Chunk) string {
	t.Helper()
	from, err := f.Open(c)
	require.NoError(t, err)
	defer from.Close()
	text, err := io.ReadAll(from)
	require.NoError(t, err)
	return string(text)
}

func namesIn(t *testing.T, dir string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	for _, entry := range entries {
		names = append(names, entry.Name())
	}
	return names
}

func TestAPartUnderAnotherNameIsRefused(t *testing.T) {
	x := newSums(1, 3)
	dir := t.TempDir()
	f := folderFor(t, dir, x)
	chunks := chunksOf(t, x)
	require.NoError(t, f.Write(chunks[0], []byte("0")))
	require.NoError(t, os.Rename(filepath.Join(dir, chunks[0].Name()), filepath.Join(dir, chunks[1].Name())))
	_, err := f.Open(chunks[1])
	require.ErrorIs(t, err, chunk.ErrPart)
	assert.NotErrorIs(t, err, chunk.ErrOtherJob)
	assert.ErrorContains(t, err, "it is of chunk 0, not 1")
	require.NoError(t, f.Write(chunks[1], []byte("1")), "it is no valid part, and replaced")
	assert.Equal(t, "1", payloadOf(t, f, chunks[1]))
	require.NoError(t, os.Mkdir(filepath.Join(dir, chunks[2].Name()), 0o777))
	_, err = f.Open(chunks[2])
	require.Error(t, err)
	assert.ErrorContains(t, err, chunks[2].Name())
}

func TestAJobsFolderIsNoOtherJobs(t *testing.T) {
	dir := t.TempDir()
	folderFor(t, dir, newSums(1, 3))
	for says, change := range map[string]func(j *chunk.Job){
		"its seed is 1, not 2":                                           func(j *chunk.Job) { j.Seed = 2 },
		"a program of version v1 made it, this is v2":                    func(j *chunk.Job) { j.ProgramVersion = "v2" },
		"its scenario is words (5ca1ab1e5ca1), not words (0ddba110ddba)": func(j *chunk.Job) { j.Scenarios[0].SHA256 = "0ddba110ddba11" },
		"it has 300 runs, not 4":                                         func(j *chunk.Job) { j.Runs = 4 },
		"its kind is sums, not sweep":                                    func(j *chunk.Job) { j.Kind = "sweep" },
		`its arguments are ["sums"], not []`:                             func(j *chunk.Job) { j.Arguments = nil },
		`its outcomes are [], not ["rank"]`:                              func(j *chunk.Job) { j.Outcomes = []string{"rank"} },
		"its words.txt is another":                                       func(j *chunk.Job) { j.Documents[0].Text = "other\n" },
		"it has no more.txt":                                             func(j *chunk.Job) { j.Documents = append(j.Documents, chunk.Text{Name: "more.txt"}) },
		"it has another document: words.txt":                             func(j *chunk.Job) { j.Documents = nil },
		"its settings are others":                                        func(j *chunk.Job) { j.Settings = []byte("1") },
	} {
		other := newSums(1, 3).Job()
		change(other)
		_, err := chunk.MakeFolder(dir, other)
		require.ErrorIs(t, err, chunk.ErrOtherJob, says)
		assert.ErrorContains(t, err, says)
		second := t.TempDir()
		_, err = chunk.MakeFolder(second, other)
		require.NoError(t, err)
		_, err = chunk.OpenFolder(second, dir)
		require.ErrorIs(t, err, chunk.ErrOtherJob, says)
		assert.ErrorContains(t, err, says)
	}
	assert.Equal(t, []string{"job.json"}, namesIn(t, dir))
}

// Of many who make a folder at the same moment, for one job or another, exactly those of one job have it.
func TestManyMakeAFolderAtTheSameMoment(t *testing.T) {
	for range 20 {
		dir := filepath.Join(t.TempDir(), "parts")
		var wait sync.WaitGroup
		failures := make([]error, 16)
		for k := range failures {
			wait.Go(func() { _, failures[k] = chunk.MakeFolder(dir, newSums(uint64(k%2), 3).Job()) })
		}
		wait.Wait()
		f, err := chunk.OpenFolder(dir)
		require.NoError(t, err)
		for k, err := range failures {
			if uint64(k%2) == f.Job().Seed {
				require.NoError(t, err)
			} else {
				require.ErrorIs(t, err, chunk.ErrOtherJob)
			}
		}
		assert.Equal(t, []string{"job.json"}, namesIn(t, dir))
	}
}

// Many who write the same part at the same moment leave one.
func TestManyWriteAPartAtTheSameMoment(t *testing.T) {
	x := newSums(1, 3)
	dir := t.TempDir()
	f := folderFor(t, dir, x)
	c := chunksOf(t, x)[2]
	var wait sync.WaitGroup
	for range 16 {
		wait.Go(func() { assert.NoError(t, f.Write(c, []byte("payload"))) })
	}
	wait.Wait()
	assert.Equal(t, "payload", payloadOf(t, f, c))
	assert.Equal(t, []string{"job.json", c.Name()}, namesIn(t, dir))
}

func TestOnlyOldPartialFilesAreSweptOut(t *testing.T) {
	x := newSums(1, 3)
	dir := t.TempDir()
	folderFor(t, dir, x)
	old := time.Now().Add(-24 * time.Hour)
	for name, age := range map[string]time.Time{
		".part-0-000001.part.0000000000000001.partial": old, ".job.json.0000000000000002.partial": old,
		".part-0-000001.part.0000000000000003.partial": time.Now(), ".mine.partial": old, "part-notes.partial": old,
	} {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), nil, 0o600))
		require.NoError(t, os.Chtimes(filepath.Join(dir, name), age, age))
	}
	folderFor(t, dir, x)
	assert.Equal(t, []string{".mine.partial", ".part-0-000001.part.0000000000000003.partial", "job.json", "part-notes.partial"}, namesIn(t, dir))
}

func TestSeveralFoldersAreReadAsOne(t *testing.T) {
	x := newSums(1, 3)
	a, b := t.TempDir(), t.TempDir()
	inA, inB := folderFor(t, a, x), folderFor(t, b, x)
	chunks := chunksOf(t, x)
	require.NoError(t, inA.Write(chunks[0], []byte("zero")))
	require.NoError(t, inB.Write(chunks[0], []byte("zero")))
	require.NoError(t, inA.Write(chunks[1], []byte("one")))
	require.NoError(t, inB.Write(chunks[1], []byte("eno")))
	require.NoError(t, inB.Write(chunks[2], []byte("two")))
	f, err := chunk.OpenFolder(a, b)
	require.NoError(t, err)
	assert.Equal(t, "zero", payloadOf(t, f, chunks[0]))
	assert.Equal(t, "two", payloadOf(t, f, chunks[2]))
	inFirst, inSecond := filepath.Join(a, chunks[1].Name()), filepath.Join(b, chunks[1].Name())
	_, err = f.Open(chunks[1])
	assert.ErrorContains(t, err, inFirst+" and "+inSecond+" are both whole")
	// One of them damaged: the other is taken.
	for name, wanted := range map[string]string{inFirst: "eno", inSecond: "one"} {
		text, err := os.ReadFile(name)
		require.NoError(t, err)
		damaged := append([]byte{}, text...)
		damaged[len(damaged)-1] ^= 1
		require.NoError(t, os.WriteFile(name, damaged, 0o600))
		assert.Equal(t, wanted, payloadOf(t, f, chunks[1]))
		require.NoError(t, os.WriteFile(name, text, 0o600))
	}
}

func TestWhatIsNoFolderOfPartsIsRefused(t *testing.T) {
	dir := t.TempDir()
	_, err := chunk.OpenFolder(dir)
	require.ErrorIs(t, err, fs.ErrNotExist)
	assert.ErrorContains(t, err, dir+" is no folder of parts")
	for text, says := range map[string]string{
		"": "it is no job: EOF", "[]": "it is no job", `{"format":"entente-job","format_version":2}`: "format version 2, this program reads 1",
		`{"format":"entente-plan"}`: `its format is "entente-plan"`, `{"format":"entente-job","format_version":1,"luck":1}`: `unknown field "luck"`,
		`{"format":"entente-job","format_version":1}{}`: "something follows it",
	} {
		require.NoError(t, os.WriteFile(filepath.Join(dir, "job.json"), []byte(text), 0o600))
		_, err := chunk.OpenFolder(dir)
		assert.ErrorContains(t, err, says)
		assert.ErrorContains(t, err, filepath.Join(dir, "job.json"))
		_, err = chunk.MakeFolder(dir, newSums(1, 3).Job())
		assert.ErrorContains(t, err, says, "it is not replaced")
	}
	result := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(result, "manifest.json"), nil, 0o600))
	_, err = chunk.MakeFolder(result, newSums(1, 3).Job())
	assert.ErrorContains(t, err, "it holds a result")
}

// Whatever is read as a job is written and read as the same one.
func FuzzParseJob(f *testing.F) {
	text, err := newSums(1, 3).Job().Encode()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(text)
	f.Fuzz(func(t *testing.T, text []byte) {
		job, err := chunk.ParseJob(text)
		if err != nil {
			return
		}
		encoded, err := job.Encode()
		require.NoError(t, err)
		again, err := chunk.ParseJob(encoded)
		require.NoError(t, err)
		a, err := job.ID()
		require.NoError(t, err)
		b, err := again.ID()
		require.NoError(t, err)
		require.Equal(t, a, b)
	})
}
