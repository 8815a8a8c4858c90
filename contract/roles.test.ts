/** The authorisation table, cell by cell: written out once more by hand, so that a slip in one of the two is seen. */
import { describe, expect, test } from 'vitest';
import { INTENTS } from './intents.ts';
import { type Actor, MAY, may, NOBODY, ROLE_NAMES, type Role, readableScopes, type Target } from './roles.ts';

const HERE = { placeId: 'here' };
const OURS = { groupId: 'ours' };

/** Everybody who may come, each with the roles they hold. */
const WHO = {
	nobody: [],
	'an account without a role': [],
	'the desk here': [{ role: 'desk', placeId: 'here' }],
	'the desk elsewhere': [{ role: 'desk', placeId: 'elsewhere' }],
	'our representative': [{ role: 'representative', groupId: 'ours' }],
	'the representative of others': [{ role: 'representative', groupId: 'others' }],
	volunteer: [{ role: 'volunteer' }],
	committee: [{ role: 'committee' }],
	coordinator: [{ role: 'coordinator' }],
	administrator: [{ role: 'administrator' }],
} as const satisfies Record<string, readonly Role[]>;
type Who = keyof typeof WHO;
const EVERYBODY = Object.keys(WHO) as Who[];

const ALL: Who[] = EVERYBODY;
const DESK: Who[] = ['the desk here', 'administrator'];
const DESK_AND_COORDINATOR: Who[] = ['the desk here', 'coordinator', 'administrator'];
const GROUP: Who[] = ['our representative', 'coordinator', 'administrator'];
const EVENT_OF_GROUP: Who[] = ['our representative', 'coordinator', 'administrator'];
const EVENT_OF_PLACE: Who[] = ['the desk here', 'coordinator', 'administrator'];
const STORY_OF_GROUP: Who[] = ['our representative', 'volunteer', 'coordinator', 'administrator'];
const STORY_OF_PLACE: Who[] = ['the desk here', 'volunteer', 'coordinator', 'administrator'];
const COORDINATION: Who[] = ['coordinator', 'administrator'];
const FORUM: Who[] = ['volunteer', 'coordinator', 'administrator'];
const ADMINISTRATOR: Who[] = ['administrator'];

