/** Times of day as cities and Excel write them (GIF 441: `HH:MM`, 24 hours, up to 30:00). */
import { foldDigits } from '../../contract/codes.ts';
import type { LocalTime } from '../../contract/common.ts';

export type TimeReading =
	| { is: 'time'; time: LocalTime }
	| { is: 'ambiguous'; readings: string[] }
	| { is: 'wrong'; wrong: string; write: string };

/** A longer text is not a time, and need not be searched for one. */
const MAX_LENGTH = 100;
const WRITE = '09:30 のように書いてください。';

/** A list has few different times, each many times. */
const KNOWN = new Map<string, TimeReading>();
const MOST_KNOWN = 2000;

/** Reads one time. The text must be nothing else: 「13:30頃」 or a time with a remark is refused, not shortened. */
export function readTime(text: string): TimeReading {
	let reading = KNOWN.get(text);
	if (reading === undefined) {
		reading = readAnew(text);
		if (KNOWN.size < MOST_KNOWN && text.length <= MAX_LENGTH) KNOWN.set(text, reading);
	}
	return reading;
}

function readAnew(text: string): TimeReading {
	if (text.length > MAX_LENGTH) return { is: 'wrong', wrong: '時刻として読めません。', write: WRITE };
	const plain = foldDigits(text).replace(/\s+/g, ' ').trim();
	if (plain === '正午') return { is: 'time', time: '12:00' };
	const fraction = /^0?\.\d{1,20}$/.test(plain) || plain === '0' || plain === '1' ? readFraction(Number(plain)) : null;
	if (fraction) return fraction;
	const clock =
		/^(午前|午後|AM|PM|am|pm)? ?(\d{1,2}) ?(?::|時) ?(?:(\d{1,2}|半) ?分?)?(?::(\d{2})(?:\.\d{1,9})?)? ?(AM|PM|am|pm)?$/.exec(
			plain,
		);
	if (clock) return readClock(clock);
	const digits = /^([012]\d)([0-5]\d)$/.exec(plain);
	if (digits) return timeOf(Number(digits[1]), Number(digits[2]));
	if (/[~〜～\-－―–→]|から/.test(plain) && (plain.match(/\d{1,2} ?[:時]/g)?.length ?? 0) >= 2) {
		return {
			is: 'wrong',
			wrong: '一つの欄に二つの時刻があります。',
			write: '開始時間と終了時間の欄に分けて書いてください。',
		};
	}
	return { is: 'wrong', wrong: '時刻として読めません。', write: WRITE };
}

/** Excel stores a time as a share of the day: 0.375 is 09:00. Only shares that fall on a minute are times. */
function readFraction(share: number): TimeReading {
	const minutes = share * 1440;
	const whole = Math.round(minutes);
	if (Math.abs(minutes - whole) > 0.01) {
		return { is: 'wrong', wrong: '時刻として読めない小数です。', write: WRITE };
	}
	// a bare 0 or 1 may be 0:00 or 24:00, or a number somebody put there for "none"
	if (share === 0 || share === 1) {
		return { is: 'ambiguous', readings: share === 0 ? ['00:00', '時刻なし'] : ['24:00', '01:00'] };
	}
	return timeOf(Math.floor(whole / 60), whole % 60);
}

function readClock(match: RegExpExecArray): TimeReading {
	const half = match[1] ?? match[5];
	if (match[1] && match[5]) return { is: 'wrong', wrong: '午前・午後が二度書かれています。', write: WRITE };
	const hour = Number(match[2]);
	const minute = match[3] === '半' ? 30 : Number(match[3] ?? 0);
	if (match[3] === undefined && !match[0].includes('時') && half === undefined) {
		return { is: 'wrong', wrong: '分がありません。', write: WRITE };
	}
	if (half === undefined) return timeOf(hour, minute);
	const afternoon = half === '午後' || half.toLowerCase() === 'pm';
	if (hour > 12) {
		// 「午後15時」 says the same thing twice; 「午前15時」 contradicts itself
		return afternoon
			? timeOf(hour, minute)
			: { is: 'wrong', wrong: '午前と、12より大きい時が、食い違っています。', write: WRITE };
	}
	if (hour === 12) {
		// by the words of 1872 午後12時 is midnight; most people mean noon; the English notation is certain
		if (half === '午前' || half === '午後') {
			const other = afternoon ? timeText(24, minute) : timeText(12, minute);
			const common = afternoon ? timeText(12, minute) : timeText(0, minute);
			return { is: 'ambiguous', readings: [common, other] };
		}
		return timeOf(afternoon ? 12 : 0, minute);
	}
	return timeOf(afternoon ? hour + 12 : hour, minute);
}

function timeOf(hour: number, minute: number): TimeReading {
	if (minute > 59 || hour > 30 || (hour === 30 && minute > 0)) {
		return { is: 'wrong', wrong: 'そのような時刻はありません。', write: WRITE };
	}
	return { is: 'time', time: timeText(hour, minute) };
}

function timeText(hour: number, minute: number): LocalTime {
	return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
