package scenarios

import (
	"fmt"
	"slices"

	"entente/agents"
	"entente/sim"
)

// Model reads a scenario by name or path, as Load does, and builds it.
func Model(name string, options ...Option) (*sim.Model, error) {
	resolved, err := Load(name, options...)
	if err != nil {
		return nil, err
	}
	return resolved.Model()
}

// Build makes the engine's model of a resolved document. A document that Load has found valid builds without error.
func Build(doc *Document) (*sim.Model, error) {
	return build(doc, Hash(*doc))
}

// Model builds the engine's model, like Build but without computing the hash anew.
func (r *Resolved) Model() (*sim.Model, error) {
	return build(&r.Document, r.Hash())
}

func build(doc *Document, hash string) (*sim.Model, error) {
	calendar, err := buildCalendar(doc.Clock)
	if err != nil {
		return nil, fmt.Errorf("building scenario %s: %w", doc.Name, err)
	}
	b := &builder{doc: doc, model: sim.NewModel(doc.Name, calendar)}
	b.model.Title = text(doc.Title)
	b.model.Hash = hash
	b.model.Revision = buildRevision(doc.Clock.Revision)
	if doc.Clock.ChoicesFrom != "" {
		b.model.ChoicesFrom = b.tick(doc.Clock.ChoicesFrom)
	}
	b.index()
	b.numbers()
	b.states()
	b.actors()
	b.blocs()
	b.relations()
	b.events()
	if b.err != nil {
		return nil, fmt.Errorf("building scenario %s: %w", doc.Name, b.err)
	}
	return b.model, b.model.Check()
}

// builder turns names into indices while it copies a document into a model.
type builder struct {
	doc    *Document
	model  *sim.Model
	err    error
	lookup map[string]map[string]int
}

// buildRevision is the order of that name; asynchronous where it is missing.
func buildRevision(name string) sim.Revision {
	switch name {
	case "synchronous":
		return sim.Synchronous
	case "one_at_random":
		return sim.OneAtRandom
	case "one_in_turn":
		return sim.OneInTurn
	}
	return sim.Asynchronous
}

func buildCalendar(clock Clock) (sim.Calendar, error) {
	length, ok := sim.TickLengthByName(clock.Tick)
	if !ok {
		return sim.Calendar{}, fmt.Errorf("clock: %q is no tick", clock.Tick)
	}
	start, err := sim.ParseDate(clock.Start)
	if err != nil {
		return sim.Calendar{}, fmt.Errorf("clock start: %w", err)
	}
	end, err := sim.ParseDate(clock.End)
	if err != nil {
		return sim.Calendar{}, fmt.Errorf("clock end: %w", err)
	}
	return sim.Calendar{Start: start, End: end, Length: length}, nil
}

func (b *builder) index() {
	b.lookup = map[string]map[string]int{"state": {}, "actor": {}, "bloc": {}}
	for k := range b.doc.States {
		b.lookup["state"][b.doc.States[k].ID] = k
	}
	for k := range b.doc.Actors {
		b.lookup["actor"][b.doc.Actors[k].ID] = k
	}
	for k := range b.doc.Blocs {
		b.lookup["bloc"][b.doc.Blocs[k].ID] = k
	}
}

// find is the index of what a name stands for.
func (b *builder) find(kind, name string) int {
	k, ok := b.lookup[kind][name]
	if !ok {
		b.fail(fmt.Errorf("there is no %s %q", kind, name))
	}
	return k
}

func (b *builder) findAll(kind string, names []string) []int {
	found := make([]int, 0, len(names))
	for _, name := range names {
		found = append(found, b.find(kind, name))
	}
	return found
}

func (b *builder) fail(err error) {
	if b.err == nil {
		b.err = err
	}
}

// tick is the tick of a date; what lies before the start happens at the start.
func (b *builder) tick(date string) int {
	day, err := sim.ParseDate(date)
	if err != nil {
		b.fail(err)
	}
	return b.model.Calendar.Tick(day)
}

// numbers sets parameters and weights.
func (b *builder) numbers() {
	for _, parameter := range sim.ParameterTable() {
		if figure, ok := b.doc.Parameters[parameter.Name]; ok {
			parameter.Set(&b.model.Parameters, figure.Value)
		}
	}
	for k, term := range b.model.Terms {
		if figure, ok := b.doc.Weights[term.Term.About().Name]; ok {
			b.model.Terms[k].Weight = figure.Value
		}
	}
	for k, term := range b.model.AdmissionTerms {
		if figure, ok := b.doc.AdmissionWeights[term.Term.About().Name]; ok {
			b.model.AdmissionTerms[k].Weight = figure.Value
		}
	}
}

func (b *builder) states() {
	for k := range b.doc.States {
		from := &b.doc.States[k]
		state := agents.State{ID: from.ID, Name: text(from.Name), Government: -1}
		if from.Government != "" {
			state.Government = b.find("actor", from.Government)
		}
		state.Policy.Alignment = make([]float64, len(b.doc.States))
		b.model.States = append(b.model.States, state)
	}
	// Alignment holds in both directions unless the other side says otherwise.
	for k := range b.doc.States {
		for other := range b.doc.States {
			if figure, ok := b.doc.States[other].Policy.Alignment[b.doc.States[k].ID]; ok {
				b.model.States[k].Policy.Alignment[other] = figure.Value
			}
		}
	}
	for k := range b.doc.States {
		b.change(&b.doc.States[k].Policy)(&b.model.States[k].Policy)
	}
}

