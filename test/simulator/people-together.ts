/** 地域の課題 go from being raised to their steps; ties are agreed by both sides; places are lent; a year is evaluated. */
import { createHash } from 'node:crypto';
import { COMMITTEE_FIELDS, OFFICE_FIELDS } from '../../contract/evaluation.ts';
import { ISSUE_STATUSES } from '../../contract/issue.ts';
import { currentSealingKey, sealContact } from '../../src/data/seal.ts';
import type { Chance } from './chance.ts';
import { type Act, createHands, PRIVATE_MARK } from './hands.ts';
import type { Scene } from './scene.ts';
import { EVALUATED, MEASURES } from './town.ts';

/** Who keeps a place that is lent, and what coordinators noted of it: nowhere, once its keeper has withdrawn. */
export const KEEPER_MARK = `${PRIVATE_MARK}KEEPER-`;

export type TogetherAct =
	| 'something is raised'
	| 'what was raised is decided'
	| 'an issue goes on'
	| 'a tie is written'
	| 'a side of a tie answers'
	| 'a place is lent'
	| 'a lent place is confirmed or taken back'
	| 'the office evaluates'
	| 'the committee comments'
	| 'the evaluation goes to the next';

export function togetherActs(scene: Scene): Record<TogetherAct, Act> {
	const { devices } = scene;
	const { act, pageOf, write, uuid, theDesk, theCity, day } = createHands(scene);
	let said = 0;
	/** Two who write at the same time have both seen what was there before. */
	const evaluate = (name: 'evaluation.write' | 'evaluation.comment'): Act => {
		return (by) => {
			const device = by.pick(theCity());
			const measure = by.pick(MEASURES);
			const row = pageOf(device, by).private.privateTown.peek()?.evaluations.get(`${EVALUATED}:${measure}`);
			const isOffice = name === 'evaluation.write';
			const field = by.pick(isOffice ? OFFICE_FIELDS : COMMITTEE_FIELDS);
			const was = (row as Record<string, unknown> | undefined)?.[field];
			const to = field === 'status' ? 'mostly' : field === 'grade' ? 'b' : `評${++said}`;
			const fields = [{ field, ...(was !== undefined && { was }), to }];
			write(device, by, name, { year: EVALUATED, measure, fields });
		};
	};

	return {
		'something is raised': (by) => {
			const device = by.pick(devices);
			const more = { title: `こまりごと${++said}`, fields: [], ticketHash: ticketHash(by) };
			write(device, by, 'issue.raise', { issueId: uuid(by), ...more, from: 'phone' });
		},
		'what was raised is decided': (by) => {
			const device = by.pick(theCity());
			const raised = [...(pageOf(device, by).private.privateTown.peek()?.raisedIssues.values() ?? [])];
			const waiting = raised.filter(({ state }) => state === 'waiting');
			if (waiting.length === 0) return;
			const decision = by.pick(['publish', 'publish', 'decline'] as const);
			const reason = decision === 'decline' ? { reason: 'personal' as const } : {};
			write(device, by, 'issue.decide', { issueId: by.pick(waiting).id, decision, ...reason });
		},
		'an issue goes on': (by) => {
			const device = by.pick(theCity());
			const known = [...(pageOf(device, by).device.town.peek()?.issues.keys() ?? [])];
			if (known.length === 0) return;
			const step = { status: by.pick(ISSUE_STATUSES), date: day(), text: `すすみ${++said}` };
			write(device, by, 'issue.step', { issueId: by.pick(known), ...step });
		},
		'a tie is written': (by) => {
			const tie = { what: `水やり${++said}`, year: 2025, going: true, fields: [] };
			const [a, b] = [
				{ sector: 'group' as const, name: '園芸の会', groupId: 'club' },
				{ sector: 'school' as const, name: `第${said}小学校` },
			];
			write(by.pick(theCity()), by, 'tie.put', { tieId: uuid(by), a, b, ...tie });
		},
		'a side of a tie answers': (by) => {
			const isClub = by.is(0.5) && theDesk().length > 0;
			const device = by.pick(isClub ? theDesk() : theCity());
			const ties = [...(pageOf(device, by).private.privateTown.peek()?.ties.values() ?? [])];
			if (ties.length === 0) return;
			const { id: tieId } = by.pick(ties);
			if (!isClub && by.is(0.15)) return void write(device, by, 'tie.remove', { tieId });
			const side = isClub ? 'a' : by.pick(['a', 'b', 'b'] as const);
			write(device, by, 'tie.answer', { tieId, side, answer: by.pick(['yes', 'yes', 'yes', 'no'] as const) });
		},
		'a place is lent': (by) => {
			const device = by.pick(theCity());
			const window = pageOf(device, by);
			const lentId = uuid(by);
			const mark = `${KEEPER_MARK}${lentId}`;
			const isNoted = by.is(0.5);
			const until = day(by.pick([5, 60, 365]));
			act(window, async () => {
				const key = currentSealingKey(window.device.town.peek()?.keys.values() ?? []);
				if (!key) return;
				await window.outbox.record('lending.put', {
					lentId,
					...{ name: `茶室${++said}`, typeText: 'お寺', address: '見本市1-2', hoursText: '昼', fee: { kind: 'free' } },
					...{ purposes: ['meeting'], who: 'anyone', askBy: ['counter'] },
					sealed: await sealContact({ name: mark, kind: 'phone', value: mark }, key),
					consent: { text: 'place-1', lang: 'ja', until, how: 'spoken' },
					...(isNoted && { note: `${mark} note` }),
				});
			});
		},
		'a lent place is confirmed or taken back': (by) => {
			const device = by.pick(theCity());
			const lent = [...(pageOf(device, by).private.privateTown.peek()?.lentPlaces.values() ?? [])];
			if (lent.length === 0) return;
			const { id: lentId } = by.pick(lent);
			if (by.is(0.6)) return void write(device, by, 'lending.withdraw', { lentId });
			const agreed = { text: 'place-1', lang: 'ja', how: 'spoken' } as const;
			write(device, by, 'lending.confirm', { lentId, ...agreed, until: day(by.pick([3, 300])) });
		},
		'the office evaluates': evaluate('evaluation.write'),
		'the committee comments': evaluate('evaluation.comment'),
		'the evaluation goes to the next': (by) => {
			const to = by.pick(['committee', 'committee', 'office', 'decided'] as const);
			write(by.pick(theCity()), by, 'evaluation.step', { year: EVALUATED, to });
		},
	};
}

const ticketHash = (by: Chance) => createHash('sha256').update(`${by.next()}`).digest('base64url');
