/** Where somebody's words could still lie: in the tables of a server, and on the disks of devices. */
import type { Scene } from './scene.ts';
import { databasesOf } from './sim-disk.ts';

/** What is left of words that begin with `stem` and must be nowhere: the first of `marks` that was found, and where. */
export function traceOf(
	{ server, devices, forgetful, damaged }: Scene,
	stem: string,
	marks: readonly string[],
): string | undefined {
	if (marks.length === 0) return;
	const held = (text: string | null) => marks.find((mark) => text?.includes(mark));
	for (const [table, column] of PLACES) {
		const rows = server.read<{ text: string | null }>(
			`select ${column} as text from ${table} where ${column} like '%${stem}%'`,
		);
		for (const { text } of rows) {
			const mark = held(text);
			if (mark) return `${mark} stands in ${table}: ${text?.slice(0, 200)}`;
		}
	}
	for (const device of devices) {
		if (device.signedOut || forgetful.has(device) || damaged.has(device)) continue;
		for (const { name, rawObjectStores } of databasesOf(device.disk.factory()))
			for (const [store, { records }] of rawObjectStores) {
				const mark = held(JSON.stringify([...records.values()].map(({ value }) => value)));
				if (mark) return `${mark} lies on ${device.name}, in ${name}/${store}`;
			}
	}
	return;
}

/** Where a server could still hold what somebody wrote. */
const PLACES = [
	['private_row', 'body'],
	['rows', 'body'],
	['log', 'body'],
	['receipt', 'body'],
	['audit', 'before'],
	['audit', 'after'],
	['mail_out', 'body'],
] as const;
