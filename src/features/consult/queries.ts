/** What this device asked advice for, with what still waits in the outbox laid over it; and the times that are free. Pure. */
import type { ConsultSelf, ConsultState, ConsultTheme } from '../../../contract/consult.ts';
import { hasPassed, type LocalMoment } from '../../../contract/dates.ts';
import type { Guide } from '../../../contract/guide.ts';
import { byTime, type Meeting } from '../../../contract/meeting.ts';
import type { KeptConsult } from '../../data/consults.ts';
import type { Returned, Waiting } from '../../data/outbox.ts';
import type { Town } from '../../data/town.ts';

/** `waiting`: not answered by the server yet. `returned`: refused, back here. */
export type OwnConsultState = ConsultState | 'waiting' | 'returned';

export type OwnMessage = { from: 'author' | 'desk'; text: string; at: number; unsent?: true };

export type OwnConsult = Pick<
	ConsultSelf,
	'id' | 'code' | 'theme' | 'deskId' | 'groupId' | 'steps' | 'meeting' | 'outcome'
> & {
	state: OwnConsultState;
	messages: readonly OwnMessage[];
	due?: string | undefined;
	/** ms; by the device's clock while it waits */
	askedAt: number;
	token?: string | undefined;
	/** a change of the time to meet that has not been answered */
	unsentMeet?: Waiting | undefined;
	unsentWithdraw?: Waiting | undefined;
	/** what was refused last */
	refused?: Returned | undefined;
	/** the server has it no more */
	gone?: true | undefined;
	/** the time it was asked with, as long as nobody has answered */
	wished?: string | undefined;
	/** nothing of it is known but the way to it */
	unheard?: true | undefined;
};

export type Sources = {
	kept: readonly KeptConsult[];
	mine?: Iterable<ConsultSelf>;
	waiting: readonly Waiting[];
	returned: readonly Returned[];
};

/** The newest first. */
export function ownConsults({ kept, mine = [], waiting, returned }: Sources): OwnConsult[] {
	const byId = new Map<string, OwnConsult>();
	for (const row of mine) byId.set(row.id, fromRow(row));
	for (const one of kept) {
		const { consultId, token, gone } = one;
		const known = one.told ? fromRow(one.told) : byId.get(consultId);
		const isOlder = (byId.get(consultId)?.steps.length ?? 0) > (known?.steps.length ?? 0);
		const shown = isOlder ? byId.get(consultId) : (known ?? fromSaid(one));
		if (shown) byId.set(consultId, { ...shown, token, ...(gone && { gone }) });
	}
	for (const one of returned) layReturned(byId, one);
	for (const one of waiting) layWaiting(byId, one);
	return [...byId.values()].sort((a, b) => b.askedAt - a.askedAt);
}

function fromRow(row: ConsultSelf): OwnConsult {
	const { id, code, deskId, theme, groupId, state, messages, steps, askedAt, due, meeting, outcome } = row;
	return {
		...{ id, code, deskId, theme, groupId, state, steps, due, meeting, outcome },
		messages: messages.map(({ from, text, at }) => ({ from, text, at: Date.parse(at) })),
		askedAt: Date.parse(askedAt),
	};
}

function fromSaid({ consultId, said, at }: KeptConsult): OwnConsult | undefined {
	if (!said) return undefined;
	const { code, theme, deskId, groupId, text, meetingId: wished } = said;
	const messages: OwnMessage[] = [{ from: 'author', text, at }];
	return {
		...{ id: consultId, code, theme, deskId, groupId, messages, wished },
		...{ steps: [], askedAt: at, state: 'received', unheard: true },
	};
}

/** Of what comes back the last is told; before everything else, that it was not received at all. */
function layReturned(byId: Map<string, OwnConsult>, one: Returned): void {
	const consult = byId.get(String(one.args.consultId));
	if (!consult || !one.name.startsWith('consult.')) return;
	if (one.name === 'consult.ask') byId.set(consult.id, { ...consult, refused: one, state: 'returned' });
	else if (!consult.refused) byId.set(consult.id, { ...consult, refused: one });
}

function layWaiting(byId: Map<string, OwnConsult>, one: Waiting): void {
	const { name, args, at } = one;
	const id = String(args.consultId);
	const consult = byId.get(id) ?? (name === 'consult.ask' ? fromArgs(one) : undefined);
	if (!consult) return;
	if (name === 'consult.ask') byId.set(id, { ...consult, ...(consult.unheard && { state: 'waiting' as const }) });
	if (name === 'consult.add') {
		// its receipt is here and the ticket has been read: it stands among what was said already
		const isThere = one.receipt && consult.messages.some(({ text }) => text === args.text);
		const message: OwnMessage = { from: 'author', text: String(args.text), at, unsent: true };
		if (!isThere) byId.set(id, { ...consult, messages: [...consult.messages, message] });
	}
	if (name === 'consult.meet') byId.set(id, { ...consult, unsentMeet: one });
	if (name === 'consult.withdraw') byId.set(id, { ...consult, unsentWithdraw: one });
}

/** Opened from another device's file: the way back is not here, what was asked is. */
function fromArgs({ args, at }: Waiting): OwnConsult {
	const messages: OwnMessage[] = [{ from: 'author', text: String(args.text), at }];
	return {
		...{ id: String(args.consultId), code: String(args.code), theme: args.theme as ConsultTheme, messages },
		...{ steps: [], askedAt: at, state: 'waiting', unheard: true },
	};
}

/** Is anything still to come? */
export const isLive = ({ state, gone }: OwnConsult) => !gone && state !== 'closed' && state !== 'withdrawn';

/** The desks that give advice, in the order of their names. */
export function desksOf(town: Town): Guide[] {
	return [...town.guides.values()]
		.filter(({ guideType }) => guideType === 'desk')
		.sort((a, b) => ((a.titleKana ?? a.title) < (b.titleKana ?? b.title) ? -1 : 1));
}

/** The times that are free from now on; of one desk, or of all. */
export function freeMeetings(town: Town, deskId: string, now: LocalMoment): Meeting[] {
	return [...town.meetings.values()]
		.filter(({ deskId: of }) => deskId === '' || of === deskId)
		.filter(({ date, from }) => !hasPassed(date, from, now))
		.sort(byTime);
}