/** Intent → what it speaks of → who may. `author` beside it: whoever asked may too, which the server finds out. */
const TABLE: Record<keyof typeof INTENTS, [Target, Who[], 'author'?][]> = {
	'request.ask': [[HERE, ALL]],
	'request.change': [[HERE, [], 'author']],
	'request.withdraw': [[HERE, DESK, 'author']],
	'request.answer': [[HERE, DESK]],
	'request.note-down': [[HERE, DESK]],
	'request.no-show': [[HERE, DESK]],
	'request.desk-note': [[HERE, DESK]],
	'board.mark': [[HERE, DESK]],
	'notice.put': [
		[HERE, DESK_AND_COORDINATOR],
		[{}, COORDINATION],
	],
	'notice.end': [
		[HERE, DESK_AND_COORDINATOR],
		[{}, COORDINATION],
	],
	'closure.put': [[HERE, DESK]],
	'closure.remove': [[HERE, DESK]],
	'rules.put': [[HERE, DESK]],
	'place.confirm': [[HERE, DESK]],
	'report.send': [
		[HERE, ALL],
		[OURS, ALL],
		[{}, ALL],
	],
	'report.done': [
		[HERE, DESK_AND_COORDINATOR],
		[OURS, GROUP],
		[{}, COORDINATION],
	],
	'group.edit': [[OURS, GROUP]],
	'group.confirm': [[OURS, GROUP]],
	'event.create': [
		[OURS, EVENT_OF_GROUP],
		[HERE, EVENT_OF_PLACE],
		[{}, COORDINATION],
	],
	'event.edit': [
		[OURS, EVENT_OF_GROUP],
		[HERE, EVENT_OF_PLACE],
		[{}, COORDINATION],
	],
	'event.status': [
		[OURS, EVENT_OF_GROUP],
		[HERE, EVENT_OF_PLACE],
	],
	'event.confirm': [
		[OURS, EVENT_OF_GROUP],
		[HERE, EVENT_OF_PLACE],
	],
	'guide.create': [[{}, COORDINATION]],
	'guide.edit': [[{}, COORDINATION]],
	'guide.confirm': [[{}, COORDINATION]],
	'guide.end': [[{}, COORDINATION]],
	'conflict.decide': [
		[OURS, GROUP],
		[HERE, DESK_AND_COORDINATOR],
		[{}, COORDINATION],
	],
	'pending.decide': [
		[OURS, COORDINATION],
		[HERE, COORDINATION],
	],
	'person.invite': [[{}, COORDINATION]],
	'person.roles': [[{}, ADMINISTRATOR]],
	'person.remove': [[{}, ADMINISTRATOR]],
	'forum.prepare': [[{}, FORUM]],
	'forum.write': [[{}, FORUM, 'author']],
	'forum.remove': [[{}, FORUM, 'author']],
	'forum.dot': [[{}, FORUM, 'author']],
	'forum.look': [[{}, FORUM]],
	'forum.block': [[{}, FORUM]],
	'forum.publish': [[{}, COORDINATION]],
	'issue.raise': [[{}, ALL]],
	'issue.decide': [[{}, COORDINATION]],
	'issue.put': [[{}, COORDINATION]],
	'issue.step': [[{}, COORDINATION]],
	'issue.join': [[{}, COORDINATION]],
	'raiser.block': [[{}, COORDINATION]],
	'exchange.raise': [[{}, ALL]],
	'exchange.decide': [[{}, COORDINATION]],
	'exchange.put': [
		[OURS, GROUP],
		[{}, COORDINATION],
	],
	'exchange.renew': [
		[OURS, GROUP, 'author'],
		[{}, COORDINATION, 'author'],
	],
	'exchange.end': [
		[OURS, GROUP, 'author'],
		[{}, COORDINATION, 'author'],
	],
	'match.dismiss': [[{}, COORDINATION]],
	'match.weights': [[{}, COORDINATION]],
	'case.propose': [[{}, COORDINATION]],
	'case.answer': [
		[OURS, GROUP, 'author'],
		[{}, COORDINATION, 'author'],
	],
	'case.change': [[{}, COORDINATION]],
	'evaluation.write': [[{}, COORDINATION]],
	'evaluation.comment': [[{}, ['committee']]],
	'evaluation.seen': [[{}, ['committee', ...COORDINATION]]],
	'evaluation.choose': [[{}, ['committee', ...COORDINATION]]],
	'evaluation.step': [[{}, COORDINATION]],
	'figure.enter': [[{}, COORDINATION]],
	'tie.put': [[{}, COORDINATION]],
	'tie.answer': [
		[OURS, GROUP],
		[{}, COORDINATION],
	],
	'tie.remove': [[{}, COORDINATION]],
	'helper.link': [[{}, COORDINATION]],
	'helper.put': [[{}, COORDINATION, 'author']],
	'helper.consent': [[{}, COORDINATION, 'author']],
	'helper.withdraw': [[{}, COORDINATION, 'author']],
	'lending.propose': [[{}, ALL]],
	'lending.put': [[{}, COORDINATION, 'author']],
	'lending.decide': [[{}, COORDINATION]],
	'lending.confirm': [[{}, COORDINATION, 'author']],
	'lending.link': [[{}, COORDINATION]],
	'lending.withdraw': [[{}, COORDINATION, 'author']],
	'emergency.put': [
		[HERE, DESK_AND_COORDINATOR],
		[{}, COORDINATION],
	],
	'emergency.station': [[HERE, DESK_AND_COORDINATOR]],
	'story.offer': [
		[OURS, STORY_OF_GROUP],
		[HERE, STORY_OF_PLACE],
		[{}, FORUM],
	],
	'story.decide': [[{}, COORDINATION]],
	'story.end': [
		[OURS, GROUP],
		[HERE, DESK_AND_COORDINATOR],
	],
	'consult.ask': [[{}, ALL]],
	'consult.add': [[{}, [], 'author']],
	'consult.withdraw': [[{}, [], 'author']],
	'consult.meet': [[{}, COORDINATION, 'author']],
	'consult.change': [[{}, COORDINATION]],
	'consult.answer': [[{}, COORDINATION]],
	'consult.hand': [[{}, COORDINATION]],
	'consult.close': [[{}, COORDINATION]],
	'meeting.offer': [[{}, COORDINATION]],
	'meeting.remove': [[{}, COORDINATION]],
	'follow.put': [[{}, EVERYBODY]],
	'follow.stop': [[{}, [], 'author']],
};

