/** What happens when a screen has arrived: its name in the title, the focus on its heading, a word for those who listen. */
import { t } from '../i18n/t.ts';
import { router } from './routes.tsx';

/** Watches from now on; the screen that is there keeps its focus, only its title is set. */
export function greetScreens(): void {
	nameDocument();
	// a heading may learn its words after it is there (data come, the language changes)
	new MutationObserver(nameDocument).observe(document.body, { subtree: true, childList: true, characterData: true });
	router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
		if (!fromLocation || !pathChanged) return;
		const heading = shownHeading();
		(heading ?? document.getElementById('main'))?.focus({ preventScroll: true });
		const announcer = document.getElementById('announcer');
		if (announcer) announcer.textContent = t('common.navigated', { title: headingText() });
	});
}

function nameDocument(): void {
	const name = headingText();
	const title = name ? `${name} | ${t('common.appName')}` : t('common.appName');
	if (document.title !== title) document.title = title;
}

/** Not that of a screen which stands ready beneath another. */
function shownHeading(): HTMLElement | null {
	const heading = document.querySelector<HTMLElement>('#main h1');
	return heading?.closest('[inert]') ? null : heading;
}

/** The heading's words without its readings. */
function headingText(): string {
	const heading = shownHeading();
	if (!heading) return '';
	let text = '';
	const walk = (node: Node) => {
		if (node.nodeName === 'RT' || node.nodeName === 'RP') return;
		if (node.nodeType === Node.TEXT_NODE) text += node.nodeValue;
		for (const child of node.childNodes) walk(child);
	};
	walk(heading);
	return text.trim();
}
