/** Carries the device's settings onto the screen: text size, inverse, ふりがな, language. */
import { effect } from '@preact/signals';
import { emergency } from '../data/emergency.ts';
import { kiosk } from '../data/kiosk-state.ts';
import { settings } from '../data/settings.ts';
import { htmlLang } from '../i18n/language.ts';
import { loadMessages } from '../i18n/load.ts';
import { furigana, locale } from '../i18n/locale.ts';

/** Keeps the document as the settings say, from now on. The first language must be loaded already. */
export function followSettings(): void {
	effect(() => {
		const { textSize } = settings.value;
		// black costs the least light, and nothing moves, where the battery may have to last for days
		const saves = kiosk.value !== null && emergency.value !== undefined;
		const inverse = settings.value.inverse || saves;
		const html = document.documentElement;
		setAttribute(html, 'data-saving', saves ? '' : null);
		setAttribute(html, 'data-text', textSize === 100 ? null : String(textSize));
		setAttribute(html, 'data-inverse', inverse ? '' : null);
		document.querySelector('meta[name=theme-color]')?.setAttribute('content', inverse ? '#000000' : '#faf8f4');
	});
	effect(() => {
		const { language } = settings.value;
		furigana.value = settings.value.furigana;
		// English has no readings; the space for them would only loosen its lines
		setAttribute(document.documentElement, 'data-furigana', furigana.value && language !== 'en' ? '' : null);
		if (language !== locale.peek()) {
			loadMessages(language).catch((reason: unknown) => {
				// the old language stays readable; the next start tries again
				console.warn(`The messages of ${language} did not come`, reason);
			});
		}
	});
	effect(() => {
		document.documentElement.lang = htmlLang(locale.value);
	});
}

function setAttribute(element: Element, name: string, value: string | null): void {
	if (value === null) element.removeAttribute(name);
	else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}
