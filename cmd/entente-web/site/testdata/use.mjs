// Uses the page in a browser, and writes what it finds as lines of JSON.
//
//   ENTENTE_CHROMIUM=/usr/bin/chromium ENTENTE_PUPPETEER=FOLDER node use.mjs ADDRESS PICTURES
//
// ENTENTE_MOMENTS are, as JSON, moments of runs whose pictures are given back. ENTENTE_PUPPETEER is the folder of the package puppeteer-core. Pictures are left in PICTURES; "-" keeps none.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const { default: puppeteer } = await import(pathToFileURL(join(process.env.ENTENTE_PUPPETEER, "lib/esm/puppeteer/puppeteer-core.js")).href);
const [address, pictures] = process.argv.slice(2);
if (pictures !== "-") mkdirSync(pictures, { recursive: true });
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const problems = [];

// The sandbox of Chromium does not work for root, as whom checks often run; what is opened is our own page.
const browser = await puppeteer.launch({ executablePath: process.env.ENTENTE_CHROMIUM, headless: true, args: ["--no-sandbox", "--disable-dev-shm-usage"] });

async function open(query, look = {}) {
	const page = await browser.newPage();
	page.on("console", (message) => problems.push("console: " + message.text()));
	page.on("pageerror", (error) => problems.push("error: " + error.message));
	page.on("dialog", async (dialog) => { problems.push("dialog: " + dialog.message()); await dialog.dismiss(); });
	page.on("request", (request) => { if (!request.url().startsWith(address)) problems.push("request: " + request.url()); });
	page.on("response", (answer) => { if (answer.status() >= 400) problems.push(answer.status() + ": " + answer.url()); });
	await page.setViewport({ width: look.width ?? 1280, height: look.height ?? 800, deviceScaleFactor: look.dense ?? 1 });
	await page.emulateMediaFeatures([
		{ name: "prefers-color-scheme", value: look.scheme ?? "light" },
		{ name: "prefers-reduced-motion", value: look.still ? "reduce" : "no-preference" },
	]);
	await page.goto(address + query);
	return page;
}

// ready waits for a run and gives the SHA-256 of its record, as it is shown.
async function ready(page) {
	await page.waitForSelector("html[data-ready]", { timeout: 120_000 });
	return page.$eval("#hash", (code) => code.textContent);
}

const keep = (page, name) => (pictures === "-" ? undefined : page.screenshot({ path: join(pictures, name + ".png") }));
const tell = (step, found) => console.log(JSON.stringify({ step, ...found }));
const text = (page, what) => page.$eval(what, (element) => element.textContent);
const colours = (page) => page.$eval("#picture", (canvas) => {
	const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
	return new Set(new Uint32Array(data.buffer)).size;
});

// seek goes to the end of a tick; the run stands still there.
async function seek(page, tick) {
	await page.$eval("#time", (range, to) => { range.value = to; range.dispatchEvent(new Event("input", { bubbles: true })); }, tick);
	await pause(200);
}

// again opens what a control asks for and waits for it.
async function again(page, act) {
	await page.evaluate(() => { delete document.documentElement.dataset.ready; });
	await act();
	return ready(page);
}

async function play() {
	const page = await open("?scenario=korea-stargate&seed=7&lang=en");
	const record = await ready(page);
	const first = await page.evaluate(() => performance.getEntriesByName("first picture")[0].startTime);
	const before = Number(await page.$eval("#picture", (canvas) => canvas.dataset.frames));
	const date = await text(page, "#date");
	await pause(4000);
	const frames = Number(await page.$eval("#picture", (canvas) => canvas.dataset.frames)) - before;
	await page.keyboard.press("Space");
	await pause(300);
	const still = await page.$eval("#picture", (canvas) => canvas.dataset.frames);
	await pause(500);
	const rests = still === await page.$eval("#picture", (canvas) => canvas.dataset.frames);
	const draw = await page.evaluate(() => {
		const canvas = document.getElementById("picture"), bytes = new Uint8ClampedArray(4 * canvas.width * canvas.height);
		const start = performance.now();
		for (let tick = 0; tick < 60; tick++) entente.draw(tick + 0.3, 1, bytes);
		return (performance.now() - start) / 60;
	});
	tell("play", { record, milliseconds: first, frames, perSecond: frames / 4, rests, date, later: await text(page, "#date"), colours: await colours(page), draw });
	await keep(page, "play");
	return page;
}

// draw paints moments of a run onto the page's own canvas and reads them back from there, as PNG.
async function draw(wanted) {
	for (const { name, scenario, look, time, actor } of wanted) {
		const page = await open("?seed=1&scenario=" + scenario, { still: true });
		await ready(page);
		const png = await page.evaluate(({ look, time, actor }) => {
			const checked = (answer) => { if (answer.error !== undefined) throw new Error(answer.error); };
			checked(entente.look(JSON.stringify(look)));
			checked(entente.select(actor));
			const canvas = document.getElementById("picture"), image = new ImageData(look.width, look.height);
			checked(entente.draw(time, 1, image.data));
			canvas.width = look.width;
			canvas.height = look.height;
			canvas.getContext("2d").putImageData(image, 0, 0);
			return canvas.toDataURL("image/png").split(",")[1];
		}, { look, time, actor });
		if (pictures !== "-") writeFileSync(join(pictures, "reviewed-" + name + ".png"), png, "base64");
		tell("draw", { name, png });
		await page.close();
	}
}

