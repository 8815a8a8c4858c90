/** The journey in a stock Firefox. */
import { describe, it } from 'vitest';
import { openFirefox } from '../processes/firefox.ts';
import { walkLineCutJourney } from '../processes/line-cut-journey.ts';

const program = process.env.FIREFOX_PATH;

describe('with the line cut, in Firefox', () => {
	if (program) {
		walkLineCutJourney(() => openFirefox(program));
	} else {
		it('was not looked at: no Firefox is installed and none could be', () => {
			process.stderr.write('Firefox is not installed (FIREFOX_PATH): its journey was not walked.\n');
		});
	}
});
