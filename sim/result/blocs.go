package result

import "entente/sim"

// blocRow is a bloc at the end of a tick.
type blocRow struct {
	Tick      int32   `parquet:"tick" about:"number of the tick, from 0"`
	Date      int32   `parquet:"date,date" about:"first day of the tick"`
	Bloc      string  `parquet:"bloc,dict" about:"id of the bloc"`
	Active    bool    `parquet:"active" about:"whether it exists; a bloc may be founded later or have ended"`
	Members   int32   `parquet:"members" unit:"actors" about:"number of members"`
	Openness  float64 `parquet:"openness" unit:"fraction" about:"0 (closed) to 1 (open)"`
	Mass      float64 `parquet:"capital_share" unit:"fraction" about:"its members' part of all AI capital, 0 to 1"`
	Share     float64 `parquet:"market_share" unit:"fraction" about:"its members' part of the market, 0 to 1"`
	Knowledge float64 `parquet:"knowledge_index" unit:"index" about:"its members' mean capability, weighted by capital; 1 as the most capable actor at the start"`
	Pledge    float64 `parquet:"pledge_usd_bn_per_year" unit:"USD bn per year" about:"pledged money that is paid in this tick"`
	Threat    float64 `parquet:"threat" unit:"index" about:"how dominant it is, 0 for none"`
	Hostility float64 `parquet:"hostility" unit:"fraction" about:"highest hostility with another bloc, 0 to 1"`
	Foe       string  `parquet:"foe,optional,dict" about:"id of that other bloc"`
}

var blocsTable = newTable("blocs", "Every bloc at the end of every tick, by tick and then in the order of the manifest.", blocRows, takeBloc)

// nobody is a slot in which no bloc has come into being; it has no row.
var nobody = sim.BlocRow{Foe: -1}

func blocRows(n *names, yield func(*blocRow) bool) {
	for tick := range n.record.Ticks {
		date := n.date(int32(tick))
		for b := range n.record.Slots {
			from := n.record.Bloc(tick, b)
			if b >= len(n.record.Blocs) {
				if *from != nobody {
					n.complain("bloc slot %d has no name and is not empty", b)
				}
				continue
			}
			row := blocRow{
				Tick: int32(tick), Date: date, Bloc: n.bloc(int32(b)), Active: from.Active, Members: from.Members, Openness: from.Openness,
				Mass: from.Mass, Share: from.Share, Knowledge: from.Knowledge, Pledge: from.PledgeRate, Threat: from.Threat,
				Hostility: from.Hostility, Foe: n.bloc(from.Foe),
			}
			if !yield(&row) {
				return
			}
		}
	}
}

func takeBloc(n *names, row *blocRow) {
	record, blocs := n.record, len(n.record.Blocs)
	at := len(record.BlocRows)
	if blocs == 0 || at >= record.Ticks*record.Slots {
		n.complain("more rows than ticks times blocs")
		return
	}
	slot := at % record.Slots
	n.expect(row.Tick, row.Bloc, at/record.Slots, record.Blocs[slot].ID)
	record.BlocRows = append(record.BlocRows, sim.BlocRow{
		Active: row.Active, Members: row.Members, Openness: row.Openness, Mass: row.Mass, Share: row.Share, Knowledge: row.Knowledge,
		PledgeRate: row.Pledge, Threat: row.Threat, Hostility: row.Hostility, Foe: n.blocIndex(row.Foe),
	})
	if slot == blocs-1 {
		for range record.Slots - blocs {
			record.BlocRows = append(record.BlocRows, nobody)
		}
	}
}
