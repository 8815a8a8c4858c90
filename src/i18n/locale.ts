/** Which language the screen speaks, and whether it shows ふりがな. The app sets them from the device's settings. */
import { signal } from '@preact/signals';
import type { Language } from './language.ts';

export const locale = signal<Language>('ja');

/** Readings are in the DOM only while this is on: a screen reader would otherwise say each word twice. */
export const furigana = signal(false);
