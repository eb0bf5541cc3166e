package sim_test

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/agents"
	"entente/sim"
)

// notStored are the fields of a world that no checkpoint holds, with the reason. A field that the model gives must be the same
// in a restored world; working space may differ, as nothing is read from it that the same tick has not written.
var notStored = map[string]string{
	"World.Model": "given", "World.Random": "given", "World.Keys": "given", "World.Slots": "given", "World.TicksPerYear": "given",
	"World.Tick": "given", "World.luck": "given", "World.terms": "given", "World.chooser": "given", "World.judge": "given",
	"World.Workers": "given", "World.chunks": "working space",
	"World.observers": "working space", "World.deciding": "working space", "World.happening": "working space",
	"World.present": "working space", "World.sums": "working space",
	"World.deferring": "given", "World.unsummed": "given", "World.unsettled": "given", // nothing is put off between ticks

	"ActorColumns.Kind": "given", "ActorColumns.Home": "given", "ActorColumns.Roles": "given",
	"ActorColumns.TieStart": "given", "ActorColumns.TieTo": "given", "ActorColumns.TieStrength": "given",
	"StateColumns.Count":        "given",
	"StateColumns.perRoleTotal": "given", // worked out from RoleTotal by Resume
	"start.roleParts":           "given",

	"economy.pull": "working space", "economy.homeTalent": "working space", "economy.homeMoney": "working space",
	"economy.strengths": "working space", "economy.positions": "working space", "economy.ledFrom": "working space",
	"economy.logCost": "working space", "economy.perDemand": "working space", "economy.perCapital": "working space",
	"economy.totalCapital": "working space", "economy.totalCapability": "working space", "economy.totalDemand": "working space",
	"economy.totalTalent": "working space", "economy.totalMoney": "working space",
	"economy.sums": "working space", "economy.pooled": "working space", "economy.roleMass": "working space",
	"economy.demand": "working space", "economy.sustained": "working space", "economy.blocScale": "working space",
	"turnOrder.turns": "working space", "turnOrder.sorted": "working space", "turnOrder.starts": "working space",
	"turnOrder.drawn": "working space", "turnOrder.luckless": "working space", "choosing.best": "working space",
	"choosing.foresight": "working space",
	"choosing.moves":     "working space", "choosing.candidates": "working space",
	"choosing.worths": "working space", "choosing.shocks": "working space", "choosing.fetched": "working space",

	"Chooser.Costs": "given", "Chooser.Limits": "given", "Chooser.Temperature": "given", "Chooser.terms": "given", "Chooser.adding": "given",
	"Chooser.infos": "given", "Chooser.inverters": "given", "Chooser.explaining": "working space",
	"Chooser.rows": "working space", "Chooser.utility": "working space", "Chooser.crowd": "working space",
	"Chooser.Options": "working space", "Chooser.Values": "working space", "Chooser.Shocks": "working space",
	"Chooser.Luck": "working space", "Chooser.joins": "working space", "Chooser.gains": "working space", "Chooser.bounds": "working space",
	"Judge.Bars": "given", "Judge.Temperature": "given", "Judge.terms": "given",
	"Judge.infos": "given", "Judge.inverters": "given", "Judge.tables": "given", "Judge.batches": "given", "Judge.table": "working space",
	"Judge.reasons": "working space", "Judge.turns": "working space",
	"Judge.values": "working space",
}

// storedTogether are the structures whose fields are stored under their own names; all others are elements, see
// TestCheckpointKeepsEveryFieldOfItsElements.
var storedTogether = []reflect.Type{
	reflect.TypeFor[agents.ActorColumns](), reflect.TypeFor[agents.BlocColumns](), reflect.TypeFor[agents.StateColumns](),
	reflect.TypeFor[agents.Tuning](), reflect.TypeFor[agents.Chooser](), reflect.TypeFor[agents.Judge](),
}

