import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { SOFTWARE } from './software.ts';

/** Of the server alone, or of the worker's drawing; none of it reaches the page. */
const NOT_ON_THE_PAGE = [
	'@hono/node-server',
	'@valibot/to-json-schema',
	'hono',
	'ical.js',
	'kysely',
	'nodemailer',
	'otpauth',
	'pg',
	'saxen',
	'sharp',
];

const read = (path: string) => JSON.parse(readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8'));

test('the list of software names everything the page brings along, with the licence it came with', () => {
	const installed = Object.keys(read('package.json').dependencies).filter((name) => !NOT_ON_THE_PAGE.includes(name));
	const listed = new Map(SOFTWARE.map(({ name, licence }) => [name, licence]));
	for (const name of installed)
		expect([name, listed.get(name)]).toEqual([name, read(`node_modules/${name}/package.json`).license]);
	for (const [name, licence] of listed) expect(read(`node_modules/${name}/package.json`).license).toBe(licence);
});
