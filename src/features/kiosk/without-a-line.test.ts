import { describe, expect, test } from 'vitest';
import { byteLength } from '../../ui/qr-code.tsx';
import { eventForCamera, linesForCamera, MOST_BYTES } from './without-a-line.ts';

const day = { date: '2026-11-24', from: '08:30', to: '25:00' };

describe('a code for phones without a line', () => {
	test('holds the event itself, in the world’s time, for the phone’s calendar', () => {
		expect(eventForCamera({ ...day, name: '朝の体操; みんなで', where: '本宿, 1階' }).split('\n')).toEqual([
			'BEGIN:VCALENDAR',
			'VERSION:2.0',
			'BEGIN:VEVENT',
			'SUMMARY:朝の体操\\; みんなで',
			'DTSTART:20261123T233000Z',
			'DTEND:20261124T160000Z',
			'LOCATION:本宿\\, 1階',
			'END:VEVENT',
			'END:VCALENDAR',
		]);
	});

	test('an event without hours is a day', () => {
		const text = eventForCamera({
			name: '作品展',
			where: undefined,
			date: '2026-11-24',
			from: undefined,
			to: undefined,
		});
		expect(text).toContain('DTSTART;VALUE=DATE:20261124\n');
		expect(text).not.toContain('DTEND');
		expect(text).not.toContain('LOCATION');
	});

	test('stays small enough for a phone however long the names are', () => {
		const text = eventForCamera({ ...day, name: '市民の'.repeat(60), where: '体育館の'.repeat(60) });
		expect(byteLength(text)).toBeLessThanOrEqual(MOST_BYTES);
		expect(text).toContain('SUMMARY:市民の');
		expect(text.split('\n').at(-1)).toBe('END:VCALENDAR');
		const lines = linesForCamera(['西部コミュニティセンター', undefined, '境5-6-20', '0422-00-0000', 'あ'.repeat(90)]);
		expect(lines).toBe('西部コミュニティセンター\n境5-6-20\n0422-00-0000');
	});
});
