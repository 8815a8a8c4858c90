import type { Audience } from '../../../contract/common.ts';
import type { EVENT_TYPES } from '../../../contract/event.ts';
import type { Purpose } from '../../../contract/room.ts';

/** What the houses themselves put on: `title|kana|English title|ja|easy|en`. */
export type Programme = {
	line: string;
	type: (typeof EVENT_TYPES)[number];
	who: readonly Audience[];
	rooms: readonly Purpose[];
	fields: readonly string[];
	months?: readonly number[];
	/** how many meetings: 1, or a course of several */
	meetings?: number;
	/** lasts for days on end (exhibitions) */
	days?: number;
	fee?: string;
	languages?: readonly string[];
};

export const PROGRAMMES: readonly Programme[] = [
	{
		line: 'はじめての手話|はじめてのしゅわ|First Steps in Sign Language|自分の名前とあいさつを手話で言えるようになる4回の講座です。聞こえない講師と一緒に学びます。|手話（手の ことば）で、名前と あいさつを おぼえます。4回 あります。|Learn to sign your name and greetings in four meetings, with a deaf teacher.',
		type: 'course',
		who: ['everyone'],
		rooms: ['meeting'],
		fields: ['01', '10'],
		meetings: 4,
	},
	{
		line: '多言語おはなし会|たげんごおはなしかい|Stories in Many Languages|日本語、英語、ネパール語、中国語で同じ絵本を読みます。ことばがわからなくても楽しめます。|いろいろな ことばで 絵本を 読みます。日本語、英語、ネパール語、中国語です。|The same picture book read in Japanese, English, Nepali and Chinese.',
		type: 'children',
		who: ['infants', 'children', 'parents', 'foreign-residents'],
		rooms: ['children', 'tea'],
		fields: ['11', '13'],
		languages: ['ja', 'en', 'ne', 'zh-Hans'],
	},
	{
		line: 'けん玉ひろば|けんだまひろば|Kendama Square|段位を持つ人が技を見せ、握り方から教えます。けん玉は20本お貸しします。|けん玉（木の おもちゃ）で あそびます。教える 人が います。|Try kendama, the cup-and-ball toy; twenty are ready to borrow.',
		type: 'children',
		who: ['children', 'seniors'],
		rooms: ['dance', 'meeting', 'lobby'],
		fields: ['13'],
	},
	{
		line: 'スマホの困りごと相談|すまほのこまりごとそうだん|Smartphone Help Desk|文字を大きくする、写真を送る、迷惑電話を断つ。高校生と一緒に一つずつ片付けます。|スマートフォンの わからない ことを 聞けます。高校生が 手伝います。|Bring your phone and one question; high-school students help.',
		type: 'consultation',
		who: ['seniors', 'adults'],
		rooms: ['meeting', 'lobby', 'study'],
		fields: ['14'],
	},
	{
		line: 'おもちゃの病院|おもちゃのびょういん|Toy Hospital|こわれたおもちゃを、目の前で直します。電池を入れたままお持ちください。部品代だけいただきます。|こわれた おもちゃを 直します。部品の お金だけ いります。|Broken toys repaired while you watch. You pay only for parts.',
		type: 'event',
		who: ['children', 'parents'],
		rooms: ['craft', 'meeting'],
		fields: ['07', '13'],
		fee: '無料（部品実費）',
	},
	{
		line: '朝のラジオ体操とお茶|あさのらじおたいそうとおちゃ|Morning Exercise and Tea|体操のあと、ロビーで麦茶を飲んで解散します。来た日にカードへ判を押します。|ラジオ体操を してから、お茶を のみます。|Radio exercises, then barley tea in the lobby.',
		type: 'sports',
		who: ['everyone'],
		rooms: ['sports', 'dance', 'lobby'],
		fields: ['01', '06'],
	},
	{
		line: '赤ちゃんと過ごす日|あかちゃんとすごすひ|A Day with Your Baby|0歳の親子のための広い畳の部屋です。助産師に身長と体重を量ってもらえます。|0歳の 赤ちゃんと 来てください。助産師（赤ちゃんの 専門の 人）が います。|A wide tatami room for babies and parents; a midwife will weigh and measure.',
		type: 'children',
		who: ['infants', 'parents'],
		rooms: ['tea', 'children'],
		fields: ['13'],
	},
	{
		line: '名画会|めいがかい|Film Afternoon|戦後の名作を大きな画面で見ます。上映のあとに20分、感想を話す時間があります。|古い いい 映画を 見ます。終わってから 話を します。|A classic film on the big screen and twenty minutes of talk afterwards.',
		type: 'event',
		who: ['adults', 'seniors'],
		rooms: ['av', 'lecture'],
		fields: ['06'],
	},
	{
		line: '災害食をつくって食べる|さいがいしょくをつくってたべる|Cook and Eat Emergency Food|ポリ袋で米を炊き、缶詰のおかずを足します。備えの表を持ち帰れます。|災害（地震など）の ときの ごはんを つくります。|Rice boiled in a bag and a dish from tins. Take the checklist home.',
		type: 'course',
		who: ['everyone'],
		rooms: ['cooking'],
		fields: ['08', '09'],
		fee: '材料費300円',
	},
	{
		line: '健康マージャン教室|けんこうまーじゃんきょうしつ|Mahjong for Health|賭けない、飲まない、吸わない。役を一つずつ覚える6回の教室です。|お金を かけない マージャンです。6回 あります。|Six lessons of friendly mahjong: no bets, no drink, no smoke.',
		type: 'course',
		who: ['seniors', 'adults'],
		rooms: ['meeting'],
		fields: ['01', '06'],
		meetings: 6,
	},
	{
		line: '{d}の昔を歩く写真展|{d}のむかしをあるくしゃしんてん|Old {d} in Photographs|住民のアルバムから選んだ80枚を並べます。写っている場所を地図で探せます。|むかしの 町の 写真を 80枚 見ることが できます。|Eighty pictures from neighbours’ albums, with a map to find the spots.',
		type: 'exhibition',
		who: ['everyone'],
		rooms: ['lobby', 'lecture'],
		fields: ['03', '06'],
		days: 12,
	},
	{
		line: '利用者作品展|りようしゃさくひんてん|Users’ Exhibition|書、絵手紙、陶芸、編み物。ここで練習してきた人たちの作品が並びます。|センターを 使う 人の 作品を 見ます。|Calligraphy, picture letters, pottery and knitting by the people who meet here.',
		type: 'exhibition',
		who: ['everyone'],
		rooms: ['lecture', 'lobby'],
		fields: ['06'],
		days: 6,
	},
	{
		line: '地域フォーラム「{d}の坂道と夜道」|ちいきふぉーらむ「{d}のさかみちとよみち」|Local Forum: Slopes and Dark Streets in {d}|暗い道、急な坂、腰を下ろせる場所。地図に印を付けながら話し合います。市の職員も参加します。|町の 暗い 道や 坂の ことを みんなで 話します。市の 人も 来ます。|We mark dark streets, slopes and places to sit on a map, together with city staff.',
		type: 'forum',
		who: ['everyone'],
		rooms: ['lecture', 'meeting'],
		fields: ['03', '09'],
	},
	{
		line: '地域フォーラム「ひとり暮らしを支える{d}」|ちいきふぉーらむ「ひとりぐらしをささえる{d}」|Local Forum: Living Alone in {d}|見守る人、見守られる人の両方から話を聞き、できることを一人一つ書いて持ち寄ります。|一人で 住む 人を みんなで 助ける ことを 話します。|We listen to those who watch over and those who are watched over, and each bring one idea.',
		type: 'forum',
		who: ['everyone'],
		rooms: ['lecture', 'meeting'],
		fields: ['01', '03'],
	},
	{
		line: '地域フォーラム「子どもの居場所を{d}に」|ちいきふぉーらむ「こどものいばしょを{d}に」|Local Forum: Places for Children in {d}|中学生の発表から始め、放課後に行ける場所を地図に書き出します。|子どもが 学校の あとに 行ける 場所を 考えます。|Junior-high students open the talk on where to go after school.',
		type: 'forum',
		who: ['everyone', 'youth'],
		rooms: ['lecture', 'meeting'],
		fields: ['13', '03'],
	},
	{
		line: '庭の手入れボランティア募集|にわのていれぼらんてぃあぼしゅう|Volunteers Wanted for the Garden|花壇の植え替えと落ち葉集めを手伝ってください。軍手は用意します。1時間で終わります。|庭の しごとを 手伝う 人を さがしています。1時間です。|Help replant the beds and gather leaves. Gloves provided, one hour.',
		type: 'volunteer',
		who: ['everyone'],
		rooms: ['lobby'],
		fields: ['07', '03'],
	},
	{
		line: '学習支援の先生役を募集|がくしゅうしえんのせんせいやくをぼしゅう|Helpers Wanted for Homework Club|小学生の宿題を隣で見守る人を募ります。教える腕より、待つ気持ちのある人を歓迎します。|小学生の 宿題を 手伝う 人を さがしています。|Sit beside children doing homework. Patience matters more than teaching skill.',
		type: 'volunteer',
		who: ['adults', 'youth'],
		rooms: ['study', 'meeting'],
		fields: ['13', '02'],
	},
	{
		line: '運営委員会|うんえいいいんかい|Committee Meeting|部屋の使い方と来月の行事を決めます。どなたでも傍聴できます。|センターの ことを 決める 会議です。だれでも 聞くことが できます。|The house committee decides next month’s events. Anyone may listen.',
		type: 'meeting',
		who: ['everyone'],
		rooms: ['meeting'],
		fields: ['03'],
	},
	{
		line: '法律の無料相談|ほうりつのむりょうそうだん|Free Legal Advice|相続、借家、近所との境目など。一人30分、弁護士がうかがいます。|法律の ことを 弁護士に 聞けます。一人 30分です。|Inheritance, tenancy, boundaries: thirty minutes with a lawyer.',
		type: 'consultation',
		who: ['adults', 'seniors'],
		rooms: ['meeting'],
		fields: ['18'],
	},
	{
		line: '{d}のあさ市|{d}のあさいち|{d} Morning Market|採れたての野菜、手づくりの菓子、古道具。売り切れたら終わりです。|朝の 市場です。野菜や おかしを 買えます。|Fresh vegetables, home-made sweets and old tools until all is sold.',
		type: 'market',
		who: ['everyone'],
		rooms: ['lobby', 'lecture'],
		fields: ['03', '16'],
	},
];
