// Opens pages from files in a browser without a network, and writes what it finds of each as a line of JSON.
//
//   ENTENTE_CHROMIUM=/usr/bin/chromium ENTENTE_PUPPETEER=FOLDER node open.mjs PICTURES PAGE...
//
// ENTENTE_PUPPETEER is the folder of the package puppeteer-core. Pictures and prints are left in PICTURES; "-" keeps none.
import { mkdirSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const { default: puppeteer } = await import(pathToFileURL(join(process.env.ENTENTE_PUPPETEER, "lib/esm/puppeteer/puppeteer-core.js")).href);
const [pictures, ...pages] = process.argv.slice(2);
const looks = [
	{ name: "narrow", width: 390, scheme: "dark" },
	{ name: "middle", width: 800, scheme: "light" },
	{ name: "wide", width: 1280, scheme: "light" },
];
if (pictures !== "-") mkdirSync(pictures, { recursive: true });

// The sandbox of Chromium does not work for root, as whom checks often run; what is opened are our own pages.
const browser = await puppeteer.launch({ executablePath: process.env.ENTENTE_CHROMIUM, headless: true, args: ["--no-sandbox", "--disable-dev-shm-usage"] });
try {
	for (const file of pages) {
		for (const look of looks) {
			const page = await browser.newPage();
			const found = { page: basename(file), look: look.name, requests: [], messages: [], dialogs: 0 };
			page.on("request", (request) => { if (request.url() !== pathToFileURL(resolve(file)).href) found.requests.push(request.url()); });
			page.on("console", (message) => found.messages.push(message.type() + ": " + message.text()));
			page.on("pageerror", (error) => found.messages.push("error: " + error.message));
			page.on("dialog", async (dialog) => { found.dialogs++; await dialog.dismiss(); });
			await page.setOfflineMode(true);
			await page.setViewport({ width: look.width, height: 900 });
			await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: look.scheme }]);
			await page.goto(pathToFileURL(resolve(file)).href);
			await page.waitForSelector("html[data-drawn]", { timeout: 60_000 });
			Object.assign(found, await page.evaluate(() => ({
				charts: document.querySelectorAll("[data-chart]").length,
				// A chart is drawn if it has marks that are somewhere, and nothing in it is no number.
				drawn: [...document.querySelectorAll("[data-chart] svg")].filter((svg) => {
					const marks = svg.querySelectorAll("[class*=mark-] path, [class*=mark-] line, [class*=mark-] text");
					return marks.length > 5 && svg.getBoundingClientRect().height > 30 && !/NaN|undefined|Infinity/.test(svg.innerHTML);
				}).length,
				scripts: document.scripts.length,
				foreign: document.querySelectorAll("img, iframe, object, embed, link, base, form:not(.vega-bindings)").length,
				owned: window.owned === undefined ? "" : String(window.owned),
				tooWide: document.documentElement.scrollWidth > document.documentElement.clientWidth,
			})));
			// Pointing at a chart tells what is there.
			const mark = await page.$(".chart .mark-symbol.role-mark path, .chart .mark-rect.role-mark path");
			if (mark) {
				await mark.evaluate((element) => element.scrollIntoView({ block: "center", behavior: "instant" }));
				await mark.hover();
				found.tip = await page.$eval(".tip", (tip) => (tip.hidden ? "" : tip.textContent));
			}
			if (look.name === "wide") {
				await page.emulateMediaType("print");
				found.printed = await page.evaluate(() => ({
					charts: [...document.querySelectorAll("[data-chart] svg")].filter((svg) => svg.getBoundingClientRect().width > 100).length,
					ink: getComputedStyle(document.body).color, navigation: getComputedStyle(document.querySelector("nav")).display,
				}));
				const print = await page.pdf({ format: "A4", path: pictures === "-" ? undefined : join(pictures, found.page + ".pdf") });
				found.printed.bytes = print.length;
				await page.emulateMediaType("screen");
			}
			if (pictures !== "-") await page.screenshot({ path: join(pictures, found.page + "-" + look.name + ".png"), fullPage: true });
			console.log(JSON.stringify(found));
			await page.close();
		}
	}
} finally {
	await browser.close();
}
