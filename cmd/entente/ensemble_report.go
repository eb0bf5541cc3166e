package main

import (
	"fmt"
	"strings"

	"entente/sim"
	"entente/sim/ensemble"
)

// ensembleReport tells what the runs gave, on about one screen.
func ensembleReport(model *sim.Model, e *ensemble.Ensemble, state int, options *ensembleOptions) (string, error) {
	var text strings.Builder
	last := e.Ticks() - 1
	home := model.States[state]
	fmt.Fprintf(&text, "%s\n%s, seed %d: %d runs, %s to %s\n%s", model.Title.English, model.Name, options.seed, e.Runs,
		model.Calendar.Label(0), model.Calendar.Label(last), options.told())
	fmt.Fprintf(&text, "\nWhere the actors of %s belong at the end (probability, 95 %% interval)\n", home.Name.English)
	text.WriteString(placesTable(model, e, last))
	text.WriteString("\nMarket shares at the end (% of the market)\n")
	text.WriteString(sharesTable(model, e, last))
	fmt.Fprintf(&text, "\n%s at the end\n%s", home.Name.English, positionText(e, state, last))
	if len(e.Outcomes) > 0 {
		text.WriteString("\nOutcomes (95 % interval)\n")
		found := newTable("", ">", "")
		for k, outcome := range e.Outcomes {
			estimate := e.Estimate(k)
			found.add(outcome.Text, fmt.Sprintf("%.4g", estimate.Value), fmt.Sprintf("%.4g to %.4g", estimate.Low, estimate.High))
		}
		text.WriteString(found.text("  "))
	}
	ends, err := endsText(model, e, options, home.Name.English)
	text.WriteString(ends)
	return text.String(), err
}

// placesTable tells where the actors in focus belong: a column for each bloc that holds one of them in some run.
func placesTable(model *sim.Model, e *ensemble.Ensemble, tick int) string {
	heads, blocs := []string{""}, []int{}
	for b, id := range e.Blocs {
		for _, actor := range e.Focus {
			if e.Membership(tick, actor, b).Value > 0 {
				heads, blocs = append(heads, id), append(blocs, b)
				break
			}
		}
	}
	places := newTable(append(heads, "none")...)
	for _, actor := range e.Focus {
		cells := []string{nameOf(model.Actors[actor].Name.English, model.Actors[actor].ID)}
		for _, bloc := range blocs {
			cells = append(cells, probability(e.Membership(tick, actor, bloc)))
		}
		places.add(append(cells, probability(e.Free(tick, actor)))...)
	}
	return places.text("  ")
}

func sharesTable(model *sim.Model, e *ensemble.Ensemble, tick int) string {
	shares := newTable("", ">median", "5 % to 95 %", ">exists")
	for b, id := range e.Blocs {
		exists := e.Existence(tick, b)
		if exists.Value == 0 {
			continue
		}
		name := id
		if b < len(model.Blocs) {
			name = nameOf(model.Blocs[b].Name.English, id)
		}
		d := e.Share(tick, b)
		shares.add(name, fmt.Sprintf("%.3g", 100*d.Quantile(0.5)), fmt.Sprintf("%.3g to %.3g", 100*d.Quantile(0.05), 100*d.Quantile(0.95)),
			fmt.Sprintf("%.3g %%", 100*exists.Value))
	}
	return shares.text("  ")
}

// positionText tells a state's rank, strength, share and dependence.
func positionText(e *ensemble.Ensemble, state, tick int) string {
	standing := e.Position(tick, state)
	var ranks []string
	for k, count := range standing.Ranks {
		if count > 0 {
			ranks = append(ranks, fmt.Sprintf("%d in %.3g %%", k+1, 100*float64(count)/float64(e.Runs)))
		}
	}
	position := newTable("", ">mean", "95 % interval", "5 % to 95 % of runs")
	for _, number := range []struct {
		name string
		of   *ensemble.Distribution
	}{
		{"part of the world's AI strength (%)", &standing.Strength}, {"market share (%)", &standing.Share},
		{"dependence on foreign-led blocs (%)", &standing.Dependence},
	} {
		mean := number.of.Interval()
		position.add(number.name, fmt.Sprintf("%.3g", 100*mean.Value), fmt.Sprintf("%.3g to %.3g", 100*mean.Low, 100*mean.High),
			fmt.Sprintf("%.3g to %.3g", 100*number.of.Quantile(0.05), 100*number.of.Quantile(0.95)))
	}
	return "  rank " + strings.Join(ranks, ", ") + " of runs\n" + position.text("  ")
}

// endsText tells the most frequent ends.
func endsText(model *sim.Model, e *ensemble.Ensemble, options *ensembleOptions, home string) (string, error) {
	var text strings.Builder
	fmt.Fprintf(&text, "\nEnds: %d different ones of all actors, the most frequent in %d runs; %s of the ends were stable\n", e.Partitions.Distinct(),
		e.Partitions.Most(1)[0].Runs, probability(ensemble.Wilson(e.Partitions.Stable(), e.Runs)))
	fmt.Fprintf(&text, "The most frequent ends of the actors of %s, of %d\n", home, e.FocusPartitions.Distinct())
	for _, partition := range e.FocusPartitions.Most(options.most) {
		blocs, err := partition.Members(options.model(model, options.seed, partition.First), options.seed)
		if err != nil {
			return "", err
		}
		fmt.Fprintf(&text, "  %s, stable in %d of %d:", probability(ensemble.Wilson(partition.Runs, e.Runs)), partition.Stable, partition.Runs)
		for _, bloc := range blocs {
			var here []string
			for _, actor := range e.Focus {
				for _, member := range bloc.Members {
					if member == model.Actors[actor].ID {
						here = append(here, member)
					}
				}
			}
			if len(here) > 0 {
				fmt.Fprintf(&text, " %s {%s}", bloc.Bloc, strings.Join(here, " "))
			}
		}
		text.WriteString("\n")
	}
	return text.String(), nil
}

// probability writes one with its interval.
func probability(p ensemble.Interval) string {
	if p.Value == 0 {
		return "-"
	}
	return fmt.Sprintf("%.2f (%.2f-%.2f)", p.Value, p.Low, p.High)
}

// nameOf is a name, or the id where there is none.
func nameOf(name, id string) string {
	if name == "" {
		return id
	}
	return name
}
