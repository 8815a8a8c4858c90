/** Asking for a room and signing out, in the engine of Safari; `line-cut.test.ts` says what cannot be had here. */
import { describe } from 'vitest';
import { walkAskingJourney } from '../processes/asking-journey.ts';
import { openWebKit } from '../processes/webkit.ts';

describe('asking for a room, in WebKit', () => {
	walkAskingJourney(() => openWebKit(process.env.WEBKIT_DRIVER_PATH ?? '/usr/bin/WebKitWebDriver'));
});
