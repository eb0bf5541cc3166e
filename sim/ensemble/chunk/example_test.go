package chunk_test

import (
	"context"
	"fmt"
	"log"
	"os"
	"path/filepath"

	"entente/sim/ensemble/chunk"
	"entente/sim/result"
)

// Three shards, which could be on three machines, do the chunks of a study in one folder. It has two stages, so that those that were
// through early are started again.
func ExampleDo() {
	dir, err := os.MkdirTemp("", "entente")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(dir)

	study := newSums(1, 8)
	for _, index := range []uint64{2, 0, 1, 0, 2} {
		folder, err := chunk.MakeFolder(filepath.Join(dir, "parts"), study.Job())
		if err != nil {
			log.Fatal(err)
		}
		shard := chunk.Shard{Index: index, Count: 3}
		left, err := chunk.Do(context.Background(), study, folder, shard, chunk.Options{})
		if err != nil {
			log.Fatal(err)
		}
		fmt.Printf("%v leaves %v\n", shard, &left)
	}
	// Output:
	// 2/3 leaves stage 1 of 2: 6 of 8 chunks: 0-1, 3-4, 6-7
	// 0/3 leaves stage 1 of 2: 3 of 8 chunks: 1, 4, 7
	// 1/3 leaves stage 2 of 2: 5 of 8 chunks: 0, 2-3, 5-6
	// 0/3 leaves stage 2 of 2: 2 of 8 chunks: 2, 5
	// 2/3 leaves stage 2 of 2: 0 of 8 chunks
}

// Parts that were done in two folders are merged.
func ExampleMerge() {
	dir, err := os.MkdirTemp("", "entente")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(dir)

	study := oneStage{newSums(1, 2)}
	for index, name := range []string{"here", "there"} {
		folder, err := chunk.MakeFolder(filepath.Join(dir, name), study.Job())
		if err != nil {
			log.Fatal(err)
		}
		if _, err := chunk.Do(context.Background(), study, folder, chunk.Shard{Index: uint64(index), Count: 2}, chunk.Options{}); err != nil {
			log.Fatal(err)
		}
	}
	both, err := chunk.OpenFolder(filepath.Join(dir, "here"), filepath.Join(dir, "there"))
	if err != nil {
		log.Fatal(err)
	}
	if err := chunk.Merge(context.Background(), study, both, filepath.Join(dir, "out"), result.Options{}); err != nil {
		log.Fatal(err)
	}
	files, err := os.ReadDir(filepath.Join(dir, "out"))
	if err != nil {
		log.Fatal(err)
	}
	for _, file := range files {
		fmt.Println(file.Name())
	}
	// Output: sums.txt
}

// A task of a Slurm array reads its index from the environment.
func ExampleParseShard() {
	shard, err := chunk.ParseShard("auto/8", func(name string) string {
		return map[string]string{"SLURM_ARRAY_TASK_ID": "5"}[name]
	})
	fmt.Println(shard, err, shard.Has(&chunk.Chunk{Number: 13}))
	// Output: 5/8 <nil> true
}
