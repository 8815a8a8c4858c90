/** What a place has announced: notices, closures, temporary rules, with what is still in the outbox laid over. Pure. */
import type { Closure } from '../../../contract/closure.ts';
import type { LocalDate } from '../../../contract/common.ts';
import type { Notice } from '../../../contract/notice.ts';
import type { Place, RuleSet } from '../../../contract/place.ts';
import { closuresOfPlace } from '../../data/relations.ts';
import type { Town } from '../../data/town.ts';

type Intents = readonly { name: string; args: Record<string, unknown> }[];
/** `unsent`: ours, on its way; `ending`: its removal is on its way */
export type Listed<R> = R & { unsent?: boolean; ending?: boolean };

/** Notices of this place that hold today or later, the newest first. */
export function noticesOfDesk(town: Town, placeId: string, intents: Intents, today: LocalDate): Listed<Notice>[] {
	const listed = new Map<string, Listed<Notice>>();
	for (const notice of town.notices.values()) if (notice.placeIds?.includes(placeId)) listed.set(notice.id, notice);
	for (const { name, args } of intents) {
		if (args.placeId !== placeId) continue;
		const id = String(args.noticeId);
		if (name === 'notice.put') listed.set(id, { ...(args.notice as Notice), id, unsent: true });
		const ended = name === 'notice.end' ? listed.get(id) : undefined;
		if (ended) listed.set(id, { ...ended, ending: true });
	}
	return [...listed.values()]
		.filter(({ until }) => !until || until >= today)
		.sort((a, b) => compare(b.from, a.from) || compare(a.id, b.id));
}

/** Closures that are not over, the next first. */
export function closuresOfDesk(town: Town, placeId: string, intents: Intents, today: LocalDate): Listed<Closure>[] {
	const listed = new Map<string, Listed<Closure>>();
	for (const closure of closuresOfPlace(town, placeId)) listed.set(closure.id, closure);
	for (const { name, args } of intents) {
		if (args.placeId !== placeId) continue;
		const id = String(args.closureId);
		if (name === 'closure.put') listed.set(id, { ...(args.closure as Closure), id, unsent: true });
		const ended = name === 'closure.remove' ? listed.get(id) : undefined;
		if (ended) listed.set(id, { ...ended, ending: true });
	}
	return [...listed.values()].filter(({ to }) => to >= today).sort((a, b) => compare(a.from, b.from));
}

/** Rules with an end that is not over, beside the usual ones. */
export function temporaryRules(place: Place, today: LocalDate): RuleSet[] {
	return (place.rules ?? []).filter(({ validTo, reason }) => validTo !== undefined && validTo >= today && reason);
}

/**
 * Other hours for some days: the usual set of the first day with its slots cut to the new hours. A slot that would begin
 * after closing or end before opening falls away; closing days stay as they are.
 */
export function withOtherHours(
	usual: RuleSet | undefined,
	wish: { from: LocalDate; to: LocalDate; opens: string; closes: string; reason: RuleSet['reason'] },
): RuleSet {
	const slots = (usual?.slots ?? []).flatMap((slot) => {
		if (slot.to <= wish.opens || slot.from >= wish.closes) return [];
		return [
			{
				...slot,
				...(slot.from < wish.opens ? { from: wish.opens } : {}),
				...(slot.to > wish.closes ? { to: wish.closes } : {}),
			},
		];
	});
	return {
		validFrom: wish.from,
		validTo: wish.to,
		...(wish.reason ? { reason: wish.reason } : {}),
		hours: [{ days: [0, 1, 2, 3, 4, 5, 6], ranges: [{ from: wish.opens, to: wish.closes }] }],
		slots,
		closures: usual?.closures ?? [],
	};
}

/** Requests that a closure would meet: confirmed or received, with a slot in the closed stretch. */
export function metByClosure<
	R extends { state: string; roomId: string; slots: readonly { date: LocalDate; slotIds: string[] }[] },
>(
	requests: Iterable<R>,
	closure: Pick<Closure, 'from' | 'to' | 'roomIds' | 'fromTime' | 'toTime'>,
	stretchOf?: (request: R, slots: R['slots'][number]) => { from: string; to: string } | undefined,
): R[] {
	const isMet = (request: R, slots: R['slots'][number]) => {
		if (slots.date < closure.from || slots.date > closure.to) return false;
		const stretch = stretchOf?.(request, slots);
		if (!stretch) return true;
		const from = slots.date === closure.from ? (closure.fromTime ?? '') : '';
		const to = slots.date === closure.to ? (closure.toTime ?? '99') : '99';
		return from < stretch.to && stretch.from < to;
	};
	return [...requests].filter(
		(request) =>
			(request.state === 'confirmed' || request.state === 'received') &&
			(!closure.roomIds || closure.roomIds.includes(request.roomId)) &&
			request.slots.some((slots) => isMet(request, slots)),
	);
}

/** Every half hour of the day, for choosing a time by a tap. */
export const HALF_HOURS: readonly string[] = Array.from(
	{ length: 32 },
	(_, at) => `${String(7 + Math.floor(at / 2)).padStart(2, '0')}:${at % 2 === 0 ? '00' : '30'}`,
);

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
