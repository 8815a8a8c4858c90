import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { HelperRow } from '../../../contract/helper.ts';
import { helpers as easy } from '../../i18n/easy/helpers.ts';
import { helpers as en } from '../../i18n/en/helpers.ts';
import { helpers as ja } from '../../i18n/ja/helpers.ts';
import { NO_CONTACT, namedContactOf, type TypedContact } from '../../ui/contact-check.ts';
import { CONSENT_WORDS } from './helper-fields.tsx';
import { freshConsent, helperFormOf, isConsentDayFine, NO_HELPER, problemOf, saidOfHelper } from './helper-form.ts';
import { helperList, invitedList } from './queries.ts';

const TODAY = '2026-12-01';
const NAMED: TypedContact = { ...NO_CONTACT, name: '手助 太郎' };

/** What each text says, in each language, by its hash. A line is added here, never changed. */
const AGREED_TO = { 'helper-1': '12ab849c42fd2cf0' };

test('a text that somebody agreed to never changes: another wording gets another name', () => {
	for (const [text, keys] of Object.entries(CONSENT_WORDS)) {
		const said = keys.map((key) => {
			const name = key.slice('helpers.'.length) as keyof typeof ja;
			return [ja[name], easy[name], en[name]];
		});
		const hash = createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 16);
		expect({ [text]: hash }).toEqual({ [text]: AGREED_TO[text as keyof typeof AGREED_TO] });
	}
});

test('nothing is registered without a kind, a name, a day within two years and a mark that a person set', () => {
	const consent = { ...freshConsent(TODAY), agreed: true };
	const form = { ...NO_HELPER, kinds: ['hands'] };
	expect(freshConsent(TODAY)).toEqual({ agreed: false, until: '2027-12-01', how: 'spoken' });
	expect(problemOf(NO_HELPER, NAMED, consent, TODAY)).toBe('kinds');
	expect(problemOf(form, NO_CONTACT, consent, TODAY)).toBe('name');
	expect(problemOf(form, { ...NAMED, kind: 'phone', value: '12' }, consent, TODAY)).toBe('contact');
	expect(problemOf(form, NAMED, { ...consent, until: '' }, TODAY)).toBe('until');
	expect(problemOf(form, NAMED, { ...consent, agreed: false }, TODAY)).toBe('agree');
	expect(problemOf(form, NAMED, consent, TODAY)).toBeNull();
	expect(problemOf(form, null, null, TODAY)).toBeNull();
	for (const [until, fine] of [
		['2026-12-01', false],
		['2026-12-02', true],
		['2028-11-30', true],
		['2028-12-02', false],
		['2027-02-30', false],
	] as const) {
		expect([until, isConsentDayFine(until, TODAY)]).toEqual([until, fine]);
	}
});

test('what is typed comes back whole, and what was left empty is not sent', () => {
	const form = { ...NO_HELPER, kinds: ['skills'], text: ' 棚 ', fields: ['03'], days: ['6', '0'], bands: ['evening'] };
	const said = saidOfHelper(form);
	expect(said).toEqual({ kinds: ['skills'], text: '棚', fields: ['03'], days: [6, 0], bands: ['evening'] });
	expect(helperFormOf({ helperId: 'x', ...said })).toEqual({ ...form, text: '棚' });
	expect(namedContactOf(NAMED)).toEqual({ name: '手助 太郎', kind: 'none', value: '' });
	expect(namedContactOf({ ...NAMED, kind: 'phone', value: '０４２２ー１２ー３４５６' })?.value).toBe('0422-12-3456');
});

test('people stand by name, and whoever named no neighbourhood is found in all of them', () => {
	const row = (id: string, name: string, more: Partial<HelperRow> = {}): HelperRow => ({
		id,
		state: 'active',
		kinds: ['hands'],
		fields: [],
		contact: { name, kind: 'none', value: '' },
		since: TODAY,
		...more,
	});
	const people = [
		row('a', 'わだ'),
		row('b', 'あべ', { placeIds: ['p'], fields: ['03'] }),
		row('c', 'いとう', { kinds: ['money'] }),
	];
	const found = (filter: object) =>
		helperList(people, { kind: '', field: '', place: '', ...filter }).map(({ id }) => id);
	expect(found({})).toEqual(['b', 'c', 'a']);
	expect(found({ place: 'q' })).toEqual(['c', 'a']);
	expect(found({ kind: 'hands', place: 'p' })).toEqual(['b', 'a']);
	expect(found({ field: '03' })).toEqual(['b']);
	expect(invitedList([...people, row('d', '', { state: 'invited' })]).map(({ id }) => id)).toEqual(['d']);
});