// eachField calls visit for the fields of a world, structure by structure, with paths such as ActorColumns.Capital.
func eachField(structure reflect.Value, path string, visit func(path string, field reflect.Value)) {
	for k := range structure.NumField() {
		about, field := structure.Type().Field(k), structure.Field(k)
		own := path + "." + about.Name
		inner := field
		if inner.Kind() == reflect.Pointer && !inner.IsNil() {
			inner = inner.Elem()
		}
		switch name := inner.Type().Name(); {
		case about.Name == "Situation":
			eachField(inner, path, visit)
		case slices.Contains(storedTogether, inner.Type()), slices.Contains([]string{"start", "economy", "choosing", "turnOrder", "agenda"}, name):
			if field.Kind() == reflect.Pointer {
				visit(own, field)
			}
			eachField(inner, name, visit)
		default:
			visit(own, field)
		}
	}
}

// A field that is new must be stored, or be listed above.
func TestCheckpointHoldsEveryFieldOfAWorld(t *testing.T) {
	w, err := sim.New(eventful(12, 3, 3, 1), 1, 0)
	require.NoError(t, err)
	stored, err := w.StoredFields()
	require.NoError(t, err)
	seen := map[string]bool{}
	eachField(reflect.ValueOf(w).Elem(), "World", func(path string, _ reflect.Value) {
		seen[path] = true
		_, excused := notStored[path]
		held := slices.Contains(stored, path)
		assert.True(t, held || excused, "%s is neither stored in checkpoint_state.go nor listed in notStored", path)
		assert.False(t, held && excused, "%s is stored, and listed in notStored", path)
	})
	for path := range notStored {
		assert.True(t, seen[path], "%s is listed in notStored and does not exist", path)
	}
	for _, path := range stored {
		if strings.Contains(path, ".") && path != "agenda.events" {
			assert.True(t, seen[path], "%s is stored and does not exist", path)
		}
	}
}

// differences lists where two worlds differ, but for working space.
func differences(a, b *sim.World) []string {
	fields, found := map[string]reflect.Value{}, []string(nil)
	eachField(reflect.ValueOf(a).Elem(), "World", func(path string, field reflect.Value) { fields[path] = field })
	eachField(reflect.ValueOf(b).Elem(), "World", func(path string, field reflect.Value) {
		if notStored[path] != "working space" && path != "World.Model" && path != "World.chooser" && path != "World.judge" {
			found = append(found, differ(fields[path], field, path)...)
		}
	})
	return found
}

// differ compares without asking fields for their values, which those that are not exported refuse. A list without elements
// is like none.
func differ(a, b reflect.Value, path string) []string {
	same := true
	switch a.Kind() {
	case reflect.Struct:
		var found []string
		for k := range a.NumField() {
			found = append(found, differ(a.Field(k), b.Field(k), path+"."+a.Type().Field(k).Name)...)
		}
		return found
	case reflect.Slice, reflect.Array:
		if a.Len() != b.Len() {
			return []string{fmt.Sprintf("%s has %d elements and %d", path, a.Len(), b.Len())}
		}
		var found []string
		for k := range a.Len() {
			found = append(found, differ(a.Index(k), b.Index(k), fmt.Sprintf("%s[%d]", path, k))...)
		}
		return found
	case reflect.Interface:
		same = a.IsNil() == b.IsNil() && (a.IsNil() || a.Elem().Type() == b.Elem().Type())
	case reflect.Float64:
		same = math.Float64bits(a.Float()) == math.Float64bits(b.Float())
	case reflect.String:
		same = a.String() == b.String()
	case reflect.Bool:
		same = a.Bool() == b.Bool()
	case reflect.Int, reflect.Int32:
		same = a.Int() == b.Int()
	case reflect.Uint8, reflect.Uint32, reflect.Uint64:
		same = a.Uint() == b.Uint()
	default:
		return []string{fmt.Sprintf("%s is of a kind that this test cannot compare: %s", path, a.Kind())}
	}
	if !same {
		return []string{fmt.Sprintf("%s is %v and %v", path, a, b)}
	}
	return nil
}

func TestRestoredWorldIsTheOriginalFieldByField(t *testing.T) {
	for _, ticks := range []int{0, 1, 5, 11, 12, 13, 30, 47, 71} {
		model := eventful(14, 4, 3, 9)
		w, checkpoint := stopped(t, model, 1, ticks)
		restored, err := sim.Restore(model, checkpoint)
		require.NoError(t, err)
		assert.Empty(t, differences(w, restored), "at tick %d", ticks)
		require.NoError(t, w.Step())
		require.NoError(t, restored.Step())
		assert.Empty(t, differences(w, restored), "in the tick after %d", ticks)
	}
}

