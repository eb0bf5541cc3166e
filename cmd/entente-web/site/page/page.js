// The page: what its controls do. Every text of a scenario is put into it as text.
import { readAddress, writeAddress } from "./address.js";
import * as engine from "./engine.js";
import { Levers } from "./levers.js";
import { Picture, shortly } from "./picture.js";
import { translate, words } from "./words.js";

const byId = (id) => document.getElementById(id);
const first = { scenario: "korea-stargate", seed: "1", levers: "" };
const shown = readAddress(first);
const dark = matchMedia("(prefers-color-scheme: dark)");
let about, asked = 0, hiding, looked;

const picture = new Picture(byId("picture"), showTime);
const levers = new Levers(turn);
levers.when = () => {
	if (picture.next < picture.ticks) return picture.next;
	tell(words(shown.language).over);
	return undefined;
};

// tell shows a message for a while.
function tell(text) {
	byId("message").textContent = text;
	byId("message").hidden = false;
	clearTimeout(hiding);
	hiding = setTimeout(() => { byId("message").hidden = true; }, 3000 + 50 * text.length);
}

function stopped() {
	picture.playing = false;
	tell(words(shown.language).stopped);
}

// wait shows a text over the picture, or nothing.
function wait(word) {
	byId("waiting").hidden = !word;
	if (word) byId("progress").textContent = words(shown.language)[word];
}

// lookNow is how the engine is to draw, and the page with it.
function lookNow() {
	const isDark = shown.theme === "dark" || (shown.theme === "auto" && dark.matches);
	document.documentElement.dataset.theme = isDark ? "dark" : "light";
	picture.drawn = picture.size();
	return { ...picture.drawn, dark: isDark, byHome: byId("home").checked, beside: byId("beside").checked, language: shown.language };
}

// relook draws in another size, theme or language.
function relook(speaking) {
	const wanted = JSON.stringify(lookNow());
	if (!globalThis.entente || wanted === looked) return;
	looked = wanted;
	const told = engine.look(wanted);
	if (told) {
		describe(told);
		if (speaking) levers.offer(engine.levers(), shown.language);
		levers.follow(told.moved);
		picture.redraw();
	}
}

// stale stands for an answer that is no longer wanted, as something else was asked for meanwhile.
const stale = Symbol("stale");

// take asks the engine for something that takes time. What goes wrong is told, and gives nothing.
async function take(promise) {
	const number = ++asked;
	document.body.setAttribute("aria-busy", "true");
	delete document.documentElement.dataset.ready;
	try {
		const told = await promise;
		return number === asked ? told : stale;
	} catch (problem) {
		if (number !== asked) return stale;
		tell(problem.message);
		return undefined;
	} finally {
		if (number === asked) document.body.removeAttribute("aria-busy");
	}
}

// done writes down what the engine has run, and says that it is there.
function done(told) {
	Object.assign(shown, { scenario: told.scenario, seed: told.seed, levers: told.turns });
	picture.ticks = told.ticks;
	describe(told);
	settle();
}

// open runs a scenario from its start.
async function open() {
	const told = await take(engine.open(shown.scenario, shown.seed, shown.levers));
	if (told === stale) return;
	if (!told) {
		retreat();
		return;
	}
	wait();
	const fresh = about?.scenario !== told.scenario;
	picture.time = 0;
	done(told);
	picture.play(!matchMedia("(prefers-reduced-motion: reduce)").matches);
	// The list of levers takes a moment, and the first picture comes before it.
	if (fresh) await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
	if (about !== told) return;
	if (fresh) levers.offer(engine.levers(), shown.language);
	levers.follow(told.moved);
	document.documentElement.dataset.ready = told.record;
}

// retreat goes back to what was shown before something that cannot be opened or, where that was the first thing, to a run
// without its levers, or else to the first scenario.
function retreat() {
	if (about) {
		done(about);
		document.documentElement.dataset.ready = about.record;
	} else if (shown.levers) {
		shown.levers = "";
		open();
	} else if (shown.scenario !== first.scenario || shown.seed !== first.seed) {
		Object.assign(shown, first);
		open();
	}
}

