/** 人材: registered with consent, changed, agreed to for longer, and withdrawn in one step. */
import type { LocalDate } from '../../contract/common.ts';
import { addDays, isValidDate, toTokyo } from '../../contract/dates.ts';
import { type Consent, type HelperRow, MOST_CONSENT_DAYS } from '../../contract/helper.ts';
import type { ArgsOf } from '../../contract/intents.ts';
import { coordinates, type Target } from '../../contract/roles.ts';
import type { Handler } from '../intents/handler.ts';
import type { IntentContext, Outcome } from '../intents/intent-context.ts';
import { WITHDRAWN } from './case-intents.ts';
import { HELPER } from './case-store.ts';
import { COORDINATION } from './exchange-store.ts';
import { forgetHelper, isHelperSelf, readHelper, writeHelper } from './helper-store.ts';

const invalid = (field: string): Outcome => ({ refused: 'invalid', detail: { field } });
const townWide = () => ({});
const isSelf = (context: IntentContext, { helperId }: { helperId: string }) => isHelperSelf(context, helperId);
const isGone = (context: IntentContext, helperId: string) => context.privateWas(COORDINATION, HELPER, helperId);

/** Somebody who is registered, or was: whoever coordinates hears that they have withdrawn. */
const known = async (context: IntentContext, { helperId }: { helperId: string }): Promise<Target | null> =>
	(await isGone(context, helperId)) ? {} : null;

export const linkHelper: Handler<'helper.link'> = {
	target: townWide,
	async run(context, { helperId, ticketHash }) {
		const before = (await readHelper(context, helperId))?.data;
		if (!before && (await isGone(context, helperId))) return WITHDRAWN;
		const row: HelperRow = before ?? {
			id: helperId,
			state: 'invited',
			kinds: [],
			fields: [],
			since: context.now.tokyo.date,
		};
		// a link that was lost may have been in a mail: neither opens anything now
		const { mailHash: _, ...kept } = row;
		await writeHelper(context, { ...kept, ticketHash });
		context.audit({ kind: 'helper', recordId: helperId, after: { link: before ? 'renewed' : 'made' } });
		return { accepted: true };
	},
};

/** When a person agreed: the day on which it was recorded, also where that was without a line. */
const dayOf = (context: IntentContext): LocalDate => toTokyo(context.intent?.made ?? context.now.ms).date;

type Agreed = NonNullable<ArgsOf<'helper.put'>['consent']>;

/** What is recorded of a consent, or what is wrong with it. Only whoever holds the link says that they read it themself. */
async function recorded(context: IntentContext, helperId: string, agreed: Agreed): Promise<Consent | Outcome> {
	const { text, lang, until, how } = agreed;
	const on = dayOf(context);
	const today = context.now.tokyo.date;
	if (!isValidDate(until) || until < today || until > addDays(on, MOST_CONSENT_DAYS)) return invalid('consent.until');
	const mayRecord = how === 'self' ? await isHelperSelf(context, helperId) : coordinates(context.actor);
	if (!mayRecord) return invalid('consent.how');
	return { text, lang, until, how, on, ...(how !== 'self' && { by: context.actor.name ?? '' }) };
}

const isOutcome = (agreed: Consent | Outcome): agreed is Outcome => 'refused' in agreed;

/** Codes and places that are not there would lead nowhere. */
async function findWrong(context: IntentContext, said: ArgsOf<'helper.put'>): Promise<Outcome | undefined> {
	for (const id of said.placeIds ?? []) if (!(await context.read('place', id))) return invalid('placeIds');
	const profile = (await context.read('profile', context.area))?.data;
	if (!profile) return undefined;
	const lists = [
		['fields', said.fields, profile.fields],
		['abilities', said.abilities ?? [], profile.abilities ?? []],
	] as const;
	for (const [field, chosen, codes] of lists) {
		if (chosen.some((code) => !codes.some((one) => one.code === code))) return invalid(field);
	}
	return undefined;
}

