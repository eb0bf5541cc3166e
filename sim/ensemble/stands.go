package ensemble

import "entente/sim"

// stands says whether no actor could gain by a move that its bloc would admit.
func stands(*sim.World) bool { return false }
