/** A row of イベント一覧 (both generations, GIF, 高松市's English property names) to an event. */
import type { Application, EVENT_TYPES, Event, EventStatus } from '../../contract/event.ts';
import { readConfirmedAt, readDateOf, readTimeOf, type SlashOrders } from './date-fields.ts';
import { readAudience } from './read-audience.ts';
import { readFee } from './read-fee.ts';
import { readWhen } from './read-when.ts';
import type { RowCells } from './row-cells.ts';
import {
	type BuildContext,
	compact,
	readAddress,
	readContact,
	readCount,
	readNames,
	readPageUrl,
	readPresenceOf,
	readUrl,
	refuseFootnote,
	sourceOf,
} from './shared-fields.ts';

/** `null` when the row cannot be an event; the reason is among the problems. */
export function buildEvent(cells: RowCells, context: BuildContext, orders: SlashOrders): Event | null {
	const name = cells.text('name');
	if (name !== undefined && refuseFootnote(cells, name)) return null;
	const when = readWhen(cells, orders);
	if (name === undefined) {
		cells.refuseRow(
			'name',
			'name-missing',
			'イベントの名前がありません。',
			'「イベント名」の欄に名前を書いてください。',
		);
	}
	if (name === undefined || when === null) return null;
	const typeText = cells.text('typeText');
	const summary = cells.text('summary');
	const audienceText = joinLines(cells.text('audienceText'), cells.text('audienceNote'));
	const capacityText = cells.text('capacity');
	const capacity = capacityText === undefined ? undefined : readCount(capacityText);
	const fields = compact({
		id: '',
		name,
		...readNames(cells),
		...readAddress(cells),
		subtitle: cells.text('subtitle'),
		summary: summary === undefined ? undefined : { ja: summary },
		description: cells.text('description'),
		eventType: typeText === undefined ? 'event' : eventTypeOf(typeText),
		typeText,
		status: readStatus(cells, name),
		when: when.when,
		placeName: cells.text('placeName'),
		access: cells.text('access'),
		parking: cells.text('parking'),
		online: readOnline(cells),
		organizer: cells.text('organizer'),
		audience: readAudience(audienceText),
		audienceText,
		fee: readFee([cells.text('feeKind'), cells.text('feeBase')], cells.text('feeDetail')),
		capacity,
		capacityText: joinLines(capacity === undefined ? capacityText : undefined, cells.text('capacityNote')),
		apply: readApplication(cells, orders),
		contact: readContact(cells),
		childcare: readPresenceOf(cells, 'childcare'),
		url: readPageUrl(cells),
		publishFrom: readDateOf(cells, 'publishFrom', orders)?.date,
		publishUntil: readDateOf(cells, 'publishUntil', orders)?.date,
		doubts: when.doubts.length > 0 ? when.doubts : undefined,
		lang: readLanguage(cells),
		confirmedAt: readConfirmedAt(cells),
		note: joinLines(cells.text('note'), labelled(cells, 'conditions'), labelled(cells, 'meetingPlace')),
	});
	return { ...fields, source: sourceOf(cells, context) };
}

/** 「開催条件：雨天中止」: a column without a field of its own, still worth reading. */
function labelled(cells: RowCells, field: string): string | undefined {
	const text = cells.text(field);
	return text === undefined ? undefined : `${cells.headerOf(field) ?? ''}：${text}`;
}

function joinLines(...texts: (string | undefined)[]): string | undefined {
	const lines = texts.filter((text) => text !== undefined);
	return lines.length > 0 ? lines.join('\n') : undefined;
}

const TYPE_WORDS: readonly [(typeof EVENT_TYPES)[number], RegExp][] = [
	['consultation', /相談/],
	['volunteer', /ボランティア/],
	['forum', /フォーラム/],
	['exchange', /交流/],
	['course', /講座|教室|講演|セミナー|研修|学習|ワークショップ|体験/],
	['exhibition', /展示|展覧|展$|美術|ギャラリー/],
	['concert', /音楽|コンサート|演奏|舞台|演劇|芸能|公演|映画/],
	['sports', /スポーツ|運動|体操|健康|ウォーキング/],
	['children', /子ども|子育て|こども|キッズ|親子|児童|おはなし/],
	['market', /バザー|市場|マーケット|フリマ|物産|即売/],
	['festival', /祭|まつり|フェスタ|フェスティバル/],
	['meeting', /会議|総会|説明会/],
	['event', /イベント|催し|行事/],
];

