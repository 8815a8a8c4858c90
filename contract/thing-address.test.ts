import { expect, test } from 'vitest';
import { CODED_KINDS } from './short-code.ts';
import { addressOfThing, thingAtAddress } from './thing-address.ts';

test('every thing has its screen, and every such screen its thing', () => {
	for (const kind of CODED_KINDS) {
		const thing = { kind, id: '本宿 1/2' };
		expect(thingAtAddress(addressOfThing(thing))).toEqual(thing);
	}
});

test('lists and forms are no things', () => {
	for (const path of ['/', '/events', '/events/new', '/groups/g1/edit', '/find', '/ask/r1', '/x/23R9429']) {
		expect([path, thingAtAddress(path)]).toEqual([path, null]);
	}
});
