import { expect, test } from 'vitest';
import { flatten, unflatten } from './flat-row.ts';
import { joinWithheld, newlyShown, splitWithheld, WITHHOLDABLE, withheldAfter } from './group-fields.ts';

const whole = {
	id: 'g1',
	name: 'たんぽぽの会',
	members: 12,
	contact: { name: '窓口係', phone: '0422-00-0000', note: '平日' },
};

test('what a group keeps to itself leaves the public row, and comes back whole for its own people', () => {
	const { row, values } = splitWithheld(flatten(whole), ['members', 'contact.phone']);
	expect(JSON.stringify(row)).not.toMatch(/12|0422/);
	expect(row).toEqual({
		id: 'g1',
		name: 'たんぽぽの会',
		contact: { name: '窓口係', note: '平日' },
		withheld: ['contact.phone', 'members'],
	});
	expect(unflatten(joinWithheld(row, values))).toEqual({ ...whole, withheld: ['contact.phone', 'members'] });
});

test('a contact of which everything is kept is no contact in public', () => {
	const { row } = splitWithheld({ id: 'g1', 'contact.phone': '1' }, ['contact.phone']);
	expect(row).toEqual({ id: 'g1', withheld: ['contact.phone'] });
});

test('that something is kept may be said even where nobody wrote it down here', () => {
	expect(splitWithheld({ id: 'g1' }, ['contact.name'])).toEqual({
		row: { id: 'g1', withheld: ['contact.name'] },
		values: {},
	});
});

test('nothing becomes public because an older edit did not know that it was withheld', () => {
	expect(withheldAfter(['contact.phone'], ['members'])).toEqual(['contact.phone', 'members']);
	expect(withheldAfter(['contact.phone'], [], ['contact.phone'])).toEqual([]);
});

test('a name or number that was not shown before needs consent, one that was shown does not', () => {
	expect(newlyShown({}, { contact: { phone: '1', note: 'a' } })).toEqual(['contact.phone']);
	expect(newlyShown({ contact: { phone: '1' } }, { contact: { phone: '1', email: 'a@b.jp' } })).toEqual([
		'contact.email',
	]);
	expect(newlyShown({ contact: { phone: '1' } }, {})).toEqual([]);
});

test('the name of a group and whether it takes members cannot be withheld', () => {
	for (const path of ['name', 'recruiting', 'fields', 'contact', 'id']) expect(WITHHOLDABLE).not.toContain(path);
	expect(WITHHOLDABLE).toContain('contact.phone');
});
