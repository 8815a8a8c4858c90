import { describe, expect, test } from 'vitest';
import { fromLinkText, isPersonal, readOutboxFile, toLinkText, writeOutboxFile } from './outbox-file.ts';
import type { Waiting } from './own-tables.ts';

const waiting: Waiting = {
	n: 3,
	id: '019ab000-0000-7000-8000-000000000001',
	client: '019ab000-0000-7000-8000-000000000002',
	name: 'request.withdraw',
	args: { requestId: 'r1', words: '都合がわるくなりました' },
	madeAt: '2026-11-24T01:00:00.000Z',
	area: '990001',
	at: 1_795_482_000_000,
	attempts: 4,
	waits: 1,
};
const ticket = { requestId: 'r1', token: 'secret', code: 'ABCD2345', area: '990001', at: 1 };
const other = { ...ticket, requestId: 'r2', token: 'of another request' };

describe('An outbox saved to a file', () => {
	test('is opened as what it was, under the same name and number, with the ticket it needs and no other', () => {
		const file = writeOutboxFile([waiting], [ticket, other], '2026-11-24T02:00:00.000Z');
		const opened = readOutboxFile(file, 7);
		expect(opened?.intents).toEqual([{ ...waiting, attempts: 1, shared: 'opened' }]);
		expect(opened?.tickets).toEqual([{ ...ticket, at: 7 }]);
		expect(file).not.toContain('another');
	});

	test('is refused when a letter of it was changed, or when it is something else', () => {
		const file = writeOutboxFile([waiting], [], '2026-11-24T02:00:00.000Z');
		expect(readOutboxFile(file.replace('わるく', 'よく'), 0)).toBeNull();
		expect(readOutboxFile(file.slice(0, -3), 0)).toBeNull();
		expect(readOutboxFile('{"what":"a holiday photo"}', 0)).toBeNull();
		expect(readOutboxFile('', 0)).toBeNull();
	});

	test('fits into a link, and a link that was cut is refused', async () => {
		const file = writeOutboxFile([waiting], [ticket], '2026-11-24T02:00:00.000Z');
		const link = (await toLinkText(file)) ?? '';
		expect(link).toMatch(/^[\w-]+$/);
		expect(link.length).toBeLessThan(600);
		expect(await fromLinkText(link)).toBe(file);
		expect(await fromLinkText(link.slice(0, 40))).toBeNull();
		expect(await fromLinkText('とんでもない')).toBeNull();
	});

	test('says when somebody who finds it could read who it is about', () => {
		expect(isPersonal(waiting)).toBe(true);
		expect(isPersonal({ name: 'request.ask', args: { sealed: { text: '…' }, people: 8 } })).toBe(false);
		expect(isPersonal({ name: 'request.ask', args: { contact: { name: '山田' } } })).toBe(true);
	});
});
