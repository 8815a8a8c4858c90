import type { Presence } from '../../contract/common.ts';
import type { Place, RuleSet } from '../../contract/place.ts';
import { BOOKING } from './booking-rules.ts';
import { CENTRES, type Centre } from './centres.ts';
import { closuresOf } from './closures.ts';
import { dateOf, firstOfMonth } from './days.ts';
import { hoursText } from './hours-text.ts';
import { createHouseDays } from './house-days.ts';
import { isGameRoom, roomsOf } from './rooms.ts';
import { gameSlots, type Manner, ruleSetOf } from './rule-sets.ts';
import type { House, TownContext } from './town-context.ts';
import { DISTRICTS, type District } from './words/districts.ts';

const PRESENCE: readonly Presence[] = ['yes', 'yes', 'yes', 'no', 'unknown'];
const ASKED = [
	'wheelchair',
	'accessibleToilet',
	'slopeOrLift',
	'nursingRoom',
	'diaperTable',
	'foodAllowed',
	'writtenConversation',
	'priorityParking',
	'assistanceDogs',
] as const;

/** The houses of the town with their rooms, `rooms` in all. */
export function makeHouses(context: TownContext, count: number, rooms: number): House[] {
	const random = context.random('places');
	const centres = centresFor(count);
	const weights = centres.map(weightOf);
	const weight = weights.reduce((sum, one) => sum + one, 0);
	let before = 0;
	return centres.map((centre, i) => {
		const id = `c${String(i + 1).padStart(2, '0')}`;
		const district = DISTRICTS.find((one) => one.key === centre.district) as District;
		const until = before + (weights[i] ?? 0);
		const share = Math.round((rooms * until) / weight) - Math.round((rooms * before) / weight);
		before = until;
		const ownRooms = roomsOf({ id, kind: kindOf(centre), about: centre.about.ja }, share, i, random, context.dataset);
		const place = makePlace(
			context,
			centre,
			id,
			i,
			district,
			ownRooms.filter(isGameRoom).map((room) => room.id),
		);
		const closures = closuresOf(context, centre, place, ownRooms);
		return {
			place,
			district,
			rooms: ownRooms,
			closures,
			...createHouseDays(place, closures),
		};
	});
}

/** How many of the town's rooms a house has, compared with the others. */
function weightOf(centre: Centre, i: number): number {
	if (centre.placeType === 'community-centre') return 6 + (i % 3);
	if (centre.quirk === 'private') return 4;
	return centre.placeType === 'community-branch' ? 3 : 8;
}

function kindOf(centre: Centre): 'centre' | 'small' | 'dwelling' {
	if (centre.quirk === 'private') return 'dwelling';
	return centre.placeType === 'community-branch' ? 'small' : 'centre';
}

/** Beyond the twenty that were thought out, a bigger town has meeting houses, three or four to a quarter. */
function centresFor(count: number): Centre[] {
	const list = CENTRES.slice(0, count);
	const kinds = [
		{ name: '集会所', kana: 'しゅうかいじょ', en: 'Meeting House', type: 'community-branch', manner: 'branch' },
		{ name: '会館', kana: 'かいかん', en: 'Hall', type: 'hall', manner: 'hall' },
		{ name: '児童館', kana: 'じどうかん', en: 'Children’s House', type: 'children', manner: 'hours' },
		{ name: '学習館', kana: 'がくしゅうかん', en: 'Learning House', type: 'library', manner: 'four' },
	] as const;
	for (let i = list.length; i < count; i++) {
		const n = i - CENTRES.length;
		const district = DISTRICTS[n % DISTRICTS.length] as District;
		const kind = kinds[Math.floor(n / DISTRICTS.length) % kinds.length] as (typeof kinds)[number];
		const turn = Math.floor(n / (DISTRICTS.length * kinds.length));
		const number = turn === 0 ? '' : `第${turn + 1}`;
		list.push({
			district: district.key,
			name: `${district.name}${number}${kind.name}`,
			kana: `${district.kana}${turn === 0 ? '' : `だい${turn + 1}`}${kind.kana}`,
			en: `${district.en} ${kind.en}${turn === 0 ? '' : ` ${turn + 1}`}`,
			aliases: [],
			placeType: kind.type,
			manner: kind.manner,
			closing: [{ rule: 'weekly', days: [((n % 4) + 1) as 1] }],
			about: {
				ja: `${district.name}の人が集まる場所です。受付は当番の人がしています。`,
				easy: `${district.name}の 人が 集まります。`,
				en: `Where the people of ${district.en} meet.`,
			},
		});
	}
	return list;
}