// turn moves a lever by its keys, looks at both runs side by side, and puts it back.
async function turn(page) {
	await seek(page, 20);
	await page.focus('.lever[data-path="states.KR.policy.openness_stance"] input');
	const record = await again(page, () => page.keyboard.press("End"));
	const query = new URL(page.url()).search;
	await page.click("#beside");
	await seek(page, 70);
	await keep(page, "beside");
	const link = await open(query, { scheme: "dark" });
	const linked = await ready(link);
	await link.close();
	const back = await again(page, () => page.click("#undo"));
	await page.$eval("#time", (range) => range.focus());
	await page.keyboard.press("End");
	await pause(300);
	await page.focus('.lever[data-path="states.KR.policy.openness_stance"] input');
	await page.keyboard.press("Home");
	await pause(300);
	tell("turn", { record, query, linked, back, over: await text(page, "#message"), moved: await text(page, "#moves") });
}

// hurry asks for more before the answer is there: the last of it counts, and no lever is lost.
async function hurry() {
	const page = await open("?seed=2&lang=en", { still: true });
	await ready(page);
	const record = await again(page, () => page.evaluate(async () => {
		for (const seed of ["8", "9"]) {
			const field = document.getElementById("seed");
			field.value = seed;
			field.dispatchEvent(new Event("change", { bubbles: true }));
			await new Promise((resolve) => setTimeout(resolve, 5));
		}
	}));
	await seek(page, 20);
	const turned = await again(page, () => page.evaluate(() => {
		for (const range of [...document.querySelectorAll("#levers input")].slice(0, 2)) {
			range.value = range.max;
			range.dispatchEvent(new Event("change", { bubbles: true }));
		}
	}));
	tell("hurry", { record, seed: await page.$eval("#seed", (field) => field.value), turned, query: new URL(page.url()).search });
	await page.close();
}

// point clicks on an actor in the picture, and then on the chart.
async function point(page) {
	await seek(page, 40);
	const room = await page.$eval("#picture", (canvas) => { const { left, top, width, height } = canvas.getBoundingClientRect(); return { left, top, width, height }; });
	const spot = await page.evaluate(({ width, height }) => {
		let chart;
		for (let y = 0; y < height; y += 5) {
			for (let x = 0; x < width; x += 5) {
				chart ??= entente.timeAt(x, y).value > 30 ? [x, y] : undefined;
				if (entente.actorAt(x, y).value === "samsung") return { actor: [x, y], chart };
			}
		}
	}, room);
	await page.mouse.click(room.left + spot.actor[0], room.top + spot.actor[1]);
	await pause(300);
	const actor = await page.$eval("#actor", (list) => list.value);
	await keep(page, "card");
	await page.click("#of-actor");
	const group = await page.$eval("#group", (list) => list.value);
	const before = await text(page, "#date");
	await page.mouse.click(room.left + spot.chart[0], room.top + spot.chart[1]);
	await pause(300);
	tell("point", { actor, group, before, later: await text(page, "#date") });
	await page.close();
}

// scenarios opens each of them by the page's own controls.
async function scenarios() {
	const page = await open("?seed=1", { still: true });
	await ready(page);
	const names = await page.$$eval("#scenario option", (options) => options.map((option) => option.value));
	for (const name of names) {
		const record = await again(page, async () => {
			// Another one first, so that choosing it is a change.
			await page.$eval("#scenario", (list) => { list.selectedIndex = -1; });
			await page.select("#scenario", name);
		});
		tell("scenario", { name, seed: "1", record, about: (await text(page, "#about")).length, story: (await text(page, "#story")).includes(record) });
	}
	const record = await again(page, async () => {
		await page.$eval("#seed", (field) => { field.value = ""; });
		await page.type("#seed", "18446744073709551615\n");
	});
	tell("scenario", { name: names.at(-1), seed: "18446744073709551615", record, about: 1, story: true });
	await page.close();
}

// hostile opens addresses that are up to no good.
async function hostile() {
	const attack = "<img src=x onerror='window.owned=1'><script>window.owned=2</script>";
	for (const query of ["?scenario=" + encodeURIComponent(attack), "?seed=" + encodeURIComponent(attack), "?levers=" + encodeURIComponent("3:" + attack + "=1"), "?levers=" + "1:weights.scale=2,".repeat(500), "?lang=" + encodeURIComponent(attack) + "&theme=" + encodeURIComponent(attack)]) {
		const page = await open(query);
		await ready(page);
		tell("hostile", { query: query.startsWith("?lang") ? "language" : "", ...await page.evaluate(() => ({
			owned: String(window.owned), strange: document.querySelectorAll("img, main script, #message *").length,
			message: document.getElementById("message").textContent.slice(0, 80), opened: document.documentElement.dataset.ready !== undefined,
		})) });
		await page.close();
	}
}

async function looks() {
	for (const look of [
		{ name: "narrow", width: 390, height: 844, dense: 2, scheme: "dark", query: "?lang=ko" },
		{ name: "middle", width: 800, height: 1000, query: "" },
		{ name: "wide", width: 1280, scheme: "dark", query: "?lang=ko&theme=light" },
		{ name: "widest", width: 1920, height: 1080, query: "?theme=dark" },
	]) {
		const page = await open(look.query, { ...look, still: true });
		await ready(page);
		await seek(page, 30);
		tell("look", await page.evaluate((name) => ({
			name, tooWide: document.documentElement.scrollWidth > document.documentElement.clientWidth,
			theme: document.documentElement.dataset.theme, language: document.documentElement.lang,
			unnamed: [...document.querySelectorAll("button:not([hidden]), input, select")].filter((control) => !control.textContent.trim() && !control.getAttribute("aria-label") && !control.labels?.length).length,
		}), look.name));
		await keep(page, look.name);
		await page.close();
	}
}

try {
	const page = await play();
	await draw(JSON.parse(process.env.ENTENTE_MOMENTS));
	await turn(page);
	await point(page);
	await hurry();
	await scenarios();
	await looks();
	tell("problems", { problems });
	await hostile();
	tell("problems", { problems });
} finally {
	await browser.close();
}
