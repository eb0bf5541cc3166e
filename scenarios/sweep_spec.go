package scenarios

// SweepSpec is a sweep file as written: which levers of a scenario to vary, how, and what to measure. LoadSweep reads it.
type SweepSpec struct {
	// Schema names the format's version; "entente/sweep/1".
	Schema string `yaml:"schema" check:"always,required,allowed=sweep_schemas"`
	// Title is one line for people.
	Title Text `yaml:"title"`
	// About says what the sweep asks.
	About Text `yaml:"about"`
	// Scenario is what is varied: an embedded name, or a path beside this file.
	Scenario string `yaml:"scenario" check:"required"`
	// Design says how points are laid into the space of the factors.
	Design DesignSpec `yaml:"design" check:"required"`
	// Runs is how often each point is run, with different luck; where missing, once.
	Runs int `yaml:"runs" check:"bounds=1:1000000"`
	// Seed is the seed of those runs; where missing, 1. All points share their luck, so that they can be compared.
	Seed *uint64 `yaml:"seed"`
	// Factors are the levers that are varied.
	Factors []FactorSpec `yaml:"factors" check:"required"`
	// Outcomes are what is measured in each run.
	Outcomes []OutcomeSpec `yaml:"outcomes" check:"required"`
}

// DesignSpec is a design of experiments. A plain word is its kind and no more.
type DesignSpec struct {
	// Kind is grid (every combination), latin-hypercube, sobol (a low-discrepancy sequence), morris (trajectories for screening) or one-at-a-time.
	Kind string `yaml:"kind" check:"required,allowed=designs,plain"`
	// Points is how many points a latin-hypercube or sobol design draws.
	Points int `yaml:"points" check:"bounds=1:10000000"`
	// Trajectories is how many trajectories a morris design draws; each has one point more than there are factors.
	Trajectories int `yaml:"trajectories" check:"bounds=1:1000000"`
	// Levels is how many levels the trajectories step on, an even number; where missing, 4.
	Levels int `yaml:"levels" check:"bounds=2:1000"`
	// Seed is the seed by which points are drawn; where missing, 1. It is not the seed of the runs.
	Seed *uint64 `yaml:"seed"`
}

// FactorSpec is a lever and the values that it takes: from and to, or a list of values, or else the range of its figure.
type FactorSpec struct {
	// Path is the lever's path in the scenario: "states.KR.policy.firm_support_fraction".
	Path string `yaml:"path"`
	// Mark stands in place of a path for all numbers whose source has the mark and that have a range: each is a factor.
	Mark string `yaml:"mark" check:"allowed=marks"`
	// From and To are the lowest and highest value, both included.
	From *float64 `yaml:"from"`
	To   *float64 `yaml:"to"`
	// Steps is how many evenly spaced values a grid or one-at-a-time design takes, from and to among them.
	Steps int `yaml:"steps" check:"bounds=2:10000"`
	// Values are numbers, or the words of a choice.
	Values []Value `yaml:"values"`
}

// OutcomeSpec is a number that is measured in each run.
type OutcomeSpec struct {
	// ID is its name in the results.
	ID string `yaml:"id" check:"always,required,format=id"`
	// Measure is an expression: strength("KR").
	Measure string `yaml:"measure" check:"required"`
}
