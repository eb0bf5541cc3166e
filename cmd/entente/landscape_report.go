package main

import (
	"fmt"
	"strings"
)

// text tells it for people.
func (a *account) text(words landscapeTexts, spoken *language) string {
	var text strings.Builder
	p, l := a.file.Problem, a.found
	fmt.Fprintf(&text, "%s\n", spoken.of(a.file.Title))
	head := words.sampled
	if l.Exact {
		head = words.exact
	}
	fmt.Fprintf(&text, head+"\n", len(p.Actors), p.Sides, l.Configurations)
	if !l.Symmetric {
		text.WriteString(words.oneWay + "\n")
	}
	if l.Tolerance > 0 {
		fmt.Fprintf(&text, words.tolerance+"\n", l.Tolerance)
	}
	if l.Tied > 0 {
		fmt.Fprintf(&text, words.tied+"\n", l.Tied)
	}
	if !l.Exact {
		fmt.Fprintf(&text, words.unseen+"\n", percent(l.Unseen))
	}
	text.WriteString("\n" + a.minimaText(words) + a.cyclesText(words))
	if a.frustration != nil {
		text.WriteString("\n" + words.frustrations + "\n" + a.frustrationText(words))
	}
	if len(a.named) > 0 {
		text.WriteString("\n" + words.configurations + "\n" + a.namedText(words))
	}
	if a.chance != nil {
		text.WriteString("\n" + words.againstRules + "\n" + a.rulesText(words))
	}
	return text.String()
}

func percent(part float64) string { return fmt.Sprintf("%.3g %%", 100*part) }

// rightText is how many of those that count are right.
func (a *account) rightText(words *landscapeTexts, right int) string {
	if right < 0 {
		return ""
	}
	return fmt.Sprintf(words.counted, a.chance.Counted, right)
}

func (a *account) minimaText(words landscapeTexts) string {
	l := a.found
	if l.Found == 0 {
		return words.noMinimum + "\n"
	}
	head := fmt.Sprintf(words.minima, l.Found)
	if len(l.Minima) < l.Found {
		head = fmt.Sprintf(words.minimaOmitted, l.Found, len(l.Minima))
	}
	rows := newTable(">", ">"+words.energy, ">"+words.basin, ">", words.kind, words.right, words.sides)
	for k, m := range l.Minima {
		kind := words.strict
		switch {
		case m.Plateau > 1 || m.Exits > 0:
			kind = words.weak + ", " + fmt.Sprintf(words.plateau, m.Plateau, m.Exits)
		case !m.Strict:
			kind = words.weak
		}
		rows.add(fmt.Sprint(k+1), figure(m.Energy), fmt.Sprint(m.Basin), percent(a.share(m.Basin)), kind,
			a.rightText(&words, a.right(m.Sides)), a.sidesText(m.Sides))
	}
	return head + "\n" + rows.text("")
}

// mostRounds is how many cycles are told, and mostSteps how much of each.
const (
	mostRounds = 5
	mostSteps  = 4
)

func (a *account) cyclesText(words landscapeTexts) string {
	l := a.found
	var text strings.Builder
	if l.Symmetric {
		return ""
	}
	fmt.Fprintf(&text, words.cycles+"\n", l.FoundCycles)
	for _, cycle := range l.Cycles[:min(mostRounds, len(l.Cycles))] {
		var steps []string
		for _, sides := range cycle.Path[:min(mostSteps, len(cycle.Path))] {
			steps = append(steps, a.sidesText(sides))
		}
		if len(cycle.Path) > mostSteps {
			steps = append(steps, "…")
		}
		fmt.Fprintf(&text, words.round+"\n", len(cycle.Path), cycle.Basin, percent(a.share(cycle.Basin)), strings.Join(steps, " -> "))
	}
	switch c := l.Components; {
	case c == nil:
	case len(c.Terminal) > 0:
		shown := strings.Trim(fmt.Sprint(c.Terminal[:min(10, len(c.Terminal))]), "[]")
		fmt.Fprintf(&text, words.terminal+"\n", len(c.Terminal), shown)
	default:
		fmt.Fprintf(&text, words.noTerminal+"\n", c.Circling)
	}
	return text.String()
}

func (a *account) frustrationText(words landscapeTexts) string {
	best := a.found.Minima[0].Sides
	elsewhere := map[string]bool{}
	for _, name := range a.wrong(best) {
		elsewhere[name] = true
	}
	rows := newTable(words.actor, ">"+words.size, ">"+words.side, ">"+words.frustration, "")
	for i, actor := range a.file.Problem.Actors {
		mark := ""
		if elsewhere[actor.Name] {
			mark = words.elsewhere
		}
		rows.add(actor.Name, fmt.Sprintf("%.6g", actor.Size), fmt.Sprint(best[i]+1), figure(a.frustration[i]), mark)
	}
	return rows.text("  ")
}

func (a *account) namedText(words landscapeTexts) string {
	rows := newTable(words.configuration, ">"+words.energy, words.right, "", words.sides)
	for _, named := range a.named {
		rows.add(named.name, figure(named.energy), a.rightText(&words, named.right), named.standing(&words), a.sidesText(named.sides))
	}
	return rows.text("  ")
}

// standing says whether a configuration is stable.
func (n *namedEnergy) standing(words *landscapeTexts) string {
	switch {
	case !n.fits:
		return words.noFit
	case n.stable:
		return words.stable
	}
	return fmt.Sprintf(words.moves, n.mover, figure(n.gain))
}

func (a *account) rulesText(words landscapeTexts) string {
	rows := newTable(words.rule, words.right, ">"+words.chanceAtLeast, words.wrong)
	add := func(name string, sides []int) {
		right := a.right(sides)
		rows.add(name, a.rightText(&words, right), percent(a.chance.Tail(right)), strings.Join(a.wrong(sides), ", "))
	}
	for k, m := range a.found.Minima[:min(3, len(a.found.Minima))] {
		add(fmt.Sprintf("%s %d", words.minimumWord(), k+1), m.Sides)
	}
	for _, rule := range a.rules {
		add(words.ruleName(rule.Name), rule.Sides)
	}
	rows.add(words.random, fmt.Sprintf("%.3g", a.chance.Mean), "", "")
	text := rows.text("  ")
	if !a.chance.Exact {
		text += fmt.Sprintf("  "+words.drawn+"\n", a.chance.Drawn)
	}
	return text
}

func (t *landscapeTexts) minimumWord() string {
	if t.korean {
		return "극소"
	}
	return "minimum"
}
