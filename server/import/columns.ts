/**
 * Which headers mean which field. `official` are the names of 推奨データセット, 自治体標準オープンデータセット and GIF (and,
 * for groups and rooms, of our own sheets); `also` are names seen in cities' files. A column with an official name wins over others for
 * the same field; two of the same rank are ambiguous, and `find-header.ts` says so instead of choosing.
 */
import { HAZARDS } from '../../contract/safety.ts';

export type Column = { official: readonly string[]; also?: readonly string[] };
export type ImportKind = 'places' | 'events' | 'groups' | 'rooms' | 'safety';

const identity = {
	code: {
		official: ['都道府県コード又は市区町村コード', '全国地方公共団体コード'],
		also: ['市区町村コード', '団体コード', '自治体コード', 'prefCode'],
	},
	prefecture: { official: ['都道府県名'], also: ['pref', '都道府県'] },
	city: { official: ['市区町村名', '地方公共団体名'], also: ['cityName', '市区町村'] },
	/** a counter of the file's rows, not of the things: never a key */
	rowNumber: { official: ['_id', '#property', '#'], also: ['項番', '通番', '行番号'] },
	/** what we wrote beside a row that was to be corrected */
	advice: { official: ['直すところ'] },
	confirmedAt: { official: ['最終確認日'], also: ['確認日'] },
	note: { official: ['備考'], also: ['note', 'remarks'] },
} as const satisfies Record<string, Column>;

const addressColumns = {
	postalCode: { official: ['郵便番号'], also: ['所在地_郵便番号', 'postalCode', '〒'] },
	address: {
		official: ['所在地_連結表記', '所在地_連結標記', '住所', '施設住所'],
		also: ['所在地', 'address', '開催地住所'],
	},
	addressPrefecture: { official: ['所在地_都道府県'] },
	addressCity: { official: ['所在地_市区町村'] },
	addressTown: { official: ['所在地_町字'], also: ['townName', '町名', '町字'] },
	addressNumber: { official: ['所在地_番地以下'], also: ['番地'] },
	addressCode: { official: ['所在地_全国地方公共団体コード'] },
	addressDetail: { official: ['建物名等(方書)', '方書'], also: ['buildingName', '建物名'] },
	townId: { official: ['町字ID'] },
	lat: { official: ['緯度'], also: ['lat', 'latitude'] },
	lon: { official: ['経度'], also: ['lon', 'lng', 'long', 'longitude'] },
	location: { official: ['location'], also: ['緯度経度', '座標', '位置情報'] },
	access: { official: ['アクセス方法'], also: ['アクセス', '交通案内'] },
	parking: { official: ['駐車場情報', '駐車場有無'], also: ['駐車場'] },
} as const satisfies Record<string, Column>;

const contactColumns = {
	contactName: { official: ['連絡先名称'], also: ['問い合わせ先', '問合せ先', 'お問い合わせ先', '問合先', '連絡先'] },
	phone: {
		official: ['電話番号', '連絡先電話番号'],
		also: ['電話', 'TEL', '代表電話', '代表電話番号', '問い合わせ電話番号', 'telephoneNumber', 'phone'],
	},
	extension: { official: ['内線番号', '連絡先内線番号'], also: ['内線'] },
	fax: { official: ['FAX番号', '連絡先FAX番号'], also: ['FAX', 'ファックス', 'ファクス番号', 'faxNumber'] },
	email: { official: ['連絡先メールアドレス'], also: ['メールアドレス', 'メール', 'email', 'E-mail'] },
	formUrl: { official: ['連絡先FormURL'], also: ['問い合わせフォームURL', '問合せフォーム'] },
	contactNote: { official: ['連絡先備考（その他、SNSなど）'], also: ['連絡先備考'] },
} as const satisfies Record<string, Column>;

const urlColumns = {
	/** 自治体標準: the page of this very thing; `URL` beside it may be a form or the publisher's site */
	contentUrl: { official: ['コンテンツURL'], also: ['イベントURL'] },
	url: { official: ['URL'], also: ['ホームページ', 'ホームページURL', 'HP', 'ウェブサイト', 'サイトURL'] },
} as const satisfies Record<string, Column>;

