package sim

import (
	"math"

	"entente/agents"
	"entente/agents/portable"
)

// economy is what the phases invest, learn, talent and market share.
type economy struct {
	// market is the size of the market, 1 at the start.
	market float64
	// trend is the cost of capability as it falls everywhere, 1 at the start; spread the part that a cost shock has
	// reached everyone with so far, best where it is going, and spreading how fast, per year.
	trend, spread, best, spreading float64
	// own is the part that a cost shock gave its origin at once; 1 for all others.
	own []float64
	// scale makes the best actor's capability 1 at the start.
	scale float64

	access     []float64 // by home: part of investment that buys what it should, under export controls
	pull       []float64 // by home, for talent
	homeTalent []float64
	homeMoney  []float64
	strengths  []float64
	positions  []Position
	ledFrom    []agents.Memberships // by home, for positions: blocs with a leader from there
	roleMass   []float64            // by home and role
	openTop    float64              // the best of openness times capability: what leaks to all
	sustained  []float64            // by actor: capability that its inputs sustain
	demand     []float64            // by actor
	blocScale  []float64            // by bloc

	logCost                                                             float64 // the logarithm of the cost of capability for all but those who are ahead
	perDemand                                                           float64 // 1 over the demand for what all firms sell
	perCapital                                                          float64 // 1 over the capital of all
	totalCapital, totalCapability, totalDemand, totalTalent, totalMoney float64 // of this tick, for overflow

	sums   []chunkSums
	pooled []agents.Pooled // by chunk, where there are several
}

func (e *economy) allocate(actors, homes, slots, chunks int) {
	e.own, e.sustained, e.demand = make([]float64, actors), make([]float64, actors), make([]float64, actors)
	e.access, e.pull = make([]float64, homes), make([]float64, homes)
	e.homeTalent, e.homeMoney, e.strengths = make([]float64, homes), make([]float64, homes), make([]float64, homes)
	e.blocScale = make([]float64, slots)
	e.positions, e.ledFrom = make([]Position, homes), make([]agents.Memberships, homes)
	e.roleMass = make([]float64, homes*agents.RoleCount)
	e.sums = newChunkSums(chunks, homes, slots)
	if chunks > 1 {
		e.pooled = make([]agents.Pooled, chunks)
	}
}

// settleEconomy works out what the facts leave open: capital that investment sustains, talent in proportion to it,
// capability from both, market shares of firms in proportion to AI investment.
func (w *World) settleEconomy() {
	e, columns := &w.economy, &w.Actors
	e.market, e.trend, e.spread, e.best, e.spreading, e.openTop = 1, 1, 1, 1, 0, 0
	sold := 0.0
	for i := range w.Model.Actors {
		fact := &w.Model.Actors[i]
		e.own[i] = 1
		if columns.Kind[i] == agents.Government {
			columns.Invest[i] = w.Policies[columns.Home[i]].AIFunding
		}
		invest := columns.Invest[i]
		columns.Capital[i] = fact.Capital
		if fact.Capital == 0 {
			columns.Capital[i] = invest / max(w.Model.Parameters.Depreciation, 0.01)
		}
		columns.Talent[i] = fact.Talent
		if fact.Talent == 0 {
			columns.Talent[i] = invest
		}
		columns.Share[i] = 0
		if columns.Kind[i] == agents.Firm {
			columns.Share[i] = invest
			sold += invest
		}
	}
	top := 0.0
	for i := range columns.Share {
		if sold > 0 {
			columns.Share[i] /= sold
		}
		w.start.efficiency[i] = portable.Exp(w.logInputs(i))
		top = max(top, w.start.efficiency[i])
	}
	e.scale = 1
	if top > 0 {
		e.scale = 1 / top
	}
	for i := range columns.Capability {
		inputs := float64(e.scale * w.start.efficiency[i])
		columns.Capability[i], w.start.efficiency[i] = inputs, 1
		if given := w.Model.Actors[i].Capability; given > 0 && inputs > 0 {
			columns.Capability[i], w.start.efficiency[i] = given, given/inputs
		}
	}
	copy(w.start.invest, columns.Invest)
	copy(w.start.share, columns.Share)
	copy(w.start.capability, columns.Capability)
	w.eachChunk((*World).sumCapital)
	w.weighActors()
	w.refreshAccess()
}

// settleBlocs adds up blocs' sums for the first time.
func (w *World) settleBlocs() {
	for i, set := range w.Actors.Memberships {
		for b, active := range w.Blocs.Active {
			if !active {
				set = set.Without(b)
			}
		}
		w.Actors.Memberships[i] = set
	}
	w.pool()
	for b := range w.Used {
		w.RefreshLeaders(b)
		w.Blocs.Aspiration[b] = w.Blocs.Share[b]
	}
	w.scaleBlocs()
	for i := range w.start.ecosystem {
		w.start.ecosystem[i] = w.ecosystem(i)
	}
	copy(w.start.strength, w.Strengths())
}

