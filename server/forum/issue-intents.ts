/** 地域の課題: raised by anybody, looked at, published, carried from step to step, joined. */
import { isValidDate } from '../../contract/dates.ts';
import type { Issue, RaisedIssue } from '../../contract/issue.ts';
import type { PrivateScope } from '../../contract/private-feed.ts';
import { countRaiser, isRefused } from '../coordination/raisers.ts';
import type { Handler } from '../intents/handler.ts';
import type { IntentContext, Outcome } from '../intents/intent-context.ts';

const invalid = (field: string): Outcome => ({ refused: 'invalid', detail: { field } });
const KIND = 'raised-issue';
const townWide = () => ({});

/** Fields of the profile and places that are not there would lead nowhere. */
async function findWrong(
	context: IntentContext,
	{ placeId, fields }: { placeId?: string | undefined; fields: readonly string[] },
): Promise<Outcome | undefined> {
	if (placeId !== undefined && !(await context.read('place', placeId))) return invalid('placeId');
	const profile = (await context.read('profile', context.area))?.data;
	const known = profile?.fields.map(({ code }) => code);
	return known && fields.some((code) => !known.includes(code)) ? invalid('fields') : undefined;
}

export const raiseIssue: Handler<'issue.raise'> = {
	target: townWide,
	async run(context, { issueId, ticketHash, title, text, placeId, fields, from, forumId }) {
		if (await context.privateRead('coordination', KIND, issueId)) {
			return { refused: 'conflict', detail: { field: 'issueId' } };
		}
		const wrong = await findWrong(context, { placeId, fields });
		if (wrong) return wrong;
		const counted = await countRaiser(context, from);
		if (isRefused(counted)) return counted;
		const row: RaisedIssue = {
			id: issueId,
			title,
			...(text && { text }),
			...(placeId !== undefined && { placeId }),
			fields,
			from,
			...(forumId !== undefined && { forumId }),
			at: context.now.instant,
			state: 'waiting',
		};
		await putRaised(context, { ...row, by: counted.by, ...(ticketHash !== undefined && { ticketHash }) });
		context.audit({ kind: 'issue', recordId: issueId, after: { raised: from } });
		return { accepted: true };
	},
};

/** As coordinators see it and as its author does. */
async function putRaised(context: IntentContext, row: RaisedIssue): Promise<void> {
	await context.privatePut('coordination', KIND, row.id, row);
	if (row.ticketHash === undefined) return;
	const { ticketHash, by: _, ...own } = row;
	const scope: PrivateScope = `ticket/${ticketHash}`;
	await context.privatePut(scope, KIND, row.id, own);
}

export const decideIssue: Handler<'issue.decide'> = {
	hidden: true,
	target: async (context, { issueId }) => ((await context.privateRead('coordination', KIND, issueId)) ? {} : null),
	async run(context, { issueId, decision, into, reason, words, title, text }) {
		const raised = (await context.privateRead<RaisedIssue>('coordination', KIND, issueId))?.data;
		if (!raised) return { refused: 'not-found' };
		if (raised.state !== 'waiting') return { refused: 'wrong-state', detail: { now: { state: raised.state } } };
		const said = words ? { words } : {};
		if (decision === 'decline') {
			if (reason === undefined) return invalid('reason');
			await putRaised(context, { ...raised, state: 'declined', reason, ...said });
		} else if (decision === 'join') {
			if (into === undefined || !(await context.read('issue', into))) return invalid('into');
			await putRaised(context, { ...raised, state: 'joined', issueId: into, ...said });
		} else {
			const { placeId, fields, from, forumId } = raised;
			const body = text ?? raised.text;
			const today = context.now.tokyo.date;
			const issue: Issue = {
				id: issueId,
				title: title ?? raised.title,
				...(body && { text: body }),
				...(placeId !== undefined && { placeId }),
				fields,
				from,
				...(forumId !== undefined && { forumIds: [forumId] }),
				status: 'shared',
				story: [{ status: 'shared', date: today }],
				raisedOn: today,
			};
			await context.put({ kind: 'issue', id: issueId, data: issue });
			await putRaised(context, { ...raised, state: 'published', issueId, ...said });
		}
		context.audit({
			kind: 'issue',
			recordId: issueId,
			before: { state: 'waiting' },
			after: { decision, reason, into },
		});
		return { accepted: true };
	},
};

