import { webcrypto } from 'node:crypto';
import { type Signal, signal } from '@preact/signals-core';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DEFAULT_KIOSK_CONFIG } from '../../contract/kiosk.ts';
import type { StaffPin } from '../../contract/kiosk-staff.ts';
import { hashPin } from '../../server/kiosk/staff.ts';
import { createDisk } from '../../test/support/disk.ts';
import { createStaffDesk, type StaffDesk } from './kiosk-staff.ts';
import type { Kiosk } from './kiosk-state.ts';
import { createOwn } from './own.ts';
import type { World } from './world.ts';

const MINUTE = 60_000;
const YEAR = 365 * 24 * 60 * MINUTE;
let pin: StaffPin;
let ms: number;
let store: Map<string, unknown>;
let kiosk: Signal<Kiosk | null>;

beforeAll(async () => {
	pin = await hashPin('830274');
});

beforeEach(() => {
	ms = Date.parse('2026-11-24T09:00:00+09:00');
	store = new Map();
	kiosk = signal<Kiosk | null>({
		id: 'k',
		area: 'a',
		placeId: 'p',
		name: '入口',
		config: { ...DEFAULT_KIOSK_CONFIG, pin },
	});
});

/** As after each start of the tablet: what is kept is all there is. */
function start(): StaffDesk {
	const own = {
		get: async (key: string) => store.get(key),
		put: async (key: string, value: unknown) => store.set(key, structuredClone(value)) === store,
	};
	const subtle = webcrypto.subtle as unknown as SubtleCrypto;
	return createStaffDesk({ now: () => ms, subtle }, own, { skewMs: signal(0) }, kiosk);
}

describe('staff at the tablet', { timeout: 20_000 }, () => {
	test('come in with the PIN that the server hashed, also without a line', async () => {
		expect(await start().tryPin('830274')).toEqual({ is: 'right' });
		expect(await start().tryPin('830275')).toEqual({ is: 'wrong', triesLeft: 4 });
	});

	test('after five wrong ones nobody may try, not even with the right one or after a restart', async () => {
		for (let i = 0; i < 4; i++) await start().tryPin('000001');
		expect(await start().tryPin('000001')).toEqual({ is: 'paused', minutes: 15 });
		expect(await start().tryPin('830274')).toEqual({ is: 'paused', minutes: 15 });
		ms -= YEAR; // a battery that was empty
		expect(await start().pausedFor()).toBe(15);
		ms += YEAR + 15 * MINUTE;
		expect(await start().tryPin('830274')).toEqual({ is: 'right' });
	});

	test('on a tablet whose disk is full have five tries as well', async () => {
		const disk = createDisk();
		const world = { ...disk, setTimer: setTimeout, clearTimer: clearTimeout } as unknown as World;
		const own = createOwn(world);
		const subtle = webcrypto.subtle as unknown as SubtleCrypto;
		const desk = createStaffDesk({ now: () => ms, subtle }, own, { skewMs: signal(0) }, kiosk);
		await desk.tryPin('000001');
		disk.setFull(true);
		for (let i = 0; i < 3; i++) await desk.tryPin('000001');
		expect(await desk.tryPin('000001')).toEqual({ is: 'paused', minutes: 15 });
		expect(await desk.tryPin('830274')).toEqual({ is: 'paused', minutes: 15 });
		own.close();
	});

	test('a tablet without PIN lets nobody in', async () => {
		kiosk.value = { ...(kiosk.value as Kiosk), config: DEFAULT_KIOSK_CONFIG };
		expect(await start().tryPin('')).toEqual({ is: 'none' });
	});

	test('what was done is told once the server hears, numbered, without what was typed', async () => {
		const desk = start();
		await desk.tryPin('111222');
		await desk.noteDeed({ what: 'move', placeId: 'c02' });
		const told = await desk.deedsToTell();
		expect(told.map(({ n, what }) => [n, what])).toEqual([
			[1, 'wrong-pin'],
			[2, 'move'],
		]);
		expect(JSON.stringify([...store.values()])).not.toContain('111222');
		await desk.heardDeeds(1);
		expect((await start().deedsToTell()).map(({ n }) => n)).toEqual([2]);
	});
});
