/** How a screen is looked at by a machine. Each function runs in the page by itself, so it names nothing outside of it. */
export const RULES = {
	normal: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
	// the theme changes colours and nothing else
	inverse: ['cat.color'],
};

export const THEMES = ['normal', 'inverse'] as const;

/** What a language does not change: colours are looked at in one, in both themes. */
export const COLOURS = ['cat.color'];

export function isInverse(): boolean {
	return document.documentElement.hasAttribute('data-inverse');
}

/** What `src/app/appearance.ts` does when the setting changes, without its way through the store. */
export function wear(inverse: boolean): void {
	document.documentElement.toggleAttribute('data-inverse', inverse);
}

/** Needs axe in the page. */
export async function runAxe({ tags, without = [] }: { tags: string[]; without?: string[] }): Promise<string[]> {
	const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
	// the styles are of our own origin, so there is nothing to be fetched before
	const off = axe.getRules(without).map(({ ruleId }) => [ruleId, { enabled: false }]);
	const rules = without.length > 0 ? Object.fromEntries(off) : {};
	const { violations } = await axe.run(document, { runOnly: tags, rules, preload: false, resultTypes: ['violations'] });
	return violations.flatMap(({ id, help, nodes }) =>
		nodes.slice(0, 5).map(({ html, any }) => `${id}: ${help}: ${html.slice(0, 200)} ${any[0]?.message ?? ''}`),
	);
}

/** What letters of twice the size push off a screen or cut. */
export async function lostAtTwiceTheSize(): Promise<string[]> {
	const html = document.documentElement;
	html.style.fontSize = '200%';
	await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
	const problems: string[] = [];
	if (html.scrollWidth > html.clientWidth) problems.push(`${html.scrollWidth} px wide on ${html.clientWidth}`);
	const scrolls = (element: Element) => /auto|scroll/.test(getComputedStyle(element).overflowX);
	for (const element of document.querySelectorAll<HTMLElement>('body *')) {
		if (element.closest('.visually-hidden, svg, dialog:not([open])') || !element.checkVisibility()) continue;
		const style = getComputedStyle(element);
		const name = element.outerHTML.slice(0, 120);
		const cutsX = style.overflowX === 'hidden' || style.overflowX === 'clip';
		const cutsY = style.overflowY === 'hidden' || style.overflowY === 'clip';
		// a line that is written into scrolls by itself
		const isLine = element.matches('input');
		if (!isLine && cutsX && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1)
			problems.push(`cut off at the side: ${name}`);
		if (!isLine && cutsY && element.scrollHeight > element.clientHeight + 1 && element.clientHeight > 1)
			problems.push(`cut off below: ${name}`);
		const box = element.getBoundingClientRect();
		if (box.width > 0 && box.right > html.clientWidth + 1) {
			let outer: HTMLElement | null = element;
			while (outer && !scrolls(outer)) outer = outer.parentElement;
			if (!outer) problems.push(`reaches over the edge: ${name}`);
		}
	}
	html.style.fontSize = '';
	return problems;
}

/** What a finger would miss: below 44 pixels, unless it stands in a sentence. */
export function smallTargets(): string[] {
	const enough = 43.5;
	return [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary')].flatMap(
		(element) => {
			if (!element.checkVisibility({ checkVisibilityCSS: true }) || element.closest('dialog:not([open])')) return [];
			if (element.matches('.frame__skip')) return [];
			// a file's field may be hidden behind what names it
			const isHidden = element.matches('input[type=file]') && element.offsetHeight < enough;
			const named = isHidden ? document.querySelector<HTMLElement>(`label[for="${element.id}"]`) : null;
			const face = element.closest('label') ?? named ?? element;
			if (isInSentence(face)) return [];
			const box = face.getBoundingClientRect();
			const after = [getComputedStyle(face, '::after'), getComputedStyle(face, '::before')].map((style) => ({
				width: Number.parseFloat(style.width) || 0,
				height: Number.parseFloat(style.height) || 0,
			}));
			const width = Math.max(box.width, ...after.map((part) => part.width));
			const height = Math.max(box.height, ...after.map((part) => part.height));
			if (width >= enough && height >= enough) return [];
			return [`${Math.round(width)}×${Math.round(height)} ${face.outerHTML.slice(0, 140)}`];
		},
	);

	/** A link among words, whose line it cannot leave. */
	function isInSentence(element: HTMLElement): boolean {
		if (getComputedStyle(element).display !== 'inline') return false;
		const words = (element.parentElement?.textContent ?? '').replace(element.textContent ?? '', '').trim();
		return words !== '';
	}
}
