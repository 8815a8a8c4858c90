/** A row of our own sheet 市民活動団体一覧 to a group. What is 非公開 is blank before anything here reads it (`withheld.ts`). */
import { foldKey } from '../../contract/fold.ts';
import type { Group } from '../../contract/group.ts';
import type { Weekday } from '../../contract/place.ts';
import { readConfirmedAt, refuseDate } from './date-fields.ts';
import { readAudience } from './read-audience.ts';
import { readDate } from './read-date.ts';
import { readFee } from './read-fee.ts';
import { readFields } from './read-fields.ts';
import { readWeekdays } from './read-weekdays.ts';
import type { RowCells } from './row-cells.ts';
import {
	type BuildContext,
	compact,
	readContact,
	readCountOf,
	readNames,
	readPageUrl,
	readPresenceOf,
	refuseFootnote,
	splitList,
} from './shared-fields.ts';
import { hiding, publicSource, readWithheld } from './withheld.ts';

export type GroupContext = BuildContext & {
	/** 活動分野 of the town's profile */
	fields?: readonly { code: string; name: string }[];
	stages?: readonly { code: string; name: string }[];
	areas?: readonly { id: string; name: string }[];
};

/** `null` when the row cannot be a group; the reason is among the problems. `placeNames` are linked later. */
export function buildGroup(whole: RowCells, context: GroupContext): { group: Group; placeNames: string[] } | null {
	const withheld = readWithheld(whole);
	// from here on what is withheld is as good as not written
	const cells = hiding(whole, withheld);
	const name = cells.text('name');
	if (name === undefined) {
		cells.refuseRow('name', 'name-missing', '団体の名前がありません。', '「団体名」の欄に名前を書いてください。');
		return null;
	}
	if (refuseFootnote(cells, name)) return null;
	const summary = cells.text('summary');
	const audienceText = cells.text('audienceText');
	const fields = compact({
		id: '',
		name,
		...readNames(cells),
		summary: summary === undefined ? undefined : { ja: summary },
		purpose: cells.text('purpose'),
		activities: cells.text('activities'),
		fields: readFields(cells, context.fields ?? []),
		areaIds: readAreas(cells, context.areas ?? []),
		weekdays: readGroupWeekdays(cells),
		timeBands: readTimeBands(cells),
		scheduleText: cells.text('scheduleText'),
		stage: readStage(cells, context.stages ?? []),
		benefit: readChoice(cells, 'benefit', BENEFITS),
		recruiting: readChoice(cells, 'recruiting', RECRUITING) ?? 'unknown',
		recruitingText: cells.text('recruitingText'),
		firstStep: readFirstStep(cells),
		audience: readAudience(audienceText),
		members: readCountOf(cells, 'members'),
		membersResident: readCountOf(cells, 'membersResident'),
		foundedYear: readYear(cells),
		fee: readFee([cells.text('feeText')]),
		contact: readContact(cells),
		withheld: withheld.length > 0 ? withheld : undefined,
		url: readPageUrl(cells),
		sns: splitList(cells.text('sns')),
		registrations: readRegistrations(cells),
		confirmedAt: readConfirmedAt(cells),
		note: cells.text('note'),
	});
	if (audienceText !== undefined) cells.keep('audienceText');
	const placeNames = splitList(cells.text('places')) ?? [];
	if (placeNames.length > 0) cells.keep('places');
	return { group: { ...fields, source: publicSource(cells, context, withheld) }, placeNames };
}

const BENEFITS = { 公益: 'public', 共益: 'mutual', 私益: 'private' } as const;
const RECRUITING = {
	募集中: 'open',
	募集: 'open',
	募集している: 'open',
	有: 'open',
	あり: 'open',
	随時: 'open',
	要相談: 'ask',
	相談: 'ask',
	問い合わせ: 'ask',
	募集していない: 'closed',
	募集なし: 'closed',
	無: 'closed',
	なし: 'closed',
	停止中: 'closed',
	不明: 'unknown',
} as const;

function readChoice<T extends string>(cells: RowCells, field: string, choices: Record<string, T>): T | undefined {
	const text = cells.text(field);
	if (text === undefined) return undefined;
	const choice = choices[text.normalize('NFKC').trim()];
	if (choice === undefined) {
		cells.refuse(
			field,
			'choice-unread',
			'決まった言葉ではありません。',
			`${Object.keys(choices)
				.slice(0, 7)
				.map((word) => `「${word}」`)
				.join('')}などのどれかを書いてください。`,
		);
	}
	return choice;
}