export const putIssue: Handler<'issue.put'> = {
	target: townWide,
	async run(context, { issueId, rev, title, text, placeId, fields, from, groupIds, eventIds, forumIds, sources }) {
		const seen = await context.read('issue', issueId);
		if (seen ? seen.rev !== rev : rev !== undefined) {
			return seen ? { refused: 'changed-since', detail: { now: { rev: seen.rev } } } : { refused: 'not-found' };
		}
		const wrong = await findWrong(context, { placeId, fields });
		if (wrong) return wrong;
		for (const id of groupIds ?? []) if (!(await context.read('group', id))) return invalid('groupIds');
		for (const id of eventIds ?? []) if (!(await context.read('event', id))) return invalid('eventIds');
		for (const { url } of sources ?? []) {
			if (url !== undefined && !/^https?:\/\//.test(url)) return invalid('sources');
		}
		const today = context.now.tokyo.date;
		const { status, story, raisedOn, joinedInto } = seen?.data ?? {
			status: 'shared' as const,
			story: [{ status: 'shared' as const, date: today }],
			raisedOn: today,
			joinedInto: undefined,
		};
		const issue: Issue = {
			id: issueId,
			title,
			...(text && { text }),
			...(placeId !== undefined && { placeId }),
			fields,
			from: seen?.data.from ?? from,
			...(groupIds?.length && { groupIds }),
			...(eventIds?.length && { eventIds }),
			...(forumIds?.length && { forumIds }),
			...(sources?.length && { sources }),
			status,
			story,
			raisedOn,
			...(joinedInto !== undefined && { joinedInto }),
		};
		await context.put({ kind: 'issue', id: issueId, data: issue });
		context.audit({ kind: 'issue', recordId: issueId, before: seen?.data, after: issue });
		return { accepted: true };
	},
};

const existing = async (context: IntentContext, { issueId }: { issueId: string }) =>
	(await context.read('issue', issueId)) ? {} : null;

export const stepIssue: Handler<'issue.step'> = {
	target: existing,
	async run(context, { issueId, status, date, text }) {
		const before = (await context.read('issue', issueId))?.data;
		if (!before) return { refused: 'not-found' };
		if (!isValidDate(date) || date > context.now.tokyo.date) return invalid('date');
		const step = { status, date, ...(text && { text }) };
		const story = [...before.story, step].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
		await context.put({
			kind: 'issue',
			id: issueId,
			data: { ...before, status: story.at(-1)?.status ?? status, story },
		});
		context.audit({ kind: 'issue', recordId: issueId, before: { status: before.status }, after: step });
		return { accepted: true };
	},
};

export const joinIssue: Handler<'issue.join'> = {
	target: existing,
	async run(context, { issueId, into }) {
		const before = (await context.read('issue', issueId))?.data;
		const goesOn = (await context.read('issue', into))?.data;
		if (!before) return { refused: 'not-found' };
		if (!goesOn || into === issueId || goesOn.joinedInto !== undefined) return invalid('into');
		await context.put({ kind: 'issue', id: issueId, data: { ...before, joinedInto: into } });
		const union = (of: 'groupIds' | 'eventIds' | 'forumIds') => {
			const all = [...new Set([...(goesOn[of] ?? []), ...(before[of] ?? [])])].slice(0, 30);
			return all.length > 0 ? { [of]: all } : {};
		};
		const sources = [...(goesOn.sources ?? []), ...(before.sources ?? [])].slice(0, 10);
		await context.put({
			kind: 'issue',
			id: into,
			data: {
				...goesOn,
				...union('groupIds'),
				...union('eventIds'),
				...union('forumIds'),
				...(sources.length > 0 && { sources }),
			},
		});
		context.audit({ kind: 'issue', recordId: issueId, after: { joinedInto: into } });
		return { accepted: true };
	},
};
