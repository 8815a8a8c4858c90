import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grantFit } from './grant-fit.ts';
import type { Group } from './group.ts';
import type { Guide } from './guide.ts';

const TODAY = '2026-12-01';
const guide = (more: Partial<Guide>): Guide =>
	({ id: 'g', guideType: 'grant', title: '助成', summary: { ja: '' }, ...more }) as Guide;
const group = (more: Partial<Group>): Group =>
	({ id: 'a', name: 'あ', fields: [], recruiting: 'unknown', ...more }) as Group;
const answered = (wants: Partial<Guide>, has: Partial<Group>) => grantFit(guide(wants), group(has), TODAY);

describe('whether a grant fits a group', () => {
	it('is unknown when the grant names nothing that can be compared', () => {
		expect(answered({}, { members: 10 })).toEqual({ answer: 'unknown', reasons: [] });
	});

	it('is yes only when every condition is met, each with what was wanted and what is', () => {
		const wants = { fields: ['13'], conditions: { members: 5, yearsTo: 3 } };
		expect(answered(wants, { fields: ['01', '13'], members: 5, foundedYear: 2023 })).toEqual({
			answer: 'yes',
			reasons: [
				{ about: 'fields', wants: ['13'], has: ['01', '13'], answer: 'yes' },
				{ about: 'members', wants: 5, has: 5, answer: 'yes' },
				{ about: 'years', wants: { to: 3 }, has: 3, answer: 'yes' },
			],
		});
		expect(
			answered(wants, { fields: ['13'], members: 4, foundedYear: 2022 }).reasons.map(({ answer }) => answer),
		).toEqual(['yes', 'no', 'no']);
	});

	it('is never no because a group keeps something to itself', () => {
		const wants: Partial<Guide> = {
			stages: ['1'],
			fields: ['13'],
			conditions: {
				benefit: ['public'],
				members: 5,
				residentPercent: 50,
				yearsFrom: 1,
				registration: '市民活動団体登録',
			},
		};
		expect(answered(wants, {}).reasons.map(({ answer }) => answer)).toEqual(Array(7).fill('unknown'));
	});

	it('counts residents in whole percent, downwards', () => {
		const wants = { conditions: { residentPercent: 50 } };
		expect(answered(wants, { members: 3, membersResident: 1 }).answer).toBe('no');
		expect(answered(wants, { members: 4, membersResident: 2 }).answer).toBe('yes');
		expect(answered(wants, { members: 4 }).answer).toBe('unknown');
	});

	it('takes a registration that has not run out, to its last day', () => {
		const wants = { conditions: { registration: '登録' } };
		const until = (day: string) => answered(wants, { registrations: [{ scheme: '登録', until: day }] }).answer;
		expect([until('2026-12-01'), until('2026-11-30')]).toEqual(['yes', 'no']);
		expect(answered(wants, { registrations: [{ scheme: 'ほか' }] }).answer).toBe('no');
	});

	it('stays open where only a person can tell', () => {
		expect(answered({ fields: ['13'], conditions: { other: ['月1回以上'] } }, { fields: ['13'] }).answer).toBe(
			'unknown',
		);
	});

	it('says more the more a group says: what is added never turns a known answer round', () => {
		const some = fc.record({
			members: fc.nat(20),
			membersResident: fc.nat(20),
			foundedYear: fc.integer({ min: 2000, max: 2026 }),
		});
		fc.assert(
			fc.property(some, fc.subarray(['members', 'membersResident', 'foundedYear'] as const), (all, kept) => {
				const wants = { conditions: { members: 8, residentPercent: 40, yearsFrom: 3, yearsTo: 12 } };
				const part = Object.fromEntries(kept.map((key) => [key, all[key]]));
				const whole = new Map(answered(wants, all).reasons.map((reason) => [reason.about, reason.answer]));
				for (const { about, answer } of answered(wants, part).reasons) {
					if (answer !== 'unknown') expect(answer).toBe(whole.get(about));
				}
			}),
		);
	});
});
