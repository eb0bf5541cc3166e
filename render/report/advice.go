package report

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"entente/agents"
	"entente/scenarios"
	"entente/sim/ensemble/advice"
)

// advised is what a page says about advice is made of.
type advised struct {
	options []advice.OptionRow // the least regretted first
	factors []advice.FactorRow
	// names are the options' in the page's language, by id.
	names map[string]string
}

// OfAdvice makes the page of advice; levers is the file that it was asked with. It fails where a table cannot be read.
func OfAdvice(s Study, levers *scenarios.LeverFileSpec, options Options) (*Page, error) {
	p := newPage(options)
	a, err := p.advised(s, levers)
	if err != nil {
		return nil, err
	}
	futures, err := rowsOf[advice.FutureRow](s, "futures")
	if err != nil {
		return nil, err
	}
	drawn := 0
	for _, row := range futures {
		drawn = max(drawn, int(row.Future))
	}
	p.title = p.titleOf(agents.Text{English: levers.Title.English, Korean: levers.Title.Korean}, s.Manifest.Scenarios[0])
	direction := p.words.MoreIsBetter
	if levers.Aim == "minimise" {
		direction = p.words.LessIsBetter
	}
	p.lead = fmt.Sprintf(p.words.AdviceLead, len(a.options), drawn, s.Manifest.Runs, s.Manifest.Seed, levers.Outcome, direction)
	p.section("advice", p.words.Advice, p.advice(a)...)
	regrets, err := p.regrets(s, a)
	if err != nil {
		return nil, err
	}
	p.section("regret", p.words.Regret, regrets...)
	tipping, err := p.tipping(s, a)
	if err != nil {
		return nil, err
	}
	p.section("tipping", p.words.Tipping, tipping...)
	changes, err := p.changes(s, a)
	if err != nil {
		return nil, err
	}
	p.section("changes", p.words.Changes, changes...)
	p.section("assumptions", p.words.Assumptions, p.assumptions(s.Scenarios[0])...)
	p.section("manifest", p.words.Manifest, p.manifestOfStudy(s.Manifest, "advice")...)
	return p, nil
}

func (p *Page) advised(s Study, levers *scenarios.LeverFileSpec) (*advised, error) {
	a := &advised{names: map[string]string{}}
	var err error
	if a.options, err = rowsOf[advice.OptionRow](s, "options"); err != nil {
		return nil, err
	}
	if a.factors, err = rowsOf[advice.FactorRow](s, "factors"); err != nil {
		return nil, err
	}
	for _, row := range a.options {
		a.names[row.Option] = row.Name
	}
	for _, option := range levers.Options {
		if _, known := a.names[option.ID]; known {
			a.names[option.ID] = p.name(agents.Text{English: option.Name.English, Korean: option.Name.Korean}, a.names[option.ID])
		}
	}
	place := map[string]int{"least_regret": 0, "runner_up": 1, "": 2}
	slices.SortStableFunc(a.options, func(x, y advice.OptionRow) int {
		return cmp.Or(place[x.Role]-place[y.Role], cmp.Compare(x.MaxRegret, y.MaxRegret), cmp.Compare(x.MeanRegret, y.MeanRegret))
	})
	return a, nil
}

// quoted sets a name apart from the sentence around it.
func quoted(name string) string { return "“" + name + "”" }

// byRole is the option of a role; nil where there is none.
func (a *advised) byRole(role string) *advice.OptionRow {
	for k := range a.options {
		if a.options[k].Role == role {
			return &a.options[k]
		}
	}
	return nil
}

// advice tells what is advised, and how sure that is.
func (p *Page) advice(a *advised) []block {
	var blocks []block
	if o := a.byRole("least_regret"); o != nil {
		blocks = append(blocks, text(fmt.Sprintf(p.words.Least, quoted(a.names[o.Option]), short(o.MaxRegret),
			short(o.MaxLow), short(o.MaxHigh))))
		if next := a.byRole("runner_up"); next != nil {
			blocks = append(blocks, text(fmt.Sprintf(p.words.RunnerUp, quoted(a.names[next.Option]),
				short(next.MaxRegret), short(next.MaxLow), short(next.MaxHigh))))
		}
		form := p.words.Ahead
		if o.Advantage < 0 {
			form = p.words.Behind
		}
		sentence := fmt.Sprintf(form, quoted(a.names[o.Option]), quoted(of(a.names, o.Other)),
			short(math.Abs(o.Advantage)), signed(o.AdvLow), signed(o.AdvHigh))
		if o.AdvLow <= 0 && o.AdvHigh >= 0 {
			sentence += " " + p.words.WithinLuck
		}
		blocks = append(blocks, text(sentence))
	}
	for _, o := range a.options {
		if o.DominatedBy != "" {
			blocks = append(blocks, text(fmt.Sprintf(p.words.Dominated, quoted(a.names[o.Option]),
				quoted(of(a.names, o.DominatedBy)))))
		}
	}
	var judged []string
	for _, f := range a.factors {
		if f.Judged && f.Changes {
			judged = append(judged, p.lever(f.Factor))
		}
	}
	if len(judged) > 0 {
		blocks = append(blocks, block{Warning: fmt.Sprintf(p.words.JudgedWarning, strings.Join(judged, ", "))})
	}
	t := &table{Columns: columns(p.words.Option, ">"+p.words.Cost, ">"+p.words.Future0, ">"+p.words.Expected,
		"~"+p.words.Interval95, ">"+p.words.Worst,
		">"+p.words.InFuture, ">"+p.words.BestShare)}
	c := dotChart{
		title: p.words.ExpectedTitle, caption: p.words.ExpectedCaption, axis: p.words.Expected,
		series:  []string{p.words.Expected, p.words.Future0},
		colours: []string{strong, quiet}, together: true, line: noLine,
	}
	for _, o := range a.options {
		name := a.names[o.Option]
		t.add(name, fmt.Sprintf("%.2f", o.Cost), short(o.Standing), short(o.Expected), p.interval(o.ExpLow, o.ExpHigh),
			short(o.Worst), strconv.Itoa(int(o.WorstIn)),
			fmt.Sprintf("%.0f %%", float64(100*o.BestShare)))
		c.dots = append(c.dots,
			dot{label: name, series: p.words.Expected, value: o.Expected, low: o.ExpLow, high: o.ExpHigh,
				tip: fmt.Sprintf("%s: %s (%s)", name, short(o.Expected), p.interval(o.ExpLow, o.ExpHigh))},
			dot{label: name, series: p.words.Future0, value: o.Standing, low: o.Standing, high: o.Standing, ring: true,
				tip: fmt.Sprintf("%s, %s: %s", name, p.words.Future0, short(o.Standing))})
	}
	return append(blocks, p.dots(c), block{Table: t})
}

