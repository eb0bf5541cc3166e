package docs_test

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"entente/agents"
	"entente/scenarios"
	"entente/sim"
)

// readRecord prints how blocs and Korea stand at the end of a run.
func readRecord() error {
	model, err := scenarios.Model("korea-stargate")
	if err != nil {
		return err
	}
	record, err := sim.Run(context.Background(), model, 1, 0)
	if err != nil {
		return err
	}
	last := record.Ticks - 1
	fmt.Println("At the end of", record.Calendar.Label(last))
	for b, bloc := range record.Blocs {
		row := record.Bloc(last, b)
		fmt.Printf("%-12s %2d members, %4.1f %% of the market\n", bloc.ID, row.Members, 100*row.Share)
	}
	korea := slices.IndexFunc(record.States, func(state sim.StateName) bool { return state.ID == "KR" })
	row := record.State(last, korea)
	fmt.Printf("KR is number %d in AI strength, with %.1f %% of the world's\n", row.Rank, 100*row.Strength)
	return nil
}

// blocs names a set of blocs.
func blocs(record *sim.Record, set agents.Memberships) string {
	names := []string{}
	for _, bloc := range set.List() {
		names = append(names, record.Blocs[bloc].ID)
	}
	return "[" + strings.Join(names, " ") + "]"
}

// readReasons prints every move of Kakao's own choice, the main reasons for it and the smallest change against it.
func readReasons() error {
	model, err := scenarios.Model("korea-stargate")
	if err != nil {
		return err
	}
	record, err := sim.Run(context.Background(), model, 1, 0)
	if err != nil {
		return err
	}
	for _, decision := range record.Decisions {
		if decision.Kind != agents.Move || record.Actors[decision.Actor].ID != "kakao" {
			continue
		}
		month := record.Calendar.Label(int(decision.Tick))
		fmt.Println(month, blocs(record, decision.From), "->", blocs(record, decision.To))
		strongest := slices.SortedFunc(slices.Values(decision.Reasons), func(a, b agents.Reason) int {
			return cmp.Compare(math.Abs(b.Chosen-b.Stay), math.Abs(a.Chosen-a.Stay))
		})
		for _, reason := range strongest[:min(4, len(strongest))] {
			fmt.Printf("  %+.2f %s\n", reason.Chosen-reason.Stay, reason.Factor)
		}
		if len(decision.Flips) > 0 {
			flip := decision.Flips[0]
			fmt.Printf("  %s, had “%s” been %.2f instead of %.2f\n",
				blocs(record, flip.Instead), flip.Input.Label.English, flip.To, flip.Input.Value)
		}
	}
	return nil
}
