package sim_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"entente/sim"
)

const allowedFunctions = "allowed: share, mass, members, active, openness, hostility, common, pledge, threat, member, invited, " +
	"capability, invest, capital, market, rank, strength, state_share, dependence, funding, coordination, talent"

// madeOf is suggested where something stands that has no place in a condition at all.
const madeOf = `a condition is made of numbers, functions such as share("stargate"), + - * /, comparisons, &&, || and !`

// mistaken are expressions with all that is said about them. Offsets count bytes: a Korean syllable has three.
var mistaken = []struct {
	text string
	want []sim.Mistake
}{
	{"", []sim.Mistake{{0, "the condition is empty", `write an expression: share("stargate") > 0.4`}}},
	{"  \n", []sim.Mistake{{0, "the condition is empty", `write an expression: share("stargate") > 0.4`}}},
	{"tick", []sim.Mistake{{0, "the condition is a number, neither true nor false", "compare it with another: … > 0.4"}}},
	{`share("citadel")`, []sim.Mistake{{0, "the condition is a number, neither true nor false", "compare it with another: … > 0.4"}}},
	{`share("citadle") > 0.4`, []sim.Mistake{{6, `there is no bloc "citadle"`, `did you mean "citadel"?`}}},
	{`share("lab") > 0.4`, []sim.Mistake{{6, `share takes a bloc, and "lab" is an actor`, "allowed: citadel, commons"}}},
	{`share("nothing-like-it") > 0.4`, []sim.Mistake{{6, `there is no bloc "nothing-like-it"`, "allowed: citadel, commons"}}},
	{`openness("US") > 0`, []sim.Mistake{{9, `openness takes a bloc or an actor, and "US" is a state`, "allowed: citadel, commons, lab, chipper, rival"}}},
	{`openness("comons") > 0`, []sim.Mistake{{9, `there is no bloc or actor "comons"`, `did you mean "commons"?`}}},
	{`member("citadel", "lab")`, []sim.Mistake{
		{7, `member takes an actor, and "citadel" is a bloc`, "allowed: lab, chipper, rival"},
		{18, `member takes a bloc, and "lab" is an actor`, "allowed: citadel, commons"},
	}},
	{"share(citadel) > 0.4", []sim.Mistake{{6, "share takes the name of a bloc in quotes", `put it into quotes: "citadel"`}}},
	{"citadel > 0.4", []sim.Mistake{{0, `there is no variable "citadel"`, "put names into quotes, as an argument of a function"}}},
	{"share > 0.4", []sim.Mistake{{0, "share is a function and needs an argument", "write share(bloc)"}}},
	{"tick() > 3", []sim.Mistake{{0, "tick is a variable and takes no arguments", "write tick"}}},
	{"share() > 0", []sim.Mistake{{0, "share takes 1 argument, not 0", "write share(bloc)"}}},
	{`hostility("citadel") > 0`, []sim.Mistake{{0, "hostility takes 2 arguments, not 1", "write hostility(bloc, bloc)"}}},
	{`shares("citadel") > 0.4`, []sim.Mistake{{0, `there is no function "shares"`, `did you mean "share"?`}}},
	{"tik > 3", []sim.Mistake{{0, `there is no variable "tik"`, `did you mean "tick"?`}}},
	{"max(1, 2) > 1", []sim.Mistake{{0, `there is no function "max"`, allowedFunctions}}},
	{"filter(1, 2)", []sim.Mistake{{0, `there is no function "filter"`, allowedFunctions}}},
	{`share("x") > 0.4 && rank("y") < 3 || tik > 2`, []sim.Mistake{
		{6, `there is no bloc "x"`, "allowed: citadel, commons"},
		{25, `there is no state "y"`, "allowed: US, CN"},
		{37, `there is no variable "tik"`, `did you mean "tick"?`},
	}},
	{"tick = 3", []sim.Mistake{{5, `"=" cannot stand here`, "compare with =="}}},
	{"tick > ", []sim.Mistake{{7, "the condition ends too early", "add what is missing at the end"}}},
	{"(tick > 3", []sim.Mistake{{9, "the condition ends too early", "close the parenthesis"}}},
	{"tick > 3)", []sim.Mistake{{8, `")" cannot stand here`, "open a parenthesis before, or leave this one out"}}},
	{"tick > 3 & month == 1", []sim.Mistake{{9, `"&" cannot stand here`, "write &&, or the word and"}}},
	{"tick > 3 | month == 1", []sim.Mistake{{9, "a condition has no pipes", "write ||, or the word or"}}},
	{"tick <> 3", []sim.Mistake{{6, `">" cannot stand here`, "compare with == != < <= > >="}}},
	{`share("citadel > 3`, []sim.Mistake{{18, "a quote is opened and never closed", "end the name with the same quote"}}},
	{"tick > 3 @", []sim.Mistake{{9, `"@" cannot stand here`, madeOf}}},
	{"tick ** 2 > 4", []sim.Mistake{{5, `a condition has no "**"`, "multiply: x * x"}}},
	{"tick ^ 2 > 4", []sim.Mistake{{5, `a condition has no "^"`, "multiply: x * x"}}},
	{"tick % 12 == 0", []sim.Mistake{{5, `a condition has no "%"`, "for a time of the year write month == 1"}}},
	{"tick in 1..3", []sim.Mistake{{5, `a condition has no "in"`, "write member(actor, bloc) for membership, low <= x <= high for a range"}}},
	{`"lab" in "citadel"`, []sim.Mistake{{6, `a condition has no "in"`, `write member("lab", "citadel")`}}},
	{`"lab" not in "citadel"`, []sim.Mistake{{10, `a condition has no "in"`, `write member("lab", "citadel")`}}},
	{"tick ?? 3 > 1", []sim.Mistake{{10, `a condition has no "??"`, "leave it out: everything has a value"}}},
	{`"a" matches "b"`, []sim.Mistake{{4, `a condition has no "matches": texts are only names`, ""}}},
	{`"a" == "b"`, []sim.Mistake{
		{0, "a text can only be the argument of a function", `write share("stargate")`},
		{7, "a text can only be the argument of a function", `write share("stargate")`},
	}},
	{"nil == nil", []sim.Mistake{
		{0, "a condition has no nil: everything has a value", ""},
		{7, "a condition has no nil: everything has a value", ""},
	}},
	{"[1, 2] == [1]", []sim.Mistake{
		{0, "a condition has no lists", "join comparisons with || or &&"},
		{10, "a condition has no lists", "join comparisons with || or &&"},
	}},
	{"{a: 1} == 1", []sim.Mistake{{0, "a condition has no maps", ""}}},
	{"citadel.share > 0.4", []sim.Mistake{{0, "a condition has no fields", `write share("stargate"), not stargate.share`}}},
	{"tick[0] > 1", []sim.Mistake{{0, "a condition has no fields", `write share("stargate"), not stargate.share`}}},
	{"tick[0:1] > 1", []sim.Mistake{{0, "a condition has no lists to take a part of", ""}}},
	{`"citadel" | share() > 0.4`, []sim.Mistake{{12, "a condition has no pipes", "write share(…), or || for or"}}},
	{`::share("citadel") > 0.4`, []sim.Mistake{{2, "a condition has no pipes", "write share(…), or || for or"}}},
	{"let x = 1; x > 0", []sim.Mistake{{4, "a condition has no variables of its own", "write the expression where the variable stands"}}},
	{"tick > 1; tick > 2", []sim.Mistake{{5, "a condition is one expression", "join several with && or ||"}}},
	{"if tick > 3 { true } else { false }", []sim.Mistake{{3, "a condition has no if and else", "write condition ? one : other"}}},
	{"tick > 3 ?: true", []sim.Mistake{{0, "a condition has no ?: without a middle", "write || or condition ? one : other"}}},
	{"tick && true", []sim.Mistake{{0, `"&&" needs true or false, and this is a number`, "compare it with another: … > 0.4"}}},
	{"!tick > 3", []sim.Mistake{{0, `"!" needs true or false, and what follows is a number`, "put the comparison into parentheses: ! (… > 0.4)"}}},
	{`not share("citadel") > 0.4`, []sim.Mistake{{0, `"not" needs true or false, and what follows is a number`, "put the comparison into parentheses: not (… > 0.4)"}}},
	{"true + 1 > 0", []sim.Mistake{{0, `"+" needs numbers, and this is true or false`, ""}}},
	{"true < 1", []sim.Mistake{{0, `"<" needs numbers, and this is true or false`, ""}}},
	{"(tick > 1) == 1", []sim.Mistake{{11, "a number is never true or false", "compare numbers with numbers"}}},
	{"tick > 1 ? 1 : true", []sim.Mistake{{15, "one side of : is a number, the other is true or false", "write the same on both sides"}}},
	{"tick ? true : false", []sim.Mistake{{0, `"?" needs true or false, and this is a number`, "compare it with another: … > 0.4"}}},
	{"+tick > 1", []sim.Mistake{{0, `a condition has no "+" before a number`, "leave it out"}}},
	{"1 == 2 == 3", []sim.Mistake{{7, "a number is never true or false", "compare numbers with numbers"}}},
	{"true < true < 1", []sim.Mistake{
		{0, `"<" needs numbers, and this is true or false`, ""},
		{7, `"<" needs numbers, and this is true or false`, ""},
	}},
	{"9223372036854775808 > 1", []sim.Mistake{{20, "the number before this is too large or is no number", "write a smaller number, or one with a point: 0.4"}}},
	{"1e999 > 1", []sim.Mistake{{6, "the number before this is too large or is no number", "write a smaller number, or one with a point: 0.4"}}},
	{"-true > 1", []sim.Mistake{{1, `"-" needs numbers, and this is true or false`, ""}}},
	{`b"abc" == 1`, []sim.Mistake{{0, "a text can only be the argument of a function", `write share("stargate")`}}},
	{`share("시타델") > 0 && 시간 > 3`, []sim.Mistake{
		{6, `there is no bloc "시타델"`, "allowed: citadel, commons"},
		{26, `there is no variable "시간"`, "allowed: tick, year, month, years"},
	}},
	{"tick.foo() > 1", []sim.Mistake{{0, "a condition has no fields", `write share("stargate"), not stargate.share`}}},
	{"all([1], # > 0)", []sim.Mistake{{9, `"#" cannot stand here`, madeOf}}},
	{"$env > 1", []sim.Mistake{{0, `there is no variable "$env"`, "allowed: tick, year, month, years"}}},
	{`share("cit\x1b[31m") > 1`, []sim.Mistake{{6, `there is no bloc "cit�[31m"`, "allowed: citadel, commons"}}},
	{"tick > 12 month", []sim.Mistake{{10, `"month" cannot stand here`, madeOf}}},
}

