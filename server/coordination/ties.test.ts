/** Who worked with whom: public only while both sides agree, and gone as soon as one does not. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ArgsOf } from '../../contract/intents.ts';
import type { Actor } from '../../contract/roles.ts';
import type { TieDraft } from '../../contract/tie.ts';
import type { Database } from '../db/database.ts';
import { readRow } from '../log.ts';
import { expire } from '../retention/expire.ts';
import { DATABASES, OPENING_MS } from '../testing/databases.ts';
import { AREA } from '../testing/rows.ts';
import { type TestWriter, TOWN, uuid, type WrittenTown, writtenTown } from '../testing/written-town.ts';

const COORDINATOR: Actor = { accountId: 'c', name: '調 整子', roles: [{ role: 'coordinator' }] };
const REPRESENTATIVE: Actor = { accountId: 'r', name: '代 表子', roles: [{ role: 'representative', groupId: 'g' }] };

describe.each(DATABASES)('The network, on $name', ({ open }) => {
	let db: Database;
	let town: WrittenTown;
	let lead: TestWriter;
	beforeEach(async () => {
		db = await open();
		const data = { id: 'g', name: '会g', fields: [], recruiting: 'unknown' as const };
		town = await writtenTown(db, [...TOWN, { kind: 'group', id: 'g', data }]);
		lead = town.device(COORDINATOR);
	}, OPENING_MS);
	afterEach(async () => {
		await town.close();
		await db.close();
	});

	const said = (more: Partial<ArgsOf<'tie.put'>> = {}): ArgsOf<'tie.put'> => ({
		tieId: uuid(),
		a: { sector: 'group', name: '会g', groupId: 'g' },
		b: { sector: 'company', name: '見本商店' },
		what: '花だんの土を分けてもらった',
		year: 2026,
		going: true,
		fields: [],
		...more,
	});
	const shown = (id: string) => readRow(town.store, AREA, 'tie', id);
	const drafts = async (scope: string) => {
		const ofScope = db.kysely.selectFrom('private_row').select('body').where('scope', '=', scope);
		const rows = await ofScope.where('kind', '=', 'tie-draft').where('body', 'is not', null).execute();
		return rows.map(({ body }) => JSON.parse(body ?? '{}') as TieDraft);
	};

	test('it is public when both have said yes, the group itself and the other at the desk, and gone when one says no', async () => {
		const args = said();
		const { tieId } = args;
		await lead.say('tie.put', args);
		expect(await shown(tieId)).toBeUndefined();
		const rep = town.device(REPRESENTATIVE);
		const notTheirs = await rep.say('tie.answer', { tieId, side: 'b', answer: 'yes' });
		expect(notTheirs).toMatchObject({ code: 'not-found' });
		expect(await drafts('group/g')).toMatchObject([{ id: tieId, agreed: {} }]);
		await rep.say('tie.answer', { tieId, side: 'a', answer: 'yes' });
		expect(await shown(tieId)).toBeUndefined();
		await lead.say('tie.answer', { tieId, side: 'b', answer: 'yes' });
		expect(await shown(tieId)).toMatchObject({ what: '花だんの土を分けてもらった', b: { name: '見本商店' } });
		// who answered, and how, is nobody else's business
		expect(JSON.stringify(await shown(tieId))).not.toMatch(/agreed|代 表子|調 整子/);
		expect((await drafts('coordination'))[0]?.agreed).toMatchObject({ a: { how: 'product' }, b: { how: 'desk' } });
		await rep.say('tie.answer', { tieId, side: 'a', answer: 'no' });
		expect(await shown(tieId)).toBeUndefined();
		await lead.say('tie.remove', { tieId });
		for (const scope of ['coordination', 'group/g']) expect(await drafts(scope)).toEqual([]);
		expect(await lead.say('tie.put', args)).toMatchObject({ code: 'conflict' });
	});

	test('what leads nowhere is refused by the name of its field', async () => {
		const wrong: [string, Partial<ArgsOf<'tie.put'>>][] = [
			['a.groupId', { a: { sector: 'group', name: 'x', groupId: 'nobody' } }],
			['a.groupId', { a: { sector: 'company', name: 'x', groupId: 'g' } }],
			['b', { a: { sector: 'company', name: '見本 商店' } }],
			['placeId', { placeId: 'nowhere' }],
			['year', { year: 2027 }],
			['what', { what: ' ' }],
		];
		for (const [field, more] of wrong) {
			const receipt = await lead.say('tie.put', said(more));
			expect([field, receipt]).toMatchObject([field, { code: 'invalid', detail: { field } }]);
		}
	});

	test('what nobody answered in a year is forgotten; what both agreed to stays', async () => {
		const [asked, agreed] = [said(), said({ what: '祭りを手伝った' })];
		for (const args of [asked, agreed]) await lead.say('tie.put', args);
		for (const side of ['a', 'b'] as const) await lead.say('tie.answer', { tieId: agreed.tieId, side, answer: 'yes' });
		town.store.clock.set(Date.parse('2027-12-01T03:00:00Z'));
		await expire(town.store, town.writing, AREA);
		expect((await drafts('coordination')).map(({ id }) => id)).toEqual([agreed.tieId]);
		expect(await drafts('group/g')).toHaveLength(1);
		expect(await shown(agreed.tieId)).toBeDefined();
	});
});
