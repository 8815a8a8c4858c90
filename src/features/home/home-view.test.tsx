import { renderToString } from 'preact-render-to-string';
import { beforeEach, describe, expect, test } from 'vitest';
import { generateTown } from '../../../profiles/sample/town.ts';
import { townOf } from '../../data/town.ts';
import { setMessages } from '../../i18n/catalogue.ts';
import { first as easy } from '../../i18n/easy/first.ts';
import { first as en } from '../../i18n/en/first.ts';
import { first as ja } from '../../i18n/ja/first.ts';
import { furigana } from '../../i18n/locale.ts';
import { PHRASE_END } from '../../i18n/phrase-ends.ts';
import { Frame } from '../../ui/frame.tsx';
import { HomeView } from './home-view.tsx';
import { frameOf } from './kept.ts';
import { homeModel } from './queries.ts';
import { at, eventAt, letters, townWith } from './small-town.fixture.ts';

beforeEach(() => {
	setMessages('ja', ja, 'first');
	furigana.value = false;
});

/** As the worker draws it: the frame and the home screen, to a string. */
function draw(
	town: ReturnType<typeof townWith>,
	now = at('10:00'),
	placeId: string | null = 'c1',
	ageMs = 60_000,
): string {
	const frame = frameOf({ town, settings: { homePlaceId: placeId }, now, lastHeardAt: now.ms - ageMs, waiting: 0 });
	return renderToString(
		<Frame {...frame} station="today">
			<HomeView model={homeModel({ town, placeId, now })} nowMs={now.ms} />
		</Frame>,
	);
}

let made: ReturnType<typeof townOf> | undefined;

/** Made once: it is a whole town. */
function sampleTown(): ReturnType<typeof townOf> {
	if (made) return made;
	const { code, rows } = generateTown({ today: '2026-11-24' });
	const data = new Map<string, Map<string, unknown>>();
	for (const { kind, id, data: row } of rows) data.set(kind, (data.get(kind) ?? new Map()).set(id, row));
	made = townOf(code, 'e', rows.length, { data, revs: new Map(), sum: [0, 0] });
	return made;
}

const textOf = (html: string) => html.replace(/<[^>]*>/g, '').replaceAll(PHRASE_END, '');

describe('the home screen as HTML', () => {
	test('says first what is true of the rooms today', () => {
		const html = draw(townWith({ availability: [letters('r1', 'fff'), letters('r2', 'ttt')] }));
		expect(textOf(html.slice(html.indexOf('<h1'), html.indexOf('</h1>')))).toBe('きょう、あいている部屋が1つあります');
		expect(html.match(/<h1/g)).toHaveLength(1);
	});

	test('says that it does not know, and since when', () => {
		const html = draw(townWith({ availability: [letters('r1', '???'), letters('r2', '???')] }));
		expect(textOf(html)).toContain('きょうの部屋のあきは、わかりません');
		expect(textOf(html)).toContain('30分前の情報です（榎町コミセン 窓口）');
	});

	test('shows a cancelled event loudly and in words', () => {
		const html = draw(townWith({ event: [eventAt('a', '2026-11-24', '18:30', '20:00', { status: 'cancelled' })] }));
		expect(html).toContain('card--cancelled');
		expect(textOf(html)).toContain('中止');
	});

	test('tells how old it is on every drawing', () => {
		expect(textOf(draw(townWith({})))).toContain('たった今の情報です');
	});

	test('says above everything that it is more than a day old', () => {
		const html = draw(townWith({}), at('10:00'), 'c1', 25 * 3_600_000);
		expect(textOf(html.slice(0, html.indexOf('<main')))).toContain('11月23日 9:00の情報です');
	});

	test('never contains content as markup', () => {
		const html = draw(
			townWith({ event: [eventAt('a', '2026-11-24', '18:30', '20:00', { name: '<img src=x onerror=alert(1)>' })] }),
		);
		expect(html).not.toContain('<img');
	});

	test('has no inline style and no inline script, which the server forbids', () => {
		const html = draw(townWith({ availability: [letters('r1', 'fff')] }));
		expect(html).not.toMatch(/\sstyle=|<script|\son[a-z]+=/);
	});

	test.each([
		['ja', ja],
		['ja-x-easy', easy],
		['en', en],
	] as const)('of the sample town can be drawn for every centre, in %s', (language, messages) => {
		setMessages(language, messages, 'first');
		furigana.value = language !== 'en';
		const town = sampleTown();
		for (const placeId of [null, ...[...town.places.keys()].slice(0, 6)]) {
			const html = draw(town, at('10:00'), placeId);
			expect(html).toMatch(/見本データ|みほん|Sample data|<ruby>見本/);
			expect(html).not.toMatch(/undefined|NaN|\[object|\{[a-z]+\}/i);
		}
	});

	test('has readings in it only while they are wanted', () => {
		expect(draw(townWith({}))).not.toContain('<rt>');
		furigana.value = true;
		expect(draw(townWith({}))).toContain('<rt>');
	});
});
