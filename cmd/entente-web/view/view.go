package view

import (
	"fmt"
	"image"
	"strings"

	"entente/agents"
	"entente/render"
	"entente/render/live"
	"entente/render/raster"
	"entente/render/scene"
	"entente/sim"
)

// View shows a run in pictures. It belongs to one goroutine.
type View struct {
	run     *live.Run
	look    Look
	scene   *scene.Scene
	shown   int // records in the scene
	painter *raster.Painter
	list    scene.List
	picture *image.RGBA
}

// NewView makes a view of nothing.
func NewView() (*View, error) {
	painter, err := raster.New()
	if err != nil {
		return nil, err
	}
	return &View{painter: painter}, nil
}

// Show shows a run. If it is the one that was shown, with other turns, everybody keeps their places.
func (v *View) Show(run *live.Run) error {
	if v.scene != nil && run.Original() == v.run.Original() {
		v.run = run
		if records := v.beside(); records == v.shown && records == 1 {
			return v.scene.Update(run.Record())
		} else if records == v.shown {
			return v.scene.Update(run.Original().Record(), run.Record())
		}
	}
	selected := ""
	if v.scene != nil {
		selected = v.scene.Selected()
	}
	v.run = run
	return v.lay(selected)
}

// SetLook changes the look. An error leaves the former.
func (v *View) SetLook(look Look) error {
	if look == v.look && v.scene != nil {
		return nil
	}
	former, selected := v.look, ""
	if v.scene != nil {
		selected = v.scene.Selected()
	}
	v.look = look
	if v.run == nil {
		return nil
	}
	if err := v.lay(selected); err != nil {
		v.look = former
		return err
	}
	return nil
}

// pair are the run without turns and with them, titled so.
func (v *View) pair() (plain, turned *sim.Record) {
	titled := func(record *sim.Record, english, korean string) *sim.Record {
		copied := *record
		copied.Title = agents.Text{English: record.Title.English + ": " + english, Korean: record.Title.In("ko") + ": " + korean}
		return &copied
	}
	return titled(v.run.Original().Record(), "as it was", "원래대로"), titled(v.run.Record(), "levers moved", "레버를 바꿈")
}

// beside is how many runs are shown.
func (v *View) beside() int {
	if v.look.Beside && len(v.run.Turns()) > 0 {
		return 2
	}
	return 1
}

// lay makes a new scene.
func (v *View) lay(selected string) error {
	var next *scene.Scene
	var err error
	count := v.beside()
	if count == 2 {
		plain, turned := v.pair()
		next, err = scene.Compare(plain, turned, v.look.options())
	} else {
		next, err = scene.New(v.run.Record(), v.look.options())
	}
	if err != nil {
		return err
	}
	next.Select(selected)
	v.scene, v.shown = next, count
	return nil
}

// Scene is what is drawn, nil before anything is shown: for what is where, and for selecting.
func (v *View) Scene() *scene.Scene { return v.scene }

// Draw draws a time, in ticks, into a picture that the next call draws over. Moves take so many ticks.
func (v *View) Draw(t, ease float64) (*image.RGBA, error) {
	if v.scene == nil {
		return nil, fmt.Errorf("draw: %w", scene.ErrEmpty)
	}
	v.scene.SetEase(ease)
	v.scene.Frame(t, &v.list)
	if size := image.Rect(0, 0, v.list.Width, v.list.Height); v.picture == nil || v.picture.Rect != size {
		v.picture = image.NewRGBA(size)
	}
	return v.picture, v.painter.Draw(&v.list, v.picture)
}

// About is what a page says of a run beside its picture.
type About struct {
	Scenario string   `json:"scenario"`
	Title    string   `json:"title"`
	About    string   `json:"about"`
	Seed     string   `json:"seed"`
	Ticks    int      `json:"ticks"`
	Dates    []string `json:"dates"`
	// Record and Plain are the SHA-256 of the run with its turns and without.
	Record string       `json:"record"`
	Plain  string       `json:"plain"`
	Turns  string       `json:"turns"`
	Moved  []live.Moved `json:"moved"`
	Actors []Actor      `json:"actors"`
	// Story tells the run in plain text.
	Story string `json:"story"`
}

// Actor is one to select.
type Actor struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// storyWidth is how many columns the story takes.
const storyWidth = 72

// About tells of the run that is shown, in the look's language.
func (v *View) About() (About, error) {
	language, record, document := v.look.spoken(), v.run.Record(), &v.run.Scenario().Document
	about := About{
		Scenario: document.Name, Title: language.Text(record.Title), About: language.Text(agents.Text(document.About)),
		Seed: fmt.Sprint(record.Seed), Ticks: record.Ticks, Record: record.SHA256(),
		Turns: live.FormatTurns(v.run.Turns()), Moved: v.run.Told(language),
	}
	if about.Plain = about.Record; v.run.Original().Record() != record {
		about.Plain = v.run.Original().Record().SHA256()
	}
	for tick := range record.Ticks {
		about.Dates = append(about.Dates, language.Date(record.Calendar, tick))
	}
	for _, actor := range record.Actors {
		about.Actors = append(about.Actors, Actor{actor.ID, language.Text(actor.Name)})
	}
	var story strings.Builder
	if err := render.Story(&story, record, render.StoryOptions{Language: language, Width: storyWidth}); err != nil {
		return about, err
	}
	about.Story = story.String()
	return about, nil
}

// Levers are those that can be moved, in the look's language.
func (v *View) Levers() []live.Group { return v.run.Offers(v.look.spoken()) }
