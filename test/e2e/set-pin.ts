/** A coordinator sets the PIN of every kiosk, without the second factor that leads there: `node test/e2e/set-pin.ts 830274`. */
import { readConfig } from '../../server/config.ts';
import { openDatabase } from '../../server/db/open.ts';
import { orderKiosk } from '../../server/kiosk/fleet.ts';
import { hashPin } from '../../server/kiosk/staff.ts';

const [digits = ''] = process.argv.slice(2);
const db = await openDatabase(readConfig(process.env).database);
const pin = await hashPin(digits);
for (const kiosk of await db.kysely.selectFrom('kiosk').selectAll().execute()) {
	await orderKiosk(db.kysely, kiosk, { do: 'pin', pin }, Date.now());
}
console.log('set');
await db.close();
