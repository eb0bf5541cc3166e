package sim

import "entente/agents"

// Observer looks at the world at the end of each tick. It must not change it.
type Observer interface {
	Tick(w *World) error
}

// DecisionObserver is an observer that is also told of every decision, with its reasons, when it is taken.
// Reasons are worked out only where somebody listens.
type DecisionObserver interface {
	Observer
	Decision(w *World, decision agents.Decision)
}

// HappeningObserver is an observer that is also told of every event and outcome, when it takes effect.
type HappeningObserver interface {
	Observer
	Happening(w *World, happening Happening)
}

// Happening is something that changed the world by no actor's choice of membership: a scenario's event, or an outcome of
// the model such as a merger.
type Happening struct {
	Tick int32
	Kind string // "event", "founded", "merged", "split", "dissolved"
	// Event is the index of the scenario's event, -1 for an outcome of the model.
	Event int32
	// Bloc and Other are what it was about, -1 where it was not.
	Bloc, Other int32
}

func stepRecord(w *World) error {
	if err := w.overflow(); err != nil {
		return err
	}
	for _, observer := range w.observers {
		if err := observer.Tick(w); err != nil {
			return err
		}
	}
	return nil
}
