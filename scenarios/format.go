package scenarios

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

var (
	idPattern      = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$`)
	namePattern    = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,63}$`)
	countryPattern = regexp.MustCompile(`^[A-Z]{2}$`)
)

// checkFormat says what is wrong with a text of the format, and what would be right; nothing if it is well.
func checkFormat(format, text string) (problem, suggestion string) {
	switch format {
	case "id":
		if !idPattern.MatchString(text) {
			return "the id " + quoted(text) + " is malformed", "letters, digits, _ and -, at most 64, beginning with a letter or digit"
		}
	case "name":
		if !namePattern.MatchString(text) {
			return "the name " + quoted(text) + " is malformed", "lower-case letters, digits and hyphens, at most 64: korea-stargate"
		}
	case "country":
		if !countryPattern.MatchString(text) {
			return "the country " + quoted(text) + " is malformed", "two capital letters of ISO 3166: FI"
		}
	case "date":
		if _, err := ParseDate(text); err != nil {
			return err.Error(), dateHelp
		}
	case "source":
		return checkSource(text)
	}
	return "", ""
}

// checkSource checks that a source says how its figure is known.
func checkSource(text string) (problem, suggestion string) {
	mark, rest, marked := strings.Cut(text, ":")
	if !marked || !slices.Contains(marks(), mark) {
		suggestion = "begin with one of: found: recalled: derived: judgement:"
		first, _, _ := strings.Cut(strings.TrimSpace(text), " ")
		if nearest, found := Nearest(strings.TrimRight(first, ":"), marks()); found {
			suggestion = "did you mean " + strconv.Quote(nearest+":") + "?"
		}
		return "the source " + quoted(text) + " does not begin with a mark", suggestion
	}
	if strings.TrimSpace(rest) == "" {
		return "the source " + quoted(text) + " says nothing after its mark", "name the page, the calculation or the reason"
	}
	return "", ""
}

// suggestName offers the nearest of the allowed names, or all of them where none is near.
func suggestName(name string, allowed []string) string {
	if nearest, found := Nearest(name, allowed); found {
		return "did you mean " + strconv.Quote(nearest) + "?"
	}
	return "allowed: " + listed(allowed)
}

// listedNames is how many names a message lists before it leaves the rest out.
const listedNames = 24

// listed joins names for a message.
func listed(names []string) string {
	if len(names) > listedNames {
		return strings.Join(names[:listedNames], ", ") + " and " + strconv.Itoa(len(names)-listedNames) + " more"
	}
	return strings.Join(names, ", ")
}

// singular turns the name of a list into the noun for one of its names.
func singular(list string) string {
	return strings.ReplaceAll(strings.TrimSuffix(list, "s"), "_", " ")
}

// printableName shortens a value that is repeated without quotes.
func printableName(text string) string {
	return strings.Trim(quoted(text), `"`)
}
