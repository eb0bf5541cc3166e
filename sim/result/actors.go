package result

import "entente/sim"

// actorRow is an actor at the end of a tick.
type actorRow struct {
	Tick       int32    `parquet:"tick" about:"number of the tick, from 0"`
	Date       int32    `parquet:"date,date" about:"first day of the tick"`
	Actor      string   `parquet:"actor,dict" about:"id of the actor"`
	Kind       string   `parquet:"kind,dict" about:"firm, state or institution"`
	Home       string   `parquet:"home,dict" about:"id of its state"`
	Blocs      []string `parquet:"blocs,list" about:"ids of the blocs it belongs to"`
	Invited    []string `parquet:"invited,list" about:"ids of the blocs with an invitation to it that stands"`
	Capital    float64  `parquet:"capital_usd_bn" unit:"USD bn" about:"stock of AI capital"`
	Invest     float64  `parquet:"invest_usd_bn_per_year" unit:"USD bn per year" about:"its own AI investment"`
	Received   float64  `parquet:"received_usd_bn_per_year" unit:"USD bn per year" about:"money from states and from its blocs' pledges"`
	Capability float64  `parquet:"capability_index" unit:"index" about:"capability, 1 for the most capable actor at the start"`
	Talent     float64  `parquet:"talent_thousands" unit:"thousands" about:"AI staff"`
	Share      float64  `parquet:"market_share" unit:"fraction" about:"part of the market, 0 to 1"`
	Openness   float64  `parquet:"openness" unit:"fraction" about:"0 (closed) to 1 (open)"`
}

var actorsTable = newTable("actors", "Every actor at the end of every tick, by tick and then in the order of the manifest.", actorRows, takeActor)

func actorRows(n *names, yield func(*actorRow) bool) {
	for tick := range n.record.Ticks {
		date := n.date(int32(tick))
		for i, name := range n.record.Actors {
			from := n.record.Actor(tick, i)
			row := actorRow{
				Tick: int32(tick), Date: date, Actor: name.ID, Kind: n.kind(name.Kind), Home: n.state(name.Home),
				Blocs: n.set(from.Memberships), Invited: n.set(from.Invited), Capital: from.Capital, Invest: from.Invest,
				Received: from.Received, Capability: from.Capability, Talent: from.Talent, Share: from.Share, Openness: from.Openness,
			}
			if !yield(&row) {
				return
			}
		}
	}
}

func takeActor(n *names, row *actorRow) {
	record, actors := n.record, len(n.record.Actors)
	at := len(record.ActorRows)
	if at >= record.Ticks*actors {
		n.complain("more rows than ticks times actors")
		return
	}
	n.expect(row.Tick, row.Actor, at/actors, record.Actors[at%actors].ID)
	record.ActorRows = append(record.ActorRows, sim.ActorRow{
		Memberships: n.members(row.Blocs), Invited: n.members(row.Invited), Capital: row.Capital, Invest: row.Invest,
		Received: row.Received, Capability: row.Capability, Talent: row.Talent, Share: row.Share, Openness: row.Openness,
	})
}
