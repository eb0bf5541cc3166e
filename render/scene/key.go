package scene

// mostKeyRows is how many lines the key may take, in a picture that is not very low.
func (s *Scene) mostKeyRows() int {
	if float64(s.options.Height) < 45*s.measure.small {
		return 2
	}
	return 3
}

// sign is an entry of the key: what it says, and the colour that it explains, -1 for none.
type sign struct {
	text   string
	colour int
}

// signs explain the map: colours where they show homes, then what lines and borders mean. What a run has none of is left out.
func (s *Scene) signs(stage *stage) []sign {
	var list []sign
	if s.options.ColourBy == ByHome {
		for h := range s.cast.states {
			list = append(list, sign{s.name(&s.cast.states[h]), h})
		}
	}
	texts := []string{s.words.keySize, s.words.keyBorder, s.words.keyMember}
	if len(stage.record.Ties) > 0 {
		texts = append(texts, s.words.keyTie)
	}
	for _, text := range append(texts, s.words.keyHostile, s.words.government) {
		list = append(list, sign{text, -1})
	}
	return list
}

// width of a sign with the space behind it.
func (s *Scene) signWidth(of sign) float64 {
	width := s.font.Width(of.text, s.measure.small) + 1.2*s.measure.small
	if of.colour >= 0 {
		width += s.measure.small
	}
	return width
}

// rows breaks signs into lines of a width; what does not fit into the last one is left out.
func (s *Scene) rows(signs []sign, width float64) [][]sign {
	rows, x := [][]sign{nil}, 0.0
	for _, one := range signs {
		needed := s.signWidth(one) - 1.2*s.measure.small
		if x > 0 && x+needed > width {
			if len(rows) == s.mostKeyRows() {
				break
			}
			rows, x = append(rows, nil), 0
		}
		if needed > width {
			break
		}
		last := len(rows) - 1
		rows[last] = append(rows[last], one)
		x += s.signWidth(one)
	}
	return rows
}

// rowHeight is that of a line of the key.
func (s *Scene) rowHeight() float64 { return 1.45 * s.measure.small }

// key writes the signs at the foot of a stage.
func (s *Scene) key(list *List, stage *stage) {
	m := s.measure
	rows := s.rows(s.signs(stage), stage.room.w)
	y := stage.room.y + stage.room.h - 0.25*m.small - float64(len(rows)-1)*s.rowHeight()
	for _, row := range rows {
		x := stage.room.x
		for _, one := range row {
			left := x
			if one.colour >= 0 {
				list.add(Panel, Shape{
					Kind: Disc, X: float32(x + 0.4*m.small), Y: float32(y - 0.36*m.small), Radius: float32(0.36 * m.small), Colour: colourOf(one.colour),
				})
				left += m.small
			}
			list.add(Panel, text(left, y, m.small, one.text, s.colours.muted))
			x += s.signWidth(one)
		}
		y += s.rowHeight()
	}
}
