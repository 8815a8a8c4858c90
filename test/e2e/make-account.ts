/**
 * An account with its roles, straight into a server's database: what an invitation ends in, without the administrator, the
 * second factor and the mail that lead there. `node test/e2e/make-account.ts AREA EMAIL NAME ROLES(JSON)`
 */
import * as v from 'valibot';
import { Role } from '../../contract/roles.ts';
import { readConfig } from '../../server/config.ts';
import { openDatabase } from '../../server/db/open.ts';
import { addAccount, setRoles } from '../../server/identity/accounts.ts';
import { newUuid } from '../../src/data/uuid.ts';

const [area = '', email = '', name = '', roles = '[]'] = process.argv.slice(2);
const db = await openDatabase(readConfig(process.env).database);
const now = Date.now();
const id = newUuid(now);
await db.kysely.transaction().execute(async (tx) => {
	await addAccount(tx, { id, area, email, name, now });
	await setRoles(tx, id, v.parse(v.array(Role), JSON.parse(roles)));
});
await db.close();
