// Package agents holds what actors, states and blocs are, and how one of them decides: why an actor belongs to a bloc, why
// a bloc takes it, and what would have turned the decision. It keeps no clock and draws no random numbers: the engine in
// entente/sim fills a [Situation], hands over random bits, and carries decisions out.
//
// # Outline
//
// Facts, as a scenario gives them:
//   - [Actor], [Kind]: a firm, a state's government or an institution.
//   - [Role], [RoleWeights], [Needs]: what actors do, what blocs want, and which role relies on which.
//   - [State], [Policy], [Control]: a home with its levers and export controls.
//   - [Bloc], [Admission], [Pledge], [Tie]: alliances and relations that are older than a run.
//   - [Memberships]: a set of blocs in one word; actors may belong to many.
//   - [Text]: names and sentences in English and Korean.
//
// The situation, as the engine keeps it:
//   - [Situation]: every actor, bloc and state as columns, with [Tuning] for the constants in the terms.
//   - [Situation.Enrol], [Situation.Withdraw]: begin and end a membership; sums move with it.
//   - [Situation.Pool]: add all sums up afresh; [Situation.PoolSome] and [Situation.PoolTogether] do so part by part.
//   - [Situation.Refresh], [Situation.RefreshLeaders], [Situation.RefreshConflict]: work out what follows from the sums,
//     from leaders and policies, and from pairs of blocs.
//
// Why an actor belongs, one file a reason. A set M of blocs is worth
// Σ_{b∈M} u(i, b) − Σ_{a<b∈M} conflict(a, b) − attention(|M|), with u(i, b) = Σ_k weight_k · term_k(i, b):
//   - [Term], [Registered], [Terms]: the registry; add your own, as the example of Term shows.
//   - [Inverter]: a term that can say which input would have given it another value.
//   - [Adder]: a term that can be added up faster than by Fill.
//   - [Scale], [Complementarity], [Dependence], [Learning], [Funding]: what the other members are worth.
//   - [OpennessFit], [Rivalry], [Balance]: what keeps apart.
//   - [HomePolicy], [StateAlignment], [Sanctions]: states.
//   - [Ties], [Invited], [Commitment]: history.
//   - [Landscape]: ties weighted by size, as landscape theory has it; off unless a scenario gives it a weight.
//   - [Costs]: attention, switching, and conflict between two blocs.
//
// How it chooses:
//   - [Chooser]: lists an actor's [Option] values and picks one.
//   - [Limits]: to how many blocs one may belong.
//   - [Choose], [Score]: a logit by Gumbel shocks, a best response at temperature 0; [Probabilities] of each choice.
//   - [Chooser.PickClearly], [Drift], [Drifter]: how clear a choice is, and how far values have moved since it was worked out.
//
// How a bloc chooses its members:
//   - [Judge], [Bars]: worth against the bar of the admission rule; a logit again.
//   - [AdmissionTerm], [AdmissionTerms]: the registry: [Wanted], [Resources], [LeaderRivalry], [LeaderAlignment],
//     [Barrier], [Secrecy], [Loyalty].
//   - [AdmissionInverter]: a term that can say which input would have given it another value.
//
// Why it was decided so:
//   - [Decision], [Reason]: the factors' parts in what was chosen, in staying and in the runner-up.
//   - [Flip], [Input]: the smallest changes of a single input that turn the decision.
//   - [Chooser.Explain], [Judge.ExplainRefusal], [Judge.ExplainInvitation].
//
// Exponentials and logarithms are those of entente/agents/portable, so that the same decision falls on every machine.
package agents
