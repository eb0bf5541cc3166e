// The levers: a list of controls for what is chosen, and the list of those that were moved.
import { words } from "./words.js";

const make = (kind, text, more = {}) => Object.assign(document.createElement(kind), text === undefined ? {} : { textContent: text }, more);
const byId = (id) => document.getElementById(id);

// shown is a number with few digits, as it was written.
const shown = (value) => (Number.isFinite(Number(value)) ? String(Number(Number(value).toPrecision(4))) : value);

export class Levers {
	// Turn is called with all turns, as {tick, path, value}, when one was added or removed.
	constructor(turn) {
		this.turn = turn;
		this.groups = [];
		this.turns = [];
		byId("group").addEventListener("change", () => this.list());
		byId("undo").addEventListener("click", () => turn([]));
		byId("of-actor").addEventListener("click", () => this.choose("actors." + this.actor));
	}

	// offer fills the list of what has levers; what was chosen stays chosen.
	offer(groups, language) {
		this.groups = groups;
		this.language = language;
		const said = words(language);
		const chosen = byId("group").value;
		const lists = new Map();
		for (const group of groups) {
			const kind = ["states", "blocs", "actors"].includes(group.kind) ? group.kind : "others";
			if (!lists.has(kind)) lists.set(kind, make("optgroup", undefined, { label: said[kind] }));
			lists.get(kind).append(make("option", group.name, { value: group.id }));
		}
		byId("group").replaceChildren(...lists.values());
		const has = (id) => groups.some((group) => group.id === id);
		byId("group").value = has(chosen) ? chosen : has("states.KR") ? "states.KR" : groups[0]?.id;
		this.list();
	}

	choose(id) {
		if (!this.groups.some((group) => group.id === id)) return;
		byId("group").value = id;
		this.list();
	}

	// ofActor offers to go to the levers of the selected actor.
	ofActor(id, name) {
		this.actor = id;
		byId("of-actor").hidden = !this.groups.some((group) => group.id === "actors." + id);
		byId("of-actor").textContent = words(this.language).ofActor(name);
	}

	// list makes the controls of what is chosen.
	list() {
		const group = this.groups.find((candidate) => candidate.id === byId("group").value);
		byId("levers").replaceChildren(...(group?.levers ?? []).map((lever, k) => this.control(lever, "lever-" + k)));
		this.mark();
	}

	control(lever, id) {
		const row = make("div", undefined, { className: "lever", title: lever.about });
		row.dataset.path = lever.path;
		const label = make("label", lever.label, { htmlFor: id });
		const value = make("output", undefined, { htmlFor: id });
		let control;
		if (lever.allowed) {
			control = make("select", undefined, { id });
			control.append(...lever.allowed.map((word) => make("option", word.replaceAll("_", " "), { value: word })));
		} else {
			control = make("input", undefined, { id, type: "range", min: lever.low, max: lever.high, step: lever.step });
			control.addEventListener("input", () => this.write(row, lever, control.value));
		}
		control.addEventListener("change", () => this.move(lever, control.value));
		row.append(label, value, control);
		this.write(row, lever, this.now(lever));
		control.value = this.now(lever);
		return row;
	}

	// write shows a value beside its lever, with its unit.
	write(row, lever, value) {
		const output = row.querySelector("output");
		output.replaceChildren(lever.allowed ? "" : shown(value));
		if (lever.unit && !lever.allowed) output.append(" ", make("small", lever.unit));
		row.querySelector("input, select").setAttribute("aria-valuetext", shown(value) + " " + lever.unit);
	}

	// now is the value that a lever has after all turns.
	now(lever) { return this.turns.findLast((turn) => turn.path === lever.path)?.value ?? lever.value; }

	// move is called with where to move it to: the caller says from when on.
	move(lever, value) {
		const tick = this.when();
		if (tick === undefined) {
			this.list();
			return;
		}
		const kept = this.turns.filter((turn) => turn.path !== lever.path || turn.tick < tick);
		this.turn([...kept, { tick, path: lever.path, value: String(value) }], lever.label);
	}

	// follow shows what the engine has made of the turns.
	follow(moved) {
		this.turns = moved;
		const said = words(this.language);
		byId("moved").hidden = moved.length === 0;
		byId("moves").replaceChildren(...moved.map((turn, k) => {
			const entry = make("li");
			const remove = make("button", "×", { type: "button", title: said.remove });
			remove.setAttribute("aria-label", said.remove + ": " + turn.label);
			remove.addEventListener("click", () => this.turn(this.turns.filter((_, at) => at !== k)));
			entry.append(make("span", turn.date + ": " + [turn.of, turn.label].filter(Boolean).join(" · ") + " → " + shown(turn.value)), remove);
			return entry;
		}));
		this.mark();
	}

	// mark sets every control to what is the case, and shows which were moved.
	mark() {
		const group = this.groups.find((candidate) => candidate.id === byId("group").value);
		for (const row of byId("levers").children) {
			const lever = group.levers.find((candidate) => candidate.path === row.dataset.path);
			const value = this.now(lever);
			row.classList.toggle("moved", this.turns.some((turn) => turn.path === lever.path));
			row.querySelector("input, select").value = value;
			this.write(row, lever, value);
		}
	}
}
