/** A short tap for each key of our own keyboard, made here: no file has to come, and it sounds without a line. */

const SECONDS = 0.03;
const HERTZ = 1_100;
const LOUDNESS = 0.08;

let output: AudioContext | undefined;

/** Sounds once. Silent where the WebView has no sound; one that rests is woken by the touch that asked. */
export function tap(): void {
	if (!('AudioContext' in globalThis)) return;
	output ??= new AudioContext();
	const { currentTime: at, destination } = output;
	const tone = output.createOscillator();
	const level = output.createGain();
	tone.frequency.value = HERTZ;
	level.gain.setValueAtTime(LOUDNESS, at);
	// a tone that is cut off crackles
	level.gain.exponentialRampToValueAtTime(0.001, at + SECONDS);
	tone.connect(level).connect(destination);
	tone.start(at);
	tone.stop(at + SECONDS);
	if (output.state === 'suspended') output.resume().catch((reason: unknown) => console.info('No sound', reason));
}
