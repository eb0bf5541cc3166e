package main

import "fmt"

// aim is how much faster Entente with one thread is meant to be than an engine, at 100,000 actors; of the C kernel, how much
// slower it may be in choosing.
type aim struct {
	engine   string
	choosing bool
	factor   float64
	text     string
}

func aims() []aim {
	return []aim{
		{engine: "Mesa", factor: 200, text: "at least 200 times as fast as Mesa"},
		{engine: "Ark", factor: 3, text: "at least 3 times as fast as Ark"},
		{engine: "krABMaga", factor: 3, text: "at least 3 times as fast as krABMaga"},
		{engine: "C kernel, sums", choosing: true, factor: 1 / 1.5, text: "choosing takes at most 1.5 times what it takes the C kernel"},
	}
}

// aimActors is the size of world that aims are about.
const aimActors = 100_000

// verdicts are lines of a table that say of each aim what came out; none where nothing was measured at that size.
func (r results) verdicts() []string {
	var lines []string
	for _, aim := range aims() {
		for _, row := range r.Rows {
			if row.Engine != aim.engine || row.Actors != aimActors || row.Missing != "" {
				continue
			}
			ratio, said := row.Ratio, ""
			if aim.choosing {
				ratio = row.ChooseRatio
				said = fmt.Sprintf("%s times what it takes the kernel", round(1/ratio))
			} else {
				said = fmt.Sprintf("%s times as fast", round(ratio))
			}
			verdict := "reached"
			if ratio < aim.factor {
				verdict = "**not reached**"
			}
			lines = append(lines, fmt.Sprintf("| %s | %d | %s | %s |", aim.text, row.Blocs, said, verdict))
		}
	}
	return lines
}
