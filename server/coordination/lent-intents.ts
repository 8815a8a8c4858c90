/** ほかの場所: proposed by whoever keeps them, written by coordinators, confirmed, and withdrawn in one step. */
import type { LocalDate } from '../../contract/common.ts';
import { addDays, isValidDate, toTokyo } from '../../contract/dates.ts';
import type { Consent } from '../../contract/helper.ts';
import type { ArgsOf } from '../../contract/intents.ts';
import { type LentPlaceRow, type LentSaid, MOST_LENDING_DAYS } from '../../contract/lent-place.ts';
import { ACCESSIBILITY_ITEMS } from '../../contract/place.ts';
import { coordinates, type Target } from '../../contract/roles.ts';
import type { Handler } from '../intents/handler.ts';
import type { IntentContext, Outcome } from '../intents/intent-context.ts';
import { WITHDRAWN } from './case-intents.ts';
import { COORDINATION } from './exchange-store.ts';
import { forgetLent, isKeeper, LENT, pickSaid, readLent, writeLent } from './lent-store.ts';

const invalid = (field: string): Outcome => ({ refused: 'invalid', detail: { field } });
const unknownKey: Outcome = { refused: 'invalid', detail: { field: 'sealed', why: 'unknown-key' } };
const townWide = () => ({});
const isSelf = (context: IntentContext, { lentId }: { lentId: string }) => isKeeper(context, lentId);
const isGone = (context: IntentContext, lentId: string) => context.privateWas(COORDINATION, LENT, lentId);

/** One that is held, or was: whoever coordinates hears that its keeper has withdrawn. */
const known = async (context: IntentContext, { lentId }: { lentId: string }): Promise<Target | null> =>
	(await isGone(context, lentId)) ? {} : null;

type Agreed = NonNullable<ArgsOf<'lending.put'>['consent']>;

/** What is recorded of a consent, or what is wrong with it. Only whoever keeps the place says that they read it themself. */
function recorded(context: IntentContext, agreed: Agreed, isOwn: boolean): Consent | Outcome {
	const { text, lang, until, how } = agreed;
	const on: LocalDate = toTokyo(context.intent?.made ?? context.now.ms).date;
	const today = context.now.tokyo.date;
	if (!isValidDate(until) || until < today || until > addDays(on, MOST_LENDING_DAYS)) return invalid('consent.until');
	if (how === 'self' ? !isOwn : !coordinates(context.actor)) return invalid('consent.how');
	return { text, lang, until, how, on, ...(how !== 'self' && { by: context.actor.name ?? '' }) };
}

const isOutcome = (agreed: Consent | Outcome): agreed is Outcome => 'refused' in agreed;

/** How to ask has to lead somewhere, and so do areas. */
async function findWrong(context: IntentContext, said: LentSaid): Promise<Outcome | undefined> {
	if (said.askBy.includes('phone') && !said.phone) return invalid('phone');
	if (said.askBy.includes('web') && !said.url) return invalid('url');
	if ((said.lat === undefined) !== (said.lon === undefined)) return invalid('lat');
	const items: readonly string[] = ACCESSIBILITY_ITEMS;
	if (Object.keys(said.accessibility ?? {}).some((item) => !items.includes(item))) return invalid('accessibility');
	const areas = (await context.read('profile', context.area))?.data.areas;
	return areas && said.areaIds?.some((id) => !areas.some((one) => one.id === id)) ? invalid('areaIds') : undefined;
}

export const proposePlace: Handler<'lending.propose'> = {
	target: townWide,
	async run(context, args) {
		const { lentId, ticketHash, consent } = args;
		const profile = (await context.read('profile', context.area))?.data;
		if (!profile?.lendingByKeepers) return { refused: 'not-allowed' };
		if ((await isGone(context, lentId)) || (await context.read('place', lentId))) {
			return { refused: 'conflict', detail: { field: 'lentId' } };
		}
		const wrong = await findWrong(context, args);
		if (wrong) return wrong;
		if (!context.opened) return unknownKey;
		const agreed = recorded(context, consent, true);
		if (isOutcome(agreed)) return agreed;
		const today = context.now.tokyo.date;
		await writeLent(context, {
			...pickSaid(args),
			id: lentId,
			state: 'waiting',
			contact: context.opened,
			consent: agreed,
			confirmedOn: agreed.on,
			since: today,
			ticketHashes: [ticketHash],
		});
		context.audit({ kind: 'place', recordId: lentId, after: { proposed: true, consent: agreed } });
		return { accepted: true };
	},
};

export const putPlace: Handler<'lending.put'> = {
	hidden: true,
	target: townWide,
	isAuthor: isSelf,
	async run(context, args) {
		const { lentId, rev, sealed, consent, note, ticketHash } = args;
		const seen = await readLent(context, lentId);
		if (!seen && (await isGone(context, lentId))) return WITHDRAWN;
		if (seen ? seen.rev !== rev : rev !== undefined) {
			return seen ? { refused: 'changed-since', detail: { now: { rev: seen.rev } } } : { refused: 'not-found' };
		}
		if (!seen && (await context.read('place', lentId))) return { refused: 'conflict', detail: { field: 'lentId' } };
		const wrong = await findWrong(context, args);
		if (wrong) return wrong;
		if (sealed && !context.opened) return unknownKey;
		const contact = context.opened ?? seen?.data.contact;
		if (!contact) return invalid('sealed');
		const isCoordinator = coordinates(context.actor);
		const agreed = consent ? recorded(context, consent, await isKeeper(context, lentId)) : seen?.data.consent;
		if (!agreed) return invalid('consent');
		if (isOutcome(agreed)) return agreed;
		if (agreed.until < context.now.tokyo.date) return invalid('consent');
		const before = seen?.data;
		const base = { contact, consent: agreed, ...(before?.note && { note: before.note }) };
		if (isCoordinator) await writeAtOnce(context, args, before, { ...base, ...(note !== undefined && { note }) });
		else if (before) {
			// what was answered to what they wrote before is answered no more
			const { reason: _, words: __, ...rest } = before;
			await writeLent(context, { ...rest, ...base, ...changedBy(before, pickSaid(args)) });
		}
		if (isCoordinator && ticketHash !== undefined) await addLink(context, lentId, ticketHash);
		context.audit({
			kind: 'place',
			recordId: lentId,
			before: before ? { state: before.state, consent: before.consent } : null,
			after: { by: isCoordinator ? 'coordinator' : 'keeper', consent: agreed },
		});
		return { accepted: true };
	},
};

