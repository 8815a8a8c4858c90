import type { Group } from '../../contract/group.ts';
import type { Room } from '../../contract/room.ts';
import { ACTIVITIES } from './activities/activities.ts';
import { type Activity, nameOf } from './activities/activity.ts';
import { dayPartOf } from './day-parts.ts';
import { dateOf, WEEKDAY_GIF, WEEKDAY_KANJI, weekdayOf } from './days.ts';
import type { Random } from './random.ts';
import type { House, TownContext } from './town-context.ts';
import { DISTRICTS, type District } from './words/districts.ts';
import { CLUB_RECRUITING, CLUB_TAILS, FIRST_STEPS, RECRUITING_WORDS, TAILS } from './words/group-words.ts';
import { PRETTY } from './words/pretty.ts';

/** A group with what its events need to know. */
export type MadeGroup = {
	group: Group;
	activity: Activity;
	house: House;
	/** its regular time, GIF pattern, and the room it meets in */
	pattern: string;
	from: string;
	to: string;
	roomId: string | undefined;
};

const BANDS = [
	{ band: 'morning', from: '10:00', to: '12:00' },
	{ band: 'morning', from: '09:30', to: '11:30' },
	{ band: 'afternoon', from: '13:30', to: '15:30' },
	{ band: 'afternoon', from: '14:00', to: '16:00' },
	{ band: 'evening', from: '18:30', to: '20:30' },
	{ band: 'evening', from: '19:00', to: '21:00' },
] as const;

const RHYTHMS = [
	{ nth: '0', words: '毎週' },
	{ nth: '13', words: '第1・3' },
	{ nth: '24', words: '第2・4' },
	{ nth: '2', words: '第2' },
	{ nth: '4', words: '第4' },
	{ nth: '6', words: '最終' },
] as const;

const SCHEMES = ['市民活動プラザ登録団体', '社会教育関係団体', 'ボランティア団体', '子育て支援団体'];

export function makeGroups(context: TownContext, houses: readonly House[], count: number): MadeGroup[] {
	const random = context.random('groups');
	const taken = new Set<string>();
	const housesFor = suitableHouses(houses);
	const made: MadeGroup[] = [];
	for (let i = 0; i < count; i++) {
		const activity = ACTIVITIES[(i * 7 + Math.floor(i / ACTIVITIES.length)) % ACTIVITIES.length] as Activity;
		made.push(makeGroup(context, random, activity, random.pick(housesFor(activity)), i, taken));
	}
	return made;
}

/** Houses that have a room for what a group does; any house when none has. */
function suitableHouses(houses: readonly House[]): (activity: Activity) => readonly House[] {
	const known = new Map<string, readonly House[]>();
	return (activity) => {
		let list = known.get(activity.key);
		if (!list) {
			const fitting = houses.filter((house) => house.rooms.some((room) => suits(room, activity)));
			list = fitting.length > 0 ? fitting : houses;
			known.set(activity.key, list);
		}
		return list;
	};
}

function suits(room: Room, activity: Activity): boolean {
	return room.purposes.some((purpose) => activity.rooms.includes(purpose));
}

function makeGroup(
	context: TownContext,
	random: Random,
	activity: Activity,
	house: House,
	index: number,
	taken: Set<string>,
): MadeGroup {
	const id = `g${String(index + 1).padStart(4, '0')}`;
	const naming = newName(random, activity, house.district, taken);
	const { weekday, band } = regularTime(context, random, activity, house);
	const rhythm = random.pick(RHYTHMS);
	const bookable = house.rooms.filter((one) => one.bookable !== false);
	const room = bookable.find((one) => suits(one, activity)) ?? bookable[0];
	const recruiting = random.pick(['open', 'open', 'open', 'ask', 'ask', 'closed', 'unknown'] as const);
	const kanji = WEEKDAY_KANJI[weekday];
	const withheld = random.some(['phone', 'email', 'address', 'representative'], random.between(1, 3));
	const members = random.between(5, activity.benefit === 'public' ? 60 : 28);
	const confirmed = random.chance(0.12) ? random.between(380, 1100) : random.between(3, 330);
	const contactName = random.pick(['世話役', '事務局', '連絡係', '代表']);
	const founded = Number(dateOf(context.today).slice(0, 4)) - random.between(1, 45);
	const group: Group = {
		id,
		name: naming.name,
		nameKana: naming.kana,
		...(random.chance(0.45) ? { nameEn: `${naming.en} ${activity.en}` } : {}),
		summary: {
			ja: `${random.pick(activity.says)}${random.chance(0.5) ? random.pick(activity.benefit === 'public' ? TAILS : [...TAILS, ...CLUB_TAILS]) : ''}`,
			...(random.chance(0.75) ? { easy: activity.sayEasy } : {}),
			...(random.chance(0.7) ? { en: activity.sayEn } : {}),
		},
		purpose: `${house.district.name}とその近くに住む人が、${purposeOf(activity)}ために集まっています。`,
		activities: activity.does,
		fields: [...activity.fields],
		areaIds: areasOf(random, house),
		placeIds: [house.place.id],
		weekdays: [weekday],
		timeBands: [band.band],
		scheduleText: `${rhythm.words}${kanji}曜日 ${band.from.replace(/^0/, '')}〜${band.to}`,
		...(random.chance(0.82) ? { stage: String(random.pick([1, 2, 2, 3, 3, 4, 4, 4, 5, 5, 6])) } : {}),
		...(index % 3 === 0 ? { abilities: abilitiesOf(index) } : {}),
		benefit: activity.benefit,
		recruiting,
		...(recruiting === 'open' || recruiting === 'ask'
			? {
					recruitingText: random.pick(
						activity.benefit === 'public' ? RECRUITING_WORDS : [...RECRUITING_WORDS, ...CLUB_RECRUITING],
					),
				}
			: {}),
		...(recruiting === 'open' && random.chance(0.7) ? { firstStep: { ...random.pick(FIRST_STEPS) } } : {}),
		audience: [...activity.who],
		members,
		membersResident: Math.max(1, members - random.between(0, 4)),
		foundedYear: founded,
		fee: feeOf(random, activity),
		contact: {
			name: contactName,
			...(withheld.includes('phone') ? {} : { phone: `0422-00-${String(2000 + ((index * 37) % 8000))}` }),
			...(withheld.includes('email') ? {} : { email: `${id}@example.jp` }),
			...(random.chance(0.2) ? { note: '電話は午前中にお願いします。' } : {}),
		},
		withheld,
		...(random.chance(0.25) ? { url: `https://example.jp/${id}` } : {}),
		registrations: random.some(SCHEMES, random.between(0, 2)).map((scheme, n) => ({
			scheme,
			number: `${index + 101}-${n + 1}`,
			until: dateOf(context.today + random.between(-40, 600)),
		})),
		confirmedAt: dateOf(context.today - confirmed),
		confirmedBy: random.pick([
			'団体の世話役',
			'市民活動プラザ 窓口',
			`${house.place.aliases?.[0] ?? house.place.name} 窓口`,
		]),
		source: { dataset: context.dataset, key: `D${String(index + 1).padStart(5, '0')}` },
	};
	if (isOfTheWholeTown(activity, index)) {
		delete group.areaIds;
		delete group.placeIds;
	}
	return {
		group,
		activity,
		house,
		pattern: `${rhythm.nth}${WEEKDAY_GIF[weekday]}`,
		from: band.from,
		to: band.to,
		roomId: room?.id,
	};
}

