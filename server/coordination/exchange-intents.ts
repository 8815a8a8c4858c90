/** してほしいこと・できること: told by anybody, looked at, published, renewed, ended. */
import type { LocalDate } from '../../contract/common.ts';
import { addDays, isValidDate } from '../../contract/dates.ts';
import { EXCHANGE_DAYS, type Exchange, MOST_EXCHANGE_DAYS, type RaisedExchange } from '../../contract/exchange.ts';
import { coordinates, type Target } from '../../contract/roles.ts';
import type { Handler } from '../intents/handler.ts';
import type { IntentContext, Outcome } from '../intents/intent-context.ts';
import { tellDecided } from './exchange-mails.ts';
import { holdsTicket, readPrivatePart, readRaised, writePrivatePart, writeRaised } from './exchange-store.ts';
import { countRaiser, isRefused } from './raisers.ts';

const invalid = (field: string): Outcome => ({ refused: 'invalid', detail: { field } });

type Linked = {
	placeId?: string | undefined;
	fields: readonly string[];
	until?: LocalDate | undefined;
	groupId?: string | undefined;
	issueIds?: readonly string[] | undefined;
};

/** What is not there would lead nowhere; what ends yesterday is of no use. */
async function findWrong(context: IntentContext, row: Linked): Promise<Outcome | undefined> {
	const { placeId, fields, until, groupId, issueIds = [] } = row;
	const today = context.now.tokyo.date;
	if (placeId !== undefined && !(await context.read('place', placeId))) return invalid('placeId');
	if (groupId !== undefined && !(await context.read('group', groupId))) return invalid('groupId');
	for (const id of issueIds) if (!(await context.read('issue', id))) return invalid('issueIds');
	if (until !== undefined) {
		const isFine = isValidDate(until) && until >= today && until <= addDays(today, MOST_EXCHANGE_DAYS);
		if (!isFine) return invalid('until');
	}
	const known = (await context.read('profile', context.area))?.data.fields.map(({ code }) => code);
	return known && fields.some((code) => !known.includes(code)) ? invalid('fields') : undefined;
}

export const raiseExchange: Handler<'exchange.raise'> = {
	target: () => ({}),
	async run(context, { exchangeId, ticketHash, sealed, lang, ...said }) {
		const isKnown = (await readRaised(context, exchangeId)) ?? (await context.read('exchange', exchangeId));
		if (isKnown) return { refused: 'conflict', detail: { field: 'exchangeId' } };
		const wrong = await findWrong(context, said);
		if (wrong) return wrong;
		if (sealed && !context.opened) return { refused: 'invalid', detail: { field: 'sealed', why: 'unknown-key' } };
		const counted = await countRaiser(context, said.from);
		if (isRefused(counted)) return counted;
		await writePrivatePart(context, {
			id: exchangeId,
			...(context.opened && { contact: context.opened }),
			...(context.opened && lang !== undefined && { lang }),
			...(ticketHash !== undefined && { ticketHash }),
		});
		await writeRaised(context, {
			...pick(said),
			id: exchangeId,
			from: said.from,
			at: context.now.instant,
			state: 'waiting',
			by: counted.by,
		});
		context.audit({ kind: 'exchange', recordId: exchangeId, after: { raised: said.from } });
		return { accepted: true };
	},
};

/** What of the arguments is public; nothing that a later version adds slips through. */
function pick(said: Pick<Exchange, 'side' | 'what' | 'who' | 'title' | 'fields'> & Partial<Exchange>) {
	const { side, what, who, title, text, placeId, fields, days, bands, whenText, until } = said;
	return {
		side,
		what,
		who,
		title,
		...(text && { text }),
		...(placeId !== undefined && { placeId }),
		fields,
		...(days?.length && { days }),
		...(bands?.length && { bands }),
		...(whenText && { whenText }),
		...(until !== undefined && { until }),
	};
}

export const decideExchange: Handler<'exchange.decide'> = {
	hidden: true,
	target: async (context, { exchangeId }) => ((await readRaised(context, exchangeId)) ? {} : null),
	async run(context, { exchangeId, decision, reason, words, title, text }) {
		const raised = await readRaised(context, exchangeId);
		if (!raised) return { refused: 'not-found' };
		if (raised.state !== 'waiting') return { refused: 'wrong-state', detail: { now: { state: raised.state } } };
		const said = words ? { words } : {};
		if (decision === 'decline') {
			if (reason === undefined) return invalid('reason');
			const declined: RaisedExchange = { ...raised, state: 'declined', reason, ...said };
			await writeRaised(context, declined);
			await tellDecided(context, declined);
			await forgetContact(context, exchangeId);
		} else {
			const today = context.now.tokyo.date;
			const { text: told, ...rest } = pick(raised);
			const body = text ?? told;
			const usual = addDays(today, EXCHANGE_DAYS);
			const row: Exchange = {
				...rest,
				id: exchangeId,
				title: title ?? raised.title,
				...(body && { text: body }),
				until: raised.until !== undefined && raised.until >= today ? raised.until : usual,
				from: raised.from,
				raisedOn: today,
			};
			await context.put({ kind: 'exchange', id: exchangeId, data: row });
			const published: RaisedExchange = { ...raised, state: 'published', ...said };
			await writeRaised(context, published);
			await tellDecided(context, published, row);
		}
		context.audit({ kind: 'exchange', recordId: exchangeId, after: { decision, reason } });
		return { accepted: true };
	},
};

