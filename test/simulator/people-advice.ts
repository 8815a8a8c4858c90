/** People ask for advice and agree on a time to meet; whoever coordinates answers, notes, hands on and closes. */
import type { Chance } from './chance.ts';
import { type Act, createHands, PRIVATE_MARK } from './hands.ts';
import type { Scene } from './scene.ts';
import type { SimDevice } from './sim-device.ts';

/** What an author wrote: read by coordinators and by that author; nowhere, once it was taken back. */
export const ADVICE_MARK = `${PRIVATE_MARK}ADVICE-`;
/** What coordinators noted for themselves. */
export const NOTE_MARK = `${PRIVATE_MARK}NOTED-`;

export type AdviceAct =
	| 'times to meet are offered'
	| 'advice is asked'
	| 'a time to meet is chosen'
	| 'advice is given'
	| 'advice is asked on, or taken back';

/** Whose words they are: a copied device is the same person's. */
export const authorOf = (deviceName: string): string =>
	deviceName.replace(/^(?:copy \d+ of )+/, '').replaceAll(' ', '_');

export function adviceActs(scene: Scene): Record<AdviceAct, Act> {
	const { clockwork } = scene;
	const { act, pageOf, write, uuid, readers, theCity, day } = createHands(scene);
	const words = (device: SimDevice, by: Chance) => `${ADVICE_MARK}${authorOf(device.name)}-${by.below(1e9)}`;
	const free = (device: SimDevice, by: Chance) => [...(pageOf(device, by).device.town.peek()?.meetings.keys() ?? [])];
	/** What comes of it, one thing after another, if nothing comes between. */
	const goesOn = (by: Chance, ...next: AdviceAct[]) => {
		let ms = 0;
		for (const name of next) {
			ms += 500 + by.below(4_000);
			clockwork.after(clockwork.born('somebody', 'engine'), ms, () => void acts[name](by));
		}
	};

	const acts: Record<AdviceAct, Act> = {
		'times to meet are offered': (by) => {
			const date = day(3 + by.below(20));
			const times = [10, 11].map((hour) => ({ meetingId: uuid(by), date, from: `${hour}:00`, to: `${hour}:30` }));
			const reach = `${PRIVATE_MARK}ring`;
			write(by.pick(theCity()), by, 'meeting.offer', { deskId: by.pick(DESKS), how: 'phone', reach, times });
			if (by.is(0.7)) goesOn(by, 'advice is asked', 'advice is asked', 'a time to meet is chosen');
		},
		'advice is asked': (by) => {
			const device = by.pick(readers());
			const window = pageOf(device, by);
			const [text, times, isToMeet] = [words(device, by), free(device, by), by.is(0.6)];
			const meeting = isToMeet && times.length > 0 ? { meetingId: by.pick(times) } : {};
			const said = { code: '23456789', theme: 'begin' as const, text, deskId: by.pick(DESKS), ...meeting };
			act(window, () => window.consults.askAdvice(said, {}));
			if (by.is(0.5)) goesOn(by, 'advice is given', 'advice is asked on, or taken back', 'advice is given');
		},
		'a time to meet is chosen': (by) => {
			const device = by.pick(readers());
			const mine = pageOf(device, by).consults.consults.peek() ?? [];
			const times = free(device, by);
			if (mine.length === 0) return;
			const meeting = times.length > 0 && by.is(0.8) ? { meetingId: by.pick(times) } : {};
			write(device, by, 'consult.meet', { consultId: by.pick(mine).consultId, ...meeting });
		},
		'advice is given': (by) => {
			const device = by.pick(theCity());
			const asked = [...(pageOf(device, by).private.privateTown.peek()?.consults.values() ?? [])];
			if (asked.length === 0) return;
			const { id: consultId } = by.pick(asked);
			const note = `${NOTE_MARK}${consultId}`;
			const what = by.below(5);
			if (what === 0) write(device, by, 'consult.change', { consultId, owner: 'take', note });
			else if (what === 1)
				write(device, by, 'consult.hand', { consultId, deskId: by.pick(DESKS), words: '担当がいます' });
			else if (what === 2) write(device, by, 'consult.close', { consultId, outcome: 'settled' });
			else write(device, by, 'consult.answer', { consultId, text: `こたえ${by.below(1e6)}` });
		},
		'advice is asked on, or taken back': (by) => {
			const device = by.pick(readers());
			const mine = pageOf(device, by).consults.consults.peek() ?? [];
			if (mine.length === 0) return;
			const { consultId } = by.pick(mine);
			if (by.is(0.5)) write(device, by, 'consult.add', { consultId, text: words(device, by) });
			else write(device, by, 'consult.withdraw', { consultId });
		},
	};
	return acts;
}

const DESKS = ['city', 'plaza'] as const;
