package chunk

import (
	"fmt"
	"slices"
)

// Check says whether a part is that of a chunk, done by a program of that version. The error names what differs first; it wraps
// ErrPart, and ErrOtherJob too where the part is of another job.
func (p *Part) Check(c Chunk, programVersion string) error {
	return belonging(&p.Chunk, p.ProgramVersion, &c, programVersion)
}

// belonging compares the chunk that a part is of with the one that is asked for.
func belonging(is *Chunk, isVersion string, asked *Chunk, askedVersion string) error {
	switch {
	case isVersion != askedVersion:
		return fmt.Errorf("a program of version %s made it, this is %s: %w: %w", isVersion, askedVersion, ErrOtherJob, ErrPart)
	case is.Scenario != asked.Scenario:
		return fmt.Errorf("its scenario is %s, not %s: %w: %w", short(is.Scenario), short(asked.Scenario), ErrOtherJob, ErrPart)
	case is.Seed != asked.Seed:
		return fmt.Errorf("its seed is %d, not %d: %w: %w", is.Seed, asked.Seed, ErrOtherJob, ErrPart)
	case is.Job != asked.Job:
		return fmt.Errorf("its job is %s, not %s: %w: %w", short(is.Job), short(asked.Job), ErrOtherJob, ErrPart)
	case is.Stage != asked.Stage:
		return fmt.Errorf("its stage is %d, not %d: %w", is.Stage, asked.Stage, ErrPart)
	case is.Number != asked.Number:
		return fmt.Errorf("it is of chunk %d, not %d: %w", is.Number, asked.Number, ErrPart)
	case is.Rows != asked.Rows:
		return fmt.Errorf("its rows are %v, not %v: %w", is.Rows, asked.Rows, ErrPart)
	case is.Runs != asked.Runs:
		return fmt.Errorf("its runs are %v, not %v: %w", is.Runs, asked.Runs, ErrPart)
	}
	return nil
}

// short is the beginning of a hash, as people read it.
func short(hash string) string {
	const enough = 12
	if len(hash) > enough {
		return hash[:enough]
	}
	return fmt.Sprintf("%q", hash)
}

// String writes a range as first to last number.
func (r Range) String() string {
	switch {
	case r.To <= r.From:
		return "none"
	case r.Len() == 1:
		return fmt.Sprint(r.From)
	}
	return fmt.Sprintf("%d-%d", r.From, r.To-1)
}

// differs names the first thing in which a job is another than the one that is wanted; nothing where they are the same.
func (j *Job) differs(wanted *Job) string {
	switch {
	case j.Kind != wanted.Kind:
		return fmt.Sprintf("its kind is %s, not %s", j.Kind, wanted.Kind)
	case j.ProgramVersion != wanted.ProgramVersion:
		return fmt.Sprintf("a program of version %s made it, this is %s", j.ProgramVersion, wanted.ProgramVersion)
	case !slices.Equal(j.Scenarios, wanted.Scenarios):
		return "its scenario is " + scenariosOf(j) + ", not " + scenariosOf(wanted)
	case j.Seed != wanted.Seed:
		return fmt.Sprintf("its seed is %d, not %d", j.Seed, wanted.Seed)
	case j.Runs != wanted.Runs:
		return fmt.Sprintf("it has %d runs, not %d", j.Runs, wanted.Runs)
	case !slices.Equal(j.Outcomes, wanted.Outcomes):
		return fmt.Sprintf("its outcomes are %q, not %q", j.Outcomes, wanted.Outcomes)
	case !slices.Equal(j.Arguments, wanted.Arguments):
		return fmt.Sprintf("its arguments are %q, not %q", j.Arguments, wanted.Arguments)
	}
	for k := range max(len(j.Documents), len(wanted.Documents)) {
		switch {
		case k >= len(j.Documents):
			return "it has no " + wanted.Documents[k].Name
		case k >= len(wanted.Documents) || j.Documents[k].Name != wanted.Documents[k].Name:
			return "it has another document: " + j.Documents[k].Name
		case j.Documents[k].Text != wanted.Documents[k].Text:
			return "its " + j.Documents[k].Name + " is another"
		}
	}
	if a, _ := j.ID(); a != "" {
		if b, _ := wanted.ID(); a == b {
			return ""
		}
	}
	return "its settings are others"
}

// scenariosOf names the scenarios of a job with the beginnings of their hashes.
func scenariosOf(j *Job) string {
	text := ""
	for k, scenario := range j.Scenarios {
		if k > 0 {
			text += " and "
		}
		text += fmt.Sprintf("%s (%s)", scenario.Name, short(scenario.SHA256))
	}
	return text
}
