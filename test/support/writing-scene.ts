/** What journeys of the writing half have in common. */
import type { PushRequest } from '../../contract/intent.ts';
import type { Actor } from '../../contract/roles.ts';
import { accountOf, type Recorded } from '../../src/data/outbox.ts';
import type { Scene } from './in-a-town.ts';
import type { Fault } from './line.ts';
import type { TestDevice } from './test-device.ts';

export const ADMINISTRATOR: Actor = { accountId: 'sato', name: '佐藤', roles: [{ role: 'administrator' }] };

/** Signs in on the device and at the server, as somebody who may write notices of the town. */
export async function signedIn<D extends TestDevice>(
	{ server }: Pick<Scene, 'server'>,
	device: D,
	accountId = 'sato',
): Promise<D> {
	server.signIn({ ...ADMINISTRATOR, accountId });
	await device.own.put('session', { accountId });
	return device;
}

let made = 0;

/**
 * Writes something: a notice of the town by whoever is signed in, else a report of a reader. What begins with `refuse` speaks
 * of something that is not there.
 */
export async function write(device: TestDevice, text: string, draft?: string): Promise<Recorded> {
	const id = `019ab000-0000-7000-8000-${String(++made).padStart(12, '0')}`;
	const options = draft === undefined ? {} : { draft };
	const isRefused = text.startsWith('refuse');
	if ((await accountOf(device.own)) === null) {
		const about = { kind: 'group' as const, id: isRefused ? 'nowhere' : 'g1' };
		return device.outbox.record('report.send', { reportId: id, about, what: 'wrong', text }, options);
	}
	if (isRefused) return device.outbox.record('notice.end', { noticeId: id, text }, options);
	const notice = { title: { ja: text }, level: 'normal' as const, from: '2026-11-01' };
	return device.outbox.record('notice.put', { noticeId: id, notice, text }, options);
}

/** What a device shows of what was done. */
export function shown(device: TestDevice): string[] {
	return [...(device.town.peek()?.notices.values() ?? [])].map((notice) => notice.title.ja);
}

export function waitingTexts(device: TestDevice): unknown[] {
	return device.outbox.outbox.peek().map(({ args }) => args.text);
}

/** Notes each push on its way and lets it pass. */
export function watching(pushes: PushRequest[], then: Fault = (_ask, go) => go()): Fault {
	return (ask, go) => {
		if (isPush(ask.path)) pushes.push(JSON.parse(String(ask.init?.body)) as PushRequest);
		return then(ask, go);
	};
}

/** The fault meets pushes alone. */
export function onlyPushes(fault: Fault): Fault {
	return (ask, go) => (isPush(ask.path) ? fault(ask, go) : go());
}

/** The fault meets everything but pushes. */
export function allButPushes(fault: Fault): Fault {
	return (ask, go) => (isPush(ask.path) ? go() : fault(ask, go));
}

/** The server did it, and its answer is lost. */
export const answerLost: Fault = async (_ask, go) => {
	await go();
	throw new TypeError('Failed to fetch');
};

export function isPush(path: string): boolean {
	return path.endsWith('/push');
}