/** Nobody will call; the ticket stays, by which its author reads what became of it. */
async function forgetContact(context: IntentContext, exchangeId: string): Promise<void> {
	const {
		contact: _,
		note: __,
		lang: ___,
		...rest
	} = (await readPrivatePart(context, exchangeId)) ?? { id: exchangeId };
	await writePrivatePart(context, rest);
}

export const putExchange: Handler<'exchange.put'> = {
	target: async (context, { exchangeId, groupId }) => {
		const seen = await context.read('exchange', exchangeId);
		return seen ? ofGroup(seen.data) : ofGroup({ groupId });
	},
	async run(context, { exchangeId, rev, contact, lang, note, groupId, issueIds, ...said }) {
		const seen = await context.read('exchange', exchangeId);
		if (seen ? seen.rev !== rev : rev !== undefined) {
			return seen ? { refused: 'changed-since', detail: { now: { rev: seen.rev } } } : { refused: 'not-found' };
		}
		// a representative neither takes one from a group nor gives it to another
		if (seen && seen.data.groupId !== groupId && !coordinates(context.actor)) return { refused: 'not-allowed' };
		if (!seen && (await readRaised(context, exchangeId)))
			return { refused: 'conflict', detail: { field: 'exchangeId' } };
		const wrong = await findWrong(context, { ...said, groupId, issueIds });
		if (wrong) return wrong;
		const today = context.now.tokyo.date;
		const { from = 'account', raisedOn = today, renewedOn, ended, source } = seen?.data ?? {};
		const row: Exchange = {
			...pick(said),
			id: exchangeId,
			until: said.until ?? seen?.data.until ?? addDays(today, EXCHANGE_DAYS),
			...(groupId !== undefined && { groupId }),
			...(issueIds?.length && { issueIds }),
			from,
			raisedOn,
			...(renewedOn !== undefined && { renewedOn }),
			...(ended !== undefined && { ended }),
			...(source && { source }),
		};
		await context.put({ kind: 'exchange', id: exchangeId, data: row });
		if (contact !== undefined || note !== undefined || lang !== undefined) {
			const before = await readPrivatePart(context, exchangeId);
			const { contact: _, note: __, lang: ___, ...kept } = before ?? { id: exchangeId };
			const [reach, words, reads] = [contact ?? before?.contact, note ?? before?.note, lang ?? before?.lang];
			await writePrivatePart(context, {
				...kept,
				...(reach && reach.kind !== 'none' && { contact: reach, ...(reads !== undefined && { lang: reads }) }),
				...(words && { note: words }),
			});
		}
		context.audit({ kind: 'exchange', recordId: exchangeId, before: seen?.data, after: row });
		return { accepted: true };
	},
};

const ofGroup = ({ groupId }: { groupId?: string | undefined }): Target => (groupId === undefined ? {} : { groupId });

/** A public row, or one that nobody has looked at yet. */
const existing = async (context: IntentContext, { exchangeId }: { exchangeId: string }): Promise<Target | null> => {
	const row = (await context.read('exchange', exchangeId))?.data;
	if (row) return ofGroup(row);
	return (await readRaised(context, exchangeId)) ? {} : null;
};

export const renewExchange: Handler<'exchange.renew'> = {
	target: existing,
	hidden: true,
	isAuthor: (context, { exchangeId }) => holdsTicket(context, exchangeId),
	async run(context, { exchangeId }) {
		const row = (await context.read('exchange', exchangeId))?.data;
		if (!row) return { refused: 'wrong-state', detail: { now: { state: 'waiting' } } };
		const today = context.now.tokyo.date;
		const { ended: _, ...rest } = row;
		// what holds longer anyway is not cut short
		const until = [row.until, addDays(today, EXCHANGE_DAYS)].sort().at(-1) as LocalDate;
		await context.put({ kind: 'exchange', id: exchangeId, data: { ...rest, until, renewedOn: today } });
		context.audit({ kind: 'exchange', recordId: exchangeId, before: { until: row.until }, after: { until } });
		return { accepted: true };
	},
};

export const endExchange: Handler<'exchange.end'> = {
	target: existing,
	hidden: true,
	isAuthor: (context, { exchangeId }) => holdsTicket(context, exchangeId),
	async run(context, { exchangeId, ended }) {
		const row = (await context.read('exchange', exchangeId))?.data;
		const raised = await readRaised(context, exchangeId);
		if (row) await context.put({ kind: 'exchange', id: exchangeId, data: { ...row, ended } });
		else if (raised?.state !== 'waiting') return { refused: 'wrong-state', detail: { now: { state: raised?.state } } };
		if (raised?.state === 'waiting') {
			const gone: RaisedExchange = { ...raised, state: 'withdrawn' };
			await writeRaised(context, gone);
			await forgetContact(context, exchangeId);
		}
		context.audit({ kind: 'exchange', recordId: exchangeId, after: { ended } });
		return { accepted: true };
	},
};