function makePlace(
	context: TownContext,
	centre: Centre,
	id: string,
	index: number,
	district: District,
	gameRooms: string[],
): Place {
	const random = context.random(`place ${id}`);
	const { today, dataset } = context;
	const number = `${1 + (index % 4)}-${random.between(1, 28)}-${random.between(1, 19)}`;
	const base = gameSlots(ruleSetOf(centre.manner, centre.closing), gameRooms);
	const accessibility: Record<string, Presence> = {};
	for (const item of ASKED) accessibility[item] = random.pick(PRESENCE);
	if (district.key === 'kakinoki') accessibility.wheelchair = 'yes';
	return {
		id,
		name: centre.name,
		nameKana: centre.kana,
		nameEn: centre.en,
		...(centre.aliases.length > 0 ? { aliases: [...centre.aliases] } : {}),
		placeType: centre.placeType,
		typeText: typeText(centre),
		ownership: centre.quirk === 'private' ? 'private' : 'public',
		operator: centre.placeType === 'community-centre' ? `${district.name}コミュニティ協議会` : '日和野市',
		areaIds: [
			`kyogi-${district.key}`,
			`fukushi-${1 + (DISTRICTS.indexOf(district) % 8)}`,
			`gakku-${1 + (DISTRICTS.indexOf(district) % 10)}`,
		],
		postalCode: `000-00${String(index % 100).padStart(2, '0')}`,
		address: `日和野市${district.name}${number}`,
		lat: shift(district.lat, random.next()),
		lon: shift(district.lon, random.next()),
		contact: { name: '窓口', phone: `0422-00-${String(1000 + index * 7).slice(-4)}` },
		access: `バス停「${district.name}」から歩いて${random.between(1, 8)}分`,
		parking: random.pick(['3台（うち車いす用1台）', '駐車場はありません。自転車は20台置けます', '5台']),
		description: centre.about,
		fee: centre.quirk === 'private' ? { kind: 'paid', text: '一人一杯の注文' } : { kind: 'free', text: '無料' },
		...(centre.quirk === 'no-rules'
			? { hoursText: '当番の人がいる日の午後に開きます。入口の札をご覧ください。' }
			: { rules: ruleSets(centre, base, today, random.next() < 0.5), hoursText: hoursText(base) }),
		booking: centre.quirk === 'no-rules' ? { channel: 'none' } : bookingFor(centre, today),
		accessibility,
		...(centre.quirk === 'relocating' ? { note: `${spokenMonth(today, 5)}に桜橋プラザへ移る予定です。` } : {}),
		...(centre.quirk === 'relocating' ? { validTo: dateOf(firstOfMonth(today, 5) - 1) } : {}),
		confirmedAt: dateOf(today - random.between(2, index % 7 === 5 ? 700 : 160)),
		confirmedBy: `${centre.aliases[0] ?? centre.name} 窓口`,
		source: { dataset, key: `P${String(index + 1).padStart(4, '0')}` },
	};
}

/** One house closes its evenings early through the coming month, as houses do when the boiler is old. */
function ruleSets(centre: Centre, base: RuleSet, today: number, late: boolean): RuleSet[] {
	if (centre.quirk !== 'temporary-rules') return [base];
	const from = firstOfMonth(today, 1);
	const evening = late ? '19:30' : '20:00';
	return [
		base,
		{
			validFrom: dateOf(from),
			validTo: dateOf(firstOfMonth(today, 2) - 1),
			reason: {
				ja: '暖房の入れ替えのため、夜の区分を早く閉めます。',
				easy: '暖房の 工事が あります。夜は 早く しまります。',
				en: 'The heating is being replaced, so evenings end early.',
			},
			hours: base.hours.map((hours) => ({
				...hours,
				ranges: hours.ranges.map((range) => ({ ...range, to: evening })),
			})),
			slots: base.slots
				.map((slot) => (slot.to > evening ? { ...slot, to: evening } : slot))
				.filter((slot) => slot.from < slot.to),
			closures: base.closures,
		},
	];
}

function bookingFor(centre: Centre, today: number): Place['booking'] {
	const booking = { ...BOOKING[centre.manner as Manner] };
	if (centre.quirk !== 'works') return booking;
	// after the works, two weeks open for asking in one go
	const from = today + 12;
	return {
		...booking,
		openTogether: [{ from: dateOf(from), to: dateOf(from + 13), opensOn: dateOf(today + 4), opensAt: '09:30' }],
	};
}

function typeText(centre: Centre): string {
	switch (centre.placeType) {
		case 'community-centre':
			return 'コミュニティセンター';
		case 'community-branch':
			return '分館・集会所';
		case 'citizens-support':
			return '市民活動支援施設';
		case 'private-space':
			return '公共施設以外の利用可能な施設';
		default:
			return '集会施設';
	}
}

function spokenMonth(today: number, months: number): string {
	const date = dateOf(firstOfMonth(today, months));
	return `${date.slice(0, 4)}年${Number(date.slice(5, 7))}月`;
}

function shift(degrees: number, chance: number): number {
	return Math.round((degrees + (chance - 0.5) * 0.004) * 1e5) / 1e5;
}
