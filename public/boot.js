/*
 * Runs before the first paint, so that nobody is dazzled or has to wait for larger letters. Plain script, no imports:
 * it must work in any browser, and must never stop the page. Reads the mirror that src/data/settings.ts keeps.
 */
(() => {
	var html = document.documentElement;
	var settings = {};
	try {
		settings = JSON.parse(localStorage.getItem('engawa.settings') || '{}') || {};
	} catch (_) {
		settings = {};
	}
	if (settings.textSize === 125 || settings.textSize === 150) html.setAttribute('data-text', String(settings.textSize));
	if (settings.inverse === true) html.setAttribute('data-inverse', '');
	if (settings.furigana === true && settings.language !== 'en') html.setAttribute('data-furigana', '');
	if (settings.language === 'en') html.lang = 'en';

	// a screen that stays white says nothing: after a while, say what to do
	setTimeout(() => {
		var root = document.getElementById('root');
		var slow = document.getElementById('slow');
		if (slow && root && !root.firstChild) slow.hidden = false;
	}, 15000);
})();
