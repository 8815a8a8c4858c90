/** もしもの時 for readers without script: what is urgent, what each place says of itself, where to go, whom to call. */
import type { Emergency } from '../../../contract/emergency.ts';
import { emergencyAt, TOWN_ID } from '../../../contract/emergency-at.ts';
import { paths } from '../../../contract/paths.ts';
import {
	HAZARDS,
	type Hazard,
	isMeantFor,
	SAFETY_TYPES,
	type Safety,
	type SafetyType,
} from '../../../contract/safety.ts';
import { instant } from '../instants.ts';
import { attributionLines, townName } from '../licences.ts';
import { markup, type Piece } from '../markup.ts';
import { byId } from '../open-town.ts';
import { doesNoticeHold } from './notice-page.ts';
import { list, type PageContext, type PublicPage, paragraph, section } from './public-page.ts';

const TYPE_WORDS: Record<SafetyType, string> = {
	'evacuation-site': '指定緊急避難場所',
	shelter: '指定避難所',
	aed: 'AED',
	wifi: '公衆無線LAN',
	water: '給水',
	charging: '充電',
};

const HAZARD_WORDS: Record<Hazard, string> = {
	flood: '洪水',
	landslide: '崖崩れ・土石流・地滑り',
	'storm-surge': '高潮',
	earthquake: '地震',
	tsunami: '津波',
	fire: '大規模な火事',
	'inland-flood': '内水氾濫',
	volcano: '火山現象',
};

const OPENING_WORDS = { open: '開いています', closed: '閉まっています', unknown: '開いているか不明です' } as const;

export function emergencyPage(context: PageContext): PublicPage {
	const { town, now } = context;
	const name = townName(town);
	const points = [...town.rows('safety').values()].sort(byId).map(({ data }) => data);
	const rows = new Map([...town.rows('emergency').values()].map(({ id, data }) => [id, data]));
	const holds = emergencyAt(rows, null, Date.parse(`${now.date}T${now.time}:00+09:00`))?.row;
	const phones = town.rows('profile').get(town.code)?.data.emergency?.phones ?? [];
	return {
		path: paths.emergency(),
		title: `${name}のもしもの時に`,
		description: `${name}の避難場所・避難所・AED・公衆無線LANと、災害のときの電話。`,
		things: [],
		alternates: [],
		body: markup`${holds && said(holds)}${urgent(context)}${stations(context, rows)}${SAFETY_TYPES.map((type) =>
			section(TYPE_WORDS[type], list(points.filter(({ safetyType }) => safetyType === type).map(pointLine))),
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

function said({ words, level, by }: Emergency): Piece {
	return section(
		'いま伝えたいこと',
		paragraph(words?.ja),
		level &&
			markup`<p><strong>警戒レベル${level.level}</strong> ${level.about ?? ''} ${level.issuer}（${level.issuedAt}）</p>`,
		by !== undefined && markup`<p>${by}</p>`,
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
				markup`<h3><a href="${href(paths.notice(id))}">${data.title.ja}</a></h3>${paragraph(data.body?.ja)}<p>${data.author ?? ''} <time>${instant(at)}</time></p>`,
		),
	);
}

function stations({ town, href }: PageContext, rows: ReadonlyMap<string, Emergency>): Piece {
	const lines = [...rows.values()].flatMap(({ id, station, stationAt }) => {
		const place = id === TOWN_ID ? undefined : town.rows('place').get(id)?.data;
		if (!place || !station) return [];
		return [
			markup`<a href="${href(paths.place(id))}">${place.name}</a>：${OPENING_WORDS[station.opening]} ${station.text ?? ''}（${stationAt ?? ''}）`,
		];
	});
	return section('コミュニティセンターのいま', list(lines));
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
