import { expect, test } from 'vitest';
import {
	EMPTY_DRAFT,
	editsOf,
	isUntouched,
	isWithheldIn,
	readEditDraft,
	wish,
	withholdInDraft,
	withReturned,
} from './edit-draft.ts';

test('a wish says what its author saw when the writing began, even if the record changes meanwhile', () => {
	const begun = wish(EMPTY_DRAFT, { members: 8 }, 'members', 9);
	const later = wish(begun, { members: 20 }, 'members', 10);
	expect(editsOf(later)).toEqual([{ field: 'members', was: 8, to: 10 }]);
});

test('what is written back to what it was is no wish', () => {
	const begun = wish(EMPTY_DRAFT, { note: 'あ' }, 'note', 'あい');
	expect(isUntouched(wish(begun, { note: 'あ' }, 'note', 'あ'))).toBe(true);
});

test('an emptied field travels as nothing, and spaces around a text do not travel', () => {
	const draft = wish(wish(EMPTY_DRAFT, { note: 'あ' }, 'note', ''), {}, 'summary', ' い ');
	expect(editsOf(draft)).toEqual([
		{ field: 'note', was: 'あ' },
		{ field: 'summary', to: 'い' },
	]);
});

test('非公開 is said only where it changes', () => {
	const kept = withholdInDraft(EMPTY_DRAFT, [], 'members', true);
	expect([kept.withhold, kept.show]).toEqual([['members'], []]);
	expect(isUntouched(withholdInDraft(kept, [], 'members', false))).toBe(true);
	const shown = withholdInDraft(EMPTY_DRAFT, ['members'], 'members', false);
	expect([shown.withhold, shown.show]).toEqual([[], ['members']]);
	expect(isWithheldIn(shown, ['members'], 'members')).toBe(false);
});

test('what came back is in the form again with all that was written, beside what was written since', () => {
	const since = wish(EMPTY_DRAFT, { note: 'あ' }, 'note', 'い');
	const again = withReturned(since, {
		fields: [
			{ field: 'members', was: 8, to: 9 },
			{ field: 'note', was: 'あ', to: 'う' },
		],
		withhold: ['members'],
	});
	expect(editsOf(again)).toEqual([
		{ field: 'note', was: 'あ', to: 'い' },
		{ field: 'members', was: 8, to: 9 },
	]);
	expect(again.withhold).toEqual(['members']);
});

test.each([null, 'x', { wishes: 3, base: [], withhold: {}, show: [1] }])(
	'what an older page kept and nobody can read is an empty draft: %j',
	(kept) => expect(readEditDraft(kept)).toEqual(EMPTY_DRAFT),
);
