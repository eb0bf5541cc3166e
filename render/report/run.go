package report

import (
	"fmt"
	"strings"

	"entente/agents"
	"entente/render"
	"entente/scenarios"
	"entente/sim"
	"entente/sim/result"
)

// How many moves a page tells, and how many of these are kept for actors of the state that it is about.
const (
	movesTold     = 8
	movesForFocus = 3
)

// OfRun makes the page of one run. Of the manifest only the version, the arguments and the files count. document is the
// scenario that the result holds; nil for a model that was built in Go. It fails where the record holds no tick or names no
// such state.
func OfRun(record *sim.Record, manifest *result.Manifest, document *scenarios.Document, options Options) (*Page, error) {
	p := newPage(options)
	account, err := p.account(record, options)
	if err != nil {
		return nil, err
	}
	p.title, p.lead = account.Title, account.Span
	if p.title == "" {
		p.title = record.Scenario
	}
	p.section("story", p.words.Story, p.story(record, account)...)
	if len(record.Blocs) > 0 {
		p.section("shares", p.words.Shares, p.shares(record))
		p.section("moves", p.words.Moves, p.alluvial(record, p.blocNames(record)))
	}
	p.section("reasons", p.words.Reasons, p.reasons(account)...)
	p.section("assumptions", p.words.Assumptions, p.assumptions(document)...)
	p.section("manifest", p.words.Manifest, p.manifestOfRun(record, manifest)...)
	return p, nil
}

func (p *Page) account(record *sim.Record, options Options) (*render.Account, error) {
	return render.Tell(record, render.AccountOptions{
		StoryOptions: render.StoryOptions{Language: options.Language, State: options.State, Labels: options.Labels},
		Moves:        movesTold, ForFocus: movesForFocus,
	})
}

// story tells the run in sentences.
func (p *Page) story(record *sim.Record, account *render.Account) []block {
	if len(account.Blocs) == 0 {
		return append([]block{text(p.words.NoBlocs)}, texts(account.Standing)...)
	}
	blocs := &table{Columns: columns(account.Headings...)}
	var members []string
	for k := range blocs.Columns {
		blocs.Columns[k].Number = k > 0
	}
	for _, bloc := range account.Blocs {
		blocs.add(append([]string{bloc.Name}, bloc.Cells...)...)
		members = append(members, bloc.Name+" — "+bloc.Members)
	}
	blocks := append(texts(account.Standing), block{Table: blocs}, text(account.Note))
	blocks = append(blocks, heading(p.words.Members), block{List: members}, heading(p.words.TellingMoves), p.moves(account))
	if len(account.Events) > 0 {
		blocks = append(blocks, heading(p.words.Events), block{List: account.Events})
	}
	return blocks
}

// moves lists what the most telling ones were; why is told elsewhere.
func (p *Page) moves(account *render.Account) block {
	if len(account.Moves) == 0 {
		return text(p.words.NothingMoved)
	}
	var list []string
	for _, move := range account.Moves {
		list = append(list, move.Date+": "+move.Sentences[0])
	}
	return block{List: list}
}

// movesWithReasons lists them where there is no room for charts of the reasons.
func (p *Page) movesWithReasons(account *render.Account) block {
	if len(account.Moves) == 0 {
		return text(p.words.NothingMoved)
	}
	var list []string
	for _, move := range account.Moves {
		list = append(list, move.Date+": "+strings.Join(move.Sentences, " "))
	}
	return block{List: list}
}

func texts(sentences []string) []block {
	var blocks []block
	for _, sentence := range sentences {
		blocks = append(blocks, text(sentence))
	}
	return blocks
}

// shares draws each bloc's part of the market over time.
func (p *Page) shares(record *sim.Record) block {
	n := p.blocNames(record)
	var rows []object
	for b := range record.Blocs {
		for tick := range record.Ticks {
			if row := record.Bloc(tick, b); row.Active {
				rows = append(rows, object{
					"date": isoDate(record.Calendar, tick), "bloc": n.of(b), "share": rounded(row.Share),
					"tip": fmt.Sprintf("%s, %s: %.1f %%", n.of(b), p.language.Date(record.Calendar, tick), float64(100*row.Share)),
				})
			}
		}
	}
	named := object{
		"x": overTime(), "y": encoded("share", "quantitative", "title", p.words.Share, "axis",
			object{"format": ".0%", "tickCount": 5}),
		"color":   colourOf("bloc", n.names[:len(record.Blocs)], n.colours[:len(record.Blocs)], legendRows(3)),
		"opacity": object{"condition": object{"param": "bloc", "value": 1}, "value": 0.15},
	}
	pointed := object{"tooltip": object{"field": "tip", "type": "nominal"}}
	for key, channel := range named {
		pointed[key] = channel
	}
	pointed["opacity"] = object{"condition": object{"param": "near", "empty": false, "value": 1}, "value": 0}
	return p.figure(p.words.SharesTitle, p.words.SharesCaption, chart(280, rows, object{"layer": []object{
		{
			"mark":     object{"type": "line", "strokeWidth": 2.5},
			"params":   []object{{"name": "bloc", "select": object{"type": "point", "fields": []string{"bloc"}}, "bind": "legend"}},
			"encoding": named,
		},
		{
			"mark": object{"type": "point", "filled": true, "size": 70},
			"params": []object{{"name": "near", "select": object{"type": "point", "on": "pointerover", "nearest": true,
				"clear": "pointerout"}}},
			"encoding": pointed,
		},
	}}))
}

// isoDate is a tick's first day as charts read it.
func isoDate(calendar sim.Calendar, tick int) string { return calendar.Date(tick).Format("2006-01-02") }

// name is a name in the page's language, or the id where a thing has none.
func (p *Page) name(name agents.Text, id string) string {
	if text := p.language.Text(name); text != "" {
		return text
	}
	return id
}

// blocNames are the blocs of a chart with their colours.
type blocNames struct {
	names, colours []string
	index          map[int]string
}

// of is the name of a bloc by its index; nobody is outside of all.
func (n blocNames) of(bloc int) string { return n.index[bloc] }

// blocNames names the blocs of a record so that no two are called the same, and after them the place outside of all.
func (p *Page) blocNames(record *sim.Record) blocNames {
	n := blocNames{index: map[int]string{}}
	taken := map[string]bool{}
	add := func(bloc int, name, id, colour string) {
		if taken[name] {
			name += " (" + id + ")"
		}
		taken[name] = true
		n.index[bloc] = name
		n.names, n.colours = append(n.names, name), append(n.colours, colour)
	}
	for b := range record.Blocs {
		add(b, p.name(record.Blocs[b].Name, record.Blocs[b].ID), record.Blocs[b].ID, seriesColour(b))
	}
	add(nobody, p.words.NoBloc, "-", quiet)
	return n
}
