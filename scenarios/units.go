package scenarios

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// unitWords are the parts of a key that tell its unit. What is left is its quantity:
// "invest" of invest_usd_bn_per_year.
var unitWords = map[string]string{
	"usd": "US dollars", "dollars": "US dollars", "dollar": "US dollars",
	"eur": "euros", "euro": "euros", "euros": "euros",
	"krw": "won", "won": "won", "jpy": "yen", "yen": "yen", "cny": "yuan", "rmb": "yuan", "gbp": "pounds",
	"bn": "billions", "billion": "billions", "billions": "billions", "b": "billions",
	"m": "millions", "mn": "millions", "mio": "millions", "million": "millions", "millions": "millions",
	"tn": "trillions", "trillion": "trillions", "trillions": "trillions",
	"k": "thousands", "thousand": "thousands", "thousands": "thousands",
	"per": "", "year": "per year", "years": "per year", "yearly": "per year", "annual": "per year", "a": "per year",
	"month": "per month", "monthly": "per month", "quarter": "per quarter", "week": "per week", "day": "per day",
	"fraction": "as a fraction", "percent": "in percent", "pct": "in percent", "share": "as a fraction",
	"index": "as an index", "10k": "per 10,000 people", "stance": "",
}

// unitHint finds the allowed key that means the same quantity in another unit, and says how to convert.
func unitHint(key string, allowed []string) (sameQuantity, hint string, found bool) {
	quantity, unit := splitUnit(key)
	if quantity == "" {
		return "", "", false
	}
	for _, candidate := range allowed {
		wantedQuantity, wantedUnit := splitUnit(candidate)
		if wantedQuantity == quantity && wantedUnit != "" && !strings.EqualFold(candidate, key) {
			hint = "write " + candidate + " (" + wantedUnit + ")"
			if unit != "" && unit != wantedUnit {
				hint += " and convert the number from " + unit
			}
			return candidate, hint, true
		}
	}
	return "", "", false
}

// splitUnit parts a key into its quantity and its unit in words.
func splitUnit(key string) (quantity, unit string) {
	var quantities, units []string
	for word := range strings.SplitSeq(strings.ReplaceAll(strings.ToLower(key), "-", "_"), "_") {
		meaning, isUnit := unitWords[word]
		switch {
		case !isUnit || len(quantities) == 0:
			quantities = append(quantities, word)
		case meaning != "" && !slices.Contains(units, meaning):
			units = append(units, meaning)
		}
	}
	scale := func(word string) bool { return strings.HasSuffix(word, "illions") || word == "thousands" }
	// "usd bn" reads as "billions of US dollars".
	for i := 1; i < len(units); i++ {
		if scale(units[i]) && !scale(units[i-1]) && !strings.HasPrefix(units[i-1], "per ") {
			units[i-1], units[i] = units[i]+" of", units[i-1]
		}
	}
	return strings.Join(quantities, "_"), strings.Join(units, " ")
}

var amountPattern = regexp.MustCompile(`^\s*([$€₩£¥]|[A-Za-z]{3}\s)?\s*([-+]?[0-9][0-9.,_]*)\s*([A-Za-z%]*)\s*(.*)$`)

// billions are the suffixes of amounts, as parts of a billion.
var billions = map[string]float64{
	"tn": 1000, "t": 1000, "trillion": 1000, "bn": 1, "b": 1, "billion": 1, "billions": 1,
	"m": 1e-3, "mn": 1e-3, "mio": 1e-3, "million": 1e-3, "millions": 1e-3, "k": 1e-6, "thousand": 1e-6,
}

// numberHint says how a value such as "8.7bn" or "10%" is written as a number of the field's unit.
func numberHint(path string, from *node, rules rules) string {
	plain := "write a number without a unit: 8.7"
	if from.kind != scalarKind {
		return plain
	}
	key := lastKey(strings.TrimSuffix(path, ".value"))
	_, unit := splitUnit(key)
	if unit != "" {
		plain += "; the unit is " + unit
	}
	parts := amountPattern.FindStringSubmatch(from.text)
	if parts == nil {
		return plain
	}
	digits := parts[2]
	if whole, fraction, split := strings.Cut(digits, ","); split && len(fraction) != 3 && !strings.ContainsAny(fraction, ",.") {
		digits = whole + "." + fraction // A decimal comma: only groups of three are thousands.
	}
	digits = strings.NewReplacer(",", "", "_", "").Replace(digits)
	amount, err := strconv.ParseFloat(digits, 64)
	if err != nil {
		return plain
	}
	suffix := strings.ToLower(parts[3])
	number := strconv.FormatFloat(amount, 'g', -1, 64)
	factor, scaled := billions[suffix]
	switch {
	case parts[1] != "" && parts[1] != "$" && !strings.EqualFold(strings.TrimSpace(parts[1]), "usd"):
		return plain + "; convert the currency"
	case suffix == "%" && rules.High == 1:
		return "write " + strconv.FormatFloat(amount/100, 'g', 6, 64) + ", a fraction"
	case strings.HasPrefix(unit, "billions") && scaled:
		return "write " + strconv.FormatFloat(float64(amount*factor), 'g', 12, 64) + "; the unit is " + unit
	case suffix == "" && parts[4] == "":
		return "write " + number
	}
	return plain
}