/** What a keeper writes of a place that is shown waits beside it; of one that is not, it is what a coordinator will look at. */
function changedBy(before: LentPlaceRow, said: LentSaid): Partial<LentPlaceRow> {
	return before.state === 'shown' ? { change: said } : { ...said, state: 'waiting' };
}

type Base = Pick<LentPlaceRow, 'contact' | 'consent' | 'note'>;

async function writeAtOnce(
	context: IntentContext,
	said: ArgsOf<'lending.put'>,
	before: LentPlaceRow | undefined,
	base: Base,
) {
	const today = context.now.tokyo.date;
	const { note, ...agreed } = base;
	await writeLent(
		context,
		{
			...pickSaid(said),
			...agreed,
			...(note && { note }),
			id: said.lentId,
			state: 'shown',
			confirmedOn: today,
			since: before?.since ?? today,
			ticketHashes: before?.ticketHashes ?? [],
		},
		'coordinator',
	);
}

async function addLink(context: IntentContext, lentId: string, ticketHash: string): Promise<void> {
	const row = (await readLent(context, lentId))?.data;
	if (row) await writeLent(context, { ...row, ticketHashes: [...row.ticketHashes, ticketHash] });
}

export const decidePlace: Handler<'lending.decide'> = {
	hidden: true,
	target: known,
	async run(context, { lentId, rev, decision, reason, words }) {
		const seen = await readLent(context, lentId);
		if (!seen) return WITHDRAWN;
		if (seen.rev !== rev) return { refused: 'changed-since', detail: { now: { rev: seen.rev } } };
		const { change, reason: _, words: __, ...row } = seen.data;
		if (row.state !== 'waiting' && !change) return { refused: 'wrong-state', detail: { now: { state: row.state } } };
		const said = words ? { words } : {};
		if (decision === 'decline') {
			if (reason === undefined) return invalid('reason');
			// what was shown before stays so; of what never was, nobody is called any more
			const { contact, ...kept } = row;
			const next: LentPlaceRow =
				row.state === 'shown' ? { ...row, reason, ...said } : { ...kept, state: 'declined', reason, ...said };
			await writeLent(context, next);
		} else {
			const { id, consent, contact, confirmedOn, since, note, ticketHashes, remindedOn } = row;
			const kept = { id, consent, contact, confirmedOn, since, ticketHashes, ...(note && { note }) };
			const asked = remindedOn === undefined ? {} : { remindedOn };
			await writeLent(context, { ...pickSaid(change ?? row), ...kept, ...asked, ...said, state: 'shown' }, 'self');
		}
		context.audit({ kind: 'place', recordId: lentId, before: { state: row.state }, after: { decision, reason } });
		return { accepted: true };
	},
};

export const confirmLent: Handler<'lending.confirm'> = {
	hidden: true,
	target: known,
	isAuthor: isSelf,
	async run(context, { lentId, ...consent }) {
		const seen = await readLent(context, lentId);
		if (!seen) return WITHDRAWN;
		if (seen.data.state === 'declined') return { refused: 'wrong-state', detail: { now: { state: 'declined' } } };
		const agreed = recorded(context, consent, await isKeeper(context, lentId));
		if (isOutcome(agreed)) return agreed;
		const { remindedOn: _, ...row } = seen.data;
		const by = agreed.how === 'self' ? 'self' : 'coordinator';
		await writeLent(context, { ...row, consent: agreed, confirmedOn: agreed.on }, by);
		const before = { confirmedOn: row.confirmedOn, consent: row.consent };
		context.audit({ kind: 'place', recordId: lentId, before, after: { confirmedOn: agreed.on, consent: agreed } });
		return { accepted: true };
	},
};

export const linkPlace: Handler<'lending.link'> = {
	hidden: true,
	target: known,
	async run(context, { lentId, ticketHash }) {
		if (!(await readLent(context, lentId))) return WITHDRAWN;
		await addLink(context, lentId, ticketHash);
		context.audit({ kind: 'place', recordId: lentId, after: { link: 'made' } });
		return { accepted: true };
	},
};

export const withdrawPlace: Handler<'lending.withdraw'> = {
	hidden: true,
	target: known,
	isAuthor: isSelf,
	async run(context, { lentId }) {
		const seen = await readLent(context, lentId);
		// said twice, or by both: it is done
		if (!seen) return { accepted: true };
		await forgetLent(context, seen.data);
		const by = coordinates(context.actor) ? 'coordinator' : 'keeper';
		context.audit({ kind: 'place', recordId: lentId, before: { state: seen.data.state }, after: { withdrawn: by } });
		return { accepted: true };
	},
};