// logInputs is the logarithm of what an actor's capital and talent would sustain at cost 1, before scaling: of K^α · L^β;
// -Inf where either is missing.
func (w *World) logInputs(actor int) float64 {
	p, capital, talent := &w.Model.Parameters, w.Actors.Capital[actor], w.Actors.Talent[actor]
	if capital <= 0 || talent <= 0 {
		return math.Inf(-1)
	}
	if p.CapitalElasticity == p.TalentElasticity { // as by default: one logarithm does for both
		return float64(p.CapitalElasticity * portable.Log(float64(capital*talent)))
	}
	return float64(p.CapitalElasticity*portable.Log(capital)) + float64(p.TalentElasticity*portable.Log(talent))
}

// sumCapital adds up the capital of a chunk.
func (w *World) sumCapital(chunk int) {
	first, last := w.chunks.bounds(chunk)
	total := 0.0
	for _, capital := range w.Actors.Capital[first:last] {
		total += capital
	}
	w.economy.sums[chunk].total = total
}

// weighActors works out each actor's share of the world's AI capital, which has been added up by chunk.
func (w *World) weighActors() {
	total := 0.0
	for chunk := range w.economy.sums {
		total += w.economy.sums[chunk].total
	}
	w.economy.totalCapital = total
	if total <= 0 {
		clear(w.Actors.Mass)
		return
	}
	w.economy.perCapital = 1 / total
	w.eachChunk((*World).weighChunk)
}

func (w *World) weighChunk(chunk int) {
	first, last := w.chunks.bounds(chunk)
	perTotal, capital := w.economy.perCapital, w.Actors.Capital[first:last]
	masses := w.Actors.Mass[first:last][:len(capital)]
	for i, stock := range capital {
		masses[i] = float64(stock * perTotal)
	}
}

// pool adds up afresh what blocs hold, and the totals of the world.
func (w *World) pool() {
	w.eachChunk((*World).poolChunk)
	w.gather()
}

// poolChunk adds up what blocs hold of the actors of a chunk, where there are several.
func (w *World) poolChunk(chunk int) {
	if w.chunks.count > 1 {
		first, last := w.chunks.bounds(chunk)
		w.PoolSome(&w.economy.pooled[chunk], first, last)
	}
}

// gather puts together what poolChunk has added up; where there is one chunk, this adds it up.
func (w *World) gather() {
	if w.chunks.count > 1 {
		w.PoolTogether(w.economy.pooled)
	} else {
		w.Pool()
	}
}

// refreshAccess works out how far export controls keep each home from what its money should buy: for chips and compute,
// the controlling states' strength times their part of the world's mass in these roles.
func (w *World) refreshAccess() {
	e, states := &w.economy, &w.States
	total := 0.0
	clear(e.homeMoney)
	w.eachChunk((*World).sumChips)
	for chunk := range e.sums {
		total += e.sums[chunk].total
		for home, mass := range e.sums[chunk].byHome {
			e.homeMoney[home] += mass
		}
	}
	for home := range e.access {
		e.access[home] = 1
		for other := range states.Count {
			if total > 0 && states.Restricts[other*states.Count+home] {
				control := states.Controls[(other*states.Count+home)*agents.RoleCount+int(agents.Chips)]
				e.access[home] -= float64(control*e.homeMoney[other]) / total
			}
		}
		e.access[home] = max(0.05, e.access[home])
	}
}

// sumChips adds up the mass of a chunk in chips and compute, by home.
func (w *World) sumChips(chunk int) {
	sums := &w.economy.sums[chunk]
	total := 0.0
	clear(sums.byHome)
	first, last := w.chunks.bounds(chunk)
	for i := first; i < last; i++ {
		mass := w.Actors.Mass[i]
		for _, part := range w.RolesOf(i) {
			if part.Role == agents.Chips || part.Role == agents.Compute {
				sums.byHome[w.Actors.Home[i]] += float64(mass * part.Weight)
				total += float64(mass * part.Weight)
			}
		}
	}
	sums.total = total
}

// cost is an actor's cost of capability, 1 at the start.
func (w *World) cost(actor int) float64 {
	return float64(w.economy.trend * min(w.economy.own[actor], w.economy.spread))
}

// Strengths is each state's part of the world's AI strength: the sum over its actors of capital share times capability,
// 0 to 1. The slice is the world's own, overwritten by the next call.
func (w *World) Strengths() []float64 {
	strengths, all := w.economy.strengths, 0.0
	clear(strengths)
	w.eachChunk((*World).sumStrength)
	for chunk := range w.economy.sums {
		sums := &w.economy.sums[chunk]
		all += sums.total
		for h := range strengths {
			strengths[h] += sums.byHome[h]
		}
	}
	for h := range strengths {
		if all > 0 {
			strengths[h] /= all
		}
	}
	return strengths
}

// sumStrength adds up the strength of a chunk, by home.
func (w *World) sumStrength(chunk int) {
	columns, sums := &w.Actors, &w.economy.sums[chunk]
	first, last := w.chunks.bounds(chunk)
	byHome, all := sums.byHome, 0.0
	clear(byHome)
	masses := columns.Mass[first:last]
	capability, homes := columns.Capability[first:last][:len(masses)], columns.Home[first:last][:len(masses)]
	for i, mass := range masses {
		part := float64(mass * capability[i])
		all += part
		byHome[homes[i]] += part
	}
	sums.total = all
}
