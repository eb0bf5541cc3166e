package docs_test

import (
	"context"
	"fmt"
	"slices"

	"entente/agents"
	"entente/sim"
)

// ticket is a reason for a bloc to refuse: a candidate that invests less than the price, in billions of US dollars a year.
type ticket struct{ price float64 }

// About names the term and describes it.
func (ticket) About() agents.TermInfo {
	return agents.TermInfo{
		Name: "ticket", Label: agents.Text{English: "the price of a seat"},
		Formula: "-1 if the candidate invests less than the price", Source: "an example",
	}
}

// Judge is -1 for a candidate that cannot pay, else 0.
func (t ticket) Judge(s *agents.Situation, _, candidate int) float64 {
	if s.Actors.Invest[candidate] < t.price {
		return -1
	}
	return 0
}

// addAdmissionTerm prints how often a seat is refused at two prices, and why the first time.
func addAdmissionTerm() error {
	for _, price := range []float64{1, 5} {
		model := crossroads()
		model.AdmissionTerms = append(model.AdmissionTerms, agents.RegisteredAdmission{Term: ticket{price}, Weight: 3})
		record, err := sim.Run(context.Background(), model, 1, 0)
		if err != nil {
			return err
		}
		refusals := slices.DeleteFunc(record.Decisions, func(decision agents.Decision) bool {
			return decision.Kind != agents.Refusal
		})
		fmt.Printf("a seat for %.0f: %d refusals\n", price, len(refusals))
		if len(refusals) > 0 {
			first := refusals[0]
			fmt.Println("first", record.Blocs[first.Bloc].ID, "refuses", record.Actors[first.Actor].ID)
			for _, reason := range first.Reasons {
				fmt.Printf("  %+.2f %s\n", reason.Chosen-reason.Stay, reason.Factor)
			}
		}
	}
	return nil
}