/** What of the arguments is kept; nothing that a later version adds slips through. */
function pick({ kinds, fields, abilities, placeIds, days, bands, text }: ArgsOf<'helper.put'>) {
	return {
		kinds,
		fields,
		...(abilities?.length && { abilities }),
		...(placeIds?.length && { placeIds }),
		...(days?.length && { days }),
		...(bands?.length && { bands }),
		...(text && { text }),
	};
}

export const putHelper: Handler<'helper.put'> = {
	hidden: true,
	target: townWide,
	isAuthor: isSelf,
	async run(context, args) {
		const { helperId, rev, sealed, consent, note } = args;
		const seen = await readHelper(context, helperId);
		const isNew = seen === undefined || seen.data.state === 'invited';
		if (!seen && (await isGone(context, helperId))) return WITHDRAWN;
		if (isNew ? !seen && rev !== undefined : seen.rev !== rev) {
			return seen ? { refused: 'changed-since', detail: { now: { rev: seen.rev } } } : { refused: 'not-found' };
		}
		const wrong = await findWrong(context, args);
		if (wrong) return wrong;
		if (sealed && !context.opened) return { refused: 'invalid', detail: { field: 'sealed', why: 'unknown-key' } };
		const contact = context.opened ?? seen?.data.contact;
		if (!contact) return invalid('sealed');
		const agreed = consent ? await recorded(context, helperId, consent) : seen?.data.consent;
		if (!agreed) return invalid('consent');
		if (isOutcome(agreed)) return agreed;
		if (agreed.until < context.now.tokyo.date) return invalid('consent');
		const isCoordinator = coordinates(context.actor);
		const ticketHash = (isCoordinator ? args.ticketHash : undefined) ?? seen?.data.ticketHash;
		const said = isCoordinator ? (note ?? seen?.data.note) : seen?.data.note;
		await writeHelper(context, {
			...pick(args),
			id: helperId,
			state: 'active',
			contact,
			consent: agreed,
			...(said && { note: said }),
			...(ticketHash !== undefined && { ticketHash }),
			...(seen?.data.mailHash !== undefined && { mailHash: seen.data.mailHash }),
			...(seen?.data.askedUntil !== undefined && { askedUntil: seen.data.askedUntil }),
			since: isNew ? context.now.tokyo.date : seen.data.since,
		});
		// who, when, which text, until when: never what they are called or how to reach them
		context.audit({
			kind: 'helper',
			recordId: helperId,
			before: isNew ? null : { consent: seen.data.consent },
			after: { consent: agreed },
		});
		return { accepted: true };
	},
};

export const renewConsent: Handler<'helper.consent'> = {
	hidden: true,
	target: known,
	isAuthor: isSelf,
	async run(context, { helperId, ...consent }) {
		const seen = await readHelper(context, helperId);
		if (!seen) return WITHDRAWN;
		if (seen.data.state !== 'active') return { refused: 'wrong-state', detail: { now: { state: seen.data.state } } };
		const agreed = await recorded(context, helperId, consent);
		if (isOutcome(agreed)) return agreed;
		await writeHelper(context, { ...seen.data, consent: agreed });
		const before = { consent: seen.data.consent };
		context.audit({ kind: 'helper', recordId: helperId, before, after: { consent: agreed } });
		return { accepted: true };
	},
};

export const withdrawHelper: Handler<'helper.withdraw'> = {
	hidden: true,
	target: known,
	isAuthor: isSelf,
	async run(context, { helperId }) {
		const seen = await readHelper(context, helperId);
		// said twice, or by both: it is done
		if (!seen) return { accepted: true };
		await forgetHelper(context, seen.data);
		const by = coordinates(context.actor) ? 'coordinator' : 'self';
		context.audit({ kind: 'helper', recordId: helperId, before: { state: seen.data.state }, after: { withdrawn: by } });
		return { accepted: true };
	},
};
