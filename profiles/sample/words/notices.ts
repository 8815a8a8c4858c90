/** `ja|easy|en`; `{day}` a date a week on, `{place}` the house. */
export type NoticeWords = {
	title: string;
	body: string;
	level?: 'normal' | 'important' | 'emergency';
	townWide?: boolean;
	pinned?: boolean;
	/** months in which it makes sense; absent: all year */
	months?: readonly number[];
};

export const NOTICES: readonly NoticeWords[] = [
	{
		title: '年末年始の休みについて|年末年始の 休み|New Year holidays',
		body: '休む日はセンターごとに違います。各センターの画面で確かめてください。かぎの返却は休みの前日までにお願いします。|休みの 日は、センターに よって 違います。センターの ページで 見てください。|Closing days differ from centre to centre; see each centre’s page. Please return keys before the holidays.',
		townWide: true,
		pinned: true,
		level: 'important',
		months: [11, 12, 1],
	},
	{
		title: '市民活動の助成、説明会を開きます|助成（お金の 手伝い）の 説明会|Briefing on grants for groups',
		body: '{day}の夜、市民活動プラザで説明会を開きます。書きかけの申請書をお持ちください。|{day}の 夜、市民活動プラザで 話します。書いた 紙を 持って きてください。|On the evening of {day} at the Citizens’ Plaza. Bring your draft.',
		townWide: true,
	},
	{
		title: '空気が乾いています。加湿と手洗いを|空気が かわいています。手を あらってください|Dry air: wash your hands',
		body: 'かぜがはやり始めました。部屋を使った後は窓を5分開けてください。|かぜの 人が ふえています。部屋を 使ったら、窓を 5分 開けてください。|Colds are going round. After using a room, open the windows for five minutes.',
		townWide: true,
		months: [11, 12, 1, 2, 3],
	},
	{
		title: '{day}に非常ベルの試験をします|{day}に 非常ベルを 鳴らします|Alarm test on {day}',
		body: '午前10時ごろ、2回鳴ります。避難の必要はありません。|午前10時ごろ、2回 鳴ります。にげなくて いいです。|It rings twice at about ten in the morning. There is no need to leave.',
	},
	{
		title: 'ロビーに本の交換棚ができました|ロビーに 本の たなが できました|A book exchange shelf in the lobby',
		body: '一冊置いて一冊持ち帰れます。子どもの本を特に求めています。|1さつ 置いて、1さつ もらえます。|Leave one, take one. Children’s books are especially welcome.',
	},
	{
		title:
			'来月の予約は磁石板で確かめてください|来月の 予約は 入口の 板で 見てください|See next month’s bookings on the magnet board',
		body: '{place}では、入口の磁石板がいちばん新しい空き状況です。|入口の 板が いちばん 新しいです。|The board at the entrance of {place} is always the newest.',
	},
	{
		title: '忘れ物を預かっています|わすれものが あります|Lost property',
		body: '紺のかさ、子どもの手袋、眼鏡。1か月を過ぎると警察へ届けます。|かさ、子どもの 手ぶくろ、めがねが あります。|A navy umbrella, a child’s gloves and spectacles await their owners.',
	},
	{
		title: '庭の柿を分けます|庭の 柿を あげます|Persimmons from the garden',
		body: '{day}の10時から、玄関前で一人3個まで。なくなりしだい終わります。|{day}の 午前10時からです。一人 3個までです。|From ten on {day} at the door, three for each person while they last.',
		months: [10, 11],
	},
	{
		title: '調理室のこんろを取り替えました|調理室の こんろが 新しく なりました|New stoves in the kitchen',
		body: '火力が強くなりました。使い方の紙を調理台に置いてあります。|火が 強いです。使いかたの 紙を 読んでください。|They burn hotter; please read the sheet on the worktop.',
	},
	{
		title: '運営委員を募集しています|委員（いっしょに 働く 人）を さがしています|We are looking for committee members',
		body: '月に一度の会議と、年に数回の行事を手伝ってくださる方。窓口へ声をかけてください。|1か月に 1回 会議が あります。窓口で 話してください。|One meeting a month and a few events a year. Ask at the desk.',
	},
	{
		title: '自転車は線の中に止めてください|自転車は 線の 中に とめてください|Please park bicycles inside the lines',
		body: '点字ブロックの上には置かないでください。|黄色い 線の 上に 置かないでください。目の 見えない 人が 使います。|Keep the tactile paving clear for blind visitors.',
		level: 'important',
	},
	{
		title: '大掃除を手伝ってください|大そうじを 手伝ってください|Help with the big clean',
		body: '{day}の午後、利用団体から一人ずつお願いします。軍手と雑巾はあります。|{day}の 午後です。グループから 一人 来てください。|On the afternoon of {day}, one person from each group. Gloves and cloths provided.',
	},
	{
		title: '畳を替えました|畳が 新しく なりました|New tatami',
		body: '和室の畳が新しくなりました。飲みものは座卓の上でお願いします。|和室の 畳が 新しいです。飲みものは 机の 上に 置いてください。|The tatami room has new mats; please keep drinks on the table.',
	},
	{
		title: '窓口で切手と便箋を置き始めました|窓口で 手紙の 紙を もらえます|Letter paper at the desk',
		body: '遠くの友だちに、町の絵はがきを一枚どうぞ。|友だちに 手紙を 書いてください。|Write to a friend far away on a postcard of our town.',
	},
	{
		title: '夜道に明かりが付きました|夜の 道が 明るく なりました|New street lights',
		body: '地域フォーラムで出た声を受けて、裏の坂道に街灯が2本立ちました。|みんなの 声で、坂の 道に 明かりが できました。|Two lamps now light the slope behind the house, as asked at the local forum.',
	},
	{
		title:
			'市民活動プラザの印刷機が新しくなりました|印刷の 機械が 新しく なりました|New printers at the Citizens’ Plaza',
		body: '両面に2色で刷れます。紙はお持ちください。はじめての団体には係が付いて教えます。|紙を 持って きてください。はじめての 人には おしえます。|Two colours, both sides. Bring your paper; we show you how the first time.',
		townWide: true,
	},
	{
		title: '団体の登録の更新を受け付けています|登録を もう一度 してください|Renew your group’s registration',
		body: '連絡先と会員の人数が変わっていないか、窓口で確かめます。{day}までにお願いします。|電話番号などを 窓口で たしかめます。{day}までです。|Please check your contacts and numbers at a desk by {day}.',
		townWide: true,
		level: 'important',
	},
	{
		title: '暑い日は、涼みに来てください|暑い 日は センターで 休んでください|Come in from the heat',
		body: 'どのセンターのロビーも、開館中はだれでも休めます。水が飲めます。|ロビーで 休んでください。水が のめます。|Every lobby is open to all; there is water to drink.',
		townWide: true,
		pinned: true,
		months: [6, 7, 8, 9],
	},
	{
		title: '児童室のおもちゃを洗いました|おもちゃを 洗いました|The toys have been washed',
		body: '木のおもちゃは天日に干しました。口に入れても心配ありません。|きれいに しました。赤ちゃんが 口に 入れても だいじょうぶです。|Washed and dried in the sun; safe for little mouths.',
	},
	{
		title: '体育室の床を張り替えました|体育室の 床が 新しく なりました|A new floor in the gym',
		body: '黒い底のくつは跡が残ります。床用のくつをお持ちください。|中で はく くつを 持って きてください。|Black soles leave marks; please bring indoor shoes.',
	},
	{
		title: 'ピアノの調律をしました|ピアノを 直しました|The piano has been tuned',
		body: '音楽室のピアノの音がそろいました。弾いた後は、ふたと布をかけてください。|ピアノの 音が きれいに なりました。使ったら ふたを してください。|Please close the lid and put the cloth back after playing.',
	},
	{
		title: '{day}は16時に閉めます|{day}は 午後4時に しまります|Closing at 16:00 on {day}',
		body: '館内の消毒をします。夜の部屋を予約した団体には、別に連絡しています。|センターを きれいに します。夜は 使えません。|The house is being disinfected. Groups with evening bookings have been told.',
		level: 'important',
	},
	{
		title: '窓口の人を募集しています|窓口で 働く 人を さがしています|Desk volunteers wanted',
		body: '週に一度、3時間。部屋の受付と鍵の受け渡しです。はじめの月は二人で座ります。|1週間に 1回、3時間です。はじめは 二人で します。|Three hours a week. In the first month you sit with someone.',
	},
	{
		title: '利用者懇談会を開きます|使う 人の 話し合いが あります|A talk with those who use the house',
		body: '{day}の夜7時から。部屋の使い方で困っていることを聞かせてください。|{day}の 午後7時からです。こまった ことを 話してください。|At seven in the evening on {day}: tell us what could be better.',
	},
	{
		title: '毛布と上着の忘れ物が増えています|わすれものが 多いです|Blankets and coats left behind',
		body: '会が終わったら、いすの背とロッカーをもう一度見てください。|帰る まえに、いすと ロッカーを 見てください。|Before you go, look once more at chair backs and lockers.',
		months: [11, 12, 1, 2, 3],
	},
];
