import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Availability } from '../../../contract/availability.ts';
import type { Dataset } from '../../../contract/dataset.ts';
import { createAppServer } from '../../http/app-server.ts';
import type { RowChange } from '../../log.ts';
import { type OpenApp, openSampleApp } from '../../testing/open-app.ts';
import { FEEDS, type FeedItem } from './feeds.ts';

type Complaint = { severity: string; type: string; path: string; message: string };
const require = createRequire(import.meta.url);
const { validate } = require('@openactive/data-model-validator') as {
	validate(data: unknown, options: Record<string, unknown>): Promise<Complaint[]>;
};
const { RpdeValidator } = require('@openactive/rpde-validator') as {
	RpdeValidator(url: string, options: Record<string, unknown>): Promise<{ pages: { errors: Complaint[] }[] }>;
};

let town: OpenApp;
let server: Server;
let base: string;
let endIdle: () => void;
beforeAll(async () => {
	// OpenActive data are published under CC BY 4.0 or not at all: so is this town for the test
	town = await openSampleApp({
		scale: { places: 3, rooms: 6, groups: 12, events: 60 },
		config: { publicUrl: undefined },
	});
	const dataset = town.rows.find(({ kind }) => kind === 'dataset') as RowChange<'dataset'>;
	const licenceUrl = 'https://creativecommons.org/licenses/by/4.0/';
	await town.app.publish(town.code, [
		{ ...dataset, data: { ...(dataset.data as Dataset), licence: 'CC BY 4.0', licenceUrl } },
	]);
	({ server, endIdle } = createAppServer(town.app));
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/open/${town.code}/openactive`;
});
afterAll(async () => {
	endIdle();
	server.closeAllConnections();
	server.close();
	await town.close();
});

async function walk(url: string): Promise<FeedItem[]> {
	const items: FeedItem[] = [];
	for (;;) {
		const page = (await (await fetch(url)).json()) as { next: string; items: FeedItem[] };
		if (page.items.length === 0) {
			expect(page.next).toBe(url);
			return items;
		}
		items.push(...page.items);
		url = page.next;
	}
}

const failures = (complaints: Complaint[]) =>
	complaints.filter(({ severity }) => severity === 'failure').map(({ type, path }) => `${type} ${path}`);

describe('The feeds of OpenActive', () => {
	test.each(['events', 'session-series', 'facility-uses', 'slots'])(
		'%s pass the public validator of RPDE on a full walk',
		async (name) => {
			const log = await RpdeValidator(`${base}/${name}`, { pageLimit: 200, requestDelayMs: 0, timeoutMs: 20_000 });
			expect(log.pages.length).toBeGreaterThan(1);
			expect(log.pages.flatMap(({ errors }) => failures(errors))).toEqual([]);
		},
		120_000,
	);

	test('pass the public validator of models, but for the list of sports that our activities are not from', async () => {
		const seen = new Map<string, number>();
		for (const { name, kind } of FEEDS) {
			const models = (await walk(`${base}/${name}`)).flatMap(({ data }) => (data === undefined ? [] : [data]));
			expect([name, models.length > 0]).toEqual([name, true]);
			// of the many slots, some of each day
			const some = kind === 'Slot' ? models.filter((_, index) => index % 40 === 0) : models;
			for (const model of some) {
				expect((model as { '@type': string })['@type']).toBe(kind);
				const complaints = await validate(model, { loadRemoteJson: true, remoteJsonCachePath: undefined });
				for (const failure of failures(complaints)) seen.set(failure.split(' ')[0] as string, 1);
			}
		}
		expect([...seen.keys()].filter((type) => type !== 'use_official_activity_list')).toEqual([]);
	}, 120_000);

	test('have a dataset site that the validator finds whole', async () => {
		const html = await (await fetch(base)).text();
		const model = JSON.parse(/ld\+json">([^<]*)</.exec(html)?.[1] ?? '');
		expect(failures(await validate(model, { validationMode: 'DatasetSite' }))).toEqual([]);
		for (const { contentUrl } of model.distribution) expect((await fetch(contentUrl)).status).toBe(200);
	});
});

describe('Whoever follows the slots', () => {
	const follow = async (after: Map<string, FeedItem>, from: string) => {
		let url = from;
		for (;;) {
			const page = (await (await fetch(url)).json()) as { next: string; items: FeedItem[] };
			for (const item of page.items) {
				if (item.state === 'deleted') after.delete(item.id);
				else after.set(item.id, item);
			}
			if (page.items.length === 0) return page.next;
			url = page.next;
		}
	};

	test('holds after every change what a new follower would hold', async () => {
		const held = new Map<string, FeedItem>();
		let next = await follow(held, `${base}/slots`);
		const row = town.rows.find(({ kind }) => kind === 'availability') as RowChange<'availability'>;
		const data = row.data as Availability;
		const changes: RowChange[] = [
			{
				...row,
				data: { ...data, slots: data.slots.slice(0, 1), days: data.days.map((letters) => letters.slice(0, 1)) },
			},
			{ ...row, data: { ...data, days: data.days.map(() => '') } },
			row,
			{
				kind: 'closure',
				id: 'works',
				data: {
					id: 'works',
					placeId: data.placeId,
					from: `${data.month}-01`,
					to: `${data.month}-28`,
					reason: { ja: '工事' },
				},
			},
			{ kind: 'closure', id: 'works', data: null },
			{ kind: 'availability', id: row.id, data: null },
		];
		for (const change of changes) {
			await town.app.publish(town.code, [change]);
			next = await follow(held, next);
			const fresh = new Map<string, FeedItem>();
			await follow(fresh, `${base}/slots`);
			const contents = (items: Map<string, FeedItem>) => [...items].map(([id, item]) => [id, item.data]).sort();
			expect(contents(held)).toEqual(contents(fresh));
		}
	}, 120_000);

	test('never sees an unknown slot', async () => {
		const free = (await walk(`${base}/slots`)).filter(
			({ data }) => (data as { remainingUses?: number })?.remainingUses === 1,
		);
		expect(free.length).toBeGreaterThan(0);
		const rows = new Map(
			town.rows.filter(({ kind }) => kind === 'availability').map(({ id, data }) => [id, data as Availability]),
		);
		for (const { id } of free) {
			const [, rowId, day, index] = /^(.*)-(\d\d)-(\d+)$/.exec(id) ?? [];
			expect(rows.get(rowId as string)?.days[Number(day) - 1]?.[Number(index) - 1]).toBe('f');
		}
	});
});
