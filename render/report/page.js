"use strict";
(() => {
	const page = JSON.parse(document.getElementById("charts").textContent);
	const tip = document.createElement("div");
	tip.className = "tip";
	tip.hidden = true;
	document.body.append(tip);

	// tell shows what is under the pointer: a text, or fields by name. It is only ever set as text.
	function tell(_, event, __, value) {
		tip.hidden = value === null || value === undefined || value === "";
		if (tip.hidden) return;
		tip.textContent = typeof value === "object" ? Object.entries(value).map(([name, field]) => name + ": " + field).join("\n") : String(value);
		const room = 14;
		const left = Math.min(event.clientX + room, document.documentElement.clientWidth - tip.offsetWidth - room);
		const above = event.clientY - tip.offsetHeight - room;
		tip.style.left = Math.max(0, left) + "px";
		tip.style.top = (above > 0 ? above : event.clientY + room) + "px";
	}

	// narrowed folds the legends of a chart that has little room.
	function narrowed(part) {
		if (part === null || typeof part !== "object") return part;
		if (part.legend && part.legend.columns) part.legend.columns = 2;
		Object.values(part).forEach(narrowed);
		return part;
	}

	async function draw(place) {
		try {
			const chart = page.charts[place.dataset.chart];
			const compiled = vegaLite.compile(place.clientWidth < 520 ? narrowed(chart) : chart, { config: page.config });
			const view = new vega.View(vega.parse(compiled.spec, null, { ast: true }), {
				renderer: "svg", container: place, hover: true, expr: vega.expressionInterpreter, tooltip: tell,
			});
			await view.runAsync();
			place.dataset.drawn = "yes";
		} catch (error) {
			place.textContent = page.failed;
			console.error(place.dataset.chart, error);
		}
	}

	// What is folded away on the screen is open on paper, and its charts are drawn as wide as the page, not as the fold.
	const folds = [...document.querySelectorAll("details")];
	const closed = folds.filter((fold) => !fold.open);
	closed.forEach((fold) => { fold.open = true; });
	const drawn = Promise.all([...document.querySelectorAll("[data-chart]")].map(draw)).then(() => {
		closed.forEach((fold) => { fold.open = false; });
		document.documentElement.dataset.drawn = "yes";
	});
	let opened = [];
	addEventListener("beforeprint", () => {
		opened = folds.filter((fold) => !fold.open);
		opened.forEach((fold) => { fold.open = true; });
	});
	addEventListener("afterprint", () => { opened.forEach((fold) => { fold.open = false; }); });
	addEventListener("scroll", () => { tip.hidden = true; }, { passive: true });
	return drawn;
})();