// regrets draw and list how much each option may be regretted.
func (p *Page) regrets(s Study, a *advised) ([]block, error) {
	values, err := rowsOf[advice.ValueRow](s, "values")
	if err != nil {
		return nil, err
	}
	c := dotChart{
		title: p.words.RegretTitle, caption: p.words.RegretCaption, axis: p.words.Regret,
		series:  []string{p.words.MeanRegret, p.words.MaxRegret},
		colours: []string{strong, second}, line: 0,
	}
	t := &table{Columns: columns(p.words.Option, ">"+p.words.MeanRegret, "~"+p.words.Interval95, ">"+p.words.SureRegret,
		">"+p.words.MaxRegret, "~"+p.words.Interval95,
		">"+p.words.InFuture)}
	var names []string
	for _, o := range a.options {
		name := a.names[o.Option]
		names = append(names, folded(name))
		t.add(name, short(o.MeanRegret), p.interval(o.MeanLow, o.MeanHigh), short(o.SureRegret), short(o.MaxRegret),
			p.interval(o.MaxLow, o.MaxHigh), strconv.Itoa(int(o.MaxIn)))
		c.dots = append(c.dots,
			dot{label: name, series: p.words.MeanRegret, value: o.MeanRegret, low: o.MeanLow, high: o.MeanHigh,
				tip: fmt.Sprintf("%s, %s: %s (%s)", name, p.words.MeanRegret, short(o.MeanRegret),
					p.interval(o.MeanLow, o.MeanHigh))},
			dot{label: name, series: p.words.MaxRegret, value: o.MaxRegret, low: o.MaxLow, high: o.MaxHigh, ring: true,
				tip: fmt.Sprintf("%s, %s: %s (%s)", name, p.words.MaxRegret, short(o.MaxRegret), p.interval(o.MaxLow, o.MaxHigh))})
	}
	return []block{p.dots(c), {Table: t}, p.regretMap(a, names, values)}, nil
}

// regretMap draws the regret of each option in each future.
func (p *Page) regretMap(a *advised, names []string, values []advice.ValueRow) block {
	var cells []object
	for _, row := range values {
		name := of(a.names, row.Option)
		cells = append(cells, object{
			"option": folded(name), "future": row.Future, "regret": rounded(row.Regret),
			"tip": fmt.Sprintf("%s, %s %d: %s %s\n%s (%s)", name, p.words.Future, row.Future, p.words.Regret,
				short(row.Regret), short(row.Value), p.interval(row.Low, row.High)),
		})
	}
	return p.figure(p.words.RegretMapTitle, p.words.RegretMapCaption, chart(rowsHeight(len(names), 28), cells, object{
		"mark": object{"type": "rect", "color": bad},
		"encoding": object{
			"y": encoded("option", "nominal", "title", nil, "sort", names, "axis", rowAxis()),
			"x": encoded("future", "ordinal", "title", p.words.Future, "axis",
				object{"labelAngle": 0, "domain": false, "ticks": false, "labelOverlap": true}),
			"opacity": encoded("regret", "quantitative", "scale", object{"range": []float64{0, 1}}, "legend", nil),
			"tooltip": object{"field": "tip", "type": "nominal"},
		},
	}))
}

// changes tell what the option least regretted changes for the state.
func (p *Page) changes(s Study, a *advised) ([]block, error) {
	rows, err := rowsOf[advice.PositionRow](s, "changes")
	if err != nil {
		return nil, err
	}
	var blocks []block
	var t *table
	against := ""
	for _, row := range rows {
		if t == nil || row.Against != against {
			against = row.Against
			t = &table{Columns: columns(p.words.Number, ">"+p.words.WithIt,
				">"+fmt.Sprintf(p.words.WithOther, of(a.names, against)), ">"+p.words.Change, "~"+p.words.Interval95)}
			blocks = append(blocks, block{Table: t})
		}
		t.add(of(p.words.Numbers, row.Number), short(row.Chosen), short(row.Other), signed(row.Change),
			p.words.between(signed(row.Low), signed(row.High)))
	}
	return blocks, nil
}
