package coalition

import (
	"fmt"
	"math/bits"
	"strings"
)

// MostPlayers is how many players a game of this package can have where coalitions are sets: a set is one machine word.
const MostPlayers = 64

// Set is a coalition: one bit for each player, counted from 0.
type Set uint64

// Of is the coalition of the players named.
func Of(players ...int) Set {
	var set Set
	for _, player := range players {
		set = set.With(player)
	}
	return set
}

// Everybody is the coalition of all of n players.
func Everybody(n int) Set {
	if n >= MostPlayers {
		return ^Set(0)
	}
	return 1<<uint(n) - 1
}

// Has says whether the player is in the coalition.
func (s Set) Has(player int) bool { return s>>uint(player)&1 == 1 }

// With is the coalition and the player.
func (s Set) With(player int) Set { return s | 1<<uint(player) }

// Without is the coalition less the player.
func (s Set) Without(player int) Set { return s &^ (1 << uint(player)) }

// Count is the number of players in the coalition.
func (s Set) Count() int { return bits.OnesCount64(uint64(s)) }

// First is the lowest player of the coalition and the coalition without it. The coalition must not be empty.
func (s Set) First() (player int, rest Set) { return bits.TrailingZeros64(uint64(s)), s & (s - 1) }

// Players lists the coalition in rising order.
func (s Set) Players() []int {
	players := make([]int, 0, s.Count())
	for s != 0 {
		var player int
		player, s = s.First()
		players = append(players, player)
	}
	return players
}

// String writes the coalition as {0 2 3}.
func (s Set) String() string { return "{" + strings.Trim(fmt.Sprint(s.Players()), "[]") + "}" }
