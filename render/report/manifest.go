package report

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"entente/sim"
	"entente/sim/result"
)

// manifestOfRun says how to run it again, and which files belong to it.
func (p *Page) manifestOfRun(record *sim.Record, m *result.Manifest) []block {
	t := &table{Columns: columns("", "")}
	p.say(t, p.words.Kind, of(p.words.Kinds, "result"))
	p.say(t, p.words.Version, m.ProgramVersion)
	p.say(t, p.words.Arguments, command(m.Arguments))
	p.say(t, p.words.Scenario, p.scenarioName(result.Scenario{
		Name: record.Scenario, Text: result.Text{English: record.Title.English, Korean: record.Title.Korean},
	}))
	p.say(t, p.words.Hash+", "+p.words.Scenario, record.Hash)
	p.say(t, p.words.Seed, strconv.FormatUint(record.Seed, 10))
	p.say(t, p.words.Run, strconv.FormatUint(record.Run, 10))
	p.say(t, p.words.Calendar, fmt.Sprintf("%s – %s, %s", isoDate(record.Calendar, 0),
		isoDate(record.Calendar, record.Ticks-1), record.Calendar.Length))
	p.say(t, p.words.RecordHash, record.SHA256())
	p.say(t, p.words.Tables, m.Tables)
	return append([]block{text(p.words.ManifestLead), {Table: t}}, p.files(m.Files)...)
}

// manifestOfStudy does the same for many runs.
func (p *Page) manifestOfStudy(s *result.Study, kind string) []block {
	t := &table{Columns: columns("", "")}
	p.say(t, p.words.Kind, of(p.words.Kinds, kind))
	p.say(t, p.words.Version, s.ProgramVersion)
	p.say(t, p.words.Arguments, command(s.Arguments))
	for k, scenario := range s.Scenarios {
		letter := ""
		if len(s.Scenarios) > 1 {
			letter = " " + letterOf(k)
		}
		p.say(t, p.words.Scenario+letter, p.scenarioName(scenario))
		p.say(t, p.words.Hash+", "+p.words.Scenario+letter, scenario.SHA256)
	}
	p.say(t, p.words.Seed, strconv.FormatUint(s.Seed, 10))
	p.say(t, p.words.Runs, strconv.FormatUint(s.Runs, 10))
	p.say(t, p.words.Tables, s.Tables)
	return append([]block{text(p.words.ManifestLead), {Table: t}}, p.files(s.Files)...)
}

// say adds a line unless there is nothing to say.
func (p *Page) say(t *table, what, text string) {
	if text != "" {
		t.Rows = append(t.Rows, []cell{{what, "name"}, {text, "code"}})
	}
}

func (p *Page) files(files []result.File) []block {
	if len(files) == 0 {
		return nil
	}
	t := &table{Columns: columns(p.words.File, ">"+p.words.RowsOf, ">"+p.words.Bytes, p.words.Hash)}
	for _, file := range files {
		rows := ""
		if file.Rows >= 0 {
			rows = strconv.FormatInt(file.Rows, 10)
		}
		t.Rows = append(t.Rows, []cell{{Text: file.Name}, {Text: rows}, {Text: strconv.FormatInt(file.Bytes, 10)},
			{file.SHA256, "code"}})
	}
	return []block{{More: &more{fmt.Sprintf("%s (%d)", p.words.Files, len(files)), []block{{Table: t}}}}}
}

// scenarioName is what a scenario is called, in the page's language and by its name.
func (p *Page) scenarioName(s result.Scenario) string {
	title := s.English
	if p.language.String() == "ko" {
		title = cmp.Or(s.Korean, s.English)
	}
	if title == "" || title == s.Name {
		return s.Name
	}
	return title + " (" + s.Name + ")"
}

// command is a command line as a shell reads it.
func command(arguments []string) string {
	words := []string{"entente"}
	for _, argument := range arguments {
		if argument == "" || strings.ContainsAny(argument, " \t\"'\\$`!*?()<>|&;#~[]{}") {
			argument = "'" + strings.ReplaceAll(argument, "'", `'\''`) + "'"
		}
		words = append(words, argument)
	}
	return strings.Join(words, " ")
}

// letterOf is how a scenario of several is called: A for the first.
func letterOf(k int) string { return string(rune('A' + k)) }
