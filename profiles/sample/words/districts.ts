/** The made-up town's quarters. Any likeness to a real quarter is chance. */
export type District = { key: string; name: string; kana: string; en: string; lat: number; lon: number };

const LIST = [
	'enoki|榎町|えのきちょう|Enoki-cho',
	'izumidai|泉台|いずみだい|Izumidai',
	'kirino|桐野|きりの|Kirino',
	'kawabe|川辺|かわべ|Kawabe',
	'kakinoki|柿の木|かきのき|Kakinoki',
	'kitahara|北原|きたはら|Kitahara',
	'minamihara|南原|みなみはら|Minamihara',
	'suisha|水車町|すいしゃちょう|Suisha-cho',
	'kanegaoka|鐘ヶ丘|かねがおか|Kanegaoka',
	'hiyoridai|日和台|ひよりだい|Hiyoridai',
	'kusunoki|楠|くすのき|Kusunoki',
	'fujimi|藤見|ふじみ|Fujimi',
	'umezato|梅里|うめさと|Umezato',
	'sakurabashi|桜橋|さくらばし|Sakurabashi',
	'shinden|新田|しんでん|Shinden',
	'someya|染谷|そめや|Someya',
	'takenodai|竹の台|たけのだい|Takenodai',
	'hibarino|ひばり野|ひばりの|Hibarino',
	'ishibashi|石橋|いしばし|Ishibashi',
	'miyashita|宮下|みやした|Miyashita',
	'matsukaze|松風台|まつかぜだい|Matsukazedai',
	'higashimachi|東町|ひがしまち|Higashimachi',
	'chuo|中央|ちゅうおう|Chuo',
	'nakasuji|中筋|なかすじ|Nakasuji',
];

/** Quarters lie on a loose grid, so that a map of the centres looks like a town. */
export const DISTRICTS: readonly District[] = LIST.map((line, i) => {
	const [key = '', name = '', kana = '', en = ''] = line.split('|');
	const column = i % 6;
	const row = Math.floor(i / 6);
	return {
		key,
		name,
		kana,
		en,
		lat: round(35.688 + row * 0.0078 + ((column * 7) % 5) * 0.0008),
		lon: round(139.541 + column * 0.0076 + ((row * 5) % 4) * 0.0009),
	};
});

function round(degrees: number): number {
	return Math.round(degrees * 1e5) / 1e5;
}
