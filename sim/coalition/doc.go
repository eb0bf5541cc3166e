// Package coalition tells whether anybody would change sides, and who could turn a majority: the stability of partitions and of a
// world's memberships, each verdict with a certificate, and the power of players.
//
// # Outline
//
// Coalitions and games, without a world:
//   - [Set], [Partition], [Partitions]: who is together; every way of dividing n players.
//   - [Game], [Hedonic], [Separable]: what players think of coalitions.
//   - [Judge], [Concept]: whether a partition is stable: [Nash], [Individual], [Contractual], [Core], [StrictCore].
//   - [AllStable]: every stable partition of a small game.
//   - [Verdict], [Finding], [Deviation]: the slack by which all deviations fail, or the witness that succeeds.
//   - [Search]: where there are too many coalitions to look at.
//
// The memberships of a world, by the engine's own choosing and admitting:
//   - [Examiner], [Examine]: an examiner works on a copy (sim.Trial) and leaves the world as it is.
//   - [Examiner.Nash], [Examiner.Individual], [Move]: who would move alone.
//   - [Examiner.Core], [JointMove], [JointSearch]: who would move together.
//   - [Examiner.Stable]: the two quick verdicts, for the end of every run of an ensemble.
//
// Power and value:
//   - [PowerOf], [Voting], [Power]: Shapley–Shubik and Banzhaf indices of a rule that says who wins.
//   - [ValuesOf], [Values]: Shapley and Banzhaf values of a game that says what coalitions are worth.
//   - [Sampling], [Estimate]: exact up to a number of players, with 95 % intervals beyond.
//   - [PowerOfActors], [PowerInState], [PowerInBloc], [PowerOfBlocs], [WorldPower]: by AI capital.
//
// # What counts as a gain
//
// Gains are compared exactly: a tie is no gain. See [Verdict].
//
// # What is proven
//
// What is looked at in full is proven. A search in part proves that something is unstable by its witness; otherwise it says
// [NotProven], with the number of deviations it looked at. The same arguments always give the same answer.
package coalition