/** A weekday and a time at which the house is open in at least two of the coming four weeks. */
function regularTime(context: TownContext, random: Random, activity: Activity, house: House) {
	const part = dayPartOf('', activity.who, activity.hours);
	const bands = BANDS.filter((one) => part.from <= one.from && one.from <= part.to);
	for (let attempt = 0; ; attempt++) {
		const weekday = random.between(0, 6) as 0;
		const band = random.pick(bands);
		const first = context.today + 30 + ((weekday - weekdayOf(context.today + 30) + 7) % 7);
		const open = [0, 7, 14, 21].filter((days) => house.opensThrough(first + days, band)).length;
		if (open >= 2 || attempt > 40 || house.place.rules === undefined) return { weekday, band };
	}
}

/** A name that nobody in town has: pretty words first, the quarter's name when all are taken. */
function newName(random: Random, activity: Activity, district: District, taken: Set<string>) {
	for (let attempt = 0; ; attempt++) {
		const pattern = random.pick(activity.names);
		const word = random.pick(PRETTY);
		const home = attempt < 4 ? district : random.pick(DISTRICTS);
		const naming = nameOf(pattern, home, word);
		const en = pattern.includes('{w}') ? word.en : home.en;
		if (attempt > 24 && !taken.has(`${naming.name} ${home.name}支部`)) {
			naming.name += ` ${home.name}支部`;
			naming.kana += ` ${home.kana}しぶ`;
		}
		if (taken.has(naming.name)) {
			if (attempt < 200) continue;
			naming.name += `（${taken.size}）`;
		}
		taken.add(naming.name);
		return { ...naming, en };
	}
}

function purposeOf(activity: Activity): string {
	switch (activity.benefit) {
		case 'public':
			return '町の困りごとを少しでも軽くする';
		case 'mutual':
			return '好きなことを分かち合い、顔の見えるつながりをつくる';
		case 'private':
			return '自分の楽しみを長く続ける';
	}
}

function areasOf(random: Random, house: House): string[] {
	const own = house.place.areaIds ?? [];
	if (random.chance(0.7)) return own.slice(0, random.between(1, 3));
	return [...own.slice(0, 1), `kyogi-${random.pick(DISTRICTS.slice(0, 16)).key}`].filter(
		(id, i, all) => all.indexOf(id) === i,
	);
}

function feeOf(random: Random, activity: Activity): Group['fee'] {
	if (activity.benefit === 'public') {
		return random.pick([
			{ kind: 'free', text: '会費はありません' },
			{ kind: 'free', text: '会費はありません' },
			{ kind: 'paid', yen: 1000, text: '年1000円（保険料を含む）' },
			{ kind: 'paid', yen: 100, text: '1回100円（お茶代）' },
			{ kind: 'unknown' },
		] as const);
	}
	const yen = random.pick([0, 200, 300, 500, 500, 1000, 1500, -1]);
	if (yen === 0) return { kind: 'free', text: '会費はありません' };
	if (yen < 0) return { kind: 'unknown' };
	const materials = activity.rooms.includes('craft') || activity.rooms.includes('cooking') ? '（材料費は別）' : '';
	return { kind: 'paid', yen, text: `${random.pick(['月', '1回'])}${yen}円${materials}` };
}

/** What a group states of itself, out of the town's abilities. The last of them nobody states, so that there is a gap to see. */
/** テーマ型: a few that work for all and name no neighbourhood. */
const isOfTheWholeTown = ({ benefit }: Activity, index: number) => benefit === 'public' && index % 19 === 7;

function abilitiesOf(index: number): string[] {
	return [...new Set([1 + (index % 4), 1 + ((index * 7) % 4)])].sort().map(String);
}
