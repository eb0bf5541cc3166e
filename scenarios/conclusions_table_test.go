package scenarios_test

import (
	"fmt"
	"slices"
	"strings"
)

// shareText writes a share of draws with its interval.
func shareText(e estimate) string {
	return fmt.Sprintf("%s (%s to %s)", digits(e.value), digits(e.low), digits(e.high))
}

// survivors tells in plain words which statements come out, by all of their rows, where weights and inputs are drawn at once.
func (j judgements) survivors() string {
	var out, most, many, few []string
	fewer := map[string][]string{}
	for _, c := range j.statements() {
		name := fmt.Sprintf("(%d)", c.statement)
		if c.verdict(j.of(standing)[0]) == "comes out" {
			out = append(out, name)
		}
		luck, e := j.share(c, calm, "comes out"), j.share(c, both, "comes out")
		for _, set := range []string{weights, inputs, both} {
			if j.share(c, set, "comes out").high < luck.low {
				fewer[set] = append(fewer[set], name)
			}
		}
		told := fmt.Sprintf("%s in %s", name, digits(conclusionDraws*e.value))
		switch {
		case e.value >= 0.9:
			most = append(most, told)
		case e.value >= 0.5:
			many = append(many, told)
		default:
			few = append(few, told)
		}
	}
	var text strings.Builder
	fmt.Fprintf(&text, "As things stand, %d of the 9 statements come out by all of their rows: %s. With weights and inputs\n"+
		"drawn at once, of %d draws they come out\n\n", len(out), listed(out), conclusionDraws)
	fmt.Fprintf(&text, "- in 90 or more: %s;\n- in 50 to 89: %s;\n- in fewer than 50: %s.\n\n", listed(most), listed(many), listed(few))
	fmt.Fprintf(&text, "In fewer draws than the luck of the runs explains (interval under interval) come out: with weights drawn %s;\n"+
		"with inputs drawn %s; with both %s.\n", listed(fewer[weights]), listed(fewer[inputs]), listed(fewer[both]))
	return text.String()
}

func listed(told []string) string {
	if len(told) == 0 {
		return "none"
	}
	return strings.Join(told, ", ")
}

// drawsTable tells in which part of the draws each conclusion comes out.
func (j judgements) drawsTable() string {
	var text strings.Builder
	text.WriteString("| | comes out | as it stands | nothing drawn | weights drawn | inputs drawn | both drawn |\n")
	text.WriteString("| --- | --- | --- | --- | --- | --- | --- |\n")
	for _, c := range j.conclusions() {
		what := c.what
		if what == "" {
			what = "**all of its rows**"
		}
		fmt.Fprintf(&text, "| %d | %s | %s |", c.statement, what, c.verdict(j.of(standing)[0]))
		for _, set := range drawnSets {
			fmt.Fprintf(&text, " %s |", shareText(j.share(c, set, "comes out")))
		}
		text.WriteString("\n")
	}
	return text.String()
}

// contraryTable tells of those rows that do not come out in some draw in which part they do not, and in which part the number
// itself lies on the statement's side, however wide its interval.
func (j judgements) contraryTable() string {
	var text strings.Builder
	text.WriteString("| | | does not: nothing drawn | weights | inputs | both | on its side: nothing drawn | weights | inputs | both |\n")
	text.WriteString("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n")
	for _, c := range j.conclusions() {
		var against, beside []string
		differs := false
		for _, set := range drawnSets {
			not, side := j.share(c, set, "does not").value, j.onItsSide(c, set)
			differs = differs || not > 0 || side < 1
			against, beside = append(against, digits(not)), append(beside, digits(side))
		}
		if c.what != "" && differs {
			fmt.Fprintf(&text, "| %d | %s | %s |\n", c.statement, c.what, strings.Join(append(against, beside...), " | "))
		}
	}
	return text.String()
}

// onItsSide is in which part of a set's trials a row's number exceeds what it has to.
func (j judgements) onItsSide(c conclusion, set string) float64 {
	var truths []float64
	for _, rows := range j.of(set) {
		at := slices.IndexFunc(rows, func(row finding) bool { return c == conclusion{row.statement, row.what} })
		truths = append(truths, truth(at >= 0 && rows[at].value > rows[at].against))
	}
	return rate(truths).value
}

// termsTable tells what turns when a term is switched off.
func (j judgements) termsTable(advised counsels) string {
	var text strings.Builder
	text.WriteString("| switched off | verdicts that turn | least regretted | best in expectation |\n| --- | --- | --- | --- |\n")
	before := j.of(standing)[0]
	for k, d := range j.trials {
		name, off := strings.CutPrefix(d.set, lacking)
		if !off {
			continue
		}
		var turned []string
		for _, c := range j.conclusions() {
			if now := c.verdict(j.findings[k]); c.what != "" && now != c.verdict(before) {
				turned = append(turned, fmt.Sprintf("%s: %s → %s", c, c.verdict(before), now))
			}
		}
		given := advised.of(d.set)[0]
		fmt.Fprintf(&text, "| `%s` | %s | %s | %s |\n", name, strings.Join(turned, "; "), given.regretted, given.expected)
	}
	return text.String()
}

// adviceTable tells how often each option is chosen.
func (c counsels) adviceTable() string {
	var text strings.Builder
	stands := c.of(standing)[0]
	text.WriteString("| criterion | option | as it stands | nothing drawn | weights drawn | inputs drawn | both drawn |\n")
	text.WriteString("| --- | --- | --- | --- | --- | --- | --- |\n")
	for _, criterion := range []struct {
		name   string
		choice func(counsel) string
	}{
		{"least regretted", func(given counsel) string { return given.regretted }},
		{"best in expectation", func(given counsel) string { return given.expected }},
	} {
		line := func(what string, rule func(option string) bool) {
			chosen := ""
			if rule(criterion.choice(stands)) {
				chosen = "chosen"
			}
			fmt.Fprintf(&text, "| %s | %s | %s |", criterion.name, what, chosen)
			for _, set := range drawnSets {
				var truths []float64
				for _, given := range c.of(set) {
					truths = append(truths, truth(rule(criterion.choice(given))))
				}
				fmt.Fprintf(&text, " %s |", shareText(rate(truths)))
			}
			text.WriteString("\n")
		}
		supporting := []string{"support", "open_support"}
		for _, option := range supporting {
			line("`"+option+"`", func(other string) bool { return other == option })
		}
		line("either of the two", func(other string) bool { return slices.Contains(supporting, other) })
		line("any of the six others", func(other string) bool { return !slices.Contains(supporting, other) })
	}
	return text.String()
}

// of are a set's counsels.
func (c counsels) of(set string) []counsel {
	var found []counsel
	for k, d := range c.trials {
		if d.set == set {
			found = append(found, c.given[k])
		}
	}
	return found
}