func TestDifferencesAreFound(t *testing.T) {
	model := eventful(14, 4, 3, 9)
	for path, change := range map[string]func(w *sim.World){
		"ActorColumns.Capital[3]":          func(w *sim.World) { w.Actors.Capital[3] = math.Nextafter(w.Actors.Capital[3], 0) },
		"World.Policies[1].Coordination":   func(w *sim.World) { w.Policies[1].Coordination = 0.123 },
		"World.Pledges[0] has":             func(w *sim.World) { w.Pledges[0] = nil },
		"economy.trend":                    func(w *sim.World) { require.NoError(t, w.Step()) },
		"World.leadersChanged is true and": func(w *sim.World) { w.PoliciesChanged() },
	} {
		w, checkpoint := stopped(t, model, 1, 20)
		restored, err := sim.Restore(model, checkpoint)
		require.NoError(t, err)
		change(w)
		assert.Contains(t, strings.Join(differences(restored, w), "\n")+strings.Join(differences(w, restored), "\n"), path)
	}
}

// full sets all that a value holds: lists to two elements, texts to some text, numbers to 1, truths to true.
func full(value reflect.Value) {
	switch value.Kind() {
	case reflect.Struct:
		for k := range value.NumField() {
			full(value.Field(k))
		}
	case reflect.Slice:
		value.Set(reflect.MakeSlice(value.Type(), 2, 2))
		full(value.Index(0))
		full(value.Index(1))
	case reflect.Array:
		for k := range value.Len() {
			full(value.Index(k))
		}
	case reflect.Float64:
		value.SetFloat(1)
	case reflect.String:
		value.SetString("some text")
	case reflect.Bool:
		value.SetBool(true)
	case reflect.Int, reflect.Int32:
		value.SetInt(1)
	case reflect.Uint8, reflect.Uint64:
		value.SetUint(1)
	default:
		panic("a kind that this test cannot fill: " + value.Kind().String())
	}
}

// The elements of lists are stored by hand: a new field of any of them must not be forgotten either.
func TestCheckpointKeepsEveryFieldOfItsElements(t *testing.T) {
	model := still() // of two states, so that two alignments are what there must be
	w, err := sim.New(model, 1, 0)
	require.NoError(t, err)
	recorder := sim.NewRecorder(w)
	w.Observe(recorder)
	require.NoError(t, w.RunTo(t.Context(), 2))
	record := recorder.Record()
	record.Events, record.Decisions, record.Happenings = make([]sim.EventName, 2), make([]agents.Decision, 2), make([]sim.Happening, 2)
	for _, element := range []any{
		&w.Policies[0], &w.Pledges[1], &w.Actors.TargetedBy, &w.BlocNames[0],
		&record.ActorRows[3], &record.BlocRows[2], &record.StateRows[1], &record.Blocs[0], &record.Events[1],
		&record.Decisions[0], &record.Happenings[1],
	} {
		full(reflect.ValueOf(element).Elem())
	}
	checkpoint := copied(t, w, record)
	restored, err := sim.Restore(model, checkpoint)
	require.NoError(t, err)
	assert.Empty(t, differences(w, restored))
	again, err := checkpoint.Recorder(restored)
	require.NoError(t, err)
	// The model has no events, so that those that have left a mark are listed behind none, in the order of their marks: the
	// second before the first.
	assert.Equal(t, []sim.EventName{record.Events[1], record.Events[0]}, again.Record().Events)
	for k := range 2 {
		record.Decisions[k].Event, record.Happenings[k].Event = 1-record.Decisions[k].Event, 1-record.Happenings[k].Event
	}
	for _, table := range []struct{ wanted, got any }{
		{record.Initial, again.Record().Initial}, {record.ActorRows, again.Record().ActorRows},
		{record.BlocRows, again.Record().BlocRows}, {record.StateRows, again.Record().StateRows}, {record.Blocs, again.Record().Blocs},
		{record.Decisions, again.Record().Decisions}, {record.Happenings, again.Record().Happenings},
	} {
		assert.Empty(t, differ(reflect.ValueOf(table.wanted), reflect.ValueOf(table.got), "record"))
	}
}