function eventTypeOf(text: string): Event['eventType'] {
	return TYPE_WORDS.find(([, words]) => words.test(text.slice(0, 100)))?.[0] ?? 'other';
}

const STATUS_WORDS: readonly [EventStatus, RegExp][] = [
	['cancelled', /^(?:開催)?中止(?:しました|になりました|となりました|のお知らせ)?$/],
	['postponed', /^(?:開催)?延期(?:しました|になりました|となりました|のお知らせ)?$/],
	['changed', /^(?:内容|日時|日程|会場|時間)?(?:を)?変更(?:あり|しました|になりました)?$/],
	['ended', /^(?:終了|開催済み?|実施済み?|終了しました)$/],
	['scheduled', /^(?:予定|開催|開催予定|開催決定|実施|通常|募集中|受付中|開催中)$/],
];

function statusOf(text: string): EventStatus | undefined {
	return STATUS_WORDS.find(([, words]) => words.test(text.normalize('NFKC').trim()))?.[0];
}

/** The column where there is one; else a mark in brackets in the name, 「【中止】…」, which nobody writes by accident. */
function readStatus(cells: RowCells, name: string): EventStatus {
	const text = cells.text('status');
	const stated = text === undefined ? undefined : statusOf(text);
	if (text !== undefined && stated === undefined) {
		cells.refuse(
			'status',
			'choice-unread',
			'状態が決まった言葉ではありません。',
			'「予定」「変更」「延期」「中止」「終了」のどれかを書いてください。',
		);
	}
	if (stated !== undefined) return stated;
	for (const [, mark] of name.matchAll(/[【[(（〈《「]([^】\])）〉》」]{2,12})[】\])）〉》」]/g)) {
		const marked = statusOf(mark ?? '');
		if (marked === undefined || marked === 'scheduled') continue;
		cells.remark(
			'name',
			'note',
			'status-in-name',
			`名前に「${mark}」とあるので、そのように扱いました。`,
			'「状態」の列に書いてください。',
		);
		return marked;
	}
	return 'scheduled';
}

/** 言語コード of the row's words; Japanese goes without saying. */
function readLanguage(cells: RowCells): string | undefined {
	const code = cells.text('language')?.toLowerCase();
	return code !== undefined && code !== 'ja' && /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/.test(code) ? code : undefined;
}

function readOnline(cells: RowCells): Event['online'] {
	const text = cells.text('online');
	if (text === undefined) return undefined;
	if (/ハイブリッド|併用|両方/.test(text)) return 'hybrid';
	if (/^(?:オンライン|Web|ウェブ|Zoom)/i.test(text)) return 'online';
	if (/^(?:現地|会場|対面|来場)/.test(text)) return 'onsite';
	cells.refuse(
		'online',
		'choice-unread',
		'Web開催の書き方が決まった言葉ではありません。',
		'「現地」「オンライン」「ハイブリッド」のどれかを書いてください。',
	);
	return undefined;
}

function readApplication(cells: RowCells, orders: SlashOrders): Application | undefined {
	const from = readDateOf(cells, 'applyFrom', orders);
	const until = readDateOf(cells, 'applyUntil', orders);
	const application = compact({
		needed: readPresenceOf(cells, 'applyNeeded'),
		method: cells.text('applyMethod'),
		from: from?.date,
		fromTime: readTimeOf(cells, 'applyFromTime') ?? from?.time,
		until: until?.date,
		untilTime: readTimeOf(cells, 'applyUntilTime') ?? until?.time,
		url: readUrl(cells, 'applyUrl'),
	});
	return Object.keys(application).length > 0 ? application : undefined;
}
