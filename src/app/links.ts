/** Plain links everywhere; inside the app they change the screen without loading the page again. */
import { insteadOfLeaving } from './hand-over.ts';
import { router } from './routes.tsx';

/** Addresses of the server's own, which no screen answers. */
const SERVED = ['/s', '/p', '/feed', '/open', '/embed', '/healthz', '/metrics', '/icons', '/assets'];

export function followLinks(): void {
	document.addEventListener('click', (event) => {
		if (event.defaultPrevented || event.button !== 0) return;
		if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
		const link = event.target instanceof Element ? event.target.closest('a') : null;
		if (!link?.hasAttribute('href')) return;
		if (!leadsToScreen(link)) {
			const instead = insteadOfLeaving.peek();
			if (!instead) return;
			event.preventDefault();
			return instead();
		}
		if (link.getAttribute('href')?.startsWith('#')) return skipTo(event, link.hash);
		event.preventDefault();
		// a link that only changes the view of this screen leaves no trace in the history and the finger where it is
		const replace = 'replace' in link.dataset;
		void router.navigate({ href: link.pathname + link.search + link.hash, replace, resetScroll: !replace });
	});
}

/** To a screen of ours, in this window: not to another site, to a file, or to what the server itself answers. */
function leadsToScreen(link: HTMLAnchorElement): boolean {
	if (link.target || link.hasAttribute('download') || link.origin !== location.origin) return false;
	return !SERVED.some((path) => link.pathname === path || link.pathname.startsWith(`${path}/`));
}

/** A jump within the screen moves the focus and leaves the address alone: back still leaves the screen. */
function skipTo(event: Event, hash: string): void {
	const target = document.getElementById(decodeURIComponent(hash.slice(1)));
	if (!target) return;
	event.preventDefault();
	if (!target.hasAttribute('tabindex')) target.tabIndex = -1;
	target.focus();
	target.scrollIntoView();
}
