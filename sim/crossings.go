package sim

// crossings are the blocs, with the homes, that members have come into or gone from; each is listed once.
type crossings struct {
	list []crossing
	has  []bool // by bloc and home
}

type crossing struct{ bloc, home int }

func (c *crossings) add(bloc, home, homes int) {
	if at := bloc*homes + home; !c.has[at] {
		c.has[at] = true
		c.list = append(c.list, crossing{bloc, home})
	}
}

func (c *crossings) clear() {
	clear(c.has)
	c.list = c.list[:0]
}
