import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { LentPlaceRow } from '../../../contract/lent-place.ts';
import { lent as easy } from '../../i18n/easy/lent.ts';
import { lent as en } from '../../i18n/en/lent.ts';
import { lent as ja } from '../../i18n/ja/lent.ts';
import { NO_CONTACT } from '../../ui/contact-check.ts';
import { LENDING_WORDS } from './lending-consent.ts';
import { freshLending, type LentForm, lentFormOf, lentProblem, NO_PLACE, positionOf, saidOfLent } from './lent-form.ts';
import { lentLists } from './queries.ts';

const TODAY = '2026-12-01';
const FULL = {
	...NO_PLACE,
	...{ name: ' 喫茶こもれび ', typeText: 'カフェ', address: '見本町1-2', hoursText: '水曜の昼', purposes: ['craft'] },
	...{ askBy: ['phone', 'web'], phone: '０４２２－００－２００１', url: 'https://komorebi.example.jp/room' },
	...{ fee: 'paid' as const, feeText: '一杯の注文', capacity: '１０', position: '35.70，139.56', items: ['stroller'] },
};
const KEEPER = { ...NO_CONTACT, kind: 'email' as const, name: '宿主 一郎', value: 'yadonushi@example.jp' };
const AGREED = { ...freshLending(TODAY), agreed: true };

/** What each text says, in each language, by its hash. A line is added here, never changed. */
const AGREED_TO = { 'place-1': 'ddfe5e3024fc0e32' };

test('a text that a keeper agreed to never changes: another wording gets another name', () => {
	for (const [text, keys] of Object.entries(LENDING_WORDS)) {
		const said = keys.map((key) => {
			const name = key.slice('lent.'.length) as keyof typeof ja;
			return [ja[name], easy[name], en[name]];
		});
		const hash = createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 16);
		expect({ [text]: hash }).toEqual({ [text]: AGREED_TO[text as keyof typeof AGREED_TO] });
	}
});

test('what is missing is told from the top of the form, one after the other', () => {
	const wrong: [LentForm, string][] = [
		[{ ...FULL, name: ' ' }, 'placeName'],
		[{ ...FULL, typeText: '' }, 'typeText'],
		[{ ...FULL, address: '' }, 'address'],
		[{ ...FULL, position: 'あのへん' }, 'position'],
		[{ ...FULL, purposes: [] }, 'purposes'],
		[{ ...FULL, hoursText: '' }, 'hours'],
		[{ ...FULL, askBy: [] }, 'ask'],
		[{ ...FULL, phone: '12' }, 'phone'],
		[{ ...FULL, url: 'komorebi' }, 'url'],
	];
	for (const [form, problem] of wrong) expect(lentProblem(form, KEEPER, AGREED, TODAY)).toBe(problem);
	expect(lentProblem(FULL, { ...KEEPER, name: '' }, AGREED, TODAY)).toBe('name');
	expect(lentProblem(FULL, { ...KEEPER, value: 'x' }, AGREED, TODAY)).toBe('contact');
	expect(lentProblem(FULL, KEEPER, { ...AGREED, until: TODAY }, TODAY)).toBe('until');
	expect(lentProblem(FULL, KEEPER, { ...AGREED, until: '2028-12-01' }, TODAY)).toBe('until');
	expect(lentProblem(FULL, KEEPER, freshLending(TODAY), TODAY)).toBe('agree');
	expect(lentProblem(FULL, KEEPER, AGREED, TODAY)).toBeNull();
	expect(lentProblem(FULL, null, null, TODAY)).toBeNull();
});

test('what is typed comes back whole, and what was left empty or is not asked for is not sent', () => {
	const said = saidOfLent(FULL);
	expect(said).toEqual({
		...{ name: '喫茶こもれび', typeText: 'カフェ', address: '見本町1-2', hoursText: '水曜の昼', purposes: ['craft'] },
		...{ who: 'anyone', askBy: ['phone', 'web'], phone: '0422-00-2001', url: 'https://komorebi.example.jp/room' },
		...{ fee: { kind: 'paid', text: '一杯の注文' }, capacity: 10, lat: 35.7, lon: 139.56 },
		accessibility: { stroller: 'yes' },
	});
	expect(saidOfLent(lentFormOf(said), said.accessibility)).toEqual(said);
	expect(saidOfLent({ ...FULL, askBy: ['counter'] })).not.toHaveProperty('phone');
	// what a form does not ask stays; what it asks and is not chosen any more is not known
	const before = { ostomate: 'yes', wheelchair: 'no', stroller: 'yes' } as const;
	expect(saidOfLent({ ...FULL, items: [] }, before).accessibility).toEqual({ ostomate: 'yes', wheelchair: 'no' });
	expect(positionOf('')).toBeUndefined();
	expect(positionOf('139.56, 35.70')).toBeNull();
});

test('a coordinator sees what waits, whom to ask, and what is shown', () => {
	const row = (id: string, more: Partial<LentPlaceRow> = {}): LentPlaceRow & { rev: number } => ({
		...saidOfLent(FULL),
		...{ id, rev: 1, state: 'shown', name: id, confirmedOn: '2026-06-01', since: '2026-06-01', ticketHashes: [] },
		consent: { text: 'place-1', lang: 'ja', on: '2026-06-01', until: '2027-07-31', how: 'spoken' },
		...more,
	});
	const rows = [
		row('b'),
		row('a', { confirmedOn: '2025-11-01', consent: { ...row('x').consent, until: '2026-12-31' } }),
		row('c', { state: 'waiting' }),
		row('d', { change: saidOfLent(FULL) }),
		row('e', { state: 'declined' }),
	];
	const ids = (waiting: Parameters<typeof lentLists>[1] = []) => {
		const { toLookAt, toAsk, shown } = lentLists(rows, waiting, TODAY);
		return [toLookAt, toAsk, shown].map((list) => list.map(({ id }) => id).join(''));
	};
	expect(ids()).toEqual(['cd', 'a', 'abd']);
	expect(ids([{ name: 'lending.decide', args: { lentId: 'c' } }])).toEqual(['d', 'a', 'abd']);
	expect(ids([{ name: 'lending.withdraw', args: { lentId: 'a' } }])).toEqual(['cd', '', 'bd']);
	expect(ids([{ name: 'lending.confirm', args: { lentId: 'a' } }])).toEqual(['cd', '', 'abd']);
});
