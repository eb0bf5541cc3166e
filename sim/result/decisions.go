package result

import "entente/agents"

// decisionRow is one decision.
type decisionRow struct {
	Decision int32    `parquet:"decision" about:"number of the decision, from 0, in the order in which they were taken"`
	Tick     int32    `parquet:"tick" about:"number of the tick, from 0"`
	Date     int32    `parquet:"date,date" about:"first day of the tick"`
	Kind     string   `parquet:"kind,dict" about:"move, declined (an invited actor stayed as it was), refusal (by the bloc), invitation (by the bloc) or scripted (by an event or an outcome of the model)"`
	Actor    string   `parquet:"actor,optional,dict" about:"id of the actor that decided or was decided about"`
	Bloc     string   `parquet:"bloc,optional,dict" about:"id of the bloc that decided, was joined or left"`
	Rival    string   `parquet:"rival,optional,dict" about:"id of the second candidate of an invitation"`
	Event    string   `parquet:"event,optional,dict" about:"id of the event that scripted it"`
	From     []string `parquet:"from,list" about:"ids of the actor's blocs before"`
	To       []string `parquet:"to,list" about:"ids of the blocs chosen"`
	RunnerUp []string `parquet:"runner_up,list" about:"ids of the blocs of the second-best choice"`
}

var decisionsTable = newTable("decisions", "Every move, refusal and invitation; reasons and flips tell why.", decisionRows, takeDecision)

func decisionRows(n *names, yield func(*decisionRow) bool) {
	for d := range n.record.Decisions {
		from := &n.record.Decisions[d]
		row := decisionRow{
			Decision: int32(d), Tick: from.Tick, Date: n.date(from.Tick), Kind: n.decisionKind(from.Kind), Actor: n.actor(from.Actor),
			Bloc: n.bloc(from.Bloc), Rival: n.actor(from.Rival), Event: n.event(from.Event),
			From: n.set(from.From), To: n.set(from.To), RunnerUp: n.set(from.RunnerUp),
		}
		if !yield(&row) {
			return
		}
	}
}

func takeDecision(n *names, row *decisionRow) {
	kind, known := agents.DecisionKindByName(row.Kind)
	if !known {
		n.complain("%q is no kind of decision", row.Kind)
	}
	if int(row.Decision) != len(n.record.Decisions) {
		n.complain("decision %d where %d comes", row.Decision, len(n.record.Decisions))
	}
	n.record.Decisions = append(n.record.Decisions, agents.Decision{
		Tick: row.Tick, Kind: kind, Actor: n.actorIndex(row.Actor), Bloc: n.blocIndex(row.Bloc), Rival: n.actorIndex(row.Rival),
		Event: n.eventIndex(row.Event), From: n.members(row.From), To: n.members(row.To), RunnerUp: n.members(row.RunnerUp),
	})
}

// decided is the decision that a reason or a flip belongs to; nil where there is none.
func (n *names) decided(index int32) *agents.Decision {
	if index < 0 || int(index) >= len(n.record.Decisions) {
		n.complain("decision %d is not among the decisions", index)
		return nil
	}
	return &n.record.Decisions[index]
}
