package render_test

import (
	"context"
	"fmt"
	"log"
	"strings"

	"entente/render"
	"entente/scenarios"
	"entente/sim"
)

// Why did an actor do what it did? Every decision about it, in sentences and as a table.
func ExampleExplain() {
	model, err := scenarios.Model("korea-stargate")
	if err != nil {
		log.Fatal(err)
	}
	record, err := sim.Run(context.Background(), model, 1, 0)
	if err != nil {
		log.Fatal(err)
	}
	var text strings.Builder
	if err := render.Explain(&text, record, render.ExplainOptions{Actor: "kakao"}); err != nil {
		log.Fatal(err)
	}
	for _, line := range strings.SplitN(text.String(), "\n", 7)[:6] {
		fmt.Println(line)
	}
	// Output:
	// Kakao (kakao): firm, South Korea
	// korea-stargate, seed 1, run 0: Dec 2023 to Dec 2029, 73 months
	// Member of: no bloc at the start, Stargate at the end.
	// 8 decisions about Kakao.
	//
	// Feb 2025, move
}

// What a run showed, on one screen.
func ExampleStory() {
	model, err := scenarios.Model("korea-stargate")
	if err != nil {
		log.Fatal(err)
	}
	record, err := sim.Run(context.Background(), model, 1, 0)
	if err != nil {
		log.Fatal(err)
	}
	var text strings.Builder
	if err := render.Story(&text, record, render.StoryOptions{State: "JP"}); err != nil {
		log.Fatal(err)
	}
	_, japan, _ := strings.Cut(text.String(), "\nJapan")
	fmt.Println("Japan" + strings.SplitN(japan, "\n", 2)[0])
	// Output:
	// Japan: rank 4 -> 5 of 8, AI strength 2.2% -> 1.8% of the world's, market share
}
