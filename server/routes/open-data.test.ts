import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type OpenApp, openSampleApp } from '../testing/open-app.ts';

// whole towns, on machines that do other work too
vi.setConfig({ testTimeout: 60_000 });

let town: OpenApp;
beforeAll(async () => {
	town = await openSampleApp({ scale: { places: 3, rooms: 6, groups: 6, events: 20 } });
});
afterAll(() => town.close());

const open = (path: string, headers: Record<string, string> = {}) =>
	town.app.request(`/open/${town.code}/${path}`, { headers });

describe('An address of open data', () => {
	test('says what is wrong with a question, and what may be asked', async () => {
		for (const question of ['?edition=2', '?x=1', '?columns=none', '?edition=']) {
			const answer = await open(`places.csv${question}`);
			expect([question, answer.status]).toEqual([question, 400]);
			expect(((await answer.json()) as { allowed: { name: string }[] }).allowed.map(({ name }) => name)).toEqual([
				'edition',
				'columns',
				'charset',
			]);
		}
		expect((await open('openactive/slots?afterTimestamp=x')).status).toBe(400);
	});

	test('answers 404, kept by nobody, to whatever does not exist, however strange', async () => {
		const strange = [
			'',
			'x',
			'places/.ics',
			'places/no-such.ics',
			'places/%E0%A4%A.ics',
			'places/%2e%2e%2f.ics',
			'places/a/b.ics',
			`places/${'あ'.repeat(100)}.ics`,
			'rooms/../busy.ics',
			'__proto__',
			'constructor.csv',
		];
		for (const path of strange) {
			const answer = await open(path);
			expect([path, answer.status, answer.headers.get('cache-control')]).toEqual([path, 404, 'no-store']);
		}
		for (const area of ['131016', 'abcdef', '%00']) {
			expect((await town.app.request(`/open/${area}/places.csv`)).status).toBe(404);
		}
	});

	test('is compressed, answers 304 to whom knows it, may be read by any page, and names its licence', async () => {
		const answer = await open('places.csv', { 'accept-encoding': 'br' });
		expect(answer.headers.get('content-encoding')).toBe('br');
		expect(answer.headers.get('access-control-allow-origin')).toBe('*');
		expect(answer.headers.get('cache-control')).toBe('public, max-age=60, stale-while-revalidate=600');
		expect(answer.headers.get('link')).toContain('rel="license"');
		expect(answer.headers.get('set-cookie')).toBeNull();
		const again = await open('places.csv', { 'if-none-match': answer.headers.get('etag') ?? '' });
		expect([again.status, await again.text()]).toEqual([304, '']);
	});

	test('lies ready for the shortest way after it was asked for once', async () => {
		const address = `/open/${town.code}/rooms.csv`;
		const asked = await town.app.request(address);
		expect(town.app.peek(address, 'any.example.jp')?.etag).toBe(asked.headers.get('etag'));
		expect(town.app.peek(`/open/${town.code}/groups.csv`, 'any.example.jp')).toBeUndefined();
	});
});
