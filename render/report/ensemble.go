package report

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"entente/agents"
	"entente/sim/ensemble"
	"entente/sim/result"
)

// OfEnsemble makes the page of many runs of one scenario. It fails where a table cannot be read.
func OfEnsemble(s Study, options Options) (*Page, error) {
	p := newPage(options)
	n := p.named(s.Scenarios)
	p.title = p.titleOf(agents.Text{}, s.Manifest.Scenarios[0])
	p.lead = fmt.Sprintf(p.words.EnsembleLead, s.Manifest.Runs, s.Manifest.Scenarios[0].Name, s.Manifest.Seed)
	focus := focusOf(s.Scenarios[0], options.State)
	for _, part := range []struct {
		id, heading string
		blocks      func(s Study, n named, focus string) ([]block, error)
	}{
		{"outcomes", p.words.Outcomes, p.outcomes}, {"shares", p.words.Shares, p.shareBands},
		{"memberships", p.words.Memberships, p.memberships},
		{"positions", p.words.Positions, p.positions}, {"ends", p.words.Ends, p.ends},
	} {
		blocks, err := part.blocks(s, n, focus)
		if err != nil {
			return nil, err
		}
		p.section(part.id, part.heading, blocks...)
	}
	if err := p.oneRun(s, options); err != nil {
		return nil, err
	}
	p.section("assumptions", p.words.Assumptions, p.assumptions(s.Scenarios[0])...)
	p.section("manifest", p.words.Manifest, p.manifestOfStudy(s.Manifest, "ensemble")...)
	return p, nil
}

// titleOf is a title, or that of a scenario where there is none, or its name.
func (p *Page) titleOf(title agents.Text, scenario result.Scenario) string {
	if own := p.language.Text(title); own != "" {
		return own
	}
	return p.name(agents.Text{English: scenario.English, Korean: scenario.Korean}, scenario.Name)
}

// oneRun tells a run of each scenario that was done again.
func (p *Page) oneRun(s Study, options Options) error {
	var blocks []block
	for k, record := range s.Records {
		if len(s.Records) > 1 {
			blocks = append(blocks, heading(letterOf(k)+": "+p.scenarioName(s.Manifest.Scenarios[k])))
		}
		if record == nil {
			blocks = append(blocks, block{Warning: fmt.Sprintf(p.words.RunDiffers, 0)})
			continue
		}
		account, err := p.account(record, options)
		if err != nil {
			return err
		}
		if k == 0 {
			blocks = append(blocks, text(fmt.Sprintf(p.words.RunAgain, record.Run)))
		}
		blocks = append(blocks, texts(account.Standing)...)
		if len(record.Blocs) > 0 {
			blocks = append(blocks, p.alluvial(record, p.blocNames(record)))
		}
		if len(s.Records) > 1 {
			blocks = append(blocks, text(p.words.MoreMoves), p.movesWithReasons(account))
			continue
		}
		p.section("run", p.words.OneRun, blocks...)
		p.section("reasons", p.words.Reasons, p.reasons(account)...)
		return nil
	}
	p.section("run", p.words.OneRun, blocks...)
	return nil
}

// outcomes are what every run was asked.
func (p *Page) outcomes(s Study, _ named, _ string) ([]block, error) {
	rows, err := rowsOf[ensemble.OutcomeRow](s, "outcomes")
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	t := &table{Columns: columns(p.words.Outcome, ">"+p.words.Estimate, "~"+p.words.Interval95)}
	chartable := dotChart{
		title: p.words.Outcomes, caption: p.words.OutcomesCaption, axis: p.words.Estimate, series: []string{""},
		colours: []string{strong}, line: noLine,
	}
	fractions := true
	for _, row := range rows {
		t.Rows = append(t.Rows, []cell{{row.Outcome, "code"}, {Text: short(row.Value)}, {Text: p.interval(row.Low, row.High)}})
		chartable.dots = append(chartable.dots, dot{
			label: row.Outcome, value: row.Value, low: row.Low, high: row.High,
			tip: row.Outcome + ": " + short(row.Value) + " (" + p.interval(row.Low, row.High) + ")",
		})
		fractions = fractions && row.Low >= 0 && row.High <= 1
	}
	chartable.fraction = fractions
	if !fractions {
		return []block{text(p.words.OutcomesCaption), {Table: t}}, nil
	}
	return []block{p.dots(chartable), {Table: t}}, nil
}

// shareBands draws the blocs' shares over all runs.
func (p *Page) shareBands(s Study, n named, _ string) ([]block, error) {
	rows, err := rowsOf[ensemble.ShareRow](s, "shares")
	if err != nil {
		return nil, err
	}
	var list []bandRow
	shown := map[string]bool{}
	for _, row := range rows {
		if row.Exists > 0 {
			shown[row.Bloc] = true
			name, date := n.bloc(p, row.Bloc), dayOf(row.Date)
			list = append(list, bandRow{date, name, row.Lowest, row.Median, row.Highest, fmt.Sprintf("%s, %s: %s (%s: %s)",
				name, date, percent(row.Median), p.words.Interval90, p.words.between(percent(row.Lowest), percent(row.Highest)))})
		}
	}
	var names, colours []string
	for k, id := range n.blocIDs {
		if shown[id] {
			names, colours = append(names, n.blocs[id]), append(colours, seriesColour(k))
		}
	}
	if len(list) == 0 {
		return nil, nil
	}
	return []block{p.bands(p.words.BandsTitle, p.words.BandsCaption, p.words.Share, names, colours, list)}, nil
}

// ends lists the most frequent ways in which runs ended.
func (p *Page) ends(s Study, _ named, _ string) ([]block, error) {
	rows, err := rowsOf[ensemble.PartitionRow](s, "partitions")
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	blocks := []block{text(p.words.EndsCaption)}
	for _, of := range []struct{ name, heading string }{{"all", p.words.OfAll}, {"focus", p.words.OfFocus}} {
		t := &table{Columns: columns(">"+p.words.Place, ">"+p.words.Runs, ">"+p.words.Frequency, "~"+p.words.Interval95,
			">"+p.words.Stable, ">"+p.words.FirstRun)}
		for _, row := range rows {
			if row.Of == of.name {
				t.add(strconv.Itoa(int(row.Place)), strconv.Itoa(int(row.Runs)), percent(row.Frequency),
					p.words.between(percent(row.Low), percent(row.High)),
					strconv.Itoa(int(row.Stable)), row.FirstRun)
			}
		}
		if len(t.Rows) > 0 {
			blocks = append(blocks, heading(of.heading), block{Table: t})
		}
	}
	return blocks, nil
}

// interval is a range of numbers in words.
func (p *Page) interval(low, high float64) string { return p.words.between(short(low), short(high)) }

// between is a range in words.
func (w *words) between(low, high string) string { return fmt.Sprintf(w.Interval, low, high) }

// short writes a number to four digits, without an exponent unless it is very small or very large.
func short(x float64) string {
	mantissa, exponent, _ := strings.Cut(strconv.FormatFloat(x, 'e', 3, 64), "e")
	if power, err := strconv.Atoi(exponent); err == nil && power < -3 && power >= -9 && mantissa != "0.000" {
		return strconv.FormatFloat(x, 'f', 3-power, 64)
	}
	return fmt.Sprintf("%.4g", x)
}

// percent writes a fraction as a percentage.
func percent(x float64) string { return fmt.Sprintf("%.1f %%", float64(100*x)) }

// dayOf is a day as tables hold it, written as charts read it.
func dayOf(day int32) string { return time.Unix(int64(day)*24*60*60, 0).UTC().Format("2006-01-02") }
