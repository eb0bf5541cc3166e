// Package advice answers the question that an analyst ends on: what to do, when nobody knows what others will do, how large some
// inputs are, and how much each reason of the model weighs. It runs options against many futures on common random numbers and says
// what to expect of each, what may be regretted, where the advice would change, and why.
//
// # Outline
//
//   - [Problem]: options, levers, uncertain factors, and the function that builds a model for a [Case].
//   - [Plan]: how much is run.
//   - [Advise]: does it, and gives an [Advice].
//
// In an advice:
//   - [Assessment]: an option's expected outcome, worst and best case, probability of being the best, and regrets.
//   - [Tipping]: the value of one factor or lever at which another option becomes the best, as a [Crossing].
//   - [Influence]: how the factors move the advantage of the chosen option, all of them varying.
//   - [Comparison]: what the chosen option changes, who ends elsewhere and why.
//   - Advice.Sentences, Advice.Warnings: the same in words. Advice.Tables: as tables, with rows such as [OptionRow].
//
// [Table] is the decision table by itself, with the criteria of Wald, of Savage and of equal probabilities.
//
// # What the intervals are of
//
// Over futures, the future is the unit, with the luck of its runs in it; at one point of the factors, the unit is the run. All are at
// 95 %. They say nothing of futures outside of the factors' ranges, nor of what the model leaves out. The option least
// regretted is chosen after looking at all, so that its own regret is rather too low, as the best of others is rather too high.
//
// # Sources
//
//   - Savage (1951), The theory of statistical decision, Journal of the American Statistical Association 46.
//   - Wald (1950), Statistical Decision Functions.
//   - Milnor (1954), Games against nature, in Decision Processes.
//   - Lempert, Popper & Bankes (2003), Shaping the Next One Hundred Years: options against many futures in place of a forecast.
//   - McKay, Beckman & Conover (1979), A comparison of three methods for selecting values of input variables, Technometrics 21.
//   - Schmeiser (1982), Batch size effects in the analysis of simulation output, Operations Research 30.
//   - Bonett & Wright (2000), Sample size requirements for estimating Pearson, Kendall and Spearman correlations, Psychometrika 65.
package advice
