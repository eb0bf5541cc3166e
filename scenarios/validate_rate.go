package scenarios

import (
	"fmt"

	"entente/sim"
)

// checkDepreciation reports a loss of more than all capital in one tick: capital would turn negative, and then run away.
func (v *validator) checkDepreciation() {
	const path = "parameters.depreciation_per_year"
	figure, written := v.document.Parameters["depreciation_per_year"]
	length, known := sim.TickLengthByName(v.document.Clock.Tick)
	if written && known && figure.Value > length.PerYear() {
		v.report(path, fmt.Sprintf("with a tick of a %s, %g per year is more than all capital in one tick", length, figure.Value),
			fmt.Sprintf("allowed: 0 to %g, or a shorter tick", length.PerYear()))
	}
}
