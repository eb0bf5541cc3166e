package player

// action is one thing that a key or a button does.
type action uint8

const (
	playOrPause action = iota
	stepForward
	stepBack
	yearForward
	yearBack
	toStart
	toEnd
	faster
	slower
	toggleLoop
	nextActor
	previousActor
	toggleCompare
	toggleLevers
	nextLever
	previousLever
	raiseLever
	lowerLever
	nextState
	asItWas
	toggleTheme
	toggleLanguage
	toggleColour
	toggleNames
	toggleFullScreen
	toggleHelp
	leave
	quit
	noAction
)

// binding is what a key does, with or without the Shift key.
type binding struct {
	key   string
	shift bool
	does  action
}

// bindings are all of them. Letters and signs name their keys in lower case, other keys have their names in the DOM.
var bindings = []binding{
	{"Space", false, playOrPause}, {"ArrowRight", false, stepForward}, {"ArrowLeft", false, stepBack},
	{"ArrowRight", true, yearForward}, {"ArrowLeft", true, yearBack}, {"PageDown", false, yearForward}, {"PageUp", false, yearBack},
	{"Home", false, toStart}, {"End", false, toEnd},
	{"ArrowUp", false, faster}, {"ArrowDown", false, slower}, {"r", false, toggleLoop},
	{"Tab", false, nextActor}, {"Tab", true, previousActor},
	{"c", false, toggleCompare}, {"l", false, toggleLevers}, {"]", false, nextLever}, {"[", false, previousLever},
	{"=", false, raiseLever}, {"+", false, raiseLever}, {"+", true, raiseLever}, {"=", true, raiseLever}, {"-", false, lowerLever},
	{"s", false, nextState}, {"z", false, asItWas},
	{"t", false, toggleTheme}, {"k", false, toggleLanguage}, {"b", false, toggleColour}, {"n", false, toggleNames},
	{"f", false, toggleFullScreen}, {"?", false, toggleHelp}, {"?", true, toggleHelp}, {"h", false, toggleHelp}, {"F1", false, toggleHelp},
	{"Escape", false, leave}, {"q", false, quit},
}

// Keys are all keys that do something, each once.
func Keys() []string {
	var names []string
	known := map[string]bool{}
	for _, b := range bindings {
		if !known[b.key] {
			known[b.key] = true
			names = append(names, b.key)
		}
	}
	return names
}

// Repeats says whether a key that is held down acts again and again.
func Repeats(key string) bool {
	switch key {
	case "ArrowRight", "ArrowLeft", "PageDown", "PageUp", "ArrowUp", "ArrowDown", "Tab", "=", "+", "-":
		return true
	}
	return false
}

// actionOf finds what a key does.
func actionOf(key string, shift bool) action {
	for _, b := range bindings {
		if b.key == key && b.shift == shift {
			return b.does
		}
	}
	return noAction
}

// helpLines is what the help lists: the keys as people know them, and what they do; then some lines of the map.
var helpLines = []struct {
	keys string
	does [2]string // by language
}{
	{"Space", [2]string{"play or pause", "재생, 일시 정지"}},
	{"← →", [2]string{"a tick back, a tick on", "한 틱 뒤로, 앞으로"}},
	{"Shift ← →", [2]string{"twelve ticks back, on", "열두 틱 뒤로, 앞으로"}},
	{"Home End", [2]string{"to the start, to the end", "처음으로, 끝으로"}},
	{"↑ ↓", [2]string{"faster, slower", "빠르게, 느리게"}},
	{"R", [2]string{"repeat without end", "반복 재생"}},
	{"Tab", [2]string{"choose the next actor", "다음 행위자 선택"}},
	{"L", [2]string{"levers of a state", "국가의 정책 레버"}},
	{"[ ]", [2]string{"choose a lever", "레버 고르기"}},
	{"- =", [2]string{"move it: the run goes on otherwise", "레버 조작: 여기서부터 달라진다"}},
	{"S", [2]string{"levers of the next state", "다음 국가의 레버"}},
	{"Z", [2]string{"the run as it was", "원래 실행으로"}},
	{"C", [2]string{"compare two runs", "두 실행 비교"}},
	{"B", [2]string{"colour by bloc or by home", "색: 진영 또는 본국"}},
	{"N", [2]string{"names", "이름 표시"}},
	{"T", [2]string{"light or dark", "밝게, 어둡게"}},
	{"K", [2]string{"한국어", "English"}},
	{"F", [2]string{"full screen", "전체 화면"}},
	{"Click", [2]string{"an actor: why it is where it is", "행위자: 지금 위치의 이유"}},
	{"Wheel", [2]string{"back and on in time", "시간을 뒤로, 앞으로"}},
	{"Esc", [2]string{"close what is open", "열린 것 닫기"}},
	{"Q", [2]string{"quit", "끝내기"}},
	// Not keys, but what lines stand for.
	{"———", [2]string{"a tie between two actors", "두 행위자의 기존 관계"}},
	{"- x -", [2]string{"a feud between two actors", "두 행위자의 불화"}},
	{"/\\/\\", [2]string{"hostility over 0.15: the wider, the more", "0.15 이상의 적대: 굵을수록 강함"}},
}
