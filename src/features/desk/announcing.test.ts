import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { openingOn, slotsOn } from '../../../contract/calendar.ts';
import { DESK_INTENTS } from '../../../contract/desk.ts';
import { closureOf, REASONS } from './closure-form.ts';
import { NOW, PLACE, requestWith, SLOTS, townWith } from './desk.fixture.ts';
import { emptyNotice, formOfNotice, noticeOf, untilOf } from './notice-form.ts';
import { closuresOfDesk, metByClosure, noticesOfDesk, temporaryRules, withOtherHours } from './notice-lists.ts';

const UUID = '0193a5b0-0000-7000-8000-000000000001';

describe('a notice', () => {
	test('of one line says who, where and until when, as the contract wants it', () => {
		const notice = noticeOf({ ...emptyNotice(NOW.date), title: ' エレベーターが止まっています ' }, PLACE, NOW.date);
		expect(notice).toEqual({
			title: { ja: 'エレベーターが止まっています' },
			level: 'normal',
			placeIds: ['p'],
			from: NOW.date,
			until: '2026-12-01',
			author: '西の家 窓口',
			confirmedAt: NOW.date,
		});
		v.parse(DESK_INTENTS['notice.put'], { noticeId: UUID, placeId: 'p', notice });
	});

	test('keeps easy Japanese beside Japanese, and needs no Japanese where only the easy words were written', () => {
		const form = {
			...emptyNotice(NOW.date),
			title: '休館',
			easyTitle: 'あいていません',
			easyBody: 'あした きてください',
		};
		expect(noticeOf(form, PLACE, NOW.date)).toMatchObject({
			title: { ja: '休館', easy: 'あいていません' },
			body: { ja: 'あした きてください', easy: 'あした きてください' },
		});
	});

	test('lasts a day, a week, a month, until a date or until it is ended', () => {
		const form = emptyNotice('2026-01-31');
		expect(untilOf({ ...form, until: 'today' }, '2026-01-31')).toBe('2026-01-31');
		expect(untilOf({ ...form, until: 'month' }, '2026-01-31')).toBe('2026-02-28');
		expect(untilOf({ ...form, until: 'date', untilDate: '2026-03-03' }, '2026-01-31')).toBe('2026-03-03');
		expect(untilOf({ ...form, until: 'ended' }, '2026-01-31')).toBe(undefined);
	});

	test('is opened again as it was written', () => {
		const notice = noticeOf(
			{ ...emptyNotice(NOW.date), title: '題', body: '本文', level: 'important' },
			PLACE,
			NOW.date,
		);
		const again = formOfNotice({ ...notice, id: UUID });
		expect(noticeOf(again, PLACE, NOW.date)).toEqual(notice);
	});

	test('stands in the list before it has left, and its end too', () => {
		const notice = noticeOf({ ...emptyNotice(NOW.date), title: '題' }, PLACE, NOW.date);
		const put = { name: 'notice.put', args: { noticeId: UUID, placeId: 'p', notice } };
		const end = { name: 'notice.end', args: { noticeId: UUID, placeId: 'p' } };
		expect(noticesOfDesk(townWith(), 'p', [put], NOW.date)).toEqual([expect.objectContaining({ unsent: true })]);
		expect(noticesOfDesk(townWith(), 'p', [put, end], NOW.date)[0]).toMatchObject({ ending: true });
		expect(noticesOfDesk(townWith(), 'other', [put], NOW.date)).toEqual([]);
	});
});

describe('a closure', () => {
	const form = {
		from: NOW.date,
		to: NOW.date,
		part: 'from' as const,
		time: '17:30',
		reason: 'vote',
		words: '',
		roomIds: [],
	};

	test('today from 17:30 closes the evening and nothing before', () => {
		const closure = closureOf(form, 'p');
		v.parse(DESK_INTENTS['closure.put'], { closureId: UUID, placeId: 'p', closure });
		const opening = openingOn(PLACE, [{ ...closure, id: 'c' }], NOW.date);
		expect(opening.ranges).toEqual([{ from: '09:30', to: '17:30' }]);
	});

	test('says its reason in three languages, whichever is chosen', () => {
		for (const { value, words } of REASONS) {
			expect(closureOf({ ...form, reason: value }, 'p').reason).toEqual(words);
			expect(words.easy && words.en).toBeTruthy();
		}
		expect(closureOf({ ...form, words: '第3投票区' }, 'p').reason.ja).toContain('（第3投票区）');
		expect(closureOf({ ...form, reason: 'other', words: '棚卸し' }, 'p').reason).toEqual({ ja: '棚卸し' });
	});

	test('names the requests it would meet, of the rooms it closes', () => {
		const rows = [
			requestWith('r', { state: 'confirmed' }),
			requestWith('s', { state: 'declined' }),
			requestWith('t', { roomId: 'b' }),
		];
		const met = (roomIds: string[]) => metByClosure(rows, closureOf({ ...form, roomIds }, 'p')).map(({ id }) => id);
		expect(met([])).toEqual(['r', 't']);
		expect(met(['b'])).toEqual(['t']);
	});

	test('is listed until its last day, with those on their way', () => {
		const put = { name: 'closure.put', args: { closureId: UUID, placeId: 'p', closure: closureOf(form, 'p') } };
		expect(closuresOfDesk(townWith(), 'p', [put], NOW.date)).toHaveLength(1);
		expect(closuresOfDesk(townWith(), 'p', [put], '2026-11-25')).toEqual([]);
	});
});

describe('other hours for some days', () => {
	const set = withOtherHours(PLACE.rules?.[0], {
		from: '2026-12-01',
		to: '2026-12-14',
		opens: '10:00',
		closes: '17:00',
		reason: { ja: '工事の間' },
	});
	const place = { ...PLACE, rules: [...(PLACE.rules ?? []), set] };

	test('cut the slots to the new hours and drop what lies outside them', () => {
		expect(slotsOn(place, 'a', '2026-12-01').map(({ id, from, to }) => `${id} ${from} ${to}`)).toEqual([
			'am 10:00 13:20',
			'pm 13:30 17:00',
		]);
		expect(slotsOn(place, 'a', '2026-12-15')).toEqual(SLOTS);
	});

	test('leave closing days as they are', () => {
		expect(openingOn(place, [], '2026-12-03').state).toBe('closed');
		expect(openingOn(place, [], '2026-12-04').ranges).toEqual([{ from: '10:00', to: '17:00' }]);
	});

	test('are listed until they end', () => {
		expect(temporaryRules(place, '2026-12-14')).toEqual([set]);
		expect(temporaryRules(place, '2026-12-15')).toEqual([]);
		v.parse(DESK_INTENTS['rules.put'], { placeId: 'p', rev: 1, rules: place.rules });
	});
});
