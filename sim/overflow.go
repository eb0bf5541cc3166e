package sim

import (
	"errors"
	"fmt"
)

// ErrOverflow says that a quantity of the world has grown beyond what a number can hold, or its inverse has: so parameters at the edge of what
// they may be, over many ticks, come to nothing instead of to a result that means nothing.
var ErrOverflow = errors.New("grown beyond all numbers")

// overflow finds a quantity that is no finite number any more, before anybody looks at the tick. It looks at totals that a tick
// works out in any case: whatever grows beyond all numbers shows in one of them.
func (w *World) overflow() error {
	e := &w.economy
	for _, quantity := range [...]struct {
		name  string
		total float64
	}{
		{"the market", e.market}, {"the cost of capability", e.trend}, {"capital", e.totalCapital},
		{"demand", e.totalDemand}, {"talent", e.totalTalent}, {"money for AI", e.totalMoney}, {"capability", e.totalCapability},
		{"capital for each unit of all", e.perCapital}, {"demand for each unit of all", e.perDemand},
	} {
		if quantity.total-quantity.total != 0 { // of an infinity and of NaN it is NaN
			return fmt.Errorf("%s has %w", quantity.name, ErrOverflow)
		}
	}
	return nil
}
