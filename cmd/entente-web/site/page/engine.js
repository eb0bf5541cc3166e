// The engine: a Go program, which says what it can do in globalThis.entente once it runs.

// start loads the program and begins it. Loaded tells how much of it is there, 0 to 1.
export async function start(loaded, stopped) {
	const go = new Go();
	const answer = await fetch("entente.wasm");
	if (!answer.ok) throw new Error("entente.wasm: " + answer.status);
	const program = await instance(answer, go.importObject, loaded);
	go.run(program).then(stopped, stopped);
}

async function instance(answer, imports, loaded) {
	// What is sent compressed has an unknown length here; then no progress is told.
	const length = answer.headers.get("Content-Encoding") ? 0 : Number(answer.headers.get("Content-Length"));
	let got = 0;
	const counting = new TransformStream({
		transform(part, through) {
			got += part.byteLength;
			if (length > 0) loaded(Math.min(got / length, 1));
			through.enqueue(part);
		},
	});
	const passed = new Response(answer.body.pipeThrough(counting), { headers: { "Content-Type": "application/wasm" } });
	return (await WebAssembly.instantiateStreaming(passed, imports)).instance;
}

// value takes an answer of the program apart.
function value(answer) {
	if (answer === undefined) throw new Error("stopped");
	if (answer.error !== undefined) throw new Error(answer.error);
	return answer.value;
}

const told = (text) => (text ? JSON.parse(text) : null);

export const look = (wanted) => told(value(entente.look(wanted)));
export const open = async (scenario, seed, levers) => told(value(await entente.open(scenario, seed, levers)));
export const turn = async (levers) => told(value(await entente.turn(levers)));
export const levers = () => told(value(entente.levers()));
export const draw = (time, ease, bytes) => value(entente.draw(time, ease, bytes));
export const select = (actor) => value(entente.select(actor));
export const actorAt = (x, y) => value(entente.actorAt(x, y));
export const timeAt = (x, y) => value(entente.timeAt(x, y));
