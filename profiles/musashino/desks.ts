import type { Guide } from '../../contract/guide.ts';

/** Whom to ask. Hours are left out where no source was read. */
export const MUSASHINO_DESKS: readonly Guide[] = [
	{
		id: 'desk-city',
		guideType: 'desk',
		title: '市民活動推進課',
		titleKana: 'しみんかつどうすいしんか',
		titleEn: 'Citizens’ Activities Section, Musashino City',
		summary: {
			ja: '市民活動と「連携と協働」、この計画について尋ねる市の窓口です。',
			easy: '市民の 活動の ことを 聞く ところです。市役所に あります。',
			en: 'The city’s own desk for citizens’ activities and this plan.',
		},
		organization: '武蔵野市 市民部 市民活動推進課',
		hoursText: '開いている時間は、電話でお確かめください。',
		placeName: '〒180-8777 武蔵野市緑町2-2-28',
		contact: { name: '市民活動推進課', phone: '0422-60-1830', note: '直通。電話番号は平成29年3月の計画による' },
		confirmedAt: '2017-03-01',
		source: { dataset: 'plan-h29' },
	},
	{
		id: 'desk-place',
		guideType: 'desk',
		title: '武蔵野プレイス（市民活動支援）',
		titleKana: 'むさしのぷれいす（しみんかつどうしえん）',
		titleEn: 'Musashino Place, support for citizens’ groups',
		summary: {
			ja: '計画は、団体同士のマッチング、相談、情報の発信、講座などの支援を武蔵野プレイスで行うとしています。',
			easy: 'グループの 相談や、ほかの グループを さがす ことを 手伝います。',
			en: 'The plan names it as the place for matching groups, advice, information and courses.',
		},
		organization: '武蔵野文化生涯学習事業団',
		placeId: 'musashino-place',
		hoursText: '開いている時間は、施設のウェブサイトでお確かめください。',
		url: 'https://www.musashino.or.jp/place/',
		source: { dataset: 'place-site' },
	},
	{
		id: 'desk-vcm',
		guideType: 'desk',
		title: 'ボランティアセンター武蔵野',
		titleKana: 'ぼらんてぃあせんたーむさしの',
		titleEn: 'Volunteer Centre Musashino',
		summary: {
			ja: '1978年に始まった、市民社協（武蔵野市民社会福祉協議会）のボランティアセンターです。',
			easy: 'ボランティアを したい 人が 相談する ところです。市民社協が しています。',
			en: 'The volunteer centre of the city’s council of social welfare, begun in 1978.',
		},
		organization: '武蔵野市民社会福祉協議会（市民社協）',
		hoursText: '開いている時間は、ウェブサイトでお確かめください。',
		url: 'https://shakyou.or.jp/vcm/about_vcm.html',
		source: { dataset: 'vcm-site' },
	},
];
