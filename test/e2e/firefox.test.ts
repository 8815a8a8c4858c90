/** The journeys in a stock Firefox. */
import { describe, it } from 'vitest';
import { walkAskingJourney } from '../processes/asking-journey.ts';
import { openFirefox } from '../processes/firefox.ts';
import { walkLineCutJourney } from '../processes/line-cut-journey.ts';

const program = process.env.FIREFOX_PATH;

if (program) {
	describe('with the line cut, in Firefox', () => walkLineCutJourney(() => openFirefox(program)));
	describe('asking for a room, in Firefox', () => walkAskingJourney(() => openFirefox(program)));
} else {
	it('was not looked at: no Firefox is installed and none could be', () => {
		process.stderr.write('Firefox is not installed (FIREFOX_PATH): its journeys were not walked.\n');
	});
}
