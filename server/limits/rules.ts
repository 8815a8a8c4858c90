/**
 * How often what may be asked. Everybody in a centre shares one address, so the address allows most, the browser and the person
 * it is about allow least.
 */
import type { Rule } from './take.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** A mail with a code: it lands in somebody's letter box. */
export function codeRules(who: { device?: string | undefined; target: string; address: string | undefined }): Rule[] {
	const what = 'code';
	return [
		{ what, subject: 'device', of: who.device, burst: 5, everyMs: 2 * MINUTE },
		{ what, subject: 'target', of: who.target, burst: 5, everyMs: 10 * MINUTE },
		{ what, subject: 'address', of: who.address, burst: 40, everyMs: 30 * SECOND },
	];
}

/** Trying a code. The code itself allows three tries. */
export function tryRules(who: { device: string; address: string | undefined }): Rule[] {
	const what = 'try';
	return [
		{ what, subject: 'device', of: who.device, burst: 6, everyMs: MINUTE },
		{ what, subject: 'address', of: who.address, burst: 60, everyMs: 10 * SECOND },
	];
}

/** Trying a second factor, by whatever browser. */
export function factorRules(accountId: string): Rule[] {
	return [{ what: 'factor', subject: 'account', of: accountId, burst: 5, everyMs: 3 * MINUTE }];
}

/** What asks for somebody's time, without an account, counts for so many; still fewer than a device may send in one go. */
const COSTLY: Readonly<Record<string, number>> = { 'consult.ask': 100, 'consult.add': 20, 'report.send': 30 };
const MOST_COST = 2_500;

/** For how many the intents of one push count. */
export function costOf(intents: readonly { name: string; by?: string | undefined }[]): number {
	const costs = intents.map(({ name, by }) => (by === undefined ? (COSTLY[name] ?? 1) : 1));
	return Math.min(
		MOST_COST,
		costs.reduce((sum, cost) => sum + cost, 0),
	);
}

const MAILS_AT_ONCE = 5;

/** Mails that ask a letter box whether it wants to follow: whoever asks without an account may ask for somebody else's. */
export function askingMails(intents: readonly { name: string; args: Record<string, unknown> }[]): number {
	const asking = intents.filter(({ name, args }) => name === 'follow.put' && args.mail !== undefined);
	return Math.min(MAILS_AT_ONCE, asking.length);
}

/** Having such mails sent; each letter box has its own limit beside (`MOST_CONFIRM_MAILS`). */
export function askingMailRules(who: { device: string; address: string | undefined; cost: number }): Rule[] {
	const what = 'asking-mail';
	const { cost } = who;
	return [
		{ what, subject: 'device', of: who.device, burst: MAILS_AT_ONCE, everyMs: 10 * MINUTE, cost },
		{ what, subject: 'address', of: who.address, burst: 40, everyMs: MINUTE, cost },
	];
}

/** Sending intents: `cost` is how many. A day offline comes back in one piece. */
export function pushRules(who: {
	device: string;
	account: string | null;
	address: string | undefined;
	cost: number;
}): Rule[] {
	const what = 'push';
	const { cost } = who;
	return [
		{ what, subject: 'device', of: who.device, burst: 3_000, everyMs: SECOND, cost },
		{ what, subject: 'account', of: who.account ?? undefined, burst: 6_000, everyMs: SECOND / 2, cost },
		{ what, subject: 'address', of: who.address, burst: 50_000, everyMs: SECOND / 50, cost },
	];
}
