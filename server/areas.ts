/** The towns this server hosts. */
import { EMPTY_SUM, sumToHex } from '../contract/checksum.ts';
import { isAreaCode } from '../contract/codes.ts';
import type { Profile } from '../contract/profile.ts';
import type { Query } from './db/database.ts';
import type { Store } from './store.ts';

export type HostedArea = { code: string; name: string; sample?: boolean };

/** Makes the area with an empty log when there is none yet. Throws when the code is not one. */
export async function ensureArea(store: Store, code: string): Promise<void> {
	if (!isAreaCode(code)) {
		throw new RangeError(
			`area ${JSON.stringify(code)}: write the 全国地方公共団体コード, six digits with its check digit`,
		);
	}
	await store.db.kysely
		.insertInto('area')
		.values({ code, epoch: store.ids.epoch(), head: 0, horizon: 0, sum: sumToHex(EMPTY_SUM), turn: 0 })
		.onConflict((conflict) => conflict.column('code').doNothing())
		.execute();
}

/** Whether this server has the town. */
export async function isHosted(db: Query, code: string): Promise<boolean> {
	return (await db.selectFrom('area').select('code').where('code', '=', code).executeTakeFirst()) !== undefined;
}

/** All areas by code, each with the name its profile gives it, or its code. */
export async function readAreas(db: Query): Promise<HostedArea[]> {
	const areas = await db.selectFrom('area').select('code').orderBy('code').execute();
	const profiles = await db.selectFrom('rows').select(['area', 'body']).where('kind', '=', 'profile').execute();
	const profileByArea = new Map<string, Profile>();
	for (const { area, body } of profiles) if (body !== null) profileByArea.set(area, JSON.parse(body) as Profile);
	return areas.map(({ code }) => {
		const profile = profileByArea.get(code);
		return { code, name: profile?.name ?? code, ...(profile?.sample ? { sample: true } : {}) };
	});
}
