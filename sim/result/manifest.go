package result

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	"entente/agents"
	"entente/sim"
)

// The marks by which a manifest is known.
const (
	manifestFormat  = "entente-result"
	manifestVersion = 1
	manifestName    = "manifest.json"
	scenarioName    = "scenario.yaml"
)

// mostManifestBytes bounds the manifest that Read takes; one of 100,000 actors has about 20 MB.
const mostManifestBytes = 64 << 20

// Manifest says what a result is: how to run it again, what the ids in its tables name, and which files belong to it.
// A caller of Write sets ProgramVersion, Arguments and Document; Write fills in the rest from the record.
type Manifest struct {
	Format        string `json:"format"`
	FormatVersion int    `json:"format_version"`
	// ProgramVersion and Arguments say what wrote it: no times and nothing about the machine, so that the same run gives
	// the same bytes.
	ProgramVersion string   `json:"program_version"`
	Arguments      []string `json:"arguments"`

	Scenario     Scenario `json:"scenario"`
	Seed         uint64   `json:"seed"`
	Run          uint64   `json:"run"`
	RecordSHA256 string   `json:"record_sha256"`
	Calendar     Calendar `json:"calendar"`
	Ticks        int      `json:"ticks"`
	// BlocSlots is how many blocs the world had room for; only those listed in Blocs ever existed or may come to exist.
	BlocSlots int `json:"bloc_slots"`

	States []State `json:"states"`
	Actors []Actor `json:"actors"`
	Blocs  []Bloc  `json:"blocs"`
	Events []Event `json:"events"`
	// Ties are documented relations between actors; results from before they were kept have none.
	Ties []Tie `json:"ties,omitempty"`

	// Tables is the format of the tables' files; Files lists every file beside the manifest.
	Tables string `json:"tables"`
	Files  []File `json:"files"`

	// Document is the resolved scenario in canonical YAML, written as scenario.yaml; empty for a model built in Go.
	Document []byte `json:"-"`
}

// Scenario names what was run; SHA256 is the resolved scenario's hash, empty for a model built in Go.
type Scenario struct {
	Name string `json:"name"`
	Text
	SHA256 string `json:"sha256"`
}

// Text is a name in both languages.
type Text struct {
	English string `json:"en"`
	Korean  string `json:"ko"`
}

// Calendar is the run's calendar: first and last day, and week, month, quarter or year.
type Calendar struct {
	Start string `json:"start"`
	End   string `json:"end"`
	Tick  string `json:"tick"`
}

// State is a state; Government is the actor that acts for it, empty where there is none.
type State struct {
	ID string `json:"id"`
	Text
	Government string `json:"government"`
}

// Actor is an actor; InitialBlocs are its memberships before the first tick.
type Actor struct {
	ID string `json:"id"`
	Text
	Kind         string   `json:"kind"`
	Home         string   `json:"home"`
	Country      string   `json:"country"`
	InitialBlocs []string `json:"initial_blocs"`
}

// Bloc is a bloc; Leaders are actors.
type Bloc struct {
	ID string `json:"id"`
	Text
	Leaders []string `json:"leaders"`
}

// Event is an event of the scenario.
type Event struct {
	ID string `json:"id"`
	Text
}

// Tie is a documented relation between two actors that is older than the run; Strength is -1 (feud) to 1 (owner).
type Tie struct {
	Between  [2]string `json:"between"`
	Strength float64   `json:"strength"`
}

// File is one file of the result. Rows is -1 for a file that is no table.
type File struct {
	Name   string `json:"name"`
	Rows   int64  `json:"rows"`
	Bytes  int64  `json:"bytes"`
	SHA256 string `json:"sha256"`
}

// Encode is the manifest as its file holds it.
func (m *Manifest) Encode() ([]byte, error) {
	var buffer bytes.Buffer
	encoder := json.NewEncoder(&buffer)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(m); err != nil {
		return nil, fmt.Errorf("write %s: %w", manifestName, err)
	}
	return buffer.Bytes(), nil
}

