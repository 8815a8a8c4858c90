/** A server with the sample town for tests of exports: real rows, a clock that stands at 10:00 on 24 November 2026 in Japan. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { generateTown, type TownScale } from '../../profiles/sample/town.ts';
import { type App, type AppConfig, createApp } from '../app.ts';
import { openDatabase } from '../db/open.ts';
import type { RowChange } from '../log.ts';
import { type TestStore, testStore } from './store.ts';

export const TODAY = '2026-11-24';
export const ORIGIN = 'https://engawa.example.jp';

/** Stands for the page's build, so that nothing depends on whether it was made. */
const SHELL = `<!doctype html>
<html lang="ja">
<head>
<meta charset="utf-8">
<title>縁側</title>
<meta name="description" content="まち">
<script type="module" src="/assets/main.js"></script>
</head>
<body>
<div id="root"></div>
<noscript><p>JavaScript</p></noscript>
</body>
</html>
`;

const SMALL: Partial<TownScale> = { places: 6, rooms: 20, groups: 40, events: 160, weeks: 6 };

export type OpenApp = {
	app: App;
	store: TestStore;
	code: string;
	rows: readonly RowChange[];
	/** the body of an answer that must be 200 */
	read(path: string): Promise<string>;
	close(): Promise<void>;
};

export async function openSampleApp(
	options: { scale?: Partial<TownScale>; config?: AppConfig } = {},
): Promise<OpenApp> {
	const db = await openDatabase({ file: ':memory:' });
	const store = testStore(db, { startAt: Date.parse('2026-11-24T01:00:00Z') });
	const pageFolder = mkdtempSync(path.join(os.tmpdir(), 'engawa-shell-'));
	writeFileSync(path.join(pageFolder, 'index.html'), SHELL);
	const app = await createApp({ ...store, config: { publicUrl: ORIGIN, pageFolder, ...options.config } });
	const { code, rows } = generateTown({ today: TODAY, scale: { ...SMALL, ...options.scale } });
	await app.publish(code, rows as RowChange[]);
	return {
		app,
		store,
		code,
		rows: rows as RowChange[],
		async read(path) {
			const answer = await app.request(path);
			const text = await answer.text();
			if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${text.slice(0, 300)}`);
			return text;
		},
		async close() {
			await app.close();
			await db.close();
			rmSync(pageFolder, { recursive: true });
		},
	};
}
