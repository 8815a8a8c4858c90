/** Articles for groups: `title|kana|English|summary ja|easy|en`, then the body. */
export type ArticleWords = { line: string; body: string; stages?: readonly string[]; abilities?: readonly string[] };

export const ARTICLES: readonly ArticleWords[] = [
	{
		line: '会をつくる七つの順番|かいをつくるななつのじゅんばん|Seven Steps to Start a Group|二人いれば始められます。名前、目的、集まる日から決めましょう。|二人から グループを はじめられます。|Two people are enough. Begin with a name, a purpose and a day.',
		body: '1 声をかけたい人を三人書き出す。\n2 集まる日と時間を先に決める。\n3 目的を一行で書く。\n4 部屋を一度借りてみる。\n5 次も来る人に役を一つ頼む。\n6 お金の出入りをノートに書く。\n7 三か月続いたら、窓口で登録の相談をする。',
		stages: ['1', '2'],
		abilities: ['3'],
	},
	{
		line: '規約のひな形と書き方|きやくのひながたとかきかた|A Model Set of Rules|一枚で足ります。決めておくと困らない五つを書きます。|グループの きまりを 1枚に 書きます。|One sheet is enough: five things worth settling.',
		body: '名前、目的、会員、役員、お金。この五つを書けば、口座と助成の申請に使えます。\n役員は二人から。会計をする人と、会計を見る人は分けてください。\nひな形は市民活動プラザの棚にあります。',
		stages: ['2', '3'],
	},
	{
		line: '部屋を借りるまで|へやをかりるまで|How to Get a Room|空きの見方、申込みの紙、当日のかぎ。はじめてでも一度で済む順に書きました。|部屋を 借りる じゅんばんです。|From the free board to the key, in order.',
		body: 'まず、使いたい日のひと月前がいつになるかを確かめます。その日が休館日なら、次に開く日です。\n紙には、会の名前、使う人数、することを書きます。鉛筆で下書きしておくと早く済みます。\n当日は始まる10分前に窓口へ来てください。',
		stages: ['1', '2', '3'],
	},
	{
		line: '休館日と開く日を調べる|きゅうかんびとひらくひをしらべる|Closing Days|センターごとに違います。迷ったら、この端末の「場所」を見てください。|センターの 休みは 違います。|They differ from house to house.',
		body: '曜日で休むところ、月の第何曜日で休むところ、年末年始の日数が違うところがあります。\n工事や選挙で急に休むこともあります。前の日に、もう一度ご覧ください。',
	},
	{
		line: '人が集まらないとき|ひとがあつまらないとき|When Few People Come|原因は告知の時期がいちばん多く、次が時間です。|人が 来ない ときは、知らせる 時期と 時間を 見なおします。|Mostly the notice came too late; next, the hour was wrong.',
		body: '三週間前、一週間前、前日の三回知らせます。\n時間を30分早めると、子育て中の人が来られることがあります。\n一人で来た人に話しかける係を決めておきましょう。',
		stages: ['3', '4'],
		abilities: ['1'],
	},
	{
		line: '会計の一年|かいけいのいちねん|A Treasurer’s Year|月に10分。溜めないための表と順番です。|お金の 記録を 1か月に 10分で します。|Ten minutes a month.',
		body: '領収書は封筒一つに入れ、月末に並べます。\n通帳の数字と合わないときは、日付を先に見ます。\n3月に締め、4月に別の人が確かめます。',
		abilities: ['3', '5'],
	},
	{
		line: '写真を撮るときの約束|しゃしんをとるときのやくそく|Photographs at Your Event|撮る前に聞く。断られたら撮らない。消してと言われたら消す。|写真を とる まえに 聞きます。|Ask first, respect a no, delete on request.',
		body: '受付に「写真に写りたくない方へ」の札を置きましょう。後ろから撮る、手元だけを撮る方法もあります。\n子どもの写真は、本人と家族の両方に聞いてください。',
		abilities: ['5'],
	},
	{
		line: '他の会と一緒にやる|ほかのかいといっしょにやる|Working with Another Group|目的が少し重なるだけで十分です。はじめの一回の決め方を書きました。|ほかの グループと いっしょに 活動します。|A little overlap is enough. Here is the first meeting.',
		body: 'お互いにできること、できないことを紙に書いて交換します。\n名前の並べ方、費用の分け方、やめるときのことを先に決めましょう。\n終わった後に一度、良かったことと次に変えることを話します。',
		stages: ['4', '5', '6'],
		abilities: ['2'],
	},
	{
		line: '若い人に来てもらう|わかいひとにきてもらう|Welcoming Younger People|見学しやすさ、役の小ささ、帰りの早さ。三つを変えます。|若い 人が 来やすく します。|Easy to watch, small tasks, early finish.',
		body: '「一回だけ手伝って」から頼みます。\n連絡の方法を電話だけにしないでください。\n提案が出たら、次の月に小さく試してみます。',
		stages: ['5', '6'],
	},
	{
		line: '災害のとき、会にできること|さいがいのとき、かいにできること|What a Group Can Do in a Disaster|名簿、鍵、道具、温かい汁。ふだんの活動が役に立ちます。|災害の とき、グループに できる ことが あります。|Lists, keys, tools and hot soup.',
		body: '電話が通じないときの集まり方を、年に一度確かめましょう。\n使える道具を、センターの台帳に書いておきます。\n無理をしない。来られない人を責めない。',
		abilities: ['5'],
	},
	{
		line: '外国の人が参加しやすい会|がいこくのひとがさんかしやすいかい|Welcoming Foreign Neighbours|短い文、写真、はじめの声かけ。それで十分です。|外国の 人が 来やすい 会に します。|Short sentences, pictures and a first hello.',
		body: 'チラシに、曜日と時間をやさしい日本語で書き足します。\n費用と持ち物は数字と絵で示します。\n食べられない物がないかを、前もって聞いてください。',
		abilities: ['1'],
	},
	{
		line: '耳が遠い人と話すとき|みみがとおいひととはなすとき|Talking with Hard-of-hearing People|口の前を隠さない。紙とペンを机に置く。|耳の 遠い 人と 話す ときの 約束です。|Show your mouth; keep pen and paper handy.',
		body: '部屋の反響を減らすため、カーテンを閉めます。\n一度に一人ずつ話すと、聞き取りやすくなります。\nマイクを使うときは、声の大きさを途中で変えないでください。',
		abilities: ['1'],
	},
	{
		line: '活動のようすを伝える|かつどうのようすをつたえる|Telling Your Story|結果より、途中の一枚。読み手が次に何をすればよいかを書きます。|活動の ことを つたえます。|One picture on the way says more than the result.',
		body: '写真一枚、文は三つで足ります。いつ、だれと、次はいつか。\nセンターのかわら版は、月の10日までに持って来れば次の月に載ります。',
	},
	{
		line: '助成に通らなかったとき|じょせいにとおらなかったとき|When a Grant Says No|理由を聞いて、半年後にもう一度出せます。|助成が もらえなかった とき、理由を 聞きましょう。|Ask why, and apply again in half a year.',
		body: '窓口に「審査の意見を聞きたい」と言えば、要点を教えてもらえます。\n小さく始めて実績をつくると、次の申請が書きやすくなります。',
		stages: ['2', '3', '4'],
	},
	{
		line: '会を休む、やめるとき|かいをやすむ、やめるとき|Pausing or Ending|休むのも、終わるのも、悪いことではありません。|グループを 休む ときや、やめる ときの ことです。|Pausing is not failing.',
		body: '名前だけ残して一年休む会もあります。\n道具とお金の行き先、登録の取消し、会員への手紙。三つを終えたら、おつかれさまの会を開いてください。',
		stages: ['6'],
	},
	{
		line: '名前と連絡先の出し方|なまえとれんらくさきのだしかた|Names and Telephone Numbers|公開する番号は、代表の家でなくてもかまいません。|電話番号を 出す とき、気を つける ことです。|It need not be the leader’s own telephone.',
		body: '連絡先を「非公開」にすると、窓口が取り次ぎます。\n出すと決めた人は、いつ消せるかも一緒に決めてください。',
		abilities: ['5'],
	},
];
