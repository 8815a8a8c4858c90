/** What the desk answers is seen at once by whoever waits for it, and waiting costs little. */
import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { TOWN } from '../../../server/testing/written-town.ts';
import { type Checks, inATown, type Scene } from '../../support/in-a-town.ts';
import type { TestDevice } from '../../support/test-device.ts';
import { signedIn, write } from '../../support/writing-scene.ts';

const WHILE_MS = 20 * 60_000;
const REQUEST = '019ab000-0000-7000-8000-00000000f101';
const TOKEN = 'token-of-an-author-without-account';

const heldOf = ({ line }: Pick<Scene, 'line'>) =>
	line.asked.filter(({ path }) => path.startsWith('/p/') && path.includes('/poke?'));
const stateOf = (device: TestDevice) => device.tickets.tickets.peek()[0]?.request?.state;

/** Somebody asked without an account, and their window is open. */
async function asked({ server, synced, time }: Scene): Promise<TestDevice> {
	await server.change(...TOWN);
	const author = await synced();
	const ticketHash = createHash('sha256').update(TOKEN).digest('base64url');
	await author.outbox.record(
		'request.ask',
		{
			...{ requestId: REQUEST, code: 'ABCD2345', placeId: 'ask', roomId: 'ask-1', ticketHash, purpose: 'meeting' },
			...{ slots: [{ date: '2026-12-01', slotIds: ['am'] }], people: 8 },
		},
		{ ticket: { requestId: REQUEST, token: TOKEN, code: 'ABCD2345', placeId: 'ask' } },
	);
	await author.syncOnce();
	await time.settle();
	expect(stateOf(author)).toBe('received');
	return author;
}

async function confirm(scene: Scene): Promise<void> {
	const desk = await signedIn(scene, await scene.synced());
	const answer = { requestId: REQUEST, placeId: 'ask', rev: 1, decision: 'confirm' as const };
	await desk.outbox.record('request.answer', answer);
	await desk.syncOnce();
	await desk.stop();
}

export const answers: Checks = {
	'Whoever asked without an account sees the answer within three seconds; nothing is held when nobody looks': inATown(
		async (scene) => {
			const { time } = scene;
			const author = await asked(scene);
			const loop = author.startLoop(true);
			await time.pass(40_000);
			await confirm(scene);
			await time.pass(3_000);
			expect(stateOf(author)).toBe('confirmed');
			loop.hint('hidden');
			await time.pass(1_000);
			const before = heldOf(scene).length;
			expect(before).toBeGreaterThan(1);
			await time.pass(10 * 60_000);
			expect(heldOf(scene).length).toBe(before);
		},
	),

	'Of several windows one waits for answers, and all show them': inATown(async (scene) => {
		const { time, synced, started } = scene;
		const reader = await synced();
		const desk = await signedIn(scene, await synced());
		await desk.syncOnce();
		const second = await started({ disk: desk.disk });
		desk.startLoop(true);
		second.startLoop(true);
		await time.pass(60_000);
		const begun = heldOf(scene).length;
		await time.pass(10 * 60_000);
		expect(heldOf(scene).length - begun).toBeLessThan(30);
		await write(reader, '電話番号がちがいます');
		await reader.syncOnce();
		await time.pass(3_000);
		for (const window of [desk, second]) expect(window.private.privateTown.peek()?.reports.size).toBe(1);
	}),

	'A while at the desk costs no more questions than before anybody was told, also when whoever tells lies': inATown(
		async (scene) => {
			const { line, time, synced } = scene;
			const desk = await signedIn(scene, await synced());
			desk.startLoop(true);
			line.taken();
			await time.pass(WHILE_MS);
			expect(line.taken().length).toBeLessThan(20);
			expect(heldOf(scene).length).toBeLessThan(55);
			line.bend(async ({ path }, go) =>
				path.startsWith('/p/') && path.includes('/poke?') ? Response.json({ moved: true }) : go(),
			);
			await time.pass(WHILE_MS);
			expect(line.taken().length).toBeLessThan(160);
			line.bend(async ({ path }, go) =>
				path.startsWith('/p/') && path.includes('/poke?') ? Response.json({ moved: false }) : go(),
			);
			await time.pass(WHILE_MS);
			expect(line.taken().length).toBeLessThan(20);
			expect(line.asked.length).toBeLessThan(600);
		},
	),
};
