/** One cycle: people write and read through a bad afternoon, something dies, the line is mended, and everything is counted. */
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { FaultProxy } from '../processes/fault-proxy.ts';
import type { ServerProcess } from '../processes/server-process.ts';
import { badAfternoon } from './bad-afternoon.ts';
import { differenceFrom, type StoredReplica } from './same-rows.ts';

/** A browser on one profile, with somebody at it. */
export type UnderFire = {
	firstVisit(): Promise<void>;
	/** Writes on the screen; true when the screen said that it is kept. Whatever else happens: false. */
	write(text: string): Promise<boolean>;
	/** Looks at something. Never rejects. */
	look(): Promise<void>;
	/** SIGKILL; what was under way ends by itself. */
	kill(): Promise<void>;
	/** Opens it again, on the home screen, and tells it that there is a line. */
	comeBack(): Promise<void>;
	/** How many things wait to be sent, as its own store says. */
	waiting(): Promise<number>;
	stored(): Promise<StoredReplica | null>;
	close(): Promise<void>;
	/** what it keeps on the disk */
	readonly folder: string;
	/** Removes the folder, after `close`. */
	remove(): void;
};

export type Ledger = {
	cycles: number;
	browserKills: number;
	serverKills: number;
	/** every text that a screen called kept */
	kept: string[];
	wrong: string[];
	begun: number;
};

export type Cycle = {
	server: ServerProcess;
	proxy: FaultProxy;
	browser: UnderFire;
	ledger: Ledger;
	random: () => number;
};

const AFTERNOON = /^\/(s|p|id)(\/|$)/;
/** A machine under load is slow; what is wrong stays wrong. */
const PATIENCE_MS = 120_000;
/** On a busy machine nothing may have been called kept for so long. */
const MOST_WAITED_MS = 20_000;

export async function cycle({ server, proxy, browser, ledger, random }: Cycle): Promise<void> {
	const number = ++ledger.cycles;
	const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
	proxy.bend(badAfternoon(random), AFTERNOON);
	let isOver = false;
	const firstKept = Promise.withResolvers<void>();
	const people = (async () => {
		for (let i = 0; !isOver; i++) {
			const text = `${number} の ${i}`;
			if (await browser.write(text)) {
				ledger.kept.push(text);
				firstKept.resolve();
			}
			if (!isOver && random() < 0.3) await browser.look();
		}
	})();
	const power = (async () => {
		if (random() < 0.6) {
			await pause(random() * 2_000);
			await server.kill();
			ledger.serverKills++;
			await pause(random() * 1_000);
			await startedAgain(server);
		}
	})();
	// at any moment, or in the moments after something was called kept: what nobody was promised cannot be lost
	if (random() < 0.4) await pause(300 + random() * 3_000);
	else {
		await Promise.race([firstKept.promise, pause(MOST_WAITED_MS)]);
		await pause(random() ** 2 * 2_000);
	}
	isOver = true;
	const kill = async () => {
		await browser.kill();
		ledger.browserKills++;
	};
	if (random() < 0.8) await kill();
	await Promise.all([people, power]);
	proxy.straighten();
	proxy.drop();
	await browser.comeBack();
	if (random() < 0.2) {
		// while it brings away what it kept
		await pause(random() * 500);
		await kill();
		await browser.comeBack();
	}
	const problem = await settled(server, browser);
	if (problem) ledger.wrong.push(`cycle ${number}: ${problem}`);
	ledger.wrong.push(...counted(server, ledger).map((wrong) => `cycle ${number}: ${wrong}`));
}

/** A machine under load may take longer than the server is given. */
async function startedAgain(server: ServerProcess): Promise<void> {
	for (let attempt = 0; ; attempt++) {
		try {
			return await server.start();
		} catch (error) {
			await server.kill();
			if (attempt >= 3) throw error;
		}
	}
}

/** Waits until nothing waits and the rows are the server's. Answers what still is not. */
async function settled(server: ServerProcess, browser: UnderFire): Promise<string | null> {
	const end = Date.now() + PATIENCE_MS;
	const file = path.join(server.data, 'engawa.sqlite');
	for (;;) {
		let problem: string | null;
		try {
			const waiting = await browser.waiting();
			problem = waiting > 0 ? `${waiting} still wait` : differenceFrom(file, await browser.stored());
		} catch (error) {
			problem = String(error); // the page is just changing
		}
		if (!problem || Date.now() > end) return problem;
		await new Promise((resolve) => setTimeout(resolve, 250));
	}
}

/** What was called kept and is not there, and what is there more than once. */
function counted(server: ServerProcess, { kept }: Ledger): string[] {
	const db = new DatabaseSync(path.join(server.data, 'engawa.sqlite'), { readOnly: true });
	try {
		const rows = db.prepare("select body from private_row where kind = 'report' and body is not null").all() as {
			body: string;
		}[];
		const there = new Map<string, number>();
		for (const { body } of rows) {
			const { text } = JSON.parse(body) as { text: string };
			there.set(text, (there.get(text) ?? 0) + 1);
		}
		const wrong = kept.filter((text) => !there.has(text)).map((text) => `"${text}" was called kept and is lost`);
		for (const [text, times] of there) if (times > 1) wrong.push(`"${text}" is there ${times} times`);
		const doubled = db
			.prepare('select intent_id, count(*) as n from audit where intent_id is not null group by intent_id having n > 1')
			.all();
		if (doubled.length > 0) wrong.push(`${doubled.length} intents were done more than once`);
		return wrong;
	} finally {
		db.close();
	}
}

export function tellLedger(ledger: Ledger, engine: string): string {
	const { cycles, browserKills, serverKills, kept, wrong, begun } = ledger;
	const minutes = (Date.now() - begun) / 60_000;
	return [
		'| engine | cycles | a minute | browser killed | server killed | called kept | lost, doubled or unlike |',
		'| --- | --- | --- | --- | --- | --- | --- |',
		`| ${engine} | ${cycles} | ${(cycles / minutes).toFixed(1)} | ${browserKills} | ${serverKills} | ${kept.length} | ${wrong.length} |`,
		...wrong.map((one) => `  ${one}`),
	].join('\n');
}
