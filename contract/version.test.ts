import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import * as feed from './feed.ts';
import * as intent from './intent.ts';
import { INTENTS } from './intents.ts';
import { KINDS, SCHEMAS } from './kinds.ts';
import * as privateFeed from './private-feed.ts';
import * as request from './request.ts';
import * as session from './session.ts';
import { OLDEST_PROTOCOL_SPOKEN, PROTOCOL } from './version.ts';

/** The hash of everything that crosses the wire, for each protocol number that was ever spoken. */
const HASHES: Record<number, string> = {
	1: '3e3c02de873d30d4',
};

test('whoever changes what crosses the wire decides whether old devices can live with it', () => {
	const wire = describeAll({
		...SCHEMAS,
		...INTENTS,
		...schemasOf(feed),
		...schemasOf(intent),
		...schemasOf(privateFeed),
		...schemasOf(request),
		...schemasOf(session),
		SEGMENT: feed.SEGMENT,
		TAIL_STEP: feed.TAIL_STEP,
	});
	const hash = createHash('sha256').update(JSON.stringify(wire)).digest('hex').slice(0, 16);
	expect(hash, `${explain(hash)}\n`).toBe(HASHES[PROTOCOL]);
});

test('the oldest protocol that is still spoken is not newer than ours, and each has its hash', () => {
	expect(OLDEST_PROTOCOL_SPOKEN).toBeLessThanOrEqual(PROTOCOL);
	for (let n = OLDEST_PROTOCOL_SPOKEN; n <= PROTOCOL; n++) expect(HASHES[n], `protocol ${n}`).toBeDefined();
});

test('every kind has a schema and a place in the order of pages', () => {
	expect([...KINDS].sort()).toEqual(Object.keys(SCHEMAS).sort());
});

test('the guard sees a new field, a field that became required, and another pattern', () => {
	const room = describe(SCHEMAS.room) as { entries: Record<string, unknown> };
	expect(room.entries.placeId).toMatchObject({ type: 'string' });
	expect(room.entries.capacity).toEqual({ type: 'optional', wrapped: { type: 'number' } });
	expect(JSON.stringify(describe(SCHEMAS.closure))).toContain('\\\\d{4}-\\\\d{2}-\\\\d{2}');
});

function explain(hash: string): string {
	return `What crosses the wire is no longer protocol ${PROTOCOL} as it was. Decide:
- A device of yesterday can live with it (a new optional field, a new kind it keeps unread): write '${hash}'
  for ${PROTOCOL} in contract/version.test.ts.
- It cannot (a field is gone, renamed, newly required, or means something else): raise PROTOCOL in contract/version.ts,
  write a line in its history, decide OLDEST_PROTOCOL_SPOKEN, and add '${hash}' under the new number.`;
}

function schemasOf(module: object): Record<string, unknown> {
	return Object.fromEntries(Object.entries(module).filter(([, value]) => isRecord(value) && value.kind === 'schema'));
}

function describeAll(schemas: Record<string, unknown>): unknown {
	const names = Object.keys(schemas).sort();
	return names.map((name) => [name, describe(schemas[name])]);
}

/** What of a schema decides which values it takes, as plain JSON: its type, parts, bounds and patterns. */
function describe(schema: unknown): unknown {
	if (schema instanceof RegExp) return schema.source;
	if (Array.isArray(schema)) return schema.map(describe);
	if (!isRecord(schema)) return schema;
	const parts = ['type', 'entries', 'items', 'item', 'options', 'wrapped', 'key', 'value', 'literal', 'requirement'];
	const described: Record<string, unknown> = {};
	if (!('kind' in schema)) {
		for (const name of Object.keys(schema).sort()) described[name] = describe(schema[name]);
		return described;
	}
	for (const part of parts) if (part in schema) described[part] = describe(schema[part]);
	if (Array.isArray(schema.pipe)) described.pipe = schema.pipe.slice(1).map(describe);
	return described;
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}
