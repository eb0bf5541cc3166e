package docs_test

import "testing"

func TestGuideToGo(t *testing.T) {
	guide{"guide-go.md", map[string]func(t *testing.T){
		"main.go":          runProgram,
		"changeModel":      plain(changeModel),
		"loadMistake":      plain(loadMistake),
		"readRecord":       plain(readRecord),
		"readReasons":      plain(readReasons),
		"keepRecord":       func(t *testing.T) { plain(func() error { return keepRecord(t.TempDir()) })(t) },
		"tellRecord":       plain(tellRecord),
		"addTerm":          plain(addTerm),
		"addAdmissionTerm": plain(addAdmissionTerm),
		"addPhase":         plain(addPhase),
		"addObserver":      plain(addObserver),
	}}.check(t)
}
