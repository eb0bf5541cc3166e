package coalition

import (
	"fmt"
	"math"
)

// Game is a hedonic game: what each player thinks of each coalition it could be in, and of nothing else (Drèze & Greenberg
// 1980; Banerjee, Konishi & Sönmez 2001; Bogomolnaia & Jackson 2002).
type Game interface {
	// Players is how many there are, 1 to MostPlayers.
	Players() int
	// Utility is what a coalition with the player in it is worth to the player, a finite number in any unit. The same
	// arguments must always give the same number.
	Utility(player int, coalition Set) float64
}

// Hedonic is the game of a utility function.
func Hedonic(players int, utility func(player int, coalition Set) float64) Game {
	return function{players, utility}
}

type function struct {
	players int
	utility func(int, Set) float64
}

func (f function) Players() int                              { return f.players }
func (f function) Utility(player int, coalition Set) float64 { return f.utility(player, coalition) }

// Separable is an additively separable game: u_i(S) = Σ_{j∈S, j≠i} v_ij (Bogomolnaia & Jackson 2002, section 2.1). The sum is
// taken in rising order of players.
type Separable struct {
	values []float64 // row per player, with 0 on the diagonal
	count  int
}

// NewSeparable makes the game of a square matrix: values[i][j] is what j is worth to i; the diagonal does not count.
func NewSeparable(values [][]float64) (*Separable, error) {
	n := len(values)
	game := &Separable{values: make([]float64, n*n), count: n}
	for i, row := range values {
		if len(row) != n {
			return nil, fmt.Errorf("separable game: row %d has %d values for %d players", i, len(row), n)
		}
		copy(game.values[i*n:], row)
		game.values[i*n+i] = 0
	}
	return game, checkPlayers("separable game", n)
}

// Players is how many there are.
func (g *Separable) Players() int { return g.count }

// Utility is the sum of what the others are worth to the player.
func (g *Separable) Utility(player int, coalition Set) float64 {
	row := g.values[player*g.count : (player+1)*g.count]
	sum := 0.0
	for coalition != 0 {
		var other int
		other, coalition = coalition.First()
		sum += row[other]
	}
	return sum
}

func checkPlayers(what string, n int) error {
	if n < 1 || n > MostPlayers {
		return fmt.Errorf("%s: %d players: there must be 1 to %d", what, n, MostPlayers)
	}
	return nil
}

// reader asks a game for utilities and keeps the first that is no finite number.
type reader struct {
	game    Game
	problem error
}

func (r *reader) utility(player int, coalition Set) float64 {
	utility := r.game.Utility(player, coalition)
	if (math.IsNaN(utility) || math.IsInf(utility, 0)) && r.problem == nil {
		r.problem = fmt.Errorf("hedonic game: utility of player %d in %v is %v: it must be a finite number", player, coalition, utility)
	}
	return utility
}

// table is a small game with every utility worked out once.
type table struct {
	count     int
	utilities []float64 // row per coalition
}

func (t *table) Players() int { return t.count }
func (t *table) Utility(player int, coalition Set) float64 {
	return t.utilities[int(coalition)*t.count+player]
}

// tabulate works out all utilities of a game of few players: n·2^n numbers.
func tabulate(game Game) (*table, error) {
	n := game.Players()
	read := &reader{game: game}
	t := &table{n, make([]float64, n<<uint(n))}
	for s := Set(1); s <= Everybody(n); s++ {
		for rest := s; rest != 0; {
			var player int
			player, rest = rest.First()
			t.utilities[int(s)*n+player] = read.utility(player, s)
		}
	}
	return t, read.problem
}