// turn turns the levers of the run that is shown, which goes on from there.
async function turn(turns, label) {
	levers.turns = turns;
	const told = await take(engine.turn(turns.map(({ tick, path, value }) => `${tick}:${path}=${value}`).join(",")));
	if (told === stale) return;
	if (told) {
		done(told);
		picture.redraw();
	}
	levers.follow(about.moved);
	const last = turns.at(-1);
	if (told && label) byId("said").textContent = words(shown.language).branched(label, last.value, told.dates[last.tick]);
	document.documentElement.dataset.ready = about.record;
}

// describe writes what the engine tells of the run.
function describe(told) {
	about = told;
	const said = words(shown.language);
	document.title = told.title + " · Entente";
	byId("title").textContent = told.title;
	byId("about").textContent = told.about;
	byId("hash").textContent = told.record;
	byId("same").textContent = told.turns ? said.turned : said.same;
	byId("command").textContent = "entente hash " + told.scenario + " --seed " + told.seed;
	byId("story").textContent = told.story;
	byId("time").max = told.ticks - 1;
	const chosen = byId("actor").value;
	const nobody = Object.assign(document.createElement("option"), { value: "", textContent: said.nobody });
	const names = told.actors.map(({ id, name }) => Object.assign(document.createElement("option"), { value: id, textContent: name }));
	byId("actor").replaceChildren(nobody, ...names);
	byId("actor").value = told.actors.some(({ id }) => id === chosen) ? chosen : "";
}

// settle makes the controls and the address say what is shown.
function settle() {
	byId("scenario").value = shown.scenario;
	byId("seed").value = shown.seed;
	byId("language").value = shown.language;
	byId("theme").value = shown.theme;
	writeAddress(shown);
}

let told = -1;
function showTime() {
	const said = words(shown.language);
	byId("play").classList.toggle("playing", picture.playing);
	byId("play").setAttribute("aria-label", picture.playing ? said.pause : said.play);
	byId("play").title = picture.playing ? said.pause : said.play;
	if (!about) return;
	const date = about.dates[picture.tick];
	byId("time").value = picture.tick;
	byId("time").setAttribute("aria-valuetext", date);
	byId("date").textContent = date;
	if (!picture.playing && told !== picture.tick) {
		told = picture.tick;
		byId("picture").setAttribute("aria-label", said.picture(about.title, date));
		byId("said").textContent = said.now(date);
	}
}

function select(id) {
	const selected = engine.select(id);
	byId("actor").value = selected;
	levers.ofActor(selected, byId("actor").selectedOptions[0]?.textContent);
	picture.redraw();
}

function setLoop() {
	picture.loop = !picture.loop;
	byId("loop").setAttribute("aria-pressed", picture.loop);
}

function setSpeed(by) {
	const choices = byId("speed").options;
	byId("speed").selectedIndex = Math.min(Math.max(byId("speed").selectedIndex + by, 0), choices.length - 1);
	picture.speed = Number(byId("speed").value);
}

function setTheme(theme) {
	shown.theme = theme;
	relook();
	settle();
}

function toggle(id) {
	byId(id).checked = !byId(id).checked;
	relook();
}

const keys = {
	" ": () => picture.play(!picture.playing),
	ArrowLeft: () => picture.seek(picture.tick - 1 + shortly),
	ArrowRight: () => picture.glide(picture.time === 0 ? 0 : picture.tick + 1),
	Home: () => picture.seek(0),
	End: () => picture.seek(picture.end),
	"+": () => setSpeed(1), "=": () => setSpeed(1), "-": () => setSpeed(-1),
	l: setLoop, h: () => toggle("home"), t: () => setTheme(document.documentElement.dataset.theme === "dark" ? "light" : "dark"),
	Escape: () => select(""),
};

