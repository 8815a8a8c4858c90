/** Beginning, changing and ending to follow, from a device. A mail box says yes for itself before anything else is sent there. */
import { CONFIRM_HOURS, MOST_CONFIRM_MAILS, MOST_FOLLOWED, type News, type PushTarget } from '../../contract/follow.ts';
import type { ArgsOf } from '../../contract/intents.ts';
import type { Query } from '../db/database.ts';
import type { FollowTable } from '../db/follow-tables.ts';
import { hashToken, newToken } from '../identity/tokens.ts';
import type { Handler } from '../intents/handler.ts';
import type { IntentContext, Outcome } from '../intents/intent-context.ts';
import { forgetFollow, joinThings, readFollow } from './follow-store.ts';
import { confirmMail } from './follow-words.ts';
import { isPushEndpoint } from './push/push-hosts.ts';

const HOUR_MS = 60 * 60_000;
const invalid = (field: string): Outcome => ({ refused: 'invalid', detail: { field } });

type Put = ArgsOf<'follow.put'>;

export const putFollow: Handler<'follow.put'> = {
	target: () => ({}),
	async run(context, args) {
		const tx = await context.tx();
		const before = await readFollow(tx, args.followId);
		if (before && (before.area !== context.area || !context.tickets.has(before.ticket_hash))) {
			return { refused: 'not-found' };
		}
		const way = before?.way ?? (args.mail ? 'mail' : 'push');
		if (way === 'mail' ? args.push !== undefined : args.mail !== undefined) return invalid('way');
		if (!before && !args.mail && !args.push) return { refused: 'not-found' };
		const line: FollowTable = {
			id: args.followId,
			area: context.area,
			ticket_hash: args.ticketHash,
			way,
			state: before?.state ?? 'confirming',
			lang: args.lang,
			things: JSON.stringify(joinThings(args.things, [], MOST_FOLLOWED)),
			news: JSON.stringify(newsOf(args.news, way)),
			target: before?.target ?? '',
			link: before?.link ?? (way === 'mail' ? newToken() : ''),
			confirm_hash: before?.confirm_hash ?? null,
			confirm_until: before?.confirm_until ?? null,
			confirm_mails: before?.confirm_mails ?? 0,
			made_at: before?.made_at ?? context.now.ms,
			seen_at: context.now.ms,
			digest_at: before?.digest_at ?? context.now.ms,
			digests: before?.digests ?? 0,
		};
		if (line.news === '[]') return invalid('news');
		const refusal = way === 'mail' ? await setAddress(context, tx, line, args) : setTarget(context, line, args.push);
		if (refusal) return refusal;
		await tx
			.insertInto('follow')
			.values(line)
			.onConflict((conflict) => conflict.column('id').doUpdateSet(line))
			.execute();
		if (args.push) await setTickets(tx, line, args.push, line.news.includes('"requests"'));
		// who follows what is no matter of the audit: it would keep for years what was ended today
		return { accepted: true, result: { state: line.state } };
	},
};

/** What a mail box is never told: a request tells its author by the address that was left with it. */
function newsOf(news: readonly News[], way: 'mail' | 'push'): News[] {
	return [...new Set(news)].filter((one) => way === 'push' || one !== 'requests');
}

/** Sets the address; a new one, or one that is asked again, gets a mail. Says the same whether or not others use that address. */
async function setAddress(
	context: IntentContext,
	tx: Query,
	line: FollowTable,
	{ mail }: Put,
): Promise<Outcome | undefined> {
	if (!mail) return undefined;
	if (!context.ways.mail) return invalid('mail');
	const address = mail.address.toLowerCase();
	const isNew = address !== line.target;
	if (!isNew && (line.state === 'on' || !mail.again)) return undefined;
	const { mails } = await tx
		.selectFrom('follow')
		.select((eb) => eb.fn.sum<number | string | null>('confirm_mails').as('mails'))
		.where('area', '=', context.area)
		.where('target', '=', address)
		.where('confirm_until', '>', context.now.ms)
		.executeTakeFirstOrThrow();
	if (Number(mails ?? 0) >= MOST_CONFIRM_MAILS) return { refused: 'too-many', detail: { field: 'mail' } };
	const token = newToken();
	line.target = address;
	line.state = 'confirming';
	line.confirm_hash = hashToken(token);
	line.confirm_until = context.now.ms + CONFIRM_HOURS * HOUR_MS;
	line.confirm_mails = isNew ? 1 : line.confirm_mails + 1;
	await context.unmail(line.id);
	context.mail({
		to: address,
		about: line.id,
		expiresAt: line.confirm_until,
		...confirmMail(line.lang as Put['lang'], token),
	});
	return undefined;
}

/** A browser needs no question: it has just shown one. */
function setTarget(context: IntentContext, line: FollowTable, push: PushTarget | undefined): Outcome | undefined {
	if (!push) return undefined;
	if (!isPushEndpoint(push.endpoint, context.ways.pushHosts)) return invalid('push');
	const { endpoint, p256dh, auth } = push;
	line.target = JSON.stringify({ endpoint, p256dh, auth });
	line.state = 'on';
	return undefined;
}

async function setTickets(tx: Query, { id, area }: FollowTable, { tickets = [] }: PushTarget, wants: boolean) {
	const wanted = wants ? [...new Set(tickets)] : [];
	let gone = tx.deleteFrom('follow_ticket').where('follow_id', '=', id);
	if (wanted.length > 0) gone = gone.where('ticket_hash', 'not in', wanted);
	await gone.execute();
	for (const ticket_hash of wanted) {
		await tx
			.insertInto('follow_ticket')
			.values({ follow_id: id, area, ticket_hash, rev: 0 })
			.onConflict((conflict) => conflict.columns(['follow_id', 'ticket_hash']).doNothing())
			.execute();
	}
}

export const stopFollow: Handler<'follow.stop'> = {
	hidden: true,
	target: () => ({}),
	// what has ended already may be ended again
	isAuthor: async (context, { followId }) => {
		const line = await readFollow(context.query, followId);
		return !line || (line.area === context.area && context.tickets.has(line.ticket_hash));
	},
	async run(context, { followId }) {
		await forgetFollow(await context.tx(), followId, context.now.ms);
		context.scrub();
		return { accepted: true };
	},
};