function readGroupWeekdays(cells: RowCells): Weekday[] | undefined {
	const text = cells.text('weekdays');
	if (text === undefined) return undefined;
	const days = readWeekdays(text);
	if (days === null) {
		cells.refuse(
			'weekdays',
			'days-unread',
			'曜日として読めません。',
			'「火木」のように曜日だけを続けて書き、第1・3などは「活動日時説明」に書いてください。',
		);
	}
	return days ?? undefined;
}

const BANDS = [
	['morning', /午前|朝/],
	['afternoon', /午後|昼/],
	['evening', /夜|夕/],
] as const;

function readTimeBands(cells: RowCells): Group['timeBands'] {
	const text = cells.text('timeBands');
	if (text === undefined) return undefined;
	const bands = BANDS.filter(([, words]) => words.test(text)).map(([band]) => band);
	if (bands.length > 0) return bands;
	cells.refuse(
		'timeBands',
		'choice-unread',
		'時間帯として読めません。',
		'「午前」「午後」「夜間」を ; で区切って書いてください。',
	);
	return undefined;
}

function readStage(cells: RowCells, stages: readonly { code: string; name: string }[]): string | undefined {
	const text = cells.text('stage');
	if (text === undefined) return undefined;
	const stage = stages.find(({ code, name }) => code === text.normalize('NFKC') || foldKey(name) === foldKey(text));
	if (stage) return stage.code;
	cells.refuse(
		'stage',
		'choice-unread',
		'この町のステージの名前にありません。',
		stages.length > 0
			? `${stages.map(({ name }) => `「${name}」`).join('')}のどれかを書いてください。`
			: '町のプロフィールにステージを入れてから取り込んでください。',
	);
	return undefined;
}

function readAreas(cells: RowCells, areas: readonly { id: string; name: string }[]): string[] | undefined {
	const names = splitList(cells.text('areas'));
	if (names === undefined) return undefined;
	const found = areas.filter(({ name }) => names.some((text) => foldKey(text) === foldKey(name)));
	// a town may not have described its areas: then the words alone stay
	if (found.length < names.length) cells.keep('areas');
	return found.length > 0 ? found.map(({ id }) => id) : undefined;
}

function readFirstStep(cells: RowCells): Group['firstStep'] {
	const yes = (field: string) => {
		const presence = readPresenceOf(cells, field);
		return presence === 'yes' ? true : presence === 'no' ? false : undefined;
	};
	const step = compact({
		minutes: readCountOf(cells, 'firstStepMinutes'),
		onceOk: yes('firstStepOnce'),
		withFriendOk: yes('firstStepFriend'),
		text: cells.text('firstStepText'),
	});
	return Object.keys(step).length > 0 ? step : undefined;
}

function readYear(cells: RowCells): number | undefined {
	const text = cells.text('foundedYear');
	if (text === undefined) return undefined;
	const year = /^((?:18|19|20)\d{2}) ?年?(?: ?\d{1,2} ?月)?$/.exec(text.normalize('NFKC'));
	if (year) return Number(year[1]);
	const plain = text
		.normalize('NFKC')
		.replace(/年$/, '')
		.replace(/年? ?(\d{1,2})月$/, '年$1');
	const reading = readDate(/年/.test(plain) ? `${plain}月1日` : `${plain}年1月1日`);
	if (reading.is === 'date') return Number(reading.date.slice(0, 4));
	const whole = readDate(text);
	if (whole.is === 'date') return Number(whole.date.slice(0, 4));
	cells.refuse('foundedYear', 'number-unread', '年として読めません。', '2011 のように西暦で書いてください。');
	return undefined;
}

function readRegistrations(cells: RowCells): Group['registrations'] {
	const scheme = cells.text('scheme');
	const number = cells.text('schemeNumber');
	const untilText = cells.text('schemeUntil');
	const until = untilText === undefined ? undefined : readDate(untilText);
	if (until !== undefined && until.is !== 'date') refuseDate(cells, 'schemeUntil', until);
	if (scheme === undefined && number === undefined && until?.is !== 'date') return undefined;
	return [compact({ scheme: scheme ?? '登録', number, until: until?.is === 'date' ? until.date : undefined })];
}
