/** Counts screens and vain searches of a kiosk; what was typed becomes a topic before it is counted. */
import { effect } from '@preact/signals';
import { SCREENS, topicOf, type UsageWhat } from '../../contract/usage.ts';
import { now } from '../data/clock.ts';
import { kiosk } from '../data/kiosk-state.ts';
import { nothingFound } from '../data/nothing-found.ts';
import { usage } from '../data/usage.ts';
import { router } from './routes.tsx';

/** Who pauses for so long has finished typing. */
const TYPED_MS = 3_000;

export function watchUsage(): void {
	let last = '';
	router.subscribe('onResolved', () => {
		const route = router.state.matches.at(-1)?.routeId ?? '';
		const name = SCREENS[route === '/' ? '/' : route.replace(/\/$/, '')];
		const { pathname } = router.state.location;
		// filters in an address are no new screen
		if (pathname === last) return;
		last = pathname;
		if (name) count('screen', name);
	});
	const topics = new Set<string>();
	effect(() => {
		const text = nothingFound.value;
		if (!text) return;
		const timer = setTimeout(() => {
			const topic = topicOf(text);
			// letter by letter one looks for the same thing
			if (topics.has(topic)) return;
			topics.add(topic);
			count('nothing-found', topic);
		}, TYPED_MS);
		return () => clearTimeout(timer);
	});
}

function count(what: UsageWhat, name: string): void {
	const me = kiosk.peek();
	if (!me) return;
	const { date, time } = now.peek();
	usage
		.count({ placeId: me.placeId, hour: `${date}T${time.slice(0, 2)}`, what, name })
		.catch((reason: unknown) => console.error('A count was not kept', reason));
}
