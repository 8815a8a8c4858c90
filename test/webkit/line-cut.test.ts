/**
 * The journey in WebKitGTK, the nearest that a Linux machine has to Safari: the same WebCore, JavaScriptCore, IndexedDB
 * and service workers.
 *
 * What cannot be had here: MiniBrowser under automation holds its storage in memory only, so a start after the browser
 * itself was ended is not tested in this engine (Chromium's `test/e2e/line-cut.test.ts` does); and Safari's own rules
 * about clearing storage after seven days, its home-screen apps and its page cache are not part of WebKitGTK.
 */
import { describe } from 'vitest';
import { walkLineCutJourney } from '../processes/line-cut-journey.ts';
import { openWebKit } from '../processes/webkit.ts';

describe('with the line cut, in WebKit', () => {
	walkLineCutJourney(() => openWebKit(process.env.WEBKIT_DRIVER_PATH ?? '/usr/bin/WebKitWebDriver'));
});