// ParseManifest reads and checks a manifest. Errors wrap ErrNotResult, ErrVersion or ErrCorrupt.
func ParseManifest(data []byte) (*Manifest, error) {
	if len(data) > mostManifestBytes {
		return nil, fmt.Errorf("%s: %d bytes, at most %d are read: %w", manifestName, len(data), mostManifestBytes, ErrCorrupt)
	}
	var mark struct {
		Format        string `json:"format"`
		FormatVersion int    `json:"format_version"`
	}
	if err := json.Unmarshal(data, &mark); err != nil {
		return nil, fmt.Errorf("%s is no manifest of a result: %w: %w", manifestName, plainJSON(data, err), ErrNotResult)
	}
	if mark.Format == studyFormat {
		return nil, fmt.Errorf("%s is that of many runs, of which entente report makes a page; this is for the result of one: %w",
			manifestName, ErrNotResult)
	}
	if mark.Format != manifestFormat {
		return nil, fmt.Errorf("%s: format %q, not %q: %w", manifestName, mark.Format, manifestFormat, ErrNotResult)
	}
	if mark.FormatVersion != manifestVersion {
		return nil, fmt.Errorf("%s: format version %d, this program reads %d: %w", manifestName, mark.FormatVersion, manifestVersion, ErrVersion)
	}
	manifest := &Manifest{}
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(manifest); err != nil {
		return nil, fmt.Errorf("%s: %w: %w", manifestName, plainJSON(data, err), ErrCorrupt)
	}
	if _, err := decoder.Token(); err != io.EOF {
		return nil, fmt.Errorf("%s: more than one value: %w", manifestName, ErrCorrupt)
	}
	if err := manifest.check(); err != nil {
		return nil, fmt.Errorf("%s: %w: %w", manifestName, err, ErrCorrupt)
	}
	return manifest, nil
}

// describe fills in what the record says.
func (m *Manifest) describe(record *sim.Record, n *names) {
	m.Format, m.FormatVersion = manifestFormat, manifestVersion
	if m.Arguments == nil {
		m.Arguments = []string{}
	}
	m.Scenario = Scenario{record.Scenario, named(record.Title), record.Hash}
	m.Seed, m.Run, m.RecordSHA256 = record.Seed, record.Run, record.SHA256()
	m.Calendar = Calendar{record.Calendar.Start.Format(dateLayout), record.Calendar.End.Format(dateLayout), record.Calendar.Length.String()}
	m.Ticks, m.BlocSlots = record.Ticks, record.Slots
	m.States, m.Actors, m.Blocs, m.Events = []State{}, []Actor{}, []Bloc{}, []Event{}
	for _, state := range record.States {
		m.States = append(m.States, State{state.ID, named(state.Name), n.actor(int32(state.Government))})
	}
	for i, actor := range record.Actors {
		m.Actors = append(m.Actors, Actor{
			ID: actor.ID, Text: named(actor.Name), Kind: n.kind(actor.Kind), Home: n.state(actor.Home), Country: actor.Country,
			InitialBlocs: n.set(record.Initial[i]),
		})
	}
	for _, bloc := range record.Blocs {
		leaders := []string{}
		for _, leader := range bloc.Leaders {
			leaders = append(leaders, n.actor(leader))
		}
		m.Blocs = append(m.Blocs, Bloc{bloc.ID, named(bloc.Name), leaders})
	}
	for _, event := range record.Events {
		m.Events = append(m.Events, Event{event.ID, named(event.Name)})
	}
	m.Ties = nil
	for _, tie := range record.Ties {
		m.Ties = append(m.Ties, Tie{[2]string{n.actor(int32(tie.A)), n.actor(int32(tie.B))}, tie.Strength})
	}
}

// dateLayout is how dates are written.
const dateLayout = "2006-01-02"

func named(t agents.Text) Text { return Text{t.English, t.Korean} }

func (t Text) agents() agents.Text { return agents.Text{English: t.English, Korean: t.Korean} }
