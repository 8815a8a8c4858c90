import type { Lent } from '../../contract/lent.ts';
import { LENDING_DAYS } from '../../contract/lent-place.ts';
import type { Place } from '../../contract/place.ts';
import { dateOf } from './days.ts';
import type { TownContext } from './town-context.ts';
import { DISTRICTS } from './words/districts.ts';

type Told = Pick<
	Place,
	'name' | 'nameKana' | 'nameEn' | 'typeText' | 'description' | 'hoursText' | 'fee' | 'capacity'
> &
	Pick<Place, 'accessibility' | 'accessibilityText' | 'url'> & {
		id: string;
		district: string;
		lent: Pick<Lent, 'purposes' | 'who' | 'conditions' | 'askBy' | 'askText'>;
		phone?: string;
		/** days ago that its keeper last said so */
		confirmed: number;
	};

const TOLD: readonly Told[] = [
	{
		id: 'lent-cafe',
		name: '喫茶こもれび 奥の間',
		nameKana: 'きっさこもれび おくのま',
		nameEn: 'Café Komorebi, back room',
		typeText: 'カフェ',
		district: 'izumidai',
		description: {
			ja: '大きな机がひとつある静かな部屋です。手仕事の集まりや、小さな話し合いにどうぞ。',
			easy: '大きい つくえが ひとつ あります。手で 何かを 作る 人や、話したい 人が 使います。',
			en: 'A quiet room with one large table, for crafts and small talks.',
		},
		hoursText: '定休日の水曜、10時から16時まで',
		fee: { kind: 'paid', text: '一人一杯のご注文（400円から）' },
		capacity: 10,
		accessibility: { wheelchair: 'no', foodAllowed: 'yes', stroller: 'yes' },
		accessibilityText: '入口に15cmの段が1つあります。声をかけていただければ手伝います。',
		lent: {
			purposes: ['meeting', 'craft', 'lobby'],
			who: 'anyone',
			conditions: '大きな音は出せません。片付けまでお願いします。',
			askBy: ['phone', 'counter'],
			askText: '使いたい日の1週間前までに、店の営業中（9時から18時）にお電話ください。',
		},
		phone: '0422-00-2001',
		confirmed: 40,
	},
	{
		id: 'lent-temple',
		name: '見本寺 客殿',
		nameKana: 'みほんじ きゃくでん',
		nameEn: 'Mihon-ji Temple, guest hall',
		typeText: 'お寺',
		district: 'suisha',
		description: {
			ja: '庭に面した24畳の広間です。読み聞かせや体操の会が使っています。',
			easy: '庭が 見える 広い 部屋です。畳の 部屋です。',
			en: 'A hall of 24 tatami mats facing the garden.',
		},
		hoursText: '法事のない平日の午前。日はお尋ねください',
		fee: { kind: 'free', text: '無料（お気持ちで）' },
		capacity: 30,
		accessibility: { wheelchair: 'yes', accessibleToilet: 'no', slopeOrLift: 'yes', priorityParking: 'yes' },
		lent: {
			purposes: ['lecture', 'dance', 'tea', 'children'],
			who: 'groups',
			conditions: '飲食はお茶まで。政治や営業の集まりにはお貸しできません。',
			askBy: ['phone'],
			askText: '2週間前までにお電話で。',
		},
		phone: '0422-00-2002',
		confirmed: 120,
	},
	{
		id: 'lent-company',
		name: '泉台印刷所 3階会議室',
		nameKana: 'いずみだいいんさつじょ さんかいかいぎしつ',
		nameEn: 'Izumidai Printing, meeting room',
		typeText: '会社の会議室',
		district: 'chuo',
		description: {
			ja: '社員が帰ったあとの会議室を、地域の集まりに開いています。',
			easy: '会社の 部屋です。夜に 使う ことが できます。',
			en: 'A company’s meeting room, open to local groups after working hours.',
		},
		hoursText: '月曜から金曜の18時から20時30分まで',
		fee: { kind: 'free', text: '無料' },
		capacity: 16,
		accessibility: { slopeOrLift: 'yes', wheelchair: 'yes', accessibleToilet: 'yes' },
		url: 'https://printing.example.jp/room',
		lent: {
			purposes: ['meeting', 'lecture', 'av', 'study'],
			who: 'talk',
			conditions: '初めての方には、どんな集まりかをうかがいます。',
			askBy: ['web'],
		},
		confirmed: 10,
	},
	{
		id: 'lent-home',
		name: 'みんなの台所 ひより',
		nameKana: 'みんなのだいどころ ひより',
		nameEn: 'Hiyori, a shared kitchen',
		typeText: '空き家を直した台所',
		district: 'enoki',
		description: { ja: '8人で囲める調理台と食卓があります。', easy: '料理が できます。8人で 使えます。' },
		hoursText: '土日の9時から15時まで',
		fee: { kind: 'paid', text: '半日1,000円（ガス・水道代）' },
		capacity: 8,
		lent: {
			purposes: ['cooking', 'children'],
			who: 'groups',
			askBy: ['counter', 'phone'],
			conditions: '生ごみはお持ち帰りください。',
		},
		phone: '0422-00-2004',
		confirmed: 300,
	},
];

/** Places that are not the town's own: a café, a temple, a company's room, a kitchen. */
export function makeLentPlaces({ today, dataset }: TownContext): Place[] {
	return TOLD.map(({ district: key, lent, phone, confirmed, ...told }, at) => {
		const district = DISTRICTS.find((one) => one.key === key) ?? DISTRICTS[0];
		const confirmedOn = today - confirmed;
		return {
			...told,
			placeType: 'private-space',
			ownership: 'private',
			address: `日和野市${district?.name ?? ''}${at + 1}-${at + 3}-5`,
			...(district && {
				areaIds: [`kyogi-${district.key}`],
				lat: Math.round((district.lat + 0.0011 * (at - 1)) * 1e5) / 1e5,
				lon: Math.round((district.lon + 0.0013) * 1e5) / 1e5,
			}),
			...(phone && { contact: { phone } }),
			booking: { channel: 'none' },
			lent: { ...lent, until: dateOf(confirmedOn + LENDING_DAYS) },
			confirmedAt: dateOf(confirmedOn),
			confirmedBy: 'この場所の方',
			source: { dataset },
		} satisfies Place;
	});
}
