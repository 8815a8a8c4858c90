import { expect, test } from 'vitest';
import { REFUSALS } from '../../../contract/intent.ts';
import { INTENTS } from '../../../contract/intents.ts';
import { whatOf } from '../../ui/intent-words.ts';
import { whyOf } from '../../ui/refusal-words.ts';
import { reopenedAt } from './reopening.ts';

test('whatever came back is opened again where it was written, with its own id in the address', () => {
	const args = { roomId: 'r1', placeId: 'p1', groupId: 'g1', slots: [{ date: '2026-12-05', slotIds: ['am', 'pm'] }] };
	expect(reopenedAt({ id: 'i1', name: 'request.ask', args })).toBe('/ask/r1?date=2026-12-05&slots=am,pm&again=i1');
	expect(reopenedAt({ id: 'i1', name: 'group.edit', args })).toBe('/groups/g1/edit?again=i1');
	for (const name of Object.keys(INTENTS)) {
		for (const written of [args, {}, { slots: 'damaged', about: null }]) {
			expect(reopenedAt({ id: 'i1', name, args: written }), name).toMatch(/^\/.*[?&]again=i1$/);
		}
	}
});

test('what a newer version wrote has words, and no way that would lead nowhere', () => {
	expect(reopenedAt({ id: 'i1', name: 'garden.water', args: {} })).toBeNull();
	expect(whatOf('garden.water')).toBe('outbox.whatOther');
	expect(whyOf('too-dry')).toBe('outbox.whyInvalid');
	expect(whyOf('constructor')).toBe('outbox.whyInvalid');
});

test('no two reasons that a person must tell apart are worded alike', () => {
	const alike = new Set(['unknown-intent']); // both: this version is too old
	const keys = REFUSALS.filter((code) => !alike.has(code)).map((code) => whyOf(code, 'request.ask'));
	expect(new Set(keys).size).toBe(keys.length);
});
