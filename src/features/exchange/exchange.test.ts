import { expect, test } from 'vitest';
import type { Exchange } from '../../../contract/exchange.ts';
import type { Town } from '../../data/town.ts';
import { contactOf } from '../../ui/contact-check.ts';
import { exchangeList, usedIn } from './queries.ts';
import { emptyForm, formOf, isUntilFine, saidOf } from './said-form.ts';

const TODAY = '2026-12-01';
const row = (id: string, different: Partial<Exchange> = {}): Exchange => ({
	id,
	side: 'need',
	what: 'hands',
	who: 'group',
	title: id,
	fields: [],
	until: '2026-12-31',
	from: 'account',
	raisedOn: '2026-11-01',
	...different,
});
const townOf = (rows: Exchange[]) =>
	({
		exchanges: new Map(rows.map((one) => [one.id, one])),
		places: new Map([['p', { id: 'p', name: 'P' }]]),
	}) as never as Town;
const ALL = { side: '', kind: '', place: '', field: '' } as const;

test('only what still holds is listed, and what was renewed counts as new', () => {
	const town = townOf([
		row('old'),
		row('new', { raisedOn: '2026-11-20' }),
		row('renewed', { raisedOn: '2026-01-01', renewedOn: '2026-11-30' }),
		row('over', { until: '2026-11-30' }),
		row('found', { ended: 'met' }),
	]);
	expect(exchangeList(town, ALL, TODAY).map(({ id }) => id)).toEqual(['renewed', 'new', 'old']);
	expect(exchangeList(town, { ...ALL, side: 'offer' }, TODAY)).toEqual([]);
});

test('only places and fields that something open is about can be chosen', () => {
	const town = townOf([row('a', { placeId: 'p', fields: ['03'] }), row('b', { fields: ['07'], ended: 'gone' })]);
	expect(usedIn(town, TODAY)).toEqual({ places: [{ id: 'p', name: 'P' }], fields: new Set(['03']) });
	expect(exchangeList(town, { ...ALL, field: '03', place: 'p', kind: 'hands' }, TODAY)).toHaveLength(1);
});

test('what is typed comes back whole after it was sent and refused; what was left empty is not sent', () => {
	const form = {
		...emptyForm('offer', 'person'),
		title: ' 車 ',
		days: ['6', '0'],
		bands: ['evening'],
		until: '2027-01-05',
	};
	const said = saidOf(form);
	expect(said).toEqual({
		side: 'offer',
		what: 'hands',
		who: 'person',
		title: '車',
		until: '2027-01-05',
		days: [6, 0],
		bands: ['evening'],
		fields: [],
	});
	expect(formOf(said)).toEqual({ ...form, title: '車' });
});

test('it holds from today and for a year at most', () => {
	for (const until of ['', TODAY, '2027-12-02']) expect([until, isUntilFine(until, TODAY)]).toEqual([until, true]);
	for (const until of ['2026-11-30', '2027-12-03', '2027-02-30']) {
		expect([until, isUntilFine(until, TODAY)]).toEqual([until, false]);
	}
});

test('a contact is a name with a number or an address as people write them', () => {
	const typed = (kind: 'phone' | 'email' | 'none', value: string, name = '犬山') => contactOf({ kind, name, value });
	expect(typed('phone', '０４２２ー１２ー３４５６')).toEqual({ name: '犬山', kind: 'phone', value: '0422-12-3456' });
	expect(typed('email', 'inu@example.jp')).toMatchObject({ kind: 'email' });
	for (const wrong of [
		typed('phone', '12'),
		typed('email', 'inu@example'),
		typed('email', 'a@b.jp', ' '),
		typed('none', ''),
	]) {
		expect(wrong).toBeNull();
	}
});
