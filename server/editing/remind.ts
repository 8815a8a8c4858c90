/**
 * Reminds whoever looks after a centre or a group that nobody has vouched for its facts for a year: by one mail that names all of
 * theirs, and not again before three months are over. That somebody was reminded stands in the audit of the record.
 */
import type { LocalDate } from '../../contract/common.ts';
import { CONFIRMED_DAYS } from '../../contract/confirming.ts';
import { addDays } from '../../contract/dates.ts';
import { paths } from '../../contract/paths.ts';
import type { IntentContext } from '../intents/intent-context.ts';
import type { Writing } from '../intents/run-once.ts';
import { screenAddress } from '../mail/addresses.ts';
import { type Old, reminderMail } from './reminder-words.ts';

/** Whoever did nothing is asked again after so long. */
export const REMIND_AGAIN_DAYS = 90;

const WHAT = 'remind';
const DAY_MS = 24 * 60 * 60 * 1000;

/** Says how many records were found old and their people reminded. */
export function remind(writing: Writing, area: string): Promise<number> {
	return writing.work(area, WHAT, remindAll);
}

type Keeper = { email: string; name: string; since: number };
type Kept = { kind: 'place' | 'group'; id: string; keepers: Keeper[] };

async function remindAll(context: IntentContext): Promise<number> {
	const remindedLately = await readReminded(context);
	const mails = new Map<string, { name: string; old: Old[] }>();
	let reminded = 0;
	for (const { kind, id, keepers } of await readKept(context)) {
		if (remindedLately.has(`${kind}/${id}`)) continue;
		const row = (await context.read(kind, id))?.data;
		if (!row || !isOld(context, row.confirmedAt, keepers)) continue;
		const address = screenAddress(kind === 'place' ? paths.deskReports(id) : paths.editGroup(id));
		for (const { email, name } of keepers) {
			const mail = mails.get(email) ?? { name, old: [] };
			mail.old.push({ name: row.name, confirmedAt: row.confirmedAt, address });
			mails.set(email, mail);
		}
		const placeId = kind === 'place' ? id : undefined;
		context.audit({ kind, recordId: id, placeId, after: { confirmedAt: row.confirmedAt ?? null } });
		reminded += 1;
	}
	for (const [to, { name, old }] of mails) context.mail({ to, ...reminderMail(name, old) });
	return reminded;
}

/** What was never confirmed is old once somebody has had a year to do it. */
function isOld({ now }: IntentContext, confirmedAt: LocalDate | undefined, keepers: readonly Keeper[]): boolean {
	if (confirmedAt !== undefined) return confirmedAt < addDays(now.tokyo.date, -CONFIRMED_DAYS);
	return keepers.some(({ since }) => since < now.ms - CONFIRMED_DAYS * DAY_MS);
}

/** Each place with its desk's people and each group with its representatives; what nobody looks after is not there. */
async function readKept(context: IntentContext): Promise<Iterable<Kept>> {
	const lines = await context.query
		.selectFrom('account_role')
		.innerJoin('account', 'account.id', 'account_role.account_id')
		.select(['account_role.role', 'account_role.target', 'account.email', 'account.name', 'account.invited_at'])
		.where('account.area', '=', context.area)
		.where('account.email', 'is not', null)
		.where('account_role.role', 'in', ['desk', 'representative'])
		.orderBy('account_role.target')
		.execute();
	const kept = new Map<string, Kept>();
	for (const { role, target: id, email, name, invited_at } of lines) {
		const kind = role === 'desk' ? 'place' : 'group';
		const of = kept.get(`${kind}/${id}`) ?? { kind, id, keepers: [] };
		of.keepers.push({ email: email ?? '', name, since: Number(invited_at) });
		kept.set(`${kind}/${id}`, of);
	}
	return kept.values();
}

async function readReminded(context: IntentContext): Promise<Set<string>> {
	const lines = await context.query
		.selectFrom('audit')
		.select(['kind', 'record_id'])
		.where('area', '=', context.area)
		.where('what', '=', WHAT)
		.where('at', '>', context.now.ms - REMIND_AGAIN_DAYS * DAY_MS)
		.execute();
	return new Set(lines.map(({ kind, record_id }) => `${kind}/${record_id}`));
}
