/**
 * `npm run torture -- [--minutes M | --cycles N] [--engine chromium | webkit]`: people write and read in a real browser while
 * the browser and the server are killed with SIGKILL, and everything between them goes wrong.
 *
 * After each cycle the line is mended, and then everything that a screen called kept must be at the server, once, and the rows on
 * the browser's disk must be the server's.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startFaultProxy } from '../processes/fault-proxy.ts';
import { startServer } from '../processes/server-process.ts';
import { chromiumUnderFire } from './chromium-under-fire.ts';
import { cycle, type Ledger, tellLedger } from './cycle.ts';
import { webkitUnderFire } from './webkit-under-fire.ts';

const { values } = parseArgs({
	options: { minutes: { type: 'string' }, cycles: { type: 'string' }, engine: { type: 'string', default: 'chromium' } },
});
const end = values.minutes === undefined ? Number.POSITIVE_INFINITY : Date.now() + Number(values.minutes) * 60_000;
const most = Number(values.cycles ?? (values.minutes === undefined ? 10 : Number.POSITIVE_INFINITY));
/**
 * A device without an account may report a hundred things in one go, and of those that it was allowed a killed server forgets some:
 * after so many cycles it is another's turn.
 */
const CYCLES_OF_ONE = 20;

// what one that says goodbye leaves compiled, those that are killed start with
const compiled = mkdtempSync(path.join(os.tmpdir(), 'engawa-compiled-'));
const env = { NODE_COMPILE_CACHE: compiled };
const first = await startServer(env);
await first.stop();
await first.remove();
const server = await startServer(env);
const proxy = await startFaultProxy(server.url);
const ledger: Ledger = { cycles: 0, browserKills: 0, serverKills: 0, kept: [], wrong: [], begun: Date.now() };
const goesOn = () => ledger.cycles < most && Date.now() < end && ledger.wrong.length === 0;
try {
	while (goesOn()) {
		const browser = await (values.engine === 'webkit' ? webkitUnderFire : chromiumUnderFire)(proxy.url);
		try {
			await browser.firstVisit();
			for (let i = 0; i < CYCLES_OF_ONE && goesOn(); i++) {
				await cycle({ server, proxy, browser, ledger, random: Math.random });
				if (ledger.cycles % 10 === 0) console.log(tellLedger(ledger, values.engine));
			}
		} finally {
			await browser.close();
			if (ledger.wrong.length > 0) console.log(`Left to look at: ${browser.folder}, ${server.data}`);
			else browser.remove();
		}
	}
} finally {
	await proxy.close();
	if (ledger.wrong.length > 0) await server.stop();
	else await server.remove();
	rmSync(compiled, { recursive: true, force: true });
}
console.log(tellLedger(ledger, values.engine));
process.exit(ledger.wrong.length === 0 ? 0 : 1);
