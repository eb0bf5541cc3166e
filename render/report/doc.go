// Package report makes one page of a result: a single HTML file that opens without a network, tells the story, draws the
// charts and names what it all rests on. The page is the same to the byte for the same result.
//
// [OfRun], [OfEnsemble], [OfComparison], [OfSweep] and [OfAdvice] put a [Page] together; [Page.Write] writes it.
//
//	page.go, block.go          what a page consists of; page.html, page.css and page.js are how it looks and what it does
//	write.go, policy.go        the file, and what its browser is told to refuse
//	library.go                 the charting library, Vega-Lite, which every page carries
//	specification.go           what charts have in common: dots.go estimates with intervals, bands.go quantities over time,
//	                           colour.go colours, path.go what figures are called
//	run.go                     one run: its story and shares, alluvial.go with flows.go, and reasons.go
//	study.go                   what folders of many runs have in common
//	ensemble.go                many runs of one scenario, with memberships.go and positions.go
//	comparison.go, movers.go   scenarios on the same luck
//	sweep.go, sensitivity.go   a scenario at many settings
//	advice.go, tipping.go      options and their regrets
//	assumptions.go             the figures of a scenario with their sources
//	manifest.go                what was run by which version
//	words.go                   everything that a page says besides the story, in English and Korean
package report
