/** What people do at their devices. What breaks things they do more often than in life. */
import { createHash } from 'node:crypto';
import type { RequestRow } from '../../contract/request.ts';
import type { Chance } from './chance.ts';
import { type Act, createHands, PRIVATE_MARK } from './hands.ts';
import type { Scene } from './scene.ts';
import type { SimDevice } from './sim-device.ts';

const DATES = ['2026-12-01', '2026-12-02', '2026-12-08'];
const SLOTS = ['am', 'pm', 'eve'];
const HOUR_MS = 3_600_000;

export function peoplesActs(scene: Scene): Record<PeoplesAct, Act> {
	const { devices, clockwork, written, windows, tell, network } = scene;
	const { act, pageOf, write, uuid, readers, theDesk, theCity } = createHands(scene);

	const ask = (device: SimDevice, by: Chance) => {
		const token = Array.from({ length: 32 }, () => by.below(16).toString(16)).join('');
		const requestId = uuid(by);
		const from = by.below(3);
		const placeId = by.pick(['ask', 'ask', 'now', 'paper']);
		const args = {
			requestId,
			code: 'ABCD2345',
			ticketHash: createHash('sha256').update(token).digest('base64url'),
			placeId,
			roomId: `${placeId}-${by.is(0.8) ? 1 : 2}`,
			slots: [{ date: by.pick(DATES), slotIds: SLOTS.slice(from, from + 1 + by.below(2)) }],
			purpose: 'meeting' as const,
			people: 8,
			note: `${PRIVATE_MARK}${requestId}`,
			ifTaken: by.pick(['queue', 'refuse'] as const),
		};
		return write(device, by, 'request.ask', args, { requestId, token, code: 'ABCD2345', placeId });
	};
	const report = (device: SimDevice, by: Chance) => {
		const about = { kind: 'group' as const, id: by.is(0.8) ? `g${by.below(8)}` : 'nowhere' };
		const reportId = uuid(by);
		return write(device, by, 'report.send', { reportId, about, what: 'wrong', text: `${PRIVATE_MARK}${reportId}` });
	};
	const takeBack = (device: SimDevice, by: Chance) => {
		const window = pageOf(device, by);
		act(window, async () => {
			const waiting = window.outbox.outbox.peek();
			if (waiting.length === 0) return;
			const { id } = by.pick(waiting);
			if (!(await window.outbox.withdrawUnsent(id))) return;
			for (const one of written) if (one.id === id) one.takenBack = true;
			tell(`${device.name} took back ${id.slice(-6)}`);
		});
	};

	return {
		'ask for a room': (by) => void ask(by.pick(readers()), by),
		'two ask for the same': (by) => {
			const [one, other] = [by.next(), by.next()];
			const seed = by.below(2 ** 31);
			const [first, second] = one < other ? [0, 1] : [1, 0];
			const some = readers();
			for (const i of [first, second]) {
				const device = some[i % some.length];
				if (device) ask(device, by.named(`${seed}`));
			}
		},
		'withdraw a request': (by) => {
			const device = by.pick(readers());
			const mine = pageOf(device, by).tickets.tickets.peek();
			if (mine.length > 0) write(device, by, 'request.withdraw', { requestId: by.pick(mine).requestId });
		},
		'answer a request': (by) => {
			const device = theDesk()[0];
			if (!device) return;
			const open = [...(pageOf(device, by).private.privateTown.peek()?.requests.values() ?? [])] as (RequestRow & {
				rev: number;
			})[];
			if (open.length === 0) return;
			const { id, rev } = by.pick(open);
			const decision = by.pick(['confirm', 'confirm', 'decline', 'cancel'] as const);
			write(device, by, 'request.answer', { requestId: id, placeId: 'ask', rev, decision, reason: 'other' });
		},
		'paint the board': (by) => {
			const desks = theDesk();
			if (desks.length === 0) return;
			const marks = Array.from({ length: 1 + by.below(4) }, () => ({
				roomId: 'ask-1',
				date: by.pick(DATES),
				slotId: by.pick(SLOTS),
				mark: by.pick(['f', 't', 'c', '?'] as const),
			}));
			const unlike = new Map(marks.map((mark) => [`${mark.date}/${mark.slotId}`, mark]));
			write(by.pick(desks), by, 'board.mark', { placeId: 'ask', marks: [...unlike.values()] });
		},
		'write a notice': (by) => {
			const notice = { title: { ja: `お知らせ${by.below(1e6)}` }, level: 'normal' as const, from: '2026-11-01' };
			write(by.pick(theCity()), by, 'notice.put', { noticeId: uuid(by), notice });
		},
		'end a notice': (by) => {
			const device = by.pick(theCity());
			const known = [...(pageOf(device, by).device.town.peek()?.notices.keys() ?? [])];
			if (known.length > 0) write(device, by, 'notice.end', { noticeId: by.pick(known) });
		},
		'report something': (by) => void report(by.pick(devices), by),
		'two windows write at once': (by) => {
			const device = by.pick(devices);
			if (device.windows.filter(({ kind }) => kind === 'page').length < 2) windows.open(device);
			for (let i = 2 + by.below(3); i > 0; i--) report(device, by);
		},
		'write and take back without a line': (by) => {
			const device = by.pick(devices);
			network.setWeather(device.name, { ...scene.weatherOf(device), cut: 1 });
			for (let i = 2 + by.below(2); i > 0; i--) report(device, by);
			clockwork.after(clockwork.born('somebody', 'engine'), 50 + by.below(2_000), () => takeBack(device, by));
		},
		'take back what was not sent': (by) => takeBack(by.pick(devices), by),
		'write, and the power fails': (by) => {
			const device = by.pick(devices);
			const { life } = by.is(0.5) ? report(device, by) : ask(by.pick(readers()), by);
			life.tasksLeft = 1 + by.below(by.pick([20, 60, 200]));
		},
		'sign out': (by) => {
			const device = theDesk()[0];
			if (!device) return;
			const window = pageOf(device, by);
			act(window, async () => {
				await window.signOut();
				device.account = null;
				device.signedOut = true;
				tell(`${device.name} signed out`);
				clockwork.after(clockwork.born('somebody', 'engine'), 1_000 + by.below(HOUR_MS), () => signIn(device, by));
			});
		},
	};

	function signIn(device: SimDevice, by: Chance) {
		if (!device.signedOut) return;
		const window = pageOf(device, by);
		act(window, async () => {
			await window.signIn('desk-person');
			device.account = 'desk-person';
			device.signedOut = false;
			device.signedInAt = clockwork.now();
			void window.device.syncOnce();
			tell(`${device.name} signed in again`);
		});
	}
}

export type PeoplesAct =
	| 'ask for a room'
	| 'two ask for the same'
	| 'withdraw a request'
	| 'answer a request'
	| 'paint the board'
	| 'write a notice'
	| 'end a notice'
	| 'report something'
	| 'two windows write at once'
	| 'write and take back without a line'
	| 'take back what was not sent'
	| 'write, and the power fails'
	| 'sign out';
