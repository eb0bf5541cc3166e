package scene

// mostPermuted is up to how many blocs the best order is found by trying all; beyond it each takes its closest as neighbour.
const mostPermuted = 7

// ring orders the blocs so that those with common members are neighbours.
func (s *Scene) ring() []int {
	n := len(s.cast.blocs)
	common := make([][]float64, n)
	for b := range common {
		common[b] = make([]float64, n)
	}
	for _, g := range s.stages {
		g.countCommon(common)
	}
	if n > mostPermuted {
		return chainOf(common)
	}
	order, best := make([]int, n), make([]int, n)
	for k := range order {
		order[k] = k
	}
	most := -1.0
	var try func(k int)
	try = func(k int) {
		if k >= n {
			sum := 0.0
			for at, b := range order {
				sum += common[b][order[(at+1)%n]]
			}
			if sum > most {
				most = sum
				copy(best, order)
			}
			return
		}
		for other := k; other < n; other++ {
			order[k], order[other] = order[other], order[k]
			try(k + 1)
			order[k], order[other] = order[other], order[k]
		}
	}
	// The first bloc stays where it is: turning the ring changes nothing.
	try(1)
	return best
}

// countCommon adds for how long actors belong to two blocs at once.
func (g *stage) countCommon(common [][]float64) {
	for i := range g.actors {
		stays := g.courses.of(i)
		for k := range stays {
			end := int32(g.record.Ticks)
			if k+1 < len(stays) {
				end = stays[k+1].tick
			}
			blocs := stays[k].set.List()
			for _, a := range blocs {
				for _, b := range blocs {
					if a != b && a < len(g.blocs) && b < len(g.blocs) {
						common[g.blocs[a]][g.blocs[b]] += float64(end - max(stays[k].tick, 0))
					}
				}
			}
		}
	}
}

// chainOf starts with the first and goes on with whoever has most in common with the last.
func chainOf(common [][]float64) []int {
	taken := make([]bool, len(common))
	order := []int{0}
	taken[0] = true
	for len(order) < len(common) {
		last, next := order[len(order)-1], -1
		for b := range common {
			if !taken[b] && (next < 0 || common[last][b] > common[last][next]) {
				next = b
			}
		}
		order = append(order, next)
		taken[next] = true
	}
	return order
}
