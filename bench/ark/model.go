package main

import (
	"math"
	"math/bits"
	"math/rand/v2"

	"github.com/mlange-42/ark/ecs"
)

const (
	homes     = 8
	mostBlocs = 16

	scaleWeight, half, tolerance    = 0.5, 0.1, 0.5
	attention, switching            = 0.4, 0.2
	depreciation, reinvestment      = 0.2, 0.5
	growth, ecosystemElasticity     = 0.2, 0.3
	adjustment, year                = 0.5, 1.0 / 12
	negligible                      = 1e-12
	overTolerance                   = 1 / (tolerance * tolerance)
	homeKeys, blocKeys, likesKeys   = 1, 1 << 40, 1 << 41
	investKeys, actorKeys, starters = 2, 4, 3
)

// Stance is what an actor is.
type Stance struct {
	Openness float64
	Home     int
}

// Money is what an actor invests and has.
type Money struct{ Invest, Start, Capital, Mass float64 }

// Sales are an actor's part of the market.
type Sales struct{ Share, Start, Ecosystem, Demand float64 }

// Memberships are the blocs of an actor, one bit each.
type Memberships struct{ Set, Next uint64 }

// Blocs is a resource: what blocs hold, and what all see of it.
type Blocs struct {
	Count         int
	Openness      [mostBlocs]float64
	Likes         [homes][homes]float64
	Market, Total float64

	Mass, Returns [mostBlocs]float64
	HomeMass      [mostBlocs][homes]float64
	Members       [mostBlocs]int
	Alignment     [homes][mostBlocs]float64
}

// Model is a world with the filters and working space of its systems.
type Model struct {
	world       *ecs.World
	blocs       *Blocs
	money       *ecs.Filter2[Money, Sales]
	sales       *ecs.Filter2[Sales, Memberships]
	pooling     *ecs.Filter4[Stance, Money, Sales, Memberships]
	choosing    *ecs.Filter3[Stance, Money, Memberships]
	random      *rand.Rand
	temperature float64

	utility [mostBlocs]float64
	sets    []uint64
	worths  []float64
}

// hashed is the number from 0 to under 1 that belongs to a key.
func hashed(key uint64) float64 {
	z := (key + 1) * 0x9E3779B97F4A7C15
	z = (z ^ z>>30) * 0xBF58476D1CE4E5B9
	z = (z ^ z>>27) * 0x94D049BB133111EB
	return float64((z^z>>31)>>11) * 0x1p-53
}

// NewModel makes the world of so many actors and blocs.
func NewModel(actors, blocs int, seed uint64, temperature float64) *Model {
	world := ecs.NewWorld(actors)
	held := &Blocs{Count: blocs, Market: 1}
	ecs.AddResource(world, held)
	for b := range blocs {
		held.Openness[b] = hashed(blocKeys + uint64(b))
	}
	for g := range homes {
		for h := range homes {
			held.Likes[g][h] = 2*hashed(uint64(likesKeys+8*min(g, h)+max(g, h))) - 1
		}
		held.Likes[g][g] = 1
	}
	sum := 0.0
	for i := range actors {
		sum += 1 / (0.01 + hashed(uint64(actorKeys*i+investKeys)))
	}
	builder := ecs.NewMap4[Stance, Money, Sales, Memberships](world)
	for i := range actors {
		key := uint64(actorKeys * i)
		invest, set := 1/(0.01+hashed(key+investKeys)), uint64(0)
		if i < starters*blocs {
			set = 1 << (i % blocs)
		}
		builder.NewEntity(
			&Stance{hashed(key), int(hashed(key+homeKeys) * homes)}, &Money{invest, invest, invest / depreciation, invest / sum},
			&Sales{Share: invest / sum, Start: invest / sum}, &Memberships{Set: set},
		)
	}
	m := &Model{
		world: world, blocs: held, temperature: temperature, random: rand.New(rand.NewPCG(seed, 0)),
		money: ecs.NewFilter2[Money, Sales](world), sales: ecs.NewFilter2[Sales, Memberships](world),
		pooling:  ecs.NewFilter4[Stance, Money, Sales, Memberships](world),
		choosing: ecs.NewFilter3[Stance, Money, Memberships](world),
	}
	m.pool()
	query := m.sales.Query()
	for query.NextTable() {
		sales, memberships := query.GetColumns()
		for i := range sales {
			sales[i].Ecosystem = ecosystem(memberships[i].Set, &held.Returns)
		}
	}
	return m
}

// ecosystem is the scale of the largest of some blocs.
func ecosystem(set uint64, scale *[mostBlocs]float64) float64 {
	largest := 0.0
	for ; set != 0; set &= set - 1 {
		largest = max(largest, scale[bits.TrailingZeros64(set)&15])
	}
	return largest
}

// invest is the first system of a tick.
func (m *Model) invest() {
	blocs := m.blocs
	blocs.Market += blocs.Market * growth * year
	blocs.Total = 0
	query := m.money.Query()
	for query.NextTable() {
		moneys, sales := query.GetColumns()
		for i := range moneys {
			money := &moneys[i]
			target := money.Start * blocs.Market * sales[i].Share / sales[i].Start
			money.Invest += reinvestment * year * (target - money.Invest)
			money.Capital += year * (money.Invest - depreciation*money.Capital)
			blocs.Total += money.Capital
		}
	}
}

// sell is the second.
func (m *Model) sell() {
	var scale [mostBlocs]float64
	for b, mass := range m.blocs.Mass {
		scale[b] = mass / (mass + half)
	}
	total := 0.0
	query := m.sales.Query()
	for query.NextTable() {
		sales, memberships := query.GetColumns()
		for i := range sales {
			sale := &sales[i]
			sale.Demand = sale.Start * math.Exp(ecosystemElasticity*(ecosystem(memberships[i].Set, &scale)-sale.Ecosystem))
			total += sale.Demand
		}
	}
	again := m.money.Query()
	for again.NextTable() {
		moneys, sales := again.GetColumns()
		for i := range sales {
			sale := &sales[i]
			sale.Share += adjustment * year * (sale.Demand/total - sale.Share)
			moneys[i].Mass = moneys[i].Capital / m.blocs.Total
		}
	}
	m.pool()
}

// pool adds up what blocs hold.
func (m *Model) pool() {
	blocs := m.blocs
	blocs.HomeMass, blocs.Members = [mostBlocs][homes]float64{}, [mostBlocs]int{}
	query := m.pooling.Query()
	for query.NextTable() {
		stances, moneys, _, memberships := query.GetColumns()
		for i := range memberships {
			for set := memberships[i].Set; set != 0; set &= set - 1 {
				b := bits.TrailingZeros64(set) & 15
				blocs.HomeMass[b][stances[i].Home] += moneys[i].Mass
				blocs.Members[b]++
			}
		}
	}
	for b := range blocs.Count {
		whole := 0.0
		for _, mass := range blocs.HomeMass[b] {
			whole += mass
		}
		blocs.Mass[b], blocs.Returns[b] = whole, whole/(whole+half)
		for h := range homes {
			sum := 0.0
			for other, mass := range blocs.HomeMass[b] {
				sum += blocs.Likes[h][other] * mass
			}
			blocs.Alignment[h][b] = 0
			if whole >= negligible {
				blocs.Alignment[h][b] = sum / whole
			}
		}
	}
}
