package scene

import "fmt"

// origin says what was run.
func (s *Scene) origin(g *stage) string {
	return fmt.Sprintf("%s · %s %d", g.record.Scenario, s.words.seed, g.record.Seed)
}
