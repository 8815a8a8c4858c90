/** Notices and closures of a place, its temporary rules, and what readers report. */
import { isValidDate } from '../../contract/dates.ts';
import type { ReportRow } from '../../contract/desk.ts';
import type { Notice } from '../../contract/notice.ts';
import { NOTICE_KEY_ID, noticeNumber, packContent, packText, packToSign } from '../../contract/notice-pack.ts';
import type { PrivateScope } from '../../contract/private-feed.ts';
import type { Target } from '../../contract/roles.ts';
import { settingsKey, signBytes } from '../kiosk/settings-key.ts';
import { endClosedUses } from './closed-over.ts';
import type { Handler } from './handler.ts';
import type { IntentContext, Outcome } from './intent-context.ts';
import { deskWords } from './request-store.ts';
import { moveUpAtPlace } from './waiting-list.ts';

const invalid = (field: string): Outcome => ({ refused: 'invalid', detail: { field } });

/** A notice of one place is its desk's; one of several places, or of the whole town, is the town's. */
function noticeTarget(placeIds: readonly string[] | undefined, placeId: string | undefined): Target {
	const isOfPlace = placeId !== undefined && placeIds?.length === 1 && placeIds[0] === placeId;
	return isOfPlace ? { placeId } : {};
}

export const putNotice: Handler<'notice.put'> = {
	async target(context, { noticeId, placeId, notice }) {
		const before = (await context.read('notice', noticeId))?.data;
		// whoever changes it must have a right to it as it was, too
		if (before && noticeTarget(before.placeIds, placeId).placeId === undefined) return {};
		return noticeTarget(notice.placeIds, placeId);
	},
	async run(context, { noticeId, placeId, notice }) {
		if (!isValidDate(notice.from)) return invalid('notice.from');
		if (notice.until !== undefined && !(isValidDate(notice.until) && notice.until >= notice.from)) {
			return invalid('notice.until');
		}
		if (notice.url !== undefined && !/^https?:\/\//.test(notice.url)) return invalid('notice.url');
		for (const id of notice.placeIds ?? []) if (!(await context.read('place', id))) return invalid('notice.placeIds');
		const { source: _, conflicts: __, pack: ___, ...fields } = notice;
		const before = (await context.read('notice', noticeId))?.data;
		const place = placeId === undefined ? undefined : (await context.read('place', placeId))?.data;
		const author = place && !notice.author ? { author: deskWords(place) } : {};
		const said = { ...fields, ...author, id: noticeId } as Notice;
		const data = said.level === 'emergency' ? { ...said, pack: await signedPack(context, said) } : said;
		await context.put({ kind: 'notice', id: noticeId, data });
		context.audit({ kind: 'notice', recordId: noticeId, placeId, before, after: data });
		return { accepted: true };
	},
};

/** The notice for a QR code, and the key by which anybody proves it, published beside it. */
async function signedPack(context: IntentContext, { id, title, body, author }: Notice): Promise<string> {
	const key = await settingsKey(await context.tx(), context.now.ms);
	await context.put({
		kind: 'key',
		id: NOTICE_KEY_ID,
		data: { id: NOTICE_KEY_ID, publicKey: key.publicKey, current: false },
	});
	const content = packContent({
		area: context.area,
		saidAt: context.now.ms,
		notice: noticeNumber(id),
		author: author ?? '',
		title: title.ja,
		body: body?.ja ?? '',
	});
	return packText(content, signBytes(key, packToSign(content)));
}

/** Takes it away from everybody. One that only passes has `until`. */
export const endNotice: Handler<'notice.end'> = {
	async target(context, { noticeId, placeId }) {
		const notice = (await context.read('notice', noticeId))?.data;
		return notice ? noticeTarget(notice.placeIds, placeId) : null;
	},
	async run(context, { noticeId, placeId }) {
		const before = (await context.read('notice', noticeId))?.data;
		if (!before) return { refused: 'not-found' };
		await context.put({ kind: 'notice', id: noticeId, data: null });
		context.audit({ kind: 'notice', recordId: noticeId, placeId, before });
		return { accepted: true };
	},
};

export const putClosure: Handler<'closure.put'> = {
	async target(context, { closureId, placeId }) {
		const before = (await context.list('closure')).find(({ id }) => id === closureId);
		if (before && before.placeId !== placeId) return null;
		return (await context.read('place', placeId)) ? { placeId } : null;
	},
	async run(context, { closureId, placeId, closure }) {
		const { from, to, fromTime, toTime, roomIds } = closure;
		if (closure.placeId !== placeId) return invalid('closure.placeId');
		if (!isValidDate(from)) return invalid('closure.from');
		if (!isValidDate(to) || to < from) return invalid('closure.to');
		if (from === to && fromTime !== undefined && toTime !== undefined && toTime <= fromTime)
			return invalid('closure.toTime');
		for (const id of roomIds ?? []) {
			if ((await context.read('room', id))?.data.placeId !== placeId) return invalid('closure.roomIds');
		}
		const { source: _, conflicts: __, ...fields } = closure;
		const before = (await context.read('closure', closureId))?.data;
		const data = { ...fields, id: closureId };
		await context.put({ kind: 'closure', id: closureId, data });
		// it may be shorter than it was
		if (before) await moveUpAtPlace(context, placeId);
		context.audit({ kind: 'closure', recordId: closureId, placeId, before, after: data });
		const place = (await context.read('place', placeId))?.data;
		const ended = place ? await endClosedUses(context, place, data) : 0;
		return { accepted: true, ...(ended > 0 && { result: { ended } }) };
	},
};

export const removeClosure: Handler<'closure.remove'> = {
	async target(context, { closureId, placeId }) {
		const closure = (await context.read('closure', closureId))?.data;
		return closure?.placeId === placeId ? { placeId } : null;
	},
	async run(context, { closureId, placeId }) {
		const before = (await context.read('closure', closureId))?.data;
		await context.put({ kind: 'closure', id: closureId, data: null });
		await moveUpAtPlace(context, placeId);
		context.audit({ kind: 'closure', recordId: closureId, placeId, before });
		return { accepted: true };
	},
};

/** Temporary rules stand behind the usual ones in the list, so that they win on their days. All that have dates are replaced. */
export const putRules: Handler<'rules.put'> = {
	target: async (context, { placeId }) => ((await context.read('place', placeId)) ? { placeId } : null),
	async run(context, { placeId, rev, rules }) {
		const seen = await context.read('place', placeId);
		if (!seen) return { refused: 'not-found' };
		if (seen.rev !== rev) return { refused: 'changed-since', detail: { now: { rev: seen.rev } } };
		for (const [index, { validFrom, validTo }] of rules.entries()) {
			if (!validFrom || !isValidDate(validFrom)) return invalid(`rules.${index}.validFrom`);
			if (!validTo || !isValidDate(validTo) || validTo < validFrom) return invalid(`rules.${index}.validTo`);
		}
		const usual = (seen.data.rules ?? []).filter(({ validFrom, validTo }) => !validFrom || !validTo);
		await context.put({ kind: 'place', id: placeId, data: { ...seen.data, rules: [...usual, ...rules] } });
		await moveUpAtPlace(context, placeId);
		const before = (seen.data.rules ?? []).filter((set) => !usual.includes(set));
		context.audit({ kind: 'place', recordId: placeId, placeId, before: { rules: before }, after: { rules } });
		return { accepted: true };
	},
};

/**
 * To whom a report goes: the desk of the place it is about, the representatives of the group, else the coordinators. What a
 * coordinator let through (issues, needs, offers, stories) goes back to them.
 */
async function reportScope(context: IntentContext, about: { kind: string; id: string }): Promise<PrivateScope | null> {
	switch (about.kind) {
		case 'place':
			return placeScope(context, about.id);
		case 'room': {
			const room = (await context.read('room', about.id))?.data;
			return room ? `desk/${room.placeId}` : null;
		}
		case 'group':
			return (await context.read('group', about.id)) ? `group/${about.id}` : null;
		case 'event': {
			const event = (await context.read('event', about.id))?.data;
			if (!event) return null;
			if (event.groupId) return `group/${event.groupId}`;
			return event.placeId ? `desk/${event.placeId}` : 'coordination';
		}
		case 'notice': {
			const notice = (await context.read('notice', about.id))?.data;
			if (!notice) return null;
			const [placeId, another] = notice.placeIds ?? [];
			return placeId !== undefined && another === undefined ? `desk/${placeId}` : 'coordination';
		}
		case 'exchange':
			return (await context.read('exchange', about.id)) ? 'coordination' : null;
		case 'issue':
			return (await context.read('issue', about.id)) ? 'coordination' : null;
		case 'story':
			return (await context.read('story', about.id)) ? 'coordination' : null;
		default:
			return (await context.read('guide', about.id)) ? 'coordination' : null;
	}
}

/** A place that its keeper lends has no desk. */
async function placeScope(context: IntentContext, placeId: string): Promise<PrivateScope | null> {
	const place = (await context.read('place', placeId))?.data;
	return place ? (place.lent ? 'coordination' : `desk/${placeId}`) : null;
}

export const sendReport: Handler<'report.send'> = {
	target: () => ({}),
	async run(context, { reportId, about, what, text }) {
		const scope = await reportScope(context, about);
		if (!scope) return { refused: 'not-found', detail: { field: 'about' } };
		if (await context.privateRead(scope, 'report', reportId)) {
			return { refused: 'conflict', detail: { field: 'reportId' } };
		}
		const row: ReportRow = {
			id: reportId,
			about: { kind: about.kind, id: about.id },
			what,
			...(text?.trim() && { text }),
			at: context.now.instant,
			state: 'open',
		};
		await context.privatePut(scope, 'report', reportId, row);
		context.audit({ kind: about.kind, recordId: about.id, after: { report: reportId, what } });
		return { accepted: true };
	},
};

export const finishReport: Handler<'report.done'> = {
	hidden: true,
	async target(context, { reportId, scope }) {
		if (!(await context.privateRead(scope as PrivateScope, 'report', reportId))) return null;
		if (scope.startsWith('desk/')) return { placeId: scope.slice('desk/'.length) };
		return scope.startsWith('group/') ? { groupId: scope.slice('group/'.length) } : {};
	},
	async run(context, { reportId, scope }) {
		const seen = await context.privateRead<ReportRow>(scope as PrivateScope, 'report', reportId);
		if (!seen) return { refused: 'not-found' };
		if (seen.data.state === 'done') return { refused: 'wrong-state', detail: { now: { state: 'done' } } };
		const doneBy = context.actor.name ?? '';
		await context.privatePut(scope as PrivateScope, 'report', reportId, { ...seen.data, state: 'done', doneBy });
		const { about } = seen.data;
		context.audit({
			kind: about.kind,
			recordId: about.id,
			before: { report: reportId, state: 'open' },
			after: { state: 'done' },
		});
		return { accepted: true };
	},
};
