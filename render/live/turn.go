package live

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"entente/scenarios"
)

// Turn is a lever that is moved before a tick.
type Turn struct {
	Tick int
	scenarios.Setting
}

// mostTurns bounds what an address may ask for.
const mostTurns = 100

// String writes a turn as ParseTurns reads it: "24:weights.rivalry=2".
func (t Turn) String() string { return strconv.Itoa(t.Tick) + ":" + t.Setting.String() }

// ParseTurns reads turns, which commas part; an empty text has none. Ticks and paths are not looked up.
func ParseTurns(text string) ([]Turn, error) {
	if text == "" {
		return nil, nil
	}
	var turns []Turn
	for part := range strings.SplitSeq(text, ",") {
		when, setting, found := strings.Cut(part, ":")
		tick, err := strconv.Atoi(when)
		if !found || err != nil || tick < 0 {
			return nil, fmt.Errorf("reading the lever %.100q: write TICK:PATH=VALUE, such as 24:weights.rivalry=2", part)
		}
		read, err := scenarios.ParseSetting(setting)
		if err != nil {
			return nil, err
		}
		if turns = append(turns, Turn{tick, read}); len(turns) > mostTurns {
			return nil, fmt.Errorf("more than %d levers are moved", mostTurns)
		}
	}
	return turns, nil
}

// FormatTurns writes turns as ParseTurns reads them.
func FormatTurns(turns []Turn) string {
	parts := make([]string, len(turns))
	for k, turn := range turns {
		parts[k] = turn.String()
	}
	return strings.Join(parts, ",")
}

// ordered puts turns in the order of their ticks. Of two of one lever before the same tick the last counts.
func ordered(turns []Turn) []Turn {
	var kept []Turn
	for k, turn := range turns {
		again := func(other Turn) bool { return other.Tick == turn.Tick && other.Path == turn.Path }
		if !slices.ContainsFunc(turns[k+1:], again) {
			kept = append(kept, turn)
		}
	}
	slices.SortStableFunc(kept, func(a, b Turn) int { return cmp.Compare(a.Tick, b.Tick) })
	return kept
}
