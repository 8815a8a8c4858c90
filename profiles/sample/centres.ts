import type { ClosureRule, PLACE_TYPES } from '../../contract/place.ts';
import type { Manner } from './rule-sets.ts';

/** One house of the made-up town, before rooms and rules are put together. */
export type Centre = {
	/** key of the quarter it stands in */
	district: string;
	name: string;
	kana: string;
	en: string;
	aliases: readonly string[];
	placeType: (typeof PLACE_TYPES)[number];
	manner: Manner;
	closing: readonly ClosureRule[];
	/** what is special at present */
	quirk?: 'works' | 'temporary-rules' | 'relocating' | 'no-rules' | 'private';
	about: { ja: string; easy: string; en: string };
};

const MON: ClosureRule = { rule: 'weekly', days: [1], onHoliday: 'open-then-next-weekday' };
const TUE: ClosureRule = { rule: 'weekly', days: [2] };
const WED: ClosureRule = { rule: 'weekly', days: [3], onHoliday: 'open-then-next-day' };
const THU: ClosureRule = { rule: 'weekly', days: [4] };
const nth = (times: (1 | 2 | 3 | 4 | 5 | 6)[], day: 0 | 1 | 2 | 3 | 4 | 5 | 6): ClosureRule => ({
	rule: 'nth',
	nth: times,
	day,
});

/** `district|name|kana|en|aliases (comma)|ja|easy|en` */
const house = (
	line: string,
	placeType: Centre['placeType'],
	manner: Manner,
	closing: readonly ClosureRule[],
	quirk?: Centre['quirk'],
): Centre => {
	const [district = '', name = '', kana = '', en = '', aliases = '', ja = '', easy = '', aboutEn = ''] =
		line.split('|');
	return {
		district,
		name,
		kana,
		en,
		aliases: aliases === '' ? [] : aliases.split('、'),
		placeType,
		manner,
		closing,
		...(quirk ? { quirk } : {}),
		about: { ja, easy, en: aboutEn },
	};
};

