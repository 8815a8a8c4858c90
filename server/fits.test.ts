import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { KINDS, SCHEMAS } from '../contract/kinds.ts';
import { fits } from './fits.ts';

type Node = {
	type: string;
	wrapped?: Node;
	item?: Node;
	entries?: Record<string, Node>;
	key?: Node | string;
	value?: Node;
	literal?: unknown;
	options?: readonly unknown[];
	pipe?: readonly unknown[];
};

const junk = fc.oneof(
	fc.constantFrom(undefined, null, '', 'x'.repeat(201), 0, Number.NaN, true, [], {}, '2026-02-30', '24:61', 'yes'),
	fc.jsonValue({ maxDepth: 1 }),
);
const texts = fc.constantFrom(
	'',
	'a',
	'2026-11-24',
	'2026-11',
	'09:30',
	'12-29',
	'2026-11-24T00:00:00Z',
	'#00ff00',
	'1',
);

/** Mostly what the schema asks for, now and then anything else. */
function someOf(node: Node, junkShare: number): fc.Arbitrary<unknown> {
	const right = rightOf(node, junkShare);
	return junkShare === 0 ? right : fc.oneof({ weight: 100, arbitrary: right }, { weight: junkShare, arbitrary: junk });
}

function rightOf(node: Node, junkShare: number): fc.Arbitrary<unknown> {
	const inner = (one: Node | undefined) => (one ? someOf(one, junkShare) : junk);
	switch (node.type) {
		case 'string':
			return texts;
		case 'number':
			return fc.constantFrom(0, 1, -1.5);
		case 'boolean':
			return fc.boolean();
		case 'literal':
			return fc.constant(node.literal);
		case 'picklist':
			return fc.constantFrom(...(node.options ?? []));
		case 'optional':
			return inner(node.wrapped);
		case 'array':
			return fc.array(inner(node.item), { maxLength: 2 });
		case 'record':
			return fc.dictionary(texts, inner(node.value), { maxKeys: 2 });
		case 'variant':
			return fc.oneof(...((node.options ?? []) as Node[]).map((option) => rightOf(option, junkShare)));
		case 'loose_object': {
			const entries = Object.entries(node.entries ?? {});
			const needed = entries.filter(([, entry]) => entry.type !== 'optional').map(([name]) => name);
			return fc.record(Object.fromEntries(entries.map(([name, entry]) => [name, inner(entry)])), {
				requiredKeys: junkShare === 0 ? needed : needed.slice(1),
			});
		}
		default:
			return junk;
	}
}

describe.each(KINDS)('rows of the kind %s', (kind) => {
	const schema: v.GenericSchema = SCHEMAS[kind];

	test('fit exactly when valibot has no issue with them', () => {
		const seen = { fits: 0, issues: 0 };
		for (const junkShare of [0, 1]) {
			fc.assert(
				fc.property(someOf(schema as never, junkShare), (value) => {
					const said = v.safeParse(schema, value).success;
					seen[said ? 'fits' : 'issues']++;
					expect(fits(schema, value)).toBe(said);
				}),
				{ numRuns: 60 },
			);
		}
		expect(seen.issues).toBeGreaterThan(0);
	});
});

test('what is not known is never said to fit', () => {
	for (const schema of [
		v.any(),
		v.pipe(v.string(), v.trim()),
		v.pipe(
			v.string(),
			v.check(() => true),
		),
		v.pipe(v.string(), v.regex(/a/g)),
		v.object({ a: v.date() }),
	]) {
		expect(fits(schema, 'a')).toBe(false);
	}
});
