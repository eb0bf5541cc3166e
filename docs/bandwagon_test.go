package docs_test

import (
	"context"
	"fmt"

	"entente/agents"
	"entente/scenarios"
	"entente/sim"
)

// bandwagon is a reason to belong to a bloc: that most others do.
type bandwagon struct{}

// About names the term and describes it, for the record and for people.
func (bandwagon) About() agents.TermInfo {
	return agents.TermInfo{
		Name: "bandwagon", Label: agents.Text{English: "that most others are in it"},
		Formula: "other members / all actors", Source: "an example",
	}
}

// Fill writes what each bloc is worth to the actor: 0 (nobody else is in it) to nearly 1 (everybody is).
func (bandwagon) Fill(s *agents.Situation, actor int, out []float64) {
	for bloc := range out {
		others := float64(s.Blocs.Members[bloc])
		if s.Actors.Memberships[actor].Has(bloc) {
			others-- // what a bloc is worth to a member is what the others are worth
		}
		out[bloc] = others / float64(len(s.Actors.Home))
	}
}

// addTerm prints how many belong to each bloc at the end, without the term and with it.
func addTerm() error {
	for _, weight := range []float64{0, 2} {
		model, err := scenarios.Model("article")
		if err != nil {
			return err
		}
		model.Terms = append(model.Terms, agents.Registered{Term: bandwagon{}, Weight: weight})
		record, err := sim.Run(context.Background(), model, 1, 0)
		if err != nil {
			return err
		}
		fmt.Printf("bandwagon at weight %.0f:", weight)
		for b, bloc := range record.Blocs {
			fmt.Printf(" %s %d", bloc.ID, record.Bloc(record.Ticks-1, b).Members)
		}
		fmt.Println()
	}
	return nil
}
