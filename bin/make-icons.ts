/**
 * Draws the icons of `public/icons` from the sign: floor, eaves, and between them the sun, a person, ○.
 * Run when the sign changes: `node_modules/.bin/node bin/make-icons.ts`. Needs a Chromium (`CHROMIUM`, default /usr/bin/chromium).
 */
import { writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

const PAPER = '#faf8f4';
const WOOD = '#7a5230';
const GREEN = '#115a36';

/** `scale` leaves room around the sign: a maskable icon may be cut to a circle of 80 % of its width. */
function sign(corner: number, scale: number): string {
	const move = 32 - 32 * scale;
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><title>縁側</title><rect width="64" height="64" rx="${corner}" fill="${PAPER}"/><g transform="translate(${move} ${move}) scale(${scale})" fill="none" stroke-width="6" stroke-linecap="round"><path stroke="${WOOD}" d="M18 16h28M8 51h48"/><circle stroke="${GREEN}" cx="32" cy="33.5" r="8.5"/></g></svg>`;
}

const ICONS = [
	{ file: 'icon-192.png', size: 192, svg: sign(14, 1) },
	{ file: 'icon-512.png', size: 512, svg: sign(14, 1) },
	{ file: 'icon-180.png', size: 180, svg: sign(0, 0.86) },
	{ file: 'maskable-512.png', size: 512, svg: sign(0, 0.7) },
];

const folder = new URL('../public/icons/', import.meta.url);
writeFileSync(new URL('mark.svg', folder), `${sign(14, 1)}\n`);
const browser = await chromium.launch({
	executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
	args: ['--no-sandbox', '--disable-gpu'],
});
for (const { file, size, svg } of ICONS) {
	const page = await browser.newPage({ viewport: { width: size, height: size } });
	const source = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
	await page.setContent(
		`<body style="margin:0"><img style="display:block" width="${size}" height="${size}" src="${source}">`,
	);
	writeFileSync(new URL(file, folder), await page.screenshot({ omitBackground: true }));
	await page.close();
}
await browser.close();
