import { expect, test } from 'vitest';
import { paths } from '../../contract/paths.ts';
import { isOwnBusiness } from './hand-over.ts';

test('whatever is written, kept or signed into is done on one’s own phone', () => {
	const own = [
		paths.ask('r1', '2026-11-24', ['am']).split('?')[0] as string,
		paths.requests(),
		paths.request('x'),
		paths.outbox(),
		paths.saved(),
		paths.signIn(),
		paths.account(),
		paths.people(),
		paths.deskOf('c01'),
		paths.settings(),
		paths.editGroup('g1'),
		paths.editEvent('e1'),
		paths.kiosks(),
	];
	for (const path of own) expect([path, isOwnBusiness(path)]).toEqual([path, true]);
});

test('whatever is read is read on the tablet', () => {
	const read = [
		paths.home(),
		paths.groups(),
		paths.group('editors'),
		paths.events(),
		paths.event('e1'),
		paths.places(),
		paths.place('desk'),
		paths.room('r1'),
		paths.find(),
		paths.guides(),
		paths.search(),
		paths.first(),
		paths.kiosk(),
	];
	for (const path of read) expect([path, isOwnBusiness(path)]).toEqual([path, false]);
});
