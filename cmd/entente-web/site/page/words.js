// The words of the page in both languages. Names and sentences about a run come from the engine.
const english = {
	scenario: "Scenario", seed: "Seed", another: "Other luck", language: "Language", theme: "Theme", auto: "System", light: "Light", dark: "Dark",
	loading: "Loading the engine …", running: "Running the scenario …", playback: "Playback", first: "To the start", back: "A step back", play: "Play", pause: "Pause",
	step: "A step on", loop: "Again and again", time: "Time", speed: "Speed", levers: "Levers", hint: "Move one while it runs: the run goes on from there.",
	of: "Of", moved: "Moved", beside: "Beside the run without them", undo: "Put all back", looks: "View", card: "Reasons of", nobody: "nobody: show events",
	home: "Colour by home", record: "Record", copy: "Copy the link to this run", copied: "The link is copied.", about: "About this scenario", story: "The run in words",
	keys: "Keys", licences: "Licences of the programs and the font in this page", states: "States", blocs: "Blocs", actors: "Actors", others: "Everybody",
	same: "SHA-256 of all that happened. The same comes from", turned: "SHA-256 of all that happened; without the levers moved, the same comes from",
	over: "The run is over here: go back in time to move a lever.", remove: "Put back", ofActor: (name) => "Levers of " + name,
	picture: (title, date) => title + ", " + date + ". The run in words is below.", now: (date) => date, branched: (label, value, date) => label + ": " + value + ", from " + date + " on",
	broken: "The engine could not be loaded: ",
	stopped: "The engine has stopped. Load the page again.",
	allKeys: [["Space", "play or pause"], ["← →", "a step back or on"], ["Home End", "to the start or the end"], ["+ −", "faster or slower"], ["L", "again and again"], ["H", "colour by home or bloc"], ["T", "theme"], ["Esc", "events in place of reasons"]],
};
const korean = {
	scenario: "시나리오", seed: "시드", another: "다른 우연", language: "언어", theme: "테마", auto: "시스템", light: "밝게", dark: "어둡게",
	loading: "엔진을 불러오는 중 …", running: "시나리오를 실행하는 중 …", playback: "재생", first: "처음으로", back: "한 단계 뒤로", play: "재생", pause: "일시 정지",
	step: "한 단계 앞으로", loop: "반복", time: "시간", speed: "속도", levers: "정책 레버", hint: "실행 중에 움직이면 그때부터 달라진 길로 이어집니다.",
	of: "대상", moved: "바꾼 것", beside: "바꾸지 않은 실행과 나란히", undo: "모두 되돌리기", looks: "보기", card: "이유를 볼 곳", nobody: "없음: 사건 보기",
	home: "본국별 색", record: "기록", copy: "이 실행의 링크 복사", copied: "링크를 복사했습니다.", about: "이 시나리오는", story: "글로 읽는 실행",
	keys: "단축키", licences: "이 페이지에 든 프로그램과 글꼴의 라이선스", states: "국가", blocs: "진영", actors: "행위자", others: "모두",
	same: "일어난 모든 일의 SHA-256. 다음 명령의 결과와 같습니다:", turned: "일어난 모든 일의 SHA-256. 레버를 바꾸지 않은 실행은 다음 명령의 결과와 같습니다:",
	over: "여기서는 실행이 끝났습니다. 시간을 되돌린 뒤 레버를 움직이세요.", remove: "되돌리기", ofActor: (name) => name + "의 레버",
	picture: (title, date) => title + ", " + date + ". 글로 읽는 실행은 아래에 있습니다.", now: (date) => date, branched: (label, value, date) => date + "부터 " + label + ": " + value,
	broken: "엔진을 불러오지 못했습니다: ",
	stopped: "엔진이 멈췄습니다. 페이지를 다시 불러오세요.",
	allKeys: [["Space", "재생, 일시 정지"], ["← →", "한 단계 뒤로, 앞으로"], ["Home End", "처음으로, 끝으로"], ["+ −", "빠르게, 느리게"], ["L", "반복"], ["H", "본국별, 진영별 색"], ["T", "테마"], ["Esc", "이유 대신 사건"]],
};

export const words = (language) => (language === "ko" ? korean : english);

// translate sets every text of the page that says so by data-word or data-label. Texts are texts, never markup.
export function translate(language) {
	const said = words(language);
	document.documentElement.lang = language;
	for (const element of document.querySelectorAll("[data-word]")) element.textContent = said[element.dataset.word];
	for (const element of document.querySelectorAll("[data-label]")) {
		element.setAttribute("aria-label", said[element.dataset.label]);
		if (element.tagName === "BUTTON") element.title = said[element.dataset.label];
	}
	const list = document.getElementById("keys");
	list.replaceChildren(...said.allKeys.flatMap(([key, what]) => {
		const term = document.createElement("dt"), about = document.createElement("dd");
		term.textContent = key;
		about.textContent = what;
		return [term, about];
	}));
}
