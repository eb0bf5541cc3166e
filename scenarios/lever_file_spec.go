package scenarios

// LeverFileSpec is a lever file as written: what somebody can decide, at what cost, and what is uncertain. LoadLevers reads it.
type LeverFileSpec struct {
	// Schema names the format's version; "entente/levers/1".
	Schema string `yaml:"schema" check:"always,required,allowed=levers_schemas"`
	// Title is one line for people.
	Title Text `yaml:"title"`
	// About says what is to be decided.
	About Text `yaml:"about"`
	// For is who decides: the id of a state or an actor.
	For string `yaml:"for" check:"format=id"`
	// Budget is what may be spent in all, in billions of US dollars per year, 0 to 1,000,000; where missing, there is no limit.
	Budget *float64 `yaml:"budget_usd_bn_per_year" check:"bounds=0:1000000"`
	// Levers are what can be decided.
	Levers []LeverSpec `yaml:"levers" check:"required"`
	// Options are the decisions to compare; where missing, all combinations of the levers' values within the budget.
	Options []OptionSpec `yaml:"options"`
	// Futures are what is uncertain, and beyond the one who decides.
	Futures []FutureSpec `yaml:"futures"`
	// Draws is how many futures are drawn from their ranges; where missing, whoever advises decides.
	Draws int `yaml:"draws" check:"bounds=1:1000000"`
	// Outcome is an expression that says how well it turned out: strength("KR").
	Outcome string `yaml:"outcome" check:"required"`
	// Aim is maximise (where missing) or minimise.
	Aim string `yaml:"aim" check:"allowed=aims"`
	// Runs is how often each option is run in each future, with different luck; where missing, whoever advises decides.
	Runs int `yaml:"runs" check:"bounds=1:1000000"`
	// Seed is the seed of futures and runs; where missing, 1.
	Seed *uint64 `yaml:"seed"`
}

// LeverSpec is a lever that can be decided on, the values that it can take, and what they cost.
type LeverSpec struct {
	// Path is the lever's path in the scenario: "states.KR.policy.firm_support_fraction".
	Path string `yaml:"path" check:"required"`
	// From and To are the lowest and highest value, both included.
	From *float64 `yaml:"from"`
	To   *float64 `yaml:"to"`
	// Steps is how many evenly spaced values are tried, from and to among them.
	Steps int `yaml:"steps" check:"bounds=2:10000"`
	// Values are numbers, or the words of a choice, in place of from, to and steps.
	Values []Value `yaml:"values"`
	// CostPerUnit is what raising the lever by 1 above the scenario's value costs, in billions of US dollars per year, up to
	// 1,000,000; lowering it saves as much.
	CostPerUnit *float64 `yaml:"cost_per_unit_usd_bn_per_year" check:"bounds=-1000000:1000000"`
	// Costs are what each of the values costs, in billions of US dollars per year, up to 1,000,000, in their order.
	Costs []float64 `yaml:"cost_usd_bn_per_year" check:"bounds=-1000000:1000000"`
}

// OptionSpec is a decision: some of the levers set, the others left as the scenario has them.
type OptionSpec struct {
	ID   string `yaml:"id" check:"always,required,format=id"`
	Name Text   `yaml:"name"`
	// Set holds values by the path of their lever.
	Set map[string]Value `yaml:"set"`
}

// FutureSpec is a lever of the scenario that nobody here decides on, and the values that it may take.
type FutureSpec struct {
	// Path is the lever's path in the scenario.
	Path string `yaml:"path"`
	// Mark stands in place of a path for all numbers whose source has the mark and that have a range.
	Mark string `yaml:"mark" check:"allowed=marks"`
	// Low and High are what it may be; where missing, the range of its figure.
	Low  *float64 `yaml:"low"`
	High *float64 `yaml:"high"`
	// Values are what it may be, all equally likely, in place of low and high.
	Values []Value `yaml:"values"`
}