// change is what setting a policy's levers does; levers that are missing stay.
func (b *builder) change(set *Policy) func(*agents.Policy) {
	alignment := make([]*float64, len(b.doc.States))
	for other := range b.doc.States {
		if figure, ok := set.Alignment[b.doc.States[other].ID]; ok {
			alignment[other] = &figure.Value
		}
	}
	var controls []agents.Control
	for k := range set.ExportControls {
		controls = append(controls, b.control(&set.ExportControls[k]))
	}
	return func(policy *agents.Policy) {
		setFigure(&policy.AIFunding, set.AIFunding)
		setFigure(&policy.FirmSupport, set.FirmSupport)
		setFigure(&policy.Openness, set.Openness)
		setFigure(&policy.Coordination, set.Coordination)
		setFigure(&policy.TalentNet, set.TalentNet)
		setFigure(&policy.FundingResponse, set.FundingResponse)
		for other, value := range alignment {
			if value != nil {
				policy.Alignment[other] = *value
			}
		}
		for _, control := range controls {
			setControl(policy, control)
		}
	}
}

// setControl replaces the control of the same id, or adds it.
func setControl(policy *agents.Policy, control agents.Control) {
	at := slices.IndexFunc(policy.Controls, func(known agents.Control) bool { return known.ID == control.ID })
	if at >= 0 {
		policy.Controls[at] = control
		return
	}
	policy.Controls = append(policy.Controls, control)
}

func (b *builder) control(from *ExportControl) agents.Control {
	control := agents.Control{ID: from.ID, State: -1, Strength: from.Strength.Value, Actors: b.findAll("actor", from.OnActors)}
	if from.OnState != "" {
		control.State = b.find("state", from.OnState)
	}
	for _, name := range from.Roles {
		role, _ := agents.RoleByName(name)
		control.Roles[role] = 1
	}
	return control
}

func (b *builder) actors() {
	for k := range b.doc.Actors {
		from := &b.doc.Actors[k]
		kind, _ := agents.KindByName(from.Kind)
		actor := agents.Actor{
			ID: from.ID, Name: text(from.Name), Kind: kind, Home: b.find("state", from.Home), Country: from.Country,
			Roles: roles(from.Roles), Size: figure(from.Size), Revenue: figure(from.Revenue), Talent: figure(from.Talent),
			Capability: figure(from.Capability), OpennessDeclared: figure(from.OpennessDeclared),
			OpennessMeasured: figure(from.OpennessMeasured),
		}
		if actor.Country == "" {
			actor.Country = from.Home
		}
		fraction := 1.0
		setFigure(&fraction, from.AIFraction)
		actor.Invest = float64(figure(from.Invest) * fraction)
		for _, bloc := range from.Blocs {
			actor.Blocs = actor.Blocs.With(b.find("bloc", bloc))
		}
		b.model.Actors = append(b.model.Actors, actor)
	}
	for k := range b.model.States {
		state := &b.model.States[k]
		if state.Government >= 0 && b.doc.States[k].Policy.AIFunding == nil {
			state.Policy.AIFunding = b.model.Actors[state.Government].Invest
		}
	}
}

func (b *builder) blocs() {
	for k := range b.doc.Blocs {
		from := &b.doc.Blocs[k]
		rule, _ := agents.AdmissionByName(from.Admission)
		bloc := agents.Bloc{
			ID: from.ID, Name: text(from.Name), Leaders: b.findAll("actor", from.Leaders), Openness: figure(from.Openness),
			Wants: roles(from.Wants), Admission: rule, State: -1, Pledges: pledges(from.Pledges),
		}
		bloc.Exclusivity = 1 - bloc.Openness
		setFigure(&bloc.Exclusivity, from.Exclusivity)
		if from.State != "" {
			bloc.State = b.find("state", from.State)
		}
		if from.Founded != "" {
			if tick := b.tick(from.Founded); tick <= 0 {
				bloc.Active = true
			} else {
				b.model.Events = append(b.model.Events, sim.Event{
					ID: "founding_of_" + from.ID, Tick: tick, Effects: []sim.Effect{sim.FoundBloc{Bloc: k}},
					Name: agents.Text{English: bloc.Name.English + " is founded", Korean: bloc.Name.Korean + " 출범"},
				})
			}
		}
		b.model.Blocs = append(b.model.Blocs, bloc)
	}
}

func (b *builder) relations() {
	for k := range b.doc.Ties {
		from := &b.doc.Ties[k]
		ends := b.findAll("actor", from.Between)
		b.model.Ties = append(b.model.Ties, agents.Tie{A: ends[0], B: ends[1], Strength: from.Strength.Value})
	}
	for k := range b.doc.Hostility {
		from := &b.doc.Hostility[k]
		ends := b.findAll("bloc", from.Between)
		b.model.Hostility = append(b.model.Hostility, sim.Enmity{A: ends[0], B: ends[1], Level: from.Level.Value})
	}
}

func text(from Text) agents.Text { return agents.Text{English: from.English, Korean: from.Korean} }

func figure(from *Figure) float64 {
	if from == nil {
		return 0
	}
	return from.Value
}

func setFigure(to *float64, from *Figure) {
	if from != nil {
		*to = from.Value
	}
}

func roles(from map[string]float64) agents.RoleWeights {
	var weights agents.RoleWeights
	for k, name := range agents.RoleNames() {
		weights[k] = from[name]
	}
	return weights
}

// pledges are in rising order of year.
func pledges(from map[int]Figure) []agents.Pledge {
	var sorted []agents.Pledge
	for year, figure := range from {
		sorted = append(sorted, agents.Pledge{Year: year, Money: figure.Value})
	}
	slices.SortFunc(sorted, func(a, b agents.Pledge) int { return a.Year - b.Year })
	return sorted
}
