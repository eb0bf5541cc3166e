package agents

import "entente/agents/portable"

// AdmissionTerm is one reason for a bloc to want a candidate, judged by its leaders.
type AdmissionTerm interface {
	About() TermInfo
	// Judge is the term's value for a candidate.
	Judge(s *Situation, bloc, candidate int) float64
}

// AdmissionInverter is an admission term that can say what it read and what it would have had to read, as Inverter is for
// the terms of actors. A term without it is told in its own units.
type AdmissionInverter interface {
	AdmissionTerm
	// Input is what the term read for a candidate; value is what Judge gave.
	Input(s *Situation, bloc, candidate int, value float64) Input
	// Invert gives the input nearest to the present one at which the term has the value; false where there is none
	// within the input's bounds, and where the input stands for a relation that does not exist: nobody could change it.
	Invert(s *Situation, bloc, candidate int, value float64) (float64, bool)
}

// BatchJudge is an admission term that can judge many candidates at once, faster than one by one: it adds weight times
// Judge to each one's worth, up to rounding; where it is a TableJudge as well, only what it does not put into the table.
type BatchJudge interface {
	AdmissionTerm
	JudgeAll(s *Situation, bloc int, weight float64, candidates []int32, worths []float64)
}

// TableJudge is an admission term that follows from a candidate's home and roles: it adds weight times its values to a table
// by home and role, from which each candidate then reads the sum of all such terms.
type TableJudge interface {
	AdmissionTerm
	Tabulate(s *Situation, bloc int, weight float64, table *JudgeTable)
}

// RegisteredAdmission is an admission term with its weight and the range in which that is judged to lie.
type RegisteredAdmission struct {
	Term      AdmissionTerm
	Weight    float64
	Low, High float64
}

// AdmissionTerms lists the terms by which blocs judge candidates, with their default weights.
func AdmissionTerms() []RegisteredAdmission {
	return []RegisteredAdmission{
		{Wanted{}, 1, 0.5, 2},          // fills a gap
		{Resources{}, 0.5, 0.25, 1},    // brings capital
		{LeaderRivalry{}, 2, 1, 4},     // competes with the leaders
		{LeaderAlignment{}, 1, 0.5, 2}, // its state and the leaders' states
		{Barrier{}, 2, 1, 4},           // export controls
		{Secrecy{}, 1, 0.5, 2},         // would open what the bloc keeps closed
		{Loyalty{}, 1, 0.5, 2},         // sits in a hostile bloc
	}
}

// Bars are what a candidate must be worth, in utility units, under each rule.
type Bars struct {
	Open       float64 // open blocs, for anyone
	Invitation float64 // blocs by invitation, for those not invited; 0 for the invited
	StateLed   float64 // state-led blocs, for actors of other states not invited; 0 for those of the state and the invited
}

// Judge weighs candidates for blocs. It holds working space, so each world needs its own.
type Judge struct {
	Bars        Bars
	Temperature float64
	terms       []RegisteredAdmission
	infos       []TermInfo          // by term
	inverters   []AdmissionInverter // by term, nil for a term that is none
	tables      []TableJudge        // the same
	batches     []BatchJudge        // the same
	table       JudgeTable

	// Working space of explanations.
	values  []float64 // of the terms, for the candidate
	reasons []Reason
	turns   []turningPoint
}

// NewJudge makes a judge. Terms of weight 0 are left out.
func NewJudge(terms []RegisteredAdmission) *Judge {
	kept := make([]RegisteredAdmission, 0, len(terms))
	for _, term := range terms {
		if term.Weight != 0 {
			kept = append(kept, term)
		}
	}
	j := &Judge{
		terms: kept, infos: make([]TermInfo, len(kept)), inverters: make([]AdmissionInverter, len(kept)),
		tables: make([]TableJudge, len(kept)), batches: make([]BatchJudge, len(kept)),
		values: make([]float64, len(kept)), reasons: make([]Reason, 0, len(kept)+2), turns: make([]turningPoint, 0, len(kept)),
	}
	for k := range kept {
		j.infos[k] = kept[k].Term.About()
		j.inverters[k], _ = kept[k].Term.(AdmissionInverter)
		j.tables[k], _ = kept[k].Term.(TableJudge)
		j.batches[k], _ = kept[k].Term.(BatchJudge)
	}
	return j
}

// Terms are the terms that count.
func (j *Judge) Terms() []RegisteredAdmission { return j.terms }

// Worth is what a candidate is worth to a bloc: Σ_k weight_k · term_k.
func (j *Judge) Worth(s *Situation, bloc, candidate int) float64 {
	worth := 0.0
	for k := range j.terms {
		worth += float64(j.terms[k].Weight * j.terms[k].Term.Judge(s, bloc, candidate))
	}
	return worth
}

// Worths works out what each candidate is worth to a bloc, as Worth does.
func (j *Judge) Worths(s *Situation, bloc int, candidates []int32, worths []float64) {
	j.table.reset(s.States.Count)
	for k, term := range j.tables {
		if term != nil {
			term.Tabulate(s, bloc, j.terms[k].Weight, &j.table)
		}
	}
	j.table.look(s, candidates, worths)
	for k := range j.terms {
		weight, term := j.terms[k].Weight, j.terms[k].Term
		if batch := j.batches[k]; batch != nil {
			batch.JudgeAll(s, bloc, weight, candidates, worths)
		} else if j.tables[k] == nil {
			for c, candidate := range candidates {
				worths[c] += float64(weight * term.Judge(s, bloc, int(candidate)))
			}
		}
	}
}

// Bar is what the candidate must be worth, by the bloc's rule.
func (j *Judge) Bar(s *Situation, bloc, candidate int) float64 {
	switch s.Blocs.Admission[bloc] {
	case ByInvitation:
		if s.Actors.Invited[candidate].Has(bloc) {
			return 0
		}
		return j.Bars.Invitation
	case StateLed:
		if s.Actors.Home[candidate] == s.Blocs.State[bloc] || s.Actors.Invited[candidate].Has(bloc) {
			return 0
		}
		return j.Bars.StateLed
	}
	return j.Bars.Open
}

// Admits decides with logistic noise of the judge's temperature: a logit choice between taking and refusing.
func (j *Judge) Admits(s *Situation, bloc, candidate int, shock uint64) bool {
	margin := j.Worth(s, bloc, candidate) - j.Bar(s, bloc, candidate)
	if j.Temperature == 0 {
		return margin >= 0
	}
	return margin+float64(j.Temperature*portable.LogisticDraw(shock)) >= 0
}
