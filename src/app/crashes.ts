/** How often something broke since it was last asked: a count and nothing of what was on the screen. */
let count = 0;

addEventListener('error', () => count++);
addEventListener('unhandledrejection', () => count++);

export function crashesSinceLastBeat(): number {
	const since = count;
	count = 0;
	return since;
}
