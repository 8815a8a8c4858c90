/**
 * How this device likes to be read. Kept in IndexedDB, and mirrored as text into localStorage where there is one, because
 * the script that runs before the first paint can read nothing else.
 */
import { type Signal, signal } from '@preact/signals-core';
import { type Own, own } from './own.ts';
import { browserWorld, type TextStore } from './world.ts';

export type Settings = {
	/** BCP 47; `ja-x-easy` is やさしい日本語 */
	language: 'ja' | 'ja-x-easy' | 'en';
	/** percent */
	textSize: 100 | 125 | 150;
	/** white on black instead of black on white */
	inverse: boolean;
	furigana: boolean;
	/** マイセンター */
	homePlaceId: string | null;
};

/** Key of the mirror in localStorage; the boot script in index.html reads the same. */
export const SETTINGS_KEY = 'engawa.settings';

export const DEFAULT_SETTINGS: Settings = {
	language: 'ja',
	textSize: 100,
	inverse: false,
	furigana: false,
	homePlaceId: null,
};

export type SettingsDesk = {
	settings: Signal<Settings>;
	/** the mirror told them, so a first screen may rest on them */
	areMirrored: boolean;
	/** Shown at once, kept as soon as the store has it. */
	changeSettings(patch: Partial<Settings>): Promise<void>;
	/** Reads what is kept; for a worker, and for a page whose mirror is gone. */
	loadSettings(): Promise<void>;
};

export function createSettings(own: Own, mirror: TextStore | undefined): SettingsDesk {
	const text = readMirror(mirror);
	const settings = signal<Settings>(fromText(text));
	return {
		settings,
		areMirrored: text !== null,
		changeSettings: async (patch) => {
			settings.value = checked({ ...settings.peek(), ...patch });
			writeMirror(mirror, JSON.stringify(settings.peek()));
			await own.put('settings', settings.peek());
		},
		loadSettings: async () => {
			const kept = await own.get('settings');
			if (kept === undefined) return;
			const read = checked(kept);
			// whoever follows them need not follow the same again
			if (JSON.stringify(read) !== JSON.stringify(settings.peek())) settings.value = read;
		},
	};
}

function fromText(text: string | null): Settings {
	if (!text) return DEFAULT_SETTINGS;
	try {
		return checked(JSON.parse(text));
	} catch {
		return DEFAULT_SETTINGS; // somebody else's text under our key: the store in IndexedDB decides
	}
}

/** Whatever an older or newer version kept becomes valid settings; what is not understood falls back to the default. */
function checked(value: unknown): Settings {
	const given = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
	const oneOf = <V>(key: keyof Settings, allowed: readonly V[], otherwise: V): V =>
		allowed.includes(given[key] as V) ? (given[key] as V) : otherwise;
	return {
		language: oneOf('language', ['ja', 'ja-x-easy', 'en'] as const, DEFAULT_SETTINGS.language),
		textSize: oneOf('textSize', [100, 125, 150] as const, DEFAULT_SETTINGS.textSize),
		inverse: given.inverse === true,
		furigana: given.furigana === true,
		homePlaceId: typeof given.homePlaceId === 'string' ? given.homePlaceId : null,
	};
}

function readMirror(mirror: TextStore | undefined): string | null {
	try {
		return mirror?.getItem(SETTINGS_KEY) ?? null;
	} catch {
		return null; // forbidden in this window; IndexedDB decides
	}
}

function writeMirror(mirror: TextStore | undefined, text: string): void {
	try {
		mirror?.setItem(SETTINGS_KEY, text);
	} catch {
		// full or forbidden: only the first paint of the next start is less exact
	}
}

const main = createSettings(own, browserWorld().localText);
export const { settings, areMirrored, changeSettings, loadSettings } = main;
