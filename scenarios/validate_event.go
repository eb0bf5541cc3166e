package scenarios

import (
	"reflect"
	"strconv"
)

// checkEvents checks when events happen and what they do.
func (v *validator) checkEvents() {
	for i := range v.document.Events {
		event := &v.document.Events[i]
		if event.ID == "" {
			continue // That the id is missing was already said.
		}
		path := join("events", event.ID)
		v.checkTrigger(path, event)
		for j := range event.Do {
			v.checkEffect(join(path, "do."+strconv.Itoa(j)), &event.Do[j])
		}
	}
}

// checkTrigger checks that an event has either a date within the run or a condition.
func (v *validator) checkTrigger(path string, event *Event) {
	hasDate, hasWhen := v.positions.Written(join(path, "date")), v.positions.Written(join(path, "when"))
	switch {
	case hasDate && hasWhen:
		v.report(join(path, "when"), "the event has both a date and a condition", "keep date or when")
	case !hasDate && !hasWhen && !v.unread(join(path, "date")) && !v.unread(join(path, "when")):
		v.report(path, "the event has neither a date nor a condition", "add date: 2025-02-04, or when: and an expression")
	case hasWhen && event.When == "":
		v.report(join(path, "when"), "the condition is empty", `write an expression: share("stargate") > 0.4`)
	case hasWhen:
		if !v.unread(join(path, "when")) {
			v.condition(join(path, "when"), event.When)
		}
	case event.Repeat:
		v.report(join(path, "repeat"), "an event with a date happens once", "remove repeat, or give the event a condition")
	}
	date, dated := dateOf(event.Date)
	end, ended := dateOf(v.document.Clock.End)
	if dated && v.started && ended && (date.Last().Before(v.start.First()) || date.First().After(end.Last())) {
		v.warn(join(path, "date"), "the event never happens: its date lies outside of the run",
			"the run goes from "+v.document.Clock.Start+" to "+v.document.Clock.End)
	}
}

// checkEffect checks that an effect is one thing, and that thing in itself.
func (v *validator) checkEffect(path string, effect *Effect) {
	value := reflect.ValueOf(effect).Elem()
	shape := shapeOf(value.Type())
	var written []string
	for _, member := range shape.Fields {
		if v.positions.Written(join(path, member.Key)) || v.unread(join(path, member.Key)) {
			written = append(written, member.Key)
		}
	}
	if len(written) == 0 {
		v.report(path, "the effect does nothing", "write one of: "+listed(shape.Keys))
		return
	}
	for _, extra := range written[1:] {
		v.reportKey(join(path, extra), "an effect is one thing, read "+quoted(extra)+" beside "+quoted(written[0]), "begin another entry of the list with a dash")
	}
	switch {
	case effect.Merge != nil:
		v.checkDistinct(join(path, "merge"), effect.Merge.From, effect.Merge.Into)
	case effect.Split != nil:
		v.checkDistinct(join(path, "split"), effect.Split.From, effect.Split.Into)
	case effect.Bloc != nil:
		v.checkChanges(join(path, "bloc"), "bloc", *effect.Bloc)
	case effect.Actor != nil:
		v.checkChanges(join(path, "actor"), "actors", *effect.Actor)
	case effect.Policy != nil:
		v.checkChanges(join(path, "policy.set"), "", effect.Policy.Set)
		v.checkPolicy(join(path, "policy.set"), effect.Policy.State, effect.Policy.Set)
	case effect.Control != nil:
		v.checkControl(join(path, "export_control.control"), effect.Control)
	case effect.Hostility != nil:
		v.checkPair(join(path, "hostility.between"), effect.Hostility.Between, "hostility lies between two blocs")
	case effect.CostShock != nil && effect.CostShock.Factor.Value == 0 && v.positions.Written(join(path, "cost_shock.factor")):
		v.report(join(path, "cost_shock.factor"), "a cost factor of 0 would make capability free", "write a factor above 0: 0.1 is ten times cheaper")
	}
}

// checkDistinct reports a bloc that is merged with, or split into, itself.
func (v *validator) checkDistinct(path, from, into string) {
	if from != "" && from == into {
		v.report(join(path, "into"), "from and into are the same bloc "+quoted(into), "name two blocs")
	}
}

// checkChanges reports an effect that names its object but changes nothing of it.
func (v *validator) checkChanges(path, object string, effect any) {
	var changes []string
	for _, member := range shapeOf(reflect.TypeOf(effect)).Fields {
		if member.Key == object {
			continue
		}
		if inner := join(path, member.Key); v.positions.Written(inner) || v.unread(inner) {
			return
		}
		changes = append(changes, member.Key)
	}
	v.report(path, "the effect changes nothing", "write one of: "+listed(changes))
}

// checkControl checks a control that an event sets: a new one needs a target, a known one has it.
func (v *validator) checkControl(path string, effect *ControlEffect) {
	if effect.Control.Remove {
		v.report(join(path, "remove"), "remove only deletes what extends inherits", "set strength: 0 to lift the control")
	}
	state, known := v.states[effect.State]
	if !known || effect.Control.OnState != "" || len(effect.Control.OnActors) > 0 {
		return
	}
	var ids []string
	for _, control := range state.Policy.ExportControls {
		if control.ID == effect.Control.ID {
			return
		}
		ids = append(ids, control.ID)
	}
	v.report(path, "the state "+quoted(state.ID)+" has no export control "+quoted(effect.Control.ID)+", and a new one needs a target",
		"name on_state or on_actors, or one of its controls: "+listed(ids))
}