function listen() {
	const on = (id, kind, action) => byId(id).addEventListener(kind, action);
	on("scenario", "change", () => { Object.assign(shown, { scenario: byId("scenario").value, levers: "" }); open(); });
	on("seed", "change", () => { shown.seed = byId("seed").value.trim(); open(); });
	on("another", "click", () => { shown.seed = String((BigInt(/^\d{1,19}$/.test(shown.seed) ? shown.seed : "0") + 1n)); open(); });
	on("language", "change", () => { shown.language = byId("language").value; translate(shown.language); relook(true); settle(); select(byId("actor").value); });
	on("theme", "change", () => setTheme(byId("theme").value));
	dark.addEventListener("change", () => relook());
	on("first", "click", keys.Home);
	on("back", "click", keys.ArrowLeft);
	on("play", "click", keys[" "]);
	on("step", "click", keys.ArrowRight);
	on("loop", "click", setLoop);
	on("time", "input", () => picture.seek(Number(byId("time").value) + shortly));
	on("speed", "change", () => setSpeed(0));
	on("actor", "change", () => select(byId("actor").value));
	on("home", "change", () => relook());
	on("beside", "change", () => relook());
	on("copy", "click", async () => {
		try {
			await navigator.clipboard.writeText(location.href);
			tell(words(shown.language).copied);
		} catch {
			tell(location.href);
		}
	});
	document.addEventListener("keydown", (event) => {
		// What has the focus comes first with the keys that it knows.
		if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input:not([type=checkbox]), select, pre")) return;
		if (event.target.closest("input, button, summary, a") && (event.key === " " || event.key === "Enter")) return;
		const action = keys[event.key] ?? keys[event.key.toLowerCase()];
		if (!action || !about) return;
		event.preventDefault();
		action();
	});
	listenToPicture();
	let resizing;
	new ResizeObserver(() => { clearTimeout(resizing); resizing = setTimeout(() => relook(), 120); }).observe(byId("frame"));
}

function listenToPicture() {
	const canvas = byId("picture");
	let scrubbing = false;
	canvas.addEventListener("pointerdown", (event) => {
		if (!about || event.button !== 0) return;
		const [x, y] = picture.pixel(event);
		const time = engine.timeAt(x, y);
		if (time >= 0) {
			scrubbing = true;
			canvas.setPointerCapture(event.pointerId);
			picture.seek(time);
			return;
		}
		const actor = engine.actorAt(x, y);
		select(actor === byId("actor").value ? "" : actor);
	});
	canvas.addEventListener("pointermove", (event) => {
		if (!about) return;
		const [x, y] = picture.pixel(event);
		const time = engine.timeAt(x, y);
		if (scrubbing && time >= 0) picture.seek(time);
		canvas.classList.toggle("pointing", time >= 0 || engine.actorAt(x, y) !== "");
	});
	for (const kind of ["pointerup", "pointercancel"]) canvas.addEventListener(kind, () => { scrubbing = false; });
}

async function begin() {
	byId("slow").remove();
	translate(shown.language);
	lookNow();
	settle();
	listen();
	try {
		const [titles] = await Promise.all([
			fetch("scenarios.json").then((answer) => answer.json()),
			engine.start((part) => { byId("loaded").value = part; }, stopped),
		]);
		const list = () => {
			byId("scenario").replaceChildren(...titles.map((title) => Object.assign(document.createElement("option"), { value: title.name, textContent: title[shown.language] })));
			byId("scenario").value = shown.scenario;
		};
		list();
		byId("language").addEventListener("change", list);
	} catch (problem) {
		byId("loaded").hidden = true;
		byId("progress").textContent = words(shown.language).broken + problem.message;
		return;
	}
	performance.mark("engine");
	byId("loaded").removeAttribute("value");
	wait("running");
	relook();
	await open();
}

begin();
