package result

import (
	"strings"

	"entente/sim"
)

// eventRow is something that happened by no actor's choice of membership.
type eventRow struct {
	Tick  int32  `parquet:"tick" about:"number of the tick, from 0"`
	Date  int32  `parquet:"date,date" about:"first day of the tick"`
	Kind  string `parquet:"kind,dict" about:"event (of the scenario), founded, merged, split or dissolved"`
	Event string `parquet:"event,optional,dict" about:"id of the scenario's event; none for an outcome of the model"`
	Bloc  string `parquet:"bloc,optional,dict" about:"id of the bloc it was about"`
	Other string `parquet:"other,optional,dict" about:"id of the other bloc of a merger or split"`
}

var eventsTable = newTable("events", "Events of the scenario and outcomes of the model, in the order in which they took effect.", eventRows, takeEvent)

func eventRows(n *names, yield func(*eventRow) bool) {
	for _, from := range n.record.Happenings {
		row := eventRow{from.Tick, n.date(from.Tick), from.Kind, n.event(from.Event), n.bloc(from.Bloc), n.bloc(from.Other)}
		if !yield(&row) {
			return
		}
	}
}

func takeEvent(n *names, row *eventRow) {
	n.record.Happenings = append(n.record.Happenings, sim.Happening{
		Tick: row.Tick, Kind: strings.Clone(row.Kind), Event: n.eventIndex(row.Event), Bloc: n.blocIndex(row.Bloc),
		Other: n.blocIndex(row.Other),
	})
}
