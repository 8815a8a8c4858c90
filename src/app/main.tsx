/**
 * Start of the page, in the order that safety and speed ask for:
 *
 * settings → words → the town from IndexedDB → the screen the address names → draw (or take over what the worker kept)
 * → only then the network: the loop, the worker.
 */
import '../ui/tokens.css';
import '../ui/base.css';
import { RouterProvider } from '@tanstack/react-router';
import { hydrate, render } from 'preact';
import { device } from '../data/device.ts';
import { loadSaved } from '../data/saved.ts';
import { loadSettings, settings } from '../data/settings.ts';
import { keptMoment } from '../features/home/kept.ts';
import { loadFirstMessages } from '../i18n/load.ts';
import { followSettings } from './appearance.ts';
import { greetScreens } from './arrival.ts';
import { openDisplayInPlace } from './display-dialog.tsx';
import { recogniseKeptScreen } from './kept-screen.ts';
import { followLinks } from './links.ts';
import { router } from './routes.tsx';

async function start(): Promise<void> {
	await Promise.all([device.start(), loadWords(), loadSaved()]);
	followSettings();
	await router.load();
	draw();
	openDisplayInPlace();
	followLinks();
	greetScreens();
	turnTheLoop();
	void afterwards();
}

/** What nobody waits for. */
async function afterwards(): Promise<void> {
	const [{ keepSearchPrepared }, { registerServiceWorker }, { keepHomeDrawn }] = await Promise.all([
		import('../data/search.ts'),
		import('./service-worker.ts'),
		import('./keep-home.ts'),
	]);
	keepSearchPrepared();
	keepHomeDrawn();
	await registerServiceWorker();
}

async function loadWords(): Promise<void> {
	await loadSettings();
	await loadFirstMessages(settings.peek().language);
}

/** The loop is told what only a page can see. */
function turnTheLoop(): void {
	const loop = device.startLoop(document.visibilityState === 'visible');
	document.addEventListener('visibilitychange', () => {
		loop.hint(document.visibilityState === 'visible' ? 'visible' : 'hidden');
	});
	addEventListener('online', () => loop.hint('online'));
	addEventListener('focus', () => loop.hint('focus'));
}

function draw(): void {
	const root = document.getElementById('root');
	if (!root) throw new Error('index.html has no #root');
	if (recogniseKeptScreen(router.state.location.pathname)) {
		hydrate(<RouterProvider router={router} />, root);
		keptMoment.value = null;
	} else {
		root.replaceChildren();
		render(<RouterProvider router={router} />, root);
	}
}

start().catch((reason: unknown) => {
	// nothing of ours can be drawn: the sentence in index.html says what to do
	document.getElementById('slow')?.removeAttribute('hidden');
	throw reason;
});
