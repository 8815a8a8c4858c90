/**
 * A coordinator's yes, straight into a server's database, without the second factor that leads there: `node
 * test/e2e/approve-kiosk.ts CODE PLACE NAME`, or `--end` to take every kiosk out of service. With `NEWEST GOOD` behind the
 * name it becomes the first one to try the build NEWEST, while all others have GOOD.
 */
import { readConfig } from '../../server/config.ts';
import { openDatabase } from '../../server/db/open.ts';
import { approve, findByCode } from '../../server/kiosk/enrolments.ts';
import { orderKiosk } from '../../server/kiosk/fleet.ts';
import { SAMPLE_AREA } from './sign-in.ts';

const [code = '', placeId = '', name = '', newest, good] = process.argv.slice(2);
const db = await openDatabase(readConfig(process.env).database);
const now = Date.now();
if (code === '--end') {
	for (const kiosk of await db.kysely.selectFrom('kiosk').selectAll().execute()) {
		await orderKiosk(db.kysely, kiosk, { do: 'un-enrol' }, now);
	}
	console.log('ended');
} else {
	const found = await findByCode(db.kysely, SAMPLE_AREA, code, now);
	if (!found) throw new Error(`nobody waits under ${code}`);
	await approve(db.kysely, found, { code, placeId, name }, '調整 花子', now);
	if (newest && good) {
		await db.kysely.updateTable('kiosk').set({ canary: 1 }).execute();
		const trying = { area: SAMPLE_AREA, build: newest, verdict: 'trying', since: null, beats: 0, good };
		await db.kysely.insertInto('kiosk_rollout').values(trying).execute();
	}
	console.log('approved');
}
await db.close();
