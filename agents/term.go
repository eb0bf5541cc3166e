package agents

// Term is one reason to belong to a bloc. Its values enter utility as u(i, b) = Σ_k weight_k · term_k(i, b).
// A term reads the situation and never changes it, keeps no state between calls, and draws no random numbers.
type Term interface {
	// About names and describes the term.
	About() TermInfo
	// Fill writes the term's value for the actor and each bloc slot in use: len(out) is Situation.Used, and out holds
	// garbage before. Slots without an active bloc may get any finite value.
	// For a bloc that the actor belongs to, the value is what the others are worth to it: without its own mass.
	Fill(s *Situation, actor int, out []float64)
}

// Inverter is a term that can say what it read and what it would have had to read.
// Explanations use it to tell the smallest change that turns a decision; a term without it is told in its own units.
type Inverter interface {
	Term
	// Input is what the term read for an actor and a bloc; value is what Fill wrote there.
	Input(s *Situation, actor, bloc int, value float64) Input
	// Invert gives the input nearest to the present one at which the term has the value; false where there is none
	// within the input's bounds, and where the input stands for a relation that does not exist: nobody could change it.
	Invert(s *Situation, actor, bloc int, value float64) (float64, bool)
}

// Adder is a term that can add its weighted values to others', faster than by Fill: in one pass, or only where they are not
// 0. It must add weight times what Fill would write, up to rounding. The engine decides by Add where a term has it, and
// explains by Fill.
type Adder interface {
	Term
	Add(s *Situation, actor int, weight float64, utility []float64)
}

// TermInfo describes a term for people.
type TermInfo struct {
	// Name is the key in scenario files: lower-case letters and underscores.
	Name string
	// Label is how sentences name it.
	Label Text
	// Formula and Source say what it computes and where that comes from.
	Formula string
	Source  string
}

// Input is a number that a term read, in a unit a reader can check.
type Input struct {
	Label     Text
	Unit      string // "share", "USD bn/year", "years", …
	Value     float64
	Low, High float64 // bounds of what the input can be
}

// Registered is a term with its weight: the default one and the range in which it is judged to lie.
type Registered struct {
	Term      Term
	Weight    float64
	Low, High float64
}
