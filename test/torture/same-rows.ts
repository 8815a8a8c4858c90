/** Whether what lies in a browser's IndexedDB is what the server has, row by row, read with none of the product's code. */
import { createHash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';

type Change = [seq: number, kind: string, id: string, rev: number, data: unknown];
/** What a page hands over, as text: the stored position, pages and batches of changes. */
export type StoredReplica = {
	epoch: string;
	cursor: number;
	sum: string;
	pages: string[];
	changes: string[];
};

const DONE = `
	const done = (request) => new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error);
	});
`;

/** The body of a function that runs in the page and answers how many things wait to be sent. */
export const COUNT_WAITING = `${DONE}
	const db = await done(indexedDB.open('engawa-own'));
	const waiting = await done(db.transaction('waiting').objectStore('waiting').count());
	db.close();
	return waiting;
`;

/** The body of a function that runs in the page and answers a `StoredReplica`, or null when there is none. */
export const READ_REPLICA = `${DONE}
	const { name } = (await indexedDB.databases()).find(({ name }) => name.startsWith('engawa-replica-')) ?? {};
	if (!name) return null;
	const db = await done(indexedDB.open(name));
	const reading = db.transaction(['pages', 'changes', 'meta']);
	const [pages, changes, position] = await Promise.all([
		done(reading.objectStore('pages').getAll()),
		done(reading.objectStore('changes').getAll()),
		done(reading.objectStore('meta').get('position')),
	]);
	db.close();
	if (!position) return null;
	const listed = new Set(position.pages.map(({ hash }) => hash));
	const { epoch, cursor, sum } = position;
	return {
		epoch, cursor, sum,
		pages: pages.filter(({ hash }) => listed.has(hash)).map(({ text }) => text),
		changes: changes.sort((a, b) => a.from - b.from).map(({ text }) => text),
	};
`;

/** Answers what differs, or null. */
export function differenceFrom(file: string, stored: StoredReplica | null): string | null {
	if (!stored) return 'nothing is stored';
	const db = new DatabaseSync(file, { readOnly: true });
	try {
		const area = db.prepare('select epoch, head, sum from area').get() as { epoch: string; head: number; sum: string };
		if (area.epoch !== stored.epoch) return `epoch ${stored.epoch}, not ${area.epoch}`;
		if (area.head !== stored.cursor) return `at ${stored.cursor}, not ${area.head}`;
		if (area.sum !== stored.sum) return `checksum ${stored.sum}, not ${area.sum}`;
		const rows = new Map<string, string>();
		for (const text of stored.pages) {
			const page = JSON.parse(text) as { kind: string; rows: [string, number, unknown][] };
			for (const [id, rev, data] of page.rows) rows.set(`${page.kind}/${id}`, digestOf(rev, data));
		}
		for (const text of stored.changes)
			for (const [, kind, id, rev, data] of JSON.parse(text) as Change[])
				if (data === null) rows.delete(`${kind}/${id}`);
				else rows.set(`${kind}/${id}`, digestOf(rev, data));
		const live = db.prepare('select kind, id, rev, body from rows where body is not null').all() as {
			kind: string;
			id: string;
			rev: number;
			body: string;
		}[];
		for (const { kind, id, rev, body } of live) {
			const key = `${kind}/${id}`;
			if (rows.get(key) !== digestOf(rev, JSON.parse(body))) return `${key} is not the server's`;
			rows.delete(key);
		}
		const [more] = rows.keys();
		return more === undefined ? null : `${more} is not at the server`;
	} finally {
		db.close();
	}
}

/** Without what the server adds to each row when it serves it. */
function digestOf(rev: number, data: unknown): string {
	const text = JSON.stringify(data, (key, one) => {
		if (key === 'updatedAt') return undefined;
		if (one === null || typeof one !== 'object' || Array.isArray(one)) return one;
		return Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)));
	});
	return createHash('sha256').update(`${rev} ${text}`).digest('base64');
}
