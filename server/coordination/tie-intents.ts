/** つながり: written by a coordinator, public only while both sides agree. */
import type { ArgsOf } from '../../contract/intents.ts';
import type { PrivateScope } from '../../contract/private-feed.ts';
import { coordinates } from '../../contract/roles.ts';
import { isShown, partnerKey, TIE_SIDES, type TieDraft } from '../../contract/tie.ts';
import type { Handler } from '../intents/handler.ts';
import type { IntentContext, Outcome } from '../intents/intent-context.ts';
import { COORDINATION } from './exchange-store.ts';

export const TIE = 'tie-draft';

const invalid = (field: string): Outcome => ({ refused: 'invalid', detail: { field } });

export async function readTie(context: IntentContext, tieId: string): Promise<TieDraft | undefined> {
	return (await context.privateRead<TieDraft>(COORDINATION, TIE, tieId))?.data;
}

const scopesOf = ({ a, b }: Pick<TieDraft, 'a' | 'b'>): PrivateScope[] => [
	COORDINATION,
	...[a, b].flatMap(({ groupId }): PrivateScope[] => (groupId === undefined ? [] : [`group/${groupId}`])),
];

export async function writeTie(context: IntentContext, row: TieDraft): Promise<void> {
	for (const scope of scopesOf(row)) await context.privatePut(scope, TIE, row.id, row);
	const { agreed: _, ...shown } = row;
	await context.put({ kind: 'tie', id: row.id, data: isShown(row) ? shown : null });
}

export async function removeTieRow(context: IntentContext, row: TieDraft): Promise<void> {
	for (const scope of scopesOf(row)) await context.privatePut(scope, TIE, row.id, null);
	await context.put({ kind: 'tie', id: row.id, data: null });
}

async function findWrong(context: IntentContext, said: ArgsOf<'tie.put'>): Promise<Outcome | undefined> {
	for (const side of TIE_SIDES) {
		const { sector, groupId } = said[side];
		if (groupId === undefined) continue;
		if (sector !== 'group' || !(await context.read('group', groupId))) return invalid(`${side}.groupId`);
	}
	if (partnerKey(said.a) === partnerKey(said.b)) return invalid('b');
	if (said.placeId !== undefined && !(await context.read('place', said.placeId))) return invalid('placeId');
	if (said.year > Number(context.now.tokyo.date.slice(0, 4))) return invalid('year');
	const known = (await context.read('profile', context.area))?.data.fields.map(({ code }) => code);
	return known && said.fields.some((code) => !known.includes(code)) ? invalid('fields') : undefined;
}

export const putTie: Handler<'tie.put'> = {
	target: () => ({}),
	async run(context, args) {
		const { tieId, a, b, what, year, going, fields, placeId } = args;
		if (await context.privateWas(COORDINATION, TIE, tieId)) return { refused: 'conflict', detail: { field: 'tieId' } };
		const wrong = await findWrong(context, args);
		if (wrong) return wrong;
		const partner = ({ sector, name, groupId }: TieDraft['a']) => ({ sector, name, ...(groupId && { groupId }) });
		const said = { a: partner(a), b: partner(b), what, year, going, fields, ...(placeId && { placeId }) };
		await writeTie(context, { id: tieId, ...said, agreed: {} });
		context.audit({ kind: 'tie', recordId: tieId, after: said });
		return { accepted: true };
	},
};

export const answerTie: Handler<'tie.answer'> = {
	hidden: true,
	target: async (context, { tieId, side }) => {
		const row = await readTie(context, tieId);
		if (!row) return null;
		const { groupId } = row[side];
		return groupId === undefined ? {} : { groupId };
	},
	async run(context, { tieId, side, answer }) {
		const row = await readTie(context, tieId);
		if (!row) return { refused: 'not-found' };
		const how = coordinates(context.actor) ? 'desk' : 'product';
		const said = { answer, how, on: context.now.tokyo.date, by: context.actor.name ?? '' } as const;
		const next: TieDraft = { ...row, agreed: { ...row.agreed, [side]: said } };
		await writeTie(context, next);
		// a no is noted beside the database, and no byte of what it takes out of sight is left
		if (answer === 'no') context.scrub();
		const [before, after] = [{ shown: isShown(row) }, { side, answer, how, shown: isShown(next) }];
		context.audit({ kind: 'tie', recordId: tieId, before, after });
		return { accepted: true };
	},
};

export const removeTie: Handler<'tie.remove'> = {
	hidden: true,
	target: async (context, { tieId }) => ((await readTie(context, tieId)) ? {} : null),
	async run(context, { tieId }) {
		const row = await readTie(context, tieId);
		if (!row) return { refused: 'not-found' };
		await removeTieRow(context, row);
		context.scrub();
		context.audit({ kind: 'tie', recordId: tieId, before: { shown: isShown(row) }, after: null });
		return { accepted: true };
	},
};