export const PLACE_COLUMNS = {
	...identity,
	...addressColumns,
	...contactColumns,
	...urlColumns,
	key: { official: ['ID'], also: ['NO', '番号', '施設ID', '施設番号', '施設No', '整理番号', '管理番号'] },
	name: {
		official: ['名称'],
		also: ['施設名', '施設名称', '公共施設名', '園名', '保育所名', '施設の名称', 'センター名', '館名', 'name'],
	},
	nameKana: {
		official: ['名称_カナ'],
		also: [
			'施設名_カナ',
			'フリガナ',
			'ふりがな',
			'名称_ふりがな',
			'名称_フリガナ',
			'施設名フリガナ',
			'カナ',
			'よみ',
			'nameKana',
		],
	},
	nameEn: { official: ['名称_英字', '名称_英語'], also: ['英語名', '英語表記', '施設名_英語', 'nameEn'] },
	alias: { official: ['名称_通称'], also: ['通称', '略称', '愛称'] },
	poiCode: { official: ['POIコード'] },
	typeText: { official: ['種別'], also: ['施設種別', '施設分類', '分類', 'カテゴリ', 'カテゴリー', '施設区分'] },
	operator: {
		official: ['団体名'],
		also: ['管理団体名', '設置者', '指定管理者', '管理者', '所管課', '担当課', '運営主体', '運営法人', 'organizer'],
	},
	corporateNumber: { official: ['法人番号'] },
	days: { official: ['利用可能曜日'], also: ['開館曜日', '開所曜日', 'availableDate', 'availableDays'] },
	from: { official: ['開始時間', '開始時刻'], also: ['開館時刻', '開所時刻', 'startTime', 'openingTime'] },
	to: { official: ['終了時間', '終了時刻'], also: ['閉館時刻', '閉館時間', '閉所時刻', 'endTime', 'closingTime'] },
	hoursText: {
		official: ['利用可能日時特記事項', '利用可能時間特記事項', '利用可能日時説明'],
		also: ['時間特記事項', '利用時間特記事項', '開館日時特記事項', 'availableDateNote'],
	},
	openText: {
		official: ['開館時間'],
		also: ['利用時間', '開所時間', '営業時間', '開園時間', '開庁時間', '利用可能時間'],
	},
	closedText: { official: ['休館日'], also: ['定休日', '休所日', '休業日', '休園日', '閉館日', '休日'] },
	description: { official: ['説明'], also: ['概要', '施設概要', '施設説明', 'description'] },
	accessibilityText: { official: ['バリアフリー情報'], also: ['アクセシビリティ情報'] },
	capacity: { official: ['収容定員', '収容人数'], also: ['定員', 'capacity'] },
	admits: { official: ['受入年齢'], also: ['対象年齢'] },
	temporaryCare: { official: ['一時預かりの有無'], also: ['一時預かり'] },
	feeKind: { official: ['料金有無'], also: ['料金種別'] },
	feeText: { official: ['料金説明'], also: ['料金', '利用料金', '使用料', '基準料金'] },
	wheelchair: { official: ['車椅子可'], also: ['車椅子', '車いす可', '車椅子利用可'] },
	wheelchairLoan: { official: ['車椅子貸出'], also: ['車いす貸出'] },
	caneLoan: { official: ['ツエ貸出'], also: ['杖貸出', 'つえ貸出'] },
	accessibleToilet: {
		official: ['バリアフリートイレ'],
		also: ['多目的トイレ', '多機能トイレ', '車椅子使用者用トイレ'],
	},
	slopeOrLift: { official: ['スロープ、エレベータ、エスカレータ'], also: ['スロープ、エレベーター、エスカレーター'] },
	tactilePaving: { official: ['点字ブロック等の移動支援'], also: ['点字ブロック'] },
	brailleOrReading: { official: ['点字や読上による支援'], also: ['点字や読み上げによる支援'] },
	assistanceDogs: { official: ['盲導犬・介助犬、聴導犬同伴'], also: ['盲導犬・介助犬・聴導犬同伴', '補助犬同伴'] },
	subtitles: { official: ['字幕'] },
	writtenConversation: { official: ['筆談対応'], also: ['筆談'] },
	priorityParking: { official: ['優先駐車場'], also: ['障害者用駐車場'] },
	ostomate: { official: ['オストメイト対応トイレ'], also: ['オストメイト設置トイレ', 'オストメイト'] },
	nursingRoom: { official: ['授乳室'] },
	diaperTable: { official: ['おむつ替えコーナー'], also: ['おむつ交換台', 'オムツ替えコーナー'] },
	foodAllowed: { official: ['飲食可否'], also: ['飲食'] },
	strollerLoan: { official: ['ベビーカー貸出'] },
	stroller: { official: ['ベビーカー利用', 'ベビーカー利用可'] },
} as const satisfies Record<string, Column>;

