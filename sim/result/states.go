package result

import "entente/sim"

// stateRow is a state at the end of a tick.
type stateRow struct {
	Tick        int32   `parquet:"tick" about:"number of the tick, from 0"`
	Date        int32   `parquet:"date,date" about:"first day of the tick"`
	State       string  `parquet:"state,dict" about:"id of the state"`
	Rank        int32   `parquet:"rank" about:"rank by strength, 1 for the strongest"`
	Strength    float64 `parquet:"strength" unit:"fraction" about:"its part of the world's AI strength (capital times capability), 0 to 1"`
	Share       float64 `parquet:"market_share" unit:"fraction" about:"its actors' part of the market, 0 to 1"`
	Capital     float64 `parquet:"capital_share" unit:"fraction" about:"its actors' part of all AI capital, 0 to 1"`
	Dependence  float64 `parquet:"dependence" unit:"fraction" about:"part of its actors' needed inputs that foreign-led blocs of theirs hold, 0 to 1"`
	AIFunding   float64 `parquet:"ai_funding_usd_bn_per_year" unit:"USD bn per year" about:"the state's AI funding"`
	FirmSupport float64 `parquet:"firm_support_fraction" unit:"fraction" about:"part of its firms' AI investment that the state adds"`
	Talent      float64 `parquet:"talent_thousands" unit:"thousands" about:"AI staff of its actors"`
}

var statesTable = newTable("states", "Every state at the end of every tick, by tick and then in the order of the manifest.", stateRows, takeState)

func stateRows(n *names, yield func(*stateRow) bool) {
	for tick := range n.record.Ticks {
		date := n.date(int32(tick))
		for h := range n.record.States {
			from := n.record.State(tick, h)
			row := stateRow{
				Tick: int32(tick), Date: date, State: n.state(h), Rank: from.Rank, Strength: from.Strength, Share: from.Share,
				Capital: from.Capital, Dependence: from.Dependence, AIFunding: from.AIFunding, FirmSupport: from.FirmSupport,
				Talent: from.Talent,
			}
			if !yield(&row) {
				return
			}
		}
	}
}

func takeState(n *names, row *stateRow) {
	record, states := n.record, len(n.record.States)
	at := len(record.StateRows)
	if at >= record.Ticks*states {
		n.complain("more rows than ticks times states")
		return
	}
	n.expect(row.Tick, row.State, at/states, record.States[at%states].ID)
	record.StateRows = append(record.StateRows, sim.StateRow{
		Position:  sim.Position{Rank: row.Rank, Strength: row.Strength, Share: row.Share, Capital: row.Capital, Dependence: row.Dependence},
		AIFunding: row.AIFunding, FirmSupport: row.FirmSupport, Talent: row.Talent,
	})
}
