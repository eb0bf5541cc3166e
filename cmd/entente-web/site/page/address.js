// The address says which run the page shows: ?scenario=NAME&seed=NUMBER&levers=TICK:PATH=VALUE,… A link is all that is needed
// to see it again.

// readAddress is what the address asks for; what it leaves out is as in first, or as the browser is set up.
export function readAddress(first) {
	const asked = new URLSearchParams(location.search);
	const browser = (navigator.language || "").startsWith("ko") ? "ko" : "en";
	return {
		scenario: asked.get("scenario") || first.scenario,
		seed: asked.get("seed") || first.seed,
		levers: asked.get("levers") || "",
		language: ["en", "ko"].includes(asked.get("lang")) ? asked.get("lang") : browser,
		theme: ["light", "dark"].includes(asked.get("theme")) ? asked.get("theme") : "auto",
	};
}

// writeAddress puts the run that is shown into the address, readably.
export function writeAddress(shown) {
	const parts = ["scenario=" + encodeURIComponent(shown.scenario), "seed=" + encodeURIComponent(shown.seed)];
	if (shown.levers) parts.push("levers=" + encodeURIComponent(shown.levers).replaceAll("%3A", ":").replaceAll("%2C", ",").replaceAll("%3D", "="));
	parts.push("lang=" + shown.language);
	if (shown.theme !== "auto") parts.push("theme=" + shown.theme);
	history.replaceState(null, "", "?" + parts.join("&"));
}