export const EVENT_COLUMNS = {
	...identity,
	...addressColumns,
	...contactColumns,
	...urlColumns,
	key: { official: ['ID'], also: ['NO', '番号', 'イベントID', 'イベントNo', '整理番号', '管理番号'] },
	name: {
		official: ['イベント名', 'イベント名称'],
		also: ['eventName', '催し名', '催し物名', '行事名', '事業名', '講座名', '名称', 'タイトル', '件名', 'title'],
	},
	nameKana: {
		official: ['イベント名_カナ'],
		also: ['イベント名_ふりがな', 'イベント名_フリガナ', 'フリガナ', 'ふりがな', '名称_カナ'],
	},
	nameEn: { official: ['イベント名_英語', 'イベント名_英字'], also: ['名称_英語', '名称_英字'] },
	alias: { official: ['イベント名_通称', 'イベント通称'], also: ['通称', '名称_通称'] },
	language: { official: ['言語コード'] },
	subtitle: { official: ['サブタイトル'] },
	startDate: {
		official: ['開始日'],
		also: ['開催日', '開催開始日', '日付', '開催年月日', '開始年月日', '期日', 'startDate'],
	},
	endDate: { official: ['終了日'], also: ['開催終了日', '終了年月日', 'endDate'] },
	startTime: { official: ['開始時間', '開始時刻'], also: ['開催開始時間', '開催開始時刻', 'startTime'] },
	endTime: { official: ['終了時間', '終了時刻'], also: ['開催終了時間', '開催終了時刻', 'endTime'] },
	whenText: {
		official: ['開始日時特記事項', '日時説明'],
		also: ['日時', '開催日時', '開催日時説明', '日程', '開催期間', '開催時間'],
	},
	pattern: { official: ['開催パターン'] },
	status: { official: ['状態'], also: ['開催状況', 'ステータス', '開催状態'] },
	summary: { official: ['概要'] },
	description: { official: ['説明'], also: ['内容', 'イベント内容', '詳細', '事業内容', 'overview', 'description'] },
	feeBase: { official: ['料金(基本)', '料金(円)'], also: ['料金', '参加費', '参加料', '費用', '入場料', '受講料'] },
	feeDetail: { official: ['料金(詳細)', '料金説明'] },
	feeKind: { official: ['料金種別', '料金有無'] },
	organizer: { official: ['主催者', '主催団体'], also: ['主催', '主催者名', 'organizer'] },
	placeName: {
		official: ['場所名称', '開催場所'],
		also: ['会場', '会場名', '開催施設', '場所', '開催場所名', '施設名', 'venue'],
	},
	capacity: { official: ['定員'], also: ['募集人数', '募集人員', '定員数'] },
	applyNeeded: { official: ['申込要否'], also: ['事前申込', '申込の要否', '申込み', '事前申込の要否', '要申込'] },
	applyMethod: { official: ['参加申込方法', '申込方法'], also: ['申し込み方法', '申込み方法'] },
	applyFrom: { official: ['申込開始日'], also: ['参加申込開始日', '受付開始日'] },
	applyFromTime: { official: ['申込開始時刻', '申込開始時間'], also: ['参加申込開始時間'] },
	applyUntil: {
		official: ['参加申込終了日', '申込期限日', '申込期限'],
		also: ['申込締切', '申込締切日', '締切日', '締切', '申込期日', '申込終了日'],
	},
	applyUntilTime: {
		official: ['参加申込終了時間', '申込期限時刻'],
		also: ['申込終了時間', '申込終了時刻', '申込締切時間'],
	},
	applyUrl: { official: ['申込URL'], also: ['申込フォーム', '申込みURL'] },
	audienceText: { official: ['対象者'], also: ['対象', '参加資格', '参加条件', '参加対象'] },
	capacityNote: { official: ['定員備考'] },
	conditions: { official: ['開催条件'] },
	meetingPlace: { official: ['集合（受付）場所'], also: ['受付場所', '集合場所'] },
	audienceNote: { official: ['対象者備考', '参加条件_詳細'] },
	typeText: {
		official: ['イベント種類'],
		also: ['カテゴリー', 'カテゴリ', '種別', '分類', 'ジャンル', 'イベントジャンル', 'イベント種別'],
	},
	online: { official: ['Web開催'], also: ['開催方法', '開催形式'] },
	childcare: { official: ['子供預かり情報', '託児所_有無'], also: ['託児', '託児の有無', '託児有無'] },
	publishFrom: { official: ['掲載開始日'], also: ['公開開始日'] },
	publishUntil: { official: ['掲載終了日'], also: ['公開終了日'] },
} as const satisfies Record<string, Column>;

