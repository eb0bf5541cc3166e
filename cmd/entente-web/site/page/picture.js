// The picture: a canvas that the engine draws into, at a time that passes while it plays. It is drawn only when something changed.
import * as engine from "./engine.js";

// Pictures of more pixels than that are drawn smaller: the painter works without the graphics card.
const mostPixels = 4_500_000;
// A move takes so many seconds, whatever the speed.
const easing = 0.4;
// The end of a tick is shown by a time just before the next one.
export const shortly = 0.999;

export class Picture {
	constructor(canvas, changed) {
		this.canvas = canvas;
		this.changed = changed;
		this.context = canvas.getContext("2d", { alpha: false });
		this.time = 0;
		this.ticks = 0;
		this.speed = 4;
		this.playing = false;
		this.loop = false;
		this.until = Infinity;
		this.waiting = false;
		this.frames = 0;
	}

	// size is what the engine is to draw, from the room that the canvas has.
	size() {
		const room = this.canvas.getBoundingClientRect();
		let scale = window.devicePixelRatio || 1;
		scale *= Math.min(1, Math.sqrt(mostPixels / Math.max(room.width * room.height * scale * scale, 1)));
		return { width: Math.max(320, Math.round(room.width * scale)), height: Math.max(180, Math.round(room.height * scale)), scale: Math.max(scale, 0.25) };
	}

	get ease() { return Math.max(this.gliding ? 1 : easing * this.speed, 1e-3); }
	get end() { return this.ticks - 1 + Math.max(this.ease, 1); }
	get tick() { return Math.min(Math.floor(this.time), this.ticks - 1); }
	// next is the first tick that nothing of what is seen belongs to: one that a lever can still change.
	get next() { return Math.ceil(this.time); }

	play(on) {
		if (on && this.time >= this.end) this.time = 0;
		this.until = Infinity;
		this.gliding = false;
		this.playing = on && this.ticks > 0;
		this.redraw();
	}

	// glide shows a tick's moves and stops at its end.
	glide(tick) {
		tick = Math.min(Math.max(tick, 0), this.ticks - 1);
		this.until = tick + shortly;
		if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
			this.seek(this.until);
			return;
		}
		this.time = tick;
		this.playing = this.gliding = true;
		this.redraw();
	}

	seek(time) {
		this.playing = this.gliding = false;
		this.time = Math.min(Math.max(time, 0), this.end);
		this.redraw();
	}

	redraw() {
		this.dirty = true;
		if (!this.waiting) {
			this.waiting = true;
			this.before = undefined;
			requestAnimationFrame((now) => this.frame(now));
		}
	}

	frame(now) {
		this.waiting = false;
		if (this.playing) this.pass(Math.min((now - (this.before ?? now)) / 1000, 0.1));
		if (this.dirty || this.playing) this.paint();
		this.dirty = false;
		if (this.playing) {
			this.waiting = true;
			this.before = now;
			requestAnimationFrame((next) => this.frame(next));
		}
	}

	pass(seconds) {
		this.time += seconds * (this.gliding ? shortly / easing : this.speed);
		if (this.time >= this.until) {
			this.time = this.until;
			this.playing = this.gliding = false;
		} else if (this.time >= this.end) {
			this.time = this.loop ? 0 : this.end;
			this.playing = this.loop;
		}
	}

	paint() {
		if (this.ticks === 0) return;
		const { width, height } = this.drawn;
		if (!this.image || this.image.width !== width || this.image.height !== height) {
			this.canvas.width = width;
			this.canvas.height = height;
			this.image = new ImageData(width, height);
		}
		engine.draw(this.time, this.ease, this.image.data);
		this.context.putImageData(this.image, 0, 0);
		this.frames++;
		this.canvas.dataset.frames = this.frames;
		if (this.frames === 1) performance.mark("first picture");
		this.changed();
	}

	// pixel is where in the picture a mouse is.
	pixel(event) {
		const room = this.canvas.getBoundingClientRect();
		return [(event.clientX - room.left) * this.drawn.width / room.width, (event.clientY - room.top) * this.drawn.height / room.height];
	}
}
