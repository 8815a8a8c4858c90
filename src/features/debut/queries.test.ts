import { describe, expect, it } from 'vitest';
import { NO_ROWS, withChanges } from '../../data/rows.ts';
import { townOf } from '../../data/town.ts';
import { type Answers, debut } from './queries.ts';

/** a Tuesday */
const NOW = { date: '2026-11-24', time: '10:00', ms: Date.parse('2026-11-24T10:00+09:00') };
const NOTHING: Answers = { move: '', time: '', life: '' };

let rows: { kind: string; id: string; data: object }[] = [];
const event = (id: string, more: object) => {
	const data = { id, name: id, eventType: 'event', status: 'scheduled', apply: { needed: 'no' }, ...more };
	rows.push({ kind: 'event', id, data });
};
const group = (id: string, more: object) => {
	const data = { id, name: id, fields: [], recruiting: 'open', firstStep: { onceOk: true }, ...more };
	rows.push({ kind: 'group', id, data });
};
const on = (startDate: string, startTime?: string) => ({ when: { startDate, ...(startTime ? { startTime } : {}) } });

const place = (id: string, lat: number) => {
	rows.push({ kind: 'place', id, data: { id, name: id, placeType: 'community-centre', lat, lon: 139.5 } });
};

const found = (answers: Partial<Answers>) => {
	const changes = rows.map((row, n) => [n + 1, row.kind, row.id, n + 1, row.data] as never);
	const town = townOf('area', 'epoch', rows.length, withChanges(NO_ROWS, changes));
	const { events, groups } = debut(town, NOW, { ...NOTHING, ...answers });
	return [...events.map((one) => one.event.id), ...groups.map(({ id }) => id)].sort();
};

describe('what a newcomer can simply go to', () => {
	it('needs no registration, is not called off, not for members, and begins within two weeks', () => {
		rows = [];
		event('easy', on('2026-11-26', '10:00'));
		event('silent about registration', { ...on('2026-11-26'), apply: {} });
		event('called off', { ...on('2026-11-26'), status: 'cancelled' });
		event('a meeting', { ...on('2026-11-26'), eventType: 'meeting' });
		event('later', on('2026-12-08'));
		event('begun', on('2026-11-24', '09:00'));
		group('open', {});
		group('full', { recruiting: 'closed' });
		group('silent', { firstStep: {} });
		expect(found({})).toEqual(['easy', 'open']);
	});

	it('is near one’s own centre first, and otherwise in the order of its time', () => {
		rows = [];
		place('home', 35.7);
		place('near', 35.705);
		place('far', 35.76);
		event('far and soon', { ...on('2026-11-25'), placeId: 'far' });
		event('near and later', { ...on('2026-11-27'), placeId: 'near' });
		event('at home', { ...on('2026-11-28'), placeId: 'home' });
		event('nobody knows where', on('2026-11-26'));
		const changes = rows.map((row, n) => [n + 1, row.kind, row.id, n + 1, row.data] as never);
		const town = townOf('area', 'epoch', rows.length, withChanges(NO_ROWS, changes));
		const order = (home: string | null) => debut(town, NOW, NOTHING, home).events.map((one) => one.event.id);
		expect(order('home')).toEqual(['near and later', 'at home', 'far and soon', 'nobody knows where']);
		expect(order(null)).toEqual(['far and soon', 'nobody knows where', 'near and later', 'at home']);
	});

	it('fits what moves somebody by what its owner stated, and a group by what it does as well', () => {
		rows = [];
		event('gymnastics', { ...on('2026-11-26'), eventType: 'sports', groupId: 'walkers' });
		event('choir', { ...on('2026-11-26'), eventType: 'concert' });
		group('walkers', { fields: ['06'] });
		group('painters', { fields: ['06'] });
		expect(found({ move: 'body' })).toEqual(['gymnastics', 'walkers']);
		expect(found({ move: 'make' })).toEqual(['choir', 'painters', 'walkers']);
		expect(found({ move: 'learn' })).toEqual([]);
	});

	it('is in the evening from five o’clock, and on holidays as on weekends; what has no time is in none', () => {
		rows = [];
		event('noon', on('2026-11-26', '12:00'));
		event('night', on('2026-11-26', '17:00'));
		event('sunday', on('2026-11-29', '12:00'));
		event('some time', on('2026-11-26'));
		group('tuesdays', { weekdays: [2], timeBands: ['morning'] });
		group('sundays', { weekdays: [0], timeBands: ['evening'] });
		expect(found({ time: 'day' })).toEqual(['noon', 'tuesdays']);
		expect(found({ time: 'evening' })).toEqual(['night']);
		expect(found({ time: 'weekend' })).toEqual(['sunday', 'sundays']);
	});

	it('is for those who are named or for everybody; silence is no yes', () => {
		rows = [];
		event('all', { ...on('2026-11-26'), audience: ['everyone'] });
		event('families', { ...on('2026-11-26'), audience: ['parents'] });
		event('silent', on('2026-11-26'));
		group('two by two', { firstStep: { onceOk: true, withFriendOk: true }, audience: ['seniors'] });
		expect(found({ life: 'child' })).toEqual(['all', 'families']);
		expect(found({ life: 'retired' })).toEqual(['all', 'two by two']);
		expect(found({ life: 'friend' })).toEqual(['all', 'families', 'silent', 'two by two']);
		expect(found({ life: 'alone' })).toEqual(['all', 'families', 'silent', 'two by two']);
	});
});
