package sim

// pairs is how many pairs so many slots make.
func pairs(slots int) int { return slots * (slots - 1) / 2 }

// pair is the place of a pair of slots among all pairs: (0, 1), (0, 2), (1, 2), (0, 3) and so on, so that further slots come
// behind.
func pair(a, b int) int {
	a, b = min(a, b), max(a, b)
	return pairs(b) + a
}

// Hostility is how hostile two blocs, by slot, are at the end of a tick, 0 to 1; 0 where one of them does not exist. Of a
// record read back from tables it is known only where one of them is the other's worst enemy, and 0 elsewhere.
func (r *Record) Hostility(tick, a, b int) float64 {
	if a == b {
		return 0
	}
	if len(r.Enmities) == r.Ticks*pairs(r.Slots) {
		return r.Enmities[tick*pairs(r.Slots)+pair(a, b)]
	}
	level, rows := 0.0, [...]*BlocRow{r.Bloc(tick, a), r.Bloc(tick, b)}
	for k, other := range [...]int{b, a} {
		if int(rows[k].Foe) == other {
			level = max(level, rows[k].Hostility)
		}
	}
	return level
}
