import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from './canonical-json.ts';

test('what is written means what was given', () => {
	fc.assert(
		fc.property(fc.jsonValue(), (value) => {
			// JSON has no minus zero
			const said = JSON.parse(JSON.stringify(value));
			expect(JSON.parse(canonicalJson(said))).toEqual(said);
		}),
	);
});

test('the order in which fields were written does not matter', () => {
	fc.assert(
		fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
			const reversed = Object.fromEntries(Object.entries(value).reverse());
			expect(canonicalJson(reversed)).toBe(canonicalJson(value));
		}),
	);
	expect(canonicalJson({ b: [{ d: 1, c: 2 }], a: undefined })).toBe('{"b":[{"c":2,"d":1}]}');
});

test('members stand in order whatever they are called', () => {
	const odd = JSON.parse(
		'{"b":1,"10":2,"9":{"z":1,"a":[{"1":0,"0":null}]},"__proto__":{"x":1},"toJSON":"y","é":3,"𠮷":4}',
	);
	expect(canonicalJson(odd)).toBe(
		'{"10":2,"9":{"a":[{"0":null,"1":0}],"z":1},"__proto__":{"x":1},"b":1,"toJSON":"y","é":3,"𠮷":4}',
	);
	expect(canonicalJson({ toJSON: { a: 1 }, a: undefined })).toBe('{"toJSON":{"a":1}}');
});

test('what JSON cannot say is refused', () => {
	for (const value of [Number.NaN, Number.POSITIVE_INFINITY, () => 1, 10n, Symbol('x'), undefined]) {
		expect(() => canonicalJson(value)).toThrow(TypeError);
	}
});