func TestMistakesInConditions(t *testing.T) {
	for _, test := range mistaken {
		t.Run(test.text, func(t *testing.T) {
			condition, mistakes := sim.CompileCondition(test.text, conditionNames)
			assert.Nil(t, condition)
			assert.Equal(t, test.want, mistakes)
		})
	}
}

func TestConditionsAreLimited(t *testing.T) {
	const tooLong, tooLarge = 1001, 401 // one more than the 1,000 bytes and the 400 nodes that CompileCondition allows
	for _, test := range []struct{ text, said string }{
		{"tick > 1" + strings.Repeat(" ", tooLong-len("tick > 1")), "at most 1000 bytes"},
		{strings.Repeat("!", tooLarge-1) + "true", "at most 400"},
	} {
		_, mistakes := sim.CompileCondition(test.text, conditionNames)
		if assert.Len(t, mistakes, 1) {
			assert.Contains(t, mistakes[0].Text, test.said)
		}
	}
	compile(t, strings.Repeat("!", tooLarge-2)+"true")
}

func TestNamesAreNeededForASuggestion(t *testing.T) {
	_, mistakes := sim.CompileCondition(`share("citadel") > 0.4`, sim.Names{})
	assert.Equal(t, []sim.Mistake{{6, `there is no bloc "citadel"`, "there is none in this scenario"}}, mistakes)
}
