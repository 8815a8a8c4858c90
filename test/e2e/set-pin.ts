/**
 * A coordinator sets the PIN of every kiosk, and that it is never dark, without the second factor that leads there: `node
 * test/e2e/set-pin.ts 830274`. In the dark hours a resting screen says nothing of the day, and nothing of it is kept.
 */
import { DEFAULT_KIOSK_CONFIG } from '../../contract/kiosk.ts';
import { readConfig } from '../../server/config.ts';
import { openDatabase } from '../../server/db/open.ts';
import { orderKiosk } from '../../server/kiosk/fleet.ts';
import { hashPin } from '../../server/kiosk/staff.ts';

const [digits = ''] = process.argv.slice(2);
const db = await openDatabase(readConfig(process.env).database);
const { version: _, dim: __, ...config } = DEFAULT_KIOSK_CONFIG;
const pin = await hashPin(digits);
for (const order of [{ do: 'configure', config } as const, { do: 'pin', pin } as const]) {
	for (const kiosk of await db.kysely.selectFrom('kiosk').selectAll().execute()) {
		await orderKiosk(db.kysely, kiosk, order, Date.now());
	}
}
console.log('set');
await db.close();
