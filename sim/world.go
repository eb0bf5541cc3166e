package sim

import (
	"context"
	"fmt"
	"hash/fnv"
	"runtime"

	"entente/agents"
	"entente/sim/random"
)

// World is one run in progress: a model, a seed, and the state of everything. It belongs to one goroutine.
type World struct {
	// Model is what the world was made from; read only.
	Model *Model
	// Situation is the state that actors see and phases change.
	agents.Situation
	// Random gives every draw by (actor, tick, purpose); see Key for the actor's part.
	Random random.Source
	// Keys identify actors in random draws by their ids, so that a new actor does not change the luck of others.
	Keys []uint64
	// Policies are the states' levers as they are now; call PoliciesChanged after a change.
	Policies []agents.Policy
	// BlocNames are the names of all slots in use.
	BlocNames []agents.Text
	BlocIDs   []string
	// Pledges by slot, as they are now.
	Pledges [][]agents.Pledge
	// Workers is how many goroutines a tick of a large world may use; no result depends on it. A new world has as many as there are
	// processors, but no more than its actors can keep busy: a world of a few thousand actors has one. Whoever runs several
	// worlds at a time sets it to 1.
	Workers int

	luck      random.Schedule     // of Random
	terms     []agents.Registered // the model's, or those of Reweigh
	chooser   *agents.Chooser
	judge     *agents.Judge
	observers []Observer
	deciding  []DecisionObserver
	happening []HappeningObserver
	start     start
	economy   economy
	choosing  choosing
	agenda    agenda
	chunks    *chunks
	// leadersChanged says that policies, leaders or their sizes have changed since leaders' views were last worked out.
	leadersChanged bool
}

// start holds what never changes within a run but follows from the model's facts.
type start struct {
	invest     []float64         // AI investment of actors, USD bn per year
	share      []float64         // market share
	capability []float64         // index
	efficiency []float64         // capability per unit of its inputs, so that facts and inputs agree at tick 0
	ecosystem  []float64         // scale of the largest bloc
	strength   []float64         // of states, share of the world
	roleParts  []agents.RolePart // of actors, as in the column
}

// New makes a world of the model, ready for its first tick.
func New(model *Model, seed, run uint64) (*World, error) {
	if err := model.Check(); err != nil {
		return nil, err
	}
	w := &World{Model: model}
	w.allocate()
	w.Workers = min(runtime.GOMAXPROCS(0), w.chunks.count)
	w.Reset(seed, run)
	return w, nil
}

// Reset starts the world afresh with another seed or run, without allocating anything that is already there.
func (w *World) Reset(seed, run uint64) {
	w.setLuck(seed, run)
	w.Situation.Tick = 0
	w.Forget()
	w.loadStates()
	w.loadActors()
	w.loadBlocs()
	w.agenda.reset(w.Model)
	w.choosing.reset()
	w.settleEconomy()
	w.settleBlocs()
}

// setLuck makes all draws from here on those of a run.
func (w *World) setLuck(seed, run uint64) {
	w.Random = random.New(seed, run)
	w.luck = w.Random.Schedule()
}

// Observe adds an observer; call it before the first tick.
func (w *World) Observe(observer Observer) {
	w.observers = append(w.observers, observer)
	if deciding, ok := observer.(DecisionObserver); ok {
		w.deciding = append(w.deciding, deciding)
	}
	if happening, ok := observer.(HappeningObserver); ok {
		w.happening = append(w.happening, happening)
	}
}

// Step runs all phases of one tick and moves the clock on.
func (w *World) Step() error {
	for _, phase := range w.Model.Phases {
		if err := phase.Step(w); err != nil {
			return fmt.Errorf("tick %d (%s), phase %s: %w", w.Tick, w.Model.Calendar.Label(int(w.Tick)), phase.Name, err)
		}
	}
	w.Situation.Tick++
	return nil
}

// Run steps to the end of the calendar or until the context is cancelled; then it returns the context's error and the
// world stands after the last whole tick.
func (w *World) Run(ctx context.Context) error {
	ticks := int32(w.Model.Calendar.Ticks())
	for w.Tick < ticks {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("run stopped at tick %d of %d: %w", w.Tick, ticks, err)
		}
		if err := w.Step(); err != nil {
			return err
		}
	}
	return nil
}

// Actor finds an actor by its id, -1 where there is none.
func (w *World) Actor(id string) int {
	for i := range w.Model.Actors {
		if w.Model.Actors[i].ID == id {
			return i
		}
	}
	return -1
}

// Bloc finds a bloc by its id, -1 where there is none.
func (w *World) Bloc(id string) int {
	for b, known := range w.BlocIDs {
		if known == id {
			return b
		}
	}
	return -1
}

// State finds a state by its id, -1 where there is none.
func (w *World) State(id string) int {
	for h := range w.Model.States {
		if w.Model.States[h].ID == id {
			return h
		}
	}
	return -1
}

// years is the length of a tick.
func (w *World) years() float64 { return 1 / w.TicksPerYear }

func key(id string) uint64 {
	hash := fnv.New64a()
	hash.Write([]byte(id))
	return hash.Sum64()
}

// happen tells whoever listens.
func (w *World) happen(kind string, event, bloc, other int) {
	for _, observer := range w.happening {
		observer.Happening(w, Happening{w.Tick, kind, int32(event), int32(bloc), int32(other)})
	}
}

// decided tells whoever listens.
func (w *World) decided(decision agents.Decision) {
	for _, observer := range w.deciding {
		observer.Decision(w, decision)
	}
}
