/** A row of 指定緊急避難場所一覧, 避難所一覧, AED設置箇所一覧 or 公衆無線LANアクセスポイント一覧 to a place of もしもの時. */
import type { Presence } from '../../contract/common.ts';
import { HAZARDS, type Hazard, type Safety, type SafetyType } from '../../contract/safety.ts';
import { HAZARD_WORDS } from '../hazard-words.ts';
import { readConfirmedAt } from './date-fields.ts';
import { readPresence } from './read-presence.ts';
import type { RowCells } from './row-cells.ts';
import {
	type BuildContext,
	compact,
	readAddress,
	readContact,
	readCountOf,
	readNames,
	readPageUrl,
	readPresenceOf,
	refuseFootnote,
	sourceOf,
} from './shared-fields.ts';

/** `null` when the row can be no such place; the reason is among the problems. */
export function buildSafety(cells: RowCells, context: BuildContext): Safety | null {
	const name = cells.text('name');
	if (name === undefined) {
		cells.refuseRow('name', 'name-missing', '場所の名前がありません。', '「名称」の欄に場所の名前を書いてください。');
		return null;
	}
	if (refuseFootnote(cells, name)) return null;
	const { hazards, hazardText } = readHazards(cells);
	const contact = readContact(cells);
	const alsoShelter = readPresenceOf(cells, 'alsoShelter');
	const fields = compact({
		id: '',
		name,
		...readNames(cells),
		...readAddress(cells),
		safetyType: typeOf(cells),
		hazards,
		hazardText,
		alsoShelter: alsoShelter === 'yes' ? true : alsoShelter === 'no' ? false : undefined,
		capacity: readCountOf(cells, 'capacity'),
		serves: cells.text('serves'),
		where: [cells.text('where'), cells.text('area')].filter(Boolean).join(' ') || undefined,
		ssid: cells.text('ssid'),
		forChildren: readPresenceOf(cells, 'forChildren'),
		hoursText: readHoursText(cells),
		phone: contact?.phone,
		operator: cells.text('operator'),
		url: readPageUrl(cells),
		confirmedAt: readConfirmedAt(cells),
		note: cells.text('note'),
	});
	return { ...fields, source: sourceOf(cells, context) };
}

/** The list tells it by the columns it has. */
function typeOf(cells: RowCells): SafetyType {
	if (cells.has('ssid') || cells.has('area')) return 'wifi';
	if (HAZARDS.some((hazard) => cells.has(hazard))) return 'evacuation-site';
	return cells.has('where') || cells.has('forChildren') ? 'aed' : 'shelter';
}

/** ○ and 1 are a yes; △ holds under conditions, so that it is said in words and not as a yes. A blank says nothing. */
function readHazards(cells: RowCells): { hazards?: Partial<Record<Hazard, Presence>>; hazardText?: string } {
	const hazards: Partial<Record<Hazard, Presence>> = {};
	const conditions: string[] = [];
	for (const hazard of HAZARDS) {
		const text = cells.text(hazard);
		if (text === undefined) continue;
		const presence = readPresence(text);
		if (presence !== null) hazards[hazard] = presence;
		else if (/^[△▲]$/.test(text.normalize('NFKC').trim())) conditions.push(`${HAZARD_WORDS[hazard]}：△（条件つき）`);
		else {
			cells.refuse(
				hazard,
				'presence-unread',
				'使えるかどうか分かりません。',
				'使えるときは「○」か「1」を書き、使えないときは空けてください。',
			);
		}
	}
	return compact({
		hazards: Object.keys(hazards).length > 0 ? hazards : undefined,
		hazardText: conditions.length > 0 ? conditions.join('、') : undefined,
	});
}

function readHoursText(cells: RowCells): string | undefined {
	const [days, from, to] = [cells.text('days'), cells.text('openFrom'), cells.text('openTo')];
	const hours = from !== undefined && to !== undefined ? `${from}～${to}` : from;
	return [days, hours, cells.text('hoursText')].filter(Boolean).join(' ') || undefined;
}