/** Our own sheet, 市民活動団体一覧: no national one exists. Its columns in order are the `official` names below. */
export const GROUP_COLUMNS = {
	code: identity.code,
	key: { official: ['ID'], also: ['NO', '番号', '団体ID', '登録団体番号', '整理番号'] },
	prefecture: identity.prefecture,
	city: identity.city,
	name: { official: ['団体名'], also: ['団体名称', 'サークル名', 'グループ名', '名称'] },
	nameKana: {
		official: ['団体名_カナ'],
		also: ['団体名_フリガナ', '団体名_ふりがな', 'フリガナ', 'ふりがな', '名称_カナ'],
	},
	nameEn: { official: ['団体名_英字'], also: ['団体名_英語', '名称_英字'] },
	alias: { official: ['団体名_通称'], also: ['通称', '略称', '名称_通称'] },
	summary: { official: ['一言PR'], also: ['ひとことPR', 'PR', '紹介文', '概要'] },
	purpose: { official: ['設立目的'], also: ['目的', '活動目的'] },
	activities: { official: ['主な活動内容'], also: ['活動内容', '説明'] },
	fields: { official: ['活動分野'], also: ['分野'] },
	field1: { official: ['活動分野1'] },
	field2: { official: ['活動分野2'] },
	field3: { official: ['活動分野3'] },
	areas: { official: ['活動エリア'], also: ['活動地域', '活動区域'] },
	places: { official: ['活動場所'], also: ['主な活動場所', '活動施設'] },
	weekdays: { official: ['活動曜日'] },
	timeBands: { official: ['活動時間帯'] },
	scheduleText: { official: ['活動日時説明'], also: ['活動日時', '活動日', '活動日・時間'] },
	stage: { official: ['活動ステージ'], also: ['市民活動のステージ', 'ステージ'] },
	benefit: { official: ['公益性'], also: ['公益・共益・私益'] },
	recruiting: { official: ['会員募集'], also: ['メンバー募集', '募集状況'] },
	recruitingText: { official: ['会員募集説明'], also: ['募集内容'] },
	firstStepText: { official: ['はじめての人へ'], also: ['見学・体験', '体験'] },
	firstStepMinutes: { official: ['はじめての人の所要時間(分)'] },
	firstStepOnce: { official: ['1回だけの参加'] },
	firstStepFriend: { official: ['友人との参加'] },
	audienceText: { official: ['対象者'], also: ['対象', '参加対象'] },
	members: { official: ['構成員数'], also: ['会員数', '人数'] },
	membersResident: { official: ['うち市民の数'], also: ['構成員数_うち市民', '市民の数'] },
	foundedYear: { official: ['設立年'], also: ['設立年月', '設立年月日', '設立'] },
	feeText: { official: ['会費'], also: ['会費説明', '参加費'] },
	...contactColumns,
	withheld: { official: ['非公開項目'] },
	...urlColumns,
	sns: { official: ['SNS'] },
	scheme: { official: ['登録制度'], also: ['登録'] },
	schemeNumber: { official: ['登録番号'] },
	schemeUntil: { official: ['登録有効期限'], also: ['登録期限'] },
	confirmedAt: identity.confirmedAt,
	note: identity.note,
	rowNumber: identity.rowNumber,
	advice: identity.advice,
} as const satisfies Record<string, Column>;

