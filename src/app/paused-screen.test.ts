import { expect, test } from 'vitest';
import { restsInEmergency } from './paused-screen.tsx';

test.each(['/ask/r1', '/find', '/forums', '/forums/f/board', '/exchange/raise', '/issues/raise'])(
	'%s rests',
	(path) => {
		expect(restsInEmergency(path)).toBe(true);
	},
);

test.each([
	'/',
	'/emergency',
	'/places',
	'/requests',
	'/outbox',
	'/issues',
	'/events',
	'/askance',
	'/desk/c01/notices',
])('%s does not', (path) => {
	expect(restsInEmergency(path)).toBe(false);
});
