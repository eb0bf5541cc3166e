package render

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/agents"
	"entente/render/terminal"
	"entente/render/wording"
	"entente/sim"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares a text with the file of that name under testdata, and checks that no line is wider than the screen.
func golden(t *testing.T, name string, width int, got string) {
	t.Helper()
	for line := range strings.Lines(got) {
		assert.LessOrEqual(t, terminal.Columns(strings.TrimRight(line, "\n")), width, line)
	}
	file := filepath.Join("testdata", name+".txt")
	if *update {
		require.NoError(t, os.WriteFile(file, []byte(got), 0o644))
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err, "run the test with -update to make the golden file")
	assert.Equal(t, string(want), got, "differs from %s; look at it and run the test with -update", file)
}

// everyView calls for each language and both widths.
func everyView(t *testing.T, check func(t *testing.T, language wording.Language, width int, suffix string)) {
	t.Helper()
	for _, language := range []wording.Language{wording.English, wording.Korean} {
		for _, width := range []int{80, 120} {
			suffix := fmt.Sprintf("_%s_%d", language, width)
			t.Run(suffix[1:], func(t *testing.T) { check(t, language, width, suffix) })
		}
	}
}

// smallWorld is a run of a made-up world of nine actors, three blocs and three states: its figures mean nothing.
func smallWorld(t *testing.T) *sim.Record {
	t.Helper()
	calendar := sim.Calendar{Start: time.Date(2024, 7, 1, 0, 0, 0, 0, time.UTC), End: time.Date(2027, 6, 1, 0, 0, 0, 0, time.UTC), Length: sim.Month}
	m := sim.NewModel("small", calendar)
	m.Title = agents.Text{English: "A small world", Korean: "작은 세계"}
	for _, state := range []struct {
		id, english, korean string
		government          int
	}{{"US", "United States", "미국", -1}, {"KR", "South Korea", "한국", 8}, {"CN", "China", "중국", -1}} {
		alignment := map[string][]float64{"US": {1, 0.7, -0.5}, "KR": {0.7, 1, 0}, "CN": {-0.5, 0, 1}}[state.id]
		m.States = append(m.States, agents.State{
			ID: state.id, Name: agents.Text{English: state.english, Korean: state.korean}, Government: state.government,
			Policy: agents.Policy{AIFunding: 2, FirmSupport: 0.1, Openness: 0.4, FundingResponse: 0.1, Alignment: alignment},
		})
	}
	m.States[2].Policy.Coordination = 0.6
	for _, actor := range []struct {
		id, english, korean string
		kind                agents.Kind
		home                int
		roles               agents.RoleWeights
		invest, openness    float64
		blocs               agents.Memberships
	}{
		{"openai", "OpenAI", "오픈AI", agents.Firm, 0, agents.RoleWeights{agents.Models: 1}, 9, 0.05, 0b001},
		{"softbank", "SoftBank", "소프트뱅크", agents.Firm, 0, agents.RoleWeights{agents.Capital: 0.7, agents.Telecom: 0.3}, 8, 0.1, 0b001},
		{"meta", "Meta", "메타", agents.Firm, 0, agents.RoleWeights{agents.Models: 0.5, agents.Services: 0.5}, 39, 0.45, 0b010},
		{"ibm", "IBM", "IBM", agents.Firm, 0, agents.RoleWeights{agents.Cloud: 0.6, agents.Research: 0.4}, 7, 0.55, 0b010},
		{"samsung", "Samsung Electronics", "삼성전자", agents.Firm, 1, agents.RoleWeights{agents.Memory: 0.6, agents.Devices: 0.4}, 24, 0.1, 0},
		{"kakao", "Kakao", "카카오", agents.Firm, 1, agents.RoleWeights{agents.Services: 1}, 0.9, 0.35, 0},
		{"huawei", "Huawei", "화웨이", agents.Firm, 2, agents.RoleWeights{agents.Telecom: 0.5, agents.Chips: 0.5}, 12, 0.3, 0b100},
		{"deepseek", "DeepSeek", "딥시크", agents.Firm, 2, agents.RoleWeights{agents.Models: 1}, 0.5, 0.9, 0b100},
		{"kr_gov", "Government of Korea", "한국 정부", agents.Government, 1, agents.RoleWeights{agents.Capital: 1}, 2, 0.4, 0},
	} {
		m.Actors = append(m.Actors, agents.Actor{
			ID: actor.id, Name: agents.Text{English: actor.english, Korean: actor.korean}, Kind: actor.kind, Home: actor.home,
			Country: m.States[actor.home].ID, Roles: actor.roles, Size: 10 * actor.invest, Invest: actor.invest, Revenue: 5 * actor.invest,
			OpennessDeclared: actor.openness, OpennessMeasured: actor.openness, Blocs: actor.blocs,
		})
	}
	m.Blocs = []agents.Bloc{
		{ID: "stargate", Name: agents.Text{English: "Stargate", Korean: "스타게이트"}, Active: true, Leaders: []int{0, 1}, Openness: 0.1,
			Wants: agents.RoleWeights{agents.Memory: 1, agents.Services: 0.5}, Admission: agents.ByInvitation, State: -1, Exclusivity: 0.5,
			Pledges: []agents.Pledge{{Year: 2025, Money: 100}, {Year: 2026, Money: 100}}},
		{ID: "ai_alliance", Name: agents.Text{English: "AI Alliance", Korean: "AI 얼라이언스"}, Active: true, Leaders: []int{2, 3}, Openness: 0.6,
			Wants: agents.RoleWeights{agents.Research: 1, agents.Services: 1}, Admission: agents.Open, State: -1},
		{ID: "china", Name: agents.Text{English: "Chinese bloc", Korean: "중국 진영"}, Active: true, Leaders: []int{6}, Openness: 0.4,
			Wants: agents.RoleWeights{agents.Models: 1, agents.Chips: 1}, Admission: agents.StateLed, State: 2, Exclusivity: 0.3},
	}
	visit, shock, pact := calendar.Tick(time.Date(2025, 2, 4, 0, 0, 0, 0, time.UTC)), 6, 20
	m.Events = []sim.Event{
		{ID: "shock", Name: agents.Text{English: "low-cost model", Korean: "저비용 모델 충격"}, Tick: shock, Effects: []sim.Effect{sim.CostShock{Origin: 7, Factor: 0.3, Diffusion: 1}}},
		{ID: "visit", Name: agents.Text{English: "visit to Seoul", Korean: "서울 방문"}, Tick: visit, Effects: []sim.Effect{sim.InviteToBloc{Bloc: 0, Actors: []int{4, 5}}}},
		{ID: "pact", Name: agents.Text{English: "pact of Seoul", Korean: "서울 협약"}, Tick: pact, Effects: []sim.Effect{sim.JoinBloc{Bloc: 0, Actors: []int{8}}}},
	}
	record, err := sim.Run(context.Background(), m, 7, 0)
	require.NoError(t, err)
	return record
}

func TestStoryOfASmallWorld(t *testing.T) {
	record := smallWorld(t)
	everyView(t, func(t *testing.T, language wording.Language, width int, suffix string) {
		var out bytes.Buffer
		require.NoError(t, Story(&out, record, StoryOptions{Language: language, Width: width}))
		assert.LessOrEqual(t, strings.Count(out.String(), "\n"), 40, "fits the screen")
		assert.NotContains(t, out.String(), "\x1b", "no colour unless asked")
		assert.True(t, strings.HasSuffix(out.String(), record.SHA256()+"\n"), "ends with the record's hash")
		golden(t, "story"+suffix, width, out.String())
	})
}

func TestExplainActorsOfASmallWorld(t *testing.T) {
	record := smallWorld(t)
	everyView(t, func(t *testing.T, language wording.Language, width int, suffix string) {
		var out bytes.Buffer
		for _, actor := range []string{"samsung", "kr_gov"} {
			require.NoError(t, Explain(&out, record, ExplainOptions{Actor: actor, Language: language, Width: width}))
			out.WriteString("\n")
		}
		golden(t, "explain"+suffix, width, out.String())
	})
}
