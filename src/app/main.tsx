/**
 * Start of the page, in the order that safety and speed ask for:
 *
 * settings → words → the town from IndexedDB → the screen the address names → draw (or take over what the worker kept)
 * → only then the network: the loop, the worker.
 *
 * On a device that has a town, home waits for the town and the words alone; what else the device keeps is read behind it.
 */
import './arrive-from-outside.ts';
import '../ui/tokens.css';
import '../ui/base.css';
import { effect } from '@preact/signals';
import { RouterProvider } from '@tanstack/react-router';
import { hydrate, render } from 'preact';
import { isInsideLine } from '../../contract/outward.ts';
import { giveUpAll } from '../data/connection.ts';
import { device } from '../data/device.ts';
import { KIOSK_HINT } from '../data/kiosk-state.ts';
import { loadSaved } from '../data/saved.ts';
import { areMirrored, loadSettings, settings } from '../data/settings.ts';
import { status } from '../data/status.ts';
import { keptMoment } from '../features/home/kept.ts';
import { loadFirstMessages } from '../i18n/load.ts';
import { followSettings } from './appearance.ts';
import { greetScreens } from './arrival.ts';
import { openDisplayInPlace } from './display-dialog.tsx';
import { recogniseKeptScreen } from './kept-screen.ts';
import { followLinks } from './links.ts';
import { router } from './routes.tsx';

async function start(): Promise<void> {
	// what only a kiosk needs comes while the town is read
	const kiosk = startsAsKiosk() ? import('./kiosk-mode.ts') : null;
	kiosk?.catch(() => undefined); // said where it is waited for
	const settled = loadSettings();
	const read = Promise.all([device.start(), settled, loadSaved()]);
	if (restsOnTownAlone()) await Promise.all([Promise.race([read, untilReady()]), loadWords()]);
	else await Promise.all([read, settled.then(loadWords)]);
	followSettings();
	const kioskMode = await kiosk;
	const isKiosk = (await kioskMode?.enterKioskMode()) ?? false;
	await router.load();
	draw();
	openDisplayInPlace();
	followLinks();
	greetScreens();
	await read;
	turnTheLoop();
	if (isKiosk) await kioskMode?.watchOver();
	void afterwards();
}

/** The hint stands where it can be read at once; devices that are somebody's load nothing of it. */
function startsAsKiosk(): boolean {
	try {
		return localStorage.getItem(KIOSK_HINT) === '1';
	} catch {
		return false; // a window that keeps nothing is no kiosk
	}
}

/** What nobody waits for. */
async function afterwards(): Promise<void> {
	const [
		{ keepSearchPrepared },
		{ registerServiceWorker },
		{ keepHomeDrawn },
		{ keepWorkThere },
		{ staySignedIn },
		{ keepFollowing },
	] = await Promise.all([
		import('../data/search.ts'),
		import('./service-worker.ts'),
		import('./keep-home.ts'),
		import('./keep-work.ts'),
		import('./stay-signed-in.ts'),
		import('./keep-following.ts'),
	]);
	keepSearchPrepared();
	keepHomeDrawn();
	keepWorkThere();
	staySignedIn();
	void keepFollowing();
	await registerServiceWorker();
	if (isInsideLine(navigator.userAgent)) await (await import('./line-note.tsx')).showLineNote();
}

/** Home says nothing of what is saved here, and of what waits only when the kept screen does. */
function restsOnTownAlone(): boolean {
	return (
		areMirrored && location.pathname === '/' && !startsAsKiosk() && document.querySelector('.frame__unsent') === null
	);
}

async function loadWords(): Promise<void> {
	await loadFirstMessages(settings.peek().language);
}

/** Resolves when the town that is kept here is shown. */
function untilReady(): Promise<void> {
	return new Promise((resolve) => {
		const stop = effect(() => {
			if (status.value.phase !== 'ready') return;
			resolve();
			queueMicrotask(() => stop());
		});
	});
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

// A page that was left may be kept frozen, and would hold the stores closed for the one that comes after it.
addEventListener('pagehide', giveUpAll);

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
