/**
 * Mails of trouble with kiosks: once when it begins and once when it is over, to the coordinators and administrators of the
 * area who asked for them. What was told stands at the kiosk in the database and changes in the transaction that queues the
 * mail, so that neither a restart nor a second process tells it again.
 */

import { toTokyo } from '../../contract/dates.ts';
import type { AlarmMails } from '../../contract/kiosk.ts';
import { isMailTime, isOver, type MailedAlarm, mailedAlarmsOf } from '../../contract/kiosk-alarms.ts';
import type { Actor } from '../../contract/roles.ts';
import type { Query } from '../db/database.ts';
import type { KioskTable } from '../db/kiosk-tables.ts';
import { readRow } from '../log.ts';
import { queueMail } from '../mail/queue.ts';
import type { Store } from '../store.ts';
import { alarmMail, type MailLang, type Trouble } from './alarm-words.ts';
import { healthOf, openingTimes } from './fleet.ts';

type Incident = { alarm: MailedAlarm; since: number };

/** Begins or ends the mails for one account. Asking twice changes the language. */
export async function watch(
	db: Query,
	area: string,
	{ accountId }: Actor,
	{ on, lang }: AlarmMails,
	now: number,
): Promise<void> {
	if (accountId === null) return;
	if (!on) {
		await db.deleteFrom('kiosk_watch').where('account_id', '=', accountId).execute();
		return;
	}
	await db
		.insertInto('kiosk_watch')
		.values({ account_id: accountId, area, lang, at: now })
		.onConflict((conflict) => conflict.column('account_id').doUpdateSet({ lang }))
		.execute();
}

export async function isWatching(db: Query, { accountId }: Actor): Promise<boolean> {
	if (accountId === null) return false;
	const line = await db
		.selectFrom('kiosk_watch')
		.select('account_id')
		.where('account_id', '=', accountId)
		.executeTakeFirst();
	return line !== undefined;
}

/**
 * Looks at the kiosks of one area and queues what has to be told. Where nobody asked, nothing is remembered as told.
 *
 * @param listeningMs how long this server has been listening: who was not heard while it was down is not silent
 * @returns whether mails were queued
 */
export async function tellOfTrouble(store: Store, area: string, listeningMs: number): Promise<boolean> {
	const { kysely } = store.db;
	const people = await readWatchers(kysely, area);
	if (people.length === 0) return false;
	const lines = await kysely
		.selectFrom('kiosk')
		.selectAll()
		.where('area', '=', area)
		.where('revoked_at', 'is', null)
		.execute();
	const now = store.clock.now();
	const openFor = await openingTimes(store, area);
	const { time } = toTokyo(now);
	const changed = lines
		.filter(({ place_id }) => isMailTime(time, openFor(place_id) !== undefined))
		.map((line) => ({ line, ...changesOf(line, now, openFor(line.place_id), listeningMs) }))
		.filter(({ began, over }) => began.length + over.length > 0);
	if (changed.length === 0) return false;
	const troubles = await Promise.all(
		changed.map(async ({ line, began, over }): Promise<Trouble & { line: KioskTable; told: Incident[] }> => {
			const place = await readRow(store, area, 'place', line.place_id);
			const told = (JSON.parse(line.told) as Incident[]).filter(({ alarm }) => !over.includes(alarm));
			return {
				line,
				told: [...told, ...began.map((alarm) => ({ alarm, since: now }))],
				place: place?.name ?? line.place_id,
				name: line.name,
				began,
				over,
			};
		}),
	);
	return kysely.transaction().execute(async (tx) => {
		const ours: Trouble[] = [];
		for (const trouble of troubles) if (await claim(tx, trouble.line, trouble.told)) ours.push(trouble);
		if (ours.length === 0) return false;
		for (const { email, lang } of people) await queueMail(tx, { to: email, ...alarmMail(lang, ours) }, now);
		return true;
	});
}

/** False when another process was quicker. */
async function claim(tx: Query, line: KioskTable, told: Incident[]): Promise<boolean> {
	const taken = await tx
		.updateTable('kiosk')
		.set({ told: JSON.stringify(told) })
		.where('id', '=', line.id)
		.where('told', '=', line.told)
		.returning('id')
		.executeTakeFirst();
	return taken !== undefined;
}

/** A server that has just begun to listen has heard nobody yet. */
const LISTEN_FIRST_MS = 10 * 60_000;

function changesOf(line: KioskTable, now: number, openForMs: number | undefined, listeningMs: number) {
	const told = (JSON.parse(line.told) as Incident[]).map(({ alarm }) => alarm);
	const health = healthOf(line);
	return {
		began: mailedAlarmsOf(health, now, openForMs).filter(
			(alarm) => !told.includes(alarm) && (alarm !== 'silent' || listeningMs >= LISTEN_FIRST_MS),
		),
		over: told.filter((alarm) => isOver(alarm, health, now)),
	};
}

/** Those who asked and still have the right. */
async function readWatchers(db: Query, area: string): Promise<{ email: string; lang: MailLang }[]> {
	const lines = await db
		.selectFrom('kiosk_watch')
		.innerJoin('account', 'account.id', 'kiosk_watch.account_id')
		.innerJoin('account_role', 'account_role.account_id', 'account.id')
		.select(['account.email as email', 'kiosk_watch.lang as lang'])
		.distinct()
		.where('account.area', '=', area)
		.where('account.email', 'is not', null)
		.where('account_role.role', 'in', ['coordinator', 'administrator'])
		.execute();
	return lines.map(({ email, lang }) => ({ email: email ?? '', lang: lang as MailLang }));
}
