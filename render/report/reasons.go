package report

import (
	"fmt"
	"strings"

	"entente/render"
	"entente/render/wording"
)

// reasons tell each of the most telling moves, with a bar for what every reason contributed.
func (p *Page) reasons(account *render.Account) []block {
	if len(account.Moves) == 0 {
		return []block{text(p.words.NothingMoved)}
	}
	blocks := []block{text(p.words.ReasonsLead)}
	for k := range account.Moves {
		move := &account.Moves[k]
		blocks = append(blocks, heading(move.Date+": "+move.Actor), text(strings.Join(move.Sentences, " ")))
		if len(move.Reasons) > 0 {
			blocks = append(blocks, p.bars(move))
		}
		if len(move.Turning) > 0 {
			blocks = append(blocks, text(p.words.WhatTurns+": "+strings.Join(move.Turning, " ")))
		}
	}
	return blocks
}

// bars draws the reasons of one decision.
func (p *Page) bars(move *render.DecisionAccount) block {
	var rows []object
	var labels []string
	for _, reason := range move.Reasons {
		label := folded(reason.Label)
		labels = append(labels, label)
		for k, value := range reason.Values {
			rows = append(rows, object{
				"reason": label, "choice": move.Alternatives[k], "value": rounded(value),
				"tip": fmt.Sprintf("%s, %s: %s", reason.Label, move.Alternatives[k], wording.Signed(value)),
			})
		}
	}
	colours := []string{strong, quiet, second}[:len(move.Alternatives)]
	specification := chart(rowsHeight(len(labels), max(15*highest(labels), 4+8*len(move.Alternatives))), rows, object{
		"mark": object{"type": "bar"},
		"encoding": object{
			"y":       encoded("reason", "nominal", "title", nil, "sort", labels, "axis", rowAxis()),
			"yOffset": encoded("choice", "nominal", "sort", move.Alternatives),
			"x":       encoded("value", "quantitative", "title", p.words.Utility, "axis", object{"format": "+.1f", "tickCount": 6}),
			"color":   colourOf("choice", move.Alternatives, colours, legendRows(3)),
			"tooltip": object{"field": "tip", "type": "nominal"},
		},
	})
	return p.figure(p.words.ReasonsTitle+": "+move.Actor+", "+move.Date, p.words.ReasonsCaption, specification)
}
