/** もしもの時 for readers without script: what is urgent, what each place says of itself, where to go, whom to call. */
import type { Emergency, StationState } from '../../../contract/emergency.ts';
import {
	type AlertLevelNumber,
	emergenciesAt,
	emergencyAt,
	STATION_OFFERS,
	type StationOffer,
	TOWN_ID,
} from '../../../contract/emergency-at.ts';
import { paths } from '../../../contract/paths.ts';
import { HAZARDS, isMeantFor, SAFETY_TYPES, type Safety, type SafetyType } from '../../../contract/safety.ts';
import { HAZARD_WORDS } from '../../hazard-words.ts';
import { instant, tokyoInstant } from '../instants.ts';
import { attributionLines, townName } from '../licences.ts';
import { markup, type Piece } from '../markup.ts';
import { byId } from '../open-town.ts';
import { doesNoticeHold } from './notice-page.ts';
import { list, momentWords, type PageContext, type PublicPage, paragraph, section } from './public-page.ts';

export const SAFETY_TYPE_WORDS: Record<SafetyType, string> = {
	'evacuation-site': '指定緊急避難場所',
	shelter: '指定避難所',
	aed: 'AED',
	wifi: '公衆無線LAN',
	water: '給水',
	charging: '充電',
};

/** 警戒レベル by number, with what it asks of people (内閣府「避難情報に関するガイドライン」). */
const LEVEL_WORDS: Record<AlertLevelNumber, string> = {
	1: '早めの心構え',
	2: '避難のしかたを確認',
	3: '高齢者等避難：危険な場所から、時間のかかる人は避難',
	4: '避難指示：危険な場所から全員避難',
	5: '緊急安全確保：命が危険、すぐに身を守る',
};

const OPENING_WORDS = { open: '開いています', closed: '閉まっています', unknown: '開いているか不明です' } as const;

const OFFER_WORDS: Record<StationOffer, string> = { toilet: 'トイレ', water: '水', charging: '充電', wifi: 'Wi-Fi' };

export function emergencyPage(context: PageContext): PublicPage {
	const { town, now } = context;
	const name = townName(town);
	const points = [...town.rows('safety').values()].sort(byId).map(({ data }) => data);
	const rows = new Map([...town.rows('emergency').values()].map(({ id, data }) => [id, data]));
	const holds = emergencyAt(rows, null, msOf(now))?.row;
	const phones = town.rows('profile').get(town.code)?.data.emergency?.phones ?? [];
	return {
		path: paths.emergency(),
		title: `${name}のもしもの時に`,
		description: `${name}の避難場所・避難所・AED・公衆無線LANと、災害のときの電話。`,
		things: [],
		alternates: [
			{ type: 'application/geo+json', address: 'safety.geojson', title: '避難場所・避難所・AEDなど（GeoJSON）' },
		],
		body: markup`${holds && said(holds)}${urgent(context)}${stations(context, rows)}${SAFETY_TYPES.map((type) =>
			section(SAFETY_TYPE_WORDS[type], list(points.filter(({ safetyType }) => safetyType === type).map(pointLine))),
		)}${section(
			'電話',
			list([
				'119（火事・救急車）',
				'110（警察）',
				...phones.map(({ name: who, phone }) => `${phone}（${who.ja}）`),
				'171（災害用伝言ダイヤル：声を残すときは1、聞くときは2、つづけて家の電話番号を市外局番から）',
			]),
		)}<p>${attributionLines(town).join(' ')}</p>`,
	};
}

function said({ words, level, by, since }: Emergency): Piece {
	return section(
		'いま伝えたいこと',
		paragraph(words?.ja),
		level && [
			markup`<p><strong>警戒レベル${level.level}　${LEVEL_WORDS[level.level]}</strong></p>\n`,
			markup`<p>${level.about} ${saidBy(level.issuer, level.issuedAt)}</p>\n`,
		],
		by !== undefined && markup`<p>${saidBy(by, since)}</p>`,
	);
}

function urgent({ town, now, href }: PageContext): Piece {
	const notices = [...town.rows('notice').values()]
		.filter(({ data }) => data.level === 'emergency' && doesNoticeHold(data, now.date))
		.sort((a, b) => b.at - a.at);
	return section(
		'緊急のお知らせ',
		notices.map(
			({ id, at, data }) =>
				markup`<h3><a href="${href(paths.notice(id))}">${data.title.ja}</a></h3>${paragraph(data.body?.ja)}<p>${saidBy(data.author, instant(at))}</p>`,
		),
	);
}

/** What each place says of itself: what it tells while もしもの時 holds there, and how it is. */
function stations({ town, now, href }: PageContext, rows: ReadonlyMap<string, Emergency>): Piece {
	const lines = [...rows.values()].flatMap((row) => {
		const place = row.id === TOWN_ID ? undefined : town.rows('place').get(row.id)?.data;
		const holds = emergenciesAt(rows, row.id, msOf(now)).some((one) => one.of === 'place' && one.row === row);
		const words = holds ? row.words?.ja : undefined;
		if (!place || (!row.station && words === undefined)) return [];
		return [
			markup`<a href="${href(paths.place(row.id))}">${place.name}</a>：${words !== undefined && [words, saidBy(row.by, row.since)]} ${row.station && [stationWords(row.station), saidBy(row.stationBy, row.stationAt)]}`,
		];
	});
	return section('コミュニティセンターのいま', list(lines));
}

function stationWords({ opening, offers, text }: StationState): string {
	const has = STATION_OFFERS.filter((offer) => offers[offer] === 'yes').map((offer) => OFFER_WORDS[offer]);
	const lacks = STATION_OFFERS.filter((offer) => offers[offer] === 'no').map((offer) => OFFER_WORDS[offer]);
	return [
		OPENING_WORDS[opening],
		has.length > 0 && `使えるもの：${has.join('・')}`,
		lacks.length > 0 && `使えないもの：${lacks.join('・')}`,
		text,
	]
		.filter(Boolean)
		.join('　');
}

/** Who says so, and when. */
function saidBy(by: string | undefined, at: string | undefined): Piece {
	if (by === undefined && at === undefined) return undefined;
	return markup`（${by}${by !== undefined && at !== undefined && '、'}${at !== undefined && momentWords(at)}）`;
}

function msOf({ date, time }: PageContext['now']): number {
	return Date.parse(tokyoInstant(date, time));
}

function pointLine(point: Safety): Piece {
	const hazards = HAZARDS.filter((hazard) => isMeantFor(point, hazard)).map((hazard) => HAZARD_WORDS[hazard]);
	const more = [
		point.address,
		point.where,
		hazards.length > 0 && `対応：${hazards.join('・')}`,
		point.hazardText,
		point.alsoShelter && '避難所にもなります',
		point.capacity !== undefined && `${point.capacity}人`,
		point.ssid && `SSID: ${point.ssid}`,
		point.phone,
	].filter((word): word is string => typeof word === 'string' && word !== '');
	return markup`${point.name}${more.length > 0 && `（${more.join('、')}）`}`;
}