export const ROOM_COLUMNS = {
	code: identity.code,
	key: { official: ['ID'], also: ['NO', '部屋ID', '部屋番号', '室番号'] },
	prefecture: identity.prefecture,
	city: identity.city,
	placeKey: { official: ['施設ID'], also: ['施設番号', '施設No'] },
	placeName: { official: ['施設名'], also: ['施設名称', '公共施設名', '館名', 'センター名'] },
	name: { official: ['部屋名'], also: ['部屋名称', '室名', '諸室名', '部屋'] },
	nameKana: {
		official: ['部屋名_カナ'],
		also: ['部屋名_フリガナ', '部屋名_ふりがな', '室名_カナ', 'フリガナ', 'ふりがな'],
	},
	nameEn: { official: ['部屋名_英字'], also: ['部屋名_英語', '室名_英字'] },
	alias: { official: ['部屋名_通称'], also: ['通称', '愛称'] },
	floor: { official: ['階'], also: ['フロア', '階数', '所在階'] },
	capacity: { official: ['定員'], also: ['収容人数', '収容定員', '定員(人)'] },
	area: { official: ['広さ(㎡)'], also: ['広さ', '面積(㎡)', '面積', '床面積(㎡)'] },
	purposes: { official: ['使いみち'], also: ['用途', '主な用途', '利用目的'] },
	equipment: { official: ['備品'], also: ['設備', '備品・設備', '附属設備'] },
	fee: { official: ['料金'], also: ['使用料', '利用料金', '利用料'] },
	individuals: { official: ['個人利用'] },
	bookable: { official: ['予約'], also: ['予約可否'] },
	minPeople: { official: ['最少人数'], also: ['最低人数', '最小人数'] },
	order: { official: ['表示順'] },
	confirmedAt: identity.confirmedAt,
	note: identity.note,
	rowNumber: identity.rowNumber,
	advice: identity.advice,
} as const satisfies Record<string, Column>;

/** 指定緊急避難場所一覧, 避難所一覧, AED設置箇所一覧, 公衆無線LANアクセスポイント一覧: which of them it is, its columns tell. */
export const SAFETY_COLUMNS = {
	...identity,
	...addressColumns,
	...urlColumns,
	key: { official: ['ID'], also: ['NO', '番号', '管理番号', '整理番号'] },
	name: {
		official: ['名称'],
		also: ['施設名', '施設名称', '避難所名', '避難場所名', '施設・場所名', '設置場所名', 'name'],
	},
	nameKana: { official: ['名称_カナ'], also: ['フリガナ', 'ふりがな'] },
	nameEn: { official: ['名称_英字', '名称_英語'] },
	alias: { official: ['名称_通称'], also: ['通称'] },
	phone: contactColumns.phone,
	extension: contactColumns.extension,
	flood: { official: ['災害種別_洪水'], also: ['洪水'] },
	landslide: { official: ['災害種別_崖崩れ、土石流及び地滑り'], also: ['崖崩れ、土石流及び地滑り', '土砂災害'] },
	'storm-surge': { official: ['災害種別_高潮'], also: ['高潮'] },
	earthquake: { official: ['災害種別_地震'], also: ['地震'] },
	tsunami: { official: ['災害種別_津波'], also: ['津波'] },
	fire: { official: ['災害種別_大規模な火事'], also: ['大規模な火事'] },
	'inland-flood': { official: ['災害種別_内水氾濫'], also: ['内水氾濫'] },
	volcano: { official: ['災害種別_火山現象'], also: ['火山現象'] },
	alsoShelter: { official: ['指定避難所との重複'] },
	capacity: { official: ['想定収容人数'], also: ['収容人数', '収容可能人数'] },
	serves: { official: ['対象となる町会・自治会'], also: ['対象町会自治会', '対象地区'] },
	where: { official: ['設置位置'], also: ['設置場所詳細'] },
	area: { official: ['提供エリア'] },
	ssid: { official: ['SSID'] },
	forChildren: { official: ['小児対応設備の有無'], also: ['小児対応'] },
	days: { official: ['利用可能曜日'] },
	openFrom: { official: ['開始時間'] },
	openTo: { official: ['終了時間'] },
	hoursText: { official: ['利用可能日時特記事項'] },
	operator: { official: ['団体名', '設置者'] },
} as const satisfies Record<string, Column>;

