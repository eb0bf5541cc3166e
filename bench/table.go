package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// results are all that a run of bench found.
type results struct {
	Rows      []row          `json:"rows"`
	Agreement []agreement    `json:"agreement"`
	Formation []formed       `json:"alliance_formation"`
	Lines     map[string]int `json:"lines_of_model_code"`
}

// tables are the results as people read them, in Markdown.
func (r results) tables() string {
	var text strings.Builder
	write := func(format string, args ...any) { fmt.Fprintf(&text, format+"\n", args...) }
	for _, w := range r.worlds() {
		write("%s actors, %d blocs:\n", grouped(w.actors), w.blocs)
		write("| engine | version | threads | runs × ticks | ns an actor and tick | range | of it choosing | times Entente's | choosing alone |")
		write("| --- | --- | --- | --- | --- | --- | --- | --- | --- |")
		for _, row := range r.Rows {
			switch {
			case row.Actors != w.actors || row.Blocs != w.blocs:
			case row.Missing != "":
				write("| %s | not measured: %s | | | | | | | |", row.Engine, cell(row.Missing))
			default:
				write("| %s | %s | %s | %d × %d | %s | %s–%s | %s | %s | %s |", row.Engine, cell(row.Version), threads(row), row.Runs, row.Ticks,
					round(row.Total), round(row.Low), round(row.High), round(row.Choose), round(row.Ratio), round(row.ChooseRatio))
			}
		}
		write("")
	}
	if verdicts := r.verdicts(); len(verdicts) > 0 {
		write("What Entente with one thread aims at, at %s actors:\n", grouped(aimActors))
		write("| aim | blocs | measured | |\n| --- | --- | --- | --- |\n%s\n", strings.Join(verdicts, "\n"))
	}
	write("Lines of model code, and how far results lie from those of Entente with one thread:\n")
	write("| engine | lines | largest difference without luck | of means over %d seeds | in standard errors |", luckSeeds)
	write("| --- | --- | --- | --- | --- |")
	for _, found := range r.Agreement {
		if found.Missing != "" {
			write("| %s | %d | not measured | | |", found.Engine, r.Lines[found.Engine])
			continue
		}
		write("| %s | %d | %.1g | %.2g | %.1f |", found.Engine, r.Lines[found.Engine], found.Exact, found.Luck, found.Errors)
	}
	if len(r.Formation) > 0 {
		write("\nMesa's example of alliance formation: every pair valued, each agent's best kept.\n")
		write("| agents | runs | alliances, the same in both | Mesa | Entente | times Entente's |")
		write("| --- | --- | --- | --- | --- | --- |")
		for _, f := range r.Formation {
			if f.Missing != "" {
				write("| %d | | not measured: %s | | | |", f.Agents, cell(f.Missing))
				continue
			}
			write("| %d | %d | %d | %s ms | %s ms | %s |", f.Agents, f.Runs, f.Pairs, round(1e3*f.Mesa), round(1e3*f.Entente), round(f.Ratio))
		}
	}
	return text.String()
}

// threads says how many there were, and by which clock times are where that is not the processor's.
func threads(r row) string {
	if r.Clock == "" {
		return fmt.Sprint(r.Threads)
	}
	return fmt.Sprintf("%d, time passed", r.Threads)
}

// worlds are those that occur in the rows, smaller ones first.
func (r results) worlds() []world {
	var all []world
	for _, row := range r.Rows {
		if w := (world{actors: row.Actors, blocs: row.Blocs}); !slices.Contains(all, w) {
			all = append(all, w)
		}
	}
	slices.SortFunc(all, func(a, b world) int { return cmp.Or(a.actors-b.actors, a.blocs-b.blocs) })
	return all
}

// round writes three digits that count.
func round(x float64) string {
	switch {
	case x >= 100:
		return grouped(int(x + 0.5))
	case x >= 10:
		return fmt.Sprintf("%.1f", x)
	}
	return fmt.Sprintf("%.2f", x)
}

// grouped writes thousands with commas.
func grouped(n int) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return grouped(n/1000) + fmt.Sprintf(",%03d", n%1000)
}

// cell makes a text fit into a cell of a table.
func cell(text string) string { return strings.ReplaceAll(strings.TrimSpace(text), "|", "/") }
