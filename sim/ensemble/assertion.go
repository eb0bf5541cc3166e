package ensemble

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"entente/sim"
)

// Assertion is something that estimates over many runs may hold to or not.
//
//	P(samsung in stargate) > 0.6                 a probability
//	mean(strength("KR")) >= 0.015                a mean; also median(…) and quantile(…, 0.9)
//	korea.rank <= 5                              the mean of a named thing's number
//	ci(samsung in stargate) < 0.02               how wide the 95 % interval of a probability or mean is
//	P(samsung in stargate) in B > 0.6            of one of several compared models: A is the first, B the second
//	difference(strength("KR")) in B > 0.001      B less A, the mean over runs on the same luck
//	korea.rank better in B                       better, worse, higher, lower than in A, beyond chance
//	P(kakao in stargate) lower in B
//
// A number is compared with the estimate. Better, worse, higher and lower ask that the whole 95 % interval of the difference
// lies on that side of 0. Better is higher for all numbers but rank, dependence, hostility and threat.
type Assertion struct {
	// Text is the assertion as it was written.
	Text string
	// Outcome is what each run is asked, in the language of outcomes.
	Outcome string

	estimate  string // P, mean, median, quantile, ci, difference
	quantile  float64
	operator  string // a comparison sign, or better, worse, higher, lower
	number    float64
	model     string // A, B, …; empty for the only or the first one
	dotted    [2]string
	numerical bool // the outcome must be a number
}

var (
	called   = regexp.MustCompile(`^(P|mean|median|quantile|ci|difference)\s*\(`)
	dotted   = regexp.MustCompile(`^([A-Za-z0-9_-]+)\.([a-z_]+)\s*(.*)$`)
	compared = regexp.MustCompile(`^(?:in\s+([A-Z])\s+)?(<=|>=|==|!=|<|>)\s*(\S+)$`)
	relative = regexp.MustCompile(`^(better|worse|higher|lower)\s+in\s+([A-Z])$`)
	trailing = regexp.MustCompile(`^(.*\S)\s*,\s*([0-9.]+)$`)
)

// forms is what an assertion may look like, for messages.
const forms = `write P(samsung in stargate) > 0.6, mean(strength("KR")) >= 0.015, ci(samsung in stargate) < 0.02, or korea.rank better in B`

// ParseAssertion reads an assertion. Names in it are looked up later, when the models are known.
func ParseAssertion(text string) (*Assertion, error) {
	a := &Assertion{Text: strings.TrimSpace(text)}
	rest, err := a.readEstimate(a.Text)
	if err != nil {
		return nil, fmt.Errorf("assertion %q: %w", text, err)
	}
	if parts := relative.FindStringSubmatch(rest); parts != nil && a.estimate != "ci" && a.estimate != "difference" {
		a.operator, a.model = parts[1], parts[2]
		return a, nil
	}
	parts := compared.FindStringSubmatch(rest)
	if parts == nil {
		return nil, fmt.Errorf("assertion %q: %q compares nothing: %s", text, rest, forms)
	}
	a.model, a.operator = parts[1], parts[2]
	if a.number, err = strconv.ParseFloat(parts[3], 64); err != nil || a.number-a.number != 0 {
		return nil, fmt.Errorf("assertion %q: %q is not a number", text, parts[3])
	}
	if a.estimate == "difference" && a.model == "" {
		a.model = "B"
	}
	return a, nil
}

// readEstimate reads what is estimated and gives back the rest of the text.
func (a *Assertion) readEstimate(text string) (rest string, err error) {
	if parts := dotted.FindStringSubmatch(text); parts != nil {
		a.estimate, a.dotted, a.numerical = "mean", [2]string{parts[1], parts[2]}, true
		return parts[3], nil
	}
	parts := called.FindStringSubmatch(text)
	if parts == nil {
		return "", fmt.Errorf("it estimates nothing: %s", forms)
	}
	a.estimate = parts[1]
	inner, rest, closed := cutParentheses(text[len(parts[0]):])
	if !closed {
		return "", fmt.Errorf("the parenthesis after %s is not closed", a.estimate)
	}
	a.Outcome = strings.TrimSpace(inner)
	if a.estimate == "quantile" {
		parts := trailing.FindStringSubmatch(a.Outcome)
		if parts == nil {
			return "", fmt.Errorf("quantile needs a part from 0 to 1: quantile(strength(\"KR\"), 0.9)")
		}
		a.Outcome = parts[1]
		if a.quantile, err = strconv.ParseFloat(parts[2], 64); err != nil || a.quantile < 0 || a.quantile > 1 {
			return "", fmt.Errorf("the quantile %s does not lie from 0 to 1", parts[2])
		}
	}
	if a.estimate == "median" {
		a.quantile = 0.5
	}
	if a.Outcome == "" {
		return "", fmt.Errorf("%s() is asked of nothing", a.estimate)
	}
	return strings.TrimSpace(rest), nil
}

// cutParentheses cuts a text behind the parenthesis that closes one already open; parentheses in quotes do not count.
func cutParentheses(text string) (inner, rest string, closed bool) {
	depth, quoted := 1, false
	for at, letter := range text {
		switch {
		case letter == '"':
			quoted = !quoted
		case quoted:
		case letter == '(':
			depth++
		case letter == ')':
			if depth--; depth == 0 {
				return text[:at], text[at+1:], true
			}
		}
	}
	return text, "", false
}

// Needs is how many models the assertion speaks of: 1, or 2 for B, 3 for C and so on.
func (a *Assertion) Needs() int {
	if a.model == "" {
		return 1
	}
	return int(a.model[0]-'A') + 1
}

// Read looks the names up and gives the outcome that a model's runs are asked.
func (a *Assertion) Read(model *sim.Model) (*Outcome, error) {
	if a.dotted[0] != "" {
		expression, err := named(model, a.dotted[0], a.dotted[1])
		if err != nil {
			return nil, fmt.Errorf("assertion %q: %w", a.Text, err)
		}
		a.Outcome = expression
	}
	read := ParseOutcome
	switch {
	case a.estimate == "P":
		read = ParseStatement
	case a.numerical || a.estimate == "mean" || a.estimate == "median" || a.estimate == "quantile":
		read = ParseMeasure
	}
	outcome, err := read(model, a.Outcome)
	if err != nil {
		return nil, fmt.Errorf("assertion %q: %w", a.Text, err)
	}
	return outcome, nil
}
