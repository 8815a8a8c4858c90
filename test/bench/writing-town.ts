/** A place of many rooms whose slots people ask for, one after another, so that each wish is another decision. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { addDays, toTokyo } from '../../contract/dates.ts';
import type { Intent, PushAnswer } from '../../contract/intent.ts';
import { NOBODY } from '../../contract/roles.ts';
import { PROTOCOL } from '../../contract/version.ts';
import { ensureArea } from '../../server/areas.ts';
import type { Writing } from '../../server/intents/run-once.ts';
import { appendChanges, type RowChange } from '../../server/log.ts';
import type { Store } from '../../server/store.ts';

export const BENCH_AREA = '132039';
const ROOMS = 40;
const SLOTS = ['am', 'pm', 'eve'];

/** Lays out the place; each room has three slots a day and nothing is known of them yet. */
export async function layOut(store: Store): Promise<void> {
	const rules = {
		hours: [],
		closures: [],
		slots: [
			{ id: 'am', name: { ja: '午前' }, from: '09:30', to: '13:20' },
			{ id: 'pm', name: { ja: '午後' }, from: '13:30', to: '17:20' },
			{ id: 'eve', name: { ja: '夜間' }, from: '17:30', to: '21:20' },
		],
	};
	const rows: RowChange[] = [
		{
			kind: 'place',
			id: 'p',
			data: {
				id: 'p',
				name: '西部コミセン',
				placeType: 'community-centre',
				rules: [rules],
				booking: { channel: 'request', perDay: 3, perMonth: 5 },
			},
		},
		...Array.from({ length: ROOMS }, (_, i): RowChange => {
			const id = `r${i}`;
			return {
				kind: 'room',
				id,
				data: { id, placeId: 'p', name: `第${i}会議室`, purposes: ['meeting'], capacity: 30 },
			};
		}),
	];
	await ensureArea(store, BENCH_AREA);
	await appendChanges(store, BENCH_AREA, rows);
}

export function uuidv7(): string {
	const ms = Date.now().toString(16).padStart(12, '0');
	return `${ms.slice(0, 8)}-${ms.slice(8)}-7${randomUUID().slice(15)}`;
}

/** Wishes for slots that nobody else asks for, each by another group. */
export function createWishes(): (n: number) => Intent {
	const today = toTokyo(Date.now()).date;
	let next = 0;
	return (n) => {
		const at = next++;
		const slotId = SLOTS[at % 3] as string;
		const roomId = `r${Math.floor(at / 3) % ROOMS}`;
		const date = addDays(today, 1 + Math.floor(at / (3 * ROOMS)));
		return {
			n,
			id: uuidv7(),
			name: 'request.ask',
			madeAt: new Date().toISOString(),
			args: {
				requestId: uuidv7(),
				code: 'ABCD2345',
				ticketHash: createHash('sha256').update(randomBytes(16)).digest('base64url'),
				placeId: 'p',
				roomId,
				slots: [{ date, slotIds: [slotId] }],
				purpose: 'meeting',
				people: 8,
				groupName: `第${at}の会`,
			},
		};
	};
}

/** Pushes of one device, written before they are sent: what a device needs for writing is not the server's. */
export type Writer = { send(): Promise<void> };

/** A device that sends `pushes` pushes of `count` intents into the server of this process, each when the one before is answered. */
export function createWriter(
	writing: Writing,
	wish: (n: number) => Intent,
	{ pushes, count }: { pushes: number; count: number },
): Writer {
	const client = uuidv7();
	let n = 0;
	const written = Array.from({ length: pushes }, () => Array.from({ length: count }, () => wish(++n)));
	return {
		async send() {
			for (const intents of written) {
				const answer = await writing.push(BENCH_AREA, {
					protocol: PROTOCOL,
					client,
					intents,
					actor: NOBODY,
					tickets: new Set(),
					opened: new Map(),
				});
				allAccepted(answer, count);
			}
		},
	};
}

/** Throws when one of them was refused: a bench must not measure refusals. */
export function allAccepted({ receipts }: PushAnswer, count: number): void {
	const accepted = receipts.filter(({ status }) => status === 'accepted').length;
	if (accepted !== count)
		throw new Error(
			`${accepted} of ${count} accepted: ${JSON.stringify(receipts.find(({ status }) => status === 'refused'))}`,
		);
}
