package scenarios

import "strings"

// longestCompared bounds the work of one comparison; no allowed name is longer.
const longestCompared = 64

// Nearest returns the allowed name that is closest to name, if one is close enough
// to be a slip of the fingers: at most one edit per three letters, counted as
// insertions, deletions, substitutions and swaps of neighbours, letter case aside
// (Damerau 1964, Levenshtein 1966; the variant that edits no substring twice).
// The first of equally close names wins.
func Nearest(name string, allowed []string) (string, bool) {
	wanted := letters(name)
	if len(wanted) == 0 || len(wanted) > longestCompared {
		return "", false
	}
	best, found := "", false
	limit := (len(wanted) + 2) / 3
	for _, candidate := range allowed {
		other := letters(candidate)
		if len(other) > longestCompared || abs(len(other)-len(wanted)) > limit {
			continue
		}
		if distance := editDistance(wanted, other); distance <= limit {
			best, found, limit = candidate, true, distance-1
			if distance == 0 {
				break
			}
		}
	}
	return best, found
}

// NearestFew returns up to so many allowed names that are close enough to be meant, as Nearest does, the closest first.
func NearestFew(name string, allowed []string, count int) []string {
	wanted := letters(name)
	var near []string
	for distance := 0; distance <= (len(wanted)+2)/3 && len(near) < count; distance++ {
		for _, candidate := range allowed {
			other := letters(candidate)
			if len(wanted) > 0 && max(len(wanted), len(other)) <= longestCompared && editDistance(wanted, other) == distance {
				near = append(near, candidate)
			}
		}
	}
	return near[:min(len(near), count)]
}

// Distance counts the edits between two names as Nearest does; of names that are too long to compare it is the length of
// the longer one.
func Distance(a, b string) int {
	one, other := letters(a), letters(b)
	if longest := max(len(one), len(other)); longest > longestCompared {
		return longest
	}
	return editDistance(one, other)
}

// letters drops what people mistype without noticing: letter case, and hyphen for underscore.
func letters(name string) []rune {
	return []rune(strings.ReplaceAll(strings.ToLower(name), "-", "_"))
}

// editDistance counts the edits between two names. Three rows of the table suffice,
// because a swap looks back two rows.
func editDistance(a, b []rune) int {
	var before, above, row [longestCompared + 1]int
	for j := range len(b) + 1 {
		above[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(above[j]+1, row[j-1]+1, above[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, above = above, row
	}
	return above[len(b)]
}

func abs(n int) int {
	return max(n, -n)
}
