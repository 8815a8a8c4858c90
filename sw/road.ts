/**
 * The worker's heavy half: the road to the server and the drawing of the home screen, for the events that need them.
 *
 * A script of its own, stored with the worker when it is installed and run only when an event needs it: a cold start
 * waits for the worker, and the worker then has nothing to read but `main.ts`.
 */
import { renewPush } from '../src/data/follow.ts';
import { pushTargetOf } from '../src/data/push-target.ts';
import type { Resting } from './caches.ts';
import { keepHome, withDevice } from './keep-home.tsx';
import { keepResting } from './keep-resting.ts';
import type { FileOfPage } from './kept-document.ts';

declare const self: ServiceWorkerGlobalScope;

export type Road = {
	/** Draws the home screen into the page's document and keeps it. */
	keepHome(file: FileOfPage): Promise<void>;
	/** Keeps what a kiosk's page has drawn of its resting screen. */
	keepResting(file: FileOfPage, resting: Resting | null): Promise<void>;
	/** Sends what waits and walks once to the server's head; answers how many things are still unsent. */
	syncOnce(): Promise<number>;
	/** The browser has another address for Web Push: tells the server. */
	renewPush(): Promise<void>;
};

export const road: Road = {
	keepHome,
	keepResting,
	syncOnce: () =>
		withDevice(async (device) => {
			await device.syncOnce();
			return device.status.peek().waiting;
		}),
	renewPush: async () => {
		await renewPush((key) => pushTargetOf(self.registration.pushManager, key));
		await road.syncOnce();
	},
};

(globalThis as { engawaRoad?: Road }).engawaRoad = road;
