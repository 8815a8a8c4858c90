/** Courses for people who run groups: `title|kana|English|ja|easy|en`; `starts` in days from today. */
export type CourseWords = {
	line: string;
	abilities: readonly string[];
	stages?: readonly string[];
	starts: number;
	meetings: number;
	from: string;
	to: string;
	capacity: string;
};

export const COURSES: readonly CourseWords[] = [
	{
		line: '会の目的を一行にする|かいのもくてきをいちぎょうにする|Your Purpose in One Line|規約の目的を声に出して読み、だれにでも伝わる一行に直します。|グループの 目的を みじかく 書きます。|Read your purpose aloud and turn it into one clear line.',
		abilities: ['1', '4'],
		stages: ['1', '2', '3'],
		starts: 9,
		meetings: 1,
		from: '18:30',
		to: '20:30',
		capacity: '12団体（申込順）',
	},
	{
		line: '人が集まるチラシの作り方|ひとがあつまるちらしのつくりかた|Flyers That Bring People|日時、場所、だれ向けか。三つが3メートル先から読めるチラシにします。|チラシの つくりかたを ならいます。|Date, place, for whom: readable from three metres away.',
		abilities: ['4'],
		starts: 16,
		meetings: 2,
		from: '14:00',
		to: '16:00',
		capacity: '20人（申込順）',
	},
	{
		line: 'けんかをしない会議の進め方|けんかをしないかいぎのすすめかた|Meetings without Quarrels|意見が割れたときの決め方を、役割を替えて練習します。|会議の すすめかたを れんしゅうします。|Practise deciding when opinions differ.',
		abilities: ['1', '3'],
		stages: ['3', '4', '5'],
		starts: 23,
		meetings: 3,
		from: '19:00',
		to: '21:00',
		capacity: '16人（多数抽選）',
	},
	{
		line: '小さな会の会計|ちいさなかいのかいけい|Accounts for Small Groups|通帳、領収書、総会の資料。1年分を1時間で見通す表をつくります。|グループの お金の 記録を つくります。|One table that shows a whole year of money.',
		abilities: ['3', '5'],
		starts: 12,
		meetings: 2,
		from: '10:00',
		to: '12:00',
		capacity: '15人（申込順）',
	},
	{
		line: 'ボランティアを受け入れる準備|ぼらんてぃあをうけいれるじゅんび|Getting Ready for Volunteers|初日の案内、任せ方、断り方。受け入れの紙を1枚つくって帰ります。|手伝う 人が 来る まえの じゅんびを します。|A first-day sheet, how to hand over work, how to say no.',
		abilities: ['2', '3'],
		stages: ['3', '4', '5'],
		starts: 30,
		meetings: 1,
		from: '13:30',
		to: '16:30',
		capacity: '20人（申込順）',
	},
	{
		line: '団体と団体をつなぐ、その聞き方|だんたいとだんたいをつなぐ、そのききかた|Connecting Groups by Listening|できること、困っていることを聞き分け、引き合わせる練習をします。|グループと グループを 会わせる 人に なります。|Hear what each can do and needs, then introduce them.',
		abilities: ['1', '2'],
		stages: ['4', '5', '6'],
		starts: 37,
		meetings: 4,
		from: '18:30',
		to: '20:30',
		capacity: '12人（多数抽選）',
	},
	{
		line: '行事のけがと保険|ぎょうじのけがとほけん|Accidents and Insurance|下見の項目表をつくり、ボランティア保険の入り方を確かめます。|行事で けがを しない ための じゅんびです。保険の 話も します。|A checklist for the site and how volunteer insurance works.',
		abilities: ['5'],
		starts: 19,
		meetings: 1,
		from: '10:00',
		to: '12:00',
		capacity: '30人（申込順）',
	},
	{
		line: '助成の申請書を読み合う|じょせいのしんせいしょをよみあう|Reading Grant Forms Together|下書きを交換し、知らない人の目で質問を書き込みます。|助成の 紙を みんなで 読みます。|Swap drafts and write questions as a stranger would.',
		abilities: ['3', '4'],
		stages: ['2', '3', '4'],
		starts: 5,
		meetings: 1,
		from: '18:30',
		to: '20:30',
		capacity: '10団体（申込順）',
	},
	{
		line: 'やさしい日本語でお知らせを書く|やさしいにほんごでおしらせをかく|Notices in Easy Japanese|一文を短く、言いかえを一つ。実際のお知らせを直します。|わかりやすい 日本語で お知らせを 書きます。|Short sentences, one plain word for each hard one.',
		abilities: ['1', '4'],
		starts: 26,
		meetings: 2,
		from: '10:00',
		to: '12:00',
		capacity: '20人（申込順）',
	},
	{
		line: '世代を引き継ぐ会の作戦|せだいをひきつぐかいのさくせん|Handing On Your Group|役を小さく分け、記録を残し、来年の世話役を迎えます。|次の 人に しごとを わたす 方法を 考えます。|Divide the work, keep notes, welcome next year’s people.',
		abilities: ['3', '2'],
		stages: ['5', '6'],
		starts: 44,
		meetings: 2,
		from: '13:30',
		to: '15:30',
		capacity: '14団体（申込順）',
	},
	{
		line: '地域の数字を読む|ちいきのすうじをよむ|Reading the Town’s Numbers|人口、年齢、世帯。公開されている表から、自分の地区の姿を1枚にまとめます。|町の 人の 数などを 見て、紙に まとめます。|Population, age, households: your quarter on one page.',
		abilities: ['2', '4'],
		starts: 33,
		meetings: 3,
		from: '19:00',
		to: '21:00',
		capacity: '16人（申込順）',
	},
	{
		line: '写真と個人情報の約束|しゃしんとこじんじょうほうのやくそく|Photographs and Privacy|撮る前の聞き方、名簿のしまい方、消してほしいと言われたときの動き方。|写真や 名前を まもる 約束を おぼえます。|Asking before you photograph, keeping lists safe, and deleting on request.',
		abilities: ['5', '1'],
		starts: -4,
		meetings: 1,
		from: '14:00',
		to: '16:00',
		capacity: '24人（申込順）',
	},
];
