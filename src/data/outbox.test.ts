/** What waits, as a screen lists it while it is written and read at once. */
import { effect } from '@preact/signals-core';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, test, vi } from 'vitest';
import { createOutbox } from './outbox.ts';
import { createOwn } from './own.ts';
import { type Box, createBox } from './own-box.ts';
import type { World } from './world.ts';

const told = (text: string) =>
	({ reportId: crypto.randomUUID(), about: { kind: 'group', id: 'g' }, what: 'wrong', text }) as const;

const PATIENCE = 20_000;

test('what is written while the list is being read does not vanish from it', async () => {
	const world: World = {
		fetch: async () => {
			throw new TypeError('Failed to fetch');
		},
		now: () => Date.now(),
		random: () => 0.5,
		setTimer: () => 0,
		clearTimer: () => {},
		nextTask: async () => {},
		whenIdle: () => {},
		indexedDB: new IDBFactory(),
		keyRange: IDBKeyRange,
		report: (message, cause) => {
			throw new Error(message, { cause });
		},
	};
	const own = createOwn(world);
	await own.put('area', '132039');
	const box = createBox(world);
	let goOn: (() => void) | undefined;
	let isSlow = false;
	const slow: Box = {
		...box,
		look: async (work) => {
			const found = await box.look(work);
			if (isSlow) await new Promise<void>((resolve) => (goOn = resolve));
			return found;
		},
	};
	const outbox = createOutbox(world, own, slow);
	const stop = outbox.start();
	await vi.waitUntil(() => outbox.outboxRead.peek(), PATIENCE);
	const lists: number[] = [];
	const unwatch = effect(() => void lists.push(outbox.outbox.value.length));

	isSlow = true;
	box.moved.value++;
	await vi.waitUntil(() => goOn, PATIENCE);
	await outbox.record('report.send', told('one'));
	isSlow = false;
	goOn?.();
	await outbox.record('report.send', told('two'));
	await vi.waitUntil(() => lists.at(-1) === 2, PATIENCE);
	expect(lists).toEqual([...lists].sort());
	unwatch();
	stop();
	box.close();
	own.close();
});
