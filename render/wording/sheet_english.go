package wording

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// englishSheet is the English sheet.
type englishSheet struct{ english }

func (englishSheet) Labels() SheetLabels {
	return SheetLabels{
		States: "STATES", Controls: "EXPORT CONTROLS", Actors: "ACTORS", Blocs: "BLOCS", Ties: "TIES", Hostility: "HOSTILITY",
		Events: "EVENTS", Weights: "WEIGHTS", AdmissionWeights: "ADMISSION WEIGHTS", Parameters: "PARAMETERS",
		ID: "id", Name: "name", Details: "details", Value: "value",
		Money: "funding $bn/y", FirmSupport: "firm support", Openness: "openness", Coordination: "coordination", TalentNet: "talent /10k/y",
		Strength: "strength", Level: "level", Between: "between", Since: "since", When: "when", Effects: "effects",
		Size: "size $bn", Invest: "invest $bn/y", AIFraction: "in AI", Declared: "declared open", Measured: "measured open", Founded: "founded",
		Government: "government", Alignment: "alignment", FundingResponse: "funding response /y", Country: "country", MemberOf: "member of",
		Revenue: "revenue $bn/y", Talent: "AI staff (thousands)", Capability: "capability index", Leaders: "leaders", Wants: "wants",
		Pledges: "pledges $bn", Exclusivity: "exclusivity", By: "by", OnCondition: "conditional",
		Words: map[string]string{"state": "government", "state_led": "led by a state"},
	}
}

func (englishSheet) Period(start, end, tick, choicesFrom, revision string) string {
	text := fmt.Sprintf("From %s to %s in ticks of a %s", start, end, tick)
	if choicesFrom != "" {
		text += "; everybody chooses from " + choicesFrom + " on"
	}
	if revision != "" {
		text += "; revision is " + strings.ReplaceAll(revision, "_", " ")
	}
	return text + "."
}

func (englishSheet) Chain(files []string) string {
	return "Read from " + strings.Join(files, ", which extends ") + "."
}

func (englishSheet) Marks() string {
	return "Behind each figure: f found, r recalled, d derived, j judgement, ? no source."
}

func (englishSheet) Notation([]string) string { return "" }

func (englishSheet) Named(name, id string) string { return name + " (" + id + ")" }

func (englishSheet) At(kind, home string) string { return "home: " + home + "; " + kind }

func (englishSheet) AdmitsBy(admission, state string) string {
	switch admission {
	case "open":
		return "open to all"
	case "invitation":
		return "by invitation"
	}
	return "admission as " + article("the ", state) + " sees fit"
}

func (e englishSheet) On(targets, goods []string) string {
	named := make([]string, len(targets))
	for k, target := range targets {
		named[k] = article("the ", target)
	}
	return e.goods(goods) + " for " + e.And(named)
}

func (e englishSheet) goods(goods []string) string {
	if len(goods) == 0 {
		return "everything"
	}
	return e.And(goods)
}

func (e englishSheet) Founded(bloc string, leaders, members []string) string {
	text := bloc + " is founded"
	if len(leaders) > 0 {
		text += " by " + e.And(leaders)
	}
	if len(members) > 0 {
		text += " with " + e.And(members)
	}
	return text
}

func (englishSheet) Dissolves(bloc string) string { return bloc + " is dissolved" }

func (englishSheet) Merges(from, into string) string { return from + " merges into " + into }

func (e englishSheet) Splits(members []string, from, into string) string {
	return fmt.Sprintf("%s %s %s to found %s", e.And(members), verb(members, "leave", "leaves"), from, into)
}

// verb is the form for one or for several.
func verb(subjects []string, several, one string) string {
	if len(subjects) == 1 {
		return one
	}
	return several
}

func (e englishSheet) Joins(actors []string, bloc string) string {
	return fmt.Sprintf("%s %s %s", e.And(actors), verb(actors, "join", "joins"), bloc)
}

func (e englishSheet) Leaves(actors []string, bloc string) string {
	return fmt.Sprintf("%s %s %s", e.And(actors), verb(actors, "leave", "leaves"), bloc)
}

