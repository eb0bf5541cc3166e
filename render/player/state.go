package player

import (
	"math"

	"entente/render/scene"
)

// State is what a player shows, for reports and tests.
type State struct {
	Time     float64 `json:"time"` // in ticks
	End      float64 `json:"end"`
	Date     string  `json:"date"`
	Playing  bool    `json:"playing"`
	Speed    float64 `json:"speed"` // ticks a second
	Loop     bool    `json:"loop"`
	Help     bool    `json:"help"`
	Compare  bool    `json:"compare"`
	Levers   bool    `json:"levers"`
	Selected string  `json:"selected"`
	Theme    string  `json:"theme"`
	Language string  `json:"language"`
	Colour   string  `json:"colour"`
	Width    int     `json:"width"`
	Height   int     `json:"height"`
	Scale    float64 `json:"scale"`
	// Moved is how often a lever has been moved, Lever the one that is chosen and where it stands.
	Moved int     `json:"moved"`
	State string  `json:"state"`
	Lever string  `json:"lever"`
	Value float64 `json:"value"`
	Note  string  `json:"note"`
	// Record is the SHA-256 of the run that is watched; whoever wants it asks State for it, because it takes a while.
	Record string `json:"record,omitempty"`
	// Actors are where the actors of the scene were last drawn, if they were asked for.
	Actors map[string][2]int `json:"actors,omitempty"`
	// Track is where the line on which the time is chosen starts and ends, and its height.
	Track [3]int `json:"track"`
	// LeverTracks are the same of the levers, as long as they are open.
	LeverTracks [][3]int `json:"lever_tracks,omitempty"`
}

// State describes what is shown; in full with the hash of the run and where all actors are.
func (p *Player) State(full bool) State {
	record := p.record()
	s := State{
		Time: math.Round(p.clock.at*1e4) / 1e4, End: p.clock.end, Playing: p.clock.playing, Speed: speeds[p.clock.speed], Loop: p.clock.loop,
		Date: p.looks.Language.Date(record.Calendar, min(int(p.clock.at), record.Ticks-1)),
		Help: p.help, Compare: p.pairs, Levers: p.levers.open, Selected: p.scene.Selected(), Theme: "light", Language: p.looks.Language.String(),
		Colour: "bloc", Width: p.size.width, Height: p.size.height, Scale: p.size.scale, Note: p.note.text,
		Track: trackOf(p.bar.track),
	}
	if p.looks.Theme == scene.Dark {
		s.Theme = "dark"
	}
	if p.looks.ColourBy == scene.ByHome {
		s.Colour = "home"
	}
	if p.show.Live != nil {
		s.Moved, s.State = p.show.Live.Moved(), record.States[p.levers.state].ID
	}
	if p.levers.open && p.levers.chosen < len(p.levers.list) {
		lever := &p.levers.list[p.levers.chosen]
		s.Lever, s.Value = lever.Path, lever.Value
		for k := range p.levers.list {
			_, track := p.leverCell(k)
			s.LeverTracks = append(s.LeverTracks, trackOf(track))
		}
	}
	if !full {
		return s
	}
	s.Record = record.SHA256()
	s.Actors = map[string][2]int{}
	for _, id := range p.scene.Actors() {
		if x, y, _, shown := p.scene.ActorPosition(id); shown {
			s.Actors[id] = [2]int{int(x), int(y)}
		}
	}
	return s
}

func trackOf(at area) [3]int { return [3]int{int(at.x), int(at.x + at.w), int(at.y + at.h/2)} }