export const COLUMNS: Record<ImportKind, Record<string, Column>> = {
	places: PLACE_COLUMNS,
	events: EVENT_COLUMNS,
	groups: GROUP_COLUMNS,
	rooms: ROOM_COLUMNS,
	safety: SAFETY_COLUMNS,
};

/** What a header must have to be one of a kind: the name, and one of these. */
export const TELLING: Record<ImportKind, readonly string[]> = {
	places: ['address', 'lat', 'location', 'phone', 'hoursText', 'openText', 'poiCode', 'addressTown', 'typeText'],
	events: ['startDate', 'whenText', 'placeName', 'status'],
	groups: ['fields', 'field1', 'activities', 'purpose', 'members', 'scheduleText', 'recruiting', 'withheld'],
	rooms: ['placeKey', 'placeName'],
	safety: [...HAZARDS, 'alsoShelter', 'ssid', 'area', 'where', 'forChildren'],
};

/** How a list of the kind is called in the importer's sentences. */
export const KIND_WORDS: Record<ImportKind, string> = {
	places: '公共施設・子育て施設の一覧（--kind places）',
	events: 'イベント一覧（--kind events）',
	groups: '市民活動団体一覧（--kind groups）',
	rooms: '部屋一覧（--kind rooms）',
	safety: '避難場所・避難所・AED・公衆無線LANの一覧（--kind safety）',
};

/** Headers that say too little to choose: each with what it could mean. */
export const UNCLEAR_HEADERS: Record<ImportKind, Record<string, readonly string[]>> = {
	places: { 時間: ['開始時間', '終了時間', '開館時間'], 曜日: ['利用可能曜日', '休館日'], 番号: ['NO', '電話番号'] },
	events: {
		時間: ['開始時間', '終了時間', '日時説明'],
		期間: ['開始日と終了日', '参加申込の期間'],
		期限: ['終了日', '参加申込終了日'],
		受付: ['参加申込方法', '受付の場所や時間'],
		番号: ['NO', '連絡先電話番号'],
	},
	groups: {
		番号: ['ID', '連絡先電話番号', '登録番号'],
		区分: ['活動分野', '公益性'],
		期限: ['登録有効期限', '会員募集の期限'],
	},
	rooms: { 番号: ['ID', '施設ID'], 名称: ['部屋名', '施設名'] },
	safety: { 番号: ['NO', '電話番号'] },
};

/**
 * Other lists of the national formats name places too, one row for each device or toilet: read as places they would fill the
 * directory with doubles. A header that begins with the word tells the list.
 */
export const OTHER_LISTS: Record<string, string> = {
	男性トイレ: '公衆トイレ一覧',
	医療機関の種類: '医療機関一覧',
	診療科目: '医療機関一覧',
	介護サービス: '介護サービス事業所一覧',
	文化財分類: '文化財一覧',
	消防水利: '消防水利施設一覧',
};

/** Our own sheets of what people write on screens, each by headers that no other list has together. They do not come back. */
export const OWN_SHEETS: Record<string, readonly string[]> = {
	部屋の空き状況: ['部屋ID', '確認日時'],
	ほかの場所一覧: ['場所の使いみち', '掲載に同意している期限'],
	'制度・講座・相談一覧': ['案内の種類', '制度所管組織'],
	地域の課題一覧: ['寄せられた日', '最後の動きの日'],
	'してほしいこと・できること一覧': ['だれ', 'いつまで', '活動分野_名称'],
	つながり一覧: ['A_団体ID', 'B_団体ID'],
	計画の指標一覧: ['指標コード', '年度の目標'],
};