func (e englishSheet) Invited(actors []string, bloc string) string {
	return fmt.Sprintf("%s %s invited to %s", e.And(actors), verb(actors, "are", "is"), bloc)
}

func (e englishSheet) Pledged(bloc string, years []int, sums []Figure) string {
	parts := make([]string, len(years))
	for k, year := range years {
		parts[k] = fmt.Sprintf("%s for %d", e.figure("US$", sums[k], "bn"), year)
	}
	return genitive(bloc) + " pledges become " + e.And(parts)
}

func (englishSheet) Admits(bloc, admission string) string {
	how := map[string]string{"open": "whoever asks", "invitation": "by invitation", "state_led": "whom the state that leads it wants"}
	return bloc + " from then on admits " + how[admission]
}

func (e englishSheet) Becomes(owners []string, quantity Quantity, value Figure) string {
	if quantity == Investment {
		return fmt.Sprintf("%s %s %s times what %s", e.And(owners), verb(owners, "invest", "invests"), e.figure("", value, ""),
			verb(owners, "they did", "it did"))
	}
	whose, x := genitive(article("The ", e.And(owners))), e.figure("", value, "")
	switch quantity {
	case PublicMoney:
		return fmt.Sprintf("%s public money for AI becomes %s a year", whose, e.figure("US$", value, "bn"))
	case FirmSupport:
		return fmt.Sprintf("%s support becomes %s of its actors' AI investment", whose, x)
	case TalentNet:
		return fmt.Sprintf("%s net migration of AI talent becomes %s per 10,000 and year", whose, x)
	case FundingResponse:
		return fmt.Sprintf("%s response of funding becomes %s a year", whose, x)
	}
	what := map[Quantity]string{
		OpennessStance: "openness stance", Coordination: "coordination of its firms", BlocOpenness: "openness",
		Exclusivity: "exclusivity", Declared: "declared openness",
	}
	return fmt.Sprintf("%s %s becomes %s", whose, what[quantity], x)
}

func (e englishSheet) Aligned(state, other string, value Figure) string {
	return fmt.Sprintf("%s alignment with %s becomes %s", genitive(article("The ", state)), article("the ", other), e.figure("", value, ""))
}

func (e englishSheet) Controlled(state, control string, targets, goods []string, strength Figure) string {
	return fmt.Sprintf("%s export control %s on %s gets a strength of %s", genitive(article("The ", state)), control, e.On(targets, goods), e.figure("", strength, ""))
}

func (e englishSheet) Hostile(bloc, other string, level Figure) string {
	return fmt.Sprintf("Hostility between %s and %s becomes %s", bloc, other, e.figure("", level, ""))
}

func (e englishSheet) Cheaper(origin string, factor, diffusion Figure) string {
	return fmt.Sprintf("Capability costs %s %s times as much; the others close %s of the gap a year, times %s openness",
		origin, e.figure("", factor, ""), e.figure("", diffusion, ""), genitive(origin))
}

func (englishSheet) When(condition string, repeat bool) string {
	if repeat {
		return "whenever " + condition
	}
	return "once " + condition
}

// figure writes a number between what stands before and behind it, and its mark.
func (englishSheet) figure(before string, f Figure, after string) string {
	return fmt.Sprintf("%s%s%s\u00a0(%s)", before, Plain(f.Value), after, f.Mark)
}

// withArticle are last words of the names of states that sentences put an article before.
var withArticle = []string{"States", "Kingdom", "Emirates", "Union", "Republic", "Federation", "Netherlands", "Philippines"}

// article puts an article before the name of a state that needs one: the United States.
func article(the, name string) string {
	words := strings.Fields(strings.Split(name, " (")[0])
	if len(words) > 0 && slices.Contains(withArticle, words[len(words)-1]) {
		return the + name
	}
	return name
}

// genitive is a name with the ending that says whose.
func genitive(name string) string {
	if strings.HasSuffix(name, "s") {
		return name + "'"
	}
	return name + "'s"
}

// Plain writes a number with all its digits, as people write it in files.
func Plain(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