const actorOf = (who: Who): Actor =>
	who === 'nobody' ? NOBODY : { accountId: 'a1', name: '花子', roles: WHO[who] as readonly Role[] };

const cells = Object.entries(TABLE).flatMap(([intent, lines]) =>
	lines.flatMap(([target, allowed, author]) =>
		EVERYBODY.map((who) => {
			const expected = allowed.includes(who) ? 'yes' : author ? 'if-author' : 'no';
			return [intent, JSON.stringify(target), who, expected, target] as const;
		}),
	),
);

describe('Who may write what', () => {
	test.each(cells)('%s about %s by %s: %s', (intent, _, who, expected, target) => {
		expect(may(actorOf(who), intent, target)).toBe(expected);
	});

	test('every intent of the contract has its line here and in the table, and no other has one', () => {
		expect(Object.keys(MAY).sort()).toEqual(Object.keys(INTENTS).sort());
		expect(Object.keys(TABLE).sort()).toEqual(Object.keys(INTENTS).sort());
	});

	test('every role stands in the table of those who come', () => {
		const roles = new Set(Object.values(WHO).flatMap((held: readonly Role[]) => held.map(({ role }) => role)));
		expect([...roles].sort()).toEqual([...ROLE_NAMES].sort());
	});

	test('what is not listed is nobody’s, also not under the name of something every object has', () => {
		for (const intent of ['no.such', '', 'constructor', 'toString', '__proto__', 'hasOwnProperty']) {
			for (const who of EVERYBODY) expect(may(actorOf(who), intent, HERE), `${intent} by ${who}`).toBe('no');
		}
	});

	test('roles of one person add up, and none reaches to where another holds', () => {
		const both: Actor = {
			accountId: 'a1',
			name: '花子',
			roles: [
				{ role: 'desk', placeId: 'elsewhere' },
				{ role: 'representative', groupId: 'ours' },
			],
		};
		expect(may(both, 'event.edit', OURS)).toBe('yes');
		expect(may(both, 'board.mark', { placeId: 'elsewhere' })).toBe('yes');
		expect(may(both, 'board.mark', HERE)).toBe('no');
		expect(may(both, 'group.edit', { groupId: 'others' })).toBe('no');
		expect(may(both, 'notice.put', {})).toBe('no');
	});

	test('a target without place or group is not the one a role without either would cover', () => {
		for (const id of ['', 'undefined', 'null']) {
			const odd: Actor = { accountId: 'a1', name: '', roles: [{ role: 'desk', placeId: id }] };
			expect(may(odd, 'board.mark', {})).toBe('no');
		}
	});
});

describe('Who may read what is not public', () => {
	const all = { placeIds: ['here', 'elsewhere'], groupIds: ['ours', 'others'] };
	const SCOPES: Record<Who, string[]> = {
		nobody: [],
		'an account without a role': ['person/a1'],
		'the desk here': ['person/a1', 'desk/here'],
		'the desk elsewhere': ['person/a1', 'desk/elsewhere'],
		'our representative': ['person/a1', 'group/ours'],
		'the representative of others': ['person/a1', 'group/others'],
		volunteer: ['person/a1'],
		committee: ['person/a1', 'plan'],
		coordinator: ['person/a1', 'coordination', 'plan', 'group/ours', 'group/others'],
		administrator: [
			'person/a1',
			'coordination',
			'plan',
			'people',
			'desk/here',
			'desk/elsewhere',
			'group/ours',
			'group/others',
		],
	};

	test.each(EVERYBODY)('%s reads exactly these scopes', (who) => {
		expect([...readableScopes(actorOf(who), all)].sort()).toEqual([...SCOPES[who]].sort());
	});

	test('nobody reads the ticket of another by a role', () => {
		for (const who of EVERYBODY) {
			expect(readableScopes(actorOf(who), all).some((scope) => scope.startsWith('ticket/'))).toBe(false);
		}
	});
});
