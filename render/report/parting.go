package report

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"entente/agents"
	"entente/render"
	"entente/render/wording"
	"entente/sim/ensemble"
)

// stepsTold is how many decisions of a chain are told.
const stepsTold = 8

// chain is how a run came to differ from that of the first scenario, with what tells it.
type chain struct {
	*ensemble.Divergence
	letter      string
	base, other *render.Teller
	named       named
}

// partings tell, of each scenario, the first decision of run 0 that went another way than in the first scenario, and what followed
// from it. A run that was not done again, or ended otherwise, has its warning elsewhere.
func (p *Page) partings(s Study, n named, options Options) []block {
	if len(s.Records) == 0 || s.Records[0] == nil {
		return nil
	}
	base := s.Records[0]
	teller := render.NewTeller(base, options.Language, options.Labels)
	var blocks []block
	for k, other := range s.Records {
		if k == 0 || other == nil {
			continue
		}
		blocks = append(blocks, heading(fmt.Sprintf(p.words.Against, letterOf(k))))
		blocks = append(blocks, p.parting(&chain{
			ensemble.Parted(base, other), letterOf(k), teller, render.NewTeller(other, options.Language, options.Labels), n,
		})...)
	}
	return blocks
}

func (p *Page) parting(c *chain) []block {
	if len(c.Steps) == 0 {
		return []block{text(fmt.Sprintf(p.words.NotParted, c.Base.Run))}
	}
	inBase, inOther := p.words.InBase, fmt.Sprintf(p.words.InOther, c.letter)
	t := &table{Columns: columns(">"+p.words.Step, "~"+p.words.Date, fmt.Sprintf(p.words.Other, "A"),
		fmt.Sprintf(p.words.Other, c.letter), p.words.Cause)}
	var reasons []block
	for k := range c.Steps[:min(stepsTold, len(c.Steps))] {
		step := &c.Steps[k]
		t.add(strconv.Itoa(k+1), p.language.Date(c.Base.Calendar, int(step.Tick)), p.deed(c.base, step.Base), p.deed(c.other, step.Other),
			p.behind(c, step))
		inside := append(p.why(c.base, step.Base, inBase), p.why(c.other, step.Other, inOther)...)
		if len(inside) > 0 {
			title := fmt.Sprintf(p.words.WhyStep, k+1, of(c.named.actors, step.Actor))
			reasons = append(reasons, block{More: &more{title, inside}})
		}
	}
	blocks := []block{text(fmt.Sprintf(p.words.PartedLead, c.Base.Run, len(c.Steps))), {Table: t}}
	if hidden := len(c.Steps) - stepsTold; hidden > 0 {
		blocks = append(blocks, text(p.language.Voice().Hidden(hidden)+"."))
	}
	return append(blocks, reasons...)
}

// deed is a decision in a sentence.
func (p *Page) deed(teller *render.Teller, decision *agents.Decision) string {
	if decision == nil {
		return p.words.NoDeed
	}
	return teller.What(decision)
}

// behind says what a step follows from, and which reason changed most where the actor decided in both runs.
func (p *Page) behind(c *chain, step *ensemble.Step) string {
	from := p.words.FromScenarios
	switch {
	case step.After >= 0 && step.Via == step.Actor:
		from = fmt.Sprintf(p.words.FromOwn, step.After+1)
	case step.After >= 0:
		from = fmt.Sprintf(p.words.FromStep, step.After+1, of(c.named.blocs, step.Via))
	}
	if math.Abs(step.Shift) < 0.005 { // would be written as 0.00
		return from
	}
	return from + "; " + c.other.Factor(step.Factor) + " " + wording.Signed(step.Shift)
}

// why gives the reasons of one side of a step; nothing for what a scenario did, and where nothing was decided.
func (p *Page) why(teller *render.Teller, decision *agents.Decision, where string) []block {
	if decision == nil || decision.Kind == agents.Scripted {
		return nil
	}
	account := teller.Account(decision)
	blocks := []block{text(where + ": " + strings.Join(account.Sentences, " "))}
	if len(account.Reasons) > 0 {
		blocks = append(blocks, p.bars(&account))
	}
	if len(account.Turning) > 0 {
		blocks = append(blocks, text(p.words.WhatTurns+": "+strings.Join(account.Turning, " ")))
	}
	return blocks
}
