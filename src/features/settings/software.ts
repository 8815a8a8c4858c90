/** What the page is built from and brings along, with its licence; `software.test.ts` compares it with what is installed. */
export type Software = { name: string; licence: string; copyright: string };

export const SOFTWARE: readonly Software[] = [
	{ name: 'preact', licence: 'MIT', copyright: 'Jason Miller' },
	{ name: '@preact/signals-core', licence: 'MIT', copyright: 'Preact Team' },
	{ name: '@preact/signals', licence: 'MIT', copyright: 'Preact Team' },
	{ name: '@tanstack/react-router', licence: 'MIT', copyright: 'Tanner Linsley' },
	{ name: 'dexie', licence: 'Apache-2.0', copyright: 'David Fahlander' },
	{ name: 'hpke', licence: 'MIT', copyright: 'Filip Skokan' },
	{ name: 'qrcode-generator', licence: 'MIT', copyright: 'Kazuhiko Arase' },
	{ name: 'valibot', licence: 'MIT', copyright: 'Fabian Hiller' },
	{ name: 'workbox-window', licence: 'MIT', copyright: 'Google LLC' },
	{ name: 'workbox-precaching', licence: 'MIT', copyright: 'Google LLC' },
	{ name: 'preact-render-to-string', licence: 'MIT', copyright: 'Jason Miller' },
	{ name: '@digital-go-jp/design-tokens', licence: 'MIT', copyright: 'デジタル庁' },
	{ name: '@holiday-jp/holiday_jp', licence: 'MIT', copyright: 'holiday-jp' },
];
