package report

import "entente/render/wording"

// words are the headings, labels and sentences of pages; those with a verb take what the name says, in that order.
type words struct {
	Contents, NoScript, ChartFailed string

	// Headings of sections.
	Story, Shares, Moves, Reasons, Assumptions, Manifest                string
	Outcomes, Memberships, Positions, Ends, Differences, Movers, OneRun string
	Rows, Sensitivity, Scatter, Advice, Regret, Tipping                 string

	// One run.
	Members, Events, TellingMoves, NothingMoved, NoBlocs string
	SharesTitle, SharesCaption, Share, Bloc              string
	FlowsTitle, FlowsCaption, Start, NoBloc, ActorsCount string
	FlowsStay, ReasonsLead, ReasonsTitle, ReasonsCaption string
	Utility, WhatTurns, MoreMoves, Arisen                string

	// Many runs.
	EnsembleLead, BandsTitle, BandsCaption, Interval90                       string
	OutcomesCaption, Outcome, Estimate, Interval95, Interval                 string
	MembersTitle, MembersCaption, HeatTitle, HeatCaption, Actor, Probability string
	DotsTitle, DotsCaption, StrengthTitle, StrengthCaption, Strength         string
	RanksTitle, RanksCaption, Rank, Place, Runs, Frequency, Stable           string
	EndsCaption, OfAll, OfFocus, FirstRun                                    string
	RunAgain, RunDiffers                                                     string

	// Comparisons.
	ComparisonTitle, ComparisonLead, OnlyDifferences, Base, Other, Difference, VarianceSaved string
	FractionsTitle, FractionsCaption, PercentagePoints                                       string
	MoversTitle, MoversCaption, NobodyMoved, InRuns, Scenario, Against                       string
	InBase, InOther                                                                          string
	Partings, PartedLead, NotParted, Step, Date, Cause, NoDeed, WhyStep                      string
	FromScenarios, FromOwn, FromStep                                                         string

	// Sweeps.
	SweepLead, Unfinished, Lowest, Highest, Failed, Row, Error    string
	ScatterCaption, Factor, Value                                 string
	EffectsTitle, EffectsCaption, MeanAbsolute, Mean, Deviation   string
	UnevenTitle, UnevenCaption                                    string
	IndicesTitle, IndicesCaption, FirstOrder, Total, VariancePart string
	TornadoTitle, TornadoCaption, AtLow, AtHigh, Dropped          string

	// Advice.
	AdviceLead, MoreIsBetter, LessIsBetter, Least, RunnerUp, Dominated string
	Ahead, Behind, WithinLuck, JudgedWarning, Unsure, Lead, WeightOf   string
	RegretTitle, RegretCaption, MeanRegret, SureRegret, MaxRegret      string
	InFuture, Option, Cost, Future0, Expected, Worst, BestShare        string
	ExpectedTitle, ExpectedCaption, RegretMapTitle, RegretMapCaption   string
	Future, TippingTitle, TippingCaption, Crossing, Rival, NoCrossing  string
	FactorsTitle, FactorsCaption, Correlation, Changes, Number, Change string
	WithIt, WithOther                                                  string

	// Assumptions and manifest.
	AssumptionsLead, MarksTitle, MarksCaption, Count, Mark, Path, Range string
	Source, NoMark, NoDocument                                          string
	ManifestLead, Kind, Version, Arguments, Seed, Run, RecordHash       string
	Calendar, Hash, Tables, File, Bytes, RowsOf, Files                  string

	// Marks, Groups, Kinds and Numbers are words for names that tables and files write.
	Marks, Groups, Kinds, Numbers map[string]string
}

func wordsOf(language wording.Language) *words {
	if language == wording.Korean {
		return &koreanWords
	}
	return &englishWords
}

// of is a word, or the name itself where there is none.
func of(words map[string]string, name string) string {
	if word, known := words[name]; known {
		return word
	}
	return name
}
