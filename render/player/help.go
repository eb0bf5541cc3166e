package player

import "entente/render/scene"

// drawHelp lists the keys in the middle of the window, as large as there is room for.
func (p *Player) drawHelp(list *scene.List) {
	s, language := p.style, p.looks.Language
	keys, does := 0.0, 0.0
	for _, line := range helpLines {
		keys, does = max(keys, p.font.Width(line.keys, 1)), max(does, p.font.Width(line.does[language], 1))
	}
	const gap, margin, lineHeight = 1.2, 1.6, 1.75
	columns := 1
	rows := len(helpLines)
	height := func(rows int) float64 { return 2*margin + lineHeight*float64(rows+1) }
	width := func(columns int) float64 {
		return 2*margin + float64(columns)*(keys+gap+does) + float64(columns-1)*2*gap
	}
	if height(rows)*s.text > 0.9*float64(p.size.height) {
		columns, rows = 2, (rows+1)/2
	}
	size := min(s.text, 0.96*float64(p.size.width)/width(columns), 0.96*float64(p.size.height)/height(rows))
	w, h := width(columns)*size, height(rows)*size
	x, y := (float64(p.size.width)-w)/2, (float64(p.size.height)-h)/2
	p.box(list, area{0, 0, float64(p.size.width), float64(p.size.height)}, 0, s.shade)
	p.box(list, area{x, y, w, h}, 0.6*size, s.ground)
	x, y = x+margin*size, y+(margin+0.6)*size
	p.write(list, x, y, 1.2*size, p.words().keys, s.ink)
	for k, line := range helpLines {
		left := x + float64(k/rows)*(keys+does+3*gap)*size
		middle := y + lineHeight*size*float64(k%rows+1)
		p.write(list, left, middle, size, line.keys, s.accent)
		p.write(list, left+(keys+gap)*size, middle, size, line.does[language], s.ink)
	}
}