export const CENTRES: readonly Centre[] = [
	house(
		'enoki|榎町コミュニティセンター|えのきちょうこみゅにてぃせんたー|Enoki-cho Community Centre|榎町コミセン、榎の家|大きな榎の下に建つ、町でいちばん古いコミュニティセンターです。縁側のあるロビーで、お茶を飲みながら話せます。|大きい 木の 下に あります。ロビーで お茶を のんで、話が できます。|The oldest centre in town, under a great hackberry tree. Have tea on the veranda of the lobby.',
		'community-centre',
		'three',
		[THU],
	),
	house(
		'izumidai|泉台コミュニティセンター|いずみだいこみゅにてぃせんたー|Izumidai Community Centre|泉台コミセン|体育室と音楽室があり、夜まで人の声が絶えません。毎月第2日曜に、利用者みんなで掃除をします。|運動の 部屋と 音楽の 部屋が あります。夜も 開いています。|A lively house with a gym and a music room, open into the evening.',
		'community-centre',
		'gaps',
		[nth([4], 3)],
	),
	house(
		'kirino|桐野コミュニティセンター|きりのこみゅにてぃせんたー|Kirino Community Centre|桐野コミセン|調理室が広く、子ども食堂と料理の会がよく使います。庭の畑で育てた野菜を分け合っています。|広い 調理室が あります。庭に 畑が あります。|Known for its large kitchen and the vegetable patch in the garden.',
		'community-centre',
		'four',
		[MON],
	),
	house(
		'kawabe|川辺コミュニティセンター|かわべこみゅにてぃせんたー|Kawabe Community Centre|川辺コミセン|川沿いの遊歩道に面しています。散歩の途中に、ロビーで水を飲んで休んでください。|川の そばに あります。散歩の とき、ロビーで 休んでください。|On the riverside path. Stop for water and a rest on your walk.',
		'community-centre',
		'hours',
		[nth([2, 4], 1)],
	),
	house(
		'kakinoki|柿の木コミュニティセンター|かきのきこみゅにてぃせんたー|Kakinoki Community Centre|柿の木コミセン、柿コミ|平屋建てで段差がなく、車いすの方にも使いやすい建物です。秋には庭の柿を分けます。|1階だけの 建物です。段差が ないので、車いすでも 使いやすいです。|A single-storey house without steps. In autumn we share the persimmons.',
		'community-centre',
		'three',
		[TUE],
	),
	house(
		'kitahara|北原コミュニティセンター|きたはらこみゅにてぃせんたー|Kitahara Community Centre|北原コミセン|小学校のとなりにあり、放課後は子どもたちの声でにぎやかです。学習室は高校生も使っています。|小学校の となりです。子どもが たくさん 来ます。|Next to the primary school, full of children after class.',
		'community-centre',
		'gaps',
		[WED],
	),
	house(
		'minamihara|南原コミュニティセンター|みなみはらこみゅにてぃせんたー|Minamihara Community Centre|南原コミセン|駅から歩いて4分です。仕事帰りの団体が多く、夜の部屋から先に埋まります。|駅から 歩いて 4分です。夜は 使う 人が 多いです。|Four minutes from the station; evenings fill first.',
		'community-centre',
		'four',
		[nth([1, 3], 2)],
	),
	house(
		'suisha|水車町コミュニティセンター|すいしゃちょうこみゅにてぃせんたー|Suisha-cho Community Centre|水車コミセン|屋根と空調の工事をしています。工事の間は、となりの泉台コミュニティセンターをご利用ください。|いま 工事を しています。工事の あいだは、泉台の センターを 使ってください。|The roof and air conditioning are being renewed. Meanwhile please use Izumidai.',
		'community-centre',
		'three',
		[nth([3], 1)],
		'works',
	),
	house(
		'kanegaoka|鐘ヶ丘コミュニティセンター|かねがおかこみゅにてぃせんたー|Kanegaoka Community Centre|鐘ヶ丘コミセン|坂の上にあり、屋上から町が見渡せます。バス停「鐘ヶ丘」の目の前です。|高い ところに あります。バス停の すぐ 前です。|At the top of the hill with a view over town, right by the bus stop.',
		'community-centre',
		'hours',
		[MON],
	),
	house(
		'hiyoridai|日和台コミュニティセンター|ひよりだいこみゅにてぃせんたー|Hiyoridai Community Centre|日和台コミセン|団地の集会所から始まったセンターです。運営委員の手づくりのかわら版が毎月出ます。|団地の 中に あります。毎月 ニュースの 紙を つくります。|It grew out of the housing estate’s meeting room and prints its own news sheet.',
		'community-centre',
		'gaps',
		[nth([4], 2)],
		'temporary-rules',
	),
	house(
		'kusunoki|楠コミュニティセンター|くすのきこみゅにてぃせんたー|Kusunoki Community Centre|楠コミセン|工芸室に陶芸の窯と木工の道具があります。道具の使い方は木曜の午後に教わることができます。|土や 木で ものを つくる 部屋が あります。道具の 使いかたを おしえます。|Has a craft room with a kiln and woodworking tools.',
		'community-centre',
		'three',
		[nth([2], 3)],
	),
	house(
		'fujimi|藤見コミュニティセンター|ふじみこみゅにてぃせんたー|Fujimi Community Centre|藤見コミセン|藤棚のある中庭を囲む二階建てです。茶室は和装の着付けにも使えます。|庭に 藤の 花が あります。茶室が あります。|Two storeys around a court of wisteria, with a tea room.',
		'community-centre',
		'four',
		[THU],
	),
	house(
		'umezato|梅里コミュニティセンター|うめさとこみゅにてぃせんたー|Umezato Community Centre|梅里コミセン|保育園と同じ建物で、乳幼児の親子がよく集まります。授乳室とおむつ替えの台があります。|保育園と 同じ 建物です。赤ちゃんと いっしょに 来てください。|Shares a building with a nursery; families with babies feel at home.',
		'community-centre',
		'hours',
		[nth([1, 3], 3)],
	),
	house(
		'sakurabashi|桜橋コミュニティセンター|さくらばしこみゅにてぃせんたー|Sakurabashi Community Centre|桜橋コミセン|来年、新しい桜橋プラザの2階へ移ります。それまでは今の建物で続けます。|来年、新しい 建物に 移ります。それまでは いまの 建物です。|Moving next year to the first floor of the new Sakurabashi Plaza.',
		'community-centre',
		'gaps',
		[TUE],
		'relocating',
	),
	house(
		'shinden|新田コミュニティセンター|しんでんこみゅにてぃせんたー|Shinden Community Centre|新田コミセン|畑に囲まれた小さなセンターです。防災倉庫と井戸があり、炊き出しの訓練を続けています。|畑の 中の 小さい センターです。災害の ときの 水と 道具が あります。|A small centre among the fields, with a well and emergency stores.',
		'community-centre',
		'three',
		[WED],
	),
	house(
		'someya|染谷コミュニティセンター|そめやこみゅにてぃせんたー|Someya Community Centre|染谷コミセン|視聴覚室で月に一度開く名画会が人気です。床暖房の和室は冬にすぐ埋まります。|映画を 見る 部屋が あります。和室は 冬も あたたかいです。|Has a screening room with a monthly film, and a tatami room with a warm floor.',
		'community-centre',
		'hours',
		[nth([4], 4)],
	),
	house(
		'enoki|榎町コミュニティセンター 分館|えのきちょうこみゅにてぃせんたー ぶんかん|Enoki-cho Community Centre Annexe|榎町分館|本館から歩いて3分の小さな分館です。昼間だけ開いています。|本館から 歩いて 3分です。昼だけ 開いています。|A small annexe, three minutes from the main house, open by day.',
		'community-branch',
		'branch',
		[{ rule: 'weekly', days: [0] }, THU, { rule: 'holiday' }],
	),
	house(
		'takenodai|竹の台集会所|たけのだいしゅうかいじょ|Takenodai Meeting House|竹の台会館|管理人が当番で開ける集会所です。開いている日は入口の札でお知らせします。|当番の 人が 開けます。開いている 日は 入口で わかります。|Opened by volunteers in turn; a sign at the door says when.',
		'community-branch',
		'branch',
		[],
		'no-rules',
	),
	house(
		'chuo|日和野市民活動プラザ|ひよりのしみんかつどうぷらざ|Hiyorino Citizens’ Plaza|市民プラザ、プラザ|市民活動の相談、印刷、会議ができる場所です。3階のカウンターに相談員がいます。|市民活動の 相談が できます。3階に 相談の 人が います。|Advice, printing and meeting rooms for citizens’ groups. Advisers sit on the third floor.',
		'citizens-support',
		'plaza',
		[nth([1, 3], 3)],
	),
	house(
		'miyashita|宮下のお茶の間 かふぇ縁|みやしたのおちゃのま かふぇえん|Miyashita Tea Room Café En|かふぇ縁、宮下のお茶の間|空き家を直した民間の場所です。集まりの貸切りは一人一杯の注文でお受けします。|古い 家を 直した お店です。飲みものを 買うと、部屋を 使えます。|A restored house run privately. Groups may have the room for the price of a drink each.',
		'private-space',
		'hall',
		[MON],
		'private',
	),
];
