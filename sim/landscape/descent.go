package landscape

// ends are where steepest descent ends: at configurations that nobody leaves, and in rounds.
type ends struct {
	// at is, for each end, its one configuration, or those of a round in the order in which they are gone through. Ends are in
	// the order in which they are first met from configuration 0 on.
	at [][]uint32
	// basins is from how many configurations each is reached.
	basins []int
	// tied is from how many configurations a tie is met on the way, or in the round.
	tied int
}

// The labels of configurations while they are followed; others are an end's number plus firstEnd, and a bit for a tie.
const (
	unknown  uint32 = 0
	onPath   uint32 = 1
	firstEnd uint32 = 2
	tiedWay  uint32 = 1 << 31
)

// follow goes down from every configuration of so many units.
func follow(steps []byte, count int) *ends {
	found, labels := &ends{}, make([]uint32, len(steps))
	single := make([]uint32, 0, 1024) // room for ends of one configuration, so that each does not cost an allocation
	var path []uint32
	for start := range labels {
		at := uint32(start)
		for path = path[:0]; labels[at] == unknown; {
			labels[at] = onPath
			path = append(path, at)
			if steps[at]&unitsOf == noMove {
				break
			}
			at = moved(at, int(steps[at]&unitsOf), count)
		}
		if labels[at] == onPath {
			// The path ends here: where nobody moves, or where it meets itself. A round has one label, all of it.
			first := len(path) - 1
			for path[first] != at {
				first--
			}
			label := uint32(len(found.at)) + firstEnd
			for _, on := range path[first:] {
				if steps[on]&tieBit != 0 {
					label |= tiedWay
				}
			}
			for _, on := range path[first:] {
				labels[on] = label
			}
			if len(single)+len(path)-first > cap(single) {
				single = make([]uint32, 0, max(1024, len(path)-first))
			}
			from := len(single)
			single = append(single, path[first:]...)
			found.at = append(found.at, single[from:len(single):len(single)])
			path = path[:first]
		}
		label := labels[at]
		for k := len(path) - 1; k >= 0; k-- {
			if steps[path[k]]&tieBit != 0 {
				label |= tiedWay
			}
			labels[path[k]] = label
		}
	}
	found.basins = make([]int, len(found.at))
	for _, label := range labels {
		found.basins[label&^tiedWay-firstEnd]++
		if label&tiedWay != 0 {
			found.tied++
		}
	}
	return found
}
