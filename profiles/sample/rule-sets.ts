import type { ClosureRule, RuleSet, Slot } from '../../contract/place.ts';

/** The ways in which the made-up centres keep their hours; no two neighbours keep the same. */
export type Manner = 'three' | 'gaps' | 'four' | 'hours' | 'branch' | 'plaza' | 'hall';

const AM = { ja: '午前', easy: '午前（朝から 昼）', en: 'Morning' };
const PM = { ja: '午後', easy: '午後（昼から 夕方）', en: 'Afternoon' };
const EVE = { ja: '夜間', easy: '夜', en: 'Evening' };
const ALL_DAYS = [0, 1, 2, 3, 4, 5, 6] as const;
const YEAR_END: ClosureRule = { rule: 'yearly', from: '12-29', to: '01-03' };

function slot(id: string, name: Slot['name'], from: string, to: string): Slot {
	return { id, name, from, to };
}

function numbered(times: readonly [string, string][]): Slot[] {
	return times.map(([from, to], i) =>
		slot(`${i + 1}`, { ja: `第${i + 1}区分`, easy: `${i + 1}番目の 時間`, en: `Slot ${i + 1}` }, from, to),
	);
}

const TWO_HOURS: readonly [string, string][] = [
	['09:00', '11:00'],
	['11:00', '13:00'],
	['13:00', '15:00'],
	['15:00', '17:00'],
	['17:00', '19:00'],
	['19:00', '21:00'],
];

/** Opening, slots and closures of one manner. `closures` are the centre's own closing days. */
export function ruleSetOf(manner: Manner, closures: readonly ClosureRule[]): RuleSet {
	const always = (from: string, to: string): RuleSet['hours'] => [{ days: [...ALL_DAYS], ranges: [{ from, to }] }];
	switch (manner) {
		case 'three':
			return {
				hours: always('09:30', '21:30'),
				slots: [slot('am', AM, '09:30', '13:00'), slot('pm', PM, '13:10', '17:10'), slot('eve', EVE, '17:20', '21:20')],
				closures: [...closures, { rule: 'yearly', from: '12-29', to: '01-05' }],
			};
		case 'gaps':
			return {
				hours: always('09:00', '21:15'),
				slots: [slot('am', AM, '09:00', '12:00'), slot('pm', PM, '13:00', '17:00'), slot('eve', EVE, '18:00', '21:00')],
				closures: [...closures, { rule: 'yearly', from: '12-28', to: '01-04' }],
			};
		case 'four':
			return {
				hours: always('09:00', '21:30'),
				slots: numbered([
					['09:00', '11:45'],
					['12:00', '14:45'],
					['15:00', '17:45'],
					['18:00', '21:15'],
				]),
				closures: [...closures, YEAR_END],
			};
		case 'hours':
			return { hours: always('09:00', '21:00'), slots: numbered(TWO_HOURS), closures: [...closures, YEAR_END] };
		case 'branch':
			return {
				hours: always('09:30', '17:00'),
				slots: [slot('am', AM, '09:30', '12:30'), slot('pm', PM, '13:00', '17:00')],
				closures: [...closures, { rule: 'yearly', from: '12-28', to: '01-05' }],
			};
		case 'plaza':
			return {
				hours: [
					{ days: [1, 2, 3, 4, 5], ranges: [{ from: '09:00', to: '22:00' }] },
					{ days: [0, 6], ranges: [{ from: '09:00', to: '18:00' }] },
					{ days: [], onHolidays: true, ranges: [{ from: '09:00', to: '18:00' }] },
				],
				slots: [
					slot('am', AM, '09:00', '12:00'),
					slot('pm', PM, '12:30', '15:00'),
					slot('late', { ja: '夕方', easy: '夕方', en: 'Late afternoon' }, '15:30', '18:00'),
					slot('eve', EVE, '18:30', '21:45'),
				],
				closures: [...closures, YEAR_END],
			};
		case 'hall':
			return {
				hours: always('09:00', '22:00'),
				slots: [slot('am', AM, '09:00', '12:30'), slot('pm', PM, '13:00', '17:00'), slot('eve', EVE, '17:30', '21:30')],
				closures: [...closures, { rule: 'yearly', from: '12-28', to: '01-04' }],
			};
	}
}

/** Rooms for games take two hours at a time, whatever the other rooms of the house do. */
export function gameSlots(set: RuleSet, roomIds: readonly string[]): RuleSet {
	if (roomIds.length === 0) return set;
	const closing = set.hours[0]?.ranges[0]?.to ?? '21:00';
	const slots = TWO_HOURS.filter(([, to]) => to <= closing).map(([from, to], i) => ({
		// the house may open half an hour later than the first pair of hours
		...slot(
			`g${i + 1}`,
			{ ja: `${hour(from)}時から`, easy: `${hour(from)}時から`, en: `from ${hour(from)}:00` },
			from,
			to,
		),
		from: i === 0 ? (set.hours[0]?.ranges[0]?.from ?? from) : from,
		roomIds: [...roomIds],
	}));
	return { ...set, slots: [...set.slots, ...slots] };
}

function hour(time: string): number {
	return Number(time.slice(0, 2));
}
