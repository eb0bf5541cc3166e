package sim

import "strings"

// meant suggests the allowed name that was meant, or some that are allowed.
func meant(name string, allowed []string) string {
	const listed = 24
	nearest, best := "", (len([]rune(name))+2)/3+1
	for _, candidate := range allowed {
		if distance := slips(strings.ToLower(name), strings.ToLower(candidate)); distance < best {
			nearest, best = candidate, distance
		}
	}
	switch {
	case nearest != "":
		return "did you mean " + quote(nearest) + "?"
	case len(allowed) == 0:
		return "there is none in this scenario"
	case len(allowed) > listed:
		return "allowed: " + strings.Join(allowed[:listed], ", ") + ", …"
	}
	return "allowed: " + strings.Join(allowed, ", ")
}

// slips counts the letters to insert, delete, replace or swap with their neighbour that turn one name into another
// (Damerau 1964; the variant that edits no letter twice).
func slips(name, other string) int {
	a, b := []rune(name), []rune(other)
	before, above, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range above {
		above[j] = j
	}
	for i, letter := range a {
		row[0] = i + 1
		for j, wanted := range b {
			replaced := above[j]
			if letter != wanted {
				replaced++
			}
			row[j+1] = min(replaced, above[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && letter == b[j-1] && a[i-1] == wanted {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, above, row = above, row, before
	}
	return above[len(b)]
}
