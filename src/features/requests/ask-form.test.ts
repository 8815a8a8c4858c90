import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { INTENTS } from '../../../contract/intents.ts';
import { makeReceiptCode } from '../../../contract/receipt-code.ts';
import { argsOf, formOf } from './ask-args.ts';
import { type AskForm, daysOf, emptyForm, isSendable, missingIn, problemsOf, readForm, slotsOf } from './ask-form.ts';
import { december, NOW, place, room, townWith } from './requests.fixture.ts';

const here = place();
const washitsu = room('和室', { capacity: 20, minPeople: 3 });
const town = townWith(here, [washitsu], [december('和室', 'fff', { 8: 'ftf' })]);
const context = { town, place: here, room: washitsu, now: NOW };
const form = (patch: Partial<AskForm> = {}): AskForm => ({
	...emptyForm('2026-12-01', ['pm'], 'request'),
	purpose: 'tea',
	people: 8,
	who: 'group',
	groupId: 'g1',
	contactKind: 'none',
	...patch,
});
const codes = (of: AskForm) => problemsOf(context, of).map(({ field, code }) => `${field}: ${code}`);

describe('what is written on the way to a request', () => {
	test('is ready when the four things are said', () => {
		expect(codes(form())).toEqual([]);
		expect(missingIn(form(), slotsOf(context, form()), false)).toEqual([]);
	});

	test('says beside each part what is missing there, in the order of the form', () => {
		const empty = emptyForm('2026-12-01', [], 'request');
		expect(missingIn(empty, slotsOf(context, empty), false).map(({ field }) => field)).toEqual([
			'when',
			'purpose',
			'people',
			'who',
			'contact',
		]);
	});

	test('says beside the number of people that they are too many, and beside the group that one alone is not enough', () => {
		expect(codes(form({ people: 21 }))).toEqual(['people: too-many-people']);
		expect(codes(form({ people: 2 }))).toEqual(['people: too-few-people']);
		expect(codes(form({ who: 'one' }))).toEqual(['who: groups-only']);
	});

	test('blames nobody for what they have not come to yet', () => {
		expect(codes(emptyForm('2026-12-01', ['pm'], 'request'))).toEqual([]);
	});

	test('can be sent for a taken slot only by whoever is ready to wait for it', () => {
		const taken = form({ date: '2026-12-08' });
		expect(codes(taken)).toEqual(['when: slot-taken']);
		expect(isSendable(problemsOf(context, taken), taken)).toBe(false);
		const waits = form({ date: '2026-12-08', waits: true });
		expect(isSendable(problemsOf(context, waits), waits)).toBe(true);
	});

	test('counts how often the group comes already', () => {
		const often = { ...context, countsOf: () => 5 };
		expect(problemsOf(often, form()).map(({ code }) => code)).toEqual(['limit-per-month']);
	});

	test('asks in a series for the days that can be had', () => {
		const series = form({ series: { weekday: 2, nth: [], until: '2026-12-20' } });
		expect(daysOf(context, series)?.map((day) => [day.date, day.take])).toEqual([
			['2026-12-01', true],
			['2026-12-08', false],
			['2026-12-15', true],
		]);
		expect(slotsOf(context, series).map(({ date }) => date)).toEqual(['2026-12-01', '2026-12-15']);
	});
});

describe('a draft', () => {
	test('comes back as it was written, from storage that knows only JSON', () => {
		const written = form({ note: '椅子を 20', series: { weekday: 2, nth: [1, 3], until: '2027-03-31' } });
		expect(readForm(JSON.parse(JSON.stringify(written)), emptyForm('2026-12-01', ['pm'], 'request'))).toEqual(written);
	});

	test('of another version of the page, or of nonsense, becomes a form one can go on with', () => {
		const fresh = emptyForm('2026-12-01', ['pm'], 'request');
		for (const kept of [null, 7, 'x', [], { purpose: 'gone', people: -3, who: 9, series: 'x', sealed: { enc: 1 } }]) {
			expect(readForm(kept, fresh)).toEqual(fresh);
		}
	});
});

describe('what is sent', () => {
	const identity = {
		requestId: '01a20d9c-b5ff-732a-8e9c-cc01f86a6478',
		code: makeReceiptCode(),
		ticketHash: 'pzF1SZUKplTCGCwics6Jvx3rmzWOVHzjY378kkQS4lg',
	};
	const sealed = { keyId: 'k', enc: 'AAAA', text: 'BBBB' };
	const sent = (of: AskForm) =>
		argsOf(of, { place: here, room: washitsu, slots: slotsOf(context, of), lang: 'ja' }, identity);

	test('fits the contract for a group, a group that is in no directory, and one person', () => {
		for (const who of [form(), form({ who: 'name', groupName: ' 絵の会 ' }), form({ who: 'one' })]) {
			expect(v.safeParse(INTENTS['request.ask'], sent({ ...who, sealed, contactKind: 'phone' })).success).toBe(true);
		}
	});

	test('has a contact only sealed, and none when it is left at the window', () => {
		expect(sent(form({ sealed, contactKind: 'phone' }))).toMatchObject({ sealed });
		expect(sent(form({ sealed, contactKind: 'none' }))).not.toHaveProperty('sealed');
		expect(sent(form({ sealed, contactKind: 'phone' }))).not.toHaveProperty('contact');
	});

	test('comes back from a refusal with everything that was written', () => {
		const written = form({ sealed, contactKind: 'phone', note: '鍵は 9 時に', purposeText: '初釜', waits: true });
		expect(formOf(sent(written), 'request')).toEqual(written);
	});
});
