import type { Guide } from '../../../contract/guide.ts';

/** Grants of the made-up town: `title|kana|ja|easy|en`, days from today on which asking opens and closes. */
export type GrantWords = {
	line: string;
	organization: string;
	audienceText: string;
	opens?: number;
	closes?: number;
	/** dates not settled */
	text?: string;
	max?: number;
	perUse?: number;
	rate?: number;
	budgetLimited?: boolean;
	consultFirst?: boolean;
	/** numbers in this list that exclude it */
	exclusive?: readonly number[];
	stages?: readonly string[];
	fields?: readonly string[];
	conditions?: Guide['conditions'];
	next?: string;
	documents: readonly string[];
	body: string;
};

const CITY = '日和野市 市民活動課';
const WELFARE = '日和野市社会福祉協議会';

export const GRANTS: readonly GrantWords[] = [
	{
		line: 'はじめの一歩助成|はじめのいっぽじょせい|できて3年までの団体が、はじめて行う事業を助けます。|新しい グループの はじめての 活動を 助けます。10万円までです。|For the first project of a group under three years old.',
		organization: CITY,
		audienceText: '市内で活動する、できて3年以内の団体',
		opens: -20,
		closes: 12,
		max: 100_000,
		rate: 90,
		consultFirst: true,
		exclusive: [1],
		stages: ['1', '2', '3'],
		conditions: { yearsTo: 3, members: 3 },
		documents: ['申請書', '事業の計画（1枚）', '収支の予定', '会員の人数が分かる紙'],
		body: '会場費、講師の謝礼、チラシの印刷に使えます。飲食の費用には使えません。申請の前に、市民活動プラザで一度相談してください。',
	},
	{
		line: '町の課題に取り組む助成|まちのかだいにとりくむじょせい|地域フォーラムで出た課題に、二つ以上の団体で取り組む事業を助けます。|町の こまった ことを、2つ以上の グループで 直します。30万円までです。|For two or more groups who take up an issue from a local forum.',
		organization: CITY,
		audienceText: '二つ以上の団体でつくる実行委員会',
		opens: -8,
		closes: 34,
		max: 300_000,
		rate: 80,
		consultFirst: true,
		exclusive: [0],
		stages: ['4', '5', '6'],
		conditions: { benefit: ['public'], other: ['ほかの団体と実行委員会をつくること'] },
		documents: ['申請書', '二つの団体の同意書', '事業の計画', '昨年度の決算書'],
		body: '書類の審査のあと、10分間の公開の発表があります。発表の練習会を前の週に開きます。',
	},
	{
		line: '子ども食堂の食材助成|こどもしょくどうのしょくざいじょせい|月1回以上開く子ども食堂に、1回につき8千円を助成します。|子ども食堂の 食べものの お金を 助けます。1回 8千円です。|Eight thousand yen for each children’s supper, held monthly or oftener.',
		organization: WELFARE,
		audienceText: '市内で月1回以上、子ども食堂を開く団体',
		opens: -90,
		closes: 60,
		perUse: 8_000,
		max: 192_000,
		budgetLimited: true,
		fields: ['13', '01'],
		conditions: { other: ['月1回以上、子ども食堂を開くこと'] },
		documents: ['申請書', '開催の予定表', '検便の結果の写し'],
		body: '予算がなくなりしだい受付を終わります。領収書は5年間とっておいてください。',
	},
	{
		line: 'ふれあいサロン活動助成|ふれあいさろんかつどうじょせい|高齢の人が歩いて行ける場所で、月2回以上開く集まりを助けます。|お年よりが 歩いて 行ける 集まりを 助けます。|For gatherings twice a month within walking distance of older people.',
		organization: WELFARE,
		audienceText: '5人以上が参加するサロンを開く団体',
		opens: -120,
		closes: -6,
		max: 60_000,
		fields: ['01', '03'],
		conditions: { members: 5, other: ['月2回以上、サロンを開くこと'] },
		next: '来年度は4月の市報でお知らせします。',
		documents: ['申請書', '参加者の人数表'],
		body: '今年度の受付は終わりました。来年度は4月の市報でお知らせします。',
	},
	{
		line: '緑の手入れ助成|みどりのていれじょせい|道ばたや公園の花壇を世話する団体に、苗と土の代金を助成します。|町の 花を そだてる グループを 助けます。|Seedlings and soil for groups who tend public flower beds.',
		organization: '日和野市 みどりの課',
		audienceText: '公園や道路の花壇を、年間を通して世話する団体',
		opens: 10,
		closes: 45,
		max: 55_000,
		rate: 100,
		exclusive: [0],
		fields: ['07'],
		documents: ['申請書', '花壇の場所の地図', '写真2枚'],
		body: '一つの団体で1か所までです。市のほかの助成を受けている花壇には使えません。',
	},
	{
		line: '備品の貸出しと修理の助成|びひんのかしだしとしゅうりのじょせい|団体が持つ道具を貸し合うとき、修理の費用を半分助けます。|グループの 道具を 直す お金を 半分 助けます。|Half the cost of mending tools that groups lend to each other.',
		organization: CITY,
		audienceText: '道具の貸出し台帳に登録した団体',
		opens: -200,
		closes: 88,
		max: 30_000,
		rate: 50,
		budgetLimited: true,
		documents: ['申請書', '修理の見積り', '貸出しの記録'],
		body: '見積りを取ってから、修理に出す前に申請してください。',
	},
	{
		line: '多文化交流助成|たぶんかこうりゅうじょせい|外国から来た人と一緒につくる催しを助けます。通訳の謝礼にも使えます。|外国の 人と いっしょに する 催しを 助けます。|For events made together with neighbours from abroad; interpreters included.',
		organization: '日和野市 多文化共生課',
		audienceText: '企画に外国籍の市民が2人以上加わる団体',
		opens: -14,
		closes: 3,
		max: 80_000,
		rate: 100,
		fields: ['11'],
		conditions: { other: ['企画に外国籍の市民が2人以上加わること'] },
		documents: ['申請書', '企画に加わる人の一覧', '催しの計画'],
		body: 'やさしい日本語か外国語の案内をつくることが条件です。',
	},
	{
		line: '若者の挑戦助成|わかもののちょうせんじょせい|25歳までの3人以上で考えた企画に、はじめの5万円を助成します。|25歳までの 人の アイデアを 助けます。5万円です。|Fifty thousand yen for an idea by three people under twenty-six.',
		organization: '日和野市 若者支援課',
		audienceText: '16歳から25歳までの3人以上の集まり',
		opens: -3,
		closes: 26,
		max: 50_000,
		rate: 100,
		stages: ['1', '2'],
		fields: ['13'],
		conditions: { members: 3, other: ['16歳から25歳までの人で企画すること'] },
		documents: ['申請書（携帯電話からも送れます）', '3分の動画または1枚の絵'],
		body: '規約や会計の経験は要りません。大人の相談役が一人付きます。',
	},
	{
		line: '活動の場を借りる助成|かつどうのばをかりるじょせい|公共の部屋が取れないとき、民間の場所を借りる費用を半分助けます。|民間の 部屋を 借りる お金を 半分 助けます。|Half the rent of a private room when no public one is free.',
		organization: CITY,
		audienceText: '登録団体',
		opens: -60,
		closes: 110,
		perUse: 3_000,
		max: 36_000,
		rate: 50,
		budgetLimited: true,
		documents: ['申請書', '借りた日の領収書', '公共の部屋が取れなかったことの記録'],
		body: 'コミュニティセンターの窓口で「空きなし」の記録をもらってください。',
	},
	{
		line: '記念の年の冊子助成|きねんのとしのさっしじょせい|10年、20年など節目の年に、記録の冊子をつくる費用を助けます。|10年、20年などの 記念の 本を つくる お金を 助けます。|For a booklet in a group’s tenth, twentieth or thirtieth year.',
		organization: '日和野市 文化課',
		audienceText: 'その年に10周年・20周年などを迎える団体',
		opens: 40,
		closes: 80,
		max: 70_000,
		rate: 60,
		stages: ['4', '5', '6'],
		conditions: { yearsFrom: 10, residentPercent: 50 },
		documents: ['申請書', '冊子の見本（2ページ）'],
		body: '冊子2部を図書館に寄贈することが条件です。',
	},
	{
		line: '障害のある人の活動助成|しょうがいのあるひとのかつどうじょせい|障害のある人が中心になる活動の、介助と移動の費用を助けます。|障害の ある 人の 活動を 助けます。|Assistance and travel for groups led by people with disabilities.',
		organization: WELFARE,
		audienceText: '障害のある人が会員の半分以上の団体',
		opens: -150,
		closes: -30,
		max: 150_000,
		fields: ['01', '10'],
		documents: ['申請書', '会員の名簿（役割だけで可）'],
		body: '今年度の受付は終わりました。追加の募集があるときはここでお知らせします。',
	},
	{
		line: '来年度の公募（準備中）|らいねんどのこうぼ（じゅんびちゅう）|来年度の助成の募集要項を準備しています。日程はまだ決まっていません。|来年の 助成は じゅんびして います。日は まだ わかりません。|Next year’s call is being prepared; the dates are not settled.',
		organization: CITY,
		audienceText: '市内で活動する団体',
		text: '日程が決まりしだい、市報とこの画面でお知らせします。',
		documents: ['未定'],
		body: '説明会を春に開く予定です。前年度の要項は市民活動プラザで読めます。',
	},
];
