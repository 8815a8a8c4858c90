import { expect, test } from 'vitest';
import { createImportDesk, type ImportProgress } from './importing.ts';

/** An answer that comes in pieces of any size. */
function answerOf(text: string, piece: number): Response {
	const bytes = new TextEncoder().encode(text);
	return new Response(
		new ReadableStream({
			start(controller) {
				for (let i = 0; i < bytes.length; i += piece) controller.enqueue(bytes.slice(i, i + piece));
				controller.close();
			},
		}),
	);
}

const progress = (done: number) => `${JSON.stringify({ progress: { step: 'write', done, of: 9 } })}\n`;
const applied = {
	written: 9,
	counts: { added: 9, changed: 0, unchanged: 0, vanished: 0, removed: 0, refused: 0 },
};

test('progress is heard as it comes, however the line cuts it, and the last line is the answer', async () => {
	for (const piece of [1, 7, 1000]) {
		const text = `${progress(0)}${progress(5)}${JSON.stringify({ applied })}\n`;
		const desk = createImportDesk({ fetch: async () => answerOf(text, piece) });
		const heard: ImportProgress[] = [];
		const answer = await desk.applyFile('990019', 'x', { digest: 'd' }, { onProgress: (one) => heard.push(one) });
		expect(answer).toEqual(applied);
		expect(heard.map(({ done }) => done)).toEqual([0, 5]);
	}
});

test('a line that breaks in the middle is said as such, and what the server refuses by its reason', async () => {
	const ask = (fetch: () => Promise<Response>) => createImportDesk({ fetch }).applyFile('990019', 'x', { digest: 'd' });
	expect(await ask(async () => answerOf(progress(3), 9))).toBe('unreachable');
	expect(await ask(async () => answerOf('{"failed":"changed"}\n', 9))).toBe('changed');
	expect(await ask(async () => new Response(null, { status: 404 }))).toBe('gone');
	expect(await ask(async () => new Response(null, { status: 403 }))).toBe('not-allowed');
	expect(await ask(() => Promise.reject(new TypeError('no line')))).toBe('unreachable');
});
